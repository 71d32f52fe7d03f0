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

#include "base/flat_map.h"
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
  MeetingDays answered;     ///< the same, up to a year later: when those who did it are arrested
  std::uint8_t kind = 0;    ///< naming_rank() of the deed
  bool has_kind = false, stated = false;
};

/// A figure for people that is not told of one site.
struct SideFigure {
  std::int64_t value = 0;
  std::uint8_t kind = 0;     ///< naming_rank() of the deed
  std::uint32_t number = 0;  ///< in LocalIncident::numbers
};

/// One local incident.
struct Side {
  std::array<std::uint32_t, kSideLists + 1> lists{};  ///< where each begins in `items`
  std::vector<SideItem> items;
  std::vector<SideDays> days;
  std::vector<SideFigure> figures;
  std::uint32_t kinds = 0;       ///< a bit for each kind of deed told, by naming_rank()
  std::uint32_t compatible = 0;  ///< kinds that may be told of one incident with these
  bool has_kind = false;
  std::optional<std::int64_t> written;
  std::int64_t norm = 0;       ///< square root of the summed squares of the weights of words
  std::int64_t sum = 0;        ///< of the rarities of words
  std::int64_t title_sum = 0;  ///< of the headline
};

/// How many texts there are, or use a word, as one of them sees it: exact in a small pile, else one
/// of two numbers of steps, each seen by the more texts the nearer it is. Which one a text sees
/// follows from its lot, a number of its own. So one more text changes what few others see, never
/// what all do, and the mean over all is exact.
struct SeenCount {
  std::uint64_t low = 0, high = 0;
  std::uint32_t lots = 0;  ///< smaller lots see the high number

  [[nodiscard]] std::uint64_t at(std::uint32_t lot) const { return lot < lots ? high : low; }
};

inline constexpr std::uint32_t kLots = 1U << 16U;  ///< a lot is smaller

/// A pile that becomes of another size is weighed anew as a whole; a small one (fewer than 1,024
/// texts) is at every change. From 8,192 texts on a pile is large.
enum class PileSize : std::uint8_t { small, middling, large };
PileSize size_of_pile(std::uint64_t texts);

/// Exact in a small pile, else in quarters of a power of two.
SeenCount seen_texts(std::uint64_t texts);

/// Exact below 8. In a small pile the middle of 8 to 15, 16 to 31 and so on, for all the same; in a
/// middling one halves of a power of two; in a large one 8, 32, 128 and so on: the more texts, the
/// more of them would have to be compared again for one more.
SeenCount seen_uses(std::uint64_t uses, PileSize pile);

/// How rare words, names and places are among local incidents, and what each of them holds. Rarity
/// is ln((N + K) / (n + K * b)): n of N texts use the word, both as the text sees them
/// (seen_uses(), seen_texts()); b is how common it is in news in general, K keeps small piles from
/// calling every word common. What a side holds depends on the local incidents that are here, not
/// on the order in which they came.
class Sides {
 public:
  Sides();

  /// Gives the local incident the next number. Borrows it. Its lot is to follow from its content.
  std::uint32_t add(const LocalIncident& local, std::uint32_t lot);
  /// Another one that tells the same, in other words perhaps, is borrowed instead.
  void replace(std::uint32_t number, const LocalIncident& local);
  void remove(std::uint32_t number);
  /// Weighs what was added, and all that holds a word that became rarer or more common: their
  /// numbers, ascending.
  std::vector<std::uint32_t> weigh();

