// learn/hashing.h - how the templates of the tagger make one number of their values
#pragma once

#include <cstdint>
#include <initializer_list>

namespace habeas {

/// Mixes a template number and up to three values; the final multiply spreads to the high bits that
/// Tagger::slot() uses.
inline std::uint64_t mix(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0,
                         std::uint64_t c = 0) {
  std::uint64_t h = (kind + 1) * 0x9E3779B97F4A7C15ULL;
  for (const std::uint64_t part : {a, b, c}) {
    h ^= part;
    h *= 0xFF51AFD7ED558CCDULL;
    h ^= h >> 32U;
  }
  return h * 0xC4CEB9FE1A85EC53ULL;
}

inline std::uint32_t upper_half(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace habeas
