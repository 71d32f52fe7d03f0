// model/entity.cpp - parts of one institution, by country and by part_of
#include "model/entity.h"

#include <tuple>

namespace habeas {

namespace {

/// Goes before others as the name of its state: the government itself before its organs; of several
/// the shortest name, the country's.
auto rank(const Entity& entity) {
  return std::make_tuple(entity.organ != "government", entity.name.size(),
                         std::string_view(entity.id));
}

}  // namespace

void Institutions::add(std::span<const Entity> entities) {
  by_id_.reserve(entities.size());
  for (const Entity& entity : entities) by_id_.emplace(entity.id, &entity);
  for (const Entity& given : entities) {
    if (given.country.empty() || given.organ.empty()) continue;
    const Entity* const entity = find(given.id);
    if (entity != &given) continue;  // another of this id came first
    const auto [at, fresh] = states_.emplace("gov:" + entity->country, entity);
    if (!fresh && rank(*entity) < rank(*at->second)) at->second = entity;
  }
}

const Entity* Institutions::state(std::string_view key) const {
  const auto at = states_.find(key);
  return at == states_.end() ? nullptr : at->second;
}

const Entity* Institutions::find(std::string_view id) const {
  const Entity* const* at = by_id_.find(id);
  return at == nullptr ? nullptr : *at;
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
