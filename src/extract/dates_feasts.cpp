// extract/dates_feasts.cpp - days that have a name: feasts on a fixed day, on a
// weekday of a month, and those that go by Easter
#include <array>

#include "extract/dates_calendar_parts.h"

namespace habeas {
namespace {

/// How the day of a feast is found in a year.
enum class FeastRule : std::uint8_t {
  fixed,   ///< month and day
  nth,     ///< the `day`-th `weekday` of the month; the last if `day` is 0
  easter,  ///< `day` days behind Easter Sunday
};

struct Feast {
  std::array<std::uint64_t, 4> words;  ///< 0 behind the last
  FeastRule rule;
  std::int32_t month;
  std::int32_t day;
  std::uint8_t weekday;
};

/// Feasts that mean one day wherever they are spoken of. Longer names first.
constexpr auto kFeasts = std::to_array<Feast>({
    {{"international"_w, "women"_w, "'s"_w, "day"_w}, FeastRule::fixed, 3, 8, 0},
    {{"martin"_w, "luther"_w, "king"_w, "day"_w}, FeastRule::nth, 1, 3, 1},
    {{"new"_w, "year"_w, "'s"_w, "eve"_w}, FeastRule::fixed, 12, 31, 0},
    {{"new"_w, "year"_w, "'s"_w, "day"_w}, FeastRule::fixed, 1, 1, 0},
    {{"valentine"_w, "'s"_w, "day"_w, 0}, FeastRule::fixed, 2, 14, 0},
    {{"human"_w, "rights"_w, "day"_w, 0}, FeastRule::fixed, 12, 10, 0},
    {{"world"_w, "refugee"_w, "day"_w, 0}, FeastRule::fixed, 6, 20, 0},
    {{"world"_w, "aids"_w, "day"_w, 0}, FeastRule::fixed, 12, 1, 0},
    {{"new"_w, "year"_w, "day"_w, 0}, FeastRule::fixed, 1, 1, 0},
    {{"christmas"_w, "eve"_w, 0, 0}, FeastRule::fixed, 12, 24, 0},
    {{"christmas"_w, "day"_w, 0, 0}, FeastRule::fixed, 12, 25, 0},
    {{"boxing"_w, "day"_w, 0, 0}, FeastRule::fixed, 12, 26, 0},
    {{"thanksgiving"_w, "day"_w, 0, 0}, FeastRule::nth, 11, 4, 4},
    {{"black"_w, "friday"_w, 0, 0}, FeastRule::nth, 11, 4, 5},
    {{"labor"_w, "day"_w, 0, 0}, FeastRule::nth, 9, 1, 1},
    {{"memorial"_w, "day"_w, 0, 0}, FeastRule::nth, 5, 0, 1},
    {{"may"_w, "day"_w, 0, 0}, FeastRule::fixed, 5, 1, 0},
    {{"earth"_w, "day"_w, 0, 0}, FeastRule::fixed, 4, 22, 0},
    {{"bastille"_w, "day"_w, 0, 0}, FeastRule::fixed, 7, 14, 0},
    {{"armistice"_w, "day"_w, 0, 0}, FeastRule::fixed, 11, 11, 0},
    {{"veterans"_w, "day"_w, 0, 0}, FeastRule::fixed, 11, 11, 0},
    {{"good"_w, "friday"_w, 0, 0}, FeastRule::easter, 0, -2, 0},
    {{"palm"_w, "sunday"_w, 0, 0}, FeastRule::easter, 0, -7, 0},
    {{"ash"_w, "wednesday"_w, 0, 0}, FeastRule::easter, 0, -46, 0},
    {{"easter"_w, "sunday"_w, 0, 0}, FeastRule::easter, 0, 0, 0},
    {{"easter"_w, "monday"_w, 0, 0}, FeastRule::easter, 0, 1, 0},
    {{"whit"_w, "monday"_w, 0, 0}, FeastRule::easter, 0, 50, 0},
    {{"christmas"_w, 0, 0, 0}, FeastRule::fixed, 12, 25, 0},
    {{"thanksgiving"_w, 0, 0, 0}, FeastRule::nth, 11, 4, 4},
    {{"halloween"_w, 0, 0, 0}, FeastRule::fixed, 10, 31, 0},
    {{"easter"_w, 0, 0, 0}, FeastRule::easter, 0, 0, 0},
    {{"pentecost"_w, 0, 0, 0}, FeastRule::easter, 0, 49, 0},
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

Day day_of_feast(const Feast &feast, std::int32_t year) {
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
  }
  return Day{year, static_cast<std::uint8_t>(feast.month), static_cast<std::uint8_t>(feast.day)};
}

/// The year of the day that lies nearest to the time of speech: news looks back
/// more than ahead.
Day nearest_feast(const Feast &feast, Day speech) {
  constexpr std::int64_t kDaysAhead = 122;
  Day day = day_of_feast(feast, speech.year + 1);
  while (day.number() - speech.number() > kDaysAhead) day = day_of_feast(feast, day.year - 1);
  return day;
}

}  // namespace

std::optional<TimePhrase> CalendarReader::read_feast(std::uint32_t at) const {
  if (!words_.is_word(at)) return std::nullopt;
  for (const Feast &feast : kFeasts) {
    std::uint32_t end = at;
    for (const std::uint64_t word : feast.words) {
      if (word == 0) break;
      end = words_.is(end, word) ? end + 1 : kNoToken;
      if (end == kNoToken) break;
    }
    if (end == kNoToken) continue;
    // "Christmas Island", "a new year day"; a feast of one word may be written
    // small.
    if (words_.capital(end) || (end > at + 1 && !words_.capital(at))) return std::nullopt;
    const auto year = read_year_after(end);
    TimePhrase phrase{{at, year ? year->end : end}, Date()};
    if (year) {
      phrase.value = day_value(day_of_feast(feast, year->year));
    } else if (speech_.day) {
      phrase.value = day_value(nearest_feast(feast, *speech_.day));
      phrase.value.basis = DateBasis::document;
    } else if (feast.rule == FeastRule::fixed) {
      phrase.value = day_value(std::nullopt, feast.month, feast.day);
    } else if (feast.rule == FeastRule::nth) {
      phrase.value = month_value(std::nullopt, feast.month);
    } else {
      return std::nullopt;
    }
    return phrase;
  }
  return std::nullopt;
}

}  // namespace habeas
