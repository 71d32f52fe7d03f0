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

/// The code point at this byte offset (at < text.size()).
CodePoint code_point_at(std::string_view text, std::size_t at);

/// Offset of the first byte that is not valid UTF-8, or text.size().
std::size_t first_invalid(std::string_view text);

void append_utf8(std::string& out, char32_t value);

/// Letters of any script (Unicode general category L, by a compact range table).
bool is_letter(char32_t c);
bool is_upper(char32_t c);
/// White space, including the no-break spaces.
bool is_space(char32_t c);
/// Soft hyphen, zero-width characters, direction marks: kept in the text, skipped in keys.
bool is_ignorable(char32_t c);

}  // namespace habeas
