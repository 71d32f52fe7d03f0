// reconcile/dates.h - when it happened, when it was said, and when undated pages were written
#pragma once

#include <vector>

#include "reconcile/evidence.h"

namespace habeas {

/// Dates of the event and of public acts about it.
std::vector<Finding> date_findings(const Evidence& evidence, const Scope& scope);

/// Days on which undated pages can have been written, from what they say in relative terms of dated
/// events ("two months ago"). Years that no page states stay open.
std::vector<Finding> timeline_findings(const Evidence& evidence);

}  // namespace habeas
