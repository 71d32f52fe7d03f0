// sandbox/payload.h - numbers and strings of the wire's frames, written and read
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sandbox/wire.h"

namespace habeas {

inline constexpr std::size_t kWordBytes = 4096;  ///< largest string of a frame

inline tl::unexpected<Error> fail_wire(const char* words) {
  return fail(Errc::worker_lost, std::string("the worker broke the wire: ") + words);
}

void put_u8(std::string& out, std::uint8_t number);
void put_u32(std::string& out, std::uint32_t number);
void put_u64(std::string& out, std::uint64_t number);
/// Words are for people: long ones are cut, at a character.
void put_string(std::string& out, std::string_view text);
void put_frame(std::string& out, FrameKind kind, std::string_view payload);

/// Reads a payload from its front; after a failure everything it gives is empty and is_whole() is
/// false.
class Payload {
 public:
  explicit Payload(std::string_view bytes) : begin_(bytes.data()), left_(bytes.size()) {}

  std::uint8_t u8();
  std::uint32_t u32();
  std::uint64_t u64();
  std::string string();
  /// True when all was read and nothing is left.
  [[nodiscard]] bool is_whole() const { return ok_ && left_ == 0; }

 private:
  bool take(std::size_t size);

  const char* begin_;
  std::size_t left_;
  bool ok_ = true;
};

}  // namespace habeas
