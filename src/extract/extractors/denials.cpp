// extract/extractors/denials.cpp - what a party denies, claims to be lawful, does not acknowledge
// or does not comment on
//
// Four ways lead to a denial: a verb of denying with what it denies ("rejected the allegations"), a
// phrase of the lexicon ("had nothing to do with"), an act said not to have been done ("no
// civilians were killed"), and people or acts said not to be what others call them ("there are no
// political prisoners"). Words of other people about a denial stay with the party that denies.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/denial_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"
#include "text/lemmas.h"

namespace habeas {
void DenialFinder::run() {
  for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
    if (a_.chunks[c].kind == ChunkKind::verb && !a_.in_title(a_.chunks[c].head)) verb(c);
  }
  for (const TokenRange sentence : a_.tokens.sentences) {
    sentence_ = sentence;
    hits_ = a_.context->denials.find(a_.tokens, sentence);
    denies_without_verb();
    for (const PhraseHit& hit : hits_) phrase(hit);
    tells_otherwise();
    legality();
    silence();
  }
  for (const Frame& frame : r_.frames) negated(frame);
  for (const TokenRange sentence : a_.tokens.sentences) {
    sentence_ = sentence;
    lacks_proof();
    no_such_people();
    keeps_nobody();
    at_no_time();
    there_was_none();
    not_done();
  }
}

std::string_view DenialFinder::label(const PhraseHit& hit) const {
  return a_.context->denials[hit.phrase].label;
}

bool DenialFinder::is_form(std::uint32_t token, std::span<const std::string_view> lemmas) const {
  const std::string_view word = a_.word(token);
  return may_be_form_of(word, lemmas) && has_verb_lemma(fold(word), lemmas);
}

TokenRange DenialFinder::to_clause_end(std::uint32_t begin) const {
  const TokenRange sentence = a_.sentence(begin);
  std::uint32_t end = begin;
  // A full stop inside the sentence belongs to a short form: "denied that Mr. Orlo was held".
  const auto stops = [&](std::uint32_t t) { return a_.word(t) == "." && t + 2 >= sentence.end; };
  while (end < sentence.end && a_.word(end) != "," && a_.word(end) != ";" && !stops(end)) ++end;
  return {begin, std::max(end, begin + 1)};
}

bool DenialFinder::is_taken(TokenRange anchor) const {
  const TextSpan span = a_.tokens.span(anchor);
  for (std::size_t i = first_claim_; i < draft_.claims.size(); ++i) {
    const TextSpan& other = draft_.claims[i].anchor;
    if (other.begin < span.end && span.begin < other.end) return true;
  }
  return false;
}

void DenialFinder::add(const char* subkind, TokenRange anchor, const Voice* holder,
                       std::uint32_t party) {
  const std::string_view kind = subkind;
  if (is_taken(anchor) || (kind == "denial_of_act" && is_unclear(anchor))) return;
  DraftClaim claim =
      make_claim(r_, ClaimKind::denial, subkind, anchor, clause_around(r_, anchor), holder);
  claim.mood = Mood::denied;
  if (kind == "denial_of_act") claim.counted = deed_in(anchor);
  if (kind == "assertion_of_legality") claim.mood = Mood::asserted;
  if (kind == "non_acknowledgement" || kind == "no_comment") {
    claim.mood = Mood::asserted;
    claim.polarity = Polarity::negative;
  }
  if (party != kNone) add_role(r_, claim, RoleName::agent, party);
  draft_.claims.push_back(std::move(claim));
}

std::string DenialFinder::deed_in(TokenRange words) const {
  for (const Frame& frame : frames_in(r_.frames, a_.sentence(words.begin))) {
    if (words.contains(frame.trigger.begin) && makes_incident(frame.subkind))
      return frame.subkind + "/denied";
  }
  return {};
}

