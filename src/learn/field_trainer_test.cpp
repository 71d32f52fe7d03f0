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

/// "x" is 1 or 2, and what stands behind a long gap of 0 tells which: only a memory bridges it, and
/// only the end of the run tells that a 1 must be answered.
TEST(FieldTrainer, RemembersALabelOverAGap) {
  std::vector<TrainingSequence> runs{sequence("one a a a x", {1, 0, 0, 0, 1}),
                                     sequence("two a a a x", {2, 0, 0, 0, 2})};
  for (TrainingSequence& run : runs) {
    // No feature but the word itself.
    for (std::size_t i = 0; i < run.labels.size(); ++i) {
      for (std::uint32_t f = 0; f < run.features.width; ++f)
        run.features.hashes[i * run.features.width + f] =
            run.features.hashes[i * run.features.width + 1];
    }
  }
  FieldOptions options;
  options.log2_slots = 12;
  options.passes = 100;
  const std::vector<std::string> labels{"O", "A", "B"};
  const auto right = [&](const Tagger& tagger) {
    return std::count_if(runs.begin(), runs.end(),
                         [&](const auto& run) { return tagger.tag(run.features) == run.labels; });
  };
  EXPECT_LT(right(train_field(labels, runs, options)), 2);
  options.memory = {3, {0, 1, 2, 1, 1, 2, 2, 1, 2}};
  const Tagger tagger = train_field(labels, runs, options);
  EXPECT_EQ(right(tagger), 2);
  for (const auto& run : runs)
    EXPECT_EQ(tagger.tag(run.features, Tagger::Kernel::plain), run.labels);
  const auto again = Tagger::load(tagger.save());
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->memory().next, options.memory.next);
  EXPECT_EQ(right(*again), 2);
}

/// A word is 0 three times of five: the lean makes it 1, the dearer miss.
TEST(FieldTrainer, LeansFromTheFirstLabel) {
  std::vector<TrainingSequence> runs;
  for (const int label : {0, 1, 0, 1, 0})
    runs.push_back(sequence("ha", {static_cast<std::uint8_t>(label)}));
  FieldOptions options;
  options.log2_slots = 12;
  options.passes = 100;
  options.common = runs[0].features.hashes[0];
  const std::vector<std::string> labels{"a", "b"};
  EXPECT_EQ(train_field(labels, runs, options).tag(runs[0].features).at(0), 0);
  options.lean = 1.5F;
  EXPECT_EQ(train_field(labels, runs, options).tag(runs[0].features).at(0), 1);
}

TEST(FieldTrainer, WithoutSequencesKnowsNothing) {
  FieldOptions options;
  options.log2_slots = 4;
  Tagger tagger = train_field({"a", "b"}, {}, options);
  for (const std::int16_t w : tagger.weights()) EXPECT_EQ(w, 0);
}

}  // namespace
}  // namespace habeas
