// cli/door.h - what a command works with: the outside world, stdout for data, stderr for people
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/outside.h"
#include "base/result.h"
#include "cli/command.h"

namespace habeas {

/// Data goes to out(), everything else to say(). Both buffer; flush() and the destructor write.
class Door {
 public:
  Door(FileSystem& files, Clock& clock, Random& random, Spawn& spawn);
  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  [[nodiscard]] FileSystem& files() { return files_; }
  [[nodiscard]] Clock& clock() { return clock_; }
  [[nodiscard]] Random& random() { return random_; }
  [[nodiscard]] Spawn& spawn() { return spawn_; }

  void out(std::string_view data);
  /// A line for people.
  void say(std::string_view line);
  /// Says what went wrong and returns Exit::failed.
  Exit failed(const Error& error);
  /// Says how the command was used wrongly and returns Exit::wrong_use.
  Exit wrong_use(std::string_view words);

  /// Shows how far the work is: on a terminal only, after two seconds, on one line.
  void progress(std::string_view what, std::uint32_t done, std::uint32_t total);
  void end_progress();

  /// False once stdout could not be written (a full disk, a closed pipe).
  [[nodiscard]] bool flush();

  /// Wraps words for stdout in colour, where colour is wanted: a terminal and no NO_COLOR.
  enum class Ink : std::uint8_t { strong, faint, good, warning };
  [[nodiscard]] std::string ink(Ink colour, std::string_view words) const;
  /// Columns of stdout; 100 where it is not a terminal.
  [[nodiscard]] std::uint32_t columns() const { return columns_; }

 private:
  FileSystem& files_;
  Clock& clock_;
  Random& random_;
  Spawn& spawn_;
  std::string buffer_;
  bool broken_ = false;
  bool colour_ = false;
  bool shows_progress_ = false;
  bool progress_shown_ = false;
  std::uint32_t columns_ = 100;
  std::uint64_t started_ns_ = 0;
  std::uint64_t last_progress_ns_ = 0;
};

}  // namespace habeas
