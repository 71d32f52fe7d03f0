// reuse/sketch.cpp - MinHash with one permutation, in bands that are sorted one after another
//
// Each run of five words has one hash. Its highest bits choose one of 128 bins, and each bin keeps
// the least value that falls into it (Li, Owen, Zhang, NIPS 2012). A bin that stays empty borrows
// the value of another one, drawn by a hash of its number (Shrivastava, ICML 2017), so that short
// articles can be compared as well. The share of equal values estimates the Jaccard similarity of
// the sets of runs, as 128 permutations would, for a 128th of the work.
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
constexpr std::uint32_t kNone = 0xFFFFFFFFU;

std::uint64_t mix(std::uint64_t hash) {
  hash ^= hash >> 33U;
  hash *= 0xFF51AFD7ED558CCDULL;
  hash ^= hash >> 29U;
  return hash;
}

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t kOther = 0xC2B2AE3D27D4EB4FULL;

/// The factor of a word that leaves a run: the multiplier to the power of the run's length.
constexpr std::uint64_t kLeaving = kOdd * kOdd * kOdd * kOdd * kOdd;

/// Rolls through the runs of one piece (Karp and Rabin, 1987): each word is a digit of a number to
/// the base of an odd multiplier.
void add_piece(std::span<const std::uint64_t> keys, Sketch& sketch) {
  if (keys.size() < kGram) return;
  std::uint64_t sum = 0;
  for (std::size_t end = 0; end < keys.size(); ++end) {
    sum = sum * kOdd + keys[end];
    if (end + 1 < kGram) continue;
    if (end >= kGram) sum -= keys[end - kGram] * kLeaving;
    const std::uint64_t hash = mix(sum);
    std::uint32_t& least = sketch.least[hash >> (64U - kBinBits)];
    least = std::min(least, static_cast<std::uint32_t>(hash) >> 1U);
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

std::uint64_t band_key(const Sketch& sketch, std::uint32_t band, std::uint32_t rows) {
  std::uint64_t key = band;
  for (std::uint32_t i = 0; i < rows; ++i) {
    key = mix(key * kOdd + sketch.least[band * rows + i]);
  }
  return key;
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

Sketch sketch_of(const KeyedWords& article) {
  Sketch sketch;
  sketch.least.fill(kNone);
  for (std::size_t begin = 0; begin < article.keys.size();) {
    std::size_t end = begin + 1;
    while (end < article.keys.size() && article.joined[end] != 0) ++end;
    add_piece(article.keys.subspan(begin, end - begin), sketch);
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
  std::vector<Banded> band;
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
    std::sort(band.begin(), band.end());
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