void DenialFinder::add_said(const char* subkind, TokenRange anchor) {
  const std::vector<const SpeechAct*> acts = r_.voices.at(anchor.begin);
  const std::size_t before = draft_.claims.size();
  add(subkind, anchor, nullptr, kNone);
  if (draft_.claims.size() == before || acts.empty() || acts.front()->voice.range.empty()) return;
  const TokenRange voice = acts.front()->voice.range;
  const std::uint32_t chunk = a_.chunk_at[voice.begin];
  // The words of a whole phrase may be the name of a state, or of its capital.
  const bool is_phrase = chunk != kNone && a_.chunks[chunk].range.begin == voice.begin &&
                         a_.chunks[chunk].range.end == voice.end;
  if (is_phrase) {
    add_role(r_, draft_.claims.back(), RoleName::agent, chunk);
  } else {
    add_role(r_, draft_.claims.back(), RoleName::agent, voice);
  }
}

bool DenialFinder::is_wish(std::uint32_t token) const {
  const std::vector<const SpeechAct*> acts = r_.voices.at(token);
  return !acts.empty() && acts.front()->mood == Mood::hypothetical;
}

const SpeechAct* DenialFinder::act_of(std::uint32_t chunk) const {
  const std::vector<SpeechAct>& acts = r_.voices.acts;  // in text order of their cues
  auto act =
      std::lower_bound(acts.begin(), acts.end(), a_.chunks[chunk].range.begin,
                       [](const SpeechAct& x, std::uint32_t token) { return x.cue.begin < token; });
  for (; act != acts.end() && a_.chunks[chunk].range.contains(act->cue.begin); ++act) {
    if (!act->cue.empty()) return &*act;
  }
  return nullptr;
}

void DenialFinder::verb(std::uint32_t c) {
  const Chunk& v = a_.chunks[c];
  if (is_wish(v.head) || rejected_by(c) || v.passive || waves_away(c) || leaves_unanswered(c))
    return;
  blames_others(c);
  if (denies(c)) {
    const SpeechAct* const act = act_of(c);
    const TokenRange anchor = to_clause_end(v.head);
    add(kind_of_denial(anchor), anchor, act == nullptr ? nullptr : &act->voice, subject_of(a_, c));
    return;
  }
  // "didn't comment": a contraction that no phrase of the lexicon spells.
  static constexpr std::array<std::string_view, 6> kSilent = {"comment", "answer",  "reply",
                                                              "discuss", "respond", "elaborate"};
  static constexpr std::array<std::string_view, 1> kSay = {"say"};
  static constexpr std::array<std::string_view, 3> kAcknowledge = {"acknowledge", "confirm",
                                                                   "admit"};
  const std::uint32_t object = object_of(a_, c);
  const bool silent =
      v.negative &&
      (is_form(v.head, kSilent) || (v.modal != 0 && v.modal != "could"_w && is_form(v.head, kSay)));
  if (silent && is_teller_of_page(subject_of(a_, c), v.head)) return;
  if (silent || (object != kNone && gives_no_word(c, object))) {
    add("no_comment", {v.range.begin, object == kNone ? v.range.end : a_.chunks[object].range.end},
        nullptr, subject_of(a_, c));
  } else if (v.negative && is_form(v.head, kAcknowledge)) {
    add("non_acknowledgement", {v.range.begin, to_clause_end(v.head).end}, nullptr,
        subject_of(a_, c));
  }
}

bool DenialFinder::is_teller_of_page(std::uint32_t subject, std::uint32_t token) const {
  if (subject == kNone || !r_.voices.at(token).empty()) return false;
  const std::uint64_t key = a_.key(a_.chunks[subject].head);
  return key == "i"_w || key == "we"_w;
}

bool DenialFinder::denies(std::uint32_t c) const {
  static constexpr std::array<std::string_view, 8> kAlways = {
      "refute", "rebut", "repudiate", "disavow", "gainsay", "disclaim", "debunk", "negate"};
  static constexpr std::array<std::string_view, 7> kAccounts = {
      "reject", "dismiss", "dispute", "contest", "challenge", "rubbish", "contradict"};
  const Chunk& v = a_.chunks[c];
  const bool neither = v.range.begin > 0 && a_.key(v.range.begin - 1) == "nor"_w;
  if (v.infinitive || v.negative || neither) return false;
  static constexpr std::array<std::string_view, 1> kDeny = {"deny"};
  if (is_form(v.head, kAlways)) return true;
  const bool deny = is_form(v.head, kDeny);
  if (!deny && !is_form(v.head, kAccounts)) return false;
  if (v.range.end >= a_.sentence(v.head).end) return deny;
  const TokenRange object = to_clause_end(v.range.end);
  if (!deny && (contests_power(object) || contests_denial(object) || is_ruled_by_court(c) ||
                v.modal == "will"_w))
    return false;
  const std::uint32_t next = next_verb(c);
  for (const PhraseHit& hit : a_.context->denials.find(a_.tokens, object)) {
    if (deny && label(hit) == "refusal" && hit.range.begin < next) return false;
    if (!deny && label(hit) == "account") return true;
  }
  return deny || denies_act(object);
}

