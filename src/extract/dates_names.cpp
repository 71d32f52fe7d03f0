// extract/dates_names.cpp - names of months, weekdays and seasons; the form of years
#include "extract/dates_grammar.h"

namespace habeas {
namespace {

/// 1 to 12 for a month's full name; 0 for other words.
std::int32_t full_month(std::uint64_t key) {
  switch (key) {
    case "january"_w:
      return 1;
    case "february"_w:
      return 2;
    case "march"_w:
      return 3;
    case "april"_w:
      return 4;
    case "may"_w:
      return 5;
    case "june"_w:
      return 6;
    case "july"_w:
      return 7;
    case "august"_w:
      return 8;
    case "september"_w:
      return 9;
    case "october"_w:
      return 10;
    case "november"_w:
      return 11;
    case "december"_w:
      return 12;
    default:
      return 0;
  }
}

std::int32_t short_month(std::uint64_t key) {
  switch (key) {
    case "jan"_w:
      return 1;
    case "feb"_w:
      return 2;
    case "mar"_w:
      return 3;
    case "apr"_w:
      return 4;
    case "jun"_w:
      return 6;
    case "jul"_w:
      return 7;
    case "aug"_w:
      return 8;
    case "sep"_w:
    case "sept"_w:
      return 9;
    case "oct"_w:
      return 10;
    case "nov"_w:
      return 11;
    case "dec"_w:
      return 12;
    default:
      return 0;
  }
}

/// 1 Monday to 7 Sunday.
std::uint8_t full_weekday(std::uint64_t key) {
  switch (key) {
    case "monday"_w:
      return 1;
    case "tuesday"_w:
      return 2;
    case "wednesday"_w:
      return 3;
    case "thursday"_w:
      return 4;
    case "friday"_w:
      return 5;
    case "saturday"_w:
      return 6;
    case "sunday"_w:
      return 7;
    default:
      return 0;
  }
}

std::uint8_t plural_weekday(std::uint64_t key) {
  switch (key) {
    case "mondays"_w:
      return 1;
    case "tuesdays"_w:
      return 2;
    case "wednesdays"_w:
      return 3;
    case "thursdays"_w:
      return 4;
    case "fridays"_w:
      return 5;
    case "saturdays"_w:
      return 6;
    case "sundays"_w:
      return 7;
    default:
      return 0;
  }
}

std::uint8_t short_weekday(std::uint64_t key) {
  switch (key) {
    case "mon"_w:
      return 1;
    case "tue"_w:
    case "tues"_w:
      return 2;
    case "wed"_w:
    case "weds"_w:
      return 3;
    case "thu"_w:
    case "thur"_w:
    case "thurs"_w:
      return 4;
    case "fri"_w:
      return 5;
    case "sat"_w:
      return 6;
    case "sun"_w:
      return 7;
    default:
      return 0;
  }
}

}  // namespace

std::optional<MonthName> read_month_name(const Words& words, std::uint32_t at) {
  if (!words.is_word(at)) return std::nullopt;
  const std::uint64_t key = words.key(at);
  if (const std::int32_t month = full_month(key); month > 0) {
    // "may", "march" and "august" are words of their own; "April" and "June" are also given names.
    const bool word = month == 3 || month == 5 || (month == 8 && words.shape(at) == Shape::lower);
    const bool name = (month == 4 || month == 6) && words.capital(at + 1);
    return MonthName{month, at + 1, !word && !name};
  }
  const std::int32_t month = short_month(key);
  if (month == 0) return std::nullopt;
  const bool stop = words.mark(at + 1, '.') && words.glued(at + 1);
  return MonthName{month, stop ? at + 2 : at + 1, stop || key == "sept"_w};
}

std::optional<WeekdayName> read_weekday_name(const Words& words, std::uint32_t at) {
  if (!words.is_word(at)) return std::nullopt;
  const std::uint64_t key = words.key(at);
  if (const std::uint8_t day = full_weekday(key); day > 0) return WeekdayName{day, at + 1, false};
  if (const std::uint8_t day = plural_weekday(key); day > 0) return WeekdayName{day, at + 1, true};
  const std::uint8_t day = short_weekday(key);
  // "Sun" and "Sat" are other words too: a date must follow, or "on" stand before.
  if (day == 0 || words.shape(at) != Shape::capitalised) return std::nullopt;
  const bool stop = words.mark(at + 1, '.') && words.glued(at + 1);
  const std::uint32_t end = stop ? at + 2 : at + 1;
  const std::uint32_t next = words.mark(end, ',') ? end + 1 : end;
  const bool dated = words.is_number(next) || (words.capital(next) && read_month_name(words, next));
  const bool led = any_of(words.key(at - 1), {"on"_w, "next"_w, "week"_w, "until"_w}) ||
                   (words.is(at - 1, "or"_w) && short_weekday(words.key(at - 2)) > 0);
  if (!dated && !led) return std::nullopt;
  return WeekdayName{day, end, false};
}

std::optional<Season> read_season_name(std::uint64_t key) {
  switch (key) {
    case "spring"_w:
      return Season::spring;
    case "summer"_w:
      return Season::summer;
    case "autumn"_w:
    case "fall"_w:
      return Season::autumn;
    case "winter"_w:
      return Season::winter;
    default:
      return std::nullopt;
  }
}

std::optional<std::int32_t> year_form(const Words& words, std::uint32_t at) {
  if (!words.is_number(at) || words.view(at).size() != 4) return std::nullopt;
  const auto year = plain_digits(words.view(at));
  if (!year || *year < 1000 || *year > 2199) return std::nullopt;
  return year;
}

std::int32_t year_of_two_digits(std::int32_t digits, const SpeechTime& speech) {
  constexpr std::int32_t kPivot = 30;
  constexpr std::int32_t kAhead = 20;
  if (!speech.day) return digits + (digits < kPivot ? 2000 : 1900);
  const std::int32_t last = speech.day->year + kAhead;
  const std::int32_t year = last / 100 * 100 + digits;
  return year > last ? year - 100 : year;
}

std::int32_t nearest_year(Day speech, std::int32_t month, std::int32_t day) {
  // News looks back more than ahead: eight months back, four ahead.
  constexpr std::int64_t kDaysAhead = 122;
  Day candidate{speech.year + 1, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  while (candidate.number() - speech.number() > kDaysAhead) --candidate.year;
  return candidate.year;
}

}  // namespace habeas
