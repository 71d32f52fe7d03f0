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
  std::uint32_t shift;  // of a hash, down to its slot
  FeatureTable words, others;
  std::uint32_t rows;
  const std::uint32_t *forms;    // of each row; null without sums of forms
  const std::int32_t *of_forms;  // sums of what the tables leave out, in whole vectors
  const std::int32_t *of_rows;   // sums to be added row by row, likewise; null without
  const LabelMemory *memory;
};

/// The best label of each row; see Tagger for what is best.
std::vector<std::uint8_t> decoded(const DecodingJob &job, Tagger::Kernel kernel);

/// Sums up the weights of the features of each row, in whole vectors.
void sum_up(const DecodingJob &job, Tagger::Kernel kernel, std::int32_t *out);

}  // namespace habeas
