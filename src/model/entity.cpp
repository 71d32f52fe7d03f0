// model/entity.cpp - parts of one institution, by country and by part_of
#include "model/entity.h"

#include <tuple>

namespace habeas {

void Institutions::add(std::span<const Entity> entities) {
  for (const Entity& entity : entities) by_id_.emplace(entity.id, entity);
  for (const Entity& given : entities) {
    const auto& [id, entity] = *by_id_.find(given.id);
    if (entity.country.empty() || entity.organ.empty()) continue;
    // The government itself before its organs; of several the shortest name, the country's.
    const auto [at, fresh] = states_.emplace("gov:" + entity.country, id);
    const Entity& known = by_id_.at(at->second);
    const bool better = std::make_tuple(entity.organ != "government", entity.name.size(), id) <
                        std::make_tuple(known.organ != "government", known.name.size(), known.id);
    if (!fresh && better) at->second = id;
  }
}

const Entity* Institutions::state(std::string_view key) const {
  const auto at = states_.find(key);
  return at == states_.end() ? nullptr : find(at->second);
}

const Entity* Institutions::find(std::string_view id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &at->second;
}

std::string Institutions::key(std::string_view id) const {
  // A chain of parts is short; the limit only guards against a circle.
  constexpr int kDeepest = 8;
  const Entity* entity = find(id);
  for (int i = 0; entity != nullptr && i < kDeepest; ++i) {
    if (!entity->country.empty() && !entity->organ.empty()) return "gov:" + entity->country;
    const Entity* whole = entity->part_of.empty() ? nullptr : find(entity->part_of);
    if (whole == nullptr) return entity->id;
    entity = whole;
  }
  return entity == nullptr ? std::string(id) : entity->id;
}

}  // namespace habeas
