// incident/describe.h - label, date, places and parties of an incident, from its claims
#pragma once

#include <string>
#include <vector>

#include "incident/facts.h"

namespace habeas {

/// Fills event, date, places, parties and label from these claims (numbers in Facts, ascending) and
/// the documents that tell of the incident (numbers in Facts, each once).
void describe(const Facts& facts, const std::vector<std::size_t>& claims,
              const std::vector<std::size_t>& pages, Incident& incident);

/// The place pair or place that names a part of an incident: "Alton - Berry".
std::string pair_label(const std::vector<Place>& places);

}  // namespace habeas
