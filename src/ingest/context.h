// ingest/context.h - what a reader is told beside the bytes, and where the members of a container
// go
#pragma once

#include <functional>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "model/decoded.h"

namespace habeas {

struct ReadContext {
  explicit ReadContext(const Limits& budget) : limits(budget) {}

  Limits limits;
  /// Media type and parameters as the container declares them; empty for a file.
  std::string_view declared;
  /// Takes each member of a container as it is found; an Error ends the reading. Empty: members are
  /// dropped.
  std::function<Result<void>(const Member& member)> give;
};

}  // namespace habeas
