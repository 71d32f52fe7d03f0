// reconcile/unknowns.h - what no document answers, from a list of questions for each kind of event
#pragma once

#include <span>
#include <vector>

#include "reconcile/evidence.h"

namespace habeas {

/// Questions about one incident that its findings leave open. `found` are the findings made so far.
std::vector<Finding> incident_unknowns(const Evidence& evidence, const Scope& scope,
                                       std::span<const Finding> found);

/// Publisher and date of pages that state none, for pages that tell of an incident.
std::vector<Finding> page_unknowns(const Evidence& evidence);

}  // namespace habeas
