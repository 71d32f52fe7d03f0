// ingest/digests.h - digests as archives write them: "sha1:BASE32", "sha256:HEX"
#pragma once

#include <cstdint>
#include <string_view>

namespace habeas {

enum class DigestVerdict : std::uint8_t { absent, unknown_kind, agrees, differs };

/// Compares a written digest with that of the bytes; Base32 and hexadecimal digits are both taken.
DigestVerdict check_digest(std::string_view written, std::string_view bytes);

}  // namespace habeas
