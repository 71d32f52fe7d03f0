// incident/incident.h - which claims speak of one incident
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

/// Incidents of the pile in the order of their founding claims (documents by path, then spans):
/// each with its parts (sub-incidents with `parent`) and related public acts behind it. Claims of
/// populations, law in general and background are in none. `kept` is what the call for an earlier
/// pile left there, or empty: it only saves work, and is replaced by what this call leaves.
Result<std::vector<Incident>> find_incidents(std::span<const Document> documents,
                                             std::span<const Layout> layouts,
                                             std::span<const Claim> claims,
                                             std::span<const Mention> mentions,
                                             std::span<const Entity> entities,
                                             std::string* kept = nullptr);

}  // namespace habeas
