// flow/conclude.h - from claims to incidents, origins and findings, as people left them
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "flow/flow.h"
#include "model/decision.h"
#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

/// Fills incidents, origins and findings of a pile that has its claims and reuse, as far as `goal`
/// says. Claims and mentions stay as proposed; what is made of them follows the standing decisions.
/// A decision that newer sources contradict is told as a problem. `grouping` is what the grouping
/// of an earlier run left, or null (find_incidents()).
Result<void> conclude(Pile& pile, std::vector<Entity> entities,
                      const std::vector<Decision>& decisions, Goal goal,
                      std::string* grouping = nullptr);

}  // namespace habeas
