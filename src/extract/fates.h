// extract/fates.h - what became of counted people where the noun or a phrase beside it says so
#pragma once

#include <cstdint>
#include <string>

#include "extract/analysis.h"

namespace habeas {

/// Is the counted noun itself the fate ("dead", "wounded")? Then no verb beside it says something
/// else of the same people. `chunk` holds the amount.
bool names_fate(const Analysis& analysis, const QuantityHit& hit, std::uint32_t chunk);

/// "the bodies of six men", "four bodies"
bool tells_bodies(const Analysis& analysis, const QuantityHit& hit, std::uint32_t chunk);

/// "Survivors count 114 on board": how many there were, not what befell them.
bool says_aboard(const Analysis& a, const QuantityHit& hit);

/// Event subkind of nouns and phrases that say what happened to those they count: "31 dead", "14
/// hostages", "the bodies of six men", "were among the dead"; else empty.
std::string fate_of_counted(const Analysis& analysis, const QuantityHit& hit, std::uint32_t chunk);

/// "Since June soldiers have held 40", "in the past six weeks four have died", "19 deaths this
/// year": does the sentence sum up, in the perfect tense, what many deeds of a longer time did?
bool sums_up_period(const Analysis& analysis, TokenRange sentence);

}  // namespace habeas
