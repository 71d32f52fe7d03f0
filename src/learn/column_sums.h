// learn/column_sums.h - what the features of one column weigh, row by row
#pragma once

#include <array>
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
  std::span<const std::uint32_t> values;
  std::span<const FeatureRows::Word> words;
};

/// What was summed up for values of a column that stood together before: a value, the two before
/// it and the one behind it. Of different values with one place in the table the last are kept.
struct ColumnMemory {
  struct Entry {
    std::array<std::uint32_t, 4> values;
    bool filled = false;
    std::uint64_t with_word, with_shape;  // mixes of the value that a word's key or shape ends
  };
  static constexpr std::size_t kEntries = 64;

  explicit ColumnMemory(std::size_t labels);

  std::vector<Entry> entries;
  std::vector<std::int32_t> sums;  // of each entry, in whole vectors
};

/// Adds to the sums of each row, in whole vectors, the weights of the column's features
/// (make_column_features). The memory is of this column and this tagger alone.
void add_column(const ColumnJob &job, ColumnMemory &memory, Tagger::Kernel kernel,
                std::int32_t *sums);

}  // namespace habeas
