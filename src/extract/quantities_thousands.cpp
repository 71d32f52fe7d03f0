// extract/quantities_thousands.cpp - how a number is written: points between thousands, the number
// again in brackets
#include "extract/number_sum.h"
#include "extract/quantities_parts.h"

namespace habeas {

bool take_point_as_thousands(const Words& words, Figures& figures, std::uint32_t noun_at) {
  if (!figures.pointed || figures.vague || figures.magnitude > 0) return false;
  const auto noun = read_noun_phrase(words, noun_at, Grammatical::plural);
  // "2.125 children per woman", "1.250 points": rates and scores have decimals
  if (!noun || words.is(noun->range.end, "per"_w) ||
      any_of(words.key(noun->head), {"points"_w, "times"_w, "units"_w, "degrees"_w, "percent"_w}))
    return false;
  Number lo = figures.lo;
  std::optional<Number> hi = figures.hi;
  if (!raise(lo, 3) || (hi && !raise(*hi, 3))) return false;
  figures.lo = lo;
  figures.hi = hi;
  figures.pointed = false;
  return true;
}

std::uint32_t behind_repetition(const Words& words, const Figures& figures, std::uint32_t at) {
  if (!words.mark(at, '(') || figures.hi || figures.vague || figures.unit) return at;
  const auto again = read_number(words, at + 1);
  if (!again || !(again->value == figures.lo) || again->digits == figures.digits) return at;
  return words.mark(again->range.end, ')') ? again->range.end + 1 : at;
}

Hit read_all_but(const Words& words, std::uint32_t at) {
  if (!words.is(at, "all"_w) || !words.is(at + 1, "but"_w)) return std::nullopt;
  const auto left = read_number(words, at + 2);
  if (!left || left->value.scale > 0 || !words.is(left->range.end, "of"_w)) return std::nullopt;
  std::uint32_t next = left->range.end + 1;
  while (any_of(words.key(next), {"the"_w, "these"_w, "those"_w, "their"_w, "his"_w, "its"_w}))
    ++next;
  const auto total = read_number(words, next);
  if (!total || total->value.scale > 0 || !(left->value < total->value)) return std::nullopt;
  QuantityHit hit;
  hit.range = hit.number = {at, left->range.end};
  set_bounded(hit.value, whole(total->value.digits - left->value.digits), std::nullopt);
  take_noun(words, hit, left->range.end, false, false);
  return hit;
}

}  // namespace habeas
