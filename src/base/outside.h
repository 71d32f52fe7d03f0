// base/outside.h - the outside world behind interfaces: Clock, Random, FileSystem, Spawn
// (implemented in host)
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace habeas {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Nanoseconds of a steady clock with an arbitrary start.
  virtual std::uint64_t steady_ns() = 0;
  /// Seconds since 1970-01-01T00:00:00Z; never enters a record that is printed.
  virtual std::int64_t wall_seconds() = 0;
};

class Random {
 public:
  virtual ~Random() = default;
  virtual std::uint64_t next() = 0;
};

enum class FileKind : std::uint8_t { file, folder, other, missing };

struct FileInfo {
  FileKind kind = FileKind::missing;
  std::uint64_t size_bytes = 0;
  std::uint64_t device = 0;  ///< with `inode`: the identity of a folder, to see a loop
  std::uint64_t inode = 0;
};

/// Paths are bytes as the system gives them, not necessarily UTF-8.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// Follows links.
  virtual Result<FileInfo> info(const std::string& path) = 0;
  /// Names in a folder without "." and "..", in byte order.
  virtual Result<std::vector<std::string>> list(const std::string& path) = 0;
  virtual Result<std::string> read(const std::string& path, std::uint64_t limit_bytes) = 0;
  /// Writes to a temporary name beside it, syncs, renames, syncs the folder: whole or not at all.
  virtual Result<void> write_atomic(const std::string& path, std::string_view bytes) = 0;
  virtual Result<void> make_folders(const std::string& path) = 0;
  virtual Result<void> remove(const std::string& path) = 0;
  /// The absolute form of a path, without links; the path need not exist.
  virtual Result<std::string> absolute(const std::string& path) = 0;
  /// Holds an exclusive lock on this file until the returned object dies; an error when another
  /// process holds it.
  virtual Result<std::function<void()>> lock(const std::string& path) = 0;
};

/// One end of a conversation with a child process.
class Child {
 public:
  virtual ~Child() = default;
  /// Writes all bytes to the child, or fails.
  virtual Result<void> send(std::string_view bytes) = 0;
  /// Reads up to `limit` bytes; an empty string is the end. Fails with limit_exceeded when nothing
  /// came for `wait_ms`.
  virtual Result<std::string> receive(std::size_t limit, std::uint32_t wait_ms) = 0;
  /// Ends the child (if need be by force) and says how: an empty string after a clean exit, else
  /// words such as "signal 31".
  virtual std::string finish() = 0;
};

/// Starts locked workers. The body runs in a fork of a single-threaded server process started
/// before any thread.
class Spawn {
 public:
  virtual ~Spawn() = default;
  virtual Result<std::unique_ptr<Child>> start_worker() = 0;
};

}  // namespace habeas
