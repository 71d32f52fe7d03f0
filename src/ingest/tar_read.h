// ingest/tar_read.h - tar archives (ustar, pax, GNU) by libarchive
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace habeas {

struct TarEntry {
  std::string name;             ///< bytes as they stand there
  std::uint64_t header_at = 0;  ///< its first header in the archive
  std::uint64_t bytes = 0;      ///< of its content
  bool is_file = false;         ///< a plain file; else folder, link or device
  bool is_link = false;
};

/// True for the headers of a tar archive: the check sum of the first one holds.
bool looks_like_tar(std::string_view bytes);

/// Gives every entry in order; `content` holds a file of at most `most()` bytes, nothing of others.
/// An Error says why the archive ends early; the entries before it were given.
using TakeTarEntry = std::function<Result<void>(const TarEntry& entry, std::string content)>;
Result<void> read_tar(std::string_view bytes, const std::function<std::uint64_t()>& most,
                      const TakeTarEntry& take);

/// Makes the library load what it loads once. Before the lock.
void warm_up_tar();

}  // namespace habeas
