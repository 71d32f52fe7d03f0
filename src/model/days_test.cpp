// model/days_test.cpp - stretches of days, also open ones, in words and as EDTF
#include "model/days.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

std::optional<DayRange> range_of(const std::string& edtf) {
  Date date;
  date.edtf = edtf;
  return day_range(date);
}

TEST(Days, AnOpenStretchIsToldByTheUnitBesideIt) {
  const auto words = [](const std::string& edtf) { return in_words(*range_of(edtf)); };
  EXPECT_EQ(words("../2018-02"), "before March 2018");
  EXPECT_EQ(words("../2018-03-04"), "before March 5, 2018");
  EXPECT_EQ(words("2017-07/.."), "after June 2017");
  EXPECT_EQ(words("2019-06-04/.."), "after June 3, 2019");
  EXPECT_EQ(words("../XXXX-02"), "before March (year not stated)");
}

TEST(Days, AnOpenStretchMeetsWhatLiesInIt) {
  const DayRange before = *range_of("../2018-02");
  EXPECT_TRUE(can_meet(before, *range_of("2017-11-30")));
  EXPECT_FALSE(can_meet(before, *range_of("2018-03-01")));
  const DayRange after = *range_of("2017-07/..");
  EXPECT_TRUE(can_meet(after, *range_of("2019")));
  EXPECT_FALSE(can_meet(after, *range_of("2017-06")));
  EXPECT_FALSE(can_meet(before, *range_of("2018-03/..")));
}

TEST(Days, AnOpenStretchIsPrintedWithTwoDots) {
  EXPECT_EQ(to_edtf(*range_of("../2018-03-04")), "../2018-03-04");
  EXPECT_EQ(to_edtf(*range_of("2017-07/..")), "2017-07-01/..");
  EXPECT_EQ(to_edtf(DayRange{}), "");
}

}  // namespace
}  // namespace habeas
