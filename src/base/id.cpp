// base/id.cpp - hashing and reading of identifiers
#include "base/id.h"

#include <algorithm>

namespace habeas {

IdBuilder& IdBuilder::add(std::string_view part) {
  add(static_cast<std::uint64_t>(part.size()));
  content_.append(part);
  return *this;
}

IdBuilder& IdBuilder::add(std::uint64_t number) {
  std::array<char, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>((number >> (8U * i)) & 0xFFU);
  }
  constexpr std::size_t kUsual = 192;  // an id of a few ids and numbers
  if (content_.capacity() < kUsual) content_.reserve(kUsual);
  content_.append(bytes.data(), bytes.size());
  return *this;
}

std::array<std::uint8_t, 16> IdBuilder::digest(std::string_view kind) const {
  constexpr std::size_t kUsual = 512;
  std::array<char, kUsual> head{};
  const std::size_t size = kind.size() + 1 + content_.size();
  std::string message;
  if (size > kUsual) message.resize(size);
  char* const begin = size > kUsual ? message.data() : head.data();
  std::copy(kind.begin(), kind.end(), begin);
  begin[kind.size()] = '\0';
  std::copy(content_.begin(), content_.end(), begin + kind.size() + 1);
  const Sha256 full = sha256(std::string_view(begin, size));
  std::array<std::uint8_t, 16> cut{};
  std::copy_n(full.begin(), cut.size(), cut.begin());
  return cut;
}

std::string id_text(std::string_view prefix, const std::array<std::uint8_t, 16>& bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(prefix.size() + 1 + 2 * bytes.size(), '_');
  char* put = std::copy(prefix.begin(), prefix.end(), text.data()) + 1;
  for (const std::uint8_t byte : bytes) {
    *put++ = kDigits[byte >> 4U];
    *put++ = kDigits[byte & 15U];
  }
  return text;
}

namespace {

/// Of each byte what it is worth as a digit; 16 when it is none.
constexpr std::array<std::uint8_t, 256> kWorth = [] {
  std::array<std::uint8_t, 256> worth{};
  for (std::uint8_t& one : worth) one = 16;
  for (std::uint8_t i = 0; i < 10; ++i) worth[std::size_t{'0'} + i] = i;
  for (std::uint8_t i = 0; i < 6; ++i)
    worth[std::size_t{'a'} + i] = static_cast<std::uint8_t>(10 + i);
  return worth;
}();

}  // namespace

std::optional<std::array<std::uint8_t, 16>> parse_id(std::string_view prefix,
                                                     std::string_view text) {
  if (text.size() != prefix.size() + 33 || !text.starts_with(prefix) ||
      text[prefix.size()] != '_') {
    return std::nullopt;
  }
  std::array<std::uint8_t, 16> bytes{};
  const char* digit = text.data() + prefix.size() + 1;
  std::uint32_t worst = 0;
  for (std::uint8_t& byte : bytes) {
    const std::uint32_t high = kWorth[static_cast<unsigned char>(*digit++)];
    const std::uint32_t low = kWorth[static_cast<unsigned char>(*digit++)];
    worst |= high | low;
    byte = static_cast<std::uint8_t>((high << 4U) | low);
  }
  if (worst > 0xFU) return std::nullopt;
  return bytes;
}

}  // namespace habeas
