// store/derived_test.cpp - derived records are found under all that they were made from, and under
// nothing else
#include "store/derived.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace habeas {
namespace {

class DerivedStoreTest : public testing::Test {
 protected:
  DerivedStoreTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = testing::TempDir() + "habeas_derived_" + test->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~DerivedStoreTest() override { std::filesystem::remove_all(folder_); }

  std::string folder_;
  const DerivedKey key_{"extract", "one", sha256("a page")};
};

TEST_F(DerivedStoreTest, KeepsVersionsApart) {
  auto store = DerivedStore::open(folder_);
  ASSERT_TRUE(store) << store.error().message;
  const std::string bytes("a\0b\xFF", 4);
  const DerivedKey newer{"extract", "two", key_.input};
  ASSERT_TRUE(store->put({{key_, bytes}, {newer, "other"}}));
  EXPECT_EQ(store->find(key_).value(), bytes);
  EXPECT_EQ(store->find(newer).value(), "other");
  EXPECT_EQ(store->find({"clean", "one", key_.input}).value(), std::nullopt);
  EXPECT_EQ(store->find({"extract", "one", sha256("another page")}).value(), std::nullopt);
  const auto counts = store->counts();
  ASSERT_TRUE(counts);
  ASSERT_EQ(counts->size(), 2U);
  EXPECT_EQ((*counts)[0].version, "one");
  EXPECT_EQ((*counts)[0].records, 1U);
}

TEST_F(DerivedStoreTest, StaysWhenItIsOpenedAgain) {
  ASSERT_TRUE(DerivedStore::open(folder_)->put({{key_, "bytes"}}));
  EXPECT_EQ(DerivedStore::open(folder_)->find(key_).value(), "bytes");
}

TEST_F(DerivedStoreTest, BelievesNoRecordThatWasChangedOrMoved) {
  ASSERT_TRUE(DerivedStore::open(folder_)->put({{key_, "bytes"}}));
  {
    auto database = Database::open(folder_ + "/derived.db");
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->run("UPDATE derived SET version='two'"));
  }
  EXPECT_EQ(DerivedStore::open(folder_)->find({"extract", "two", key_.input}).value(),
            std::nullopt);
  {
    auto database = Database::open(folder_ + "/derived.db");
    ASSERT_TRUE(database->run("UPDATE derived SET version='one', made='other'"));
  }
  EXPECT_EQ(DerivedStore::open(folder_)->find(key_).value(), std::nullopt);
  ASSERT_TRUE(DerivedStore::open(folder_)->put({{key_, "again"}}));
  EXPECT_EQ(DerivedStore::open(folder_)->find(key_).value(), "again");
}

TEST_F(DerivedStoreTest, RefusesWhatANewerProgramMade) {
  ASSERT_TRUE(DerivedStore::open(folder_));
  ASSERT_TRUE(Database::open(folder_ + "/derived.db")->run("PRAGMA user_version=9"));
  const auto store = DerivedStore::open(folder_);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Errc::unsupported);
}

}  // namespace
}  // namespace habeas
