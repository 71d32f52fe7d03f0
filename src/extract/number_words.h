// extract/number_words.h - numbers in words and digits, ordinals, and a bounds-checked look at
// tokens; shared by amounts and dates
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/nouns.h"
#include "text/tokens.h"

namespace habeas {

inline constexpr std::uint32_t kNoToken = 0xFFFFFFFFU;

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

/// A cardinal number. `magnitude` is the power of ten of its last magnitude word (6 in "1.2
/// million"), 0 when it has none, so that "40 to 60 million" can hand it on.
struct NumberPhrase {
  TokenRange range;
  Number value;
  bool digits = false;   ///< written in digits
  bool article = false;  ///< "a hundred", "a dozen"
  bool grouped = false;  ///< "33,000": commas between the digits
  std::uint8_t magnitude = 0;
};

/// The longest cardinal that starts at this token: "600", "33,000", "1.2 million", "5bn", "two
/// hundred and six", "a dozen", "half a million", "two and a half". No value beyond 10^17.
std::optional<NumberPhrase> read_number(const Words& words, std::uint32_t at);

/// "9th", "ninth", "twenty-first": 1 to 99.
struct OrdinalPhrase {
  TokenRange range;
  std::int32_t value = 0;
};
std::optional<OrdinalPhrase> read_ordinal(const Words& words, std::uint32_t at);

/// "a third", "two-thirds", "three quarters", "half", "3/4": a number between 0 and 1 in words of
/// its own.
std::optional<NumberPhrase> read_fraction(const Words& words, std::uint32_t at);

/// Plain digits of a number token ("2019", "9"), if it has at most nine and nothing else.
std::optional<std::int32_t> plain_digits(std::string_view token);

/// value * factor / divisor, rounded to at most 12 digits behind the point; nothing on overflow.
std::optional<Number> scaled(Number value, std::int64_t factor, std::int64_t divisor);

}  // namespace habeas
