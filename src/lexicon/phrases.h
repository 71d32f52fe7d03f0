// lexicon/phrases.h - lists of words and phrases with labels, found in a token array in one pass
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/tokens.h"

namespace habeas {

/// One line of a list: a phrase, its label and what else the line says.
struct Phrase {
  std::string words;  ///< folded words, one space between
  std::string label;
  std::string detail;  ///< third column, empty when absent
};

struct PhraseHit {
  TokenRange range;
  std::uint32_t phrase = 0;  ///< index into PhraseList::phrases()
};

/// A list in memory. File form: UTF-8 lines `phrase<TAB>label[<TAB>detail]`, `#` starts a comment
/// line. A word that ends in
/// `*` stands for every inflected form of a verb or noun (see verb_lemmas() and singular()).
class PhraseList {
 public:
  /// Errors name the line.
  static Result<PhraseList> parse(std::string_view tsv);

  /// Longest match at each token of the range, left to right, without overlaps.
  [[nodiscard]] std::vector<PhraseHit> find(const TokenText& text, TokenRange range) const;

  /// The longest phrase that starts at this token and ends before `end`, if any.
  [[nodiscard]] std::optional<PhraseHit> match_at(const TokenText& text, std::uint32_t token,
                                                  std::uint32_t end) const;

  [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }
  [[nodiscard]] const Phrase& operator[](std::uint32_t index) const { return phrases_[index]; }

 private:
  struct Word {
    std::uint64_t key = 0;
    bool inflected = false;  ///< stands for all its forms
  };
  struct Start {  // the phrases that begin with one word: `count` of by_start_, longest first
    std::uint64_t key = 0;
    std::uint32_t first = 0, count = 0;
  };

  struct Started {             // a phrase, with what tells it from its neighbours
    std::uint64_t second = 0;  ///< key of its second word; any_second: another form may stand there
    std::uint32_t phrase = 0;
    std::uint32_t length = 0;  ///< words
    bool any_second = false;
  };

  static std::uint64_t mixed(std::uint64_t key) { return key * 0x9E3779B97F4A7C15ULL; }
  [[nodiscard]] bool passes(std::uint64_t mixed_key) const {
    return (filter_[mixed_key >> 57U] >> ((mixed_key >> 51U) & 63U) & 1U) != 0;
  }
  /// False where no phrase can start: the filter refuses the word and, where phrases begin with a
  /// word in all its forms, its base forms.
  [[nodiscard]] bool may_start(const TokenText& text, std::uint32_t token) const {
    const Token& word = text.tokens[token];
    if (passes(mixed(word.key))) return true;
    if (!inflected_first_) return false;
    for (const std::uint64_t base : text.base_keys(word)) {
      if (passes(mixed(base))) return true;
    }
    return false;
  }
  [[nodiscard]] const Start* find_start(std::uint64_t key) const;
  /// "gang-rape*": the parts around a hyphen are words, as the text's are, and so is the hyphen.
  void add_word(std::string_view word);
  void index_starts();

  std::vector<Phrase> phrases_;
  std::vector<Word> words_;                // of all phrases
  std::vector<std::uint32_t> word_begin_;  // of each phrase in words_, and the end
  std::vector<Started> by_start_;
  std::vector<Start> starts_;                // open addressing by the key's bits
  std::uint32_t start_shift_ = 63;           // of a mixed key, down to its slot
  std::array<std::uint64_t, 128> filter_{};  // a bit for each first word: most words fail here
  bool inflected_first_ = false;             // some phrase begins with a word in all its forms
};

}  // namespace habeas
