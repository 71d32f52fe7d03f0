// flow/parallel.h - the only threads of the program: a loop over independent items
#pragma once

#include <cstdint>
#include <functional>

#include "base/result.h"
#include "base/run_each.h"

namespace habeas {

/// Runs `body(i)` once for every i below `count`, on up to `threads` threads. The body writes only
/// to its own slot i, so the result does not depend on `threads`. `progress` is called from the
/// caller's thread with the number of items done. An exception in a body becomes an Error; of
/// several the one with the smallest i.
Result<void> parallel_for(std::uint32_t count, std::uint32_t threads,
                          const std::function<void(std::uint32_t)>& body,
                          const std::function<void(std::uint32_t)>& progress = {});

/// Threads to use when the user names none: as many as there are processors.
std::uint32_t default_threads();

/// parallel_for() for rooms that have no threads of their own.
RunEach run_on(std::uint32_t threads);

}  // namespace habeas
