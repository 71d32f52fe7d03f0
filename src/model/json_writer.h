// model/json_writer.h - a deterministic JSON writer: keys in call order, integers and decimals
// only, no floating point
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/nouns.h"

namespace habeas {

/// Appends JSON (RFC 8259) to a string. Strings are escaped
/// minimally; no invalid UTF-8 is ever written: a byte that is none prints as U+FFFD.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& string_or_null(std::string_view text);  ///< empty prints null
  JsonWriter& integer(std::int64_t number);
  JsonWriter& number(Number number);
  JsonWriter& boolean(bool flag);
  JsonWriter& null();
  JsonWriter& json(std::string_view value);  ///< a value that is JSON already
  template <class Space>
  JsonWriter& span(Span<Space> value) {
    return begin_array().integer(value.begin).integer(value.end).end_array();
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  void separate();

  std::string text_;
  bool fresh_ = true;  // nothing written yet at this level, or a key was just written
};

/// The decimal form: "0.7", "-12", "600".
std::string to_text(Number number);
/// The ISO 8601 day, "2013-03-22".
std::string to_text(Day day);

}  // namespace habeas
