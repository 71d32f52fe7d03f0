// extract/denials_beside.cpp - words with "no" and "not" that deny no deed: what is not clear, what
// a court throws out, what is not yet charged; and proof that is said to be missing, which denies
// one
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/denial_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {

bool DenialFinder::is_unclear(TokenRange anchor) const {
  static constexpr std::array<std::uint64_t, 5> kClear = {"clear"_w, "unclear"_w, "known"_w,
                                                          "unknown"_w, "sure"_w};
  static constexpr std::array<std::uint64_t, 7> kAsk = {"if"_w,  "whether"_w, "how"_w, "who"_w,
                                                        "why"_w, "where"_w,   "what"_w};
  constexpr std::uint32_t kBack = 24;  // words
  const TokenRange sentence = a_.sentence(anchor.begin);
  const std::uint32_t first =
      std::max(sentence.begin, anchor.begin - std::min(anchor.begin, kBack));
  bool unclear = false;
  for (std::uint32_t t = first; t + 1 < std::min(sentence.end, anchor.end + 2); ++t) {
    if (t < anchor.begin && (a_.key(t) == "but"_w || a_.word(t) == ";")) unclear = false;
    if (one_of(a_.key(t), kClear) && one_of(a_.key(t + 1), kAsk)) unclear = true;
  }
  return unclear;
}

bool DenialFinder::is_only_uncharged(const Frame& frame) const {
  static constexpr std::array<std::string_view, 7> kCharge = {
      "charge", "accuse", "convict", "prosecute", "indict", "try", "sentence"};
  if (frame.chunk == 0) return false;
  const std::uint32_t before = frame.chunk - 1;
  const Chunk& verb = a_.chunks[before];
  return verb.kind == ChunkKind::verb && is_form(verb.head, kCharge) &&
         a_.chunks[frame.chunk].range.begin <= verb.range.end + 2;
}

bool DenialFinder::is_ruled_by_court(std::uint32_t verb) const {
  static constexpr std::array<std::uint64_t, 8> kCourts = {"judge"_w,   "judges"_w,    "court"_w,
                                                           "courts"_w,  "jury"_w,      "tribunal"_w,
                                                           "justice"_w, "magistrate"_w};
  static constexpr std::array<std::uint64_t, 12> kMatters = {
      "charge"_w, "charges"_w,   "case"_w, "cases"_w,   "petition"_w, "appeal"_w,
      "motion"_w, "petitions"_w, "bail"_w, "request"_w, "lawsuit"_w,  "complaint"_w};
  const std::uint32_t subject = subject_of(a_, verb);
  const std::uint32_t object = object_of(a_, verb);
  if (subject == kNone || object == kNone || !one_of(a_.key(a_.chunks[object].head), kMatters))
    return false;
  const TokenRange who = a_.chunks[subject].range;
  const std::uint32_t first =
      std::max(a_.sentence(who.begin).begin, who.begin - std::min(who.begin, 3U));
  for (std::uint32_t t = first; t < who.end; ++t) {
    if (one_of(a_.key(t), kCourts)) return true;
  }
  return false;
}

bool DenialFinder::is_reported_of_arrests(const Frame& frame) const {
  static constexpr std::array<std::string_view, 3> kTell = {"report", "announce", "make"};
  const Chunk& noun = a_.chunks[frame.chunk];
  if (!no_before(frame) || a_.head_noun(noun) != "arrest" || frame.victim != kNone) return false;
  const std::uint32_t next = frame.chunk + 1;
  const bool passive = next < a_.chunks.size() && a_.chunks[next].passive &&
                       a_.chunks[next].range.begin <= noun.range.end + 1 &&
                       is_form(a_.chunks[next].head, kTell);
  // "Five shot in Brackwater, no arrests": the headline ends with it
  const bool closes = a_.in_title(noun.head) && noun.range.end >= a_.sentence(noun.head).end;
  return closes || (passive && !speaks_or_tells_for_power(noun.head));
}

bool DenialFinder::spares_own_men(const Frame& frame) const {
  if (frame.subkind != "injury" && frame.subkind != "killing") return false;
  if (frame.victim == kNone || !nobody(frame.victim)) return false;
  static constexpr std::array<std::string_view, 6> kOwn = {"officer",   "soldier", "deputy",
                                                           "policeman", "guard",   "trooper"};
  return one_of(std::string_view(a_.head_noun(a_.chunks[frame.victim])), kOwn);
}

bool DenialFinder::befell_no_others(std::uint32_t verb) const {
  for (const Frame& frame : frames_in(r_.frames, sentence_)) {
    if (frame.chunk == verb && (is_narrowing(frame) || spares_own_men(frame))) return true;
  }
  return false;
}

bool DenialFinder::ends_a_call(const PhraseHit& hit) const {
  static constexpr std::array<std::uint64_t, 11> kAsked = {
      "reporter"_w,  "reporters"_w, "journalist"_w, "journalists"_w, "asked"_w, "reached"_w,
      "contacted"_w, "questions"_w, "comment"_w,    "question"_w,    "agency"_w};
  const std::uint32_t last = hit.range.end - 1;
  constexpr std::uint32_t kAnswer = 5;  // words of "She hung up.", which answers what was asked
  if (hit.range.size() != 2 || a_.key(last) != "up"_w || sentence_.size() <= kAnswer) return false;
  for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
    if (one_of(a_.key(t), kAsked)) return false;
  }
  return true;
}

