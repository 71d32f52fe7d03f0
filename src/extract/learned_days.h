// extract/learned_days.h - days on which somebody learned of a deed, which are not those of the
// deed
#pragma once

#include "extract/analysis.h"

namespace habeas {

/// "The families learned on 3 June that the men had been moved", "On 3 June she was told that ...":
/// does the time say when somebody heard of what the clause behind it tells? In English a time
/// before "that" belongs to the verb which the clause completes.
bool dates_a_learning(const Analysis& analysis, const DateHit& hit);

}  // namespace habeas
