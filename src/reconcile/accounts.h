// reconcile/accounts.h - what happened, who did it, where, by what way, with what legal view: the
// questions without a figure
#pragma once

#include <vector>

#include "reconcile/evidence.h"

namespace habeas {

/// Findings on one incident that are neither figures nor dates.
std::vector<Finding> account_findings(const Evidence& evidence, const Scope& scope);

/// How each party classes the people, and what its law threatens: questions beyond one incident.
std::vector<Finding> legal_findings(const Evidence& evidence);

}  // namespace habeas
