// ingest/mime_text.h - the text of one part of a message
#pragma once

#include <string_view>

#include "base/limits.h"
#include "ingest/mime.h"
#include "model/decoded.h"

namespace habeas {

/// Removes the transfer encoding, decodes the charset and, for HTML, reads the page; places are
/// those in the source.
Result<Decoded> decode_part(std::string_view source, const MimePart& part, const Limits& limits);

}  // namespace habeas
