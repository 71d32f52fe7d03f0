// ingest/formats/odt.cpp - an OpenDocument text (ISO 26300): a ZIP whose content.xml is the
// document
#include <string>
#include <utility>

#include "ingest/format.h"
#include "ingest/members.h"
#include "ingest/office.h"
#include "ingest/zip.h"

namespace habeas {
namespace {

/// The first entry is stored, is called mimetype, and says what the file is.
std::uint32_t sniff_odt(std::string_view bytes) {
  constexpr std::string_view kName = "mimetype";
  constexpr std::string_view kType = "application/vnd.oasis.opendocument.text";
  constexpr std::size_t kHeader = 30;
  if (!is_zip(bytes) || bytes.size() < kHeader || !bytes.substr(kHeader).starts_with(kName))
    return 0;
  return bytes.substr(kHeader + kName.size(), 256).find(kType) < 64 ? 92 : 0;
}

Result<Decoded> decode_odt(std::string_view bytes, const ReadContext& context) {
  constexpr std::uint64_t kMostMeta = 4U << 20U;
  auto zip = read_zip(bytes, context.limits);
  if (!zip) return tl::unexpected(zip.error());
  MemberSender sender(context, bytes.size());
  for (const Error& note : zip->notes) {
    sender.note(note.code, note.message, note.at.value_or(SourceSpan{}));
  }
  const ZipEntry* main = find_entry(*zip, "content.xml");
  if (main == nullptr) {
    return fail(Errc::bad_input, "an OpenDocument file without content.xml",
                SourceSpan{0, static_cast<std::uint32_t>(bytes.size())});
  }
  auto content = zip_content(bytes, *main, sender.room());
  if (!content) return tl::unexpected(content.error());
  Member member;
  member.name = "content.xml";
  member.offset = main->data_at;
  member.length = main->packed_bytes;
  member.bytes = std::move(*content);
  if (const ZipEntry* meta = find_entry(*zip, "meta.xml")) {
    const auto xml = zip_content(bytes, *meta, kMostMeta);
    if (xml) {
      member.stated = facts_of_xml(*xml, {{"dc:title", "office:title"},
                                          {"meta:initial-creator", "office:author"},
                                          {"meta:creation-date", "office:created"},
                                          {"dc:date", "office:modified"}});
    }
  }
  if (auto given = sender.give(member); !given) return tl::unexpected(given.error());
  return sender.finish();
}

}  // namespace

extern const Format format_odt;
const Format format_odt{"odt",     "1",        "application/vnd.oasis.opendocument.text",
                        sniff_odt, decode_odt, true};

}  // namespace habeas
