// ingest/formats/html.cpp - a web page: its visible text, mark-up and what it states of itself
#include "ingest/declared.h"
#include "ingest/format.h"
#include "ingest/html_page.h"

namespace habeas {
namespace {

std::uint32_t sniff_html(std::string_view bytes) { return looks_like_html(bytes) ? 80 : 0; }

Result<Decoded> decode_html(std::string_view bytes, const ReadContext& context) {
  return decode_html_page(bytes, charset_of(context.declared), context.limits);
}

}  // namespace

extern const Format format_html;
const Format format_html{"html", "1", "text/html", sniff_html, decode_html};

}  // namespace habeas
