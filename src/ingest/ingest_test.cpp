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
  const auto decoded = ingest("A plain line.\n", ReadContext(Limits{}));
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
      {"BZh91AY&SY", Errc::unsupported, {0, 10}},
      {"PK\x03\x04rest", Errc::bad_input, {0, 8}},
      {"abc\0def"s, Errc::unsupported, {3, 4}},
      {"abc\0def\0"s, Errc::unsupported, {3, 4}},
      {"bell \a bell \a", Errc::unsupported, {5, 6}},
  };
  for (const Case& c : kCases) {
    const auto decoded = ingest(c.bytes, ReadContext(Limits{}));
    ASSERT_FALSE(decoded) << c.bytes;
    EXPECT_EQ(decoded.error().code, c.code) << decoded.error().message;
    EXPECT_EQ(decoded.error().at, c.at) << decoded.error().message;
  }
}

TEST(Ingest, APdfIsHandedToItsOwnProgram) {
  const auto decoded = ingest("%PDF-1.7\nx", ReadContext(Limits{}));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->reader, "habeas-pdf");
  EXPECT_TRUE(decoded->text.empty());
}

TEST(Ingest, WhatIsDeclaredOnlySpeaksWhereContentDoesNot) {
  ReadContext context{Limits{}};
  context.declared = "text/css";
  const auto style = ingest("p { color: red }", context);
  ASSERT_FALSE(style);
  EXPECT_EQ(style.error().code, Errc::unsupported);
  EXPECT_TRUE(ingest("<!doctype html><p>A page all the same.", context));
  context.declared = "text/html; charset=windows-1251";
  const auto page = ingest("<!doctype html><p>\xC2\xEE\xE4\xE0", context);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, "\xD0\x92\xD0\xBE\xD0\xB4\xD0\xB0");
}

TEST(Ingest, AStrayControlCharacterDoesNotMakeATextBinary) {
  const std::string text = std::string(300, 'a') + "\a" + std::string(300, 'b');
  const auto decoded = ingest(text, ReadContext(Limits{}));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, text);
}

TEST(Ingest, TheLimitOfATextNamesTheByte) {
  Limits limits;
  limits.text_bytes = 10;
  EXPECT_TRUE(ingest(std::string(10, 'a'), ReadContext(limits)));
  const auto decoded = ingest(std::string(11, 'a'), ReadContext(limits));
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
      const auto decoded = format->decode(bytes, ReadContext(Limits{}));
      if (!decoded || decoded->is_container || !decoded->reader.empty()) continue;
      EXPECT_EQ(first_invalid(decoded->text), decoded->text.size());
      EXPECT_TRUE(decoded->to_source.check(static_cast<std::uint32_t>(decoded->text.size()),
                                           static_cast<std::uint32_t>(bytes.size())));
    }
  }
}

}  // namespace
}  // namespace habeas
