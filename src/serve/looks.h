// serve/looks.h - when somebody last looked at the case in the page, and up to which log entry
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "base/outside.h"
#include "base/result.h"

namespace habeas {

struct Look {
  std::uint64_t log_size = 0;  ///< entries that the log held then
  std::string at;              ///< UTC, "2031-04-05T06:07:08Z"
};

/// Keeps the last look in CASE/serve/seen: of this case folder, whoever looked. Looks with less
/// than half an hour between them are one sitting, unless the server was started anew.
class Looks {
 public:
  static constexpr std::uint64_t kPauseNs = 30ULL * 60 * 1'000'000'000;

  Looks(std::string path, FileSystem& files, Clock& clock)
      : path_(std::move(path)), files_(files), clock_(clock) {}

  /// The last look of the sitting before this one; nothing where none is known.
  std::optional<Look> before();
  /// Somebody looks now at a log of so many entries.
  Result<void> look(std::uint64_t log_size);

 private:
  void begin_sitting();

  std::string path_;
  FileSystem& files_;
  Clock& clock_;
  std::mutex mutex_;
  bool is_read_ = false;
  std::optional<Look> before_, last_;
  std::uint64_t last_ns_ = 0;  ///< steady clock; counts once `is_looked_` is true
  bool is_looked_ = false;
};

}  // namespace habeas
