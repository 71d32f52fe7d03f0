// reuse/sketch.h - articles that are nearly equal, found among very many by a small part of each
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "reuse/matches.h"

namespace habeas {

inline constexpr std::size_t kSketchValues = 128;

/// What is kept of an article: of the hashes of its runs of five words the least of each of 128
/// kinds. Two sketches agree in about as many values as the sets of runs have in common of both.
struct Sketch {
  std::array<std::uint32_t, kSketchValues> least{};
  bool is_empty = true;  ///< of an article with fewer than five words in a piece
};

/// Which instructions make it; the sketch is the same.
enum class SketchKernel : std::uint8_t { widest, plain };

Sketch sketch_of(const KeyedWords& article, SketchKernel kernel = SketchKernel::widest);

/// How many of the 128 values agree.
std::uint32_t agreement(const Sketch& a, const Sketch& b);

struct NearCopyOptions {
  std::uint32_t bands = 18;     ///< of `rows` values each; a pair that agrees in one is compared
  std::uint32_t rows = 7;       ///< so .99 of the pairs that have .8 in common are compared
  std::uint32_t agreeing = 88;  ///< values of 128 in which near copies agree at least
};

/// Of each article the number of the first article that it is a near copy of, directly or through
/// others; its own where there is none. One band after another is sorted: 16 bytes an article.
std::vector<std::uint32_t> near_copies(std::span<const Sketch> sketches,
                                       const NearCopyOptions& options = {});

}  // namespace habeas
