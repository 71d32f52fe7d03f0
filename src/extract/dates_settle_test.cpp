// extract/dates_settle_test.cpp - years, months and weekdays that one time takes from another or
// from the sentence, in sentences about invented events
#include <gtest/gtest.h>

#include <string>

#include "extract/times_test.h"

namespace habeas {
namespace {

void expect(std::initializer_list<TimesCase> cases) { expect_times(cases, kSpeech); }

TEST(SettledDates, WhatWasToldDoesNotLieAhead) {
  expect({
      {"In the early hours of 14 August, police raided the mill.", "14 August = 2030-08-14"},
      {"From 17 to 21 September the mill was shut.", "17 to 21 September = 2030-09-17/2030-09-21"},
      // a slip of some days, and what is set for a day to come
      {"Police raided the mill on 20 May.", "20 May = 2031-05-20"},
      {"The mayor announced a march on 14 August.", "14 August = 2031-08-14"},
      {"She was told to speak in Tarsa on 14 August.", "14 August = 2031-08-14"},
      {"The miller will be freed on 14 August.", "14 August = 2031-08-14"},
      {"He was held until 14 August.", "14 August = 2031-08-14"},
  });
  expect_times({{"On 14 August, police raided the mill.", "14 August = XXXX-08-14"}});
}

TEST(SettledDates, AWeekdayAgreesWithItsDay) {
  // 3 March is a Monday in 2031 and a Sunday in 2030.
  expect({
      {"They came on Sunday 3 March.", "Sunday 3 March = 2030-03-03"},
      {"They came on Monday 3 March.", "Monday 3 March = 2031-03-03"},
      {"They came on Thursday 3 March.", "Thursday 3 March = 2031-03-03"},
      {"They came on 7 November 2016, a Monday.", "7 November 2016, a Monday = 2016-11-07"},
  });
}

TEST(SettledDates, OneYearForTheTimesOfOneBreath) {
  expect({
      {"In late April or early May 2015 seven elders were shot.",
       "late April = 2015-04 | early May 2015 = 2015-05"},
      {"They came on 3 April and on 5 May 2015.", "3 April = 2015-04-03 | 5 May 2015 = 2015-05-05"},
      {"They came on 17 September last year.", "17 September last year = 2030-09-17"},
      {"They came from 3 to 5 May of this year.",
       "3 to 5 May of this year = 2031-05-03/2031-05-05"},
      {"They came on Tuesday 4th and Wednesday 5th June 2019.",
       "Tuesday 4th = 2019-06-04 | Wednesday 5th June 2019 = 2019-06-05"},
      {"It was in 2013 or 2014, and went on into 2016.", "2013 = 2013 | 2014 = 2014 | 2016 = 2016"},
  });
}

TEST(SettledDates, ADayThatTheWordsDoNotSay) {
  expect({
      {"They came on a Friday in March 2017.", "Friday = - XXXX-WXX-5 | March 2017 = 2017-03"},
      {"They spoke at a Friday meeting.", "Friday = 2031-05-09"},
      {"It was the third raid in as many weeks.", ""},
  });
}

TEST(SettledDates, DaysBesideADayThatIsTold) {
  expect({
      {"The siege lasted from 8 p.m. on 9 March until 5 a.m. the next day.",
       "8 p.m. on 9 March = 2031-03-09 2031-03-09T20:00 | 5 a.m. the next day = 2031-03-10 "
       "2031-03-10T05:00"},
      {"On 10 October 2013 and the two following days weavers were beaten.",
       "10 October 2013 = 2013-10-10 | two following days = [2013-10-11..2013-10-12] P2D"},
      {"He was taken on the eve of 1 May 2014.", "eve of = 2014-04-30 | 1 May 2014 = 2014-05-01"},
      {"He was taken on the eve of the vote.", "eve of = -"},
      {"Three weeks ago on Monday, two men were shot.", "Three weeks ago on Monday = 2031-04-21"},
  });
}

TEST(SettledDates, PartsOfADayAndOfAMonth) {
  expect({
      {"He was taken on 12 October 2016 at 6:45 in the evening.",
       "12 October 2016 = 2016-10-12 | 6:45 in the evening = 2016-10-12 2016-10-12T18:45"},
      {"They fled in the second half of March 2018.",
       "second half of March 2018 = 2018-03-16/2018-03-31"},
      {"They fled on 27.12. and came back.", "27.12 = 2030-12-27"},
      {"It fell to 27.12 points on 3 May 2030.", "3 May 2030 = 2030-05-03"},
  });
}

TEST(SettledDates, OneMonthForTheDaysOfOneBreath) {
  expect({
      {"They were held from 3 May 2019 to 5 June.", "3 May 2019 to 5 June = 2019-05-03/2019-06-05"},
      {"They were held from 3 December 2019 to 5 January.",
       "3 December 2019 to 5 January = 2019-12-03/2020-01-05"},
      {"They came on 5 May 2019 and 6 June.", "5 May 2019 = 2019-05-05 | 6 June = 2019-06-06"},
      {"They came on 1 to 3 February and 7 February 2019.",
       "1 to 3 February = 2019-02-01/2019-02-03 | 7 February 2019 = 2019-02-07"},
      {"They came on 3 May, 5 May and 9 June 2014.",
       "3 May = 2014-05-03 | 5 May = 2014-05-05 | 9 June 2014 = 2014-06-09"},
      {"They came between 1 and 15 March 2018, probably on the 9th.",
       "1 and 15 March 2018 = 2018-03-01/2018-03-15 | 9th = 2018-03-09"},
      {"They came on 9 & 10 October 2013.", "9 & 10 October 2013 = 2013-10-09/2013-10-10"},
      {"They came on 14, 15 and 16 October 2013.",
       "14 = 2013-10-14 | 15 and 16 October 2013 = 2013-10-15/2013-10-16"},
      {"They came on Monday (5 May) again.", "Monday (5 May) = 2031-05-05"},
      {"It was in the week ending 5 May 2019.",
       "the week ending 5 May 2019 = 2019-04-29/2019-05-05"},
  });
}

TEST(SettledDates, YearsAndHoursOfMoreForms) {
  expect({
      {"They have been held since at least 2016.", "2016 = 2016"},
      {"The 2013 and 2014 raids were alike.", "2013 = 2013 | 2014 = 2014"},
      {"The letter is dated 10-Oct-13.", "10-Oct-13 = 2013-10-10"},
      {"A year ago today men were held.", "A year ago today = 2030-05-14"},
      {"At 18:00 local time (16:00 GMT) on 5 May 2019 they came.",
       "18:00 local time = 2019-05-05 2019-05-05T18:00 | 16:00 GMT = 2019-05-05 "
       "2019-05-05T16:00 | 5 May 2019 = 2019-05-05"},
      {"They came at 6 in the morning of 7 May 2019.",
       "6 in the morning of 7 May 2019 = 2019-05-07 2019-05-07T06:00"},
      {"They came at 05.00 hrs.", "05.00 hrs = 2031-05-14 2031-05-14T05:00"},
      {"It took 12.5 hours.", "12.5 hours = - PT12H30M"},
  });
}

}  // namespace
}  // namespace habeas
