// store/query.cpp - reads a query
#include "store/query.h"

#include <algorithm>
#include <array>

#include "model/json_names.h"
#include "text/utf8.h"

namespace habeas {
namespace {

constexpr std::size_t kMostQueryBytes = 4096;

// One piece between spaces: name, operator and value, or only a value. Quotes keep spaces together.
struct Piece {
  std::string name, sign, value;
  bool is_quoted = false;
};

Result<std::string> read_value(std::string_view& rest, bool& is_quoted) {
  is_quoted = rest.starts_with('"');
  if (!is_quoted) {
    const std::size_t length = std::min(rest.find(' '), rest.size());
    std::string value(rest.substr(0, length));
    rest.remove_prefix(length);
    return value;
  }
  const std::size_t end = rest.find('"', 1);
  if (end == std::string_view::npos) return fail(Errc::bad_input, "a quotation mark has no second");
  std::string value(rest.substr(1, end - 1));
  rest.remove_prefix(end + 1);
  return value;
}

Result<Piece> read_piece(std::string_view& rest) {
  constexpr std::array<std::string_view, 7> kNames{"voice", "place",    "date", "kind",
                                                   "state", "incident", "count"};
  constexpr std::array<std::string_view, 6> kSigns{":", ">=", "<=", ">", "<", "="};
  Piece piece;
  for (const std::string_view name : kNames) {
    if (!rest.starts_with(name)) continue;
    for (const std::string_view sign : kSigns) {
      if (!piece.name.empty() || !rest.substr(name.size()).starts_with(sign)) continue;
      piece.name = name;
      piece.sign = sign;
    }
  }
  rest.remove_prefix(piece.name.size() + piece.sign.size());
  Result<std::string> value = read_value(rest, piece.is_quoted);
  if (!value) return tl::unexpected(value.error());
  piece.value = *std::move(value);
  return piece;
}

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_letter(point.value) || (point.value >= '0' && point.value <= '9')) return true;
    at += point.size;
  }
  return false;
}

std::optional<std::int32_t> digits_in(std::string_view text) {
  std::int32_t number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

// "YYYY-MM-DD"; the 31st of a month with 30 days would come back as the first of the next.
std::optional<Day> day_in(std::string_view text) {
  if (text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits_in(text.substr(0, 4));
  const auto month = digits_in(text.substr(5, 2));
  const auto day = digits_in(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
  const Day found{*year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
  if (Day::from_number(found.number()) != found) return std::nullopt;
  return found;
}

// A year, a month or a day, as its first and last day.
std::optional<std::pair<Day, Day>> days_of(std::string_view text) {
  constexpr std::string_view kFirst = "0000-01-01";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const std::string whole = std::string(text) + std::string(kFirst.substr(text.size()));
  const auto first = day_in(whole);
  if (!first) return std::nullopt;
  Day last = *first;
  if (text.size() == 4) last = {first->year, 12, 31};
  if (text.size() == 7) {
    const bool is_december = first->month == 12;
    const Day next{first->year + (is_december ? 1 : 0),
                   static_cast<std::uint8_t>(is_december ? 1 : first->month + 1), 1};
    last = Day::from_number(next.number() - 1);
  }
  return std::pair{*first, last};
}

Result<CountBound> read_count(const Piece& piece) {
  CountBound bound;
  std::uint32_t digits = 0;
  for (const char digit : piece.value) {
    if (digit == ',') continue;
    if (digit < '0' || digit > '9' || ++digits > 15) {
      return fail(Errc::bad_input, "behind count a whole number was expected: count>100");
    }
    bound.number.digits = bound.number.digits * 10 + (digit - '0');
  }
  if (digits == 0) return fail(Errc::bad_input, "behind count a number was expected: count>100");
  bound.compare = piece.sign == ">"    ? Compare::more
                  : piece.sign == ">=" ? Compare::at_least
                  : piece.sign == "<"  ? Compare::less
                  : piece.sign == "<=" ? Compare::at_most
                                       : Compare::equal;
  return bound;
}

Result<void> add_field(const Piece& piece, Query& query) {
  if (piece.name == "count") {
    const Result<CountBound> bound = read_count(piece);
    if (!bound) return tl::unexpected(bound.error());
    query.counts.push_back(*bound);
    return {};
  }
  if (piece.sign != ":" || piece.value.empty()) {
    return fail(Errc::bad_input, "behind " + piece.name + " a colon and a value were expected");
  }
  if (piece.name == "date") {
    query.date = days_of(piece.value);
    if (query.date) return {};
    return fail(Errc::bad_input, "behind date: YYYY, YYYY-MM or YYYY-MM-DD was expected");
  }
  if (piece.name == "state" && !from_word<FindingState>(piece.value)) {
    return fail(Errc::bad_input, "no finding has the state '" + piece.value + "'");
  }
  if (piece.name == "voice") query.voices.push_back(piece.value);
  if (piece.name == "place") query.places.push_back(piece.value);
  if (piece.name == "incident") query.incidents.push_back(piece.value);
  if (piece.name == "kind") query.kinds.push_back(piece.value);
  if (piece.name == "state") query.states.push_back(piece.value);
  return {};
}

void add_words(Piece piece, Query& query) {
  SearchPhrase words;
  words.is_prefix = !piece.is_quoted && piece.value.ends_with('*');
  if (words.is_prefix) piece.value.pop_back();
  if (!has_letter_or_digit(piece.value)) return;
  words.is_unspaced = has_unspaced(piece.value);
  words.text = std::move(piece.value);
  query.words.push_back(std::move(words));
}

}  // namespace

bool has_unspaced(std::string_view text) {
  constexpr std::array<std::pair<char32_t, char32_t>, 9> kBlocks{{{0x0E00, 0x0EFF},
                                                                  {0x1000, 0x109F},
                                                                  {0x1100, 0x11FF},
                                                                  {0x1780, 0x17FF},
                                                                  {0x2E80, 0x9FFF},
                                                                  {0xAC00, 0xD7FF},
                                                                  {0xF900, 0xFAFF},
                                                                  {0xFF66, 0xFFDC},
                                                                  {0x20000, 0x3FFFF}}};
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    for (const auto& [first, last] : kBlocks) {
      if (point.value >= first && point.value <= last) return true;
    }
    at += point.size;
  }
  return false;
}

Result<Query> parse_query(std::string_view text) {
  if (text.size() > kMostQueryBytes) return fail(Errc::limit_exceeded, "the query is too long");
  if (first_invalid(text) != text.size()) return fail(Errc::bad_input, "the query is not UTF-8");
  Query query;
  std::string_view rest = text;
  while (!rest.empty()) {
    if (rest.starts_with(' ')) {
      rest.remove_prefix(1);
      continue;
    }
    Result<Piece> piece = read_piece(rest);
    if (!piece) return tl::unexpected(piece.error());
    if (piece->name.empty()) {
      add_words(*std::move(piece), query);
    } else if (Result<void> added = add_field(*piece, query); !added) {
      return tl::unexpected(added.error());
    }
  }
  if (query.words.empty() && !query.asks_for_claims()) {
    return fail(Errc::bad_input, "words, a \"phrase\" or a field such as voice:NAME was expected");
  }
  return query;
}

}  // namespace habeas
