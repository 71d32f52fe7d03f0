// clean/page.h - a page cut into blocks and tokens, as all steps of cleaning read it
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/nouns.h"
#include "text/tokens.h"

namespace habeas {

/// How a text is cut: paragraphs of plain text, or lines (the text of a page with mark-up).
enum class PageBlocks : std::uint8_t { paragraphs, lines };

/// Blocks and tokens of one text; `text` must outlive the page.
struct Page {
  explicit Page(const std::string& page_text, PageBlocks cut = PageBlocks::paragraphs);

  const std::string& text;
  std::vector<TextSpan> blocks;
  TokenText tokens;  ///< tokens.blocks[i] are the tokens of blocks[i]; never empty

  [[nodiscard]] std::string_view bytes(std::size_t block) const {
    return slice(std::string_view(text), blocks[block]);
  }
  [[nodiscard]] std::string_view bytes(const Token& token) const {
    return slice(std::string_view(text), token.span());
  }
  [[nodiscard]] TokenRange range(std::size_t block) const { return tokens.blocks[block]; }
  [[nodiscard]] std::size_t size() const { return blocks.size(); }
};

/// True for "[ad_1]", "[/gallery]", "[img]x.jpg[/img]"; false for the editorial marks "[...]",
/// "[Source]", "[sic]".
bool is_shortcode(std::string_view text);

/// A run of name words ("The Foo Times", "Digest of the Rivers") that starts at this token.
TokenRange name_at(const Page& page, std::uint32_t token, std::uint32_t end);

/// The bytes of a range of tokens, white space runs as one space.
std::string text_of(const Page& page, TokenRange range);

}  // namespace habeas
