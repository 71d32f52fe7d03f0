// custody/log_test.cpp - the log grows, survives being killed anywhere, and shows every change
#include "custody/log.h"

#include <gtest/gtest.h>

#include <random>

#include "custody/memory_files_test.h"

namespace habeas {
namespace {

class FixedClock final : public Clock {
 public:
  std::uint64_t steady_ns() override { return 0; }
  std::int64_t wall_seconds() override { return now_++; }

 private:
  std::int64_t now_ = 1'932'000'000;
};

class SeededRandom final : public Random {
 public:
  std::uint64_t next() override { return engine_(); }

 private:
  std::mt19937_64 engine_{7};
};

class LogTest : public testing::Test {
 protected:
  Result<CustodyLog> open(bool make = true) {
    return CustodyLog::open("c", make, {files_, clock_, random_, "habeas-test"});
  }
  static NewEntry received(const std::string& path) {
    return {"received",
            {Field::open("sha256", to_hex(sha256(path))), Field::hidden("path", path),
             Field::hidden_or_unknown("by", "")}};
  }
  LogFiles files() { return *read_log_files("c", files_); }
  void grow(int batches) {
    auto log = open();
    ASSERT_TRUE(log) << log.error().message;
    for (int i = 0; i < batches; ++i) {
      const std::string name = "page " + std::to_string(i);
      ASSERT_TRUE(log->append({received(name + " a"), received(name + " b")}));
    }
  }

