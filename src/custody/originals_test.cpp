// custody/originals_test.cpp - originals are kept once, whole, and checked again
#include "custody/originals.h"

#include <gtest/gtest.h>

#include <algorithm>

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

TEST_F(Originals, MayBeReadIntoMemoryThatHeldOthers) {
  Intake intake(files_, "", 100);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{100}}) {
    files_.piece_bytes = piece;
    for (const std::string& room :
         {std::string(), std::string("old"), std::string(300, 'x'), std::string(10, 'y')}) {
      const auto taken = intake.take("in", room);
      ASSERT_TRUE(taken);
      EXPECT_EQ(taken->bytes, "some bytes");
      EXPECT_EQ(taken->sha256, sha256("some bytes"));
    }
  }
  Intake small(files_, "", 9);
  const auto long_one = small.take("in", std::string(300, 'x'));
  ASSERT_TRUE(long_one);
  EXPECT_TRUE(long_one->bytes.empty());
  EXPECT_EQ(long_one->sha256, sha256("some bytes"));
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

TEST_F(Originals, ACheckingThatWasEndedGoesOn) {
  std::vector<std::string> names;
  for (int i = 0; i < 600; ++i) {
    const std::string bytes = "page " + std::to_string(i);
    const std::string path = original_path("orig", sha256(bytes));
    files_.files[path] = bytes;
    names.push_back(to_hex(sha256(bytes)));
  }
  std::sort(names.begin(), names.end());
  std::uint64_t checked = 0;
  {
    auto progress = CheckProgress::open("friend/progress", "log", files_);
    ASSERT_TRUE(progress);
    ASSERT_TRUE(verify_originals(files_, "orig", checked, &*progress));
  }  // ended before finish()
  auto again = CheckProgress::open("friend/progress", "log", files_);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->earlier(), 512U) << "256 at a time";
  EXPECT_FALSE(CheckProgress::open("friend/progress", "another log", files_));
  // Only what is not known yet is read: a change there is seen.
  files_.files[original_path("orig", sha256("page 7"))] = "page 8";
  const bool is_known = again->has(to_hex(sha256("page 7")));
  const auto wrong = verify_originals(files_, "orig", checked, &*again);
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->size(), is_known ? 0U : 1U);
  EXPECT_EQ(verify_originals(files_, "orig", checked)->size(), 1U) << "a whole checking sees it";
  ASSERT_TRUE(again->finish());
  EXPECT_FALSE(files_.files.contains("friend/progress"));
}

TEST_F(Originals, ACutLineOfProgressIsNotCounted) {
  const std::string name = to_hex(sha256("page"));
  files_.files["p"] = "habeas-verify 1 log\n" + name + "\n" + name.substr(0, 20);
  auto progress = CheckProgress::open("p", "log", files_);
  ASSERT_TRUE(progress);
  EXPECT_EQ(progress->earlier(), 1U);
  EXPECT_TRUE(progress->has(name));
  files_.files["p"] = "habeas-verify 1 log\nwords\n";
  EXPECT_FALSE(CheckProgress::open("p", "log", files_));
}

}  // namespace
}  // namespace habeas
