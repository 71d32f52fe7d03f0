// extract/outcome_words.cpp - words that tell how it ended for people who were hit
#include "extract/outcome_words.h"

#include <algorithm>
#include <array>

#include "extract/one_of.h"

namespace habeas {
namespace {

constexpr std::array<std::uint64_t, 5> kNegations = {"non"_w, "not"_w, "no"_w, "never"_w,
                                                     "neither"_w};

bool is_survival(std::uint64_t key) { return key == "survive"_w || key == "survived"_w; }

/// "did not survive", "he never survived": the word before denies it.
bool is_denied(const Analysis& a, std::uint32_t t) {
  return t > a.sentence(t).begin &&
         (one_of(a.key(t - 1), kNegations) || fold(a.word(t - 1)).ends_with("n't"));
}

/// "recovered the rifle", "casings were recovered": things are recovered, people recover.
bool is_found_again(const Analysis& a, std::uint32_t t) {
  static constexpr std::array<std::uint64_t, 4> kPassive = {"was"_w, "were"_w, "been"_w, "being"_w};
  const TokenRange sentence = a.sentence(t);
  if (t > sentence.begin && one_of(a.key(t - 1), kPassive)) return true;
  if (t + 1 >= sentence.end) return false;
  const Pos next = a.pos(t + 1);
  return next == Pos::det || next == Pos::num || next == Pos::noun;
}

/// "non-fatal", "did not believe the wound would be fatal"
bool is_negated(const Analysis& a, std::uint32_t t) {
  constexpr std::uint32_t kReach = 8;  // words
  const std::uint32_t first = std::max(a.sentence(t).begin, t - std::min(t, kReach));
  for (std::uint32_t i = first; i < t; ++i) {
    if (one_of(a.key(i), kNegations) || fold(a.word(i)).ends_with("n't")) return true;
  }
  return false;
}

}  // namespace

bool speaks_of_death(const Analysis& a, std::uint32_t t) {
  static constexpr std::array<std::uint64_t, 25> kDeath = {
      "mortally"_w, "killed"_w,   "kills"_w,     "killing"_w,  "killings"_w,
      "dead"_w,     "died"_w,     "dies"_w,      "death"_w,    "deaths"_w,
      "fatal"_w,    "fatally"_w,  "murdered"_w,  "slain"_w,    "bodies"_w,
      "corpse"_w,   "corpses"_w,  "coroner"_w,   "morgue"_w,   "slayings"_w,
      "executed"_w, "massacre"_w, "succumbed"_w, "succumbs"_w, "perished"_w};
  static constexpr std::array<std::uint64_t, 2> kDeathUnlessTried = {"body"_w, "murder"_w};
  const std::uint64_t key = a.key(t);
  if (is_survival(key)) return is_denied(a, t);
  if (key == "away"_w && t > 0 && a.key(t - 1) == "passed"_w) return true;
  if (!one_of(key, kDeath) && !one_of(key, kDeathUnlessTried)) return false;
  const std::uint64_t before = t > 0 ? a.key(t - 1) : 0;
  if (a.key(t + 1) == "penalty"_w || before == "brain"_w) return false;
  constexpr std::uint32_t kGrade = 4;  // "attempted second-degree murder"
  for (std::uint32_t i = t; i > 0 && t - i < kGrade; --i) {
    if (a.key(i - 1) == "attempted"_w) return false;
  }
  if (key == "fatal"_w && is_negated(a, t)) return false;
  // "linked to a 2031 murder": a deed that its year tells from the one told of
  if (t > 1 && a.pos(t - 1) == Pos::num && a.word(t - 1).size() == 4 && a.key(t - 2) == "a"_w)
    return false;
  // "shot in their lower bodies", "different parts of their bodies"
  if (key == "bodies"_w && (before == "upper"_w || before == "lower"_w ||
                            (before == "their"_w && t > 1 && a.key(t - 2) == "of"_w)))
    return false;
  if (key == "body"_w) {  // "his lower body", "parts of the body"
    const bool part = before == "upper"_w || before == "lower"_w || before == "the"_w;
    return !part || a.key(t + 1) == "of"_w || a.key(t + 1) == "was"_w;
  }
  return true;
}

bool speaks_of_life(const Analysis& a, std::uint32_t t) {
  static constexpr std::array<std::uint64_t, 16> kLife = {
      "recovering"_w,   "survivor"_w,    "survivors"_w,   "injured"_w,
      "wounded"_w,      "treated"_w,     "surgery"_w,     "hospitalized"_w,
      "hospitalised"_w, "hospitalize"_w, "threatening"_w, "treatment"_w,
      "paralyzed"_w,    "paralysed"_w,   "recovery"_w,    "stable"_w};
  static constexpr std::array<std::uint64_t, 7> kConditions = {
      "critical"_w, "serious"_w, "good"_w, "fair"_w, "guarded"_w, "grave"_w, "stabilized"_w};
  const std::uint64_t key = a.key(t);
  if (t > 0 && (a.key(t - 1) == "mortally"_w || a.key(t - 1) == "fatally"_w)) return false;
  if (is_survival(key)) return !is_denied(a, t);
  if (key == "recovered"_w || key == "recover"_w) return !is_found_again(a, t);
  if (one_of(key, kLife)) return true;
  return key == "condition"_w && t > 0 && one_of(a.key(t - 1), kConditions);
}

}  // namespace habeas
