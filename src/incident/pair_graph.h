// incident/pair_graph.h - local incidents and the scores of their pairs, kept while they stand
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "incident/candidates.h"
#include "incident/pair.h"
#include "incident/sides.h"

namespace habeas {

/// Another one that this one may be joined with.
struct Joinable {
  std::uint32_t other = 0;
  std::int64_t points = 0;  ///< log odds, in thousandths
};

/// Another one that looks alike and must stay apart.
struct LookAlike {
  std::uint32_t other = 0;
  std::int64_t points = 0;
  Veto veto;
};

/// A local incident in a graph that has settled: its pairs with those of higher numbers, and whom
/// it chose to be compared with.
struct KeptPoint {
  ToldId told;
  std::vector<Joinable> joins;
  std::vector<LookAlike> apart;
  std::vector<std::uint32_t> chosen;  ///< ascending
  ChoiceBar bar;
};

/// The id of all that is compared of a local incident; copies with words of their own have one id
/// where headline, deeds, people and days are the same.
ToldId told_id(const LocalIncident& local);

/// Local incidents that say different things, by number, and their pairs. What it says after
/// settle() depends on those that are here, not on the order in which they came.
class PairGraph {
 public:
  PairGraph() : scorer_(sides_) {}
  PairGraph(const PairGraph&) = delete;
  PairGraph& operator=(const PairGraph&) = delete;

  /// Two of one page are never compared. Gives the next number; borrows the local incident.
  std::uint32_t add(const LocalIncident& local, const ToldId& told, std::uint32_t page);
  /// Another page that says the same speaks for it.
  void replace(std::uint32_t number, const LocalIncident& local, std::uint32_t page);
  void remove(std::uint32_t number);

  /// After settle(): what is kept of a local incident where all have other numbers, `now`.
  [[nodiscard]] KeptPoint kept(std::uint32_t number, const ToldId& told,
                               const std::vector<std::uint32_t>& now) const;
  /// Of a graph to which so many were added, in this order, and nothing else happened: they are as
  /// they were in the graph that kept them. Nothing is compared.
  void restore(const std::vector<KeptPoint>& kept);

  /// Those of which something changed: what they weigh or whom they may be joined with; whom they
  /// must stay apart from. Each ascending.
  struct Changes {
    std::vector<std::uint32_t> joins, apart;
  };
  /// Compares the pairs of what came, of what weighs its words anew, and those that are worth it
  /// only now.
  Changes settle();

  [[nodiscard]] const std::vector<Joinable>& joins(std::uint32_t number) const {
    return joins_[number];
  }
  [[nodiscard]] const std::vector<LookAlike>& apart(std::uint32_t number) const {
    return apart_[number];
  }
  /// Points of the one looked from and another, with the prior of the pile as the first one sees
  /// it. A veto that is not sure yields to pages so alike that they would be one in a pile of any
  /// size: then one of them was misread, or is wrong. Where the points stay below `least` the veto
  /// is not looked for.
  [[nodiscard]] PairScore score(std::uint32_t b, std::int64_t least) const;
  [[nodiscard]] PairScorer& scorer() { return scorer_; }

  /// All pairs that are compared, each once, ascending.
  [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> compared() const;

 private:
  using NumberPair = std::pair<std::uint32_t, std::uint32_t>;

  std::vector<std::uint32_t> weigh();
  void set_keys(std::uint32_t number);
  void choose(std::uint32_t number, std::vector<NumberPair>& fresh, std::vector<NumberPair>& left);
  [[nodiscard]] bool is_compared(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] NumberPair in_order(std::uint32_t a, std::uint32_t b) const;
  void compare(std::uint32_t a, std::uint32_t b, Changes& changes);
  void drop(std::uint32_t a, std::uint32_t b, Changes& changes);

  Sides sides_;
  Candidates candidates_;
  PairScorer scorer_;
  std::int64_t prior_of_few_ = 0, prior_of_many_ = 0;
  std::vector<std::uint32_t> page_;
  std::vector<bool> is_keyed_;
  std::vector<std::vector<std::uint32_t>> telling_;    // words among its keys
  std::vector<std::vector<std::uint32_t>> chosen_;     // by number, ascending
  std::vector<std::vector<std::uint32_t>> chosen_by_;  // by number
  std::vector<std::vector<Joinable>> joins_;
  std::vector<std::vector<LookAlike>> apart_;
  Changes pending_;  // by what was removed
};

}  // namespace habeas
