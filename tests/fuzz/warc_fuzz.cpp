// tests/fuzz/warc_fuzz.cpp - any bytes as a web archive: records lie inside it, in order
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/warc.h"

namespace {

using namespace habeas;

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.output_bytes = limits.container_bytes = limits.text_bytes = 1U << 16U;
  std::uint64_t before = 0;
  WarcSink sink;
  sink.record = [&](const WarcRecord& record) -> Result<void> {
    require(record.offset >= before && record.offset <= size);
    require(record.length <= size - record.offset);
    before = record.offset;
    (void)record.target();
    (void)read_response(record.block, limits.text_bytes);
    return {};
  };
  sink.note = [&](Errc, const std::string& words, SourceSpan where) {
    require(!words.empty() && where.begin <= where.end && where.end <= size);
  };
  require(read_warc(bytes, limits, sink).has_value());
  return 0;
}
