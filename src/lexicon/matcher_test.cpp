// lexicon/matcher_test.cpp - names in running text: longest match, capitals, joins, splits, peoples
#include "lexicon/matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace habeas {
namespace {

const Gazetteer& world() {
  static const Gazetteer gazetteer = Gazetteer::load().value();
  return gazetteer;
}

/// "quote:NAME" of each hit, NAME that of its first row; peoples with a "~".
std::vector<std::string> found(std::string_view bytes) {
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  std::vector<std::string> out;
  for (const NameHit& hit : find_names(text, bytes, world())) {
    out.push_back(std::string(slice(bytes, text.span(hit.range))) + (hit.people ? ":~" : ":") +
                  std::string(world().name(hit.rows.front().row)));
  }
  return out;
}

using Names = std::vector<std::string>;

TEST(Matcher, TakesTheLongestName) {
  EXPECT_EQ(
      found("They flew from Buenos Aires to the Central African Republic."),
      (Names{"Buenos Aires:Buenos Aires", "Central African Republic:Central African Republic"}));
}

TEST(Matcher, JoinsAndSplitsWordsOfANameButKeepsSentencesApart) {
  EXPECT_EQ(found("A train left Ulaan Baatar."), (Names{"Ulaan Baatar:Ulaanbaatar"}));
  EXPECT_EQ(found("The bus to Kis umu was late."), (Names{"Kis umu:Kisumu County"}));
  EXPECT_EQ(found("It is near al-Fallujah now."), (Names{"al-Fallujah:Al Fall\xC5\xABjah"}));
  EXPECT_TRUE(found("The road ended in Buenos. Aires replied.").empty());
}

TEST(Matcher, WantsCapitals) {
  EXPECT_TRUE(found("we told us to go reading in a nice bath").empty());
  EXPECT_EQ(found("The US agreed, and the U.S. paid."),
            (Names{"US:United States", "U.S.:United States"}));
}

TEST(Matcher, DoesNotTakeShortCapitalsForTowns) {
  EXPECT_TRUE(found("The WHO and the MSF wrote again.").empty());
  EXPECT_EQ(found("ROME AGREES AGAIN").front(), "ROME:Rome");
}

TEST(Matcher, TellsPeoplesFromPlaces) {
  EXPECT_EQ(found("Four Ghanaians met a Togolese driver."),
            (Names{"Ghanaians:~Ghana", "Togolese:~Togo"}));
}

TEST(Matcher, BelievesAbbreviationsOnlyBehindAComma) {
  EXPECT_EQ(found("He moved to Tulsa, Okla., in May of that year.").at(1), "Okla:Oklahoma");
  EXPECT_TRUE(found("Okla was his name").empty());
}

TEST(Matcher, LeavesThePossessiveOut) {
  EXPECT_EQ(found("Kenya's court sat in Eldoret\xE2\x80\x99s hall."),
            (Names{"Kenya:Kenya", "Eldoret:Eldoret"}));
}

TEST(Matcher, KeepsThePossessiveThatBelongsToAName) {
  EXPECT_EQ(found("A ship left St. John's at dawn."), (Names{"St. John's:St. John's"}));
}

TEST(Matcher, TakesAPossessiveInsideAName) {
  EXPECT_EQ(found("A ship left the People\xE2\x80\x99s Republic of China."),
            (Names{"People\xE2\x80\x99s Republic of China:China"}));
}

TEST(Matcher, FindsAreasLargerThanACountry) {
  EXPECT_EQ(found("Prices rose in West Africa and the Middle East."),
            (Names{"West Africa:West Africa", "Middle East:Middle East"}));
}

TEST(Matcher, GivesHitsInOrderWithoutOverlap) {
  const std::string bytes =
      "From Lagos, Nigeria, via Porto-Novo to Lome: San Francisco de Macoris, New York.";
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  std::uint32_t end = 0;
  const std::vector<NameHit> hits = find_names(text, bytes, world());
  ASSERT_EQ(hits.size(), 6U);
  for (const NameHit& hit : hits) {
    EXPECT_GE(hit.range.begin, end);
    EXPECT_FALSE(hit.range.empty());
    EXPECT_FALSE(hit.rows.empty());
    end = hit.range.end;
  }
}

}  // namespace
}  // namespace habeas
