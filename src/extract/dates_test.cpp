// extract/dates_test.cpp - times in sentences about invented events
#include "extract/dates.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "extract/dates_values.h"
#include "extract/times_test.h"

namespace habeas {
namespace {

std::vector<DateHit> hits_of(std::string_view text, std::optional<Day> speech = std::nullopt) {
  return find_dates(text, tokenize(text, find_blocks(text)), {speech});
}

TEST(Dates, TwoDaysOnEndAreOneStretch) {
  const std::string text = "Homes were raided on 12 and 13 May 2031, others on 2 and 9 June 2031.";
  const TokenText tokens = tokenize(text, find_blocks(text));
  std::vector<std::string> days;
  for (const DateHit &hit : find_dates(text, tokens, SpeechTime{})) days.push_back(hit.value.edtf);
  EXPECT_EQ(days, (std::vector<std::string>{"2031-05-12/2031-05-13", "2031-06-02", "2031-06-09"}));
}

TEST(Dates, MonthsOfOneYearShareIt) {
  const std::string text =
      "Nine were freed in June and July last year, and six in May and June 2029.";
  const TokenText tokens = tokenize(text, find_blocks(text));
  std::vector<std::string> months;
  for (const DateHit &hit : find_dates(text, tokens, SpeechTime{Day{2031, 3, 5}}))
    months.push_back(hit.value.edtf);
  EXPECT_EQ(months, (std::vector<std::string>{"2030-06", "2030-07", "2029-05", "2029-06"}));
}

TEST(Dates, ReadCalendarDays) {
  expect_times({
      {"They left on October 9.", "October 9 = XXXX-10-09"},
      {"They left on 9 October 2023.", "9 October 2023 = 2023-10-09"},
      {"They left on Oct. 9, 2023.", "Oct. 9, 2023 = 2023-10-09"},
      {"They left on the 9th of October.", "9th of October = XXXX-10-09"},
      {"They left on Monday, 9 October.", "Monday, 9 October = XXXX-10-09"},
      {"They left on 2023-10-09.", "2023-10-09 = 2023-10-09"},
      {"They left on 25/10/2023.", "25/10/2023 = 2023-10-25"},
      {"They left on 25.10.2023.", "25.10.2023 = 2023-10-25"},
      {"They left on 9/10/2023.", "9/10/2023 = [2023-09-10,2023-10-09] 2023-09-10"},
      {"From 9-11 October they left.", "9-11 October = XXXX-10-09/XXXX-10-11"},
      {"They came from May 2 to June 3, 2020.", "May 2 to June 3, 2020 = 2020-05-02/2020-06-03"},
      {"They left on February 30.", "February = XXXX-02"},
      {"TOLVERTON, 3 NOV 89 (RADIO) -- They left.", "3 NOV 89 = 1989-11-03"},
      {"They left on 9 Oct 19, they say.", "9 Oct 19 = 2019-10-09"},
      {"On 9 October 40 people left.", "9 October = XXXX-10-09"},
  });
}

TEST(Dates, LeaveAStretchOpenBeforeAndAfterATime) {
  expect_times({
      {"They were seized before March 2018.", "March 2018 = ../2018-02 2018-03"},
      {"They were seized before 2018.", "2018 = ../2018 2018"},
      {"They were seized by October 2017, he said.", "October 2017 = ../2017-10 2017-10"},
      {"They were freed after 31 May 2019.", "31 May 2019 = 2019-06-01/.. 2019-05-31"},
      {"They were freed after June in Alto.", "June = XXXX-07/.. XXXX-06"},
      // The unit beside it lies in a year that nobody names, or has a length that is not known.
      {"They were seized before 1 January 2018.", "1 January 2018 = ../2018-01-01 2018-01-01"},
      {"They were freed after December 1999.", "December 1999 = 1999-12/.. 1999-12"},
      {"They were freed after 1999.", "1999 = 1999/.. 1999"},
      {"They were freed after December.", "December = XXXX-12/.. XXXX-12"},
      {"They were freed after 28 February.", "28 February = XXXX-02-28/.. XXXX-02-28"},
      // The time of another event, and one that is counted from.
      {"They were seized before the June elections.", "June = XXXX-06"},
      {"They were seized after Tuesday's raid.", "Tuesday = - XXXX-WXX-2"},
      {"They were seized the day after 3 June.", "the day after = - | 3 June = XXXX-06-03"},
      {"They have been held since 3 June.", "3 June = XXXX-06-03"},
  });
}

TEST(Dates, ReadLongerPeriods) {
  expect_times({
      {"They left in October.", "October = XXXX-10"},
      {"They left in early October 2019.", "early October 2019 = 2019-10"},
      {"They left in 2019.", "2019 = 2019"},
      {"They lived there 2010-2014.", "2010-2014 = 2010/2014"},
      {"It began in the 1990s.", "1990s = 199X"},
      {"It began in the 19th century.", "19th century = 18XX 18"},
      {"It grew in the third quarter of 2019.", "third quarter of 2019 = 2019-35 2019-Q3"},
      {"It grew in Q3 2019.", "Q3 2019 = 2019-35 2019-Q3"},
      {"They left in the summer of 2019.", "summer of 2019 = 2019-22 2019-SU"},
      {"They left in mid-2019.", "mid-2019 = 2019"},
  });
}

TEST(Dates, KnowOrdinaryWords) {
  for (const char *text :
       {"They may leave.", "They march on.", "May I leave?", "The sun rose.", "A second man left.",
        "An august house.", "The fall of Vell.", "Jan Orrel left.", "It cost 2000 crowns.",
        "About 1900 people left.", "Version 3.1.4 is out.", "Call 555-123-4567.",
        "Vell beat Morn 2-1.", "A 19-year-old left.", "He is two years old.",
        "He said they left now that it rained."}) {
    EXPECT_EQ(all_of(text), "") << text;
  }
}

TEST(Dates, RelativeTimesHaveNoDayWithoutClock) {
  for (const char *text : {"Two months ago they left.", "Last week they left.",
                           "Yesterday they left.", "Last year they left."}) {
    const auto hits = hits_of(text);
    ASSERT_EQ(hits.size(), 1U) << text;
    EXPECT_TRUE(hits[0].value.edtf.empty()) << text;
    EXPECT_FALSE(hits[0].value.earliest || hits[0].value.latest) << text;
    EXPECT_EQ(hits[0].value.basis, DateBasis::relative) << text;
    EXPECT_EQ(hits[0].anchored, DateAnchor::clock) << text;
  }
  expect_times({{"He spoke on Thursday.", "Thursday = - XXXX-WXX-4"},
                {"They left last October.", "last October = XXXX-10"}});
}

TEST(Dates, OffsetsFollowTheTable) {
  struct Offset {
    const char *text;
    std::int32_t min, max;
  };
  const Offset cases[] = {
      {"Two months ago they left.", -67, -55},    {"Nearly two months ago they left.", -61, -50},
      {"A few months ago they left.", -190, -55}, {"Last week they left.", -14, -1},
      {"Yesterday they left.", -1, -1},           {"Three days ago they left.", -3, -3},
      {"They left on Thursday.", -7, 0},          {"They will leave on Thursday.", 0, 7},
      {"Next week they will leave.", 1, 14},
  };
  for (const Offset &c : cases) {
    const auto hits = hits_of(c.text);
    ASSERT_EQ(hits.size(), 1U) << c.text;
    ASSERT_TRUE(hits[0].value.offset.has_value()) << c.text;
    EXPECT_EQ(hits[0].value.offset->min_days, c.min) << c.text;
    EXPECT_EQ(hits[0].value.offset->max_days, c.max) << c.text;
  }
}

TEST(Dates, ClockGivesDays) {
  expect_times(
      {
          {"They left yesterday.", "yesterday = 2031-05-13"},
          {"They left on Thursday.", "Thursday = 2031-05-08"},
          {"They will leave on Thursday.", "Thursday = 2031-05-15"},
          {"They left last week.", "last week = 2031-05-05/2031-05-11 2031-W19"},
          {"They left last month.", "last month = 2031-04"},
          {"They left last October.", "last October = 2030-10"},
          {"They left on April 9.", "April 9 = 2031-04-09"},
          {"They left on December 9.", "December 9 = 2030-12-09"},
          {"They left three days ago.", "three days ago = 2031-05-11"},
          {"They left two months ago.", "two months ago = [2031-03-08..2031-03-20] 2031-03"},
          {"They left on Friday morning.", "Friday morning = 2031-05-09 2031-05-09TMO"},
          {"They left on Tuesday of last week.", "Tuesday of last week = 2031-05-06"},
      },
      kSpeech);
  EXPECT_EQ(hits_of("They left on April 9.", kSpeech).at(0).value.basis, DateBasis::document);
  EXPECT_EQ(hits_of("They left on April 9, 2031.", kSpeech).at(0).value.basis,
            DateBasis::explicit_);
  EXPECT_EQ(hits_of("They left yesterday.", kSpeech).at(0).value.basis, DateBasis::relative);
}

TEST(Dates, TenseChoosesTheWeekdayAndTheMonth) {
  expect_times(
      {
          {"The judge was shot on Friday.", "Friday = 2031-05-09"},
          {"The league plans to meet on Friday.", "Friday = 2031-05-16"},
          {"On Friday, the league will meet.", "Friday = 2031-05-16"},
          {"The man was to be released on Friday.", "Friday = 2031-05-16"},
          {"He could not be reached on Friday.", "Friday = 2031-05-09"},
          {"They looked for ways around Friday's ruling and will appeal.", "Friday = 2031-05-09"},
          {"The United League would be meeting Friday.", "Friday = 2031-05-16"},
          {"It is expected to dominate a meeting set for September.", "September = 2031-09"},
          {"He was shot in September.", "September = 2030-09"},
      },
      kSpeech);
}

TEST(Dates, ReadPartsOfPeriods) {
  expect_times(
      {
          {"It will rain in the first week of June.",
           "first week of June = 2031-06-02/2031-06-08 2031-W23"},
          {"It rained in the last week of 2030.",
           "last week of 2030 = 2030-12-23/2030-12-29 2030-W52"},
          {"It rained in week 3 of 2030.", "week 3 of 2030 = 2030-01-14/2030-01-20 2030-W03"},
          {"It rained on the 15th day of next month.", "15th day of next month = 2031-06-15"},
          {"It rained in the last three months of 2030.",
           "last three months of 2030 = 2030-10-01/2030-12-31"},
          {"It rained on the second Monday in March 2030.",
           "second Monday in March 2030 = 2030-03-11"},
          {"It fell at the end of the year.", "end of the year = 2031"},
          {"It rained earlier in the week.",
           "earlier in the week = 2031-05-12/2031-05-18 2031-W20"},
          {"It fell for the past two quarters.", "past two quarters = 2030-10-01/2031-03-31 P6M"},
          {"They will meet next week on Tuesday.", "next week on Tuesday = 2031-05-20"},
      },
      kSpeech);
  expect_times({{"It rained in the first week of June.", "first week of June = XXXX-06"}});
}

TEST(Dates, ReadFeastsAndUnnamedMonths) {
  expect_times(
      {
          {"They left on Good Friday.", "Good Friday = 2031-04-11"},
          {"They left at Easter 2030.", "Easter 2030 = 2030-04-21"},
          {"They left on Labor Day.", "Labor Day = 2031-09-01"},
          {"They left on Memorial Day 2030.", "Memorial Day 2030 = 2030-05-27"},
          {"They left on the 4th.", "4th = 2031-05-04"},
          {"They will leave on the 4th.", "4th = 2031-06-04"},
          {"They left on the 4th floor.", ""},
          {"They left on Friday the 9th.", "Friday the 9th = 2031-05-09"},
          {"They left in Dec-2030.", "Dec-2030 = 2030-12"},
          {"They left on 22/Jan/2030.", "22/Jan/2030 = 2030-01-22"},
          {"He was born in nineteen eighty-six.", "nineteen eighty-six = 1986"},
          {"He was born on January first two thousand and five.",
           "January first two thousand and five = 2005-01-01"},
          {"In May twenty men left.", "May = 2031-05"},
          {"He lives on Christmas Island.", ""},
      },
      kSpeech);
}

TEST(Dates, CountFromOtherTimes) {
  const auto next = hits_of("They left on October 9. The next day it rained.");
  ASSERT_EQ(next.size(), 2U);
  EXPECT_EQ(next[1].anchored, DateAnchor::hit);
  EXPECT_EQ(next[1].anchor_hit, 0U);
  EXPECT_EQ(next[1].value.edtf, "XXXX-10-10");

  const auto after = hits_of("It rained two days after October 9, 2019.");
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after[0].value.edtf, "2019-10-11");

