// incident/regroup.h - incidents as people left them: merged, split, claims moved, rejected
#pragma once

#include <span>
#include <vector>

#include "model/decision.h"
#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

/// Follows the standing decisions on incidents in their order. An incident is found by its id, or
/// where that is gone by a claim that it held when it was decided on. What was merged, split off or
/// moved is described anew from its claims.
void regroup_incidents(std::span<const Document> documents, std::span<const Layout> layouts,
                       std::span<const Claim> claims, std::span<const Mention> mentions,
                       std::span<const Entity> entities, const std::vector<Decision>& decisions,
                       std::vector<Incident>& incidents);

}  // namespace habeas
