// ingest/html_text.cpp - from tokens to text: a stack of open elements and pending white space
//
// This is no tree builder. It keeps what decides about text: which elements are open, whether one
// of them is hidden, preformatted or foreign, and where blocks begin and end. Implied ends (p, li,
// dd, cells, rows) follow the standard; misnested formatting closes without moving. White space and
// block ends are held back until the next visible character, so that the text has neither at its
// ends nor twice. An element is recorded with its first character, so empty ones are not.
#include "ingest/html_text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <unordered_map>
#include <vector>

#include "ingest/html_facts.h"
#include "ingest/html_names.h"
#include "ingest/html_references.h"
#include "ingest/html_scan.h"

namespace habeas {
namespace {

constexpr std::size_t kDepth = 512;     // as in browsers: deeper elements are not nested further
constexpr std::size_t kMisnested = 64;  // how far below the top a formatting element is sought
constexpr std::size_t kElements = 500'000;  // recorded; text behind them is kept all the same
constexpr std::size_t kStrings = 100'000;

/// An element's name and its number on this page; equal names have equal numbers.
struct Name {
  std::uint32_t number = 0;
  std::uint16_t traits = 0;
  std::string_view text;

  [[nodiscard]] bool has(std::uint16_t trait) const { return (traits & trait) != 0; }
};

/// Names of the standard have their number from its table, others are counted as they come.
class Names {
 public:
  Name of(const std::string& name) {
    const ElementTraits known = traits_of(name);
    if (known.id != 0) return {known.id, known.bits, known.name};
    const auto [found, is_new] = others_.try_emplace(name, kKnown + others_.size());
    return {static_cast<std::uint32_t>(found->second), known.bits, found->first};
  }

 private:
  static constexpr std::size_t kKnown = 256;
  std::unordered_map<std::string, std::size_t> others_;  // looked up only; its keys stay in place
};

constexpr std::uint16_t kBlock = ElementTraits::kBlock;
constexpr std::uint16_t kBoundary = ElementTraits::kBoundary;

struct Open {
  Name name;
  std::size_t attributes = 0;              ///< how many those of the entries below it have
  std::uint32_t element = Element::kNone;  ///< once it has text: its own, or that around it
  bool is_recorded = false;                ///< the element is its own
  bool hidden = false;
  bool pre = false;
  bool foreign = false;
  bool closed = false;  ///< its end tag came while others stood above it
};

/// What ends a run of characters that are copied as they stand.
constexpr std::array<bool, 256> special_bytes() {
  std::array<bool, 256> special{};
  for (const char c : {' ', '\n', '\t', '\r', '\f', '&', '\0'}) {
    special[static_cast<std::uint8_t>(c)] = true;
  }
  return special;
}
constexpr std::array<bool, 256> kSpecial = special_bytes();

bool is_special(char c) { return kSpecial[static_cast<std::uint8_t>(c)]; }

/// "display: none" or "visibility: hidden" in a style attribute.
bool hides(std::string_view style) {
  if (style.empty()) return false;
  std::string squeezed;
  for (const char c : to_lower_ascii(style)) {
    if (!is_html_space(c)) squeezed += c;
  }
  return squeezed.find("display:none") != std::string_view::npos ||
         squeezed.find("visibility:hidden") != std::string_view::npos;
}

/// JSON-LD whose type was forgotten.
bool is_bare_json(std::string_view script) {
  while (!script.empty() && is_html_space(script.front())) script.remove_prefix(1);
  return script.starts_with('{') &&
         script.substr(0, 200).find("schema.org") != std::string_view::npos;
}

/// React sends parts of a page as <div hidden id="S:0"> behind it; a script of a few bytes in the
/// same page only moves them to their place.
bool is_hidden_by_attribute(const HtmlToken& token) {
  return token.has_attribute("hidden") && !token.attribute("id").starts_with("S:");
}

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view page) : page_(page), scanner_(page) {}

  HtmlText run() {
    HtmlToken token;
    while (scanner_.next(token, foreign_ > 0)) take(token);
    while (!stack_.empty()) pop();
    result_.markup.is_page = true;
    return std::move(result_);
  }

 private:
  using Kind = HtmlToken::Kind;

  void take(const HtmlToken& token) {
    switch (token.kind) {
      case Kind::text:
        if (hidden_ == 0) add_text(token.place, true);
        break;
      case Kind::cdata:
        if (hidden_ == 0) add_text(token.place, false);
        break;
      case Kind::raw_text:
        take_raw(token);
        break;
      case Kind::start_tag:
        open(token);
        break;
      case Kind::end_tag:
        close(names_.of(token.name));
        break;
      case Kind::comment:
        read_comment_facts(bytes(token.place), text_size(), result_.markup.stated);
        break;
      case Kind::end:
        break;
    }
  }

