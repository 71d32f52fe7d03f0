// model/amounts.cpp - integer bounds and plain words of quantities
#include "model/amounts.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace habeas {
namespace {

std::int64_t power_of_ten(int scale) {
  std::int64_t power = 1;
  for (int i = 0; i < scale; ++i) power *= 10;
  return power;
}

std::int64_t floor_of(const Number& number) {
  const std::int64_t power = power_of_ten(number.scale);
  const std::int64_t quotient = number.digits / power;
  return number.digits % power < 0 ? quotient - 1 : quotient;
}

std::int64_t ceiling_of(const Number& number) {
  const std::int64_t low = floor_of(number);
  return Number{low, 0} == number ? low : low + 1;
}

std::string decimal(const Number& number) {
  const Number plain = number.normalised();
  const std::int64_t power = power_of_ten(plain.scale);
  std::string text = with_commas(plain.digits / power);
  if (plain.scale == 0) return text;
  if (plain.digits < 0 && plain.digits / power == 0) text.insert(0, "-");
  std::string rest = std::to_string(std::abs(plain.digits % power));
  while (rest.size() < plain.scale) rest.insert(0, "0");
  return text + "." + rest;
}

/// A share as a percentage: the point moves two places.
std::string figure(const Number& number, bool share) {
  if (!share) return decimal(number);
  Number percent = number;
  if (percent.scale >= 2) {
    percent.scale = static_cast<std::uint8_t>(percent.scale - 2);
  } else {
    percent.digits *= percent.scale == 1 ? 10 : 100;
    percent.scale = 0;
  }
  return decimal(percent) + " per cent";
}

}  // namespace

WholeBounds whole_bounds(const Quantity& quantity) {
  WholeBounds bounds;
  if (quantity.lo)
    bounds.lo = quantity.lo_open ? floor_of(*quantity.lo) + 1 : ceiling_of(*quantity.lo);
  if (quantity.hi)
    bounds.hi = quantity.hi_open ? ceiling_of(*quantity.hi) - 1 : floor_of(*quantity.hi);
  return bounds;
}

bool is_soft(const Quantity& quantity) {
  return quantity.bound == Bound::approx || quantity.bound == Bound::vague;
}

std::optional<Number> named_number(const Quantity& quantity) {
  switch (quantity.bound) {
    case Bound::vague:
    case Bound::range:
      return std::nullopt;
    case Bound::upper:
      return quantity.hi;
    case Bound::lower:
      return quantity.lo;
    case Bound::exact:
    case Bound::approx:
      return quantity.point ? quantity.point : quantity.hi;
  }
  return std::nullopt;
}

bool is_without_figure(const Quantity& quantity) {
  return quantity.bound == Bound::vague && !quantity.hi && !quantity.share;
}

bool is_measure(std::string_view unit) {
  constexpr auto kMeasures = std::to_array<std::string_view>(
      {"second",  "minute",    "hour",      "day",     "night",   "week",     "fortnight",
       "weekend", "month",     "year",      "decade",  "age",     "term",     "century",
       "quarter", "time",      "metre",     "meter",   "foot",    "inch",     "yard",
       "mile",    "kilometre", "kilometer", "hectare", "acre",    "gram",     "kg",
       "km",      "m",         "cm",        "mm",      "tonne",   "ton",      "kilogram",
       "pound",   "litre",     "liter",     "degree",  "percent", "per cent", "dollar",
       "euro",    "crown",     "won",       "yuan",    "yen",     "baht",     "rupee"});
  if (std::find(kMeasures.begin(), kMeasures.end(), unit) != kMeasures.end()) return true;
  // ISO 4217
  return unit.size() == 3 &&
         std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool names_class(std::string_view word) {
  constexpr auto kNumbers = std::to_array<std::string_view>(
      {"one",   "two",   "three",   "four",     "five",     "six",     "seven",  "eight",
       "nine",  "ten",   "eleven",  "twelve",   "thirteen", "fifteen", "twenty", "thirty",
       "forty", "fifty", "hundred", "thousand", "million",  "dozen",   "score",  "half"});
  if (word.empty() || is_measure(word)) return false;
  if (std::find(kNumbers.begin(), kNumbers.end(), word) != kNumbers.end()) return false;
  return std::none_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == ':' || c == '/';
  });
}

bool bears_arithmetic(const Claim& claim) {
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  if (quantity == nullptr || claim.polarity == Polarity::negative) return false;
  if (claim.mood != Mood::asserted && claim.mood != Mood::reported) return false;
  return !is_measure(quantity->unit);
}

std::string with_commas(std::int64_t number) {
  std::string text = std::to_string(number);
  const std::size_t first = text[0] == '-' ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string in_words(const Quantity& quantity) {
  const auto say = [&](const Number& number) { return figure(number, quantity.share); };
  if (quantity.bound == Bound::approx && quantity.point) return "about " + say(*quantity.point);
  if (is_without_figure(quantity)) return "a number without a figure";
  if (quantity.lo && quantity.hi && *quantity.lo == *quantity.hi) return say(*quantity.lo);
  if (quantity.lo && quantity.hi) {
    const bool all = quantity.share && *quantity.hi == Number{1, 0};
    if (all) return (quantity.lo_open ? "more than " : "at least ") + say(*quantity.lo);
    return say(*quantity.lo) + " to " + say(*quantity.hi);
  }
  if (quantity.hi) return (quantity.hi_open ? "fewer than " : "up to ") + say(*quantity.hi);
  if (quantity.lo) return (quantity.lo_open ? "more than " : "at least ") + say(*quantity.lo);
  return "no common bounds";
}

}  // namespace habeas