  MemoryFiles files_;
  FixedClock clock_;
  SeededRandom random_;
};

TEST_F(LogTest, BeginsWithItsNameAndKey) {
  grow(0);
  const LogReport report = examine_log(files());
  EXPECT_TRUE(report.faults.empty());
  ASSERT_EQ(report.entries.size(), 1U);
  EXPECT_EQ(report.entries[0].kind, "case");
  EXPECT_EQ(report.entries[0].time, "2031-03-23T02:40:00Z");
  EXPECT_EQ(report.entries[0].value("log"), report.origin);
  EXPECT_FALSE(open(false)->report().origin.empty());
}

TEST_F(LogTest, IsNotBegunWhereOneWasLost) {
  EXPECT_FALSE(open(false));
  grow(1);
  files_.files.erase("c/log");
  EXPECT_FALSE(open(true)) << "a checkpoint without its log";
}

TEST_F(LogTest, HoldsWhatWasDoneAndHidesNames) {
  grow(1);
  auto log = open();
  ASSERT_TRUE(log);
  const Entry& entry = log->entries().at(1);
  EXPECT_EQ(entry.kind, "received");
  EXPECT_EQ(entry.value("path"), "page 0 a");
  EXPECT_EQ(entry.find("by")->kind, FieldKind::unknown);
  EXPECT_EQ(files().log.find("page"), std::string::npos);
  EXPECT_NE(files().openings.find("page%200%20a"), std::string::npos);
}

TEST_F(LogTest, EqualNamesHaveDifferentCommitments) {
  auto log = open();
  ASSERT_TRUE(log->append({received("x"), received("x")}));
  EXPECT_NE(log->entries()[1].find("path")->commitment, log->entries()[2].find("path")->commitment);
}

TEST_F(LogTest, KeepsAnyBytes) {
  std::string odd = "unknown";
  auto log = open();
  for (int i = 0; i < 256; ++i) odd.push_back(static_cast<char>(i));
  ASSERT_TRUE(log->append({{"test",
                            {Field::hidden("a", odd), Field::open("b", "unknown"),
                             Field::open("c", ""), Field::open("d", "~x %")}}}));
  const auto again = open();
  ASSERT_TRUE(again) << again.error().message;
  const Entry& entry = again->entries().back();
  EXPECT_EQ(entry.value("a"), odd);
  EXPECT_EQ(entry.find("b")->kind, FieldKind::open);
  EXPECT_EQ(entry.value("b"), "unknown");
  EXPECT_EQ(entry.find("c")->kind, FieldKind::open);
  EXPECT_EQ(entry.value("d"), "~x %");
}

// Ends the program at every write of two batches, opens again, and asks for all or nothing.
TEST_F(LogTest, KilledAtAnyWriteHoldsWholeBatches) {
  grow(1);
  const std::map<std::string, std::string> before = files_.files;
  bool was_killed = true;
  for (int step = 0; was_killed; ++step) {
    files_.files = before;
    auto log = open();
    files_.steps_left = step;
    const auto number = log->append({received("late a"), received("late b")});
    was_killed = !number;
    files_.steps_left = -1;
    const LogReport report = examine_log(files());
    EXPECT_TRUE(report.faults.empty()) << "step " << step;
    EXPECT_TRUE(report.entries.size() == 3 || report.entries.size() == 5) << "step " << step;
    auto again = open();
    ASSERT_TRUE(again) << "step " << step << ": " << again.error().message;
    EXPECT_FALSE(files_.files.contains("c/pending"));
    EXPECT_EQ(number.value_or(3U), 3U);
    ASSERT_TRUE(again->append({received("next")}));
    EXPECT_TRUE(examine_log(files()).faults.empty()) << "step " << step;
    ASSERT_LT(step, 100);
  }
}

TEST_F(LogTest, TornPiecesBehindACommittedBatchAreWrittenAgain) {
  grow(1);
  auto log = open();
  files_.steps_left = 1;  // the batch is committed, nothing of it is in the files
  ASSERT_FALSE(log->append({received("torn")}));
  files_.steps_left = -1;
  files_.files["c/log"] += std::string(50, '\0');
  files_.files["c/openings"] += "3 path 00";
  const auto again = open();
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->entries().back().value("path"), "torn");
}

TEST_F(LogTest, EveryFlippedBitIsSeen) {
  grow(0);
  ASSERT_TRUE(open()->anchor());
  ASSERT_TRUE(open()->append({received("behind the state that left")}));
  const LogFiles whole = files();
  ASSERT_TRUE(examine_log(whole).faults.empty());
  for (std::string LogFiles::*part :
       {&LogFiles::log, &LogFiles::openings, &LogFiles::checkpoint, &LogFiles::anchors}) {
    for (std::size_t i = 0; i < (whole.*part).size() * 8; ++i) {
      LogFiles flipped = whole;
      char& byte = (flipped.*part)[i / 8];
      byte = static_cast<char>(byte ^ (1 << (i % 8)));
      ASSERT_FALSE(examine_log(flipped).faults.empty()) << "bit " << i << " of\n" << whole.*part;
    }
  }
}

TEST_F(LogTest, TheChangedEntryIsNamed) {
  grow(3);
  for (std::size_t number = 0; number < 7; ++number) {
    LogFiles changed = files();
    std::size_t at = 0;
    for (std::size_t i = 0; i < number; ++i) at = changed.log.find('\n', at) + 1;
    at = changed.log.find("program=", at) + 8;
    changed.log[at] = 'H';
    const LogReport report = examine_log(changed);
    ASSERT_FALSE(report.faults.empty());
    EXPECT_EQ(report.faults[0].object, "custody/log, entry " + std::to_string(number));
  }
}

TEST_F(LogTest, TheRightKeyIsNeeded) {
  grow(1);
  files_.files["c/key"][30] = files_.files["c/key"][30] == '0' ? '1' : '0';
  auto log = open();
  ASSERT_TRUE(log);
  EXPECT_FALSE(log->append({received("x")}));
}

// Whoever holds the key can put an older state back and go on from there: every check inside the
// case passes. A state kept elsewhere shows it.
TEST_F(LogTest, ARollbackIsSeenByAStateKeptElsewhere) {
  grow(2);
  const std::map<std::string, std::string> old = files_.files;
  auto log = open();
  ASSERT_TRUE(log->append({received("to be forgotten")}));
  const std::string kept = log->checkpoint();
  EXPECT_EQ(disagreement(log->report(), kept, files()), "");
  files_.files = old;
  auto again = open();
  EXPECT_NE(disagreement(again->report(), kept, files()), "") << "cut";
  ASSERT_TRUE(again->append({received("something else")}));
  ASSERT_TRUE(again->append({received("and more")}));
  EXPECT_TRUE(examine_log(files()).faults.empty());
  EXPECT_NE(disagreement(again->report(), kept, files()), "") << "rewritten";
}

TEST_F(LogTest, SaysWhereItIsUnanchored) {
  grow(2);
  auto log = open();
  EXPECT_EQ(log->unanchored_since(), 0U);
  ASSERT_TRUE(log->anchor());
  EXPECT_EQ(log->unanchored_since(), 5U);
  ASSERT_TRUE(log->append({received("later")}));
  EXPECT_EQ(open()->unanchored_since(), 5U);
}

}  // namespace
}  // namespace habeas
