// tests/security/reading_test.cpp - files through locked workers to documents; bad input; hostile
// workers
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "custody/originals.h"
#include "flow/read.h"
#include "host/file_system.h"
#include "host/spawn.h"
#include "sandbox/channel.h"
#include "sandbox/wire.h"
#include "scratch.h"
#include "worker/worker.h"

namespace habeas {
namespace {

using namespace std::string_literals;

struct House {
  std::unique_ptr<FileSystem> files = make_file_system();
  std::unique_ptr<Spawn> spawn;

  explicit House(const WorkerProgram& program) {
    auto started = start_fork_server(program);
    EXPECT_TRUE(started) << started.error().message;
    if (started) spawn = std::move(*started);
  }

  Reading read(const std::vector<std::string>& paths, const ReadOptions& options = {}) {
    auto reading = read_inputs(paths, options, *files, *spawn, {});
    EXPECT_TRUE(reading) << reading.error().message;
    return reading ? std::move(*reading) : Reading{};
  }
};

WorkerProgram real_worker(const WorkerOptions& options = {}) {
  auto worker = std::make_shared<Worker>(options);
  return {[worker] { worker->prepare(); },
          [worker](int channel, std::uint64_t size) { return worker->run(channel, size); }};
}

/// A worker that says hello and then answers every job with the given act.
WorkerProgram hostile_worker(std::function<int(int channel, const std::string& source)> act) {
  return {{}, [act = std::move(act)](int channel, std::uint64_t) {
            if (!write_channel(channel, encode_hello({kWireVersion, true, ""}))) return 1;
            while (true) {
              auto job = read_job(channel, Limits{});
              if (!job || !*job) return 0;
              if (const int status = act(channel, (*job)->source); status != 0) return status;
            }
          }};
}

/// The honest answer of a worker to a UTF-8 text.
std::string honest(const std::string& source) {
  Decoded decoded;
  decoded.made_by = {"test", "1"};
  decoded.media_type = "text/plain";
  decoded.encoding = {"UTF-8", "valid"};
  decoded.text = source;
  decoded.to_source =
      OffsetMap<InText, InSource>::identity(static_cast<std::uint32_t>(source.size()));
  return encode_decoded(decoded);
}

const Problem* problem_of(const Reading& reading, const std::string& path) {
  for (const Problem& problem : reading.problems) {
    if (problem.path == path) return &problem;
  }
  return nullptr;
}

TEST(Reading, AFileBecomesADocument) {
  House house(real_worker());
  Scratch scratch;
  const std::string path = scratch.write("a.txt", "A river rose.\n");
  const Reading reading = house.read({path});
  ASSERT_EQ(reading.documents.size(), 1U);
  ASSERT_EQ(reading.sources.size(), 1U);
  EXPECT_TRUE(reading.problems.empty());
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.text, "A river rose.\n");
  EXPECT_EQ(document.path, path);
  EXPECT_EQ(document.source, reading.sources[0].id);
  EXPECT_EQ(document.encoding.name, "UTF-8");
  EXPECT_EQ(document.encoding.basis, "valid");
  EXPECT_EQ(reading.sources[0].sha256, sha256("A river rose.\n"));
  EXPECT_EQ(reading.sources[0].media_type, "text/plain");
}

TEST(Reading, IsInByteOrderOfThePathsAndTheSameForAnyNumberOfThreads) {
  House house(real_worker());
  Scratch scratch;
  for (int i = 0; i < 40; ++i) {
    scratch.write("d" + std::to_string(i % 7) + "/p" + std::to_string(i) + ".txt",
                  "page " + std::to_string(i % 11));
  }
  scratch.write("d1.txt", "beside");
  ReadOptions one;
  ReadOptions many;
  many.threads = 4;
  many.sources_per_worker = 3;
  const Reading a = house.read({scratch.path()}, one);
  const Reading b = house.read({scratch.path()}, many);
  ASSERT_EQ(a.documents.size(), 41U);
  ASSERT_EQ(b.documents.size(), 41U);
  EXPECT_EQ(a.sources.size(), 12U);
  std::set<DocumentId> ids;
  for (std::size_t i = 0; i < a.documents.size(); ++i) {
    EXPECT_EQ(a.documents[i].path, b.documents[i].path);
    EXPECT_EQ(a.documents[i].id, b.documents[i].id);
    if (i > 0) {
      EXPECT_LT(a.documents[i - 1].path, a.documents[i].path);
    }
    ids.insert(a.documents[i].id);
  }
  EXPECT_EQ(ids.size(), 41U);
}

TEST(Reading, EveryBadInputIsAProblemWithItsPlaceAndTheRestGoesOn) {
  House house(real_worker());
  Scratch scratch;
  const std::string good = scratch.write("good.txt", "All is well.");
  const std::string empty = scratch.write("empty.txt", "");
  const std::string binary = scratch.write("image.png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s);
  const std::string zeros = scratch.write("zeros.txt", "abc\0def"s);
  const std::string broken = scratch.write("broken.txt", "One \xFF\xFE two \xC3( three.");
  const std::string odd_name = scratch.write("n\xE9.txt", "A name in another encoding.");
  const std::string missing = scratch / "missing.txt";
  const std::string pipe = scratch / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  std::filesystem::create_directory_symlink(scratch.path(), scratch / "loop");
  const Reading reading = house.read({scratch.path(), missing});

  ASSERT_EQ(reading.documents.size(), 3U);  // broken, good, and the odd name
  EXPECT_EQ(reading.documents[0].path, broken);
  EXPECT_EQ(reading.documents[0].text, "One \xEF\xBF\xBD\xEF\xBF\xBD two \xEF\xBF\xBD( three.");
  EXPECT_EQ(reading.documents[1].path, good);
  EXPECT_EQ(reading.documents[2].path, odd_name);
  const auto expect = [&](const std::string& path, Errc code, std::optional<SourceSpan> at) {
    const Problem* problem = problem_of(reading, path);
    ASSERT_NE(problem, nullptr) << path;
    EXPECT_EQ(problem->code, code) << problem->message;
    EXPECT_EQ(problem->at, at) << problem->message;
  };
  expect(empty, Errc::bad_input, SourceSpan{0, 0});
  expect(binary, Errc::unsupported, SourceSpan{0, 6});
  expect(zeros, Errc::unsupported, SourceSpan{3, 4});
  expect(broken, Errc::bad_input, SourceSpan{4, 5});
  expect(missing, Errc::io, std::nullopt);
  expect(pipe, Errc::unsupported, std::nullopt);
  expect(scratch / "loop", Errc::bad_input, std::nullopt);
  EXPECT_EQ(reading.problems.size(), 7U);
}

TEST(Reading, ALinkOutOfTheGivenFolderIsAProblemAndNotFollowed) {
  House house(real_worker());
  Scratch scratch;
  Scratch outside;
  const std::string secret = outside.write("letter.txt", "A private letter.");
  std::filesystem::create_symlink(secret, scratch / "page.txt");
  const Reading reading = house.read({scratch.path()});
  EXPECT_TRUE(reading.documents.empty());
  EXPECT_TRUE(reading.sources.empty());
  const Problem* problem = problem_of(reading, scratch / "page.txt");
  ASSERT_NE(problem, nullptr);
  EXPECT_EQ(problem->code, Errc::unsupported);
  // Named in the call itself, the same link is meant.
  EXPECT_EQ(house.read({scratch / "page.txt"}).documents.size(), 1U);
}

TEST(Reading, AFileThatCannotBeOpenedIsAProblem) {
  House house(real_worker());
  Scratch scratch;
  const std::string path = scratch.write("closed.txt", "x");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  if (access(path.c_str(), R_OK) == 0) GTEST_SKIP() << "root reads everything";
  const Reading reading = house.read({path});
  ASSERT_EQ(reading.problems.size(), 1U);
  EXPECT_EQ(reading.problems[0].code, Errc::io);
}

TEST(Reading, AHugeLineIsALimitThatNamesTheByte) {
  House house(real_worker());
  Scratch scratch;
  const std::string path = scratch.write("line.txt", std::string(70U << 20U, 'a'));
  const Reading reading = house.read({path});
  ASSERT_EQ(reading.problems.size(), 1U);
  EXPECT_EQ(reading.problems[0].code, Errc::limit_exceeded);
  EXPECT_EQ(reading.problems[0].at, (SourceSpan{64U << 20U, 64U << 20U}));
  ASSERT_EQ(reading.sources.size(), 1U);
  EXPECT_EQ(reading.sources[0].size_bytes, 70U << 20U);
}

TEST(Reading, ALargeTextPassesWhole) {
  House house(real_worker());
  Scratch scratch;
  const std::string text(static_cast<std::size_t>(60U << 20U), 'b');
  const Reading reading = house.read({scratch.write("large.txt", text)});
  ASSERT_EQ(reading.documents.size(), 1U) << reading.problems.at(0).message;
  EXPECT_TRUE(reading.documents[0].text == text);
}

TEST(Reading, DatesComeFromTheTableBeforeTheOneForAll) {
  House house(real_worker());
  Scratch scratch;
  const std::string a = scratch.write("a.txt", "same");
  const std::string b = scratch.write("b.txt", "same");
  const std::string table =
      scratch.write("dates.tsv", b + "\t2001-02-03\n/else/where\t1999-01-01\n");
  auto dates = read_dates(table, *house.files);
  ASSERT_TRUE(dates) << dates.error().message;
  ReadOptions options;
  options.dates = *dates;
  options.date = Day{2005, 6, 7};
  const Reading reading = house.read({a, b}, options);
  ASSERT_EQ(reading.documents.size(), 2U);
  EXPECT_EQ(reading.documents[0].given_date, (Day{2005, 6, 7}));
  EXPECT_EQ(reading.documents[1].given_date, (Day{2001, 2, 3}));
  EXPECT_FALSE(read_dates(scratch.write("bad.tsv", "x\t2001-02-30\n"), *house.files));
}

TEST(Reading, AnOriginalIsKeptOnceAndNeverWrittenAgain) {
  House house(real_worker());
  Scratch scratch;
  const std::string path = scratch.write("a.txt", "keep me");
  ReadOptions options;
  options.originals = scratch / "case/originals";
  options.case_folder = scratch / "case";
  (void)house.read({scratch.path()}, options);
  const std::string original = original_path(options.originals, sha256("keep me"));
  struct stat before {};
  ASSERT_EQ(stat(original.c_str(), &before), 0);
  EXPECT_EQ(before.st_mode & 0777U, 0444U);
  const Reading again = house.read({scratch.path()}, options);
  EXPECT_EQ(again.documents.size(), 1U) << "the case folder is not an input";
  struct stat after {};
  ASSERT_EQ(stat(original.c_str(), &after), 0);
  EXPECT_EQ(before.st_ino, after.st_ino);
  EXPECT_EQ(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
  std::uint64_t checked = 0;
  auto wrong = verify_originals(*house.files, options.originals, checked);
  ASSERT_TRUE(wrong);
  EXPECT_EQ(checked, 1U);
  EXPECT_TRUE(wrong->empty());
  std::filesystem::permissions(original, std::filesystem::perms::owner_all);
  std::ofstream(original) << "kEep me";
  wrong = verify_originals(*house.files, options.originals, checked);
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->size(), 1U);
}

// -------------------------------------------------------------------------------------------------
// workers that crash, hang or lie

TEST(HostileWorker, ACrashIsRecordedAndTheRestIsRead) {
  House house(hostile_worker([](int channel, const std::string& source) {
    if (source == "crash") raise(SIGUSR1);  // no sanitizer catches it
    return write_channel(channel, honest(source)) ? 0 : 1;
  }));
  Scratch scratch;
  scratch.write("a.txt", "first");
  const std::string bad = scratch.write("b.txt", "crash");
  scratch.write("c.txt", "last");
  const Reading reading = house.read({scratch.path()});
  EXPECT_EQ(reading.documents.size(), 2U);
  ASSERT_EQ(reading.problems.size(), 1U);
  EXPECT_EQ(reading.problems[0].path, bad);
  EXPECT_EQ(reading.problems[0].code, Errc::worker_lost);
  EXPECT_NE(reading.problems[0].message.find("signal 10"), std::string::npos);
}

TEST(HostileWorker, ASourceThatFailsOnlyBehindOthersIsReadAlone) {
  House house(hostile_worker([count = 0](int channel, const std::string& source) mutable {
    if (++count > 2) raise(SIGKILL);
    return write_channel(channel, honest(source)) ? 0 : 1;
  }));
  Scratch scratch;
  for (const char* name : {"a", "b", "c", "d", "e"}) scratch.write(name, name);
  const Reading reading = house.read({scratch.path()});
  EXPECT_EQ(reading.documents.size(), 5U);
  EXPECT_TRUE(reading.problems.empty());
}

TEST(HostileWorker, AHangEndsAtTheLimit) {
  House house(hostile_worker([](int, const std::string&) {
    pause();
    return 0;
  }));
  Scratch scratch;
  ReadOptions options;
  options.limits.wall_seconds = 1;
  const Reading reading = house.read({scratch.write("a.txt", "x")}, options);
  ASSERT_EQ(reading.problems.size(), 1U);
  EXPECT_EQ(reading.problems[0].code, Errc::limit_exceeded);
}

TEST(HostileWorker, ALieIsSeen) {
  const auto answered = [](const std::string& bytes) {
    House house(hostile_worker([bytes](int channel, const std::string&) {
      return write_channel(channel, bytes) ? 0 : 1;
    }));
    Scratch scratch;
    const Reading reading = house.read({scratch.write("a.txt", "truth")});
    EXPECT_EQ(reading.documents.size() + reading.problems.size(), 1U);
    return reading.problems.empty() ? "believed"s : reading.problems[0].message;
  };
  EXPECT_EQ(answered(honest("truth")), "believed");
  EXPECT_NE(answered(honest("false")), "believed");       // a copy that is none
  EXPECT_NE(answered(honest("truth, and")), "believed");  // longer than the source
  EXPECT_NE(answered(honest("truth") + "x"), "believed");
  EXPECT_NE(answered(std::string(100, '\xFF')), "believed");
}

// -------------------------------------------------------------------------------------------------
// fail closed

TEST(FailClosed, AnUnlockedWorkerReadsNothingUnlessAllowed) {
  const WorkerProgram unlocked{
      {}, [](int channel, std::uint64_t) {
        if (!write_channel(channel, encode_hello({kWireVersion, false, "no Landlock"}))) return 1;
        auto job = read_job(channel, Limits{});
        if (!job || !*job) return 0;
        return write_channel(channel, honest((*job)->source)) ? 0 : 1;
      }};
  House house(unlocked);
  Scratch scratch;
  const std::string path = scratch.write("a.txt", "x");
  ReadOptions options;
  auto refused = read_inputs({path}, options, *house.files, *house.spawn, {});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("no Landlock"), std::string::npos);
  options.unsafe_no_sandbox = true;
  const Reading reading = house.read({path}, options);
  EXPECT_EQ(reading.documents.size(), 1U);
  ASSERT_EQ(reading.problems.size(), 1U) << "reading without the lock is logged";
  EXPECT_NE(reading.problems[0].message.find("no Landlock"), std::string::npos);
}

}  // namespace
}  // namespace habeas
