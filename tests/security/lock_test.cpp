// tests/security/lock_test.cpp - what a locked process cannot do, and that the test would see it
#include "sandbox/lock.h"

#include <grp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "sandbox/trial.h"

namespace habeas {
namespace {

constexpr int kSkipped = 77;

/// Runs the body in a child; its exit status, or minus the signal that ended it.
int in_child(const std::function<int()>& body) {
  const pid_t child = fork();
  if (child == 0) _exit(body());
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

std::vector<Attempt> attempts_without(const LockWalls& walls) {
  auto attempts = try_forbidden(Limits{}, walls);
  EXPECT_TRUE(attempts) << attempts.error().message;
  return attempts ? *attempts : std::vector<Attempt>{};
}

bool is_stopped(const std::vector<Attempt>& attempts, std::string_view name) {
  const auto found = std::find_if(attempts.begin(), attempts.end(),
                                  [&](const Attempt& attempt) { return attempt.name == name; });
  EXPECT_NE(found, attempts.end()) << name;
  return found != attempts.end() && found->stopped;
}

TEST(Lock, StopsEveryForbiddenAct) {
  const auto attempts = attempts_without({});
  EXPECT_GE(attempts.size(), 20U);
  for (const Attempt& attempt : attempts) {
    EXPECT_TRUE(attempt.stopped) << attempt.name << ": " << attempt.outcome;
  }
}

TEST(Lock, StopsEveryForbiddenActOfAnyUser) {
  if (getuid() != 0) GTEST_SKIP() << "only root can become nobody";
  const int status = in_child([] {
    if (setgroups(0, nullptr) != 0 || setgid(65534) != 0 || setuid(65534) != 0) return kSkipped;
    return self_test(Limits{}) ? 0 : 1;
  });
  if (status == kSkipped) GTEST_SKIP() << "cannot become nobody here";
  EXPECT_EQ(status, 0);
}

// Positive controls: without a wall the acts that it stops go through.

TEST(Lock, WithoutSeccompSocketsAndMemoryGoThrough) {
  const auto attempts = attempts_without({.limits = false, .seccomp = false});
  EXPECT_FALSE(is_stopped(attempts, "socket UDP"));
  EXPECT_FALSE(is_stopped(attempts, "mmap executable"));
  EXPECT_FALSE(is_stopped(attempts, "clone"));
  EXPECT_FALSE(is_stopped(attempts, "kill the parent") &&
               is_stopped(attempts, "signal itself"));  // Landlock stops the first since ABI 6
  EXPECT_TRUE(is_stopped(attempts, "open to read"));    // Landlock still stands
}

TEST(Lock, WithoutAnyWallFilesGoThroughToo) {
  const auto attempts = attempts_without({.limits = false, .landlock = false, .seccomp = false});
  EXPECT_FALSE(is_stopped(attempts, "open to read"));
  EXPECT_FALSE(is_stopped(attempts, "exec"));
  EXPECT_FALSE(is_stopped(attempts, "stat"));
  const auto stopped = std::count_if(attempts.begin(), attempts.end(),
                                     [](const Attempt& attempt) { return attempt.stopped; });
  EXPECT_LT(stopped, 10) << "acts that fail without a lock prove nothing";
}

TEST(Lock, LeavesNoDescriptorButTheChannel) {
  const int status = in_child([] {
    if (dup2(1, 3) != 3 || dup2(1, 9) != 9) return kSkipped;
    if (!lock_process(3, Limits{})) return 1;
    char byte = 'x';
    return write(9, &byte, 0) == -1 && write(3, &byte, 0) == 0 ? 0 : 2;
  });
  EXPECT_EQ(status, 0);
}

TEST(Lock, MemoryIsLimited) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "AddressSanitizer needs its shadow";
#endif
  const auto takes = [](std::size_t bytes) {
    return in_child([bytes] {
      if (!lock_process(3, Limits{})) return 1;
      try {
        const std::vector<char> memory(bytes);
        return memory.empty() ? 3 : 0;
      } catch (const std::bad_alloc&) {
        return 2;
      }
    });
  };
  EXPECT_EQ(takes(256U << 20U), 0);
  EXPECT_EQ(takes(600U << 20U), 2);
}

TEST(Lock, TimeIsLimited) {
  Limits limits;
  limits.cpu_seconds = 1;
  const int status = in_child([&] {
    if (!lock_process(3, limits)) return 1;
    std::atomic<std::uint32_t> count{0};
    while (true) ++count;
  });
  EXPECT_EQ(status, -SIGXCPU);
}

TEST(Lock, SelfTestIsQuick) {
  const auto begin = std::chrono::steady_clock::now();
  const auto held = self_test(Limits{});
  const auto took = std::chrono::steady_clock::now() - begin;
  EXPECT_TRUE(held) << held.error().message;
  RecordProperty(
      "milliseconds",
      static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
#if !defined(__SANITIZE_ADDRESS__)
  EXPECT_LT(took, std::chrono::milliseconds(500));  // 15 ms alone on a machine
#endif
}

}  // namespace
}  // namespace habeas
