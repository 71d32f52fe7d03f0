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

/// Members lie in their container, and say so in UTF-8.
ReadContext context_for(std::string_view bytes) {
  Limits limits;
  limits.output_ratio_floor_bytes = 1U << 20U;
  limits.container_bytes = 1U << 20U;
  ReadContext context(limits);
  context.give = [size = bytes.size()](const Member& member) -> Result<void> {
    require(member.offset <= size && member.length <= size - member.offset);
    require(!member.bytes.empty());
    for (const std::string* words : {&member.name, &member.label, &member.url, &member.collected}) {
      require(first_invalid(*words) == words->size());
    }
    return {};
  };
  return context;
}

void check(const Result<Decoded>& decoded, std::string_view bytes) {
  if (!decoded) {
    require(!decoded.error().at || decoded.error().at->end <= bytes.size());
    return;
  }
  if (decoded->is_container || !decoded->reader.empty()) {
    require(decoded->text.empty());
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
  const ReadContext context = context_for(bytes);
  check(ingest(bytes, context), bytes);
  for (const Format* format : formats()) check(format->decode(bytes, context), bytes);
  return 0;
}
