// extract/dates_events_test.cpp - days counted from an event whose own day the text tells
#include <gtest/gtest.h>

#include <string>

#include "extract/dates.h"

namespace habeas {
namespace {

/// The EDTF value of the time whose words these are; "-" without one.
std::string day_of(std::string_view text, std::string_view words) {
  const TokenText tokens = tokenize(text, find_blocks(text));
  for (const DateHit& hit : find_dates(text, tokens, SpeechTime{Day{2019, 3, 20}})) {
    if (slice(text, tokens.span(hit.range)) == words)
      return hit.value.edtf.empty() ? "-" : hit.value.edtf;
  }
  return "none";
}

TEST(DatesOfEvents, CountFromTheDayOfTheSameDeed) {
  EXPECT_EQ(day_of("Guards raided the mill on 4 March. He left two days after the raid.",
                   "two days after"),
            "2019-03-06");
  EXPECT_EQ(
      day_of("The raid on the mill came on 4 March. A lamp went out the night before the raid.",
             "the night before"),
      "2019-03-03");
  EXPECT_EQ(day_of("Three porters were abducted on Monday. Five days before the abduction, it "
                   "rained.",
                   "Five days before"),
            "2019-03-13");
  EXPECT_EQ(day_of("He died on 4 March. She left the day after his death.", "the day after"),
            "2019-03-05");
}

TEST(DatesOfEvents, CountFromTheDayBehindTheNoun) {
  EXPECT_EQ(day_of("He left the morning after the raid of 4 March 2019.", "the morning after"),
            "2019-03-05");
  EXPECT_EQ(day_of("He left the day before the hearing on 4 May 2019.", "the day before"),
            "2019-05-03");
}

TEST(DatesOfEvents, StayOpenWhereNothingSaysTheDay) {
  EXPECT_EQ(day_of("Guards raided the mill. He left two days after the raid.", "two days after"),
            "-");
  EXPECT_EQ(day_of("It rained on 4 March. He left two days after the raid.", "two days after"),
            "-");
  EXPECT_EQ(day_of("Guards raided the mill on 4 March. They raided the inn on 9 March. He left two "
                   "days after the raid.",
                   "two days after"),
            "-");
  EXPECT_EQ(
      day_of("Guards raided the mill on 4 March. He left two days after a raid.", "two days after"),
      "-");
  EXPECT_EQ(day_of("Guards raided the mill on 4 March. A few days after the raid, he left.",
                   "A few days after"),
            "-");
  EXPECT_EQ(day_of("The porter saw the raid, he said on 16 March, four days after the raid.",
                   "four days after"),
            "-");
  EXPECT_EQ(day_of("Dara was arrested on 4 March. It rained. The inn was shut. Omo left two days "
                   "after his arrest.",
                   "two days after"),
            "-");
}

}  // namespace
}  // namespace habeas
