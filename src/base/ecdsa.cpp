// base/ecdsa.cpp - by libcrypto
#include "base/ecdsa.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdint>
#include <memory>
#include <string>

namespace habeas {
namespace {

template <auto free_one>
struct Free {
  template <class One>
  void operator()(One* one) const {
    free_one(one);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// The two numbers side by side, as browsers sign, become the form that libcrypto reads.
std::string to_der(std::string_view signature) {
  const bool is_pair = signature.size() == 64 || signature.size() == 96 || signature.size() == 132;
  if (!is_pair ||
      (signature.front() == '\x30' && signature.size() != 64 && signature.size() != 96)) {
    return std::string(signature);
  }
  const std::size_t half = signature.size() / 2;
  const std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>> pair(ECDSA_SIG_new());
  if (!pair) return {};
  BIGNUM* r = BN_bin2bn(bytes_of(signature), static_cast<int>(half), nullptr);
  BIGNUM* s = BN_bin2bn(bytes_of(signature.substr(half)), static_cast<int>(half), nullptr);
  if (r == nullptr || s == nullptr || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return {};
  }
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  std::string out;
  if (size > 0) out.assign(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return out;
}

SignatureVerdict verify(EVP_PKEY* key, std::string_view message, std::string_view signature) {
  if (key == nullptr || EVP_PKEY_get_base_id(key) != EVP_PKEY_EC || signature.empty()) {
    return SignatureVerdict::unreadable;
  }
  const std::string der = to_der(signature);
  const std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  if (!context || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1) {
    return SignatureVerdict::unreadable;
  }
  const int result =
      EVP_DigestVerify(context.get(), bytes_of(der), der.size(), bytes_of(message), message.size());
  if (result == 1) return SignatureVerdict::good;
  return result == 0 ? SignatureVerdict::bad : SignatureVerdict::unreadable;
}

}  // namespace

SignatureVerdict verify_ecdsa_key(std::string_view key, std::string_view message,
                                  std::string_view signature) {
  const unsigned char* at = bytes_of(key);
  const Key read(d2i_PUBKEY(nullptr, &at, static_cast<std::int64_t>(key.size())));
  return verify(read.get(), message, signature);
}

SignatureVerdict verify_ecdsa_certificate(std::string_view pem, std::string_view message,
                                          std::string_view signature) {
  const std::unique_ptr<BIO, Free<BIO_free_all>> input(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (!input) return SignatureVerdict::unreadable;
  const std::unique_ptr<X509, Free<X509_free>> certificate(
      PEM_read_bio_X509(input.get(), nullptr, nullptr, nullptr));
  if (!certificate) return SignatureVerdict::unreadable;
  const Key key(X509_get_pubkey(certificate.get()));
  return verify(key.get(), message, signature);
}

}  // namespace habeas
