// incident/clusters.cpp - candidates by shared keys, then greedy average link
//
// Texts are compared when they share one of their most telling words, a town, an agent, a person,
// a large figure or a day; a key that many share compares each with those written next to it. Small
// piles are compared in full. Pairs are taken from the highest score down (ties by number); two
// clusters join when the mean score of their pairs reaches the bar and no pair has a veto. For
// large clusters the first members stand for all.
#include "incident/clusters.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "model/amounts.h"

namespace habeas {
namespace {

constexpr std::size_t kSpeakers = 8;       // members of a cluster that are compared with another
constexpr std::size_t kSmallPile = 40;     // local incidents that are all compared
constexpr std::size_t kTellingWords = 20;  // of each text that lead to others
constexpr std::size_t kWidestKey = 40;     // local incidents under one key that are all compared
constexpr std::size_t kBeside = 16;        // neighbours under a wider key
constexpr std::int64_t kBar = -800;        // log odds, in thousandths, of a pair that may join
constexpr std::int64_t kMeanBar = -1400;   // mean of all pairs of two clusters that join
constexpr std::int64_t kOverVeto =
    3300;  // points, before the prior, above which no unsure veto stands
constexpr std::int64_t kLookAlike = -3000;  // from here two that must stay apart are worth showing

struct Pair {
  std::size_t a = 0, b = 0;
  std::int64_t points = 0;
};

std::string signature(const LocalIncident& local) {
  std::string text = local.event;
  const auto add = [&](const auto& set) {
    text += "|";
    for (const std::string& one : set) text += one + ";";
  };
  for (const auto* set : {&local.countries, &local.from, &local.to, &local.at, &local.towns,
                          &local.agents, &local.persons, &local.victim_words}) {
    add(*set);
  }
  for (const ToldNumber& number : local.numbers) {
    text += "|" + number.event + " " + in_words(number.quantity) + (number.at_site ? "@" : "");
  }
  for (const ToldDays& told : local.days) text += "|" + told.event + to_edtf(told.days);
  const auto add_keys = [&](const auto& keys) {
    text += "|";
    for (const auto key : keys) text += std::to_string(key) + ";";
  };
  add_keys(local.profile.title);
  add_keys(local.profile.names);
  add_keys(local.profile.places);
  add_keys(local.profile.days);
  for (const auto& [word, times] : local.profile.words) {
    text += std::to_string(word) + "*" + std::to_string(times) + ";";
  }
  return text + std::to_string(local.profile.written.value_or(0));
}

std::vector<const Profile*> profiles_of(const std::vector<LocalIncident>& incidents,
                                        const std::vector<std::size_t>& distinct) {
  std::vector<const Profile*> profiles;
  for (const std::size_t i : distinct) profiles.push_back(&incidents[i].profile);
  return profiles;
}

/// The first of each set of local incidents that say exactly the same.
std::vector<std::size_t> find_distinct(const std::vector<LocalIncident>& incidents,
                                       std::vector<std::size_t>& first_of) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::size_t> distinct;
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    const auto [at, fresh] = seen.emplace(signature(incidents[i]), i);
    first_of.push_back(at->second);
    if (fresh) distinct.push_back(i);
  }
  return distinct;
}

class Joiner {
 public:
  explicit Joiner(const std::vector<LocalIncident>& incidents)
      : incidents_(incidents),
        distinct_(find_distinct(incidents, cluster_)),
        rarity_(profiles_of(incidents, distinct_)),
        prior_(prior_odds(distinct_.size())) {
    members_.resize(incidents.size());
    reasons_.resize(incidents.size());
    for (std::size_t i = 0; i < incidents.size(); ++i) {
      members_[cluster_[i]].push_back(i);
      if (cluster_[i] != i) reasons_[cluster_[i]].emplace_back("it says the same");
    }
    place_.resize(incidents.size());
    for (std::size_t i = 0; i < distinct_.size(); ++i) place_[distinct_[i]] = i;
  }

