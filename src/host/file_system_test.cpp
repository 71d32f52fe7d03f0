// host/file_system_test.cpp - files are written whole or not at all, and read without waiting
#include "host/file_system.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <map>
#include <string>

namespace habeas {
namespace {

class FileSystemTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "habeas-host-XXXXXX").string();
    root_ = mkdtemp(name.data());
  }
  void TearDown() override {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  std::string path(const std::string& name) const { return root_ + "/" + name; }

  std::unique_ptr<FileSystem> files_ = make_file_system();
  std::string root_;
};

TEST_F(FileSystemTest, WritesAndReadsBack) {
  ASSERT_TRUE(files_->write_atomic(path("a"), "one"));
  ASSERT_TRUE(files_->write_atomic(path("a"), "two"));
  EXPECT_EQ(files_->read(path("a"), 10).value_or(""), "two");
  EXPECT_EQ(files_->list(root_).value().size(), 1U) << "no temporary file is left";
  const auto longer = files_->read(path("a"), 2);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().code, Errc::limit_exceeded);
}

TEST_F(FileSystemTest, ListsInByteOrderAndKeepsNamesAsTheyAre) {
  for (const char* name : {"b", "a.txt", "a", "\xE9", "Z", ".hidden"}) {
    ASSERT_TRUE(files_->write_atomic(path(name), ""));
  }
  EXPECT_EQ(files_->list(root_).value(),
            (std::vector<std::string>{".hidden", "Z", "a", "a.txt", "b", "\xE9"}));
}

TEST_F(FileSystemTest, TellsKindsApart) {
  ASSERT_TRUE(files_->write_atomic(path("file"), "1234"));
  ASSERT_TRUE(files_->make_folders(path("x/y")));
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(files_->info(path("file"))->kind, FileKind::file);
  EXPECT_EQ(files_->info(path("file"))->size_bytes, 4U);
  EXPECT_EQ(files_->info(path("x/y"))->kind, FileKind::folder);
  EXPECT_EQ(files_->info(path("pipe"))->kind, FileKind::other);
  EXPECT_EQ(files_->info(path("nothing"))->kind, FileKind::missing);
  EXPECT_EQ(files_->info(path("file/below"))->kind, FileKind::missing);
}

TEST_F(FileSystemTest, DoesNotWaitForAPipeOrReadAFolder) {
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  const auto pipe = files_->open(path("pipe"));
  ASSERT_FALSE(pipe);
  EXPECT_EQ(pipe.error().code, Errc::unsupported);
  EXPECT_FALSE(files_->open(root_));
  EXPECT_FALSE(files_->open(path("nothing")));
}

