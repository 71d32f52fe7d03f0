// host/file_system.cpp - files and folders by system calls; what is acknowledged is on the disk
#include "host/file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <span>
#include <system_error>

#include "host/descriptor.h"
#include "host/watch.h"

namespace habeas {
namespace {

constexpr std::size_t kChunkBytes = 1U << 20U;

/// The words of an error number. strerror() would share a buffer between threads.
std::string words_of(int number) { return std::generic_category().message(number); }

tl::unexpected<Error> fail_io(const std::string& doing, const std::string& path, int number) {
  return fail(Errc::io, "cannot " + doing + " " + path + ": " + words_of(number));
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

Result<Descriptor> open_file(const std::string& path, int flags, mode_t mode) {
  int number = -1;
  do {
    number = ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY, mode);
  } while (number < 0 && errno == EINTR);
  if (number < 0) return fail_io("open", path, errno);
  return Descriptor(number);
}

/// O_NONBLOCK keeps open() from waiting for the other end of a pipe; regular files ignore it.
Result<Descriptor> open_regular(const std::string& path, std::uint64_t* size_bytes) {
  auto file = open_file(path, O_RDONLY | O_NONBLOCK, 0);
  if (!file) return file;
  struct stat status {};
  if (fstat(file->get(), &status) != 0) return fail_io("look at", path, errno);
  if (!S_ISREG(status.st_mode)) {
    return fail(Errc::unsupported, path + " is not a regular file");
  }
  *size_bytes = static_cast<std::uint64_t>(status.st_size);
  return file;
}

/// How many bytes came; 0 at the end.
Result<std::size_t> read_into(int file, const std::string& path, char* into, std::size_t room) {
  ssize_t count = 0;
  do {
    count = ::read(file, into, room);
  } while (count < 0 && errno == EINTR);
  if (count < 0) return fail_io("read", path, errno);
  return static_cast<std::size_t>(count);
}

/// At most `limit` bytes; few at a time, since the buffer is made anew and most files are small.
Result<std::string> read_some(int file, const std::string& path, std::size_t limit) {
  constexpr std::size_t kPieceBytes = 32U << 10U;
  std::string bytes(std::min(limit, kPieceBytes), '\0');
  const Result<std::size_t> count = read_into(file, path, bytes.data(), bytes.size());
  if (!count) return tl::unexpected(count.error());
  bytes.resize(*count);
  return bytes;
}

Result<void> write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail_io("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

/// A failed fsync is never tried again: the kernel may have dropped the pages.
Result<void> sync(int file, const std::string& path) {
  if (fsync(file) != 0) return fail_io("sync", path, errno);
  return {};
}

Result<void> sync_folder(const std::string& path) {
  auto folder = open_file(path, O_RDONLY | O_DIRECTORY, 0);
  if (!folder) return tl::unexpected(folder.error());
  return sync(folder->get(), path);
}

/// A name in the folder that no other process or thread uses.
std::string temporary_name(const std::string& folder) {
  static std::atomic<std::uint64_t> count{0};
  return folder + "/.habeas-" + std::to_string(getpid()) + "-" + std::to_string(++count) + ".tmp";
}

/// Room is made only for what the file had when it was opened, and a little more in case it grows:
/// most sources are far smaller than the pieces in which large ones are read.
class RealByteStream final : public ByteStream {
 public:
  RealByteStream(Descriptor file, std::string path, std::uint64_t size_bytes)
      : file_(std::move(file)), path_(std::move(path)), left_(size_bytes) {}
  Result<std::string> read(std::size_t limit) override {
    constexpr std::uint64_t kMore = 512;
    const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(limit, left_ + kMore));
    auto piece = read_some(file_.get(), path_, room);
    if (piece) left_ -= std::min<std::uint64_t>(left_, piece->size());
    return piece;
  }
  Result<std::size_t> read_into(char* into, std::size_t room) override {
    return habeas::read_into(file_.get(), path_, into, room);
  }

 private:
  Descriptor file_;
  std::string path_;
  std::uint64_t left_;
};

class RealNewFile final : public NewFile {
 public:
  RealNewFile(Descriptor file, std::string temporary)
      : file_(std::move(file)), temporary_(std::move(temporary)) {}
  RealNewFile(const RealNewFile&) = delete;
  RealNewFile& operator=(const RealNewFile&) = delete;
  ~RealNewFile() override { (void)unlink(temporary_.c_str()); }

  Result<void> append(std::string_view bytes) override {
    return write_all(file_.get(), bytes, temporary_);
  }

  Result<void> close() override {
    if (fchmod(file_.get(), 0444) != 0) return fail_io("protect", temporary_, errno);
    file_.close();
    return {};
  }

