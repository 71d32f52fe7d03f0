// custody/signing.h - Ed25519 (RFC 8032) by libsodium
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace habeas {

using Seed = std::array<std::uint8_t, 32>;  ///< the secret key, as RFC 8032 stores it
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

Result<PublicKey> public_key_of(const Seed& seed);
Result<Signature> sign(const Seed& seed, std::string_view message);
bool is_signed_by(const PublicKey& key, std::string_view message, const Signature& signature);

}  // namespace habeas
