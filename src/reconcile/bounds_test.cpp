// reconcile/bounds_test.cpp - propagation and conflict sets against search over small systems
#include "reconcile/bounds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace habeas {
namespace {

constexpr std::int64_t kMost = 9;  // largest value in a random system

bool satisfies(const System& system, const std::vector<std::int64_t>& values) {
  for (const Stated& stated : system.stated) {
    const std::int64_t value = values[stated.variable];
    if ((stated.lo && value < *stated.lo) || (stated.hi && value > *stated.hi)) return false;
  }
  for (const Sum& sum : system.sums) {
    std::int64_t total = 0;
    for (const std::size_t part : sum.parts) total += values[part];
    if (total > values[sum.whole] || (sum.complete && total != values[sum.whole])) return false;
  }
  for (const Share& share : system.shares) {
    const std::int64_t part = values[share.part] * share.denominator;
    const std::int64_t least = values[share.whole] * share.numerator;
    if (values[share.part] > values[share.whole]) return false;
    if (share.open ? part <= least : part < least) return false;
  }
  return true;
}

/// All assignments of 0 to kMost that satisfy the system.
std::vector<std::vector<std::int64_t>> solutions(const System& system) {
  std::vector<std::vector<std::int64_t>> found;
  std::vector<std::int64_t> values(system.variables, 0);
  while (true) {
    if (satisfies(system, values)) found.push_back(values);
    std::size_t at = 0;
    while (at < values.size() && values[at] == kMost) values[at++] = 0;
    if (at == values.size()) return found;
    ++values[at];
  }
}

System random_system(std::mt19937& random) {
  System system;
  system.variables = 3;
  std::size_t claim = 0;
  for (std::size_t v = 0; v < 3; ++v) system.stated.push_back({v, std::nullopt, kMost, 100 + v});
  for (int i = 0; i < 4; ++i) {
    const auto number = static_cast<std::int64_t>(random() % 8);
    Stated stated{random() % 3, std::nullopt, std::nullopt, claim++};
    (random() % 2 == 0 ? stated.lo : stated.hi) = number;
    system.stated.push_back(stated);
  }
  system.sums.push_back({{1, 2}, 0, random() % 3 == 0});
  if (random() % 2 == 0) {
    system.shares.push_back(
        {1, 0, static_cast<std::int64_t>(1 + random() % 3), 4, random() % 2 == 0, claim++});
  }
  return system;
}

TEST(Bounds, NoSolutionIsEverCutOff) {
  const std::uint32_t seed = 7;
  std::mt19937 random(seed);
  for (int round = 0; round < 400; ++round) {
    const System system = random_system(random);
    const auto known = solutions(system);
    const auto bounds = propagate(system);
    for (const auto& values : known) {
      for (std::size_t v = 0; v < values.size(); ++v) {
        EXPECT_TRUE(!bounds[v].lo || bounds[v].lo->at <= values[v]) << seed << " " << round;
        EXPECT_TRUE(!bounds[v].hi || bounds[v].hi->at >= values[v]) << seed << " " << round;
      }
    }
    EXPECT_TRUE(known.empty() || holds(system)) << seed << " " << round;
  }
}

System only(const System& system, const std::vector<std::size_t>& claims) {
  System rest = system;
  const auto gone = [&](std::size_t claim) {
    return std::find(claims.begin(), claims.end(), claim) == claims.end();
  };
  std::erase_if(rest.stated, [&](const Stated& s) { return gone(s.claim); });
  std::erase_if(rest.shares, [&](const Share& s) { return gone(s.claim); });
  return rest;
}

TEST(Bounds, AConflictSetClashesAndNothingInItIsSpare) {
  const std::uint32_t seed = 11;
  std::mt19937 random(seed);
  int conflicts = 0;
  for (int round = 0; round < 400; ++round) {
    const System system = random_system(random);
    const auto set = conflict_set(system);
    EXPECT_EQ(set.empty(), holds(system)) << seed << " " << round;
    if (set.empty()) continue;
    ++conflicts;
    // By search: together they have no solution; without any one of them they have one or their
    // propagation finds no clash.
    System alone = only(system, set);
    for (std::size_t v = 0; v < 3; ++v) alone.stated.push_back({v, 0, kMost, 200});
    EXPECT_TRUE(solutions(alone).empty()) << seed << " " << round;
    for (std::size_t i = 0; i < set.size(); ++i) {
      std::vector<std::size_t> fewer = set;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      EXPECT_TRUE(holds(only(system, fewer))) << seed << " " << round;
    }
  }
  EXPECT_GT(conflicts, 20);
}

TEST(Bounds, PartsRaiseTheWholeAndLimitEachOther) {
  System system;
  system.variables = 4;  // whole, two counted parts, all others
  system.stated = {{0, std::nullopt, 90, 1}, {1, 41, std::nullopt, 2}, {2, 30, 30, 3}};
  system.sums = {{{1, 2, 3}, 0, false}};
  const auto bounds = propagate(system);
  EXPECT_EQ(bounds[0].lo->at, 71);
  EXPECT_EQ(bounds[1].hi->at, 60);
  EXPECT_EQ(bounds[3].hi->at, 19);
  EXPECT_EQ(bounds[0].lo->from, (std::set<std::size_t>{2, 3}));
}

TEST(Bounds, AnOpenShareNeedsOneMore) {
  System system;
  system.variables = 2;
  system.stated = {{0, 50, 80, 1}};
  system.shares = {{1, 0, 6, 10, true, 2}};
  EXPECT_EQ(propagate(system)[1].lo->at, 31);
  system.shares[0].open = false;
  EXPECT_EQ(propagate(system)[1].lo->at, 30);
}

}  // namespace
}  // namespace habeas
