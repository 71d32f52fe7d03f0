// ingest/warc_test.cpp - web archives, plain and packed: what comes out, from where, and what is
// told
#include "ingest/warc.h"

#include <gtest/gtest.h>

#include "ingest/archives_test.h"
#include "ingest/cdxj.h"
#include "ingest/digests.h"

namespace habeas {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string record(const Fields& fields, const std::string& block, const char* version = "1.1") {
  std::string out = std::string("WARC/") + version + "\r\n";
  for (const auto& [name, value] : fields) out += name + ": " + value + "\r\n";
  return out + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

Fields fields(const std::string& type, int number, const Fields& more = {}) {
  Fields all{{"WARC-Type", type},
             {"WARC-Record-ID", "<urn:uuid:" + std::to_string(number) + ">"},
             {"WARC-Date", "2031-04-02T10:00:0" + std::to_string(number) + "Z"},
             {"WARC-Target-URI", "https://gazette.example/" + std::to_string(number)}};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

std::string http(const std::string& body, const std::string& head = {}) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + head + "\r\n" + body;
}

const std::string kPage = "<!doctype html><title>T</title><p>The bridge was closed on Monday.</p>";

TEST(Warc, GivesResponsesAndResourcesWithTheirPlace) {
  for (const char* version : {"1.0", "1.1"}) {
    const std::string info = record(fields("warcinfo", 1), "software: x\r\n", version);
    const std::string response = record(fields("response", 2), http(kPage), version);
    const std::string resource =
        record(fields("resource", 3, {{"Content-Type", "text/plain"}}), "Plain words.", version);
    const std::string request = record(fields("request", 4), "GET / HTTP/1.1\r\n\r\n", version);
    const std::string warc = info + response + resource + request;
    const Unpacked read = unpack(warc);
    ASSERT_TRUE(read.answer) << read.answer.error().message;
    EXPECT_TRUE(read.answer->notes.empty()) << read.answer->notes.front().message;
    ASSERT_EQ(read.members.size(), 2U);
    const Member& page = read.members[0];
    EXPECT_EQ(page.bytes, kPage);
    EXPECT_EQ(page.url, "https://gazette.example/2");
    EXPECT_EQ(page.collected, "2031-04-02T10:00:02Z");
    EXPECT_EQ(page.declared, "text/html; charset=utf-8");
    EXPECT_EQ(page.offset, info.size());
    EXPECT_EQ(page.length, response.size() - 4) << "without the two line ends behind the block";
    EXPECT_EQ(warc.substr(page.offset, 8), std::string("WARC/") + version);
    EXPECT_EQ(read.members[1].bytes, "Plain words.");
  }
}

TEST(Warc, ReadsOneGzipMemberARecord) {
  const std::string info = gzipped(record(fields("warcinfo", 1), "x"));
  const std::string response = gzipped(record(fields("response", 2), http(kPage)));
  const Unpacked read = unpack(info + response);
  ASSERT_TRUE(read.answer) << read.answer.error().message;
  ASSERT_EQ(read.members.size(), 1U);
  EXPECT_EQ(read.members[0].bytes, kPage);
  EXPECT_EQ(read.members[0].offset, info.size());
  EXPECT_EQ(read.members[0].length, response.size());
  const Unpacked whole = unpack(gzipped(record(fields("response", 1), http("<p>A</p>")) +
                                        record(fields("response", 2), http("<p>B</p>"))));
  EXPECT_EQ(whole.members.size(), 2U);
  EXPECT_TRUE(whole.has_note("holds 2 records, not one"));
  EXPECT_NE(whole.members[0].label, whole.members[1].label);
}

TEST(Warc, UndoesTransferAndContentEncodings) {
  const auto payload = [](const std::string& block) {
    const Unpacked read = unpack(record(fields("response", 1), block));
    EXPECT_EQ(read.members.size(), 1U);
    return read.members.empty() ? std::string() : read.members[0].bytes;
  };
  EXPECT_EQ(payload(http("5\r\n<p>Ab\r\n6;x=1\r\nc</p>\n\r\n0\r\n\r\n",
                         "Transfer-Encoding: chunked\r\n")),
            "<p>Abc</p>\n");
  EXPECT_EQ(payload(http("<p>Plain after all</p>", "Transfer-Encoding: chunked\r\n")),
            "<p>Plain after all</p>");
  EXPECT_EQ(payload(http(gzipped(kPage), "Content-Encoding: gzip\r\n")), kPage);
  EXPECT_EQ(payload(http(kPage, "Content-Encoding: gzip\r\n")), kPage) << "undone before";
  EXPECT_EQ(payload(http(deflated(kPage, 15), "Content-Encoding: deflate\r\n")), kPage);
  EXPECT_EQ(payload(http(deflated(kPage, -15), "Content-Encoding: deflate\r\n")), kPage);
  EXPECT_TRUE(unpack(record(fields("response", 1), http("abc", "Content-Length: 7\r\n")))
                  .has_note("HTTP declares 7 bytes, the record has 3"));
}

TEST(Warc, APayloadIsTheBlockItselfWhereNothingIsUndone) {
  const std::string plain = http(kPage);
  const auto as_it_stands = read_response(plain, 1U << 20U);
  ASSERT_TRUE(as_it_stands);
  EXPECT_EQ(as_it_stands->payload(), kPage);
  EXPECT_EQ(as_it_stands->payload().data(),
            plain.data() + plain.size() - std::string(kPage).size());
  const std::string packed = http(gzipped(kPage), "Content-Encoding: gzip\r\n");
  const auto undone = read_response(packed, 1U << 20U);
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->payload(), kPage);
  EXPECT_EQ(undone->entity(), gzipped(kPage));
}

TEST(Warc, DamagedRecordsAreToldAndSkippedToTheNext) {
  const std::string good = record(fields("response", 2), http(kPage));
  const std::string next = record(fields("response", 3), http("<p>Next.</p>"));
  std::string liar = record(fields("response", 1), http("<p>Short.</p>"));
  liar.replace(liar.find("Content-Length: ") + 16, 2, "9999");
  const Unpacked read = unpack(liar + good + "rubbish\n" + next);
  ASSERT_TRUE(read.answer);
  ASSERT_EQ(read.members.size(), 3U);
  EXPECT_EQ(read.members[1].bytes, kPage);
  EXPECT_EQ(read.members[2].bytes, "<p>Next.</p>");
  EXPECT_TRUE(read.has_note("a record is cut off"));
  EXPECT_TRUE(read.has_note("belong to no record"));
  std::string broken = gzipped(good);
  broken[broken.size() / 2] ^= '\x55';
  const Unpacked packed =
      unpack(gzipped(record(fields("warcinfo", 1), "x")) + broken + gzipped(next));
  ASSERT_TRUE(packed.answer);
  EXPECT_TRUE(packed.has_note("skipped to the next"));
  ASSERT_FALSE(packed.members.empty());
  EXPECT_EQ(packed.members.back().bytes, "<p>Next.</p>");
  const Unpacked cut = unpack(std::string_view(good).substr(0, good.size() - 40));
  ASSERT_TRUE(cut.answer);
  EXPECT_TRUE(cut.has_note("cut off"));
  EXPECT_EQ(cut.members.size(), 1U);
}

TEST(Warc, RevisitsAreFactsAndTheUnresolvedAreTold) {
  const Fields refers{
      {"WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"},
      {"WARC-Refers-To", "<urn:uuid:1>"}};
  const Fields nowhere{
      {"WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"},
      {"WARC-Refers-To", "<urn:uuid:99>"}};
  const std::string page = record(fields("response", 1), http(kPage));
  const Unpacked known = unpack(page + record(fields("revisit", 2, refers), http("")));
  EXPECT_EQ(known.members.size(), 1U);
  EXPECT_TRUE(known.answer->notes.empty());
  const Unpacked unknown = unpack(page + record(fields("revisit", 2, nowhere), http("")));
  EXPECT_EQ(unknown.members.size(), 1U);
  EXPECT_TRUE(unknown.has_note("not in this archive"));
}

TEST(Warc, ContinuationsAreJoined) {
  const std::string whole = http(kPage);
  const Fields first{{"WARC-Segment-Number", "1"}};
  const auto later = [](const char* number, bool is_last) {
    Fields more{{"WARC-Segment-Number", number}, {"WARC-Segment-Origin-ID", "<urn:uuid:1>"}};
    if (is_last) more.emplace_back("WARC-Segment-Total-Length", "1");
    return more;
  };
  const std::string a = record(fields("response", 1, first), whole.substr(0, 60));
  const std::string b = record(fields("continuation", 2, later("2", false)), whole.substr(60, 30));
  const std::string c = record(fields("continuation", 3, later("3", true)), whole.substr(90));
  const Unpacked read = unpack(a + b + c);
  ASSERT_EQ(read.members.size(), 1U);
  EXPECT_EQ(read.members[0].bytes, kPage);
  EXPECT_TRUE(unpack(a + b).has_note("continuation is missing"));
  EXPECT_TRUE(unpack(a + c).has_note("out of order"));
}

TEST(Warc, DigestsAreCompared) {
  const std::string good = "sha1:2GD7NVPSKCDZYA5ELWOPJZEUVRTR3LJ3";
  EXPECT_EQ(check_digest(good, "x"), DigestVerdict::differs);
  EXPECT_EQ(check_digest("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abc"), DigestVerdict::agrees);
  EXPECT_EQ(check_digest("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", ""), DigestVerdict::differs);
  EXPECT_EQ(check_digest("sha1:a9993e364706816aba3e25717850c26c9cd0d89d", "abc"),
            DigestVerdict::agrees);
  EXPECT_EQ(check_digest("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abcd"), DigestVerdict::differs);
  EXPECT_EQ(check_digest("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", ""), DigestVerdict::agrees);
  EXPECT_EQ(check_digest("md5:1", "abc"), DigestVerdict::unknown_kind);
  EXPECT_EQ(check_digest("", "abc"), DigestVerdict::absent);
  const Unpacked wrong = unpack(
      record(fields("response", 1, {{"WARC-Payload-Digest", good}, {"WARC-Block-Digest", good}}),
             http(kPage)));
  EXPECT_EQ(wrong.members.size(), 1U) << "told, not refused";
  EXPECT_TRUE(wrong.has_note("block of a record does not have the digest"));
  EXPECT_TRUE(wrong.has_note("payload does not have the digest"));
}

TEST(Warc, WhatLeadsElsewhereIsNoDocument) {
  const Unpacked read =
      unpack(record(fields("response", 1), "HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\nmoved"));
  EXPECT_TRUE(read.members.empty());
  EXPECT_TRUE(read.has_note("no page in this archive"));
}

TEST(Cdxj, ReadsLinesAndComparesThem) {
  const std::string line =
      R"(example,gazette)/2 20310402100002 {"url":"https://gazette.example/2","mime":"text/html",)"
      R"("status":200,"digest":"sha1:X","offset":"10","length":90,"filename":"data.warc.gz"})";
  const auto read = read_cdxj_line(line);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->key, "example,gazette)/2");
  EXPECT_EQ(read->offset, 10U);
  EXPECT_EQ(read->length, 90U);
  EXPECT_EQ(read->status, "200");
  for (const char* none :
       {"", "a b", "a 2031 {}", "a 20310402100002 []", "a 20310402100002 {\"offset\":1}"}) {
    EXPECT_FALSE(read_cdxj_line(none)) << none;
  }
  const CdxjCheck fits = check_cdxj(line + "\n", {{"data.warc.gz", 100}});
  EXPECT_EQ(fits.bad_lines + fits.wrong_places, 0U);
  EXPECT_EQ(check_cdxj(line + "\n", {{"data.warc.gz", 99}}).wrong_places, 1U);
  EXPECT_EQ(check_cdxj(line + "\n", {}).first_wrong, 1U);
  EXPECT_FALSE(check_cdxj("z" + line + "\n" + line + "\n", {}).is_sorted);
}

}  // namespace
}  // namespace habeas
