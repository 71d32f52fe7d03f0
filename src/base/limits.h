// base/limits.h - the one table of budgets for received input; hitting one is an Error, never a
// hang
#pragma once

#include <cstdint>

namespace habeas {

struct Limits {
  std::uint64_t source_bytes = 1ULL << 30U;       ///< one source; it is read in memory
  std::uint64_t text_bytes = 64ULL << 20U;        ///< one plain text; it is decoded in memory
  std::uint64_t container_bytes = 256ULL << 20U;  ///< what is unpacked at once, of a small source
  std::uint64_t output_bytes = 2ULL << 30U;       ///< what one job may send back
  std::uint32_t output_ratio = 200;  ///< output to input, above output_ratio_floor_bytes
  std::uint64_t output_ratio_floor_bytes = 10ULL << 20U;
  std::uint32_t archive_entries = 100'000;
  std::uint32_t nesting = 4;  ///< containers inside each other
  std::uint32_t pages = 10'000;
  std::uint32_t image_pages = 500;             ///< of one document, read as images
  std::uint64_t memory_bytes = 512ULL << 20U;  ///< address space of one worker
  std::uint32_t cpu_seconds = 20;
  std::uint32_t wall_seconds = 60;
  std::uint32_t folder_depth = 64;
  std::uint32_t inputs = 2'000'000;
};

/// For a process that reads one source of this size: a large one may be held twice, unpacked as
/// large as it is, and takes its time.
constexpr Limits for_source(Limits limits, std::uint64_t size_bytes) {
  if (size_bytes <= limits.text_bytes) return limits;
  constexpr std::uint64_t kBytesASecond = 16ULL << 20U;
  limits.memory_bytes += 2 * size_bytes;
  limits.container_bytes =
      size_bytes > limits.container_bytes ? size_bytes : limits.container_bytes;
  limits.output_bytes = 8 * size_bytes > limits.output_bytes ? 8 * size_bytes : limits.output_bytes;
  limits.cpu_seconds += static_cast<std::uint32_t>(size_bytes / kBytesASecond);
  return limits;
}

/// For the program that reads pages as images: some two seconds each.
constexpr Limits for_images(Limits limits) {
  limits.memory_bytes = 1ULL << 30U;
  limits.cpu_seconds = 1'800;
  limits.wall_seconds = 3'600;
  return limits;
}

}  // namespace habeas
