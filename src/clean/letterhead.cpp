// clean/letterhead.cpp - who sends a page, read from its first lines
#include "clean/letterhead.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/tokens.h"

namespace habeas {
namespace {

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
    line.remove_suffix(1);
  return line;
}

/// The next line that is not empty; `text` loses all up to its end.
std::string_view next_line(std::string_view& text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty()) return line;
  }
  return {};
}

std::vector<std::string_view> split(std::string_view line, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = std::min(line.find(mark), line.size());
    if (!trimmed(line.substr(0, at)).empty()) parts.push_back(trimmed(line.substr(0, at)));
    if (at == line.size()) return parts;
    line.remove_prefix(at + 1);
  }
}

/// "League for the Absent": two to eight words with a capital, small words between them.
bool is_name(std::string_view line) {
  constexpr std::array<std::string_view, 8> kSmall = {"of", "the", "for", "and",
                                                      "de", "des", "in",  "&"};
  constexpr std::array<char, 9> kMarks = {'.', ':', '!', '?', ',', '|', '/', '"', '@'};
  const std::vector<std::string_view> words = split(line, ' ');
  if (words.size() < 2 || words.size() > 8) return false;
  if (std::any_of(kMarks.begin(), kMarks.end(),
                  [&](char mark) { return line.find(mark) != std::string_view::npos; }))
    return false;
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    const bool capital = word.front() >= 'A' && word.front() <= 'Z';
    return capital || (word != words.front() && word != words.back() &&
                       std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end());
  });
}

/// "Statement", "FOR IMMEDIATE RELEASE", "Press release no. 12"
bool names_sort(std::string_view line) {
  constexpr std::array<std::string_view, 10> kSorts = {
      "statement",         "press release",    "for immediate release", "communique",
      "communiqu\xC3\xA9", "public statement", "media release",         "news release",
      "press statement",   "declaration"};
  const std::string folded = fold(line);
  return split(line, ' ').size() <= 6 &&
         std::any_of(kSorts.begin(), kSorts.end(),
                     [&](std::string_view sort) { return folded.starts_with(sort); });
}

/// What the second cell of a bar of links says.
bool opens_links(std::string_view cell) {
  constexpr std::array<std::string_view, 8> kLinks = {
      "home", "about", "about us", "news", "reports", "our work", "who we are", "publications"};
  const std::string folded = fold(cell);
  return std::find(kLinks.begin(), kLinks.end(), folded) != kLinks.end();
}

}  // namespace

std::string sender_at_head(std::string_view text) {
  const std::string_view first = next_line(text);
  const std::vector<std::string_view> cells = split(first, '|');
  if (cells.size() >= 3 && is_name(cells[0]) && opens_links(cells[1])) return std::string(cells[0]);
  const bool sent = is_name(first) && !names_sort(first) && names_sort(next_line(text));
  return sent ? std::string(first) : std::string();
}

}  // namespace habeas
