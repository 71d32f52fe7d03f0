// extract/analysis.h - the layers over one text that the extractors read: tags, names, chunks,
// amounts, times
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/dates.h"
#include "extract/east_amounts.h"
#include "extract/quantities.h"
#include "extract/tagging.h"
#include "lexicon/gazetteer.h"
#include "lexicon/phrases.h"
#include "model/draft.h"
#include "model/nouns.h"
#include "text/tokens.h"

namespace habeas {

/// What extraction knows before it reads: models, word lists, the gazetteer. Loaded once, then only
/// read, from any thread.
struct ExtractContext {
  TagModels models;
  Tagger attribution;  ///< voice, cue and content (extract/attribution.h)
  PhraseList name_words, cues, people, peoples, terms, denials;
  PhraseList verb_frames, noun_frames;   ///< triggers of events; alternatives of one word in a row
  const Gazetteer* gazetteer = nullptr;  ///< outlives the context
  bool finds_attributions = true;        ///< no claim rests on them

  /// `user_frames`: lines of a user's own in the form of data/lexicon/frames.tsv, which go before
  /// the shipped ones; empty for none. Errors name the line.
  static Result<ExtractContext> load(const Gazetteer& gazetteer, std::string_view user_frames = {});
};

/// A name or nationality in the text.
struct EntityHit {
  TokenRange range;
  MentionKind kind = MentionKind::place;
  std::uint32_t entity = kNone;  ///< index into Analysis::entities; none for a place
  std::vector<NamedRow> rows;    ///< what the gazetteer knows of it
  std::string country;   ///< ISO2 when the name is that of a country or its people, else empty
  bool acronym = false;  ///< stands in brackets behind the name that it shortens
};

enum class ChunkKind : std::uint8_t { noun, pronoun, verb };

/// A base noun phrase, a pronoun or a verb group. Chunks do not overlap; other tokens stand between
/// them.
struct Chunk {
  ChunkKind kind = ChunkKind::noun;
  TokenRange range;
  std::uint32_t head = 0;  ///< head noun, pronoun or main verb
  // of a verb group:
  bool passive = false;
  bool negative = false;
  bool infinitive = false;  ///< "to send"
  bool participle = false;  ///< no finite verb: "sent", "sending"
  bool perfect = false;
  std::uint64_t modal = 0;  ///< key of "may", "could", "will" ..., 0 for none
  // of a noun phrase:
  bool definite = false;
  bool plural = false;
  std::uint32_t preposition = kNone;  ///< token of the preposition right before it
};

/// A stretch between quotation marks, inside one block. An unclosed quotation runs to the end of
/// its block.
struct Quotation {
  TokenRange range;  ///< without the marks
  bool opens_block = false;
  bool unclosed = false;
};

/// A noun by which the text describes a person or body: "Dara Minn, a spokeswoman for the office".
struct Description {
  std::uint32_t token = 0;  ///< where the name stands
  std::uint64_t noun = 0;   ///< key of the singular of the noun
  std::uint32_t entity = kNone;
};

/// One article text with its layers. Token indices count over article regions only: furniture has
/// no tokens.
struct Analysis {
  const Document* document = nullptr;
  const Layout* layout = nullptr;
  const ExtractContext* context = nullptr;
  std::shared_ptr<const std::string> restored;  ///< what `text` views, of a text in capitals
  std::string_view text;  ///< the document's; one in capitals with small letters, as long
  TokenText tokens;
  Tags tags;
  std::vector<std::uint32_t> block_region;  ///< of each block: index into Layout::regions
  std::vector<QuantityHit> quantities;
  std::vector<EastAmount> east_amounts;  ///< mentions only: by bytes, no claim rests on them
  std::vector<DateHit> dates;
  std::vector<EntityHit> names;
  std::vector<DraftEntity> entities;
  /// Persons described but not named: first token of the words -> index into `entities`.
  std::map<std::uint32_t, std::uint32_t> described;
  std::vector<Chunk> chunks;
  std::vector<Quotation> quotations;
  std::vector<Description> descriptions;  ///< in text order
  std::vector<std::uint32_t> chunk_at;    ///< of each token: its chunk or kNone
  std::vector<std::uint32_t> name_at;     ///< of each token: its name or kNone
  std::vector<std::uint32_t> date_at;     ///< of each token: its time or kNone
  std::vector<std::uint32_t> subjects;  ///< of each verb group: see subject_of(); once all is read
  /// Words in the names of organisations and facilities: key and name, sorted.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> body_words;
  /// Names of bodies that are an organ of state or have its noun in their name ("army"), by the
  /// organ; filled by extract/speakers.cpp when first asked.
  std::map<std::string, std::vector<std::uint32_t>> organ_names;
  /// Names of persons by the key of the word before them; filled likewise.
  std::optional<std::map<std::uint64_t, std::vector<std::uint32_t>>> persons_behind;
  std::optional<std::string>
      country_of_text;  ///< where it plays (extract/speakers.cpp), once known

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(tokens.tokens.size());
  }
  /// Behind the last token stands nothing: no key, no word, a mark.
  [[nodiscard]] std::uint64_t key(std::uint32_t token) const {
    return token < size() ? tokens.tokens[token].key : 0;
  }
  [[nodiscard]] std::string_view word(std::uint32_t token) const {
    return token < size() ? slice(text, tokens.tokens[token].span()) : std::string_view();
  }
  [[nodiscard]] std::string_view words(TokenRange range) const {
    return slice(text, tokens.span(range));
  }
  [[nodiscard]] Pos pos(std::uint32_t token) const {
    return token < size() ? tags.pos[token] : Pos::punct;
  }
  [[nodiscard]] TokenRange sentence(std::uint32_t token) const {
    return tokens.sentences[tokens.sentence_of(token)];
  }
  [[nodiscard]] TokenRange block(std::uint32_t token) const {
    return tokens.blocks[tokens.block_of(token)];
  }
  [[nodiscard]] std::uint32_t region(std::uint32_t token) const {
    return block_region[tokens.block_of(token)];
  }
  /// Does the token belong to a time?
  [[nodiscard]] bool in_time(std::uint32_t token) const { return date_at[token] != kNone; }
  [[nodiscard]] bool opens_time(std::uint32_t token) const {
    return in_time(token) && dates[date_at[token]].range.begin == token;
  }
  /// Number of names that begin before this token.
  [[nodiscard]] std::uint32_t names_before(std::uint32_t token) const;
  [[nodiscard]] bool in_title(std::uint32_t token) const {
    return layout->regions[region(token)].kind == RegionKind::title;
  }
  /// First chunk that begins at or behind this token.
  [[nodiscard]] std::uint32_t next_chunk(std::uint32_t token) const;
  /// Singular of the head noun of a noun chunk, folded.
  [[nodiscard]] std::string head_noun(const Chunk& chunk) const;
  /// Is the head a noun for people ("detainees", "Torvenians")?
  [[nodiscard]] bool is_people(const Chunk& chunk) const;
  /// Is the head a noun for a body that acts on people ("police", "the army", "a gang")?
  [[nodiscard]] bool is_force(const Chunk& chunk) const;
  /// Class of the term that ends with the head ("site", "vehicle", "object", "weapon" ...); empty
  /// when the list has none.
  [[nodiscard]] std::string_view term_class(const Chunk& chunk) const;
  /// The first name inside a range, of one of these kinds.
  [[nodiscard]] const EntityHit* name_in(TokenRange range,
                                         std::initializer_list<MentionKind> kinds) const;
  /// The country whose government the name of a place may stand for: the country's own or its
  /// capital's; empty for others. A gazetteer of the user's tells no capitals: a town of it that
  /// speaks or acts is taken for one.
  [[nodiscard]] std::string state_meant(const EntityHit& place) const;
  /// The amount that overlaps a range, if any.
  [[nodiscard]] const QuantityHit* quantity_in(TokenRange range) const;
};

/// Builds all layers. `document` and `layout` must outlive the result.
Analysis analyse(const Document& document, const Layout& layout, const ExtractContext& context);

// The layers one by one, in the order in which analyse() builds them.
void repair_tags(Analysis& analysis);
void repair_compounds(Analysis& analysis);  // a part of it: extract/tag_compounds.cpp
void repair_clauses(Analysis& analysis);    // a part of it: extract/tag_clauses.cpp
void find_entities(Analysis& analysis);
void find_chunks(Analysis& analysis);
void find_quotations(Analysis& analysis);
void find_descriptions(Analysis& analysis);

}  // namespace habeas
