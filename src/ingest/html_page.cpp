// ingest/html_page.cpp - sniffing and reading of pages
#include "ingest/html_page.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/charset.h"
#include "ingest/html_scan.h"
#include "ingest/html_text.h"
#include "ingest/labels.h"
#include "ingest/maps.h"

namespace habeas {
namespace {

/// Behind byte order mark, white space, comments and processing instructions.
std::string_view behind_prolog(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (true) {
    while (!bytes.empty() && is_html_space(bytes.front())) bytes.remove_prefix(1);
    const std::string_view end = bytes.starts_with("<!--")    ? "-->"
                                 : bytes.starts_with("<?xml") ? "?>"
                                                              : "";
    if (end.empty()) return bytes;
    const std::size_t close = bytes.find(end);
    if (close == std::string_view::npos) return {};
    bytes.remove_prefix(close + end.size());
  }
}

/// The table of the MIME Sniffing Standard (7.1), with a few more elements that pages begin with.
bool begins_with_markup(std::string_view bytes) {
  constexpr std::size_t kLook = 64U << 10U;
  const std::string_view head = behind_prolog(bytes.substr(0, kLook));
  static constexpr std::array<std::string_view, 32> kBegin = {
      "!doctype html", "html",   "head",  "script",  "iframe",  "h1",   "h2",     "div", "font",
      "table",         "a",      "style", "title",   "b",       "body", "br",     "p",   "meta",
      "link",          "center", "span",  "section", "article", "main", "header", "ul",  "ol",
      "img",           "form",   "nav",   "base",    "noscript"};
  if (!head.starts_with('<')) return false;
  for (const std::string_view name : kBegin) {
    const std::size_t end = name.size() + 1;
    if (head.size() > end && equals_lower(head.substr(1, name.size()), name) &&
        (is_html_space(head[end]) || head[end] == '>' || head[end] == '/')) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  if (begins_with_markup(bytes)) return true;
  constexpr std::size_t kWideBytes = 2048;
  const std::string_view begin = bytes.substr(0, kWideBytes);
  if (begin.find('\0') == std::string_view::npos || !is_wide(bytes)) return false;
  std::string narrow;
  for (const char c : begin) {
    if (c != '\0' && static_cast<std::uint8_t>(c) < 0x80) narrow += c;
  }
  return begins_with_markup(narrow);
}

Result<Decoded> decode_html_page(std::string_view bytes, std::string_view label,
                                 const Limits& limits) {
  auto page = decode_page(bytes, label.empty() ? declared_label(bytes) : label, limits);
  if (!page) return tl::unexpected(page.error());
  HtmlText read = read_html(page->text);
  if (read.text.empty()) {
    return fail(Errc::bad_input, "the page shows no text",
                SourceSpan{0, static_cast<std::uint32_t>(bytes.size())});
  }
  Decoded decoded;
  decoded.text = std::move(read.text);
  decoded.to_source = through(read.to_page, page->to_source);
  decoded.encoding = std::move(page->encoding);
  decoded.notes = std::move(page->notes);
  decoded.markup = std::move(read.markup);
  return decoded;
}

}  // namespace habeas
