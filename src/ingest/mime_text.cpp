// ingest/mime_text.cpp - transfer encoding, charset, page, one behind the other
#include "ingest/mime_text.h"

#include "ingest/charset.h"
#include "ingest/html_page.h"
#include "ingest/maps.h"

namespace habeas {
namespace {

Result<Decoded> decode_plain(std::string_view bytes, const std::string& charset,
                             const Limits& limits) {
  auto text = decode_page(bytes, charset, limits);
  if (!text) return tl::unexpected(text.error());
  Decoded decoded;
  decoded.text = std::move(text->text);
  decoded.to_source = std::move(text->to_source);
  decoded.encoding = std::move(text->encoding);
  decoded.notes = std::move(text->notes);
  return decoded;
}

}  // namespace

Result<Decoded> decode_part(std::string_view source, const MimePart& part, const Limits& limits) {
  auto body = decode_body(source, part);
  if (!body) return tl::unexpected(body.error());
  const bool is_page = part.type == "text/html" || part.type == "application/xhtml+xml";
  auto decoded = is_page ? decode_html_page(body->bytes, part.charset, limits)
                         : decode_plain(body->bytes, part.charset, limits);
  const auto place = [&](SourceSpan at) { return body->to_source.map(TextSpan{at.begin, at.end}); };
  if (!decoded) {
    Error error = decoded.error();
    if (error.at) error.at = part.body;
    return tl::unexpected(error);
  }
  decoded->to_source = through(decoded->to_source, body->to_source);
  for (Error& note : decoded->notes) {
    if (note.at) note.at = place(*note.at);
  }
  return decoded;
}

}  // namespace habeas
