// host/spawn_test.cpp - workers start, talk, end and are ended; nothing of the parent leaks into
// them
#include "host/spawn.h"

#include <dirent.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace habeas {
namespace {

/// Sends back what comes, until the end.
int echo(int channel) {
  char byte = 0;
  while (read(channel, &byte, 1) == 1) {
    if (write(channel, &byte, 1) != 1) return 2;
  }
  return 7;
}

int count_descriptors(int channel) {
  DIR* folder = opendir("/proc/self/fd");
  int count = 0;
  while (const dirent* entry = readdir(folder)) {
    if (entry->d_name[0] != '.') ++count;
  }
  closedir(folder);
  const char answer = static_cast<char>(count);
  return write(channel, &answer, 1) == 1 ? 0 : 1;
}

std::unique_ptr<Spawn> serve(std::function<int(int)> run, std::function<void()> prepare = {}) {
  auto spawn =
      start_fork_server({std::move(prepare), [run = std::move(run)](int channel, std::uint64_t) {
                           return run(channel);
                         }});
  EXPECT_TRUE(spawn) << spawn.error().message;
  return spawn ? std::move(*spawn) : nullptr;
}

std::string receive_all(Child& child, std::size_t size) {
  std::string bytes;
  while (bytes.size() < size) {
    auto piece = child.receive(100);
    if (!piece || piece->empty()) break;
    bytes += *piece;
  }
  return bytes;
}

TEST(Spawn, AWorkerIsToldTheSizeOfItsSource) {
  auto spawn = start_fork_server({{}, [](int channel, std::uint64_t source_bytes) {
                                    const std::string words =
                                        std::to_string(source_bytes).append(1, '.');
                                    return write(channel, words.data(), words.size()) > 0 ? 0 : 1;
                                  }});
  ASSERT_TRUE(spawn) << spawn.error().message;
  auto large = (*spawn)->start_worker(5'000'000'000);
  ASSERT_TRUE(large) << large.error().message;
  EXPECT_EQ(receive_all(**large, 11), "5000000000.");
  auto any = (*spawn)->start_worker(0);
  ASSERT_TRUE(any) << any.error().message;
  EXPECT_EQ(receive_all(**any, 2), "0.");
}

TEST(Spawn, AWorkerTalksAndLeaves) {
  const auto spawn = serve(echo);
  auto child = spawn->start_worker(0);
  ASSERT_TRUE(child) << child.error().message;
  ASSERT_TRUE((*child)->send("hello"));
  EXPECT_EQ(receive_all(**child, 5), "hello");
  const auto ended = (*child)->finish();
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->exit_status, 7);
  EXPECT_EQ(ended->signal, 0);
}

TEST(Spawn, PreparesOnceForAllWorkers) {
  auto value = std::make_shared<char>('0');
  const auto spawn =
      serve([value](int channel) { return write(channel, value.get(), 1) == 1 ? 0 : 1; },
            [value] { ++*value; });
  for (int i = 0; i < 3; ++i) {
    auto child = spawn->start_worker(0);
    ASSERT_TRUE(child);
    EXPECT_EQ(receive_all(**child, 1), "1");
  }
  EXPECT_EQ(*value, '0') << "the parent is another process";
}

TEST(Spawn, SeesHowAWorkerDied) {
  const auto spawn = serve([](int) { return raise(SIGABRT); });
  auto child = spawn->start_worker(0);
  ASSERT_TRUE(child);
  const auto bytes = (*child)->receive(10);
  ASSERT_TRUE(bytes);
  EXPECT_TRUE(bytes->empty());
  const auto ended = (*child)->finish();
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->signal, SIGABRT);
}

TEST(Spawn, TimeRunsOutAndTheWorkerIsKilled) {
  const auto spawn = serve([](int) {
    while (true) pause();
    return 0;
  });
  auto child = spawn->start_worker(0);
  ASSERT_TRUE(child);
  (*child)->allow_ms(50);
  const auto begin = std::chrono::steady_clock::now();
  const auto bytes = (*child)->receive(10);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, Errc::limit_exceeded);
  const auto ended = (*child)->kill();
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->signal, SIGKILL);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Spawn, SendingToAWorkerThatDoesNotReadEnds) {
  const auto spawn = serve([](int) {
    while (true) pause();
    return 0;
  });
  auto child = spawn->start_worker(0);
  ASSERT_TRUE(child);
  (*child)->allow_ms(50);
  const auto sent = (*child)->send(std::string(8U << 20U, 'x'));
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, Errc::limit_exceeded);
}

TEST(Spawn, AWorkerHoldsNoDescriptorOfAnother) {
  const auto spawn = serve(count_descriptors);
  std::vector<std::unique_ptr<Child>> children;
  std::string counts;
  for (int i = 0; i < 5; ++i) {
    auto child = spawn->start_worker(0);
    ASSERT_TRUE(child);
    counts += receive_all(**child, 1);
    children.push_back(std::move(*child));
  }
  EXPECT_EQ(counts, std::string(5, counts[0]));
}

TEST(Spawn, ThreadsMayShareIt) {
  const auto spawn = serve(echo);
  std::vector<int> good(4, 0);
  std::vector<std::thread> threads;
  for (int& count : good) {
    threads.emplace_back([&spawn, &count] {
      for (int i = 0; i < 20; ++i) {
        auto child = spawn->start_worker(0);
        if (child && (*child)->send("x") && receive_all(**child, 1) == "x") ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, std::vector<int>(4, 20));
}

TEST(Spawn, RefusesToForkBesideThreads) {
  std::thread waiting([] { poll(nullptr, 0, 300); });
  const auto spawn =
      start_fork_server({{}, [](int channel, std::uint64_t) { return echo(channel); }});
  waiting.join();
  ASSERT_FALSE(spawn);
  EXPECT_EQ(spawn.error().code, Errc::internal);
}

TEST(Spawn, WorkersDieWithTheServer) {
  auto spawn = serve([](int channel) {
    const pid_t self = getpid();
    if (write(channel, &self, sizeof self) != sizeof self) return 1;
    while (true) pause();
    return 0;
  });
  auto child = spawn->start_worker(0);
  ASSERT_TRUE(child);
  const std::string bytes = receive_all(**child, sizeof(pid_t));
  pid_t worker = 0;
  ASSERT_EQ(bytes.size(), sizeof worker);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(&worker));
  child->reset();
  spawn.reset();
  for (int i = 0; i < 200 && kill(worker, 0) == 0; ++i) poll(nullptr, 0, 10);
  EXPECT_EQ(kill(worker, 0), -1);
}

}  // namespace
}  // namespace habeas
