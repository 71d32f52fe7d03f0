// host/spawn.h - the fork server: one single-threaded process that forks every worker
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/outside.h"

namespace habeas {

/// What the workers do. Both run in other processes: they share nothing with the caller but what
/// they captured, as it was at the start.
struct WorkerProgram {
  /// Once, in the server, before the first worker: what all workers then find done.
  std::function<void()> prepare = {};
  /// In every worker; `channel` is a stream socket to the parent, `source_bytes` as it was asked
  /// for. The result is the exit status.
  std::function<int(int channel, std::uint64_t source_bytes)> run;
  /// Programs that read what the workers do not, by name; they stand beside this program.
  std::vector<std::string> readers = {};
};

/// Forks the server. Call it before any thread exists and before anything secret is in memory; it
/// refuses when the process already has a second thread. The server ends with the returned object.
Result<std::unique_ptr<Spawn>> start_fork_server(const WorkerProgram& program);

}  // namespace habeas