  [[nodiscard]] std::string_view bytes(PageSpan place) const {
    return page_.substr(place.begin, place.end - place.begin);
  }
  [[nodiscard]] std::uint32_t text_size() const {
    return static_cast<std::uint32_t>(result_.text.size());
  }

  void take_raw(const HtmlToken& token) {
    if (token.name == "title" && foreign_ == 0) {
      read_title_fact(bytes(token.place), text_size(), result_.markup.stated);
    } else if (token.name == "script" && (script_is_data_ || is_bare_json(bytes(token.place)))) {
      read_script_facts(bytes(token.place), text_size(), result_.markup.stated);
    } else if (token.name == "xmp" && hidden_ == 0) {
      add_text(token.place, false);
    }
  }

  // ------------------------------------------------------------------------------- open elements

  void open(const HtmlToken& token) {
    const Name name = names_.of(token.name);
    if (foreign_ > 0 && name.has(ElementTraits::kBreaksForeign) && !is_open(foreign_object_))
      leave_foreign();
    if (name.text == "script") {
      script_is_data_ =
          to_lower_ascii(token.attribute("type")).find("ld+json") != std::string::npos;
    }
    read_tag_facts(token, text_size(), result_.markup.stated);
    if (foreign_ == 0) imply_ends(name);
    if (name.has(kBlock)) pending_line_ = true;
    const bool is_leaf = name.has(ElementTraits::kVoid) || (foreign_ > 0 && token.self_closing);
    if (!is_leaf) push(token, name);
  }

  [[nodiscard]] static bool is_hidden(const HtmlToken& token, Name name) {
    if (name.has(ElementTraits::kRoot)) return false;
    if (name.has(ElementTraits::kHidden) && !(name.text == "dialog" && token.has_attribute("open")))
      return true;
    return !token.attributes.empty() &&
           (is_hidden_by_attribute(token) || hides(token.attribute("style")));
  }

  void push(const HtmlToken& token, Name name) {
    Open entry;
    entry.name = name;
    entry.hidden = is_hidden(token, name);
    entry.pre = name.has(ElementTraits::kPre);
    entry.foreign = name.has(ElementTraits::kForeign);
    if (stack_.size() >= kDepth) {
      // Deeper than that only hiding matters; it takes the place of the topmost.
      if (!entry.hidden) return;
      pop();
    }
    entry.attributes = attributes_.size();
    attributes_.insert(attributes_.end(), token.attributes.begin(), token.attributes.end());
    hidden_ += entry.hidden ? 1 : 0;
    pre_ += entry.pre ? 1 : 0;
    foreign_ += entry.foreign ? 1 : 0;
    if (name.number >= open_.size()) open_.resize(name.number + 1);
    ++open_[name.number];
    stack_.push_back(entry);
  }

  void pop() {
    do {
      Open& entry = stack_.back();
      finish(entry);
      if (entry.is_recorded) result_.markup.elements[entry.element].span.end = text_size();
      attributes_.resize(entry.attributes);
      stack_.pop_back();
    } while (!stack_.empty() && stack_.back().closed);
    begun_ = std::min(begun_, stack_.size());
  }

  /// Takes an entry out of all counts. Its element ends where the entry is popped, behind all that
  /// was opened inside it.
  void finish(Open& entry) {
    if (entry.closed) return;
    entry.closed = true;
    hidden_ -= entry.hidden ? 1 : 0;
    pre_ -= entry.pre ? 1 : 0;
    foreign_ -= entry.foreign ? 1 : 0;
    --open_[entry.name.number];
    if (entry.name.has(kBlock)) pending_line_ = true;
  }

  [[nodiscard]] bool is_open(Name name) const {
    return name.number < open_.size() && open_[name.number] > 0;
  }

  void pop_to(std::size_t size) {
    while (stack_.size() > size) pop();
  }

  void close(Name name) {
    if (name.has(kBlock)) pending_line_ = true;  // "</br>", too, is read as a line break
    if (!is_open(name)) return;
    if (name.has(ElementTraits::kInline)) return close_inline(name);
    const bool is_stopped = !name.has(kBoundary) && name.text != "tr" && name.text != "tbody" &&
                            name.text != "thead" && name.text != "tfoot";
    for (std::size_t i = stack_.size(); i > 0; --i) {
      const Open& entry = stack_[i - 1];
      if (entry.name.number == name.number && !entry.closed) return pop_to(i - 1);
      if (is_stopped && entry.name.has(kBoundary)) return;
    }
  }

