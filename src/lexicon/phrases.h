// lexicon/phrases.h - lists of words and phrases with labels, found in a token array in one pass
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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
  [[nodiscard]] std::vector<PhraseHit> find(const TokenText& text, TokenRange range,
                                            std::string_view bytes) const;

  /// The longest phrase that starts at this token and ends before `end`, if any.
  [[nodiscard]] std::optional<PhraseHit> match_at(const TokenText& text, std::uint32_t token,
                                                  std::uint32_t end, std::string_view bytes) const;

  [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }
  [[nodiscard]] const Phrase& operator[](std::uint32_t index) const { return phrases_[index]; }

 private:
  std::vector<Phrase> phrases_;
  // Key of the first word (as in the text or as a lemma) -> phrases that start with it, longest
  // first. Only looked up, never iterated.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_first_;
  std::vector<std::vector<std::uint64_t>> keys_;  // of each phrase, word by word
  std::vector<std::vector<bool>> inflected_;      // which words stand for all their forms
  bool inflected_first_ = false;                  // some phrase begins with such a word
};

}  // namespace habeas