bool DenialFinder::lacks_a_thing(const PhraseHit& hit, std::uint32_t subject) const {
  return a_.key(hit.range.end - 1) == "available"_w && subject != kNone &&
         a_.chunks[subject].kind == ChunkKind::noun && !a_.is_people(a_.chunks[subject]) &&
         !may_answer(subject);
}

bool DenialFinder::inquires_into_it(const PhraseHit& hit) const {
  static constexpr std::array<std::uint64_t, 6> kInquiry = {
      "investigation"_w, "inquiry"_w, "probe"_w, "search"_w, "case"_w, "investigating"_w};
  constexpr std::uint32_t kReach = 6;  // words: "not involved in the overnight investigation"
  const std::uint32_t end = std::min(sentence_.end, hit.range.end + kReach);
  for (std::uint32_t t = hit.range.end; t < end; ++t) {
    if (one_of(a_.key(t), kInquiry)) return true;
  }
  return false;
}

void DenialFinder::lacks_proof() {
  static constexpr std::array<std::uint64_t, 4> kProof = {"evidence"_w, "proof"_w, "indication"_w,
                                                          "indications"_w};
  static constexpr std::array<std::string_view, 5> kProve = {"prove", "show", "suggest", "indicate",
                                                             "confirm"};
  for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
    const bool nothing = a_.key(t) == "nothing"_w && is_form(t + 1, kProve);
    const bool none = a_.key(t) == "no"_w && one_of(a_.key(t + 1), kProof);
    if (!nothing && !none) continue;
    const std::uint64_t next = a_.key(t + 2);
    if (next != "that"_w && next != "of"_w) continue;
    const TokenRange anchor = {t, to_clause_end(t).end};
    if (is_wish(t) || !speaks_or_tells_for_power(t) || !proves_a_deed({t + 2, anchor.end}))
      continue;
    add_said(kind_of_denial(anchor), anchor);
    return;
  }
}

bool DenialFinder::proves_a_deed(TokenRange words) const {
  static constexpr std::array<std::uint64_t, 12> kDeeds = {
      "collision"_w, "participation"_w, "involvement"_w,  "wrongdoing"_w, "complicity"_w, "abuse"_w,
      "abuses"_w,    "role"_w,          "mistreatment"_w, "violations"_w, "misconduct"_w, "foul"_w};
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (one_of(a_.key(t), kDeeds)) return true;
  }
  return denies_act(words);
}

}  // namespace habeas
