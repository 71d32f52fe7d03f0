// learn/column_sums.h - what the features of one column weigh, row by row
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/tagger.h"

namespace habeas {

/// The table of a tagger, one column of a run and what the words of its rows are.
struct ColumnJob {
  const std::int16_t *weights;
  std::size_t labels;
  std::uint32_t shift;  // of a hash, down to its slot
  std::uint64_t kind;   // number of the column's first template
  bool lone;            // are the templates of one value alone read?
  std::span<const std::uint32_t> values;
  std::span<const FeatureRows::Word> words;
  std::uint32_t *joined;      // of the first row, where the features go that join a word
  std::size_t joined_stride;  // from row to row
};

/// Features of a column that join a value and what the word of its row is.
inline constexpr std::size_t kJoinedFeatures = 2;

/// What was summed up for values of a column that stood together before: in `behind` for a value
/// and the one behind it, in `before` for a value and the two before it. Of different values with
/// one place in a table the last are kept.
struct ColumnMemory {
  struct Pair {
    std::uint64_t values = 0;  // the value above the next one
    bool filled = false;
    std::uint64_t with_word = 0, with_shape = 0;  // mixes of the value that a word's end
  };
  struct Triple {
    std::uint64_t earlier = 0;  // the value two before above the one before
    std::uint32_t value = 0;
    bool filled = false;
  };
  static constexpr unsigned kPairBits = 6;
  static constexpr unsigned kTripleBits = 8;

  explicit ColumnMemory(std::size_t labels);

  std::vector<Pair> behind;
  std::vector<Triple> before;
  std::vector<std::int32_t> of_pairs, of_triples;  // sums of each place, in whole vectors
};

/// Adds to the sums of each row, in whole vectors, the weights of the column's features
/// (make_column_features); those that join a word are only written down: each lies far from the
/// last, so decoding asks for them ahead. The memory is of this column and this tagger alone.
void add_column(const ColumnJob &job, ColumnMemory &memory, Tagger::Kernel kernel,
                std::int32_t *sums);

}  // namespace habeas