  /// Ends a formatting element where it stands; what was opened inside it stays open.
  void close_inline(Name name) {
    const std::size_t floor = stack_.size() > kMisnested ? stack_.size() - kMisnested : 0;
    for (std::size_t i = stack_.size(); i > floor; --i) {
      Open& entry = stack_[i - 1];
      if (entry.name.number != name.number || entry.closed) continue;
      if (i == stack_.size()) return pop();
      return finish(entry);
    }
  }

  /// Ends that a start tag implies: of a paragraph, of the list item or cell before.
  void imply_ends(Name name) {
    if (name.has(ElementTraits::kClosesParagraph) && is_open(paragraph_)) close_paragraph();
    if (!name.has(ElementTraits::kEndsSiblings)) return;
    if (name.text == "a") {
      if (is_open(name)) close_inline(name);
      return;
    }
    close_siblings(name.text);
  }

  void close_paragraph() {
    for (std::size_t i = stack_.size(); i > 0; --i) {
      const Open& entry = stack_[i - 1];
      if (entry.name.number == paragraph_.number && !entry.closed) return pop_to(i - 1);
      if (entry.name.has(kBoundary)) return;
    }
  }

  void close_siblings(std::string_view name) {
    const bool is_heading = name.size() == 2 && name[0] == 'h';
    const bool in_table = name[0] == 't';
    for (std::size_t i = stack_.size(); i > 0; --i) {
      const Open& entry = stack_[i - 1];
      const std::string_view open = entry.name.text;
      if (!entry.closed && ends_sibling(name, open)) {
        pop_to(i - 1);
        if (!in_table) return;
        i = std::min(i, stack_.size() + 1);  // entries that were closed before went with it
        continue;
      }
      if (is_heading && !entry.closed) return;  // a heading ends only one right above it
      if (open == "table" || open == "template") return;
      if (!in_table && (entry.name.has(kBoundary) || open == "ul" || open == "ol" || open == "dl" ||
                        open == "menu")) {
        return;
      }
    }
  }

  void leave_foreign() {
    while (!stack_.empty() && foreign_ > 0) pop();
  }

  // ------------------------------------------------------------------------------------- text

  void add_text(PageSpan place, bool has_references) {
    std::uint32_t at = place.begin;
    while (at < place.end) {
      const char c = page_[at];
      if (is_html_space(c)) {
        at = add_space(at, place.end);
      } else if (c == '\0') {
        ++at;  // the standard drops it
      } else if (c == '&' && has_references) {
        at = add_reference(at, place.end);
      } else {
        at = add_run(at, place.end, has_references);
      }
    }
  }

  std::uint32_t add_space(std::uint32_t at, std::uint32_t end) {
    const std::uint32_t begin = at;
    bool has_line = false;
    while (at < end && is_html_space(page_[at])) {
      has_line = has_line || page_[at] == '\n';
      ++at;
    }
    if (pre_ > 0 && has_line) pending_line_ = true;
    if (!pending_space_) space_ = {begin, at};
    pending_space_ = true;
    space_.end = at;
    return at;
  }

  /// Characters that stand for themselves, single spaces between words among them.
  std::uint32_t add_run(std::uint32_t at, std::uint32_t end, bool has_references) {
    const std::uint32_t begin = at++;
    while (at < end) {
      at = behind_plain(at, end);
      if (at >= end) break;
      const char c = page_[at];
      if (!is_special(c) || (c == '&' && !has_references)) {
        ++at;
      } else if (c == ' ' && at + 1 < end && !is_special(page_[at + 1])) {
        at += 2;
      } else {
        break;
      }
    }
    begin_text(begin);
    result_.text.append(page_.substr(begin, at - begin));
    result_.to_page.append(at - begin, {begin, at}, true);
    return at;
  }

  /// Behind bytes that surely stand for themselves, taken sixteen at a time: none that kSpecial
  /// has, but for single spaces between them.
  [[nodiscard]] std::uint32_t behind_plain(std::uint32_t at, std::uint32_t end) const {
    using Bytes = std::uint8_t __attribute__((vector_size(16)));
    using Halves = std::uint64_t __attribute__((vector_size(16)));
    Bytes here, next;
    for (; at + sizeof here < end; at += static_cast<std::uint32_t>(sizeof here)) {
      std::memcpy(&here, page_.data() + at, sizeof here);
      std::memcpy(&next, page_.data() + at + 1, sizeof next);
      const auto may_end = [](Bytes b) { return (b <= 0x20) | (b == '&'); };
      const auto stops = reinterpret_cast<Halves>((here == 0x20) & may_end(next)) |
                         reinterpret_cast<Halves>(may_end(here) & (here != 0x20));
      if ((stops[0] | stops[1]) != 0) break;
    }
    return at;
  }

