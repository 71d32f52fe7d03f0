// extract/quantities_nouns.h - the counted noun phrase behind a number
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/number_words.h"

namespace habeas {

/// "young Torvenian women": all tokens of the phrase and its head.
struct NounPhrase {
  TokenRange range;
  std::uint32_t head = kNoToken;
  bool people = false;  ///< "men, women and children": heads of several kinds of people
};

enum class Grammatical : std::uint8_t { singular, plural };

/// The noun phrase that starts at this token, if a head is found. Without a parser: a plural head
/// is the first run of plural nouns before a verb, a preposition or a mark.
std::optional<NounPhrase> read_noun_phrase(const Words& words, std::uint32_t at,
                                           Grammatical number);

/// The same behind "of": articles, "these" and a number may stand before it ("of the 600 deported
/// people").
std::optional<NounPhrase> read_base(const Words& words, std::uint32_t at);

/// The unit that a head names: its singular, and `person` for people, persons and individuals.
std::string unit_of(const Words& words, const NounPhrase& phrase);

/// Words that cannot be inside a noun phrase: prepositions, conjunctions, auxiliaries, pronouns.
bool ends_noun_phrase(std::uint64_t key);

}  // namespace habeas
