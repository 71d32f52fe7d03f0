// incident/clusters.cpp - candidates by shared keys, then greedy average link
//
// Only local incidents that share a country, town, agent, figure or rare word are compared. Pairs
// are taken from the highest score down (ties by number); two clusters join when the mean score
// of their pairs reaches the bar and no pair has a veto. For large clusters the first members stand
// for all.
#include "incident/clusters.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "model/amounts.h"

namespace habeas {
namespace {

constexpr std::size_t kSpeakers = 4;     // members of a cluster that are compared with another
constexpr std::size_t kWidestKey = 200;  // local incidents under one key that are compared in full
constexpr std::size_t kBeside = 10;      // neighbours under a wider key

struct Pair {
  std::size_t a = 0, b = 0;
  int points = 0;
};

std::vector<std::string> keys_of(const LocalIncident& local) {
  std::vector<std::string> keys;
  for (const std::string& country : local.countries) keys.push_back("country " + country);
  for (const std::string& town : local.towns) keys.push_back("town " + town);
  for (const std::string& agent : local.agents) keys.push_back("agent " + agent);
  for (const std::string& person : local.persons) keys.push_back("person " + person);
  for (const ToldNumber& number : local.numbers) {
    const auto named = named_number(number.quantity);
    if (named) keys.push_back("number " + std::to_string(named->normalised().digits));
  }
  for (const ToldDays& told : local.days) keys.push_back("days " + to_edtf(told.days));
  return keys;
}

/// Everything that score_pair() reads; equal strings cannot be told apart by it.
std::string signature(const LocalIncident& local) {
  std::string text = local.event;
  const auto add = [&](const std::set<std::string>& set) {
    text += "|";
    for (const std::string& one : set) text += one + ";";
  };
  for (const auto* set : {&local.countries, &local.from, &local.to, &local.at, &local.towns,
                          &local.agents, &local.persons, &local.victim_words, &local.words}) {
    add(*set);
  }
  for (const ToldNumber& number : local.numbers) {
    text += "|" + number.event + " " + in_words(number.quantity) + (number.at_site ? "@" : "");
  }
  for (const ToldDays& told : local.days) text += "|" + told.event + to_edtf(told.days);
  return text;
}

class Joiner {
 public:
  explicit Joiner(const std::vector<LocalIncident>& incidents)
      : incidents_(incidents), words_(rare_words(incidents)), cluster_(incidents.size()) {
    std::iota(cluster_.begin(), cluster_.end(), std::size_t{0});
    members_.resize(incidents.size());
    reasons_.resize(incidents.size());
    for (std::size_t i = 0; i < incidents.size(); ++i) members_[i] = {i};
  }

  Clusters run() {
    join_equals();
    std::vector<Pair> pairs = scored_pairs();
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
      return std::tie(y.points, x.a, x.b) < std::tie(x.points, y.a, y.b);
    });
    for (const Pair& pair : pairs) {
      if (pair.points < kSameIncident) break;
      try_join(pair.a, pair.b);
    }
    return result();
  }

 private:
  PairScore score(std::size_t a, std::size_t b) const {
    return score_pair(incidents_[a], incidents_[b], words_[a], words_[b]);
  }

  void join_equals() {
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < incidents_.size(); ++i) {
      const auto [at, fresh] = seen.emplace(signature(incidents_[i]), i);
      if (fresh) {
        distinct_.push_back(i);
        continue;
      }
      members_[at->second].push_back(i);
      reasons_[at->second].push_back("it says the same");
      cluster_[i] = at->second;
      members_[i].clear();
    }
  }

  std::vector<Pair> scored_pairs() {
    std::map<std::string, std::vector<std::size_t>> by_key;
    for (const std::size_t i : distinct_) {
      for (const std::string& key : keys_of(incidents_[i])) {
        auto& list = by_key[key];
        if (list.empty() || list.back() != i) list.push_back(i);
      }
    }
    std::set<std::pair<std::size_t, std::size_t>> candidates;
    for (const auto& [key, list] : by_key) {
      const std::size_t reach = list.size() <= kWidestKey ? list.size() : kBeside;
      for (std::size_t i = 0; i < list.size(); ++i) {
        const std::size_t end = std::min(list.size(), i + 1 + reach);
        for (std::size_t j = i + 1; j < end; ++j) candidates.emplace(list[i], list[j]);
      }
    }
    std::vector<Pair> pairs;
    for (const auto& [a, b] : candidates) {
      const PairScore found = score(a, b);
      if (found.veto.empty()) {
        pairs.push_back({a, b, found.points});
      } else if (found.points >= kLookAlike) {
        apart_.push_back({a, b, found.veto});
      }
    }
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
    std::int64_t sum = 0;
    std::int64_t pairs = 0;
    for (std::size_t i = 0; i < std::min(kSpeakers, members_[x].size()); ++i) {
      for (std::size_t j = 0; j < std::min(kSpeakers, members_[y].size()); ++j) {
        const PairScore found = score(members_[x][i], members_[y][j]);
        if (!found.veto.empty()) return;
        sum += found.points;
        ++pairs;
      }
    }
    if (sum < kSameIncident * pairs) return;
    std::string reason;
    for (const std::string& word : score(a, b).agree) reason += (reason.empty() ? "" : ", ") + word;
    for (const std::size_t member : members_[y]) cluster_[member] = x;
    members_[x].insert(members_[x].end(), members_[y].begin(), members_[y].end());
    reasons_[x].push_back(reason);
    reasons_[x].insert(reasons_[x].end(), reasons_[y].begin(), reasons_[y].end());
    members_[y].clear();
  }

  Clusters result() {
    Clusters clusters;
    std::map<std::size_t, std::size_t> number;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].empty()) continue;
      number.emplace(i, clusters.members.size());
      sort_members(i);
      clusters.members.push_back(members_[i]);
      clusters.reasons.push_back(reasons_[i]);
    }
    std::set<std::pair<std::size_t, std::size_t>> shown;
    for (const KeptApart& pair : apart_) {
      const std::size_t a = number.at(cluster_[pair.a]);
      const std::size_t b = number.at(cluster_[pair.b]);
      if (a != b && shown.emplace(std::min(a, b), std::max(a, b)).second) {
        clusters.apart.push_back({std::min(a, b), std::max(a, b), pair.reason});
      }
    }
    return clusters;
  }

  /// Members ascending; the reasons move with them.
  void sort_members(std::size_t at) {
    std::vector<std::pair<std::size_t, std::string>> both;
    for (std::size_t i = 1; i < members_[at].size(); ++i) {
      both.emplace_back(members_[at][i], reasons_[at][i - 1]);
    }
    std::sort(both.begin(), both.end());
    for (std::size_t i = 0; i < both.size(); ++i) {
      members_[at][i + 1] = both[i].first;
      reasons_[at][i] = both[i].second;
    }
  }

  const std::vector<LocalIncident>& incidents_;
  RareWords words_;
  std::vector<std::size_t> cluster_, distinct_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::vector<std::string>> reasons_;
  std::vector<KeptApart> apart_;
  /// Sizes of two clusters when they were refused: while they stand the answer does.
  std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>> refused_;
};

}  // namespace

Clusters cluster(const std::vector<LocalIncident>& incidents) { return Joiner(incidents).run(); }

}  // namespace habeas
