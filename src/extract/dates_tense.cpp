// extract/dates_tense.cpp - does a sentence speak of what was or of what is to come?
//
// Without a parser: the nearest word before the time that tells decides; where none does and the
// time opens its clause, the first word behind it. A participle behind "be" or an infinitive tells
// nothing by itself: what governs it does ("was to be released", "was forced to leave").
#include <algorithm>
#include <array>

#include "extract/dates_grammar.h"
#include "extract/dates_settle.h"

namespace habeas {
namespace {

template <std::size_t N>
constexpr std::array<std::uint64_t, N> sorted(std::array<std::uint64_t, N> keys) {
  std::sort(keys.begin(), keys.end());
  return keys;
}

template <std::size_t N>
bool holds(const std::array<std::uint64_t, N>& table, std::uint64_t key) {
  return std::binary_search(table.begin(), table.end(), key);
}

constexpr auto kFuture = sorted(std::array{
    "will"_w,     "shall"_w, "until"_w,    "till"_w,    "scheduled"_w,   "expected"_w, "due"_w,
    "upcoming"_w, "would"_w, "deadline"_w, "planned"_w, "soon"_w,        "tomorrow"_w, "slated"_w,
    "may"_w,      "might"_w, "must"_w,     "should"_w,  "forthcoming"_w, "imminent"_w, "won't"_w});

/// These look ahead with an infinitive only: "decided to meet", not "decided on Friday".
constexpr auto kAiming = sorted(std::array{
    "plans"_w,    "plan"_w,    "planning"_w, "going"_w,   "agreed"_w, "agree"_w,    "decided"_w,
    "promised"_w, "vowed"_w,   "promises"_w, "vows"_w,    "hopes"_w,  "hope"_w,     "hoping"_w,
    "hoped"_w,    "intends"_w, "intend"_w,   "expects"_w, "expect"_w, "prepares"_w, "preparing"_w,
    "prepared"_w, "aims"_w,    "wants"_w,    "want"_w,    "ready"_w,  "pledged"_w,  "set"_w});

/// Past forms that do not end in "-ed".
constexpr auto kPast = sorted(std::array{
    "said"_w,    "told"_w,   "was"_w,      "were"_w,  "had"_w,     "did"_w,    "came"_w,
    "went"_w,    "took"_w,   "left"_w,     "held"_w,  "met"_w,     "made"_w,   "began"_w,
    "gave"_w,    "saw"_w,    "found"_w,    "fell"_w,  "rose"_w,    "shot"_w,   "sent"_w,
    "brought"_w, "fled"_w,   "died"_w,     "won"_w,   "lost"_w,    "ran"_w,    "spoke"_w,
    "wrote"_w,   "became"_w, "broke"_w,    "got"_w,   "kept"_w,    "led"_w,    "put"_w,
    "struck"_w,  "flew"_w,   "hit"_w,      "stood"_w, "sought"_w,  "heard"_w,  "paid"_w,
    "sold"_w,    "drew"_w,   "grew"_w,     "knew"_w,  "thought"_w, "wasn't"_w, "weren't"_w,
    "didn't"_w,  "hadn't"_w, "yesterday"_w});

/// Does a bare infinitive or a participle behind "be" stand here?
bool is_governed(const Words& words, std::uint32_t at) {
  const std::uint64_t before = words.key(at - 1);
  return any_of(before, {"be"_w, "to"_w, "being"_w, "is"_w, "are"_w});
}

Tense tense_of(const Words& words, std::uint32_t at) {
  if (!words.is_word(at)) return Tense::unknown;
  const std::uint64_t key = words.key(at);
  // "I'll be back": the key may be that of the pronoun alone
  const std::string_view bytes = words.view(at);
  if (bytes.ends_with("'ll") || bytes.ends_with("\xE2\x80\x99ll")) return Tense::future;
  // "Will they be back on Friday?", not "Will Orrel"
  if (words.capital(at))
    return key == "will"_w && at == words.begin() && !words.capital(at + 1) ? Tense::future
                                                                            : Tense::unknown;
  // "would not say on Friday", "could not be reached"
  const bool refused = any_of(words.key(at + 1), {"not"_w, "neither"_w});
  if (holds(kFuture, key)) {
    return refused && any_of(key, {"would"_w, "might"_w}) ? Tense::past : Tense::future;
  }
  if (any_of(key, {"could"_w, "couldn't"_w, "wouldn't"_w})) return Tense::past;
  const bool aims = words.is(at + 1, "to"_w) &&
                    (holds(kAiming, key) || any_of(key, {"is"_w, "are"_w, "was"_w, "were"_w}));
  const bool noun = any_of(key, {"plans"_w, "plan"_w, "set"_w}) && words.is(at + 1, "for"_w);
  if (aims || noun) return Tense::future;
  if (is_governed(words, at)) return Tense::unknown;
  if (holds(kPast, key)) return Tense::past;
  return bytes.size() > 4 && bytes.ends_with("ed") ? Tense::past : Tense::unknown;
}

bool ends_clause(const Words& words, std::uint32_t at) {
  return words.mark(at, ';') || words.mark(at, ':');
}

}  // namespace

bool tells_past(const Words& words) {
  // What is done now about a day to come: "announced elections on 3 May", "was put off".
  constexpr auto kSet = sorted(std::array{
      "announced"_w, "election"_w, "elections"_w, "vote"_w,    "referendum"_w, "hearing"_w,
      "trial"_w,     "summit"_w,   "meeting"_w,   "talks"_w,   "conference"_w, "postponed"_w,
      "adjourned"_w, "extended"_w, "delayed"_w,   "expires"_w, "expire"_w,     "invited"_w,
      "called"_w,    "moved"_w,    "set"_w,       "convene"_w, "effective"_w,  "begins"_w,
      "starts"_w,    "opens"_w,    "scheduled"_w, "launch"_w,  "release"_w,    "visit"_w});
  bool past = false;
  for (std::uint32_t at = words.begin(); at < words.end(); ++at) {
    if (holds(kSet, words.key(at))) return false;
    const Tense tense = tense_of(words, at);
    if (tense == Tense::future) return false;
    past = past || tense == Tense::past;
  }
  return past;
}

Tense tense_at(const Words& words, std::uint32_t at, std::uint32_t end) {
  if (words.is(end, "'s"_w)) return Tense::past;  // "Friday's ruling"
  // "the march planned for Friday was called off"
  if (any_of(words.key(end), {"was"_w, "were"_w}) && !words.is(end + 1, "to"_w)) return Tense::past;
  if (words.is(at - 1, "by"_w)) return Tense::future;
  // "as early as Friday"
  if (words.is(at - 1, "as"_w) && any_of(words.key(at - 2), {"early"_w, "soon"_w}))
    return Tense::future;
  constexpr std::uint32_t kReach = 12;
  for (std::uint32_t back = 1; back <= kReach && at >= words.begin() + back; ++back) {
    if (ends_clause(words, at - back)) break;
    const Tense tense = tense_of(words, at - back);
    if (tense != Tense::unknown) return tense;
  }
  // "On Friday, the league plans to meet."
  const std::uint32_t opener = any_of(words.key(at - 1), {"on"_w, "in"_w, "the"_w}) ? 1 : 0;
  if (at - opener > words.begin() && !words.quote(at - opener - 1)) return Tense::unknown;
  for (std::uint32_t i = end; i < end + 3 * kReach && words.has(i); ++i) {
    if (ends_clause(words, i)) break;
    const Tense tense = tense_of(words, i);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

}  // namespace habeas
