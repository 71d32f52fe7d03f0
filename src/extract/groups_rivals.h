// extract/groups_rivals.h - figures of one deed by different voices
#pragma once

#include "extract/extractor.h"

namespace habeas {

/// "The campaign counts 14 dead; state television said 19 were killed": a figure that is part of a
/// greater one only since it was told before it stands for itself where others give the greater.
void part_rival_figures(TextReading& reading);

}  // namespace habeas
