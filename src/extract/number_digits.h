// extract/number_digits.h - figures in digits, for the grammars of numbers
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/number_words.h"

namespace habeas {

/// A figure in digits: "33,000", "1 234 567", "1.234.567", "45'000", "1.111,11", "1.3e6", "2^10".
struct DigitsPhrase {
  Number value;
  bool grouped = false;   ///< signs divide the thousands
  std::uint32_t end = 0;  ///< the token behind it
};
/// The figure that starts at this token. "14.000" is fourteen: see points_may_divide().
std::optional<DigitsPhrase> read_digits(const Words& words, std::uint32_t at);

/// ".08"
std::optional<NumberPhrase> read_bare_decimal(const Words& words, std::uint32_t at);

/// "14.000", "2.500": a decimal number, or thousands where whole things are counted.
bool points_may_divide(std::string_view token);

}  // namespace habeas
