// flow/parallel_test.cpp - every item runs once, and the first failure in item order is told
#include "flow/parallel.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace habeas {
namespace {

TEST(ParallelFor, RunsEveryItemOnceForAnyNumberOfThreads) {
  for (const std::uint32_t threads : {0U, 1U, 2U, 7U}) {
    std::vector<int> runs(100, 0);
    EXPECT_TRUE(parallel_for(100, threads, [&](std::uint32_t i) { ++runs[i]; }));
    EXPECT_EQ(runs, std::vector<int>(100, 1)) << threads;
  }
}

TEST(ParallelFor, TellsTheFirstFailureInItemOrder) {
  const auto body = [](std::uint32_t i) {
    if (i % 10 == 7) throw std::runtime_error("broken");
  };
  const Result<void> result = parallel_for(100, 3, body);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "item 7: broken");
}

}  // namespace
}  // namespace habeas
