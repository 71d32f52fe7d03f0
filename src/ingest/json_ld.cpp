// ingest/json_ld.cpp - a small tolerant reader of JSON, and the keys of schema.org that matter here
#include "ingest/json_ld.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>

#include "ingest/html_references.h"
#include "text/utf8.h"

namespace habeas {
namespace {

constexpr std::size_t kScriptBytes = 4U << 20U;
constexpr std::size_t kDepth = 48;
constexpr std::size_t kNodes = 200'000;
constexpr std::size_t kFacts = 400;

/// A value: a string, or the members of an object or list (with empty keys). Numbers, true, false
/// and null are read and forgotten.
struct Member;
struct Node {
  std::string text;
  std::vector<Member> members;
  bool is_text = false;
};
struct Member {
  std::string key;
  Node value;
};

class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  Node read() {
    Node root;
    read_value(root, 0);
    return root;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) <= ' ') ++at_;
  }

  bool take(char wanted) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  bool read_value(Node& node, std::size_t depth) {
    skip_space();
    if (at_ >= text_.size() || depth > kDepth || ++nodes_ > kNodes) return false;
    const char c = text_[at_];
    if (c == '"') {
      node.is_text = true;
      return read_string(node.text);
    }
    if (c == '{' || c == '[') return read_members(node, c == '{', depth);
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}' && text_[at_] != ']') ++at_;
    return at_ > begin;
  }

  bool read_members(Node& node, bool is_object, std::size_t depth) {
    const char close = is_object ? '}' : ']';
    ++at_;
    while (true) {
      if (take(close)) return true;
      Member member;
      if (is_object) {
        skip_space();
        if (at_ >= text_.size() || text_[at_] != '"' || !read_string(member.key) || !take(':')) {
          return false;
        }
      }
      const bool is_whole = read_value(member.value, depth + 1);
      node.members.push_back(std::move(member));
      if (!is_whole) return false;
      if (!take(',')) return take(close);
    }
  }

  bool read_string(std::string& out) {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (c != '\\') {
        out += c;
        continue;
      }
      if (++at_ >= text_.size()) return false;
      read_escape(out);
    }
    return false;
  }

  void read_escape(std::string& out) {
    const char c = text_[at_];
    if (c == 'u') {
      char32_t value = read_hex();
      const bool is_high = value >= 0xD800 && value < 0xDC00;
      if (is_high && text_.substr(at_ + 1, 2) == "\\u") {
        at_ += 2;
        const char32_t low = read_hex();
        value = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00)
                                              : 0xFFFD;
      }
      append_utf8(out, value >= 0xD800 && value < 0xE000 ? 0xFFFD : value);
      return;
    }
    switch (c) {
      case 'n':
      case 'r':
      case 't':
      case 'b':
      case 'f':
        out += ' ';
        return;
      default:
        out += c;
    }
  }

  /// Four digits behind "u"; ends on the last of them.
  char32_t read_hex() {
    char32_t value = 0;
    for (int i = 0; i < 4 && at_ + 1 < text_.size(); ++i) {
      const char c = text_[at_ + 1];
      const bool is_digit = c >= '0' && c <= '9';
      const char folded = static_cast<char>(c | 0x20);
      if (!is_digit && (folded < 'a' || folded > 'f')) break;
      value = value * 16 + static_cast<char32_t>(is_digit ? c - '0' : folded - 'a' + 10);
      ++at_;
    }
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
};

class FactReader {
 public:
  std::vector<std::pair<std::string, std::string>> run(const Node& root) {
    collect_names(root);
    visit(root);
    return std::move(facts_);
  }

 private:
  static const Node* member(const Node& node, std::string_view key) {
    for (const auto& [name, value] : node.members) {
      if (name == key) return &value;
    }
    return nullptr;
  }

  static std::string text_of(const Node& node, std::string_view key) {
    const Node* value = member(node, key);
    if (value == nullptr) return {};
    if (value->is_text) return value->text;
    return value->members.empty() ? std::string() : value->members.front().value.text;
  }

  /// Names by "@id", for nodes that only point to each other.
  void collect_names(const Node& node) {
    const std::string id = text_of(node, "@id");
    const std::string name = text_of(node, "name");
    if (!id.empty() && !name.empty()) names_.emplace(id, name);
    for (const auto& [key, value] : node.members) collect_names(value);
  }

  void visit(const Node& node) {
    const std::string type = text_of(node, "@type");
    if (!type.empty()) read_object(node, type);
    for (const auto& [key, value] : node.members) {
      // What a page says of other pages and of comments is not said of itself.
      if (key == "comment" || key == "itemListElement" || key == "review" || key == "hasPart" ||
          key == "isPartOf" || key == "relatedLink" || key == "mentions" || key == "citation") {
        continue;
      }
      visit(value);
    }
  }

  void read_object(const Node& node, const std::string& type) {
    static constexpr std::array<std::string_view, 6> kTexts = {
        "headline", "name", "datePublished", "dateCreated", "uploadDate", "dateModified"};
    static constexpr std::array<std::string_view, 4> kNames = {"author", "creator", "publisher",
                                                               "sourceOrganization"};
    add(type, "@type", type);
    for (const std::string_view key : kTexts) add(type, key, text_of(node, key));
    for (const std::string_view key : kNames) {
      if (const Node* value = member(node, key)) add_names(type, key, *value, 0);
    }
    if (const Node* page = member(node, "mainEntityOfPage")) {
      add(type, "page", page->is_text ? page->text : text_of(*page, "@id"));
    }
    add(type, "url", text_of(node, "url"));
  }

  void add_names(const std::string& type, std::string_view key, const Node& node, int depth) {
    if (depth > 3) return;
    if (node.is_text) return add(type, key, node.text);
    const std::string name = text_of(node, "name");
    if (!name.empty()) return add(type, key, name);
    const auto known = names_.find(text_of(node, "@id"));
    if (known != names_.end()) return add(type, key, known->second);
    for (const auto& [inner, value] : node.members) {
      if (inner.empty()) add_names(type, key, value, depth + 1);
    }
  }

  void add(const std::string& type, std::string_view key, const std::string& value) {
    if (value.empty() || facts_.size() >= kFacts) return;
    facts_.emplace_back("ld:" + type.substr(0, 64) + ":" + std::string(key),
                        decode_references(value, false));
  }

  std::map<std::string, std::string> names_;
  std::vector<std::pair<std::string, std::string>> facts_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> read_json_ld(std::string_view script) {
  const Node root = JsonReader(script.substr(0, kScriptBytes)).read();
  return FactReader().run(root);
}

}  // namespace habeas
