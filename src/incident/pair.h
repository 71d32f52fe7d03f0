// incident/pair.h - do two local incidents tell of one incident? integer weights and vetoes
#pragma once

#include <map>
#include <string>
#include <vector>

#include "incident/local.h"

namespace habeas {

/// What speaks for one incident, and what forbids it.
struct PairScore {
  int points = 0;
  std::string veto;                ///< plain words; empty when nothing forbids it
  std::vector<std::string> agree;  ///< plain words for what they share
};

/// Points from which two local incidents are taken for one.
inline constexpr int kSameIncident = 55;
/// Points from which two that must stay apart are worth showing as look-alikes.
inline constexpr int kLookAlike = 25;

/// How many local incidents use a word; rare words speak for one incident.
using WordCounts = std::map<std::string, std::size_t>;
WordCounts count_words(const std::vector<LocalIncident>& incidents);

PairScore score_pair(const LocalIncident& a, const LocalIncident& b, const WordCounts& words,
                     std::size_t incidents);

}  // namespace habeas
