// pdf/layout.h - the words of a page, in reading order, become lines and paragraphs
#pragma once

#include <string>
#include <vector>

#include "model/nouns.h"

namespace habeas {

struct PlacedWord {
  std::string text;  ///< valid UTF-8, not empty
  PageRect box;
  bool space_after = true;
};

/// Gathers pages into one text: one LF between paragraphs, one space between the words of one. A
/// word that is divided at the end of a line ("depor-", "tation") is joined without its hyphen.
class PageWriter {
 public:
  void add_page(std::int32_t width, std::int32_t height, const std::vector<PlacedWord>& words);

  [[nodiscard]] const std::string& text() const { return text_; }
  std::string take_text() { return std::move(text_); }
  std::vector<PrintedPage> take_pages() { return std::move(pages_); }

 private:
  /// A line that is being written.
  struct Line {
    PageRect box;
    bool is_open = false;
  };

  void add_word(const PlacedWord& word, PrintedPage& page);
  [[nodiscard]] bool begins_paragraph(const PageRect& word, std::string_view text) const;
  void join_divided(std::string_view next, PrintedPage& page);

  std::string text_;
  std::vector<PrintedPage> pages_;
  Line line_;                          ///< the present one
  std::int32_t left_ = 0, right_ = 0;  ///< edges of the paragraph's column so far
  bool ends_with_space_ = false;
};

}  // namespace habeas
