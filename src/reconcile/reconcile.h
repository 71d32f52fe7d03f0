// reconcile/reconcile.h - what the claims of a pile say together
#pragma once

#include <span>
#include <vector>

#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

/// Findings by incident (in the order of the incidents' first claims): figures, dates, accounts,
/// unknowns; then those on law, populations and pages. One question has one finding; a derived
/// bound is `derived` and names its claims; `identified_origins` counts for that finding alone.
Result<std::vector<Finding>> reconcile(
    std::span<const Document> documents, std::span<const Layout> layouts,
    std::span<const Claim> claims, std::span<const Mention> mentions,
    std::span<const Entity> entities, std::span<const Incident> incidents,
    std::span<const Origin> origins, std::span<const ReuseLink> reuse);

}  // namespace habeas
