// extract/dates_durations.cpp - lengths of time: grammar, reach in days, TIMEX3 forms
#include "extract/dates_durations.h"

#include <algorithm>

namespace habeas {
namespace {

std::int32_t rounded(std::int64_t value, std::int64_t divisor) {
  const std::int64_t result = (value + divisor / 2) / divisor;
  return static_cast<std::int32_t>(std::min<std::int64_t>(result, 4'000'000));
}

std::string number_text(Number number) {
  std::string digits = std::to_string(number.digits);
  if (number.scale == 0) return digits;
  while (digits.size() <= number.scale) digits.insert(0, 1, '0');
  digits.insert(digits.size() - number.scale, 1, '.');
  return digits;
}

class DurationReader {
 public:
  explicit DurationReader(const Words& words) : words_(words) {}

  std::optional<Duration> read(std::uint32_t at, Units units) const {
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
    duration.working_days = any_of(words_.key(next), {"business"_w, "working"_w}) &&
                            any_of(words_.key(next + 1), {"day"_w, "days"_w});
    while (any_of(words_.key(next),
                  {"more"_w, "long"_w, "short"_w, "whole"_w, "full"_w, "consecutive"_w,
                   "straight"_w, "additional"_w, "calendar"_w, "business"_w, "working"_w})) {
      ++next;
    }
    auto unit = read_unit(words_.key(next));
    // "three nights ago": nights are counted as days are
    if (words_.is(next, "nights"_w) &&
        any_of(words_.key(next + 1), {"ago"_w, "later"_w, "earlier"_w, "before"_w}))
      unit = read_unit("days"_w);
    if (!unit || unit->unit == Unit::quarter) return std::nullopt;
    if (words_.shape(next) == Shape::capitalised && words_.is_number(next - 1))
      return std::nullopt;  // a title
    duration.unit = *unit;
    duration.range = {at, next + 1};
    if (duration.adjective && unit->plural && !words_.hyphen(next + 1)) return std::nullopt;
    if (is_age(next + 1)) return std::nullopt;
    read_half_and_more(duration);
    if (units == Units::several && !duration.adjective && duration.amount == Amount::exact &&
        !read_smaller_units(duration))
      return std::nullopt;
    return duration;
  }

 private:
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
    if (key == "couple"_w && (words_.is(at + 1, "of"_w) || words_.is(at - 1, "next"_w) ||
                              words_.is(at - 1, "last"_w) || words_.is(at - 1, "past"_w))) {
      duration.amount = Amount::couple;
      return words_.is(at + 1, "of"_w) ? at + 2 : at + 1;
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
    return read_last_number(number->range.end, duration);
  }

