// incident/clusters.cpp - candidates by shared keys, then greedy average link
//
// Texts are compared when they share one of their most telling words, a town, an agent, a person,
// a large figure or a day; a key that many share compares each with those written next to it. Small
// piles are compared in full. Pairs are taken from the highest score down (ties by number); two
// clusters join when the mean score of their pairs reaches the bar and no pair has a veto. For
// large clusters the first members stand for all.
#include "incident/clusters.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "model/amounts.h"

namespace habeas {
namespace {

constexpr std::size_t kSpeakers = 8;       // members of a cluster that are compared with another
constexpr std::size_t kSmallPile = 40;     // local incidents that are all compared
constexpr std::size_t kTellingWords = 20;  // of each text that lead to others
constexpr std::size_t kWidestKey = 40;     // local incidents under one key that are all compared
constexpr std::size_t kBeside = 16;        // neighbours under a wider key
constexpr std::size_t kMostCompared = 64;  // with one: those that share the most keys with it
constexpr std::int64_t kBar = -800;        // log odds, in thousandths, of a pair that may join
constexpr std::int64_t kMeanBar = -1400;   // mean of all pairs of two clusters that join
constexpr std::int64_t kOverVeto =
    3700;  // points, before the prior, above which no unsure veto stands
constexpr std::int64_t kLookAlike = -3000;  // from here two that must stay apart are worth showing
constexpr std::size_t kMostApart = 20;      // of them for each cluster, those most alike

struct Pair {
  std::size_t a = 0, b = 0;
  std::int64_t points = 0;
};

/// Two local incidents that look alike and must stay apart; later of which clusters.
struct Apart {
  Pair pair;
  Veto veto;
  std::size_t x = 0, y = 0;
};

/// All that is compared of a local incident, as bytes.
class Signature {
 public:
  explicit Signature(const LocalIncident& local) {
    add(local.event);
    for (const auto* set : {&local.countries, &local.from, &local.to, &local.at, &local.towns,
                            &local.agents, &local.persons, &local.victim_words}) {
      add(set->size());
      for (const std::string& one : *set) add(one);
    }
    add(local.numbers.size());
    for (const ToldNumber& number : local.numbers) {
      add(number.event);
      add(in_words(number.quantity));
      add(number.at_site ? 1 : 0);
    }
    add(local.days.size());
    for (const ToldDays& told : local.days) {
      add(told.event);
      add(to_edtf(told.days));
    }
    add_profile(local.profile);
  }

  std::string take() { return std::move(bytes_); }

 private:
  void add_profile(const Profile& profile) {
    for (const auto* keys : {&profile.title, &profile.names, &profile.places}) {
      add(keys->size());
      for (const std::uint64_t key : *keys) add(key);
    }
    add(profile.days.size());
    for (const std::int64_t day : profile.days) add(static_cast<std::uint64_t>(day));
    for (const auto& [word, times] : profile.words) {
      add(word);
      add(times);
    }
    add(static_cast<std::uint64_t>(profile.written.value_or(0)));
  }

  void add(const std::string& text) {
    add(text.size());
    bytes_ += text;
  }
  void add(std::uint64_t number) {
    std::array<char, sizeof number> raw{};
    std::memcpy(raw.data(), &number, sizeof number);
    bytes_.append(raw.data(), raw.size());
  }

  std::string bytes_;
};

/// The first of each set of local incidents that say exactly the same.
std::vector<std::size_t> find_distinct(const std::vector<LocalIncident>& incidents,
                                       std::vector<std::size_t>& first_of) {
  std::unordered_map<std::string, std::size_t> seen;  // only looked up
  std::vector<std::size_t> distinct;
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    const auto [at, fresh] = seen.emplace(Signature(incidents[i]).take(), i);
    first_of.push_back(at->second);
    if (fresh) distinct.push_back(i);
  }
  return distinct;
}

/// The keys that lead local incidents to others, and who is found under each.
class KeyIndex {
 public:
  /// Adds one local incident under all its keys; they are added ascending.
  void add(std::size_t place, const LocalIncident& local, const std::vector<std::uint32_t>& words) {
    for (const std::uint32_t word : words) add(place, "w" + std::to_string(word));
    for (const std::string& town : local.towns) add(place, "t" + town);
    for (const std::string& agent : local.agents) add(place, "a" + agent);
    for (const std::string& person : local.persons) add(place, "p" + person);
    for (const ToldNumber& told : local.numbers) {
      const auto named = named_number(told.quantity);
      if (named) add(place, "n" + std::to_string(named->normalised().digits));
    }
    for (const ToldDays& told : local.days) add(place, "d" + to_edtf(told.days));
  }

