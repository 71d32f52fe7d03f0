// flow/contradiction.h - decisions that sources received later speak against: shown, never undone
#pragma once

#include <vector>

#include "model/decision.h"
#include "model/nouns.h"

namespace habeas {

/// Of the last standing verdicts on claims: a claim that was accepted or corrected, and which a
/// newer source denies or gives another value; and one that was rejected, and which a newer source
/// of the same incident repeats. `decided` are the claims as people left them.
std::vector<Problem> contradicted_verdicts(const Pile& pile, const std::vector<Claim>& decided,
                                           const std::vector<Decision>& decisions);

/// Incidents that people merged, and that the program keeps apart with a newer source among them.
/// The pile holds the incidents as the program found them.
std::vector<Problem> contradicted_merges(const Pile& pile, const std::vector<Decision>& decisions);

}  // namespace habeas
