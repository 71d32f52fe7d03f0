// extract/dates_relative.cpp - the grammar of times that count from something
// ("two months ago"), of named days, weekdays and sets
#include <algorithm>
#include <array>
#include <utility>

#include "extract/dates_relative_parts.h"

namespace habeas {

std::optional<TimePhrase> RelativeReader::read(std::uint32_t at) const {
  if (const auto found = read_clock_time(at)) return found;
  if (const auto found = read_named_day(at)) return found;
  if (const auto found = read_part_of_period(at)) return found;
  if (const auto found = read_determined(at)) return found;
  if (const auto found = read_weekday(at)) return found;
  if (const auto found = read_set(at)) return found;
  if (const auto found = read_rate(at)) return found;
  if (const auto found = read_number_and_which(at)) return found;
  return read_counted(at);
}

TimePhrase RelativeReader::from_clock(TokenRange range, Date value) const {
  return {range, std::move(value), DateAnchor::clock, false, false};
}

std::string_view RelativeReader::part_of_day(std::uint64_t key) {
  switch (key) {
    case "morning"_w:
      return "MO";
    case "afternoon"_w:
      return "AF";
    case "evening"_w:
      return "EV";
    case "night"_w:
      return "NI";
    default:
      return {};
  }
}

void RelativeReader::extend_by_part(TimePhrase &phrase) const {
  const std::string_view part = part_of_day(words_.key(phrase.range.end));
  if (part.empty()) return;
  ++phrase.range.end;
  if (!phrase.value.timex.empty()) phrase.value.timex.append("T").append(part);
}

std::optional<TimePhrase> RelativeReader::read_named_day(std::uint32_t at) const {
  const std::uint64_t key = words_.key(at);
  if (key == "now"_w) {
    if (words_.is(at + 1, "that"_w) || words_.is(at - 1, "from"_w) || words_.hyphen(at + 1))
      return std::nullopt;
    return reference({at, at + 1}, "PRESENT_REF");
  }
  if (key == "future"_w || key == "current"_w || key == "currently"_w) return read_epoch(at);
  if (key == "the"_w && words_.is(at + 1, "day"_w) && !words_.is(at - 1, "in"_w) &&
      (words_.is(at + 2, "before"_w) || words_.is(at + 2, "after"_w))) {
    if (words_.is(at + 3, "yesterday"_w)) return day_from_clock({at, at + 4}, -2);
    if (words_.is(at + 3, "tomorrow"_w)) return day_from_clock({at, at + 4}, 2);
    const int step = words_.is(at + 2, "before"_w) ? -1 : 1;
    TimePhrase phrase{
        {at, at + 3}, relative_value({step, step, 0}), DateAnchor::event, false, false};
    phrase.counts_from_next = time_follows(at + 3);
    phrase.counts_from_last = !words_.is_word(at + 3);
    return phrase;
  }
  if (key == "the"_w && !part_of_day(words_.key(at + 1)).empty() && !words_.is(at + 3, "last"_w) &&
      (words_.is(at + 2, "before"_w) || words_.is(at + 2, "after"_w))) {
    const int step = words_.is(at + 2, "before"_w) ? -1 : 1;
    TimePhrase phrase{
        {at, at + 3}, relative_value({step, step, 0}), DateAnchor::event, false, false};
    phrase.value.timex = "T" + std::string(part_of_day(words_.key(at + 1)));
    phrase.counts_from_next = time_follows(at + 3);
    phrase.counts_from_last = !words_.is_word(at + 3);
    return phrase;
  }
  if (key == "eve"_w && words_.is(at + 1, "of"_w) && time_follows(at + 2)) {
    TimePhrase phrase{{at, at + 2}, relative_value({-1, -1, 0}), DateAnchor::event, true, false};
    return phrase;
  }
  // "on the eve of the raid"
  if (key == "eve"_w && words_.is(at - 1, "the"_w) && words_.is(at + 1, "of"_w) &&
      any_of(words_.key(at + 2), {"the"_w, "that"_w, "his"_w, "her"_w, "their"_w, "its"_w}))
    return TimePhrase{{at, at + 2}, relative_value({-1, -1, 0}), DateAnchor::event, false, false};
  if (const auto found = read_week_but_one(at)) return found;
  if (const auto found = read_to_date(at)) return found;
  int shift = 0;
  std::string_view part;
  switch (key) {
    case "today"_w:
      break;
    case "tonight"_w:
      part = "NI";
      break;
    case "yesterday"_w:
      shift = -1;
      break;
    case "tomorrow"_w:
    case "tmrw"_w:
      shift = 1;
      break;
    default:
      return std::nullopt;
  }
  TimePhrase phrase = day_from_clock({at, at + 1}, shift);
  if (!part.empty() && !phrase.value.timex.empty()) phrase.value.timex.append("T").append(part);
  if (part.empty()) extend_by_part(phrase);
  return phrase;
}

/// "the future", "his current wife", "currently"
std::optional<TimePhrase> RelativeReader::read_epoch(std::uint32_t at) const {
  if (words_.is(at, "currently"_w)) return reference({at, at + 1}, "PRESENT_REF");
  const bool adjective = words_.is_word(at + 1) && words_.shape(at + 1) == Shape::lower &&
                         words_.shape(at) == Shape::lower && !ends_phrase(at + 1);
  if (words_.is(at, "current"_w)) {
    if (!adjective || read_unit(words_.key(at + 1)) ||
        any_of(words_.key(at + 1), {"affairs"_w, "account"_w, "date"_w, "calendar"_w}))
      return std::nullopt;
    return reference({at, at + 1}, "PRESENT_REF");
  }
  const bool time = words_.is(at - 1, "the"_w) &&
                    (ends_phrase(at + 1) || any_of(words_.key(at + 1), {"that"_w, "which"_w}));
  if (!time) return std::nullopt;
  return reference({at, at + 1}, "FUTURE_REF");
}

/// "$1 billion a year", "two trips a week": how often, behind an amount.
std::optional<TimePhrase> RelativeReader::read_rate(std::uint32_t at) const {
  if (!any_of(words_.key(at), {"a"_w, "per"_w})) return std::nullopt;
  const auto unit = read_unit(words_.key(at + 1));
  if (!unit || unit->plural || unit->unit < Unit::day || unit->unit > Unit::year)
    return std::nullopt;
  if (words_.is_word(at + 2) && !ends_phrase(at + 2)) return std::nullopt;
  // an amount in the three words before: "once a week" has none of its own
  const bool times = any_of(words_.key(at - 1), {"once"_w, "twice"_w, "times"_w});
  constexpr std::uint32_t kReach = 4;
  bool amount = times;
  for (std::uint32_t back = 1; back <= kReach && !amount && at >= words_.begin() + back; ++back) {
    const std::uint32_t i = at - back;
    if (any_of(words_.key(i), {"for"_w, "in"_w, "of"_w, "to"_w, "was"_w, "were"_w}) && back == 1)
      break;
    if (read_unit(words_.key(i))) break;
    amount = words_.is_number(i) || small_number(words_.key(i)) >= 0 ||
             power_word(words_.key(i)) > 0 ||
             any_of(words_.key(i), {"dozens"_w, "hundreds"_w, "thousands"_w});
  }
  if (!amount) return std::nullopt;
  Duration one;
  one.unit = *unit;
  Date value;
  value.timex = duration_timex(one);
  return TimePhrase{{at, at + 2}, value};
}

/// "the week after next", "the year before last"
std::optional<TimePhrase> RelativeReader::read_week_but_one(std::uint32_t at) const {
  if (!words_.is(at, "the"_w)) return std::nullopt;
  const bool ahead = words_.is(at + 2, "after"_w) && words_.is(at + 3, "next"_w);
  const bool back = words_.is(at + 2, "before"_w) && words_.is(at + 3, "last"_w);
  const auto unit = read_unit(words_.key(at + 1));
  if (back && words_.is(at + 1, "night"_w)) {
    TimePhrase night = day_from_clock({at, at + 4}, -2);
    if (!night.value.timex.empty()) night.value.timex += "TNI";
    return night;
  }
  if (!(ahead || back) || !unit || unit->plural || unit->unit < Unit::week) return std::nullopt;
  // "the week before last Friday's vote" counts from Friday
  if (read_unit(words_.key(at + 4)) || read_weekday_name(words_, at + 4) ||
      read_month_name(words_, at + 4) || words_.is_number(at + 4))
    return std::nullopt;
  const auto days = static_cast<std::int32_t>(centidays(unit->unit) / 100);
  const DayOffset offset = ahead ? DayOffset{days, 3 * days, 0} : DayOffset{-3 * days, -days, 0};
  return from_clock({at, at + 4}, with_offset(calendar_unit(unit->unit, ahead ? 2 : -2), offset));
}

/// "to date", "from March to the present", "in the year to date"
std::optional<TimePhrase> RelativeReader::read_to_date(std::uint32_t at) const {
  if (words_.is(at, "year"_w) && words_.is(at + 1, "to"_w) && words_.is(at + 2, "date"_w)) {
    std::optional<Date> value;
    if (speech_.day)
      value = interval_value(day_value(speech_.day->year, 1, 1), day_value(*speech_.day));
    if (value) value->timex = std::to_string(speech_.day->year);
    return from_clock({at, at + 3}, with_offset(value, {-366, 0, 0}));
  }
  if (any_of(words_.key(at), {"eoy"_w, "eom"_w})) {
    const Unit unit = words_.is(at, "eoy"_w) ? Unit::year : Unit::month;
    return from_clock({at, at + 1}, with_offset(calendar_unit(unit, 0), {-366, 366, 0}));
  }
  if (!any_of(words_.key(at), {"date"_w, "present"_w})) return std::nullopt;
  const std::uint32_t lead = any_of(words_.key(at - 1), {"the"_w, "current"_w}) ? at - 2 : at - 1;
  if (!any_of(words_.key(lead), {"to"_w, "until"_w, "till"_w})) return std::nullopt;
  const bool opens = lead == words_.begin() && words_.mark(at + 1, ',');
  if (words_.is_number(at + 1)) return std::nullopt;
  if (words_.is_word(at + 1) &&
      !any_of(words_.key(at + 1), {"in"_w, "they"_w, "we"_w, "he"_w, "she"_w}))
    return std::nullopt;
  // "brought up to date" is no time
  if (words_.is(lead - 1, "up"_w) || (lead == words_.begin() && !opens)) return std::nullopt;
  return reference({at, at + 1}, "PRESENT_REF");
}

TimePhrase RelativeReader::reference(TokenRange range, const char *timex) const {
  Date value;
  value.timex = timex;
  value.basis = DateBasis::relative;
  return from_clock(range, value);
}

TimePhrase RelativeReader::day_from_clock(TokenRange range, int shift) const {
  std::optional<Date> day;
  if (speech_.day) day = day_value(plus_days(*speech_.day, shift));
  return from_clock(range, with_offset(day, {shift, shift, 0}));
}

bool RelativeReader::ends_phrase(std::uint32_t at) const {
  return !words_.is_word(at) ||
         any_of(words_.key(at), {"and"_w, "or"_w, "of"_w, "is"_w, "was"_w, "will"_w, "to"_w,
                                 "for"_w, "as"_w, "with"_w, "in"_w, "by"_w, "but"_w});
}

std::optional<TimePhrase> RelativeReader::read_weekday(std::uint32_t at) const {
  const auto name = read_weekday_name(words_, at);
  if (!name) return std::nullopt;
  if (name->plural) {
    Date value;
    value.timex = weekday_timex(name->weekday);
    return TimePhrase{{at, name->end}, value};
  }
  if (any_of(words_.key(at - 1),
             {"good"_w, "black"_w, "ash"_w, "palm"_w, "bloody"_w, "every"_w, "each"_w})) {
    return std::nullopt;
  }
  // "the third Sunday in Lent": which one the words do not say
  const auto ordinal = read_ordinal(words_, at - 1);
  if (ordinal && ordinal->range.end == at &&
      any_of(words_.key(name->end), {"of"_w, "in"_w, "after"_w, "before"_w}) &&
      !of_every(name->end)) {
    Date value;
    value.timex = weekday_timex(name->weekday);
    return TimePhrase{{at, name->end}, value};
  }
  if (is_any_such_day(at, name->end)) {
    Date value;
    value.timex = weekday_timex(name->weekday);
    return TimePhrase{{at, name->end}, value};
  }
  if (of_every(name->end)) {  // "the first Monday of every month"
    Date value;
    value.timex = weekday_timex(name->weekday);
    return TimePhrase{{at, name->end + 3}, value};
  }
  if (const auto found = read_weekday_of_week(at, *name)) return found;
  if (const auto found = read_weekday_and_distance(at, *name)) return found;
  const bool future = tense_at(words_, at, name->end) == Tense::future;
  const DayOffset offset =
      future ? DayOffset{0, 7, name->weekday} : DayOffset{-7, 0, name->weekday};
  std::optional<Date> day;
  if (speech_.day) {
    int steps = name->weekday - weekday_of(*speech_.day);
    if (future && steps < 0) steps += 7;
    if (!future && steps > 0) steps -= 7;
    day = day_value(plus_days(*speech_.day, steps));
  }
  TimePhrase phrase = from_clock({at, name->end}, with_offset(day, offset));
  if (!day) phrase.value.timex = weekday_timex(name->weekday);
  extend_by_part(phrase);
  return phrase;
}

/// "on a Friday in March 2017": which one the words do not say; "a Friday raid" is of the last.
bool RelativeReader::is_any_such_day(std::uint32_t at, std::uint32_t end) const {
  if (!any_of(words_.key(at - 1), {"a"_w, "one"_w}) || !words_.is(at - 2, "on"_w)) return false;
  const bool part = !part_of_day(words_.key(end)).empty();
  return ends_phrase(part ? end + 1 : end);
}

std::optional<TimePhrase> RelativeReader::read_weekday_of_week(std::uint32_t at,
                                                               WeekdayName name) const {
  const std::uint32_t next = words_.is(name.end, "of"_w) ? name.end + 1 : name.end;
  const std::uint32_t which_at = words_.is(next, "the"_w) ? next + 1 : next;
  const auto which = read_which(which_at);
  if (!which || *which == Which::same || !words_.is(which_at + 1, "week"_w)) return std::nullopt;
  // What was the following week then is none of those beside the speech.
  const bool told = *which == Which::previous || *which == Which::following;
  if (told && tense_at(words_, at, which_at) == Tense::past) return std::nullopt;
  const int weeks = any_of_which(*which, Which::last, Which::previous)    ? -1
                    : any_of_which(*which, Which::next, Which::following) ? 1
                                                                          : 0;
  std::optional<Date> day;
  if (speech_.day)
    day = day_value(plus_days(monday_of(*speech_.day), 7 * weeks + name.weekday - 1));
  const DayOffset offset{weeks * 7 - 6, weeks * 7 + 6, name.weekday};
  TimePhrase phrase = from_clock({at, which_at + 2}, with_offset(day, offset));
  if (!day) phrase.value.timex = weekday_timex(name.weekday);
  return phrase;
}

std::optional<TimePhrase> RelativeReader::read_set(std::uint32_t at) const {
  const char *timex = nullptr;
  switch (words_.key(at)) {
    case "daily"_w:
    case "nightly"_w:
      timex = "P1D";
      break;
    case "weekly"_w:
      timex = "P1W";
      break;
    case "fortnightly"_w:
      timex = "P2W";
      break;
    case "monthly"_w:
      timex = "P1M";
      break;
    case "quarterly"_w:
      timex = "P3M";
      break;
    case "yearly"_w:
    case "annually"_w:
      timex = "P1Y";
      break;
    case "hourly"_w:
      timex = "PT1H";
      break;
    case "every"_w:
    case "each"_w:
      return read_every(at);
    default:
      return std::nullopt;
  }
  // A capital inside a sentence is a newspaper's name.
  if (words_.capital(at) && at > words_.begin()) return std::nullopt;
  Date value;
  value.timex = timex;
  return TimePhrase{{at, at + 1}, value};
}

/// "of every month", "in each quarter"
bool RelativeReader::of_every(std::uint32_t at) const {
  const auto unit = read_unit(words_.key(at + 2));
  return any_of(words_.key(at), {"of"_w, "in"_w}) &&
         any_of(words_.key(at + 1), {"every"_w, "each"_w}) && unit && !unit->plural;
}

std::optional<TimePhrase> RelativeReader::read_every(std::uint32_t at) const {
  Date value;
  if (const auto weekday = read_weekday_name(words_, at + 1)) {
    value.timex = weekday_timex(weekday->weekday);
    TimePhrase phrase{{at, weekday->end}, value};
    extend_by_part(phrase);
    return phrase;
  }
  const auto other = words_.is(at + 1, "other"_w) ? read_unit(words_.key(at + 2)) : std::nullopt;
  if (other && !other->plural) {
    Duration two;
    two.number = {2, 0};
    two.unit = *other;
    value.timex = duration_timex(two);
    return TimePhrase{{at, at + 3}, value};
  }
  const auto duration = habeas::read_duration(words_, at + 1);
  if (duration && !duration->adjective) {
    value.timex = duration_timex(*duration);
    return TimePhrase{{at, duration->range.end}, value};
  }
  const auto unit = read_unit(words_.key(at + 1));
  if (!unit || unit->plural || words_.is(at + 1, "second"_w)) return std::nullopt;
  Duration one;
  one.unit = *unit;
  value.timex = duration_timex(one);
  return TimePhrase{{at, at + 2}, value};
}

std::optional<TimePhrase> RelativeReader::read_counted(std::uint32_t at) const {
  if (const auto bare = read_bare_unit(at)) return bare;
  if (words_.is(at, "many"_w) && words_.is(at - 1, "as"_w)) return std::nullopt;
  auto duration = habeas::read_duration(words_, at);
  if (!duration) return std::nullopt;
  std::uint32_t end = duration->range.end;
  if (!duration->adjective) {
    if (const auto found = read_direction({at, end}, *duration)) return found;
  }
  if (words_.hyphen(end) && words_.is(end + 1, "long"_w)) duration->range.end = end + 2;
  if (duration->in_words_of_one && !duration->adjective && !duration_of_one(at))
    return std::nullopt;
  if (duration->in_words_of_one && duration->adjective) return std::nullopt;
  // "the dawn of a second wave"
  if (duration->in_words_of_one && words_.is(at + 1, "second"_w) && !ends_phrase(at + 2))
    return std::nullopt;
  const bool time =
      (words_.is(duration->range.end, "'s"_w) && words_.is(duration->range.end + 1, "time"_w)) ||
      (words_.quote(duration->range.end) && words_.is(duration->range.end + 1, "time"_w));
  if (words_.is(at - 1, "in"_w) && !duration->adjective &&
      (time || tense_at(words_, at, duration->range.end) == Tense::future)) {
    return counted_from_clock(duration->range, *duration, 1);
  }
  Date value;
  value.timex = duration_timex(*duration);
  return TimePhrase{duration->range, value};
}

bool RelativeReader::duration_of_one(std::uint32_t at) const {
  return words_.is(at, "half"_w) || !any_of(words_.key(at), {"a"_w, "an"_w}) ||
         any_of(words_.key(at + 2), {"starting"_w, "beginning"_w}) ||
         any_of(words_.key(at - 1),
                {"for"_w, "in"_w, "within"_w, "of"_w, "after"_w, "than"_w, "spent"_w, "lasted"_w,
                 "last"_w, "took"_w, "take"_w, "takes"_w, "about"_w, "nearly"_w, "as"_w});
}

std::optional<TimePhrase> RelativeReader::read_direction(TokenRange range,
                                                         const Duration &duration) const {
  const std::uint32_t end = range.end;
  const DayOffset far = reach(duration);
  const TokenRange with_word{range.begin, end + 1};
  switch (words_.key(end)) {
    case "ago"_w:
      return counted_from_clock(with_word, duration, -1);
    case "hence"_w:
      return counted_from_clock(with_word, duration, 1);
    case "from"_w:
      if (words_.is(end + 1, "now"_w) ||
          (words_.is(end + 1, "today"_w) && !words_.is(range.begin - 1, "for"_w))) {
        return counted_from_clock({range.begin, end + 2}, duration, 1);
      }
      // "closed for three days from Tuesday" begins on Tuesday
      if (!any_of(words_.key(range.begin - 1), {"for"_w, "lasted"_w, "within"_w}) &&
          time_follows(end + 1) && exact_step(duration, 1)) {
        return counted_from_text(with_word, far, duration, true);
      }
      return std::nullopt;
    case "earlier"_w:
    case "beforehand"_w:
    case "previously"_w:
      return counted_from_text(with_word, before(far), duration, false);
    case "later"_w:
    case "afterwards"_w:
    case "afterward"_w:
      return counted_from_text(with_word, far, duration, false);
    case "before"_w:
      return counted_from_text(with_word, before(far), duration, time_follows(end + 1));
    case "after"_w:
    case "following"_w:
      return counted_from_text(with_word, far, duration, time_follows(end + 1));
    default:
      return std::nullopt;
  }
}

std::optional<TimePhrase> RelativeReader::counted_from_clock(TokenRange range,
                                                             const Duration &duration,
                                                             int sign) const {
  const DayOffset far = reach(duration);
  const DayOffset offset = sign < 0 ? before(far) : far;
  Date value = relative_value(offset);
  if (speech_.day && far.max_days < kFarthestDays) {
    value = one_day_between(plus_days(*speech_.day, offset.min_days),
                            plus_days(*speech_.day, offset.max_days));
    value.timex = shifted_timex(duration, *speech_.day, sign);
    // "Two weeks ago" looks back as loosely as its unit, "in two weeks" makes a day fast.
    if (const auto day = sign > 0 ? shifted_day(duration, *speech_.day, 1) : std::nullopt)
      value.timex = iso(*day);
    value.basis = DateBasis::relative;
    value.offset = offset;
  }
  TimePhrase phrase = from_clock(range, value);
  // "a year ago today": to the day
  const auto exact = sign < 0 && speech_.day && words_.is(range.end, "today"_w)
                         ? shifted_day(duration, *speech_.day, -1)
                         : std::nullopt;
  if (exact)
    return from_clock({range.begin, range.end + 1}, with_offset(day_value(*exact), offset));
  take_weekday_near(phrase, shifted_day(duration, speech_.day.value_or(Day{}), sign));
  return phrase;
}

/// "in three days, on Friday", "two months from today on Tuesday": the day that the words name lies
/// in the week of the counted one.
void RelativeReader::take_weekday_near(TimePhrase &phrase, std::optional<Day> counted) const {
  if (!speech_.day || !counted) return;
  std::uint32_t next = phrase.range.end;
  if (words_.mark(next, ',')) ++next;
  if (!words_.is(next, "on"_w)) return;
  const auto name = read_weekday_name(words_, next + 1);
  if (!name || name->plural || words_.is_number(name->end)) return;
  // "in two weeks, on Friday, May 3": the day is told behind
  if (words_.mark(name->end, ',') &&
      (words_.is_number(name->end + 1) || words_.is(name->end + 1, "the"_w) ||
       read_month_name(words_, name->end + 1)))
    return;
  const std::optional<DayOffset> offset = phrase.value.offset;
  phrase.value = day_value(plus_days(monday_of(*counted), name->weekday - 1));
  phrase.value.basis = DateBasis::relative;
  phrase.value.offset = offset;
  phrase.range.end = name->end;
}

/// "Monday two weeks from now"
std::optional<TimePhrase> RelativeReader::read_weekday_and_distance(std::uint32_t at,
                                                                    WeekdayName name) const {
  const std::uint32_t next = words_.mark(name.end, ',') ? name.end + 1 : name.end;
  const auto duration = habeas::read_duration(words_, next);
  if (!duration || duration->adjective || !speech_.day) return std::nullopt;
  const std::uint32_t end = duration->range.end;
  const bool ahead = words_.is(end, "from"_w) && any_of(words_.key(end + 1), {"now"_w, "today"_w});
  if (!ahead && !words_.is(end, "ago"_w)) return std::nullopt;
  const auto counted = shifted_day(*duration, *speech_.day, ahead ? 1 : -1);
  if (!counted || duration->unit.unit < Unit::week) return std::nullopt;
  const DayOffset far = reach(*duration);
  Date value = day_value(plus_days(monday_of(*counted), name.weekday - 1));
  return from_clock({at, ahead ? end + 2 : end + 1}, with_offset(value, ahead ? far : before(far)));
}

std::optional<TimePhrase> RelativeReader::counted_from_text(TokenRange range, DayOffset offset,
                                                            const Duration &duration,
                                                            bool next) const {
  TimePhrase phrase{range, relative_value(offset), DateAnchor::event, next, false};
  phrase.counts_from_last = !next && !opens_event(range.end);
  phrase.value.timex = duration_timex(duration);
  phrase.step = exact_step(duration, offset.max_days <= 0 ? -1 : 1);
  return phrase;
}

bool RelativeReader::time_follows(std::uint32_t at) const {
  // "two weeks after next Friday", "five days after the 3rd of May"
  const std::uint32_t noun = words_.is(at, "the"_w) && words_.is_number(at + 1) ? at + 1 : at;
  if (read_calendar(words_, noun, speech_) || read_named_day(at) || read_weekday(at)) return true;
  const auto which = read_which(at);
  return which && *which != Which::same && words_.is_word(at + 1) &&
         read_weekday_name(words_, at + 1).has_value() && read_determined(at).has_value();
}

bool RelativeReader::opens_event(std::uint32_t at) const {
  return any_of(words_.key(at - 1), {"after"_w, "before"_w, "following"_w}) && words_.is_word(at);
}

std::optional<TimePhrase> RelativeReader::read_long(std::uint32_t at) const {
  const auto unit = read_unit(words_.key(at));
  if (!unit || !words_.hyphen(at + 1) || !words_.is(at + 2, "long"_w) || words_.glued(at))
    return std::nullopt;
  Duration duration;
  if (unit->plural) duration.amount = Amount::bare;
  duration.unit = *unit;
  Date value;
  value.timex = duration_timex(duration);
  return TimePhrase{{at, at + 3}, value};
}

std::optional<TimePhrase> RelativeReader::read_bare_unit(std::uint32_t at) const {
  if (const auto found = read_long(at)) return found;
  std::uint32_t noun = at;
  const bool recent = any_of(words_.key(at), {"recent"_w, "coming"_w});
  if (recent) ++noun;
  const auto unit = read_unit(words_.key(noun));
  if (!unit || !unit->plural || unit->unit == Unit::quarter || words_.glued(at))
    return std::nullopt;
  Duration duration;
  duration.amount = Amount::bare;
  duration.unit = *unit;
  duration.range = {at, noun + 1};
  if (!recent) {
    if (const auto found = read_direction(duration.range, duration)) return found;
    // "in the years that followed", "the days to come"
    const bool told = words_.is(at - 1, "the"_w) &&
                      (any_of(words_.key(noun + 1), {"that"_w, "since"_w, "ahead"_w}) ||
                       (words_.is(noun + 1, "to"_w) && words_.is(noun + 2, "come"_w)));
    if (!told && !any_of(words_.key(at - 1), {"for"_w, "in"_w, "took"_w, "take"_w, "spent"_w,
                                              "of"_w, "within"_w, "after"_w, "over"_w})) {
      return std::nullopt;
    }
    if (!told && !words_.is(at - 1, "for"_w) && !ends_phrase(noun + 1)) return std::nullopt;
    if (words_.is(noun + 1, "of"_w) && words_.is(at - 1, "of"_w)) return std::nullopt;
  }
  Date value;
  value.timex = duration_timex(duration);
  return TimePhrase{duration.range, value};
}

Date until_now(const Date &value, const SpeechTime &speech) {
  if (value.timex != "PRESENT_REF" || !speech.day) return value;
  Date today = day_value(*speech.day);
  today.basis = DateBasis::relative;
  return today;
}

std::optional<TimePhrase> read_relative(const Words &words, std::uint32_t at,
                                        const SpeechTime &speech) {
  return RelativeReader(words, speech).read(at);
}

}  // namespace habeas
