// extract/tallies_test.cpp - sums over a period and deeds that are only meant, beside one deed told
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings counted(std::string text) { return victims_counted(*read_page(std::move(text))); }

TEST(Tallies, OfOtherDeedsThanTheOneToldAreCoursesOfDeeds) {
  const std::string text =
      "Guards detained a smuggler on Monday. Joint patrols have killed two and detained more than "
      "30 people in six operations since May.";
  EXPECT_EQ(counted(text), (Strings{"detention/victim 1"}));
  EXPECT_EQ(events(text), (Strings{"detention(detained)", "trend(killed)", "trend(detained)"}));
}

TEST(Tallies, OfThisMonthAloneCountNobodyOfTheDeed) {
  EXPECT_EQ(
      counted("Guards detained a smuggler on Monday. Several rebel leaders have been captured "
              "and two were killed this month alone."),
      (Strings{"detention/victim 1"}));
}

TEST(Tallies, OfStatisticsCountNobodyOfTheDeed) {
  EXPECT_EQ(counted("A boy was wounded on Monday. A study counted a total of three children who "
                    "were killed in 2013."),
            (Strings{"injury/victim 1"}));
  EXPECT_EQ(counted("A cook was wounded on Monday. Three porters were killed in May."),
            (Strings{"injury/victim 1", "killing/victim 3"}));
}

TEST(Tallies, WhatIsOnlyMeantHasNotHappened) {
  EXPECT_EQ(events("The guards have focused their efforts on catching and killing rebel leaders."),
            (Strings{}));
  EXPECT_EQ(events("A porter was involved in planning and carrying out assassinations in "
                   "Tolverton. Guards detained him on Monday."),
            (Strings{"detention(detained)"}));
}

TEST(Tallies, SeveralAreFewerThanTen) {
  const auto page = read_page(std::string("Guards detained several porters in Tolverton."));
  const auto count =
      std::find_if(page->draft.claims.begin(), page->draft.claims.end(),
                   [](const DraftClaim& claim) { return claim.kind == ClaimKind::count; });
  ASSERT_NE(count, page->draft.claims.end());
  const Quantity& value = std::get<Quantity>(count->value);
  EXPECT_EQ(value.lo, (Number{3, 0}));
  EXPECT_EQ(value.hi, (Number{9, 0}));
}

}  // namespace
}  // namespace habeas
