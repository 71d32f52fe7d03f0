// ingest/html_names.cpp - lists of element names
#include "ingest/html_names.h"

#include <algorithm>
#include <array>

namespace habeas {
namespace {

/// A list of names in byte order.
template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

constexpr std::array<std::string_view, 19> kVoid = {
    "area",  "base",   "basefont", "bgsound", "br",    "col",    "embed",  "frame", "hr", "img",
    "input", "keygen", "link",     "meta",    "param", "source", "spacer", "track", "wbr"};
constexpr std::array<std::string_view, 61> kBlock = {
    "address", "article", "aside",    "blockquote", "body",    "br",        "button",   "caption",
    "center",  "col",     "colgroup", "dd",         "details", "dialog",    "dir",      "div",
    "dl",      "dt",      "fieldset", "figcaption", "figure",  "footer",    "form",     "frameset",
    "h1",      "h2",      "h3",       "h4",         "h5",      "h6",        "head",     "header",
    "hgroup",  "hr",      "html",     "legend",     "li",      "listing",   "main",     "menu",
    "nav",     "ol",      "optgroup", "option",     "p",       "plaintext", "pre",      "search",
    "section", "select",  "summary",  "table",      "tbody",   "td",        "textarea", "tfoot",
    "th",      "thead",   "tr",       "ul",         "xmp"};
constexpr std::array<std::string_view, 41> kClosesParagraph = {
    "address", "article", "aside",   "blockquote", "center", "dd",        "details",
    "dialog",  "dir",     "div",     "dl",         "dt",     "fieldset",  "figcaption",
    "figure",  "footer",  "form",    "h1",         "h2",     "h3",        "h4",
    "h5",      "h6",      "header",  "hgroup",     "hr",     "li",        "listing",
    "main",    "menu",    "nav",     "ol",         "p",      "plaintext", "pre",
    "search",  "section", "summary", "table",      "ul",     "xmp"};
constexpr std::array<std::string_view, 15> kHidden = {
    "applet", "audio", "canvas", "datalist", "dialog", "map",      "object", "optgroup",
    "option", "rp",    "rtc",    "select",   "svg",    "template", "video"};
constexpr std::array<std::string_view, 11> kBoundary = {"applet", "body",     "button", "caption",
                                                        "html",   "marquee",  "object", "table",
                                                        "td",     "template", "th"};
constexpr std::array<std::string_view, 38> kInline = {
    "a",      "abbr", "acronym", "b",    "bdi",  "bdo", "big",  "cite",  "code", "data",
    "del",    "dfn",  "em",      "font", "i",    "ins", "kbd",  "label", "mark", "nobr",
    "q",      "rb",   "rp",      "rt",   "ruby", "s",   "samp", "small", "span", "strike",
    "strong", "sub",  "sup",     "time", "tt",   "u",   "var",  "wbr"};
constexpr std::array<std::string_view, 22> kPlainStyle = {
    "abbr",  "b",    "bdi",  "bdo", "big",   "del",  "dfn",    "em",     "font", "i", "ins",
    "label", "mark", "nobr", "s",   "small", "span", "strike", "strong", "tt",   "u", "wbr"};
constexpr std::array<std::string_view, 42> kBreaksForeign = {
    "b",     "big",   "blockquote", "body",   "br",   "center", "code",  "dd", "div",  "dl",   "dt",
    "em",    "embed", "h1",         "h2",     "h3",   "h4",     "h5",    "h6", "head", "hr",   "i",
    "img",   "li",    "listing",    "menu",   "meta", "nobr",   "ol",    "p",  "pre",  "ruby", "s",
    "small", "span",  "strike",     "strong", "sub",  "sup",    "table", "tt", "ul"};

static_assert(std::is_sorted(kVoid.begin(), kVoid.end()));
static_assert(std::is_sorted(kBlock.begin(), kBlock.end()));
static_assert(std::is_sorted(kClosesParagraph.begin(), kClosesParagraph.end()));
static_assert(std::is_sorted(kHidden.begin(), kHidden.end()));
static_assert(std::is_sorted(kBoundary.begin(), kBoundary.end()));
static_assert(std::is_sorted(kInline.begin(), kInline.end()));
static_assert(std::is_sorted(kPlainStyle.begin(), kPlainStyle.end()));
static_assert(std::is_sorted(kBreaksForeign.begin(), kBreaksForeign.end()));

bool is_row_group(std::string_view name) {
  return name == "tbody" || name == "thead" || name == "tfoot";
}

bool is_cell(std::string_view name) { return name == "td" || name == "th"; }

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

}  // namespace

bool is_void_element(std::string_view name) { return holds(kVoid, name); }

bool is_block_element(std::string_view name) {
  return holds(kBlock, name) || name.find('-') != name.npos;
}

bool closes_paragraph(std::string_view name) { return holds(kClosesParagraph, name); }
bool is_hidden_element(std::string_view name) { return holds(kHidden, name); }
bool is_scope_boundary(std::string_view name) { return holds(kBoundary, name); }
bool is_inline_element(std::string_view name) { return holds(kInline, name); }
bool is_plain_style(std::string_view name) { return holds(kPlainStyle, name); }
bool breaks_foreign(std::string_view name) { return holds(kBreaksForeign, name); }

bool ends_sibling(std::string_view name, std::string_view open) {
  if (name == "li" || name == "option" || name == "a" || name == "tr") {
    return open == name || (name == "tr" && is_cell(open));
  }
  if (name == "dd" || name == "dt") return open == "dd" || open == "dt";
  if (is_cell(name)) return is_cell(open);
  if (is_row_group(name)) return is_row_group(open) || open == "tr" || is_cell(open);
  return is_heading(name) && is_heading(open);
}

}  // namespace habeas
