// ingest/formats/odt_part.cpp - the content.xml of an OpenDocument text
#include <algorithm>
#include <string>
#include <utility>

#include "ingest/charset.h"
#include "ingest/format.h"
#include "ingest/html_scan.h"
#include "ingest/labels.h"
#include "ingest/maps.h"
#include "ingest/xml_text.h"
#include "model/paragraphs.h"

namespace habeas {
namespace {

std::uint32_t sniff_odt_part(std::string_view bytes) {
  return root_of_xml(bytes) == "office:document-content" ? 90 : 0;
}

bool is_paragraph(std::string_view name) { return name == "text:p" || name == "text:h"; }

/// Changes that were undone, comments of editors and notes stand outside the sentences.
bool is_aside(std::string_view name) {
  return name == "text:tracked-changes" || name == "office:annotation" || name == "text:note" ||
         name == "table:tracked-changes";
}

struct Body {
  XmlText text;
  std::size_t notes = 0;  ///< footnotes that were left out
};

Body read_body(std::string_view xml) {
  Body out{XmlText(xml)};
  HtmlScanner scanner(xml);
  HtmlToken token;
  int in_paragraph = 0;
  int in_aside = 0;
  while (scanner.next(token, true)) {
    const bool is_start = token.kind == HtmlToken::Kind::start_tag;
    const bool is_end = token.kind == HtmlToken::Kind::end_tag;
    if (is_start && is_aside(token.name) && !token.self_closing) {
      ++in_aside;
      if (token.name == "text:note") ++out.notes;
    }
    if (is_end && is_aside(token.name) && in_aside > 0) --in_aside;
    if (in_aside > 0) continue;
    if (is_start && is_paragraph(token.name) && !token.self_closing) ++in_paragraph;
    if (is_end && is_paragraph(token.name)) {
      in_paragraph = std::max(0, in_paragraph - 1);
      out.text.end_line(token.place);
    }
    if (in_paragraph == 0) continue;
    if (token.kind == HtmlToken::Kind::text) out.text.add_collapsed(token.place);
    if (is_start && token.name == "text:s") out.text.add_for(" ", token.place);
    if (is_start && token.name == "text:tab") out.text.add_for("\t", token.place);
    if (is_start && token.name == "text:line-break") out.text.end_line(token.place);
  }
  out.text.trim();
  return out;
}

Result<Decoded> decode_odt_part(std::string_view bytes, const ReadContext& context) {
  auto xml = decode_page(bytes, declared_label(bytes), context.limits);
  if (!xml) return tl::unexpected(xml.error());
  Body body = read_body(xml->text);
  const SourceSpan all{0, static_cast<std::uint32_t>(bytes.size())};
  if (body.text.text().empty()) {
    return fail(Errc::unsupported, "a part of an office file without text", all);
  }
  Decoded decoded;
  decoded.text = body.text.take_text();
  decoded.to_source = through(body.text.take_map(), xml->to_source);
  decoded.markup = markup_of_lines(decoded.text);
  decoded.encoding = std::move(xml->encoding);
  decoded.notes = std::move(xml->notes);
  if (body.notes > 0) {
    decoded.notes.push_back(
        {Errc::unsupported, std::to_string(body.notes) + " footnotes are not read", all});
  }
  return decoded;
}

}  // namespace

extern const Format format_odt_part;
const Format format_odt_part{"odt_part", "1", "application/vnd.oasis.opendocument.text-content+xml",
                             sniff_odt_part, decode_odt_part};

}  // namespace habeas
