// base/sha256.h - SHA-256 (FIPS 180-4) of byte strings
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace habeas {

using Sha256 = std::array<std::uint8_t, 32>;

/// The digest of these bytes.
Sha256 sha256(std::string_view bytes);

/// The digest of bytes that come in pieces.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;

  void add(std::string_view bytes);
  /// The digest of all bytes added; the stream takes no more.
  Sha256 finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Lower-case hexadecimal, two digits a byte.
std::string to_hex(const std::uint8_t* bytes, std::size_t count);
std::string to_hex(const Sha256& digest);

}  // namespace habeas
