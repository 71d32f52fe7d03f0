// extract/legal_norms.cpp - what the law forbids, what a deed is called in law, and what is said to
// break the law
#include <algorithm>
#include <array>
#include <string>

#include "extract/legal_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"
#include "text/lemmas.h"

namespace habeas {
void LegalFinder::norm() {
  const PhraseHit* law = find("law");
  const PhraseHit* forbid = find("forbid");
  if (law == nullptr || forbid == nullptr) return;
  std::uint32_t end = forbid->range.end;
  const std::uint32_t c = a_.next_chunk(end);
  if (c < a_.chunks.size() && a_.chunks[c].range.begin <= end + 1 &&
      a_.chunks[c].range.begin < sentence_.end)
    end = full_phrase(a_, c).end;
  add("norm", {forbid->range.begin, end}, nullptr, kNone);
}

void LegalFinder::nobody_may() {
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    if (v.kind != ChunkKind::verb || (v.modal != "may"_w && v.modal != "shall"_w)) continue;
    const std::uint32_t subject = subject_of(a_, c);
    if (subject == kNone) continue;
    const std::uint32_t first = a_.chunks[subject].range.begin;
    const bool nobody = a_.key(first) == "no"_w || a_.key(first) == "nobody"_w ||
                        (first > sentence_.begin && a_.key(first - 1) == "no"_w);
    if (!nobody) continue;
    std::uint32_t end = v.range.end;
    const std::uint32_t object = object_of(a_, c);
    if (object != kNone) end = full_phrase(a_, object).end;
    add("norm", {a_.key(first) == "one"_w ? first - 1 : first, end}, nullptr, kNone);
  }
}

void LegalFinder::bound_by_law() {
  const PhraseHit* law = find("law");
  if (law == nullptr) return;
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    const bool forbids = v.kind == ChunkKind::verb && v.negative &&
                         (v.modal == "may"_w || v.modal == "must"_w || v.modal == "shall"_w ||
                          v.modal == "cannot"_w);
    const std::uint32_t subject = forbids ? subject_of(a_, c) : kNone;
    if (subject == kNone || a_.chunks[subject].kind != ChunkKind::noun ||
        a_.chunks[subject].definite)
      continue;
    const std::uint32_t object = object_of(a_, c);
    const std::uint32_t end = object == kNone ? v.range.end : full_phrase(a_, object).end;
    add("norm", {v.range.begin, end}, nullptr, kNone);
  }
}

void LegalFinder::was_a_crime() {
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c + 1 < a_.chunks.size() && a_.chunks[c + 1].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    const Chunk& noun = a_.chunks[c + 1];
    const std::uint64_t be = a_.key(v.head);
    if (!is_finite(v) || v.negative || noun.kind != ChunkKind::noun || noun.preposition != kNone ||
        (be != "is"_w && be != "was"_w && be != "be"_w && be != "were"_w))
      continue;
    const std::uint32_t subject = subject_of(a_, c);
    if (subject == kNone || noun.definite) continue;
    const std::uint64_t key = a_.key(a_.chunks[subject].head);
    if (key != "it"_w && key != "this"_w && key != "these"_w && key != "charge"_w) continue;
    if (!names_crime(noun)) continue;
    add("characterisation_as_crime", full_phrase(a_, c + 1), nullptr, kNone);
  }
}

bool LegalFinder::names_crime(const Chunk& noun) const {
  static constexpr std::array<std::string_view, 13> kCrimes = {
      "disappearance", "execution",  "massacre",  "genocide", "lynching",
      "murder",        "torture",    "cleansing", "crime",    "refoulement",
      "persecution",   "kidnapping", "pushback"};
  static constexpr std::array<std::string_view, 8> kDeeds = {
      "killing", "arrest", "detention", "return", "expulsion", "attack", "transfer", "deportation"};
  static constexpr std::array<std::uint64_t, 8> kWrong = {
      "illegal"_w,  "unlawful"_w, "arbitrary"_w,   "extrajudicial"_w,
      "criminal"_w, "summary"_w,  "unjustified"_w, "collective"_w};
  const std::string head = a_.head_noun(noun);
  if (std::find(kCrimes.begin(), kCrimes.end(), head) != kCrimes.end()) return true;
  if (std::find(kDeeds.begin(), kDeeds.end(), head) == kDeeds.end()) return false;
  for (std::uint32_t t = noun.range.begin; t < noun.head; ++t) {
    if (one_of(a_.key(t), kWrong)) return true;
  }
  return false;
}

