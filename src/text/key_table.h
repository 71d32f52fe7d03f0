// text/key_table.h - fixed tables of words, built at compile time and asked by key
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace habeas {

/// A word and what a table says of it.
struct KeyValue {
  std::uint64_t key = 0;  ///< never 0: that marks an empty slot, and no word
  std::int64_t value = 0;
};

/// Open addressing at most half full: nearly every word that is not in the table is dismissed by
/// one comparison. Of a word that stands twice the first entry counts.
template <std::size_t Count>
class KeyTable {
 public:
  constexpr explicit KeyTable(const std::array<KeyValue, Count>& entries) {
    for (const KeyValue& entry : entries) {
      std::size_t at = slot(entry.key);
      while (slots_[at].key != 0 && slots_[at].key != entry.key) at = (at + 1) % kSlots;
      if (slots_[at].key == 0) slots_[at] = entry;
    }
  }

  [[nodiscard]] constexpr std::int64_t find(std::uint64_t key, std::int64_t missing) const {
    for (std::size_t at = slot(key); slots_[at].key != 0; at = (at + 1) % kSlots) {
      if (slots_[at].key == key) return slots_[at].value;
    }
    return missing;
  }

 private:
  static constexpr std::size_t kSlots = std::bit_ceil(2 * Count);
  static constexpr std::size_t slot(std::uint64_t key) {
    return static_cast<std::size_t>(key ^ (key >> 29U)) % kSlots;
  }

  std::array<KeyValue, kSlots> slots_{};
};

/// A table that only says whether a word is in it.
template <std::size_t Count>
class KeySet {
 public:
  constexpr explicit KeySet(const std::array<std::uint64_t, Count>& keys) : table_(entries(keys)) {}

  [[nodiscard]] constexpr bool has(std::uint64_t key) const { return table_.find(key, 0) != 0; }

 private:
  static constexpr std::array<KeyValue, Count> entries(
      const std::array<std::uint64_t, Count>& keys) {
    std::array<KeyValue, Count> all{};
    for (std::size_t i = 0; i < Count; ++i) all[i] = {keys[i], 1};
    return all;
  }

  KeyTable<Count> table_;
};

}  // namespace habeas
