// extract/dates_which.cpp - "last week", "this Thursday", "next October", "the previous day"
#include <algorithm>
#include <array>
#include <utility>

#include "extract/dates_relative_parts.h"
#include "extract/dates_settle.h"

namespace habeas {

std::optional<RelativeReader::Which> RelativeReader::read_which(std::uint32_t at) const {
  switch (words_.key(at)) {
    case "last"_w:
    case "past"_w:
      return Which::last;
    case "this"_w:
    case "current"_w:
      return Which::current;
    case "next"_w:
    case "coming"_w:
    case "upcoming"_w:
      return Which::next;
    case "previous"_w:
    case "preceding"_w:
      return Which::previous;
    case "following"_w:
      return Which::following;
    case "same"_w:
    case "that"_w:
      return Which::same;
    default:
      return std::nullopt;
  }
}

std::optional<TimePhrase> RelativeReader::read_determined(std::uint32_t at) const {
  std::uint32_t next = at;
  if (any_of(words_.key(next), {"earlier"_w, "later"_w, "early"_w, "late"_w})) {
    ++next;
    if (words_.is(next, "in"_w) && (words_.is(next + 1, "the"_w) || words_.is(next + 1, "this"_w)))
      ++next;
  }
  const bool part = next > at;
  const bool article = words_.is(next, "the"_w);
  if (article || (words_.is(next, "that"_w) && words_.is(next + 1, "same"_w))) ++next;
  if (article && words_.is(next, "weekend"_w) && !words_.is(next + 1, "of"_w)) {
    return which_weekend({next - 1, next + 1}, tense_at(words_, at, next + 1) == Tense::future
                                                   ? Which::current
                                                   : Which::last);
  }
  // "earlier in the week", "later in the year"
  const auto unit = read_unit(words_.key(next));
  if (part && article && unit && !unit->plural && unit->unit >= Unit::day &&
      ends_phrase(next + 1)) {
    if (unit->unit == Unit::day) return day_from_clock({at, next + 1}, 0);
    const auto days = static_cast<std::int32_t>(centidays(unit->unit) / 100);
    return from_clock({at, next + 1}, with_offset(calendar_unit(unit->unit, 0), {-days, days, 0}));
  }
  const auto which = read_which(next);
  if (!which) return std::nullopt;
  if (part && article && *which == Which::same) return std::nullopt;
  auto found = read_which_period(next, *which, article);
  if (!found) return std::nullopt;
  found->range.begin = part                                                             ? at
                       : (article || words_.is(at, "that"_w)) && !keeps_article(*which) ? next
                                                                                        : at;
  return found;
}

bool RelativeReader::keeps_article(Which which) {
  return which == Which::previous || which == Which::following || which == Which::same ||
         which == Which::next;
}

std::optional<TimePhrase> RelativeReader::read_which_period(std::uint32_t at, Which which,
                                                            bool article) const {
  const std::uint32_t noun = at + 1;
  if (const auto feast = read_feast_name(words_, noun)) return which_feast(at, *feast, which);
  if (const auto day = which_day(at, which)) return day;
  if (const auto weekday = read_weekday_name(words_, noun); weekday && !weekday->plural) {
    return which_weekday(at, *weekday, which);
  }
  if (const auto month = read_month_name(words_, noun); month && words_.capital(noun)) {
    return which_month(at, *month, which);
  }
  if (const auto season = read_season_name(words_.key(noun)))
    return which_season(at, *season, which);
  if (words_.is(noun, "weekend"_w) || words_.is(noun, "weekends"_w))
    return which_weekend({at, noun + 1}, which);
  if (!part_of_day(words_.key(noun)).empty()) return which_part(at, which, article);
  if (words_.is(noun, "workweek"_w)) return working_week({at, noun + 1}, which);
  if (words_.is(noun + 1, "week"_w) && any_of(words_.key(noun), {"working"_w, "work"_w}))
    return working_week({at, noun + 2}, which);
  if (words_.is(noun + 1, "year"_w) && words_.is(noun, "calendar"_w))
    return which_unit({at, noun + 2}, which, Unit::year, article);
  const auto unit = read_unit(words_.key(noun));
  if (unit && !unit->plural && words_.is(noun, "fortnight"_w) &&
      !any_of_which(which, Which::same, Which::current)) {
    Duration one;
    one.number = {1, 0};
    one.unit = *unit;
    return several({at, noun + 1}, which, one);
  }
  if (unit && !unit->plural && words_.is(at, "past"_w) && unit->unit != Unit::quarter)
    return past_unit({at, noun + 1}, *unit);
  if (unit && !unit->plural) return which_unit({at, noun + 1}, which, unit->unit, article);
  if (which == Which::same || which == Which::current) return std::nullopt;
  return which_several(at, which);
}

std::optional<TimePhrase> RelativeReader::past_unit(TokenRange range, UnitName unit) const {
  Duration one;
  one.unit = unit;
  Date value = relative_value({-reach(one).max_days, 0, 0});
  value.timex = duration_timex(one);
  return from_clock(range, value);
}

std::optional<TimePhrase> RelativeReader::which_day(std::uint32_t at, Which which) const {
  if (which == Which::same || which == Which::previous) return std::nullopt;
  auto day = read_calendar(words_, at + 1, speech_);
  if (!day || day->value.edtf.size() != 10 || !day->value.earliest) return std::nullopt;
  day->range.begin = at;
  if (day->value.basis != DateBasis::document || !speech_.day) return day;
  if (read_weekday_name(words_, at + 1)) return day;
  const Day now = *speech_.day;
  const Day told = *day->value.earliest;
  if (told.month == 2 && told.day == 29) return day;
  const auto in_year = [&](std::int32_t year) { return Day{year, told.month, told.day}; };
  Day found = in_year(now.year);
  if (which == Which::last && !(found < now)) found = in_year(now.year - 1);
  if (any_of_which(which, Which::next, Which::following) && !(now < found))
    found = in_year(now.year + 1);
  day->value = day_value(found);
  day->value.basis = DateBasis::document;
  return day;
}

std::optional<TimePhrase> RelativeReader::which_feast(std::uint32_t at, FeastName feast,
                                                      Which which) const {
  if (which == Which::same || !speech_.day || words_.capital(feast.end)) return std::nullopt;
  const bool back = which == Which::last || which == Which::previous;
  const bool ahead = which == Which::next || which == Which::following;
  const DayOffset offset = back    ? DayOffset{-400, -1, 0}
                           : ahead ? DayOffset{1, 400, 0}
                                   : DayOffset{-366, 366, 0};
  const Day now = *speech_.day;
  Day day = day_of_feast(feast, now.year);
  if (back && !(day < now)) day = day_of_feast(feast, now.year - 1);
  if (ahead && !(now < day)) day = day_of_feast(feast, now.year + 1);
  return from_clock({at, feast.end}, with_offset(day_value(day), offset));
}

std::optional<TimePhrase> RelativeReader::working_week(TokenRange range, Which which) const {
  if (which == Which::previous || which == Which::following || which == Which::same)
    return std::nullopt;
  const int steps = which == Which::last ? -1 : which == Which::next ? 1 : 0;
  std::optional<Date> value;
  if (speech_.day) {
    const Day monday = plus_days(monday_of(*speech_.day), std::int64_t{7} * steps);
    value = interval_value(day_value(monday), day_value(plus_days(monday, 4)));
    if (value) value->timex = iso_week(monday);
  }
  return from_clock(range, with_offset(value, {7 * steps - 6, 7 * steps + 6, 0}));
}

std::optional<TimePhrase> RelativeReader::which_unit(TokenRange range, Which which, Unit unit,
                                                     bool article) const {
  if (words_.hyphen(range.end)) return std::nullopt;
  if (unit <= Unit::hour) return std::nullopt;
  const bool counts_from_text = which == Which::previous || which == Which::following ||
                                which == Which::same || (which == Which::next && article) ||
                                (unit == Unit::day && which == Which::next);
  if (counts_from_text) return text_unit(range, which, unit);
  if (unit == Unit::day) return std::nullopt;  // "this day", "last day"
  const int steps = which == Which::last ? -1 : which == Which::next ? 1 : 0;
  const auto days = static_cast<std::int32_t>(centidays(unit) / 100);
  DayOffset offset{-days, days, 0};
  if (steps < 0) offset = {-2 * days, -1, 0};
  if (steps > 0) offset = {1, 2 * days, 0};
  TimePhrase phrase = from_clock(range, with_offset(calendar_unit(unit, steps), offset));
  if (unit == Unit::week) take_weekday_of(phrase);
  return phrase;
}

std::optional<Date> RelativeReader::calendar_unit(Unit unit, int steps) const {
  if (!speech_.day) return std::nullopt;
  const Day day = *speech_.day;
  switch (unit) {
    case Unit::week:
      return week_value(plus_days(day, std::int64_t{7} * steps));
    case Unit::month: {
      const Day shifted = plus_months(day, steps);
      return month_value(shifted.year, shifted.month);
    }
    case Unit::quarter: {
      const Day shifted = plus_months(day, std::int64_t{3} * steps);
      return quarter_value(shifted.year, (shifted.month + 2) / 3);
    }
    case Unit::year:
      return year_value(day.year + steps);
    case Unit::decade:
      return decade_value((day.year / 10 + steps) * 10);
    case Unit::century:
      return century_value(day.year / 100 + steps);
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
    case Unit::day:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<TimePhrase> RelativeReader::text_unit(TokenRange range, Which which,
                                                    Unit unit) const {
  const auto days = static_cast<std::int32_t>(centidays(unit) / 100);
  DayOffset offset{0, 0, 0};
  if (which == Which::previous)
    offset = unit == Unit::day ? DayOffset{-1, -1, 0} : DayOffset{-2 * days, -1, 0};
  if (which == Which::following || which == Which::next) {
    offset = unit == Unit::day ? DayOffset{1, 1, 0} : DayOffset{1, 2 * days, 0};
  }
  if (which == Which::same && unit != Unit::day) offset = {-days, days, 0};
  TimePhrase phrase{range, relative_value(offset), DateAnchor::event, false, true};
  phrase.grain = unit == Unit::week    ? Grain::week
                 : unit == Unit::month ? Grain::month
                 : unit == Unit::year  ? Grain::year
                                       : Grain::none;
  phrase.steps = which == Which::previous ? -1 : which == Which::same ? 0 : 1;
  const bool ahead =
      which == Which::following && tense_at(words_, range.begin, range.end) != Tense::past;
  if (unit >= Unit::week && (which == Which::previous || which == Which::next || ahead)) {
    phrase.without_anchor = calendar_unit(unit, phrase.steps);
    if (phrase.without_anchor) phrase.without_anchor->basis = DateBasis::relative;
    // "in the previous week, on Monday"
    if (phrase.without_anchor && unit == Unit::week) {
      TimePhrase week{range, *phrase.without_anchor};
      take_weekday_of(week);
      if (range.end < week.range.end)
        return from_clock(week.range, with_offset(week.value, offset));
    }
  }
  return phrase;
}

std::optional<TimePhrase> RelativeReader::which_weekday(std::uint32_t at, WeekdayName name,
                                                        Which which) const {
  DayOffset offset{-7, 7, name.weekday};
  int steps = 0;
  if (which == Which::last || which == Which::previous) offset = {-13, -1, name.weekday};
  if (which == Which::next || which == Which::following) offset = {1, 13, name.weekday};
  if (which == Which::current || which == Which::same) offset = {-6, 6, name.weekday};
  std::optional<Date> day;
  if (speech_.day) {
    const int today = weekday_of(*speech_.day);
    const int wanted = name.weekday;
    if (offset.max_days < 0) steps = wanted < today ? wanted - today : wanted - today - 7;
    if (offset.min_days > 0) steps = wanted > today ? wanted - today : wanted - today + 7;
    if (offset.min_days == -6) steps = wanted - today;
    const bool nearest = any_of(words_.key(at), {"coming"_w, "upcoming"_w});
    if (which == Which::next && !nearest && steps < 7 && today < wanted) steps += 7;
    day = day_value(plus_days(*speech_.day, steps));
  }
  TimePhrase phrase = from_clock({at, name.end}, with_offset(day, offset));
  if (!day) phrase.value.timex = weekday_timex(name.weekday);
  extend_by_part(phrase);
  // "The following Sunday" follows the day that the story has come to.
  if (which == Which::following || which == Which::previous) {
    phrase.without_anchor = phrase.value;
    phrase.value = relative_value(which == Which::previous ? DayOffset{-7, -1, name.weekday}
                                                           : DayOffset{1, 7, name.weekday});
    phrase.value.timex = weekday_timex(name.weekday);
    phrase.anchored = DateAnchor::event;
    phrase.counts_from_last = true;
  }
  return phrase;
}

std::string RelativeReader::weekday_timex(std::uint8_t weekday) {
  return "XXXX-WXX-" + std::to_string(static_cast<int>(weekday));
}

std::optional<TimePhrase> RelativeReader::which_month(std::uint32_t at, MonthName name,
                                                      Which which) const {
  if (which == Which::same || which == Which::previous || which == Which::following)
    return std::nullopt;
  DayOffset offset{-183, 183, 0};
  if (which == Which::last) offset = {-396, -1, 0};
  if (which == Which::next) offset = {1, 396, 0};
  std::optional<Date> month = month_value(std::nullopt, name.month);
  if (speech_.day) {
    std::int32_t year = speech_.day->year;
    if (which == Which::last && name.month >= speech_.day->month) --year;
    if (which == Which::next && name.month <= speech_.day->month) ++year;
    month = month_value(year, name.month);
  }
  std::uint32_t end = name.end;
  if (words_.is_number(end) && !year_form(words_, end))
    return std::nullopt;  // "last October 9": rare
  return from_clock({at, end}, with_offset(month, offset));
}

std::optional<TimePhrase> RelativeReader::which_season(std::uint32_t at, Season season,
                                                       Which which) const {
  if (which == Which::same || which == Which::previous || which == Which::following)
    return std::nullopt;
  DayOffset offset{-183, 183, 0};
  if (which == Which::last) offset = {-456, -1, 0};
  if (which == Which::next) offset = {1, 456, 0};
  std::optional<Date> value = season_value(std::nullopt, season);
  if (speech_.day) {
    const int first_month = season == Season::spring   ? 3
                            : season == Season::summer ? 6
                            : season == Season::autumn ? 9
                                                       : 12;
    std::int32_t year = speech_.day->year;
    if (which == Which::last && speech_.day->month <= first_month) --year;
    if (which == Which::next && speech_.day->month >= first_month) ++year;
    value = season_value(year, season);
  }
  return from_clock({at, at + 2}, with_offset(value, offset));
}

std::optional<TimePhrase> RelativeReader::which_weekend(TokenRange range, Which which) const {
  int steps = which == Which::last ? -1 : which == Which::next ? 1 : 0;
  if (which == Which::previous || which == Which::following || which == Which::same)
    return std::nullopt;
  std::optional<Date> value;
  if (speech_.day) {
    const Day saturday = plus_days(monday_of(*speech_.day), 5 + 7 * steps);
    value = interval_value(day_value(saturday), day_value(plus_days(saturday, 1)));
    if (value) value->timex = iso_week(saturday) + "-WE";
  }
  const DayOffset offset = steps < 0   ? DayOffset{-14, -1, 0}
                           : steps > 0 ? DayOffset{1, 14, 0}
                                       : DayOffset{-6, 6, 0};
  return from_clock(range, with_offset(value, offset));
}

std::optional<TimePhrase> RelativeReader::which_part(std::uint32_t at, Which which,
                                                     bool article) const {
  const std::string_view part = part_of_day(words_.key(at + 1));
  const TokenRange range{at, at + 2};
  if (which == Which::previous || which == Which::following || which == Which::same ||
      (which == Which::next && article)) {
    const int shift = which == Which::previous ? -1 : which == Which::same ? 0 : 1;
    return TimePhrase{range, relative_value({shift, shift, 0}), DateAnchor::event, false, true};
  }
  if (which == Which::next || (which == Which::last && part != "NI")) return std::nullopt;
  TimePhrase phrase = day_from_clock(range, which == Which::last ? -1 : 0);
  if (!phrase.value.timex.empty()) phrase.value.timex.append("T").append(part);
  return phrase;
}

std::optional<TimePhrase> RelativeReader::which_several(std::uint32_t at, Which which) const {
  if (words_.is(at + 2, "quarters"_w)) {  // "two quarters" alone may be a half
    const auto digits = plain_digits(words_.view(at + 1));
    const std::int32_t count = digits ? *digits : small_number(words_.key(at + 1));
    if (count < 1) return std::nullopt;
    Duration duration;
    duration.number = {count, 0};
    duration.unit = {Unit::quarter, true, 1};
    return several({at, at + 3}, which, duration);
  }
  auto duration = habeas::read_duration(words_, at + 1);
  // "the last three months, and two days ago"
  if (duration && any_of(words_.key(duration->range.end), {"ago"_w, "later"_w, "earlier"_w}))
    duration = habeas::read_duration(words_, at + 1, Units::one);
  if (!duration || duration->adjective) return std::nullopt;
  if (!duration->unit.plural && duration->amount != Amount::exact) return std::nullopt;
  return several({at, duration->range.end}, which, *duration);
}

/// The days that the words name, where the time of speech is known: "the next three days" begin
/// tomorrow, "the past three days" end today.
std::optional<TimePhrase> RelativeReader::several(TokenRange range, Which which,
                                                  const Duration& duration) const {
  // "and the two following days": they follow the day that the story has come to
  const auto step = exact_step(duration, 1);
  if (which == Which::following && step && tells_past(words_)) {
    TimePhrase phrase{range, relative_value({1, reach(duration).max_days, 0}), DateAnchor::event,
                      false, true};
    if (step->months == 0) phrase.value.offset = DayOffset{1, step->days, 0};
    phrase.value.timex = duration_timex(duration);
    return phrase;
  }
  Date value;
  value.timex = duration_timex(duration);
  const bool past = which == Which::last || which == Which::previous;
  const DayOffset far = reach(duration);
  value.basis = DateBasis::relative;
  value.offset = past ? DayOffset{-far.max_days, 0, 0} : DayOffset{0, far.max_days, 0};
  if (duration.unit.unit == Unit::quarter) {
    if (auto counted = quarters(duration, past)) {
      counted->timex = value.timex;
      return from_clock(range, with_offset(std::move(counted), *value.offset));
    }
  } else if (speech_.day) {
    if (const auto other = shifted_day(duration, *speech_.day, past ? -1 : 1)) {
      value.earliest = past ? *other : plus_days(*speech_.day, 1);
      value.latest = !past                   ? *other
                     : duration.working_days ? plus_days(*speech_.day, -1)
                                             : *speech_.day;
      value.edtf = iso(*value.earliest) + "/" + iso(*value.latest);
    }
  }
  return from_clock(range, value);
}

std::optional<Date> RelativeReader::quarters(const Duration& duration, bool past) const {
  if (!speech_.day || duration.number.scale > 0 || duration.number.digits > 400)
    return std::nullopt;
  const auto months = static_cast<std::int32_t>(3 * duration.number.digits);
  const auto first_month = static_cast<std::uint8_t>((speech_.day->month - 1) / 3 * 3 + 1);
  const Day quarter{speech_.day->year, first_month, 1};
  Date value;
  value.earliest = plus_months(quarter, past ? -months : 3);
  value.latest = plus_days(plus_months(quarter, past ? 0 : 3 + months), -1);
  value.edtf = iso(*value.earliest) + "/" + iso(*value.latest);
  return value;
}

void RelativeReader::take_weekday_of(TimePhrase& week) const {
  if (!week.value.earliest || week.value.timex.size() != 8) return;
  std::uint32_t next = week.range.end;
  if (words_.is(next, "on"_w) || words_.mark(next, ',') || words_.dash(next)) ++next;
  const auto name = read_weekday_name(words_, next);
  if (!name || name->plural) return;
  const std::optional<DayOffset> offset = week.value.offset;
  week.value = day_value(plus_days(*week.value.earliest, name->weekday - 1));
  week.value.basis = DateBasis::relative;
  week.value.offset = offset;
  week.range.end = name->end;
}

}  // namespace habeas
