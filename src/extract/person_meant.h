// extract/person_meant.h - the person by name whom "he" or "she" means where a deed befalls
// somebody
#pragma once

#include <cstdint>

#include "extract/analysis.h"

namespace habeas {

/// The entity of the only person whom the sentence before and the own one speak of before this
/// pronoun in the singular, where that person is a name and the subject of the sentence before or
/// of the own one: the centre goes on (Grosz, Joshi and Weinstein, 1995). kNone where another
/// person stands beside, in a quotation, or where nobody is named.
std::uint32_t person_meant(const Analysis& analysis, std::uint32_t pronoun);

}  // namespace habeas
