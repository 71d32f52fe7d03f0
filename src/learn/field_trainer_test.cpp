// learn/field_trainer_test.cpp - a toy language learned as a random field
#include "learn/field_trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "learn/toy_language_test.h"

namespace habeas {
namespace {

Tagger trained(std::uint64_t seed) {
  FieldOptions options;
  options.log2_slots = 12;
  options.passes = 30;
  options.seed = seed;
  return train_field({"O", "B", "I"}, toy(), options);
}

TEST(FieldTrainer, LearnsAToyLanguage) {
  const Tagger tagger = trained(7);
  for (const TrainingSequence& s : toy()) EXPECT_EQ(tagger.tag(s.features), s.labels);
}

TEST(FieldTrainer, TrainsToTheSameBytesTwice) { EXPECT_EQ(trained(7).save(), trained(7).save()); }

TEST(FieldTrainer, UsesTheWholeRangeOfAWeight) {
  Tagger tagger = trained(7);
  std::int32_t top = 0;
  for (const std::int16_t w : tagger.weights()) top = std::max(top, std::abs(std::int32_t{w}));
  for (const std::int16_t w : tagger.transitions()) top = std::max(top, std::abs(std::int32_t{w}));
  EXPECT_EQ(top, 32767);
}

TEST(FieldTrainer, LearnsTheMovesBetweenLabels) {
  // The same word all along: only the label before tells what comes next.
  TrainingSequence s = sequence("ha ha ha ha ha ha ha ha", {0, 1, 0, 1, 0, 1, 0, 1});
  for (auto& hash : s.features.hashes) hash = 0;
  FieldOptions options;
  options.log2_slots = 4;
  options.passes = 400;
  const Tagger tagger = train_field({"a", "b"}, {s}, options);
  EXPECT_EQ(tagger.tag(s.features), s.labels);
}

TEST(FieldTrainer, WithoutSequencesKnowsNothing) {
  FieldOptions options;
  options.log2_slots = 4;
  Tagger tagger = train_field({"a", "b"}, {}, options);
  for (const std::int16_t w : tagger.weights()) EXPECT_EQ(w, 0);
}

}  // namespace
}  // namespace habeas
