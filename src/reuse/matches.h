// reuse/matches.h - maximal runs of equal words between articles, by winnowed fingerprints
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace habeas {

/// Words of one article as keys. A word that is not joined begins a piece: something that does not
/// count lies between it and the word before.
struct KeyedWords {
  std::span<const std::uint64_t> keys;
  std::span<const std::uint8_t> joined;  ///< 1 for a word that goes on the piece before it
};

/// Words [a_begin, a_begin + words) of article a equal words [b_begin, ...) of article b; a < b.
struct WordMatch {
  std::uint32_t a = 0, b = 0;
  std::uint32_t a_begin = 0, b_begin = 0;
  std::uint32_t words = 0;
  auto operator<=>(const WordMatch&) const = default;
};

struct PassageOptions {
  std::uint32_t gram = 5;       ///< words in a fingerprint
  std::uint32_t window = 3;     ///< every run of gram + window - 1 words is found
  std::uint32_t shortest = 7;   ///< words in a reported run
  std::uint32_t widest = 100;   ///< a fingerprint in more articles than this is furniture
  std::uint32_t pair_all = 16;  ///< up to so many articles are all paired with each other
  std::uint32_t pair_with = 4;  ///< in a larger bucket each is paired with so many of the first
  std::size_t at_once = std::size_t{1} << 25U;  ///< runs of words looked at in one pass (16 bytes)
};

/// All maximal runs, in order of (a, b, a_begin, b_begin); overlapping ones are cut to the longer.
std::vector<WordMatch> find_matches(std::span<const KeyedWords> articles,
                                    const PassageOptions& options);

}  // namespace habeas
