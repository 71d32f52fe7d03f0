// reuse/terms.h - the telling words of articles: how rare they are in the pile, and what may stand
// for them in a retelling
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reuse/words.h"

namespace habeas {

enum class TermKind : std::uint8_t { word, name, number };

/// A telling word of an article, or a number written in one or more words.
struct Term {
  std::uint64_t key = 0;       ///< of the word in the vocabulary, or of the value of a number
  std::uint32_t word = 0;      ///< its first word in the article
  std::uint32_t sentence = 0;  ///< counted through the article
  std::int32_t weight = 0;     ///< how telling it is, in thousandths of a natural logarithm
  TermKind kind = TermKind::word;
};

/// A code that is looked for, and how well what is found may stand for the term, in thousandths.
struct Code {
  std::uint64_t code = 0;
  std::int32_t quality = 0;
};

/// One article and the text it stands in; borrowed for the time of a call.
struct ArticleText {
  const ArticleWords* article = nullptr;
  std::string_view text;
};

/// All words of a pile.
class Vocabulary {
 public:
  explicit Vocabulary(std::span<const ArticleText> articles);

  /// The telling words in order, without stop words.
  [[nodiscard]] std::vector<Term> terms(const ArticleText& article) const;

  /// Writes the codes under which a term is found: its base form, its sound, its stem, its
  /// concepts.
  void codes(const Term& term, std::vector<std::uint64_t>& out) const;
  /// Codes under which it finds others, with how well they stand for it.
  [[nodiscard]] std::vector<Code> sought(const Term& term) const;

  /// The code by which a term is compared through the whole pile: the value of a number, the sound
  /// of a name, the base form of a word.
  [[nodiscard]] std::uint64_t pile_code(const Term& term) const;

 private:
  struct Word {
    std::uint64_t base = 0;   ///< key of its base form
    std::uint64_t sound = 0;  ///< 0 when it is too short to tell a name
    std::uint64_t stem = 0;   ///< of its first letters; 0 for short words
    std::uint32_t uses = 0;   ///< articles
    std::uint32_t per_mille = 0;
    bool is_known = false;  ///< to the list of words
    std::vector<std::uint32_t> concepts, broader;
  };

  void add(const ArticleText& article);
  [[nodiscard]] static Word read_word(std::string_view bytes);
  [[nodiscard]] std::int32_t rarity(std::uint32_t uses, std::uint32_t per_mille) const;

  std::unordered_map<std::uint64_t, Word> words_;  // only looked up
  std::unordered_map<std::uint64_t, std::uint32_t> number_uses_;
  std::uint32_t articles_ = 0;
};

/// The sound of a name (folded): its consonants, those that scripts and languages confuse made one,
/// without doubles: "Hisseine" and "Hussein" are "hsn". Vowels count at the beginning only.
std::string sound_of(std::string_view folded);

}  // namespace habeas
