// extract/summed_deeds_test.cpp - figures of several deeds at once beside one of them
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings counted(std::string text) { return victims_counted(*read_page(std::move(text))); }

TEST(SummedDeeds, AreNoFigureOfTheDeedToldBeside) {
  EXPECT_EQ(counted("Guards detained nine porters during separate raids on Monday. In Tolverton "
                    "guards detained four porters in a mill."),
            (Strings{"detention/victim 4"}));
  EXPECT_EQ(counted("More than 15 porters were killed in three attacks. In Brackwater gunmen "
                    "killed two porters at a well."),
            (Strings{"killing/victim 2"}));
}

TEST(SummedDeeds, CountWhereNoneIsToldByItself) {
  EXPECT_EQ(counted("Guards detained nine porters during separate raids on Monday."),
            (Strings{"detention/victim 9"}));
  EXPECT_EQ(counted("Guards detained nine porters during a raid on Monday. In Tolverton guards "
                    "detained four weavers in a mill."),
            (Strings{"detention/victim 9", "detention/victim 4"}));
}

}  // namespace
}  // namespace habeas
