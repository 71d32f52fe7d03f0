// ingest/formats/mhtml.cpp - a page that a browser saved with all its parts in one file (RFC 2557)
#include "ingest/format.h"
#include "ingest/members.h"
#include "ingest/mime.h"
#include "ingest/mime_text.h"

namespace habeas {
namespace {

bool is_page(const MimePart& part) {
  return part.type == "text/html" || part.type == "application/xhtml+xml";
}

/// The page itself: the part that the headers name, else the one of the saved address, else the
/// first page.
const MimePart* root_of(const MimeMessage& message) {
  const MimePart* first = nullptr;
  const std::string_view address = message.header("snapshot-content-location");
  for (const MimePart& part : message.parts) {
    if (!is_page(part)) continue;
    if (!message.start.empty() && part.id == message.start) return &part;
    if (!address.empty() && part.location == address) return &part;
    if (first == nullptr) first = &part;
  }
  return first;
}

std::uint32_t sniff_mhtml(std::string_view bytes) {
  if (!looks_like_mime(bytes)) return 0;
  const MimeMessage message = parse_mime(bytes.substr(0, 64U << 10U));
  return message.type == "multipart/related" ? 90 : 0;
}

Result<Decoded> decode_mhtml(std::string_view bytes, const ReadContext& context) {
  const Limits& limits = context.limits;
  const MimeMessage message = parse_mime(bytes);
  const MimePart* root = root_of(message);
  if (root == nullptr) {
    return fail(Errc::unsupported, "a message of related parts without a page among them",
                SourceSpan{0, static_cast<std::uint32_t>(bytes.size())});
  }
  auto decoded = decode_part(bytes, *root, limits);
  if (!decoded) return decoded;
  // Header fields may hold any bytes.
  std::string address = as_words(message.header("snapshot-content-location"));
  if (address.empty()) address = as_words(root->location);
  if (!address.empty()) decoded->markup.stated.push_back({"saved:url", address, 0});
  const std::string date = as_words(message.header("date"));
  if (!date.empty()) decoded->markup.stated.push_back({"saved:date", date, 0});
  return decoded;
}

}  // namespace

extern const Format format_mhtml;
const Format format_mhtml{"mhtml", "1", "multipart/related", sniff_mhtml, decode_mhtml};

}  // namespace habeas
