// incident/turns.h - sentences by which a report passes on to another deed
#pragma once

#include <cstddef>
#include <cstdint>

#include "incident/facts.h"

namespace habeas {

/// How a sentence opens. English marks that a report leaves what it told so far by the first words
/// of a sentence: adverbs ("Meanwhile", "Elsewhere"), "another" and ordinals ("In another attack",
/// "A second bomb"), or, of deeds that have another place, a time or place put first ("In Alto").
enum class Turn : std::uint8_t {
  none,
  place_first,  ///< perhaps another deed: places must tell
  other_deed    ///< says so itself
};

/// Words alone: whether the sentence tells a deed is asked of its claims. None for a headline
/// and behind the last sentence.
Turn turn_of(const DocumentFacts& document, std::size_t sentence);

/// Does a claim name whom or what the deed hit by more than a pronoun?
bool names_the_hit(const Claim& claim);

}  // namespace habeas
