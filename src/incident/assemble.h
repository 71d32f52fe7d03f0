// incident/assemble.h - an incident with its parts and public acts, from what its pages tell
#pragma once

#include <string>
#include <vector>

#include "incident/facts.h"
#include "incident/local.h"

namespace habeas {

/// What one page tells of an incident.
struct PageShare {
  const PageReading* page = nullptr;
  const LocalIncidents* told = nullptr;  ///< all that the page tells, claims numbered in the page
  std::size_t local = 0;                 ///< which of it
  std::string reason;                    ///< why it joined; empty of the first
};

struct Assembled {
  bool is_particular = false;  ///< enough to be an incident; else the rest is empty
  Incident whole;
  std::vector<Incident> parts, acts;
};

/// Members stand in the order of the pile. What is kept apart is not known here.
Assembled assemble(const std::vector<PageShare>& members, const Referred& referred);

}  // namespace habeas
