// learn/tagger_test.cpp - the tagger against exhaustive search, its file form, and repeatable
// training
#include "learn/tagger.h"

#include <gtest/gtest.h>

#include "learn/text_tagger.h"
#include "learn/toy_language_test.h"
#include "learn/trainer.h"

namespace habeas {
namespace {

Tagger trained() { return train_tagger({"O", "B", "I"}, toy(), {12, 10, 7}); }

TEST(Tagger, LearnsAToyLanguage) {
  const Tagger tagger = trained();
  for (const TrainingSequence& s : toy()) EXPECT_EQ(tagger.tag(s.features), s.labels);
}

TEST(Tagger, TrainsToTheSameBytesTwice) { EXPECT_EQ(trained().save(), trained().save()); }

TEST(Tagger, ReadsItsOwnFileAndRefusesADamagedOne) {
  const std::string bytes = trained().save();
  const auto again = Tagger::load(bytes);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->save(), bytes);
  std::string damaged = bytes;
  damaged[bytes.size() / 2] = static_cast<char>(damaged[bytes.size() / 2] ^ 1);
  EXPECT_FALSE(Tagger::load(damaged).has_value());
  EXPECT_FALSE(Tagger::load(std::string_view(bytes).substr(0, bytes.size() - 1)).has_value());
  EXPECT_FALSE(Tagger::load("").has_value());
}

TEST(Tagger, ViterbiEqualsExhaustiveSearch) {
  Tagger tagger({"a", "b", "c"}, 8);
  std::uint64_t state = 42;
  const auto random = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int16_t>(static_cast<int>((state >> 40U) % 41U) - 20);
  };
  for (auto& w : tagger.weights()) w = random();
  for (auto& w : tagger.transitions()) w = random();
  const std::string_view text = "one two three four five";
  const TokenText tokens = tokenize(text, find_blocks(text));
  const FeatureRows rows = make_word_features(text, tokens, {{{0, 5}}});
  const auto score = [&](const std::vector<std::uint8_t>& y) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      for (std::uint32_t f = 0; f < rows.width; ++f)
        sum += tagger.weights()[tagger.slot(rows.hashes[i * rows.width + f]) + y[i]];
      sum += tagger.transitions()[(i == 0 ? 3U : y[i - 1]) * 3U + y[i]];
    }
    return sum;
  };
  std::int64_t best = std::numeric_limits<std::int64_t>::min();
  for (int code = 0; code < 243; ++code) {
    std::vector<std::uint8_t> y;
    for (int rest = code, i = 0; i < 5; ++i, rest /= 3)
      y.push_back(static_cast<std::uint8_t>(rest % 3));
    best = std::max(best, score(y));
  }
  EXPECT_EQ(score(tagger.tag(rows)), best);
}

/// Weights and moves over the whole range of int16, and a text of words and columns.
class RandomTagger : public ::testing::TestWithParam<std::size_t> {
 protected:
  std::int32_t random() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int32_t>((state_ >> 33U) % 65535U) - 32767;
  }

  std::uint64_t state_ = 11;
};

TEST_P(RandomTagger, GivesTheSameLabelsWithWideAndWithPlainInstructions) {
  Tagger tagger(std::vector<std::string>(GetParam(), "x"), 10);
  for (auto& w : tagger.weights()) w = static_cast<std::int16_t>(random());
  for (auto& w : tagger.transitions()) w = static_cast<std::int16_t>(random());
  constexpr std::uint32_t kRows = 300;
  std::vector<std::uint32_t> words(kRows * 28);
  std::vector<std::uint32_t> columns(kRows * 16);
  for (auto& hash : words) hash = static_cast<std::uint32_t>(random()) << 12U;
  for (auto& hash : columns) hash = static_cast<std::uint32_t>(random()) << 12U;
  EXPECT_EQ(tagger.tag(words, columns, kRows, Tagger::Kernel::fastest),
            tagger.tag(words, columns, kRows, Tagger::Kernel::plain));
}