  /// "two or three days", "10-15 days", "three to four weeks"
  std::uint32_t read_last_number(std::uint32_t at, Duration& duration) const {
    const bool dash = words_.dash(at) && words_.glued(at) == words_.glued(at + 1);
    if (!dash && !any_of(words_.key(at), {"to"_w, "or"_w})) return at;
    const auto last = read_number(words_, at + 1);
    if (!last || !(duration.number < last->value) || last->value.digits > 1'000'000'000 ||
        !read_unit(words_.key(last->range.end)))
      return at;
    duration.least = duration.number;
    duration.number = last->value;
    return last->range.end;
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

  /// "two years, a month and three days", "an hour and 20 minutes"
  /// False where all of it is an age ("two years and three months old").
  bool read_smaller_units(Duration& duration) const {
    constexpr int kMost = 3;
    Unit unit = duration.unit.unit;
    for (int i = 0; i < kMost; ++i) {
      std::uint32_t next = duration.range.end;
      if (words_.mark(next, ',')) ++next;
      if (words_.is(next, "and"_w)) ++next;
      Duration part;
      const std::uint32_t noun = read_amount(next, part);
      const auto smaller = noun == kNoToken ? std::nullopt : read_unit(words_.key(noun));
      if (!smaller || smaller->unit >= unit || part.amount != Amount::exact ||
          part.number.scale > 0 || part.number.digits > 400 || words_.hyphen(noun - 1))
        return true;
      if (is_age(noun + 1)) return false;
      part.unit = *smaller;
      const auto step = exact_step(part, 1);
      const bool clock = part.unit.unit <= Unit::hour;
      if (!step && !clock) return true;
      if (step) {
        duration.further.months += step->months;
        duration.further.days += step->days;
      }
      std::string text = duration_timex(part).substr(1);
      const bool in_clock =
          unit <= Unit::hour || duration.further_timex.find('T') != std::string::npos;
      if (clock && in_clock) text.erase(0, 1);
      duration.further_timex += text;
      duration.range.end = noun + 1;
      unit = part.unit.unit;
    }
    return true;
  }

  const Words& words_;
};

}  // namespace

std::optional<Duration> read_duration(const Words& words, std::uint32_t at, Units units) {
  return DurationReader(words).read(at, units);
}

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

DayOffset reach(const Duration& duration) {
  if (duration.least) {
    Duration end = duration;
    end.least.reset();
    const std::int32_t most = reach(end).max_days;
    end.number = *duration.least;
    return {reach(end).min_days, most, 0};
  }
  if (duration.further.months != 0 || duration.further.days != 0) {
    // What is told to the day is meant to the day.
    const auto step = exact_step(duration, 1);
    if (step) {
      const auto days =
          static_cast<std::int32_t>(step->months * centidays(Unit::month) / 100 + step->days);
      const std::int32_t slack = step->days % 7 == 0 && step->months != 0 ? 5 : 2;
      return {std::max(days - slack, 0), days + slack, 0};
    }
  }
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

std::string duration_timex(const Duration& duration) {
  if (duration.least) {
    Duration end = duration;
    end.least.reset();
    const std::string most = duration_timex(end);
    end.number = *duration.least;
    return duration_timex(end) + "/" + most;
  }
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
      duration.number.scale == 1 && duration.number.digits > 10 &&
      duration.number.digits % 10 == 5) {
    return "PT" + std::to_string(duration.number.digits / 10) + "H30M";
  }
  std::string amount = "X";
  if (duration.amount == Amount::couple) amount = std::to_string(2 * times);
  if (duration.amount == Amount::exact) {
    if (duration.number.scale == 1 && duration.number.digits == 5 && letter == "H") return "PT30M";
    const auto number = scaled(duration.number, times, 1);
    if (number) amount = number_text(*number);
  }
  return (clock ? "PT" : "P") + amount + letter + duration.further_timex;
}

std::string shifted_timex(const Duration& duration, Day speech, int sign) {
  if (duration.amount == Amount::few || duration.amount == Amount::bare || duration.least) {
    return sign < 0 ? "PAST_REF" : "FUTURE_REF";
  }
  const std::int64_t number = duration.amount == Amount::couple ? 2 : duration.number.digits;
  if (duration.number.scale == 1 && number % 10 == 5 && number < 9000 &&
      duration.unit.unit == Unit::year)
    return iso(plus_months(speech, sign * number * 12 / 10)).substr(0, 7);
  if (duration.number.scale > 0 || number > 9000) return sign < 0 ? "PAST_REF" : "FUTURE_REF";
  if (!duration.further_timex.empty()) {
    if (const auto day = shifted_day(duration, speech, sign)) return iso(*day);
  }
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

Date relative_value(DayOffset offset) {
  Date value;
  value.basis = DateBasis::relative;
  value.offset = offset;
  return value;
}

Date with_offset(std::optional<Date> calendar, DayOffset offset) {
  Date value = calendar ? std::move(*calendar) : Date();
  value.basis = DateBasis::relative;
  value.offset = offset;
  return value;
}

std::optional<Step> exact_step(const Duration& duration, int sign) {
  const bool couple = duration.amount == Amount::couple;
  if (duration.least || (duration.amount != Amount::exact && !couple) ||
      duration.number.scale > 0 || duration.number.digits > 900)
    return std::nullopt;
  const std::int64_t number = couple ? 2 : duration.number.digits;
  const auto count = static_cast<std::int32_t>(number * duration.unit.times);
  Step step = duration.further;
  switch (duration.unit.unit) {
    case Unit::day:
      step.days += count;
      break;
    case Unit::week:
      step.days += 7 * count;
      break;
    case Unit::month:
      step.months += count;
      break;
    case Unit::quarter:
      step.months += 3 * count;
      break;
    case Unit::year:
      step.months += 12 * count;
      break;
    case Unit::decade:
      if (number > 90) return std::nullopt;
      step.months += 120 * count;
      break;
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
    case Unit::century:
      return std::nullopt;
  }
  return Step{sign * step.months, sign * step.days};
}

std::optional<Day> shifted_day(const Duration& duration, Day speech, int sign) {
  const auto step = exact_step(duration, sign);
  if (!step) return std::nullopt;
  if (!duration.working_days) return plus_step(speech, *step);
  constexpr std::int32_t kMost = 400;
  Day day = speech;
  for (std::int32_t left = std::min(std::abs(step->days), kMost); left > 0;) {
    day = plus_days(day, sign);
    if (weekday_of(day) <= 5) --left;
  }
  return day;
}

}  // namespace habeas
