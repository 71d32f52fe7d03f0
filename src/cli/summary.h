// cli/summary.h - what `habeas run` tells a person: incidents, sizes, conflicts, unknowns, problems
#pragma once

#include <string>

#include "cli/door.h"
#include "model/nouns.h"

namespace habeas {

/// Some lines of plain words for one pile.
std::string summary_of(const Pile& pile, const Door& door);

}  // namespace habeas
