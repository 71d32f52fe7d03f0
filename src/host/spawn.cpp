// host/spawn.cpp - the fork server, its protocol and the parent's end of a worker
//
//   parent --(SOCK_SEQPACKET: Request, with a descriptor to start)--> server --fork--> worker
//          <--(Reply)--                                                                  |
//   parent <==(SOCK_STREAM socket pair, made by the parent)==============================+
//
// The server is the parent of all workers and reaps them only when asked to end them: a number that
// it gave out stays the number of that worker. It forgets nothing and parses nothing received.
#include "host/spawn.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "host/descriptor.h"

namespace habeas {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::uint32_t kLeaveMs = 500;  ///< how long a worker may take to leave by itself

constexpr std::int32_t kForked = -1;
constexpr int kReaderChannel = 3;  ///< what a reader program finds its channel as

enum class Act : std::int32_t { start, finish, kill };

struct Request {
  Act act = Act::start;
  std::int32_t process = 0;
  std::int32_t reader = kForked;  ///< which program; by its place in the list
  std::uint64_t source_bytes = 0;
};

struct Reply {
  std::int32_t error = 0;  ///< errno, 0 when it was done
  std::int32_t process = 0;
  Ended ended;
};

tl::unexpected<Error> fail_io(const std::string& doing, int number) {
  return fail(Errc::io, "cannot " + doing + ": " + std::generic_category().message(number));
}

// -------------------------------------------------------------------------------------------------
// messages with a descriptor

union ControlBuffer {
  cmsghdr align;
  std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

/// Sends one message, with a descriptor unless it is -1. False when the other side is gone.
bool send_message(int socket, const void* data, std::size_t size, int descriptor) {
  std::vector<char> copy(size);
  std::memcpy(copy.data(), data, size);
  iovec part{copy.data(), size};
  ControlBuffer control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (descriptor >= 0) {
    message.msg_control = control.bytes.data();
    message.msg_controllen = control.bytes.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  }
  ssize_t count = 0;
  do {
    count = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (count < 0 && errno == EINTR);
  return count == static_cast<ssize_t>(size);
}

/// Receives one message of exactly this size. False at the end.
bool receive_message(int socket, void* data, std::size_t size, Descriptor* descriptor) {
  iovec part{data, size};
  ControlBuffer control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes.data();
  message.msg_controllen = control.bytes.size();
  ssize_t count = 0;
  do {
    count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (count < 0 && errno == EINTR);
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (count >= 0 && header != nullptr && header->cmsg_type == SCM_RIGHTS) {
    int number = -1;
    std::memcpy(&number, CMSG_DATA(header), sizeof number);
    *descriptor = Descriptor(number);
  }
  return count == static_cast<ssize_t>(size);
}

// -------------------------------------------------------------------------------------------------
// the server

class Server {
 public:
  Server(const WorkerProgram& program, int control) : program_(program), control_(control) {}

  /// Serves until the parent is gone.
  void serve() {
    Request request;
    Descriptor channel;
    while (receive_message(control_, &request, sizeof request, &channel)) {
      const Reply reply = request.act == Act::start
                              ? start(std::move(channel), request)
                              : end(request.process, request.act == Act::kill);
      channel = Descriptor();
      if (!send_message(control_, &reply, sizeof reply, -1)) break;
    }
    for (const pid_t process : live_) (void)::kill(process, SIGKILL);
  }

 private:
  Reply start(Descriptor channel, const Request& request) {
    const std::int32_t reader = request.reader;
    if (!channel.is_open()) return {EBADF, 0, {}};
    if (reader != kForked && static_cast<std::size_t>(reader) >= program_.readers.size()) {
      return {ENOENT, 0, {}};
    }
    const pid_t server = getpid();
    const pid_t process = fork();
    if (process < 0) return {errno, 0, {}};
    if (process == 0) work(server, channel.release(), request);
    live_.push_back(process);
    return {0, process, {}};
  }

  [[noreturn]] void work(pid_t server, int channel, const Request& request) {
    (void)close(control_);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)prctl(PR_SET_NAME, "habeas-worker");
    if (getppid() != server) _exit(1);  // the server died before the line above
    if (request.reader != kForked) {
      become(program_.readers[static_cast<std::size_t>(request.reader)], channel);
    }
    int status = 1;
    try {
      status = program_.run(channel, request.source_bytes);
    } catch (...) {
      status = 1;
    }
    _exit(status);
  }

  /// Another program with the same channel; standard streams that lead nowhere, and nothing in the
  /// environment but that OpenMP begins no thread, which the lock would not let it.
  [[noreturn]] static void become(std::string path, int channel) {
    const int nowhere = open("/dev/null", O_RDWR);
    for (int stream = 0; stream < kReaderChannel; ++stream) (void)dup2(nowhere, stream);
    if (channel == kReaderChannel) {
      (void)fcntl(channel, F_SETFD, 0);
    } else {
      (void)dup2(channel, kReaderChannel);
    }
    std::array<char*, 2> arguments{path.data(), nullptr};
    std::string one_thread = "OMP_THREAD_LIMIT=1";
    std::array<char*, 2> environment{one_thread.data(), nullptr};
    (void)execve(path.c_str(), arguments.data(), environment.data());
    _exit(127);
  }

  Reply end(pid_t process, bool at_once) {
    const auto known = std::find(live_.begin(), live_.end(), process);
    if (known == live_.end()) return {ESRCH, 0, {}};
    live_.erase(known);
    int status = 0;
    for (std::uint32_t waited_ms = 0; !at_once && waited_ms < kLeaveMs; ++waited_ms) {
      if (waitpid(process, &status, WNOHANG) == process) return {0, process, ended(status)};
      (void)poll(nullptr, 0, 1);
    }
    (void)::kill(process, SIGKILL);
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return {0, process, ended(status)};
  }

  static Ended ended(int status) {
    if (WIFSIGNALED(status)) return {0, WTERMSIG(status)};
    return {WEXITSTATUS(status), 0};
  }

  const WorkerProgram& program_;
  int control_;
  std::vector<pid_t> live_;
};

// -------------------------------------------------------------------------------------------------
// the parent

/// The control socket, shared by the Spawn object and the children it started.
class Control {
 public:
  Control(Descriptor socket, pid_t server) : socket_(std::move(socket)), server_(server) {}
  Control(const Control&) = delete;
  Control& operator=(const Control&) = delete;
  ~Control() {
    socket_.close();
    while (waitpid(server_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  Result<Reply> ask(const Request& request, int descriptor) {
    const std::lock_guard hold(mutex_);
    Reply reply;
    Descriptor none;
    if (!send_message(socket_.get(), &request, sizeof request, descriptor) ||
        !receive_message(socket_.get(), &reply, sizeof reply, &none)) {
      return fail(Errc::worker_lost, "the process that starts the workers is gone");
    }
    if (reply.error != 0) return fail_io("start or end a worker", reply.error);
    return reply;
  }

 private:
  std::mutex mutex_;
  Descriptor socket_;
  pid_t server_;
};

class RealChild final : public Child {
 public:
  RealChild(std::shared_ptr<Control> control, Descriptor channel, std::int32_t process)
      : control_(std::move(control)), channel_(std::move(channel)), process_(process) {}
  RealChild(const RealChild&) = delete;
  RealChild& operator=(const RealChild&) = delete;
  ~RealChild() override { (void)kill(); }

  void allow_ms(std::uint32_t wait_ms) override {
    deadline_ = SteadyClock::now() + std::chrono::milliseconds(wait_ms);
  }

  Result<void> send(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t count =
          ::send(channel_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count >= 0) {
        bytes.remove_prefix(static_cast<std::size_t>(count));
      } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
        if (auto ready = wait_for(POLLOUT); !ready) return ready;
      } else if (errno != EINTR) {
        return lost(errno);
      }
    }
    return {};
  }

  Result<std::string> receive(std::size_t limit) override {
    if (room_.size() < limit) room_.resize(limit);
    while (true) {
      const ssize_t count = ::recv(channel_.get(), room_.data(), limit, MSG_DONTWAIT);
      if (count >= 0) return std::string(room_.data(), static_cast<std::size_t>(count));
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        if (auto ready = wait_for(POLLIN); !ready) return tl::unexpected(ready.error());
      } else if (errno == ECONNRESET) {
        return std::string();  // it left without reading all: an end as good as any
      } else if (errno != EINTR) {
        return lost(errno);
      }
    }
  }

  Result<Ended> finish() override { return end(Act::finish); }
  Result<Ended> kill() override { return end(Act::kill); }

 private:
  static tl::unexpected<Error> lost(int number) {
    return fail(Errc::worker_lost,
                "the worker is gone: " + std::generic_category().message(number));
  }

  Result<void> wait_for(decltype(pollfd::events) what) {
    while (true) {
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(deadline_ - SteadyClock::now());
      if (left.count() <= 0) return fail(Errc::limit_exceeded, "the worker took too long");
      pollfd wanted{channel_.get(), what, 0};
      const int ready =
          poll(&wanted, 1,
               static_cast<int>(std::min<std::int64_t>(left.count(), 1000 * std::int64_t{1000})));
      if (ready > 0) return {};
      if (ready < 0 && errno != EINTR) return lost(errno);
    }
  }

  Result<Ended> end(Act act) {
    if (process_ == 0) return ended_;
    channel_.close();  // the worker reads the end of its input
    auto reply = control_->ask({act, std::exchange(process_, 0), kForked, 0}, -1);
    if (!reply) return tl::unexpected(reply.error());
    ended_ = reply->ended;
    return ended_;
  }

  std::shared_ptr<Control> control_;
  Descriptor channel_;
  std::int32_t process_;
  Ended ended_;
  std::vector<char> room_;  ///< for the bytes of one call of receive()
  SteadyClock::time_point deadline_ = SteadyClock::now() + std::chrono::seconds(10);
};

struct Pair {
  Descriptor ours, theirs;
};

Result<Pair> make_pair_of_sockets(int type) {
  std::array<int, 2> ends{-1, -1};
  if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return fail_io("make a socket pair", errno);
  }
  return Pair{Descriptor(ends[0]), Descriptor(ends[1])};
}

class ForkServer final : public Spawn {
 public:
  ForkServer(std::shared_ptr<Control> control, std::vector<std::string> readers)
      : control_(std::move(control)), readers_(std::move(readers)) {}

