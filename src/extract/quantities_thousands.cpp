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

}  // namespace habeas