bool DenialFinder::contests_power(TokenRange object) const {
  static constexpr std::array<std::uint64_t, 8> kAccounts = {
      "version"_w, "account"_w, "denial"_w,  "explanation"_w,
      "claim"_w,   "claims"_w,  "denials"_w, "narrative"_w};
  bool power = false;
  for (std::uint32_t t = object.begin; t < object.end && t < object.begin + 6; ++t) {
    if (one_of(a_.key(t), kAccounts)) return power;
    power = power || a_.key(t) == "official"_w || is_power(word_key(singular(fold(a_.word(t)))));
  }
  return false;
}

bool DenialFinder::contests_denial(TokenRange object) const {
  const std::uint32_t sentence = a_.tokens.sentence_of(object.begin);
  if (object.size() > 2 || sentence == 0 ||
      !one_of(a_.key(object.begin), {"that"_w, "this"_w, "it"_w}))
    return false;
  const TokenRange before = a_.tokens.sentences[sentence - 1];
  for (const PhraseHit& hit : a_.context->denials.find(a_.tokens, before)) {
    const std::string_view kind = label(hit);
    if (kind != "account" && kind != "refusal" && kind != "silent") return true;
  }
  return false;
}

bool DenialFinder::is_claim_of_power(std::uint32_t verb) const {
  static constexpr std::array<std::uint64_t, 7> kClaims = {
      "claim"_w,   "denial"_w,  "assertion"_w, "insistence"_w,
      "account"_w, "version"_w, "statement"_w};
  for (std::uint32_t t = sentence_.begin + 1; t + 1 < verb; ++t) {
    if (a_.key(t) == "'s"_w && one_of(a_.key(t + 1), kClaims)) {
      const std::uint32_t chunk = a_.chunk_at[t];
      return chunk != kNone && may_answer(chunk);
    }
  }
  return false;
}

std::uint32_t DenialFinder::next_verb(std::uint32_t c) const {
  ++c;
  while (c < a_.chunks.size() && a_.chunks[c].kind != ChunkKind::verb) ++c;
  return c < a_.chunks.size() ? a_.chunks[c].range.begin : a_.size();
}

bool DenialFinder::denies_act(TokenRange object) const {
  return std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& frame) {
    return object.contains(frame.trigger.begin) && makes_incident(frame.subkind);
  });
}

void DenialFinder::denies_without_verb() {
  for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
    if (!one_of(a_.key(t), {"denies"_w, "denied"_w}) || a_.in_title(t)) continue;
    const std::uint32_t chunk = a_.chunk_at[t];
    if (chunk != kNone && a_.chunks[chunk].kind == ChunkKind::verb) continue;
    const std::uint32_t party = a_.chunk_at[t - 1] == kNone ? chunk : a_.chunk_at[t - 1];
    const TokenRange anchor = to_clause_end(t);
    add(kind_of_denial(anchor), anchor, party == kNone ? nullptr : &r_.parties[party], party);
  }
}

bool DenialFinder::gives_no_word(std::uint32_t verb, std::uint32_t object) const {
  static constexpr std::array<std::uint64_t, 9> kWords = {
      "comment"_w,  "statement"_w, "mention"_w,     "answer"_w,  "reply"_w,
      "response"_w, "detail"_w,    "explanation"_w, "reaction"_w};
  static constexpr std::array<std::string_view, 6> kVerbs = {"make",  "give",    "offer",
                                                             "issue", "receive", "get"};
  return a_.key(a_.chunks[object].range.begin) == "no"_w &&
         one_of(word_key(a_.head_noun(a_.chunks[object])), kWords) &&
         is_form(a_.chunks[verb].head, kVerbs) &&
         (!is_plain_lack(a_.chunks[object].range) ||
          is_asked_of_deed(a_.chunks[object].head, subject_of(a_, verb)));
}

