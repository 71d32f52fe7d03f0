// extract/number_fractions.cpp - ordinals, denominators and fractions
#include "extract/number_fractions.h"

#include <array>

#include "extract/number_sum.h"
#include "text/key_table.h"

namespace habeas {
namespace {

struct OrdinalWord {
  std::uint64_t one;
  std::uint64_t many;
  std::int64_t value;
};

constexpr auto kOrdinals = std::to_array<OrdinalWord>({
    {"first"_w, "firsts"_w, 1},
    {"second"_w, "seconds"_w, 2},
    {"third"_w, "thirds"_w, 3},
    {"fourth"_w, "fourths"_w, 4},
    {"fifth"_w, "fifths"_w, 5},
    {"sixth"_w, "sixths"_w, 6},
    {"seventh"_w, "sevenths"_w, 7},
    {"eighth"_w, "eighths"_w, 8},
    {"ninth"_w, "ninths"_w, 9},
    {"tenth"_w, "tenths"_w, 10},
    {"eleventh"_w, "elevenths"_w, 11},
    {"twelfth"_w, "twelfths"_w, 12},
    {"thirteenth"_w, "thirteenths"_w, 13},
    {"fourteenth"_w, "fourteenths"_w, 14},
    {"fifteenth"_w, "fifteenths"_w, 15},
    {"sixteenth"_w, "sixteenths"_w, 16},
    {"seventeenth"_w, "seventeenths"_w, 17},
    {"eighteenth"_w, "eighteenths"_w, 18},
    {"nineteenth"_w, "nineteenths"_w, 19},
    {"twentieth"_w, "twentieths"_w, 20},
    {"thirtieth"_w, "thirtieths"_w, 30},
    {"fortieth"_w, "fortieths"_w, 40},
    {"fiftieth"_w, "fiftieths"_w, 50},
    {"sixtieth"_w, "sixtieths"_w, 60},
    {"seventieth"_w, "seventieths"_w, 70},
    {"eightieth"_w, "eightieths"_w, 80},
    {"ninetieth"_w, "ninetieths"_w, 90},
    {"hundredth"_w, "hundredths"_w, 100},
    {"thousandth"_w, "thousandths"_w, 1000},
    {"millionth"_w, "millionths"_w, 1'000'000},
    {"billionth"_w, "billionths"_w, 1'000'000'000},
    {"trillionth"_w, "trillionths"_w, 1'000'000'000'000},
});

/// Of both forms the place in kOrdinals.
constexpr auto ordinal_entries() {
  std::array<KeyValue, 2 * kOrdinals.size()> all{};
  for (std::size_t i = 0; i < kOrdinals.size(); ++i) {
    all[2 * i] = {kOrdinals[i].one, static_cast<std::int64_t>(i)};
    all[2 * i + 1] = {kOrdinals[i].many, static_cast<std::int64_t>(i)};
  }
  return all;
}

constexpr auto kOrdinalForms = KeyTable(ordinal_entries());

struct OrdinalFound {
  std::int64_t value = 0;
  bool plural = false;
};

OrdinalFound ordinal_word(std::uint64_t key) {
  const std::int64_t at = kOrdinalForms.find(key, -1);
  if (at < 0) return {};
  const OrdinalWord& word = kOrdinals[static_cast<std::size_t>(at)];
  return {word.value, word.many == key};
}

struct Vulgar {
  std::string_view sign;
  int above;
  int below;
};

constexpr auto kVulgar = std::to_array<Vulgar>({
    {"\xC2\xBC", 1, 4},
    {"\xC2\xBD", 1, 2},
    {"\xC2\xBE", 3, 4},
    {"\xE2\x85\x90", 1, 7},
    {"\xE2\x85\x91", 1, 9},
    {"\xE2\x85\x92", 1, 10},
    {"\xE2\x85\x93", 1, 3},
    {"\xE2\x85\x94", 2, 3},
    {"\xE2\x85\x95", 1, 5},
    {"\xE2\x85\x96", 2, 5},
    {"\xE2\x85\x97", 3, 5},
    {"\xE2\x85\x98", 4, 5},
    {"\xE2\x85\x99", 1, 6},
    {"\xE2\x85\x9A", 5, 6},
    {"\xE2\x85\x9B", 1, 8},
    {"\xE2\x85\x9C", 3, 8},
    {"\xE2\x85\x9D", 5, 8},
    {"\xE2\x85\x9E", 7, 8},
});

std::optional<NumberPhrase> ratio(TokenRange range, std::int64_t above, std::int64_t below,
                                  bool digits, bool article) {
  const auto value = scaled({above, 0}, 1, below);
  if (!value) return std::nullopt;
  return NumberPhrase{range, *value, digits, article, false, 0};
}

bool usual_denominator(std::int32_t below) {
  return below == 2 || below == 3 || below == 4 || below == 5 || below == 6 || below == 8 ||
         below == 10 || below == 16 || below == 100;
}

std::optional<NumberPhrase> read_digit_fraction(const Words& words, std::uint32_t at) {
  if (!words.mark(at + 1, '/') || !words.glued(at + 1) || !words.glued(at + 2)) return std::nullopt;
  const auto above = plain_digits(words.view(at));
  const auto below = plain_digits(words.view(at + 2));
  if (!above || !below || *above < 1 || *above >= *below || !usual_denominator(*below))
    return std::nullopt;
  return ratio({at, at + 3}, *above, *below, true, false);
}

/// "five", "fifty-four", "twenty one" before a denominator.
struct Numerator {
  std::int64_t value = 0;
  std::uint32_t end = 0;
};

std::optional<Numerator> read_numerator(const Words& words, std::uint32_t at) {
  const int first = small_number(words.key(at));
  if (first < 1) return std::nullopt;
  if (first < 20) return Numerator{first, at + 1};
  const std::uint32_t next = words.hyphen(at + 1) ? at + 2 : at + 1;
  const int digit = small_number(words.key(next));
  if (digit < 1 || digit > 9) return Numerator{first, at + 1};
  return Numerator{first + digit, next + 1};
}

/// A hyphen between the parts of a fraction, with or without spaces around it.
std::uint32_t behind_hyphen(const Words& words, std::uint32_t at) {
  const bool spaced = words.mark(at, '-') && !words.glued(at) && !words.glued(at + 1);
  return words.hyphen(at) || spaced ? at + 1 : at;
}

}  // namespace

std::optional<Denominator> read_denominator(const Words& words, std::uint32_t at) {
  if (!words.is_word(at)) return std::nullopt;
  switch (words.key(at)) {
    case "quarter"_w:
      return Denominator{{at, at + 1}, 4, false};
    case "quarters"_w:
      return Denominator{{at, at + 1}, 4, true};
    case "half"_w:
      return Denominator{{at, at + 1}, 2, false};
    case "halves"_w:
      return Denominator{{at, at + 1}, 2, true};
    default:
      break;
  }
  if (const OrdinalFound word = ordinal_word(words.key(at)); word.value > 2) {
    return Denominator{{at, at + 1}, word.value, word.plural};
  }
  const int tens = small_number(words.key(at));
  if (tens < 20) return std::nullopt;
  const std::uint32_t unit_at = words.hyphen(at + 1) ? at + 2 : at + 1;
  const OrdinalFound unit = ordinal_word(words.key(unit_at));
  if (unit.value < 1 || unit.value > 9 || unit.value == 2) return std::nullopt;
  return Denominator{{at, unit_at + 1}, tens + unit.value, unit.plural};
}

std::optional<NumberPhrase> read_vulgar_fraction(const Words& words, std::uint32_t at) {
  const std::string_view sign = words.view(at);
  if (sign.size() < 2 || sign.size() > 3 || is_ascii(sign.front())) return std::nullopt;
  for (const Vulgar& vulgar : kVulgar) {
    if (vulgar.sign == sign) return ratio({at, at + 1}, vulgar.above, vulgar.below, true, false);
  }
  return std::nullopt;
}

std::optional<NumberPhrase> read_written_fraction(const Words& words, std::uint32_t at) {
  return words.is_number(at) ? read_digit_fraction(words, at) : read_vulgar_fraction(words, at);
}

std::optional<OrdinalPhrase> read_ordinal(const Words& words, std::uint32_t at) {
  if (words.is_number(at)) {
    const std::string_view token = words.view(at);
    if (token.size() < 3 || token.size() > 4) return std::nullopt;
    const std::string_view suffix = token.substr(token.size() - 2);
    if (suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return std::nullopt;
    const auto value = plain_digits(token.substr(0, token.size() - 2));
    if (!value || *value == 0) return std::nullopt;
    return OrdinalPhrase{{at, at + 1}, *value};
  }
  const OrdinalFound word = ordinal_word(words.key(at));
  if (word.value > 0 && word.value < 100 && !word.plural) {
    return OrdinalPhrase{{at, at + 1}, static_cast<std::int32_t>(word.value)};
  }
  const int tens = small_number(words.key(at));
  if (tens < 20) return std::nullopt;
  const std::uint32_t unit_at = words.hyphen(at + 1) ? at + 2 : at + 1;
  const OrdinalFound unit = ordinal_word(words.key(unit_at));
  if (unit.value < 1 || unit.value > 9 || unit.plural) return std::nullopt;
  return OrdinalPhrase{{at, unit_at + 1}, tens + static_cast<std::int32_t>(unit.value)};
}

std::optional<NumberPhrase> read_fraction(const Words& words, std::uint32_t at) {
  if (words.is_number(at)) return read_digit_fraction(words, at);
  if (words.is(at, "half"_w)) return NumberPhrase{{at, at + 1}, {5, 1}, false, false, false, 0};
  if (words.is(at, "quarter"_w) && power_word(words.key(at + 1)) > 0) {
    return NumberPhrase{{at, at + 1}, {25, 2}, false, false, false, 0};
  }
  const bool article = words.is(at, "a"_w) || words.is(at, "an"_w);
  const auto above = article ? Numerator{1, at + 1} : read_numerator(words, at);
  if (!above) return std::nullopt;
  const auto below = read_denominator(words, behind_hyphen(words, above->end));
  if (!below || below->value <= above->value || below->plural != (above->value > 1))
    return std::nullopt;
  return ratio({at, below->range.end}, above->value, below->value, false, article);
}

}  // namespace habeas
