// ingest/html_names.cpp - lists of element names
#include "ingest/html_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace habeas {
namespace {

/// The first eight bytes as one number.
std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0;
  if (name.size() >= sizeof key) {
    std::memcpy(&key, name.data(), sizeof key);
    return key;
  }
  for (const char c : name) key = key << 8U | static_cast<std::uint8_t>(c);
  return key;
}

/// A list of names in byte order.
template <std::size_t Size>
class NameList {
 public:
  constexpr explicit NameList(const std::array<std::string_view, Size>& names) : names_(names) {}

  [[nodiscard]] constexpr const std::array<std::string_view, Size>& names() const { return names_; }

  [[nodiscard]] constexpr bool is_sorted() const {
    return std::is_sorted(names_.begin(), names_.end());
  }

 private:
  std::array<std::string_view, Size> names_{};
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

constexpr NameList kSibling(std::to_array<std::string_view>({"a", "dd", "dt", "h1", "h2", "h3",
                                                             "h4", "h5", "h6", "li", "tbody", "td",
                                                             "tfoot", "th", "thead", "tr"}));
constexpr NameList kRoot(std::to_array<std::string_view>({"body", "html"}));
constexpr NameList kPre(std::to_array<std::string_view>({"listing", "plaintext", "pre", "xmp"}));
constexpr NameList kForeign(std::to_array<std::string_view>({"math", "svg"}));
constexpr NameList kOther(std::to_array<std::string_view>({"annotation-xml", "foreignobject",
                                                           "iframe", "math", "noscript", "picture",
                                                           "script", "style", "title"}));

static_assert(kVoid.is_sorted());
static_assert(kBlock.is_sorted());
static_assert(kClosesParagraph.is_sorted());
static_assert(kHidden.is_sorted());
static_assert(kBoundary.is_sorted());
static_assert(kInline.is_sorted());
static_assert(kPlainStyle.is_sorted());
static_assert(kBreaksForeign.is_sorted());
static_assert(kSibling.is_sorted());

/// All names of all lists, by open addressing.
class NameTable {
 public:
  NameTable() {
    add(kVoid, ElementTraits::kVoid);
    add(kBlock, ElementTraits::kBlock);
    add(kClosesParagraph, ElementTraits::kClosesParagraph);
    add(kHidden, ElementTraits::kHidden);
    add(kBoundary, ElementTraits::kBoundary);
    add(kInline, ElementTraits::kInline);
    add(kPlainStyle, ElementTraits::kPlainStyle);
    add(kBreaksForeign, ElementTraits::kBreaksForeign);
    add(kSibling, ElementTraits::kEndsSiblings);
    add(kRoot, ElementTraits::kRoot);
    add(kPre, ElementTraits::kPre);
    add(kForeign, ElementTraits::kForeign);
    add(kOther, 0);
  }

  [[nodiscard]] ElementTraits find(std::string_view name) const {
    const ElementTraits& slot = slots_[place(name)];
    if (slot.id != 0) return slot;
    const bool is_custom = name.find('-') != std::string_view::npos;
    return {{}, 0, is_custom ? ElementTraits::kBlock : std::uint16_t{0}};
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  template <std::size_t Size>
  void add(const NameList<Size>& names, std::uint16_t trait) {
    for (const std::string_view name : names.names()) {
      ElementTraits& slot = slots_[place(name)];
      if (slot.id == 0) {
        slot.name = name;
        keys_[static_cast<std::size_t>(&slot - slots_.data())] = key_of(name);
        slot.id = ++count_;
        if (name.find('-') != std::string_view::npos) slot.bits = ElementTraits::kBlock;
      }
      slot.bits = static_cast<std::uint16_t>(slot.bits | trait);
    }
  }
  [[nodiscard]] std::size_t place(std::string_view name) const {
    const std::uint64_t key = key_of(name);
    const std::uint64_t mix = (key + name.size()) * 0x9E3779B97F4A7C15ULL;
    std::size_t at = mix >> 54U;
    while (slots_[at].id != 0 && !is_at(at, name, key)) at = (at + 1) % kSlots;
    return at;
  }
  /// The key holds all of a short name.
  [[nodiscard]] bool is_at(std::size_t at, std::string_view name, std::uint64_t key) const {
    if (keys_[at] != key || slots_[at].name.size() != name.size()) return false;
    return name.size() <= sizeof key || slots_[at].name == name;
  }

  std::array<ElementTraits, kSlots> slots_{};
  std::array<std::uint64_t, kSlots> keys_{};
  std::uint8_t count_ = 0;
};

bool is_row_group(std::string_view name) {
  return name == "tbody" || name == "thead" || name == "tfoot";
}

bool is_cell(std::string_view name) { return name == "td" || name == "th"; }

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

}  // namespace

ElementTraits traits_of(std::string_view name) {
  static const NameTable kTable;  // built once, never changed
  return kTable.find(name);
}

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
