// ingest/formats/zstd.cpp - one file packed with Zstandard (RFC 8878): a wrapping, not a document
#include <algorithm>

#include "ingest/format.h"
#include "ingest/inflate.h"
#include "ingest/members.h"

namespace habeas {
namespace {

std::uint32_t sniff_zstd(std::string_view bytes) { return is_zstd(bytes) ? 80 : 0; }

Result<Decoded> decode_zstd(std::string_view bytes, const ReadContext& context) {
  MemberSender sender(context, bytes.size());
  auto content = inflate_zstd(bytes, std::min(sender.room(), context.limits.container_bytes));
  if (!content) return tl::unexpected(content.error());
  Member member;
  member.name = "content";
  member.length = bytes.size();
  member.bytes = std::move(*content);
  if (auto given = sender.give(member); !given) return tl::unexpected(given.error());
  return sender.finish();
}

}  // namespace

extern const Format format_zstd;
const Format format_zstd{"zstd", "1", "application/zstd", sniff_zstd, decode_zstd, true};

}  // namespace habeas
