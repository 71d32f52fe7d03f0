// ingest/ingest.cpp - chooses the format and reads
#include "ingest/ingest.h"

#include <string>

#include "ingest/charset.h"
#include "ingest/declared.h"
#include "ingest/format.h"
#include "ingest/html_references.h"
#include "ingest/tar_read.h"

namespace habeas {
namespace {

const Format* surest_of(std::string_view bytes) {
  const Format* best = nullptr;
  std::uint32_t best_score = 0;
  for (const Format* format : formats()) {
    const std::uint32_t score = format->sniff(bytes);
    if (score > best_score) {
      best = format;
      best_score = score;
    }
  }
  return best;
}

SourceSpan all_of(std::string_view bytes) { return {0, static_cast<std::uint32_t>(bytes.size())}; }

}  // namespace

Result<Decoded> ingest(std::string_view bytes, const ReadContext& context) {
  if (bytes.empty()) return fail(Errc::bad_input, "the file is empty", SourceSpan{0, 0});
  const Format* best = surest_of(bytes);
  if (best == nullptr) return fail(Errc::unsupported, "no reader knows this format");
  // Content goes before what is declared: only what no reader knows by its bytes is called a part.
  const std::string declared = media_type_of(context.declared);
  if (best->name == std::string_view("text") && is_part_of_page(declared)) {
    return fail(Errc::unsupported, "a part of a page without a text of its own: " + declared);
  }
  const std::uint64_t most = context.limits.text_bytes;
  if (!best->takes_large && bytes.size() > most) {
    const auto at = static_cast<std::uint32_t>(most);
    return fail(Errc::limit_exceeded,
                "a text may have " + std::to_string(most) + " bytes, this has " +
                    std::to_string(bytes.size()) + ": it is not read beyond byte " +
                    std::to_string(at),
                SourceSpan{at, at});
  }
  auto decoded = best->decode(bytes, context);
  if (!decoded || !decoded->reader.empty()) return decoded;
  if (decoded->text.empty() && !decoded->is_container) {
    return fail(Errc::bad_input, "the file holds no text, only marks of its encoding",
                all_of(bytes));
  }
  decoded->made_by = {best->name, best->version};
  decoded->media_type = best->media_type;
  return decoded;
}

void warm_up_ingest() {
  warm_up_charsets();
  warm_up_references();
  warm_up_tar();
}

}  // namespace habeas