  /// Sorts those under one key by `before` and notes where each stands.
  template <class Before>
  void sort(std::size_t places, Before before) {
    stands_.resize(places);
    for (std::uint32_t key = 0; key < under_.size(); ++key) {
      std::sort(under_[key].begin(), under_[key].end(), before);
      for (std::uint32_t i = 0; i < under_[key].size(); ++i) {
        stands_[under_[key][i]].push_back({key, i});
      }
    }
  }

  /// Calls `use` for all behind and before one under its keys that lie in reach; for some more than
  /// once.
  template <class Use>
  void each_near(std::size_t place, Use use) const {
    for (const Stand& stand : stands_[place]) {
      const auto& list = under_[stand.key];
      const std::size_t reach = list.size() <= kWidestKey ? list.size() : kBeside;
      const std::size_t first = stand.at > reach ? stand.at - reach : 0;
      const std::size_t last = std::min(list.size(), stand.at + 1 + reach);
      for (std::size_t i = first; i < last; ++i) use(list[i]);
    }
  }

 private:
  struct Stand {
    std::uint32_t key = 0, at = 0;
  };

  void add(std::size_t place, const std::string& key) {
    const auto [at, fresh] = keys_.emplace(key, static_cast<std::uint32_t>(under_.size()));
    if (fresh) under_.emplace_back();
    auto& list = under_[at->second];
    const auto number = static_cast<std::uint32_t>(place);
    if (list.empty() || list.back() != number) list.push_back(number);
  }

  std::unordered_map<std::string, std::uint32_t> keys_;  // only looked up
  std::vector<std::vector<std::uint32_t>> under_;        // by key
  std::vector<std::vector<Stand>> stands_;               // by place
};

class Joiner {
 public:
  explicit Joiner(const std::vector<LocalIncident>& incidents)
      : incidents_(incidents),
        distinct_(find_distinct(incidents, cluster_)),
        scorer_(incidents, distinct_),
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
    for (const Pair& pair : pairs) try_join(pair.a, pair.b);
    return result();
  }

 private:
  /// Of the local incident looked from and another. A veto that is not sure yields to pages so
  /// alike that they would be one in a pile of any size: then one of them was misread, or is wrong.
  [[nodiscard]] PairScore score(std::size_t b, std::int64_t least) const {
    PairScore found = scorer_.score(place_[b], least - prior_);
    const bool alike = found.points >= kOverVeto;
    if (alike && !found.veto.is_sure) found.veto = {};
    found.points += prior_;
    return found;
  }

  /// By the places of distinct local incidents; a small pile is compared in full.
  [[nodiscard]] KeyIndex index_keys() const {
    KeyIndex index;
    for (std::size_t place = 0; place < distinct_.size(); ++place) {
      index.add(place, incidents_[distinct_[place]],
                scorer_.sides().telling_words(place, kTellingWords));
    }
    const auto written = [&](std::uint32_t place) {
      return incidents_[distinct_[place]].profile.written.value_or(0);
    };
    index.sort(distinct_.size(), [&](std::uint32_t x, std::uint32_t y) {
      return std::make_pair(written(x), x) < std::make_pair(written(y), y);
    });
    return index;
  }

  /// Of those with a key in common the few that have the most, ascending; clears the counts.
  static void keep_nearest(std::vector<std::uint32_t>& near, std::vector<std::uint32_t>& shared) {
    if (near.size() > kMostCompared) {
      std::nth_element(near.begin(), near.begin() + kMostCompared, near.end(),
                       [&](std::uint32_t x, std::uint32_t y) {
                         return std::make_pair(shared[y], x) < std::make_pair(shared[x], y);
                       });
      for (std::size_t i = kMostCompared; i < near.size(); ++i) shared[near[i]] = 0;
      near.resize(kMostCompared);
    }
    for (const std::uint32_t b : near) shared[b] = 0;
    std::sort(near.begin(), near.end());
  }

