// model/decided.h - claims and mentions as people left them: what incidents, origins and findings
// rest on
#pragma once

#include <optional>
#include <vector>

#include "model/decision.h"
#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

struct Decided {
  std::vector<Claim> claims;
  std::optional<std::vector<Mention>> mentions;  ///< none: as proposed
};

/// The claims without those that a person rejected, with corrected values, spans and chains, and
/// with the entities that people merged or split. What the pile proposes stays as it is. `entities`
/// follow where they are given.
Decided as_decided(const Pile& pile, const std::vector<Decision>& decisions,
                   std::vector<Entity>* entities = nullptr);

/// The whole pile as people left it: claims and mentions as above, without rejected findings.
Pile decided_pile(const Pile& pile, const std::vector<Decision>& decisions);

/// The entity that a decision to split makes.
EntityId entity_split_by(const Decision& decision);

}  // namespace habeas
