// text/folding.cpp - folding by tables for Latin, Greek and Cyrillic; other scripts have no case
#include "text/folding.h"

#include <array>
#include <string>

#include "text/tokens.h"
#include "text/utf8.h"

namespace habeas {
namespace {

// Base letters of U+00C0..U+017F; '?' keeps the letter, two-letter foldings are made below.
constexpr std::string_view kLatin =
    "aaaaaa?ceeeeiiii"   // C0
    "?nooooo?ouuuuy??"   // D0
    "aaaaaa?ceeeeiiii"   // E0
    "?nooooo?ouuuuy?y"   // F0
    "aaaaaaccccccccdd"   // 100
    "ddeeeeeeeeeegggg"   // 110
    "gggghhhhiiiiiiii"   // 120
    "ii??jjkkklllllll"   // 130
    "lllnnnnnnnnnoooo"   // 140
    "oo??rrrrrrssssss"   // 150
    "ssttttttuuuuuuuu"   // 160
    "uuuuwwyyyzzzzzzs";  // 170

/// Calls put(byte) for each byte of the folded code point.
template <class Put>
void fold_code_point(char32_t c, Put put) {
  const auto put_text = [&](std::string_view text) {
    for (const char b : text) put(b);
  };
  if (c < 0x80) {
    put(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    return;
  }
  if (is_ignorable(c) || (c >= 0x300 && c <= 0x36F)) return;
  if (c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x2BB) return put('\'');
  if (c >= 0x2010 && c <= 0x2012) return put('-');
  if (c == 0xC6 || c == 0xE6) return put_text("ae");
  if (c == 0x152 || c == 0x153) return put_text("oe");
  if (c == 0xDE || c == 0xFE) return put_text("th");
  if (c == 0xD0 || c == 0xF0) return put('d');
  if (c == 0xD8 || c == 0xF8) return put('o');
  if (c == 0xDF) return put_text("ss");
  if (c == 0x132 || c == 0x133) return put_text("ij");
  if (c >= 0xC0 && c <= 0x17F && kLatin[c - 0xC0] != '?') return put(kLatin[c - 0xC0]);
  if (c == 0x1A0 || c == 0x1A1) return put('o');
  if (c == 0x1AF || c == 0x1B0) return put('u');
  if (c >= 0x218 && c <= 0x219) return put('s');
  if (c >= 0x21A && c <= 0x21B) return put('t');
  if (c >= 0x1EA0 && c <= 0x1EF9) {  // Vietnamese
    static constexpr std::string_view kVietnamese =
        "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyy"
        "y";
    return put(kVietnamese[c - 0x1EA0]);
  }
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) {
    c += 0x20;
  } else if (c >= 0x400 && c <= 0x40F) {
    c += 0x50;
  }
  std::string bytes;
  append_utf8(bytes, c);
  put_text(bytes);
}

template <class Put>
void fold_all(std::string_view word, Put put) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    fold_code_point(c.value, put);
    at += c.size;
  }
}

}  // namespace

std::uint64_t folded_key(std::string_view word) {
  std::uint64_t hash = word_key({});
  fold_all(word, [&](char byte) {
    hash ^= static_cast<std::uint8_t>(byte);
    hash *= 0x100000001B3ULL;
  });
  return hash;
}

std::string fold(std::string_view word) {
  std::string out;
  fold_into(word, out);
  return out;
}

void fold_into(std::string_view word, std::string& out) {
  out.assign(word);
  unsigned char all = 0;  // the bits of all bytes
  for (char& c : out) {
    all |= static_cast<unsigned char>(c);
    c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  if (all < 0x80U) return;
  out.clear();
  fold_all(word, [&](char byte) { out.push_back(byte); });
}

std::string fold_name(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point_at(name, at);
    at += c.size;
    if (is_space(c.value)) continue;
    fold_code_point(c.value, [&](char byte) {
      if (byte != '-' && byte != '\'' && byte != '.' && byte != '`') out.push_back(byte);
    });
  }
  return out;
}

}  // namespace habeas
