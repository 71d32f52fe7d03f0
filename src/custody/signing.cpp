// custody/signing.cpp - wraps libsodium: no other file knows it
#include "custody/signing.h"

#include <sodium.h>

namespace habeas {
namespace {

struct KeyPair {
  PublicKey open{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  KeyPair() = default;
  KeyPair(const KeyPair&) = delete;
  KeyPair& operator=(const KeyPair&) = delete;
  ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
};

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Result<void> make_pair(const Seed& seed, KeyPair& pair) {
  if (sodium_init() < 0) return fail(Errc::internal, "libsodium cannot start");
  if (crypto_sign_seed_keypair(pair.open.data(), pair.secret.data(), seed.data()) != 0) {
    return fail(Errc::internal, "libsodium makes no key");
  }
  return {};
}

}  // namespace

Result<PublicKey> public_key_of(const Seed& seed) {
  KeyPair pair;
  if (auto made = make_pair(seed, pair); !made) return tl::unexpected(made.error());
  return pair.open;
}

Result<Signature> sign(const Seed& seed, std::string_view message) {
  KeyPair pair;
  if (auto made = make_pair(seed, pair); !made) return tl::unexpected(made.error());
  Signature signature{};
  if (crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(),
                           pair.secret.data()) != 0) {
    return fail(Errc::internal, "libsodium signs nothing");
  }
  return signature;
}

bool is_signed_by(const PublicKey& key, std::string_view message, const Signature& signature) {
  return sodium_init() >= 0 && crypto_sign_verify_detached(signature.data(), bytes_of(message),
                                                           message.size(), key.data()) == 0;
}

}  // namespace habeas