TEST_F(FileSystemTest, ANewFileHasNoNameUntilItIsWhole) {
  {
    auto dropped = files_->create_in(root_);
    ASSERT_TRUE(dropped);
    ASSERT_TRUE((*dropped)->append("lost"));
  }
  EXPECT_TRUE(files_->list(root_)->empty());
  auto first = files_->create_in(root_);
  auto second = files_->create_in(root_);
  ASSERT_TRUE((*first)->append("fir"));
  ASSERT_TRUE((*first)->append("st"));
  ASSERT_TRUE((*second)->append("second"));
  ASSERT_TRUE((*first)->close());
  ASSERT_TRUE((*second)->close());
  ASSERT_TRUE(files_->sync_all(root_));
  EXPECT_EQ((*first)->name(path("a")).value(), true);
  EXPECT_EQ((*second)->name(path("a")).value(), false) << "the name is taken";
  first->reset();
  second->reset();
  EXPECT_EQ(files_->read(path("a"), 100).value(), "first");
  EXPECT_EQ(files_->list(root_)->size(), 1U);
  struct stat status {};
  ASSERT_EQ(stat(path("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0444U);
}

TEST_F(FileSystemTest, StreamsToTheEnd) {
  ASSERT_TRUE(files_->write_atomic(path("a"), "abcdef"));
  auto stream = files_->open(path("a"));
  ASSERT_TRUE(stream);
  EXPECT_EQ((*stream)->read(4).value(), "abcd");
  EXPECT_EQ((*stream)->read(4).value(), "ef");
  EXPECT_EQ((*stream)->read(4).value(), "");
  std::string room(5, '-');
  stream = files_->open(path("a"));
  EXPECT_EQ((*stream)->read_into(room.data(), 4).value(), 4U);
  EXPECT_EQ((*stream)->read_into(room.data() + 1, 4).value(), 2U);
  EXPECT_EQ(room, "aefd-");
  EXPECT_EQ((*stream)->read_into(room.data(), 4).value(), 0U);
}

TEST_F(FileSystemTest, ReadsTheEnd) {
  ASSERT_TRUE(files_->write_atomic(path("f"), "abcdef"));
  EXPECT_EQ(files_->read_end(path("f"), 2).value(), "ef");
  EXPECT_EQ(files_->read_end(path("f"), 6).value(), "abcdef");
  EXPECT_EQ(files_->read_end(path("f"), 60).value(), "abcdef");
  EXPECT_FALSE(files_->read_end(path("none"), 2));
}

TEST_F(FileSystemTest, TellsWhatComesIntoAFolder) {
  ASSERT_TRUE(files_->make_folders(path("in/below")));
  ASSERT_TRUE(files_->make_folders(path("in/apart")));
  ASSERT_TRUE(files_->write_atomic(path("in/before"), "x"));
  auto watch = files_->watch(path("in"), path("in/apart"));
  ASSERT_TRUE(watch) << watch.error().message;
  ASSERT_TRUE(files_->write_atomic(path("in/below/a"), "x"));
  ASSERT_TRUE(files_->write_atomic(path("in/apart/b"), "x"));
  ASSERT_TRUE(files_->make_folders(path("in/new/deep")));
  ASSERT_TRUE(files_->write_atomic(path("in/new/deep/c"), "x"));
  std::map<std::string, FileEventKind> last;
  for (int i = 0; i < 5; ++i) {
    const auto news = (*watch)->wait(100);
    ASSERT_TRUE(news);
    EXPECT_FALSE(news->is_asked_to_stop);
    for (const FileEvent& event : news->events) last[event.path] = event.kind;
  }
  EXPECT_EQ(last.at(path("in/before")), FileEventKind::found);
  EXPECT_EQ(last.at(path("in/below/a")), FileEventKind::complete);
  EXPECT_TRUE(last.contains(path("in/new/deep/c")));
  EXPECT_FALSE(last.contains(path("in/apart/b")));
  EXPECT_EQ(std::raise(SIGINT), 0);
  EXPECT_TRUE((*watch)->wait(1000)->is_asked_to_stop);
}

TEST_F(FileSystemTest, MakesPathsAbsolute) {
  ASSERT_TRUE(files_->make_folders(path("x")));
  std::filesystem::create_directory_symlink(path("x"), path("link"));
  const std::string real = std::filesystem::canonical(path("x")).string();
  EXPECT_EQ(files_->absolute(path("x/../x/")).value(), real);
  EXPECT_EQ(files_->absolute(path("link/new")).value(), real + "/new");
}

TEST_F(FileSystemTest, OneHolderOfALock) {
  auto first = files_->lock(path("lock"));
  ASSERT_TRUE(first);
  EXPECT_FALSE(files_->lock(path("lock")));
  (*first)();
  EXPECT_TRUE(files_->lock(path("lock")));
}

TEST_F(FileSystemTest, ErrorsNameThePath) {
  const auto missing = files_->read(path("nothing"), 1);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Errc::io);
  EXPECT_NE(missing.error().message.find(path("nothing")), std::string::npos);
  EXPECT_FALSE(files_->write_atomic(path("no/folder"), "x"));
  EXPECT_FALSE(files_->remove(path("nothing")));
}

}  // namespace
}  // namespace habeas
