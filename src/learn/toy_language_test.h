// learn/toy_language_test.h - four labelled sentences of a toy language, which every trainer must
// learn
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "learn/trainer.h"

namespace habeas {

inline TrainingSequence sequence(std::string_view text, std::vector<std::uint8_t> labels) {
  const TokenText tokens = tokenize(text, find_blocks(text));
  const TokenRange all{0, static_cast<std::uint32_t>(tokens.tokens.size())};
  return {make_word_features(text, tokens, {{all}}), std::move(labels)};
}

/// Labels: 0 none, 1 the first word of a name, 2 a further one.
inline std::vector<TrainingSequence> toy() {
  return {sequence("Mara sleeps", {1, 0}), sequence("the guard sleeps", {0, 0, 0}),
          sequence("guards saw Teren Voss", {0, 0, 1, 2}),
          sequence("Teren Voss sleeps", {1, 2, 0})};
}

}  // namespace habeas