  const auto event = hits_of("It rained two months after Morn lodged a protest.");
  ASSERT_EQ(event.size(), 1U);
  EXPECT_EQ(event[0].anchored, DateAnchor::event);
  EXPECT_EQ(event[0].value.offset->min_days, 55);
  EXPECT_EQ(event[0].value.offset->max_days, 67);

  const auto year = hits_of("He came in June 1998 and left later that year.");
  ASSERT_EQ(year.size(), 2U);
  EXPECT_EQ(year[1].value.edtf, "1998");
}

TEST(Dates, ReadDurationsSetsAndClockTimes) {
  expect_times({
      {"It lasted three days.", "three days = - P3D"},
      {"A two-day strike began.", "two-day = - P2D"},
      {"It lasted two and a half hours.", "two and a half hours = - PT2H30M"},
      {"It lasted for a year.", "a year = - P1Y"},
      {"It lasted for decades.", "decades = - PXY"},
      {"He prayed every day.", "every day = - P1D"},
      {"He prayed on Mondays.", "Mondays = - XXXX-WXX-1"},
      {"He prayed daily.", "daily = - P1D"},
      {"He left at 9:30.", "9:30 = - XXXX-XX-XXT09:30"},
      {"He left at 4 p.m. on October 9, 2019.",
       "4 p.m. on October 9, 2019 = 2019-10-09 2019-10-09T16:00"},
      {"He left at 2019-10-09T08:15.", "2019-10-09T08:15 = 2019-10-09 2019-10-09T08:15"},
      {"It rained in the past two months.", "past two months = - P2M"},
  });
}

TEST(Dates, NameThePreposition) {
  const std::string text = "Since October they waited, until the 1990s and by Thursday.";
  const TokenText tokens = tokenize(text, find_blocks(text));
  const auto hits = find_dates(text, tokens, {});
  ASSERT_EQ(hits.size(), 3U);
  const char *expected[] = {"Since", "until", "by"};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(slice(std::string_view(text), tokens.tokens.at(hits[i].preposition).span()),
              expected[i]);
  }
}

