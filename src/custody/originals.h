// custody/originals.h - received bytes, kept once under the name of their SHA-256
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "base/sha256.h"

namespace habeas {

/// What was read of one file.
struct TakenIn {
  Sha256 sha256{};
  std::uint64_t size_bytes = 0;
  std::string bytes;  ///< all of them, or none when there are more than asked for
};

/// Reads a file once: hashes it and gives its bytes back when there are at most `keep_bytes`.
/// `originals` is the folder that keeps a copy; empty: none is kept.
Result<TakenIn> take_in(FileSystem& files, const std::string& path, const std::string& originals,
                        std::uint64_t keep_bytes);

/// Where an original lies: ORIGINALS/aa/SHA256.
std::string original_path(const std::string& originals, const Sha256& sha256);

/// What is wrong with the originals, one line each; empty when every one still has the hash that it
/// is named by. `checked` counts the originals.
Result<std::vector<std::string>> verify_originals(FileSystem& files, const std::string& originals,
                                                  std::uint64_t& checked);

}  // namespace habeas
