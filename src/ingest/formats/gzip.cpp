// ingest/formats/gzip.cpp - one file packed with gzip (RFC 1952): a wrapping, not a document
#include <algorithm>
#include <cstdint>
#include <string>

#include "ingest/declared.h"
#include "ingest/format.h"
#include "ingest/inflate.h"
#include "ingest/members.h"

namespace habeas {
namespace {

std::uint32_t sniff_gzip(std::string_view bytes) { return is_gzip(bytes) ? 80 : 0; }

/// The name that the first member gives what it holds (FNAME); empty when it gives none.
std::string packed_name(std::string_view bytes) {
  constexpr unsigned int kExtra = 4;
  constexpr unsigned int kName = 8;
  if (bytes.size() < 12) return {};
  const auto flags = static_cast<std::uint8_t>(bytes[3]);
  std::size_t at = 10;
  if ((flags & kExtra) != 0) {
    at += 2U + static_cast<std::uint8_t>(bytes[10]) +
          static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[11])) * 256U;
  }
  if ((flags & kName) == 0 || at >= bytes.size()) return {};
  return as_words(bytes.substr(at, std::min(bytes.find('\0', at), bytes.size()) - at));
}

Result<Decoded> decode_gzip(std::string_view bytes, const ReadContext& context) {
  MemberSender sender(context, bytes.size());
  Member member;
  member.name = packed_name(bytes);
  member.declared = type_of_name(member.name);
  if (member.name.empty()) member.name = "content";
  member.length = bytes.size();
  const std::uint64_t most = std::min(sender.room(), context.limits.container_bytes);
  for (std::size_t at = 0; at < bytes.size();) {
    const auto place = static_cast<std::uint32_t>(at);
    const SourceSpan rest{place, static_cast<std::uint32_t>(bytes.size())};
    if (!is_gzip(bytes.substr(at))) {
      sender.note(Errc::bad_input, "bytes that are not gzip from byte " + std::to_string(at), rest);
      break;
    }
    auto part = inflate_gzip(bytes.substr(at), most - member.bytes.size());
    if (!part && part.error().code == Errc::limit_exceeded) return tl::unexpected(part.error());
    if (!part) {
      member.bytes += gzip_remains(bytes.substr(at), most - member.bytes.size());
      sender.note(Errc::bad_input, "the gzip data is damaged or cut off: what came before is read",
                  rest);
      break;
    }
    member.bytes += part->bytes;
    at += part->taken;
  }
  if (auto given = sender.give(member); !given) return tl::unexpected(given.error());
  return sender.finish();
}

}  // namespace

extern const Format format_gzip;
const Format format_gzip{"gzip", "1", "application/gzip", sniff_gzip, decode_gzip, true};

}  // namespace habeas
