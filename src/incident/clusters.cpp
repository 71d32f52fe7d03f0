// incident/clusters.cpp - greedy average link over the pairs that may join
//
// Pairs are taken from the highest score down (ties by order of the pile); two clusters join when
// the mean score of their pairs reaches the bar and no pair has a veto. For large clusters the
// first members stand for all. A pair joins only what the graph connects, so each connected part
// is joined by itself.
#include "incident/clusters.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace habeas {
namespace {

constexpr std::size_t kSpeakers = 8;      // members of a cluster that are compared with another
constexpr std::int64_t kMeanBar = -1400;  // mean of all pairs of two clusters that join

/// A pair by places in the part.
struct Pair {
  std::size_t a = 0, b = 0;
  std::int64_t points = 0;
};

class Joiner {
 public:
  Joiner(const std::vector<std::uint32_t>& part, std::vector<std::vector<Matter>> matters,
         PairGraph& graph)
      : part_(part), matters_(std::move(matters)), graph_(graph) {
    members_.resize(part.size());
    reasons_.resize(part.size());
    for (std::size_t i = 0; i < part.size(); ++i) {
      cluster_.push_back(i);
      members_[i] = {i};
    }
  }

  std::vector<Cluster> run() {
    for (const Pair& pair : pairs()) try_join(pair.a, pair.b);
    std::vector<Cluster> clusters;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (!members_[i].empty()) clusters.push_back(in_order(i));
    }
    return clusters;
  }

 private:
  [[nodiscard]] std::vector<Pair> pairs() const {
    std::map<std::uint32_t, std::size_t> place;
    for (std::size_t i = 0; i < part_.size(); ++i) place.emplace(part_[i], i);
    std::vector<Pair> pairs;
    for (std::size_t a = 0; a < part_.size(); ++a) {
      for (const Joinable& pair : graph_.joins(part_[a])) {
        const std::size_t b = place.at(pair.other);
        if (a < b) pairs.push_back({a, b, pair.points});
      }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
      return std::tie(y.points, x.a, x.b) < std::tie(x.points, y.a, y.b);
    });
    return pairs;
  }

  void try_join(std::size_t a, std::size_t b) {
    const std::size_t x = std::min(cluster_[a], cluster_[b]);
    const std::size_t y = std::max(cluster_[a], cluster_[b]);
    if (x == y) return;
    const std::pair sizes(members_[x].size(), members_[y].size());
    const auto tried = refused_.find({x, y});
    if (tried != refused_.end() && tried->second == sizes) return;
    refused_[{x, y}] = sizes;
    if (!may_be_one(x, y) || are_other_matters(x, y)) return;
    graph_.scorer().look_from(part_[a]);
    std::string reason;
    for (const std::string& word : graph_.scorer().agreement(part_[b])) {
      reason += (reason.empty() ? "" : ", ") + word;
    }
    for (const std::size_t member : members_[y]) cluster_[member] = x;
    members_[x].insert(members_[x].end(), members_[y].begin(), members_[y].end());
    reasons_[x].push_back(reason);
    reasons_[x].insert(reasons_[x].end(), reasons_[y].begin(), reasons_[y].end());
    members_[y].clear();
    reasons_[y].clear();
    matters_[x].insert(matters_[x].end(), matters_[y].begin(), matters_[y].end());
    matters_[y].clear();
  }

  /// Do two clusters tell of matters that one page sets apart?
  [[nodiscard]] bool are_other_matters(std::size_t x, std::size_t y) const {
    for (const Matter& one : matters_[x]) {
      for (const Matter& other : matters_[y]) {
        if (one.page == other.page && one.item != other.item) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool may_be_one(std::size_t x, std::size_t y) const {
    const std::size_t left = std::min(members_[x].size(), kSpeakers);
    const std::size_t right = std::min(members_[y].size(), kSpeakers);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < left; ++i) {
      graph_.scorer().look_from(part_[members_[x][i]]);
      for (std::size_t j = 0; j < right; ++j) {
        const PairScore found =
            graph_.score(part_[members_[y][j]], std::numeric_limits<std::int32_t>::min());
        if (found.veto.conflict != Conflict::none) return false;
        sum += found.points;
      }
    }
    return sum >= kMeanBar * static_cast<std::int64_t>(left * right);
  }

  /// Members in order; the reasons move with them. The first is the one that all others joined.
  [[nodiscard]] Cluster in_order(std::size_t at) const {
    std::vector<std::pair<std::size_t, std::string>> both;
    for (std::size_t i = 1; i < members_[at].size(); ++i) {
      both.emplace_back(members_[at][i], reasons_[at][i - 1]);
    }
    std::sort(both.begin(), both.end());
    Cluster cluster{{part_[at]}, {}};
    for (auto& [member, reason] : both) {
      cluster.members.push_back(part_[member]);
      cluster.reasons.push_back(std::move(reason));
    }
    return cluster;
  }

  const std::vector<std::uint32_t>& part_;
  std::vector<std::vector<Matter>> matters_;  // of each cluster, by the place of its first member
  PairGraph& graph_;
  std::vector<std::size_t> cluster_;  // of each, by the place of its first member
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::vector<std::string>> reasons_;
  /// Sizes of two clusters when they were refused: while they stand the answer does.
  std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>> refused_;
};

}  // namespace

std::vector<Cluster> join(const std::vector<std::uint32_t>& part,
                          std::vector<std::vector<Matter>> matters, PairGraph& graph) {
  return Joiner(part, std::move(matters), graph).run();
}

std::vector<ComparedPair> compared_pairs(const std::vector<LocalIncident>& incidents) {
  PairGraph graph;
  std::vector<std::size_t> number_of;  // by number in the graph
  std::set<ToldId> seen;
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    const ToldId told = told_id(incidents[i]);
    if (!seen.insert(told).second) continue;
    graph.add(incidents[i], told, static_cast<std::uint32_t>(incidents[i].document));
    number_of.push_back(i);
  }
  graph.settle();
  std::vector<ComparedPair> pairs;
  for (const auto& [a, b] : graph.compared()) {
    graph.scorer().look_from(a);
    pairs.push_back({number_of[a], number_of[b], graph.scorer().features(b)});
  }
  return pairs;
}

}  // namespace habeas