void LegalFinder::called_a_crime() {
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& noun = a_.chunks[c];
    if (noun.kind != ChunkKind::noun || noun.definite || !names_crime(noun)) continue;
    const bool as = noun.preposition != kNone && a_.key(noun.preposition) == "as"_w;
    const std::uint32_t verb = classing_verb(noun.range.begin);
    if (verb == kNone || verb >= c || a_.chunks[verb].negative) continue;
    // "called the raid a massacre": object and name side by side.
    const std::uint32_t object = object_of(a_, verb);
    const bool named = object != kNone && noun.preposition == kNone && object < c &&
                       a_.chunks[c - 1].range.end == noun.range.begin;
    if (!as && !named) continue;
    const std::uint32_t holder = holder_of(verb);
    if (holder == kNone || a_.chunks[holder].kind == ChunkKind::verb) continue;
    const Voice voice = r_.parties[holder];
    const bool spoken = !r_.voices.at(noun.range.begin).empty();
    add("characterisation_as_crime", noun.range, spoken ? nullptr : &voice, holder);
  }
}

void LegalFinder::without_process() {
  static constexpr std::array<std::string_view, 12> kProcess = {
      "charge", "trial", "warrant", "hearing", "lawyer", "process",
      "judge",  "order", "verdict", "counsel", "court",  "conviction"};
  for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
    if (a_.key(t) != "without"_w) continue;
    const std::uint32_t c = a_.next_chunk(t + 1);
    if (c >= a_.chunks.size() || a_.chunks[c].range.begin != t + 1) continue;
    const std::string head = a_.head_noun(a_.chunks[c]);
    if (std::find(kProcess.begin(), kProcess.end(), head) == kProcess.end()) continue;
    if (!holds_people()) continue;
    add("alleged_violation", {t, full_phrase(a_, c).end}, nullptr, kNone);
    return;
  }
}

bool LegalFinder::holds_people() const {
  const auto frames = frames_in(r_.frames, sentence_);
  return std::any_of(frames.begin(), frames.end(), [](const Frame& frame) {
    return frame.happened() && (frame.subkind == "detention" || frame.subkind == "killing" ||
                                frame.subkind == "forced_return");
  });
}

void LegalFinder::kept_from_process() {
  static constexpr std::array<std::string_view, 9> kGrant = {
      "inform", "allow", "permit", "give", "grant", "offer", "tell", "bring", "show"};
  static constexpr std::array<std::uint64_t, 16> kRights = {
      "lawyer"_w,    "lawyers"_w, "judge"_w,   "judges"_w,   "prosecutor"_w, "counsel"_w,
      "hearing"_w,   "warrant"_w, "appeal"_w,  "families"_w, "witnesses"_w,  "court"_w,
      "relatives"_w, "asylum"_w,  "charges"_w, "doctor"_w};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    if (!is_finite(v) || !v.passive || v.modal != 0 || !is_verb_of(a_, c, kGrant)) continue;
    const std::uint32_t subject = subject_of(a_, c);
    if (subject == kNone) continue;
    std::uint32_t opens = subject;  // "No judge or prosecutor"
    while (opens > 0 && a_.chunks[opens].range.begin > sentence_.begin + 1 &&
           a_.pos(a_.chunks[opens].range.begin - 1) == Pos::cconj &&
           a_.chunks[opens - 1].kind == ChunkKind::noun)
      --opens;
    const std::uint64_t first = a_.key(a_.chunks[opens].range.begin);
    const bool none =
        first == "no"_w || first == "none"_w || first == "neither"_w || first == "nobody"_w;
    if (!v.negative && !none) continue;
    const std::uint32_t end = clause_end(a_, c);
    std::uint32_t right = kNone;
    for (std::uint32_t t = none ? a_.chunks[opens].range.begin : v.range.end; t < end; ++t) {
      if (one_of(a_.key(t), kRights)) right = t;
    }
    if (right == kNone) continue;
    const std::uint32_t begin = none ? a_.chunks[opens].range.begin : v.range.begin;
    add("alleged_violation", {begin, std::max(v.range.end, right + 1)}, nullptr, kNone);
  }
}

