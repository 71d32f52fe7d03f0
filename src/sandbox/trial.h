// sandbox/trial.h - attempts what a locked process must not do
#pragma once

#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "sandbox/lock.h"

namespace habeas {

/// One forbidden act and what came of it.
struct Attempt {
  std::string name;
  bool stopped = false;  ///< ended in SIGSYS, EACCES or EPERM
  std::string outcome;   ///< "signal 31", "errno 13", "done"
};

/// Attempts every forbidden act in a locked child of its own. An Error when a child could not be
/// started or locked. Call it in a process with one thread.
Result<std::vector<Attempt>> try_forbidden(const Limits& limits, const LockWalls& walls = {});

/// An Error that names every act that got through; nothing when the lock holds.
Result<void> self_test(const Limits& limits);

}  // namespace habeas
