// extract/denials_otherwise.cpp - a deed told as something else: another cause, other people, their
// own will
//
// No word denies here: "the boat overturned by itself", "the dead were armed fighters", "all had
// asked to go home". It is a denial only where those speak who would have done it, or who answer
// for them, and where the page tells the deed before in another voice.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/denial_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {

bool DenialFinder::deed_told_before(std::uint32_t token) const {
  const std::vector<const SpeechAct*> here = r_.voices.at(token);
  const std::uint32_t begin = a_.sentence(token).begin;
  return std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& frame) {
    if (!makes_incident(frame.subkind) || frame.polarity == Polarity::negative) return false;
    if (frame.trigger.begin >= begin) return false;
    const std::vector<const SpeechAct*> told = r_.voices.at(frame.trigger.begin);
    if (here.empty() || told.empty()) return true;
    const Voice& one = here.front()->voice;
    const Voice& other = told.front()->voice;
    return one.who != other.who || one.entity != other.entity || one.name != other.name;
  });
}

bool DenialFinder::answers_a_deed(std::uint32_t token) const {
  return !a_.in_title(token) && !is_wish(token) && speaks_or_tells_for_power(token) &&
         deed_told_before(token);
}

bool DenialFinder::dies_held() const {
  static constexpr std::array<std::uint64_t, 13> kHeld = {
      "custody"_w, "cell"_w, "prison"_w,   "jail"_w,      "detention"_w, "barracks"_w, "foul"_w,
      "raid"_w,    "camp"_w, "prisoner"_w, "prisoners"_w, "detainee"_w,  "detainees"_w};
  static constexpr std::array<std::uint64_t, 5> kSuspected = {
      "suspect"_w, "suspects"_w, "suspected"_w, "charged"_w, "arrested"_w};
  // "A suspect is in custody over the killing": who is held there did it
  for (const TokenRange sentence : a_.tokens.sentences) {
    bool held = false;
    bool suspected = false;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      held = held || (one_of(a_.key(t), kHeld) && !(t > 0 && a_.key(t - 1) == "into"_w));
      suspected = suspected || one_of(a_.key(t), kSuspected);
    }
    if (!held || suspected) continue;
    for (const Frame& frame : frames_in(r_.frames, sentence)) {
      if (frame.subkind != "detention" && frame.subkind != "transfer" &&
          makes_incident(frame.subkind))
        return true;
    }
  }
  return false;
}

bool DenialFinder::only_inquires(std::uint32_t token) const {
  static constexpr std::array<std::uint64_t, 15> kInquire = {
      "police"_w,   "sheriff"_w,        "coroner"_w,    "prosecutor"_w, "prosecutors"_w,
      "deputies"_w, "investigators"_w,  "detectives"_w, "lt"_w,         "authorities"_w,
      "officers"_w, "superintendent"_w, "officials"_w,  "lieutenant"_w, "sgt"_w};
  static constexpr std::array<std::string_view, 8> kOfPower = {
      "forced_return", "abduction",   "enforced_disappearance", "displacement",
      "torture",       "trafficking", "sexual_violence",        "blockade"};
  const TokenRange sentence = a_.sentence(token);
  bool inquires = false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t)
    inquires = inquires || one_of(a_.key(t), kInquire);
  const std::vector<const SpeechAct*> acts = r_.voices.at(token);
  const bool person = !acts.empty() && acts.front()->voice.who == DraftLink::Who::entity &&
                      a_.entities[acts.front()->voice.entity].kind == MentionKind::person;
  if ((!inquires && !person) || dies_held()) return false;
  return std::none_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& frame) {
    if (one_of(std::string_view(frame.subkind), kOfPower)) return true;
    return makes_incident(frame.subkind) && frame.subkind != "detention" &&
           frame.subkind != "transfer" && frame.agent != kNone && may_be_accused(frame.agent);
  });
}

void DenialFinder::tells_otherwise() {
  for (const PhraseHit& hit : hits_) {
    const std::string_view kind = label(hit);
    if (kind != "otherwise" && kind != "others" && kind != "proper") continue;
    if (!answers_a_deed(hit.range.begin)) continue;
    if (kind == "otherwise" && only_inquires(hit.range.begin)) continue;
    const std::uint32_t verb = verb_of_content(hit.range.begin);
    TokenRange anchor = hit.range;
    if (verb != kNone && a_.chunks[verb].negative) continue;
    // "two had died of natural causes": a figure of their own
    const std::uint32_t subject = verb == kNone ? kNone : subject_of(a_, verb);
    if (kind == "otherwise" && subject != kNone && counts_people(subject)) continue;
    if (a_.key(hit.range.begin) == "the"_w && a_.key(hit.range.begin + 1) == "work"_w &&
        !names_armed(a_.next_chunk(hit.range.end)))
      continue;
    if (verb != kNone && anchor.begin - a_.chunks[verb].range.begin <= 6)
      anchor.begin = a_.chunks[verb].range.begin;
    if (kind == "proper") {
      add_said("assertion_of_legality", anchor);
    } else {
      add_said(kind == "others" ? "denial_of_responsibility" : "denial_of_act", anchor);
    }
  }
  are_other_people();
  all_were_let_go();
}

