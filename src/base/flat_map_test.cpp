// base/flat_map_test.cpp - finds what was kept, through growth and collisions
#include "base/flat_map.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "base/id.h"

namespace habeas {
namespace {

struct ThingTag {
  static constexpr std::string_view kPrefix = "thg";
};

struct Clashing {
  int number = 0;
  bool operator==(const Clashing&) const = default;
};

}  // namespace
}  // namespace habeas

template <>
struct std::hash<habeas::Clashing> {
  std::size_t operator()(const habeas::Clashing&) const noexcept { return 14; }
};

namespace habeas {
namespace {

TEST(FlatMap, FindsIdsThroughGrowth) {
  FlatMap<Id<ThingTag>, std::uint64_t> map;
  const auto id = [](std::uint64_t i) { return IdBuilder().add(i).build<ThingTag>(); };
  for (std::uint64_t i = 0; i < 5000; ++i) map.emplace(id(i), i);
  for (std::uint64_t i = 0; i < 5000; ++i) {
    ASSERT_NE(map.find(id(i)), nullptr) << i;
    EXPECT_EQ(*map.find(id(i)), i);
  }
  EXPECT_EQ(map.find(id(5000)), nullptr);
}

TEST(FlatMap, KeepsTheFirstValueOfAKey) {
  FlatMap<Clashing, int> map(2);
  map.emplace({1}, 10);
  map.emplace({1}, 20);
  EXPECT_EQ(*map.find({1}), 10);
}

TEST(FlatMap, PartsKeysOfOneHash) {
  FlatMap<Clashing, int> map;
  for (int i = 0; i < 40; ++i) map.emplace({i}, i);
  for (int i = 0; i < 40; ++i) EXPECT_EQ(*map.find({i}), i);
  EXPECT_EQ(map.find({40}), nullptr);
}

}  // namespace
}  // namespace habeas
