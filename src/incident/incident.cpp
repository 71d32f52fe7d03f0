// incident/incident.cpp - groups a pile all at once
#include "incident/incident.h"

#include <utility>

#include "incident/grouping.h"

namespace habeas {

Result<std::vector<Incident>> find_incidents(std::span<const Document> documents,
                                             std::span<const Layout> layouts,
                                             std::span<const Claim> claims,
                                             std::span<const Mention> mentions,
                                             std::span<const Entity> entities, std::string* kept) {
  Grouping grouping;
  grouping.know(entities);
  grouping.know(mentions);
  const std::string before = kept == nullptr ? std::string() : std::exchange(*kept, {});
  grouping.hold(pages_of(documents, layouts, claims, mentions), before);
  if (kept == nullptr) return grouping.give_incidents();
  std::vector<Incident> incidents = grouping.incidents();
  *kept = grouping.give_up();
  return incidents;
}

}  // namespace habeas
