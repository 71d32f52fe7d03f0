// extract/peoples.h - peoples and creeds that no state is named after: "Rohingya", "Yazidis"
#pragma once

#include <vector>

#include "extract/name_candidates.h"
#include "extract/name_surroundings.h"

namespace habeas {

/// The words of data/lexicon/peoples.tsv that stand with a capital and outside of the names in
/// `covers`: ranges of more than one word, and persons. A region that is named after its people
/// ("the Oromo region", "in Amhara") is none.
std::vector<NameCandidate> named_peoples(const Analysis& analysis, const NameSurroundings& around,
                                         const std::vector<NameCandidate>& covers);

}  // namespace habeas
