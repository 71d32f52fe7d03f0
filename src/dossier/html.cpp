// dossier/html.cpp - escaping, and the characters that are shown as marks
#include "dossier/html.h"

#include <algorithm>
#include <array>

namespace habeas {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t character = kReplacement;
  std::size_t size = 1;
  bool valid = false;
};

/// The character that starts at the front of a string that is not empty.
Decoded decode(std::string_view bytes) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const unsigned char first = byte(0);
  if (first < 0x80U) return {first, 1, true};
  const std::size_t size = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
  if (first < 0xC2U || first > 0xF4U || bytes.size() < size) return {};
  char32_t character = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    character = (character << 6U) | (byte(i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (character < kSmallest[size] || surrogate || character > 0x10FFFF) return {};
  return {character, size, true};
}

struct MarkedRange {
  char32_t first, last;
  const char* name;
};

// Characters that are invisible or change how their neighbours are shown.
constexpr MarkedRange kMarked[] = {
    {0x00, 0x08, "control"},
    {0x0B, 0x0C, "control"},
    {0x0E, 0x1F, "control"},
    {0x7F, 0x9F, "control"},
    {0xAD, 0xAD, "soft hyphen"},
    {0x34F, 0x34F, "combining grapheme joiner"},
    {0x61C, 0x61C, "Arabic letter mark"},
    {0x115F, 0x1160, "Hangul filler"},
    {0x17B4, 0x17B5, "invisible vowel"},
    {0x180B, 0x180F, "Mongolian format character"},
    {0x200B, 0x200B, "zero width space"},
    {0x200C, 0x200C, "zero width non-joiner"},
    {0x200D, 0x200D, "zero width joiner"},
    {0x200E, 0x200E, "left-to-right mark"},
    {0x200F, 0x200F, "right-to-left mark"},
    {0x2028, 0x2028, "line separator"},
    {0x2029, 0x2029, "paragraph separator"},
    {0x202A, 0x202A, "left-to-right embedding"},
    {0x202B, 0x202B, "right-to-left embedding"},
    {0x202C, 0x202C, "pop directional formatting"},
    {0x202D, 0x202D, "left-to-right override"},
    {0x202E, 0x202E, "right-to-left override"},
    {0x2060, 0x2060, "word joiner"},
    {0x2061, 0x2065, "invisible operator"},
    {0x2066, 0x2066, "left-to-right isolate"},
    {0x2067, 0x2067, "right-to-left isolate"},
    {0x2068, 0x2068, "first strong isolate"},
    {0x2069, 0x2069, "pop directional isolate"},
    {0x206A, 0x206F, "format character"},
    {0x3164, 0x3164, "Hangul filler"},
    {0xFEFF, 0xFEFF, "zero width no-break space"},
    {0xFFA0, 0xFFA0, "Hangul filler"},
    {0xFFF0, 0xFFFB, "format character"},
    {0x1BCA0, 0x1BCA3, "format character"},
    {0x1D173, 0x1D17A, "format character"},
    {0xE0000, 0xE0FFF, "invisible tag or selector"},
};

const char* marked(char32_t character) {
  if (character >= 0x20 && character < 0x7F) return nullptr;
  for (const MarkedRange& entry : kMarked) {
    if (character >= entry.first && character <= entry.last) return entry.name;
  }
  return nullptr;
}

std::string code_point(char32_t character) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string digits;
  for (auto rest = static_cast<std::uint32_t>(character); rest > 0; rest >>= 4U) {
    digits.insert(digits.begin(), kHex[rest & 15U]);
  }
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return "U+" + digits;
}

/// Escapes one ASCII character that means something to HTML; false for others.
bool append_escaped(std::string& out, char character) {
  switch (character) {
    case '&':
      out.append("&amp;");
      return true;
    case '<':
      out.append("&lt;");
      return true;
    case '>':
      out.append("&gt;");
      return true;
    case '"':
      out.append("&quot;");
      return true;
    case '\'':
      out.append("&#39;");
      return true;
    default:
      return false;
  }
}

/// Printable ASCII that means nothing to HTML.
constexpr auto kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = true;
  for (const char c : {'&', '<', '>', '"', '\''}) plain[static_cast<unsigned char>(c)] = false;
  return plain;
}();

/// Bytes that an id, digest, number or language tag may hold.
constexpr auto kToken = [] {
  std::array<bool, 256> token{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) token[c] = true;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) token[c] = true;
  for (std::size_t c = '0'; c <= '9'; ++c) token[c] = true;
  for (const char c : {'_', '.', '%', ':', '-'}) token[static_cast<unsigned char>(c)] = true;
  return token;
}();

/// How many bytes at the front are all of these.
std::size_t count_of(const std::array<bool, 256>& these, std::string_view bytes) {
  std::size_t count = 0;
  while (count < bytes.size() && these[static_cast<unsigned char>(bytes[count])]) ++count;
  return count;
}

template <class Mark>
void append_text(std::string& out, std::string_view words, Mark mark) {
  while (true) {
    const std::size_t plain = count_of(kPlain, words);
    out.append(words.substr(0, plain));
    words.remove_prefix(plain);
    if (words.empty()) return;
    const Decoded next = decode(words);
    if (!next.valid) {
      out.append("\xEF\xBF\xBD");
    } else if (const char* name = marked(next.character)) {
      mark(next.character, name);
    } else if (next.size > 1 || !append_escaped(out, words.front())) {
      out.append(words.substr(0, next.size));
    }
    words.remove_prefix(next.size);
  }
}

}  // namespace

Html& Html::text(std::string_view words) {
  append_text(out_, words, [&](char32_t character, const char* name) {
    out_.append("<span class=\"ctl\" title=\"").append(name).append("\">");
    out_.append(code_point(character)).append("</span>");
  });
  return *this;
}

Html& Html::attr(std::string_view words) {
  append_text(out_, words, [&](char32_t character, const char* /*name*/) {
    out_.append("[").append(code_point(character)).append("]");
  });
  return *this;
}

Html& Html::token(std::string_view word) {
  while (!word.empty()) {
    const std::size_t kept = count_of(kToken, word);
    out_.append(word.substr(0, kept));
    word.remove_prefix(std::min(word.size(), kept + 1));
  }
  return *this;
}

Html& Html::number(std::int64_t value) {
  out_.append(std::to_string(value));
  return *this;
}

Html& Html::add(const Html& part) {
  if (!part.full_.empty()) return add(Html(part));
  out_.append(part.out_);
  if (out_.size() < PartsWriter::kPartBytes) return *this;
  full_.push_back(std::exchange(out_, {}));
  out_.reserve(PartsWriter::kPartBytes + PartsWriter::kPartBytes / 4);
  return *this;
}

Html& Html::add(Html&& part) {
  if (part.full_.empty()) return add(part);
  if (!out_.empty()) full_.push_back(std::move(out_));
  for (std::string& full : part.full_) full_.push_back(std::move(full));
  out_ = std::move(part.out_);
  return *this;
}

Parts Html::take_parts() {
  if (!out_.empty()) full_.push_back(std::exchange(out_, {}));
  return std::exchange(full_, {});
}

std::string shortened(std::string_view words, std::size_t limit) {
  if (words.size() <= limit) return std::string(words);
  std::size_t end = words.rfind(' ', limit);
  if (end == std::string_view::npos || end < limit / 2) {
    end = limit;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  }
  return std::string(words.substr(0, end)) + "\xE2\x80\xA6";
}

}  // namespace habeas
