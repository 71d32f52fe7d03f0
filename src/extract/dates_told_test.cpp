// extract/dates_told_test.cpp - days that date the telling, distances from days that are told, and
// times of other calendars, in sentences about invented events
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/reading_test.h"
#include "extract/times_test.h"

namespace habeas {
namespace {

void expect(std::initializer_list<TimesCase> cases) { expect_times(cases, kSpeech); }

TEST(ToldDays, TheDayOfTheTellingIsNoneOfTheStory) {
  expect({
      {"Gunmen raided the mill on Sunday, the mayor said on Tuesday. They came at 11 p.m.",
       "Sunday = 2031-05-11 | Tuesday = 2031-05-13 | 11 p.m. = 2031-05-11 2031-05-11T23:00"},
      {"The mayor told reporters on Tuesday that gunmen raided the mill on Sunday. The next day "
       "the road was shut.",
       "Tuesday = 2031-05-13 | Sunday = 2031-05-11 | The next day = 2031-05-12"},
      {"Gunmen raided the mill on Friday. Nine died, the mayor said in a statement on Monday. The "
       "next morning the road was shut.",
       "Friday = 2031-05-09 | Monday = 2031-05-12 | The next morning = 2031-05-10"},
      // the saying is the story
      {"The mayor said on Sunday that the road was open. The next day he shut it.",
       "Sunday = 2031-05-11 | The next day = 2031-05-12"},
      {"The mayor said gunmen raided the mill on Sunday. The next day he shut the road.",
       "Sunday = 2031-05-11 | The next day = 2031-05-12"},
  });
}

TEST(ToldDays, WhatWasDoneLaterDoesNotLieAhead) {
  expect({
      {"The mill was shut on Tuesday. Three days later police raided it.",
       "Tuesday = 2031-05-13 | Three days later = - P3D"},
      {"The mill was shut on Friday. Three days later police raided it.",
       "Friday = 2031-05-09 | Three days later = 2031-05-12"},
      {"The feast will be on Friday. The next day all will rest.",
       "Friday = 2031-05-16 | The next day = 2031-05-17"},
      {"Residents say since August soldiers have beaten traders.", "August = 2030-08"},
      {"They have waited since 20 June.", "20 June = 2030-06-20"},
  });
}

TEST(ToldDays, DistancesFromDaysAndMonthsThatAreTold) {
  expect({
      {"He was held in August 2028. He was freed five months later.",
       "August 2028 = 2028-08 | five months later = 2029-01 P5M"},
      {"The raid was on 4 March 2029. On the eve of the raid a teacher was taken.",
       "4 March 2029 = 2029-03-04 | eve of = 2029-03-03"},
      {"On the eve of the vote a teacher was taken.", "eve of = -"},
      {"He had fasted since 20 March 2029 and died two days before the inquiry opened.",
       "20 March 2029 = 2029-03-20 | two days before = - P2D"},
      {"Three nights ago the bridge was burned.", "Three nights ago = 2031-05-11"},
      {"They will leave in the next fortnight.", "the next fortnight = 2031-05-15/2031-05-28 P2W"},
      {"They will rest between now and 5 December.",
       "now = - PRESENT_REF | 5 December = 2031-12-05"},
      {"At the turn of the year 200 fled.", ""},
  });
}

TEST(ToldDays, BoundsAndOpenDays) {
  expect({
      {"Between 20 May 2027 and an unknown date in June 2027 he was beaten.",
       "20 May 2027 and an unknown date in June 2027 = 2027-05-20/2027-06"},
      {"No later than 30 May 2027 it was shut.", "30 May 2027 = ../2027-05-30 2027-05-30"},
      {"By the end of 2029 some 300 had fled.", "end of 2029 = ../2029 2029"},
      {"On or before 5 May 2027 it was shut.", "5 May 2027 = ../2027-05-05 2027-05-05"},
      {"In the winter of 2029-2030 it was shut.", "winter of 2029-2030 = 2029-24 2029-WI"},
  });
}

TEST(ToldDays, TimesOfOtherCalendarsStayUnread) {
  expect({
      {"In 1445 AH the town was shelled.", ""},
      {"It was shelled in 2080 B.S. and again in 2016.", "2016 = 2016"},
      {"On 24 Tikimt 2013 the town was shelled.", ""},
      {"On Tikimt 24, 2013 the town was shelled.", ""},
      {"On the last Friday of Ramadan police beat worshippers.", ""},
      {"It was on 15 Ramadan 1445 (25 March 2024).", "25 March 2024 = 2024-03-25"},
      {"On 7 January (25 December Old Style) it was burned.", "7 January = 2031-01-07"},
      {"In 2013, in the Ethiopian calendar, it was burned. In 2019 EC officials came.",
       "2019 = 2019"},
      {"In 2013 (E.C.) it was burned.", ""},
  });
}

/// "subkind counted" of the claims of time.
std::vector<std::string> times_of(std::string_view text) {
  std::vector<std::string> out;
  const auto page =
      read_page({{RegionKind::main, std::string(text)}}, invented_context(), "2031-05-14");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::date) out.push_back(claim.subkind + " " + claim.counted);
  }
  return out;
}

TEST(ToldDays, SinceBeginsAStateAndDatesNoSaying) {
  using Times = std::vector<std::string>;
  EXPECT_EQ(times_of("The mayor has said since July that the road is unsafe."), Times{"period "});
  EXPECT_EQ(times_of("The ministry has denied the killings since January."), Times{"period "});
  EXPECT_EQ(times_of("Since July soldiers have killed 40 villagers."),
            Times{"period killing/date"});
  EXPECT_EQ(times_of("There have been 40 killings since July."), Times{"period killing/date"});
}

TEST(ToldDays, WhatThatOpensIsToldAndNotTheTelling) {
  const auto times = times_of("The envoy said that on Sunday rebels had killed 14 villagers.");
  ASSERT_EQ(times.size(), 1U);
  EXPECT_EQ(times[0], "event_date killing/date");
}

}  // namespace
}  // namespace habeas
