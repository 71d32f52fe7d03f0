// extract/bare_figures.h - numbers without a noun that count those of whom a page tells
#pragma once

#include <cstdint>
#include <string>

#include "extract/extractor.h"

namespace habeas {

/// Adds the claim of a number without a noun ("the toll has risen to 33", "How many? At least 38",
/// "We were 61"); false where it counts nobody of whom the page tells. `quantity` is an index into
/// Analysis::quantities.
bool tell_bare_figure(const TextReading& reading, std::uint32_t quantity, Draft& draft);

/// The first counted group that is no part of another, or kNone.
std::uint32_t main_group(const TextReading& reading);

/// The subkind of what befell a group.
std::string event_of_group(const TextReading& reading, std::uint32_t group);

/// "speaks of 410 killed and wounded": one number for two fates counts neither.
bool counts_two_fates(const Analysis& a, const QuantityHit& hit);

/// "one woman" introduces a person; it is an actor, not a count.
bool is_one(const QuantityHit& hit);

}  // namespace habeas
