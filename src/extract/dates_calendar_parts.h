// extract/dates_calendar_parts.h - the parts of the grammar of calendar dates;
// for extract/dates_{calendar,days,feasts,numeric,numeric_short,periods}.cpp
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "extract/dates_grammar.h"

namespace habeas {

/// A day of the month in digits or words: "9", "9th", "ninth".
struct DayNumber {
  std::int32_t day = 0;
  std::uint32_t end = 0;
  std::int32_t months_on = 0;  ///< of the month behind the one that is named
};
std::optional<DayNumber> read_day_number(const Words &words, std::uint32_t at, bool in_words);

/// A lower-case plural noun behind a number: it counts ("2000 soldiers").
bool counted_noun(const Words &words, std::uint32_t at);
bool money_before(const Words &words, std::uint32_t at);

/// Reads one calendar date, month, year or longer period. A local helper.
class CalendarReader {
 public:
  CalendarReader(const Words &words, const SpeechTime &speech) : words_(words), speech_(speech) {}

  std::optional<TimePhrase> read(std::uint32_t at) const;

 private:
  using Found = std::optional<TimePhrase>;

  Found read_numeric(std::uint32_t at) const;
  /// Day and month, or month and year, in digits: see extract/dates_numeric_short.cpp.
  Found read_short_numeric(std::uint32_t at) const;
  Found read_compact_day(std::uint32_t at) const;
  struct TwoNumbers {
    std::int32_t first = 0;
    std::int32_t second = 0;
  };
  /// "25/10", without a space
  std::optional<TwoNumbers> two_numbers(std::uint32_t at) const;
  Found read_slash_stretch(std::uint32_t at) const;
  Found slash_stretch(TokenRange range, TwoNumbers first, TwoNumbers last, Year first_year,
                      Year last_year) const;
  Found read_short_year_day(std::uint32_t at) const;
  Found read_day_and_month(std::uint32_t at) const;
  Found read_dotted_day(std::uint32_t at) const;
  Found read_year_and_month(std::uint32_t at) const;
  static bool split_dotted(std::string_view token, std::array<std::string_view, 3> &parts);
  static std::optional<Date> numeric_value(const std::array<std::string_view, 3> &parts);
  static std::optional<Date> checked_day(std::int32_t year, std::int32_t month, std::int32_t day);
  /// "T08:00" behind an ISO day.
  std::uint32_t read_time_of_day(std::uint32_t at, Date &value) const;
  /// "Thursday, October 9", "Monday 9 October"
  Found read_weekday_and_day(std::uint32_t at) const;
  static bool is_day(const Date &value);
  /// "October 9", "Oct. 9-11", "October 9, 2023", "October 2023", "October".
  Found read_month_first(std::uint32_t at) const;
  /// "October this year", "April of last year".
  Found read_month_of_which_year(std::uint32_t at, MonthName month) const;
  Found read_spelled_after(std::uint32_t at, MonthName month) const;
  Found read_spelled_before(std::uint32_t at) const;
  bool ends_days(std::uint32_t at) const;
  /// "In October 9 people died": the number counts people.
  bool counted_after_day(std::uint32_t at) const;
  bool month_beside(std::uint32_t at, std::uint32_t end) const;
  bool month_by_context(std::uint32_t at, std::uint32_t end) const;
  Found finish_days(std::uint32_t at, std::int32_t month, DayNumber first) const;
  /// "9-11", "9 to 11": the second day.
  std::optional<DayNumber> read_last_day(std::uint32_t at, std::int32_t first, std::int32_t month,
                                         bool between) const;
  /// A day with the year of the text, or with that of the time of speech and
  /// `basis` document.
  std::optional<Date> day_of(Year year, std::int32_t month, std::int32_t day) const;
  Date month_alone(std::uint32_t at, std::int32_t month) const;
  Date last_day_of(std::int32_t month, std::int32_t day) const;
  /// "9 October", "9th of October 2023", "the ninth of October", "9-11
  /// October".
  Found read_day_first(std::uint32_t at) const;
  struct YearAt {
    std::int32_t year = 0;
    std::uint32_t end = 0;
    bool counted = false;  ///< from the time of speech
  };
  std::optional<YearAt> read_which_year(std::uint32_t at) const;
  std::optional<YearAt> hyphened_short_year(std::uint32_t at) const;
  /// The year behind a month or a day: "2023", ", 2023", "of 2023".
  std::optional<YearAt> read_year_after(std::uint32_t at) const;
  std::optional<YearAt> short_year(std::uint32_t at) const;
  Found read_day_of_unnamed_month(std::uint32_t at) const;
  Found read_day_of_which_month(std::uint32_t at, std::int32_t day) const;
  Found read_weekday_and_number(std::uint32_t at, std::uint8_t weekday,
                                std::uint32_t number_at) const;
  /// "22/Jan/2019", "2019-aug-01"
  Found read_numeric_with_name(std::uint32_t at) const;
  /// "nineteen eighty-six", "two thousand and five"
  std::optional<YearAt> year_in_words(std::uint32_t at) const;
  bool ordinal_stands_alone(std::uint32_t at, std::uint32_t end) const;
  Found read_year(std::uint32_t at) const;
  /// "2014-2018", "1998/99"; true where two whole years say by themselves that
  /// they are years.
  std::optional<std::pair<TimePhrase, bool>> read_year_range(std::uint32_t at,
                                                             std::int32_t year) const;
  bool year_by_context(std::uint32_t at, std::int32_t year) const;
  /// "the week of March 6"
  Found read_week_of(std::uint32_t at) const;
  /// Days that have a name.
  Found read_feast(std::uint32_t at) const;
  /// "early October", "mid-2019", "late 1990s": the words belong to the time.
  Found read_part_of(std::uint32_t at) const;
  /// "1990s", "the '90s", "the nineties".
  Found read_decade(std::uint32_t at) const;
  /// The century of "the '90s" is understood, not stated.
  static TimePhrase short_decade(TokenRange range, std::int32_t tens);
  /// "the 19th century", "the third quarter of 2019", "first half of 2020".
  Found read_ordinal_period(std::uint32_t at) const;
  /// "Q3 2019", "2019 Q3", "Q3 of 2019".
  Found read_short_quarter(std::uint32_t at) const;
  /// "summer 2019", "the summer of 2019", "in the summer".
  Found read_season(std::uint32_t at) const;

  const Words &words_;
  const SpeechTime &speech_;
};

}  // namespace habeas
