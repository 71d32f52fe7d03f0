// model/entity.h - what a run knows of persons, organisations and groups, and which of them are one
// institution
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_map.h"
#include "model/nouns.h"

namespace habeas {

/// A person, organisation, state or group of the run. Printed only through its mentions.
struct Entity {
  std::string id;  ///< printed form
  std::string name;
  MentionKind kind = MentionKind::organisation;  ///< person | organisation | facility | group
  std::string country;     ///< ISO2 of a government or of an organ of state, else empty
  std::string organ;       ///< "government", "foreign ministry", "police": an institution's part
  std::string part_of;     ///< printed id of the institution it belongs to or speaks for
  bool described = false;  ///< described but not named ("a sister of one deportee")
};

/// Looks entities up by printed id and says which of them are parts of one institution. Borrows the
/// entities; they must outlive it.
class Institutions {
 public:
  Institutions() = default;
  explicit Institutions(std::span<const Entity> entities) { add(entities); }

  /// Of two with one id the first stays.
  void add(std::span<const Entity> entities);

  /// Null when the id is not known.
  [[nodiscard]] const Entity* find(std::string_view id) const;

  /// One key for all parts of one institution: "gov:XX" for a state and its organs, else the id at
  /// the top of the part_of chain. An id that is not known is its own key.
  [[nodiscard]] std::string key(std::string_view id) const;

  /// The government that a key of the form "gov:XX" stands for, by the name of its country; null
  /// when the run knows none or the key is another.
  [[nodiscard]] const Entity* state(std::string_view key) const;

 private:
  FlatMap<std::string_view, const Entity*> by_id_;
  std::map<std::string, const Entity*, std::less<>> states_;  ///< by the key of the state
};

}  // namespace habeas
