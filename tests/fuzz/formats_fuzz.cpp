// tests/fuzz/formats_fuzz.cpp - any bytes through every format: an Error, or a text with a whole
// map
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/format.h"
#include "ingest/ingest.h"
#include "text/utf8.h"

namespace {

using namespace habeas;

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const Result<Decoded>& decoded, std::string_view bytes) {
  if (!decoded) {
    require(!decoded.error().at || decoded.error().at->end <= bytes.size());
    return;
  }
  require(first_invalid(decoded->text) == decoded->text.size());
  require(decoded->to_source
              .check(static_cast<std::uint32_t>(decoded->text.size()),
                     static_cast<std::uint32_t>(bytes.size()))
              .has_value());
  for (const auto& run : decoded->to_source.runs()) {
    require(!run.copy || slice(decoded->text, run.to) == slice(bytes, run.from));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(ingest(bytes, Limits{}), bytes);
  for (const Format* format : formats()) check(format->decode(bytes, Limits{}), bytes);
  return 0;
}
