// text/utf8_test.cpp - decoding, validation and classes of code points
#include "text/utf8.h"

#include <gtest/gtest.h>

#include <random>

namespace habeas {
namespace {

TEST(Utf8, EncodesAndDecodesEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, c);
    const CodePoint back = code_point_at(bytes, 0);
    ASSERT_TRUE(back.valid) << static_cast<std::uint32_t>(c);
    ASSERT_EQ(back.value, c);
    ASSERT_EQ(back.size, bytes.size());
    ASSERT_EQ(first_invalid(bytes), bytes.size());
  }
}

TEST(Utf8, FindsTheFirstBrokenByte) {
  struct Case {
    const char* bytes;
    std::size_t broken;
  };
  for (const Case& c : {Case{"plain", 5}, Case{"ab\xFFz", 2}, Case{"a\xC0\xAF", 1},
                        Case{"\xE2\x82", 0}, Case{"x\xED\xA0\x80", 1}, Case{"\xF4\x90\x80\x80", 0},
                        Case{"\xE0\x80\x80", 0}, Case{"\x80", 0}, Case{"\xC3\xA9\xC3", 2}}) {
    EXPECT_EQ(first_invalid(c.bytes), c.broken) << c.bytes;
  }
  EXPECT_FALSE(code_point_at("\xE2\x82", 0).valid);
  EXPECT_EQ(code_point_at("\xE2\x82", 0).size, 1U);
}

/// Whatever the bytes are, reading goes on by at least one and never leaves the text.
TEST(Utf8, WalksThroughRandomBytes) {
  constexpr std::uint32_t kSeed = 20261;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 40, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random());
    std::size_t at = 0;
    bool valid = true;
    while (at < bytes.size()) {
      const CodePoint c = code_point_at(bytes, at);
      ASSERT_GE(c.size, 1U);
      ASSERT_EQ(c.valid || c.value == 0xFFFD, true);
      valid = valid && c.valid;
      at += c.size;
    }
    ASSERT_EQ(at, bytes.size());
    ASSERT_EQ(valid, first_invalid(bytes) == bytes.size());
  }
}

TEST(Utf8, KnowsLettersSpacesAndCharactersWithoutWidth) {
  for (const char32_t c : {U'a', U'Z', U'\u00E9', U'\u0416', U'\u0645', U'\u4E2D', U'\uD55C'})
    EXPECT_TRUE(is_letter(c)) << static_cast<std::uint32_t>(c);
  for (const char32_t c : {U'1', U'-', U'\u201C', U'\u00A0', U'\u20AC', U'\u3002', U'\u00D7'})
    EXPECT_FALSE(is_letter(c)) << static_cast<std::uint32_t>(c);
  EXPECT_TRUE(is_upper(U'\u0160') && is_upper(U'\u0416') && is_upper(U'Q'));
  EXPECT_FALSE(is_upper(U'\u0161') || is_upper(U'\u0436') || is_upper(U'q') || is_upper(U'\u00D7'));
  EXPECT_TRUE(is_space(U'\u00A0') && is_space(U'\u202F') && is_space(U'\u3000') && is_space('\n'));
  EXPECT_TRUE(is_ignorable(U'\u00AD') && is_ignorable(U'\u200B') && is_ignorable(U'\uFEFF'));
  EXPECT_FALSE(is_space(U'\u200B') || is_ignorable(U'\u00A0'));
}

}  // namespace
}  // namespace habeas
