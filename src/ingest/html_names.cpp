// ingest/html_names.cpp - lists of element names
#include "ingest/html_names.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace habeas {
namespace {

/// The first eight bytes as one number: in the same order as the names, and quicker to compare.
constexpr std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    key = key << 8U | (i < name.size() ? static_cast<std::uint8_t>(name[i]) : 0U);
  }
  return key;
}

/// A list of names in byte order.
template <std::size_t Size>
class NameList {
 public:
  constexpr explicit NameList(const std::array<std::string_view, Size>& names) : names_(names) {
    for (std::size_t i = 0; i < Size; ++i) keys_[i] = key_of(names[i]);
  }

  [[nodiscard]] bool holds(std::string_view name) const {
    const std::uint64_t key = key_of(name);
    auto found = std::lower_bound(keys_.begin(), keys_.end(), key);
    for (; found != keys_.end() && *found == key; ++found) {
      if (names_[static_cast<std::size_t>(found - keys_.begin())] == name) return true;
    }
    return false;
  }

  [[nodiscard]] constexpr bool is_sorted() const {
    return std::is_sorted(names_.begin(), names_.end());
  }

 private:
  std::array<std::string_view, Size> names_{};
  std::array<std::uint64_t, Size> keys_{};
};

constexpr NameList kVoid(std::to_array<std::string_view>(
    {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
     "keygen", "link", "meta", "param", "source", "spacer", "track", "wbr"}));
constexpr NameList kBlock(std::to_array<std::string_view>(
    {"address", "article", "aside",    "blockquote", "body",    "br",        "button",   "caption",
     "center",  "col",     "colgroup", "dd",         "details", "dialog",    "dir",      "div",
     "dl",      "dt",      "fieldset", "figcaption", "figure",  "footer",    "form",     "frameset",
     "h1",      "h2",      "h3",       "h4",         "h5",      "h6",        "head",     "header",
     "hgroup",  "hr",      "html",     "legend",     "li",      "listing",   "main",     "menu",
     "nav",     "ol",      "optgroup", "option",     "p",       "plaintext", "pre",      "search",
     "section", "select",  "summary",  "table",      "tbody",   "td",        "textarea", "tfoot",
     "th",      "thead",   "tr",       "ul",         "xmp"}));
constexpr NameList kClosesParagraph(std::to_array<std::string_view>(
    {"address", "article", "aside",   "blockquote", "center", "dd",        "details",
     "dialog",  "dir",     "div",     "dl",         "dt",     "fieldset",  "figcaption",
     "figure",  "footer",  "form",    "h1",         "h2",     "h3",        "h4",
     "h5",      "h6",      "header",  "hgroup",     "hr",     "li",        "listing",
     "main",    "menu",    "nav",     "ol",         "p",      "plaintext", "pre",
     "search",  "section", "summary", "table",      "ul",     "xmp"}));
constexpr NameList kHidden(std::to_array<std::string_view>({"applet", "audio", "canvas", "datalist",
                                                            "dialog", "map", "object", "optgroup",
                                                            "option", "rp", "rtc", "select", "svg",
                                                            "template", "video"}));
constexpr NameList kBoundary(std::to_array<std::string_view>({"applet", "body", "button", "caption",
                                                              "html", "marquee", "object", "table",
                                                              "td", "template", "th"}));
constexpr NameList kInline(std::to_array<std::string_view>(
    {"a",      "abbr", "acronym", "b",    "bdi",  "bdo", "big",  "cite",  "code", "data",
     "del",    "dfn",  "em",      "font", "i",    "ins", "kbd",  "label", "mark", "nobr",
     "q",      "rb",   "rp",      "rt",   "ruby", "s",   "samp", "small", "span", "strike",
     "strong", "sub",  "sup",     "time", "tt",   "u",   "var",  "wbr"}));
constexpr NameList kPlainStyle(std::to_array<std::string_view>(
    {"abbr",  "b",    "bdi",  "bdo", "big",   "del",  "dfn",    "em",     "font", "i", "ins",
     "label", "mark", "nobr", "s",   "small", "span", "strike", "strong", "tt",   "u", "wbr"}));
constexpr NameList kBreaksForeign(std::to_array<std::string_view>(
    {"b",      "big",  "blockquote", "body",  "br",   "center", "code",    "dd",   "div",
     "dl",     "dt",   "em",         "embed", "h1",   "h2",     "h3",      "h4",   "h5",
     "h6",     "head", "hr",         "i",     "img",  "li",     "listing", "menu", "meta",
     "nobr",   "ol",   "p",          "pre",   "ruby", "s",      "small",   "span", "strike",
     "strong", "sub",  "sup",        "table", "tt",   "ul"}));

static_assert(kVoid.is_sorted());
static_assert(kBlock.is_sorted());
static_assert(kClosesParagraph.is_sorted());
static_assert(kHidden.is_sorted());
static_assert(kBoundary.is_sorted());
static_assert(kInline.is_sorted());
static_assert(kPlainStyle.is_sorted());
static_assert(kBreaksForeign.is_sorted());

bool is_row_group(std::string_view name) {
  return name == "tbody" || name == "thead" || name == "tfoot";
}

bool is_cell(std::string_view name) { return name == "td" || name == "th"; }

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

}  // namespace

bool is_void_element(std::string_view name) { return kVoid.holds(name); }

bool is_block_element(std::string_view name) {
  return kBlock.holds(name) || name.find('-') != std::string_view::npos;
}

bool closes_paragraph(std::string_view name) { return kClosesParagraph.holds(name); }
bool is_hidden_element(std::string_view name) { return kHidden.holds(name); }
bool is_scope_boundary(std::string_view name) { return kBoundary.holds(name); }
bool is_inline_element(std::string_view name) { return kInline.holds(name); }
bool is_plain_style(std::string_view name) { return kPlainStyle.holds(name); }
bool breaks_foreign(std::string_view name) { return kBreaksForeign.holds(name); }

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
