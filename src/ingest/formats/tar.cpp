// ingest/formats/tar.cpp - a tar archive: every file in it is a source of its own
#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/declared.h"
#include "ingest/format.h"
#include "ingest/members.h"
#include "ingest/tar_read.h"

namespace habeas {
namespace {

std::uint32_t sniff_tar(std::string_view bytes) { return looks_like_tar(bytes) ? 85 : 0; }

Result<Decoded> decode_tar(std::string_view bytes, const ReadContext& context) {
  MemberSender sender(context, bytes.size());
  std::optional<Error> stopped;  // somebody wants no more: not the archive's fault
  const auto most = [&] { return std::min(sender.room(), context.limits.container_bytes); };
  const auto take = [&](const TarEntry& entry, std::string content) -> Result<void> {
    if (entry.name.ends_with('/') && !entry.is_file) return {};
    // The place is that of the header: 512 bytes or more lie between it and the content.
    const std::uint64_t left =
        bytes.size() - std::min<std::uint64_t>(entry.header_at, bytes.size());
    Member member;
    member.offset = bytes.size() - left;
    member.length = std::min(left, entry.bytes + 512);
    const SourceSpan where{static_cast<std::uint32_t>(member.offset),
                           static_cast<std::uint32_t>(member.offset + member.length)};
    member.label = sender.label_of(entry.name, where);
    member.name = as_words(entry.name);
    if (entry.is_link || !entry.is_file) {
      sender.note(Errc::unsupported, member.name + " is a link or a device: it is not followed",
                  where);
      return {};
    }
    if (content.empty()) return {};
    member.declared = type_of_name(member.name);
    member.bytes = std::move(content);
    auto given = sender.give(member);
    if (!given) stopped = given.error();
    return given;
  };
  if (auto read = read_tar(bytes, most, take); !read) {
    if (stopped || sender.given() == 0) return tl::unexpected(read.error());
    sender.note(read.error().code, "the archive is not read to its end: " + read.error().message);
  }
  return sender.finish();
}

}  // namespace

extern const Format format_tar;
const Format format_tar{"tar", "1", "application/x-tar", sniff_tar, decode_tar, true};

}  // namespace habeas
