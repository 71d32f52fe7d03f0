// extract/dates_clock.cpp - clock times: 9 a.m., 10:35, noon, 8 o'clock
#include <algorithm>
#include <array>
#include <utility>

#include "extract/dates_relative_parts.h"

namespace habeas {

std::optional<TimePhrase> RelativeReader::read_clock_time(std::uint32_t at) const {
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
    phrase.clock_alone = true;
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

bool RelativeReader::read_hour_and_minute(std::uint32_t at, ClockTime& time) const {
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
  if (!number || number->value.scale > 0 || number->magnitude > 0 || number->article) return false;
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

}  // namespace habeas
