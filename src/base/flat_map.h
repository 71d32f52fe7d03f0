// base/flat_map.h - values by id, for tables that are filled once and then looked up often
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace habeas {

/// Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4): one piece
/// of memory, no node for each value. For keys whose hash is uniform, as ids are. There is no
/// iteration: nothing printed may depend on the order of a table.
template <class Key, class Value>
class FlatMap {
 public:
  /// Room for so many values; more are taken too.
  explicit FlatMap(std::size_t expected = 0) { resize(2 * expected); }

  /// Makes room for so many values more.
  void reserve(std::size_t more) {
    if (2 * (used_ + more) > slots_.size()) grow(2 * (used_ + more));
  }

  /// Keeps the value unless the key has one.
  void emplace(const Key& key, Value value) {
    if (2 * (used_ + 1) > slots_.size()) grow(2 * slots_.size());
    Slot& slot = slots_[place(key)];
    if (slot.is_used) return;
    slot = {key, std::move(value), true};
    ++used_;
  }

  /// Keeps the value instead of one that the key has.
  void set(const Key& key, Value value) {
    Slot& slot = slots_[place(key)];
    if (slot.is_used) {
      slot.value = std::move(value);
    } else {
      emplace(key, std::move(value));
    }
  }

  /// Null when the key has no value. Valid until the next emplace() or set().
  [[nodiscard]] const Value* find(const Key& key) const {
    const Slot& slot = slots_[place(key)];
    return slot.is_used ? &slot.value : nullptr;
  }

 private:
  struct Slot {
    Key key{};
    Value value{};
    bool is_used = false;
  };

  [[nodiscard]] std::size_t place(const Key& key) const {
    std::size_t at = std::hash<Key>{}(key) & (slots_.size() - 1);
    while (slots_[at].is_used && !(slots_[at].key == key)) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void resize(std::size_t least) {
    std::size_t size = 16;
    while (size < least) size *= 2;
    slots_.resize(size);
  }

  void grow(std::size_t least) {
    std::vector<Slot> before(std::move(slots_));
    slots_ = {};
    resize(least);
    for (Slot& slot : before) {
      if (slot.is_used) slots_[place(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;  // a power of two, at most half of them used
  std::size_t used_ = 0;
};

}  // namespace habeas
