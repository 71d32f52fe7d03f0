// extract/groups_revised_test.cpp - tolls of an earlier hour beside the one that corrects them, and
// some told by the degree or cause of their harm
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings counted(std::string text) { return victims_counted(*read_page(std::move(text))); }

TEST(Groups, AnEarlierTollThatThePageCorrectsIsNone) {
  for (const char* const earlier : {"Police had originally said that seven porters were wounded.",
                                    "Earlier, the mayor said seven porters had been wounded.",
                                    "Officials said earlier that seven porters were wounded.",
                                    "Initial reports said seven porters were wounded."}) {
    EXPECT_EQ(counted("Four porters were wounded in Tolverton on Friday. " + std::string(earlier)),
              Strings{"injury/victim 4"})
        << earlier;
  }
}

TEST(Groups, AnEarlierTollStandsWhereNoOtherIsGiven) {
  EXPECT_EQ(
      counted("Porters were wounded in Tolverton. Police said earlier that seven porters were "
              "wounded."),
      Strings{"injury/victim 7"});
  EXPECT_EQ(
      counted("Four porters were wounded in Tolverton. Earlier this week the mayor said seven "
              "weavers were killed in Karsova."),
      (Strings{"injury/victim 4", "killing/victim 7"}));
}

TEST(Groups, SomeToldByDegreeOrCauseArePartOfThoseBefore) {
  EXPECT_EQ(victims_counted(*read_page(
                {{RegionKind::title, "Tolverton raid leaves six injured, five by gunfire"},
                 {RegionKind::main, "Soldiers raided Tolverton on Monday."}})),
            Strings{"injury/victim 6"});
  EXPECT_EQ(counted("Four porters were wounded and two were seriously injured in Tolverton."),
            Strings{"injury/victim 4"});
  EXPECT_EQ(counted("Four porters were slightly injured and two were seriously injured."),
            (Strings{"injury/victim 4", "injury/victim 2"}));
}

}  // namespace
}  // namespace habeas
