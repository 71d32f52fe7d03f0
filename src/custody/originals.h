// custody/originals.h - received bytes, kept once under the name of their SHA-256
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "base/run_each.h"
#include "base/sha256.h"
#include "custody/fault.h"
#include "custody/progress.h"

namespace habeas {

/// What was read of one file.
struct TakenIn {
  Sha256 sha256{};
  std::uint64_t size_bytes = 0;
  std::string bytes;  ///< all of them, or none when there are more than asked for
};

/// Takes files in, many at a time: each is read once, hashed and copied; seal() makes the copies
/// durable under their names. What was not sealed leaves nothing.
class Intake {
 public:
  /// `originals` is the folder that keeps the copies (empty: none are kept); the bytes of a file
  /// are given back when there are at most `keep_bytes`.
  Intake(FileSystem& files, std::string originals, std::uint64_t keep_bytes)
      : files_(files), originals_(std::move(originals)), most_bytes_(keep_bytes) {}

  /// `room` is memory that is used again for the bytes, whatever it holds.
  Result<TakenIn> take(const std::string& path, std::string room = {});
  /// Keeps bytes that came out of a container.
  Result<void> keep_bytes(std::string_view bytes, const Sha256& sha256);
  /// Durable before acknowledged: nothing taken may be called kept before this succeeded.
  Result<void> seal();

 private:
  struct Pending {
    std::unique_ptr<NewFile> copy;
    std::string path;
  };
  Result<void> keep(const std::string& from, const TakenIn& taken, std::string_view bytes);
  Result<void> read_all(const std::string& path, TakenIn& taken);

  FileSystem& files_;
  std::string originals_;
  std::uint64_t most_bytes_;
  std::vector<Pending> pending_;
};

/// Takes in one file.
Result<TakenIn> take_in(FileSystem& files, const std::string& path, const std::string& originals,
                        std::uint64_t keep_bytes);

/// Where an original lies: ORIGINALS/aa/SHA256.
std::string original_path(const std::string& originals, const Sha256& sha256);

/// The names of all originals, in byte order.
Result<std::vector<std::string>> list_originals(FileSystem& files, const std::string& originals);

/// What is wrong with the originals; empty when every one still has the hash that it is named by.
/// `checked` counts the originals. With `progress` those that an earlier checking found whole are
/// not read again. The faults do not depend on `run_each`.
Result<std::vector<Fault>> verify_originals(FileSystem& files, const std::string& originals,
                                            std::uint64_t& checked,
                                            CheckProgress* progress = nullptr,
                                            const RunEach& run_each = run_in_order);

}  // namespace habeas
