// resolve/entities.h - one id for one entity through a pile
#pragma once

#include <span>
#include <vector>

#include "model/draft.h"

namespace habeas {

/// Ids and shown names of the entities of each draft, in their order.
struct EntityTable {
  std::vector<std::vector<EntityId>> ids;
  std::vector<std::vector<std::string>> names;
};

/// Joins organisations that share a name or an acronym introduced beside a name, persons of one
/// full name, organs of one state; keeps groups, described persons and bare family names to their
/// page. The founding member (first in the pile) gives the id.
EntityTable link_entities(std::span<const Draft> drafts);

}  // namespace habeas
