// base/sha256.h - SHA-256 (FIPS 180-4) of byte strings
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace habeas {

using Sha256 = std::array<std::uint8_t, 32>;

/// The digest of these bytes.
Sha256 sha256(std::string_view bytes);

/// Lower-case hexadecimal, two digits a byte.
std::string to_hex(const std::uint8_t* bytes, std::size_t count);
std::string to_hex(const Sha256& digest);

}  // namespace habeas
