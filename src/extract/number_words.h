// extract/number_words.h - English numbers in words and digits, ordinals and fractions over tokens;
// shared by amounts and dates
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/words.h"
#include "model/nouns.h"

namespace habeas {

/// A cardinal number. `magnitude` is the power of ten of its last magnitude word (6 in "1.2
/// million"), 0 when it has none, so that "40 to 60 million" can hand it on.
struct NumberPhrase {
  TokenRange range;
  Number value;
  bool digits = false;   ///< written in digits
  bool article = false;  ///< "a hundred", "a dozen"
  bool grouped = false;  ///< "33,000": commas between the digits
  std::uint8_t magnitude = 0;
};

/// The longest cardinal that starts at this token: "600", "33,000", "1.2 million", "5bn", "two
/// hundred and six", "a dozen", "half a million", "two and a half", "twenty-three fifths", "1e6".
/// No value beyond 10^17.
std::optional<NumberPhrase> read_number(const Words& words, std::uint32_t at);

/// 0 to 19 and the tens; -1 for other words.
int small_number(std::uint64_t key);

/// Power of ten of "thousand", "million" ...; 0 for other words.
int power_word(std::uint64_t key);

/// "9th", "ninth", "twenty-first": 1 to 99.
struct OrdinalPhrase {
  TokenRange range;
  std::int32_t value = 0;
};
std::optional<OrdinalPhrase> read_ordinal(const Words& words, std::uint32_t at);

/// "a third", "two-thirds", "three quarters", "half", "3/4": a number between 0 and 1 in words of
/// its own.
std::optional<NumberPhrase> read_fraction(const Words& words, std::uint32_t at);

/// Plain digits of a number token ("2019", "9"), if it has at most nine and nothing else.
std::optional<std::int32_t> plain_digits(std::string_view token);

/// value * factor / divisor, rounded to at most 12 digits behind the point; nothing on overflow.
std::optional<Number> scaled(Number value, std::int64_t factor, std::int64_t divisor);

}  // namespace habeas
