// base/id.cpp - hashing and reading of identifiers
#include "base/id.h"

#include <algorithm>
#include <cstring>

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

namespace {

/// The two digits of each byte.
constexpr std::array<std::array<char, 2>, 256> kDigits = [] {
  constexpr std::string_view kOne = "0123456789abcdef";
  std::array<std::array<char, 2>, 256> digits{};
  for (std::size_t byte = 0; byte < digits.size(); ++byte) {
    digits[byte] = {kOne[byte >> 4U], kOne[byte & 15U]};
  }
  return digits;
}();

}  // namespace

std::string id_text(std::string_view prefix, const std::array<std::uint8_t, 16>& bytes) {
  std::string text(prefix.size() + 1 + 2 * bytes.size(), '_');
  char* put = std::copy(prefix.begin(), prefix.end(), text.data()) + 1;
  for (const std::uint8_t byte : bytes) {
    std::memcpy(put, kDigits[byte].data(), 2);
    put += 2;
  }
  return text;
}

namespace {

constexpr std::uint64_t each_byte(std::uint64_t byte) { return byte * 0x0101010101010101U; }

/// What eight digits are worth, a byte each, looked at as one number: a letter is worth nine more
/// than its lower half. Sets bits in `wrong` where one of them is no lower-case digit.
std::uint64_t worth_of(std::uint64_t digits, std::uint64_t& wrong) {
  const std::uint64_t worth =
      (digits & each_byte(0x0F)) + 9 * ((digits >> 6U) & each_byte(1));            // at most 24
  const std::uint64_t letters = ((worth + each_byte(0x76)) >> 7U) & each_byte(1);  // over nine
  wrong |= (worth & each_byte(0xF0)) | ((worth + each_byte('0') + 0x27 * letters) ^ digits);
  return worth;
}

}  // namespace

std::optional<std::array<std::uint8_t, 16>> parse_id(std::string_view prefix,
                                                     std::string_view text) {
  if (text.size() != prefix.size() + 33 || !text.starts_with(prefix) ||
      text[prefix.size()] != '_') {
    return std::nullopt;
  }
  std::array<std::uint8_t, 16> bytes{};
  const char* digit = text.data() + prefix.size() + 1;
  std::uint64_t wrong = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 4, digit += 8) {
    std::array<std::uint8_t, 8> worth{};
    std::uint64_t eight = 0;
    std::memcpy(&eight, digit, sizeof eight);
    eight = worth_of(eight, wrong);
    std::memcpy(worth.data(), &eight, sizeof eight);
    for (std::size_t k = 0; k < 4; ++k) {
      bytes[i + k] = static_cast<std::uint8_t>((worth[2 * k] << 4U) | worth[2 * k + 1]);
    }
  }
  if (wrong != 0) return std::nullopt;
  return bytes;
}

}  // namespace habeas
