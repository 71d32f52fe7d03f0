// learn/field_trainer.h - conditional random field for the tagger; used by the programs under
// train/ only
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "learn/tagger.h"
#include "learn/trainer.h"

namespace habeas {

struct FieldOptions {
  std::uint32_t log2_slots = 18;
  std::uint32_t passes = 6;
  std::uint32_t averaged_from = 3;  ///< the weights are the mean of those after this pass and later
  float rate = 0.03F;
  float margin = 1.0F;  ///< added to the score of every wrong label while learning
  /// Taken from the score of the first label, "none", when all is learned, where a miss is dearer
  /// than a false find: the natural logarithm of the odds. Needs a feature that every token has.
  float lean = 0.0F;
  std::uint32_t common = 0;  ///< hash of that feature
  std::uint64_t seed = 1;    ///< order of the sequences in each pass
  LabelMemory memory;        ///< what the chain remembers of labels; nothing by default
};

/// Learns weights as a linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML
/// 2001) with a margin in its probabilities (softmax-margin: Gimpel and Smith, NAACL 2010) by
/// gradient steps of their own size for each weight (AdaGrad: Duchi, Hazan and Singer, JMLR 2011).
/// No label may be kIgnored. Floating-point numbers, but none of another's library: only sums,
/// products, quotients and square roots in a fixed order, so that same sequences and options give
/// the same bytes.
Tagger train_field(const std::vector<std::string>& labels,
                   const std::vector<TrainingSequence>& sequences, const FieldOptions& options);

}  // namespace habeas
