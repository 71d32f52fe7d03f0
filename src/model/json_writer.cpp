// model/json_writer.cpp - the writer behind every printed record
#include "model/json_writer.h"

#include <algorithm>
#include <array>
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
  separate();
  text_.push_back('"');
  std::size_t written = 0;  // up to here
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80U && !kEscaped[byte]) {
      ++at;
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
  separate();
  text_.append(std::to_string(number));
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
