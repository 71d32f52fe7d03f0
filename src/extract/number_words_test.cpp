// extract/number_words_test.cpp - numbers, ordinals and fractions in words and digits
#include "extract/number_words.h"

#include <gtest/gtest.h>

#include <string>

namespace habeas {
namespace {

struct Case {
  const char* text;
  std::int64_t digits;
  int scale;
  std::uint32_t tokens;  ///< how many tokens the number takes
};

TokenText tokens_of(std::string_view text) {
  return tokenize(text, {{0, static_cast<std::uint32_t>(text.size())}});
}

TEST(NumberWords, ReadsCardinals) {
  const Case cases[] = {
      {"600", 600, 0, 1},
      {"33,000 sheep", 33000, 0, 1},
      {"1.2 million", 1200000, 0, 2},
      {"5bn", 5000000000, 0, 2},
      {"20k", 20000, 0, 2},
      {"1.25", 125, 2, 1},
      {".08", 8, 2, 2},
      {"twenty-one", 21, 0, 3},
      {"two hundred and six goats", 206, 0, 4},
      {"nineteen hundred", 1900, 0, 2},
      {"three million four hundred thousand and twelve", 3400012, 0, 7},
      {"a hundred", 100, 0, 2},
      {"a dozen", 12, 0, 2},
      {"two dozen", 24, 0, 2},
      {"half a dozen", 6, 0, 3},
      {"half a million", 500000, 0, 3},
      {"two and a half million", 2500000, 0, 5},
      {"five and a quarter", 525, 2, 4},
      {"a couple of", 2, 0, 2},
      {"two point five", 25, 1, 3},
      {"six and seven", 6, 0, 1},
      {"one two", 1, 0, 1},
      {"zero", 0, 0, 1},
      {"two million and a half", 2500000, 0, 5},
      {"a quarter million", 250000, 0, 3},
      {"two thirds of a million", 666667, 0, 5},
      {"six crore and three hundred", 60000300, 0, 5},
      {"two lakh crore", 2000000000000, 0, 3},
      {"five hundred and two dozen", 524, 0, 5},
      {"5 hundred and 31", 531, 0, 4},
      {"7 thousand 2 hundred", 7200, 0, 4},
      {"a million and two goats", 1000000, 0, 2},
      {"one hundred and three quarters", 10075, 2, 5},
      {"seventeen fifths", 34, 1, 2},
      {"three hundred point six", 3006, 1, 4},
      {"fifty - four", 54, 0, 3},
      {"2 345 678 goats", 2345678, 0, 3},
      {"34,56,789", 3456789, 0, 1},
      {"1.5e3", 1500, 0, 3},
      {"3M", 3000000, 0, 2},
      {"one over eight", 125, 3, 3},
  };
  for (const Case& c : cases) {
    const std::string text = c.text;
    const TokenText tokens = tokens_of(text);
    const Words words(text, tokens, tokens.sentences.at(0));
    const auto number = read_number(words, 0);
    ASSERT_TRUE(number.has_value()) << text;
    EXPECT_EQ(number->value.digits, c.digits) << text;
    EXPECT_EQ(int{number->value.scale}, c.scale) << text;
    EXPECT_EQ(number->range.size(), c.tokens) << text;
  }
}

TEST(NumberWords, RefusesWhatIsNoCardinal) {
  for (const std::string text : {"1990s", "9th", "3.1.4", "a few", "and", "the", "million",
                                 "123456789012345678901234567890", "a woman"}) {
    const TokenText tokens = tokens_of(text);
    EXPECT_FALSE(read_number(Words(text, tokens, tokens.sentences.at(0)), 0)) << text;
  }
}

TEST(NumberWords, NeverOverflows) {
  const std::string text = "99999999999999999 trillion trillion trillion";
  const TokenText tokens = tokens_of(text);
  EXPECT_FALSE(read_number(Words(text, tokens, tokens.sentences.at(0)), 0));
  EXPECT_FALSE(scaled({100'000'000'000'000'000, 0}, 1'000'000, 1));
}

TEST(NumberWords, ReadsOrdinals) {
  const std::pair<const char*, int> cases[] = {
      {"9th", 9}, {"first", 1}, {"twenty-first", 21}, {"31st", 31}, {"seventeenth", 17}};
  for (const auto& [text, value] : cases) {
    const TokenText tokens = tokens_of(text);
    const auto ordinal = read_ordinal(Words(text, tokens, tokens.sentences.at(0)), 0);
    ASSERT_TRUE(ordinal.has_value()) << text;
    EXPECT_EQ(ordinal->value, value) << text;
  }
}

TEST(NumberWords, ReadsFractions) {
  const Case cases[] = {{"a third", 333333333333, 12, 2},
                        {"two-thirds", 666666666667, 12, 3},
                        {"three quarters", 75, 2, 2},
                        {"half", 5, 1, 1},
                        {"3/4", 75, 2, 3}};
  for (const Case& c : cases) {
    const std::string text = c.text;
    const TokenText tokens = tokens_of(text);
    const auto fraction = read_fraction(Words(text, tokens, tokens.sentences.at(0)), 0);
    ASSERT_TRUE(fraction.has_value()) << text;
    EXPECT_EQ(fraction->value.digits, c.digits) << text;
    EXPECT_EQ(int{fraction->value.scale}, c.scale) << text;
    EXPECT_EQ(fraction->range.size(), c.tokens) << text;
  }
  const TokenText tokens = tokens_of("9/11");
  EXPECT_FALSE(read_fraction(Words("9/11", tokens, tokens.sentences.at(0)), 0));
}

}  // namespace
}  // namespace habeas
