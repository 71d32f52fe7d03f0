// clean/page_date.cpp - reading the date lines of a page
#include "clean/page_date.h"

#include <algorithm>
#include <array>

#include "text/key_table.h"

namespace habeas {
namespace {

constexpr auto kMonths = KeyTable(std::to_array<KeyValue>({
    {"january"_w, 1},   {"jan"_w, 1},        {"february"_w, 2},   {"feb"_w, 2},
    {"march"_w, 3},     {"mar"_w, 3},        {"april"_w, 4},      {"apr"_w, 4},
    {"may"_w, 5},       {"june"_w, 6},       {"jun"_w, 6},        {"july"_w, 7},
    {"jul"_w, 7},       {"august"_w, 8},     {"aug"_w, 8},        {"september"_w, 9},
    {"sept"_w, 9},      {"sep"_w, 9},        {"october"_w, 10},   {"oct"_w, 10},
    {"november"_w, 11}, {"nov"_w, 11},       {"december"_w, 12},  {"dec"_w, 12},
    {"janvier"_w, 1},   {"fevrier"_w, 2},    {"mars"_w, 3},       {"avril"_w, 4},
    {"mai"_w, 5},       {"juin"_w, 6},       {"juillet"_w, 7},    {"aout"_w, 8},
    {"septembre"_w, 9}, {"octobre"_w, 10},   {"novembre"_w, 11},  {"decembre"_w, 12},
    {"januar"_w, 1},    {"februar"_w, 2},    {"marz"_w, 3},       {"juni"_w, 6},
    {"juli"_w, 7},      {"oktober"_w, 10},   {"dezember"_w, 12},  {"enero"_w, 1},
    {"febrero"_w, 2},   {"marzo"_w, 3},      {"abril"_w, 4},      {"mayo"_w, 5},
    {"junio"_w, 6},     {"julio"_w, 7},      {"agosto"_w, 8},     {"septiembre"_w, 9},
    {"octubre"_w, 10},  {"noviembre"_w, 11}, {"diciembre"_w, 12}, {"janeiro"_w, 1},
    {"fevereiro"_w, 2}, {"maio"_w, 5},       {"junho"_w, 6},      {"julho"_w, 7},
    {"setembro"_w, 9},  {"outubro"_w, 10},
}));

constexpr auto kDateWords = KeySet(std::to_array<std::uint64_t>(
    {"monday"_w, "tuesday"_w, "wednesday"_w, "thursday"_w, "friday"_w,  "saturday"_w, "sunday"_w,
     "mon"_w,    "tue"_w,     "tues"_w,      "wed"_w,      "thu"_w,     "thur"_w,     "thurs"_w,
     "fri"_w,    "sat"_w,     "sun"_w,       "am"_w,       "pm"_w,      "a.m."_w,     "p.m."_w,
     "gmt"_w,    "utc"_w,     "est"_w,       "edt"_w,      "bst"_w,     "cet"_w,      "kst"_w,
     "at"_w,     "on"_w,      "published"_w, "posted"_w,   "updated"_w, "last"_w,     "date"_w,
     "de"_w,     "hours"_w,   "ago"_w}));

unsigned month_of(const Token& token) {
  if (token.kind != TokenKind::word) return 0;
  return static_cast<unsigned>(kMonths.find(token.key, 0));
}

/// The value of a token of plain digits ("12", "9th", "2021"), or 0.
unsigned digits_of(std::string_view bytes) {
  unsigned value = 0;
  std::size_t size = 0;
  while (size < bytes.size() && bytes[size] >= '0' && bytes[size] <= '9' && size < 5)
    value = value * 10 + static_cast<unsigned>(bytes[size++] - '0');
  const std::string_view rest = bytes.substr(size);
  const bool plain = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  return plain ? value : 0;
}

unsigned days_in(unsigned month, unsigned year) {
  if (month == 2)
    return year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string two(unsigned value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

std::string iso(unsigned year, unsigned month, unsigned day) {
  std::string text = year == 0 ? std::string(kUnknownYear) : two(year / 100) + two(year % 100);
  text += "-" + two(month);
  if (day > 0) text += "-" + two(day);
  return text;
}

bool is_year(unsigned value) { return value >= 1900 && value <= 2199; }

/// Reads dates at one token of a page.
class DateReader {
 public:
  DateReader(const Page& page, TokenRange range) : page_(page), range_(range) {}

  [[nodiscard]] std::optional<PageDate> at(std::uint32_t i) const {
    if (const auto date = day_month(i)) return date;
    if (const auto date = month_day(i)) return date;
    return numeric(i);
  }

 private:
  [[nodiscard]] const Token* token(std::uint32_t i) const {
    return i < range_.end ? &page_.tokens.tokens[i] : nullptr;
  }
  [[nodiscard]] unsigned number(std::uint32_t i) const {
    const Token* t = token(i);
    return t != nullptr && t->kind == TokenKind::number ? digits_of(page_.bytes(*t)) : 0;
  }
  [[nodiscard]] unsigned month(std::uint32_t i) const {
    const Token* t = token(i);
    return t == nullptr ? 0 : month_of(*t);
  }
  [[nodiscard]] bool mark(std::uint32_t i, std::string_view bytes) const {
    const Token* t = token(i);
    return t != nullptr && page_.bytes(*t) == bytes;
  }
  [[nodiscard]] std::uint32_t skip_marks(std::uint32_t i) const {
    while (mark(i, ",") || mark(i, ".") || mark(i, "de")) ++i;
    return i;
  }

  [[nodiscard]] std::optional<PageDate> made(std::uint32_t begin, std::uint32_t end, unsigned year,
                                             unsigned month, unsigned day) const {
    if (month < 1 || month > 12 || day > days_in(month, year)) return std::nullopt;
    return PageDate{iso(year, month, day), {begin, end}};
  }

  [[nodiscard]] std::optional<PageDate> day_month(std::uint32_t i) const {
    const unsigned day = number(i);
    const std::uint32_t name = skip_marks(i + 1);
    if (day == 0 || day > 31 || month(name) == 0) return std::nullopt;
    const std::uint32_t year_at = skip_marks(name + 1);
    const bool has_year = is_year(number(year_at));
    return made(i, has_year ? year_at + 1 : name + 1, has_year ? number(year_at) : 0, month(name),
                day);
  }

  [[nodiscard]] std::optional<PageDate> month_day(std::uint32_t i) const {
    if (month(i) == 0) return std::nullopt;
    const std::uint32_t next = skip_marks(i + 1);
    if (is_year(number(next))) return made(i, next + 1, number(next), month(i), 0);
    const unsigned day = number(next);
    if (day == 0 || day > 31) return std::nullopt;
    const std::uint32_t year_at = skip_marks(next + 1);
    const bool has_year = is_year(number(year_at));
    return made(i, has_year ? year_at + 1 : next + 1, has_year ? number(year_at) : 0, month(i),
                day);
  }

  /// "2021-03-12", "2021/3/12", "31.12.2021" (a tokenizer may keep "31.12" together: not read).
  [[nodiscard]] std::optional<PageDate> numeric(std::uint32_t i) const {
    const bool separated = (mark(i + 1, "-") && mark(i + 3, "-")) ||
                           (mark(i + 1, "/") && mark(i + 3, "/")) ||
                           (mark(i + 1, ".") && mark(i + 3, "."));
    if (!separated) return std::nullopt;
    const unsigned a = number(i);
    const unsigned b = number(i + 2);
    const unsigned c = number(i + 4);
    if (is_year(a) && b >= 1 && c >= 1) return made(i, i + 5, a, b, c);
    if (!is_year(c) || a == 0 || b == 0) return std::nullopt;
    if (a > 12 && b <= 12) return made(i, i + 5, c, b, a);
    if (b > 12 && a <= 12) return made(i, i + 5, c, a, b);
    return a == b ? made(i, i + 5, c, a, b) : std::nullopt;
  }

  const Page& page_;
  TokenRange range_;
};

}  // namespace

std::optional<PageDate> find_page_date(const Page& page, TokenRange range) {
  const DateReader reader(page, range);
  std::optional<PageDate> without_year;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::optional<PageDate> date = reader.at(i);
    if (!date) continue;
    if (date->has_year()) return date;
    if (!without_year) without_year = date;
  }
  return without_year;
}

bool is_date_word(std::uint64_t key) { return kDateWords.has(key) || kMonths.find(key, 0) != 0; }

}  // namespace habeas
