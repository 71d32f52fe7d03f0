// flow/kept_records_test.cpp - the catalog of a case is the same however it was made, and leads to
// no line of other records
#include "flow/kept_records.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "custody/memory_files_test.h"
#include "model/json.h"
#include "model/random_pile_test.h"

namespace habeas {
namespace {

/// Files in memory, but the catalog where SQLite finds it.
class KeptRecordsTest : public testing::Test {
 protected:
  KeptRecordsTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = testing::TempDir() + "habeas_kept_" + test->name();
    std::filesystem::create_directories(folder_ + "/store");
  }
  ~KeptRecordsTest() override { std::filesystem::remove_all(folder_); }

  Result<std::shared_ptr<KeptRecords>> open() {
    const std::string path = folder_ + "/store/catalog.db";
    std::ofstream(path, std::ios::binary) << files_.files.at(path);
    return open_kept_records(folder_, files_);
  }
  std::string& file(const std::string& name) { return files_.files[folder_ + name]; }

  MemoryFiles files_;
  std::string folder_;
};

TEST_F(KeptRecordsTest, TheCatalogIsTheSameFromThePileAndFromTheFile) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Pile pile = PileMaker(seed).make().pile;
    file("/records") = printed(pile);
    ASSERT_TRUE(make_catalog(folder_, pile, file("/records"), files_));
    const std::string of_pile = file("/store/catalog.db");
    for (const std::size_t piece : {std::size_t{1} << 20U, std::size_t{777}}) {
      files_.piece_bytes = piece;
      const auto made = make_catalog(folder_, files_);
      ASSERT_TRUE(made) << made.error().message;
      ASSERT_TRUE(file("/store/catalog.db") == of_pile) << "pile " << seed;
    }
    EXPECT_EQ(catalog_fault(folder_ + "/store", files_), "");
  }
}

TEST_F(KeptRecordsTest, GivesLinesAndWhatTheySay) {
  const Pile pile = PileMaker(7).make().pile;
  file("/records") = printed(pile);
  ASSERT_TRUE(make_catalog(folder_, pile, file("/records"), files_));
  const auto kept = open();
  ASSERT_TRUE(kept) << kept.error().message;
  RecordReader reader(*kept);
  const Document& document = pile.documents.back();
  const auto row = reader.find(to_text(document.id), RecordKind::document);
  ASSERT_TRUE(row);
  EXPECT_EQ(reader.find(to_text(document.id), RecordKind::claim), std::nullopt);
  EXPECT_EQ(reader.pile({*row}).documents.front().text, document.text);
  EXPECT_EQ(reader.short_pile({*row}).documents.front().text, "");
  EXPECT_NE(file("/records").find(reader.line(*row)), std::string::npos);
  const std::string brief = reader.short_line(*row);
  EXPECT_EQ(brief.find("\"text\":"), std::string::npos);
  EXPECT_EQ(brief.back(), '\n');
  EXPECT_FALSE(reader.error());
}

TEST_F(KeptRecordsTest, OfOtherRecordsIsNoCatalog) {
  const Pile pile = PileMaker(7).make().pile;
  file("/records") = printed(pile);
  ASSERT_TRUE(make_catalog(folder_, pile, file("/records"), files_));
  ASSERT_TRUE(open());
  const std::string whole = file("/records");
  for (const std::string& other : {whole + " ", whole.substr(1), std::string(whole.size(), 'x')}) {
    file("/records") = other;
    EXPECT_FALSE(open());
  }
  file("/records") = whole;
  file("/store/catalog.db")[100] ^= 1;
  EXPECT_NE(catalog_fault(folder_ + "/store", files_), "");
  files_.files.erase(folder_ + "/records");
  const auto none = open_kept_records(folder_, files_);
  ASSERT_TRUE(none);
  EXPECT_EQ(*none, nullptr);
  EXPECT_FALSE(RecordReader(*none).has_records());
  EXPECT_EQ(RecordReader(*none).count(RecordKind::claim), 0U);
}

