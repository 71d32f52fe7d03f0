// extract/dates_grammar.h - what the grammars of calendar dates and of relative times share
#pragma once

#include <cstdint>
#include <optional>

#include "extract/dates.h"
#include "extract/dates_values.h"
#include "extract/number_words.h"

namespace habeas {

/// The calendar unit of "the next week", "that year".
enum class Grain : std::uint8_t { none, week, month, year };

/// One time read by a grammar, before its anchor is looked for.
struct TimePhrase {
  TokenRange range;
  Date value;
  DateAnchor anchored = DateAnchor::none;
  bool counts_from_next = false;  ///< anchored to a time that follows ("two days after October 9")
  bool counts_from_last = false;  ///< anchored to the time told last ("the next day")
  bool clock_alone = false;       ///< a time of day whose day the words do not say ("at 7 p.m.")
  Grain grain = Grain::none;      ///< with the last: which calendar unit is meant
  std::int32_t steps = 0;         ///< how many such units later
  std::optional<Date> without_anchor = std::nullopt;  ///< the value where no time was told before
  std::optional<Step> step = std::nullopt;  ///< where the words say an exact distance to the anchor
};

enum class Tense : std::uint8_t { unknown, past, future };

/// Does the sentence speak of what was, or of what is to come, around the time from `at` to `end`
/// ("will meet on Thursday")? Decides between the last and the next Thursday, nothing else.
Tense tense_at(const Words& words, std::uint32_t at, std::uint32_t end);

/// A month by name ("October", "Oct."). `sure` is false for words that are also something else
/// ("May", "March", "Jan").
struct MonthName {
  std::int32_t month = 0;
  std::uint32_t end = 0;
  bool sure = true;
};
std::optional<MonthName> read_month_name(const Words& words, std::uint32_t at);

/// "Thursday", "Thurs.": 1 Monday to 7 Sunday.
struct WeekdayName {
  std::uint8_t weekday = 0;
  std::uint32_t end = 0;
  bool plural = false;
};
std::optional<WeekdayName> read_weekday_name(const Words& words, std::uint32_t at);

/// "Easter", "New Year's Eve": a day that has a name, as a row of a table.
struct FeastName {
  std::uint32_t feast = 0;
  std::uint32_t end = 0;
};
std::optional<FeastName> read_feast_name(const Words& words, std::uint32_t at);
Day day_of_feast(FeastName name, std::int32_t year);

std::optional<Season> read_season_name(std::uint64_t key);

/// A plain year token, by its form alone ("2019", not "2,019").
std::optional<std::int32_t> year_form(const Words& words, std::uint32_t at);

/// The year that two digits mean: the last such before twenty years after the time of speech, since
/// papers look back more than ahead; else of 1930 to 2029.
std::int32_t year_of_two_digits(std::int32_t digits, const SpeechTime& speech);

/// The year of the month (and day) that lies nearest to the time of speech.
std::int32_t nearest_year(Day speech, std::int32_t month, std::int32_t day);

/// "Now" as an end of a stretch: the day of speech. Other times as they are.
Date until_now(const Date& value, const SpeechTime& speech);

/// Calendar dates, months, years, decades, centuries, seasons, quarters.
std::optional<TimePhrase> read_calendar(const Words& words, std::uint32_t at,
                                        const SpeechTime& speech);

/// Times that count from something, durations, sets and clock times.
std::optional<TimePhrase> read_relative(const Words& words, std::uint32_t at,
                                        const SpeechTime& speech);

}  // namespace habeas
