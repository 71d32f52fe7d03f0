// pdf/layout.cpp - a new paragraph is seen by its distance, its size, or a short last line before
// it
#include "pdf/layout.h"

#include <algorithm>

#include "text/utf8.h"

namespace habeas {
namespace {

std::int32_t height_of(const PageRect& box) { return std::max(1, box.bottom - box.top); }

bool is_same_line(const PageRect& line, const PageRect& word) {
  const std::int32_t shared = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
  return 2 * shared > std::min(height_of(line), height_of(word)) && word.left >= line.left;
}

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    for (const std::string_view close : {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99"}) {
      if (text.ends_with(close)) {
        text.remove_suffix(close.size());
        break;
      }
      if (close == "\xE2\x80\x99") {
        const char last = text.back();
        return last == '.' || last == '?' || last == '!' || last == ':' ||
               text.ends_with("\xE3\x80\x82");
      }
    }
  }
  return false;
}

bool begins_lower(std::string_view text) {
  if (text.empty()) return false;
  const char32_t first = code_point_at(text, 0).value;
  return is_letter(first) && !is_upper(first);
}

/// Han, kana and Hangul stand without spaces at the end of a line.
bool is_ideographic(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c < 0x30000);
}

char32_t last_of(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<std::uint8_t>(text[at - 1]) & 0xC0U) == 0x80) --at;
  return at == 0 ? 0 : code_point_at(text, at - 1).value;
}

}  // namespace

void PageWriter::add_page(std::int32_t width, std::int32_t height,
                          const std::vector<PlacedWord>& words) {
  PrintedPage page;
  page.width = width;
  page.height = height;
  const bool goes_on =
      !words.empty() && !text_.empty() && !ends_sentence(text_) && begins_lower(words.front().text);
  if (!words.empty() && !text_.empty()) text_ += goes_on ? ' ' : '\n';
  ends_with_space_ = true;
  line_.is_open = false;
  page.span.begin = static_cast<std::uint32_t>(text_.size());
  for (const PlacedWord& word : words) add_word(word, page);
  page.span.end = static_cast<std::uint32_t>(text_.size());
  pages_.push_back(std::move(page));
}

void PageWriter::add_word(const PlacedWord& word, PrintedPage& page) {
  if (line_.is_open && is_same_line(line_.box, word.box)) {
    // What stands apart is apart, also where the page has no space between.
    if (10 * (word.box.left - line_.box.right) > height_of(word.box)) ends_with_space_ = false;
    line_.box.right = std::max(line_.box.right, word.box.right);
    line_.box.bottom = std::max(line_.box.bottom, word.box.bottom);
    line_.box.top = std::min(line_.box.top, word.box.top);
  } else {
    if (line_.is_open) {
      if (begins_paragraph(word.box, word.text)) {
        text_ += '\n';
        left_ = word.box.left;
        right_ = word.box.right;
      } else {
        join_divided(word.text, page);
      }
    } else {
      left_ = word.box.left;
      right_ = word.box.right;
    }
    ends_with_space_ = true;
    line_ = {word.box, true};
  }
  left_ = std::min(left_, word.box.left);
  right_ = std::max(right_, word.box.right);
  if (!ends_with_space_) text_ += ' ';
  PageWord placed;
  placed.span.begin = static_cast<std::uint32_t>(text_.size());
  text_ += word.text;
  placed.span.end = static_cast<std::uint32_t>(text_.size());
  placed.box = word.box;
  page.words.push_back(placed);
  ends_with_space_ = !word.space_after;
}

bool PageWriter::begins_paragraph(const PageRect& word, std::string_view text) const {
  const std::int32_t height = height_of(line_.box);
  const std::int32_t step = word.top - line_.box.top;
  const bool goes_on = !ends_sentence(text_) && begins_lower(text);
  const bool is_elsewhere = step < 0 || word.left > right_ + 2 * height;
  if (is_elsewhere) return !goes_on;  // the next column, or above: a sentence may run on
  if (4 * std::abs(height_of(word) - height) > height) return !goes_on;
  if (10 * step > 19 * height) return true;
  if (goes_on) return false;
  const bool is_short = line_.box.right < right_ - (right_ - left_) / 6;
  const bool is_indented = word.left > left_ + height;
  return ends_sentence(text_) && (is_short || is_indented || 10 * step > 16 * height);
}

/// The end of a line between two words of one paragraph.
void PageWriter::join_divided(std::string_view next, PrintedPage& page) {
  constexpr std::string_view kSoft = "\xC2\xAD";
  const std::size_t hyphen = text_.ends_with(kSoft) ? kSoft.size() : text_.ends_with('-') ? 1U : 0U;
  const bool is_word =
      hyphen > 0 && text_.size() > hyphen + 1 && begins_lower(next) &&
      is_letter(last_of(std::string_view(text_).substr(0, text_.size() - hyphen))) &&
      !page.words.empty() && page.words.back().span.size() > hyphen + 1;
  if (is_word) {
    text_.resize(text_.size() - hyphen);
    page.words.back().span.end = static_cast<std::uint32_t>(text_.size());
    return;
  }
  if (hyphen > 0) return;  // "Kara-" and "Suu": the hyphen stays, no space follows
  const bool is_tight = is_ideographic(last_of(text_)) && !next.empty() &&
                        is_ideographic(code_point_at(next, 0).value);
  if (!is_tight && !text_.ends_with(' ')) text_ += ' ';
}

}  // namespace habeas