bool DenialFinder::is_plain_lack(TokenRange words) const {
  static constexpr std::array<std::uint64_t, 9> kWithheld = {
      "comment"_w, "names"_w,   "details"_w,     "detail"_w,   "figures"_w,
      "reason"_w,  "reasons"_w, "explanation"_w, "knowledge"_w};
  bool no = false;
  bool withheld = false;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (a_.key(t) == "further"_w) return false;  // "no further comment": there was one on it
    no = no || a_.key(t) == "no"_w;
    withheld = withheld || one_of(a_.key(t), kWithheld);
  }
  return no && withheld;
}

bool DenialFinder::is_asked_of_deed(std::uint32_t token, std::uint32_t subject) const {
  if (subject != kNone && a_.chunks[subject].kind == ChunkKind::noun &&
      r_.voices.at(token).empty() && !may_answer(subject))
    return false;
  const std::uint32_t block = a_.tokens.block_of(token);
  TokenRange near = a_.tokens.blocks[block];
  if (block > 0) near.begin = a_.tokens.blocks[block - 1].begin;
  return std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& frame) {
    return near.contains(frame.trigger.begin) && makes_incident(frame.subkind);
  });
}

bool DenialFinder::may_answer(std::uint32_t subject) const {
  const Chunk& c = a_.chunks[subject];
  if (a_.is_force(c)) return true;
  if (a_.name_in(c.range, {MentionKind::person, MentionKind::organisation, MentionKind::place}) !=
      nullptr)
    return true;
  for (std::uint32_t t = c.range.begin; t < c.range.end; ++t) {
    if (is_power(word_key(singular(fold(a_.word(t)))))) return true;
  }
  return false;
}

const char* DenialFinder::kind_of_denial(TokenRange words) const {
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    const std::uint64_t key = a_.key(t);
    if (key == "existence"_w || (key == "so"_w && t + 2 < words.end && a_.key(t + 2) == "called"_w))
      return "denial_of_category";
    if (one_of(key, {"responsibility"_w, "involvement"_w, "role"_w, "blame"_w, "complicity"_w,
                     "part"_w, "knowledge"_w, "involved"_w, "implicated"_w}))
      return "denial_of_responsibility";
    if (key == "anything"_w && a_.key(t + 1) == "to"_w && a_.key(t + 2) == "do"_w)
      return "denial_of_responsibility";
  }
  return "denial_of_act";
}

