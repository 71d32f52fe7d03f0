// extract/words.h - a bounds-checked look at the tokens of one range, shared by the grammars
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "text/tokens.h"

namespace habeas {

inline constexpr std::uint32_t kNoToken = 0xFFFFFFFFU;

inline bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80U; }

/// Is this word one of a few?
inline bool any_of(std::uint64_t key, std::initializer_list<std::uint64_t> keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Looks at the tokens of one range (a sentence) of a text. Every question about a token outside
/// the range has the answer of an empty token, so that grammars need no bounds checks. A local
/// helper: it dies with the text and the tokens.
class Words {
 public:
  Words(std::string_view text, const TokenText& tokens, TokenRange range)
      : text_(text), tokens_(tokens), range_(range) {}

  [[nodiscard]] std::uint32_t begin() const { return range_.begin; }
  [[nodiscard]] std::uint32_t end() const { return range_.end; }
  [[nodiscard]] bool has(std::uint32_t i) const { return range_.contains(i); }
  [[nodiscard]] std::uint64_t key(std::uint32_t i) const {
    return has(i) ? tokens_.tokens[i].key : 0;
  }
  [[nodiscard]] bool is(std::uint32_t i, std::uint64_t word) const { return key(i) == word; }
  [[nodiscard]] bool is_word(std::uint32_t i) const {
    return has(i) && tokens_.tokens[i].kind == TokenKind::word;
  }
  [[nodiscard]] bool is_number(std::uint32_t i) const {
    return has(i) && tokens_.tokens[i].kind == TokenKind::number;
  }
  [[nodiscard]] Shape shape(std::uint32_t i) const {
    return has(i) ? tokens_.tokens[i].shape : Shape::none;
  }
  [[nodiscard]] bool capital(std::uint32_t i) const {
    return is_word(i) && shape(i) != Shape::lower;
  }
  [[nodiscard]] std::string_view view(std::uint32_t i) const {
    return has(i) ? slice(text_, tokens_.tokens[i].span()) : std::string_view();
  }
  /// Does this token follow the one before it without white space?
  [[nodiscard]] bool glued(std::uint32_t i) const {
    return has(i) && i > range_.begin && !tokens_.tokens[i].space_before;
  }
  /// Is exactly one space character (of any width) between this token and the one before it?
  [[nodiscard]] bool one_space_before(std::uint32_t i) const;
  [[nodiscard]] bool mark(std::uint32_t i, char c) const {
    const std::string_view bytes = view(i);
    return bytes.size() == 1 && bytes[0] == c;
  }
  /// Hyphen, en dash, em dash or minus.
  [[nodiscard]] bool dash(std::uint32_t i) const;
  /// A hyphen with no space on either side, as inside "two-day".
  [[nodiscard]] bool hyphen(std::uint32_t i) const { return dash(i) && glued(i) && glued(i + 1); }
  [[nodiscard]] bool quote(std::uint32_t i) const;

 private:
  std::string_view text_;
  const TokenText& tokens_;
  TokenRange range_;
};

}  // namespace habeas
