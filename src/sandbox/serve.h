// sandbox/serve.h - the life of a locked process: lock, hello, one answer for every job
#pragma once

#include <functional>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "model/decoded.h"

namespace habeas {

/// Takes a member of a container on its way out; an Error means that no more are wanted.
using MemberSink = std::function<Result<void>(const Member& member)>;

/// What reads one source. It may throw std::bad_alloc and other exceptions: both become refusals.
using Reader = std::function<Result<Decoded>(std::string_view source, std::string_view declared,
                                             const MemberSink& give)>;

struct JobOptions {
  Limits limits;
  bool unsafe_no_sandbox = false;  ///< read also where the lock does not hold
  Result<void> self_test;          ///< what the trial of the lock found in this kernel
};

/// Locks this process, says hello, and answers jobs until the channel ends. The exit status.
int serve_jobs(int channel, const JobOptions& options, const Reader& reader);

}  // namespace habeas
