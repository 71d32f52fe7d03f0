// origin/own_voice.h - whose text a page is, where the page says it by speaking as "we"
#pragma once

#include <span>
#include <string>
#include <unordered_map>

#include "model/entity.h"
#include "model/nouns.h"

namespace habeas {

/// Printed id of the organisation that speaks in the page's own voice, for each document where that
/// is clear: the main text (all of it where no layouts are given) says "we" or "our" outside
/// quotations, the way members do and not the way reporters do ("told us", "our correspondent"),
/// and one organisation is the subject of its headline or of its first sentences. A release is so
/// the same voice as the news that cite it.
std::unordered_map<DocumentId, std::string> own_voices(std::span<const Document> documents,
                                                       std::span<const Layout> layouts,
                                                       std::span<const Mention> mentions,
                                                       const Institutions& institutions);

}  // namespace habeas
