// custody/archive.h - a case in one file, and back: a tar archive (POSIX ustar) with its own
// digests
#pragma once

#include <cstdint>
#include <string>

#include "base/outside.h"
#include "base/result.h"

namespace habeas {

/// What an archive holds: files and bytes.
struct Archived {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

/// Writes the custody files, the originals and the records of a case into the new file `path`, the
/// first member being SHA256SUMS over all others; reads it back and compares. What can be made
/// again (tables, dossier) is left out. The caller holds the lock and has checked the case.
Result<Archived> write_archive(const std::string& case_folder, const std::string& path,
                               FileSystem& files);

/// Makes the case folder, which must not exist, from such a file: every member is checked against
/// the digests, and nothing stays when one of them is wrong.
Result<Archived> read_archive(const std::string& path, const std::string& case_folder,
                              FileSystem& files);

}  // namespace habeas
