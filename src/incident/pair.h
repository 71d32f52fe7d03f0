// incident/pair.h - do two local incidents tell of one incident? integer weights and vetoes
#pragma once

#include <cstdint>
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

/// The words of each local incident that few others use, as ascending numbers.
using RareWords = std::vector<std::vector<std::uint32_t>>;
RareWords rare_words(const std::vector<LocalIncident>& incidents);

/// `a_words` and `b_words` are the rare words of the two.
PairScore score_pair(const LocalIncident& a, const LocalIncident& b,
                     const std::vector<std::uint32_t>& a_words,
                     const std::vector<std::uint32_t>& b_words);

}  // namespace habeas
