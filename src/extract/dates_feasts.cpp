// extract/dates_feasts.cpp - days that have a name: feasts on a fixed day, on a
// weekday of a month, and those that go by Easter
#include <algorithm>
#include <array>

#include "extract/dates_calendar_parts.h"
#include "text/key_table.h"

namespace habeas {
namespace {

/// How the day of a feast is found in a year.
enum class FeastRule : std::uint8_t {
  fixed,    ///< month and day
  nth,      ///< the `day`-th `weekday` of the month; the last if `day` is 0
  easter,   ///< `day` days behind Easter Sunday
  orthodox  ///< the same of the eastern churches
};

struct Feast {
  std::array<std::uint64_t, 4> words;  ///< 0 behind the last
  FeastRule rule;
  std::int32_t month;
  std::int32_t day;
  std::uint8_t weekday;
};

/// Feasts that mean one day wherever they are spoken of. Longer names first; the sign of a
/// possessive without "s" is left out ("All Souls' Day").
constexpr auto kFeasts = std::to_array<Feast>({
    {{"international"_w, "women"_w, "'s"_w, "day"_w}, FeastRule::fixed, 3, 8, 0},
    {{"martin"_w, "luther"_w, "king"_w, "day"_w}, FeastRule::nth, 1, 3, 1},
    {{"new"_w, "year"_w, "'s"_w, "eve"_w}, FeastRule::fixed, 12, 31, 0},
    {{"new"_w, "year"_w, "'s"_w, "day"_w}, FeastRule::fixed, 1, 1, 0},
    {{"st"_w, "patrick"_w, "'s"_w, "day"_w}, FeastRule::fixed, 3, 17, 0},
    {{"saint"_w, "patrick"_w, "'s"_w, "day"_w}, FeastRule::fixed, 3, 17, 0},
    {{"april"_w, "fool"_w, "'s"_w, "day"_w}, FeastRule::fixed, 4, 1, 0},
    {{"world"_w, "press"_w, "freedom"_w, "day"_w}, FeastRule::fixed, 5, 3, 0},
    {{"valentine"_w, "'s"_w, "day"_w, 0}, FeastRule::fixed, 2, 14, 0},
    {{"human"_w, "rights"_w, "day"_w, 0}, FeastRule::fixed, 12, 10, 0},
    {{"world"_w, "refugee"_w, "day"_w, 0}, FeastRule::fixed, 6, 20, 0},
    {{"world"_w, "aids"_w, "day"_w, 0}, FeastRule::fixed, 12, 1, 0},
    {{"international"_w, "workers"_w, "day"_w, 0}, FeastRule::fixed, 5, 1, 0},
    {{"new"_w, "year"_w, "eve"_w, 0}, FeastRule::fixed, 12, 31, 0},
    {{"new"_w, "year"_w, "day"_w, 0}, FeastRule::fixed, 1, 1, 0},
    {{"april"_w, "fools"_w, "day"_w, 0}, FeastRule::fixed, 4, 1, 0},
    {{"holy"_w, "innocents"_w, "day"_w, 0}, FeastRule::fixed, 12, 28, 0},
    {{"christmas"_w, "eve"_w, 0, 0}, FeastRule::fixed, 12, 24, 0},
    {{"christmas"_w, "day"_w, 0, 0}, FeastRule::fixed, 12, 25, 0},
    {{"boxing"_w, "day"_w, 0, 0}, FeastRule::fixed, 12, 26, 0},
    {{"thanksgiving"_w, "day"_w, 0, 0}, FeastRule::nth, 11, 4, 4},
    {{"black"_w, "friday"_w, 0, 0}, FeastRule::nth, 11, 4, 5},
    {{"labor"_w, "day"_w, 0, 0}, FeastRule::nth, 9, 1, 1},
    {{"memorial"_w, "day"_w, 0, 0}, FeastRule::nth, 5, 0, 1},
    {{"columbus"_w, "day"_w, 0, 0}, FeastRule::nth, 10, 2, 1},
    {{"presidents"_w, "day"_w, 0, 0}, FeastRule::nth, 2, 3, 1},
    {{"may"_w, "day"_w, 0, 0}, FeastRule::fixed, 5, 1, 0},
    {{"earth"_w, "day"_w, 0, 0}, FeastRule::fixed, 4, 22, 0},
    {{"bastille"_w, "day"_w, 0, 0}, FeastRule::fixed, 7, 14, 0},
    {{"armistice"_w, "day"_w, 0, 0}, FeastRule::fixed, 11, 11, 0},
    {{"veterans"_w, "day"_w, 0, 0}, FeastRule::fixed, 11, 11, 0},
    {{"anzac"_w, "day"_w, 0, 0}, FeastRule::fixed, 4, 25, 0},
    {{"all"_w, "saints"_w, "day"_w, 0}, FeastRule::fixed, 11, 1, 0},
    {{"all"_w, "souls"_w, "day"_w, 0}, FeastRule::fixed, 11, 2, 0},
    {{"orthodox"_w, "easter"_w, 0, 0}, FeastRule::orthodox, 0, 0, 0},
    {{"orthodox"_w, "christmas"_w, 0, 0}, FeastRule::fixed, 1, 7, 0},
    {{"good"_w, "friday"_w, 0, 0}, FeastRule::easter, 0, -2, 0},
    {{"holy"_w, "thursday"_w, 0, 0}, FeastRule::easter, 0, -3, 0},
    {{"maundy"_w, "thursday"_w, 0, 0}, FeastRule::easter, 0, -3, 0},
    {{"holy"_w, "saturday"_w, 0, 0}, FeastRule::easter, 0, -1, 0},
    {{"palm"_w, "sunday"_w, 0, 0}, FeastRule::easter, 0, -7, 0},
    {{"ash"_w, "wednesday"_w, 0, 0}, FeastRule::easter, 0, -46, 0},
    {{"shrove"_w, "tuesday"_w, 0, 0}, FeastRule::easter, 0, -47, 0},
    {{"easter"_w, "sunday"_w, 0, 0}, FeastRule::easter, 0, 0, 0},
    {{"easter"_w, "monday"_w, 0, 0}, FeastRule::easter, 0, 1, 0},
    {{"whit"_w, "monday"_w, 0, 0}, FeastRule::easter, 0, 50, 0},
    {{"ascension"_w, "day"_w, 0, 0}, FeastRule::easter, 0, 39, 0},
    {{"new"_w, "year"_w, 0, 0}, FeastRule::fixed, 1, 1, 0},
    {{"christmas"_w, 0, 0, 0}, FeastRule::fixed, 12, 25, 0},
    {{"thanksgiving"_w, 0, 0, 0}, FeastRule::nth, 11, 4, 4},
    {{"halloween"_w, 0, 0, 0}, FeastRule::fixed, 10, 31, 0},
    {{"easter"_w, 0, 0, 0}, FeastRule::easter, 0, 0, 0},
    {{"pentecost"_w, 0, 0, 0}, FeastRule::easter, 0, 49, 0},
    {{"juneteenth"_w, 0, 0, 0}, FeastRule::fixed, 6, 19, 0},
});

/// Easter Sunday of the western churches (Meeus, Astronomical Algorithms, 1991,
/// chapter 8).
Day easter(std::int32_t year) {
  const std::int32_t a = year % 19;
  const std::int32_t b = year / 100;
  const std::int32_t c = year % 100;
  const std::int32_t f = (b + 8) / 25;
  const std::int32_t g = (b - f + 1) / 3;
  const std::int32_t h = (19 * a + b - b / 4 - g + 15) % 30;
  const std::int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const std::int32_t m = (a + 11 * h + 22 * l) / 451;
  const std::int32_t n = h + l - 7 * m + 114;
  return Day{year, static_cast<std::uint8_t>(n / 31), static_cast<std::uint8_t>(n % 31 + 1)};
}

/// Easter Sunday of the eastern churches in the common calendar, 1900 to 2099 (Meeus, the same
/// chapter: the Julian rule, thirteen days later).
Day eastern_easter(std::int32_t year) {
  const std::int32_t d = (19 * (year % 19) + 15) % 30;
  const std::int32_t e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const std::int32_t n = d + e + 114;
  const Day julian{year, static_cast<std::uint8_t>(n / 31), static_cast<std::uint8_t>(n % 31 + 1)};
  return plus_days(julian, 13);
}

Day find_day(const Feast &feast, std::int32_t year) {
  switch (feast.rule) {
    case FeastRule::fixed:
      break;
    case FeastRule::nth: {
      const auto month = static_cast<std::uint8_t>(feast.month);
      if (feast.day == 0) {
        const Day last{year, month, static_cast<std::uint8_t>(days_in_month(year, feast.month))};
        return plus_days(last, -((weekday_of(last) - feast.weekday + 7) % 7));
      }
      const Day first{year, month, 1};
      return plus_days(first, (feast.weekday - weekday_of(first) + 7) % 7 + 7 * (feast.day - 1));
    }
    case FeastRule::easter:
      return plus_days(easter(year), feast.day);
    case FeastRule::orthodox:
      return plus_days(eastern_easter(year), feast.day);
  }
  return Day{year, static_cast<std::uint8_t>(feast.month), static_cast<std::uint8_t>(feast.day)};
}

/// The year of the day that lies nearest to the time of speech: news looks back
/// more than ahead.
Day nearest_feast(const Feast &feast, Day speech) {
  constexpr std::int64_t kDaysAhead = 122;
  Day day = find_day(feast, speech.year + 1);
  while (day.number() - speech.number() > kDaysAhead) day = find_day(feast, day.year - 1);
  return day;
}

/// The first words of all names: most words begin none.
constexpr auto kFirstWords = KeySet([] {
  std::array<std::uint64_t, kFeasts.size()> first{};
  for (std::size_t i = 0; i < first.size(); ++i) first[i] = kFeasts[i].words[0];
  return first;
}());

/// The token behind the name, or kNoToken.
std::uint32_t end_of_name(const Words &words, std::uint32_t at, const Feast &feast) {
  std::uint32_t end = at;
  for (const std::uint64_t word : feast.words) {
    if (word == 0) break;
    // "St. Patrick", "Workers' Day"
    if (end > at && (words.mark(end, '.') || words.quote(end)) && words.glued(end)) ++end;
    if (!words.is(end, word)) return kNoToken;
    ++end;
  }
  return end;
}

/// "In the New Year" is no day, "before New Year" is.
bool names_new_year(const Words &words, std::uint32_t at) {
  return any_of(words.key(at - 1), {"before"_w, "after"_w, "by"_w, "until"_w, "till"_w, "since"_w,
                                    "around"_w, "next"_w, "last"_w});
}

/// Saturday and Sunday beside the day, and the day.
Date long_weekend(Day day) {
  const int weekday = weekday_of(day);
  const Day saturday = plus_days(day, weekday <= 2 ? -weekday - 1 : 6 - weekday);
  const Day sunday = plus_days(saturday, 1);
  Date value =
      *interval_value(day_value(std::min(day, saturday)), day_value(std::max(day, sunday)));
  value.timex = iso_week(saturday) + "-WE";
  return value;
}

}  // namespace

std::optional<FeastName> read_feast_name(const Words &words, std::uint32_t at) {
  if (!words.is_word(at) || !kFirstWords.has(words.key(at))) return std::nullopt;
  for (std::uint32_t i = 0; i < kFeasts.size(); ++i) {
    const std::uint32_t end = end_of_name(words, at, kFeasts[i]);
    if (end == kNoToken) continue;
    if (kFeasts[i].words[0] == "new"_w && end == at + 2 && !names_new_year(words, at))
      return std::nullopt;
    return FeastName{i, end};
  }
  return std::nullopt;
}

Day day_of_feast(FeastName name, std::int32_t year) { return find_day(kFeasts[name.feast], year); }

std::optional<TimePhrase> CalendarReader::read_feast(std::uint32_t at) const {
  const auto name = read_feast_name(words_, at);
  if (!name) return std::nullopt;
  const Feast &feast = kFeasts[name->feast];
  std::uint32_t end = name->end;
  auto year = read_year_after(end);
  if (year) end = year->end;
  const bool weekend = words_.is(end, "weekend"_w);
  const bool week = words_.is(end, "week"_w) && end == name->end;
  if (weekend || week) ++end;
  if (!year && (weekend || week)) {
    year = read_year_after(end);
    if (year) end = year->end;
  }
  // "Christmas Island", "a new year day"; a feast of one word may be written small, and one that
  // has its year or a weekend.
  const bool sure = words_.capital(at) || year || weekend || name->end == at + 1 ||
                    (feast.words[0] == "new"_w && feast.words[2] == 0);
  if (words_.capital(end) || !sure) return std::nullopt;
  const std::uint32_t begin =
      words_.is(at - 1, "of"_w) && words_.is(at - 2, "weekend"_w) && !week ? at - 2 : at;
  TimePhrase phrase{{begin, end}, Date()};
  std::optional<Day> day;
  if (year) {
    day = find_day(feast, year->year);
  } else if (speech_.day) {
    day = nearest_feast(feast, *speech_.day);
  }
  if (day) {
    phrase.value = weekend || begin < at ? long_weekend(*day)
                   : week                ? week_value(*day)
                                         : day_value(*day);
    if (!year) phrase.value.basis = DateBasis::document;
    return phrase;
  }
  phrase.range = {at, year ? end : name->end};
  if (feast.rule == FeastRule::fixed) {
    phrase.value = day_value(std::nullopt, feast.month, feast.day);
  } else if (feast.rule == FeastRule::nth) {
    phrase.value = month_value(std::nullopt, feast.month);
  } else {
    return std::nullopt;
  }
  return phrase;
}

}  // namespace habeas
