// extract/planned_days.h - days on which something is yet to come
#pragma once

#include "extract/frames.h"

namespace habeas {

/// "were arrested and will be charged on Thursday": the verb nearest before the day at `token`
/// tells of what is to come, and is another than that of the frame.
bool dates_what_comes(const Analysis& analysis, const Frame& frame, std::uint32_t token);

}  // namespace habeas
