// extract/extract.h - says what one text says: mentions, attributions and claims, before anything
// is resolved
#pragma once

#include "extract/analysis.h"
#include "model/draft.h"

namespace habeas {

inline constexpr const char* kExtractVersion = "1";

/// Pure: reads the article regions of the layout only; nothing comes from furniture.
Draft extract(const Document& document, const Layout& layout, const ExtractContext& context);

}  // namespace habeas
