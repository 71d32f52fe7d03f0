// serve/site_test.cpp - records that cannot be listed are tried once, and records that change while
// they are opened are not taken for the new ones
#include "serve/site.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <utility>

#include "custody/memory_files_test.h"
#include "model/json.h"
#include "model/random_pile_test.h"

namespace habeas {
namespace {

/// Files in memory, the catalog also where SQLite finds it; a file that was replaced has another
/// inode.
class CaseFiles final : public MemoryFiles {
 public:
  std::map<std::string, std::uint64_t> written;
  std::function<void()> after_opening;  ///< called once, behind open_parts()
  bool is_locked = false;

  Result<FileInfo> info(const std::string& path) override {
    Result<FileInfo> found = MemoryFiles::info(path);
    if (found && found->kind == FileKind::file) found->inode = 10 + written[path];
    return found;
  }
  Result<std::unique_ptr<OpenFile>> open_parts(const std::string& path) override {
    auto opened = MemoryFiles::open_parts(path);
    if (after_opening) std::exchange(after_opening, {})();
    return opened;
  }
  Result<void> write_atomic(const std::string& path, std::string_view bytes) override {
    auto done = MemoryFiles::write_atomic(path, bytes);
    if (!done) return done;
    ++written[path];
    if (!path.ends_with(".db")) return done;
    std::filesystem::remove(path);  // who has it open keeps it
    std::ofstream(path, std::ios::binary) << bytes;
    return done;
  }
  Result<std::function<void()>> lock(const std::string&) override {
    if (is_locked) return fail(Errc::io, "another program works in the case");
    return [] {};
  }
};

class NoClock final : public Clock {
 public:
  std::uint64_t steady_ns() override { return 0; }
  std::int64_t wall_seconds() override { return 0; }
};

class NoRandom final : public Random {
 public:
  std::uint64_t next() override { return 4; }
};

class NoSpawn final : public Spawn {
 public:
  Result<std::unique_ptr<Child>> start_worker(std::uint64_t /*source_bytes*/) override {
    return fail(Errc::unsupported, "");
  }
  Result<std::unique_ptr<Child>> start_reader(const std::string&) override {
    return fail(Errc::unsupported, "");
  }
};

class SiteTest : public testing::Test {
 protected:
  SiteTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = testing::TempDir() + "habeas_site_" + test->name();
    std::filesystem::create_directories(folder_ + "/store");
    ServeOptions options;
    options.case_folder = folder_;
    site_.emplace(options, ServeWorld{files_, clock_, random_, spawn_, {}});
  }
  ~SiteTest() override { std::filesystem::remove_all(folder_); }

  void write_records(const std::string& lines) {
    ASSERT_TRUE(files_.write_atomic(folder_ + "/records", lines));
  }
  std::string state() { return site_->work().state(); }

  CaseFiles files_;
  NoClock clock_;
  NoRandom random_;
  NoSpawn spawn_;
  std::string folder_;
  std::optional<Site> site_;
};

const char* const kBroken = "{\"type\":\"nothing\"}\n";

// A page asks again at every word of the job: with a second try it would ask without end.
TEST_F(SiteTest, RecordsThatCannotBeListedAreTriedOnce) {
  write_records(run_line("test") + kBroken);
  const auto first = site_->records();
  ASSERT_FALSE(first);
  EXPECT_NE(first.error().message.find("line 2"), std::string::npos) << first.error().message;
  EXPECT_NE(state().find("\"state\":\"failed\""), std::string::npos) << state();
  EXPECT_NE(state().find("line 2"), std::string::npos) << state();
  EXPECT_NE(state().find("\"changes\":0"), std::string::npos) << state();
  files_.files[folder_ + "/records"] = "not read again, since nothing says that it is another file";
  files_.files[folder_ + "/records"].resize(run_line("test").size() + std::string(kBroken).size());
  const auto second = site_->records();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message, first.error().message);
  const Pile pile = PileMaker(7).make().pile;
  write_records(printed(pile));
  const auto third = site_->records();
  ASSERT_TRUE(third) << third.error().message;
  EXPECT_EQ((*third)->catalog.count(RecordKind::claim), pile.claims.size());
  EXPECT_NE(state().find("\"changes\":1"), std::string::npos) << state();
}

TEST_F(SiteTest, ACatalogThatCannotBeWrittenIsTriedOnce) {
  write_records(printed(PileMaker(7).make().pile));
  files_.steps_left = 0;
  ASSERT_FALSE(site_->records());
  files_.steps_left = -1;
  EXPECT_FALSE(site_->records());
  write_records(printed(PileMaker(8).make().pile));
  const auto records = site_->records();
  EXPECT_TRUE(records) << records.error().message;
}

// Nothing is remembered of that, and nothing said: it may be over at the next question.
TEST_F(SiteTest, WhileAnotherProgramWorksTheLastRecordsAreTold) {
  write_records(printed(PileMaker(7).make().pile));
  files_.is_locked = true;
  const std::string before = state();
  const auto refused = site_->records();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Errc::io);
  EXPECT_EQ(state(), before);
  files_.is_locked = false;
  const auto first = site_->records();
  ASSERT_TRUE(first) << first.error().message;
  files_.is_locked = true;
  const Pile later = PileMaker(8).make().pile;
  write_records(printed(later));
  EXPECT_EQ(site_->records().value(), *first);
  files_.is_locked = false;
  const auto second = site_->records();
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ((*second)->catalog.count(RecordKind::claim), later.claims.size());
}

TEST_F(SiteTest, RecordsReplacedWhileTheyAreOpenedAreNotTakenForTheNewOnes) {
  const Pile pile = PileMaker(7).make().pile;
  const Pile later = PileMaker(8).make().pile;
  ASSERT_NE(pile.claims.size(), later.claims.size());
  write_records(printed(pile));
  ASSERT_TRUE(make_catalog(folder_, files_));
  files_.after_opening = [&] {
    write_records(printed(later));
    ASSERT_TRUE(make_catalog(folder_, files_));
  };
  const auto records = site_->records();
  ASSERT_TRUE(records) << records.error().message;
  EXPECT_EQ((*records)->catalog.count(RecordKind::claim), later.claims.size());
  EXPECT_EQ(site_->records().value(), *records) << "and opened once";
}

}  // namespace
}  // namespace habeas
