// ingest/charset.h - the bytes of a text become UTF-8, with the source byte behind every character
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/offset_map.h"
#include "base/result.h"
#include "model/nouns.h"

namespace habeas {

struct DecodedText {
  std::string text;
  OffsetMap<InText, InSource> to_source;
  Encoding encoding;
  std::vector<Error> notes;
};

/// Finds the encoding and decodes. ASCII is copied, every other character of a legacy encoding is a
/// run of its own; what is invalid becomes U+FFFD and is noted with its place.
Result<DecodedText> decode_text(std::string_view bytes, const Limits& limits);

/// The same for a page that declares its encoding. A byte order mark and valid UTF-8 go before the
/// declaration, for pages are saved in other encodings than they were sent in.
Result<DecodedText> decode_page(std::string_view bytes, std::string_view declared,
                                const Limits& limits);

/// Where a text in some UTF-16 or UTF-32 form may hold zero bytes and others may not.
bool is_wide(std::string_view bytes);

/// Opens every converter that decode_text may use.
void warm_up_charsets();

}  // namespace habeas
