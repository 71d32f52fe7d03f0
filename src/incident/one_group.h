// incident/one_group.h - victim groups that several pages tell of one incident
#pragma once

#include <map>
#include <span>
#include <string>

#include "model/nouns.h"

namespace habeas {

/// Groups by printed id, each with the first group (in the order of claims) that is the same: told
/// on another page of the same incident, counted for the same (killed, returned, ...) and given the
/// same figure, however hedged, of ten people at least. A group is no key of the result unless it
/// is joined to another. Where one page gives two groups of an incident the same figure nothing is
/// joined.
std::map<std::string, std::string> same_groups(std::span<const Claim> claims,
                                               std::span<const Incident> incidents);

}  // namespace habeas
