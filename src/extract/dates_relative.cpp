// extract/dates_relative.cpp - the grammar of times that count from something ("two months ago"),
// of durations, sets and clock times
#include <algorithm>
#include <array>
#include <utility>

#include "extract/dates_grammar.h"

namespace habeas {
namespace {

enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  year,
  decade,
  century
};

struct UnitName {
  Unit unit = Unit::day;
  bool plural = false;
  std::int32_t times = 1;  ///< a fortnight is two weeks
};

std::optional<UnitName> read_unit(std::uint64_t key) {
  switch (key) {
    case "second"_w:
      return UnitName{Unit::second, false, 1};
    case "seconds"_w:
      return UnitName{Unit::second, true, 1};
    case "minute"_w:
      return UnitName{Unit::minute, false, 1};
    case "minutes"_w:
    case "mins"_w:
      return UnitName{Unit::minute, true, 1};
    case "hour"_w:
      return UnitName{Unit::hour, false, 1};
    case "hours"_w:
    case "hrs"_w:
      return UnitName{Unit::hour, true, 1};
    case "day"_w:
      return UnitName{Unit::day, false, 1};
    case "days"_w:
      return UnitName{Unit::day, true, 1};
    case "week"_w:
      return UnitName{Unit::week, false, 1};
    case "weeks"_w:
      return UnitName{Unit::week, true, 1};
    case "fortnight"_w:
      return UnitName{Unit::week, false, 2};
    case "month"_w:
      return UnitName{Unit::month, false, 1};
    case "months"_w:
      return UnitName{Unit::month, true, 1};
    case "quarter"_w:
      return UnitName{Unit::quarter, false, 1};
    case "quarters"_w:
      return UnitName{Unit::quarter, true, 1};
    case "year"_w:
      return UnitName{Unit::year, false, 1};
    case "years"_w:
      return UnitName{Unit::year, true, 1};
    case "decade"_w:
      return UnitName{Unit::decade, false, 1};
    case "decades"_w:
      return UnitName{Unit::decade, true, 1};
    case "century"_w:
      return UnitName{Unit::century, false, 1};
    case "centuries"_w:
      return UnitName{Unit::century, true, 1};
    default:
      return std::nullopt;
  }
}

/// Length in hundredths of a day.
std::int64_t centidays(Unit unit) {
  switch (unit) {
    case Unit::second:
    case Unit::minute:
      return 0;
    case Unit::hour:
      return 4;
    case Unit::day:
      return 100;
    case Unit::week:
      return 700;
    case Unit::month:
      return 3044;
    case Unit::quarter:
      return 9131;
    case Unit::year:
      return 36525;
    case Unit::decade:
      return 365250;
    case Unit::century:
      return 3652500;
  }
  return 0;
}

enum class Hedge : std::uint8_t { none, nearly, about, over, under };
enum class Amount : std::uint8_t { exact, couple, few, bare };

/// "nearly two months", "a few days", "years".
struct Duration {
  TokenRange range;  ///< with its hedge
  Hedge hedge = Hedge::none;
  Amount amount = Amount::exact;
  Number number{1, 0};
  UnitName unit;
  bool in_words_of_one = false;  ///< "a year"
  bool adjective = false;        ///< "two-day"
};

std::int32_t rounded(std::int64_t value, std::int64_t divisor) {
  const std::int64_t result = (value + divisor / 2) / divisor;
  return static_cast<std::int32_t>(std::min<std::int64_t>(result, 4'000'000));
}

/// How far a duration reaches, in days: methods.md 6. "two months" is 55 to 67 days, "nearly two
/// months" 50 to 61, "a few months" 55 to 190.
DayOffset reach(const Duration& duration) {
  const std::int64_t unit = centidays(duration.unit.unit) * duration.unit.times;
  if (duration.amount == Amount::few)
    return {rounded(unit * 18, 1000), rounded(unit * 624, 10000), 0};
  if (duration.amount == Amount::bare)
    return {rounded(unit * 18, 1000), rounded(unit * 11, 100), 0};
  if (duration.amount == Amount::couple)
    return {rounded(unit * 18, 1000), rounded(unit * 3, 100), 0};
  const auto number = scaled(duration.number, 10, 1);
  const std::int64_t tenths =
      number && number->scale == 0 ? std::min<std::int64_t>(number->digits, 100'000) : 0;
  const std::int64_t centre = unit * tenths / 10;  // hundredths of a day
  switch (duration.hedge) {
    case Hedge::nearly:
      return {rounded(centre * 82, 10000), rounded(centre, 100), 0};
    case Hedge::about:
      return {rounded(centre * 80, 10000), rounded(centre * 120, 10000), 0};
    case Hedge::over:
      return {rounded(centre, 100), rounded(centre * 125, 10000), 0};
    case Hedge::under:
      return {0, rounded(centre, 100), 0};
    case Hedge::none:
      break;
  }
  std::int64_t slack = centre / 10;
  switch (duration.unit.unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
      return {0, std::max(1, rounded(centre, 100)), 0};
    case Unit::day:
      slack = tenths <= 100 ? 0 : slack;
      break;
    case Unit::week:
      slack = std::max<std::int64_t>(slack, 300);
      break;
    case Unit::month:
    case Unit::quarter:
      slack = std::max<std::int64_t>(slack, 500);
      break;
    case Unit::year:
      slack = std::max<std::int64_t>(slack, 18300);
      break;
    case Unit::decade:
    case Unit::century:
      slack = std::max<std::int64_t>(slack, unit * 3 / 10);
      break;
  }
  return {rounded(std::max<std::int64_t>(centre - slack, 0), 100), rounded(centre + slack, 100), 0};
}

DayOffset before(DayOffset offset) { return {-offset.max_days, -offset.min_days, offset.weekday}; }

std::string number_text(Number number) {
  std::string digits = std::to_string(number.digits);
  if (number.scale == 0) return digits;
  while (digits.size() <= number.scale) digits.insert(0, 1, '0');
  digits.insert(digits.size() - number.scale, 1, '.');
  return digits;
}

/// "P3D", "PT2H", "PXM".
std::string duration_timex(const Duration& duration) {
  std::int64_t times = duration.unit.times;
  std::string letter;
  switch (duration.unit.unit) {
    case Unit::second:
      letter = "S";
      break;
    case Unit::minute:
      letter = "M";
      break;
    case Unit::hour:
      letter = "H";
      break;
    case Unit::day:
      letter = "D";
      break;
    case Unit::week:
      letter = "W";
      break;
    case Unit::month:
      letter = "M";
      break;
    case Unit::quarter:
      letter = "M";
      times = 3;
      break;
    case Unit::year:
      letter = "Y";
      break;
    case Unit::decade:
      letter = "Y";
      times = 10;
      break;
    case Unit::century:
      letter = "Y";
      times = 100;
      break;
  }
  const bool clock = duration.unit.unit <= Unit::hour;
  if (duration.unit.unit == Unit::hour && duration.amount == Amount::exact &&
      duration.number.scale == 1 && duration.number.digits % 10 == 5) {
    return "PT" + std::to_string(duration.number.digits / 10) + "H30M";
  }
  std::string amount = "X";
  if (duration.amount == Amount::couple) amount = std::to_string(2 * times);
  if (duration.amount == Amount::exact) {
    const auto number = scaled(duration.number, times, 1);
    if (number) amount = number_text(*number);
  }
  return (clock ? "PT" : "P") + amount + letter;
}

/// The TIMEX3 value of the time that lies this far from the speech: as fine as the unit.
std::string shifted_timex(const Duration& duration, Day speech, int sign) {
  if (duration.amount == Amount::few || duration.amount == Amount::bare) {
    return sign < 0 ? "PAST_REF" : "FUTURE_REF";
  }
  const std::int64_t number = duration.amount == Amount::couple ? 2 : duration.number.digits;
  if (duration.number.scale > 0 || number > 9000) return sign < 0 ? "PAST_REF" : "FUTURE_REF";
  const std::int64_t count = sign * number * duration.unit.times;
  switch (duration.unit.unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
      return iso(speech);
    case Unit::day:
      return iso(plus_days(speech, count));
    case Unit::week:
      return iso_week(plus_days(speech, count * 7));
    case Unit::month:
      return iso(plus_months(speech, count)).substr(0, 7);
    case Unit::quarter:
      return iso(plus_months(speech, count * 3)).substr(0, 7);
    case Unit::year:
      return iso(plus_months(speech, count * 12)).substr(0, 4);
    case Unit::decade:
      return iso(plus_months(speech, count * 120)).substr(0, 3) + "X";
    case Unit::century:
      return iso(plus_months(speech, count * 1200)).substr(0, 2);
  }
  return {};
}

constexpr std::int64_t kFarthestDays = 365 * 900;

Date relative_value(DayOffset offset) {
  Date value;
  value.basis = DateBasis::relative;
  value.offset = offset;
  return value;
}

/// A period that the calendar gives once the time of speech is known; without it only the offset.
Date with_offset(std::optional<Date> calendar, DayOffset offset) {
  Date value = calendar ? std::move(*calendar) : Date();
  value.basis = DateBasis::relative;
  value.offset = offset;
  return value;
}

class RelativeReader {
 public:
  RelativeReader(const Words& words, const SpeechTime& speech) : words_(words), speech_(speech) {}

  std::optional<TimePhrase> read(std::uint32_t at) const {
    if (const auto found = read_clock_time(at)) return found;
    if (const auto found = read_named_day(at)) return found;
    if (const auto found = read_determined(at)) return found;
    if (const auto found = read_weekday(at)) return found;
    if (const auto found = read_set(at)) return found;
    return read_counted(at);
  }

 private:
  using Found = std::optional<TimePhrase>;

  TimePhrase from_clock(TokenRange range, Date value) const {
    return {range, std::move(value), DateAnchor::clock, false, false};
  }

  // --- parts of the day

  /// "MO" for "morning" ...; empty for other words.
  static std::string_view part_of_day(std::uint64_t key) {
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

  /// Takes a following "morning" into a day.
  void extend_by_part(TimePhrase& phrase) const {
    const std::string_view part = part_of_day(words_.key(phrase.range.end));
    if (part.empty()) return;
    ++phrase.range.end;
    if (!phrase.value.timex.empty()) phrase.value.timex.append("T").append(part);
  }

  // --- today, yesterday, the day before yesterday, now

  Found read_named_day(std::uint32_t at) const {
    const std::uint64_t key = words_.key(at);
    if (key == "now"_w) {
      if (words_.is(at + 1, "that"_w) || words_.is(at - 1, "from"_w) || words_.hyphen(at + 1))
        return std::nullopt;
      return reference({at, at + 1}, "PRESENT_REF");
    }
    if (key == "future"_w && words_.is(at - 1, "the"_w) && ends_phrase(at + 1)) {
      return reference({at, at + 1}, "FUTURE_REF");
    }
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

  TimePhrase reference(TokenRange range, const char* timex) const {
    Date value;
    value.timex = timex;
    value.basis = DateBasis::relative;
    return from_clock(range, value);
  }

  TimePhrase day_from_clock(TokenRange range, int shift) const {
    std::optional<Date> day;
    if (speech_.day) day = day_value(plus_days(*speech_.day, shift));
    return from_clock(range, with_offset(day, {shift, shift, 0}));
  }

  bool ends_phrase(std::uint32_t at) const {
    return !words_.is_word(at) ||
           any_of(words_.key(at), {"and"_w, "or"_w, "of"_w, "is"_w, "was"_w, "will"_w, "to"_w,
                                   "for"_w, "as"_w, "with"_w, "in"_w, "by"_w, "but"_w});
  }

  // --- last week, this Thursday, next October, the previous day, that year

  enum class Which : std::uint8_t { last, current, next, previous, following, same };

  std::optional<Which> read_which(std::uint32_t at) const {
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

  /// Words that may open the phrase: "earlier this month", "late last year", "the", "that same".
  Found read_determined(std::uint32_t at) const {
    std::uint32_t next = at;
    if (any_of(words_.key(next), {"earlier"_w, "later"_w, "early"_w, "late"_w})) {
      ++next;
      if (words_.is(next, "in"_w) &&
          (words_.is(next + 1, "the"_w) || words_.is(next + 1, "this"_w)))
        ++next;
    }
    const bool part = next > at;
    const bool article = words_.is(next, "the"_w);
    if (article || (words_.is(next, "that"_w) && words_.is(next + 1, "same"_w))) ++next;
    if (article && words_.is(next, "weekend"_w) && !words_.is(next + 1, "of"_w)) {
      return which_weekend({next - 1, next + 1},
                           speaks_of_future(words_, at) ? Which::current : Which::last);
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

  /// "the next morning" and "the same day" are one phrase; "the last week" starts at "last".
  static bool keeps_article(Which which) {
    return which == Which::previous || which == Which::following || which == Which::same ||
           which == Which::next;
  }

  Found read_which_period(std::uint32_t at, Which which, bool article) const {
    const std::uint32_t noun = at + 1;
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
    const auto unit = read_unit(words_.key(noun));
    if (unit && !unit->plural && words_.is(at, "past"_w)) return past_unit({at, noun + 1}, *unit);
    if (unit && !unit->plural) return which_unit({at, noun + 1}, which, unit->unit, article);
    if (which == Which::same || which == Which::current) return std::nullopt;
    return which_several(at, which);
  }

  /// "the past year": the twelve months before now, not the calendar year before.
  Found past_unit(TokenRange range, UnitName unit) const {
    Duration one;
    one.unit = unit;
    Date value = relative_value({-reach(one).max_days, 0, 0});
    value.timex = duration_timex(one);
    return from_clock(range, value);
  }

  Found which_unit(TokenRange range, Which which, Unit unit, bool article) const {
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
    return from_clock(range, with_offset(calendar_unit(unit, steps), offset));
  }

  /// The week, month, year ... `steps` away from that of the speech.
  std::optional<Date> calendar_unit(Unit unit, int steps) const {
    if (!speech_.day) return std::nullopt;
    const Day day = *speech_.day;
    switch (unit) {
      case Unit::week:
        return week_value(plus_days(day, 7 * steps));
      case Unit::month: {
        const Day shifted = plus_months(day, steps);
        return month_value(shifted.year, shifted.month);
      }
      case Unit::quarter: {
        const Day shifted = plus_months(day, 3 * steps);
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

  /// "the previous day", "that year": counts from the time told last.
  Found text_unit(TokenRange range, Which which, Unit unit) const {
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
    return phrase;
  }

  Found which_weekday(std::uint32_t at, WeekdayName name, Which which) const {
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
      if (which == Which::next && steps < 7 && today < wanted) steps += 7;  // of next week
      day = day_value(plus_days(*speech_.day, steps));
    }
    TimePhrase phrase = from_clock({at, name.end}, with_offset(day, offset));
    if (!day) phrase.value.timex = weekday_timex(name.weekday);
    extend_by_part(phrase);
    return phrase;
  }

  static std::string weekday_timex(std::uint8_t weekday) {
    return "XXXX-WXX-" + std::to_string(static_cast<int>(weekday));
  }

  Found which_month(std::uint32_t at, MonthName name, Which which) const {
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

  Found which_season(std::uint32_t at, Season season, Which which) const {
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

  Found which_weekend(TokenRange range, Which which) const {
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

  /// "this morning", "last night", "the next morning".
  Found which_part(std::uint32_t at, Which which, bool article) const {
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

  /// "the past two months", "next three days", "recent years" (which give nothing).
  Found which_several(std::uint32_t at, Which which) const {
    const auto duration = read_duration(at + 1);
    if (!duration || duration->adjective) return std::nullopt;
    if (!duration->unit.plural && duration->amount != Amount::exact) return std::nullopt;
    Date value;
    value.timex = duration_timex(*duration);
    const bool past = which == Which::last || which == Which::previous;
    const DayOffset far = reach(*duration);
    value.basis = DateBasis::relative;
    value.offset = past ? DayOffset{-far.max_days, 0, 0} : DayOffset{0, far.max_days, 0};
    if (speech_.day && which != Which::following && which != Which::previous) {
      if (const auto other = shifted_day(*duration, past ? -1 : 1)) {
        value.earliest = past ? *other : *speech_.day;
        value.latest = past ? *speech_.day : *other;
        value.edtf = iso(*value.earliest) + "/" + iso(*value.latest);
      }
    }
    return from_clock({at, duration->range.end}, value);
  }

  /// The day exactly so far from the speech, where the amount is exact.
  std::optional<Day> shifted_day(const Duration& duration, int sign) const {
    if (duration.amount != Amount::exact || duration.number.scale > 0 ||
        duration.number.digits > 900)
      return std::nullopt;
    const std::int64_t count = sign * duration.number.digits * duration.unit.times;
    switch (duration.unit.unit) {
      case Unit::day:
        return plus_days(*speech_.day, count);
      case Unit::week:
        return plus_days(*speech_.day, 7 * count);
      case Unit::month:
        return plus_months(*speech_.day, count);
      case Unit::quarter:
        return plus_months(*speech_.day, 3 * count);
      case Unit::year:
        return plus_months(*speech_.day, 12 * count);
      case Unit::decade:
        return duration.number.digits > 90 ? std::nullopt
                                           : std::optional(plus_months(*speech_.day, 120 * count));
      case Unit::second:
      case Unit::minute:
      case Unit::hour:
      case Unit::century:
        return std::nullopt;
    }
    return std::nullopt;
  }

  // --- Thursday, Friday morning

  Found read_weekday(std::uint32_t at) const {
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
    if (const auto found = read_weekday_of_week(at, *name)) return found;
    const bool future = speaks_of_future(words_, at);
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

  /// "Tuesday of last week", "Monday next week".
  Found read_weekday_of_week(std::uint32_t at, WeekdayName name) const {
    const std::uint32_t next = words_.is(name.end, "of"_w) ? name.end + 1 : name.end;
    const auto which = read_which(next);
    if (!which || !words_.is(next + 1, "week"_w)) return std::nullopt;
    if (*which != Which::last && *which != Which::current && *which != Which::next)
      return std::nullopt;
    const int weeks = *which == Which::last ? -1 : *which == Which::next ? 1 : 0;
    std::optional<Date> day;
    if (speech_.day)
      day = day_value(plus_days(monday_of(*speech_.day), 7 * weeks + name.weekday - 1));
    const DayOffset offset{weeks * 7 - 6, weeks * 7 + 6, name.weekday};
    TimePhrase phrase = from_clock({at, next + 2}, with_offset(day, offset));
    if (!day) phrase.value.timex = weekday_timex(name.weekday);
    return phrase;
  }

  // --- daily, every day, each Monday

  Found read_set(std::uint32_t at) const {
    const char* timex = nullptr;
    switch (words_.key(at)) {
      case "daily"_w:
        timex = "P1D";
        break;
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

  Found read_every(std::uint32_t at) const {
    Date value;
    if (const auto weekday = read_weekday_name(words_, at + 1)) {
      value.timex = weekday_timex(weekday->weekday);
      return TimePhrase{{at, weekday->end}, value};
    }
    const auto duration = read_duration(at + 1);
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

  // --- counted units: two months ago, nearly two months, a few days later

  std::optional<Hedge> read_hedge(std::uint32_t& at) const {
    const std::uint64_t key = words_.key(at);
    if (any_of(key, {"nearly"_w, "almost"_w})) return ++at, Hedge::nearly;
    if (any_of(key, {"about"_w, "around"_w, "roughly"_w, "approximately"_w, "some"_w}))
      return ++at, Hedge::about;
    if (key == "over"_w) return ++at, Hedge::over;
    if (any_of(key, {"under"_w, "within"_w})) return ++at, Hedge::under;
    if (words_.is(at + 1, "than"_w) && any_of(key, {"more"_w, "longer"_w}))
      return at += 2, Hedge::over;
    if (words_.is(at + 1, "than"_w) && any_of(key, {"less"_w, "fewer"_w}))
      return at += 2, Hedge::under;
    if (key == "at"_w && words_.is(at + 1, "least"_w)) return at += 2, Hedge::over;
    if (key == "at"_w && words_.is(at + 1, "most"_w)) return at += 2, Hedge::under;
    if (key == "up"_w && words_.is(at + 1, "to"_w)) return at += 2, Hedge::under;
    if (key == "close"_w && words_.is(at + 1, "to"_w)) return at += 2, Hedge::nearly;
    return std::nullopt;
  }

  std::optional<Duration> read_duration(std::uint32_t at) const {
    Duration duration;
    std::uint32_t next = at;
    if (const auto hedge = read_hedge(next)) duration.hedge = *hedge;
    if (duration.hedge == Hedge::under && words_.is(at, "within"_w)) return std::nullopt;
    next = read_amount(next, duration);
    if (next == kNoToken) return std::nullopt;
    if (words_.hyphen(next)) {
      duration.adjective = true;
      ++next;
    }
    while (any_of(words_.key(next),
                  {"more"_w, "long"_w, "short"_w, "whole"_w, "full"_w, "consecutive"_w,
                   "straight"_w, "additional"_w, "calendar"_w, "business"_w})) {
      ++next;
    }
    const auto unit = read_unit(words_.key(next));
    if (!unit || unit->unit == Unit::quarter) return std::nullopt;
    if (words_.shape(next) == Shape::capitalised && words_.is_number(next - 1))
      return std::nullopt;  // a title
    duration.unit = *unit;
    duration.range = {at, next + 1};
    if (duration.adjective && unit->plural && !words_.hyphen(next + 1)) return std::nullopt;
    if (is_age(next + 1)) return std::nullopt;
    read_half_and_more(duration);
    return duration;
  }

  /// The number before a unit; returns the token of the unit, or kNoToken.
  std::uint32_t read_amount(std::uint32_t at, Duration& duration) const {
    const std::uint64_t key = words_.key(at);
    if (any_of(key, {"several"_w, "few"_w, "many"_w})) {
      duration.amount = Amount::few;
      return at + 1;
    }
    if (any_of(key, {"a"_w, "an"_w})) {
      if (words_.is(at + 1, "few"_w)) {
        duration.amount = Amount::few;
        return at + 2;
      }
      if (words_.is(at + 1, "couple"_w)) {
        duration.amount = Amount::couple;
        return words_.is(at + 2, "of"_w) ? at + 3 : at + 2;
      }
      if (const auto number = read_number(words_, at)) {
        duration.number = number->value;
        return number->range.end;
      }
      duration.in_words_of_one = true;
      return at + 1;
    }
    if (key == "half"_w && (words_.is(at + 1, "a"_w) || words_.is(at + 1, "an"_w))) {
      duration.number = {5, 1};
      return at + 2;
    }
    if (words_.glued(at) && at > words_.begin() && !words_.quote(at - 1) &&
        !words_.mark(at - 1, '(')) {
      return kNoToken;
    }
    const auto number = read_number(words_, at);
    if (!number || number->value.digits > 1'000'000'000) return kNoToken;
    duration.number = number->value;
    return number->range.end;
  }

  /// "19-year-old", "five years old", "40 years of age".
  bool is_age(std::uint32_t at) const {
    const std::uint32_t next = words_.hyphen(at) ? at + 1 : at;
    return any_of(words_.key(next), {"old"_w, "olds"_w}) ||
           (words_.is(at, "of"_w) && words_.is(at + 1, "age"_w));
  }

  /// "two years and a half", "a year and a half".
  void read_half_and_more(Duration& duration) const {
    const std::uint32_t at = duration.range.end;
    if (!words_.is(at, "and"_w) || !words_.is(at + 1, "a"_w) || !words_.is(at + 2, "half"_w))
      return;
    if (duration.amount != Amount::exact || duration.number.scale > 0 ||
        duration.number.digits > 1000)
      return;
    duration.number = {duration.number.digits * 10 + 5, 1};
    duration.range.end = at + 3;
  }

  Found read_counted(std::uint32_t at) const {
    if (const auto bare = read_bare_unit(at)) return bare;
    auto duration = read_duration(at);
    if (!duration) return std::nullopt;
    std::uint32_t end = duration->range.end;
    if (!duration->adjective) {
      if (const auto found = read_direction({at, end}, *duration)) return found;
    }
    if (words_.hyphen(end) && words_.is(end + 1, "long"_w)) duration->range.end = end + 2;
    if (duration->in_words_of_one && !duration->adjective && !duration_of_one(at))
      return std::nullopt;
    if (duration->in_words_of_one && duration->adjective) return std::nullopt;
    if (words_.is(at - 1, "in"_w) && !duration->adjective && speaks_of_future(words_, at)) {
      return counted_from_clock(duration->range, *duration, 1);
    }
    Date value;
    value.timex = duration_timex(*duration);
    return TimePhrase{duration->range, value};
  }

  /// "a year" is a duration behind these words; elsewhere it is a rate ("twice a year").
  bool duration_of_one(std::uint32_t at) const {
    return words_.is(at, "half"_w) || !any_of(words_.key(at), {"a"_w, "an"_w}) ||
           any_of(words_.key(at - 1),
                  {"for"_w, "in"_w, "within"_w, "of"_w, "after"_w, "than"_w, "spent"_w, "lasted"_w,
                   "last"_w, "took"_w, "take"_w, "takes"_w, "about"_w, "nearly"_w, "as"_w});
  }

  /// "ago", "earlier", "later", "before", "after", "from now" behind a duration.
  Found read_direction(TokenRange range, const Duration& duration) const {
    const std::uint32_t end = range.end;
    const DayOffset far = reach(duration);
    const TokenRange with_word{range.begin, end + 1};
    switch (words_.key(end)) {
      case "ago"_w:
        return counted_from_clock(with_word, duration, -1);
      case "hence"_w:
        return counted_from_clock(with_word, duration, 1);
      case "from"_w:
        if (words_.is(end + 1, "now"_w) || words_.is(end + 1, "today"_w)) {
          return counted_from_clock({range.begin, end + 2}, duration, 1);
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

  Found counted_from_clock(TokenRange range, const Duration& duration, int sign) const {
    const DayOffset far = reach(duration);
    const DayOffset offset = sign < 0 ? before(far) : far;
    Date value = relative_value(offset);
    if (speech_.day && far.max_days < kFarthestDays) {
      value = one_day_between(plus_days(*speech_.day, offset.min_days),
                              plus_days(*speech_.day, offset.max_days));
      value.timex = shifted_timex(duration, *speech_.day, sign);
      value.basis = DateBasis::relative;
      value.offset = offset;
    }
    return from_clock(range, value);
  }

  Found counted_from_text(TokenRange range, DayOffset offset, const Duration& duration,
                          bool next) const {
    TimePhrase phrase{range, relative_value(offset), DateAnchor::event, next, false};
    phrase.counts_from_last = !next && !opens_event(range.end);
    phrase.value.timex = duration_timex(duration);
    return phrase;
  }

  bool time_follows(std::uint32_t at) const {
    return read_calendar(words_, at, speech_).has_value() || read_named_day(at).has_value() ||
           read_weekday(at).has_value();
  }

  /// "two months after South Korea protested": what follows is an event, not the time told last.
  bool opens_event(std::uint32_t at) const {
    return any_of(words_.key(at - 1), {"after"_w, "before"_w, "following"_w}) && words_.is_word(at);
  }

  /// "day-long", "decades-long"
  Found read_long(std::uint32_t at) const {
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

  /// "days earlier", "weeks later", "for years", "recent weeks".
  Found read_bare_unit(std::uint32_t at) const {
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
      if (!any_of(words_.key(at - 1), {"for"_w, "in"_w, "took"_w, "take"_w, "spent"_w, "of"_w,
                                       "within"_w, "after"_w, "over"_w})) {
        return std::nullopt;
      }
      if (!words_.is(at - 1, "for"_w) && !ends_phrase(noun + 1)) return std::nullopt;
      if (words_.is(noun + 1, "of"_w) && words_.is(at - 1, "of"_w)) return std::nullopt;
    }
    Date value;
    value.timex = duration_timex(duration);
    return TimePhrase{duration.range, value};
  }

  // --- clock times: 9 a.m., 10:35, noon, 8 o'clock

  struct ClockTime {
    std::uint32_t end = 0;
    std::int32_t hour = 0;
    std::int32_t minute = -1;
  };

  Found read_clock_time(std::uint32_t at) const {
    auto time = read_hour(at);
    if (!time) return std::nullopt;
    if (any_of(words_.key(time->end),
               {"gmt"_w, "utc"_w, "edt"_w, "est"_w, "cet"_w, "pst"_w, "pdt"_w, "kst"_w})) {
      ++time->end;
    } else if (words_.is(time->end, "local"_w) && words_.is(time->end + 1, "time"_w)) {
      time->end += 2;
    }
    std::uint32_t next = time->end;
    if (words_.mark(next, ',')) ++next;
    if (words_.is(next, "on"_w)) ++next;
    auto day = read_calendar(words_, next, speech_);
    if (!day || day->value.edtf.size() != 10) day = read_named_day(next);
    if (!day || !words_.has(next)) day = read_weekday(next);
    TimePhrase phrase;
    if (day && day->value.timex.find("REF") == std::string::npos) {
      phrase = *day;
      phrase.range.begin = at;
    } else {
      phrase = day_from_clock({at, time->end}, 0);
      phrase.range = {at, time->end};
      if (!speech_.day) {
        phrase.value = Date();
        phrase.anchored = DateAnchor::none;
      }
    }
    std::string& timex = phrase.value.timex;
    if (const auto part = timex.find('T'); part != std::string::npos) timex.resize(part);
    if (timex.empty()) timex = "XXXX-XX-XX";
    timex += clock_text(*time);
    return phrase;
  }

  static std::string clock_text(const ClockTime& time) {
    const auto two = [](std::int32_t value) {
      return (value < 10 ? "0" : "") + std::to_string(value);
    };
    return "T" + two(time.hour) + ":" + two(std::max(time.minute, 0));
  }

  std::optional<ClockTime> read_hour(std::uint32_t at) const {
    const std::uint64_t key = words_.key(at);
    if ((key == "noon"_w && !words_.is(at - 1, "high"_w)) || key == "midday"_w)
      return ClockTime{at + 1, 12, 0};
    if (key == "midnight"_w) return ClockTime{at + 1, 24, 0};
    if (words_.glued(at) && at > words_.begin() && !words_.mark(at - 1, '(') &&
        !words_.quote(at - 1)) {
      return std::nullopt;
    }
    ClockTime time;
    if (!read_hour_and_minute(at, time)) return std::nullopt;
    const std::uint64_t behind = words_.key(time.end);
    const bool morning = any_of(behind, {"a.m."_w, "a.m"_w, "am"_w});
    const bool evening = any_of(behind, {"p.m."_w, "p.m"_w, "pm"_w});
    if (morning || evening) {
      if (time.hour > 12 || time.hour == 0) return std::nullopt;
      time.hour = time.hour % 12 + (evening ? 12 : 0);
      ++time.end;
      return time;
    }
    if (behind == "o'clock"_w && time.minute < 0) {
      ++time.end;
      return time;
    }
    if (time.minute < 0 && words_.is(time.end, "in"_w) && words_.is(time.end + 1, "the"_w) &&
        !part_of_day(words_.key(time.end + 2)).empty() && time.hour <= 12 &&
        words_.is(at - 1, "at"_w)) {
      if (!words_.is(time.end + 2, "morning"_w) && time.hour < 12) time.hour += 12;
      time.end += 3;
      return time;
    }
    const bool led =
        any_of(words_.key(at - 1), {"at"_w, "by"_w, "around"_w, "about"_w, "from"_w, "until"_w,
                                    "till"_w, "before"_w, "after"_w, "since"_w, "between"_w});
    const bool zone = any_of(behind, {"gmt"_w, "utc"_w, "local"_w, "hours"_w, "on"_w, "kst"_w});
    if (time.minute < 0 || !(led || zone)) return std::nullopt;
    return time;
  }

  /// "9", "nine", "10:35", "10.35", "0900".
  bool read_hour_and_minute(std::uint32_t at, ClockTime& time) const {
    const std::string_view token = words_.view(at);
    if (words_.is_number(at) && token.find('.') != std::string_view::npos) {
      const std::size_t point = token.find('.');
      const auto hour = plain_digits(token.substr(0, point));
      const auto minute =
          token.size() - point == 3 ? plain_digits(token.substr(point + 1)) : std::nullopt;
      if (!hour || !minute || *hour > 23 || *minute > 59) return false;
      const bool twelve =
          any_of(words_.key(at + 1), {"a.m."_w, "p.m."_w, "am"_w, "pm"_w, "a.m"_w, "p.m"_w});
      time = {at + 1, *hour, *minute};
      return twelve;
    }
    const auto number = read_number(words_, at);
    if (!number || number->value.scale > 0 || number->magnitude > 0 || number->article)
      return false;
    if (token.size() == 4 && words_.is_number(at) &&
        (any_of(words_.key(at + 1), {"gmt"_w, "utc"_w, "hours"_w}) ||
         (words_.is(at - 1, "at"_w) && words_.is(at + 1, "on"_w)))) {
      const auto digits = plain_digits(token);
      if (!digits || *digits / 100 > 23 || *digits % 100 > 59) return false;
      time = {at + 1, *digits / 100, *digits % 100};
      return true;
    }
    if (number->value.digits > 23 || (words_.is_number(at) && token.size() > 2)) return false;
    time = {number->range.end, static_cast<std::int32_t>(number->value.digits), -1};
    if (!words_.mark(time.end, ':') || !words_.glued(time.end) || !words_.glued(time.end + 1))
      return true;
    const auto minute = words_.view(time.end + 1).size() == 2
                            ? plain_digits(words_.view(time.end + 1))
                            : std::nullopt;
    if (!minute || *minute > 59) return false;
    time.minute = *minute;
    time.end += 2;
    if (words_.mark(time.end, ':') && words_.glued(time.end) && words_.is_number(time.end + 1))
      time.end += 2;
    return true;
  }

  const Words& words_;
  const SpeechTime& speech_;
};

}  // namespace

std::optional<TimePhrase> read_relative(const Words& words, std::uint32_t at,
                                        const SpeechTime& speech) {
  return RelativeReader(words, speech).read(at);
}

}  // namespace habeas
