// tests/security/locked_reading_test.cpp - what is read inside the lock equals what is read outside
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "flow/read.h"
#include "host/file_system.h"
#include "host/spawn.h"
#include "ingest/ingest.h"
#include "scratch.h"
#include "worker/worker.h"

namespace habeas {
namespace {

using namespace std::string_literals;

/// Texts in many encodings: each opens a table of its own. A reader that cannot open it behind the
/// lock would give nothing and say nothing.
const std::vector<std::string>& samples() {
  static const std::vector<std::string> kSamples{
      "Plain words.\n",
      "\xEF\xBB\xBFWith a mark. \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 \xE4\xBD\xA0\xE5\xA5\xBD\n",
      "\xFF\xFEW\0i\0d\0e\0 \0\x3F\x04@\x04"s,
      "\xFE\xFF\0W\0i\0d\0e"s,
      // windows-1252
      "Le gar\xE7on a \xE9t\xE9 arr\xEAt\xE9 pr\xE8s de la for\xEAt.\n",
      // windows-1251
      "\xC2\xEE\xE4\xE0 \xEF\xEE\xE4\xED\xFF\xEB\xE0\xF1\xFC \xF3 \xF1\xF2\xE0\xF0\xEE\xE3\xEE "
      "\xEC\xEE\xF1\xF2\xE0, \xE8 \xE4\xEE\xF0\xEE\xE3\xE0 \xE1\xFB\xEB\xE0 "
      "\xE7\xE0\xEA\xF0\xFB\xF2\xE0.\n",
      // EUC-KR
      "\xB0\xAD\xB9\xB0\xC0\xCC \xB4\xD9\xB8\xAE \xC0\xA7\xB7\xCE \xB3\xD1\xC3\xC6\xB4\xD9. "
      "\xBB\xE7\xB6\xF7\xB5\xE9\xC0\xBA \xB3\xF4\xC0\xBA \xB0\xF7\xC0\xB8\xB7\xCE "
      "\xB0\xAC\xB4\xD9.\n",
      // Shift_JIS
      "\x90\xEC\x82\xCC\x90\x85\x82\xAA\x8B\xB4\x82\xF0\x82\xB1\x82\xA6\x82\xBD\x81\x42\n",
      // ISO-2022-JP
      "River: \x1B$B@n\x1B(B.\n",
      "Broken \xFF\xFE bytes.\n",
  };
  return kSamples;
}

TEST(LockedReading, GivesTheSameBytesAsReadingOutside) {
  auto worker = std::make_shared<Worker>(WorkerOptions{});
  auto spawn = start_fork_server(
      {[worker] { worker->prepare(); },
       [worker](int channel, std::uint64_t size) { return worker->run(channel, size); }});
  ASSERT_TRUE(spawn) << spawn.error().message;
  Scratch scratch;
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < samples().size(); ++i) {
    paths.push_back(scratch.write(std::string(1, static_cast<char>('a' + i)), samples()[i]));
  }
  auto files = make_file_system();
  auto reading = read_inputs(paths, {}, *files, **spawn, {});
  ASSERT_TRUE(reading) << reading.error().message;
  ASSERT_EQ(reading->documents.size(), samples().size());
  for (std::size_t i = 0; i < samples().size(); ++i) {
    const auto outside = ingest(samples()[i], ReadContext(Limits{}));
    ASSERT_TRUE(outside) << outside.error().message;
    const Document& inside = reading->documents[i];
    EXPECT_EQ(inside.text, outside->text);
    EXPECT_FALSE(inside.text.empty());
    EXPECT_EQ(inside.encoding.name, outside->encoding.name);
    EXPECT_EQ(inside.to_source.runs(), outside->to_source.runs());
  }
}

}  // namespace
}  // namespace habeas
