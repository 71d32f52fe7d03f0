// ingest/html_page.h - the bytes of a page to its text, whatever they came in
#pragma once

#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "model/decoded.h"

namespace habeas {

/// Do these bytes begin like a page? By the table of the MIME Sniffing Standard, behind byte order
/// mark, white space, comments and processing instructions.
bool looks_like_html(std::string_view bytes);

/// Decodes and reads a page. `label` is the encoding that its carrier declares; empty: none does,
/// and the page's own declaration counts.
Result<Decoded> decode_html_page(std::string_view bytes, std::string_view label,
                                 const Limits& limits);

}  // namespace habeas
