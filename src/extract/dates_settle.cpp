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

/// "15 March 2018", "March 2018", "15 March"
bool ends_in_month_or_year(const Words& words, const DateHit& hit) {
  const std::uint32_t last = hit.range.end - 1;
  return year_form(words, last) || read_month_name(words, last) || read_month_name(words, last - 1);
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

/// The same days from this year on.
void move_stretch_to(Date& value, std::int32_t year) {
  const Day first = *value.earliest;
  const Day last = *value.latest;
  const std::int32_t end = year + last.year - first.year;
  if (first.day > days_in_month(year, first.month) || last.day > days_in_month(end, last.month))
    return;
  auto moved = interval_value(day_value(Day{year, first.month, first.day}),
                              day_value(Day{end, last.month, last.day}));
  if (!moved) return;
  value = std::move(*moved);
  value.basis = DateBasis::document;
}

/// The same month in another year.
void move_month_to(Date& value, std::int32_t year) {
  value = month_value(year, value.earliest->month);
  value.basis = DateBasis::document;
}

/// "since July", "since early July": what has begun does not lie ahead.
bool begins_a_state(const Words& words, const DateHit& hit) {
  return hit.preposition != kNoToken && words.is(hit.preposition, "since"_w);
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

Date in_year_behind(const Date& first, const Date& last) {
  if (last.basis != DateBasis::document || first.basis != DateBasis::explicit_ || !first.earliest ||
      !last.earliest || !is_day_or_month(last))
    return last;
  const std::int32_t month = two_digits(last, 5);
  const auto in_year = [&](std::int32_t year) -> std::optional<Date> {
    if (last.edtf.size() == 7) return month_value(year, month);
    const std::int32_t day = two_digits(last, 8);
    if (last.timex != last.edtf || day > days_in_month(year, month)) return std::nullopt;
    return day_value(year, month, day);
  };
  auto found = in_year(first.earliest->year);
  if (found && *found->latest < *first.earliest) found = in_year(first.earliest->year + 1);
  if (!found) return last;
  found->basis = DateBasis::inferred;
  return *found;
}

void share_month_told(const Words& words, std::span<DateHit> hits) {
  for (std::size_t i = 1; i < hits.size(); ++i) {
    const DateHit& told = hits[i - 1];
    DateHit& hit = hits[i];
    const auto ordinal = read_ordinal(words, hit.range.begin);
    const bool bare =
        ordinal && ordinal->range == hit.range && words.is(hit.range.begin - 1, "the"_w) &&
        (hit.value.basis == DateBasis::document || hit.value.edtf.starts_with("XXXX"));
    const bool named = told.value.basis == DateBasis::explicit_ && told.value.latest &&
                       told.value.edtf.size() >= 7 && ends_in_month_or_year(words, told);
    if (!bare || !named || told.value.earliest->month != told.value.latest->month) continue;
    const Day month = *told.value.latest;
    if (ordinal->value > days_in_month(month.year, month.month)) continue;
    hit.value = day_value(month.year, month.month, ordinal->value);
    hit.value.basis = DateBasis::inferred;
    hit.anchored = DateAnchor::none;
  }
}

namespace {

/// "on 5 May 2019 and 6 June": the year goes on.
void share_years_behind(const Words& words, std::span<DateHit> hits) {
  for (std::size_t i = 0; i + 1 < hits.size(); ++i) {
    if (!joined(words, hits[i], hits[i + 1]) || !is_day_or_month(hits[i].value)) continue;
    const Date moved = in_year_behind(hits[i].value, hits[i + 1].value);
    if (moved.earliest && hits[i].value.earliest &&
        moved.earliest->year == hits[i].value.earliest->year)
      hits[i + 1].value = moved;
  }
}

}  // namespace

void share_years(const Words& words, std::span<DateHit> hits) {
  share_years_behind(words, hits);
  bool listed = false;  // "3 May, 5 May and 9 June 2014"
  for (std::size_t i = hits.size(); i-- > 1;) {
    DateHit& first = hits[i - 1];
    const DateHit& next = hits[i];
    const bool in_list =
        listed && words.mark(first.range.end, ',') && next.range.begin == first.range.end + 1;
    listed = in_list || joined(words, first, next);
    if (listed && first.value.edtf.size() == 21 && year_is_open(first.value) &&
        next.value.edtf.size() == 10 && !year_is_open(next.value) && first.value.earliest &&
        next.value.earliest && first.value.timex == first.value.edtf) {
      move_stretch_to(first.value, next.value.earliest->year);
      continue;
    }
    if (!listed || !is_day_or_month(first.value) ||
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
    if (begins_a_state(words, hit) && *speech.day < *value.earliest && is_day_or_month(value)) {
      if (day) move_to_year(value, value.earliest->year - 1);
      if (!day) move_month_to(value, value.earliest->year - 1);
      continue;
    }
    // "between now and 5 December"
    if (day && words.is(hit.range.begin - 2, "now"_w) && *value.earliest < *speech.day) {
      move_to_year(value, value.earliest->year + 1);
      continue;
    }
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
    if (stretch) move_stretch_to(value, value.earliest->year - 1);
  }
}

}  // namespace habeas
