// ingest/formats/docx_part.cpp - the XML of a Word document, or of its notes (WordprocessingML)
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

std::uint32_t sniff_docx_part(std::string_view bytes) {
  const std::string root = root_of_xml(bytes);
  const bool is_part =
      root == "w:document" || root == "w:footnotes" || root == "w:endnotes" || root == "w:comments";
  return is_part ? 90 : 0;
}

/// Paragraphs are lines. Deleted text, field codes and the fallback of a drawing are left out.
XmlText read_body(std::string_view xml) {
  XmlText out(xml);
  HtmlScanner scanner(xml);
  HtmlToken token;
  bool in_text = false;
  int in_fallback = 0;
  while (scanner.next(token, true)) {
    const bool is_start = token.kind == HtmlToken::Kind::start_tag;
    const bool is_end = token.kind == HtmlToken::Kind::end_tag;
    if (token.name == "mc:fallback" && is_start && !token.self_closing) ++in_fallback;
    if (token.name == "mc:fallback" && is_end && in_fallback > 0) --in_fallback;
    if (in_fallback > 0) continue;
    if (is_start && token.name == "w:t") in_text = !token.self_closing;
    if (is_end && token.name == "w:t") in_text = false;
    if (token.kind == HtmlToken::Kind::text && in_text) out.add(token.place, false);
    if (token.kind == HtmlToken::Kind::cdata && in_text) out.add(token.place, true);
    if (is_start && (token.name == "w:tab" || token.name == "w:br" || token.name == "w:cr")) {
      const bool is_inside = !out.text().empty() && out.text().back() != '\n';
      if (is_inside) out.add_for(token.name == "w:tab" ? "\t" : "\n", token.place);
    }
    if (is_start && token.name == "w:nobreakhyphen") out.add_for("-", token.place);
    if (is_end && token.name == "w:p") out.end_line(token.place);
  }
  out.trim();
  return out;
}

Result<Decoded> decode_docx_part(std::string_view bytes, const ReadContext& context) {
  auto xml = decode_page(bytes, declared_label(bytes), context.limits);
  if (!xml) return tl::unexpected(xml.error());
  XmlText body = read_body(xml->text);
  if (body.text().empty()) {
    return fail(Errc::unsupported, "a part of an office file without text");
  }
  Decoded decoded;
  decoded.text = body.take_text();
  decoded.to_source = through(body.take_map(), xml->to_source);
  decoded.markup = markup_of_lines(decoded.text);
  decoded.encoding = std::move(xml->encoding);
  decoded.notes = std::move(xml->notes);
  return decoded;
}

}  // namespace

extern const Format format_docx_part;
const Format format_docx_part{
    "docx_part", "1",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    sniff_docx_part, decode_docx_part};

}  // namespace habeas
