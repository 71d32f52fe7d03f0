// extract/described_deeds.h - deeds told only to say who somebody is: "linked to an attack that
// killed four"
#pragma once

#include <cstdint>
#include <vector>

#include "extract/frames.h"

namespace habeas {

/// Indices of the frames that a page which tells of another deed names only in saying what somebody
/// had done before, ascending. An indefinite noun names what the reader does not know: "an attack
/// that killed four" is not the deed told, "the attack that killed four" may be it. A deed of the
/// headline, or one that is also told by itself, is never among them.
std::vector<std::uint32_t> described_deeds(const Analysis& analysis,
                                           const std::vector<Frame>& frames);

}  // namespace habeas
