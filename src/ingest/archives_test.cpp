// ingest/archives_test.cpp - ZIP, tar, gzip and mailboxes: every member with its place and bytes
#include "ingest/archives_test.h"

#include <gtest/gtest.h>
#include <zstd.h>

#include "ingest/members.h"

namespace habeas {
namespace {

const std::string kStory = "The ferry to Port Amery was turned back, the harbour office said.\n";

TEST(Zip, GivesEveryFileWithItsPlace) {
  const std::string zip =
      zipped({{"a/story.txt", kStory}, {"b.txt", "Second.", true}, {"empty/", ""}});
  const Unpacked read = unpack(zip);
  ASSERT_TRUE(read.answer) << read.answer.error().message;
  EXPECT_TRUE(read.answer->is_container);
  EXPECT_EQ(read.answer->made_by.name, "zip");
  EXPECT_TRUE(read.answer->notes.empty());
  ASSERT_EQ(read.members.size(), 2U);
  EXPECT_EQ(read.members[0].name, "a/story.txt");
  EXPECT_EQ(read.members[0].label, "a/story.txt");
  EXPECT_EQ(read.members[0].bytes, kStory);
  const std::string_view packed =
      std::string_view(zip).substr(read.members[0].offset, read.members[0].length);
  EXPECT_EQ(inflate_raw(packed, kStory.size()).value_or(""), kStory);
  EXPECT_EQ(zip.substr(read.members[1].offset, read.members[1].length), "Second.");
}

TEST(Zip, HostileNamesAreDataAndTold) {
  const Unpacked read = unpack(zipped({{"../../up.txt", "1"},
                                       {"/etc/rc", "2"},
                                       {"C:\\x", "3"},
                                       {"a\x1b[2Jb", "4"},
                                       {"same", "5"},
                                       {"same", "6"},
                                       {"", "7"},
                                       {"rtl\xE2\x80\xAEtxt.exe", "8"},
                                       {"bad\xFF", "9"}}));
  ASSERT_TRUE(read.answer) << read.answer.error().message;
  ASSERT_EQ(read.members.size(), 9U);
  for (const std::size_t odd : {0U, 1U, 2U, 3U, 5U, 6U, 7U}) {
    EXPECT_EQ(read.members[odd].label, numbered("member-", odd + 1, 6)) << odd;
  }
  EXPECT_EQ(read.members[4].label, "same");
  EXPECT_EQ(read.members[0].name, "../../up.txt");
  EXPECT_EQ(read.members[8].label, "bad\xEF\xBF\xBD");
  EXPECT_EQ(read.answer->notes.size(), 7U);
  EXPECT_TRUE(read.has_note("leads out of the archive"));
  EXPECT_TRUE(read.has_note("has the name of a member before it"));
}

TEST(Zip, WhatDisagreesOrIsDamagedIsTold) {
  std::string wrong_sum = zipped({{"a", kStory, true}, {"b", "fine", true}});
  wrong_sum[40] = '!';
  const Unpacked sum = unpack(wrong_sum);
  ASSERT_TRUE(sum.answer);
  EXPECT_TRUE(sum.has_note("check sum"));
  ASSERT_EQ(sum.members.size(), 1U) << "the rest is read";
  EXPECT_EQ(sum.members[0].bytes, "fine");
  EXPECT_TRUE(unpack(zipped({{"a", kStory}}, 9)).has_note("more than the 9 bytes"));
  std::string other_name = zipped({{"abc", "x", true}});
  other_name[30] = 'X';
  EXPECT_TRUE(unpack(other_name).has_note("another name in its local header"));
  const std::string whole = zipped({{"a", kStory}});
  EXPECT_TRUE(unpack(whole.substr(0, whole.size() - 30)).has_note("without a directory"));
}

// Many names for the same bytes: the trick of the bombs that no ratio of one entry shows.
TEST(Zip, EntriesThatShareBytesAreReadOnce) {
  std::string zip = zipped({{"a", kStory, true}, {"b", kStory, true}});
  const std::size_t directory = zip.find("PK\x01\x02");
  const std::size_t second = zip.find("PK\x01\x02", directory + 4);
  zip.replace(second + 42, 4, little(0, 4));
  const Unpacked read = unpack(zip);
  ASSERT_TRUE(read.answer);
  EXPECT_EQ(read.members.size(), 1U);
  EXPECT_TRUE(read.has_note("share bytes"));
}

TEST(Zip, LimitsHoldAtTheirEdge) {
  Limits limits;
  limits.archive_entries = 2;
  EXPECT_EQ(unpack(zipped({{"a", "1"}, {"b", "2"}}), limits).members.size(), 2U);
  const Unpacked more = unpack(zipped({{"a", "1"}, {"b", "2"}, {"c", "3"}}), limits);
  EXPECT_EQ(more.members.size(), 2U);
  EXPECT_TRUE(more.has_note("more than 2 entries"));
  Limits small;
  small.output_ratio = 0;
  small.output_ratio_floor_bytes = 4;
  EXPECT_EQ(unpack(zipped({{"a", "1234"}}), small).members.size(), 1U);
  const Unpacked large = unpack(zipped({{"a", "12345"}}), small);
  EXPECT_TRUE(large.members.empty());
  EXPECT_TRUE(large.has_note("4 may be read"));
}

TEST(Tar, GivesFilesAndRefusesLinks) {
  const std::string tar = tar_entry("d/a.txt", kStory) + tar_entry("up", "", '2', "/etc/passwd") +
                          tar_entry("../b", "Second.") + tar_end();
  const Unpacked read = unpack(tar);
  ASSERT_TRUE(read.answer) << read.answer.error().message;
  EXPECT_EQ(read.answer->made_by.name, "tar");
  ASSERT_EQ(read.members.size(), 2U);
  EXPECT_EQ(read.members[0].bytes, kStory);
  EXPECT_EQ(tar.substr(read.members[0].offset + 512, kStory.size()), kStory);
  EXPECT_EQ(read.members[1].label, "member-000003");
  EXPECT_TRUE(read.has_note("not followed"));
  const Unpacked cut = unpack(tar.substr(0, 1700));
  ASSERT_TRUE(cut.answer);
  EXPECT_EQ(cut.members.size(), 1U);
}

TEST(Gzip, WrapsOneDocument) {
  const std::string two = gzipped(kStory) + gzipped("And more.");
  const Unpacked read = unpack(two);
  ASSERT_TRUE(read.answer) << read.answer.error().message;
  ASSERT_EQ(read.members.size(), 1U);
  EXPECT_EQ(read.members[0].label, "");
  EXPECT_EQ(read.members[0].bytes, kStory + "And more.");
  EXPECT_EQ(read.members[0].length, two.size());
  const Unpacked cut = unpack(std::string_view(two).substr(0, two.size() - 10));
  ASSERT_TRUE(cut.answer);
  EXPECT_TRUE(cut.has_note("damaged or cut off"));
  EXPECT_TRUE(cut.members[0].bytes.starts_with(kStory));
}

TEST(Gzip, ABombStopsAtItsLimit) {
  const std::string zeros(64U << 20U, '\0');
  const std::string bomb = gzipped(zeros);
  ASSERT_LT(bomb.size(), 100'000U);
  const Unpacked read = unpack(bomb);
  ASSERT_FALSE(read.answer);
  EXPECT_EQ(read.answer.error().code, Errc::limit_exceeded);
  EXPECT_TRUE(read.members.empty());
}

TEST(Zstd, WrapsOneDocument) {
  std::string packed(ZSTD_compressBound(kStory.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), kStory.data(), kStory.size(), 3));
  const Unpacked read = unpack(packed);
  ASSERT_TRUE(read.answer) << read.answer.error().message;
  ASSERT_EQ(read.members.size(), 1U);
  EXPECT_EQ(read.members[0].bytes, kStory);
  EXPECT_FALSE(unpack(std::string_view(packed).substr(0, packed.size() - 3)).answer);
}

TEST(Mbox, GivesEveryMessageAsItStands) {
  const auto mail = [](const std::string& number) {
    return "Return-Path: <ada@gazette.example>\nMessage-ID: <" + number +
           "@gazette.example>\nFrom: ada@gazette.example\nSubject: No. " + number +
           "\nDate: Wed, 2 Apr 2031 10:20:30 +0000\n\nText " + number +
           ".\nFrom now on the road is closed.\n>From a friend.\n";
  };
  const std::string separator = "From ada@gazette.example Wed Apr  2 10:20:30 2031\n";
  const std::string box = separator + mail("1") + "\n" + separator + mail("2") + "\n";
  const Unpacked read = unpack(box);
  ASSERT_TRUE(read.answer) << read.answer.error().message;
  EXPECT_EQ(read.answer->made_by.name, "mbox");
  ASSERT_EQ(read.members.size(), 2U) << "a line that begins with From is no separator";
  for (std::size_t i = 0; i < 2; ++i) {
    const Member& member = read.members[i];
    EXPECT_EQ(member.bytes, mail(std::to_string(i + 1)));
    EXPECT_EQ(box.substr(member.offset, member.length), member.bytes);
  }
  EXPECT_EQ(read.members[1].label, "message-000002");
}

}  // namespace
}  // namespace habeas
