// extract/dates_parts.cpp - parts of a longer period: "the first week of May", "the last three
// months of 2021", "the 15th day of next month", "the end of the year"
//
// A week belongs to the month or year of its Thursday, as in ISO 8601. Where the year of the period
// is not known, the part has the value of the period: it lies inside it.
#include <algorithm>

#include "extract/dates_relative_parts.h"

namespace habeas {
namespace {

Day first_thursday(Day begin) { return plus_days(begin, (4 - weekday_of(begin) + 7) % 7); }
Day last_thursday(Day end) { return plus_days(end, -((weekday_of(end) - 4 + 7) % 7)); }

/// From the first to the last day, as one period.
Date days_between(Day first, Day last) {
  if (first == last) return day_value(first);
  Date value;
  value.earliest = first;
  value.latest = last;
  value.edtf = iso(first) + "/" + iso(last);
  value.timex = value.edtf;
  value.basis = DateBasis::explicit_;
  return value;
}

/// `count` units, the first of which is number `ordinal` of the period (from 1), or which end it.
struct Part {
  std::int32_t ordinal = 0;  ///< 0: counted from the end
  std::int32_t count = 1;
  bool counted = false;  ///< "the first two weeks", not "the first week"
};

std::optional<Date> weeks_of(const Part& part, Day first, Day last) {
  const Day thursday = part.ordinal > 0
                           ? plus_days(first_thursday(first), std::int64_t{7} * (part.ordinal - 1))
                           : plus_days(last_thursday(last), std::int64_t{-7} * (part.count - 1));
  if (thursday < first || last < thursday) return std::nullopt;
  if (!part.counted) return week_value(thursday);
  const Day monday = monday_of(thursday);
  return days_between(monday, plus_days(monday, 7 * part.count - 1));
}

std::optional<Date> days_of(const Part& part, Day first, Day last) {
  const Day begin =
      part.ordinal > 0 ? plus_days(first, part.ordinal - 1) : plus_days(last, 1 - part.count);
  const Day end = plus_days(begin, part.count - 1);
  if (begin < first || last < end) return std::nullopt;
  return days_between(begin, end);
}

std::optional<Date> months_of(const Part& part, Day first, Day last) {
  const Day begin = part.ordinal > 0 ? plus_months(first, part.ordinal - 1)
                                     : plus_months(Day{last.year, last.month, 1}, 1 - part.count);
  const Day end = plus_months(begin, part.count - 1);
  if (first.day != 1 || begin < first || last < end) return std::nullopt;
  if (!part.counted) return month_value(begin.year, begin.month);
  return days_between(begin, plus_days(plus_months(begin, part.count), -1));
}

std::optional<Date> part_value(const Part& part, Unit unit, Day first, Day last) {
  switch (unit) {
    case Unit::day:
      return days_of(part, first, last);
    case Unit::week:
      return weeks_of(part, first, last);
    case Unit::month:
      return months_of(part, first, last);
    case Unit::quarter: {
      const std::int32_t quarter = part.ordinal > 0 ? part.ordinal : 4;
      const bool year = first.month == 1 && first.day == 1 && last.month == 12;
      if (part.counted || !year || quarter > 4) return std::nullopt;
      return quarter_value(first.year, quarter);
    }
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
    case Unit::year:
    case Unit::decade:
    case Unit::century:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TimePhrase> RelativeReader::read_whole_period(std::uint32_t at) const {
  const bool article = words_.is(at, "the"_w);
  const std::uint32_t noun = article ? at + 1 : at;
  const auto unit = read_unit(words_.key(noun));
  if (unit && !unit->plural && article && unit->unit >= Unit::day &&
      !(words_.is_word(noun + 1) && !ends_phrase(noun + 1))) {
    if (unit->unit == Unit::day) {
      TimePhrase day = day_from_clock({at, noun + 1}, 0);
      return day;
    }
    return from_clock({at, noun + 1}, with_offset(calendar_unit(unit->unit, 0), {-366, 366, 0}));
  }
  auto found = read_calendar(words_, noun, speech_);
  if (!found) found = read_determined(at);
  if (!found || (found->value.edtf.empty() && !found->value.offset)) return std::nullopt;
  return found;
}

std::optional<TimePhrase> RelativeReader::read_part_of_period(std::uint32_t at) const {
  if (words_.is(at, "the"_w)) ++at;
  if (const auto found = read_edge_of_period(at)) return found;
  if (const auto found = read_numbered_week(at)) return found;
  Part part;
  std::uint32_t next = at;
  if (any_of(words_.key(at), {"last"_w, "final"_w})) {
    ++next;
  } else if (const auto ordinal = read_ordinal(words_, at)) {
    part.ordinal = ordinal->value;
    next = ordinal->range.end;
  } else {
    return std::nullopt;
  }
  if (const auto count = read_number(words_, next);
      count && count->value.scale == 0 && count->value.digits > 0 && count->value.digits < 400) {
    part.count = static_cast<std::int32_t>(count->value.digits);
    part.counted = true;
    next = count->range.end;
  }
  const auto weekday = read_weekday_name(words_, next);
  const auto unit = read_unit(words_.key(next));
  if (!weekday && any_of(words_.key(next), {"half"_w, "weekend"_w}) && !part.counted)
    return read_half_or_weekend(at, part.ordinal, next);
  if (!weekday && (!unit || unit->unit < Unit::day)) return std::nullopt;
  if (unit && !weekday && unit->plural != part.counted) return std::nullopt;
  const std::uint32_t link = weekday ? weekday->end : next + 1;
  if (!any_of(words_.key(link), {"of"_w, "in"_w})) return std::nullopt;
  auto period = read_whole_period(link + 1);
  if (!period || (weekday && part.counted)) return std::nullopt;
  // "the last day of detention in May": what follows "in" may be no period of this part
  const bool whole = period->value.earliest && period->value.latest;
  if (whole && !(*period->value.earliest < *period->value.latest)) return std::nullopt;
  period->range.begin = at;
  if (!whole) return period;
  const Day first = *period->value.earliest;
  const Day last = *period->value.latest;
  std::optional<Date> value;
  if (weekday) {
    const int ahead = (weekday->weekday - weekday_of(first) + 7) % 7;
    const int back = (weekday_of(last) - weekday->weekday + 7) % 7;
    const Day day = part.ordinal > 0 ? plus_days(first, ahead + 7 * (part.ordinal - 1))
                                     : plus_days(last, -back);
    if (!(day < first) && !(last < day)) value = day_value(day);
  } else {
    value = part_value(part, unit->unit, first, last);
  }
  if (!value) return std::nullopt;
  value->basis = period->value.basis;
  value->offset = period->value.offset;
  period->value = std::move(*value);
  if (unit && unit->unit == Unit::week) take_weekday_of(*period);
  return period;
}

/// "the first half of last year", "the second weekend of June"
std::optional<TimePhrase> RelativeReader::read_half_or_weekend(std::uint32_t at,
                                                               std::int32_t ordinal,
                                                               std::uint32_t noun) const {
  if (!any_of(words_.key(noun + 1), {"of"_w, "in"_w})) return std::nullopt;
  auto period = read_whole_period(noun + 2);
  if (!period || !period->value.earliest || !period->value.latest) return std::nullopt;
  const Day first = *period->value.earliest;
  const Day last = *period->value.latest;
  std::optional<Date> value;
  if (words_.is(noun, "half"_w)) {
    const bool year = first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31;
    if (year && first.year == last.year && ordinal <= 2)
      value = half_value(first.year, ordinal == 0 ? 2 : ordinal);
    // "the second half of March": from the 16th
    const bool month = first.day == 1 && first.month == last.month && first.year == last.year &&
                       period->value.edtf.size() == 7;
    constexpr std::int64_t kHalf = 15;
    if (month && ordinal <= 2)
      value = ordinal == 1 ? days_between(first, plus_days(first, kHalf - 1))
                           : days_between(plus_days(first, kHalf), last);
  } else {
    const Day saturday =
        ordinal > 0
            ? plus_days(first, (6 - weekday_of(first) + 7) % 7 + std::int64_t{7} * (ordinal - 1))
            : plus_days(last, -((weekday_of(last) - 6 + 7) % 7));
    if (!(saturday < first) && !(last < saturday)) {
      value = interval_value(day_value(saturday), day_value(plus_days(saturday, 1)));
      value->timex = iso_week(saturday) + "-WE";
    }
  }
  if (!value) return std::nullopt;
  value->basis = period->value.basis;
  value->offset = period->value.offset;
  period->value = std::move(*value);
  period->range.begin = at;
  return period;
}

/// "the end of the year", "the beginning of March": the value is that of the whole.
std::optional<TimePhrase> RelativeReader::read_edge_of_period(std::uint32_t at) const {
  if (!any_of(words_.key(at), {"end"_w, "beginning"_w, "start"_w, "middle"_w, "close"_w, "rest"_w,
                               "remainder"_w, "remaining"_w, "turn"_w, "course"_w, "eve"_w})) {
    return std::nullopt;
  }
  if (words_.is(at, "eve"_w)) return std::nullopt;
  const std::uint32_t of = words_.is(at + 1, "of"_w) ? at + 2 : at + 1;
  if (of == at + 1) return std::nullopt;
  auto period = read_whole_period(of);
  // "at the end of month"
  const auto unit = read_unit(words_.key(of));
  if (!period && unit && !unit->plural && unit->unit >= Unit::week && !words_.is_word(of + 1) &&
      !words_.is_number(of + 1)) {
    period = from_clock({of, of + 1}, with_offset(calendar_unit(unit->unit, 0), {-366, 366, 0}));
  }
  if (!period) return std::nullopt;
  // "at the turn of the year": of which year it is the beginning the words do not say
  if (words_.is(at, "turn"_w) && period->value.basis == DateBasis::relative) return std::nullopt;
  const bool whole = period->value.earliest && period->value.latest &&
                     *period->value.earliest < *period->value.latest;
  if (!whole && period->value.edtf.size() != 7) return std::nullopt;
  period->range.begin = at;
  // What is left of it begins with the day of speech.
  const bool left = any_of(words_.key(at), {"rest"_w, "remainder"_w, "remaining"_w});
  if (left && whole && speech_.day && *period->value.earliest < *speech_.day &&
      *speech_.day < *period->value.latest) {
    const std::string timex = period->value.timex;
    const Date all = std::move(period->value);
    period->value = *interval_value(day_value(*speech_.day), day_value(*all.latest));
    period->value.timex = timex;
    period->value.basis = DateBasis::relative;
    period->value.offset = all.offset;
  }
  return period;
}

/// "week 31 of 2027", "week 5": a week by its number.
std::optional<TimePhrase> RelativeReader::read_numbered_week(std::uint32_t at) const {
  if (!words_.is(at, "week"_w) || !words_.is_number(at + 1)) return std::nullopt;
  const auto number = plain_digits(words_.view(at + 1));
  if (!number || *number < 1 || *number > 53 || words_.glued(at + 2)) return std::nullopt;
  if (!words_.is(at + 2, "of"_w)) {
    if (!speech_.day || !words_.is(at - 1, "the"_w) || words_.is_word(at + 2)) return std::nullopt;
    const Date year = year_value(speech_.day->year);
    auto value = weeks_of({*number, 1, false}, *year.earliest, *year.latest);
    if (!value) return std::nullopt;
    value->basis = DateBasis::document;
    return TimePhrase{{at, at + 2}, *value};
  }
  auto year = read_whole_period(at + 3);
  if (!year || !year->value.earliest || !year->value.latest) return std::nullopt;
  const bool calendar_year = year->value.earliest->month == 1 && year->value.earliest->day == 1 &&
                             year->value.latest->month == 12;
  if (!calendar_year) return std::nullopt;
  auto value = weeks_of({*number, 1, false}, *year->value.earliest, *year->value.latest);
  if (!value) return std::nullopt;
  value->basis = year->value.basis;
  year->value = std::move(*value);
  year->range.begin = at;
  return year;
}

/// "the five upcoming years", "the ten previous weeks".
std::optional<TimePhrase> RelativeReader::read_number_and_which(std::uint32_t at) const {
  if (words_.glued(at) && at > words_.begin()) return std::nullopt;
  const auto number = read_number(words_, at);
  if (!number || number->value.scale > 0 || number->value.digits < 1) return std::nullopt;
  const std::uint32_t which_at = number->range.end;
  const auto which = read_which(which_at);
  if (!which || *which == Which::same || *which == Which::current) return std::nullopt;
  const auto unit = read_unit(words_.key(which_at + 1));
  if (!unit || !unit->plural) return std::nullopt;
  Duration duration;
  duration.number = number->value;
  duration.unit = *unit;
  duration.range = {at, which_at + 2};
  return several({at, which_at + 2}, *which, duration);
}

}  // namespace habeas
