// incident/profile.h - the words, names, places and days of what a page tells of one incident
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "incident/facts.h"

namespace habeas {

/// What can be compared of two texts. All lists ascend and hold each key once.
struct Profile {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> words;  ///< key, how often
  std::vector<std::uint64_t> title;                            ///< words of the headline
  std::vector<std::uint64_t> names;                            ///< last words of persons' names
  std::vector<std::uint64_t> places;
  std::vector<std::uint64_t> ages;  ///< of persons ("a 9-year-old boy")
  std::vector<std::int64_t> days;   ///< calendar days named, without year on a cycle
  std::optional<std::int64_t> written;
};

/// Profile of some sentences of a document, by number, ascending.
Profile make_profile(const DocumentFacts& document, const std::vector<std::size_t>& sentences);

/// What two profiles share, in thousandths.
struct Likeness {
  std::int32_t cosine = 0;        ///< of the rarity-weighted words
  std::int32_t root = 0;          ///< square root of the cosine
  std::int32_t contained = 0;     ///< rarity of the shared words over that of the shorter text
  std::int32_t title = 0;         ///< the same of the headlines
  std::int32_t names = 0;         ///< summed rarity of the names shared
  std::int32_t places = 0;        ///< of the places
  std::int32_t numbers = 0;       ///< of the numbers
  std::int32_t days_between = 5;  ///< of writing, at most 60 (not in thousandths)
  bool share_place = false, share_day = false, other_days = false;
  bool share_age = false, other_ages = false;
};

/// How rare words, names and places are in the pile, and what profiles share by that measure.
/// Rarity is ln((N + K) / (n + K * b)): n of N texts use the word, b is how common it is in news in
/// general, K keeps small piles from calling every word common.
class Rarity {
 public:
  explicit Rarity(const std::vector<const Profile*>& profiles);

  [[nodiscard]] Likeness compare(std::size_t a, std::size_t b) const;
  /// The words that tell this text from others, most telling first.
  [[nodiscard]] std::vector<std::uint64_t> telling_words(std::size_t number,
                                                         std::size_t most) const;

 private:
  struct Word {
    std::uint64_t key = 0;
    std::int32_t rarity = 0, weight = 0;  ///< in thousandths
    bool operator<(const Word& other) const { return key < other.key; }
  };
  struct Key {
    std::uint64_t key = 0;
    std::int32_t rarity = 0;
    bool operator<(const Key& other) const { return key < other.key; }
  };
  struct Weighted {
    std::vector<Word> words;  // that are rare enough to tell something
    std::vector<Key> title, names, places;
    std::int64_t norm = 0;  // square root of the summed squares
    std::int64_t sum = 0;   // of the rarities
    std::int64_t title_sum = 0;
  };
  using Uses = std::unordered_map<std::uint64_t, std::uint32_t>;  // only looked up

  [[nodiscard]] std::int32_t rarity(std::uint64_t uses, std::uint32_t common_per_mille) const;
  void weigh(const Profile& profile, const std::unordered_map<std::uint64_t, std::int32_t>& rare);

  std::vector<const Profile*> profiles_;
  std::vector<Weighted> weighted_;
  Uses word_uses_, name_uses_, place_uses_;
};

/// 1000 * ln(x), rounded down; x > 0. The same on every machine.
std::int32_t ln_milli(std::uint64_t x);

/// Largest r with r * r <= x.
std::uint64_t root_of(std::uint64_t x);

}  // namespace habeas
