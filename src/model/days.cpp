// model/days.cpp - EDTF dates as ranges of days, with or without a year
#include "model/days.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace habeas {
namespace {

/// The number in these digits; nothing when there is anything else.
std::optional<std::uint32_t> parse_digits(std::string_view text) {
  std::uint32_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

constexpr std::int32_t kCycleYear = 2000;  // a leap year, so that February 29 has a number
constexpr std::int64_t kCycleDays = 366;

int days_in(std::int32_t year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

/// The digits of a field, or nothing when it holds anything else (such as X).
std::optional<int> digits(std::string_view field) {
  if (field.empty() || field.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : field) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Years of "2023", "199X", "XXXX": the first and last, or nothing when no digit is known.
std::optional<std::pair<int, int>> years_of(std::string_view field) {
  if (field.size() != 4 || field == "XXXX") return std::nullopt;
  std::string low(field);
  std::string high(field);
  std::replace(low.begin(), low.end(), 'X', '0');
  std::replace(high.begin(), high.end(), 'X', '9');
  const auto first = digits(low);
  const auto last = digits(high);
  if (!first || !last) return std::nullopt;
  return std::make_pair(*first, *last);
}

DayRange months(bool has_year, int first_year, int last_year, int month, int day) {
  const auto number = [](int year, int m, int d) {
    return Day{year, static_cast<std::uint8_t>(m), static_cast<std::uint8_t>(d)}.number();
  };
  const int from_month = month == 0 ? 1 : month;
  const int to_month = month == 0 ? 12 : month;
  const int to_day = day == 0 ? days_in(last_year, to_month) : day;
  return {has_year, number(first_year, from_month, day == 0 ? 1 : day),
          number(last_year, to_month, to_day)};
}

/// One EDTF date without interval: year, month, day.
std::optional<DayRange> one_date(std::string_view text) {
  while (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) {
    text.remove_suffix(1);
  }
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  int month = 0;
  int day = 0;
  if (text.size() >= 7) {
    const auto read = digits(text.substr(5, 2));
    if (!read || *read < 1 || *read > 12) return std::nullopt;
    month = *read;
  }
  const auto years = years_of(text.substr(0, 4));
  const std::int32_t last_year = years ? years->second : kCycleYear;
  if (text.size() == 10) {
    const auto read = digits(text.substr(8, 2));
    if (!read || *read < 1 || *read > days_in(last_year, month)) return std::nullopt;
    day = *read;
  }
  if (years) return months(true, years->first, years->second, month, day);
  if (month == 0) return std::nullopt;
  return months(false, kCycleYear, kCycleYear, month, day);
}

std::string two(int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); }

std::string day_text(std::int64_t number, bool has_year) {
  const Day day = Day::from_number(number);
  std::string year = std::to_string(day.year);
  while (year.size() < 4) year.insert(0, "0");
  return (has_year ? year : "XXXX") + "-" + two(day.month) + "-" + two(day.day);
}

bool overlap(const DayRange& a, const DayRange& b, std::int64_t shift) {
  const bool before = a.last && b.first && *a.last < *b.first + shift;
  const bool after = a.first && b.last && *b.last + shift < *a.first;
  return !before && !after;
}

/// A range with a year, put on the cycle; nothing when it is a year long or open.
std::optional<DayRange> put_on_cycle(const DayRange& range) {
  if (!range.has_year) return range;
  if (!range.is_closed() || *range.last - *range.first >= kCycleDays - 1) return std::nullopt;
  const Day first = Day::from_number(*range.first);
  const std::int64_t start = Day{kCycleYear, first.month, first.day}.number();
  return DayRange{false, start, start + (*range.last - *range.first)};
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
  const Day result{static_cast<std::int32_t>(*year), static_cast<std::uint8_t>(*month),
                   static_cast<std::uint8_t>(*day)};
  // The 31st of a month with 30 days would come back as the first of the next.
  if (Day::from_number(result.number()) != result) return std::nullopt;
  return result;
}

std::optional<DayRange> day_range(const Date& date) {
  if (date.earliest && date.latest) {
    return DayRange{true, date.earliest->number(), date.latest->number()};
  }
  const std::string_view text = date.edtf;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return one_date(text);
  const auto first = one_date(text.substr(0, slash));
  const auto last = one_date(text.substr(slash + 1));
  if (!first && !last) return std::nullopt;
  DayRange range;
  range.has_year = (first && first->has_year) || (last && last->has_year);
  if (first) range.first = first->first;
  if (last) range.last = last->last;
  if (!range.has_year && range.is_closed() && *range.last < *range.first) {
    *range.last += kCycleDays;
  }
  return range;
}

MeetingDays::MeetingDays(const DayRange& range) : days(range) {
  const auto cycled = put_on_cycle(range);
  on_cycle = cycled && cycled->is_closed();
  if (!on_cycle) return;
  first = *cycled->first;
  last = *cycled->last;
}

bool can_meet(const MeetingDays& a, const MeetingDays& b) {
  if (a.days.has_year && b.days.has_year) return overlap(a.days, b.days, 0);
  if (!a.on_cycle || !b.on_cycle) return true;
  const auto meet = [&](std::int64_t shift) {
    return b.first + shift <= a.last && a.first <= b.last + shift;
  };
  return meet(0) || meet(kCycleDays) || meet(-kCycleDays);
}

bool can_meet(const DayRange& a, const DayRange& b) {
  if (a.has_year && b.has_year) return overlap(a, b, 0);
  return can_meet(MeetingDays(a), MeetingDays(b));
}

bool holds(const DayRange& outer, const DayRange& inner) {
  if (!outer.is_closed() || !inner.is_closed()) return false;
  if (outer.has_year && !inner.has_year) return false;
  const auto left = outer.has_year ? std::optional<DayRange>(outer) : put_on_cycle(outer);
  const auto right = outer.has_year ? std::optional<DayRange>(inner) : put_on_cycle(inner);
  return left && right && *left->first <= *right->first && *right->last <= *left->last;
}

std::size_t most_supported(std::span<const DayRange> ranges) {
  struct Told {
    std::size_t first = 0;  // that gives this range
    std::ptrdiff_t times = 0;
  };
  const auto order = [](const DayRange& x, const DayRange& y) {
    return std::tie(x.has_year, x.first, x.last) < std::tie(y.has_year, y.first, y.last);
  };
  std::map<DayRange, Told, decltype(order)> told(order);
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    ++told.try_emplace(ranges[i], Told{i, 0}).first->second.times;
  }
  std::size_t best = 0;
  std::tuple<bool, std::ptrdiff_t, std::int64_t> most{false, -1, 0};
  const bool any_day =
      std::any_of(told.begin(), told.end(), [](const auto& one) { return one.first.is_one_day(); });
  for (const auto& [range, own] : told) {
    const bool day = range.is_one_day();
    if (any_day && !day) continue;
    std::ptrdiff_t votes = day ? own.times : 0;
    for (auto at = told.begin(); !day && at != told.end(); ++at) {
      if (can_meet(range, at->first)) votes += at->second.times;
    }
    const std::int64_t width = range.is_closed() ? *range.last - *range.first : 100'000;
    const std::tuple<bool, std::ptrdiff_t, std::int64_t> rank{day, votes, -width};
    if (rank < most || (rank == most && own.first >= best)) continue;
    most = rank;
    best = own.first;
  }
  return best;
}

DayRange shifted(const DayRange& range, std::int64_t min_days, std::int64_t max_days) {
  DayRange result = range;
  if (result.first) *result.first += min_days;
  if (result.last) *result.last += max_days;
  return result;
}

std::string to_edtf(const DayRange& range) {
  if (!range.is_closed()) {
    const auto side = [&](const std::optional<std::int64_t>& number) {
      return number ? day_text(*number, range.has_year) : std::string("..");
    };
    return range.first || range.last ? side(range.first) + "/" + side(range.last) : std::string();
  }
  const std::string first = day_text(*range.first, range.has_year);
  const std::string last = day_text(*range.last, range.has_year);
  if (first == last) return first;
  const Day from = Day::from_number(*range.first);
  const Day to = Day::from_number(*range.last);
  const bool whole_month = from.year == to.year && from.month == to.month && from.day == 1 &&
                           to.day == days_in(to.year, to.month);
  return whole_month ? first.substr(0, 7) : first + "/" + last;
}

namespace {

std::string month_name(int month) {
  constexpr std::array<std::string_view, 12> kNames = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return std::string(kNames[static_cast<std::size_t>(month - 1)]);
}

bool is_whole_month(Day first, Day last) {
  const bool ends = Day::from_number(last.number() + 1).day == 1;
  return first.day == 1 && ends;
}

}  // namespace

namespace {

/// "March 2018" for the first day of a month, else the day.
std::string bound_words(std::int64_t number, bool has_year, bool of_month) {
  const Day day = Day::from_number(number);
  const std::string name = month_name(day.month) + (of_month ? "" : " " + std::to_string(day.day));
  if (!has_year) return name + " (year not stated)";
  return name + (of_month ? " " : ", ") + std::to_string(day.year);
}

/// A stretch without a beginning or without an end, by the day or month beside it.
std::string open_words(const DayRange& range) {
  if (range.last) {
    const std::int64_t next = *range.last + 1;
    return "before " + bound_words(next, range.has_year, Day::from_number(next).day == 1);
  }
  if (!range.first) return "at an unknown time";
  const bool of_month = Day::from_number(*range.first).day == 1;
  return "after " + bound_words(*range.first - 1, range.has_year, of_month);
}

}  // namespace

std::string in_words(const DayRange& range) {
  if (!range.is_closed()) return open_words(range);
  const Day first = Day::from_number(*range.first);
  const Day last = Day::from_number(*range.last);
  const bool whole = !range.is_one_day() && is_whole_month(first, last);
  const auto side = [&](Day day) {
    return month_name(day.month) + (whole ? "" : " " + std::to_string(day.day));
  };
  std::string words = side(first);
  if (!range.is_one_day() && (!whole || first.month != last.month)) words += " to " + side(last);
  if (!range.has_year) return words + " (year not stated)";
  return words + (whole ? " " : ", ") + std::to_string(last.year);
}

}  // namespace habeas
