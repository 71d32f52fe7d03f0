// base/run_each.h - many independent pieces of work, on threads where the caller has some
#pragma once

#include <cstdint>
#include <functional>

#include "base/result.h"

namespace habeas {

/// Calls `body(i)` once for every i below `count`, in any order, on threads or not.
using RunEach = std::function<Result<void>(std::uint32_t count,
                                           const std::function<void(std::uint32_t)>& body)>;

inline Result<void> run_in_order(std::uint32_t count,
                                 const std::function<void(std::uint32_t)>& body) {
  for (std::uint32_t i = 0; i < count; ++i) body(i);
  return {};
}

}  // namespace habeas
