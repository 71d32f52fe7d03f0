// model/nouns.cpp - arithmetic of decimal numbers and calendar days
#include "model/nouns.h"

#include <algorithm>

namespace habeas {
namespace {

/// Words of one line become one box: they overlap in height and follow each other.
bool continues_line(const PageBox& line, std::uint32_t page, const PageRect& word) {
  const std::int32_t shared =
      std::min(line.box.bottom, word.bottom) - std::max(line.box.top, word.top);
  const std::int32_t height = std::min(line.box.bottom - line.box.top, word.bottom - word.top);
  return line.page == page && word.left >= line.box.left && 2 * shared > height;
}

void add_boxes(const PrintedPage& page, std::uint32_t number, TextSpan span, SourceRef& where) {
  const auto first =
      std::partition_point(page.words.begin(), page.words.end(),
                           [&](const PageWord& word) { return word.span.end <= span.begin; });
  for (auto word = first; word != page.words.end() && word->span.begin < span.end; ++word) {
    if (where.boxes.empty() || !continues_line(where.boxes.back(), number, word->box)) {
      where.boxes.push_back({number, word->box});
      continue;
    }
    PageRect& box = where.boxes.back().box;
    box.top = std::min(box.top, word->box.top);
    box.right = std::max(box.right, word->box.right);
    box.bottom = std::max(box.bottom, word->box.bottom);
  }
}

}  // namespace

SourceRef source_ref(const Document& document, TextSpan span) {
  SourceRef where{document.source, std::nullopt};
  if (document.pages.empty()) {
    where.bytes = document.to_source.map(span);
    return where;
  }
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const PrintedPage& page = document.pages[i];
    if (!page.span.overlaps(span)) continue;
    const auto number = static_cast<std::uint32_t>(i + 1);
    if (where.page == 0) where.page = number;
    add_boxes(page, number, span, where);
  }
  return where;
}

Number Number::normalised() const {
  Number result = *this;
  while (result.scale > 0 && result.digits % 10 == 0) {
    result.digits /= 10;
    --result.scale;
  }
  return result;
}

std::strong_ordering Number::operator<=>(const Number& other) const {
  // 128-bit products hold 64-bit digits times 10^18 exactly.
  __extension__ using Wide = __int128;
  const auto widen = [](std::int64_t value, int power) {
    Wide wide = value;
    for (int i = 0; i < power; ++i) wide *= 10;
    return wide;
  };
  const int common = scale > other.scale ? scale : other.scale;
  const Wide left = widen(digits, common - scale);
  const Wide right = widen(other.digits, common - other.scale);
  if (left < right) return std::strong_ordering::less;
  if (left > right) return std::strong_ordering::greater;
  return std::strong_ordering::equal;
}

// Days from civil and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::int64_t Day::number() const {
  const auto y = static_cast<std::int64_t>(year) - (month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t shifted_month = month + (month > 2 ? -3 : 9);
  const std::int64_t day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Day Day::from_number(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  Day result;
  result.day = static_cast<std::uint8_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  result.month =
      static_cast<std::uint8_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  result.year = static_cast<std::int32_t>(year_of_era + era * 400 + (result.month <= 2 ? 1 : 0));
  return result;
}

}  // namespace habeas
