// extract/tagging.cpp - columns for the taggers and the three passes over a text
#include "extract/tagging.h"

#include <algorithm>
#include <utility>

#include "extract/data.h"

namespace habeas {
namespace {

constexpr std::uint32_t kFar = 12;  // distances above this are one bucket

FeatureColumn to_column(const std::vector<Pos>& pos) {
  FeatureColumn column;
  column.reserve(pos.size());
  for (const Pos p : pos) column.push_back(static_cast<std::uint32_t>(p));
  return column;
}

std::uint32_t bucket(std::uint32_t distance) {
  if (distance <= 3) return distance;
  if (distance <= 6) return 4;
  return distance <= kFar ? 5 : 6;
}

/// Class of the phrase at each token: label number + 1, 0 outside.
FeatureColumn phrase_classes(std::string_view text, const TokenText& tokens,
                             const PhraseList& list) {
  FeatureColumn column(tokens.tokens.size());
  for (const TokenRange sentence : tokens.sentences) {
    for (const PhraseHit& hit : list.find(tokens, sentence, text)) {
      const auto value =
          static_cast<std::uint32_t>(word_key(list[hit.phrase].label) & 0xFFFFU) + 1U;
      for (std::uint32_t i = hit.range.begin; i < hit.range.end; ++i) column[i] = value;
    }
  }
  return column;
}

/// Distance bucket to the nearest marked token on each side, within the block.
std::pair<FeatureColumn, FeatureColumn> distances(const TokenText& tokens,
                                                  const FeatureColumn& marked) {
  FeatureColumn left(marked.size(), 7);
  FeatureColumn right(marked.size(), 7);
  for (const TokenRange block : tokens.blocks) {
    std::uint32_t since = kFar + 1;
    for (std::uint32_t i = block.begin; i < block.end; ++i) {
      since = marked[i] != 0 ? 0 : std::min(since + 1, kFar + 1);
      left[i] = bucket(since);
    }
    since = kFar + 1;
    for (std::uint32_t i = block.end; i-- > block.begin;) {
      since = marked[i] != 0 ? 0 : std::min(since + 1, kFar + 1);
      right[i] = bucket(since);
    }
  }
  return {std::move(left), std::move(right)};
}

template <class Tag>
std::vector<Tag> run(const Tagger& tagger, std::string_view text, const TokenText& tokens,
                     const std::vector<TokenRange>& runs,
                     const std::vector<FeatureColumn>& columns) {
  std::vector<Tag> tags(tokens.tokens.size());
  for (const TokenRange range : runs) {
    const std::vector<std::uint8_t> labels =
        tagger.tag(make_features(text, tokens, range, columns));
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      tags[i] = static_cast<Tag>(labels[i - range.begin]);
  }
  return tags;
}

}  // namespace

FeatureColumn quote_states(std::string_view text, const TokenText& tokens) {
  FeatureColumn states(tokens.tokens.size());
  for (const TokenRange block : tokens.blocks) {
    bool inside = false;
    for (std::uint32_t i = block.begin; i < block.end; ++i) {
      const std::string_view word = slice(text, tokens.tokens[i].span());
      const bool opens = word == "\xE2\x80\x9C" || word == "\xC2\xAB";
      const bool closes = word == "\xE2\x80\x9D" || word == "\xC2\xBB";
      const bool straight = word == "\"";
      if (opens || closes || straight) {
        inside = opens || (straight && !inside);
        states[i] = 2;
      } else {
        states[i] = inside ? 1 : 0;
      }
    }
  }
  return states;
}

std::vector<FeatureColumn> name_columns(std::string_view text, const TokenText& tokens,
                                        const std::vector<Pos>& pos, const PhraseList& name_words) {
  std::vector<FeatureColumn> columns;
  columns.push_back(to_column(pos));
  columns.push_back(phrase_classes(text, tokens, name_words));
  return columns;
}

std::vector<FeatureColumn> voice_columns(std::string_view text, const TokenText& tokens,
                                         const std::vector<Pos>& pos,
                                         const std::vector<NameTag>& names,
                                         const PhraseList& cues) {
  std::vector<FeatureColumn> columns;
  columns.push_back(to_column(pos));
  FeatureColumn name_column;
  name_column.reserve(names.size());
  for (const NameTag n : names) name_column.push_back(static_cast<std::uint32_t>(n));
  columns.push_back(std::move(name_column));
  columns.push_back(quote_states(text, tokens));
  FeatureColumn cue = phrase_classes(text, tokens, cues);
  auto [left, right] = distances(tokens, cue);
  columns.push_back(std::move(cue));
  columns.push_back(std::move(left));
  columns.push_back(std::move(right));
  return columns;
}

TagModels::TagModels(Tagger pos, Tagger names, Tagger voices, PhraseList name_words,
                     PhraseList cues)
    : pos_(std::move(pos)),
      names_(std::move(names)),
      voices_(std::move(voices)),
      name_words_(std::move(name_words)),
      cues_(std::move(cues)) {}

Result<TagModels> TagModels::load(std::string_view pos, std::string_view names,
                                  std::string_view voices) {
  Result<Tagger> pos_tagger = Tagger::load(pos);
  if (!pos_tagger) return tl::unexpected(pos_tagger.error());
  Result<Tagger> name_tagger = Tagger::load(names);
  if (!name_tagger) return tl::unexpected(name_tagger.error());
  Result<Tagger> voice_tagger = Tagger::load(voices);
  if (!voice_tagger) return tl::unexpected(voice_tagger.error());
  Result<PhraseList> name_words = PhraseList::parse(embedded_lexicon_name_words_tsv());
  if (!name_words) return tl::unexpected(name_words.error());
  Result<PhraseList> cues = PhraseList::parse(embedded_lexicon_cues_tsv());
  if (!cues) return tl::unexpected(cues.error());
  return TagModels(std::move(*pos_tagger), std::move(*name_tagger), std::move(*voice_tagger),
                   std::move(*name_words), std::move(*cues));
}

std::vector<Pos> TagModels::tag_pos(std::string_view text, const TokenText& tokens) const {
  return run<Pos>(pos_, text, tokens, tokens.sentences, {});
}

std::vector<NameTag> TagModels::tag_names(std::string_view text, const TokenText& tokens,
                                          const std::vector<Pos>& pos) const {
  return run<NameTag>(names_, text, tokens, tokens.sentences,
                      name_columns(text, tokens, pos, name_words_));
}

Tags TagModels::tag(std::string_view text, const TokenText& tokens) const {
  Tags tags;
  tags.pos = tag_pos(text, tokens);
  tags.names = tag_names(text, tokens, tags.pos);
  tags.voices = run<VoiceTag>(voices_, text, tokens, tokens.blocks,
                              voice_columns(text, tokens, tags.pos, tags.names, cues_));
  return tags;
}

}  // namespace habeas
