// custody/originals_test.cpp - originals are kept once, whole, and checked again
#include "custody/originals.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>

namespace habeas {
namespace {

/// Files in memory. `acts` notes closing, syncing and naming in their order.
class MemoryFiles final : public FileSystem {
 public:
  std::map<std::string, std::string> files;
  std::string acts;
  bool is_full = false;

  Result<FileInfo> info(const std::string& path) override {
    if (const auto found = files.find(path); found != files.end()) {
      return FileInfo{FileKind::file, found->second.size(), 1, 1};
    }
    const auto below = files.lower_bound(path + "/");
    const bool is_folder = below != files.end() && below->first.starts_with(path + "/");
    return FileInfo{is_folder ? FileKind::folder : FileKind::missing, 0, 1, 2};
  }
  Result<std::vector<std::string>> list(const std::string& path) override {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files) {
      if (!name.starts_with(path + "/")) continue;
      const std::string rest = name.substr(path.size() + 1);
      const std::string first = rest.substr(0, rest.find('/'));
      if (names.empty() || names.back() != first) names.push_back(first);
    }
    return names;
  }
  Result<std::string> read(const std::string& path, std::uint64_t) override {
    return files.at(path);
  }
  Result<std::unique_ptr<ByteStream>> open(const std::string& path) override {
    if (!files.contains(path)) return fail(Errc::io, "cannot open " + path);
    return std::make_unique<Stream>(files.at(path));
  }
  Result<std::unique_ptr<NewFile>> create_in(const std::string&) override {
    return std::make_unique<New>(*this);
  }
  Result<void> sync_all(const std::string&) override {
    acts += 's';
    return {};
  }
  Result<void> write_atomic(const std::string& path, std::string_view bytes) override {
    files[path] = bytes;
    return {};
  }
  Result<void> make_folders(const std::string&) override { return {}; }
  Result<void> remove(const std::string& path) override {
    files.erase(path);
    return {};
  }
  Result<std::string> absolute(const std::string& path) override { return path; }
  Result<std::function<void()>> lock(const std::string&) override {
    return [] {};
  }

 private:
  class Stream final : public ByteStream {
   public:
    explicit Stream(std::string bytes) : bytes_(std::move(bytes)) {}
    Result<std::string> read(std::size_t limit) override {
      std::string piece = bytes_.substr(at_, std::min<std::size_t>(limit, 3));
      at_ += piece.size();
      return piece;
    }

   private:
    std::string bytes_;
    std::size_t at_ = 0;
  };
  class New final : public NewFile {
   public:
    explicit New(MemoryFiles& owner) : owner_(owner) {}
    Result<void> append(std::string_view bytes) override {
      if (owner_.is_full) return fail(Errc::io, "no space is left");
      bytes_ += bytes;
      return {};
    }
    Result<void> close() override {
      owner_.acts += 'c';
      return {};
    }
    Result<bool> name(const std::string& path) override {
      owner_.acts += 'n';
      return owner_.files.emplace(path, bytes_).second;
    }

   private:
    MemoryFiles& owner_;
    std::string bytes_;
  };
};

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
  EXPECT_NE(wrong->at(0).find(path_), std::string::npos);
  EXPECT_TRUE(verify_originals(files_, "elsewhere", checked)->empty());
  EXPECT_EQ(checked, 0U);
}

}  // namespace
}  // namespace habeas
