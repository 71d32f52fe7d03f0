// extract/tagging.cpp - columns for the taggers and the three passes over a text
#include "extract/tagging.h"

#include <algorithm>
#include <utility>

#include "extract/data.h"
#include "learn/text_tagger.h"

namespace habeas {
namespace {

FeatureColumn to_column(const std::vector<Pos>& pos) {
  FeatureColumn column;
  column.reserve(pos.size());
  for (const Pos p : pos) column.push_back(static_cast<std::uint32_t>(p));
  return column;
}

/// Class of the phrase at each token: label number + 1, 0 outside.
FeatureColumn phrase_classes(const TokenText& tokens, const PhraseList& list) {
  FeatureColumn column(tokens.tokens.size());
  for (const TokenRange sentence : tokens.sentences) {
    for (const PhraseHit& hit : list.find(tokens, sentence)) {
      const auto value =
          static_cast<std::uint32_t>(word_key(list[hit.phrase].label) & 0xFFFFU) + 1U;
      for (std::uint32_t i = hit.range.begin; i < hit.range.end; ++i) column[i] = value;
    }
  }
  return column;
}

template <class Tag>
void put_labels(const std::vector<std::uint8_t>& labels, TokenRange range, std::vector<Tag>& tags) {
  std::transform(labels.begin(), labels.end(), tags.begin() + range.begin,
                 [](std::uint8_t label) { return static_cast<Tag>(label); });
}

/// Two single marks written for one double ("''It was dark,'' she said"), as teleprinters do.
bool is_doubled_mark(std::string_view text, const TokenText& tokens, std::uint32_t at,
                     std::uint32_t end) {
  if (at + 1 >= end || tokens.tokens[at + 1].begin != tokens.tokens[at].end) return false;
  const std::string_view first = slice(text, tokens.tokens[at].span());
  return (first == "'" || first == "`") && slice(text, tokens.tokens[at + 1].span()) == first;
}

/// By the first byte of a token, no letter of ASCII.
bool may_be_quote_mark(char first) {
  return first == '"' || first == '\'' || first == '`' ||
         static_cast<unsigned char>(first) >= 0x80U;
}

}  // namespace

FeatureColumn quote_states(std::string_view text, const TokenText& tokens) {
  FeatureColumn states(tokens.tokens.size());
  for (const TokenRange block : tokens.blocks) {
    bool inside = false;
    for (std::uint32_t i = block.begin; i < block.end; ++i) {
      if (!may_be_quote_mark(text[tokens.tokens[i].begin])) {
        states[i] = inside ? 1 : 0;
        continue;
      }
      const std::string_view word = slice(text, tokens.tokens[i].span());
      const bool opens = word == "\xE2\x80\x9C" || word == "\xC2\xAB";
      const bool closes = word == "\xE2\x80\x9D" || word == "\xC2\xBB";
      const bool doubled = is_doubled_mark(text, tokens, i, block.end);
      const bool straight = doubled || word == "\"";
      if (opens || closes || straight) {
        inside = opens || (straight && !inside);
        states[i] = 2;
        if (doubled) states[++i] = 2;
      } else {
        states[i] = inside ? 1 : 0;
      }
    }
  }
  return states;
}

std::vector<FeatureColumn> name_columns(const TokenText& tokens, const std::vector<Pos>& pos,
                                        const PhraseList& name_words) {
  std::vector<FeatureColumn> columns;
  columns.push_back(to_column(pos));
  columns.push_back(phrase_classes(tokens, name_words));
  return columns;
}

TagModels::TagModels(WordClasses classes, Tagger pos, Tagger names, PhraseList name_words)
    : classes_(std::move(classes)),
      pos_(std::move(pos)),
      names_(std::move(names)),
      name_words_(std::move(name_words)) {}

Result<TagModels> TagModels::load(std::string_view pos, std::string_view names) {
  Result<WordClasses> classes = WordClasses::load(embedded_words_classes_bin());
  if (!classes) return tl::unexpected(classes.error());
  Result<Tagger> pos_tagger = Tagger::load(pos);
  if (!pos_tagger) return tl::unexpected(pos_tagger.error());
  Result<Tagger> name_tagger = Tagger::load(names);
  if (!name_tagger) return tl::unexpected(name_tagger.error());
  Result<PhraseList> name_words = PhraseList::parse(embedded_lexicon_name_words_tsv());
  if (!name_words) return tl::unexpected(name_words.error());
  return TagModels(std::move(*classes), std::move(*pos_tagger), std::move(*name_tagger),
                   std::move(*name_words));
}

Tags TagModels::tag(std::string_view text, const TokenText& tokens) const {
  Tags tags{std::vector<Pos>(tokens.tokens.size()),
            std::vector<NameTag>(tokens.tokens.size()),
            make_word_features(text, tokens, tokens.sentences),
            {}};
  tags.classes = make_class_features(tags.words, tokens, tokens.sentences, classes_);
  const FeatureRows no_classes;
  TextTagger pos(pos_, tags.words, no_classes, {});
  for (const TokenRange sentence : tokens.sentences)
    put_labels(pos.tag(sentence), sentence, tags.pos);
  const std::vector<FeatureColumn> columns = name_columns(tokens, tags.pos, name_words_);
  TextTagger names(names_, tags.words, tags.classes, columns);
  for (const TokenRange sentence : tokens.sentences)
    put_labels(names.tag(sentence), sentence, tags.names);
  return tags;
}

}  // namespace habeas
