// tests/fuzz/mail_fuzz.cpp - any bytes as a mail or a saved page in MIME: parts lie inside, maps
// hold
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/mime.h"
#include "ingest/mime_text.h"
#include "text/utf8.h"

namespace {

using namespace habeas;

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)looks_like_mime(bytes);
  const MimeMessage message = parse_mime(bytes);
  for (const MimePart& part : message.parts) {
    require(part.body.begin <= part.body.end && part.body.end <= size);
    const auto body = decode_body(bytes, part);
    if (!body) continue;
    require(
        body->to_source
            .check(static_cast<std::uint32_t>(body->bytes.size()), static_cast<std::uint32_t>(size))
            .has_value());
    if (first_invalid(body->bytes) != body->bytes.size()) continue;  // target formats guesses
    const auto decoded = decode_part(bytes, part, Limits{});
    if (!decoded) continue;
    require(first_invalid(decoded->text) == decoded->text.size());
    require(decoded->to_source
                .check(static_cast<std::uint32_t>(decoded->text.size()),
                       static_cast<std::uint32_t>(size))
                .has_value());
  }
  return 0;
}
