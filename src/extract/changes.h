// extract/changes.h - figures that say how many it was before, by how many it changed, how often
#pragma once

#include <cstdint>

#include "extract/analysis.h"

namespace habeas {

/// "The toll rose from 12 to 17", "rose by 5 to 17", "up from 12": only the last figure counts what
/// the sentence tells; this amount is the one it replaces, or the difference.
bool is_replaced_figure(const Analysis& analysis, std::uint32_t quantity);

/// "rose by 5 to 17", "has climbed to 17": does the figure at this token say what it came to?
bool is_new_figure(const Analysis& analysis, std::uint32_t token);

/// "An earlier figure of 50": a number that stood before the one that the text tells; it counts
/// nobody beside those. False where words stand between ("an earlier toll, of at least 50").
bool is_earlier_figure(const Analysis& analysis, const QuantityHit& hit);

/// "The toll rose to 25 after two bodies were found": some of the new figure.
bool is_within_new_figure(const Analysis& analysis, std::uint32_t quantity);

/// "They are only 12": an age told without its unit.
bool is_plain_age(const Analysis& analysis, const QuantityHit& hit);

/// "two men a day", "40 people every week": a rate, nobody's total.
bool is_rate(const Analysis& analysis, std::uint32_t quantity);

}  // namespace habeas
