// reuse/words.h - the words of one article as keys, without headline and furniture
#pragma once

#include <cstdint>
#include <vector>

#include "model/nouns.h"
#include "text/tokens.h"

namespace habeas {

/// One word of an article.
struct ArticleWord {
  std::uint64_t key = 0;
  TextSpan span;
  bool starts_piece = false;  ///< something that does not count lies between it and the word before
  bool is_figure = false;     ///< holds a digit
  bool is_name = false;       ///< capitalised inside a sentence
  bool is_capital = false;    ///< capitalised
  bool starts_sentence = false;
};

/// A stretch of words inside quotation marks: indices [begin, end) into the words.
struct QuotedWords {
  std::uint32_t begin = 0, end = 0;
};

struct ArticleWords {
  std::vector<ArticleWord> words;
  std::vector<QuotedWords> quotations;  ///< in order, without overlaps
};

/// The words of the article regions other than titles, and its quotations. An ellipsis in a
/// quotation ends one stretch and begins another. A quotation left open ends with its block.
ArticleWords article_words(const Document& document, const Layout& layout);

/// The bytes of words [begin, end).
TextSpan span_of(const ArticleWords& article, std::uint32_t begin, std::uint32_t end);

}  // namespace habeas
