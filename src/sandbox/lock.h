// sandbox/lock.h - gives up every right that a reader of received bytes does not need
#pragma once

#include "base/limits.h"
#include "base/result.h"

namespace habeas {

/// The walls of the lock. All stand; a test takes one away to see that another test notices.
struct LockWalls {
  bool limits = true;
  bool landlock = true;
  bool seccomp = true;
};

/// Locks this process for the rest of its life; `channel` is the only descriptor left. An Error
/// says which wall could not be raised (a kernel without Landlock or seccomp); the walls before it
/// stand all the same. Call it in a process with one thread.
Result<void> lock_process(int channel, const Limits& limits, const LockWalls& walls = {});

}  // namespace habeas
