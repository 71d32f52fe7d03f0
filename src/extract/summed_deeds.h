// extract/summed_deeds.h - sentences that sum up several deeds: "in separate raids"
#pragma once

#include "extract/analysis.h"

namespace habeas {

/// Does the sentence say that what it counts came of several deeds ("during separate operations",
/// "in three raids across two provinces")? A plural behind "in" or "during" with a number or with
/// "separate" makes one figure of many deeds, which is that of none of them.
bool sums_up_deeds(const Analysis& analysis, TokenRange sentence);

}  // namespace habeas
