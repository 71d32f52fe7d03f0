// reuse/words.cpp - tokenises an article and finds its quotations
#include "reuse/words.h"

#include <string_view>

namespace habeas {
namespace {

enum class Mark : std::uint8_t { none, opens, closes, either, ellipsis };

Mark mark_of(std::string_view bytes) {
  if (bytes == "\"") return Mark::either;
  if (bytes == "\xE2\x80\x9C" || bytes == "\xC2\xAB" || bytes == "\xE2\x80\x9E") return Mark::opens;
  if (bytes == "\xE2\x80\x9D" || bytes == "\xC2\xBB") return Mark::closes;
  if (bytes == "\xE2\x80\xA6" || bytes == "...") return Mark::ellipsis;
  return Mark::none;
}

/// Article regions without titles; without regions the main spans.
std::vector<TextSpan> counted_spans(const Layout& layout) {
  std::vector<TextSpan> spans;
  for (const Region& region : layout.regions) {
    if (!is_article(region.kind) || region.kind == RegionKind::title) continue;
    spans.push_back(region.span);
  }
  if (spans.empty() && layout.regions.empty()) spans = layout.main;
  std::sort(spans.begin(), spans.end());
  std::vector<TextSpan> joined;  // a quoted region may lie inside a main one
  for (const TextSpan span : spans) {
    if (!joined.empty() && span.begin < joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

/// Follows quotation marks through one document.
class QuotationReader {
 public:
  explicit QuotationReader(ArticleWords& article) : article_(article) {}

  void read(Mark mark) {
    switch (mark) {
      case Mark::none:
        return;
      case Mark::opens:
        start();
        return;
      case Mark::closes:
        stop();
        return;
      case Mark::either:
        open_ ? stop() : start();
        return;
      case Mark::ellipsis:
        if (!open_) return;
        stop();
        start();
        return;
    }
  }

  void stop() {
    const auto end = static_cast<std::uint32_t>(article_.words.size());
    if (open_ && begin_ < end) article_.quotations.push_back({begin_, end});
    open_ = false;
  }

 private:
  void start() {
    stop();
    open_ = true;
    begin_ = static_cast<std::uint32_t>(article_.words.size());
  }

  ArticleWords& article_;
  bool open_ = false;
  std::uint32_t begin_ = 0;
};

bool has_digit(std::string_view bytes) {
  return bytes.find_first_of("0123456789") != std::string_view::npos;
}

bool is_counted(const std::vector<TextSpan>& spans, TextSpan token) {
  const auto after = std::upper_bound(
      spans.begin(), spans.end(), token.begin,
      [](std::uint32_t begin, const TextSpan& span) { return begin < span.begin; });
  return after != spans.begin() && (after - 1)->contains(token);
}

}  // namespace

ArticleWords article_words(const Document& document, const Layout& layout) {
  ArticleWords article;
  const std::string_view text = document.text;
  const std::vector<TextSpan> spans = counted_spans(layout);
  const TokenText tokens = tokenize(text, find_blocks(text), Bases::none);
  QuotationReader quotations(article);
  bool gap = true;
  auto last_sentence = static_cast<std::size_t>(-1);
  std::size_t block = 0;
  std::size_t sentence = 0;
  for (std::uint32_t i = 0; i < tokens.tokens.size(); ++i) {
    const Token& token = tokens.tokens[i];
    while (block < tokens.blocks.size() && tokens.blocks[block].end <= i) {
      ++block;
      quotations.stop();
    }
    while (sentence < tokens.sentences.size() && tokens.sentences[sentence].end <= i) ++sentence;
    if (!is_counted(spans, token.span())) {
      quotations.stop();
      gap = true;
      continue;
    }
    const std::string_view bytes = slice(text, token.span());
    quotations.read(mark_of(bytes));
    const bool is_word = token.kind == TokenKind::word || token.kind == TokenKind::number;
    if (!is_word || bytes == "'s" || bytes == "\xE2\x80\x99s") continue;
    const bool capital = token.shape == Shape::capitalised || token.shape == Shape::upper;
    const bool starts = sentence < tokens.sentences.size() && tokens.sentences[sentence].begin == i;
    article.words.push_back({token.key, token.span(), gap, has_digit(bytes), capital && !starts,
                             capital, sentence != last_sentence});
    last_sentence = sentence;
    gap = false;
  }
  quotations.stop();
  return article;
}

TextSpan span_of(const ArticleWords& article, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end || end > article.words.size()) return {};
  return {article.words[begin].span.begin, article.words[end - 1].span.end};
}

}  // namespace habeas
