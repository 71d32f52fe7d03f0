// incident/told_town.h - where an incident was, by the places that its pages name
#pragma once

#include <optional>
#include <vector>

#include "incident/facts.h"

namespace habeas {

/// News says where its event was in many ways that are no role of a deed: in a dateline ("ALTO -"),
/// in the headline, before a noun ("an Alto grocery store"), in the sentence after. So the places
/// named in the pages are weighed: twice in the headline and in sentences of the claims, once
/// elsewhere in a page that is about the incident. Of the country that weighs most the town that
/// weighs most is taken, else the region, else the country itself where it stands in the headline,
/// a dateline or beside a claim; where no place is named, the country of the people named most;
/// else nothing. The first told wins a tie. A dateline says where news was sent from: it weighs
/// once, for every deed of the page; one of an agency ("ALTO, 12 May (WIRE) -") in a capital tells
/// of the country alone, unless a deed was done in "this city". `claims` are numbers in Facts,
/// ascending; `pages` the numbers of the documents that tell of it.
std::optional<Place> most_told_place(const Facts& facts, const std::vector<std::size_t>& claims,
                                     const std::vector<std::size_t>& pages);

/// The places and names of a page as they are told in its sentences, read once for all its
/// incidents.
std::vector<NamedThere> named_in(const DocumentFacts& document);

}  // namespace habeas
