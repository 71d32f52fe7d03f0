// model/json_writer.cpp - the writer behind every printed record
#include "model/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <string>

#include "model/sequence_length.h"

namespace habeas {
namespace {

/// Of ASCII: what a string of JSON may not hold as it stands, and the delete character.
constexpr std::array<bool, 128> kEscaped = [] {
  std::array<bool, 128> escaped{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) escaped[byte] = true;
  escaped['"'] = escaped['\\'] = escaped[0x7F] = true;
  return escaped;
}();

constexpr std::uint64_t kOnes = 0x0101010101010101ULL;

/// Of eight bytes: is one of them above ASCII or escaped?
bool any_escaped(std::uint64_t bytes) {
  const auto any_zero = [](std::uint64_t x) { return (x - kOnes) & ~x; };
  const std::uint64_t controls = (bytes - kOnes * 0x20) & ~bytes;
  const std::uint64_t found = bytes | controls | any_zero(bytes ^ (kOnes * '"')) |
                              any_zero(bytes ^ (kOnes * '\\')) | any_zero(bytes ^ (kOnes * 0x7F));
  return (found & (kOnes * 0x80)) != 0;
}

template <class Word>
std::uint64_t bytes_at(const char* text) {
  Word bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

/// Is a byte above ASCII or escaped? The last bytes are looked at together with some before them.
bool any_escaped(std::string_view text) {
  const char* const end = text.data() + text.size();
  if (text.size() >= 8) {
    bool found = any_escaped(bytes_at<std::uint64_t>(end - 8));
    for (const char* at = text.data(); at < end - 8; at += 8)
      found = found || any_escaped(bytes_at<std::uint64_t>(at));
    return found;
  }
  if (text.size() >= 4) {
    return any_escaped(bytes_at<std::uint32_t>(text.data()) |
                       (bytes_at<std::uint32_t>(end - 4) << 32U));
  }
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80U || kEscaped[byte];
  });
}

/// Behind bytes that stand as they are, taken eight at a time.
std::size_t behind_plain(std::string_view text, std::size_t at) {
  while (text.size() - at >= 8 && !any_escaped(bytes_at<std::uint64_t>(text.data() + at))) at += 8;
  return at;
}

void escape(unsigned char byte, std::string& text) {
  static constexpr char kHex[] = "0123456789abcdef";
  switch (byte) {
    case '"':
    case '\\':
      text.push_back('\\');
      text.push_back(static_cast<char>(byte));
      return;
    case '\n':
      text.append("\\n");
      return;
    case '\r':
      text.append("\\r");
      return;
    case '\t':
      text.append("\\t");
      return;
    default:
      text.append("\\u00");
      text.push_back(kHex[byte >> 4U]);
      text.push_back(kHex[byte & 15U]);
  }
}

}  // namespace

void JsonWriter::separate() {
  if (!fresh_) text_.push_back(',');
  fresh_ = false;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  text_.push_back('{');
  fresh_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  text_.push_back('}');
  fresh_ = false;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  text_.push_back('[');
  fresh_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  text_.push_back(']');
  fresh_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  string(name);
  text_.push_back(':');
  fresh_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  constexpr std::size_t kShort = 61;
  const bool plain = !any_escaped(text);
  if (plain && text.size() <= kShort) {  // most: written at once
    std::array<char, kShort + 3> quoted;
    quoted[0] = ',';
    quoted[1] = '"';
    std::copy(text.begin(), text.end(), quoted.begin() + 2);
    quoted[text.size() + 2] = '"';
    text_.append(quoted.data() + (fresh_ ? 1 : 0), text.size() + (fresh_ ? 2U : 3U));
    fresh_ = false;
    return *this;
  }
  separate();
  text_.push_back('"');
  std::size_t written = 0;  // up to here
  for (std::size_t at = plain ? text.size() : 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80U && !kEscaped[byte]) {
      at = behind_plain(text, at + 1);
      continue;
    }
    const std::size_t length = byte < 0x80U ? 0 : sequence_length(text, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text_.append(text, written, at - written);
    if (byte < 0x80U) {
      escape(byte, text_);
    } else {
      text_.append("\xEF\xBF\xBD");
    }
    written = ++at;
  }
  text_.append(text, written).push_back('"');
  return *this;
}

JsonWriter& JsonWriter::string_or_null(std::string_view text) {
  return text.empty() ? null() : string(text);
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
  std::array<char, 24> digits;
  digits[0] = ',';
  const char* const end =
      std::to_chars(digits.data() + 1, digits.data() + digits.size(), number).ptr;
  const char* const begin = digits.data() + (fresh_ ? 1 : 0);
  text_.append(begin, static_cast<std::size_t>(end - begin));
  fresh_ = false;
  return *this;
}

JsonWriter& JsonWriter::number(Number number) {
  separate();
  text_.append(to_text(number));
  return *this;
}

JsonWriter& JsonWriter::boolean(bool flag) {
  separate();
  text_.append(flag ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::json(std::string_view value) {
  separate();
  text_.append(value);
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  text_.append("null");
  return *this;
}

std::string to_text(Number number) {
  number = number.normalised();
  std::string digits = std::to_string(number.digits < 0 ? -number.digits : number.digits);
  if (number.scale > 0) {
    if (digits.size() <= number.scale) digits.insert(0, number.scale + 1U - digits.size(), '0');
    digits.insert(digits.size() - number.scale, 1, '.');
  }
  return number.digits < 0 ? "-" + digits : digits;
}

std::string to_text(Day day) {
  const auto pad = [](int value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
  };
  return pad(day.year, 4) + "-" + pad(day.month, 2) + "-" + pad(day.day, 2);
}

}  // namespace habeas
