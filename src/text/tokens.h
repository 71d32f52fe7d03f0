// text/tokens.h - words, numbers, sentences and blocks of a UTF-8 text, with byte offsets
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace habeas {

enum class TokenKind : std::uint8_t {
  word,         ///< letters; "don't" is one word, a possessive "'s" is a word of its own
  number,       ///< starts with a digit: "600", "33,000", "3.1", "1990s", "9th"
  punctuation,  ///< one mark: . , ; : ! ? quotes brackets dashes hyphen slash
  symbol,       ///< % $ and other signs
  citation      ///< digits glued to the end of a word ("border2"): a note mark, never a number
};

enum class Shape : std::uint8_t { none, lower, capitalised, upper, mixed };

/// The key of a folded word: FNV-1a (64 bits) of its bytes. Folding: lower case, Latin letters
/// without marks, typographic apostrophes as "'", soft hyphens and zero-width characters skipped.
/// `hash` is the key of what stands before.
constexpr std::uint64_t word_key(std::string_view folded,
                                 std::uint64_t hash = 0xCBF29CE484222325ULL) {
  for (const char c : folded) {
    hash ^= static_cast<std::uint8_t>(c);
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

/// `"deport"_w` is the key of a folded word, for tables and switches.
constexpr std::uint64_t operator""_w(const char* folded, std::size_t size) {
  return word_key(std::string_view(folded, size));
}

struct Token {
  std::uint32_t begin = 0, end = 0;  ///< bytes in the text
  std::uint64_t key = 0;             ///< word_key of the folded bytes
  TokenKind kind = TokenKind::word;
  Shape shape = Shape::none;
  bool space_before = false;    ///< white space (or the start of the text) stands before it
  std::uint8_t base_count = 0;  ///< see TokenText::base_keys
  std::uint32_t base_begin = 0;
  std::uint32_t sentence = 0, block = 0;  ///< indices into TokenText::sentences and blocks

  [[nodiscard]] TextSpan span() const { return {begin, end}; }
};

/// A half-open range of token indices.
struct TokenRange {
  std::uint32_t begin = 0, end = 0;
  auto operator<=>(const TokenRange&) const = default;
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return end <= begin; }
  [[nodiscard]] bool contains(std::uint32_t index) const { return begin <= index && index < end; }
};

/// A stretch without a full stop is cut here, so that work within a sentence stays bounded.
inline constexpr std::uint32_t kLongestSentence = 500;

/// Tokens in text order; sentences and blocks partition them. A sentence never crosses a block and
/// has at most kLongestSentence tokens.
struct TokenText {
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;
  std::vector<TokenRange> blocks;
  std::vector<std::uint64_t> bases;  ///< of all tokens, one behind the other

  /// Keys of the base forms that a word may have besides its own key: its singular, then its verb
  /// lemmas, each once. Made once here, since lists of words ask for them again and again.
  [[nodiscard]] std::span<const std::uint64_t> base_keys(const Token& token) const {
    return {bases.data() + token.base_begin, token.base_count};
  }

  /// The bytes from the first to the last token of a range.
  [[nodiscard]] TextSpan span(TokenRange range) const;
  /// Index of the first token that ends behind this byte.
  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const;
  /// Index of the sentence / block that holds this token.
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const {
    return tokens.empty() ? 0 : tokens[std::min<std::size_t>(token, tokens.size() - 1)].sentence;
  }
  [[nodiscard]] std::uint32_t block_of(std::uint32_t token) const {
    return tokens.empty() ? 0 : tokens[std::min<std::size_t>(token, tokens.size() - 1)].block;
  }
};

/// Blocks of a plain text: paragraphs and lone lines without their white space, in order. In
/// hard-wrapped text (lines of even length that break inside sentences) the lines of a paragraph
/// are one block.
std::vector<TextSpan> find_blocks(std::string_view text);

/// Are base forms of words wanted (TokenText::base_keys)?
enum class Bases : std::uint8_t { made, none };

/// Tokenises these spans of the text (blocks, in order). Linear in the text; at most one token a
/// byte.
TokenText tokenize(std::string_view text, const std::vector<TextSpan>& blocks,
                   Bases bases = Bases::made);

/// Folds a word as word_key() expects it.
std::string fold(std::string_view word);
/// The same into a string that is used again.
void fold_into(std::string_view word, std::string& out);

/// Like fold(), and drops spaces, hyphens and apostrophes: the key form of names ("Al-Hasakah" =
/// "al hasakah").
std::string fold_name(std::string_view name);

/// Singular of an English noun (folded): "detainees" -> "detainee", "women" -> "woman", "people" ->
/// "person".
std::string singular(std::string_view folded);

/// Base forms that an English verb form (folded) may have, most likely first: "deported" ->
/// "deport"; "arriving" -> "arrive", "arriv". Irregular verbs of the field by table ("shot" ->
/// "shoot").
std::vector<std::string> verb_lemmas(std::string_view folded);

/// The key of the first of verb_lemmas().
std::uint64_t verb_lemma_key(std::string_view folded);

/// Appends the keys of singular() and verb_lemmas() that are not `key`, the word's own, each once.
void add_base_keys(std::string_view folded, std::uint64_t key, std::vector<std::uint64_t>& out);

}  // namespace habeas
