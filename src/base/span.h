// base/span.h - half-open byte ranges in named spaces, so that text and source offsets cannot be
// mixed
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace habeas {

/// A half-open range [begin, end) of bytes in the space that the tag names.
template <class Space>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return end <= begin; }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
};

struct InSource;  // the bytes as received
struct InText;    // the decoded UTF-8 text of a document

using SourceSpan = Span<InSource>;
using TextSpan = Span<InText>;

/// The smallest span that holds both.
template <class Space>
constexpr Span<Space> hull(Span<Space> a, Span<Space> b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

/// The bytes of a span; empty when the span does not lie inside the text. The view dies with
/// `text`.
template <class Space>
constexpr std::string_view slice(std::string_view text, Span<Space> span) {
  if (span.begin > span.end || span.end > text.size()) return {};
  return text.substr(span.begin, span.size());
}

}  // namespace habeas