std::uint32_t DenialFinder::verb_of_content(std::uint32_t token) const {
  const std::uint32_t verb = verb_before(token);
  const std::vector<const SpeechAct*> acts = r_.voices.at(token);
  if (verb == kNone || acts.empty()) return verb;
  return acts.front()->content.contains(a_.chunks[verb].range.begin) ? verb : kNone;
}

bool DenialFinder::counts_people(std::uint32_t chunk) const {
  const QuantityHit* const amount = a_.quantity_in(a_.chunks[chunk].range);
  return amount != nullptr && !amount->value.share;
}

bool DenialFinder::names_armed(std::uint32_t chunk) const {
  static constexpr std::array<std::string_view, 21> kArmed = {
      "fighter",   "combatant", "rebel",    "militant",  "terrorist",  "insurgent",  "guerrilla",
      "bandit",    "criminal",  "gangster", "jihadist",  "separatist", "robber",     "infiltrator",
      "mercenary", "extremist", "gunman",   "assailant", "attacker",   "militiaman", "gang"};
  return chunk < a_.chunks.size() && a_.chunks[chunk].kind == ChunkKind::noun &&
         one_of(std::string_view(a_.head_noun(a_.chunks[chunk])), kArmed);
}

void DenialFinder::are_other_people() {
  static constexpr std::array<std::string_view, 12> kTargets = {
      "post",       "base",    "depot",  "hideout",  "headquarters", "barracks",
      "stronghold", "arsenal", "bunker", "position", "cache",        "camp"};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c + 1 < a_.chunks.size() && a_.chunks[c + 1].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    const Chunk& noun = a_.chunks[c + 1];
    const bool is = one_of(a_.key(v.head), {"is"_w, "are"_w, "was"_w, "were"_w, "been"_w});
    if (!is_finite(v) || v.negative || !is || noun.kind != ChunkKind::noun ||
        noun.preposition != kNone || noun.definite || v.range.end + 1 < noun.range.begin)
      continue;
    const std::string head = a_.head_noun(noun);
    const bool people = noun.plural && names_armed(c + 1);
    const bool target = !noun.plural && one_of(std::string_view(head), kTargets) &&
                        noun.range.size() > 2;  // "a rebel base", "a command post"
    if ((!people && !target) || !answers_a_deed(noun.head)) continue;
    const std::uint32_t subject = subject_of(a_, c);
    if (subject == kNone || a_.chunks[subject].range.begin < sentence_.begin) continue;
    add_said("denial_of_category", noun.range);
  }
}

void DenialFinder::all_were_let_go() {
  for (const Frame& frame : frames_in(r_.frames, sentence_)) {
    if (frame.subkind != "release" || frame.polarity == Polarity::negative) continue;
    const Chunk& verb = a_.chunks[frame.chunk];
    if (verb.kind != ChunkKind::verb || !is_finite(verb) || !answers_a_deed(verb.head)) continue;
    const std::uint32_t who = frame.passive ? subject_of(a_, frame.chunk) : frame.victim;
    if (who == kNone) continue;
    std::uint32_t first = a_.chunks[who].range.begin;
    if (first >= sentence_.begin + 2 && a_.key(first - 1) == "of"_w) first -= 2;
    const bool all = a_.key(first) == "all"_w && a_.key(first + 1) == "of"_w;
    if (!all && !one_of(a_.key(first), {"everyone"_w, "everybody"_w})) continue;
    add_said("denial_of_act", {verb.range.begin, std::max(verb.range.end, frame.trigger.end)});
  }
}

void DenialFinder::blames_others(std::uint32_t c) {
  static constexpr std::array<std::string_view, 1> kBlame = {"blame"};
  const Chunk& v = a_.chunks[c];
  if (v.passive || v.negative || v.infinitive || !is_form(v.head, kBlame)) return;
  const std::uint32_t subject = subject_of(a_, c);
  if (subject == kNone || a_.in_title(v.head) || !may_be_accused(subject) ||
      !deed_of_force_before(v.head))
    return;
  const SpeechAct* const act = act_of(c);
  add("denial_of_responsibility", to_clause_end(v.head), act == nullptr ? nullptr : &act->voice,
      subject);
}

