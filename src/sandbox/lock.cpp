// sandbox/lock.cpp - limits, closed descriptors, Landlock and seccomp, in that order
#include "sandbox/lock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <string>
#include <system_error>

namespace habeas {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

tl::unexpected<Error> fail_wall(const std::string& wall, int number) {
  return fail(Errc::unsupported, wall + ": " + std::generic_category().message(number));
}

// -------------------------------------------------------------------------------------------------
// limits and descriptors

Result<void> set_limit(decltype(RLIMIT_AS) what, std::uint64_t value, const char* name) {
  rlimit limit{};
  if (getrlimit(what, &limit) != 0) return fail_wall(std::string("limit ") + name, errno);
  const rlim_t wanted = std::min<rlim_t>(static_cast<rlim_t>(value), limit.rlim_max);
  limit = {wanted, wanted};
  if (setrlimit(what, &limit) != 0) return fail_wall(std::string("limit ") + name, errno);
  return {};
}

/// RLIMIT_CPU with equal soft and hard limit ends in SIGKILL; one second more lets SIGXCPU say why.
Result<void> set_cpu_limit(std::uint32_t seconds) {
  rlimit limit{seconds, static_cast<rlim_t>(seconds) + 1};
  rlimit old{};
  if (getrlimit(RLIMIT_CPU, &old) != 0) return fail_wall("limit CPU", errno);
  limit.rlim_max = std::min(limit.rlim_max, old.rlim_max);
  limit.rlim_cur = std::min(limit.rlim_cur, limit.rlim_max);
  if (setrlimit(RLIMIT_CPU, &limit) != 0) return fail_wall("limit CPU", errno);
  return {};
}

Result<void> set_limits(const Limits& limits, int channel) {
  Result<void> done = set_cpu_limit(limits.cpu_seconds);
  if (done && !kSanitized) done = set_limit(RLIMIT_AS, limits.memory_bytes, "AS");
  if (done) done = set_limit(RLIMIT_CORE, 0, "CORE");
  if (done) done = set_limit(RLIMIT_FSIZE, 0, "FSIZE");
  if (done) done = set_limit(RLIMIT_NPROC, 0, "NPROC");
  if (done) done = set_limit(RLIMIT_NOFILE, static_cast<std::uint64_t>(channel) + 1, "NOFILE");
  return done;
}

/// Closes all descriptors from `first` on; the loop serves kernels before 5.9.
void close_from(unsigned int first) {
  if (syscall(SYS_close_range, first, ~0U, 0U) == 0) return;
  for (int number = static_cast<int>(first); number < 65536; ++number) (void)close(number);
}

/// Closes every descriptor but the channel (and the sanitizer's standard error).
void close_descriptors(int channel) {
  for (int number = 0; number < channel; ++number) {
    if (!(kSanitized && number == STDERR_FILENO)) (void)close(number);
  }
  close_from(static_cast<unsigned int>(channel) + 1U);
}

// -------------------------------------------------------------------------------------------------
// Landlock: a ruleset that handles all rights the kernel knows and allows none. Debian's header
// stops at ABI 2, so the layout and the rights of later ones are spelt out here.

struct RulesetAttributes {
  std::uint64_t files = 0;    // since ABI 1
  std::uint64_t network = 0;  // since ABI 4
  std::uint64_t scopes = 0;   // since ABI 6
};

constexpr std::uint64_t low_bits(unsigned int count) { return (std::uint64_t{1} << count) - 1; }

Result<void> raise_landlock() {
  const std::int64_t abi =
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi < 1) return fail_wall("Landlock", errno);
  RulesetAttributes attributes;
  attributes.files = low_bits(abi >= 5 ? 16 : abi >= 3 ? 15 : abi == 2 ? 14 : 13);
  if (abi >= 4) attributes.network = low_bits(2);  // bind and connect with TCP
  if (abi >= 6) attributes.scopes = low_bits(2);   // abstract sockets and signals to outside
  const std::size_t size = abi >= 6 ? 24U : abi >= 4 ? 16U : 8U;
  const std::int64_t ruleset = syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
  if (ruleset < 0) return fail_wall("Landlock ruleset", errno);
  const std::int64_t restricted = syscall(SYS_landlock_restrict_self, ruleset, 0);
  const int number = errno;
  (void)close(static_cast<int>(ruleset));
  if (restricted != 0) return fail_wall("Landlock", number);
  return {};
}

// -------------------------------------------------------------------------------------------------
// seccomp

/// What a reader needs: its channel, memory, the clock, and leaving. glibc's qsort asks sysinfo;
/// fstat serves the channel only, since nothing can be opened.
constexpr std::array kAllowed{
    SCMP_SYS(read),         SCMP_SYS(readv),
    SCMP_SYS(write),        SCMP_SYS(writev),
    SCMP_SYS(lseek),        SCMP_SYS(fstat),
    SCMP_SYS(close),        SCMP_SYS(brk),
    SCMP_SYS(munmap),       SCMP_SYS(mremap),
    SCMP_SYS(madvise),      SCMP_SYS(futex),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack),  SCMP_SYS(clock_gettime),
    SCMP_SYS(getrandom),    SCMP_SYS(sysinfo),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),
};

/// Asked by libraries that go on well without an answer: refused, not deadly.
constexpr std::array kRefused{SCMP_SYS(open),  SCMP_SYS(openat),   SCMP_SYS(newfstatat),
                              SCMP_SYS(statx), SCMP_SYS(readlink), SCMP_SYS(access)};

/// What AddressSanitizer asks besides; none of it reaches outside the process.
constexpr std::array kSanitizerAllowed{SCMP_SYS(sched_yield), SCMP_SYS(getpid), SCMP_SYS(gettid),
                                       SCMP_SYS(rt_sigaction)};

Result<void> raise_seccomp() {
  struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
  };
  const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (filter == nullptr) return fail_wall("seccomp", EINVAL);
  int failed = 0;
  const auto add = [&](std::uint32_t action, int call) {
    const int result = seccomp_rule_add_array(filter.get(), action, call, 0, nullptr);
    if (result < 0) failed = -result;
  };
  for (const int call : kAllowed) add(SCMP_ACT_ALLOW, call);
  for (const int call : kRefused) add(SCMP_ACT_ERRNO(EACCES), call);
  if constexpr (kSanitized) {
    for (const int call : kSanitizerAllowed) add(SCMP_ACT_ALLOW, call);
  }
  const scmp_arg_cmp not_executable{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    const int result =
        seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &not_executable);
    if (result < 0) failed = -result;
  }
  if (failed != 0) return fail_wall("seccomp", failed);
  if (const int result = seccomp_load(filter.get()); result < 0) {
    return fail_wall("seccomp", -result);
  }
  return {};
}

}  // namespace

Result<void> lock_process(int channel, const Limits& limits, const LockWalls& walls) {
  close_descriptors(channel);
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return fail_wall("not dumpable", errno);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return fail_wall("no new rights", errno);
  Result<void> done;
  if (walls.landlock) done = raise_landlock();  // before NOFILE: the ruleset is a descriptor
  if (done && walls.limits) done = set_limits(limits, channel);
  if (done && walls.seccomp) done = raise_seccomp();
  return done;
}

}  // namespace habeas
