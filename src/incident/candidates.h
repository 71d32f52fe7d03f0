// incident/candidates.h - which local incidents are worth comparing, in an index that grows
#pragma once

#include <cstdint>
#include <vector>

#include "base/flat_map.h"
#include "base/id.h"

namespace habeas {

/// The digest of all that is compared of a local incident.
struct ToldTag {
  static constexpr std::string_view kPrefix = "told";
};
using ToldId = Id<ToldTag>;

/// Whom one chose last, of many: they shared so many keys or more, and of those that shared no more
/// the last by content was this. Of few: all, also who shares a single key.
struct ChoiceBar {
  std::uint16_t least = 0;
  std::uint32_t last = 0;
};

/// Local incidents by number, under keys that lead them to others. Under a key that few share each
/// chooses among all, under a wider one among those next to it by day of writing, then by content.
/// Whom one chooses depends on those that are here, not on the order in which they came.
class Candidates {
 public:
  /// A number that is not known yet.
  void add(std::uint32_t number, std::int64_t written, const ToldId& told);
  void remove(std::uint32_t number);
  /// All its keys, digests of what they say; they replace those it had.
  void set_keys(std::uint32_t number, const std::vector<std::uint64_t>& keys);
  /// Takes the changes in: the numbers of those that may choose others than before, ascending.
  std::vector<std::uint32_t> settle();
  /// Those that share the most keys with it, ascending. A small pile is chosen in full.
  [[nodiscard]] std::vector<std::uint32_t> choose(std::uint32_t number);
  /// It chose these when it was asked last, among the same: it need not be asked again.
  void choose_as_before(std::uint32_t number, std::vector<std::uint32_t> chosen, ChoiceBar bar);
  [[nodiscard]] const ChoiceBar& bar(std::uint32_t number) const { return bar_[number]; }

  /// Does the first one stand before the second by content? Never the same for two that are here.
  [[nodiscard]] bool stands_first(std::uint32_t a, std::uint32_t b) const {
    return places_[a].told < places_[b].told;
  }

 private:
  struct Place {
    std::int64_t written = 0;
    ToldId told;
    bool is_here = false;
  };
  /// The beginning of a place as a number, which tells nearly any two apart: many are compared.
  struct PlaceKey {
    std::int64_t written = 0;
    std::uint64_t told = 0;
    auto operator<=>(const PlaceKey&) const = default;
  };
  struct List {
    std::vector<std::uint32_t> numbers;      // in order
    std::vector<std::uint32_t> added, gone;  // since they were settled
  };

  [[nodiscard]] bool is_before(std::uint32_t a, std::uint32_t b) const {
    const auto order = place_keys_[a] <=> place_keys_[b];
    return order != 0 ? order < 0 : stands_first(a, b);
  }
  [[nodiscard]] std::size_t at(const List& list, std::uint32_t number) const;
  std::uint32_t key_of(std::uint64_t key);
  void settle(List& list);
  void mark(std::uint32_t number);
  void came(std::uint32_t to, std::uint32_t other);
  void left(std::uint32_t to, std::uint32_t other);
  void change_around(const List& list, std::size_t at, bool comes);
  ChoiceBar keep_most_sharing(std::vector<std::uint32_t>& near);

  std::vector<PlaceKey> place_keys_;                // by number
  std::vector<Place> places_;                       // by number
  std::vector<std::vector<std::uint32_t>> keys_;    // by number, ascending
  FlatMap<std::uint64_t, std::uint32_t> id_;        // of a key
  std::vector<std::vector<std::uint32_t>> chosen_;  // by number, ascending, last time
  std::vector<ChoiceBar> bar_;                      // by number
  std::vector<List> under_;                         // by key
  std::vector<std::uint32_t> touched_;              // keys
  std::vector<std::uint32_t> marked_;               // numbers
  std::vector<bool> is_marked_;
  std::vector<std::uint16_t> shared_;  // keys in common with the one that chooses; else 0
  std::size_t here_ = 0;
  bool was_small_ = true;
};

}  // namespace habeas
