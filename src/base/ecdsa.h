// base/ecdsa.h - checks ECDSA signatures (FIPS 186-4, SHA-256) that others made
#pragma once

#include <cstdint>
#include <string_view>

namespace habeas {

enum class SignatureVerdict : std::uint8_t { good, bad, unreadable };

/// `key` is a public key in DER (SubjectPublicKeyInfo); `signature` is DER or the two numbers side
/// by side. Unreadable: the key or the signature is none.
SignatureVerdict verify_ecdsa_key(std::string_view key, std::string_view message,
                                  std::string_view signature);

/// The same with the key of the first certificate in PEM. The certificate itself is not judged.
SignatureVerdict verify_ecdsa_certificate(std::string_view pem, std::string_view message,
                                          std::string_view signature);

}  // namespace habeas