void LegalFinder::violation() {
  const PhraseHit* law = find("law");
  const PhraseHit* violate = find("violate");
  if (law == nullptr || violate == nullptr || violate->range.begin > law->range.end) {
    refoulement();
    return;
  }
  if (law->range.begin > violate->range.end + 8 || is_broken_by_people(*violate)) return;
  add("alleged_violation", {violate->range.begin, law->range.end}, nullptr, kNone);
}

bool LegalFinder::is_broken_by_people(const PhraseHit& violate) const {
  const std::uint32_t verb = a_.chunk_at[violate.range.begin];
  if (verb == kNone || a_.chunks[verb].kind != ChunkKind::verb) return false;
  static constexpr std::array<std::string_view, 6> kPower = {"official", "authority", "officer",
                                                             "guard",    "soldier",   "agent"};
  std::uint32_t who = subject_of(a_, verb);
  if (who != kNone && a_.key(a_.chunks[who].head) == "who"_w) who = antecedent_of(a_, who);
  return who != kNone && a_.is_people(a_.chunks[who]) && !a_.is_force(a_.chunks[who]) &&
         !one_of(std::string_view(a_.head_noun(a_.chunks[who])), kPower);
}

void LegalFinder::refoulement() {
  for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
    if (a_.key(t) != "non"_w || a_.key(t + 2) != "refoulement"_w) continue;
    std::uint32_t end = t + 3;
    if (end < sentence_.end && a_.pos(end) == Pos::noun) ++end;
    add("alleged_violation", {t, end}, nullptr, kNone);
    return;
  }
}

void LegalFinder::unlawful() {
  for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
    const std::uint64_t key = a_.key(t);
    const bool adverb = key == "unlawfully"_w || key == "illegally"_w || key == "arbitrarily"_w;
    const bool adjective = key == "unlawful"_w || key == "illegal"_w ||
                           key == "unconstitutional"_w || (key == "arbitrary"_w && holds_people());
    if (adverb) {
      const std::uint32_t frame = nearest_frame(r_, t);
      if (frame == kNone) continue;
      const TokenRange trigger = r_.frames[frame].trigger;
      if (trigger.begin > t + 2 || trigger.end + 4 < t) continue;
      add("alleged_violation", {std::min(t, trigger.begin), std::max(t + 1, trigger.end)}, nullptr,
          kNone);
    } else if (adjective && t > sentence_.begin && is_predicate(t)) {
      add("alleged_violation", {t - 1, t + 1}, nullptr, kNone);
    }
  }
}

bool LegalFinder::is_predicate(std::uint32_t t) const {
  if (t + 1 < sentence_.end && a_.pos(t + 1) == Pos::noun) return false;
  std::uint32_t before = t - 1;
  while (before > sentence_.begin && a_.pos(before) == Pos::adv && a_.key(before) != "not"_w)
    --before;
  const std::uint64_t key = a_.key(before);
  return key == "is"_w || key == "are"_w || key == "was"_w || key == "were"_w || key == "be"_w ||
         key == "been"_w || key == "as"_w;
}

void LegalFinder::amounts_to() {
  for (const PhraseHit& hit : terms_) {
    if (label(hit) != "crime" && label(hit) != "harm" && label(hit) != "violate") continue;
    const std::uint32_t from = hit.range.begin - std::min(6U, hit.range.begin - sentence_.begin);
    for (std::uint32_t t = from; t < hit.range.begin; ++t) {
      static constexpr std::array<std::string_view, 3> kEqual = {"amount", "constitute", "qualify"};
      const bool equals = a_.key(t) == "tantamount"_w || (may_be_form_of(a_.word(t), kEqual) &&
                                                          has_verb_lemma(fold(a_.word(t)), kEqual));
      if (!equals) continue;
      std::uint32_t end = hit.range.end;
      for (const PhraseHit& law : terms_) {
        if (label(law) == "law" && law.range.begin <= end + 2) end = std::max(end, law.range.end);
      }
      add("alleged_violation", {t, end}, nullptr, kNone);
      break;
    }
  }
}

}  // namespace habeas
