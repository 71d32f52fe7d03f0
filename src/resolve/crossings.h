// resolve/crossings.h - names that the text joins as the two banks of a border crossing, or calls
// one
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/gazetteer.h"
#include "lexicon/matcher.h"
#include "text/tokens.h"

namespace habeas {

/// Are two names joined as the two banks of a crossing are: "A to B", "A in X to B in Y", "A-B",
/// "between A and B"? Names between them say where A lies.
bool joins_banks(const TokenText& text, std::string_view bytes, const std::vector<NameHit>& hits,
                 std::uint32_t a, std::uint32_t b);

/// Of all rows that two names may mean, the pair that is a crossing; the shortest one, if there is
/// one.
std::optional<CrossingPair> best_crossing(const Gazetteer& gazetteer, const NameHit& a,
                                          const NameHit& b);

/// Does a word beside the name speak of a crossing ("the A border crossing", "the bridge at A")?
bool names_crossing(const TokenText& text, std::string_view bytes, TokenRange name);

}  // namespace habeas
