// sandbox/channel.h - the worker's end of the wire
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace habeas {

struct Job {
  std::string declared;  ///< media type, as the container of the source declares it; may be empty
  std::string source;
};

/// Reads the next job, or nothing at the end of the channel. The memory of `room`, a job that is
/// done, is used again; none of its bytes are.
Result<std::optional<Job>> read_job(int channel, const Limits& limits, Job room = {});

/// Writes all bytes.
Result<void> write_channel(int channel, std::string_view bytes);

}  // namespace habeas
