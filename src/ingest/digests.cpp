// ingest/digests.cpp - SHA-1 and SHA-256 in the two spellings that are in use
#include "ingest/digests.h"

#include <string>

#include "base/sha1.h"
#include "base/sha256.h"
#include "ingest/html_scan.h"

namespace habeas {
namespace {

/// RFC 4648, in lower case, without padding.
std::string base32(const std::uint8_t* bytes, std::size_t count) {
  constexpr std::string_view kDigits = "abcdefghijklmnopqrstuvwxyz234567";
  std::string out;
  std::uint32_t held = 0;
  unsigned int bits = 0;
  for (std::size_t i = 0; i < count; ++i) {
    held = (held << 8U | bytes[i]) & 0xFFFFU;
    for (bits += 8; bits >= 5; bits -= 5) out += kDigits[held >> (bits - 5) & 31U];
  }
  if (bits > 0) out += kDigits[held << (5 - bits) & 31U];
  return out;
}

template <class Digest>
DigestVerdict compare(const std::string& written, const Digest& digest) {
  const std::string digits = written.substr(0, written.find('='));
  const bool agrees = digits == base32(digest.data(), digest.size()) ||
                      digits == to_hex(digest.data(), digest.size());
  return agrees ? DigestVerdict::agrees : DigestVerdict::differs;
}

}  // namespace

DigestVerdict check_digest(std::string_view written, std::string_view bytes) {
  if (written.empty()) return DigestVerdict::absent;
  const std::size_t colon = written.find(':');
  if (colon == std::string_view::npos) return DigestVerdict::unknown_kind;
  const std::string kind = to_lower_ascii(written.substr(0, colon));
  const std::string value = to_lower_ascii(written.substr(colon + 1));
  if (kind == "sha1" || kind == "sha-1") return compare(value, sha1(bytes));
  if (kind == "sha256" || kind == "sha-256") return compare(value, sha256(bytes));
  return DigestVerdict::unknown_kind;
}

}  // namespace habeas
