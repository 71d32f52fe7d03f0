// extract/quantities_bounds.h - words that bound an amount: "up to", "over", "or more"
#pragma once

#include <cstdint>
#include <optional>

#include "extract/number_words.h"
#include "model/nouns.h"

namespace habeas {

/// What the words say of the number behind (or before) them.
enum class BoundKind : std::uint8_t { none, upper, lower, about, nearly, odd };

struct BoundPhrase {
  TokenRange range;
  BoundKind kind = BoundKind::none;
  bool open = false;  ///< "over", "fewer than": the number itself is left out
};

/// "up to", "well over", "no more than about". The caller checks that a number follows.
std::optional<BoundPhrase> read_bound_before(const Words& words, std::uint32_t at);

/// "or more", "-plus", "or so", "at least" behind a number.
std::optional<BoundPhrase> read_bound_behind(const Words& words, std::uint32_t at);

/// A rise or fall that the amount itself measures ("rose 5 per cent", "an increase of 300").
Trend trend_before(const Words& words, std::uint32_t at);
Trend trend_behind(const Words& words, std::uint32_t at);

}  // namespace habeas
