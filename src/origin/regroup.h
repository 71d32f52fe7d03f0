// origin/regroup.h - origins as people left them: merged, split, claims moved, rejected
#pragma once

#include <span>
#include <vector>

#include "model/decision.h"
#include "model/nouns.h"

namespace habeas {

/// Follows the standing decisions on origins in their order. An origin is found by its id, or where
/// that is gone by a claim that it held when it was decided on. A rejected origin is no voice of
/// its own: it stays with its claims, unresolved, and is never counted.
void regroup_origins(std::span<const Claim> claims, const std::vector<Decision>& decisions,
                     std::vector<Origin>& origins);

}  // namespace habeas
