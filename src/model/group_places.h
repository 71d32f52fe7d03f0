// model/group_places.h - finds the incidents and origins that people's decisions speak of
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/decision.h"

namespace habeas {

/// Places of groups of claims (Incident, Origin) in the vector that holds them, which is borrowed
/// and may change between two questions.
template <class Group>
class GroupPlaces {
 public:
  static constexpr auto kNone = static_cast<std::size_t>(-1);

  /// `prefix` is that of the groups' printed ids: "inc_", "ori_".
  GroupPlaces(const std::vector<Group>& groups, std::string_view prefix)
      : groups_(groups), prefix_(prefix) {}

  [[nodiscard]] std::size_t with_id(const std::string& id) const {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (to_text(groups_[i].id) == id) return i;
    }
    return kNone;
  }

  [[nodiscard]] std::size_t holding(const std::string& claim) const {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      for (const ClaimId& held : groups_[i].claims) {
        if (to_text(held) == claim) return i;
      }
    }
    return kNone;
  }

  /// The group that stands at this place of `on`; where it has another id now, the one that holds
  /// the claim by which the decision knew it.
  [[nodiscard]] std::size_t meant(const Decision& decision, std::size_t place) const {
    if (!decision.on[place].starts_with(prefix_)) return kNone;
    const std::size_t at = with_id(decision.on[place]);
    const bool has_founder = place < decision.founders.size() && !decision.founders[place].empty();
    return at == kNone && has_founder ? holding(decision.founders[place]) : at;
  }

  /// The group that claims move to; kNone also where `target` is empty.
  [[nodiscard]] std::size_t target(const Decision& decision, const std::string& target) const {
    if (target.empty()) return kNone;
    std::size_t to = kNone;
    for (std::size_t i = 0; i < decision.on.size(); ++i) {
      if (decision.on[i] == target) to = meant(decision, i);
    }
    if (to == kNone) to = with_id(target);
    if (to == kNone && !decision.founders.empty()) to = holding(decision.founders.back());
    return to;
  }

 private:
  const std::vector<Group>& groups_;
  std::string_view prefix_;
};

/// Printed ids of the claims among the records that a decision is on.
inline std::set<std::string> claims_meant(const Decision& decision) {
  std::set<std::string> claims;
  for (const std::string& id : decision.on) {
    if (id.starts_with("clm_")) claims.insert(id);
  }
  return claims;
}

}  // namespace habeas
