// learn/decoding.h - the best labels of a run by Viterbi's algorithm, and sums of weights
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "learn/tagger.h"

namespace habeas {

/// What decoding reads: tables of a tagger and the features of a run. Rows of weights follow each
/// other without gaps; a row may be read up to `kMostLabels` weights beyond its labels.
struct DecodingJob {
  const std::int16_t *weights;
  const std::int16_t *transitions;
  std::size_t labels;
  std::uint32_t shift;                   // of a hash, down to its slot
  const std::uint32_t *words, *columns;  // features of each row
  std::size_t word_width, column_width;
  std::uint32_t rows;
  std::size_t own_words, own_columns;  // features at the front of a row that are in `sums`
  const std::uint32_t *forms;          // of each row; null without sums
  const std::int32_t *sums;            // of each form, in whole vectors
  const LabelMemory *memory;
};

/// How many vectors of eight numbers hold one for each label: as many as decoding keeps.
std::size_t vectors_of(std::size_t labels);

/// The best label of each row; see Tagger for what is best.
std::vector<std::uint8_t> decoded(const DecodingJob &job, Tagger::Kernel kernel);

/// Sums up the weights of all features of each row, in whole vectors.
void sum_up(const DecodingJob &job, Tagger::Kernel kernel, std::int32_t *out);

}  // namespace habeas
