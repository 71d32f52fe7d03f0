// incident/ties.h - how a claim that is no seed finds its incident
#pragma once

#include <cstdint>
#include <string_view>

#include "model/nouns.h"

namespace habeas {

/// What leads a claim without victim group to its incident: nothing, a seed near by, the story that
/// its place on the page speaks of, the day that it gives, the voice that it introduces.
enum class Tie : std::uint8_t { none, near_seed, story, date, voice };

Tie tie_of(const Claim& claim);

/// Does the clause of the claim hold this word (folded)?
bool has_word(const Claim& claim, std::string_view word);

/// A share of "all deportees": of more people than one incident hit.
bool is_of_all(const Claim& claim);

/// "The deported people are mostly women": of people that the page has told of.
bool is_of_known_people(const Claim& claim);

}  // namespace habeas
