// flow/settle_test.cpp - a file is taken once it is whole, and only once
#include "flow/settle.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

constexpr std::uint64_t kSecond = 1'000'000'000;
using Paths = std::vector<std::string>;

TEST(Settling, WaitsForTheCloseAndAQuietSecond) {
  Settling settling;
  settling.take({"a", FileEventKind::found}, 0);
  settling.take({"a", FileEventKind::changing}, kSecond);
  EXPECT_EQ(settling.ready(100 * kSecond), Paths()) << "somebody still writes";
  settling.take({"a", FileEventKind::complete}, 100 * kSecond);
  EXPECT_EQ(settling.ready(100 * kSecond + kSecond / 2), Paths());
  EXPECT_EQ(settling.ready(101 * kSecond), Paths({"a"}));
  EXPECT_EQ(settling.ready(102 * kSecond), Paths()) << "told once";
  EXPECT_TRUE(settling.empty());
}

TEST(Settling, TakesWhatWasThereBeforeAndWhatNobodyCloses) {
  Settling settling;
  settling.take({"b", FileEventKind::found}, 0);
  settling.take({"a", FileEventKind::found}, 0);
  EXPECT_EQ(settling.ready(2 * kSecond), Paths());
  EXPECT_EQ(settling.ready(3 * kSecond), Paths({"a", "b"}));
}

TEST(Settling, WaitsAgainWhenAFileIsWrittenAgain) {
  Settling settling;
  settling.take({"a", FileEventKind::complete}, 0);
  settling.take({"a", FileEventKind::changing}, kSecond / 2);
  settling.take({"a", FileEventKind::found}, kSecond / 2);
  EXPECT_EQ(settling.ready(9 * kSecond), Paths()) << "a new listing does not close it";
  settling.take({"a", FileEventKind::complete}, 9 * kSecond);
  EXPECT_EQ(settling.ready(10 * kSecond), Paths({"a"}));
}

TEST(Settling, LeavesUnfinishedAndRemovedFilesAlone) {
  Settling settling;
  settling.take({"page.html.part", FileEventKind::complete}, 0);
  settling.take({"x", FileEventKind::complete}, 0);
  settling.take({"x", FileEventKind::gone}, 1);
  EXPECT_EQ(settling.ready(9 * kSecond), Paths());
  settling.take({"page.html", FileEventKind::complete}, 9 * kSecond);
  EXPECT_EQ(settling.ready(10 * kSecond), Paths({"page.html"}));
}

}  // namespace
}  // namespace habeas
