// model/json_writer.cpp - the writer behind every printed record
#include "model/json_writer.h"

#include <algorithm>
#include <string>

#include "model/json.h"

namespace habeas {

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
  static constexpr char kHex[] = "0123456789abcdef";
  const bool is_ascii = std::all_of(text.begin(), text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  const std::string checked = is_ascii ? std::string() : printable(text);
  if (!is_ascii) text = checked;
  separate();
  text_.push_back('"');
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text_.push_back('\\');
      text_.push_back(c);
    } else if (c == '\n') {
      text_.append("\\n");
    } else if (c == '\r') {
      text_.append("\\r");
    } else if (c == '\t') {
      text_.append("\\t");
    } else if (byte < 0x20U || byte == 0x7FU) {
      text_.append("\\u00");
      text_.push_back(kHex[byte >> 4U]);
      text_.push_back(kHex[byte & 15U]);
    } else {
      text_.push_back(c);
    }
  }
  text_.push_back('"');
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
