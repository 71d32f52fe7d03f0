// base/id_test.cpp - ids depend on every part and are read back
#include "base/id.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

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

TEST(Id, HasLowerCaseDigitsAlone) {
  const std::string_view digits = "0123456789abcdef";
  for (std::size_t at = 0; at < 32; ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = "thing_" + std::string(32, 'a');
      text[6 + at] = static_cast<char>(byte);
      const std::size_t worth = digits.find(static_cast<char>(byte));
      const auto id = parse_id<Thing>(text);
      ASSERT_EQ(id.has_value(), worth != std::string_view::npos) << at << " " << byte;
      if (!id) continue;
      const std::size_t whole = at % 2 == 0 ? 16 * worth + 10 : 160 + worth;
      EXPECT_EQ(id->bytes[at / 2], whole) << at << " " << byte;
      EXPECT_EQ(to_text(*id), text);
    }
  }
}

}  // namespace
}  // namespace habeas
