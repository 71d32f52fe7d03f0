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

/// Does the claim speak of a kind of people ("defectors", "all deportees"), not of people that the
/// page has told of ("the dead", "twelve of them")? A clause without such words speaks of the
/// latter.
bool is_of_a_kind(const Claim& claim);

/// Does the clause speak of how things stand or stood over a time ("45,000 live abroad", "since the
/// coup"), not of one event?
bool tells_state(const Claim& claim);

}  // namespace habeas
