// ingest/html_scan.cpp - the states of the HTML tokenizer that matter for text
//
// The scanner looks at each byte a bounded number of times. Where a construct is not closed the
// standard reads it to the end of the page; so does this, once, because the page ends there. The
// only look-ahead that can fail is that for "</name" in raw text, which moves forward only.
#include "ingest/html_scan.h"

#include <algorithm>
#include <array>

namespace habeas {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// A byte inside a character of UTF-8: no name is cut before it.
bool continues_character(char c) { return (static_cast<std::uint8_t>(c) & 0xC0U) == 0x80; }

/// What ends the name of a tag; "=" ends that of an attribute, too.
constexpr std::array<std::uint8_t, 256> kNameEnds = [] {
  std::array<std::uint8_t, 256> ends{};
  for (const char c : {' ', '\n', '\t', '\r', '\f', '/', '>'})
    ends[static_cast<std::uint8_t>(c)] = 1;
  ends['='] = 2;
  return ends;
}();

bool ends_name(char c) { return kNameEnds[static_cast<std::uint8_t>(c)] == 1; }
bool ends_attribute_name(char c) { return kNameEnds[static_cast<std::uint8_t>(c)] != 0; }

/// Elements whose content is not mark-up. No script runs here, so noscript is shown.
bool begins_raw_text(std::string_view name) {
  switch (name.front()) {
    case 's':
      return name == "script" || name == "style";
    case 't':
      return name == "textarea" || name == "title";
    case 'i':
      return name == "iframe";
    case 'n':
      return name == "noembed" || name == "noframes";
    default:
      return name == "xmp";
  }
}

}  // namespace

