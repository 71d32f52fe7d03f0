// learn/decoding.h - the best labels of a run by Viterbi's algorithm, and sums of weights
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "learn/hashing.h"
#include "learn/tagger.h"

namespace habeas {

/// What decoding reads: tables of a tagger and the features of a run. Rows of weights follow each
/// other without gaps; a row may be read up to `kMostLabels` weights beyond its labels.
struct DecodingJob {
  const std::int16_t *weights;
  const std::int16_t *transitions;
  std::size_t labels;
  std::uint32_t shift;  // of a hash, down to its slot
  FeatureTable words, others, columns;
  std::uint32_t rows;
  const std::uint32_t *forms;    // of each row, and of two before and behind; null without sums
  const std::int32_t *of_forms;  // sums of what the tables leave out, in whole vectors
  // Sums of what forms weigh beside a row, in the order of the templates (hashing.h).
  std::array<const std::int32_t *, kNeighbours> of_neighbours;
  const std::int32_t *of_rows;  // sums to be added row by row, likewise; null without
  const LabelMemory *memory;
};

/// The moves of a tagger as decoding reads them: made once, for all its runs.
struct DecodingMoves {
  explicit DecodingMoves(const DecodingJob &job);

  std::vector<std::int32_t> scores;  // of each way to each label, in whole vectors
  // With a memory a way comes from a state and a label. The ways into one state stand together, in
  // the order of their numbers (eight times the state, and the label they come from), so that a row
  // finds the best into a state without leaving the registers.
  std::vector<std::int32_t> numbers;
  std::array<std::uint32_t, LabelMemory::kMost + 1> first{};  // way into each state
};

/// The best label of each row; see Tagger for what is best.
std::vector<std::uint8_t> decoded(const DecodingJob &job, const DecodingMoves &moves,
                                  Tagger::Kernel kernel);

/// Sums up the weights of the features of each row, in whole vectors.
void sum_up(const DecodingJob &job, Tagger::Kernel kernel, std::int32_t *out);

/// The weights of the first feature of each row of `words`, likewise.
void copy_weights(const DecodingJob &job, Tagger::Kernel kernel, std::int32_t *out);

}  // namespace habeas
