// reconcile/figure_claims.h - the claims of one incident that give figures, by what they count
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reconcile/evidence.h"

namespace habeas {

/// Claims of one part of the group.
struct PartFigure {
  const Incident* incident = nullptr;
  std::string place;
  ClaimNumbers claims;
};

/// The figures of one incident, sorted by what they count.
struct SortedFigures {
  std::map<std::string, ClaimNumbers> totals;      ///< by event qualifier; empty: of the incident
  std::vector<PartFigure> parts;                   ///< also parts without a figure
  std::map<std::string, ClaimNumbers> classes;     ///< by class
  std::map<std::string, ClaimNumbers> shares;      ///< of this group, by class
  std::map<std::string, ClaimNumbers> other_base;  ///< shares of the same class with another base
  std::map<std::string, ClaimNumbers> places;      ///< number of places, by kind
  ClaimNumbers amounts;                            ///< amounts without a figure
};

/// Figures that count people (or places, or shares of people) of the incident and its parts. What
/// is feared, planned or denied, ages and measures are no figures.
SortedFigures sort_figures(const Evidence& evidence, const Scope& scope);

}  // namespace habeas
