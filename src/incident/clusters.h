// incident/clusters.h - joins local incidents across documents by average link
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "incident/pair_graph.h"

namespace habeas {

/// Local incidents, by their numbers in the graph, that tell of one incident.
struct Cluster {
  std::vector<std::uint32_t> members;  ///< in the order that they were given in
  std::vector<std::string> reasons;    ///< of each member but the first: why it joined
  bool operator==(const Cluster&) const = default;
};

/// A page that says that it tells of several matters, and the matter that is told of.
struct Matter {
  std::uint32_t page = 0;
  std::string item;
};

/// Joins those of one connected part of the graph, given in the order of the pile; matters of each.
/// What one page tells as several matters is not joined. Clusters in order of their first members.
std::vector<Cluster> join(const std::vector<std::uint32_t>& part,
                          std::vector<std::vector<Matter>> matters, PairGraph& graph);

/// Two local incidents that are compared, and what is seen of them.
struct ComparedPair {
  std::size_t a = 0, b = 0;
  PairFeatures features{};
};

/// All of them, of those that say different things: for who learns the weights
/// (train/train_incidents.cpp).
std::vector<ComparedPair> compared_pairs(const std::vector<LocalIncident>& incidents);

}  // namespace habeas
