// extract/outcome_words.h - words that tell how it ended for people who were hit
#pragma once

#include <cstdint>

#include "extract/analysis.h"

namespace habeas {

/// Does the word at this token say that somebody died: "died", "succumbed", "did not survive"? Not
/// in "non-fatal", "attempted murder", "brain dead", "hit in the lower body".
bool speaks_of_death(const Analysis& analysis, std::uint32_t token);

/// Does it say that somebody lives: "in critical condition", "expected to survive", "was treated
/// for his wounds"? Things that "were recovered" say nothing of people.
bool speaks_of_life(const Analysis& analysis, std::uint32_t token);

}  // namespace habeas