TEST(Dates, CalendarArithmetic) {
  EXPECT_EQ(weekday_of(kSpeech), 3);
  EXPECT_EQ(iso_week({2027, 1, 1}), "2026-W53");
  EXPECT_EQ(plus_months({2024, 1, 31}, 1), (Day{2024, 2, 29}));
  EXPECT_EQ(plus_months({2024, 1, 31}, -2), (Day{2023, 11, 30}));
  EXPECT_EQ(days_in_month(std::nullopt, 2), 29);
}

/// Random strings of words that matter to the grammar: ranges lie inside the
/// text, in order, without overlaps; no year without a year in the text or a
/// clock.
TEST(Dates, HitsAreOrderedAndInside) {
  const char *words[] = {"October", "9",    "may", "last",  "week", "two",   "months",   "ago",
                         "the",     "next", "day", "after", "in",   "every", "Thursday", ",",
                         ".",       "-",    "9th", "early", "of",   "to",    "from",     "between",
                         "and",     "a",    "few", "p.m.",  ":",    "7",     "summer",   "year",
                         "nearly",  "at",   "now", "this"};
  std::mt19937 random(20310514);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      text += words[random() % std::size(words)];
      // Digits that run together would be a year.
      if (text.back() == '9' || text.back() == '7' || random() % 4 != 0) text += ' ';
    }
    const TokenText tokens = tokenize(text, find_blocks(text));
    std::uint32_t last = 0;
    const auto hits = find_dates(text, tokens, {});
    for (const DateHit &hit : hits) {
      ASSERT_FALSE(hit.range.empty()) << text;
      ASSERT_LE(last, hit.range.begin) << text;
      ASSERT_LE(hit.range.end, tokens.tokens.size()) << text;
      ASSERT_FALSE(hit.value.earliest.has_value()) << text;
      if (hit.anchor_hit != 0xFFFFFFFFU) {
        ASSERT_LT(hit.anchor_hit, hits.size()) << text;
      }
      last = hit.range.end;
    }
    find_dates(text, tokens, {kSpeech});
  }
}

TEST(Dates, GiveATimeOfDayTheDayThatTheStoryHasComeTo) {
  expect_times(
      {
          {"He fell on Sunday. Doctors came at 7 p.m.",
           "Sunday = 2031-05-11 | 7 p.m. = 2031-05-11 2031-05-11T19:00"},
          {"He fell at about 9 p.m. the night of May 3.",
           "9 p.m. = 2031-05-03 2031-05-03T21:00 | May 3 = 2031-05-03"},
          {"Doctors came at 7 p.m.", "7 p.m. = 2031-05-14 2031-05-14T19:00"},
      },
      kSpeech);
}

TEST(Dates, HostileInputStaysLinear) {
  EXPECT_EQ(all_of(std::string(1'000'000, '7')), "");
  std::string chain;
  for (int i = 0; i < 30'000; ++i) chain += "1/";
  EXPECT_EQ(all_of(chain, kSpeech), "");
  std::string words;
  for (int i = 0; i < 30'000; ++i) words += "early the last more ";
  EXPECT_NO_FATAL_FAILURE(all_of(words, kSpeech));
}

}  // namespace
}  // namespace habeas
