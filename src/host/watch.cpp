// host/watch.cpp - inotify for each folder, a descriptor for the signals that ask to end
#include "host/watch.h"

#include <dirent.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>
#include <system_error>
#include <utility>

#include "host/descriptor.h"

namespace habeas {
namespace {

tl::unexpected<Error> fail_watch(const std::string& folder, int number) {
  return fail(Errc::io, "cannot watch " + folder + ": " + std::generic_category().message(number));
}

constexpr std::uint32_t kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO |
                                  IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR | IN_DONT_FOLLOW |
                                  IN_EXCL_UNLINK;

/// SIGINT and SIGTERM wait in a descriptor instead of ending the program, as long as this lives.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    (void)pthread_sigmask(SIG_BLOCK, &set_, &before_);
    file_ = Descriptor(signalfd(-1, &set_, SFD_CLOEXEC | SFD_NONBLOCK));
  }
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals() {
    (void)has_come();  // what came late is not delivered any more: it was obeyed
    (void)pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

  [[nodiscard]] int file() const { return file_.get(); }
  [[nodiscard]] bool has_come() const {
    signalfd_siginfo info{};
    return ::read(file_.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info);
  }

 private:
  sigset_t set_{}, before_{};
  Descriptor file_;
};

class InotifyWatch final : public FolderWatch {
 public:
  InotifyWatch(Descriptor inotify, std::string folder, std::string except)
      : inotify_(std::move(inotify)), folder_(std::move(folder)), except_(std::move(except)) {}

  /// Watches first and lists then, so that nothing comes in between unseen.
  Result<void> add(const std::string& folder) {
    if (folder == except_) return {};
    const int number = inotify_add_watch(inotify_.get(), folder.c_str(), kEvents);
    if (number < 0) return fail_watch(folder, errno);
    folders_[number] = folder;
    struct Close {
      void operator()(DIR* opened) const { (void)closedir(opened); }
    };
    const std::unique_ptr<DIR, Close> opened(opendir(folder.c_str()));
    if (!opened) return fail_watch(folder, errno);
    std::vector<std::string> names;
    while (const dirent* entry = readdir(opened.get())) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      const std::string path = folder + "/" + name;
      struct stat status {};
      if (lstat(path.c_str(), &status) != 0) continue;  // gone again
      if (S_ISDIR(status.st_mode)) {
        if (auto added = add(path); !added) return added;
      } else if (S_ISREG(status.st_mode)) {
        found_.push_back({path, FileEventKind::found});
      }
    }
    return {};
  }

  Result<FolderNews> wait(std::uint32_t wait_ms) override {
    FolderNews news;
    std::swap(news.events, found_);
    std::array<pollfd, 2> files{{{inotify_.get(), POLLIN, 0}, {signals_.file(), POLLIN, 0}}};
    const int allowed = news.events.empty() ? static_cast<int>(wait_ms) : 0;
    if (poll(files.data(), files.size(), allowed) < 0 && errno != EINTR) {
      return fail_watch(folder_, errno);
    }
    news.is_asked_to_stop = signals_.has_come();
    auto taken = take_events(news.events);
    if (!taken) return tl::unexpected(taken.error());
    news.events.insert(news.events.end(), found_.begin(), found_.end());
    found_.clear();
    return news;
  }

 private:
  Result<void> take_events(std::vector<FileEvent>& events) {
    alignas(inotify_event) std::array<char, 1U << 16U> buffer{};
    while (true) {
      const ssize_t size = ::read(inotify_.get(), buffer.data(), buffer.size());
      if (size < 0 && errno == EINTR) continue;
      if (size < 0 && errno == EAGAIN) return {};
      if (size <= 0) return fail_watch(folder_, errno);
      const auto end = static_cast<std::size_t>(size);
      for (std::size_t at = 0; at < end;) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + at, sizeof event);
        const char* name = event.len == 0 ? "" : buffer.data() + at + sizeof event;
        if (auto taken = take_event(event, name, events); !taken) return taken;
        at += sizeof event + event.len;
      }
    }
  }

  Result<void> take_event(const inotify_event& event, const std::string& name,
                          std::vector<FileEvent>& events) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) return add(folder_);  // events were lost: list all again
    const auto folder = folders_.find(event.wd);
    if (folder == folders_.end()) return {};
    if ((event.mask & IN_IGNORED) != 0) {
      const bool is_top = folder->second == folder_;
      folders_.erase(folder);
      if (is_top) return fail(Errc::io, folder_ + " is gone: there is nothing to watch any more");
      return {};
    }
    const std::string path = folder->second + "/" + name;
    if ((event.mask & IN_ISDIR) != 0) {
      const bool is_new = (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0;
      // A folder that is gone again brought nothing.
      if (is_new && !add(path) && access(path.c_str(), F_OK) == 0) return fail_watch(path, errno);
      return {};
    }
    if (const auto kind = kind_of(event.mask)) events.push_back({path, *kind});
    return {};
  }

  static std::optional<FileEventKind> kind_of(std::uint32_t mask) {
    if ((mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) return FileEventKind::complete;
    if ((mask & (IN_DELETE | IN_MOVED_FROM)) != 0) return FileEventKind::gone;
    if ((mask & IN_MODIFY) != 0) return FileEventKind::changing;
    if ((mask & IN_CREATE) != 0) return FileEventKind::found;
    return std::nullopt;
  }

  StopSignals signals_;
  Descriptor inotify_;
  std::string folder_;
  std::string except_;
  std::map<int, std::string> folders_;
  std::vector<FileEvent> found_;
};

}  // namespace

Result<std::unique_ptr<FolderWatch>> watch_folder(const std::string& folder,
                                                  const std::string& except) {
  Descriptor inotify(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
  if (!inotify.is_open()) return fail_watch(folder, errno);
  auto watch = std::make_unique<InotifyWatch>(std::move(inotify), folder, except);
  if (auto added = watch->add(folder); !added) return tl::unexpected(added.error());
  return watch;
}

}  // namespace habeas
