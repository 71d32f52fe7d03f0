// custody/originals_test.cpp - originals are kept once, whole, and checked again
#include "custody/originals.h"

#include <gtest/gtest.h>

#include "custody/memory_files_test.h"

namespace habeas {
namespace {

class Originals : public testing::Test {
 protected:
  Originals() { files_.files["in"] = "some bytes"; }
  const std::string path_ = original_path("orig", sha256("some bytes"));
  MemoryFiles files_;
};

TEST_F(Originals, LieUnderTheirHash) {
  const std::string hash = to_hex(sha256("some bytes"));
  EXPECT_EQ(path_, "orig/" + hash.substr(0, 2) + "/" + hash);
}

TEST_F(Originals, AreHashedAndKeptOnce) {
  const auto taken = take_in(files_, "in", "orig", 100);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->sha256, sha256("some bytes"));
  EXPECT_EQ(taken->size_bytes, 10U);
  EXPECT_EQ(taken->bytes, "some bytes");
  EXPECT_EQ(files_.files.at(path_), "some bytes");
  ASSERT_TRUE(take_in(files_, "in", "orig", 100));
  EXPECT_EQ(files_.acts, "csns") << "bytes are synced before the name, the name before the word";
}

TEST_F(Originals, OfManyFilesAreSyncedTogether) {
  files_.files["other"] = "other bytes";
  Intake intake(files_, "orig", 100);
  ASSERT_TRUE(intake.take("in"));
  ASSERT_TRUE(intake.take("other"));
  EXPECT_FALSE(files_.files.contains(path_));
  ASSERT_TRUE(intake.seal());
  EXPECT_TRUE(files_.files.contains(path_));
  EXPECT_TRUE(files_.files.contains(original_path("orig", sha256("other bytes"))));
  EXPECT_EQ(files_.acts, "ccsnns");
}

TEST_F(Originals, AreNotKeptWithoutAFolder) {
  ASSERT_TRUE(take_in(files_, "in", "", 100));
  EXPECT_EQ(files_.files.size(), 1U);
}

TEST_F(Originals, TooLargeToHoldAreKeptAllTheSame) {
  const auto taken = take_in(files_, "in", "orig", 9);
  ASSERT_TRUE(taken);
  EXPECT_TRUE(taken->bytes.empty());
  EXPECT_EQ(taken->size_bytes, 10U);
  EXPECT_EQ(files_.files.at(path_), "some bytes");
}

TEST_F(Originals, ThatWereDamagedAreReportedAndLeftAsTheyAre) {
  files_.files[path_] = "cut";
  const auto taken = take_in(files_, "in", "orig", 100);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().code, Errc::io);
  EXPECT_EQ(files_.files.at(path_), "cut");
}

TEST_F(Originals, ThatCannotBeWrittenAreNoSuccess) {
  files_.is_full = true;
  EXPECT_FALSE(take_in(files_, "in", "orig", 100));
  EXPECT_FALSE(files_.files.contains(path_));
}

TEST_F(Originals, AreVerifiedByTheirHash) {
  ASSERT_TRUE(take_in(files_, "in", "orig", 100));
  std::uint64_t checked = 0;
  EXPECT_TRUE(verify_originals(files_, "orig", checked)->empty());
  EXPECT_EQ(checked, 1U);
  files_.files[path_] = "some bytez";
  const auto wrong = verify_originals(files_, "orig", checked);
  ASSERT_EQ(wrong->size(), 1U);
  EXPECT_EQ(wrong->at(0).object, path_);
  EXPECT_TRUE(verify_originals(files_, "elsewhere", checked)->empty());
  EXPECT_EQ(checked, 0U);
}

}  // namespace
}  // namespace habeas
