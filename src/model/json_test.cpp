// model/json_test.cpp - records are printed as the contract says and read back as they were
#include "model/json.h"

#include <gtest/gtest.h>

#include "model/json_tree.h"
#include "model/random_pile_test.h"

namespace habeas {
namespace {

std::string print_all(const Pile& pile) {
  Printed printed = Printed::all();
  printed.with_text = true;
  std::string lines = run_line("1.2.3");
  print_records(pile, printed, [&](std::string_view line) { lines.append(line); });
  return lines;
}

TEST(Json, PrintsTheSameLinesAfterReadingThem) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const std::string lines = print_all(PileMaker(seed).make().pile);
    const Result<ReadPile> read = read_records(lines);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->version, "1.2.3");
    std::string again = print_all(read->pile);
    EXPECT_EQ(again, lines);
  }
}

TEST(Json, PrintsTheSameLinesKindByKind) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Pile pile = PileMaker(seed).make().pile;
    std::string lines = run_line("1.2.3");
    for (const Printed& kind : Printed::one_by_one()) {
      print_records(pile, kind, [&](std::string_view line) { lines.append(line); });
    }
    EXPECT_EQ(lines, print_all(pile)) << "seed " << seed;
  }
}

TEST(Json, PrintsASourceWithTheContractsKeysInTheirOrder) {
  Source source;
  source.sha256 = sha256("x");
  source.size_bytes = 1;
  source.media_type = "text/plain";
  source.path = "a\xFF.txt";
  EXPECT_EQ(source_line(source),
            "{\"type\":\"source\",\"id\":\"src_00000000000000000000000000000000\",\"sha256\":"
            "\"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\",\"bytes\":1,"
            "\"media_type\":\"text/plain\",\"path\":\"a\xEF\xBF\xBD.txt\",\"path_hex\":"
            "\"61ff2e747874\",\"custody\":null}\n");
}

TEST(Json, PrintsAQuantityWithItsConcept) {
  Quantity quantity;
  quantity.lo = Number{7, 1};
  quantity.lo_open = true;
  quantity.bound = Bound::lower;
  quantity.share = true;
  JsonWriter out;
  write_value(out, quantity, "share_women");
  EXPECT_EQ(out.text(),
            "{\"lo\":0.7,\"hi\":null,\"lo_open\":true,\"hi_open\":false,\"point\":null,\"bound\":"
            "\"lower\",\"unit\":null,\"share\":true,\"concept\":\"share_women\"}");
}

TEST(Json, PrintsAClaimWithTheIncidentOfItsPart) {
  const Pile pile = PileMaker(3).make().pile;
  const std::string lines = print_all(pile);
  EXPECT_NE(lines.find("\"incident\":\"" + to_text(pile.incidents[1].id) + "\""),
            std::string::npos);
}

TEST(Json, NamesTheLineThatItCannotRead) {
  const auto message = [](const std::string& lines, const ReadLimits& limits = {}) {
    const Result<ReadPile> read = read_records(lines, limits);
    return read ? std::string("read") : read.error().message;
  };
  const std::string run = run_line("1");
  EXPECT_EQ(message(run), "read");
  EXPECT_EQ(message(run + "{\n").substr(0, 7), "line 2:");
  EXPECT_EQ(message(run + "{\"type\":\"claim\"}\n"), "line 2: 'id' is missing");
  EXPECT_EQ(message("{\"type\":\"run\",\"schema_version\":9,\"version\":\"1\"}\n"),
            "line 1: schema_version 1 was expected");
  EXPECT_EQ(message(run + "{\"type\":\"riddle\"}\n"), "line 2: 'riddle' is no type of record");
  EXPECT_EQ(message("{\"type\":\"" + std::string(1, '\xFF') + "\"}\n").substr(0, 7), "line 1:");
  ReadLimits shallow;
  shallow.depth = 2;
  EXPECT_EQ(message("{\"a\":{\"b\":{}}}\n", shallow), "line 1: more than 2 levels");
  ReadLimits shorter;
  shorter.line_bytes = 10;
  EXPECT_EQ(message(run, shorter), "line 1: longer than 10 bytes");
}

TEST(Json, RefusesNumbersThatAreNone) {
  const auto number = [](const std::string& text) { return parse_json(text, 4)->number(); };
  EXPECT_EQ(number("0.70"), (Number{7, 1}));
  EXPECT_EQ(number("-12"), (Number{-12, 0}));
  EXPECT_THROW((void)number("1e3"), Unexpected);
  EXPECT_THROW((void)number("12345678901234567890"), Unexpected);
  EXPECT_THROW((void)number("\"1\""), Unexpected);
}

TEST(Json, ReplacesBytesThatAreNoText) {
  EXPECT_EQ(printable("a\xC3"), "a\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // a surrogate
  EXPECT_EQ(printable("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80");
}

TEST(Json, WritesStringsEscapedAndInUtf8) {
  const auto written = [](std::string_view text) { return JsonWriter().string(text).text(); };
  EXPECT_EQ(written(""), "\"\"");
  EXPECT_EQ(written("mill \"Tolver\"\\\n"), "\"mill \\\"Tolver\\\"\\\\\\n\"");
  EXPECT_EQ(written(std::string_view("\t\r\0\x1F\x7F~", 6)), "\"\\t\\r\\u0000\\u001f\\u007f~\"");
  EXPECT_EQ(written("m\xC3\xBChle\n\xE2\x82\xAC"), "\"m\xC3\xBChle\\n\xE2\x82\xAC\"");
  EXPECT_EQ(written("a\xC3\"\xFF"
                    "b\xE2\x82"),
            "\"a\xEF\xBF\xBD\\\"\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

/// Plain bytes are taken sixteen at a time: the same comes out as one character at a time.
TEST(Json, WritesStringsTheSameWhereverACharacterStands) {
  const auto inner = [](std::string_view text) {
    const std::string written = JsonWriter().string(text).take();
    return written.substr(1, written.size() - 2);
  };
  for (const std::string_view special :
       {"\"", "\\", "\n", "\x01", "\x7F", "\xC3\xBC", "\xE2\x82\xAC", "\xFF", "\xC3"}) {
    for (std::size_t before = 0; before < 36; ++before) {
      for (const std::size_t behind : {0U, 1U, 15U, 16U, 33U}) {
        const std::string a(before, 'a');
        const std::string b(behind, '~');
        EXPECT_EQ(inner(a + std::string(special) + b), a + inner(special) + b);
      }
    }
  }
}

}  // namespace
}  // namespace habeas
