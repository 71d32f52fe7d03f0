// extract/dates_durations.h - "nearly two months", "a few days": how long, and how far from a day
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/dates_values.h"
#include "extract/number_words.h"

namespace habeas {

enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  year,
  decade,
  century
};

struct UnitName {
  Unit unit = Unit::day;
  bool plural = false;
  std::int32_t times = 1;  ///< a fortnight is two weeks
};

enum class Hedge : std::uint8_t { none, nearly, about, over, under };
enum class Amount : std::uint8_t { exact, couple, few, bare };

/// "nearly two months", "a few days", "years", "two years and three months".
struct Duration {
  TokenRange range;  ///< with its hedge
  Hedge hedge = Hedge::none;
  Amount amount = Amount::exact;
  Number number{1, 0};
  std::optional<Number> least;  ///< "two to three weeks": two; `number` is three
  UnitName unit;
  bool in_words_of_one = false;  ///< "a year"
  bool adjective = false;        ///< "two-day"
  Step further;               ///< "two years, a month and three days": what the smaller units add
  std::string further_timex;  ///< the same in TIMEX3: "1M3D", "T30M"
  bool working_days = false;  ///< "four business days": no Saturdays and Sundays
};

std::optional<UnitName> read_unit(std::uint64_t key);

/// Length in hundredths of a day.
std::int64_t centidays(Unit unit);

enum class Units : std::uint8_t { one, several };

/// The duration that starts at this token; no age ("19-year-old").
std::optional<Duration> read_duration(const Words& words, std::uint32_t at,
                                      Units units = Units::several);

/// How far a duration reaches, in days: methods.md 6. "two months" is 55 to 67 days, "nearly two
/// months" 50 to 61, "a few months" 55 to 190.
DayOffset reach(const Duration& duration);
DayOffset before(DayOffset offset);

/// "P3D", "PT2H", "PXM".
std::string duration_timex(const Duration& duration);

/// The TIMEX3 value of the time that lies this far from the speech: as fine as the unit.
std::string shifted_timex(const Duration& duration, Day speech, int sign);

/// The exact distance; nothing for hours, vague amounts and fractions. `sign` is 1 or -1.
std::optional<Step> exact_step(const Duration& duration, int sign);

/// The day exactly so far from the speech, where the amount is exact.
std::optional<Day> shifted_day(const Duration& duration, Day speech, int sign);

/// No day is counted farther than this.
inline constexpr std::int64_t kFarthestDays = std::int64_t{365} * 900;

Date relative_value(DayOffset offset);

/// A period that the calendar gives once the time of speech is known; without it only the offset.
Date with_offset(std::optional<Date> calendar, DayOffset offset);

}  // namespace habeas
