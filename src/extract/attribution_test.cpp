// extract/attribution_test.cpp - voice, cue and content of invented sentences, and how they are
// joined
#include "extract/attribution.h"

#include <gtest/gtest.h>

#include "extract/data.h"
#include "extract/reading_test.h"

namespace habeas {
namespace {

std::string words(const Page& page, const std::vector<TokenRange>& ranges) {
  std::string out;
  for (const TokenRange range : ranges) {
    if (!out.empty()) out += " / ";
    out += page.reading.a.words(range);
  }
  return out;
}

/// "source | cue | content", one line an attribution.
std::string attributions(const Page& page) {
  std::string out;
  for (const Attributed& x : find_attributions(page.reading.a, page.reading.voices)) {
    out +=
        words(page, x.source) + " | " + words(page, x.cue) + " | " + words(page, x.content) + "\n";
  }
  return out;
}

TEST(Attribution, HasAVoiceACueAndWhatIsSaid) {
  const auto page = read_page("Dara Minn said that the ferry had sunk. The river was high.");
  EXPECT_EQ(attributions(*page), "Dara Minn | said | that the ferry had sunk\n");
}

TEST(Attribution, LooksAtTheWordOfReportBeforeAndAtTheSentenceBefore) {
  const auto page = read_page("Dara Minn said that the ferry had sunk. The river was high.");
  const auto columns = attribution_columns(page->reading.a, page->reading.voices);
  ASSERT_EQ(columns.size(), 10U);
  const FeatureColumn& report = columns[8];
  const FeatureColumn& company = columns[9];
  const std::size_t ferry = 5;
  const std::size_t river = 10;
  EXPECT_EQ(report[0], 0U);
  EXPECT_NE(report[ferry], 0U);
  EXPECT_EQ(report[river], 0U);
  EXPECT_EQ(company[0], company[ferry]);
  EXPECT_NE(company[ferry], 0U);
  EXPECT_EQ(company[river], 32U * company[ferry]);
}

TEST(Attribution, TheOnlyVoiceOfATextMayStandBehindWhatItSays) {
  const auto page = read_page("Hundreds of weavers have fled the town, the mayor said. Rain fell.");
  EXPECT_EQ(attributions(*page), "the mayor | said | Hundreds of weavers have fled the town\n");
}

TEST(Attribution, TakesTheWholeDescriptionOfAVoice) {
  const auto page = read_page(
      "\xE2\x80\x9CWe have lost every boat,\xE2\x80\x9D Dara Minn, a nurse at the camp, told "
      "reporters.");
  const std::vector<Attributed> found = find_attributions(page->reading.a, page->reading.voices);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(words(*page, found[0].source).find("a nurse at the camp"), std::string::npos);
  EXPECT_NE(words(*page, found[0].content).find("lost every boat"), std::string::npos);
}

TEST(Attribution, SharesTheVoiceOfTheCueBefore) {
  const auto page =
      read_page("Peter Orrin said the boats were old, adding that the river was high.");
  for (const Attributed& x : find_attributions(page->reading.a, page->reading.voices)) {
    EXPECT_EQ(words(*page, x.source), "Peter Orrin");
  }
}

TEST(Attribution, KeepsAQuotationOverSentencesTogether) {
  const auto page = read_page(
      "\xE2\x80\x9CWe lost every boat. We hid among the reeds. Nobody came,\xE2\x80\x9D Dara Minn "
      "said.");
  const std::vector<Attributed> found = find_attributions(page->reading.a, page->reading.voices);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(words(*page, found[0].content).find("lost every boat"), std::string::npos);
  EXPECT_NE(words(*page, found[0].content).find("Nobody came"), std::string::npos);
  EXPECT_EQ(words(*page, found[0].source), "Dara Minn");
}

/// Two single marks in place of a double one; and the voice in a sentence of its own.
TEST(Attribution, ReadsDoubledSingleMarksAsQuotationMarks) {
  const auto page = read_page("''We lost every boat. Nobody came to the reeds,'' Dara Minn said.");
  ASSERT_EQ(page->reading.a.quotations.size(), 1U);
  EXPECT_EQ(page->reading.a.words(page->reading.a.quotations[0].range),
            "We lost every boat. Nobody came to the reeds,");
  const std::vector<Attributed> found = find_attributions(page->reading.a, page->reading.voices);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(words(*page, found[0].source), "Dara Minn");
  EXPECT_NE(words(*page, found[0].content).find("lost every boat"), std::string::npos);
}

TEST(Attribution, GivesAQuotationToTheVoiceBehindIt) {
  const auto page = read_page("The river was high.\n\n\"We lost every boat.\"\n\nDara Minn said.");
  const std::vector<Attributed> found = find_attributions(page->reading.a, page->reading.voices);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(words(*page, found[0].source), "Dara Minn");
  EXPECT_NE(words(*page, found[0].content).find("lost every boat"), std::string::npos);
}

TEST(Attribution, IsInOrderAndInsideTheText) {
  const auto page = read_page(
      "According to the Quiet River Initiative, forty boats were lost. \"We hid,\" Dara Minn said. "
      "Ten weavers are believed to have drowned.");
  for (const Attributed& x : find_attributions(page->reading.a, page->reading.voices)) {
    ASSERT_FALSE(x.content.empty());
    for (std::size_t i = 0; i < x.content.size(); ++i) {
      EXPECT_LT(x.content[i].begin, x.content[i].end);
      EXPECT_LE(x.content[i].end, page->reading.a.size());
      EXPECT_TRUE(i == 0 || x.content[i - 1].end <= x.content[i].begin);
    }
  }
}

TEST(Attribution, RemembersTheLastTwoRoles) {
  const LabelMemory memory = attribution_memory();
  ASSERT_TRUE(memory.fits(7));
  const auto behind = [&](std::initializer_list<VoiceTag> tags) {
    std::uint32_t state = 0;
    for (const VoiceTag tag : tags) state = memory.behind(state, static_cast<std::size_t>(tag), 7);
    return state;
  };
  using enum VoiceTag;
  EXPECT_EQ(memory.count, 10U);
  EXPECT_EQ(behind({none, none}), 0U);
  EXPECT_NE(behind({source_begin, cue_begin}), behind({content_begin, cue_begin}));
  EXPECT_NE(behind({source_begin, cue_begin}), behind({cue_begin}));
  EXPECT_EQ(behind({source_begin, source, none, cue_begin, none}),
            behind({source_begin, cue_begin}));
  // What stood three roles ago is forgotten.
  EXPECT_EQ(behind({content_begin, source_begin, cue_begin}), behind({source_begin, cue_begin}));
}

TEST(Attribution, HasTheLabelsOfItsWeights) {
  const auto tagger = Tagger::load(embedded_attribution_weights_bin());
  ASSERT_TRUE(tagger.has_value());
  const std::vector<std::string> labels{"O",     "B-source",  "I-source", "B-cue",
                                        "I-cue", "B-content", "I-content"};
  EXPECT_EQ(tagger->labels(), labels);
  EXPECT_EQ(tagger->memory().next, attribution_memory().next);
}

}  // namespace
}  // namespace habeas
