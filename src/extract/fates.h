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

/// Event subkind of nouns and phrases that say what happened to those they count: "31 dead", "14
/// hostages", "the bodies of six men", "were among the dead"; else empty.
std::string fate_of_counted(const Analysis& analysis, const QuantityHit& hit, std::uint32_t chunk);

}  // namespace habeas
