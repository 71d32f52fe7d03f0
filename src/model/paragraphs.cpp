// model/paragraphs.cpp - one element a line
#include "model/paragraphs.h"

#include <algorithm>

namespace habeas {

Markup markup_of_lines(std::string_view text) {
  constexpr std::uint32_t kBody = 0;
  constexpr std::uint32_t kParagraph = 1;
  constexpr std::uint32_t kNoWords = 2;
  constexpr std::size_t kMost = 1U << 19U;
  Markup markup;
  markup.is_page = true;
  markup.strings = {"body", "p", ""};
  markup.elements.push_back(
      {Element::kNone, {0, static_cast<std::uint32_t>(text.size())}, kBody, kNoWords});
  for (std::size_t at = 0; at < text.size() && markup.elements.size() < kMost;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const TextSpan line{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    if (!line.empty()) markup.elements.push_back({0, line, kParagraph, kNoWords});
    at = end + 1;
  }
  return markup;
}

}  // namespace habeas
