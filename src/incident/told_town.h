// incident/told_town.h - the town that the pages of an incident name most
#pragma once

#include <vector>

#include "incident/facts.h"

namespace habeas {

/// News says where its event was in many ways that are no role of a deed: in a dateline ("ALTO -"),
/// in the headline, before a noun ("an Alto grocery store"), in the sentence after. So the towns
/// named in the pages are weighed: twice in the headline and in sentences of the claims, once
/// elsewhere in a page that is about the incident. Null when no town is named; the first told wins
/// a tie. `claims` are numbers in Facts, ascending; `pages` the numbers of the documents that tell
/// of it.
const Place* most_told_town(const Facts& facts, const std::vector<std::size_t>& claims,
                            const std::vector<std::size_t>& pages);

}  // namespace habeas
