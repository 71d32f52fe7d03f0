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
  if (const auto found = read_weekday_of_week(at, *name)) return found;
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

std::optional<TimePhrase> RelativeReader::read_weekday_of_week(std::uint32_t at,
                                                               WeekdayName name) const {
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

std::optional<TimePhrase> RelativeReader::read_every(std::uint32_t at) const {
  Date value;
  if (const auto weekday = read_weekday_name(words_, at + 1)) {
    value.timex = weekday_timex(weekday->weekday);
    return TimePhrase{{at, weekday->end}, value};
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
  if (words_.is(at - 1, "in"_w) && !duration->adjective &&
      tense_at(words_, at, duration->range.end) == Tense::future) {
    return counted_from_clock(duration->range, *duration, 1);
  }
  Date value;
  value.timex = duration_timex(*duration);
  return TimePhrase{duration->range, value};
}

bool RelativeReader::duration_of_one(std::uint32_t at) const {
  return words_.is(at, "half"_w) || !any_of(words_.key(at), {"a"_w, "an"_w}) ||
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
      if (words_.is(end + 1, "now"_w) || words_.is(end + 1, "today"_w)) {
        return counted_from_clock({range.begin, end + 2}, duration, 1);
      }
      if (any_of(words_.key(end + 1), {"tomorrow"_w, "yesterday"_w})) {
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
    value.basis = DateBasis::relative;
    value.offset = offset;
  }
  return from_clock(range, value);
}

std::optional<TimePhrase> RelativeReader::counted_from_text(TokenRange range, DayOffset offset,
                                                            const Duration &duration,
                                                            bool next) const {
  TimePhrase phrase{range, relative_value(offset), DateAnchor::event, next, false};
  phrase.counts_from_last = !next && !opens_event(range.end);
  phrase.value.timex = duration_timex(duration);
  return phrase;
}

bool RelativeReader::time_follows(std::uint32_t at) const {
  return read_calendar(words_, at, speech_).has_value() || read_named_day(at).has_value() ||
         read_weekday(at).has_value();
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

std::optional<TimePhrase> read_relative(const Words &words, std::uint32_t at,
                                        const SpeechTime &speech) {
  return RelativeReader(words, speech).read(at);
}

}  // namespace habeas
