// learn/word_classes_test.cpp - the table of word classes, its file, and what its features say
#include "learn/word_classes.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "base/sha256.h"

namespace habeas {
namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
}

std::uint32_t short_key(std::string_view word) {
  const std::uint64_t key = word_key(word);
  return static_cast<std::uint32_t>(key ^ (key >> 32U));
}

/// A file of classes: three fine ones, of which 0 and 1 share the middle class 1, and all the
/// coarse class 0.
std::string file_of(const std::map<std::string, std::uint16_t>& words) {
  std::map<std::uint32_t, std::uint16_t> by_key;
  for (const auto& [word, fine] : words) by_key.emplace(short_key(word), fine);
  std::string body;
  put(body, static_cast<std::uint32_t>(by_key.size()), 4);
  put(body, 3, 4);
  put(body, 2, 4);
  for (const std::uint32_t above : {1U, 1U, 0U, 0U, 0U, 0U}) put(body, above, 2);
  for (const auto& [key, fine] : by_key) put(body, key, 4);
  for (const auto& [key, fine] : by_key) put(body, fine, 2);
  std::string file = "HBCLASSE";
  put(file, 1, 4);
  const Sha256 digest = sha256(body);
  file.append(digest.begin(), digest.end());
  return file + body;
}

const std::map<std::string, std::uint16_t> kWords = {
    {"guard", 0}, {"soldier", 0}, {"nurse", 1}, {"sleeps", 2}};

TEST(WordClasses, FindsWhatItsFileHolds) {
  const auto table = WordClasses::load(file_of(kWords));
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->of(word_key("guard")), (WordClass{1, 2, 1}));
  EXPECT_EQ(table->of(word_key("nurse")), (WordClass{2, 2, 1}));
  EXPECT_EQ(table->of(word_key("sleeps")), (WordClass{3, 1, 1}));
  EXPECT_EQ(table->of(word_key("harbour")), WordClass{});
  EXPECT_EQ(WordClasses{}.of(word_key("guard")), WordClass{});
}

TEST(WordClasses, RefusesADamagedFile) {
  const std::string good = file_of(kWords);
  EXPECT_FALSE(WordClasses::load("").has_value());
  EXPECT_FALSE(WordClasses::load(std::string_view(good).substr(0, good.size() - 2)).has_value());
  for (const std::size_t at : {std::size_t{0}, std::size_t{8}, std::size_t{20}, good.size() - 1}) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    EXPECT_FALSE(WordClasses::load(bad).has_value()) << at;
  }
  EXPECT_FALSE(WordClasses::load(file_of({{"guard", 3}})).has_value());
}

TEST(WordClasses, GivesWordsOfOneClassTheSameFeatures) {
  const auto table = WordClasses::load(file_of(kWords));
  ASSERT_TRUE(table.has_value());
  const auto features = [&](std::string_view text) {
    const TokenText tokens = tokenize(text, find_blocks(text));
    const FeatureRows words = make_word_features(text, tokens, tokens.sentences);
    return make_class_features(words, tokens, tokens.sentences, *table).hashes;
  };
  EXPECT_EQ(features("the guard sleeps"), features("the soldier sleeps"));
  EXPECT_NE(features("the guard sleeps"), features("the nurse sleeps"));
  EXPECT_NE(features("the guard sleeps"), features("sleeps the guard"));
}

TEST(WordClasses, StandBeforeTheColumnsInARow) {
  const auto table = WordClasses::load(file_of(kWords));
  ASSERT_TRUE(table.has_value());
  const std::string_view text = "the guard sleeps";
  const TokenText tokens = tokenize(text, find_blocks(text));
  const FeatureRows words = make_word_features(text, tokens, tokens.sentences);
  const FeatureRows classes = make_class_features(words, tokens, tokens.sentences, *table);
  FeatureRows alone;
  FeatureRows both;
  const std::vector<FeatureColumn> columns = {{4, 5, 6}};
  make_column_features(words, {}, {0, 3}, columns, alone);
  make_column_features(words, classes, {0, 3}, columns, both);
  ASSERT_EQ(both.width, alone.width + classes.width);
  for (std::uint32_t i = 0; i < 3; ++i) {
    const auto row = both.of({i, i + 1});
    const auto behind = row.begin() + classes.width;
    EXPECT_TRUE(std::equal(row.begin(), behind, classes.of({i, i + 1}).begin()));
    EXPECT_TRUE(std::equal(behind, row.end(), alone.of({i, i + 1}).begin()));
  }
}

}  // namespace
}  // namespace habeas
