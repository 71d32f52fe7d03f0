// incident/incident.cpp - groups a pile all at once
#include "incident/incident.h"

#include "incident/grouping.h"

namespace habeas {

Result<std::vector<Incident>> find_incidents(std::span<const Document> documents,
                                             std::span<const Layout> layouts,
                                             std::span<const Claim> claims,
                                             std::span<const Mention> mentions,
                                             std::span<const Entity> entities) {
  Grouping grouping;
  grouping.know(entities);
  grouping.know(mentions);
  for (const PageNouns& page : pages_of(documents, layouts, claims, mentions)) {
    grouping.add(page);
  }
  return grouping.incidents();
}

}  // namespace habeas