bool equals_lower(std::string_view text, std::string_view lower_word) {
  return text.size() == lower_word.size() &&
         (text.empty() || lower(text.front()) == lower_word.front()) &&
         std::equal(text.begin(), text.end(), lower_word.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

std::string to_lower_ascii(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

std::string_view HtmlToken::attribute(std::string_view wanted) const {
  if (!has_size(wanted.size())) return {};
  for (const Attribute& one : attributes) {
    if (equals_lower(one.name, wanted)) return one.value;
  }
  return {};
}

bool HtmlToken::has_attribute(std::string_view wanted) const {
  return has_size(wanted.size()) &&
         std::any_of(attributes.begin(), attributes.end(),
                     [&](const Attribute& one) { return equals_lower(one.name, wanted); });
}

bool HtmlScanner::next(HtmlToken& token, bool in_foreign) {
  token.attributes.clear();
  token.sizes = 0;
  token.name.clear();
  token.self_closing = false;
  if (at_ >= page_.size()) {
    finish(token, HtmlToken::Kind::end, at_);
    return false;
  }
  if (plain_) {
    const std::size_t begin = at_;
    at_ = page_.size();
    finish(token, HtmlToken::Kind::cdata, begin);
    return true;
  }
  if (!raw_name_.empty()) {
    read_raw(token);
    if (token.place.end > token.place.begin) return true;
    if (at_ >= page_.size()) return next(token, in_foreign);
  }
  if (page_[at_] == '<' && read_markup(token, in_foreign)) return true;
  read_text(token);
  return true;
}

void HtmlScanner::finish(HtmlToken& token, HtmlToken::Kind kind, std::size_t begin) const {
  token.kind = kind;
  token.place = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
}

/// Up to the next "<" that can begin mark-up; the first byte is text in any case.
void HtmlScanner::read_text(HtmlToken& token) {
  const std::size_t begin = at_++;
  while (true) {
    at_ = std::min(page_.find('<', at_), page_.size());
    if (at_ + 1 >= page_.size()) {
      at_ = page_.size();
      break;
    }
    const char c = page_[at_ + 1];
    if (is_letter(c) || c == '/' || c == '!' || c == '?') break;
    ++at_;
  }
  finish(token, HtmlToken::Kind::text, begin);
}

bool HtmlScanner::closes(std::size_t at, std::string_view name) const {
  if (page_.size() - at < name.size() + 2 || page_[at + 1] != '/') return false;
  const std::size_t end = at + 2 + name.size();
  return equals_lower(page_.substr(at + 2, name.size()), name) &&
         (end == page_.size() || ends_name(page_[end]));
}

/// The place of the end tag that closes the raw text, or the end of the page. In a script, an
/// end tag between "<!--" with "<script" and "-->" closes only that inner script (script data
/// double escaped states).
std::size_t HtmlScanner::end_of_raw() const {
  const bool is_script = raw_name_ == "script";
  bool escaped = false;
  bool inner = false;
  for (std::size_t at = at_; at < page_.size(); ++at) {
    if (!escaped) {
      at = page_.find('<', at);
      if (at == npos) return page_.size();
    }
    const char c = page_[at];
    if (escaped && c == '-' && page_.substr(at, 3) == "-->") {
      escaped = inner = false;
      continue;
    }
    if (c != '<') continue;
    if (closes(at, raw_name_)) {
      if (!inner) return at;
      inner = false;
    } else if (is_script && !escaped && page_.substr(at, 4) == "<!--") {
      escaped = true;
      at += 1;  // "<!-->" closes itself: its two dashes are read again
    } else if (is_script && escaped && equals_lower(page_.substr(at + 1, 6), "script") &&
               at + 7 < page_.size() && ends_name(page_[at + 7])) {
      inner = true;
    }
  }
  return page_.size();
}

void HtmlScanner::read_raw(HtmlToken& token) {
  const std::size_t begin = at_;
  at_ = end_of_raw();
  finish(token, HtmlToken::Kind::raw_text, begin);
  token.name = raw_name_;
  raw_name_.clear();
}

/// Reads what begins with "<"; false when it is only a character.
bool HtmlScanner::read_markup(HtmlToken& token, bool in_foreign) {
  if (at_ + 1 >= page_.size()) return false;
  const char c = page_[at_ + 1];
  if (is_letter(c)) {
    read_tag(token, in_foreign);
    return true;
  }
  if (c == '/') {
    if (at_ + 2 >= page_.size()) return false;
    if (is_letter(page_[at_ + 2])) {
      read_tag(token, in_foreign);
    } else {
      read_bogus(token);
    }
    return true;
  }
  if (c == '?') {
    read_bogus(token);
    return true;
  }
  if (c != '!') return false;
  if (page_.substr(at_, 4) == "<!--") {
    read_comment(token);
  } else if (in_foreign && page_.substr(at_, 9) == "<![CDATA[") {
    read_cdata(token);
  } else {
    read_bogus(token);
  }
  return true;
}

void HtmlScanner::read_tag(HtmlToken& token, bool in_foreign) {
  const std::size_t begin = at_;
  const bool is_end = page_[at_ + 1] == '/';
  at_ += is_end ? 2 : 1;
  const std::size_t name = at_;
  std::array<char, kNameBytes> letters;
  std::size_t size = 0;
  for (; at_ < page_.size() && !ends_name(page_[at_]); ++at_) {
    if (size < kNameBytes) letters[size++] = lower(page_[at_]);
  }
  while (size > 0 && size < at_ - name && continues_character(page_[name + size])) --size;
  token.name.assign(letters.data(), size);
  read_attributes(token);
  finish(token, is_end ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag, begin);
  if (is_end || in_foreign) return;
  if (begins_raw_text(token.name)) raw_name_ = token.name;
  plain_ = token.name == "plaintext";
}

void HtmlScanner::read_attributes(HtmlToken& token) {
  while (at_ < page_.size()) {
    while (at_ < page_.size() && (is_html_space(page_[at_]) || page_[at_] == '/')) {
      token.self_closing = page_[at_++] == '/';
    }
    if (at_ >= page_.size()) return;
    if (page_[at_] == '>') {
      ++at_;
      return;
    }
    token.self_closing = false;
    const std::size_t name = at_++;  // a "=" in first place belongs to the name
    while (at_ < page_.size() && !ends_attribute_name(page_[at_])) ++at_;
    Attribute one{page_.substr(name, at_ - name), {}};
    std::size_t sign = at_;
    while (sign < page_.size() && is_html_space(page_[sign])) ++sign;
    if (sign < page_.size() && page_[sign] == '=') {
      at_ = sign + 1;
      one.value = read_value();
    }
    if (token.attributes.size() >= kAttributes) continue;
    token.attributes.push_back(one);
    token.sizes |= HtmlToken::size_bit(one.name.size());
  }
}

std::string_view HtmlScanner::read_value() {
  while (at_ < page_.size() && is_html_space(page_[at_])) ++at_;
  if (at_ >= page_.size() || page_[at_] == '>') return {};
  const char quote = page_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = ++at_;
    at_ = std::min(page_.find(quote, at_), page_.size());
    const std::string_view value = page_.substr(begin, at_ - begin);
    at_ = std::min(at_ + 1, page_.size());
    return value;
  }
  const std::size_t begin = at_;
  while (at_ < page_.size() && !is_html_space(page_[at_]) && page_[at_] != '>') ++at_;
  return page_.substr(begin, at_ - begin);
}

void HtmlScanner::read_comment(HtmlToken& token) {
  const std::size_t begin = at_;
  at_ += 4;
  const std::string_view rest = page_.substr(at_);
  if (rest.starts_with('>')) {
    at_ += 1;
  } else if (rest.starts_with("->")) {
    at_ += 2;
  } else {
    for (at_ = page_.find("--", at_); at_ != npos; at_ = page_.find("--", at_ + 1)) {
      const std::string_view close = page_.substr(at_ + 2, 2);
      if (close.starts_with('>') || close == "!>") break;
    }
    at_ = at_ == npos ? page_.size() : at_ + (page_[at_ + 2] == '>' ? 3 : 4);
  }
  finish(token, HtmlToken::Kind::comment, begin);
}

void HtmlScanner::read_bogus(HtmlToken& token) {
  const std::size_t begin = at_;
  const std::size_t close = page_.find('>', at_);
  at_ = close == npos ? page_.size() : close + 1;
  finish(token, HtmlToken::Kind::comment, begin);
}

void HtmlScanner::read_cdata(HtmlToken& token) {
  at_ += 9;
  const std::size_t begin = at_;
  const std::size_t close = std::min(page_.find("]]>", at_), page_.size());
  at_ = close;
  finish(token, HtmlToken::Kind::cdata, begin);
  at_ = std::min(close + 3, page_.size());
}

}  // namespace habeas
