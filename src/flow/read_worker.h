// flow/read_worker.h - one worker at a time on the line: sends sources, takes checked texts
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/limits.h"
#include "base/outside.h"
#include "base/result.h"
#include "model/decoded.h"

namespace habeas {

/// Reads sources one after the other through a worker that is started when needed. A worker that
/// crashes, breaks the wire or uses up its time is killed; if it had read other sources before,
/// the source is read once more by a fresh one.
class WorkerLine {
 public:
  /// `reader` is the program that reads; empty: the workers themselves.
  WorkerLine(Spawn& spawn, const Limits& limits, bool unsafe_no_sandbox, std::string reader = {})
      : spawn_(spawn),
        limits_(limits),
        unsafe_no_sandbox_(unsafe_no_sandbox),
        reader_(std::move(reader)) {}
  WorkerLine(const WorkerLine&) = delete;
  WorkerLine& operator=(const WorkerLine&) = delete;
  ~WorkerLine();

  /// Takes a member of a container, once; an Error ends the reading and is its result.
  using TakeMember = std::function<Result<void>(Member member)>;

  /// The text of a source or why there is none. The outer Error means that no source can be read:
  /// workers cannot be started or are not locked. `declared` is what its container says it is.
  Result<Result<Decoded>> read(std::string_view source, std::string_view declared,
                               const TakeMember& take);

  /// Why the last worker was not locked; empty when it was.
  [[nodiscard]] const std::string& unlocked_reason() const { return unlocked_reason_; }

 private:
  Result<void> start();
  Result<Decoded> ask(std::string_view source, std::string_view declared, const TakeMember& take);
  Error explain_loss(const Error& error);

  Spawn& spawn_;
  Limits limits_;
  bool unsafe_no_sandbox_;
  std::string reader_;
  std::unique_ptr<Child> worker_;
  std::uint64_t started_for_ = 0;    ///< the size of the present source where it is a large one
  std::uint32_t sources_read_ = 0;   ///< by the present worker
  std::uint32_t members_given_ = 0;  ///< of the present source, by all workers that read it
  std::string unlocked_reason_;
  bool is_lost_ = false;  ///< the present worker can no longer be asked
};

}  // namespace habeas
