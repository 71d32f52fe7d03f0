// base/sha256.cpp - SHA-256 by OpenSSL's libcrypto
#include "base/sha256.h"

// The functions of SHA-256 itself: those of EVP, which OpenSSL 3 prefers, look the algorithm up
// under a lock and allocate for each digest, several times the cost of hashing an id.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace habeas {

Sha256 sha256(std::string_view bytes) {
  SHA256_CTX context;
  Sha256 digest{};
  (void)SHA256_Init(&context);
  (void)SHA256_Update(&context, bytes.data(), bytes.size());
  (void)SHA256_Final(digest.data(), &context);
  return digest;
}

struct Sha256Stream::State {
  SHA256_CTX context;
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) {
  (void)SHA256_Init(&state_->context);
}

Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::add(std::string_view bytes) {
  (void)SHA256_Update(&state_->context, bytes.data(), bytes.size());
}

Sha256 Sha256Stream::finish() {
  Sha256 digest{};
  (void)SHA256_Final(digest.data(), &state_->context);
  return digest;
}

std::string to_hex(const std::uint8_t* bytes, std::size_t count) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text(count * 2, '0');
  char* digit = text.data();
  for (std::size_t i = 0; i < count; ++i) {
    *digit++ = kDigits[bytes[i] >> 4U];
    *digit++ = kDigits[bytes[i] & 15U];
  }
  return text;
}

std::string to_hex(const Sha256& digest) { return to_hex(digest.data(), digest.size()); }

}  // namespace habeas
