// incident/page_digest.h - tells whether a page still says what it said
#pragma once

#include "base/sha256.h"
#include "incident/facts.h"

namespace habeas {

/// The digest of all that grouping reads of a page: its text and layout, its claims and mentions,
/// and the entities, places and dates that these refer to.
Sha256 page_digest(const PageNouns& page, const Referred& referred);

}  // namespace habeas
