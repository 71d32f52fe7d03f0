// extract/described_deeds_test.cpp - deeds that only say who somebody is, beside the deed told
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings counted(std::string text) { return victims_counted(*read_page(std::move(text))); }

TEST(DescribedDeeds, OfWhomTheGuardsHeldCountNobody) {
  const std::string text =
      "Guards detained two smugglers on Monday. The older one is linked to a roadside attack that "
      "killed four porters and wounded three in May.";
  EXPECT_EQ(counted(text), (Strings{"detention/victim 2"}));
  const Strings told = events(text);
  EXPECT_EQ(std::count(told.begin(), told.end(), "trend(killed)"), 1);
  EXPECT_EQ(counted("Guards detained two smugglers on Monday. The group was involved in several "
                    "attacks, including one that killed four porters on Friday."),
            (Strings{"detention/victim 2"}));
}

TEST(DescribedDeeds, MayBeNamedByANoun) {
  EXPECT_EQ(counted("Guards detained a smuggler on Monday. He is responsible for the assassination "
                    "of a mayor in May."),
            (Strings{"detention/victim 1"}));
}

TEST(DescribedDeeds, AreNotTheDeedOfThePage) {
  EXPECT_EQ(counted("Guards detained two smugglers on Monday. They are linked to the attack that "
                    "killed four porters on Sunday."),
            (Strings{"detention/victim 2", "killing/victim 4"}));
  EXPECT_EQ(counted("Guards detained two smugglers on Monday. They are linked to an attack that "
                    "killed four porters. The four porters were shot dead at the well."),
            (Strings{"detention/victim 2", "killing/victim 4"}));
  EXPECT_EQ(counted("The network was involved in an attack that killed four porters."),
            (Strings{"killing/victim 4"}));
}

}  // namespace
}  // namespace habeas
