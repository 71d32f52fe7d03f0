// flow/case_test.cpp - a run that is killed leaves no records with the catalog of others
#include "flow/case.h"

#include <gtest/gtest.h>

#include "custody/memory_files_test.h"

namespace habeas {
namespace {

class StillClock final : public Clock {
 public:
  std::uint64_t steady_ns() override { return 0; }
  std::int64_t wall_seconds() override { return 1935871200; }
};

class Counting final : public Random {
 public:
  std::uint64_t next() override { return ++last_; }

 private:
  std::uint64_t last_ = 0;
};

// Records of one length and one end cannot be told apart by a catalog: it is given up first. The
// search tables, for which there is no folder here, are the step behind the records.
TEST(Case, GivesUpTheCatalogBeforeItWritesRecords) {
  for (const int steps : {0, 1, 2}) {
    MemoryFiles files;
    StillClock clock;
    Counting random;
    const std::string folder = "no such folder/case";
    auto opened = Case::open(folder, true, "A. Tester", {files, clock, random, "habeas-test"});
    ASSERT_TRUE(opened) << opened.error().message;
    files.files[folder + "/records"] = "before";
    files.files[folder + "/store/catalog.db"] = "of before";
    files.files[folder + "/store/catalog.sum"] = "of that";
    files.steps_left = steps;
    EXPECT_FALSE(opened->write_records({}, {"behind"}, run_in_order, [] {}));
    const bool has_catalog = files.files.contains(folder + "/store/catalog.sum");
    EXPECT_EQ(has_catalog, steps == 0) << steps;
    EXPECT_EQ(files.files.at(folder + "/records"), steps == 2 ? "behind" : "before") << steps;
  }
}

}  // namespace
}  // namespace habeas
