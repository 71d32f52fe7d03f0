// ingest/html_names.h - what the HTML standard says of elements by their names
#pragma once

#include <cstdint>
#include <string_view>

namespace habeas {

/// What the lists of the standard say of one name.
struct ElementTraits {
  static constexpr std::uint16_t kVoid = 1;
  /// Shown as a block of its own: a line of the text. Custom elements are, since pages use them so.
  static constexpr std::uint16_t kBlock = 2;
  static constexpr std::uint16_t kClosesParagraph = 4;  ///< an open one
  /// Content that a browser does not show, or only as a control or a fallback.
  static constexpr std::uint16_t kHidden = 8;
  /// End tags and implied ends do not reach past it ("has an element in scope").
  static constexpr std::uint16_t kBoundary = 16;
  /// Formatting and links: their end tags close no block around them.
  static constexpr std::uint16_t kInline = 32;
  /// Inline elements that say nothing when they have no class.
  static constexpr std::uint16_t kPlainStyle = 64;
  static constexpr std::uint16_t kBreaksForeign = 128;  ///< a start tag ends svg and math
  static constexpr std::uint16_t kEndsSiblings = 256;   ///< see ends_sibling()
  static constexpr std::uint16_t kRoot = 512;           ///< html and body: never hidden
  static constexpr std::uint16_t kPre = 1024;           ///< its line ends are shown
  static constexpr std::uint16_t kForeign = 2048;       ///< svg and math

  std::string_view name;  ///< empty when not known
  std::uint8_t id = 0;    ///< 1 to 255, one for each known name; 0: not known
  std::uint16_t bits = 0;

  [[nodiscard]] bool has(std::uint16_t trait) const { return (bits & trait) != 0; }
};

/// Of a name in lower case.
ElementTraits traits_of(std::string_view name);
/// Does a start tag of this name end an open element of the other one?
bool ends_sibling(std::string_view name, std::string_view open);

}  // namespace habeas