void DenialFinder::phrase(const PhraseHit& hit) {
  if (a_.in_title(hit.range.begin) || is_wish(hit.range.begin)) return;
  const std::string_view kind = label(hit);
  if (is_plain(hit) && !tells_deed()) return;
  std::uint32_t verb = verb_of_content(hit.range.begin);
  const std::uint32_t before = verb_before(hit.range.begin);
  if (kind == "false" && before != kNone && calls_false(before)) verb = before;
  TokenRange anchor = hit.range;
  if (verb != kNone && anchor.begin - a_.chunks[verb].range.begin <= 8)
    anchor.begin = a_.chunks[verb].range.begin;
  const std::uint32_t subject = verb == kNone ? kNone : subject_of(a_, verb);
  if (is_plain_lack(hit.range) && !is_asked_of_deed(hit.range.begin, subject)) return;
  // "said nothing of the kind had been there"
  if (kind == "silent" && a_.key(hit.range.end - 1) == "nothing"_w &&
      a_.key(hit.range.end) == "of"_w) {
    const std::uint32_t nothing = hit.range.end - 1;
    const bool kind_of_it =
        nothing + 3 < sentence_.end && one_of(a_.key(nothing + 3), {"kind"_w, "sort"_w});
    if (kind_of_it && speaks_for_power(nothing)) add_said("denial_of_act", {nothing, nothing + 4});
    return;
  }
  // "Norland's claim that they are migrants is a fiction": who says so denies no deed.
  if (kind == "false" && verb != kNone && is_claim_of_power(a_.chunks[verb].range.begin)) return;
  if (names_a_thing(hit) || ends_a_call(hit) || lacks_a_thing(hit, subject)) return;
  if (were_told(hit.range.begin)) return;
  if (kind == "silent" && a_.key(hit.range.begin) == "not"_w && hit.range.begin > 0 &&
      one_of(a_.key(hit.range.begin - 1), {"could"_w, "can"_w}))
    return;  // "could not say how many": does not know
  if (kind == "false" && is_false_account(hit)) {
    add_said("denial_of_act", {hit.range.begin, to_clause_end(hit.range.end).end});
  } else if (kind == "silent") {
    add("no_comment", anchor, nullptr, subject);
  } else if (kind == "unacknowledged") {
    add("non_acknowledgement", {anchor.begin, to_clause_end(hit.range.end - 1).end}, nullptr,
        subject);
  } else if (kind == "baseless") {
    add_said("denial_of_act", hit.range);
  } else if (kind == "responsibility") {
    if (!answers_for(hit.range.begin, subject) || inquires_into_it(hit)) return;
    add_said("denial_of_responsibility", anchor);
  } else if (kind == "lawful") {
    add_said("assertion_of_legality", {anchor.begin, to_clause_end(hit.range.end - 1).end});
  } else if (kind == "never" && verb == kNone && !r_.voices.at(hit.range.begin).empty()) {
    add_said("denial_of_act", hit.range);
  } else if (verb != kNone && anchor.begin < hit.range.begin &&
             (kind == "never" || (kind == "false" && calls_false(verb)))) {
    // "Nobody signs such a form voluntarily" says the contrary.
    if (kind == "never" && subject != kNone && nobody(subject)) return;
    if (kind == "never" && tells_of_anybody(hit.range.begin)) return;
    static constexpr std::array<std::string_view, 2> kSpeak = {"speak", "talk"};
    const bool party = kind == "false" && subject != kNone &&
                       (is_classing(verb) || is_form(a_.chunks[verb].head, kSpeak));
    const Voice* holder = party ? &r_.parties[subject] : nullptr;
    add("denial_of_act", anchor, holder, party ? subject : kNone);
  }
}

bool DenialFinder::is_plain(const PhraseHit& hit) const {
  static constexpr std::array<std::uint64_t, 8> kPlain = {
      "silent"_w, "accord"_w,      "do"_w,       "unanswered"_w,
      "staged"_w, "voluntarily"_w, "answered"_w, "confirm"_w};
  for (std::uint32_t t = hit.range.begin; t < hit.range.end; ++t) {
    if (one_of(a_.key(t), kPlain)) return true;
  }
  // "could not be reached by bus"
  return hit.range.end < sentence_.end && a_.key(hit.range.end) == "by"_w &&
         a_.key(hit.range.end - 1) == "reached"_w;
}

bool DenialFinder::tells_deed() const {
  return std::any_of(r_.frames.begin(), r_.frames.end(),
                     [](const Frame& frame) { return makes_incident(frame.subkind); });
}

bool DenialFinder::were_told(std::uint32_t token) const {
  constexpr std::uint32_t kReach = 6;  // words
  for (std::uint32_t t = token; t-- > sentence_.begin + 1 && token - t <= kReach;) {
    if (a_.word(t) == "," || a_.word(t) == ";") return false;
    const std::uint32_t c = a_.chunk_at[t];
    if (a_.key(t) == "told"_w && c != kNone && a_.chunks[c].passive) return true;
  }
  return false;
}

bool DenialFinder::is_false_account(const PhraseHit& hit) const {
  static constexpr std::array<std::uint64_t, 12> kAccounts = {
      "claims"_w,      "reports"_w, "rumours"_w,  "rumors"_w,      "information"_w, "stories"_w,
      "allegations"_w, "news"_w,    "accounts"_w, "accusations"_w, "report"_w,      "story"_w};
  const std::uint32_t that = hit.range.end + 1;
  return that + 1 < sentence_.end && one_of(a_.key(hit.range.end), kAccounts) &&
         one_of(a_.key(that), {"that"_w, "of"_w, "about"_w}) && denies_act(to_clause_end(that));
}

