// extract/shots.h - whether those who were shot, or hit by bullets, were killed or wounded
#pragma once

#include <vector>

#include "extract/frames.h"

namespace habeas {

/// "Five people were shot" does not say that they died. Weighs the frames of these chunks (verbs of
/// shooting without a word for the outcome, "the shooting of a child", "a bullet struck him") by
/// what the text says of the same person, then by the sentences around them, then by the lead:
/// each becomes a killing or an injury.
void weigh_shots(const Analysis& analysis, const std::vector<std::uint32_t>& shots,
                 std::vector<Frame>& frames);

/// Is this a wound told by its effect: "suffered burns", "was found with a wound", "is in critical
/// condition"? Of one who dies of it the text may tell elsewhere.
bool tells_wound(const Analysis& analysis, const Frame& frame);

/// Is this an attack by which a bullet or the like hit people: "was struck by a stray bullet", "hit
/// in the chest"?
bool hits_body(const Analysis& analysis, const Frame& frame);

}  // namespace habeas