  /// The distinct local incidents behind each that are worth comparing with it.
  template <class Compare>
  void each_candidate(Compare compare) {
    const std::size_t all = distinct_.size();
    const bool small = all <= kSmallPile;
    const KeyIndex index = small ? KeyIndex() : index_keys();
    std::vector<std::uint32_t> shared(all, 0);  // keys, with the one looked from
    std::vector<std::uint32_t> near;
    for (std::uint32_t a = 0; a < all; ++a) {
      near.clear();
      if (small) {
        for (std::uint32_t b = a + 1; b < all; ++b) near.push_back(b);
      } else {
        index.each_near(a, [&](std::uint32_t b) {
          if (b > a && shared[b]++ == 0) near.push_back(b);
        });
        keep_nearest(near, shared);
      }
      if (near.empty()) continue;
      scorer_.look_from(a);
      for (const std::uint32_t b : near) compare(distinct_[a], distinct_[b]);
    }
  }

  std::vector<Pair> scored_pairs() {
    std::vector<Pair> pairs;
    each_candidate([&](std::size_t a, std::size_t b) {
      if (incidents_[a].document == incidents_[b].document) return;
      const PairScore found = score(b, kLookAlike);
      if (found.veto.conflict == Conflict::none) {
        if (found.points >= kBar) pairs.push_back({a, b, found.points});
      } else if (found.points >= kLookAlike) {
        apart_.push_back({{a, b, found.points}, found.veto});
      }
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
    std::int64_t sum = 0;
    std::int64_t pairs = 0;
    const std::vector<std::size_t> others = speakers(y);
    for (const std::size_t i : speakers(x)) {
      scorer_.look_from(place_[i]);
      for (const std::size_t j : others) {
        const PairScore found = score(j, std::numeric_limits<std::int32_t>::min());
        if (found.veto.conflict != Conflict::none) return;
        sum += found.points;
        ++pairs;
      }
    }
    if (sum < kMeanBar * pairs) return;
    std::string reason;
    scorer_.look_from(place_[a]);
    for (const std::string& word : scorer_.agreement(place_[b])) {
      reason += (reason.empty() ? "" : ", ") + word;
    }
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
    for (Apart& one : apart_) {
      const auto [x, y] =
          std::minmax(number.at(cluster_[one.pair.a]), number.at(cluster_[one.pair.b]));
      one.x = x;
      one.y = y;
    }
    for (const Apart& one : worth_showing(clusters.members.size())) {
      scorer_.look_from(place_[one.pair.a]);
      clusters.apart.push_back({one.x, one.y, scorer_.veto_words(one.veto, place_[one.pair.b])});
    }
    return clusters;
  }

  /// Each two clusters once; for each cluster those that look most like it.
  std::vector<Apart> worth_showing(std::size_t clusters) {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> first;  // in `each`, by clusters
    std::vector<Apart> each;
    for (const Apart& one : apart_) {
      if (one.x == one.y) continue;
      const auto [at, fresh] = first.emplace(std::make_pair(one.x, one.y), each.size());
      if (fresh) each.push_back(one);
      std::int64_t& points = each[at->second].pair.points;
      points = std::max(points, one.pair.points);
    }
    std::vector<std::size_t> order(each.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
      return std::make_pair(each[j].pair.points, i) < std::make_pair(each[i].pair.points, j);
    });
    std::vector<std::size_t> shown(clusters, 0);
    std::vector<std::size_t> kept;
    for (const std::size_t i : order) {
      if (shown[each[i].x] >= kMostApart && shown[each[i].y] >= kMostApart) continue;
      ++shown[each[i].x];
      ++shown[each[i].y];
      kept.push_back(i);
    }
    std::sort(kept.begin(), kept.end());
    std::vector<Apart> worth;
    worth.reserve(kept.size());
    for (const std::size_t i : kept) worth.push_back(each[i]);
    return worth;
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
  PairScorer scorer_;
  std::int64_t prior_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::vector<std::string>> reasons_;
  std::vector<Apart> apart_;
  /// Sizes of two clusters when they were refused: while they stand the answer does.
  std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>> refused_;
};

}  // namespace

Clusters cluster(const std::vector<LocalIncident>& incidents) { return Joiner(incidents).run(); }

}  // namespace habeas
