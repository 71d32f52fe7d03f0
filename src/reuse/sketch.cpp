// reuse/sketch.cpp - MinHash with one permutation, in bands that are sorted one after another
//
// Each run of five words has one hash of 32 bits. Its highest bits choose one of 128 bins, and each
// bin keeps the least value that falls into it (Li, Owen, Zhang, NIPS 2012). A bin that stays empty
// borrows the value of another one, drawn by a hash of its number (Shrivastava, ICML 2017), so that
// short articles can be compared as well. The share of equal values estimates the Jaccard
// similarity of the sets of runs, as 128 permutations would, for a 128th of the work. A hash is a
// sum of products (multiply-shift, Dietzfelbinger and others, 1997), mixed as in MurmurHash3: no
// run waits for the one before, so that eight are made at a time where the processor can.
//
//   values   v0 ... v6 | v7 ... v13 | ...       a band is a key of seven values; articles with one
//            key 0       key 1                  key are compared with the first of their bucket and
//                                               with the one before, never all with all
#include "reuse/sketch.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace habeas {
namespace {

constexpr std::uint32_t kGram = 5;
constexpr unsigned kBinBits = 7;
static_assert(std::size_t{1} << kBinBits == kSketchValues);
constexpr unsigned kValueBits = 32 - kBinBits;
constexpr std::uint32_t kNone = 0xFFFFFFFFU;

constexpr std::uint64_t mix(std::uint64_t hash) {
  hash ^= hash >> 33U;
  hash *= 0xFF51AFD7ED558CCDULL;
  hash ^= hash >> 29U;
  return hash;
}

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t kOther = 0xC2B2AE3D27D4EB4FULL;

constexpr std::size_t kAtOnce = 512;  // runs

#define HB_INLINE [[gnu::always_inline]] inline

/// The hashes of so many runs, which begin at these words and the next; at most kAtOnce.
HB_INLINE void hash_runs(const std::uint64_t* keys, std::size_t runs, std::uint32_t* hashes) {
  std::array<std::uint32_t, kAtOnce + kGram> folded;
  std::uint32_t* words = folded.data();
  for (std::size_t i = 0; i < runs + kGram - 1; ++i) {
    words[i] = static_cast<std::uint32_t>(keys[i] ^ (keys[i] >> 32U));
  }
  for (std::size_t i = 0; i < runs; ++i) {
    std::uint32_t hash = words[i] * 0x9E3779B1U + words[i + 1] * 0x85EBCA77U +
                         words[i + 2] * 0xC2B2AE3DU + words[i + 3] * 0x27D4EB2FU +
                         words[i + 4] * 0x165667B1U;
    hash = (hash ^ (hash >> 16U)) * 0x85EBCA6BU;
    hash = (hash ^ (hash >> 13U)) * 0xC2B2AE35U;
    hashes[i] = hash ^ (hash >> 16U);
  }
}

void hash_plain(const std::uint64_t* keys, std::size_t runs, std::uint32_t* hashes) {
  hash_runs(keys, runs, hashes);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void hash_wide(const std::uint64_t* keys, std::size_t runs,
                                               std::uint32_t* hashes) {
  hash_runs(keys, runs, hashes);
}
bool has_wide() { return __builtin_cpu_supports("avx2") != 0; }
#else
void hash_wide(const std::uint64_t* keys, std::size_t runs, std::uint32_t* hashes) {
  hash_runs(keys, runs, hashes);
}
bool has_wide() { return false; }
#endif

#undef HB_INLINE

/// The runs of one piece.
void add_piece(std::span<const std::uint64_t> keys, bool wide, Sketch& sketch) {
  if (keys.size() < kGram) return;
  std::array<std::uint32_t, kAtOnce> hashes;
  std::uint32_t* least = sketch.least.data();
  const std::size_t all = keys.size() - kGram + 1;
  for (std::size_t begin = 0; begin < all; begin += kAtOnce) {
    const std::size_t runs = std::min(kAtOnce, all - begin);
    (wide ? hash_wide : hash_plain)(keys.data() + begin, runs, hashes.data());
    const std::uint32_t* hash = hashes.data();
    for (const std::uint32_t* end = hash + runs; hash != end; ++hash) {
      const std::uint32_t bin = *hash >> kValueBits;
      least[bin] = std::min(least[bin], *hash & ((1U << kValueBits) - 1U));
    }
  }
  sketch.is_empty = false;
}

void fill_empty(Sketch& sketch) {
  const auto full = sketch.least;
  for (std::uint64_t bin = 0; bin < kSketchValues; ++bin) {
    std::uint64_t draw = bin;
    while (sketch.least[bin] == kNone) {
      draw = mix(draw * kOdd + kOther);
      sketch.least[bin] = full[draw >> (64U - kBinBits)];
    }
  }
}

/// One article in one band.
using Banded = std::pair<std::uint64_t, std::uint32_t>;

/// A factor for each value, so that no product waits for another (Carter and Wegman, 1979).
constexpr auto kFactors = [] {
  std::array<std::uint64_t, kSketchValues> factors{};
  for (std::uint64_t i = 0; i < kSketchValues; ++i) factors[i] = mix(mix((i + 1) * kOdd)) | 1U;
  return factors;
}();

std::uint64_t band_key(const Sketch& sketch, std::uint32_t band, std::uint32_t rows) {
  const std::uint32_t* values = sketch.least.data() + std::size_t{band} * rows;
  const std::uint64_t* factors = kFactors.data() + std::size_t{band} * rows;
  std::uint64_t key = 0;
  for (std::uint32_t i = 0; i < rows; ++i) key += values[i] * factors[i];
  return mix(key);
}

/// By key, then by article. Articles come in order. Counts by digits of the upper half of the key,
/// from the lowest digit on; what still shares that half is sorted by itself.
void sort_band(std::vector<Banded>& band, std::vector<Banded>& spare) {
  constexpr unsigned kDigitBits = 11;
  constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
  spare.resize(band.size());
  for (unsigned shift = 32; shift < 64; shift += kDigitBits) {
    std::array<std::uint32_t, kDigits> place{};
    const auto digit = [&](const Banded& one) { return (one.first >> shift) % kDigits; };
    for (const Banded& one : band) ++place[digit(one)];
    std::exclusive_scan(place.begin(), place.end(), place.begin(), 0U);
    for (const Banded& one : band) spare[place[digit(one)]++] = one;
    band.swap(spare);
  }
  for (auto begin = band.begin(); begin != band.end();) {
    const auto end = std::find_if(begin, band.end(), [&](const Banded& one) {
      return (one.first >> 32U) != (begin->first >> 32U);
    });
    if (end - begin > 1) std::sort(begin, end);
    begin = end;
  }
}

class Clusters {
 public:
  explicit Clusters(std::size_t size) : first_(size) {
    std::iota(first_.begin(), first_.end(), 0U);
  }

  std::uint32_t first(std::uint32_t article) {
    while (first_[article] != article) {
      first_[article] = first_[first_[article]];
      article = first_[article];
    }
    return article;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t x = first(a);
    const std::uint32_t y = first(b);
    first_[std::max(x, y)] = std::min(x, y);
  }

 private:
  std::vector<std::uint32_t> first_;
};

}  // namespace

Sketch sketch_of(const KeyedWords& article, SketchKernel kernel) {
  const bool wide = kernel == SketchKernel::widest && has_wide();
  Sketch sketch;
  sketch.least.fill(kNone);
  for (std::size_t begin = 0; begin < article.keys.size();) {
    const auto gap = std::find(article.joined.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                               article.joined.end(), std::uint8_t{0});
    const auto end = static_cast<std::size_t>(gap - article.joined.begin());
    add_piece(article.keys.subspan(begin, end - begin), wide, sketch);
    begin = end;
  }
  if (!sketch.is_empty) fill_empty(sketch);
  return sketch;
}

std::uint32_t agreement(const Sketch& a, const Sketch& b) {
  std::uint32_t equal = 0;
  for (std::size_t i = 0; i < kSketchValues; ++i) equal += a.least[i] == b.least[i] ? 1U : 0U;
  return equal;
}

std::vector<std::uint32_t> near_copies(std::span<const Sketch> sketches,
                                       const NearCopyOptions& options) {
  const auto size = static_cast<std::uint32_t>(sketches.size());
  Clusters clusters(size);
  std::vector<Banded> band, spare;
  band.reserve(size);
  const auto compare = [&](std::uint32_t a, std::uint32_t b) {
    if (clusters.first(a) == clusters.first(b)) return;
    if (agreement(sketches[a], sketches[b]) >= options.agreeing) clusters.join(a, b);
  };
  for (std::uint32_t number = 0; number < options.bands; ++number) {
    band.clear();
    for (std::uint32_t i = 0; i < size; ++i) {
      if (!sketches[i].is_empty) band.emplace_back(band_key(sketches[i], number, options.rows), i);
    }
    sort_band(band, spare);
    for (std::size_t i = 1, first = 0; i < band.size(); ++i) {
      if (band[i].first != band[first].first) {
        first = i;
        continue;
      }
      compare(band[first].second, band[i].second);
      compare(band[i - 1].second, band[i].second);
    }
  }
  std::vector<std::uint32_t> first(size);
  for (std::uint32_t i = 0; i < size; ++i) first[i] = clusters.first(i);
  return first;
}

}  // namespace habeas
