// worker/worker.h - the body of a locked process: lock, read, answer
#pragma once

#include "base/limits.h"
#include "base/result.h"

namespace habeas {

struct WorkerOptions {
  Limits limits;
  bool unsafe_no_sandbox = false;  ///< read also where the lock does not hold
};

/// What all workers share: character set tables, and what the self-test of the lock found.
class Worker {
 public:
  explicit Worker(const WorkerOptions& options) : options_(options) {}

  /// Once, in the process that forks the workers.
  void prepare();
  /// In a process of its own: reads jobs from the channel until its end. The exit status.
  int run(int channel, std::uint64_t source_bytes) const;

 private:
  WorkerOptions options_;
  Result<void> self_test_;
};

}  // namespace habeas
