// extract/number_fractions.h - denominators and fractions in signs, for the grammars of numbers
#pragma once

#include <cstdint>
#include <optional>

#include "extract/number_words.h"

namespace habeas {

/// "fifth", "quarters", "twenty-fifth", "hundredths": from 2 on. "Second" is none: it is a time.
struct Denominator {
  TokenRange range;
  std::int64_t value = 0;
  bool plural = false;
};
std::optional<Denominator> read_denominator(const Words& words, std::uint32_t at);

/// One sign: a half, two thirds ...
std::optional<NumberPhrase> read_vulgar_fraction(const Words& words, std::uint32_t at);

/// "3/4" or one sign.
std::optional<NumberPhrase> read_written_fraction(const Words& words, std::uint32_t at);

}  // namespace habeas
