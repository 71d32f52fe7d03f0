// extract/dates_clock.cpp - clock times: 9 a.m., 10:35, noon, 8 o'clock
#include <algorithm>
#include <array>
#include <utility>

#include "extract/dates_relative_parts.h"

namespace habeas {

std::optional<TimePhrase> RelativeReader::read_clock_time(std::uint32_t at) const {
  auto time = read_hour(at);
  std::string since;  // "from 5 to 7 p.m."
  if (!time) {
    const auto first = read_first_hour(at);
    if (!first) return std::nullopt;
    time = read_hour(first->end);
    since =
        clock_text({0, first->hour + (time->hour >= 12 && first->hour + 12 <= time->hour ? 12 : 0),
                    first->minute}) +
        "/";
  }
  if (any_of(words_.key(time->end),
             {"gmt"_w, "utc"_w, "edt"_w, "est"_w, "cet"_w, "pst"_w, "pdt"_w, "kst"_w, "hrs"_w})) {
    ++time->end;
  } else if (words_.is(time->end, "local"_w) && words_.is(time->end + 1, "time"_w)) {
    time->end += 2;
  }
  std::uint32_t next = time->end;
  if (words_.mark(next, ',')) ++next;
  const bool zones = next < behind_other_zone(next);
  next = behind_other_zone(next);
  if (any_of(words_.key(next), {"on"_w, "of"_w})) ++next;
  if (since.empty()) {
    if (auto found = clock_of_next_day(at, *time)) return found;
  }
  auto day = read_calendar(words_, next, speech_);
  if (!day || day->value.edtf.size() != 10) day = read_named_day(next);
  if (!day || !words_.has(next)) day = read_weekday(next);
  TimePhrase phrase;
  if (day && day->value.timex.find("REF") == std::string::npos) {
    phrase = *day;
    phrase.range.begin = at;
    if (zones) phrase.range.end = time->end;  // the day is a time of its own behind the brackets
  } else {
    phrase = day_from_clock({at, time->end}, 0);
    phrase.range = {at, time->end};
    phrase.clock_alone = true;
    if (!speech_.day) {
      phrase.value = Date();
      phrase.anchored = DateAnchor::none;
    }
  }
  std::string& timex = phrase.value.timex;
  if (const auto part = timex.find('T'); part != std::string::npos) {
    // "a quarter to nine on Monday night"
    const std::string_view name = std::string_view(timex).substr(part + 1);
    const bool late = name == "EV" || name == "NI" || name == "AF";
    if (late && words_.is_word(at) && time->hour < 12 && time->minute >= 0) time->hour += 12;
    timex.resize(part);
  }
  if (timex.empty()) timex = "XXXX-XX-XX";
  const std::string day_text = timex;
  if (!since.empty()) timex += since + day_text;
  timex += clock_text(*time);
  return phrase;
}

std::uint32_t RelativeReader::behind_other_zone(std::uint32_t at) const {
  if (!words_.mark(at, '(')) return at;
  const auto other = read_hour(at + 1);
  if (!other) return at;
  const bool zone = any_of(words_.key(other->end), {"gmt"_w, "utc"_w, "edt"_w, "est"_w, "cet"_w});
  const std::uint32_t end = zone ? other->end + 1 : other->end;
  return zone && words_.mark(end, ')') ? end + 1 : at;
}

std::optional<TimePhrase> RelativeReader::clock_of_next_day(std::uint32_t at,
                                                            const ClockTime& time) const {
  std::uint32_t next = words_.mark(time.end, ',') ? time.end + 1 : time.end;
  if (words_.is(next, "on"_w)) ++next;
  const bool next_day =
      words_.is(next, "the"_w) && any_of(words_.key(next + 1), {"next"_w, "following"_w});
  if (!next_day ||
      !any_of(words_.key(next + 2), {"day"_w, "morning"_w, "evening"_w, "night"_w, "afternoon"_w}))
    return std::nullopt;
  TimePhrase phrase{{at, next + 3}, relative_value({1, 1, 0}), DateAnchor::event, false, true};
  phrase.value.timex = clock_text(time);
  return phrase;
}

/// The "5" of "from 5 to 7 p.m.", "between five and seven p.m.", with the token of the other.
std::optional<RelativeReader::ClockTime> RelativeReader::read_first_hour(std::uint32_t at) const {
  if (!any_of(words_.key(at - 1), {"from"_w, "between"_w})) return std::nullopt;
  ClockTime time;
  if (!read_hour_and_minute(at, time) || time.hour > 12 || time.hour < 1) return std::nullopt;
  const bool between = words_.is(at - 1, "between"_w);
  if (!words_.dash(time.end) && !words_.is(time.end, between ? "and"_w : "to"_w))
    return std::nullopt;
  ++time.end;
  const auto last = read_hour(time.end);
  if (!last ||
      !any_of(words_.key(last->end - 1), {"a.m."_w, "a.m"_w, "am"_w, "p.m."_w, "p.m"_w, "pm"_w}))
    return std::nullopt;
  return time;
}

std::string RelativeReader::clock_text(const ClockTime& time) {
  const auto two = [](std::int32_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  return "T" + two(time.hour) + ":" + two(std::max(time.minute, 0));
}

std::optional<RelativeReader::ClockTime> RelativeReader::read_hour(std::uint32_t at) const {
  const std::uint64_t key = words_.key(at);
  if ((key == "noon"_w && !words_.is(at - 1, "high"_w)) || key == "midday"_w)
    return ClockTime{at + 1, 12, 0};
  if (key == "midnight"_w) return ClockTime{at + 1, 24, 0};
  if (words_.glued(at) && at > words_.begin() && !words_.mark(at - 1, '(') &&
      !words_.quote(at - 1)) {
    return std::nullopt;
  }
  ClockTime time;
  if (const auto told = read_told_hour(at)) {
    time = *told;
  } else if (!read_hour_and_minute(at, time)) {
    return std::nullopt;
  }
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
  const bool told = words_.is_word(at) && time.minute >= 0;
  if (words_.is(time.end, "in"_w) && words_.is(time.end + 1, "the"_w) &&
      !part_of_day(words_.key(time.end + 2)).empty() && time.hour <= 12 &&
      (time.minute >= 0 || words_.is(at - 1, "at"_w))) {
    if (!words_.is(time.end + 2, "morning"_w) && time.hour < 12) time.hour += 12;
    time.end += 3;
    return time;
  }
  const bool led =
      any_of(words_.key(at - 1), {"at"_w, "by"_w, "around"_w, "about"_w, "from"_w, "until"_w,
                                  "till"_w, "before"_w, "after"_w, "since"_w, "between"_w});
  const bool zone =
      any_of(behind, {"gmt"_w, "utc"_w, "local"_w, "hours"_w, "hrs"_w, "on"_w, "kst"_w});
  if (time.minute < 0 || !(led || zone || told)) return std::nullopt;
  return time;
}

/// "half past six", "a quarter to nine", "ten minutes past five"
std::optional<RelativeReader::ClockTime> RelativeReader::read_told_hour(std::uint32_t at) const {
  std::int32_t minutes = -1;
  std::uint32_t next = at + 1;
  if (words_.is(at, "half"_w)) {
    minutes = 30;
  } else if (words_.is(at, "quarter"_w)) {
    minutes = 15;
  } else if (words_.is(at, "a"_w) && words_.is(at + 1, "quarter"_w)) {
    minutes = 15;
    next = at + 2;
  } else if (any_of(words_.key(at), {"five"_w, "ten"_w, "twenty"_w})) {
    minutes = small_number(words_.key(at));
    if (words_.is(next, "minutes"_w)) ++next;
  }
  const bool to = words_.is(next, "to"_w) && minutes != 30;
  if (minutes < 0 || !(to || words_.is(next, "past"_w))) return std::nullopt;
  // "five to nine people", "a quarter to five": an hour of the clock follows "past" surely
  if (to && minutes != 15 && next == at + 1) return std::nullopt;
  const auto hour = read_number(words_, next + 1);
  if (!hour || hour->value.scale > 0 || hour->value.digits < 1 || hour->value.digits > 12)
    return std::nullopt;
  const auto told = static_cast<std::int32_t>(hour->value.digits);
  if (to && counted_behind(hour->range.end)) return std::nullopt;
  if (to) return ClockTime{hour->range.end, told == 1 ? 12 : told - 1, 60 - minutes};
  return ClockTime{hour->range.end, told, minutes};
}

bool RelativeReader::counted_behind(std::uint32_t at) const {
  return words_.is_word(at) && words_.shape(at) == Shape::lower &&
         !any_of(words_.key(at), {"in"_w, "on"_w, "when"_w, "and"_w, "a.m."_w, "p.m."_w, "am"_w,
                                  "pm"_w, "a.m"_w, "p.m"_w, "at"_w, "o'clock"_w});
}

bool RelativeReader::read_hour_and_minute(std::uint32_t at, ClockTime& time) const {
  const std::string_view token = words_.view(at);
  if (words_.is_number(at) && token.find('.') != std::string_view::npos) {
    const std::size_t point = token.find('.');
    const auto hour = plain_digits(token.substr(0, point));
    const auto minute =
        token.size() - point == 3 ? plain_digits(token.substr(point + 1)) : std::nullopt;
    if (!hour || !minute || *hour > 23 || *minute > 59) return false;
    // "at 05.00 hrs", but not "took 12.5 hours"
    const bool military = token.size() == 5 && any_of(words_.key(at + 1), {"hrs"_w, "hours"_w}) &&
                          any_of(words_.key(at - 1), {"at"_w, "around"_w, "about"_w});
    const bool twelve = military || any_of(words_.key(at + 1),
                                           {"a.m."_w, "p.m."_w, "am"_w, "pm"_w, "a.m"_w, "p.m"_w});
    time = {at + 1, *hour, *minute};
    return twelve;
  }
  const auto number = read_number(words_, at);
  if (!number || number->value.scale > 0 || number->magnitude > 0 || number->article) return false;
  if (token.size() == 4 && words_.is_number(at) &&
      (any_of(words_.key(at + 1), {"gmt"_w, "utc"_w, "hours"_w, "hrs"_w}) ||
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

}  // namespace habeas
