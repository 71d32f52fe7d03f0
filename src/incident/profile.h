// incident/profile.h - the words, names, places and days of what a page tells of one incident
#pragma once

#include <cstdint>
#include <optional>
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
  bool operator==(const Profile&) const = default;
};

/// Profile of some sentences of a document, by number, ascending.
Profile make_profile(const DocumentFacts& document, const std::vector<std::size_t>& sentences);

/// How common a word is in news in general: texts of 1,000 that use it.
std::uint32_t common_per_mille(std::uint64_t word);

/// How much a word tells of which so many of all texts use it, in thousandths: ln((N + K) / (n + K
/// * b)), b being how common it is in general; K keeps small piles from calling every word common.
std::int32_t rarity(std::size_t texts, std::uint32_t uses, std::uint32_t common_per_mille);

/// 1000 * ln(x), rounded down; x > 0. The same on every machine.
std::int32_t ln_milli(std::uint64_t x);

/// Largest r with r * r <= x.
std::uint64_t root_of(std::uint64_t x);

}  // namespace habeas