bool DenialFinder::names_a_thing(const PhraseHit& hit) const {
  static constexpr std::array<std::uint64_t, 22> kAccounts = {
      "claim"_w,     "claims"_w,     "report"_w,      "reports"_w,  "accusation"_w, "accusations"_w,
      "charge"_w,    "allegation"_w, "allegations"_w, "charges"_w,  "statement"_w,  "statements"_w,
      "news"_w,      "rumours"_w,    "rumors"_w,      "story"_w,    "stories"_w,    "information"_w,
      "narrative"_w, "propaganda"_w, "fabrication"_w, "invention"_w};
  const std::uint32_t next = hit.range.end;
  if (next >= sentence_.end) return false;
  if (a_.key(next) == "manslaughter"_w) return true;  // "pleaded to voluntary manslaughter"
  const std::uint64_t word = a_.key(next - 1);
  return (word == "false"_w || word == "fake"_w) && a_.pos(next) == Pos::noun &&
         !one_of(a_.key(next), kAccounts);
}

bool DenialFinder::tells_of_anybody(std::uint32_t token) const {
  static constexpr std::array<std::uint64_t, 6> kAnybody = {"those"_w,    "anyone"_w, "anybody"_w,
                                                            "everyone"_w, "all"_w,    "citizens"_w};
  constexpr std::uint32_t kReach = 3;  // words: "those who return voluntarily"
  for (std::uint32_t t = token; t-- > sentence_.begin + 1 && token - t <= kReach;) {
    if (a_.key(t) != "who"_w || !one_of(a_.key(t - 1), kAnybody)) continue;
    const std::string verb = fold(a_.word(t + 1));
    return t + 1 < token && verb_lemma(verb) == verb;
  }
  return false;
}

bool DenialFinder::answers_for(std::uint32_t token, std::uint32_t subject) const {
  if (!r_.voices.at(token).empty() || subject == kNone || is_statement_of_power()) return true;
  const Chunk& c = a_.chunks[subject];
  if (c.kind == ChunkKind::pronoun || a_.is_force(c)) return true;
  for (std::uint32_t t = c.range.begin; t < c.range.end; ++t) {
    if (is_power(word_key(singular(fold(a_.word(t)))))) return true;
  }
  return a_.name_in(c.range, {MentionKind::person}) == nullptr;
}

std::uint32_t DenialFinder::verb_before(std::uint32_t token) const {
  std::uint32_t found = kNone;
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin <= token; ++c) {
    if (is_finite(a_.chunks[c])) found = c;
  }
  return found;
}

bool DenialFinder::is_classing(std::uint32_t verb) const {
  static constexpr std::array<std::string_view, 13> kClassing = {
      "call", "dismiss", "reject",   "label", "brand", "describe", "denounce",
      "term", "deem",    "consider", "slam",  "decry", "condemn"};
  return !a_.chunks[verb].passive && is_form(a_.chunks[verb].head, kClassing);
}

bool DenialFinder::calls_false(std::uint32_t verb) const {
  const Chunk& v = a_.chunks[verb];
  if (v.negative) return false;
  if (v.passive || is_classing(verb)) return true;
  // "spoke of a smear campaign"
  static constexpr std::array<std::string_view, 2> kSpeak = {"speak", "talk"};
  if (is_form(v.head, kSpeak) && a_.key(v.range.end) == "of"_w) return true;
  return one_of(a_.key(v.head),
                {"is"_w, "are"_w, "was"_w, "were"_w, "be"_w, "been"_w, "being"_w, "'s"_w, "'re"_w});
}

