// ingest/detect.h - which encoding a text is in
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/converter.h"

namespace habeas {

/// An encoding that was found.
struct Charset {
  const char* name = "";       ///< IANA name, as recorded
  const char* converter = "";  ///< ICU's name
  const char* basis = "detected";
  std::uint32_t skip = 0;     ///< bytes of a byte order mark
  bool is_ascii_same = true;  ///< bytes below 0x80 between characters are ASCII
};

/// UTF-16 or UTF-32, by byte order mark or by where the zero bytes stand.
std::optional<Charset> detect_wide(std::string_view bytes);

/// ISO-2022-JP: seven bits with escape sequences.
std::optional<Charset> detect_shifted(std::string_view bytes);

/// True when the text has UTF-8 sequences and few of them are broken. Call it for invalid UTF-8.
bool is_mostly_utf8(std::string_view bytes);

/// A legacy encoding whose text is plausible. Call it for what is not UTF-8.
std::optional<Charset> detect_legacy(std::string_view bytes);

/// Opens every converter that the functions above may name.
void warm_up_converters();

}  // namespace habeas
