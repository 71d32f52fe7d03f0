// incident/set_apart.h - words by which a page says that a deed is another matter
#pragma once

#include <vector>

#include "incident/facts.h"

namespace habeas {

/// Of each claim of a page: does the page say that what the claim tells is another matter ("has
/// nothing to do with the raid", "in a separate shooting", "that was a different case")?
std::vector<bool> find_set_apart(const PageReading& page);

}  // namespace habeas
