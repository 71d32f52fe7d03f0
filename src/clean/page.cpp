// clean/page.cpp - cutting a page into blocks; shortcodes at the edge of a block become blocks
#include "clean/page.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace habeas {
namespace {

bool is_code_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// One tag such as "[ad_1]" or "[caption id=3]" without its brackets.
bool is_code_tag(std::string_view inner) {
  static constexpr std::array<std::string_view, 14> kBare = {
      "gallery", "caption", "embed", "video", "audio", "img",    "url",
      "article", "quote",   "ads",   "ad",    "table", "slider", "playlist"};
  const bool closing = inner.starts_with('/');
  if (closing) inner.remove_prefix(1);
  std::size_t name = 0;
  while (name < inner.size() && is_code_char(inner[name])) ++name;
  if (name == 0 || inner.front() < 'a' || inner.front() > 'z') return false;
  const std::string_view rest = inner.substr(name);
  if (!rest.empty() && (rest.front() != ' ' || rest.find('=') == std::string_view::npos))
    return false;
  const std::string_view word = inner.substr(0, name);
  return closing || !rest.empty() || word.find_first_of("_0123456789") != std::string_view::npos ||
         std::find(kBare.begin(), kBare.end(), word) != kBare.end();
}

/// Length of the shortcode tag at the start of the text, or 0.
std::size_t leading_tag(std::string_view text) {
  if (!text.starts_with('[')) return 0;
  const std::size_t close = text.find(']');
  if (close > 200) return 0;  // npos too
  return is_code_tag(text.substr(1, close - 1)) ? close + 1 : 0;
}

std::size_t trailing_tag(std::string_view text) {
  if (!text.ends_with(']')) return 0;
  const std::size_t open = text.rfind('[');
  if (open == std::string_view::npos || text.size() - open > 200) return 0;
  return is_code_tag(text.substr(open + 1, text.size() - open - 2)) ? text.size() - open : 0;
}

/// Where the code point that ends at this byte begins (at > 0, valid UTF-8).
std::uint32_t code_point_before(std::string_view text, std::uint32_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

/// Without white space and invisible characters at both ends; empty, at its end, if nothing is
/// left.
TextSpan trimmed(std::string_view text, TextSpan span) {
  const auto is_white = [&](std::uint32_t at) {
    const char32_t c = code_point_at(text, at).value;
    return is_space(c) || is_ignorable(c);
  };
  while (span.begin < span.end && is_white(span.begin))
    span.begin += code_point_at(text, span.begin).size;
  while (span.begin < span.end) {
    const std::uint32_t last = code_point_before(text, span.end);
    if (!is_white(last)) break;
    span.end = last;
  }
  return span;
}

/// Shortcodes at both ends of a block stand alone, so that what is between them can be article.
void split_codes(std::string_view text, TextSpan block, std::vector<TextSpan>& out) {
  if (is_shortcode(slice(text, block))) {
    out.push_back(block);
    return;
  }
  while (const auto size = static_cast<std::uint32_t>(leading_tag(slice(text, block)))) {
    out.push_back({block.begin, block.begin + size});
    block = trimmed(text, {block.begin + size, block.end});
  }
  std::vector<TextSpan> behind;
  while (const auto size = static_cast<std::uint32_t>(trailing_tag(slice(text, block)))) {
    behind.push_back({block.end - size, block.end});
    block = trimmed(text, {block.begin, block.end - size});
  }
  if (!block.empty()) out.push_back(block);
  out.insert(out.end(), behind.rbegin(), behind.rend());
}

/// Lines without their white space; empty ones are none.
std::vector<TextSpan> lines_of(std::string_view text) {
  std::vector<TextSpan> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const TextSpan line =
        trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (!line.empty()) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

bool joins_names(std::uint64_t key) {
  return key == "of"_w || key == "the"_w || key == "and"_w || key == "for"_w || key == "in"_w ||
         key == "de"_w || key == "la"_w || key == "le"_w || key == "du"_w || key == "des"_w ||
         key == "del"_w || key == "der"_w || key == "von"_w || key == "van"_w || key == "al"_w ||
         key == "el"_w || key == "bin"_w || key == "on"_w;
}

/// Two spaces or a tab part columns, not words.
bool set_apart(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view white = text.substr(begin, end - begin);
  return white.find("  ") != std::string_view::npos || white.find('\t') != std::string_view::npos;
}

bool is_name_word(const Token& token) {
  return token.kind == TokenKind::word &&
         (token.shape == Shape::capitalised || token.shape == Shape::upper ||
          token.shape == Shape::mixed);
}

}  // namespace

bool is_shortcode(std::string_view text) {
  const std::size_t first = leading_tag(text);
  return first > 0 && (first == text.size() || (text.size() < 300 && trailing_tag(text) > 0 &&
                                                text.find("[/") != std::string_view::npos));
}

Page::Page(const std::string& page_text, PageBlocks cut) : text(page_text) {
  std::vector<TextSpan> pieces;
  for (const TextSpan block : cut == PageBlocks::lines ? lines_of(text) : find_blocks(text))
    split_codes(text, block, pieces);
  // No list of this room has words with all their forms: base forms would be made for nothing.
  TokenText all = tokenize(text, pieces, Bases::none);
  // A block without a token (only invisible characters) takes no part; tokenize() leaves it out.
  std::size_t next = 0;
  for (const TokenRange range : all.blocks) {
    const std::uint32_t begin = all.tokens[range.begin].begin;
    while (!pieces[next].contains(begin)) ++next;
    blocks.push_back(pieces[next]);
  }
  tokens = std::move(all);
}

TokenRange name_at(const Page& page, std::uint32_t token, std::uint32_t end) {
  const std::vector<Token>& tokens = page.tokens.tokens;
  TokenRange name{token, token};
  for (std::uint32_t at = token; at < end; ++at) {
    const Token& word = tokens[at];
    if (at > token && set_apart(page.text, tokens[at - 1].end, word.begin)) break;
    if (is_name_word(word)) {
      if (word.end - word.begin <= 4 &&
          (page.bytes(word) == "'s" || page.bytes(word) == "\xE2\x80\x99s"))
        break;
      name.end = at + 1;
      continue;
    }
    if (at == token) break;
    const bool glue = word.kind == TokenKind::word
                          ? joins_names(word.key)
                          : page.bytes(word) == "&" ||
                                (page.bytes(word) == "-" && !word.space_before) ||
                                page.bytes(word) == ".";
    if (!glue || (page.bytes(word) == "." && tokens[at - 1].end - tokens[at - 1].begin > 2)) break;
  }
  return name;
}

std::string text_of(const Page& page, TokenRange range) {
  std::string result;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const Token& token = page.tokens.tokens[at];
    if (at > range.begin && token.begin > page.tokens.tokens[at - 1].end) result += ' ';
    result += page.bytes(token);
  }
  return result;
}

}  // namespace habeas
