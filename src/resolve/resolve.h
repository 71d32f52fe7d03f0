// resolve/resolve.h - turns what each text says into nouns: mentions with their entity or place,
// attributions, claims
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "lexicon/gazetteer.h"
#include "model/draft.h"
#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

struct Resolved {
  std::vector<Mention> mentions;
  std::vector<Attribution> attributions;
  std::vector<Claim> claims;
  std::vector<Entity> entities;  ///< each once, by first appearance in the pile
};

/// `documents`, `layouts` and `drafts` are parallel, in the order of the pile; the result is in
/// that order, then by span. One entity has one id through the pile; a person known by a family
/// name alone is never joined to one of another page.
Result<Resolved> resolve(std::span<const Document> documents, std::span<const Layout> layouts,
                         std::vector<Draft> drafts, const Gazetteer& gazetteer);

}  // namespace habeas
