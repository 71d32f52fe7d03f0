// ingest/html_facts.cpp - facts of tags, titles, scripts and comments
#include "ingest/html_facts.h"

#include <algorithm>
#include <array>

#include "ingest/html_references.h"
#include "ingest/json_ld.h"

namespace habeas {
namespace {

constexpr std::size_t kFacts = 4000;
constexpr std::size_t kValueBytes = 2000;
constexpr std::size_t kMostWords = 240;  // bytes

/// White space as one space, cut at a character.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_white = is_html_space(c);
    if (is_white && (out.empty() || out.back() == ' ')) continue;
    out += is_white ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.size() <= kValueBytes) return out;
  std::size_t size = kValueBytes;
  while (size > 0 && (static_cast<std::uint8_t>(out[size]) & 0xC0U) == 0x80) --size;
  out.resize(size);
  return out;
}

void add(std::vector<MarkupFact>& stated, const std::string& name, std::string_view value,
         std::uint32_t at) {
  std::string text = tidy(value);
  if (text.empty() || stated.size() >= kFacts) return;
  stated.push_back({tidy(name), std::move(text), at});
}

std::string decoded(std::string_view attribute) { return decode_references(attribute, true); }

void read_meta(const HtmlToken& tag, std::uint32_t at, std::vector<MarkupFact>& stated) {
  const std::string_view content = tag.attribute("content");
  if (content.empty()) return;
  static constexpr std::array<std::string_view, 4> kNames = {"property", "name", "itemprop",
                                                             "http-equiv"};
  for (const std::string_view kind : kNames) {
    const std::string_view name = tag.attribute(kind);
    if (!name.empty()) add(stated, "meta:" + to_lower_ascii(name), decoded(content), at);
  }
}

/// A date in an attribute: <time datetime>, <span itemprop=datePublished content>,
/// <abbr class=published title>.
void read_date(const HtmlToken& tag, std::uint32_t at, std::vector<MarkupFact>& stated) {
  std::string_view value = tag.attribute("datetime");
  const std::string_view property = tag.attribute("itemprop");
  if (value.empty() && !property.empty()) value = tag.attribute("content");
  if (value.empty() && tag.name == "abbr") value = tag.attribute("title");
  if (value.empty()) return;
  const bool has_digit =
      std::any_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!has_digit) return;
  const std::string kind = tag.name == "time" ? "time:" : "date:";
  add(stated, kind + tag_words(tag), decoded(value), at);
}

/// The first attribute of each name that tag_words() asks for.
struct WordAttributes {
  explicit WordAttributes(std::span<const Attribute> attributes) {
    // From the last to the first: the first of a name is what stays.
    for (std::size_t i = attributes.size(); i > 0; --i) {
      const Attribute& one = attributes[i - 1];
      switch (one.name.size()) {
        case 2:
          take(one, "id", id);
          break;
        case 3:
          take(one, "rel", rel);
          break;
        case 4:
          take(one, "role", role);
          take(one, "href", href);
          break;
        case 5:
          take(one, "class", classes);
          break;
        case 8:
          take(one, "itemprop", itemprop);
          break;
        default:
          break;
      }
    }
  }

  static void take(const Attribute& one, std::string_view name, std::string_view& value) {
    if (equals_lower(one.name, name)) value = one.value;
  }

  std::string_view id, rel, role, href, classes, itemprop;
};

void append_word(std::string& words, std::string_view prefix, std::string_view word) {
  if (word.empty() || words.size() + prefix.size() + word.size() + 1 > kMostWords) return;
  if (!words.empty()) words += ' ';
  words += prefix;
  const std::size_t begin = words.size();
  words.resize(begin + word.size());
  char* put = words.data() + begin;
  for (const char c : word) {
    *put = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    put += c > ' ' && c < 0x7F ? 1 : 0;  // bytes behind ASCII are negative
  }
  words.resize(static_cast<std::size_t>(put - words.data()));
}

/// What becomes of each byte in words: itself in lower case, or nothing (0).
constexpr std::array<char, 256> kWordBytes = [] {
  std::array<char, 256> bytes{};
  for (int c = '!'; c < 0x7F; ++c)
    bytes[static_cast<std::size_t>(c)] =
        static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return bytes;
}();

