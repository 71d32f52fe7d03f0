// ingest/ingest.cpp - chooses the format and reads
#include "ingest/ingest.h"

#include "ingest/charset.h"
#include "ingest/format.h"
#include "ingest/html_references.h"

namespace habeas {

Result<Decoded> ingest(std::string_view bytes, const Limits& limits) {
  if (bytes.empty()) return fail(Errc::bad_input, "the file is empty", SourceSpan{0, 0});
  const Format* best = nullptr;
  std::uint32_t best_score = 0;
  for (const Format* format : formats()) {
    const std::uint32_t score = format->sniff(bytes);
    if (score > best_score) {
      best = format;
      best_score = score;
    }
  }
  if (best == nullptr) return fail(Errc::unsupported, "no reader knows this format");
  auto decoded = best->decode(bytes, limits);
  if (!decoded) return decoded;
  if (decoded->text.empty()) {
    return fail(Errc::bad_input, "the file holds no text, only marks of its encoding",
                SourceSpan{0, static_cast<std::uint32_t>(bytes.size())});
  }
  decoded->made_by = {best->name, best->version};
  decoded->media_type = best->media_type;
  return decoded;
}

void warm_up_ingest() {
  warm_up_charsets();
  warm_up_references();
}

}  // namespace habeas
