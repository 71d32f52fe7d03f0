// base/sha1.h - SHA-1 (FIPS 180-4), for digests that others wrote; it proves nothing against a
// forger
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace habeas {

using Sha1 = std::array<std::uint8_t, 20>;

Sha1 sha1(std::string_view bytes);

}  // namespace habeas
