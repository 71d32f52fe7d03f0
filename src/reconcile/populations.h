// reconcile/populations.h - numbers of people beside the group of an incident
#pragma once

#include <vector>

#include "reconcile/evidence.h"

namespace habeas {

/// Sizes of populations outside incidents, one for each condition and area. Only conditions that a
/// population can be in are asked for ("held", "living there").
std::vector<Finding> population_findings(const Evidence& evidence);

}  // namespace habeas
