// text/blocks.cpp - blocks of plain text: paragraphs and lone lines
#include <algorithm>
#include <optional>

#include "text/tokens.h"
#include "text/utf8.h"

namespace habeas {
namespace {

struct Line {
  TextSpan span;  // without white space at its ends; empty for a blank line
  std::uint32_t indent = 0;
};

/// What is not white of a line, where its ends are ASCII; nothing where more has to be known.
std::optional<TextSpan> plain_ends(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (begin < end && text[begin] == ' ') ++begin;
  while (end > begin && text[end - 1] == ' ') --end;
  if (begin == end) return std::nullopt;
  const auto is_plain = [&](std::uint32_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte > ' ' && byte < 0x80U;
  };
  return is_plain(begin) && is_plain(end - 1) ? std::optional(TextSpan{begin, end}) : std::nullopt;
}

std::vector<Line> split_lines(std::string_view text) {
  constexpr std::size_t kBytesOfLine = 48;  // or more, in most texts
  std::vector<Line> lines;
  lines.reserve(text.size() / kBytesOfLine + 1);
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t at = begin;
    while (at < size && text[at] != '\n' && text[at] != '\r' && text[at] != '\f') ++at;
    const std::optional<TextSpan> plain = plain_ends(text, begin, at);
    std::uint32_t first = plain ? plain->begin : size;  // of what is not white; none yet
    std::uint32_t last = plain ? plain->end : 0;
    if (!plain) at = begin;
    while (!plain && at < size) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte > ' ' && byte < 0x80U) {  // most of a text
        first = std::min(first, at);
        last = ++at;
        continue;
      }
      if (byte == ' ') {
        ++at;
        continue;
      }
      if (byte == '\n' || byte == '\r' || byte == '\f') break;
      const CodePoint c = code_point_at(text, at);
      const std::uint32_t here = at;
      at += c.size;
      if (is_space(c.value) || is_ignorable(c.value)) continue;
      first = std::min(first, here);
      last = at;
    }
    const bool blank = last == 0;
    Line line;
    line.span = blank ? TextSpan{at, at} : TextSpan{first, last};
    line.indent = line.span.begin - begin;
    lines.push_back(line);
    begin = at + 1;
    if (at < size && text[at] == '\r' && begin < size && text[begin] == '\n') ++begin;
  }
  return lines;
}

/// "- 9 held", "2. to free them", "* the road": does an item of a list begin here?
bool opens_item(std::string_view text, TextSpan line) {
  constexpr std::uint32_t kMostDigits = 2;
  const std::string_view words = slice(text, line);
  for (const std::string_view mark :
       {"- ", "* ", "+ ", "\xE2\x80\xA2 ", "\xE2\x80\x93 ", "\xE2\x80\x94 "}) {
    if (words.starts_with(mark)) return true;
  }
  std::uint32_t at = 0;
  while (at < words.size() && at <= kMostDigits && words[at] >= '0' && words[at] <= '9') ++at;
  return at > 0 && at <= kMostDigits && at + 1 < words.size() &&
         (words[at] == '.' || words[at] == ')') && words[at + 1] == ' ';
}

/// Bytes up to the first space.
std::uint32_t first_word(std::string_view line) {
  return static_cast<std::uint32_t>(std::min(line.find(' '), line.size()));
}

/// Text set to a fixed width: most lines that have a line behind them end inside a sentence, and
/// near the same column, since the next word would not have fitted. The entries of a list end
/// anywhere.
bool is_hard_wrapped(std::string_view text, const std::vector<Line>& lines) {
  std::uint32_t followed = 0;
  std::uint32_t open_ended = 0;
  std::uint32_t longest = 0;
  std::uint32_t width = 0;  // the longest line of words: an address on the web is never broken
  for (const Line& line : lines) {
    longest = std::max(longest, line.span.size());
    if (first_word(slice(text, line.span)) < line.span.size())
      width = std::max(width, line.span.size());
  }
  std::uint32_t full = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i + 1 >= lines.size() || lines[i].span.size() < 30 || lines[i + 1].span.empty() ||
        opens_item(text, lines[i + 1].span))
      continue;
    ++followed;
    const char last = text[lines[i].span.end - 1];
    if (last == '.' || last == '!' || last == '?' || last == '"' || last == ':') continue;
    ++open_ended;
    const std::uint32_t next = first_word(slice(text, lines[i + 1].span));
    full += (lines[i].span.size() + next) * 10 >= width * 6 ? 1U : 0U;
  }
  return followed >= 4 && longest <= 120 && open_ended * 10 >= followed * 6 &&
         full * 10 >= open_ended * 6;
}

}  // namespace

std::vector<TextSpan> find_blocks(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  const bool wrapped = is_hard_wrapped(text, lines);
  std::vector<TextSpan> blocks;
  bool open = false;
  for (const Line& line : lines) {
    if (line.span.empty()) {
      open = false;
      continue;
    }
    const bool indented = line.indent >= 2 && !blocks.empty();
    if (wrapped && open && !indented && !opens_item(text, line.span)) {
      blocks.back().end = line.span.end;
    } else {
      blocks.push_back(line.span);
    }
    open = true;
  }
  return blocks;
}

}  // namespace habeas
