// ingest/ingest.h - reads the bytes of one source; called behind the lock
#pragma once

#include <string_view>

#include "base/result.h"
#include "ingest/context.h"
#include "model/decoded.h"

namespace habeas {

/// Decodes with the format that is surest of these bytes. An Error says why there is no text, or
/// why a container has no further members.
Result<Decoded> ingest(std::string_view bytes, const ReadContext& context);

/// Opens all that the formats open on first use (character set tables). Once a process, before it
/// is locked or forks.
void warm_up_ingest();

}  // namespace habeas
