// incident/clusters.h - joins local incidents across documents by average link
#pragma once

#include <string>
#include <vector>

#include "incident/pair.h"

namespace habeas {

/// Two clusters that look alike and must stay apart.
struct KeptApart {
  std::size_t a = 0, b = 0;  ///< clusters
  std::string reason;
};

struct Clusters {
  std::vector<std::vector<std::size_t>> members;  ///< local incidents, ascending
  std::vector<std::vector<std::string>> reasons;  ///< of each member but the first: why it joined
  std::vector<KeptApart> apart;
};

/// In order of their first members. Local incidents that say exactly the same (copies) are joined
/// before anything is compared, so that many copies cost no more than one.
Clusters cluster(const std::vector<LocalIncident>& incidents);

}  // namespace habeas
