// extract/living_test.cpp - numbers alone behind the dead that count the living, in sentences about
// invented events
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings told(std::string text) { return counts_told(*read_page(std::move(text))); }

TEST(Living, ThoseUnderCareAreNoneOfTheDead) {
  for (const char* const care :
       {"Sixteen are still being treated.", "Sixteen are in hospital.",
        "Sixteen remain in a critical condition.", "Sixteen are recovering."}) {
    EXPECT_EQ(told("Thirty miners were killed in Tolverton. " + std::string(care)),
              (Strings{"victims killing/victim 30", "victims injury/victim 16"}))
        << care;
  }
  EXPECT_EQ(told("Thirty miners were wounded in Tolverton. Sixteen are still being treated."),
            (Strings{"victims injury/victim 30", "victims_partition injury/victim 16"}));
}

TEST(Living, ThoseWhoGotAwayAreNoneOfTheDead) {
  for (const char* const away : {"Two survived.", "Two escaped.", "Two were rescued."}) {
    for (const std::string& count :
         told("Thirty miners were killed in Tolverton. " + std::string(away)))
      EXPECT_EQ(count.find("killing/victim 2"), std::string::npos) << away << count;
  }
}

TEST(Living, AmongThemPointsAtTheFigureRightBefore) {
  EXPECT_EQ(told("Thirty miners were killed in Tolverton. Sixteen are being treated, among them "
                 "four women."),
            (Strings{"victims killing/victim 30", "victims injury/victim 16",
                     "victims_partition injury/victim 4"}));
}

TEST(Living, AmongThoseNamedByAFateAreOfThatFate) {
  EXPECT_EQ(told("Forty miners were killed in Tolverton. Among the wounded were six women."),
            (Strings{"victims killing/victim 40", "victims injury/victim 6"}));
  EXPECT_EQ(told("Police in Tolverton arrested 140 miners. By Tuesday 96 had been released. Among "
                 "those still held are three weavers."),
            (Strings{"victims detention/victim 140", "victims release/victim 96",
                     "victims_partition detention/victim 3"}));
}

TEST(Living, ThePronounBehindTheWordsOfSpeechIsTheBodyThatSpeaks) {
  for (const char* const said :
       {"said it had counted 31 bodies.", "said that it had counted 31 bodies."}) {
    const auto page =
        read_page("The navy said 23 bodies had been found. The mission " + std::string(said));
    for (const DraftClaim& claim : page->draft.claims) {
      if (claim.kind != ClaimKind::count || page->words(claim.anchor) != "31 bodies") continue;
      ASSERT_FALSE(claim.chain.empty());
      EXPECT_EQ(claim.chain.front().name, "The mission") << said;
    }
  }
}

}  // namespace
}  // namespace habeas
