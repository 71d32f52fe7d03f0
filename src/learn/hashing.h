// learn/hashing.h - how the templates of the tagger make one number of their values
#pragma once

#include <cstdint>

namespace habeas {

inline std::uint64_t mix_in(std::uint64_t h, std::uint64_t part) {
  h ^= part;
  h *= 0xFF51AFD7ED558CCDULL;
  return h ^ (h >> 32U);
}

/// The beginning of mix(kind, a, b, c), the same for all b and c.
inline std::uint64_t mix_begun(std::uint64_t kind, std::uint64_t a) {
  return mix_in((kind + 1) * 0x9E3779B97F4A7C15ULL, a);
}

inline std::uint64_t mix_ended(std::uint64_t begun, std::uint64_t b, std::uint64_t c = 0) {
  return mix_in(mix_in(begun, b), c) * 0xC4CEB9FE1A85EC53ULL;
}

/// Mixes a template number and up to three values; the final multiply spreads to the high bits that
/// Tagger::slot() uses.
inline std::uint64_t mix(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0,
                         std::uint64_t c = 0) {
  return mix_ended(mix_begun(kind, a), b, c);
}

/// Templates of columns: of each eight, the first column's from this number.
inline constexpr std::uint64_t kFirstColumnTemplate = 28;
inline constexpr std::uint64_t kColumnTemplates = 8;
inline constexpr std::uint32_t kLoneColumnTemplates = 3;  // the first of them: of one value alone

/// Templates of one neighbour's word alone: of the word before, the one behind, the one before that
/// before and the one behind that behind. Their features stand right behind a token's own.
inline constexpr std::uint64_t kFirstNeighbourTemplate = 2;
inline constexpr std::uint32_t kNeighbours = 4;

/// What stands for a word before and behind a run.
inline constexpr std::uint64_t kWordBeforeRun = 2;
inline constexpr std::uint64_t kWordBehindRun = 3;

/// Values of a column before and behind a run.
inline constexpr std::uint32_t kBeforeRun = 1001;
inline constexpr std::uint32_t kBehindRun = 1002;

inline std::uint32_t upper_half(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace habeas
