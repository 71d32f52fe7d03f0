// extract/dates_entries.cpp - years told once for many entries
#include "extract/dates_entries.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "extract/dates_values.h"
#include "extract/words.h"

namespace habeas {
namespace {

constexpr std::int64_t kFarthest = 183;  // days from one entry into another year

/// A time that opens a block, or is all of it.
struct Entry {
  std::uint32_t hit = 0;
  bool heading = false;  ///< the block holds nothing else
};

std::int32_t two_digits(const Date& value, std::size_t at) {
  return (value.edtf[at] - '0') * 10 + value.edtf[at + 1] - '0';
}

bool year_is_open(const Date& value) {
  return value.edtf.starts_with("XXXX-") || value.basis == DateBasis::document;
}

/// A day, a month or a stretch of days in one year?
bool has_month(const Date& value) {
  const std::size_t size = value.edtf.size();
  const bool season = size == 7 && two_digits(value, 5) > 12;
  return !season && value.edtf[0] != '[' && value.edtf[0] != '.' &&
         (size == 7 || size == 10 ||
          (size == 21 && value.edtf[10] == '/' && value.edtf.starts_with("XXXX") &&
           value.edtf.substr(11, 4) == "XXXX") ||
          (size == 21 && value.edtf[10] == '/' &&
           value.edtf.substr(0, 4) == value.edtf.substr(11, 4)));
}

/// Month and day of its beginning, as a number that grows with the year.
std::int32_t in_the_year(const Date& value) {
  constexpr std::int32_t kMonth = 31;
  return two_digits(value, 5) * kMonth + (value.edtf.size() == 7 ? 1 : two_digits(value, 8));
}

/// The same month and days in a year; nothing where that year has no such day.
std::optional<Date> in_year(const Date& value, std::int32_t year) {
  const auto day_at = [&](std::size_t at) -> std::optional<Date> {
    const std::int32_t month = two_digits(value, at + 5);
    const std::int32_t day = two_digits(value, at + 8);
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
    return day_value(year, month, day);
  };
  std::optional<Date> moved;
  if (value.edtf.size() == 7) {
    moved = month_value(year, two_digits(value, 5));
  } else if (value.edtf.size() == 10) {
    moved = day_at(0);
    if (moved && value.timex.size() > 10) moved->timex += value.timex.substr(10);  // "T10:40"
  } else {
    const auto first = day_at(0);
    const auto last = day_at(11);
    if (first && last) moved = interval_value(*first, *last);
  }
  if (moved) moved->basis = DateBasis::inferred;
  return moved;
}

std::vector<Entry> find_entries(std::string_view text, const TokenText& tokens,
                                std::span<const DateHit> hits) {
  std::vector<Entry> entries;
  for (std::uint32_t i = 0; i < hits.size(); ++i) {
    const TokenRange block = tokens.blocks[tokens.block_of(hits[i].range.begin)];
    const Words words(text, tokens, block);
    const std::uint32_t begin = hits[i].range.begin;
    const std::uint32_t end = hits[i].range.end;
    const bool bullet = begin == block.begin + 1 && !words.is_word(block.begin) &&
                        !words.is_number(block.begin) && !words.quote(block.begin);
    if (begin != block.begin && !bullet) continue;
    const bool marked = words.mark(end, ':') || words.mark(end, '|') || words.mark(end, '.') ||
                        (words.dash(end) && !words.hyphen(end));
    const bool heading = end >= block.end || (marked && end + 1 >= block.end);
    if (heading || marked) entries.push_back({i, heading});
  }
  return entries;
}

/// Do the entries go from the newest to the oldest?
bool goes_back(std::span<const Entry> entries, std::span<const DateHit> hits) {
  constexpr std::int32_t kHalfYear = 186;  // as in_the_year counts
  int forward = 0;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const Date& before = hits[entries[i - 1].hit].value;
    const Date& value = hits[entries[i].hit].value;
    if (!has_month(before) || !has_month(value)) continue;
    const std::int32_t step = in_the_year(value) - in_the_year(before);
    if (step == 0) continue;
    // "2 February", then "4 December": ten months on in one year, or two back over its turn
    const bool near = std::abs(step) <= kHalfYear;
    forward += step > 0 ? 1 : -1;
    forward += (step > 0) == near ? 1 : -1;
  }
  return forward < 0;
}

/// The value in the year of the entry before it, or in the next one on.
std::optional<Date> behind_entry(const Date& value, const Date& before, bool back) {
  const std::int32_t year = before.earliest->year;
  const std::int32_t step = in_the_year(value) - in_the_year(before);
  const bool turned = back ? step > 0 : step < 0;
  auto moved = in_year(value, turned ? year + (back ? -1 : 1) : year);
  if (!moved || !turned) return moved;
  const std::int64_t gap = moved->earliest->number() - before.earliest->number();
  return (back ? -gap : gap) <= kFarthest ? moved : std::nullopt;
}

}  // namespace

void share_years_of_entries(std::string_view text, const TokenText& tokens,
                            std::span<const SpeechTime> clocks, std::span<DateHit> hits) {
  constexpr std::ptrdiff_t kFewest = 3;
  const std::vector<Entry> entries = find_entries(text, tokens, hits);
  const auto dated = std::count_if(entries.begin(), entries.end(), [&](const Entry& entry) {
    return has_month(hits[entry.hit].value);
  });
  if (dated < kFewest) return;
  const bool back = goes_back(entries, hits);
  std::int32_t heading = 0;      // the year above; 0 without one
  const Date* before = nullptr;  // the entry before
  for (const Entry& entry : entries) {
    DateHit& hit = hits[entry.hit];
    if (entry.heading && hit.value.edtf.size() == 4 && hit.value.earliest) {
      heading = hit.value.earliest->year;
      before = nullptr;
      continue;
    }
    if (!has_month(hit.value)) continue;
    if (!year_is_open(hit.value)) {
      if (hit.value.earliest->year != heading) heading = 0;
      before = hit.value.basis == DateBasis::explicit_ ? &hit.value : nullptr;
      continue;
    }
    std::optional<Date> moved;
    if (heading > 0) moved = in_year(hit.value, heading);
    if (heading == 0 && before != nullptr) moved = behind_entry(hit.value, *before, back);
    const auto& clock = clocks[tokens.block_of(hit.range.begin)].day;
    if (!moved || (clock && *clock < *moved->earliest)) continue;
    hit.value = *moved;
    before = &hit.value;
  }
}

}  // namespace habeas
