// origin/circles.h - pages that give each other as the source of one fact, so that no first voice
// is left
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

/// Pages of at least two publishers, each of which has a fact from another one of them.
struct Circle {
  std::vector<DocumentId> documents;  ///< by path
  std::vector<std::string> names;     ///< publishers, in the order of their first pages
  std::vector<ClaimId> claims;        ///< said by one of the publishers to another; ascending
};

/// In the order of their first pages. A page has its fact from another where a claim's first voice
/// is the other's publisher and the other page gives the same figure or day of the same event.
std::vector<Circle> find_circles(std::span<const Document> documents,
                                 std::span<const Layout> layouts, std::span<const Claim> claims,
                                 std::span<const Entity> entities);

}  // namespace habeas
