// ingest/maps.h - offset maps of texts that were decoded more than once
#pragma once

#include "base/offset_map.h"

namespace habeas {

/// From a text through what it was made of to the source: `outer` maps the text to bytes that
/// `inner` maps to the source. A copy of what was decoded is cut where that decoding was.
OffsetMap<InText, InSource> through(const OffsetMap<InText, InSource>& outer,
                                    const OffsetMap<InText, InSource>& inner);

}  // namespace habeas