/// Moves that hang on the label before: a chain that remembers, where there are few labels.
LabelMemory random_memory(std::size_t labels) {
  LabelMemory memory;
  if (labels > LabelMemory::kMostLabels) return memory;
  memory.count = 3;
  for (std::size_t way = 0; way < memory.count * labels; ++way)
    memory.next.push_back(static_cast<std::uint8_t>(way * 7 % memory.count));
  return memory;
}

TEST_P(RandomTagger, GivesTheSameLabelsWithWhatRepeatsSummedUpOnceAsWithoutSums) {
  const std::string_view text =
      "The ferry left at 11 and at 12. The FERRY came back at 21, the ferry of Ilmar: 12 came. The "
      "ferry of Ilmar left";
  const TokenText tokens = tokenize(text, find_blocks(text));
  const FeatureRows words = make_word_features(text, tokens, tokens.sentences);
  EXPECT_LT(words.sample.size(), tokens.tokens.size());
  FeatureRows classes;  // any features will do that are the same for tokens of one form
  classes.width = 2;
  classes.own = 1;
  for (const std::uint32_t form : words.forms) {
    classes.hashes.push_back((form + 1) * 0x9E3779B9U);
    classes.hashes.push_back(static_cast<std::uint32_t>(random()) << 12U);
  }
  std::vector<FeatureColumn> columns(3, FeatureColumn(tokens.tokens.size(), 5));
  for (std::uint32_t& value : columns[1]) value = static_cast<std::uint32_t>(random()) % 3U;
  for (std::uint32_t& value : columns[2]) value = static_cast<std::uint32_t>(random());
  for (const LabelMemory& memory : {LabelMemory(), random_memory(GetParam())}) {
    Tagger tagger(std::vector<std::string>(GetParam(), "x"), 10, memory);
    for (auto& w : tagger.weights()) w = static_cast<std::int16_t>(random());
    for (auto& w : tagger.transitions()) w = static_cast<std::int16_t>(random());
    for (const Tagger::Kernel kernel : {Tagger::Kernel::fastest, Tagger::Kernel::plain}) {
      for (const auto templates : {ColumnTemplates::all, ColumnTemplates::joined}) {
        TextTagger at_work(tagger, words, classes, columns, templates, kernel);
        for (const TokenRange run : tokens.sentences) {
          FeatureRows rows;
          make_column_features(words, classes, run, columns, templates, rows);
          EXPECT_EQ(rows.width, classes.width + (templates == ColumnTemplates::all ? 24U : 15U));
          EXPECT_EQ(at_work.tag(run), tagger.tag(words.of(run), rows.hashes, run.size(), kernel));
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Labels, RandomTagger, ::testing::Values(1, 7, 9, 17, 24, 40));

TEST(Tagger, ReadsWordsAndColumnsFromTwoTablesAsFromOne) {
  Tagger tagger({"a", "b", "c"}, 8);
  for (std::size_t i = 0; i < tagger.weights().size(); ++i)
    tagger.weights()[i] = static_cast<std::int16_t>(i * 37 % 41);
  const std::string_view text = "one two three. four five";
  const TokenText tokens = tokenize(text, find_blocks(text));
  const std::vector<FeatureColumn> columns = {{1, 2, 3, 4, 5, 6}, {9, 8, 7, 6, 5, 4}};
  const std::vector<TokenRange> runs = {{0, 4}, {4, 6}};
  const FeatureRows words = make_word_features(text, tokens, runs);
  for (const TokenRange run : runs) {
    FeatureRows rows;
    make_column_features(words, {}, run, columns, rows);
    EXPECT_EQ(tagger.tag(words.of(run), rows.hashes, run.size()),
              tagger.tag(make_features(words, {}, run, columns)));
  }
}

}  // namespace
}  // namespace habeas
