// ingest/formats/mbox.cpp - a mailbox (RFC 4155): every message is a source of its own
#include <algorithm>
#include <string>
#include <utility>

#include "ingest/format.h"
#include "ingest/members.h"
#include "ingest/mime.h"

namespace habeas {
namespace {

constexpr std::string_view kFrom = "From ";

/// The line that begins at `at`, without its end.
std::string_view line_at(std::string_view bytes, std::size_t at) {
  return bytes.substr(at, std::min(bytes.find('\n', at), bytes.size()) - at);
}

/// A separator ends in a moment like "Wed Apr  2 10:20:30 2031", maybe with a zone behind it: a
/// line of a letter that begins with "From" does not.
bool is_separator(std::string_view line) {
  if (!line.starts_with(kFrom)) return false;
  const std::size_t colon = line.find(':', kFrom.size());
  if (colon == std::string_view::npos || colon + 3 > line.size()) return false;
  const auto is_digit = [&](std::size_t at) {
    return at < line.size() && line[at] >= '0' && line[at] <= '9';
  };
  return is_digit(colon - 1) && is_digit(colon + 1) && is_digit(colon + 2);
}

/// Where the next separator stands from `at` on, at the start of a line; the end when none does.
std::size_t next_separator(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    const bool is_start = at == 0 || bytes[at - 1] == '\n';
    if (is_start && bytes.substr(at).starts_with(kFrom) && is_separator(line_at(bytes, at))) {
      return at;
    }
    const std::size_t next = bytes.find("\nFrom ", at);
    if (next == std::string_view::npos) return bytes.size();
    at = next + 1;
  }
  return bytes.size();
}

std::uint32_t sniff_mbox(std::string_view bytes) {
  if (!bytes.starts_with(kFrom) || !is_separator(line_at(bytes, 0))) return 0;
  const std::size_t message = line_at(bytes, 0).size() + 1;
  return message < bytes.size() && looks_like_mime(bytes.substr(message)) ? 95 : 0;
}

Result<Decoded> decode_mbox(std::string_view bytes, const ReadContext& context) {
  MemberSender sender(context, bytes.size());
  std::uint64_t number = 0;
  for (std::size_t at = next_separator(bytes, 0); at < bytes.size();) {
    const std::size_t begin = std::min(at + line_at(bytes, at).size() + 1, bytes.size());
    const std::size_t next = next_separator(bytes, begin);
    std::string_view message = bytes.substr(begin, next - begin);
    if (message.ends_with("\r\n\r\n")) {
      message.remove_suffix(2);
    } else if (message.ends_with("\n\n")) {
      message.remove_suffix(1);
    }
    Member member;
    member.label = numbered("message-", ++number, 6);
    member.name = "message " + std::to_string(number);
    member.offset = begin;
    member.length = message.size();
    member.declared = "message/rfc822";
    member.bytes = std::string(message);
    if (auto given = sender.give(member); !given) return tl::unexpected(given.error());
    at = next;
  }
  return sender.finish();
}

}  // namespace

extern const Format format_mbox;
const Format format_mbox{"mbox", "1", "application/mbox", sniff_mbox, decode_mbox, true};

}  // namespace habeas
