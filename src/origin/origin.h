// origin/origin.h - the independent first voices behind claims, after merging
#pragma once

#include <span>
#include <vector>

#include "model/entity.h"
#include "model/nouns.h"
#include "origin/circles.h"

namespace habeas {

/// Origins in the order of their first claims (documents by path, then spans). Every claim that is
/// given belongs to exactly one origin. `merged` names what was taken for the same voice, and why.
/// `mentions` tell whose text a page is that speaks as "we". What publishers in a circle have from
/// each other has one unresolved voice.
Result<std::vector<Origin>> find_origins(std::span<const Document> documents,
                                         std::span<const Claim> claims,
                                         std::span<const ReuseLink> reuse,
                                         std::span<const Entity> entities,
                                         std::span<const Mention> mentions = {},
                                         std::span<const Layout> layouts = {},
                                         std::span<const Circle> circles = {});

}  // namespace habeas
