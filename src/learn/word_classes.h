// learn/word_classes.h - classes of words that stand in the same company, learned without labels,
// and the features made of them
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "learn/tagger.h"
#include "text/tokens.h"

namespace habeas {

/// The classes of one word, from fine to coarse, each within the next; all 0 when the word is not
/// in the table.
struct WordClass {
  std::uint16_t fine = 0, middle = 0, coarse = 0;
  bool operator==(const WordClass&) const = default;
};

/// A table of words with their classes (data/models/words). Immutable once loaded; a default one
/// knows no word.
class WordClasses {
 public:
  /// Reads a file of classes (docs/data.md, "classes.bin"); checks magic, version, sizes, order and
  /// digest.
  static Result<WordClasses> load(std::string_view bytes);

  /// Of a word by its key (Token::key). About one unknown word in fifty thousand is taken for a
  /// known one: the table keeps 32 bits of each key.
  [[nodiscard]] WordClass of(std::uint64_t key) const;

 private:
  std::vector<std::uint32_t> starts_;  // by the high bits of a key: its first place in keys_
  std::vector<std::uint32_t> keys_;    // ascending
  std::vector<std::uint16_t> fine_;    // one a key
  std::vector<WordClass> classes_;     // by fine class
};

/// Features of the classes of each token and of two before and behind it in its run, and of pairs
/// of them (Turian, Ratinov and Bengio, ACL 2010; Koo, Carreras and Collins, ACL 2008). Row i is
/// that of token i; tokens outside of `runs` have none. `words` are those of the same runs.
FeatureRows make_class_features(const FeatureRows& words, const TokenText& tokens,
                                std::span<const TokenRange> runs, const WordClasses& classes);

}  // namespace habeas
