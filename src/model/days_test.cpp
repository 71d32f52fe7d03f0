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

TEST(ParseDay, TakesDaysOfTheCalendarOnly) {
  EXPECT_EQ(parse_day("2012-02-29"), (Day{2012, 2, 29}));
  EXPECT_EQ(parse_day("1999-12-31"), (Day{1999, 12, 31}));
  for (const char* text : {"", "2013-02-29", "2012-13-01", "2012-00-10", "2012-04-31", "2012-1-01",
                           "2012/01/01", "2012-01-00", "2012-01-011", "abcd-01-01", "+012-01-01"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
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
