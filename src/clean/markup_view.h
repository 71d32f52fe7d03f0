// clean/markup_view.h - the elements of a page as its blocks see them: chains, links, words
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "clean/page.h"
#include "model/markup.h"

namespace habeas {

/// What an element's name says of the text in it.
enum class TagKind : std::uint8_t {
  other,
  paragraph,
  heading1,
  heading2,
  heading,  // h3 to h6
  item,
  list,
  cell,
  table,
  division,
  link,
  caption,
  figure,
  quote,
  code,
  term,
  button,
  form,
  article,
  main,
  nav,
  header,
  footer,
  aside,
  section,
  time,
  address,
  body,
  count
};

/// What the words of an element (classes, id, role, itemprop) say of the text in it.
enum class WordKind : std::uint8_t {
  content,  // article, content, entry, post, story
  body,     // body, text: beside content words
  comment,
  share,
  related,
  navigation,
  footer,
  header,
  sidebar,
  promotion,
  advert,
  cookie,
  newsletter,
  breadcrumb,
  byline,
  date,
  tag,
  caption,
  login,
  title,
  lead,
  list,  // feeds, cards, teasers, grids
  hidden,
  meta,
  count
};

inline constexpr auto kTagKinds = static_cast<std::size_t>(TagKind::count);
inline constexpr auto kWordKinds = static_cast<std::size_t>(WordKind::count);

using WordBits = std::uint32_t;
constexpr WordBits bit(WordKind kind) { return 1U << static_cast<unsigned>(kind); }

TagKind tag_kind(std::string_view name);
WordBits word_bits(std::string_view words);

/// A page with its mark-up. Both must outlive it.
class MarkupView {
 public:
  MarkupView(const Page& page, const Markup& markup);

  const Page& page;
  const Markup& markup;

  /// The elements that hold the whole block, innermost first.
  [[nodiscard]] std::span<const std::uint32_t> chain(std::size_t block) const {
    return {chains_.data() + chain_begin_[block], chain_begin_[block + 1] - chain_begin_[block]};
  }
  [[nodiscard]] TagKind tag(std::uint32_t element) const {
    return tags_[markup.elements[element].name];
  }
  [[nodiscard]] WordBits words(std::uint32_t element) const {
    return bits_[markup.elements[element].words];
  }
  [[nodiscard]] std::string_view name(std::uint32_t element) const {
    return markup.strings[markup.elements[element].name];
  }
  [[nodiscard]] std::string_view class_words(std::uint32_t element) const {
    return markup.strings[markup.elements[element].words];
  }
  /// Bytes of a block that are part of links.
  [[nodiscard]] std::uint32_t link_bytes(std::size_t block) const { return link_bytes_[block]; }
  /// The blocks that begin inside an element.
  struct Blocks {
    std::size_t begin = 0, end = 0;
  };
  [[nodiscard]] Blocks blocks_of(std::uint32_t element) const;

 private:
  void find_chains();
  void find_links();

  std::vector<TagKind> tags_;               // by string
  std::vector<WordBits> bits_;              // by string
  std::vector<std::uint32_t> chains_;       // one behind the other
  std::vector<std::uint32_t> chain_begin_;  // of each block, and the end
  std::vector<std::uint32_t> link_bytes_;
};

}  // namespace habeas
