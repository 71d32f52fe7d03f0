// ingest/formats/zip.cpp - a ZIP archive: every file in it is a source of its own
#include "ingest/zip.h"

#include <algorithm>
#include <utility>

#include "ingest/declared.h"
#include "ingest/format.h"
#include "ingest/members.h"

namespace habeas {
namespace {

std::uint32_t sniff_zip(std::string_view bytes) { return is_zip(bytes) ? 80 : 0; }

Result<Decoded> decode_zip(std::string_view bytes, const ReadContext& context) {
  auto zip = read_zip(bytes, context.limits);
  if (!zip) return tl::unexpected(zip.error());
  MemberSender sender(context, bytes.size());
  for (const Error& note : zip->notes)
    sender.note(note.code, note.message, note.at.value_or(SourceSpan{}));
  for (const ZipEntry& entry : zip->entries) {
    if (entry.is_folder) continue;
    const SourceSpan where = place_of(entry);
    Member member;
    member.label = sender.label_of(entry.name, where);
    member.name = as_words(entry.name);
    if (entry.is_link) {
      sender.note(Errc::unsupported, member.name + " is a link: it is not followed", where);
      continue;
    }
    if (entry.bytes == 0 && entry.packed_bytes == 0) continue;  // nothing to read
    auto content =
        zip_content(bytes, entry, std::min(sender.room(), context.limits.container_bytes));
    if (!content) {
      sender.note(content.error().code, member.name + ": " + content.error().message, where);
      continue;
    }
    member.offset = entry.data_at;
    member.length = entry.packed_bytes;
    member.declared = type_of_name(member.name);
    member.bytes = std::move(*content);
    if (auto given = sender.give(member); !given) return tl::unexpected(given.error());
  }
  return sender.finish();
}

}  // namespace

extern const Format format_zip;
const Format format_zip{"zip", "1", "application/zip", sniff_zip, decode_zip, true};

}  // namespace habeas
