// extract/granted_test.cpp - deeds taken up under a promise, a wish or a denial, in invented
// sentences
#include <gtest/gtest.h>

#include "extract/reading_test.h"

namespace habeas {
namespace {

/// The mood in which the killed are counted; denied where they are not.
Mood mood_of_killing(std::string text) {
  const auto page = read_page(std::move(text));
  for (const DraftClaim& claim : page->draft.claims) {
    const bool counts = claim.kind == ClaimKind::count && claim.counted == "killing/victim";
    if (counts) return claim.mood;
  }
  return Mood::denied;
}

TEST(TakenUp, ADeedThatIsToBeInvestigatedTookPlace) {
  EXPECT_EQ(mood_of_killing("The minister promised to investigate the murder of six weavers."),
            Mood::reported);
  EXPECT_EQ(mood_of_killing("The minister vowed to clarify the brutal murder of six weavers."),
            Mood::reported);
}

TEST(TakenUp, SoDidOneToWhichALinkIsDenied) {
  EXPECT_EQ(mood_of_killing("The spokesman denied that the delay is related to the murder of six "
                            "weavers in Brackwater."),
            Mood::reported);
}

TEST(TakenUp, ADeedThatIsItselfDeniedOrPromisedIsNot) {
  EXPECT_EQ(mood_of_killing("The spokesman denied the murder of six weavers."), Mood::denied);
  EXPECT_NE(mood_of_killing("The rider promised to murder six weavers."), Mood::reported);
  EXPECT_NE(mood_of_killing("The spokesman denied that soldiers had murdered six weavers."),
            Mood::reported);
}

}  // namespace
}  // namespace habeas
