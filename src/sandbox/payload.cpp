// sandbox/payload.cpp - little-endian numbers; strings that are UTF-8 and short
#include "sandbox/payload.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace habeas {

void put_u8(std::string& out, std::uint8_t number) { out.push_back(static_cast<char>(number)); }

void put_u32(std::string& out, std::uint32_t number) {
  const std::array<char, 4> bytes{
      static_cast<char>(number & 0xFFU), static_cast<char>((number >> 8U) & 0xFFU),
      static_cast<char>((number >> 16U) & 0xFFU), static_cast<char>(number >> 24U)};
  out.append(bytes.data(), bytes.size());
}

void put_u64(std::string& out, std::uint64_t number) {
  put_u32(out, static_cast<std::uint32_t>(number));
  put_u32(out, static_cast<std::uint32_t>(number >> 32U));
}

void put_string(std::string& out, std::string_view text) {
  std::size_t size = std::min(text.size(), kWordBytes);
  while (size > 0 && size < text.size() &&
         (static_cast<std::uint8_t>(text[size]) & 0xC0U) == 0x80) {
    --size;
  }
  put_u32(out, static_cast<std::uint32_t>(size));
  out.append(text.substr(0, size));
}

void put_frame(std::string& out, FrameKind kind, std::string_view payload) {
  put_u32(out, static_cast<std::uint32_t>(payload.size()));
  put_u8(out, static_cast<std::uint8_t>(kind));
  out.append(payload);
}

std::uint8_t Payload::u8() {
  if (!take(1)) return 0;
  return static_cast<std::uint8_t>(begin_[-1]);
}

std::uint32_t Payload::u32() {
  if (!take(4)) return 0;
  // One expression, which compilers know for one load.
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(begin_) - 4;
  return std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8U | std::uint32_t{bytes[2]} << 16U |
         std::uint32_t{bytes[3]} << 24U;
}

std::uint64_t Payload::u64() {
  const std::uint64_t low = u32();
  return low | std::uint64_t{u32()} << 32U;
}

std::string Payload::string() {
  const std::uint32_t size = u32();
  if (size > kWordBytes || !take(size)) {
    ok_ = false;
    return {};
  }
  std::string text(begin_ - size, size);
  if (first_invalid(text) != text.size()) ok_ = false;
  return text;
}

bool Payload::take(std::size_t size) {
  if (!ok_ || left_ < size) {
    ok_ = false;
    return false;
  }
  begin_ += size;
  left_ -= size;
  return true;
}

}  // namespace habeas
