// tests/fuzz/cdxj_fuzz.cpp - any bytes as a capture index: every line is one, or is counted as none
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/cdxj.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto line = habeas::read_cdxj_line(bytes);
  if (line && (line->key.empty() || line->filename.empty())) std::abort();
  const auto check = habeas::check_cdxj(bytes, {{"data.warc.gz", 1000}});
  if (check.bad_lines + check.wrong_places > check.lines) std::abort();
  return 0;
}
