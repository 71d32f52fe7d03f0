// custody/progress.h - which originals a checking has read, so that one that was ended goes on
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "base/outside.h"
#include "base/result.h"

namespace habeas {

/// A text file of the person who checks, outside the case: what lies in a case could have been put
/// there by whoever changed it.
///
///   habeas-verify 1 LOG
///   the SHA-256 of an original that was read and found whole, a line each
class CheckProgress {
 public:
  /// Reads the file where there is one; it must be of this log. A line that was cut is not counted.
  static Result<CheckProgress> open(const std::string& path, const std::string& log,
                                    FileSystem& files);

  /// True when an earlier checking found this original whole.
  [[nodiscard]] bool has(const std::string& name) const { return earlier_.contains(name); }
  /// How many it knows from earlier.
  [[nodiscard]] std::uint64_t earlier() const { return earlier_.size(); }

  /// Remembers that this original of so many bytes is whole; on the disk from time to time.
  Result<void> add(const std::string& name, std::uint64_t size_bytes);
  /// All was checked: the file goes.
  Result<void> finish();

 private:
  CheckProgress(std::string path, FileSystem& files) : path_(std::move(path)), files_(&files) {}
  Result<void> flush();

  std::string path_;
  FileSystem* files_;
  std::set<std::string> earlier_;
  std::string kept_;   // what the file holds
  std::string fresh_;  // what it lacks
  std::uint64_t fresh_bytes_ = 0;
};

}  // namespace habeas
