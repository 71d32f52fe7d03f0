// learn/label_vectors.h - a number for each label, in vectors that the processor adds at once
#pragma once

#include <cstddef>
#include <cstdint>

/// Of what is compiled twice, for processors with wide vectors and for those without.
#define HB_INLINE inline __attribute__((always_inline))

namespace habeas {

/// Eight numbers that are added and compared at once; the compiler makes two halves of them where
/// the processor has no vectors of that width.
using Eight = std::int32_t __attribute__((vector_size(32)));
/// The same where it lies in a table, at any address of a number.
using EightInTable = std::int32_t __attribute__((vector_size(32), aligned(4), may_alias));
using EightLabels = std::uint8_t __attribute__((vector_size(8)));

/// A number for each label. What stands behind the last label is never asked.
template <std::size_t Eights>
struct Scores {
  Eight eight[Eights];

  HB_INLINE std::int32_t operator[](std::size_t y) const { return eight[y / 8][y % 8]; }
  HB_INLINE void set(std::size_t y, std::int32_t value) { eight[y / 8][y % 8] = value; }
  /// Adds one row of weights.
  HB_INLINE void add(const std::int16_t *row) {
    for (std::size_t i = 0; i < Eights; ++i) {
      const std::int16_t *const w = row + 8 * i;
      eight[i] += Eight{w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]};
    }
  }
  /// Adds numbers that write() wrote.
  HB_INLINE void add_sums(const std::int32_t *sums) {
    for (std::size_t i = 0; i < Eights; ++i)
      eight[i] += *reinterpret_cast<const EightInTable *>(sums + 8 * i);
  }
  HB_INLINE void write(std::int32_t *sums) const {
    for (std::size_t i = 0; i < Eights; ++i)
      *reinterpret_cast<EightInTable *>(sums + 8 * i) = eight[i];
  }
};

/// How many vectors hold a number for each label: as many as decoding keeps.
inline std::size_t vectors_of(std::size_t labels) { return labels <= 24 ? (labels + 7) / 8 : 8; }

/// Has the processor the wide vectors?
inline bool has_wide_vectors() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

/// Of a function that is compiled for wide vectors.
#if defined(__x86_64__)
#define HB_WIDE __attribute__((target("avx2")))
#else
#define HB_WIDE
#endif

}  // namespace habeas
