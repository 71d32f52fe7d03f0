// base/outside.h - the outside world behind interfaces: Clock, Random, FileSystem, Spawn
// (implemented in host)
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/parts.h"
#include "base/result.h"

namespace habeas {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Nanoseconds of a steady clock with an arbitrary start.
  virtual std::uint64_t steady_ns() = 0;
  /// Seconds since 1970-01-01T00:00:00Z; of all that is printed only the acts of people hold it.
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

/// The bytes of an open file, from its start, once.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Up to `limit` bytes; an empty string is the end.
  virtual Result<std::string> read(std::size_t limit) = 0;
  /// Up to `room` bytes to where the caller has room for them; 0 is the end.
  virtual Result<std::size_t> read_into(char* into, std::size_t room) {
    const auto piece = read(room);
    if (!piece) return tl::unexpected(piece.error());
    std::copy(piece->begin(), piece->end(), into);
    return piece->size();
  }
};

/// An open file that is read at any place, from any thread. It stays the same file when its name is
/// given to another one.
class OpenFile {
 public:
  virtual ~OpenFile() = default;
  [[nodiscard]] virtual std::uint64_t size_bytes() const = 0;  ///< when it was opened
  /// Exactly these bytes; an error where the file does not have them.
  [[nodiscard]] virtual Result<std::string> read_at(std::uint64_t at_bytes,
                                                    std::size_t count) const = 0;
};

/// A file that has no name until it is whole. Destroyed before that, it leaves nothing.
class NewFile {
 public:
  virtual ~NewFile() = default;
  virtual Result<void> append(std::string_view bytes) = 0;
  /// No more bytes will come: the file becomes read-only and holds no descriptor any more.
  virtual Result<void> close() = 0;
  /// Gives the closed file its name. False when the name is taken: that file stays as it is and
  /// the new bytes are dropped. Durable once FileSystem::sync_all() was called before and after.
  virtual Result<bool> name(const std::string& path) = 0;
};

/// What happened to a file in a folder that is watched.
enum class FileEventKind : std::uint8_t {
  found,     ///< it is there; whether somebody still writes in it is not known
  changing,  ///< somebody writes in it
  complete,  ///< who wrote in it has closed it, or it was moved here
  gone,
};

struct FileEvent {
  std::string path;
  FileEventKind kind = FileEventKind::found;
};

/// What came in a while of watching.
struct FolderNews {
  std::vector<FileEvent> events;  ///< in their order
  bool is_asked_to_stop = false;  ///< the person or the system asked this program to end
};

/// Watches a folder with all folders in it, also those that come later. While there is one, a
/// request to end (SIGINT, SIGTERM) does not end the program: it is told by wait().
class FolderWatch {
 public:
  virtual ~FolderWatch() = default;
  /// Waits until something happens, at most `wait_ms`.
  virtual Result<FolderNews> wait(std::uint32_t wait_ms) = 0;
};

/// Paths are bytes as the system gives them, not necessarily UTF-8. Every call may be made from
/// any thread.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// Follows links.
  virtual Result<FileInfo> info(const std::string& path) = 0;
  /// Names in a folder without "." and "..", in byte order.
  virtual Result<std::vector<std::string>> list(const std::string& path) = 0;
  /// All bytes of a regular file; limit_exceeded when it holds more than `limit_bytes`.
  virtual Result<std::string> read(const std::string& path, std::uint64_t limit_bytes) = 0;
  /// The last bytes of a regular file, at most `most_bytes`.
  virtual Result<std::string> read_end(const std::string& path, std::uint64_t most_bytes) = 0;
  /// Opens a regular file for reading; never waits for a pipe or a device.
  virtual Result<std::unique_ptr<ByteStream>> open(const std::string& path) = 0;
  /// Opens a regular file to read parts of it.
  virtual Result<std::unique_ptr<OpenFile>> open_parts(const std::string& path) {
    return fail(Errc::unsupported, "here no parts of " + path + " can be read");
  }
  /// Begins a file that will stand in this folder or one below it.
  virtual Result<std::unique_ptr<NewFile>> create_in(const std::string& folder) = 0;
  /// Brings all that was written so far, files and names, to the disk that holds this folder.
  virtual Result<void> sync_all(const std::string& folder) = 0;
  /// Writes to a temporary name beside it, syncs, renames, syncs the folder: whole or not at all.
  virtual Result<void> write_atomic(const std::string& path, std::string_view bytes) = 0;
  /// The same for bytes in parts, one behind the other.
  virtual Result<void> write_atomic_parts(const std::string& path, const Parts& parts) {
    return write_atomic(path, in_one(parts));
  }
  /// The same for a file that only its owner may read.
  virtual Result<void> write_secret(const std::string& path, std::string_view bytes) = 0;
  /// Cuts the file to `at_bytes` (it must have as many; 0 creates it), appends, syncs. Not atomic.
  virtual Result<void> write_at(const std::string& path, std::uint64_t at_bytes,
                                std::string_view bytes) = 0;
  virtual Result<void> make_folders(const std::string& path) = 0;
  /// Durable when it returns.
  virtual Result<void> remove(const std::string& path) = 0;
  /// The absolute form of a path, without links; the path need not exist.
  virtual Result<std::string> absolute(const std::string& path) = 0;
  /// Takes an exclusive lock on this file (created when missing); an error when another process
  /// holds it. Calling the function gives the lock back, as does the end of the process.
  virtual Result<std::function<void()>> lock(const std::string& path) = 0;
  /// Begins to watch a folder; the folder `except` in it is left out (empty: none). What is there
  /// already comes as the first events.
  virtual Result<std::unique_ptr<FolderWatch>> watch(const std::string& folder,
                                                     const std::string& /*except*/) {
    return fail(Errc::unsupported, "here " + folder + " cannot be watched");
  }
};

/// How a child process ended: one of the two, both zero after a clean exit.
struct Ended {
  std::int32_t exit_status = 0;
  std::int32_t signal = 0;
};

/// One end of a conversation with a child process.
class Child {
 public:
  virtual ~Child() = default;
  /// Starts a new allowance of time: what follows fails with limit_exceeded once it is used up.
  virtual void allow_ms(std::uint32_t wait_ms) = 0;
  /// Writes all bytes to the child, or fails.
  virtual Result<void> send(std::string_view bytes) = 0;
  /// Up to `limit` bytes; an empty string is the end.
  virtual Result<std::string> receive(std::size_t limit) = 0;
  /// Ends the conversation: waits a moment for the child to leave by itself, then kills it.
  virtual Result<Ended> finish() = 0;
  /// Kills the child at once.
  virtual Result<Ended> kill() = 0;
};

/// Starts locked workers. The body runs in a fork of a single-threaded server process started
/// before any thread. Every call may be made from any thread.
class Spawn {
 public:
  virtual ~Spawn() = default;
  /// `source_bytes` is the size of the one source that it is for, 0 for any that are not large.
  virtual Result<std::unique_ptr<Child>> start_worker(std::uint64_t source_bytes) = 0;
  /// Starts a program of its own that speaks like a worker. Unsupported when it is not installed.
  virtual Result<std::unique_ptr<Child>> start_reader(const std::string& name) = 0;
};

}  // namespace habeas
