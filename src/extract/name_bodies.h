// extract/name_bodies.h - capitals that an apposition tells to be a body's name
#pragma once

#include <vector>

#include "extract/name_candidates.h"
#include "extract/name_surroundings.h"

namespace habeas {

/// "The Tolvaz, the regional security agency, says": capitals behind an article that a noun for one
/// body describes.
std::vector<NameCandidate> described_bodies(const Analysis& analysis,
                                            const NameSurroundings& around);

}  // namespace habeas
