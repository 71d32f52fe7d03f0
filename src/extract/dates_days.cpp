// extract/dates_days.cpp - days of a month that is not named: "the 18th",
// "Monday the 13th"
#include "extract/dates_calendar_parts.h"

namespace habeas {
namespace {

/// The same day number in the month `months` later, if that month has it.
std::optional<Day> in_month(Day speech, std::int32_t months, std::int32_t day) {
  const Day month = plus_months(Day{speech.year, speech.month, 1}, months);
  if (day > days_in_month(month.year, month.month)) return std::nullopt;
  return Day{month.year, month.month, static_cast<std::uint8_t>(day)};
}

}  // namespace

/// "on the 18th": the last one before the time of speech, or the next one.
std::optional<TimePhrase> CalendarReader::read_day_of_unnamed_month(std::uint32_t at) const {
  if (!words_.is_number(at) || !words_.is(at - 1, "the"_w)) return std::nullopt;
  const auto ordinal = read_ordinal(words_, at);
  if (!ordinal || ordinal->value > 31 || words_.hyphen(at + 1)) return std::nullopt;
  if (const auto found = read_day_of_which_month(at, ordinal->value)) return found;
  if (!any_of(words_.key(at - 2), {"on"_w, "by"_w, "until"_w, "till"_w, "from"_w, "since"_w,
                                   "after"_w, "before"_w, "to"_w, "through"_w}) &&
      !(words_.is(at - 2, "of"_w) && words_.is(at - 3, "week"_w))) {
    return std::nullopt;
  }
  if (words_.is_word(at + 1) &&
      !any_of(words_.key(at + 1), {"and"_w, "or"_w, "to"_w, "at"_w, "when"_w, "but"_w, "until"_w,
                                   "through"_w, "after"_w, "before"_w, "as"_w})) {
    return std::nullopt;
  }
  if (!speech_.day) {
    Date value;
    value.edtf = value.timex =
        (ordinal->value < 10 ? "XXXX-XX-0" : "XXXX-XX-") + std::to_string(ordinal->value);
    value.basis = DateBasis::explicit_;
    return TimePhrase{{at, at + 1}, value};
  }
  const bool future = tense_at(words_, at, at + 1) == Tense::future;
  for (std::int32_t step = 0; step <= 2; ++step) {
    const auto day = in_month(*speech_.day, future ? step : -step, ordinal->value);
    if (!day || (future ? *day < *speech_.day : *speech_.day < *day)) continue;
    Date value = day_value(*day);
    value.basis = DateBasis::document;
    return TimePhrase{{at, at + 1}, value};
  }
  return std::nullopt;
}

/// "the 21st of this month", "the 3rd next month"
std::optional<TimePhrase> CalendarReader::read_day_of_which_month(std::uint32_t at,
                                                                  std::int32_t day) const {
  const std::uint32_t which = words_.is(at + 1, "of"_w) ? at + 2 : at + 1;
  const bool last = words_.is(which, "last"_w);
  const bool next = words_.is(which, "next"_w);
  if (!words_.is(which + 1, "month"_w) || !(last || next || words_.is(which, "this"_w)))
    return std::nullopt;
  TimePhrase phrase{{at, which + 2}, Date(), DateAnchor::clock};
  if (speech_.day) {
    const auto found = in_month(*speech_.day, last ? -1 : next ? 1 : 0, day);
    if (!found) return std::nullopt;
    phrase.value = day_value(*found);
  }
  phrase.value.basis = DateBasis::relative;
  phrase.value.offset = last   ? DayOffset{-62, -1, 0}
                        : next ? DayOffset{1, 62, 0}
                               : DayOffset{-31, 31, 0};
  return phrase;
}

/// "Monday the 13th", "Mon 13th": the month nearest to the time of speech in
/// which the day falls on that weekday.
std::optional<TimePhrase> CalendarReader::read_weekday_and_number(std::uint32_t at,
                                                                  std::uint8_t weekday,
                                                                  std::uint32_t number_at) const {
  const bool article = words_.is(number_at - 1, "the"_w);
  const auto day = read_day_number(words_, number_at, article);
  const bool ordinal = read_ordinal(words_, number_at).has_value();
  // "Sunday 31!", but not "on Sunday 31 people"
  const bool bare = day && !words_.has(day->end);
  const bool closed = day && words_.is_number(number_at) && number_at == at + 1 &&
                      (bare || (words_.glued(day->end) && !words_.is_word(day->end) &&
                                !words_.mark(day->end, '%') && !words_.mark(day->end, ':') &&
                                !words_.mark(day->end, '/') && !words_.dash(day->end)));
  if (!day || !(ordinal || closed) || !speech_.day) return std::nullopt;
  if (words_.is_word(day->end) && words_.shape(day->end) == Shape::lower &&
      counted_noun(words_, day->end)) {
    return std::nullopt;
  }
  const bool future = tense_at(words_, at, day->end) == Tense::future;
  constexpr std::int32_t kMonths = 12;
  for (std::int32_t step = 0; step <= 2 * kMonths; ++step) {
    const std::int32_t months = (step + 1) / 2 * ((step % 2 == 1) == future ? 1 : -1);
    const auto found = in_month(*speech_.day, months, day->day);
    if (!found || weekday_of(*found) != weekday) continue;
    Date value = day_value(*found);
    value.basis = DateBasis::document;
    return TimePhrase{{at, day->end}, value};
  }
  return std::nullopt;
}

}  // namespace habeas
