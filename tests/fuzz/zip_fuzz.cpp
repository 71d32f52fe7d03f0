// tests/fuzz/zip_fuzz.cpp - any bytes as a ZIP archive: entries lie inside it, contents keep their
// size
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/zip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace habeas;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto zip = read_zip(bytes, Limits{});
  if (!zip) return 0;
  for (const ZipEntry& entry : zip->entries) {
    if (place_of(entry).end > size) std::abort();
    constexpr std::uint64_t kMost = 1U << 16U;
    const auto content = zip_content(bytes, entry, kMost);
    if (content && (content->size() != entry.bytes || content->size() > kMost)) std::abort();
  }
  return 0;
}
