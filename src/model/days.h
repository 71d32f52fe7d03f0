// model/days.h - the days that a date may mean, also when its year is not known
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/nouns.h"

namespace habeas {

/// A day written YYYY-MM-DD (ISO 8601); nothing when it is not a day of the calendar.
std::optional<Day> parse_day(std::string_view text);

/// Closed range of days. Without a year the days lie on a cycle: numbers of the leap year 2000, and
/// a range may run on into the following year. An open end has no number.
struct DayRange {
  bool has_year = false;
  std::optional<std::int64_t> first, last;
  bool operator==(const DayRange&) const = default;

  [[nodiscard]] bool is_closed() const { return first.has_value() && last.has_value(); }
  [[nodiscard]] bool is_one_day() const { return is_closed() && *first == *last; }
};

/// The days of a date with a calendar value; nothing for relative times, durations and sets.
std::optional<DayRange> day_range(const Date& date);

/// Can both speak of one day? Open ends meet everything beyond them.
bool can_meet(const DayRange& a, const DayRange& b);

/// A range made ready for many comparisons: also as days on the cycle of a year.
struct MeetingDays {
  explicit MeetingDays(const DayRange& range);

  DayRange days;
  bool on_cycle = false;  ///< a closed range of less than a year; without, all can meet it
  std::int64_t first = 0, last = 0;  ///< on the cycle
};

/// The same as can_meet() of the ranges.
bool can_meet(const MeetingDays& a, const MeetingDays& b);

/// Does every day of `inner` lie in `outer`? Open ranges hold nothing and lie in nothing.
bool holds(const DayRange& outer, const DayRange& inner);

/// Which of these ranges a reader takes for the date: the single day that most of them give; where
/// none gives a day the range that most of them can meet, of those the narrowest; of equals the
/// first. Ranges are not empty.
std::size_t most_supported(std::span<const DayRange> ranges);

/// The range so many days later (or earlier).
DayRange shifted(const DayRange& range, std::int64_t min_days, std::int64_t max_days);

/// EDTF of a range: a day, a month or an interval, with XXXX where the year is not known and ".."
/// for an open end; empty where both ends are open.
std::string to_edtf(const DayRange& range);

/// The same for people: "March 14 (year not stated)", "March to April 2021",
/// "before March 2018".
std::string in_words(const DayRange& range);

}  // namespace habeas
