// base/sha1.cpp - by libcrypto
#include "base/sha1.h"

#include <openssl/sha.h>

namespace habeas {

Sha1 sha1(std::string_view bytes) {
  Sha1 digest{};
  (void)SHA1(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

}  // namespace habeas
