// sandbox/trial.cpp - the forbidden acts, each in a locked child of its own
//
// Every act is chosen so that it succeeds in an unlocked process, or fails there for a reason other
// than missing rights: only then does EACCES, EPERM or SIGSYS prove the lock.
#include "sandbox/trial.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <optional>

namespace habeas {
namespace {

struct Act {
  const char* name;
  std::int64_t (*attempt)();  // negative: errno says why
};

std::int64_t attempt_mmap_exec() {
  void* page = mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page == MAP_FAILED ? -1 : 0;
}

std::int64_t attempt_mprotect_exec() {
  void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page == MAP_FAILED ? -1 : mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

std::int64_t attempt_exec() {
  std::array<char*, 1> none{nullptr};
  return execve("/bin/true", none.data(), none.data());
}

constexpr std::array kActs{
    Act{"socket TCP", [] { return syscall(SYS_socket, AF_INET, SOCK_STREAM, 0); }},
    Act{"socket UDP", [] { return syscall(SYS_socket, AF_INET, SOCK_DGRAM, 0); }},
    Act{"socket UDP 6", [] { return syscall(SYS_socket, AF_INET6, SOCK_DGRAM, 0); }},
    Act{"socket UNIX", [] { return syscall(SYS_socket, AF_UNIX, SOCK_STREAM, 0); }},
    Act{"socket MPTCP", [] { return syscall(SYS_socket, AF_INET, SOCK_STREAM, 262); }},
    Act{"socket pair",
        [] {
          std::array<int, 2> ends{};
          return syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, ends.data());
        }},
    Act{"open to read", [] { return syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY); }},
    Act{"open to write", [] { return syscall(SYS_openat, AT_FDCWD, "/dev/null", O_WRONLY); }},
    Act{"openat2", [] { return syscall(SYS_openat2, AT_FDCWD, "/", nullptr, 0); }},
    Act{"stat",
        [] {
          struct stat status {};
          return syscall(SYS_newfstatat, AT_FDCWD, "/", &status, 0);
        }},
    Act{"exec", attempt_exec},
    Act{"clone", [] { return syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr); }},
    Act{"clone3", [] { return syscall(SYS_clone3, nullptr, 0); }},
    Act{"ptrace", [] { return syscall(SYS_ptrace, PTRACE_TRACEME, 0, nullptr, nullptr); }},
    Act{"kill the parent", [] { return syscall(SYS_kill, getppid(), 0); }},
    Act{"signal itself", [] { return syscall(SYS_tgkill, getpid(), getpid(), 0); }},
    Act{"mmap executable", attempt_mmap_exec},
    Act{"mprotect executable", attempt_mprotect_exec},
    Act{"io_uring_setup", [] { return syscall(SYS_io_uring_setup, 0, nullptr); }},
    Act{"bpf", [] { return syscall(SYS_bpf, 9999, nullptr, 0); }},
    Act{"perf_event_open", [] { return syscall(SYS_perf_event_open, nullptr, 0, -1, -1, 0); }},
    Act{"userfaultfd", [] { return syscall(SYS_userfaultfd, 9999); }},
    Act{"mount", [] { return syscall(SYS_mount, nullptr, nullptr, nullptr, 0, nullptr); }},
    Act{"chroot", [] { return syscall(SYS_chroot, nullptr); }},
    Act{"unshare", [] { return syscall(SYS_unshare, 0); }},
    Act{"unlink", [] { return syscall(SYS_unlinkat, AT_FDCWD, "/nothing/here", 0); }},
    Act{"mkdir", [] { return syscall(SYS_mkdirat, AT_FDCWD, "/nothing/here", 0700); }},
    Act{"rename",
        [] { return syscall(SYS_renameat2, AT_FDCWD, "/nothing/a", AT_FDCWD, "/nothing/b", 0); }},
    Act{"chmod", [] { return syscall(SYS_fchmodat, AT_FDCWD, "/nothing/here", 0700); }},
    Act{"chdir", [] { return syscall(SYS_chdir, "/"); }},
    Act{"keyctl", [] { return syscall(SYS_keyctl, 9999, 0, 0, 0, 0); }},
    Act{"process_vm_readv",
        [] { return syscall(SYS_process_vm_readv, getppid(), nullptr, 0, nullptr, 0, 0); }},
    Act{"prctl dumpable", [] { return syscall(SYS_prctl, 4, 1, 0, 0, 0); }},
    Act{"raise a limit", [] { return syscall(SYS_prlimit64, 0, 7, nullptr, nullptr); }},
    Act{"memfd_create", [] { return syscall(SYS_memfd_create, "x", 0); }},
    Act{"pidfd_open", [] { return syscall(SYS_pidfd_open, getppid(), 0); }},
    Act{"ioctl", [] { return syscall(SYS_ioctl, 3, 0x5413, nullptr); }},
    Act{"send with a descriptor", [] { return syscall(SYS_sendmsg, 3, nullptr, 0); }},
};

constexpr int kDone = 254;       // exit status of a child whose act went through
constexpr int kNotLocked = 255;  // ... that could not be locked; else the errno

[[noreturn]] void run_act(const Act& act, const Limits& limits, const LockWalls& walls) {
  if (!lock_process(STDERR_FILENO + 1, limits, walls)) _exit(kNotLocked);
  errno = 0;
  const std::int64_t result = act.attempt();
  _exit(result < 0 ? errno : kDone);
}

Result<Attempt> outcome_of(const Act& act, pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    return Attempt{act.name, number == SIGSYS, "signal " + std::to_string(number)};
  }
  const int code = WEXITSTATUS(status);
  if (code == kNotLocked) return fail(Errc::unsupported, "a child could not be locked");
  if (code == kDone) return Attempt{act.name, false, "done"};
  return Attempt{act.name, code == EACCES || code == EPERM, "errno " + std::to_string(code)};
}

}  // namespace

// All children run at once: the trial is part of every start, and must not be felt.
Result<std::vector<Attempt>> try_forbidden(const Limits& limits, const LockWalls& walls) {
  std::array<pid_t, kActs.size()> children{};
  for (std::size_t i = 0; i < kActs.size(); ++i) {
    children[i] = fork();
    if (children[i] == 0) run_act(kActs[i], limits, walls);
  }
  std::vector<Attempt> attempts;
  std::optional<Error> failed;
  for (std::size_t i = 0; i < kActs.size(); ++i) {
    Result<Attempt> attempt = fail(Errc::io, "the trial of the lock cannot fork");
    if (children[i] > 0) attempt = outcome_of(kActs[i], children[i]);
    if (attempt) {
      attempts.push_back(std::move(*attempt));
    } else {
      failed = attempt.error();
    }
  }
  if (failed) return tl::unexpected(*failed);
  return attempts;
}

Result<void> self_test(const Limits& limits) {
  const auto attempts = try_forbidden(limits);
  if (!attempts) return tl::unexpected(attempts.error());
  std::string through;
  for (const Attempt& attempt : *attempts) {
    if (attempt.stopped) continue;
    through += (through.empty() ? "" : ", ") + attempt.name + " (" + attempt.outcome + ")";
  }
  if (!through.empty()) return fail(Errc::unsupported, "the lock lets through: " + through);
  return {};
}

}  // namespace habeas
