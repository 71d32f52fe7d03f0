// extract/dates_numeric_short.cpp - dates in digits that leave something out: 25/10 without a
// year, 25/10/87 without a century, 2023-10 without a day; and those without marks: 20231025
//
// Such forms also write scores, shares and numbers of papers. A day and a month are believed where
// a word that leads to a time stands before them ("on 25/10"), or a weekday, or nothing; a month
// of a year where no name stands before it ("Resolution 2015-12"). Where day and month may be
// exchanged (5/12) both days are said and the TIMEX3 value has the month first.
#include <algorithm>

#include "extract/dates_calendar_parts.h"

namespace habeas {
namespace {

/// Words behind which "25/10" is a day.
bool leads_to_day(const Words &words, std::uint32_t at) {
  if (at == words.begin()) return true;
  const std::uint32_t before = words.mark(at - 1, ',') ? at - 2 : at - 1;
  if (any_of(words.key(before),
             {"on"_w, "by"_w, "until"_w, "till"_w, "since"_w, "before"_w, "after"_w, "this"_w,
              "next"_w, "dated"_w, "date"_w, "from"_w, "through"_w, "to"_w})) {
    return true;
  }
  if (words.mark(at - 1, '?') || words.mark(at - 1, ':')) return true;
  return words.is_word(before) && read_weekday_name(words, before).has_value();
}

/// No digit or mark of a longer number stands beside.
bool stands_free(const Words &words, std::uint32_t at, std::uint32_t end) {
  const bool left = !words.glued(at) || words.quote(at - 1) || words.mark(at - 1, '(');
  const bool right = !words.glued(end) || words.mark(end, '.') || words.mark(end, ',') ||
                     words.mark(end, '?') || words.mark(end, '!') || words.mark(end, ';') ||
                     words.mark(end, ':') || words.mark(end, ')') || words.quote(end) ||
                     words.is(end, "'s"_w);
  return left && right &&
         !(words.mark(end, '.') && words.is_number(end + 1) && words.glued(end + 1));
}

std::optional<std::int32_t> short_digits(const Words &words, std::uint32_t at) {
  if (!words.is_number(at) || words.view(at).size() > 2) return std::nullopt;
  return plain_digits(words.view(at));
}

}  // namespace

std::optional<TimePhrase> CalendarReader::read_short_numeric(std::uint32_t at) const {
  if (const auto found = read_compact_day(at)) return found;
  if (const auto found = read_slash_stretch(at)) return found;
  if (const auto found = read_short_year_day(at)) return found;
  if (const auto found = read_day_and_month(at)) return found;
  if (const auto found = read_dotted_day(at)) return found;
  return read_year_and_month(at);
}

/// "20231025", "2023 10 25"
std::optional<TimePhrase> CalendarReader::read_compact_day(std::uint32_t at) const {
  const std::string_view token = words_.view(at);
  std::optional<Date> value;
  std::uint32_t end = at + 1;
  if (token.size() == 8) {
    const auto digits = plain_digits(token);
    if (!digits || counted_noun(words_, end) ||
        any_of(words_.key(at - 1), {"no"_w, "number"_w, "id"_w, "tel"_w, "phone"_w}))
      return std::nullopt;
    value = checked_day(*digits / 10000, *digits / 100 % 100, *digits % 100);
  } else if (token.size() == 4 && words_.view(at + 1).size() == 2 &&
             words_.view(at + 2).size() == 2 && !words_.glued(at + 1) && !words_.glued(at + 2)) {
    const auto month = short_digits(words_, at + 1);
    const auto day = short_digits(words_, at + 2);
    const auto year = year_form(words_, at);
    end = at + 3;
    if (!month || !day || !year || words_.is_number(end) || counted_noun(words_, end)) {
      return std::nullopt;
    }
    value = checked_day(*year, *month, *day);
  }
  if (!value || value->earliest->year < 1900 || value->earliest->year > 2099) return std::nullopt;
  if (words_.glued(end) && words_.is_number(end)) return std::nullopt;
  return TimePhrase{{at, end}, *value};
}

std::optional<CalendarReader::TwoNumbers> CalendarReader::two_numbers(std::uint32_t at) const {
  const auto first = short_digits(words_, at);
  const auto second = short_digits(words_, at + 2);
  if (!first || !second || !words_.mark(at + 1, '/') || !words_.glued(at + 1) ||
      !words_.glued(at + 2)) {
    return std::nullopt;
  }
  return TwoNumbers{*first, *second};
}

/// "5/1-5/7/2020", "25/10 to 3/11, 2017": the number that both days share is the month.
std::optional<TimePhrase> CalendarReader::read_slash_stretch(std::uint32_t at) const {
  const auto first = two_numbers(at);
  if (!first) return std::nullopt;
  std::uint32_t next = at + 3;
  Year first_year;
  if (words_.mark(next, '/') && words_.glued(next)) {
    first_year = year_form(words_, next + 1);
    if (!first_year) return std::nullopt;
    next += 2;
  }
  const bool dash = words_.dash(next);
  if (!dash && !any_of(words_.key(next), {"to"_w, "through"_w, "until"_w, "till"_w}))
    return std::nullopt;
  const auto last = two_numbers(next + 1);
  if (!last) return std::nullopt;
  std::uint32_t end = next + 4;
  const bool slash = words_.mark(end, '/') && words_.glued(end);
  Year last_year;
  if (slash || words_.mark(end, ',')) last_year = year_form(words_, end + 1);
  if (last_year) end += 2;
  if ((slash || first_year) && !last_year) return std::nullopt;
  if (!last_year && !dash && !words_.is(at - 1, "from"_w)) return std::nullopt;
  if (!last_year && dash && !leads_to_day(words_, at) && !words_.is(at - 1, "between"_w))
    return std::nullopt;
  if (!stands_free(words_, at, end)) return std::nullopt;
  return slash_stretch({at, end}, *first, *last, first_year ? first_year : last_year, last_year);
}

std::optional<TimePhrase> CalendarReader::slash_stretch(TokenRange range, TwoNumbers first,
                                                        TwoNumbers last, Year first_year,
                                                        Year last_year) const {
  const auto fits = [](std::int32_t month, std::int32_t day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(std::nullopt, month);
  };
  const bool month_first = fits(first.first, first.second) && fits(last.first, last.second);
  const bool day_first = fits(first.second, first.first) && fits(last.second, last.first);
  if (!month_first && !day_first) return std::nullopt;
  const bool one_month = first.first == last.first;
  if (month_first && day_first && one_month == (first.second == last.second)) return std::nullopt;
  const bool american = month_first && (!day_first || one_month);
  if (!american) {
    std::swap(first.first, first.second);
    std::swap(last.first, last.second);
  }
  const auto begin = day_of(first_year, first.first, first.second);
  const auto end = day_of(last_year, last.first, last.second);
  if (!begin || !end) return std::nullopt;
  const auto value = stretch_in_order(*begin, *end);
  if (!value) return std::nullopt;
  return TimePhrase{range, *value};
}

/// "12/12/87", "25.10.87"
std::optional<TimePhrase> CalendarReader::read_short_year_day(std::uint32_t at) const {
  std::array<std::string_view, 3> parts;
  std::uint32_t end = at + 1;
  if (split_dotted(words_.view(at), parts)) {
    if (parts[0].size() != 2 || parts[1].size() != 2 || parts[2].size() != 2) return std::nullopt;
  } else {
    if (!two_numbers(at) || !words_.mark(at + 3, '/') || !words_.glued(at + 3) ||
        !words_.glued(at + 4)) {
      return std::nullopt;
    }
    parts = {words_.view(at), words_.view(at + 2), words_.view(at + 4)};
    end = at + 5;
  }
  const auto two = plain_digits(parts[2]);
  if (!two || parts[2].size() != 2 || !stands_free(words_, at, end)) return std::nullopt;
  const std::string year = std::to_string(year_of_two_digits(*two, speech_));
  parts[2] = year;
  auto value = numeric_value(parts);
  if (!value) return std::nullopt;
  value->basis = DateBasis::inferred;
  return TimePhrase{{at, end}, *value};
}

/// "on 25/10": the year is not said.
std::optional<TimePhrase> CalendarReader::read_day_and_month(std::uint32_t at) const {
  const auto numbers = two_numbers(at);
  if (!numbers || !stands_free(words_, at, at + 3) || !leads_to_day(words_, at))
    return std::nullopt;
  // "the night of 9/10 June"
  if (read_month_name(words_, at + 3)) return std::nullopt;
  if (words_.is_word(at + 3) && (counted_noun(words_, at + 3) || words_.is(at + 3, "of"_w) ||
                                 words_.is(at + 3, "majority"_w)))
    return std::nullopt;
  // "by 3/4" is a share
  constexpr std::int32_t kShare = 10;
  if (numbers->first < numbers->second && numbers->second <= kShare &&
      any_of(words_.key(at - 1), {"by"_w, "to"_w, "from"_w, "through"_w, "after"_w, "before"_w}))
    return std::nullopt;
  // A name of its own, of the year 2001.
  if (numbers->first == 9 && numbers->second == 11) return std::nullopt;
  const auto month_first = day_of(std::nullopt, numbers->first, numbers->second);
  const auto day_first = day_of(std::nullopt, numbers->second, numbers->first);
  const bool month_valid = numbers->first <= 12 && month_first.has_value();
  const bool day_valid = numbers->second <= 12 && day_first.has_value();
  if (!month_valid && !day_valid) return std::nullopt;
  const TokenRange range{at, at + 3};
  if (!month_valid || !day_valid || numbers->first == numbers->second)
    return TimePhrase{range, month_valid ? *month_first : *day_first};
  Date either = day_value(std::nullopt, numbers->first, numbers->second);
  either.edtf.clear();
  if (month_first->earliest && day_first->earliest) {
    either.earliest = std::min(*month_first->earliest, *day_first->earliest);
    either.latest = std::max(*month_first->earliest, *day_first->earliest);
    either.edtf = "[" + iso(*either.earliest) + "," + iso(*either.latest) + "]";
    either.basis = DateBasis::document;
  }
  return TimePhrase{range, either};
}

/// "on 27.12.": a day that no month can be, and a month
std::optional<TimePhrase> CalendarReader::read_dotted_day(std::uint32_t at) const {
  const std::string_view token = words_.view(at);
  if (token.size() != 5 || token[2] != '.' || words_.glued(at)) return std::nullopt;
  const auto day = plain_digits(token.substr(0, 2));
  const auto month = plain_digits(token.substr(3));
  if (!day || !month || *day <= 12 || *month < 1 || *month > 12) return std::nullopt;
  if (!any_of(words_.key(at - 1), {"on"_w, "since"_w, "until"_w, "till"_w, "dated"_w}) ||
      words_.is_word(at + 1) || words_.is_number(at + 1) || words_.mark(at + 1, '%'))
    return std::nullopt;
  const auto value = day_of(std::nullopt, *month, *day);
  if (!value) return std::nullopt;
  return TimePhrase{{at, at + 1}, *value};
}

/// "2023-10", "10-2023", "2023/10"
std::optional<TimePhrase> CalendarReader::read_year_and_month(std::uint32_t at) const {
  const bool slash = words_.mark(at + 1, '/');
  if (!slash && !words_.hyphen(at + 1)) return std::nullopt;
  const auto leading = year_form(words_, at);
  const auto trailing = year_form(words_, at + 2);
  if (leading.has_value() == trailing.has_value()) return std::nullopt;
  const auto month = short_digits(words_, leading ? at + 2 : at);
  const std::int32_t year = leading ? *leading : *trailing;
  if (!month || *month < 1 || *month > 12 || year < 1900 || year > 2099) return std::nullopt;
  // "2011-12" is a year that begins in one and ends in the next.
  if (leading && *month > year % 100 && words_.view(at + 2).size() == 2) return std::nullopt;
  if (!words_.glued(at + 1) || !words_.glued(at + 2) || !stands_free(words_, at, at + 3))
    return std::nullopt;
  const bool named = words_.capital(at - 1) &&
                     !any_of(words_.key(at - 1), {"in"_w, "since"_w, "until"_w, "from"_w});
  if (named || any_of(words_.key(at - 1), {"no"_w, "number"_w, "law"_w, "resolution"_w, "act"_w}))
    return std::nullopt;
  if (slash && !any_of(words_.key(at - 1), {"in"_w, "since"_w, "until"_w, "from"_w}))
    return std::nullopt;
  return TimePhrase{{at, at + 3}, month_value(year, *month)};
}

}  // namespace habeas
