// extract/repetitions.h - claims that a page says again in the same words
#pragma once

#include "extract/analysis.h"
#include "model/draft.h"

namespace habeas {

/// A sentence that stands again in the same region, word for word, says its claims again: they are
/// noted at the first claim (`also`) and left out. Claims are in text order. Linear but for
/// sorting.
void note_repetitions(const Analysis& analysis, Draft& draft);

}  // namespace habeas
