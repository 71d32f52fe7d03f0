// base/parts_test.cpp - pieces stay whole, and the parts are the text
#include "base/parts.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

TEST(Parts, HoldWholePiecesInTheirOrder) {
  PartsWriter writer;
  std::string want;
  for (std::size_t i = 0; want.size() < 3 * PartsWriter::kPartBytes; ++i) {
    const std::string line =
        std::string(i % 5 == 0 ? 70000 : 9, static_cast<char>('a' + i % 26)) + "\n";
    writer.add(line);
    want += line;
  }
  const Parts parts = writer.take();
  EXPECT_GT(parts.size(), 2U);
  for (const std::string& part : parts) {
    EXPECT_LE(part.size(), PartsWriter::kPartBytes);
    EXPECT_TRUE(part.ends_with('\n'));
  }
  EXPECT_EQ(in_one(parts), want);
  EXPECT_TRUE(writer.take().empty());
}

TEST(Parts, APieceLongerThanAPartIsOne) {
  PartsWriter writer;
  const std::string longest(PartsWriter::kPartBytes + 1, 'x');
  writer.add("a");
  writer.add(longest);
  writer.add("b");
  EXPECT_EQ(writer.take(), (Parts{"a", longest, "b"}));
}

}  // namespace
}  // namespace habeas
