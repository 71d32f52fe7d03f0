// text/utf8.cpp - decoding of UTF-8 and a compact table of letters
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace habeas {
namespace {

struct Range {
  char32_t first, last;
};

// Blocks that are letters for our purposes: alphabets, syllabaries and ideographs (Unicode 15,
// whole blocks).
constexpr std::array<Range, 34> kLetters = {{
    {'A', 'Z'},       {'a', 'z'},       {0xAA, 0xAA},     {0xB5, 0xB5},     {0xBA, 0xBA},
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2C1},    {0x300, 0x36F},   {0x370, 0x373},
    {0x376, 0x37D},   {0x37F, 0x3FF},   {0x400, 0x52F},   {0x531, 0x587},   {0x591, 0x5F4},
    {0x610, 0x61A},   {0x620, 0x669},   {0x66E, 0x6D3},   {0x6D5, 0x7BF},   {0x900, 0x963},
    {0x966, 0xDFF},   {0xE01, 0xE4E},   {0xE81, 0xFFF},   {0x1000, 0x109F}, {0x10A0, 0x1FFF},
    {0x2C00, 0x2DFF}, {0x3005, 0x3007}, {0x3041, 0x318E}, {0x31A0, 0x31FF}, {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, {0xA000, 0xD7FB}, {0xF900, 0xFDFF}, {0xFE70, 0xFEFC},
}};

// The same for the alphabets, a bit each.
constexpr char32_t kMapped = 0x2000;
constexpr std::array<std::uint64_t, kMapped / 64> kLetterMap = [] {
  std::array<std::uint64_t, kMapped / 64> map{};
  for (const Range& range : kLetters) {
    for (char32_t c = range.first; c <= range.last && c < kMapped; ++c)
      map[c / 64] |= std::uint64_t{1} << (c % 64);
  }
  return map;
}();

}  // namespace

CodePoint wide_code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  std::uint32_t size = 0;
  char32_t value = 0;
  char32_t least = 0;
  if (lead >= 0xC2U && lead <= 0xDFU) {
    size = 2, value = lead & 0x1FU, least = 0x80;
  } else if (lead >= 0xE0U && lead <= 0xEFU) {
    size = 3, value = lead & 0x0FU, least = 0x800;
  } else if (lead >= 0xF0U && lead <= 0xF4U) {
    size = 4, value = lead & 0x07U, least = 0x10000;
  } else {
    return {};
  }
  if (at + size > text.size()) return {};
  for (std::uint32_t i = 1; i < size; ++i) {
    const unsigned char next = byte(at + i);
    if ((next & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (next & 0x3FU);
  }
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, size, true};
}

std::size_t first_invalid(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::array<std::uint64_t, 4> many{};  // ASCII is passed 32 bytes at a time, then eight
    while (at + sizeof many <= text.size()) {
      std::memcpy(many.data(), text.data() + at, sizeof many);
      if (((many[0] | many[1] | many[2] | many[3]) & 0x8080808080808080ULL) != 0) break;
      at += sizeof many;
    }
    std::uint64_t eight = 0;
    while (at + sizeof eight <= text.size()) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080ULL) != 0) break;
      at += sizeof eight;
    }
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80U) {
      ++at;
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    if (!c.valid) return at;
    at += c.size;
  }
  return text.size();
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

bool is_wide_letter(char32_t c) {
  if (c < kMapped) return (kLetterMap[c / 64] >> (c % 64) & 1U) != 0;
  if (c >= 0x20000 && c <= 0x323AF) return true;  // ideographs outside the basic plane
  const auto* found =
      std::upper_bound(kLetters.begin(), kLetters.end(), c,
                       [](char32_t value, const Range& r) { return value < r.first; });
  return found != kLetters.begin() && c <= std::prev(found)->last;
}

bool is_wide_upper(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x137) return (c & 1U) == 0;
  if (c >= 0x139 && c <= 0x148) return (c & 1U) == 1;
  if (c >= 0x14A && c <= 0x177) return (c & 1U) == 0;
  if (c == 0x178 || c == 0x179 || c == 0x17B || c == 0x17D) return true;
  if (c >= 0x391 && c <= 0x3AB) return true;
  if (c >= 0x400 && c <= 0x42F) return true;
  return c >= 0x1E00 && c <= 0x1EFF && (c & 1U) == 0;
}

bool is_wide_space(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace habeas
