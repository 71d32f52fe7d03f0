// base/limits.h - the one table of budgets for received input; hitting one is an Error, never a
// hang
#pragma once

#include <cstdint>

namespace habeas {

struct Limits {
  std::uint64_t source_bytes = 1ULL << 30U;       ///< one source; a span is 32 bits
  std::uint64_t text_bytes = 64ULL << 20U;        ///< one plain text; it is decoded in memory
  std::uint64_t container_bytes = 256ULL << 20U;  ///< one container; it is read in memory
  std::uint64_t output_bytes = 2ULL << 30U;       ///< what one job may send back
  std::uint32_t output_ratio = 200;  ///< output to input, above output_ratio_floor_bytes
  std::uint64_t output_ratio_floor_bytes = 10ULL << 20U;
  std::uint32_t archive_entries = 100'000;
  std::uint32_t nesting = 4;  ///< containers inside each other
  std::uint32_t pages = 10'000;
  std::uint64_t memory_bytes = 512ULL << 20U;  ///< address space of one worker
  std::uint32_t cpu_seconds = 20;
  std::uint32_t wall_seconds = 60;
  std::uint32_t folder_depth = 64;
  std::uint32_t inputs = 2'000'000;
};

}  // namespace habeas
