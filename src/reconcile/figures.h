// reconcile/figures.h - how many: totals, parts, classes and shares of the victims, and what
// follows
#pragma once

#include <vector>

#include "reconcile/evidence.h"

namespace habeas {

/// Findings on the figures of one incident: reported ones first, then derived bounds and conflicts.
std::vector<Finding> figure_findings(const Evidence& evidence, const Scope& scope);

}  // namespace habeas
