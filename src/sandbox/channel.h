// sandbox/channel.h - the worker's end of the wire
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace habeas {

/// Reads the next job: its source bytes, or nothing at the end of the channel.
Result<std::optional<std::string>> read_job(int channel, const Limits& limits);

/// Writes all bytes.
Result<void> write_channel(int channel, std::string_view bytes);

}  // namespace habeas