  Result<std::unique_ptr<Child>> start_worker(std::uint64_t source_bytes) override {
    return start(kForked, source_bytes);
  }

  Result<std::unique_ptr<Child>> start_reader(const std::string& name) override {
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      if (!readers_[i].ends_with("/" + name)) continue;
      if (access(readers_[i].c_str(), X_OK) == 0) return start(static_cast<std::int32_t>(i));
    }
    return fail(Errc::unsupported, "the program " + name + " is not installed beside habeas");
  }

 private:
  Result<std::unique_ptr<Child>> start(std::int32_t reader, std::uint64_t source_bytes = 0) {
    auto pair = make_pair_of_sockets(SOCK_STREAM);
    if (!pair) return tl::unexpected(pair.error());
    auto reply = control_->ask({Act::start, 0, reader, source_bytes}, pair->theirs.get());
    if (!reply) return tl::unexpected(reply.error());
    return std::make_unique<RealChild>(control_, std::move(pair->ours), reply->process);
  }

  std::shared_ptr<Control> control_;
  std::vector<std::string> readers_;
};

/// Counts the threads of this process; 1 where /proc is not there to ask.
std::size_t count_threads() {
  DIR* tasks = opendir("/proc/self/task");
  if (tasks == nullptr) return 1;
  std::size_t count = 0;
  while (const dirent* entry = readdir(tasks)) {
    if (entry->d_name[0] != '.') ++count;
  }
  (void)closedir(tasks);
  return count;
}

/// The folder that holds this program, with a slash; empty where /proc is not there to ask.
std::string own_folder() {
  std::array<char, 4096> path{};
  const ssize_t size = readlink("/proc/self/exe", path.data(), path.size());
  if (size <= 0 || static_cast<std::size_t>(size) == path.size()) return {};
  const std::string_view whole(path.data(), static_cast<std::size_t>(size));
  return std::string(whole.substr(0, whole.rfind('/') + 1));
}

}  // namespace

Result<std::unique_ptr<Spawn>> start_fork_server(const WorkerProgram& program) {
  WorkerProgram placed = program;
  for (std::string& reader : placed.readers) reader = own_folder() + reader;
  if (count_threads() != 1) {
    return fail(Errc::internal, "the fork server must start before any thread");
  }
  auto pair = make_pair_of_sockets(SOCK_SEQPACKET);
  if (!pair) return tl::unexpected(pair.error());
  const pid_t server = fork();
  if (server < 0) return fail_io("start the fork server", errno);
  if (server == 0) {
    pair->ours.close();
    (void)prctl(PR_SET_NAME, "habeas-server");
    // A key that ends the program comes to all its processes; the parent decides what is finished.
    (void)signal(SIGINT, SIG_IGN);
    try {
      if (placed.prepare) placed.prepare();
      Server(placed, pair->theirs.get()).serve();
    } catch (...) {
      _exit(1);
    }
    _exit(0);
  }
  return std::make_unique<ForkServer>(std::make_shared<Control>(std::move(pair->ours), server),
                                      std::move(placed.readers));
}

}  // namespace habeas
