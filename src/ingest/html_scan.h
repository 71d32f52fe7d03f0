// ingest/html_scan.h - the tags and texts of a page, with their place
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace habeas {

/// Where a token stands in the page, in bytes.
using PageSpan = Span<struct InPage>;

struct Attribute {
  std::string_view name;   ///< as written
  std::string_view value;  ///< as written, without quotes; references are not decoded
};

struct HtmlToken {
  enum class Kind : std::uint8_t { text, raw_text, cdata, start_tag, end_tag, comment, end };

  Kind kind = Kind::end;
  PageSpan place;    ///< of the whole token; of a text: its characters
  std::string name;  ///< of a tag, in lower case, at most HtmlScanner::kNameBytes
  std::vector<Attribute> attributes;
  std::uint64_t sizes = 0;  ///< which sizes their names have: a bit each, the last for all above
  bool self_closing = false;

  /// The first attribute of this name (in lower case), or an empty view.
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
  [[nodiscard]] bool has_attribute(std::string_view wanted) const;
  static constexpr std::uint64_t size_bit(std::size_t size) {
    return std::uint64_t{1} << (size < 63 ? size : 63);
  }
  [[nodiscard]] bool has_size(std::size_t size) const { return (sizes & size_bit(size)) != 0; }
};

/// Reads a page once, from front to back, by the states of the HTML standard (13.2.5): data, raw
/// text and RCDATA by the name of the tag before, script data with its escapes, tags and
/// attributes, comments in all their forms, CDATA. Every byte belongs to one token; nothing is
/// refused. Tokens that the standard drops (doctype, bogus comments) come as comments. Views into
/// the page die with it.
class HtmlScanner {
 public:
  static constexpr std::size_t kNameBytes = 64;
  static constexpr std::size_t kAttributes = 256;  ///< of one tag; further ones are passed over

  explicit HtmlScanner(std::string_view page) : page_(page) {}

  /// Reads the next token into `token`; false at the end of the page. With `in_foreign` (inside
  /// svg or math) CDATA sections hold text and no tag begins raw text.
  bool next(HtmlToken& token, bool in_foreign);

 private:
  void read_text(HtmlToken& token);
  void read_raw(HtmlToken& token);
  bool read_markup(HtmlToken& token, bool in_foreign);
  void read_tag(HtmlToken& token, bool in_foreign);
  void read_attributes(HtmlToken& token);
  std::string_view read_value();
  void read_comment(HtmlToken& token);
  void read_bogus(HtmlToken& token);
  void read_cdata(HtmlToken& token);
  [[nodiscard]] std::size_t end_of_raw() const;
  [[nodiscard]] bool closes(std::size_t at, std::string_view name) const;
  void finish(HtmlToken& token, HtmlToken::Kind kind, std::size_t begin) const;

  std::string_view page_;
  std::size_t at_ = 0;
  std::string raw_name_;  ///< the element whose raw text comes next
  bool plain_ = false;    ///< behind <plaintext>: all the rest is text
};

/// Case-insensitive comparison with a word in lower case (ASCII).
bool equals_lower(std::string_view text, std::string_view lower);
std::string to_lower_ascii(std::string_view text);
inline bool is_html_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

}  // namespace habeas
