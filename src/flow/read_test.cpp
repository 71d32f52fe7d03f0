// flow/read_test.cpp - days as the user writes them (reading itself: tests/security)
#include "flow/read.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

TEST(ParseDay, TakesDaysOfTheCalendarOnly) {
  EXPECT_EQ(parse_day("2012-02-29"), (Day{2012, 2, 29}));
  EXPECT_EQ(parse_day("1999-12-31"), (Day{1999, 12, 31}));
  for (const char* text : {"", "2013-02-29", "2012-13-01", "2012-00-10", "2012-04-31", "2012-1-01",
                           "2012/01/01", "2012-01-00", "2012-01-011", "abcd-01-01", "+012-01-01"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

}  // namespace
}  // namespace habeas
