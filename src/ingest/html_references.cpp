// ingest/html_references.cpp - numbers by rule, names by the table of the standard
#include "ingest/html_references.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/utf8.h"

namespace habeas {

std::string_view embedded_html_references_tsv();

namespace {

struct Name {
  std::string_view name;  ///< with its semicolon, where it has one
  std::string characters;
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::vector<Name> read_table() {
  std::vector<Name> names;
  std::string_view rest = embedded_html_references_tsv();
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    Name name{line.substr(0, tab), {}};
    for (std::size_t i = tab + 1; i + 1 < line.size(); i += 2) {
      name.characters += static_cast<char>(hex_digit(line[i]) * 16 + hex_digit(line[i + 1]));
    }
    names.push_back(std::move(name));
  }
  return names;
}

/// In byte order of the names; made once, never changed.
const std::vector<Name>& table() {
  static const std::vector<Name> names = read_table();
  return names;
}

const Name* find_name(std::string_view wanted) {
  const std::vector<Name>& names = table();
  const auto found =
      std::lower_bound(names.begin(), names.end(), wanted,
                       [](const Name& name, std::string_view text) { return name.name < text; });
  return found != names.end() && found->name == wanted ? &*found : nullptr;
}

/// What numbers 0x80 to 0x9F stand for: the characters of windows-1252.
constexpr std::array<char32_t, 32> kWindows = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::size_t decode_number(std::string_view text, std::string& out) {
  std::size_t at = 2;
  const bool is_hex = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  if (is_hex) ++at;
  const std::size_t digits = at;
  char32_t value = 0;
  for (; at < text.size(); ++at) {
    const int digit = hex_digit(text[at]);
    if (digit < 0 || (!is_hex && digit > 9)) break;
    if (value <= 0x10FFFF) value = value * (is_hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (at == digits) return 0;
  if (at < text.size() && text[at] == ';') ++at;
  if (value >= 0x80 && value <= 0x9F) value = kWindows[value - 0x80];
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  append_utf8(out, value == 0 || value > 0x10FFFF || is_surrogate ? 0xFFFD : value);
  return at;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::size_t kLongestName = 32;  // "CounterClockwiseContourIntegral;"

}  // namespace

std::size_t decode_reference(std::string_view text, bool in_attribute, std::string& out) {
  if (text.size() < 2) return 0;
  if (text[1] == '#') return decode_number(text, out);
  std::size_t size = 0;
  while (size < kLongestName && size + 1 < text.size() && is_alphanumeric(text[size + 1])) ++size;
  const bool has_end = size + 1 < text.size() && text[size + 1] == ';';
  for (std::size_t length = size + (has_end ? 1 : 0); length >= 2; --length) {
    const Name* name = find_name(text.substr(1, length));
    if (name == nullptr) continue;
    const char behind = length + 1 < text.size() ? text[length + 1] : ' ';
    const bool is_open = !name->name.ends_with(';');
    if (in_attribute && is_open && (behind == '=' || is_alphanumeric(behind))) return 0;
    out += name->characters;
    return length + 1;
  }
  return 0;
}

std::string decode_references(std::string_view text, bool in_attribute) {
  std::string out;
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    std::size_t size = decode_reference(text, in_attribute, out);
    if (size == 0) {
      out += '&';
      size = 1;
    }
    text.remove_prefix(size);
  }
  return out;
}

void warm_up_references() { (void)table(); }

}  // namespace habeas
