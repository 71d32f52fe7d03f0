// incident/told.h - what the claims of a local incident say of it, ready to be compared
#pragma once

#include <optional>

#include "incident/local.h"

namespace habeas {

/// Fills all but document, claims and profile of a local incident that has its seeds and claims,
/// both ascending.
void describe_told(const Facts& facts, LocalIncident& local);

/// The number that a claim gives, not a share.
std::optional<Number> figure_of(const Claim& claim);

}  // namespace habeas