  Clusters run() {
    std::vector<Pair> pairs = scored_pairs();
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
      return std::tie(y.points, x.a, x.b) < std::tie(x.points, y.a, y.b);
    });
    for (const Pair& pair : pairs) {
      if (pair.points < kBar) break;
      try_join(pair.a, pair.b);
    }
    return result();
  }

 private:
  /// Of two local incidents by number; a copy speaks as the first that says the same. A veto
  /// that is not sure yields to pages so alike that they would be one in a pile of any size: then
  /// one of them was misread, or is wrong.
  [[nodiscard]] PairScore score(std::size_t a, std::size_t b) const {
    PairScore found =
        score_pair(incidents_[a], incidents_[b], rarity_.compare(place_[a], place_[b]));
    const bool alike = found.points >= kOverVeto;
    if (alike && !found.veto.is_sure) found.veto = {};
    found.points += prior_;
    return found;
  }

  [[nodiscard]] std::vector<std::string> keys_of(std::size_t number) const {
    const LocalIncident& local = incidents_[number];
    std::vector<std::string> keys;
    for (const std::uint64_t word : rarity_.telling_words(place_[number], kTellingWords)) {
      keys.push_back("word " + std::to_string(word));
    }
    for (const std::string& town : local.towns) keys.push_back("town " + town);
    for (const std::string& agent : local.agents) keys.push_back("agent " + agent);
    for (const std::string& person : local.persons) keys.push_back("person " + person);
    for (const ToldNumber& number_told : local.numbers) {
      const auto named = named_number(number_told.quantity);
      if (named) keys.push_back("number " + std::to_string(named->normalised().digits));
    }
    for (const ToldDays& told : local.days) keys.push_back("days " + to_edtf(told.days));
    return keys;
  }

  /// Pairs worth comparing, ascending, each once.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> candidates() const {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::map<std::string, std::vector<std::size_t>> by_key;
    for (const std::size_t i : distinct_) {
      if (distinct_.size() <= kSmallPile) {
        by_key["all"].push_back(i);
        continue;
      }
      for (const std::string& key : keys_of(i)) {
        auto& list = by_key[key];
        if (list.empty() || list.back() != i) list.push_back(i);
      }
    }
    for (auto& [key, list] : by_key) {
      std::sort(list.begin(), list.end(), [&](std::size_t x, std::size_t y) {
        return std::make_pair(incidents_[x].profile.written.value_or(0), x) <
               std::make_pair(incidents_[y].profile.written.value_or(0), y);
      });
      const std::size_t reach = list.size() <= kWidestKey ? list.size() : kBeside;
      for (std::size_t i = 0; i < list.size(); ++i) {
        const std::size_t end = std::min(list.size(), i + 1 + reach);
        for (std::size_t j = i + 1; j < end; ++j) pairs.push_back(std::minmax(list[i], list[j]));
      }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

  std::vector<Pair> scored_pairs() {
    std::vector<Pair> pairs;
    for (const auto& [a, b] : candidates()) {
      if (incidents_[a].document == incidents_[b].document) continue;
      const PairScore found = score(a, b);
      if (found.veto.words.empty()) {
        pairs.push_back({a, b, found.points});
      } else if (found.points >= kLookAlike) {
        apart_.push_back({a, b, found.veto.words});
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
    for (const std::size_t i : speakers(x)) {
      for (const std::size_t j : speakers(y)) {
        const PairScore found = score(i, j);
        if (!found.veto.words.empty()) return;
        sum += found.points;
        ++pairs;
      }
    }
    if (sum < kMeanBar * pairs) return;
    std::string reason;
    for (const std::string& word : score(a, b).agree) reason += (reason.empty() ? "" : ", ") + word;
    for (const std::size_t member : members_[y]) cluster_[member] = x;
    members_[x].insert(members_[x].end(), members_[y].begin(), members_[y].end());
    reasons_[x].push_back(reason);
    reasons_[x].insert(reasons_[x].end(), reasons_[y].begin(), reasons_[y].end());
    members_[y].clear();
    reasons_[y].clear();
  }

  /// The first members of a cluster that say different things.
  [[nodiscard]] std::vector<std::size_t> speakers(std::size_t cluster) const {
    std::vector<std::size_t> list;
    for (const std::size_t member : members_[cluster]) {
      if (list.size() == kSpeakers) break;
      if (distinct_[place_[member]] == member) list.push_back(member);
    }
    return list;
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
  std::vector<std::size_t> cluster_;   // of each local incident, by its first member
  std::vector<std::size_t> distinct_;  // local incidents that say what none before them says
  std::vector<std::size_t> place_;     // of a distinct one in distinct_
  Rarity rarity_;
  std::int64_t prior_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::vector<std::string>> reasons_;
  std::vector<KeptApart> apart_;
  /// Sizes of two clusters when they were refused: while they stand the answer does.
  std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>> refused_;
};

}  // namespace

Clusters cluster(const std::vector<LocalIncident>& incidents) { return Joiner(incidents).run(); }

}  // namespace habeas
