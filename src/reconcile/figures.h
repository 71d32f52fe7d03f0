// reconcile/figures.h - how many: totals, parts, classes and shares of the victims, and what
// follows
#pragma once

#include <vector>

#include "reconcile/evidence.h"

namespace habeas {

/// Findings on the figures of one incident: reported ones first, then derived bounds and conflicts.
std::vector<Finding> figure_findings(const Evidence& evidence, const Scope& scope);

/// Sizes of populations outside incidents, one for each condition and area.
std::vector<Finding> population_findings(const Evidence& evidence);

}  // namespace habeas
