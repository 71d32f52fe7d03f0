// extract/block_clocks_test.cpp - days of diaries, chronicles and updated pages, in invented texts
#include <gtest/gtest.h>

#include <string>

#include "extract/reading_test.h"
#include "extract/times_test.h"

namespace habeas {
namespace {

/// "quote = EDTF" of the times of a page.
std::string times_of(std::string text, std::string published = {}) {
  const auto page =
      read_page({{RegionKind::main, std::move(text)}}, invented_context(), std::move(published));
  const Analysis& a = page->reading.a;
  std::string out;
  for (const DateHit& hit : a.dates) {
    if (!out.empty()) out += " | ";
    out += slice(a.text, a.tokens.span(hit.range));
    out += " = " + (hit.value.edtf.empty() ? "-" : hit.value.edtf);
  }
  return out;
}

// The third line has its text right below it.
constexpr const char* kDiary =
    "Monday, 3 November 2031\n\nTwo neighbours were killed.\n\n"
    "Tuesday\n\nSoldiers beat the postman this morning.\n\n"
    "Thursday 6 November\nYesterday they shot the miller.\n\n"
    "12 November\n\nOn Monday a sniper killed the baker.\n";

TEST(BlockClocks, ADiaryIsDatedByItsLines) {
  const std::string read =
      "Monday, 3 November 2031 = 2031-11-03 | Tuesday = 2031-11-04 | this morning = 2031-11-04 | "
      "Thursday 6 November = 2031-11-06 | Yesterday = 2031-11-05 | 12 November = 2031-11-12 | "
      "Monday = 2031-11-10";
  EXPECT_EQ(times_of(kDiary), read);
  EXPECT_EQ(times_of(kDiary, "2032-04-02"), read);
}

TEST(BlockClocks, AWeekdayBeforeTheFirstDayIsTheOneBefore) {
  EXPECT_EQ(times_of("Tuesday\nSoldiers beat the postman today.\n\nThursday 6 November 2031\nThey "
                     "shot the miller today.\n\n8 November\nOne died today.\n"),
            "Tuesday = 2031-11-04 | today = 2031-11-04 | Thursday 6 November 2031 = 2031-11-06 | "
            "today = 2031-11-06 | 8 November = 2031-11-08 | today = 2031-11-08");
}

TEST(BlockClocks, DaysThatGoNoWayAreNoHeadings) {
  const char* mixed =
      "3 November 2031\n\nTwo were killed today.\n\n9 January 2030\n\nOne was killed today.\n\n"
      "5 November 2031\n\nNobody was killed today.\n";
  EXPECT_EQ(times_of(mixed),
            "3 November 2031 = 2031-11-03 | today = - | 9 January 2030 = 2030-01-09 | today = - | "
            "5 November 2031 = 2031-11-05 | today = -");
  // a line behind each text
  const char* below =
      "Two were killed today.\n\n3 November 2031\n\nOne was killed today.\n\n4 November 2031\n\n"
      "Nobody was killed today.\n\n5 November 2031\n";
  EXPECT_EQ(times_of(below),
            "today = - | 3 November 2031 = 2031-11-03 | today = - | 4 November 2031 = 2031-11-04 | "
            "today = - | 5 November 2031 = 2031-11-05");
}

TEST(BlockClocks, AnUpdateGivesYearsAndNoDays) {
  EXPECT_EQ(times_of("Updated on 20 October 2031\n\nOn 17 October police held the captain. In "
                     "November two were taken. Four bodies were found yesterday.\n"),
            "20 October 2031 = 2031-10-20 | 17 October = 2031-10-17 | November = 2030-11 | "
            "yesterday = -");
}

/// The same of a plain text.
std::string entries_of(std::string_view text, std::optional<Day> speech = std::nullopt) {
  return all_of(text, speech);
}

TEST(Entries, TakeTheYearOfTheEntryBefore) {
  EXPECT_EQ(entries_of("12 October 2032: Police shot three.\n\n13 Oct: Eleven were held.\n\n"
                       "2-4 February: Clashes killed 17.\n\nLate May: Soldiers burned Rhu.\n"),
            "12 October 2032 = 2032-10-12 | 13 Oct = 2032-10-13 | 2-4 February = "
            "2033-02-02/2033-02-04 | Late May = 2033-05");
  // the newest first
  EXPECT_EQ(entries_of("3 May 2033: Police shot three.\n\n2 February: Eleven were held.\n\n"
                       "4 December: Soldiers burned Rhu.\n"),
            "3 May 2033 = 2033-05-03 | 2 February = 2033-02-02 | 4 December = 2032-12-04");
  // two are no chronicle
  EXPECT_EQ(entries_of("12 October 2032: Police shot three.\n\n13 Oct: Eleven were held.\n"),
            "12 October 2032 = 2032-10-12 | 13 Oct = XXXX-10-13");
}

TEST(Entries, TakeTheYearAboveThem) {
  const char* text =
      "2029\n\n14 March: Soldiers burned Rhu.\n\n2 May: A teacher was taken.\n\n2030\n\n"
      "5 January: Two were shot.\n";
  const std::string read =
      "2029 = 2029 | 14 March = 2029-03-14 | 2 May = 2029-05-02 | 2030 = 2030 | 5 January = "
      "2030-01-05";
  EXPECT_EQ(entries_of(text), read);
  EXPECT_EQ(entries_of(text, kSpeech), read);
}

}  // namespace
}  // namespace habeas
