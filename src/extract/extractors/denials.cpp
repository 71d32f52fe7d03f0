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

#include "extract/extractor.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

template <class Value, std::size_t N>
bool one_of(const Value& value, const std::array<Value, N>& values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

using Keys = std::initializer_list<std::uint64_t>;
bool one_of(std::uint64_t key, Keys keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class Denials {
 public:
  Denials(const TextReading& reading, Draft& draft)
      : r_(reading), a_(reading.a), draft_(draft), first_claim_(draft.claims.size()) {}

  void run() {
    for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
      if (a_.chunks[c].kind == ChunkKind::verb && !a_.in_title(a_.chunks[c].head)) verb(c);
    }
    for (const TokenRange sentence : a_.tokens.sentences) {
      sentence_ = sentence;
      hits_ = a_.context->denials.find(a_.tokens, sentence);
      denies_without_verb();
      for (const PhraseHit& hit : hits_) phrase(hit);
      legality();
      silence();
    }
    for (const Frame& frame : r_.frames) negated(frame);
    for (const TokenRange sentence : a_.tokens.sentences) {
      sentence_ = sentence;
      no_such_people();
      keeps_nobody();
      at_no_time();
      there_was_none();
      not_done();
    }
  }

 private:
  [[nodiscard]] std::string_view label(const PhraseHit& hit) const {
    return a_.context->denials[hit.phrase].label;
  }

  /// Is the verb at this token a form of one of these?
  template <std::size_t N>
  [[nodiscard]] bool is_form(std::uint32_t token,
                             const std::array<std::string_view, N>& lemmas) const {
    const std::string word = fold(a_.word(token));
    // Every form of these verbs but "be" begins as the verb does.
    if (word.empty() || std::none_of(lemmas.begin(), lemmas.end(), [&](std::string_view lemma) {
          return lemma == "be" || lemma.front() == word.front();
        }))
      return false;
    for (const std::string& lemma : verb_lemmas(word)) {
      if (one_of(std::string_view(lemma), lemmas)) return true;
    }
    return false;
  }

  TokenRange to_clause_end(std::uint32_t begin) const {
    const TokenRange sentence = a_.sentence(begin);
    std::uint32_t end = begin;
    // A full stop inside the sentence belongs to a short form: "denied that Mr. Orlo was held".
    const auto stops = [&](std::uint32_t t) { return a_.word(t) == "." && t + 2 >= sentence.end; };
    while (end < sentence.end && a_.word(end) != "," && a_.word(end) != ";" && !stops(end)) ++end;
    return {begin, std::max(end, begin + 1)};
  }

  /// One denial for one stretch of words: what is nearer to the verb comes first and stays.
  bool is_taken(TokenRange anchor) const {
    const TextSpan span = a_.tokens.span(anchor);
    for (std::size_t i = first_claim_; i < draft_.claims.size(); ++i) {
      const TextSpan& other = draft_.claims[i].anchor;
      if (other.begin < span.end && span.begin < other.end) return true;
    }
    return false;
  }

  void add(const char* subkind, TokenRange anchor, const Voice* holder, std::uint32_t party) {
    if (is_taken(anchor)) return;
    DraftClaim claim =
        make_claim(r_, ClaimKind::denial, subkind, anchor, clause_around(r_, anchor), holder);
    claim.mood = Mood::denied;
    const std::string_view kind = subkind;
    if (kind == "assertion_of_legality") claim.mood = Mood::asserted;
    if (kind == "non_acknowledgement" || kind == "no_comment") {
      claim.mood = Mood::asserted;
      claim.polarity = Polarity::negative;
    }
    if (party != kNone) add_role(r_, claim, RoleName::agent, party);
    draft_.claims.push_back(std::move(claim));
  }

  /// The same, with the speaker at the anchor as the party.
  void add_said(const char* subkind, TokenRange anchor) {
    const std::vector<const SpeechAct*> acts = r_.voices.at(anchor.begin);
    const std::size_t before = draft_.claims.size();
    add(subkind, anchor, nullptr, kNone);
    if (draft_.claims.size() > before && !acts.empty() && !acts.front()->voice.range.empty())
      add_role(r_, draft_.claims.back(), RoleName::agent, acts.front()->voice.range);
  }

  /// Nobody denies what he is only asked to deny.
  bool is_wish(std::uint32_t token) const {
    const std::vector<const SpeechAct*> acts = r_.voices.at(token);
    return !acts.empty() && acts.front()->mood == Mood::hypothetical;
  }

  /// The voice of the act whose cue is this verb group.
  const SpeechAct* act_of(std::uint32_t chunk) const {
    for (const SpeechAct& act : r_.voices.acts) {
      if (!act.cue.empty() && a_.chunks[chunk].range.contains(act.cue.begin)) return &act;
    }
    return nullptr;
  }

  // ------------------------------------------------------------------------------------- verbs

  void verb(std::uint32_t c) {
    const Chunk& v = a_.chunks[c];
    if (v.passive || is_wish(v.head)) return;
    if (denies(c)) {
      const SpeechAct* const act = act_of(c);
      const TokenRange anchor = to_clause_end(v.head);
      add(kind_of_denial(anchor), anchor, act == nullptr ? nullptr : &act->voice,
          subject_of(a_, c));
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
        v.negative && (is_form(v.head, kSilent) || (v.modal != 0 && is_form(v.head, kSay)));
    if (silent || (object != kNone && gives_no_word(c, object))) {
      add("no_comment",
          {v.range.begin, object == kNone ? v.range.end : a_.chunks[object].range.end}, nullptr,
          subject_of(a_, c));
    } else if (v.negative && is_form(v.head, kAcknowledge)) {
      add("non_acknowledgement", {v.range.begin, to_clause_end(v.head).end}, nullptr,
          subject_of(a_, c));
    }
  }

  /// "denied the killings", "rejected the report", "dismissed it as propaganda"; not "denied him
  /// entry", "rejected the visa", "dismissed the officer".
  bool denies(std::uint32_t c) const {
    static constexpr std::array<std::string_view, 8> kAlways = {
        "refute", "rebut", "repudiate", "disavow", "gainsay", "disclaim", "debunk", "negate"};
    static constexpr std::array<std::string_view, 6> kAccounts = {
        "reject", "dismiss", "dispute", "contest", "challenge", "rubbish"};
    const Chunk& v = a_.chunks[c];
    const bool neither = v.range.begin > 0 && a_.key(v.range.begin - 1) == "nor"_w;
    if (v.infinitive || v.negative || neither) return false;
    static constexpr std::array<std::string_view, 1> kDeny = {"deny"};
    if (is_form(v.head, kAlways)) return true;
    const bool deny = is_form(v.head, kDeny);
    if (!deny && !is_form(v.head, kAccounts)) return false;
    if (v.range.end >= a_.sentence(v.head).end) return deny;
    const TokenRange object = to_clause_end(v.range.end);
    const std::uint32_t next = next_verb(c);
    for (const PhraseHit& hit : a_.context->denials.find(a_.tokens, object)) {
      if (deny && label(hit) == "refusal" && hit.range.begin < next) return false;
      if (!deny && label(hit) == "account") return true;
    }
    return deny || denies_act(object);
  }

  /// First token of the next verb group.
  std::uint32_t next_verb(std::uint32_t c) const {
    ++c;
    while (c < a_.chunks.size() && a_.chunks[c].kind != ChunkKind::verb) ++c;
    return c < a_.chunks.size() ? a_.chunks[c].range.begin : a_.size();
  }

  /// "dismissed the killings as a quarrel": an event in what is rejected.
  bool denies_act(TokenRange object) const {
    return std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& frame) {
      return object.contains(frame.trigger.begin) && makes_incident(frame.subkind);
    });
  }

  /// "Laos denies everything": a form that is never a noun, whatever the tagger took it for.
  void denies_without_verb() {
    for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
      if (!one_of(a_.key(t), {"denies"_w, "denied"_w}) || a_.in_title(t)) continue;
      const std::uint32_t chunk = a_.chunk_at[t];
      if (chunk != kNone && a_.chunks[chunk].kind == ChunkKind::verb) continue;
      const std::uint32_t party = a_.chunk_at[t - 1] == kNone ? chunk : a_.chunk_at[t - 1];
      const TokenRange anchor = to_clause_end(t);
      add(kind_of_denial(anchor), anchor, party == kNone ? nullptr : &r_.parties[party], party);
    }
  }

  /// "made no mention of", "gave no comment", "will make no further statements", "received no
  /// reply".
  bool gives_no_word(std::uint32_t verb, std::uint32_t object) const {
    static constexpr std::array<std::uint64_t, 9> kWords = {
        "comment"_w,  "statement"_w, "mention"_w,     "answer"_w,  "reply"_w,
        "response"_w, "detail"_w,    "explanation"_w, "reaction"_w};
    static constexpr std::array<std::string_view, 6> kVerbs = {"make",  "give",    "offer",
                                                               "issue", "receive", "get"};
    return a_.key(a_.chunks[object].range.begin) == "no"_w &&
           one_of(word_key(a_.head_noun(a_.chunks[object])), kWords) &&
           is_form(a_.chunks[verb].head, kVerbs);
  }

  const char* kind_of_denial(TokenRange words) const {
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      const std::uint64_t key = a_.key(t);
      if (key == "existence"_w ||
          (key == "so"_w && t + 2 < words.end && a_.key(t + 2) == "called"_w))
        return "denial_of_category";
      if (one_of(key, {"responsibility"_w, "involvement"_w, "role"_w, "blame"_w, "complicity"_w,
                       "part"_w, "knowledge"_w}))
        return "denial_of_responsibility";
    }
    return "denial_of_act";
  }

  // ----------------------------------------------------------------------------------- phrases

  void phrase(const PhraseHit& hit) {
    if (a_.in_title(hit.range.begin) || is_wish(hit.range.begin)) return;
    const std::string_view kind = label(hit);
    const std::uint32_t verb = verb_before(hit.range.begin);
    TokenRange anchor = hit.range;
    if (verb != kNone && anchor.begin - a_.chunks[verb].range.begin <= 8)
      anchor.begin = a_.chunks[verb].range.begin;
    const std::uint32_t subject = verb == kNone ? kNone : subject_of(a_, verb);
    if (kind == "silent") {
      add("no_comment", anchor, nullptr, subject);
    } else if (kind == "unacknowledged") {
      add("non_acknowledgement", {anchor.begin, to_clause_end(hit.range.end - 1).end}, nullptr,
          subject);
    } else if (kind == "baseless") {
      add_said("denial_of_act", hit.range);
    } else if (kind == "responsibility") {
      if (!answers_for(hit.range.begin, subject)) return;
      add_said("denial_of_responsibility", anchor);
    } else if (kind == "lawful") {
      add_said("assertion_of_legality", {anchor.begin, to_clause_end(hit.range.end - 1).end});
    } else if (verb != kNone && anchor.begin < hit.range.begin &&
               (kind == "never" || (kind == "false" && calls_false(verb)))) {
      const bool party = kind == "false" && is_classing(verb) && subject != kNone;
      const Voice* holder = party ? &r_.parties[subject] : nullptr;
      add("denial_of_act", anchor, holder, party ? subject : kNone);
    }
  }

  /// "was not in the village", told by the page of a mere inhabitant, denies nothing.
  bool answers_for(std::uint32_t token, std::uint32_t subject) const {
    if (!r_.voices.at(token).empty() || subject == kNone || is_statement_of_power()) return true;
    const Chunk& c = a_.chunks[subject];
    if (c.kind == ChunkKind::pronoun || a_.is_force(c)) return true;
    for (std::uint32_t t = c.range.begin; t < c.range.end; ++t) {
      if (is_power(word_key(singular(fold(a_.word(t)))))) return true;
    }
    return a_.name_in(c.range, {MentionKind::person}) == nullptr;
  }

  /// The last finite verb group before a token in its sentence, or the one it stands in.
  std::uint32_t verb_before(std::uint32_t token) const {
    std::uint32_t found = kNone;
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin <= token; ++c) {
      if (is_finite(a_.chunks[c])) found = c;
    }
    return found;
  }

  /// "called the claims baseless", "dismissed the report as propaganda".
  bool is_classing(std::uint32_t verb) const {
    static constexpr std::array<std::string_view, 13> kClassing = {
        "call", "dismiss", "reject",   "label", "brand", "describe", "denounce",
        "term", "deem",    "consider", "slam",  "decry", "condemn"};
    return !a_.chunks[verb].passive && is_form(a_.chunks[verb].head, kClassing);
  }

  /// A word such as "false" denies behind a form of "be" or a verb of naming only.
  bool calls_false(std::uint32_t verb) const {
    const Chunk& v = a_.chunks[verb];
    if (v.negative) return false;
    if (v.passive || is_classing(verb)) return true;
    return one_of(a_.key(v.head), {"is"_w, "are"_w, "was"_w, "were"_w, "be"_w, "been"_w, "being"_w,
                                   "'s"_w, "'re"_w});
  }

  // ------------------------------------------------------------------------ acts and categories

  /// "There are no refugees", "no such thing as", "they were not prisoners but guests".
  void no_such_people() {
    for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
      const bool thing = a_.key(t) == "no"_w && a_.key(t + 1) == "such"_w;
      if (!thing && !(a_.key(t) == "no"_w && no_people(t))) continue;
      const std::vector<const SpeechAct*> acts = r_.voices.at(t);
      // A rights group that finds nobody does not deny.
      const bool other =
          !acts.empty() && acts.front()->voice.who == DraftLink::Who::entity &&
          a_.entities[acts.front()->voice.entity].kind == MentionKind::organisation &&
          !is_state(acts.front()->voice.entity);
      if (other) continue;
      std::uint32_t end = t;
      while (end < sentence_.end && a_.word(end) != "." && a_.word(end) != "," &&
             a_.word(end) != ";" && a_.word(end) != "\xE2\x80\x9D")
        ++end;
      add_said("denial_of_category", {t, end});
      return;
    }
  }

  /// "there are no refugees", "hosts no such persons": a verb of being or having, "no", and people.
  bool no_people(std::uint32_t t) const {
    std::uint32_t before = t;
    while (before > sentence_.begin && a_.pos(before - 1) == Pos::punct) --before;
    if (before == sentence_.begin ||
        !one_of(a_.key(before - 1), {"are"_w, "is"_w, "were"_w, "was"_w, "has"_w, "have"_w, "had"_w,
                                     "hosts"_w, "holds"_w, "houses"_w}))
      return false;
    const std::uint32_t chunk = a_.chunk_at[t];
    if (chunk == kNone) return false;
    if (a_.is_people(a_.chunks[chunk])) return true;
    // "There are no camps", said by those who would run them.
    const std::string_view term = a_.term_class(a_.chunks[chunk]);
    return (term == "site" || term == "harm") && speaks_for_power(t);
  }

  /// "We do not have political prisoners", said by those who would hold them.
  void keeps_nobody() {
    static constexpr std::array<std::string_view, 6> kKeep = {"have", "hold",   "keep",
                                                              "run",  "detain", "operate"};
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      const Chunk& v = a_.chunks[c];
      if (!is_finite(v) || !v.negative || v.passive || !is_form(v.head, kKeep)) continue;
      const std::uint32_t object = object_of(a_, c);
      if (object == kNone || a_.chunks[object].definite || !speaks_for_power(v.head)) continue;
      if (a_.is_people(a_.chunks[object]) || a_.term_class(a_.chunks[object]) == "site")
        add_said("denial_of_category", {v.range.begin, a_.chunks[object].range.end});
    }
  }

  bool is_state(std::uint32_t entity) const { return !a_.entities[entity].country.empty(); }

  /// "We sent nobody across", "no person was transferred", "there was no massacre": an act that its
  /// own party says it did not do.
  void negated(const Frame& frame) {
    const bool harms = makes_incident(frame.subkind) || frame.subkind == "blockade" ||
                       frame.subkind == "displacement";
    if (!harms || is_wish(frame.trigger.begin)) return;
    if (is_rule(a_.chunks[frame.chunk]) || is_impunity(frame)) return;
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    const bool negative = frame.polarity == Polarity::negative || nobody(frame.victim) ||
                          nobody(frame.agent) || nobody(frame.target) || no_before(frame) ||
                          never_carried_out(frame);
    if (!negative) return;
    const std::vector<const SpeechAct*> acts = r_.voices.at(frame.trigger.begin);
    const bool first = frame.agent != kNone && a_.chunks[frame.agent].kind == ChunkKind::pronoun &&
                       one_of(a_.key(a_.chunks[frame.agent].head), {"we"_w, "i"_w});
    if (a_.in_title(frame.trigger.begin) ? !no_before(frame)
                                         : acts.empty() && !first && sentence.size() > 24)
      return;
    const Chunk& verb = a_.chunks[frame.chunk];
    TokenRange anchor{verb.range.begin, std::max(verb.range.end, frame.trigger.end)};
    if (never_carried_out(frame)) anchor.begin = a_.chunks[frame.chunk - 1].range.begin;
    for (const std::uint32_t c : {frame.victim, frame.agent, frame.target}) {
      if (c != kNone && nobody(c))
        anchor = {std::min(anchor.begin, a_.chunks[c].range.begin),
                  std::max(anchor.end, a_.chunks[c].range.end)};
    }
    add("denial_of_act", anchor, nullptr, kNone);
  }

  /// "No one may be returned": what must not be, not what was not.
  static bool is_rule(const Chunk& verb) {
    return verb.kind == ChunkKind::verb &&
           one_of(verb.modal, {"may"_w, "shall"_w, "must"_w, "can"_w, "should"_w});
  }

  /// "Nobody has been arrested": nobody answers for the deed; no party denies anything.
  bool is_impunity(const Frame& frame) const {
    const Chunk& verb = a_.chunks[frame.chunk];
    return frame.subkind == "detention" && verb.kind == ChunkKind::verb && verb.perfect &&
           frame.passive && frame.agent == kNone && r_.voices.at(frame.trigger.begin).empty();
  }

  bool nobody(std::uint32_t chunk) const {
    return chunk != kNone && one_of(a_.key(a_.chunks[chunk].range.begin),
                                    {"nobody"_w, "no"_w, "none"_w, "neither"_w});
  }

  /// "No deportation of refugees took place".
  bool no_before(const Frame& frame) const {
    return frame.nominal && a_.key(a_.chunks[frame.chunk].range.begin) == "no"_w;
  }

  /// "has never carried out expulsions": a deed as the object of a verb denied.
  bool never_carried_out(const Frame& frame) const {
    static constexpr std::array<std::string_view, 7> kDo = {
        "carry", "commit", "conduct", "perpetrate", "order", "practise", "launch"};
    if (!frame.nominal || frame.chunk == 0) return false;
    const Chunk& verb = a_.chunks[frame.chunk - 1];
    return verb.kind == ChunkKind::verb && verb.negative && !verb.passive &&
           is_form(verb.head, kDo) && speaks_or_tells_for_power(verb.head);
  }

  bool speaks_or_tells_for_power(std::uint32_t token) const {
    return !r_.voices.at(token).empty() ? speaks_for_power(token) : is_statement_of_power();
  }

  /// "We sent nobody across", "no one was forced onto a bus", "we do not touch women", said by the
  /// holder of an office or an armed body: a deed that it says it did not do.
  void not_done() {
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      const Chunk& v = a_.chunks[c];
      if (!is_finite(v) || is_state_of_mind(v.head) || is_wish(v.head) || is_rule(v) ||
          is_condition(v.range.begin))
        continue;
      TokenRange anchor = v.range;
      if (!negates_people(c, anchor) && !(v.negative && subject_is_speaker(c))) continue;
      if (speaks_for_power(v.head)) add_said("denial_of_act", anchor);
    }
  }

  /// "if nobody claims them"
  bool is_condition(std::uint32_t verb) const {
    for (std::uint32_t t = verb; t-- > sentence_.begin && verb - t <= 3;) {
      if (a_.key(t) == "if"_w || a_.key(t) == "unless"_w) return true;
    }
    return false;
  }

  /// "nobody", "no one", "none" or "no villagers" right before or behind the verb group.
  bool negates_people(std::uint32_t verb, TokenRange& anchor) const {
    const TokenRange range = a_.chunks[verb].range;
    const auto nobody_at = [&](std::uint32_t t) {
      return t >= sentence_.begin && t < sentence_.end &&
             (one_of(a_.key(t), {"nobody"_w, "none"_w, "no-one"_w}) ||
              (a_.key(t) == "no"_w && t + 1 < sentence_.end &&
               (a_.key(t + 1) == "one"_w ||
                (a_.chunk_at[t] != kNone && (a_.is_people(a_.chunks[a_.chunk_at[t]]) ||
                                             is_deed(a_.chunks[a_.chunk_at[t]]))))));
    };
    // "none of its soldiers were", "not one of our men was"
    const std::uint32_t subject = subject_of(a_, verb);
    if (subject != kNone) {
      std::uint32_t first = a_.chunks[subject].range.begin;
      if (first >= sentence_.begin + 2 && a_.key(first - 1) == "of"_w) first -= 2;
      if (a_.key(first) == "none"_w ||
          (a_.key(first) == "one"_w && first > sentence_.begin && a_.key(first - 1) == "not"_w)) {
        anchor.begin = first;
        return true;
      }
    }
    // "fired at nobody"
    if (range.end + 1 < sentence_.end && a_.pos(range.end) == Pos::adp &&
        nobody_at(range.end + 1)) {
      anchor.end = range.end + 2;
      return true;
    }
    // "At no time did our soldiers enter"
    if (a_.key(sentence_.begin) == "at"_w && sentence_.begin + 2 < sentence_.end &&
        a_.key(sentence_.begin + 1) == "no"_w && range.begin < sentence_.begin + 10) {
      anchor.begin = sentence_.begin;
      return true;
    }
    if (nobody_at(range.end)) {
      anchor.end = range.end + (a_.key(range.end) == "no"_w ? 2 : 1);
      return true;
    }
    for (const std::uint32_t back : {1U, 2U}) {
      if (range.begin >= sentence_.begin + back && nobody_at(range.begin - back)) {
        anchor.begin = range.begin - back;
        return true;
      }
    }
    return false;
  }

  /// "no shots had been fired", "no force was used"
  bool is_deed(const Chunk& chunk) const {
    static constexpr std::array<std::string_view, 14> kDeeds = {
        "shot",  "bullet", "weapon", "force",  "violence",   "torture", "raid",
        "order", "attack", "abuse",  "arrest", "ammunition", "beating", "round"};
    return chunk.kind == ChunkKind::noun && one_of(std::string_view(a_.head_noun(chunk)), kDeeds);
  }

  /// "We do not", "Norland does not torture": the speaker, or the state for which one speaks.
  bool subject_is_speaker(std::uint32_t verb) const {
    const std::uint32_t subject = subject_of(a_, verb);
    if (subject == kNone) return false;
    if (one_of(a_.key(a_.chunks[subject].head), {"we"_w, "i"_w})) return true;
    // "our soldiers did not", "his men had never": those whom the speaker commands.
    const Chunk& own = a_.chunks[subject];
    const bool possessed =
        one_of(a_.key(own.range.begin), {"our"_w, "its"_w, "his"_w, "her"_w, "my"_w, "their"_w});
    if (possessed && (a_.is_force(own) || (own.plural && a_.is_people(own)) ||
                      is_power(word_key(a_.head_noun(own)))))
      return true;
    const Voice& party = r_.parties[subject];
    return party.who == DraftLink::Who::entity && is_state(party.entity) &&
           a_.name_in(a_.chunks[subject].range, {MentionKind::place}) != nullptr &&
           !a_.chunks[verb].passive;
  }

  /// "At no time was the boat fired on": what stands behind the words was not done.
  void at_no_time() {
    const std::uint32_t t = sentence_.begin;
    const bool never = t + 4 < sentence_.end && a_.key(t) == "at"_w && a_.key(t + 1) == "no"_w &&
                       one_of(a_.key(t + 2), {"time"_w, "point"_w, "moment"_w, "stage"_w});
    if (!never || a_.pos(t + 3) != Pos::aux || !speaks_or_tells_for_power(t)) return;
    for (std::uint32_t c = a_.next_chunk(t + 4);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      if (a_.chunks[c].kind != ChunkKind::verb) continue;
      add_said("denial_of_act", {t, a_.chunks[c].range.end});
      return;
    }
  }

  /// "there was no collision", "there have been no pushbacks", said by those who would have done
  /// it.
  void there_was_none() {
    static constexpr std::array<std::string_view, 22> kDeeds = {
        "collision", "incident", "operation", "pushback", "return", "shooting",
        "contact",   "pursuit",  "chase",     "clash",    "raid",   "attack",
        "massacre",  "killing",  "torture",   "beating",  "arrest", "deportation",
        "expulsion", "handover", "transfer",  "violence"};
    for (std::uint32_t t = sentence_.begin; t + 3 < sentence_.end; ++t) {
      if (a_.key(t) != "there"_w) continue;
      std::uint32_t at = t + 1;
      while (at < sentence_.end && at < t + 4 &&
             one_of(a_.key(at),
                    {"was"_w, "were"_w, "has"_w, "have"_w, "had"_w, "been"_w, "is"_w, "are"_w}))
        ++at;
      if (at == t + 1 || at >= sentence_.end || a_.key(at) != "no"_w) continue;
      const std::uint32_t chunk = a_.chunk_at[at];
      if (chunk == kNone || a_.chunks[chunk].kind != ChunkKind::noun ||
          !one_of(std::string_view(a_.head_noun(a_.chunks[chunk])), kDeeds) ||
          !speaks_or_tells_for_power(t))
        continue;
      add_said("denial_of_act", {t, a_.chunks[chunk].range.end});
      return;
    }
  }

  /// Verbs that tell what somebody is, has, wants, knows or feels: no deed.
  bool is_state_of_mind(std::uint32_t token) const {
    static constexpr std::array<std::string_view, 31> kStates = {
        "tell",       "be",      "have",    "know",   "want",  "see",    "hear",     "need",
        "understand", "believe", "think",   "expect", "hope",  "feel",   "remember", "care",
        "like",       "accept",  "agree",   "wish",   "mean",  "forget", "seem",     "get",
        "say",        "comment", "discuss", "answer", "doubt", "intend", "rule"};
    return is_form(token, kStates);
  }

  /// Is the first voice at this token a state, an office or an armed body, or one who speaks for
  /// it?
  bool speaks_for_power(std::uint32_t token) const {
    const std::vector<const SpeechAct*> acts = r_.voices.at(token);
    if (acts.empty()) return is_statement_of_power();
    const Voice& voice = acts.front()->voice;
    if (voice.who == DraftLink::Who::entity) {
      if (is_state(voice.entity)) return true;
      for (const Description& description : a_.descriptions) {
        if (description.entity == voice.entity && is_power(description.noun)) return true;
      }
    }
    for (std::uint32_t t = voice.range.begin; t < voice.range.end; ++t) {
      if (is_power(word_key(singular(fold(a_.word(t)))))) return true;
    }
    // "The Norlanders say that nobody was held": a people for its state.
    return voice.who == DraftLink::Who::unnamed && !voice.range.empty() &&
           a_.key(voice.range.begin) == "the"_w &&
           a_.name_in(voice.range, {MentionKind::group}) != nullptr;
  }

  /// "Statement of the ministry": the page itself speaks for an office.
  bool is_statement_of_power() const {
    static constexpr std::array<std::uint64_t, 5> kStatements = {
        "statement"_w, "communique"_w, "communiqu\xC3\xA9"_w, "declaration"_w, "clarification"_w};
    constexpr std::uint32_t kHead = 30;  // tokens of the headline and the line above it
    bool statement = false;
    bool power = false;
    for (std::uint32_t t = 0; t < std::min(a_.size(), kHead); ++t) {
      statement = statement || one_of(a_.key(t), kStatements);
      power = power || is_power(word_key(singular(fold(a_.word(t)))));
    }
    return (statement && power) || publisher_is_power();
  }

  /// "MINISTRY OF WORKS" at the head of a letter: who publishes the page is an office.
  bool publisher_is_power() const {
    std::string word;
    for (const char c : fold(a_.layout->publisher) + " ") {
      if (c != ' ') {
        word.push_back(c);
        continue;
      }
      if (word == "ministry" || word == "police" || word == "army" || word == "government" ||
          word == "directorate" || word == "embassy" || word == "command")
        return true;
      word.clear();
    }
    return false;
  }

  static bool is_power(std::uint64_t noun) {
    return one_of(
        noun,
        {"government"_w,   "state"_w,     "ministry"_w,     "minister"_w,    "army"_w,
         "military"_w,     "police"_w,    "gendarmerie"_w,  "authority"_w,   "official"_w,
         "president"_w,    "governor"_w,  "mayor"_w,        "spokesman"_w,   "spokeswoman"_w,
         "spokesperson"_w, "commander"_w, "general"_w,      "colonel"_w,     "major"_w,
         "captain"_w,      "officer"_w,   "lieutenant"_w,   "sergeant"_w,    "brigadier"_w,
         "admiral"_w,      "chief"_w,     "warden"_w,       "directorate"_w, "embassy"_w,
         "ambassador"_w,   "consul"_w,    "junta"_w,        "regime"_w,      "militia"_w,
         "rebel"_w,        "gang"_w,      "leader"_w,       "secretary"_w,   "prosecutor"_w,
         "prefect"_w,      "sheriff"_w,   "soldier"_w,      "guard"_w,       "force"_w,
         "command"_w,      "agency"_w,    "commissioner"_w, "department"_w,  "administration"_w});
  }

  // ------------------------------------------------------------------------- law and silence

  /// "always acts in accordance with the law" said by a party of itself.
  void legality() {
    for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
      const bool accord =
          one_of(a_.key(t), {"accordance"_w, "line"_w, "compliance"_w, "conformity"_w}) &&
          a_.key(t + 1) == "with"_w;
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

  /// "was legal", "acted lawfully": a predicate or an adverb, not "legal aid".
  bool says_of_an_act(std::uint32_t t) const {
    if (a_.key(t) == "lawfully"_w || a_.key(t) == "legally"_w) return true;
    const bool noun_behind = t + 1 < sentence_.end && a_.pos(t + 1) == Pos::noun;
    if (noun_behind) return false;
    const std::uint64_t before = t > sentence_.begin ? a_.key(t - 1) : 0;
    return a_.key(t) == "lawful"_w ||
           one_of(before, {"is"_w, "are"_w, "was"_w, "were"_w, "been"_w, "fully"_w, "entirely"_w,
                           "completely"_w, "perfectly"_w});
  }

  bool law_behind(std::uint32_t from) const {
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

  /// "the absence of official comments", "the lack of a response", "no immediate comment from".
  void silence() {
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

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
  std::size_t first_claim_;  // the first claim of this extractor
  TokenRange sentence_;
  std::vector<PhraseHit> hits_;
};

void run(const TextReading& reading, Draft& draft) { Denials(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_denials;
const Extractor extractor_denials = {"denials", "2",
                                     "denials, silence and claims of lawfulness by a party", run};

}  // namespace habeas
