// ingest/formats/eml.cpp - one mail: its text, and who sent it when about what
#include "ingest/format.h"
#include "ingest/members.h"
#include "ingest/mime.h"
#include "ingest/mime_text.h"

namespace habeas {
namespace {

/// The first plain text that is no attachment, else the first page.
const MimePart* text_of(const MimeMessage& message) {
  const MimePart* page = nullptr;
  for (const MimePart& part : message.parts) {
    if (part.is_attachment) continue;
    if (part.type == "text/plain" && !part.body.empty()) return &part;
    if (part.type == "text/html" && page == nullptr) page = &part;
  }
  return page;
}

std::uint32_t sniff_eml(std::string_view bytes) { return looks_like_mime(bytes) ? 85 : 0; }

/// What the mail holds beside its text is not read: that is said.
void note_attachments(const MimeMessage& message, std::vector<Error>& notes) {
  std::size_t count = 0;
  SourceSpan first;
  for (const MimePart& part : message.parts) {
    if (!part.is_attachment) continue;
    if (count++ == 0) first = part.body;
  }
  if (count == 0 && !message.is_cut) return;
  const std::string words =
      message.is_cut
          ? "more parts than are read"
          : std::to_string(count) + (count == 1 ? " attachment is" : " attachments are") +
                " not read; the first is at byte " + std::to_string(first.begin);
  notes.push_back({Errc::unsupported, words, first});
}

Result<Decoded> decode_eml(std::string_view bytes, const ReadContext& context) {
  const Limits& limits = context.limits;
  const MimeMessage message = parse_mime(bytes);
  const MimePart* part = text_of(message);
  if (part == nullptr) {
    return fail(Errc::unsupported, "a mail without a text of its own",
                SourceSpan{0, static_cast<std::uint32_t>(bytes.size())});
  }
  auto decoded = decode_part(bytes, *part, limits);
  if (!decoded) return decoded;
  for (const char* name : {"subject", "from", "date"}) {
    const std::string value = as_words(message.header(name));
    if (!value.empty()) {
      decoded->markup.stated.push_back({std::string("mail:") + name, value, 0});
    }
  }
  note_attachments(message, decoded->notes);
  return decoded;
}

}  // namespace

extern const Format format_eml;
const Format format_eml{"eml", "1", "message/rfc822", sniff_eml, decode_eml};

}  // namespace habeas
