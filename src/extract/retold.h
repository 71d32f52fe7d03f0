// extract/retold.h - people told again: which groups of a text a later sentence speaks of
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/groups.h"
#include "model/days.h"

namespace habeas {

/// The number that an amount names: its point, else its upper, else its lower end.
std::optional<Number> figure_of(const Quantity& value);

/// Compares what a sentence tells of people with the groups found so far. News tells one thing
/// several times, so most counts of a page are no new people. Chunks, frames, groups and amounts
/// are indices; kNone where there is none. Borrows all three for its life.
class RetoldGroups {
 public:
  RetoldGroups(const Analysis& a, const std::vector<Frame>& frames, const Groups& groups);

  /// "One man was killed and three others were wounded": they are others than the dead. Told of a
  /// second event kind right behind the first, or done by one of their own ("a boy shot another
  /// boy"), "other" adds nothing to those whom this event befell before.
  [[nodiscard]] bool other_than_before(std::uint32_t c, std::uint32_t frame) const;
  /// "detained several suspects in Karsova ... several suspects were detained": told again in
  /// another sentence that names no other place.
  [[nodiscard]] std::uint32_t told_again(const QuantityHit& hit, std::uint32_t c,
                                         std::uint32_t frame) const;
  /// "Two men were held, including a leader ... they held the leader and one other suspect": those
  /// told later beside a known person are among the ones counted before where the sum is right, or
  /// no figure was given. The group of that total, else kNone.
  [[nodiscard]] std::uint32_t total_retold(std::uint32_t c, std::uint32_t frame) const;
  /// "detained a leader and one suspect ... detained the leader and one of his men": the same one.
  [[nodiscard]] std::uint32_t other_retold(const Number& size, std::uint32_t c,
                                           std::uint32_t frame) const;
  /// News gives the toll first, then tells of the victims one after the other: "Four people were
  /// wounded ... A man of 30 was wounded in the leg." Who is told behind a greater figure of the
  /// same harm, with no other place or day, is one of those as long as the figure has room. The
  /// group of that figure, else kNone.
  [[nodiscard]] std::uint32_t detailed(const Number& size, std::uint32_t c,
                                       const std::string& event, std::uint32_t frame) const;
  /// "three others were wounded ... two other men": is the greatest figure told so far one of
  /// others, with room for these?
  [[nodiscard]] bool holds_others(const Number& size, const std::string& event) const;
  /// Does the sentence of a chunk give a place or a day that sets it apart from a group?
  [[nodiscard]] bool is_apart(std::uint32_t group, std::uint32_t c, std::uint32_t frame) const;
  /// Does the sentence of this token give a day that the group's cannot meet, or only places that
  /// the group's sentence, which names some too, does not name?
  [[nodiscard]] bool is_elsewhere(std::uint32_t group, std::uint32_t token) const;
  /// "Four people were found dead ... the four bodies": as many as the greatest toll before, which
  /// is returned, else kNone.
  [[nodiscard]] std::uint32_t bodies_of(const Number& size, std::uint32_t c) const;
  /// "killed another miner ... shot another miner dead": one told again by the same words.
  [[nodiscard]] std::uint32_t another_before(std::uint32_t c, std::uint32_t frame) const;
  /// How many of a group were told so far as parts of it.
  [[nodiscard]] std::int64_t told_of(std::uint32_t total) const;
  /// The latest group of one person of whom another sentence tells the same: "One dead ... a man
  /// was killed"; kNone when there is none.
  [[nodiscard]] std::uint32_t one_before(std::uint32_t c, std::uint32_t frame) const;
  /// The group of this event, no part of another, that a quantity founded last.
  [[nodiscard]] std::uint32_t latest_of(const std::string& event) const;
  /// "more than ten clerks were held ... 12 clerks were held": does the figure keep within a bound
  /// told before, in a sentence that gives no other place or day?
  [[nodiscard]] bool gives_bound(std::uint32_t group, const QuantityHit& hit,
                                 std::uint32_t c) const;
  [[nodiscard]] bool in_sentence_of(std::uint32_t group, std::uint32_t c) const;
  [[nodiscard]] std::uint32_t quantity_of(std::uint32_t chunk) const;

 private:
  /// "the leader and several suspects": told again with one who is known.
  [[nodiscard]] bool stands_beside_known(std::uint32_t c, std::uint32_t frame) const;
  /// "One man is in critical condition and three others are wounded": does the sentence tell those
  /// others of a figure beside this one?
  [[nodiscard]] bool tells_others(std::uint32_t c, const Number& size) const;
  [[nodiscard]] std::optional<std::int64_t> told_with_known(std::uint32_t frame) const;
  [[nodiscard]] std::uint32_t latest_total(const std::string& event) const;
  [[nodiscard]] std::vector<DayRange> days_in(TokenRange sentence) const;
  /// When the text says that it was: in the sentence that founded it; for a headline in the lead.
  [[nodiscard]] std::vector<DayRange> days_of(std::uint32_t group) const;
  [[nodiscard]] std::vector<std::string_view> places_in(TokenRange sentence) const;
  /// Does the sentence give days, and none that those of the group can meet?
  [[nodiscard]] bool names_other_day(TokenRange sentence, std::uint32_t group) const;
  [[nodiscard]] std::uint32_t relative_begin(std::uint32_t trigger) const;
  [[nodiscard]] bool leads_on(std::uint32_t group, std::uint32_t c) const;
  [[nodiscard]] bool names_new_place(TokenRange sentence, std::uint32_t frame) const;
  [[nodiscard]] bool names_other_place(TokenRange sentence, TokenRange other) const;
  [[nodiscard]] std::string noun_of(const Chunk& chunk, std::uint32_t quantity) const;

  const Analysis& a_;
  const std::vector<Frame>& frames_;
  const Groups& groups_;
  std::vector<bool> first_named_;  ///< of each name: the first time that a place is named
};

}  // namespace habeas