void DenialFinder::legality() {
  for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
    const bool accord =
        is_done_under(t) ||
        (one_of(a_.key(t), {"accordance"_w, "line"_w, "compliance"_w, "conformity"_w}) &&
         a_.key(t + 1) == "with"_w);
    const bool lawful = one_of(a_.key(t), {"lawfully"_w, "lawful"_w, "legally"_w, "legal"_w});
    if (!accord && !(lawful && says_of_an_act(t))) continue;
    if ((accord && !law_behind(t + 2)) || is_wish(t)) continue;
    const std::vector<const SpeechAct*> acts = r_.voices.at(t);
    std::uint32_t begin = t;
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < t; ++c) {
      const bool said = acts.empty() || acts.front()->content.contains(a_.chunks[c].range.begin);
      if (is_finite(a_.chunks[c]) && said) begin = a_.chunks[c].range.begin;
    }
    add_said("assertion_of_legality", {begin, to_clause_end(t).end});
    return;
  }
}

bool DenialFinder::is_done_under(std::uint32_t t) const {
  static constexpr std::array<std::string_view, 5> kDo = {"carry", "conduct", "make", "do",
                                                          "perform"};
  if (a_.key(t) != "under"_w || t < sentence_.begin + 2) return false;
  const std::uint32_t particle = a_.key(t - 1) == "out"_w ? 2 : 1;
  const std::uint32_t verb = a_.chunk_at[t - particle];
  return verb != kNone && a_.chunks[verb].kind == ChunkKind::verb && a_.chunks[verb].passive &&
         !a_.chunks[verb].negative && is_form(a_.chunks[verb].head, kDo) &&
         speaks_or_tells_for_power(t);
}

bool DenialFinder::says_of_an_act(std::uint32_t t) const {
  static constexpr std::array<std::uint64_t, 16> kHad = {
      "owned"_w,   "bought"_w, "purchased"_w, "registered"_w,  "obtained"_w, "possessed"_w,
      "carried"_w, "armed"_w,  "acquired"_w,  "responsible"_w, "liable"_w,   "bound"_w,
      "binding"_w, "blind"_w,  "required"_w,  "entitled"_w};
  if (t + 1 < sentence_.end && one_of(a_.key(t + 1), kHad)) return false;  // "a legally owned gun"
  if (a_.key(t) == "lawfully"_w || a_.key(t) == "legally"_w) return true;
  const bool noun_behind = t + 1 < sentence_.end && a_.pos(t + 1) == Pos::noun;
  if (noun_behind) return false;
  const std::uint64_t before = t > sentence_.begin ? a_.key(t - 1) : 0;
  return a_.key(t) == "lawful"_w ||
         one_of(before, {"is"_w, "are"_w, "was"_w, "were"_w, "been"_w, "fully"_w, "entirely"_w,
                         "completely"_w, "perfectly"_w});
}

bool DenialFinder::law_behind(std::uint32_t from) const {
  static constexpr std::array<std::string_view, 19> kLaw = {
      "law",         "laws",       "norms",        "rules",       "regulations",
      "act",         "acts",       "constitution", "obligations", "procedures",
      "legislation", "agreement",  "decision",     "treaty",      "resolution",
      "order",       "agreements", "conventions",  "convention"};
  for (std::uint32_t t = from; t < std::min(sentence_.end, from + 6); ++t) {
    if (one_of(std::string_view(fold(a_.word(t))), kLaw)) return true;
  }
  return false;
}

void DenialFinder::silence() {
  for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
    if (!one_of(a_.key(t), {"absence"_w, "lack"_w, "no"_w, "without"_w, "silence"_w})) continue;
    for (std::uint32_t i = t + 1; i < sentence_.end && i < t + 6; ++i) {
      if (!one_of(a_.key(i), {"comment"_w, "comments"_w, "response"_w, "responses"_w, "reply"_w,
                              "replies"_w, "reaction"_w, "statement"_w}))
        continue;
      const std::uint32_t c = a_.next_chunk(i + 1);
      const bool from = c < a_.chunks.size() && a_.chunks[c].preposition != kNone &&
                        a_.key(a_.chunks[c].preposition) == "from"_w;
      if (!from) break;
      add("no_comment", {t, i + 1}, nullptr, c);
      t = i;
      break;
    }
  }
}

namespace {

void run(const TextReading& reading, Draft& draft) { DenialFinder(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_denials;
const Extractor extractor_denials = {"denials", "2",
                                     "denials, silence and claims of lawfulness by a party", run};

}  // namespace habeas
