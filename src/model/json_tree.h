// model/json_tree.h - one line of JSON as a tree, with numbers as they are written; every access is
// checked
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/nouns.h"

namespace habeas {

/// What a reader of records throws inside `model` only: read_records() catches it.
class Unexpected : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct JsonNode {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool flag = false;
  std::string text;                ///< of a string; the digits of a number as written
  std::vector<JsonNode> items;     ///< of an array, or the values of an object
  std::vector<std::string> names;  ///< of an object, one for each value

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  /// The member of this name, or nullptr.
  [[nodiscard]] const JsonNode* find(std::string_view name) const;
  /// The rest throws Unexpected with the name of what is missing or of another kind.
  [[nodiscard]] const JsonNode& at(std::string_view name) const;
  [[nodiscard]] const std::string& string() const;
  [[nodiscard]] const std::vector<JsonNode>& array() const;
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::uint64_t whole(std::uint64_t most) const;
  [[nodiscard]] Number number() const;
};

/// Bytes as lower-case hexadecimal digits, and back (throws Unexpected).
std::string hex_of(std::string_view bytes);
std::string bytes_of_hex(std::string_view digits);

/// The node as JSON, numbers as they were written.
std::string to_json(const JsonNode& node);

/// Reads one value. UTF-8 is checked; more than `depth` levels are an error.
Result<JsonNode> parse_json(std::string_view text, std::uint32_t depth);

/// Parts of records that stand in decisions, too (written by model/json.h).
TextSpan read_text_span(const JsonNode& node);
std::vector<Link> read_chain(const JsonNode& node);

}  // namespace habeas
