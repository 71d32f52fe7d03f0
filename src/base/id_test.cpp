// base/id_test.cpp - ids depend on every part and are read back
#include "base/id.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

struct Thing {
  static constexpr std::string_view kPrefix = "thing";
};

TEST(Id, DependsOnWhereThePartsEnd) {
  EXPECT_NE(IdBuilder().add("ab").add("c").build<Thing>(),
            IdBuilder().add("a").add("bc").build<Thing>());
  EXPECT_EQ(IdBuilder().add("ab").build<Thing>(), IdBuilder().add("ab").build<Thing>());
}

TEST(Id, IsReadBackFromItsPrintedForm) {
  const Id<Thing> id = IdBuilder().add("x").build<Thing>();
  EXPECT_EQ(parse_id<Thing>(to_text(id)), id);
  EXPECT_FALSE(parse_id<Thing>("other_" + std::string(32, '0')));
  EXPECT_FALSE(parse_id<Thing>("thing_" + std::string(32, 'G')));
  EXPECT_FALSE(parse_id<Thing>("thing_12"));
}

}  // namespace
}  // namespace habeas
