// tests/fuzz/references_fuzz.cpp - character references in any bytes: what they become is UTF-8
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ingest/html_references.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool in_attribute : {false, true}) {
    std::string one;
    if (!bytes.empty() && bytes.front() == '&') {
      const std::size_t taken = habeas::decode_reference(bytes, in_attribute, one);
      if (taken > size || habeas::first_invalid(one) != one.size()) std::abort();
    }
    const std::string all = habeas::decode_references(bytes, in_attribute);
    const bool was_valid = habeas::first_invalid(bytes) == size;
    if (was_valid && habeas::first_invalid(all) != all.size()) std::abort();
  }
  return 0;
}
