// extract/tagging.h - learned tags of every token: part of speech, name
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "learn/tagger.h"
#include "learn/word_classes.h"
#include "lexicon/phrases.h"
#include "text/tokens.h"

namespace habeas {

/// Universal part-of-speech tags (universaldependencies.org).
enum class Pos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};

enum class NameTag : std::uint8_t {
  none,
  person_begin,
  person,
  organisation_begin,
  organisation,
  place_begin,
  place,
  other_begin,
  other
};

struct Tags {
  std::vector<Pos> pos;
  std::vector<NameTag> names;
  FeatureRows words;    ///< what the models read of the words, for further models
  FeatureRows classes;  ///< what they read of the classes of the words
};

/// Whether a token stands inside quotation marks of its block: 0 no, 1 yes, 2 it is a mark.
FeatureColumn quote_states(std::string_view text, const TokenText& tokens);

/// The models and lists that tagging needs, loaded once and only read afterwards.
class TagModels {
 public:
  static Result<TagModels> load(std::string_view pos, std::string_view names);

  [[nodiscard]] Tags tag(std::string_view text, const TokenText& tokens) const;

  [[nodiscard]] const WordClasses& classes() const { return classes_; }

 private:
  TagModels(WordClasses classes, Tagger pos, Tagger names, PhraseList name_words);

  WordClasses classes_;
  Tagger pos_, names_;
  PhraseList name_words_;
};

/// Feature columns of the names model: parts of speech and word classes.
std::vector<FeatureColumn> name_columns(const TokenText& tokens, const std::vector<Pos>& pos,
                                        const PhraseList& name_words);

}  // namespace habeas
