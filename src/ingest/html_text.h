// ingest/html_text.h - the visible text of a page, with its mark-up and the bytes behind it
#pragma once

#include <string>
#include <string_view>

#include "base/offset_map.h"
#include "model/markup.h"

namespace habeas {

struct HtmlText {
  std::string text;
  OffsetMap<InText, InSource> to_page;  ///< to the bytes of the page that was given
  Markup markup;
};

/// Reads a page (valid UTF-8). Its text is what a browser shows: one LF between blocks, runs of
/// white space as one space, references decoded; nothing of script, style, head, comments, form
/// fields, fallbacks, or elements that are hidden by attribute or inline style. Linear in the page,
/// but for a factor of at most kDepth.
HtmlText read_html(std::string_view page);

}  // namespace habeas
