// incident/told_day_test.cpp - when an incident was, by the days that its pages name
#include "incident/told_day.h"

#include <gtest/gtest.h>

#include "incident/incident.h"
#include "incident/marked_page_test.h"

namespace habeas {
namespace {

/// A page written on 2031-05-09 about one killing, whose claim stands on "killed". What is in
/// brackets is a date of 2031.
std::string day_of(const std::string& marked) {
  const MarkedPage page = marked_page(marked, "2031-");
  const Document& document = page.document;
  Claim claim;
  claim.document = document.id;
  claim.kind = ClaimKind::event;
  claim.subkind = "killing";
  claim.anchor.begin = static_cast<std::uint32_t>(document.text.find("killed"));
  claim.anchor.end = claim.anchor.begin + 6;
  claim.span = claim.anchor;
  claim.quote = "killed";
  claim.id = IdBuilder().add("claim").build<ClaimTag>();
  const auto found = find_incidents(std::vector{document}, std::vector{page.layout},
                                    std::vector{claim}, page.mentions, {});
  if (!found || found->empty() || !found->front().date) return "";
  return found->front().date->edtf;
}

TEST(ToldDay, IsInTheLeadWhereTheDeedHasNone) {
  EXPECT_EQ(day_of("A cook was killed. It happened on [05-07] near the mill."), "2031-05-07");
}

TEST(ToldDay, StandsRatherBesideTheDeed) {
  EXPECT_EQ(day_of("The mayor came on [05-06]. On [05-07] a cook was killed."), "2031-05-07");
}

TEST(ToldDay, IsNotThatOfADeedWhichThePageSetsApart) {
  EXPECT_EQ(day_of("The mill burnt on [05-07]. In a long attack a cook was killed."), "2031-05-07");
  EXPECT_EQ(day_of("The mill burnt on [05-07]. In a separate attack a cook was killed."), "");
}

TEST(ToldDay, IsNeitherInADatelineNorLaterThanThePageNorLongBeforeIt) {
  EXPECT_EQ(day_of("ALDEN, [05-08] - A cook was killed. It happened on [05-07]."), "2031-05-07");
  EXPECT_EQ(day_of("A cook was killed. A hearing is set for [05-20]."), "");
  EXPECT_EQ(day_of("A cook was killed. The mill burnt on [02-20]."), "");
}

TEST(ToldDay, IsNotThatOfTheCourt) {
  EXPECT_EQ(day_of("A cook was killed. A hearing is scheduled [05-07]."), "");
  EXPECT_EQ(day_of("A cook was killed. The man was in court on [05-08]."), "");
}

}  // namespace
}  // namespace habeas
