// model/json_tree.cpp - wraps the JSON library: its events become a tree
#include "model/json_tree.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "model/json_writer.h"

namespace habeas {
namespace {

using Library = nlohmann::json;

// Receives the parser's events. What is still open lies on a stack, the innermost last.
class TreeBuilder : public nlohmann::json_sax<Library> {
 public:
  explicit TreeBuilder(std::uint32_t depth) : depth_(depth) {}

  bool null() override { return add({}); }
  bool boolean(bool value) override {
    JsonNode node;
    node.kind = JsonNode::Kind::boolean;
    node.flag = value;
    return add(std::move(node));
  }
  bool number_integer(number_integer_t value) override { return add_number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    return add_number(std::to_string(value));
  }
  bool number_float(number_float_t /*value*/, const string_t& written) override {
    return add_number(written);
  }
  bool string(string_t& value) override {
    JsonNode node;
    node.kind = JsonNode::Kind::string;
    node.text = std::move(value);
    return add(std::move(node));
  }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*elements*/) override { return open(JsonNode::Kind::object); }
  bool start_array(std::size_t /*elements*/) override { return open(JsonNode::Kind::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    open_.back().names.push_back(std::move(name));
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*last*/,
                   const nlohmann::detail::exception& /*error*/) override {
    words = "no JSON at byte " + std::to_string(position);
    return false;
  }

  JsonNode root;
  std::string words;

 private:
  bool add_number(std::string written) {
    JsonNode node;
    node.kind = JsonNode::Kind::number;
    node.text = std::move(written);
    return add(std::move(node));
  }
  bool add(JsonNode node) {
    if (open_.empty()) {
      root = std::move(node);
    } else {
      open_.back().items.push_back(std::move(node));
    }
    return true;
  }
  bool open(JsonNode::Kind kind) {
    if (open_.size() >= depth_) {
      words = "more than " + std::to_string(depth_) + " levels";
      return false;
    }
    open_.emplace_back();
    open_.back().kind = kind;
    return true;
  }
  bool close() {
    JsonNode node = std::move(open_.back());
    open_.pop_back();
    return add(std::move(node));
  }

  std::uint32_t depth_;
  std::vector<JsonNode> open_;
};

constexpr std::size_t kMostDigits = 18;  // fit in 64 bits

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? nullptr : &items[static_cast<std::size_t>(found - names.begin())];
}

const JsonNode& JsonNode::at(std::string_view name) const {
  const JsonNode* member = find(name);
  if (member == nullptr) throw Unexpected("'" + std::string(name) + "' is missing");
  return *member;
}

const std::string& JsonNode::string() const {
  if (kind != Kind::string) throw Unexpected("a string was expected");
  return text;
}

const std::vector<JsonNode>& JsonNode::array() const {
  if (kind != Kind::array) throw Unexpected("a list was expected");
  return items;
}

bool JsonNode::boolean() const {
  if (kind != Kind::boolean) throw Unexpected("true or false was expected");
  return flag;
}

std::uint64_t JsonNode::whole(std::uint64_t most) const {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (kind != Kind::number || error != std::errc() || rest != end || value > most) {
    throw Unexpected("a whole number up to " + std::to_string(most) + " was expected");
  }
  return value;
}

Number JsonNode::number() const {
  std::string digits = text;
  const std::size_t point = digits.find('.');
  std::size_t scale = 0;
  if (point != std::string::npos) {
    scale = digits.size() - point - 1;
    digits.erase(point, 1);
  }
  std::int64_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value);
  constexpr std::size_t kMostScale = 12;
  if (kind != Kind::number || error != std::errc() || rest != end || scale > kMostScale ||
      digits.size() > kMostDigits) {
    throw Unexpected("a decimal number was expected");
  }
  return Number{value, static_cast<std::uint8_t>(scale)}.normalised();
}

std::string hex_of(std::string_view bytes) {
  return to_hex(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string bytes_of_hex(std::string_view digits) {
  std::string bytes;
  if (digits.size() % 2 != 0) throw Unexpected("pairs of hexadecimal digits were expected");
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    unsigned value = 0;
    const char* end = digits.data() + i + 2;
    const auto [rest, error] = std::from_chars(digits.data() + i, end, value, 16);
    if (error != std::errc() || rest != end) {
      throw Unexpected("pairs of hexadecimal digits were expected");
    }
    bytes.push_back(static_cast<char>(value));
  }
  return bytes;
}

std::string to_json(const JsonNode& node) {
  const auto quoted = [](const std::string& text) { return JsonWriter().string(text).take(); };
  const auto joined = [&](char open, char close) {
    std::string list(1, open);
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      if (i > 0) list += ",";
      if (open == '{') list += quoted(node.names[i]) + ":";
      list += to_json(node.items[i]);
    }
    return list + close;
  };
  switch (node.kind) {
    case JsonNode::Kind::null:
      return "null";
    case JsonNode::Kind::boolean:
      return node.flag ? "true" : "false";
    case JsonNode::Kind::number:
      return node.text;
    case JsonNode::Kind::string:
      return quoted(node.text);
    case JsonNode::Kind::array:
      return joined('[', ']');
    case JsonNode::Kind::object:
      return joined('{', '}');
  }
  return {};
}

Result<JsonNode> parse_json(std::string_view text, std::uint32_t depth) {
  TreeBuilder builder(depth);
  if (!Library::sax_parse(text, &builder)) {
    return fail(Errc::bad_input, builder.words.empty() ? "no JSON" : builder.words);
  }
  return std::move(builder.root);
}

}  // namespace habeas