bool DenialFinder::may_be_accused(std::uint32_t subject) const {
  const Chunk& c = a_.chunks[subject];
  if (a_.is_force(c)) return true;
  const Voice& party = r_.parties[subject];
  if (party.who == DraftLink::Who::entity && is_state(party.entity)) return true;
  for (std::uint32_t t = c.range.begin; t < c.range.end; ++t) {
    if (is_power(word_key(singular(fold(a_.word(t)))))) return true;
  }
  return false;
}

bool DenialFinder::deed_of_force_before(std::uint32_t token) const {
  const std::uint32_t begin = a_.sentence(token).begin;
  return std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& frame) {
    return frame.trigger.begin < begin && makes_incident(frame.subkind) && frame.agent != kNone &&
           frame.polarity != Polarity::negative && may_be_accused(frame.agent);
  });
}

bool DenialFinder::rejected_by(std::uint32_t c) {
  static constexpr std::array<std::string_view, 6> kReject = {"deny",    "reject", "dismiss",
                                                              "dispute", "refute", "contest"};
  const Chunk& v = a_.chunks[c];
  if (!v.passive || v.negative || !is_form(v.head, kReject)) return false;
  const auto by = phrases_of(a_, c, {"by"_w});
  const std::uint32_t subject = subject_of(a_, c);
  if (by.empty() || by.front() != c + 1 || subject == kNone || !may_be_accused(by.front()))
    return false;
  const TokenRange denied = full_phrase(a_, subject);
  const auto accounts = a_.context->denials.find(a_.tokens, denied);
  const bool account = std::any_of(accounts.begin(), accounts.end(),
                                   [&](const PhraseHit& hit) { return label(hit) == "account"; });
  if (!account && !denies_act(denied)) return false;
  const TokenRange anchor{v.range.begin, a_.chunks[by.front()].range.end};
  add("denial_of_act", anchor, &r_.parties[by.front()], by.front());
  return true;
}

bool DenialFinder::waves_away(std::uint32_t c) {
  static constexpr std::array<std::string_view, 7> kWave = {"brush", "wave", "shrug",  "laugh",
                                                            "push",  "play", "explain"};
  static constexpr std::array<std::uint64_t, 5> kAway = {"aside"_w, "away"_w, "off"_w, "back"_w,
                                                         "down"_w};
  const Chunk& v = a_.chunks[c];
  if (v.passive || v.negative || v.infinitive || !is_form(v.head, kWave) ||
      v.range.end + 1 >= a_.sentence(v.head).end || !one_of(a_.key(v.range.end), kAway))
    return false;
  const TokenRange object = to_clause_end(v.range.end + 1);
  const auto accounts = a_.context->denials.find(a_.tokens, object);
  const bool account = std::any_of(accounts.begin(), accounts.end(), [&](const PhraseHit& hit) {
    return label(hit) == "account" && hit.range.begin <= object.begin + 5 &&
           hit.range.size() == 1 && a_.pos(hit.range.begin) == Pos::noun;
  });
  const std::uint32_t subject = subject_of(a_, c);
  if (!account || subject == kNone || !may_be_accused(subject)) return false;
  add("denial_of_act", to_clause_end(v.head), &r_.parties[subject], subject);
  return true;
}

bool DenialFinder::leaves_unanswered(std::uint32_t c) {
  static constexpr std::array<std::string_view, 1> kReturn = {"return"};
  static constexpr std::array<std::string_view, 1> kIgnore = {"ignore"};
  static constexpr std::array<std::string_view, 10> kAsked = {
      "call",    "message", "question", "request", "letter",
      "enquiry", "inquiry", "query",    "email",   "mail"};
  const Chunk& v = a_.chunks[c];
  const bool ignores = is_form(v.head, kIgnore) && !v.negative && !v.infinitive;
  if (!ignores && !(v.negative && is_form(v.head, kReturn))) return false;
  const std::uint32_t object = object_of(a_, c);
  if (object == kNone || !one_of(std::string_view(a_.head_noun(a_.chunks[object])), kAsked) ||
      !is_asked_of_deed(v.head, subject_of(a_, c)))
    return false;
  add("no_comment", {v.range.begin, a_.chunks[object].range.end}, nullptr, subject_of(a_, c));
  return true;
}

}  // namespace habeas
