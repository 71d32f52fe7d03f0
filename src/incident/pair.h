// incident/pair.h - do two local incidents tell of one incident? integer weights and vetoes
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "incident/sides.h"
#include "incident/veto.h"

namespace habeas {

/// What is compared of two local incidents, in thousandths: a graded feature is any number from 0
/// on, the others are 0 or 1000. Their names, in this order, are those of the weights' file.
inline constexpr std::size_t kPairFeatures = 34;
using PairFeatures = std::array<std::int32_t, kPairFeatures>;
std::span<const std::string_view> pair_feature_names();
/// The shipped weight of each: log odds, in thousandths, for a value of one.
const PairFeatures& pair_weights();

/// What speaks for one incident, and what forbids it.
struct PairScore {
  std::int64_t points = 0;  ///< log odds in thousandths, without the prior of the pile
  Veto veto;
};

/// Compares one local incident with many. Local incidents are called by their numbers in Sides.
class PairScorer {
 public:
  /// Borrows the sides. Whatever was looked from before they are weighed again is to be looked from
  /// anew.
  explicit PairScorer(const Sides& sides);

  /// Takes the local incident that others are compared with next.
  void look_from(std::size_t a);
  [[nodiscard]] std::size_t from() const { return from_; }
  /// Of it and another. Where the points stay below `least` the veto is not looked for, and the
  /// points given are no fewer than they are, still below `least`.
  [[nodiscard]] PairScore score(std::size_t b, std::int64_t least) const;

  /// What is compared of it and another, without weights: for who learns them.
  [[nodiscard]] PairFeatures features(std::size_t b) const;

  /// A veto between the one looked from and another, in plain words.
  [[nodiscard]] std::string veto_words(const Veto& veto, std::size_t b);
  /// What the one looked from and another share, in plain words.
  [[nodiscard]] std::vector<std::string> agreement(std::size_t b) const;

 private:
  struct Tally;

  const std::string& day_words(std::size_t number);

  [[nodiscard]] Tally compare(std::size_t b) const;
  void compare_all_but_words(std::size_t b, Tally& tally) const;
  /// No fewer points than compare_words() adds.
  [[nodiscard]] std::int64_t most_by_words(std::size_t b) const;
  [[nodiscard]] std::int32_t root_of_cosine(std::int64_t cosine) const;
  void compare_titles(std::size_t b, Tally& tally) const;
  void compare_words(std::size_t b, Tally& tally) const;
  void compare_names(std::size_t b, Tally& tally) const;
  void compare_kinds(std::size_t b, Tally& tally) const;
  void compare_days(std::size_t b, Tally& tally) const;
  void compare_places(std::size_t b, Tally& tally) const;
  void compare_people(std::size_t b, Tally& tally) const;
  void compare_figures(std::size_t b, Tally& tally) const;
  [[nodiscard]] Veto veto(std::size_t b, const Tally& tally) const;
  [[nodiscard]] bool days_can_be_one(std::size_t b, bool only_stated) const;
  /// Days of deeds of one kind, counted from the writing or not, none of which lie within a week of
  /// one of the other side.
  [[nodiscard]] bool days_are_weeks_apart(std::size_t b) const;
  /// Does this side tell of no more people in a deed of this kind than may have done one deed? A
  /// village rounded up is no arrest of those who did it.
  [[nodiscard]] bool takes_few(std::size_t side, std::uint8_t kind) const;
  [[nodiscard]] bool holds_any(std::size_t b, SideList list) const;
  [[nodiscard]] bool have_both(std::size_t b, SideList list) const;
  [[nodiscard]] bool are_apart(std::size_t b, SideList list) const;

  const Sides& sides_;
  std::size_t from_ = 0;               ///< the one that is compared with others
  std::vector<std::uint32_t> spread_;  ///< what it holds
  std::vector<std::int32_t> held_;     ///< by id: its weight there, 0 for what it does not hold
  std::vector<std::int32_t> roots_;    ///< of a cosine in thousandths
  std::vector<std::optional<std::string>> day_words_;  ///< by number, once they are asked for
};

/// Log odds, in thousandths, that two texts of a pile of so many tell of one incident before they
/// are read: in a large pile there are more incidents to tell of.
std::int64_t prior_odds(std::size_t texts);

}  // namespace habeas
