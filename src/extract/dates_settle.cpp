// extract/dates_settle.cpp - the years and months of the times of one sentence, once all are read
#include "extract/dates_settle.h"

#include "extract/dates_values.h"

namespace habeas {
namespace {

bool year_is_open(const Date& value) {
  return value.edtf.starts_with("XXXX") || value.basis == DateBasis::document;
}

bool is_day_or_month(const Date& value) {
  return value.edtf.size() == 10 || value.edtf.size() == 7;
}

std::int32_t two_digits(const Date& value, std::size_t at) {
  return (value.edtf[at] - '0') * 10 + value.edtf[at + 1] - '0';
}

/// Are the two times named in one breath: "A and B", "A or on B"?
bool joined(const Words& words, const DateHit& first, const DateHit& next) {
  const std::uint32_t link = first.range.end;
  if (!any_of(words.key(link), {"and"_w, "or"_w})) return false;
  const std::uint32_t begin = any_of(words.key(link + 1), {"on"_w, "in"_w}) ? link + 2 : link + 1;
  return next.range.begin == begin;
}

/// Is a month the last word of this time, or beside its day?
bool ends_in_month(const Words& words, const DateHit& hit) {
  const std::uint32_t last = hit.range.end - 1;
  if (hit.value.edtf.size() == 7) return read_month_name(words, last).has_value();
  return hit.range.size() >= 2 &&
         (read_month_name(words, last) || read_month_name(words, last - 1));
}

/// The day in another year, with its time of day; nothing changes where that year has no such day.
void move_to_year(Date& value, std::int32_t year) {
  const Day day = *value.earliest;
  if (day.day > days_in_month(year, day.month)) return;
  const std::string clock = value.timex.size() > 10 ? value.timex.substr(10) : std::string();
  const auto offset = value.offset;
  value = day_value(Day{year, day.month, day.day});
  value.timex += clock;
  value.basis = DateBasis::document;
  value.offset = offset;
}

void move_stretch_back(Date& value) {
  const Day first = *value.earliest;
  const Day last = *value.latest;
  if (first.day > days_in_month(first.year - 1, first.month) ||
      last.day > days_in_month(last.year - 1, last.month))
    return;
  auto moved = interval_value(day_value(Day{first.year - 1, first.month, first.day}),
                              day_value(Day{last.year - 1, last.month, last.day}));
  if (!moved) return;
  value = std::move(*moved);
  value.basis = DateBasis::document;
}

/// Does a word before the time look ahead ("put off to 3 May", "called to testify on 3 May")?
bool looks_ahead(const Words& words, const DateHit& hit) {
  const std::uint32_t at = hit.range.begin;
  if (any_of(words.key(at - 1),
             {"to"_w, "for"_w, "until"_w, "till"_w, "by"_w, "before"_w, "through"_w}))
    return true;
  constexpr std::uint32_t kReach = 12;
  for (std::uint32_t back = 2; back <= kReach && at >= words.begin() + back; ++back) {
    const std::uint32_t i = at - back;
    if (words.mark(i, ';')) break;
    const bool verb = words.is(i, "to"_w) && words.is_word(i + 1) && !words.capital(i + 1) &&
                      !any_of(words.key(i + 1), {"the"_w, "a"_w, "an"_w, "his"_w, "her"_w,
                                                 "their"_w, "its"_w, "this"_w, "that"_w});
    if (verb) return true;
  }
  return false;
}

void settle_by_weekday(DateHit& hit, std::uint8_t weekday) {
  Date& value = hit.value;
  if (weekday_of(*value.earliest) == weekday) return;
  const Day day = *value.earliest;
  for (const std::int32_t year : {day.year - 1, day.year + 1}) {
    if (day.day > days_in_month(year, day.month)) continue;
    if (weekday_of(Day{year, day.month, day.day}) != weekday) continue;
    move_to_year(value, year);
    return;
  }
}

}  // namespace

void share_years(const Words& words, std::span<DateHit> hits) {
  for (std::size_t i = hits.size(); i-- > 1;) {
    DateHit& first = hits[i - 1];
    const DateHit& next = hits[i];
    if (!joined(words, first, next) || !is_day_or_month(first.value) ||
        first.value.edtf.size() != next.value.edtf.size() || !year_is_open(first.value) ||
        year_is_open(next.value) || !next.value.earliest || next.range.size() < 2 ||
        !ends_in_month(words, first))
      continue;
    const std::int32_t year = next.value.earliest->year;
    const std::int32_t month = two_digits(first.value, 5);
    const bool day = first.value.edtf.size() == 10;
    if (day && first.value.timex != first.value.edtf) continue;
    if (day && two_digits(first.value, 8) > days_in_month(year, month)) continue;
    first.value =
        day ? day_value(year, month, two_digits(first.value, 8)) : month_value(year, month);
    first.value.basis = next.value.basis;
  }
}

void share_months_of_weekdays(const Words& words, std::span<DateHit> hits) {
  for (std::size_t i = 0; i + 1 < hits.size(); ++i) {
    DateHit& first = hits[i];
    const DateHit& next = hits[i + 1];
    const auto weekday = read_weekday_name(words, first.range.begin);
    const auto ordinal = read_ordinal(words, first.range.end - 1);
    if (!weekday || !ordinal || ordinal->range.end != first.range.end || first.range.size() > 3 ||
        !joined(words, first, next) || next.value.edtf.size() != 10 || !next.value.earliest ||
        !ends_in_month(words, next))
      continue;
    const Day told = *next.value.earliest;
    if (ordinal->value > days_in_month(told.year, told.month)) continue;
    const Day day{told.year, told.month, static_cast<std::uint8_t>(ordinal->value)};
    if (weekday_of(day) != weekday->weekday) continue;
    first.value = day_value(day);
    first.value.basis = next.value.basis;
    first.anchored = next.anchored;
  }
}

void settle_years(const Words& words, std::span<DateHit> hits, const SpeechTime& speech) {
  if (!speech.day) return;
  // A page may be dated some days before what it tells: a slip is no year.
  constexpr std::int64_t kSlip = 31;
  const Day ahead = plus_days(*speech.day, kSlip);
  std::optional<bool> past;
  for (DateHit& hit : hits) {
    Date& value = hit.value;
    if (value.basis != DateBasis::document || !value.earliest || !value.latest ||
        read_feast_name(words, hit.range.begin))
      continue;
    const bool day = value.edtf.size() == 10 && value.earliest == value.latest;
    const bool stretch = value.edtf.size() == 21 && value.edtf[10] == '/';
    const auto weekday = read_weekday_name(words, hit.range.begin);
    if (day && weekday && !weekday->plural) {
      settle_by_weekday(hit, weekday->weekday);
      continue;
    }
    if (!(day || stretch) || !(ahead < *value.earliest) || looks_ahead(words, hit)) continue;
    if (!past) past = tells_past(words);
    if (!*past) continue;
    if (day) move_to_year(value, value.earliest->year - 1);
    if (stretch) move_stretch_back(value);
  }
}

}  // namespace habeas
