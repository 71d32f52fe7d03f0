// extract/changes.cpp - figures that say how many it was before, by how many it changed, how often
//
// English tells a change by "from" the old figure "to" the new one, or "by" the difference "to" the
// new one (Quirk et al., A Comprehensive Grammar of the English Language, 9.18).
#include "extract/changes.h"

#include <array>

#include "extract/one_of.h"

namespace habeas {
namespace {

bool is_change(std::uint64_t key) {
  static constexpr std::array<std::uint64_t, 28> kChanges = {
      "rose"_w,    "rise"_w,      "rises"_w,     "risen"_w,      "rising"_w, "climbed"_w,
      "climbs"_w,  "climbing"_w,  "jumped"_w,    "jumps"_w,      "grew"_w,   "grown"_w,
      "soared"_w,  "increased"_w, "increases"_w, "increasing"_w, "fell"_w,   "fallen"_w,
      "dropped"_w, "revised"_w,   "raised"_w,    "corrected"_w,  "up"_w,     "down"_w,
      "updated"_w, "lowered"_w,   "cut"_w,       "went"_w};
  return one_of(key, kChanges);
}

/// Does a word of change stand shortly before this token, with nothing but adverbs between?
bool change_before(const Analysis& a, std::uint32_t token) {
  constexpr std::uint32_t kReach = 3;
  const std::uint32_t begin = a.sentence(token).begin;
  for (std::uint32_t t = token; t-- > begin && token - t <= kReach;) {
    if (is_change(a.key(t))) return true;
    if (a.pos(t) != Pos::adv && a.pos(t) != Pos::aux) return false;
  }
  return false;
}

/// Does another figure follow behind "to"?
bool new_figure_behind(const Analysis& a, std::uint32_t quantity) {
  const std::uint32_t end = a.quantities[quantity].range.end;
  if (quantity + 1 >= a.quantities.size() || end + 1 >= a.size() || a.key(end) != "to"_w)
    return false;
  return a.quantities[quantity + 1].range.begin == end + 1;
}

}  // namespace

bool is_replaced_figure(const Analysis& a, std::uint32_t quantity) {
  const std::uint32_t begin = a.quantities[quantity].range.begin;
  if (begin < 2 || a.sentence(begin).begin + 2 > begin) return false;
  const bool from = a.key(begin - 1) == "from"_w;
  if (!from && a.key(begin - 1) != "by"_w) return false;
  if (!change_before(a, begin - 1)) return false;
  if (new_figure_behind(a, quantity)) return true;
  const bool compared = a.key(begin - 2) == "up"_w || a.key(begin - 2) == "down"_w ||
                        a.key(begin - 2) == "revised"_w || a.key(begin - 2) == "corrected"_w;
  return from && compared && quantity > 0 &&
         a.tokens.sentence_of(a.quantities[quantity - 1].range.begin) ==
             a.tokens.sentence_of(begin);
}

bool is_new_figure(const Analysis& a, std::uint32_t token) {
  constexpr std::uint32_t kReach = 5;
  if (token == 0 || a.key(token - 1) != "to"_w) return false;
  const std::uint32_t begin = a.sentence(token).begin;
  for (std::uint32_t t = token - 1; t-- > begin && token - t <= kReach;) {
    if (is_change(a.key(t))) return true;
  }
  return false;
}

bool is_rate(const Analysis& a, std::uint32_t quantity) {
  const std::uint32_t end = a.quantities[quantity].range.end;
  const std::uint32_t time = end < a.size() ? a.date_at[end] : kNone;
  if (time == kNone || a.dates[time].range.begin != end) return false;
  static constexpr std::array<std::uint64_t, 5> kEach = {"a"_w, "an"_w, "per"_w, "every"_w,
                                                         "each"_w};
  const std::string& timex = a.dates[time].value.timex;
  return one_of(a.key(end), kEach) && timex.starts_with("P") && timex.size() <= 4;
}

bool is_earlier_figure(const Analysis& a, const QuantityHit& hit) {
  static constexpr std::array<std::uint64_t, 8> kEarlier = {
      "earlier"_w, "previous"_w, "initial"_w, "preliminary"_w,
      "first"_w,   "original"_w, "former"_w,  "old"_w};
  static constexpr std::array<std::uint64_t, 7> kFigure = {
      "figure"_w, "toll"_w, "count"_w, "estimate"_w, "number"_w, "tally"_w, "total"_w};
  const std::uint32_t begin = hit.range.begin;
  return begin >= a.sentence(begin).begin + 3 && a.key(begin - 1) == "of"_w &&
         one_of(a.key(begin - 2), kFigure) && one_of(a.key(begin - 3), kEarlier);
}

bool is_within_new_figure(const Analysis& a, std::uint32_t quantity) {
  static constexpr std::array<std::uint64_t, 4> kTold = {"after"_w, "when"_w, "as"_w, "with"_w};
  static constexpr std::array<std::uint64_t, 4> kToll = {"toll"_w, "number"_w, "tally"_w,
                                                         "total"_w};
  const QuantityHit& hit = a.quantities[quantity];
  if (quantity == 0) return false;
  const QuantityHit& before = a.quantities[quantity - 1];
  const std::uint32_t begin = a.sentence(hit.range.begin).begin;
  if (before.range.begin < begin || !is_new_figure(a, before.range.begin) || !hit.value.point ||
      !before.value.point || !(*hit.value.point < *before.value.point))
    return false;
  bool toll = false;
  bool told = false;
  for (std::uint32_t t = begin; t < hit.range.begin; ++t) {
    toll = toll || (t < before.range.begin && one_of(a.key(t), kToll));
    told = told || (t >= before.range.end && one_of(a.key(t), kTold));
  }
  return toll && told;
}

bool is_plain_age(const Analysis& a, const QuantityHit& hit) {
  static constexpr std::array<std::uint64_t, 4> kOnly = {"only"_w, "just"_w, "barely"_w,
                                                         "hardly"_w};
  static constexpr std::array<std::uint64_t, 6> kWho = {"they"_w, "we"_w,  "he"_w,
                                                        "she"_w,  "who"_w, "you"_w};
  constexpr Number kGrown = {20, 0};
  const std::uint32_t first = a.sentence(hit.number.begin).begin;
  const std::uint32_t only = hit.number.begin - std::min(hit.number.begin - first, 1U);
  if (hit.head != kNone || !hit.value.unit.empty() || !hit.value.point ||
      !(*hit.value.point < kGrown) || only < first + 2 || !one_of(a.key(only), kOnly))
    return false;
  const bool present = one_of(a.key(only - 1), {"are"_w, "is"_w, "'re"_w, "am"_w});
  const std::uint32_t end = hit.range.end;
  const bool closes = end >= a.sentence(first).end || a.pos(end) == Pos::punct;
  return present && closes && one_of(a.key(only - 2), kWho);
}

}  // namespace habeas