  std::uint32_t add_reference(std::uint32_t at, std::uint32_t end) {
    std::string characters;
    const std::size_t size = decode_reference(page_.substr(at, end - at), false, characters);
    if (size == 0) return add_run(at, end, true);
    const std::uint32_t behind = at + static_cast<std::uint32_t>(size);
    if (characters.size() == 1 && is_html_space(characters[0])) {
      if (!pending_space_) space_ = {at, behind};
      pending_space_ = true;
      space_.end = behind;
      return behind;
    }
    begin_text(at);
    result_.text += characters;
    result_.to_page.append(static_cast<std::uint32_t>(characters.size()), {at, behind}, false);
    return behind;
  }

  /// Writes the white space held back, and records the elements that begin with this character.
  void begin_text(std::uint32_t at) {
    if (pending_line_ || pending_space_) {
      const bool is_first = result_.text.empty();
      if (!is_first && pending_line_) {
        result_.text += '\n';
        result_.to_page.append(1, {at, at}, false);
      } else if (!is_first) {
        const bool is_copy = space_.end - space_.begin == 1 && page_[space_.begin] == ' ';
        result_.text += ' ';
        result_.to_page.append(1, {space_.begin, space_.end}, is_copy);
      }
      pending_line_ = pending_space_ = false;
    }
    if (begun_ < stack_.size()) record_elements();
  }

  void record_elements() {
    for (; begun_ < stack_.size(); ++begun_) {
      Open& entry = stack_[begun_];
      const std::uint32_t parent = begun_ == 0 ? Element::kNone : stack_[begun_ - 1].element;
      entry.element = parent;
      if (entry.closed || result_.markup.elements.size() >= kElements) continue;
      const std::uint32_t words = words_index(begun_);
      if (words == 0 && entry.name.has(ElementTraits::kPlainStyle)) continue;
      entry.element = static_cast<std::uint32_t>(result_.markup.elements.size());
      entry.is_recorded = true;
      result_.markup.elements.push_back(
          {parent, {text_size(), text_size()}, name_index(entry.name), words});
    }
  }

  /// string_index() of the words of an open element. Most elements have no text and are not asked.
  std::uint32_t words_index(std::size_t open) {
    const std::size_t begin = stack_[open].attributes;
    const std::size_t end =
        open + 1 < stack_.size() ? stack_[open + 1].attributes : attributes_.size();
    if (begin == end) return string_index({});
    words_.clear();
    add_tag_words(stack_[open].name.text, std::span(attributes_).subspan(begin, end - begin),
                  words_);
    return string_index(words_);
  }

  /// string_index() of a name, asked once for each.
  std::uint32_t name_index(Name name) {
    if (name.number >= name_strings_.size()) name_strings_.resize(name.number + 1);
    std::uint32_t& index = name_strings_[name.number];
    if (index == 0) index = string_index(std::string(name.text));
    return index;
  }

  /// Index of a string in the table; the empty string is the first.
  std::uint32_t string_index(const std::string& text) {
    if (result_.markup.strings.empty()) result_.markup.strings.emplace_back();
    if (text.empty() || result_.markup.strings.size() >= kStrings) return 0;
    const auto [found, is_new] =
        strings_.try_emplace(text, static_cast<std::uint32_t>(result_.markup.strings.size()));
    if (is_new) result_.markup.strings.push_back(text);
    return found->second;
  }

  std::string_view page_;
  HtmlScanner scanner_;
  HtmlText result_;
  std::vector<Open> stack_;
  std::vector<Attribute> attributes_;  // of the open elements, one after the other
  std::size_t begun_ = 0;              ///< entries below it have been passed by a character
  Names names_;
  const Name paragraph_ = names_.of("p");
  const Name foreign_object_ = names_.of("foreignobject");
  std::vector<std::uint32_t> open_ = std::vector<std::uint32_t>(256);  // by number of the name
  std::vector<std::uint32_t> name_strings_;                 // by number; 0: not yet asked
  std::string words_;                                       // of one tag
  std::unordered_map<std::string, std::uint32_t> strings_;  // looked up only
  std::uint32_t hidden_ = 0, pre_ = 0, foreign_ = 0;
  bool script_is_data_ = false;
  bool pending_line_ = false, pending_space_ = false;
  PageSpan space_;
};

}  // namespace

HtmlText read_html(std::string_view page) { return HtmlReader(page).run(); }

}  // namespace habeas
