// custody/archive_test.cpp - what is restored is what was kept, and every change of the file is
// seen
#include "custody/archive.h"

#include <gtest/gtest.h>

#include "custody/memory_files_test.h"
#include "custody/originals.h"

namespace habeas {
namespace {

class ArchiveTest : public testing::Test {
 protected:
  ArchiveTest() {
    const std::string page = "some bytes of a page";
    files_.files[original_path("case/originals", sha256(page))] = page;
    files_.files["case/custody/log"] = "0 a line\n";
    files_.files["case/custody/key"] = "secret";
    files_.files["case/records"] = std::string(1500, 'r');
    files_.files["case/store/case.db"] = "can be made again";
  }
  MemoryFiles files_;
};

TEST_F(ArchiveTest, RestoresWhatWasKept) {
  const auto written = write_archive("case", "a.tar", files_);
  ASSERT_TRUE(written) << written.error().message;
  EXPECT_EQ(written->files, 4U);
  EXPECT_EQ(files_.files.at("a.tar").size() % 512, 0U);
  const auto read = read_archive("a.tar", "other", files_);
  ASSERT_TRUE(read) << read.error().message;
  for (const auto& [path, bytes] : std::map(files_.files)) {
    if (!path.starts_with("case/") || path.starts_with("case/store")) continue;
    EXPECT_EQ(files_.files["other/" + path.substr(5)], bytes) << path;
  }
  EXPECT_FALSE(files_.files.contains("other/store/case.db"));
}

TEST_F(ArchiveTest, OverwritesNothing) {
  ASSERT_TRUE(write_archive("case", "a.tar", files_));
  EXPECT_FALSE(write_archive("case", "a.tar", files_));
  EXPECT_FALSE(read_archive("a.tar", "case", files_));
}

TEST_F(ArchiveTest, EveryFlippedBitIsSeenBeforeAnythingIsWritten) {
  ASSERT_TRUE(write_archive("case", "a.tar", files_));
  const std::string whole = files_.files.at("a.tar");
  for (std::size_t i = 0; i < whole.size() * 8; ++i) {
    std::string flipped = whole;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
    files_.files["a.tar"] = flipped;
    ASSERT_FALSE(read_archive("a.tar", "other", files_)) << "bit " << i;
    ASSERT_FALSE(files_.files.contains("other/records")) << "bit " << i;
  }
}

TEST_F(ArchiveTest, EveryCutIsSeen) {
  ASSERT_TRUE(write_archive("case", "a.tar", files_));
  const std::string whole = files_.files.at("a.tar");
  for (std::size_t size = 0; size < whole.size(); size += 37) {
    files_.files["a.tar"] = whole.substr(0, size);
    ASSERT_FALSE(read_archive("a.tar", "other", files_)) << size << " bytes";
  }
  files_.files["a.tar"] = whole + "x";
  EXPECT_FALSE(read_archive("a.tar", "other", files_));
}

}  // namespace
}  // namespace habeas
