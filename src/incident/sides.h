// incident/sides.h - local incidents as numbers, so that many pairs can be compared
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "incident/local.h"

namespace habeas {

/// Lists of what is compared. Each keeps numbers (ids) of its own, so that one table tells what a
/// side holds, whatever the list.
enum class SideList : std::uint8_t {
  numbers,  ///< words that are numbers
  words,    ///< all others that are rare enough to tell something
  title,
  names,
  places,
  days,
  ages,
  from,  ///< countries by role
  to,
  at,
  countries,
  towns,
  agents,
  persons,
  victim_words,
  count
};

inline constexpr auto kSideLists = static_cast<std::size_t>(SideList::count);

struct SideItem {
  std::uint32_t id = 0;
  std::int32_t weight = 1;  ///< by rarity and use, in thousandths; 1 where only presence counts
  std::int32_t rarity = 0;  ///< in thousandths
};

/// Days of a deed, ready to be compared.
struct SideDays {
  MeetingDays days;
  MeetingDays week, month;  ///< the same, so much earlier and later
  MeetingDays after;        ///< the same, up to a month later
  std::uint8_t kind = 0;    ///< naming_rank() of the deed
  bool has_kind = false, stated = false;
};

/// A figure for people that is not told of one site.
struct SideFigure {
  std::int64_t value = 0;
  std::uint8_t kind = 0;     ///< naming_rank() of the deed
  std::uint32_t number = 0;  ///< in LocalIncident::numbers
};

/// One local incident. The begins of its lists are indices into the pools of Sides.
struct Side {
  std::array<std::uint32_t, kSideLists + 1> lists{};
  std::uint32_t days_begin = 0, days_end = 0;
  std::uint32_t figures_begin = 0, figures_end = 0;
  std::uint32_t kinds = 0;       ///< a bit for each kind of deed told, by naming_rank()
  std::uint32_t compatible = 0;  ///< kinds that may be told of one incident with these
  bool has_kind = false;
  std::optional<std::int64_t> written;
  std::int64_t norm = 0;       ///< square root of the summed squares of the weights of words
  std::int64_t sum = 0;        ///< of the rarities of words
  std::int64_t title_sum = 0;  ///< of the headline
};

/// How rare words, names and places are among these local incidents, and what each of them holds.
/// Rarity is ln((N + K) / (n + K * b)): n of N texts use the word, b is how common it is in news in
/// general, K keeps small piles from calling every word common.
class Sides {
 public:
  /// Of the local incidents with these numbers, in this order. Borrows nothing.
  Sides(const std::vector<LocalIncident>& incidents, const std::vector<std::size_t>& chosen);

  [[nodiscard]] std::size_t size() const { return sides_.size(); }
  [[nodiscard]] const Side& side(std::size_t number) const { return sides_[number]; }
  [[nodiscard]] std::span<const SideItem> list(std::size_t number, SideList which) const {
    const auto& lists = sides_[number].lists;
    const auto at = static_cast<std::size_t>(which);
    return std::span(items_).subspan(lists[at], lists[at + 1] - lists[at]);
  }
  /// All lists of a side, one behind the other.
  [[nodiscard]] std::span<const SideItem> all(std::size_t number) const {
    const auto& lists = sides_[number].lists;
    return std::span(items_).subspan(lists.front(), lists.back() - lists.front());
  }
  [[nodiscard]] std::span<const SideDays> days(std::size_t number) const {
    return std::span(days_).subspan(sides_[number].days_begin,
                                    sides_[number].days_end - sides_[number].days_begin);
  }
  [[nodiscard]] std::span<const SideFigure> figures(std::size_t number) const {
    return std::span(figures_).subspan(sides_[number].figures_begin,
                                       sides_[number].figures_end - sides_[number].figures_begin);
  }
  /// Ids are smaller than this.
  [[nodiscard]] std::uint32_t ids() const { return next_id_; }
  /// May a figure of these two kinds be of the same people? False for what is no deed.
  [[nodiscard]] bool is_one_concept(std::uint8_t a, std::uint8_t b) const {
    return ((one_concept_[a] >> b) & 1U) != 0;
  }
  /// May the days of these two kinds lie apart ("detained", then "returned")?
  [[nodiscard]] bool are_phases(std::uint8_t a, std::uint8_t b) const {
    return ((phases_[a] >> b) & 1U) != 0;
  }
  /// May the second kind be suffered by people whom the first took ("detained", then "killed")?
  [[nodiscard]] bool may_follow_in_custody(std::uint8_t first, std::uint8_t then) const {
    return ((follow_[first] >> then) & 1U) != 0;
  }
  [[nodiscard]] bool names_deed(const SideFigure& figure) const {
    return std::size_t{figure.kind} + 1 < one_concept_.size();
  }
  /// The ids of the words that tell this side from others, most telling first.
  [[nodiscard]] std::vector<std::uint32_t> telling_words(std::size_t number,
                                                         std::size_t most) const;

 private:
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Keys = std::unordered_map<std::uint64_t, std::uint32_t>;  // only looked up
  using Names = std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

  void name_kinds();
  std::uint32_t id_of(SideList list, std::uint64_t key);
  std::uint32_t id_of(SideList list, const std::string& name);
  void use(const Profile& profile);
  void weigh(std::size_t texts);
  void add(const LocalIncident& local);
  void add_words(const Profile& profile, Side& side);
  void add_keys(const Profile& profile, Side& side);
  void add_deed(const LocalIncident& local, Side& side);
  void begin(SideList list, Side& side) const;

  std::array<Keys, kSideLists> keys_;
  std::array<Names, kSideLists> names_;
  std::uint32_t next_id_ = 0;
  std::vector<std::uint64_t> key_of_;  // by id: of a word
  std::vector<std::uint32_t> uses_;    // by id: sides that hold it
  std::vector<std::int32_t> rarity_;   // by id: of words, names and places
  std::vector<Side> sides_;
  std::vector<SideItem> items_;
  std::vector<SideDays> days_;
  std::vector<SideFigure> figures_;
  std::vector<std::uint32_t> word_ids_;  // of all profiles, in order, until they are added
  std::size_t next_word_ = 0;
  std::vector<std::uint32_t> compatible_, one_concept_, phases_, follow_;  // kinds, by kind
};

}  // namespace habeas
