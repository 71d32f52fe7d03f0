// pdf/layout_test.cpp - words become lines and paragraphs, each with its box
#include "pdf/layout.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

/// Words of one line, set in letters 5 points wide and 10 high, 14 points from line to line.
void add_line(std::vector<PlacedWord>& words, int line, int left,
              const std::vector<std::string>& texts) {
  std::int32_t at = left * 100;
  for (const std::string& text : texts) {
    const auto width = static_cast<std::int32_t>(text.size()) * 500;
    words.push_back({text, {at, line * 1400, at + width, line * 1400 + 1000}, true});
    at += width + 300;
  }
}

TEST(PageWriter, JoinsLinesAndDividedWords) {
  std::vector<PlacedWord> words;
  add_line(words, 0, 50, {"The", "people", "were", "depor-"});
  add_line(words, 1, 50, {"ted", "to", "Kara-"});
  add_line(words, 2, 50, {"Suu", "on", "Monday."});
  PageWriter writer;
  writer.add_page(60000, 80000, words);
  EXPECT_EQ(writer.text(), "The people were deported to Kara-Suu on Monday.");
  const auto pages = writer.take_pages();
  ASSERT_EQ(pages.size(), 1U);
  ASSERT_EQ(pages[0].words.size(), 10U);
  EXPECT_EQ(slice(writer.text(), pages[0].words[3].span), "depor");
  EXPECT_EQ(slice(writer.text(), pages[0].words[4].span), "ted");
  EXPECT_EQ(pages[0].words[4].box.top, 1400);
}

TEST(PageWriter, SeesParagraphsByDistanceAndShortLines) {
  std::vector<PlacedWord> words;
  add_line(words, 0, 50, {"A", "heading"});
  add_line(words, 2, 50, {"First", "line", "of", "a", "long", "paragraph"});
  add_line(words, 3, 50, {"ends", "here."});
  add_line(words, 4, 50, {"Second", "paragraph", "begins", "at", "once."});
  PageWriter writer;
  writer.add_page(60000, 80000, words);
  EXPECT_EQ(
      writer.text(),
      "A heading\nFirst line of a long paragraph ends here.\nSecond paragraph begins at once.");
}

TEST(PageWriter, ASentenceRunsOverThePage) {
  std::vector<PlacedWord> first;
  std::vector<PlacedWord> second;
  add_line(first, 0, 50, {"They", "walked"});
  add_line(second, 0, 50, {"home", "again."});
  PageWriter writer;
  writer.add_page(60000, 80000, first);
  writer.add_page(60000, 80000, {});
  writer.add_page(60000, 80000, second);
  EXPECT_EQ(writer.text(), "They walked home again.");
  const auto pages = writer.take_pages();
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_TRUE(pages[1].span.empty());
  EXPECT_EQ(slice(writer.text(), pages[2].span), "home again.");
}

TEST(SourceRef, OfAPdfIsPageAndBoxesOfItsLines) {
  std::vector<PlacedWord> words;
  add_line(words, 0, 50, {"One", "two"});
  add_line(words, 1, 50, {"three", "four"});
  PageWriter writer;
  writer.add_page(60000, 80000, words);
  Document document;
  document.text = writer.take_text();
  document.pages = writer.take_pages();
  const SourceRef where = source_ref(document, {4, 13});  // "two three"
  EXPECT_FALSE(where.bytes);
  EXPECT_EQ(where.page, 1U);
  ASSERT_EQ(where.boxes.size(), 2U);
  EXPECT_EQ(where.boxes[0].box, (PageRect{6800, 0, 8300, 1000}));
  EXPECT_EQ(where.boxes[1].box, (PageRect{5000, 1400, 7500, 2400}));
}

}  // namespace
}  // namespace habeas
