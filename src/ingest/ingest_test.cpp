// ingest/ingest_test.cpp - every format keeps the promises of formats(); what is no text is refused
#include "ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "ingest/format.h"
#include "text/utf8.h"

namespace habeas {
namespace {

using namespace std::string_literals;

TEST(Ingest, FormatsAreNamedAndInOrder) {
  ASSERT_FALSE(formats().empty());
  std::string_view before;
  for (const Format* format : formats()) {
    EXPECT_LT(before, std::string_view(format->name));
    before = format->name;
    EXPECT_FALSE(std::string_view(format->version).empty());
    EXPECT_FALSE(std::string_view(format->media_type).empty());
  }
}

TEST(Ingest, PlainTextIsItself) {
  const auto decoded = ingest("A plain line.\n", Limits{});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "A plain line.\n");
  EXPECT_EQ(decoded->made_by.name, "text");
  EXPECT_EQ(decoded->media_type, "text/plain");
  EXPECT_EQ(decoded->encoding.basis, "valid");
}

TEST(Ingest, WhatIsNoTextIsRefusedWithItsByte) {
  struct Case {
    std::string bytes;
    Errc code;
    SourceSpan at;
  };
  const std::vector<Case> kCases{
      {"", Errc::bad_input, {0, 0}},
      {"\xEF\xBB\xBF", Errc::bad_input, {0, 3}},
      {"%PDF-1.7\nx", Errc::unsupported, {0, 5}},
      {"PK\x03\x04rest", Errc::unsupported, {0, 4}},
      {"abc\0def"s, Errc::unsupported, {3, 4}},
      {"abc\0def\0"s, Errc::unsupported, {3, 4}},
      {"bell \a bell \a", Errc::unsupported, {5, 6}},
  };
  for (const Case& c : kCases) {
    const auto decoded = ingest(c.bytes, Limits{});
    ASSERT_FALSE(decoded) << c.bytes;
    EXPECT_EQ(decoded.error().code, c.code) << decoded.error().message;
    EXPECT_EQ(decoded.error().at, c.at) << decoded.error().message;
  }
}

TEST(Ingest, AStrayControlCharacterDoesNotMakeATextBinary) {
  const std::string text = std::string(300, 'a') + "\a" + std::string(300, 'b');
  const auto decoded = ingest(text, Limits{});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, text);
}

TEST(Ingest, TheLimitOfATextNamesTheByte) {
  Limits limits;
  limits.text_bytes = 10;
  EXPECT_TRUE(ingest(std::string(10, 'a'), limits));
  const auto decoded = ingest(std::string(11, 'a'), limits);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, Errc::limit_exceeded);
  EXPECT_EQ(decoded.error().at, (SourceSpan{10, 10}));
}

// Every format, on what is none of its own: an answer, valid UTF-8 and a whole map, or an Error.
TEST(Ingest, EveryFormatTakesAnyBytes) {
  std::uint32_t seed = 20240117;
  SCOPED_TRACE("seed " + std::to_string(seed));
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < round; ++i) {
      seed = seed * 1664525U + 1013904223U;
      bytes.push_back(static_cast<char>(round % 3 == 0 ? (seed >> 24U) & 0x7FU : seed >> 24U));
    }
    for (const Format* format : formats()) {
      const auto decoded = format->decode(bytes, Limits{});
      if (!decoded) continue;
      EXPECT_EQ(first_invalid(decoded->text), decoded->text.size());
      EXPECT_TRUE(decoded->to_source.check(static_cast<std::uint32_t>(decoded->text.size()),
                                           static_cast<std::uint32_t>(bytes.size())));
    }
  }
}

}  // namespace
}  // namespace habeas
