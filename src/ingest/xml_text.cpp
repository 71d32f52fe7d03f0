// ingest/xml_text.cpp - copies and replaced pieces, joined to an offset map at the end
#include "ingest/xml_text.h"

#include <algorithm>

#include "ingest/html_references.h"

namespace habeas {

void XmlText::put(std::string_view characters, SourceSpan from, bool copy) {
  if (characters.empty()) return;
  text_ += characters;
  pieces_.push_back({static_cast<std::uint32_t>(characters.size()), from, copy});
}

void XmlText::add(XmlSpan place, bool is_cdata) {
  std::uint32_t copied = place.begin;
  for (std::uint32_t at = place.begin; at < place.end;) {
    std::string decoded;
    const std::string_view rest = xml_.substr(at, place.end - at);
    const std::size_t size =
        !is_cdata && rest.front() == '&' ? decode_reference(rest, false, decoded) : 0;
    if (size == 0) {
      ++at;
      continue;
    }
    put(xml_.substr(copied, at - copied), {copied, at}, true);
    const std::uint32_t end = at + static_cast<std::uint32_t>(size);
    put(decoded, {at, end}, false);
    at = copied = end;
  }
  put(xml_.substr(copied, place.end - copied), {copied, place.end}, true);
}

void XmlText::add_collapsed(XmlSpan place) {
  for (std::uint32_t at = place.begin; at < place.end;) {
    std::uint32_t end = at;
    const bool is_white = is_html_space(xml_[at]);
    while (end < place.end && is_html_space(xml_[end]) == is_white) ++end;
    if (!is_white) {
      add({at, end}, false);
    } else if (!text_.empty() && text_.back() != '\n' && text_.back() != ' ') {
      put(" ", {at, end}, end == at + 1 && xml_[at] == ' ');
    }
    at = end;
  }
}

void XmlText::add_for(std::string_view characters, XmlSpan place) {
  put(characters, {place.begin, place.end}, false);
}

void XmlText::end_line(XmlSpan place) {
  if (!text_.empty() && text_.back() != '\n') add_for("\n", place);
}

void XmlText::trim() {
  while (!text_.empty() && text_.back() == '\n' && pieces_.back().size == 1) {
    text_.pop_back();
    pieces_.pop_back();
  }
}

OffsetMap<InText, InSource> XmlText::take_map() {
  OffsetMap<InText, InSource> map;
  for (const Piece& piece : pieces_) map.append(piece.size, piece.from, piece.copy);
  pieces_.clear();
  return map;
}

std::string root_of_xml(std::string_view bytes) {
  constexpr std::size_t kLook = 4096;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty() && is_html_space(bytes.front())) bytes.remove_prefix(1);
  if (!bytes.starts_with('<')) return {};
  HtmlScanner scanner(bytes.substr(0, kLook));
  HtmlToken token;
  while (scanner.next(token, true)) {
    if (token.kind == HtmlToken::Kind::start_tag) return token.name;
  }
  return {};
}

}  // namespace habeas
