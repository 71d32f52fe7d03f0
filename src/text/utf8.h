// text/utf8.h - reading UTF-8 (RFC 3629): validation and code points
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace habeas {

struct CodePoint {
  char32_t value = 0xFFFD;
  std::uint32_t size = 1;  ///< bytes; 1 for an invalid byte, with value U+FFFD
  bool valid = false;
};

/// code_point_at() for a lead byte that is not ASCII.
CodePoint wide_code_point_at(std::string_view text, std::size_t at);

/// The code point at this byte offset (at < text.size()).
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80U ? CodePoint{lead, 1, true} : wide_code_point_at(text, at);
}

/// Offset of the first byte that is not valid UTF-8, or text.size().
std::size_t first_invalid(std::string_view text);

void append_utf8(std::string& out, char32_t value);

/// The tests below for code points that are not ASCII.
bool is_wide_letter(char32_t c);
bool is_wide_upper(char32_t c);
bool is_wide_space(char32_t c);

/// Letters of any script (Unicode general category L, by a compact range table).
inline bool is_letter(char32_t c) {
  return c < 0x80 ? (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z' : is_wide_letter(c);
}
inline bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : is_wide_upper(c); }
/// White space, including the no-break spaces.
inline bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= 0x9 && c <= 0xD) : is_wide_space(c);
}
/// Soft hyphen, zero-width characters, direction marks: kept in the text, skipped in keys.
inline bool is_ignorable(char32_t c) {
  return c >= 0xAD && (c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
                       (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF);
}

}  // namespace habeas
