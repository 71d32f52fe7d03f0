// lexicon/phrases_test.cpp - phrase lists: forms of words, longest match, errors that name the line
#include "lexicon/phrases.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

std::vector<std::string> labels(const PhraseList& list, std::string_view text) {
  const TokenText tokens = tokenize(text, find_blocks(text));
  std::vector<std::string> found;
  for (const PhraseHit& hit :
       list.find(tokens, {0, static_cast<std::uint32_t>(tokens.tokens.size())})) {
    found.push_back(list[hit.phrase].label + "@" + std::to_string(hit.range.begin) + "-" +
                    std::to_string(hit.range.end));
  }
  return found;
}

TEST(PhraseList, FindsInflectedFormsAndPrefersTheLongest) {
  const auto list =
      PhraseList::parse("send* back\tforced_return\nsend*\tother\nhuman rights group*\tgroup\n");
  ASSERT_TRUE(list.has_value());
  EXPECT_EQ(labels(*list, "They sent back ten. Human rights groups send letters."),
            (std::vector<std::string>{"forced_return@1-3", "group@5-8", "other@8-9"}));
}

TEST(PhraseList, KeepsWordsWithoutAStarAsTheyStand) {
  const auto list = PhraseList::parse("raid\tattack\n");
  ASSERT_TRUE(list.has_value());
  EXPECT_TRUE(labels(*list, "The raids went on").empty());
  EXPECT_EQ(labels(*list, "A Raid").size(), 1U);
}

TEST(PhraseList, NamesTheLineOfAnError) {
  const auto list = PhraseList::parse("# comment\nno label here\n");
  ASSERT_FALSE(list.has_value());
  EXPECT_NE(list.error().message.find("line 2"), std::string::npos);
}

}  // namespace
}  // namespace habeas