  // link() fails where the name is taken, which rename() would not.
  Result<bool> name(const std::string& path) override {
    if (link(temporary_.c_str(), path.c_str()) == 0) return true;
    if (errno != EEXIST) return fail_io("name", path, errno);
    return false;
  }

 private:
  Descriptor file_;
  std::string temporary_;
};

class RealOpenFile final : public OpenFile {
 public:
  RealOpenFile(Descriptor file, std::string path, std::uint64_t size_bytes)
      : file_(std::move(file)), path_(std::move(path)), size_bytes_(size_bytes) {}

  [[nodiscard]] std::uint64_t size_bytes() const override { return size_bytes_; }

  [[nodiscard]] Result<std::string> read_at(std::uint64_t at_bytes,
                                            std::size_t count) const override {
    if (at_bytes > size_bytes_ || count > size_bytes_ - at_bytes) {
      return fail(Errc::bad_input,
                  path_ + " ends before byte " + std::to_string(at_bytes + count) + " of it");
    }
    std::string bytes(count, '\0');
    for (std::size_t filled = 0; filled < count;) {
      const ssize_t got = pread(file_.get(), bytes.data() + filled, count - filled,
                                static_cast<off_t>(at_bytes + filled));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return fail_io("read", path_, errno);
      if (got == 0) return fail(Errc::bad_input, path_ + " became shorter while it was read");
      filled += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  Descriptor file_;
  std::string path_;
  std::uint64_t size_bytes_;
};

class RealFileSystem final : public FileSystem {
 public:
  Result<FileInfo> info(const std::string& path) override {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
      if (errno == ENOENT || errno == ENOTDIR) return FileInfo{};
      return fail_io("look at", path, errno);
    }
    FileInfo info;
    info.kind = S_ISREG(status.st_mode)   ? FileKind::file
                : S_ISDIR(status.st_mode) ? FileKind::folder
                                          : FileKind::other;
    info.size_bytes = static_cast<std::uint64_t>(status.st_size);
    info.device = static_cast<std::uint64_t>(status.st_dev);
    info.inode = static_cast<std::uint64_t>(status.st_ino);
    return info;
  }

  Result<std::vector<std::string>> list(const std::string& path) override {
    struct Close {
      void operator()(DIR* folder) const { (void)closedir(folder); }
    };
    const std::unique_ptr<DIR, Close> folder(opendir(path.c_str()));
    if (!folder) return fail_io("list", path, errno);
    std::vector<std::string> names;
    while (true) {
      errno = 0;
      const dirent* entry = readdir(folder.get());
      if (entry == nullptr) break;
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    if (errno != 0) return fail_io("list", path, errno);
    std::sort(names.begin(), names.end());
    return names;
  }

  Result<std::string> read(const std::string& path, std::uint64_t limit_bytes) override {
    std::uint64_t size = 0;
    auto file = open_regular(path, &size);
    if (!file) return tl::unexpected(file.error());
    // One more byte than the file has: a read that leaves room has met the end.
    std::string bytes(static_cast<std::size_t>(std::min(size, limit_bytes)) + 1, '\0');
    std::size_t filled = 0;
    while (true) {
      const Result<std::size_t> count =
          read_into(file->get(), path, bytes.data() + filled, bytes.size() - filled);
      if (!count) return tl::unexpected(count.error());
      if (*count == 0) break;
      filled += *count;
      if (filled > limit_bytes) {
        return fail(Errc::limit_exceeded,
                    path + " holds more than " + std::to_string(limit_bytes) + " bytes");
      }
      if (filled == bytes.size()) bytes.resize(filled + kChunkBytes);  // it grew meanwhile
    }
    bytes.resize(filled);
    return bytes;
  }

  Result<std::string> read_end(const std::string& path, std::uint64_t most_bytes) override {
    std::uint64_t size = 0;
    auto file = open_regular(path, &size);
    if (!file) return tl::unexpected(file.error());
    const std::uint64_t wanted = std::min(size, most_bytes);
    if (lseek(file->get(), static_cast<off_t>(size - wanted), SEEK_SET) < 0) {
      return fail_io("read", path, errno);
    }
    std::string bytes(static_cast<std::size_t>(wanted), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
      const Result<std::size_t> count =
          read_into(file->get(), path, bytes.data() + filled, bytes.size() - filled);
      if (!count) return tl::unexpected(count.error());
      if (*count == 0) break;
      filled += *count;
    }
    bytes.resize(filled);
    return bytes;
  }

  Result<std::unique_ptr<ByteStream>> open(const std::string& path) override {
    std::uint64_t size = 0;
    auto file = open_regular(path, &size);
    if (!file) return tl::unexpected(file.error());
    return std::make_unique<RealByteStream>(std::move(*file), path, size);
  }

  Result<std::unique_ptr<OpenFile>> open_parts(const std::string& path) override {
    std::uint64_t size = 0;
    auto file = open_regular(path, &size);
    if (!file) return tl::unexpected(file.error());
    return std::make_unique<RealOpenFile>(std::move(*file), path, size);
  }

  Result<std::unique_ptr<NewFile>> create_in(const std::string& folder) override {
    const std::string temporary = temporary_name(folder);
    auto file = open_file(temporary, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (!file) return tl::unexpected(file.error());
    return std::make_unique<RealNewFile>(std::move(*file), temporary);
  }

  // One call for many files: an fsync for each would take most of the time of a large intake.
  Result<void> sync_all(const std::string& folder) override {
    auto opened = open_file(folder, O_RDONLY | O_DIRECTORY, 0);
    if (!opened) return tl::unexpected(opened.error());
    if (syncfs(opened->get()) != 0) return fail_io("sync", folder, errno);
    return {};
  }

  Result<void> write_atomic(const std::string& path, std::string_view bytes) override {
    return replace(path, std::span(&bytes, 1), 0666);
  }

  Result<void> write_atomic_parts(const std::string& path, const Parts& parts) override {
    const std::vector<std::string_view> views(parts.begin(), parts.end());
    return replace(path, views, 0666);
  }

  Result<void> write_secret(const std::string& path, std::string_view bytes) override {
    return replace(path, std::span(&bytes, 1), 0600);
  }

  Result<void> write_at(const std::string& path, std::uint64_t at_bytes,
                        std::string_view bytes) override {
    auto file = open_file(path, O_WRONLY | O_CREAT, 0666);
    if (!file) return tl::unexpected(file.error());
    struct stat status {};
    if (fstat(file->get(), &status) != 0) return fail_io("look at", path, errno);
    if (static_cast<std::uint64_t>(status.st_size) < at_bytes) {
      return fail(Errc::io, path + " is shorter than " + std::to_string(at_bytes) + " bytes");
    }
    const auto at = static_cast<off_t>(at_bytes);
    if (ftruncate(file->get(), at) != 0) return fail_io("cut", path, errno);
    if (lseek(file->get(), at, SEEK_SET) != at) return fail_io("write", path, errno);
    auto written = write_all(file->get(), bytes, path);
    if (written) written = sync(file->get(), path);
    if (!written) return written;
    return sync_folder(folder_of(path));
  }

  Result<void> make_folders(const std::string& path) override {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) return fail_io("make the folder", path, error.value());
    return {};
  }

  Result<void> remove(const std::string& path) override {
    if (unlink(path.c_str()) != 0) return fail_io("remove", path, errno);
    return sync_folder(folder_of(path));
  }

  Result<std::string> absolute(const std::string& path) override {
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::absolute(path, error);
    if (error) return fail_io("make absolute", path, error.value());
    std::string text = std::filesystem::weakly_canonical(whole, error).string();
    if (error) text = whole.lexically_normal().string();
    if (text.size() > 1 && text.back() == '/') text.pop_back();
    return text;
  }

  Result<std::function<void()>> lock(const std::string& path) override {
    auto file = open_file(path, O_RDWR | O_CREAT, 0600);
    if (!file) return tl::unexpected(file.error());
    if (flock(file->get(), LOCK_EX | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK) {
        return fail(Errc::io, path + " is locked: another habeas works here");
      }
      return fail_io("lock", path, errno);
    }
    auto held = std::make_shared<Descriptor>(std::move(*file));
    return [held] { held->close(); };
  }

  Result<std::unique_ptr<FolderWatch>> watch(const std::string& folder,
                                             const std::string& except) override {
    return watch_folder(folder, except);
  }

 private:
  static Result<void> replace(const std::string& path, std::span<const std::string_view> parts,
                              mode_t mode) {
    const std::string folder = folder_of(path);
    const std::string temporary = temporary_name(folder);
    auto file = open_file(temporary, O_WRONLY | O_CREAT | O_EXCL, mode);
    if (!file) return tl::unexpected(file.error());
    Result<void> written;
    for (const std::string_view part : parts) {
      if (written) written = write_all(file->get(), part, temporary);
    }
    if (written) written = sync(file->get(), temporary);
    if (written && rename(temporary.c_str(), path.c_str()) != 0) {
      written = fail_io("rename to", path, errno);
    }
    if (!written) {
      (void)unlink(temporary.c_str());
      return written;
    }
    return sync_folder(folder);
  }
};

}  // namespace

std::unique_ptr<FileSystem> make_file_system() { return std::make_unique<RealFileSystem>(); }

}  // namespace habeas
