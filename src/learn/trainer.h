// learn/trainer.h - averaged structured perceptron for the tagger; used by the programs under
// train/ only
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "learn/tagger.h"

namespace habeas {

struct TrainingSequence {
  FeatureRows features;
  std::vector<std::uint8_t> labels;  ///< kIgnored: no update for this token
};

inline constexpr std::uint8_t kIgnored = 255;

struct TrainingOptions {
  std::uint32_t log2_slots = 18;
  std::uint32_t passes = 8;
  std::uint64_t seed = 1;  ///< order of the sequences in each pass
};

/// Puts the numbers in an order that follows from `state` alone, which goes on.
void shuffle(std::vector<std::size_t>& order, std::uint64_t& state);

/// Learns weights. Deterministic: same sequences, options and machine word give the same bytes.
Tagger train_tagger(const std::vector<std::string>& labels,
                    const std::vector<TrainingSequence>& sequences, const TrainingOptions& options);

}  // namespace habeas
