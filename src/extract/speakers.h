// extract/speakers.h - who is meant by the words for a voice: a name, a title, a definite
// description, a pronoun
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/analysis.h"
#include "model/draft.h"

namespace habeas {

/// Who speaks: an entity, somebody not named, or the page itself.
struct Voice {
  DraftLink::Who who = DraftLink::Who::narrator;
  std::uint32_t entity = kNone;
  std::string name;  ///< for an unnamed voice: its words
  TokenRange range;  ///< its words in the text; empty when the voice is carried on from before
  bool operator==(const Voice& other) const {
    return who == other.who && entity == other.entity &&
           (who != DraftLink::Who::unnamed || name == other.name);
  }
};

/// Somebody not named, by these words.
Voice unnamed_voice(const Analysis& a, TokenRange range);

/// An entity of the text, meant by these words.
Voice entity_voice(const Analysis& a, std::uint32_t entity, TokenRange range);

/// Does this noun (a word key) stand for any body: "the group", "the agency"? The text need not
/// have named the body with it.
bool stands_for_any_body(std::uint64_t noun);

/// The organisation that the text named last before a token, organs of a state left out unless
/// none other was named; kNone when there is none.
std::uint32_t last_body_before(const Analysis& a, std::uint32_t token);

/// The body that "the NOUN" means at a token: one named with this noun ("the network" for the
/// Tolver Relief Network) or described by it ("a group of lawyers"), the last one before; kNone
/// when no body of the text fits.
std::uint32_t body_with_noun(const Analysis& a, std::string_view noun, std::uint32_t token);

/// Who is meant by a noun or pronoun chunk as a voice; `last` is the voice that spoke before. May
/// make entities: governments, and with `may_describe` persons described but not named and bodies
/// whose name no other layer knew.
Voice voice_of(Analysis& a, std::uint32_t chunk, const Voice& last, bool may_describe = true);

}  // namespace habeas
