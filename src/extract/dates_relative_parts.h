// extract/dates_relative_parts.h - the parts of the grammar of times that count from something; for
// extract/dates_{relative,which,clock}.cpp
#pragma once

#include <string>
#include <string_view>

#include "extract/dates_durations.h"
#include "extract/dates_grammar.h"

namespace habeas {

/// Reads one time that counts from something, a set or a clock time. A local helper.
class RelativeReader {
 public:
  RelativeReader(const Words& words, const SpeechTime& speech) : words_(words), speech_(speech) {}

  std::optional<TimePhrase> read(std::uint32_t at) const;

 private:
  using Found = std::optional<TimePhrase>;

  TimePhrase from_clock(TokenRange range, Date value) const;
  /// "MO" for "morning" ...; empty for other words.
  static std::string_view part_of_day(std::uint64_t key);
  /// Takes a following "morning" into a day.
  void extend_by_part(TimePhrase& phrase) const;
  Found read_named_day(std::uint32_t at) const;
  TimePhrase reference(TokenRange range, const char* timex) const;
  TimePhrase day_from_clock(TokenRange range, int shift) const;
  bool ends_phrase(std::uint32_t at) const;
  enum class Which : std::uint8_t { last, current, next, previous, following, same };
  static bool any_of_which(Which which, Which one, Which other) {
    return which == one || which == other;
  }
  std::optional<Which> read_which(std::uint32_t at) const;
  /// Words that may open the phrase: "earlier this month", "late last year", "the", "that same".
  Found read_determined(std::uint32_t at) const;
  /// "the next morning" and "the same day" are one phrase; "the last week" starts at "last".
  static bool keeps_article(Which which);
  Found read_which_period(std::uint32_t at, Which which, bool article) const;
  /// "the past year": the twelve months before now, not the calendar year before.
  Found past_unit(TokenRange range, UnitName unit) const;
  Found which_feast(std::uint32_t at, FeastName feast, Which which) const;
  /// "this working week": Monday to Friday.
  Found working_week(TokenRange range, Which which) const;
  Found which_unit(TokenRange range, Which which, Unit unit, bool article) const;
  /// The week, month, year ... `steps` away from that of the speech.
  std::optional<Date> calendar_unit(Unit unit, int steps) const;
  /// "the previous day", "that year": counts from the time told last.
  Found text_unit(TokenRange range, Which which, Unit unit) const;
  Found which_weekday(std::uint32_t at, WeekdayName name, Which which) const;
  static std::string weekday_timex(std::uint8_t weekday);
  Found which_month(std::uint32_t at, MonthName name, Which which) const;
  Found which_season(std::uint32_t at, Season season, Which which) const;
  /// "this Friday, June 15", "next 6 April"
  Found which_day(std::uint32_t at, Which which) const;
  Found which_weekend(TokenRange range, Which which) const;
  /// "this morning", "last night", "the next morning".
  Found which_part(std::uint32_t at, Which which, bool article) const;
  /// "the past two months", "next three days", "recent years" (which give nothing).
  Found which_several(std::uint32_t at, Which which) const;
  /// Such a stretch of time, whose length is read already.
  Found several(TokenRange range, Which which, const Duration& duration) const;
  /// Whole quarters before or behind the one of the speech.
  std::optional<Date> quarters(const Duration& duration, bool past) const;
  /// "the following week on Tuesday": the day of a week that is known.
  void take_weekday_of(TimePhrase& week) const;

  Found read_part_of_period(std::uint32_t at) const;
  Found read_half_or_weekend(std::uint32_t at, std::int32_t ordinal, std::uint32_t noun) const;
  Found read_edge_of_period(std::uint32_t at) const;
  Found read_numbered_week(std::uint32_t at) const;
  Found read_number_and_which(std::uint32_t at) const;
  /// "May", "next year", "the month": what a part may be a part of.
  Found read_whole_period(std::uint32_t at) const;

  Found read_weekday(std::uint32_t at) const;
  bool is_any_such_day(std::uint32_t at, std::uint32_t end) const;
  /// "Tuesday of last week", "Monday next week".
  Found read_weekday_of_week(std::uint32_t at, WeekdayName name) const;
  Found read_set(std::uint32_t at) const;
  Found read_every(std::uint32_t at) const;
  bool of_every(std::uint32_t at) const;
  Found read_counted(std::uint32_t at) const;
  /// "a year" is a duration behind these words; elsewhere it is a rate ("twice a year").
  bool duration_of_one(std::uint32_t at) const;
  /// "ago", "earlier", "later", "before", "after", "from now" behind a duration.
  Found read_direction(TokenRange range, const Duration& duration) const;
  void take_weekday_near(TimePhrase& phrase, std::optional<Day> counted) const;
  Found read_weekday_and_distance(std::uint32_t at, WeekdayName name) const;
  Found read_epoch(std::uint32_t at) const;
  Found read_rate(std::uint32_t at) const;
  Found read_week_but_one(std::uint32_t at) const;
  Found read_to_date(std::uint32_t at) const;
  Found counted_from_clock(TokenRange range, const Duration& duration, int sign) const;
  Found counted_from_text(TokenRange range, DayOffset offset, const Duration& duration,
                          bool next) const;
  bool time_follows(std::uint32_t at) const;
  /// "two months after South Korea protested": what follows is an event, not the time told last.
  bool opens_event(std::uint32_t at) const;
  /// "day-long", "decades-long"
  Found read_long(std::uint32_t at) const;
  /// "days earlier", "weeks later", "for years", "recent weeks".
  Found read_bare_unit(std::uint32_t at) const;
  struct ClockTime {
    std::uint32_t end = 0;
    std::int32_t hour = 0;
    std::int32_t minute = -1;
  };
  Found read_clock_time(std::uint32_t at) const;
  /// "18:00 local time (16:00 GMT) on 5 May": the token behind brackets with the hour elsewhere.
  std::uint32_t behind_other_zone(std::uint32_t at) const;
  /// "5 a.m. the next day": an hour of a day that counts from the one told last.
  Found clock_of_next_day(std::uint32_t at, const ClockTime& time) const;
  std::optional<ClockTime> read_first_hour(std::uint32_t at) const;
  static std::string clock_text(const ClockTime& time);
  std::optional<ClockTime> read_told_hour(std::uint32_t at) const;
  bool counted_behind(std::uint32_t at) const;
  std::optional<ClockTime> read_hour(std::uint32_t at) const;
  /// "9", "nine", "10:35", "10.35", "0900".
  bool read_hour_and_minute(std::uint32_t at, ClockTime& time) const;

  const Words& words_;
  const SpeechTime& speech_;
};

}  // namespace habeas
