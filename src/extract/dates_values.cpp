// extract/dates_values.cpp - calendar arithmetic and the printed forms of dates
#include "extract/dates_values.h"

#include <array>

namespace habeas {
namespace {

std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string year_text(Year year) { return year ? padded(*year, 4) : "XXXX"; }

Day make_day(std::int32_t year, std::int32_t month, std::int32_t day) {
  return Day{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

Date explicit_value(std::string edtf, std::string timex) {
  Date value;
  value.edtf = std::move(edtf);
  value.timex = std::move(timex);
  value.basis = DateBasis::explicit_;
  return value;
}

/// Months `first` to `last` of the year, if the year is known.
void set_months(Date& value, Year year, std::int32_t first, std::int32_t last) {
  if (!year) return;
  value.earliest = make_day(*year, first, 1);
  value.latest = make_day(*year, last, days_in_month(year, last));
}

}  // namespace

bool is_leap_year(std::int32_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int32_t days_in_month(Year year, std::int32_t month) {
  constexpr std::array<std::int32_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool longer = month == 2 && (!year || is_leap_year(*year));
  return kDays[static_cast<std::size_t>(month - 1)] + (longer ? 1 : 0);
}

std::uint8_t weekday_of(Day day) {
  // 1970-01-01 was a Thursday.
  const std::int64_t shifted = (day.number() + 3) % 7;
  return static_cast<std::uint8_t>((shifted < 0 ? shifted + 7 : shifted) + 1);
}

Day plus_days(Day day, std::int64_t days) { return Day::from_number(day.number() + days); }

Day plus_months(Day day, std::int64_t months) {
  const auto count = static_cast<std::int64_t>(day.year) * 12 + day.month - 1 + months;
  const auto year = static_cast<std::int32_t>(count / 12);
  const auto month = static_cast<std::int32_t>(count % 12 + 1);
  const std::int32_t last = days_in_month(year, month);
  return make_day(year, month, day.day < last ? day.day : last);
}

Day plus_step(Day day, Step step) { return plus_days(plus_months(day, step.months), step.days); }

Day monday_of(Day day) { return plus_days(day, 1 - weekday_of(day)); }

std::string iso(Day day) {
  return padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2);
}

std::string iso_week(Day day) {
  // The week belongs to the year of its Thursday.
  const Day thursday = plus_days(monday_of(day), 3);
  const std::int64_t week = (thursday.number() - make_day(thursday.year, 1, 1).number()) / 7 + 1;
  return padded(thursday.year, 4) + "-W" + padded(week, 2);
}

Date day_value(Year year, std::int32_t month, std::int32_t day) {
  const std::string text = year_text(year) + "-" + padded(month, 2) + "-" + padded(day, 2);
  Date value = explicit_value(text, text);
  if (year) value.earliest = value.latest = make_day(*year, month, day);
  return value;
}

Date day_value(Day day) { return day_value(day.year, day.month, day.day); }

Date month_value(Year year, std::int32_t month) {
  const std::string text = year_text(year) + "-" + padded(month, 2);
  Date value = explicit_value(text, text);
  set_months(value, year, month, month);
  return value;
}

Date year_value(std::int32_t year) {
  Date value = explicit_value(padded(year, 4), padded(year, 4));
  set_months(value, year, 1, 12);
  return value;
}

Date decade_value(std::int32_t first_year) {
  const std::string text = padded(first_year / 10, 3);
  Date value = explicit_value(text + "X", text + "X");
  value.earliest = make_day(first_year, 1, 1);
  value.latest = make_day(first_year + 9, 12, 31);
  return value;
}

Date century_value(std::int32_t hundreds) {
  const std::string text = padded(hundreds, 2);
  Date value = explicit_value(text + "XX", text);
  value.earliest = make_day(hundreds * 100, 1, 1);
  value.latest = make_day(hundreds * 100 + 99, 12, 31);
  return value;
}

Date season_value(Year year, Season season) {
  constexpr std::array<const char*, 4> kTimex = {"SP", "SU", "FA", "WI"};
  const auto index = static_cast<std::size_t>(season);
  Date value = explicit_value(year_text(year) + "-" + std::to_string(21 + index),
                              year_text(year) + "-" + kTimex[index]);
  if (year) {
    value.earliest = make_day(*year, 1, 1);
    value.latest = season == Season::winter ? make_day(*year + 1, 3, 31) : make_day(*year, 12, 31);
  }
  return value;
}

Date quarter_value(Year year, std::int32_t quarter) {
  Date value = explicit_value(year_text(year) + "-" + std::to_string(32 + quarter),
                              year_text(year) + "-Q" + std::to_string(quarter));
  set_months(value, year, 3 * quarter - 2, 3 * quarter);
  return value;
}

Date half_value(Year year, std::int32_t half) {
  Date value = explicit_value(year_text(year) + "-" + std::to_string(39 + half),
                              year_text(year) + "-H" + std::to_string(half));
  set_months(value, year, 6 * half - 5, 6 * half);
  return value;
}

Date week_value(Day day) {
  Date value;
  value.earliest = monday_of(day);
  value.latest = plus_days(*value.earliest, 6);
  value.edtf = iso(*value.earliest) + "/" + iso(*value.latest);
  value.timex = iso_week(day);
  value.basis = DateBasis::explicit_;
  return value;
}

std::optional<Date> interval_value(const Date& first, const Date& last) {
  if (first.edtf.empty() || last.edtf.empty()) return std::nullopt;
  if (first.edtf.find('/') != std::string::npos || last.edtf.find('/') != std::string::npos) {
    return std::nullopt;
  }
  if (first.earliest && last.latest && *last.latest < *first.earliest) return std::nullopt;
  Date value = last;
  value.edtf = first.edtf + "/" + last.edtf;
  value.timex = first.timex + "/" + last.timex;
  value.earliest = first.earliest;
  if (first.basis != DateBasis::explicit_) value.basis = first.basis;
  return value;
}

namespace {

/// A day or month of another year, if it exists there.
std::optional<Date> in_year(const Date& date, std::int32_t year) {
  const Day day = *date.earliest;
  if (date.edtf.size() == 10 && day.day > days_in_month(year, day.month)) return std::nullopt;
  Date moved =
      date.edtf.size() == 10 ? day_value(year, day.month, day.day) : month_value(year, day.month);
  moved.basis = date.basis;
  moved.offset = date.offset;
  return moved;
}

bool has_year_of_speech(const Date& date) {
  return date.basis == DateBasis::document && date.earliest &&
         (date.edtf.size() == 10 || date.edtf.size() == 7) &&
         date.edtf == iso(*date.earliest).substr(0, date.edtf.size());
}

}  // namespace

std::optional<Date> stretch_in_order(const Date& first, const Date& last) {
  const bool turned = first.earliest && last.latest && *last.latest < *first.earliest;
  if (!turned) return interval_value(first, last);
  for (std::int32_t back = 0; back <= 1 && has_year_of_speech(first); ++back) {
    const auto moved = in_year(first, last.latest->year - back);
    if (moved && !(*last.latest < *moved->earliest)) return interval_value(*moved, last);
  }
  if (has_year_of_speech(last)) {
    const auto moved = in_year(last, first.earliest->year + 1);
    if (moved) return interval_value(first, *moved);
  }
  return std::nullopt;
}

std::optional<Step> plain_length(const Date& value) {
  const std::string_view text = value.timex;
  if (!value.edtf.empty() || text.size() < 3 || text.size() > 5 || text[0] != 'P')
    return std::nullopt;
  std::int32_t count = 0;
  for (const char digit : text.substr(1, text.size() - 2)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    count = 10 * count + (digit - '0');
  }
  switch (text.back()) {
    case 'D':
      return Step{0, count};
    case 'W':
      return Step{0, 7 * count};
    case 'M':
      return Step{count, 0};
    case 'Y':
      return Step{12 * count, 0};
    default:
      return std::nullopt;
  }
}

namespace {

/// A day, month or year that a stretch of time may end or begin with.
bool is_plain(const Date& date) {
  return (date.edtf.size() == 4 || date.edtf.size() == 7 || date.edtf.size() == 10) &&
         date.timex == date.edtf && (date.earliest.has_value() || date.edtf.starts_with("XXXX-"));
}

/// The month or day beside a plain date, so many steps later; empty where it lies in another year,
/// which the text does not name.
std::string beside(const Date& date, std::int32_t steps) {
  if (date.edtf.size() == 4) return {};
  if (date.earliest) {
    const bool month = date.edtf.size() == 7;
    const Day moved = month ? plus_months(*date.earliest, steps) : plus_days(*date.earliest, steps);
    if (moved.year != date.earliest->year) return {};
    return iso(moved).substr(0, date.edtf.size());
  }
  constexpr std::int32_t kAnyYear = 2001;
  const auto number = [&](std::size_t at) {
    return static_cast<std::int32_t>(10 * (date.edtf[at] - '0') + date.edtf[at + 1] - '0');
  };
  const bool month = date.edtf.size() == 7;
  const Day day = make_day(kAnyYear, number(5), month ? 1 : number(8));
  // The length of February is unknown, too.
  if (!month && (day.month == 2 || (day.month == 3 && day.day == 1))) return {};
  const Day moved = month ? plus_months(day, steps) : plus_days(day, steps);
  if (moved.year != kAnyYear) return {};
  return "XXXX" + iso(moved).substr(4, month ? 3 : 6);
}

Date open_value(const Date& bound, std::string edtf) {
  Date value = bound;
  value.edtf = std::move(edtf);
  value.offset.reset();
  return value;
}

}  // namespace

std::optional<Date> value_before(const Date& bound) {
  if (!is_plain(bound)) return std::nullopt;
  const std::string last = beside(bound, -1);
  if (last.empty()) return value_until(bound);
  Date value = open_value(bound, "../" + last);
  value.earliest.reset();
  if (bound.earliest) value.latest = plus_days(*bound.earliest, -1);
  return value;
}

std::optional<Date> value_until(const Date& bound) {
  if (!is_plain(bound)) return std::nullopt;
  Date value = open_value(bound, "../" + bound.edtf);
  value.earliest.reset();
  return value;
}

std::optional<Date> value_since(const Date& bound) {
  if (!is_plain(bound)) return std::nullopt;
  Date value = open_value(bound, bound.edtf + "/..");
  value.latest.reset();
  return value;
}

std::optional<Date> value_after(const Date& bound) {
  if (!is_plain(bound)) return std::nullopt;
  const std::string first = beside(bound, 1);
  Date value = open_value(bound, (first.empty() ? bound.edtf : first) + "/..");
  if (bound.latest && !first.empty()) value.earliest = plus_days(*bound.latest, 1);
  value.latest.reset();
  return value;
}

Date one_day_between(Day first, Day last) {
  if (first == last) return day_value(first);
  Date value;
  value.earliest = first;
  value.latest = last;
  value.edtf = "[" + iso(first) + ".." + iso(last) + "]";
  value.basis = DateBasis::relative;
  return value;
}

}  // namespace habeas
