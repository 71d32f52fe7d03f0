// incident/died_later.h - one whom an early page calls wounded and a later page dead
#pragma once

#include <map>
#include <span>
#include <string>

#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

/// A count as of a day is no conflict: of an incident one page tells of one wounded person and of
/// nobody dead, another, written on the same day or later, of one dead person and of nobody
/// wounded. Then the wounded one has died. Gives for each claim of the wound the printed id of the
/// one dead, which is the whole that it belongs to. Nothing where a page tells of both, where a
/// page's day of writing is not known, or where names or nouns tell two people.
std::map<ClaimId, std::string> died_later(std::span<const Layout> layouts,
                                          std::span<const Claim> claims,
                                          std::span<const Entity> entities,
                                          std::span<const Incident> incidents);

/// Adds to these claims the role `whole` that died_later() gives.
void mark_who_died(std::span<Claim> claims, const std::map<ClaimId, std::string>& died);

}  // namespace habeas
