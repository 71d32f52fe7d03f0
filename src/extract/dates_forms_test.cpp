// extract/dates_forms_test.cpp - forms of times: digits that leave something out, ends of
// stretches, distances from a day, days with a name; in sentences about invented events
#include <gtest/gtest.h>

#include <string>

#include "extract/dates.h"
#include "extract/dates_values.h"
#include "extract/times_test.h"

namespace habeas {
namespace {

void expect(std::initializer_list<TimesCase> cases, std::optional<Day> speech = kSpeech) {
  expect_times(cases, speech);
}
TEST(DateForms, DayAndMonthInDigitsBehindAWordThatLeadsToATime) {
  expect({
      {"The camp was burnt on 25/3.", "25/3 = 2031-03-25"},
      {"The hearing is on Friday 4/18, he said.", "Friday 4/18 = 2031-04-18"},
      {"They came on 5/4.", "5/4 = [2031-04-05,2031-05-04] XXXX-05-04"},
      // shares, scores, a name, what is counted
      {"It is open 24/7.", ""},
      {"About 3/4 of them left.", ""},
      {"They lost on 11/9 votes.", ""},
      {"Nothing was the same after 9/11.", ""},
  });
  expect({{"They came on 25/3.", "25/3 = XXXX-03-25"}}, std::nullopt);
}

TEST(DateForms, StretchesInDigits) {
  expect({
      {"They were held 6/2-6/9/2029.", "6/2-6/9/2029 = 2029-06-02/2029-06-09"},
      {"They were held from 25/10 to 3/11, 2029.", "25/10 to 3/11, 2029 = 2029-10-25/2029-11-03"},
      {"The road was shut 10/4/2030-10/9/2030.", "10/4/2030-10/9/2030 = 2030-10-04/2030-10-09"},
      // Both orders fit, and neither number is shared.
      {"The road was shut 2/4/2030-3/9/2030.", "2030 = 2030"},
  });
}

TEST(DateForms, YearsOfTwoDigitsAndMonthsOfAYear) {
  expect({
      {"He was born 12/12/87.", "12/12/87 = 1987-12-12"},
      {"The letter of 25.10.30 is lost.", "25.10.30 = 2030-10-25"},
      {"He was seized in April of 87.", "April of 87 = 1987-04"},
      {"He was seized in 2030-03.", "2030-03 = 2030-03"},
      {"It rose until 03-2030.", "03-2030 = 2030-03"},
      {"Order 20310302 was kept in report-2030-03-09-b.",
       "20310302 = 2031-03-02 | 2030-03-09 = 2030-03-09"},
      {"Stamp: 2030 03 09.", "2030 03 09 = 2030-03-09"},
      // the number of a paper, of a telephone, of nothing in the calendar
      {"Resolution 2030-03 was passed.", ""},
      {"Call +86 2010-2015-86.", ""},
      {"The code is 2015-32.", ""},
  });
}

TEST(DateForms, DaysInWords) {
  expect({
      {"She was born on January twenty-five nineteen eighty-six.",
       "January twenty-five nineteen eighty-six = 1986-01-25"},
      {"It was founded on fifteen August nineteen hundred ninety three.",
       "fifteen August nineteen hundred ninety three = 1993-08-15"},
      {"They left in October two thousand and came back.", "October two thousand = 2000-10"},
      {"In October two thousand men left.", "October = 2030-10"},
      {"They were away from the ninth till the seventeenth of April 2030.",
       "ninth till the seventeenth of April 2030 = 2030-04-09/2030-04-17"},
      {"They were away April 9th through seventeenth.",
       "April 9th through seventeenth = 2031-04-09/2031-04-17"},
      {"They left on 28 June in 2029.", "28 June in 2029 = 2029-06-28"},
      {"It began in 2029 April.", "2029 April = 2029-04"},
  });
}

TEST(DateForms, StretchesGetYearsThatKeepThemInOrder) {
  expect({
      {"The camp was shut from November to March.", "November to March = 2030-11/2031-03"},
      {"The camp was shut from Nov 20 to Jan 5.", "Nov 20 to Jan 5 = 2030-11-20/2031-01-05"},
      {"They hid between august and october.", "august and october = 2030-08/2030-10"},
      {"Rain fell Nov-Feb 2029.", "Nov-Feb 2029 = 2028-11/2029-02"},
      {"He was held 26 June to 28 June in 2029.",
       "26 June to 28 June in 2029 = 2029-06-26/2029-06-28"},
      {"They were kept there from March to date.", "March to date = 2031-03/2031-05-14"},
      {"Forty fled between January 2031 and now.", "January 2031 and now = 2031-01/2031-05-14"},
      {"It was held in 2014 through 2018.", "2014 through 2018 = 2014/2018"},
      {"From June 2029 to date they fought.", "June 2029 to date = 2029-06/2031-05-14"},
      {"The list was brought up to date.", ""},
      {"Forty bodies have been found to date.", "date = - PRESENT_REF"},
  });
}

TEST(DateForms, DistancesFromADayNameTheDay) {
  expect({
      {"The court sits three days from Tuesday.",
       "three days from = 2031-05-16 | Tuesday = 2031-05-13"},
      {"He will speak four months from tomorrow.",
       "four months from = [2031-09-02..2031-09-26] 2031-09-15 | tomorrow = 2031-05-15"},
      {"They will leave in two weeks.", "two weeks = [2031-05-25..2031-05-31] 2031-05-28"},
      {"They left two weeks ago.", "two weeks ago = [2031-04-27..2031-05-03] 2031-W18"},
      {"It will end two months after next Friday.",
       "two months after = [2031-07-17..2031-07-29] 2031-07-23 | next Friday = 2031-05-23"},
      {"They came five days after the 3rd of May.",
       "five days after = 2031-05-08 | 3rd of May = 2031-05-03"},
      {"They will leave in two weeks on Monday.", "two weeks on Monday = 2031-05-26"},
      {"They will meet Monday two weeks from now.", "Monday two weeks from now = 2031-05-26"},
      {"The road is closed for three days from Friday.",
       "three days from Friday = 2031-05-09/2031-05-11 P3D"},
      {"The road will be closed a week starting tomorrow.",
       "a week starting tomorrow = 2031-05-15/2031-05-21 P1W"},
  });
}

TEST(DateForms, PeriodsBesideTheOneOfSpeech) {
  expect({
      {"They will meet the week after next.",
       "the week after next = 2031-05-26/2031-06-01 2031-W22"},
      {"He fled the year before last.", "the year before last = 2029"},
      {"Sales grew in the past quarter.", "past quarter = 2031-33 2031-Q1"},
      {"They will meet this upcoming Friday.", "upcoming Friday = 2031-05-16"},
      {"It will close next workweek.", "next workweek = 2031-05-19/2031-05-23 2031-W21"},
      {"It fell in this calendar year.", "this calendar year = 2031"},
      {"They will answer in the next 4 business days.",
       "the next 4 business days = 2031-05-15/2031-05-20 P4D"},
      {"They will answer over the next couple weeks.",
       "the next couple weeks = 2031-05-15/2031-05-28 P2W"},
      {"They met on the 3rd of this month.", "3rd of this month = 2031-05-03"},
      {"He was away for the rest of the week.",
       "rest of the week = 2031-05-14/2031-05-18 2031-W20"},
      {"It is down in the year to date.", "year to date = 2031-01-01/2031-05-14 2031"},
      {"The vote is at the end of month.", "end of month = 2031-05"},
  });
}

TEST(DateForms, DaysWithAName) {
  expect({
      {"They were shot on International Workers' Day.", "International Workers' Day = 2031-05-01"},
      {"They were shot on St. Patrick's Day.", "St. Patrick's Day = 2031-03-17"},
      {"They met five days before New Year.",
       "five days before = 2030-12-27 | New Year = 2031-01-01"},
      {"He hopes for change in the New Year.", ""},
      {"He was seized last Easter.", "last Easter = 2031-04-13"},
      {"He will speak next Easter.", "next Easter = 2032-03-28"},
      {"They were shot on Orthodox Easter 2030.", "Orthodox Easter 2030 = 2030-04-28"},
      {"The raid of Easter week is denied.", "Easter week = 2031-04-07/2031-04-13 2031-W15"},
      {"It was burnt on the weekend of Halloween 2030.",
       "weekend of Halloween 2030 = 2030-10-31/2030-11-03 2030-W44-WE"},
      {"It was burnt on Labor Day weekend 2030.",
       "Labor Day weekend 2030 = 2030-08-31/2030-09-02 2030-W35-WE"},
      {"All saints of the town were there.", ""},
  });
}

TEST(DateForms, LengthsOfSeveralUnits) {
  expect({
      {"He was freed two years and three months ago.",
       "two years and three months ago = [2029-02-07..2029-02-17] 2029-02-14"},
      {"The siege lasted a year, two months and five days.",
       "a year, two months and five days = - P1Y2M5D"},
      {"The talks took 2 hours and 30 minutes.", "2 hours and 30 minutes = - PT2H30M"},
      {"For the last 3 months they dug, and 2 days ago they found it.",
       "last 3 months = 2031-02-14/2031-05-14 P3M | 2 days ago = 2031-05-12"},
      {"They had waited three days and two men died.", "three days = - P3D"},
  });
}

TEST(DateForms, DaysOfAWeekOrAMonthThatIsSaid) {
  expect({
      {"The hearing will be on Monday of the following week.",
       "Monday of the following week = 2031-05-19"},
      {"They met in the previous week on Monday.", "the previous week on Monday = 2031-05-05"},
      {"They will be away from next Monday to Friday.",
       "next Monday to Friday = 2031-05-19/2031-05-23"},
      {"They were away from April twenty-seventh to the third.",
       "April twenty-seventh to the third = 2031-04-27/2031-05-03"},
      {"They will meet this Friday, May 16.", "this Friday, May 16 = 2031-05-16"},
      {"It opens next 6th of April.", "next 6th of April = 2032-04-06"},
      {"In February, five days after the end of the long siege of the old town near the northern "
       "hills and of the river port, soldiers killed nine men.",
       "February = 2031-02 | five days after = - P5D"},
      {"I'll speak on Friday.", "Friday = 2031-05-16"},
      {"The march planned for Friday was called off.", "Friday = 2031-05-09"},
      {"He leaves in a fortnight's time.", "a fortnight = [2031-05-25..2031-05-31] 2031-05-28"},
      {"They will come in w/c 4 August.", "w/c 4 August = 2031-08-04/2031-08-10 2031-W32"},
  });
}

TEST(DateForms, EdgesAreBounds) {
  expect({
      {"They were freed after the beginning of March.", "beginning of March = 2031-03/.. 2031-03"},
      {"They must leave before the end of June 2032.", "end of June 2032 = ../2032-06 2032-06"},
      {"The post is shut starting on 7 June 2031.", "7 June 2031 = 2031-06-07"},
      {"They left at the end of June 2030.", "end of June 2030 = 2030-06"},
  });
}

TEST(DateForms, RatesAndTheTimeNow) {
  expect({
      {"They send 2 million crowns a year to their families.", "a year = - P1Y"},
      {"They eat twice a day.", "a day = - P1D"},
      {"He was ill for a year.", "a year = - P1Y"},
      {"They call it a day in the sun.", ""},
      {"He came with his current wife.", "current = - PRESENT_REF"},
      {"They fear the future that awaits them.", "future = - FUTURE_REF"},
      {"An hour later on 3 May they left.", "An hour later = - PT1H | 3 May = 2031-05-03"},
      {"The talk of a second wave ended.", ""},
      {"The March treaty was signed.", "March = 2031-03"},
      {"The March of the poor went on.", ""},
      {"In the years that followed, they fled.", "years = - PXY"},
  });
}

TEST(DateForms, ListsOfDays) {
  expect({
      {"Homes were burnt on 2, 5 and 9 June 2029.",
       "2 = 2029-06-02 | 5 = 2029-06-05 | 9 June 2029 = 2029-06-09"},
      {"Homes were burnt on June 2, 5 and 9, 2029.",
       "June 2 = 2029-06-02 | 5 = 2029-06-05 | 9, 2029 = 2029-06-09"},
      {"Homes were burnt on May 3 and 7.", "May 3 = 2031-05-03 | 7 = 2031-05-07"},
      {"Homes were burnt on May 3 and 4.", "May 3 and 4 = 2031-05-03/2031-05-04"},
      {"Homes were burnt on the 9th and 12th of June 2029.",
       "9th = 2029-06-09 | 12th of June 2029 = 2029-06-12"},
      {"Homes were burnt on the night of 9/10 June 2029.",
       "9/10 June 2029 = 2029-06-09/2029-06-10"},
      {"Homes were burnt on the night of June 9/10, 2029.",
       "June 9/10, 2029 = 2029-06-09/2029-06-10"},
      {"Homes were burnt on February 3, 29 and 30, 2029.", "February 3 = 2031-02-03 | 2029 = 2029"},
      {"On May 3, 5 people left.", "May 3 = 2031-05-03"},
      {"On May 3 and 9 people left.", "May 3 = 2031-05-03"},
  });
}

TEST(DateForms, HoursOfADay) {
  expect({
      {"He will be seen from 5 to 7 p.m. tomorrow.",
       "5 to 7 p.m. tomorrow = 2031-05-15 2031-05-15T17:00/2031-05-15T19:00"},
      {"He was seen between 3 pm and 5 pm on Friday.",
       "3 pm and 5 pm on Friday = 2031-05-09 2031-05-09T15:00/2031-05-09T17:00"},
      {"They left at half past six in the morning.",
       "half past six in the morning = 2031-05-14 2031-05-14T06:30"},
      {"It began at a quarter to nine on Monday night.",
       "a quarter to nine on Monday night = 2031-05-12 2031-05-12T20:45"},
      {"A quarter to a half of them left.", ""},
      {"They waited half an hour.", "half an hour = - PT30M"},
  });
}

TEST(DateForms, LengthsBetweenTwoNumbers) {
  expect({
      {"He was held for two or three days.", "two or three days = - P2D/P3D"},
      {"He was held for 10-15 days.", "10-15 days = - P10D/P15D"},
      {"He fled three to four years ago.",
       "three to four years ago = [2026-11-12..2028-11-12] PAST_REF"},
  });
}

TEST(DateForms, PartsOfPeriodsAndWhatComesAgain) {
  expect({
      {"They fled in the first half of last year.", "first half of last year = 2030-40 2030-H1"},
      {"The first weekend of June 2029 was quiet.",
       "first weekend of June 2029 = 2029-06-02/2029-06-03 2029-W22-WE"},
      {"They met on the first Monday of every month.", "Monday of every month = - XXXX-WXX-1"},
      {"They met every other day.", "every other day = - P2D"},
      {"They met every Tuesday morning.", "every Tuesday morning = - XXXX-WXX-2TMO"},
      {"It was founded in Sept. '98.", "Sept. '98 = 1998-09"},
  });
}

TEST(DateForms, LeaveWhatIsNoTime) {
  for (const char *text :
       {"He is two years and three months old.", "On the March they sang.",
        "On nine May roads nothing moved.", "Article 7-2012 was cited.",
        "He wants to date and marry her.", "Saint Patrick was born here.",
        "By 3/4 the motion passed.", "The number 20300514 was called.", "All saints were there.",
        "Five to nine people died.", "He rose from 3 to 5 on the list."}) {
    EXPECT_EQ(all_of(text, kSpeech), "") << text;
  }
  expect({
      {"The fighting of 2011-12 went on.", "2011-12 = 2011/2012"},
      {"May and June left together.", "June = 2031-06"},
      {"It lasted Monday to Friday.", "Monday to Friday = 2031-05-05/2031-05-09"},
      {"Mar and Apr 2019 were calm.", "Mar = 2019-03 | Apr 2019 = 2019-04"},
      {"By the end of year 2032 it will end.", "2032 = 2032"},
  });
}

TEST(DateForms, DaysOfTheStory) {
  expect({
      {"On 4 May 2030 they came. The following Sunday they fled.",
       "4 May 2030 = 2030-05-04 | The following Sunday = 2030-05-05"},
      {"On 4 May 2030 they came. The previous Friday they had fled.",
       "4 May 2030 = 2030-05-04 | The previous Friday = 2030-05-03"},
      {"They will meet on the following Friday.", "the following Friday = 2031-05-16"},
      {"On the third Sunday in Lent they fled.", "Sunday = - XXXX-WXX-7"},
      {"The week before last they fled.", "The week before last = 2031-04-28/2031-05-04 2031-W18"},
      {"He was shot the night before last.", "the night before last = 2031-05-12 2031-05-12TNI"},
      {"He was shot at 2015 hrs on 4 May.", "2015 hrs on 4 May = 2031-05-04 2031-05-04T20:15"},
      {"In the years 2018 to 2021 they fought.", "2018 to 2021 = 2018/2021"},
      {"After 3 May they were free.", "3 May = 2031-05-04/.. 2031-05-03"},
  });
}

}  // namespace
}  // namespace habeas
