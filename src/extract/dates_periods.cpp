// extract/dates_periods.cpp - weeks, seasons, quarters, decades and centuries
#include "extract/dates_calendar_parts.h"

namespace habeas {

std::optional<TimePhrase> CalendarReader::read_week_of(std::uint32_t at) const {
  const bool short_form =  // "w/c 4 February"
      words_.is(at, "w"_w) && words_.mark(at + 1, '/') && words_.is(at + 2, "c"_w);
  if (!short_form &&
      !(words_.is(at, "week"_w) && any_of(words_.key(at + 1), {"of"_w, "beginning"_w, "starting"_w,
                                                               "commencing"_w, "ending"_w}))) {
    return std::nullopt;
  }
  const std::uint32_t behind = short_form || words_.is(at + 2, "on"_w) ? at + 3 : at + 2;
  auto day = read_month_first(behind);
  if (!day) day = read_day_first(behind);
  if (!day && words_.is(behind, "the"_w)) day = read_day_of_unnamed_month(behind + 1);
  if (!day) day = read_feast(behind);
  if (!day || !is_day(day->value) || !day->value.earliest) return std::nullopt;
  const DateBasis basis = day->value.basis;
  const Day told = *day->value.earliest;
  if (words_.is(at + 1, "ending"_w)) {
    const auto week = interval_value(day_value(plus_days(told, -6)), day_value(told));
    if (!week) return std::nullopt;
    day->value = *week;
  } else {
    day->value = week_value(told);
  }
  day->value.basis = basis;
  day->range.begin = words_.is(at - 1, "the"_w) ? at - 1 : at;
  return day;
}

std::optional<TimePhrase> CalendarReader::read_part_of(std::uint32_t at) const {
  if (!any_of(words_.key(at), {"early"_w, "mid"_w, "late"_w, "pre"_w, "post"_w}))
    return std::nullopt;
  std::uint32_t next = words_.hyphen(at + 1) ? at + 2 : at + 1;
  if (words_.is(next, "to"_w) || words_.is(next, "the"_w)) return std::nullopt;
  auto found = read_month_first(next);
  if (!found) found = read_decade(next);
  if (!found) found = read_year(next);
  if (!found) found = read_ordinal_period(next);
  if (!found) return std::nullopt;
  found->range.begin = at;
  return found;
}

std::optional<TimePhrase> CalendarReader::read_decade(std::uint32_t at) const {
  const std::string_view token = words_.view(at);
  if (words_.is_number(at) && token.size() == 5 && token.substr(3) == "0s") {
    const auto year = plain_digits(token.substr(0, 4));
    if (!year || *year < 1000) return std::nullopt;
    return TimePhrase{{at, at + 1}, decade_value(*year)};
  }
  if (year_form(words_, at) && token[3] == '0' && words_.view(at + 1) == "s") {
    return TimePhrase{{at, at + 2}, decade_value(*year_form(words_, at))};
  }
  if (words_.quote(at) && words_.glued(at + 1)) {
    const std::string_view short_form = words_.view(at + 1);
    const auto tens = short_form.size() == 3 && short_form.substr(1) == "0s"
                          ? plain_digits(short_form.substr(0, 1))
                          : std::nullopt;
    if (tens && *tens >= 4) return short_decade({at, at + 2}, *tens);
    return std::nullopt;
  }
  constexpr std::array<std::uint64_t, 6> kTens = {"forties"_w,   "fifties"_w,  "sixties"_w,
                                                  "seventies"_w, "eighties"_w, "nineties"_w};
  for (std::size_t i = 0; i < kTens.size(); ++i) {
    if (!words_.is(at, kTens[i])) continue;
    if (!words_.is(at - 1, "the"_w) && !words_.is(at - 1, "early"_w) &&
        !words_.is(at - 1, "late"_w) && !words_.is(at - 1, "in"_w)) {
      return std::nullopt;
    }
    return short_decade({at, at + 1}, static_cast<std::int32_t>(i) + 4);
  }
  return std::nullopt;
}

TimePhrase CalendarReader::short_decade(TokenRange range, std::int32_t tens) {
  Date value = decade_value(1900 + tens * 10);
  value.basis = DateBasis::inferred;
  return {range, value};
}

std::optional<TimePhrase> CalendarReader::read_ordinal_period(std::uint32_t at) const {
  const auto ordinal = read_ordinal(words_, at);
  if (!ordinal) return std::nullopt;
  std::uint32_t next = ordinal->range.end;
  if (words_.hyphen(next)) ++next;
  if (words_.is(next, "century"_w) && ordinal->value >= 10 && ordinal->value <= 30) {
    return TimePhrase{{at, next + 1}, century_value(ordinal->value - 1)};
  }
  const bool quarter = words_.is(next, "quarter"_w) && ordinal->value <= 4;
  const bool half = words_.is(next, "half"_w) && ordinal->value <= 2;
  if (!quarter && !half) return std::nullopt;
  std::uint32_t end = next + 1;
  if (words_.is(end, "of"_w)) ++end;
  const auto year = year_form(words_, end);
  if (!year) return std::nullopt;
  return TimePhrase{
      {at, end + 1},
      quarter ? quarter_value(*year, ordinal->value) : half_value(*year, ordinal->value)};
}

std::optional<TimePhrase> CalendarReader::read_short_quarter(std::uint32_t at) const {
  const auto leading = year_form(words_, at);
  const std::uint32_t letter = leading ? (words_.dash(at + 1) ? at + 2 : at + 1) : at;
  const bool quarter = words_.is(letter, "q"_w);
  if (!quarter && !(words_.is(letter, "h"_w) && words_.capital(letter))) return std::nullopt;
  const auto number = plain_digits(words_.view(letter + 1));
  if (!number || !words_.glued(letter + 1) || *number < 1 || *number > (quarter ? 4 : 2)) {
    return std::nullopt;
  }
  std::uint32_t end = letter + 2;
  std::uint32_t behind = words_.is(end, "of"_w) || words_.dash(end) ? end + 1 : end;
  const auto trailing = leading ? std::nullopt : year_form(words_, behind);
  if (trailing) end = behind + 1;
  const Year year = leading ? Year(*leading) : trailing ? Year(*trailing) : Year();
  if (!year && !quarter) return std::nullopt;
  return TimePhrase{{at, end}, quarter ? quarter_value(year, *number) : half_value(year, *number)};
}

std::optional<TimePhrase> CalendarReader::read_season(std::uint32_t at) const {
  const auto season = read_season_name(words_.key(at));
  if (!season) return std::nullopt;
  const bool of = words_.is(at + 1, "of"_w);
  const std::uint32_t year_at = of ? at + 2 : at + 1;
  if (const auto year = year_form(words_, year_at)) {
    // "the winter of 2029-2030", "winter 2029/30"
    const auto both = read_year_range(year_at, *year);
    const bool turn = both && both->first.value.latest->year == *year + 1;
    TimePhrase phrase{{at, turn ? both->first.range.end : year_at + 1},
                      season_value(*year, *season)};
    if (turn) phrase.value.earliest->month = 7;  // it lies around the turn of the year
    if (turn) phrase.value.latest = Day{*year + 1, 6, 30};
    return phrase;
  }
  if (of) return std::nullopt;
  const std::uint32_t before = words_.is(at - 1, "the"_w) ? at - 2 : at - 1;
  const bool led = any_of(words_.key(before), {"in"_w, "since"_w, "during"_w, "until"_w, "early"_w,
                                               "late"_w, "by"_w, "of"_w, "over"_w, "through"_w});
  const bool verb = words_.is(at, "fall"_w) || words_.is(at, "spring"_w);
  if (!led || (verb && before == at - 1 && !words_.is(before, "in"_w))) return std::nullopt;
  if (words_.is_word(at + 1) && words_.shape(at + 1) == Shape::lower &&
      !words_.is(at + 1, "and"_w) && verb) {
    return std::nullopt;
  }
  return TimePhrase{{at, at + 1}, season_value(std::nullopt, *season)};
}

}  // namespace habeas
