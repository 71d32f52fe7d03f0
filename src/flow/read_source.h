// flow/read_source.h - one source through the workers: its text, or all that it holds
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "custody/originals.h"
#include "flow/read.h"
#include "flow/read_worker.h"

namespace habeas {

/// What came of one source.
struct Outcome {
  std::optional<Sha256> sha256;  ///< of all that could be read as bytes
  std::uint64_t size_bytes = 0;
  Result<Decoded> decoded = fail(Errc::internal, "this input was not read");
  std::vector<Outcome> members;  ///< of a container, in its order
  Member place;                  ///< of a member, without its bytes
};

/// Reads sources and the members of containers, each by a worker that sees nothing else. Members
/// that give a text are kept beside the originals.
class SourceReader {
 public:
  SourceReader(Spawn& spawn, const ReadOptions& options, Intake& intake)
      : spawn_(spawn), options_(options), intake_(intake) {}

  /// Fills in what the bytes say. An Error means that nothing can be read at all.
  Result<void> read(std::string_view bytes, Outcome& outcome);

  /// Why a worker was not locked; empty when all were.
  [[nodiscard]] const std::string& unlocked_reason() const { return unlocked_reason_; }

 private:
  /// What all members of one input may come to, at all depths together.
  struct Budget {
    std::uint64_t bytes = 0;
    std::uint32_t members = 0;
  };

  Result<void> read_at(std::uint32_t depth, std::string_view bytes, Budget& budget,
                       Outcome& outcome);
  Result<void> take_member(std::uint32_t depth, Member member, Budget& budget, Outcome& container);
  WorkerLine& line(std::uint32_t depth, const std::string& reader);

  Spawn& spawn_;
  const ReadOptions& options_;
  Intake& intake_;
  std::map<std::pair<std::string, std::uint32_t>, std::unique_ptr<WorkerLine>> lines_;
  std::string unlocked_reason_;
  std::optional<Error> fatal_;  ///< of a member: it ends the reading of its containers
};

}  // namespace habeas
