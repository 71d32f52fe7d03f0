// extract/number_digits.cpp - figures in digits: groups of thousands as many countries write them,
// decimal points and commas, exponents
//
// The international rule (SI Brochure, 5.4.4) sets groups of three with thin spaces; English uses
// commas, most of Europe points, Switzerland apostrophes.
#include "extract/number_digits.h"

#include "extract/number_sum.h"

namespace habeas {
namespace {

__extension__ using Wide = __int128;

struct Figure {
  Number value;
  bool grouped = false;
};

/// "33,000", "1.25". Two points, more than 17 digits and letters are refused.
std::optional<Figure> read_token(std::string_view token) {
  if (token.empty() || token.size() > 24) return std::nullopt;
  Figure result;
  int digits = 0;
  int points = 0;
  for (const char c : token) {
    if (c == ',') {
      result.grouped = true;
      continue;
    }
    if (c == '.') {
      ++points;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > 17 || points > 1) return std::nullopt;
    result.value.digits = result.value.digits * 10 + (c - '0');
    if (points == 1 && ++result.value.scale > 12) return std::nullopt;
  }
  if (digits == 0 || points > 1) return std::nullopt;
  return result;
}

/// Groups of three digits behind single spaces: "1 234 567", "40 000.5".
std::uint32_t read_spaced_groups(const Words& words, std::uint32_t at, Number& value) {
  const std::string_view first = words.view(at);
  if (first.size() > 3 || value.scale > 0 || first.front() == '0') return at + 1;
  std::uint32_t next = at + 1;
  constexpr std::uint32_t kMostGroups = 5;
  while (next < at + kMostGroups && words.is_number(next) && words.one_space_before(next)) {
    const std::string_view group = words.view(next);
    if (group.size() < 3 || (group.size() > 3 && group[3] != '.')) break;
    const auto digits = read_token(group);
    if (!digits || digits->grouped || !plain_digits(group.substr(0, 3))) break;
    const auto sum = raise(value, 3) ? sum_of(value, digits->value) : std::nullopt;
    if (!sum) break;
    value = *sum;
    ++next;
    if (group.size() > 3) break;
  }
  return next;
}

/// "1e10", "12.3e-4", "1.3x10^6": the power of ten behind a number in digits.
std::uint32_t read_exponent(const Words& words, std::uint32_t at, Number& value) {
  if (!words.glued(at)) return at;
  std::uint32_t next = at + 1;
  if (words.view(at) == "x" || words.view(at) == "\xC3\x97") {
    if (words.view(next) != "10" || !words.mark(next + 1, '^')) return at;
    next += 2;
  } else if (!words.is(at, "e"_w)) {
    return at;
  }
  const bool minus = words.dash(next);
  if (minus || words.mark(next, '+')) ++next;
  const auto power = words.glued(next) ? plain_digits(words.view(next)) : std::nullopt;
  if (!power || *power > 17) return at;
  if (minus) {
    if (value.scale + *power > 12) return at;
    value.scale = static_cast<std::uint8_t>(value.scale + *power);
  } else if (!raise(value, *power)) {
    return at;
  }
  return next + 1;
}

/// Digits of a token of groups that points divide: "1.234.567" and, with `lone`, "14.000".
std::optional<Number> read_point_groups(std::string_view token, bool lone) {
  if (token.size() < 5 || token.size() > 21 || token.front() == '0') return std::nullopt;
  Number value;
  std::size_t group = 0;
  std::size_t points = 0;
  std::int64_t before = 0;
  bool bytes = true;  // "192.168.100.200": an address
  for (const char c : token) {
    if (c == '.') {
      bytes = bytes && value.digits - before * 1000 < 256;
      before = value.digits;
      if (group == 0 || group > 3 || (points > 0 && group != 3)) return std::nullopt;
      group = 0;
      ++points;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    value.digits = value.digits * 10 + (c - '0');
    ++group;
  }
  if (group != 3 || points == 0 || (points == 1 && !lone)) return std::nullopt;
  if (points == 3 && bytes && value.digits - before * 1000 < 256) return std::nullopt;
  return value;
}

/// Groups of three behind apostrophes: "45'000".
std::uint32_t read_apostrophe_groups(const Words& words, std::uint32_t at, Number& value) {
  if (words.view(at).size() > 3 || value.scale > 0 || words.view(at).front() == '0') return at + 1;
  std::uint32_t next = at + 1;
  Number sum = value;
  constexpr std::uint32_t kMostGroups = 4;
  for (std::uint32_t groups = 0; groups < kMostGroups; ++groups, next += 2) {
    if (!words.quote(next) || !words.glued(next) || !words.glued(next + 1)) break;
    if (words.view(next) == "\"" || words.view(next + 1).size() != 3) break;
    const auto group = plain_digits(words.view(next + 1));
    if (!group || !raise(sum, 3)) break;
    sum.digits += *group;
  }
  if (next > at + 1) value = sum;
  return next;
}

/// Does a unit stand here that an amount with a decimal comma has?
bool measured(const Words& words, std::uint32_t at) {
  return words.mark(at, '%') || words.view(at) == "\xE2\x82\xAC" || power_word(words.key(at)) > 0 ||
         any_of(words.key(at), {"percent"_w, "euro"_w, "euros"_w, "km"_w, "kg"_w}) ||
         (words.is(at, "per"_w) && words.is(at + 1, "cent"_w));
}

/// A comma for the decimal point: "1.111,11", "12,5 %", "5,00". A list has no item "00", and no
/// spaces are left out before a unit.
std::uint32_t read_decimal_comma(const Words& words, std::uint32_t at, bool points, Number& value) {
  const bool joined = words.mark(at, ',') && words.glued(at) && words.glued(at + 1);
  if (!joined || !words.is_number(at + 1) || value.scale > 0) return at;
  const std::string_view token = words.view(at + 1);
  const auto digits = token.size() <= 2 ? plain_digits(token) : std::nullopt;
  if (!digits || (words.mark(at + 2, ',') && words.glued(at + 2) && words.glued(at + 3))) return at;
  const bool zero = token.size() == 2 && token.front() == '0';
  if (!points && !zero && !measured(words, at + 2)) return at;
  const auto sum = sum_of(value, Number{*digits, static_cast<std::uint8_t>(token.size())});
  if (!sum) return at;
  value = *sum;
  return at + 2;
}

/// "1.1^23", "2.5^-1": a power, to nine digits behind the point.
std::uint32_t read_power(const Words& words, std::uint32_t at, Number& value) {
  if (!words.mark(at, '^') || !words.glued(at)) return at;
  std::uint32_t next = at + 1;
  const bool below_one = words.dash(next) && words.glued(next);
  if (below_one || words.mark(next, '+')) ++next;
  const auto power = words.glued(next) ? plain_digits(words.view(next)) : std::nullopt;
  constexpr std::int32_t kMostSteps = 60;
  if (!power || *power > kMostSteps || value.digits <= 0) return at;
  constexpr std::uint8_t kScale = 9;
  const Wide one = power_of_ten(kScale);
  const Wide below = power_of_ten(value.scale);
  Wide result = one;
  for (std::int32_t i = 0; i < *power; ++i) {
    result = (result * value.digits + below / 2) / below;
    if (result > static_cast<Wide>(kLargestNumber)) return at;
  }
  if (below_one) result = result > 0 ? one * one / result : 0;
  if (result == 0) return at;
  value = Number{static_cast<std::int64_t>(result), kScale}.normalised();
  return next + 1;
}

}  // namespace

std::optional<NumberPhrase> read_bare_decimal(const Words& words, std::uint32_t at) {
  if (words.glued(at) || !words.glued(at + 1) || !words.is_number(at + 1)) return std::nullopt;
  const std::string_view token = words.view(at + 1);
  const auto digits = read_token(token);
  if (!digits || digits->grouped || digits->value.scale > 0 || token.size() > 12)
    return std::nullopt;
  const Number value{digits->value.digits, static_cast<std::uint8_t>(token.size())};
  return NumberPhrase{{at, at + 2}, value.normalised(), true, false, false, 0};
}

std::optional<DigitsPhrase> read_digits(const Words& words, std::uint32_t at) {
  const std::string_view token = words.view(at);
  DigitsPhrase phrase;
  const auto comma_behind = [&] { return words.mark(at + 1, ',') && words.glued(at + 1); };
  if (const auto grouped = read_point_groups(token, comma_behind())) {
    phrase.value = *grouped;
    phrase.end = read_decimal_comma(words, at + 1, true, phrase.value);
    phrase.grouped = true;
    if (phrase.end > at + 1 || read_point_groups(token, false)) return phrase;
  }
  const auto figure = read_token(token);
  if (!figure) return std::nullopt;
  phrase.value = figure->value;
  phrase.grouped = figure->grouped;
  phrase.end = read_apostrophe_groups(words, at, phrase.value);
  if (phrase.end == at + 1) phrase.end = read_spaced_groups(words, at, phrase.value);
  if (phrase.end > at + 1) phrase.grouped = true;
  phrase.end = read_decimal_comma(words, phrase.end, false, phrase.value);
  phrase.end = read_exponent(words, phrase.end, phrase.value);
  phrase.end = read_power(words, phrase.end, phrase.value);
  return phrase;
}

bool points_may_divide(std::string_view token) {
  return read_point_groups(token, true) && !read_point_groups(token, false);
}

}  // namespace habeas
