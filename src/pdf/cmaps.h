// pdf/cmaps.h - Poppler's tables, read before the lock and opened from memory behind it
#pragma once

namespace habeas {

/// Reads all files of poppler-data and opens what Poppler and iconv load on first use. Call it once
/// before the lock: from then on fopen() of one of these files works without the file.
void warm_up_poppler();

}  // namespace habeas
