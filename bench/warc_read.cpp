// bench/warc_read.cpp - reads a web archive by the reader of room ingest alone: bench/warc_speed.py
// times it
//
//   warc_read FILE     prints records, bytes of payload and nanoseconds of processor time
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "ingest/warc.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "warc_read FILE\n");
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const habeas::Limits limits;
  std::size_t records = 0;
  std::size_t payload = 0;
  std::size_t notes = 0;
  habeas::WarcSink sink;
  sink.record = [&](const habeas::WarcRecord& record) -> habeas::Result<void> {
    ++records;
    if (record.type() != "response") {
      payload += record.block.size();
      return {};
    }
    const auto response = habeas::read_response(record.block, limits.container_bytes);
    if (response) payload += response->payload().size();
    return {};
  };
  sink.note = [&](habeas::Errc, const std::string&, habeas::SourceSpan) { ++notes; };
  const std::clock_t begin = std::clock();
  const auto read = habeas::read_warc(bytes, limits, sink);
  const std::clock_t end = std::clock();
  if (!read || notes > 0) {
    std::fprintf(stderr, "warc_read: damaged archive\n");
    return 1;
  }
  std::printf("%zu %zu %.0f\n", records, payload,
              static_cast<double>(end - begin) * 1e9 / CLOCKS_PER_SEC);
  return 0;
}