// Records that are longer than their tail, changed in front of it: the line is not told.
TEST_F(KeptRecordsTest, ALineThatIsNoRecordIsAnError) {
  Pile pile = PileMaker(7).make().pile;
  pile.documents.back().text.append(2 * Catalog::kTailBytes, 'a');
  file("/records") = printed(pile);
  ASSERT_TRUE(make_catalog(folder_, pile, file("/records"), files_));
  file("/records").replace(file("/records").find("{\"type\":\"source\""), 5, "?????");
  const auto kept = open();
  ASSERT_TRUE(kept) << kept.error().message;
  RecordReader reader(*kept);
  EXPECT_EQ(reader.line(reader.first(RecordKind::source)), "");
  ASSERT_TRUE(reader.error());
  EXPECT_EQ(reader.error()->code, Errc::bad_input);
  EXPECT_TRUE(reader.leads(0, RecordKind::document).empty()) << "after an error nothing is told";
}

// Records that are as long as others and end like them: a line with another id is not told.
TEST_F(KeptRecordsTest, ALineOfAnotherRecordIsAnError) {
  Pile pile = PileMaker(7).make().pile;
  pile.documents.back().text.append(2 * Catalog::kTailBytes, 'a');
  file("/records") = printed(pile);
  ASSERT_TRUE(make_catalog(folder_, pile, file("/records"), files_));
  const std::string id = "\"id\":\"" + to_text(pile.sources.front().id);
  const std::size_t last = file("/records").find(id) + id.size() - 1;
  char& digit = file("/records")[last];
  digit = digit == '0' ? '1' : '0';
  const auto kept = open();
  ASSERT_TRUE(kept) << kept.error().message;
  RecordReader reader(*kept);
  EXPECT_NE(reader.line(reader.first(RecordKind::document)), "");
  EXPECT_EQ(reader.line(reader.first(RecordKind::source)), "");
  ASSERT_TRUE(reader.error());
  EXPECT_EQ(reader.error()->code, Errc::bad_input);
}

// Wherever a program is killed while it makes a catalog, no half one is opened and nothing is
// called damaged; and records that are about to change have none.
TEST_F(KeptRecordsTest, ACatalogWithoutItsSumIsNone) {
  const Pile pile = PileMaker(7).make().pile;
  file("/records") = printed(pile);
  ASSERT_TRUE(make_catalog(folder_, pile, file("/records"), files_));
  const auto whole = files_.files;
  int steps = 0;
  for (bool is_made = false; !is_made; ++steps) {
    files_.files = whole;
    files_.steps_left = steps;
    is_made = make_catalog(folder_, files_).has_value();
    files_.steps_left = -1;
    EXPECT_EQ(catalog_fault(folder_ + "/store", files_), "") << "killed at step " << steps;
    const bool has_sum = files_.files.contains(folder_ + "/store/catalog.sum");
    EXPECT_EQ(open().has_value(), has_sum) << "killed at step " << steps;
  }
  EXPECT_EQ(steps, 4) << "removes the sum, writes the catalog, writes the sum, and then is done";
  ASSERT_TRUE(give_up_catalog(folder_, files_));
  const auto given_up = open();
  ASSERT_FALSE(given_up);
  EXPECT_EQ(given_up.error().code, Errc::bad_input);
}

// The sum promises a catalog.
TEST_F(KeptRecordsTest, ASumWithoutItsCatalogIsAFault) {
  const Pile pile = PileMaker(7).make().pile;
  file("/records") = printed(pile);
  ASSERT_TRUE(make_catalog(folder_, pile, file("/records"), files_));
  files_.files.erase(folder_ + "/store/catalog.db");
  EXPECT_NE(catalog_fault(folder_ + "/store", files_), "");
  EXPECT_FALSE(open_kept_records(folder_, files_));
}

TEST_F(KeptRecordsTest, RecordsThatCannotBeReadAreNamed) {
  file("/records") = run_line("test") + "{\"type\":\"nothing\"}\n";
  const auto made = make_catalog(folder_, files_);
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().message.find("/records: line 2"), std::string::npos)
      << made.error().message;
}

}  // namespace
}  // namespace habeas