  /// Numbers are smaller than this.
  [[nodiscard]] std::size_t size() const { return sides_.size(); }
  /// How many were here when they were weighed last.
  [[nodiscard]] const SeenCount& texts() const { return seen_texts_; }
  [[nodiscard]] std::uint32_t lot(std::size_t number) const { return lots_[number]; }
  [[nodiscard]] const LocalIncident& local(std::uint32_t number) const { return *locals_[number]; }
  [[nodiscard]] const Side& side(std::size_t number) const { return sides_[number]; }
  [[nodiscard]] std::span<const SideItem> list(std::size_t number, SideList which) const {
    const Side& side = sides_[number];
    const auto at = static_cast<std::size_t>(which);
    return std::span(side.items).subspan(side.lists[at], side.lists[at + 1] - side.lists[at]);
  }
  /// All lists of a side, one behind the other.
  [[nodiscard]] std::span<const SideItem> all(std::size_t number) const {
    return sides_[number].items;
  }
  [[nodiscard]] std::span<const SideDays> days(std::size_t number) const {
    return sides_[number].days;
  }
  [[nodiscard]] std::span<const SideFigure> figures(std::size_t number) const {
    return sides_[number].figures;
  }
  /// What two sides are compared by lies far away in a large pile: asked for a few pairs ahead,
  /// first the side, then its lists.
  void ask_for_side(std::size_t number) const {
    const char* const at = reinterpret_cast<const char*>(&sides_[number]);
    for (std::size_t line = 0; line < sizeof(Side); line += kLineBytes) {
      __builtin_prefetch(at + line);
    }
  }
  void ask_for_lists(std::size_t number) const {
    const Side& side = sides_[number];
    __builtin_prefetch(side.items.data() + side.lists[static_cast<std::size_t>(SideList::title)]);
    __builtin_prefetch(side.days.data());
    __builtin_prefetch(side.figures.data());
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
  /// May people be arrested as those who did the first ("killed", then "arrested")?
  [[nodiscard]] bool may_be_arrest_for(std::uint8_t first, std::uint8_t then) const {
    return ((answers_[first] >> then) & 1U) != 0;
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
  struct Holder {
    std::uint32_t number = 0, lot = 0;
  };
  /// A word when it was weighed last; its rarities are made when they are asked for.
  struct Weighed {
    SeenCount uses;
    std::uint64_t of_texts = 0;  // the low number of texts that the rarities are of; 0: none
    std::array<std::int32_t, 4> rarity{};  // uses low, high among texts low, then high
  };
  using Keys = FlatMap<std::uint64_t, std::uint32_t>;
  using Names = std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>>;

  void name_kinds();
  std::uint32_t id_of(SideList list, std::uint64_t key);
  std::uint32_t id_of(SideList list, const std::string& name);
  std::uint32_t new_id();
  void hold(std::uint32_t id, std::uint32_t number);
  void hold_all(std::uint32_t number);
  void drop_all(std::uint32_t number);
  void weigh_all(std::vector<std::uint32_t>& due);
  void weigh_word(std::uint32_t id, PileSize pile, std::vector<std::uint32_t>& due);
  std::int32_t rarity_of(std::uint32_t id, std::uint32_t lot);
  void fill(std::uint32_t number);
  void add_words(const LocalIncident& local, std::uint32_t number, Side& side);
  void add_keys(const Profile& profile, std::uint32_t lot, Side& side);
  void add_deed(const LocalIncident& local, Side& side);
  static void begin(SideList list, Side& side);

  static constexpr std::size_t kLineBytes = 64;  // of a cache

  std::array<Keys, kSideLists> keys_;
  std::array<Names, kSideLists> names_;
  std::uint32_t next_id_ = 0;
  std::vector<std::uint64_t> key_of_;         // by id: of a word
  std::vector<std::uint32_t> common_;         // by id: texts of 1,000 that use it
  std::vector<Weighed> weighed_;              // by id
  std::vector<std::vector<Holder>> holders_;  // by id: sides that use it
  std::vector<std::uint32_t> touched_;        // ids of which another text is here or gone
  std::vector<std::uint32_t> fresh_;          // sides to weigh whatever their words
  std::size_t texts_ = 0;
  std::uint64_t weighed_texts_ = 0;
  SeenCount seen_texts_;             // of so many
  std::vector<std::uint32_t> lots_;  // by side
  std::vector<Side> sides_;
  std::vector<const LocalIncident*> locals_;          // null: it is gone
  std::vector<std::vector<std::uint32_t>> word_ids_;  // by side: of its words, in their order
  std::vector<std::uint32_t> compatible_, one_concept_, phases_, follow_,
      answers_;  // kinds, by kind
};

}  // namespace habeas
