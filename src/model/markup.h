// model/markup.h - what the mark-up of a page says of its text: elements, and facts in its head
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace habeas {

/// An element that holds text. Its name and words are indices into Markup::strings.
struct Element {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t parent = kNone;  ///< an element before it, or kNone
  TextSpan span;                 ///< the text that it holds
  std::uint32_t name = 0;        ///< "p", "div"
  std::uint32_t words = 0;       ///< of class, id, role, rel and itemprop, in lower case
};

/// Something that the page says of itself outside its text: a meta element, a link, JSON-LD.
struct MarkupFact {
  std::string
      name;  ///< such as "title", "lang", "meta:og:title", "ld:datePublished", "time:entry-date"
  std::string value;     ///< UTF-8, references decoded
  std::uint32_t at = 0;  ///< how much text stands before it
};

/// Empty for plain text. Elements are in order of their first byte, parents before children.
struct Markup {
  std::vector<std::string> strings;
  std::vector<Element> elements;
  std::vector<MarkupFact> stated;
  bool is_page = false;  ///< the text has mark-up: every line of it is a block

  /// Every index inside its table, every span inside its parent's and the text, in order.
  [[nodiscard]] Result<void> check(std::uint32_t text_size) const {
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const Element& element = elements[i];
      const bool is_root = element.parent == Element::kNone;
      const TextSpan outer =
          is_root || element.parent >= i ? TextSpan{0, text_size} : elements[element.parent].span;
      if ((!is_root && element.parent >= i) || element.span.begin > element.span.end ||
          element.span.begin < begin || !outer.contains(element.span) ||
          element.name >= strings.size() || element.words >= strings.size()) {
        return fail(Errc::bad_input, "mark-up: an element out of place");
      }
      begin = element.span.begin;
    }
    for (const MarkupFact& stated_fact : stated) {
      if (stated_fact.at > text_size) return fail(Errc::bad_input, "mark-up: a fact out of place");
    }
    return {};
  }
};

}  // namespace habeas
