// ingest/formats/docx.cpp - a Word file (OOXML, ECMA-376): a ZIP whose main part is the document
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/format.h"
#include "ingest/html_scan.h"
#include "ingest/members.h"
#include "ingest/office.h"
#include "ingest/zip.h"

namespace habeas {
namespace {

std::uint32_t sniff_docx(std::string_view bytes) {
  if (!is_zip(bytes) || bytes.find("[Content_Types].xml") == std::string_view::npos) return 0;
  const auto zip = read_zip(bytes, Limits{});
  return zip && find_entry(*zip, "[Content_Types].xml") != nullptr ? 90 : 0;
}

std::string part(std::string_view bytes, const ZipDirectory& zip, std::string_view name) {
  constexpr std::uint64_t kMost = 4U << 20U;
  const ZipEntry* entry = find_entry(zip, name);
  if (entry == nullptr) return {};
  auto content = zip_content(bytes, *entry, kMost);
  return content ? std::move(*content) : std::string();
}

/// The part that the package calls its document; newer programs do not name it document.xml.
std::string main_part(std::string_view bytes, const ZipDirectory& zip) {
  const std::string relations = part(bytes, zip, "_rels/.rels");
  HtmlScanner scanner(relations);
  HtmlToken token;
  while (scanner.next(token, true)) {
    if (token.kind != HtmlToken::Kind::start_tag || token.name != "relationship") continue;
    if (!token.attribute("type").ends_with("/officeDocument")) continue;
    std::string_view target = token.attribute("target");
    if (target.starts_with('/')) target.remove_prefix(1);
    return std::string(target);
  }
  return "word/document.xml";
}

Result<void> give_part(std::string_view bytes, const ZipEntry& entry, std::string label,
                       std::vector<MarkupFact> stated, MemberSender& sender) {
  auto content = zip_content(bytes, entry, sender.room());
  if (!content) return tl::unexpected(content.error());
  Member member;
  member.name = as_words(entry.name);
  member.label = std::move(label);
  member.offset = entry.data_at;
  member.length = entry.packed_bytes;
  member.stated = std::move(stated);
  member.bytes = std::move(*content);
  return sender.give(member);
}

Result<Decoded> decode_docx(std::string_view bytes, const ReadContext& context) {
  auto zip = read_zip(bytes, context.limits);
  if (!zip) return tl::unexpected(zip.error());
  MemberSender sender(context, bytes.size());
  for (const Error& note : zip->notes) {
    sender.note(note.code, note.message, note.at.value_or(SourceSpan{}));
  }
  const std::string name = main_part(bytes, *zip);
  const ZipEntry* main = find_entry(*zip, name);
  if (main == nullptr || !name.starts_with("word/")) {
    return fail(Errc::unsupported,
                "an office file that is no text document (" + as_words(name) + ")",
                SourceSpan{0, static_cast<std::uint32_t>(bytes.size())});
  }
  const NamedElements kNames{{"dc:title", "office:title"},
                             {"dc:creator", "office:author"},
                             {"dcterms:created", "office:created"},
                             {"dcterms:modified", "office:modified"}};
  auto given = give_part(bytes, *main, "",
                         facts_of_xml(part(bytes, *zip, "docProps/core.xml"), kNames), sender);
  if (!given) return tl::unexpected(given.error());
  for (const char* notes : {"word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"}) {
    const ZipEntry* entry = find_entry(*zip, notes);
    if (entry == nullptr) continue;
    given = give_part(bytes, *entry, notes, {}, sender);
    if (!given) sender.note(given.error().code, given.error().message, place_of(*entry));
  }
  return sender.finish();
}

}  // namespace

extern const Format format_docx;
const Format format_docx{"docx",
                         "1",
                         "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                         sniff_docx,
                         decode_docx,
                         true};

}  // namespace habeas
