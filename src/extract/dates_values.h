// extract/dates_values.h - building date values: EDTF and TIMEX3 forms, first and last day
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/nouns.h"

namespace habeas {

/// A year of the calendar; nothing when the text gives none.
using Year = std::optional<std::int32_t>;

bool is_leap_year(std::int32_t year);
std::int32_t days_in_month(Year year, std::int32_t month);
/// 1 Monday to 7 Sunday.
std::uint8_t weekday_of(Day day);
Day plus_days(Day day, std::int64_t days);
/// The same day of another month, or that month's last day.
Day plus_months(Day day, std::int64_t months);
Day monday_of(Day day);

/// An exact distance between days ("four months after next Friday"): months first, then days.
struct Step {
  std::int32_t months = 0;
  std::int32_t days = 0;
};
Day plus_step(Day day, Step step);

std::string iso(Day day);
/// "2023-W41"
std::string iso_week(Day day);

Date day_value(Year year, std::int32_t month, std::int32_t day);
Date day_value(Day day);
Date month_value(Year year, std::int32_t month);
Date year_value(std::int32_t year);
/// 1990 for the 1990s.
Date decade_value(std::int32_t first_year);
/// 18 for the years 18XX.
Date century_value(std::int32_t hundreds);

enum class Season : std::uint8_t { spring, summer, autumn, winter };
/// Hemispheres differ: first and last day are those of all the year (and of the next, for winter).
Date season_value(Year year, Season season);
/// 1 to 4
Date quarter_value(Year year, std::int32_t quarter);
/// 1 or 2
Date half_value(Year year, std::int32_t half);
/// The calendar week (Monday to Sunday) that holds this day.
Date week_value(Day day);
/// From the first day of one to the last day of the other; nothing if they are out of order.
std::optional<Date> interval_value(const Date& first, const Date& last);
/// The same where a year was filled in from the time of speech: one that is out of order moves by
/// a year ("from November to March"), the first end back, or the last ahead where the first has its
/// year from the text.
std::optional<Date> stretch_in_order(const Date& first, const Date& last);
/// The length of "P3D", "P2W", "P1M", "P1Y" without a day; nothing for other values.
std::optional<Step> plain_length(const Date& value);
/// Some time before this day, month or year, or after it, in whole units of it ("before March": to
/// the end of February). Where the unit beside it lies in a year that the text does not name, the
/// time itself is the bound ("before 2018": `../2018`); nothing where it is no such unit. TIMEX3
/// keeps the value of the time itself.
std::optional<Date> value_before(const Date& bound);
std::optional<Date> value_after(const Date& bound);
/// Before this time or within it ("by March").
std::optional<Date> value_until(const Date& bound);
/// Within this time or after it ("after the beginning of March").
std::optional<Date> value_since(const Date& bound);
/// One unknown day between these two.
Date one_day_between(Day first, Day last);

}  // namespace habeas
