// extract/changes_test.cpp - figures that replace others, rates, those who are left out, in
// sentences about invented events
#include <gtest/gtest.h>

#include <string>

#include "extract/reading_test.h"

namespace habeas {
namespace {

/// Is there a claim of this kind with this concept and number ("killing/victim 17")?
bool counts(std::string_view text, const std::string& want) {
  return has(counts_told(*read_page(std::string(text))), "victims " + want);
}

TEST(Changes, OnlyTheLastFigureOfATollCounts) {
  constexpr std::string_view kRose = "The death toll in Karsova rose from 12 to 17 on Monday.";
  EXPECT_TRUE(counts(kRose, "killing/victim 17"));
  EXPECT_FALSE(counts(kRose, "killing/victim 12"));
  constexpr std::string_view kBy = "The number of dead in the Karsova fire rose by 5 to 17.";
  EXPECT_TRUE(counts(kBy, "killing/victim 17"));
  EXPECT_FALSE(counts(kBy, "killing/victim 5"));
  constexpr std::string_view kUp = "The death toll in Karsova climbed to 17, up from 12.";
  EXPECT_TRUE(counts(kUp, "killing/victim 17"));
  EXPECT_FALSE(counts(kUp, "killing/victim 12"));
}

TEST(Changes, ARateIsNoTotal) {
  EXPECT_FALSE(counts("Soldiers killed two weavers a day in Karsova.", "killing/victim 2"));
  EXPECT_TRUE(counts("Soldiers killed two weavers in a day in Karsova.", "killing/victim 2"));
}

TEST(Changes, ThoseLeftOutAreTakenOff) {
  constexpr std::string_view kBut = "All but three of the 25 weavers were killed in Karsova.";
  EXPECT_TRUE(counts(kBut, "killing/victim 22"));
  EXPECT_FALSE(counts(kBut, "killing/victim 3"));
  EXPECT_FALSE(counts("All but three were killed in Karsova.", "killing/victim 3"));
}

TEST(Changes, ABoundedNumberSharesAParticiple) {
  constexpr std::string_view kBoth =
      "The raids resulted in six weavers arrested and at least two killed.";
  EXPECT_TRUE(counts(kBoth, "detention/victim 6"));
  EXPECT_TRUE(counts(kBoth, "killing/victim 2"));
}

TEST(Changes, ShotDeadHasAnObject) {
  const auto page = read_page("Gunmen shot dead a nurse in Karsova on Friday.");
  EXPECT_TRUE(has(claims_of(*page, ClaimKind::event), "killing(shot dead)"));
  EXPECT_TRUE(
      counts("Gunmen shot dead a nurse (45) and two guards in Karsova.", "killing/victim 2"));
}

}  // namespace
}  // namespace habeas
