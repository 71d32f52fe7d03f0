// base/sha256.cpp - SHA-256 by OpenSSL's libcrypto
#include "base/sha256.h"

#include <openssl/evp.h>

namespace habeas {

Sha256 sha256(std::string_view bytes) {
  Sha256 digest{};
  unsigned int length = 0;
  // EVP_Digest with SHA-256 fails only when OpenSSL has no SHA-256 at all; a zero digest then shows
  // it in every id.
  (void)EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  return digest;
}

struct Sha256Stream::State {
  struct Free {
    void operator()(EVP_MD_CTX* freed) const { EVP_MD_CTX_free(freed); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) {
  (void)EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr);
}

Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::add(std::string_view bytes) {
  (void)EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
}

Sha256 Sha256Stream::finish() {
  Sha256 digest{};
  unsigned int length = 0;
  (void)EVP_DigestFinal_ex(state_->context.get(), digest.data(), &length);
  return digest;
}

std::string to_hex(const std::uint8_t* bytes, std::size_t count) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(count * 2);
  for (std::size_t i = 0; i < count; ++i) {
    text.push_back(kDigits[bytes[i] >> 4U]);
    text.push_back(kDigits[bytes[i] & 15U]);
  }
  return text;
}

std::string to_hex(const Sha256& digest) { return to_hex(digest.data(), digest.size()); }

}  // namespace habeas
