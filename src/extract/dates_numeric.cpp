// extract/dates_numeric.cpp - dates in digits: 2023-10-09, 9/10/2023, 9.10.2023
#include "extract/dates_calendar_parts.h"

namespace habeas {

std::optional<TimePhrase> CalendarReader::read_numeric(std::uint32_t at) const {
  if (money_before(words_, at)) return std::nullopt;
  // A whole day written year first stands out in a name of a file, too.
  const bool named = words_.dash(at - 1) && words_.view(at).size() == 4 &&
                     words_.view(at + 2).size() == 2 && words_.view(at + 4).size() == 2;
  if (!named && words_.glued(at) &&
      (words_.dash(at - 1) || words_.mark(at - 1, '/') || words_.mark(at - 1, '.') ||
       words_.is_word(at - 1))) {
    return std::nullopt;
  }
  std::array<std::string_view, 3> parts;
  std::uint32_t end = at;
  if (!split_dotted(words_.view(at), parts)) {
    const bool slash = words_.mark(at + 1, '/');
    if (!slash && !words_.dash(at + 1)) return std::nullopt;
    for (std::size_t i = 0; i < 3; ++i) {
      const std::uint32_t token = at + 2 * static_cast<std::uint32_t>(i);
      if (!words_.is_number(token) || (i > 0 && !words_.glued(token))) return std::nullopt;
      if (i > 0 && (!words_.glued(token - 1) || words_.mark(token - 1, '/') != slash)) {
        return std::nullopt;
      }
      parts[i] = words_.view(token);
    }
    end = at + 4;
  }
  // A fourth group makes it a telephone number or the like.
  if ((words_.hyphen(end + 1) && words_.is_number(end + 2)) ||
      (words_.mark(end + 1, '/') && words_.glued(end + 1))) {
    return std::nullopt;
  }
  auto value = numeric_value(parts);
  if (!value) return std::nullopt;
  end = read_time_of_day(end + 1, *value);
  return TimePhrase{{at, end}, *value};
}

bool CalendarReader::split_dotted(std::string_view token, std::array<std::string_view, 3> &parts) {
  std::size_t part = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= token.size(); ++i) {
    if (i < token.size() && token[i] != '.') continue;
    if (part == 3) return false;
    parts[part++] = token.substr(begin, i - begin);
    begin = i + 1;
  }
  return part == 3;
}

std::optional<Date> CalendarReader::numeric_value(const std::array<std::string_view, 3> &parts) {
  const auto a = plain_digits(parts[0]);
  const auto b = plain_digits(parts[1]);
  const auto c = plain_digits(parts[2]);
  if (!a || !b || !c || parts[1].size() > 2) return std::nullopt;
  if (parts[0].size() == 4 && parts[2].size() <= 2) return checked_day(*a, *b, *c);
  if (parts[2].size() != 4 || parts[0].size() > 2) return std::nullopt;
  const auto month_first = checked_day(*c, *a, *b);
  const auto day_first = checked_day(*c, *b, *a);
  if (!month_first) return day_first;
  if (!day_first || *a == *b) return month_first;
  // 10/11/2016 is one of two days, and the text does not say which.
  Date either = *month_first;
  const Day one = *month_first->earliest;
  const Day other = *day_first->earliest;
  either.earliest = one < other ? one : other;
  either.latest = one < other ? other : one;
  either.edtf = "[" + iso(*either.earliest) + "," + iso(*either.latest) + "]";
  return either;
}

std::optional<Date> CalendarReader::checked_day(std::int32_t year, std::int32_t month,
                                                std::int32_t day) {
  if (year < 1000 || year > 2999 || day < 1 || day > days_in_month(year, month))
    return std::nullopt;
  return day_value(year, month, day);
}

std::uint32_t CalendarReader::read_time_of_day(std::uint32_t at, Date &value) const {
  if (!words_.is(at, "t"_w) || !words_.glued(at)) return at;
  const auto hour = plain_digits(words_.view(at + 1));
  const auto minute = plain_digits(words_.view(at + 3));
  if (!hour || !minute || *hour > 24 || *minute > 59 || !words_.mark(at + 2, ':')) return at;
  value.timex += "T";
  value.timex += words_.view(at + 1);
  value.timex += ":";
  value.timex += words_.view(at + 3);
  std::uint32_t end = at + 4;
  if (words_.mark(end, ':') && words_.is_number(end + 1) && words_.glued(end + 1)) end += 2;
  if (words_.is(end, "z"_w) && words_.glued(end)) ++end;
  return end;
}

std::optional<TimePhrase> CalendarReader::read_numeric_with_name(std::uint32_t at) const {
  const bool slash = words_.mark(at + 1, '/');
  if (!slash && !words_.dash(at + 1)) return std::nullopt;
  for (std::uint32_t i = at + 1; i <= at + 4; ++i) {
    if (!words_.glued(i)) return std::nullopt;
  }
  if (words_.mark(at + 3, '/') != slash || (!slash && !words_.dash(at + 3))) return std::nullopt;
  // the name stands in the middle or at the end: "22/Jan/2019", "2019/22/Jan"
  const std::uint32_t name_at = words_.is_word(at + 2) ? at + 2 : at + 4;
  const std::uint32_t other = name_at == at + 2 ? at + 4 : at + 2;
  const auto month = read_month_name(words_, name_at);
  if (!month || !words_.is_number(other)) return std::nullopt;
  if (name_at == at + 2 && month->end != at + 3) return std::nullopt;
  const auto first_year = year_form(words_, at);
  const auto last_year = year_form(words_, other);
  if (first_year.has_value() == last_year.has_value()) return std::nullopt;
  const auto day = plain_digits(words_.view(first_year ? other : at));
  if (!day) return std::nullopt;
  const auto value = checked_day(first_year ? *first_year : *last_year, month->month, *day);
  if (!value) return std::nullopt;
  return TimePhrase{{at, at + 5}, *value};
}

}  // namespace habeas