/// All words of a value of which none is left out: one pass.
void append_all(std::string& words, std::string_view value) {
  const std::size_t begin = words.size();
  words.resize(begin + value.size() + 1);
  char* put = words.data() + begin;
  for (std::size_t at = 0; at < value.size();) {
    if (is_html_space(value[at])) {
      ++at;
      continue;
    }
    if (put != words.data()) *put++ = ' ';
    for (; at < value.size() && !is_html_space(value[at]); ++at) {
      *put = kWordBytes[static_cast<std::uint8_t>(value[at])];
      put += *put != 0 ? 1 : 0;
    }
  }
  words.resize(static_cast<std::size_t>(put - words.data()));
}

void append_words(std::string& words, std::string_view prefix, std::string_view value) {
  value = value.substr(0, kMostWords);
  if (prefix.empty() && words.size() + value.size() + 1 <= kMostWords)
    return append_all(words, value);
  std::size_t at = 0;
  while (at < value.size()) {
    while (at < value.size() && is_html_space(value[at])) ++at;
    std::size_t end = at;
    while (end < value.size() && !is_html_space(value[end])) ++end;
    append_word(words, prefix, value.substr(at, end - at));
    at = end;
  }
}

bool links_to_person(std::string_view href) {
  if (href.empty()) return false;
  const std::string folded = to_lower_ascii(href.substr(0, 300));
  static constexpr std::array<std::string_view, 8> kFolders = {
      "author", "autor", "auteur", "profile", "people/", "staff/", "contributor", "byline/"};
  const std::string_view all = folded;
  for (std::size_t at = all.find('/'); at != std::string_view::npos; at = all.find('/', at + 1)) {
    const std::string_view rest = all.substr(at + 1);
    if (rest.empty() || std::string_view("apscb").find(rest.front()) == std::string_view::npos)
      continue;
    for (const std::string_view folder : kFolders) {
      if (rest.starts_with(folder)) return true;
    }
  }
  return all.find("author=") != std::string_view::npos;
}

/// The rest of the line behind a sign in a comment.
std::string_view behind(std::string_view comment, std::string_view sign) {
  const std::size_t at = comment.find(sign);
  if (at == std::string_view::npos) return {};
  std::string_view rest = comment.substr(at + sign.size());
  rest = rest.substr(0, std::min(rest.find_first_of("\r\n"), rest.size()));
  if (rest.ends_with("-->")) rest.remove_suffix(3);
  return rest;
}

}  // namespace

void read_tag_facts(const HtmlToken& tag, std::uint32_t at, std::vector<MarkupFact>& stated) {
  if (tag.attributes.empty()) return;
  if (tag.name == "html") {
    const std::string_view language = tag.attribute("lang");
    add(stated, "lang", decoded(language.empty() ? tag.attribute("xml:lang") : language), at);
  }
  if (tag.name == "meta") return read_meta(tag, at, stated);
  if (tag.name == "link") {
    if (to_lower_ascii(tag.attribute("rel")) == "canonical") {
      add(stated, "canonical", decoded(tag.attribute("href")), at);
    }
    return;
  }
  read_date(tag, at, stated);
}

void read_title_fact(std::string_view raw, std::uint32_t at, std::vector<MarkupFact>& stated) {
  add(stated, "title", decode_references(raw, false), at);
}

void read_script_facts(std::string_view raw, std::uint32_t at, std::vector<MarkupFact>& stated) {
  for (const auto& [name, value] : read_json_ld(raw)) add(stated, name, value, at);
}

void read_comment_facts(std::string_view comment, std::uint32_t at,
                        std::vector<MarkupFact>& stated) {
  constexpr std::size_t kLongest = 1000;
  if (comment.size() > kLongest) return;
  std::string_view url = behind(comment, "saved from url=");
  if (url.starts_with('(')) {
    url.remove_prefix(std::min(url.find(')') + 1, url.size()));
    add(stated, "saved:url", url.substr(0, std::min(url.find(' '), url.size())), at);
  }
  if (comment.find("SingleFile") != std::string_view::npos) {
    add(stated, "saved:url", behind(comment, "url:"), at);
    add(stated, "saved:date", behind(comment, "saved date:"), at);
  }
}

void add_tag_words(std::string_view name, std::span<const Attribute> attributes,
                   std::string& words) {
  if (attributes.empty()) return;
  const WordAttributes found(attributes);
  append_words(words, "itemprop:", found.itemprop);
  append_words(words, "role:", found.role);
  append_words(words, "rel:", found.rel);
  append_words(words, "#", found.id);
  if (name == "a" && links_to_person(found.href)) append_word(words, "href:", "author");
  append_words(words, "", found.classes);
}

std::string tag_words(const HtmlToken& tag) {
  std::string words;
  add_tag_words(tag.name, tag.attributes, words);
  return words;
}

}  // namespace habeas
