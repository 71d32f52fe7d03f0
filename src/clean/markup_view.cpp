// clean/markup_view.cpp - chains of elements, links, and the vocabulary of class names
#include "clean/markup_view.h"

#include <algorithm>

namespace habeas {
namespace {

struct TagRow {
  std::string_view name;
  TagKind kind;
};
constexpr std::array kTags{
    TagRow{"p", TagKind::paragraph},      TagRow{"h1", TagKind::heading1},
    TagRow{"h2", TagKind::heading2},      TagRow{"h3", TagKind::heading},
    TagRow{"h4", TagKind::heading},       TagRow{"h5", TagKind::heading},
    TagRow{"h6", TagKind::heading},       TagRow{"li", TagKind::item},
    TagRow{"ul", TagKind::list},          TagRow{"ol", TagKind::list},
    TagRow{"menu", TagKind::list},        TagRow{"dl", TagKind::list},
    TagRow{"td", TagKind::cell},          TagRow{"th", TagKind::cell},
    TagRow{"table", TagKind::table},      TagRow{"div", TagKind::division},
    TagRow{"a", TagKind::link},           TagRow{"figcaption", TagKind::caption},
    TagRow{"caption", TagKind::caption},  TagRow{"figure", TagKind::figure},
    TagRow{"blockquote", TagKind::quote}, TagRow{"q", TagKind::quote},
    TagRow{"pre", TagKind::code},         TagRow{"code", TagKind::code},
    TagRow{"dt", TagKind::term},          TagRow{"dd", TagKind::term},
    TagRow{"button", TagKind::button},    TagRow{"label", TagKind::form},
    TagRow{"form", TagKind::form},        TagRow{"fieldset", TagKind::form},
    TagRow{"legend", TagKind::form},      TagRow{"article", TagKind::article},
    TagRow{"main", TagKind::main},        TagRow{"nav", TagKind::nav},
    TagRow{"header", TagKind::header},    TagRow{"footer", TagKind::footer},
    TagRow{"aside", TagKind::aside},      TagRow{"section", TagKind::section},
    TagRow{"time", TagKind::time},        TagRow{"address", TagKind::address},
    TagRow{"body", TagKind::body},        TagRow{"html", TagKind::body},
};

struct WordRow {
  std::string_view word;
  WordKind kind;
  bool anywhere;  ///< also inside a longer word ("articlebody"); else only as a word of its own
};

/// Vocabulary of class names of the web at large.
constexpr std::array kWords{
    WordRow{"article", WordKind::content, true},
    WordRow{"content", WordKind::content, true},
    WordRow{"entry", WordKind::content, true},
    WordRow{"post", WordKind::content, false},
    WordRow{"blogpost", WordKind::content, true},
    WordRow{"story", WordKind::content, true},
    WordRow{"beitrag", WordKind::content, true},
    WordRow{"artikel", WordKind::content, true},
    WordRow{"main", WordKind::content, false},
    WordRow{"body", WordKind::body, true},
    WordRow{"text", WordKind::body, true},
    WordRow{"prose", WordKind::body, true},
    WordRow{"paragraph", WordKind::body, true},
    WordRow{"wysiwyg", WordKind::body, true},
    WordRow{"richtext", WordKind::body, true},
    WordRow{"comment", WordKind::comment, true},
    WordRow{"kommentar", WordKind::comment, true},
    WordRow{"disqus", WordKind::comment, true},
    WordRow{"respond", WordKind::comment, true},
    WordRow{"reply", WordKind::comment, true},
    WordRow{"replies", WordKind::comment, true},
    WordRow{"discussion", WordKind::comment, true},
    WordRow{"share", WordKind::share, true},
    WordRow{"sharing", WordKind::share, true},
    WordRow{"social", WordKind::share, true},
    WordRow{"facebook", WordKind::share, true},
    WordRow{"twitter", WordKind::share, true},
    WordRow{"sharedaddy", WordKind::share, true},
    WordRow{"addthis", WordKind::share, true},
    WordRow{"follow", WordKind::share, true},
    WordRow{"related", WordKind::related, true},
    WordRow{"recommend", WordKind::related, true},
    WordRow{"similar", WordKind::related, true},
    WordRow{"readmore", WordKind::related, true},
    WordRow{"more", WordKind::related, false},
    WordRow{"also", WordKind::related, false},
    WordRow{"popular", WordKind::related, true},
    WordRow{"trending", WordKind::related, true},
    WordRow{"recent", WordKind::related, true},
    WordRow{"latest", WordKind::related, true},
    WordRow{"jp", WordKind::related, false},
    WordRow{"outbrain", WordKind::related, true},
    WordRow{"taboola", WordKind::related, true},
    WordRow{"nav", WordKind::navigation, false},
    WordRow{"navi", WordKind::navigation, false},
    WordRow{"navbar", WordKind::navigation, true},
    WordRow{"navigation", WordKind::navigation, true},
    WordRow{"menu", WordKind::navigation, true},
    WordRow{"pagination", WordKind::navigation, true},
    WordRow{"pager", WordKind::navigation, false},
    WordRow{"topbar", WordKind::navigation, true},
    WordRow{"skip", WordKind::navigation, false},
    WordRow{"toc", WordKind::navigation, false},
    WordRow{"footer", WordKind::footer, true},
    WordRow{"foot", WordKind::footer, false},
    WordRow{"copyright", WordKind::footer, true},
    WordRow{"colophon", WordKind::footer, true},
    WordRow{"contentinfo", WordKind::footer, true},
    WordRow{"header", WordKind::header, true},
    WordRow{"masthead", WordKind::header, true},
    WordRow{"banner", WordKind::header, true},
    WordRow{"head", WordKind::header, false},
    WordRow{"sidebar", WordKind::sidebar, true},
    WordRow{"side", WordKind::sidebar, false},
    WordRow{"aside", WordKind::sidebar, true},
    WordRow{"complementary", WordKind::sidebar, true},
    WordRow{"widget", WordKind::sidebar, true},
    WordRow{"rail", WordKind::sidebar, false},
    WordRow{"secondary", WordKind::sidebar, true},
    WordRow{"promo", WordKind::promotion, true},
    WordRow{"teaser", WordKind::promotion, true},
    WordRow{"cta", WordKind::promotion, false},
    WordRow{"donate", WordKind::promotion, true},
    WordRow{"offer", WordKind::promotion, true},
    WordRow{"callout", WordKind::promotion, true},
    WordRow{"ad", WordKind::advert, false},
    WordRow{"ads", WordKind::advert, false},
    WordRow{"advert", WordKind::advert, true},
    WordRow{"sponsor", WordKind::advert, true},
    WordRow{"anzeige", WordKind::advert, true},
    WordRow{"werbung", WordKind::advert, true},
    WordRow{"affiliate", WordKind::advert, true},
    WordRow{"cookie", WordKind::cookie, true},
    WordRow{"consent", WordKind::cookie, true},
    WordRow{"gdpr", WordKind::cookie, true},
    WordRow{"privacy", WordKind::cookie, true},
    WordRow{"newsletter", WordKind::newsletter, true},
    WordRow{"subscribe", WordKind::newsletter, true},
    WordRow{"subscription", WordKind::newsletter, true},
    WordRow{"signup", WordKind::newsletter, true},
    WordRow{"mailing", WordKind::newsletter, true},
    WordRow{"paywall", WordKind::newsletter, true},
    WordRow{"breadcrumb", WordKind::breadcrumb, true},
    WordRow{"crumb", WordKind::breadcrumb, true},
    WordRow{"byline", WordKind::byline, true},
    WordRow{"author", WordKind::byline, true},
    WordRow{"autor", WordKind::byline, true},
    WordRow{"vcard", WordKind::byline, true},
    WordRow{"bio", WordKind::byline, false},
    WordRow{"writer", WordKind::byline, true},
    WordRow{"contributor", WordKind::byline, true},
    WordRow{"date", WordKind::date, true},
    WordRow{"datum", WordKind::date, true},
    WordRow{"time", WordKind::date, false},
    WordRow{"timestamp", WordKind::date, true},
    WordRow{"published", WordKind::date, true},
    WordRow{"tag", WordKind::tag, false},
    WordRow{"tags", WordKind::tag, false},
    WordRow{"taglist", WordKind::tag, true},
    WordRow{"category", WordKind::tag, true},
    WordRow{"categories", WordKind::tag, true},
    WordRow{"cat", WordKind::tag, false},
    WordRow{"topic", WordKind::tag, true},
    WordRow{"keyword", WordKind::tag, true},
    WordRow{"label", WordKind::tag, true},
    WordRow{"caption", WordKind::caption, true},
    WordRow{"credit", WordKind::caption, true},
    WordRow{"photo", WordKind::caption, true},
    WordRow{"image", WordKind::caption, true},
    WordRow{"figure", WordKind::caption, true},
    WordRow{"gallery", WordKind::caption, true},
    WordRow{"bildunterschrift", WordKind::caption, true},
    WordRow{"login", WordKind::login, true},
    WordRow{"search", WordKind::login, true},
    WordRow{"modal", WordKind::login, true},
    WordRow{"popup", WordKind::login, true},
    WordRow{"overlay", WordKind::login, true},
    WordRow{"dialog", WordKind::login, true},
    WordRow{"dropdown", WordKind::login, true},
    WordRow{"form", WordKind::login, false},
    WordRow{"title", WordKind::title, true},
    WordRow{"headline", WordKind::title, true},
    WordRow{"heading", WordKind::title, true},
    WordRow{"lead", WordKind::lead, false},
    WordRow{"lede", WordKind::lead, true},
    WordRow{"intro", WordKind::lead, true},
    WordRow{"summary", WordKind::lead, true},
    WordRow{"excerpt", WordKind::lead, true},
    WordRow{"standfirst", WordKind::lead, true},
    WordRow{"subtitle", WordKind::lead, true},
    WordRow{"description", WordKind::lead, true},
    WordRow{"feed", WordKind::list, true},
    WordRow{"card", WordKind::list, true},
    WordRow{"grid", WordKind::list, true},
    WordRow{"carousel", WordKind::list, true},
    WordRow{"slider", WordKind::list, true},
    WordRow{"listing", WordKind::list, true},
    WordRow{"list", WordKind::list, false},
    WordRow{"archive", WordKind::list, true},
    WordRow{"thumb", WordKind::list, true},
    WordRow{"sr", WordKind::hidden, false},
    WordRow{"screen", WordKind::hidden, false},
    WordRow{"hidden", WordKind::hidden, true},
    WordRow{"hide", WordKind::hidden, false},
    WordRow{"invisible", WordKind::hidden, true},
    WordRow{"noprint", WordKind::hidden, true},
    WordRow{"print", WordKind::hidden, false},
    WordRow{"meta", WordKind::meta, true},
    WordRow{"info", WordKind::meta, false},
    WordRow{"toolbar", WordKind::meta, true},
    WordRow{"tools", WordKind::meta, false},
    WordRow{"utility", WordKind::meta, true},
    WordRow{"stats", WordKind::meta, false},
};

constexpr std::size_t kLetters = 26;

/// Which pair of letters begins here; kLetters squared where it is none.
constexpr std::size_t pair_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<std::size_t>(text[at] - 'a');
  const auto second = static_cast<std::size_t>(text[at + 1] - 'a');
  return first < kLetters && second < kLetters ? first * kLetters + second : kLetters * kLetters;
}

/// The first bytes of a text as one number, the first one lowest; zeros behind its end.
constexpr std::uint64_t first_eight(std::string_view text) {
  std::uint64_t number = 0;
  if (text.size() >= 8) {
    for (std::size_t i = 0; i < 8; ++i)
      number |= std::uint64_t{static_cast<std::uint8_t>(text[i])} << (8 * i);
    return number;
  }
  for (std::size_t i = 0; i < text.size(); ++i)
    number |= std::uint64_t{static_cast<std::uint8_t>(text[i])} << (8 * i);
  return number;
}

/// How a word begins: its first eight bytes, and which of them there are.
struct WordHead {
  std::uint64_t bytes = 0, mask = 0;
};

/// The rows of kWords by their first two letters, so that a text is read once for all of them.
struct WordIndex {
  std::array<std::uint8_t, kLetters * kLetters + 1> begin{};
  std::array<std::uint8_t, kWords.size()> rows{};
  std::array<WordHead, kWords.size()> heads{};
};
constexpr WordIndex make_word_index() {
  static_assert(kWords.size() < 256);
  WordIndex index;
  std::uint8_t next = 0;
  for (std::size_t pair = 0; pair < kLetters * kLetters; ++pair) {
    index.begin[pair] = next;
    for (std::size_t row = 0; row < kWords.size(); ++row) {
      const std::string_view word = kWords[row].word;
      if (pair_at(word, 0) != pair) continue;
      const std::uint64_t all = ~std::uint64_t{0};
      index.heads[next] = {first_eight(word), word.size() >= 8 ? all : ~(all << (8 * word.size()))};
      index.rows[next++] = static_cast<std::uint8_t>(row);
    }
  }
  index.begin[kLetters * kLetters] = next;
  return index;
}

constexpr std::size_t kLongestChain = 40;
constexpr std::size_t kLongestTag = 10;

bool is_word_char(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Has the part of the text no letter or digit beside it?
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_word_char(text[begin - 1])) &&
         (end == text.size() || !is_word_char(text[end]));
}

}  // namespace

TagKind tag_kind(std::string_view name) {
  if (name.empty() || name.size() > kLongestTag) return TagKind::other;
  for (const TagRow& row : kTags) {
    if (row.name == name) return row.kind;
  }
  return TagKind::other;
}

namespace {

/// Of `words`, behind which at least eight zeros stand.
WordBits bits_of_padded(std::string_view words) {
  static const WordIndex kIndex = make_word_index();
  const char* const text = words.data();
  WordBits bits = 0;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const std::size_t pair = pair_at(words, at);
    if (pair == kLetters * kLetters || kIndex.begin[pair] == kIndex.begin[pair + 1]) continue;
    const std::uint64_t next = first_eight({text + at, 8});
    for (std::size_t i = kIndex.begin[pair]; i < kIndex.begin[pair + 1]; ++i) {
      const WordHead& head = kIndex.heads[i];
      if ((next & head.mask) != head.bytes) continue;
      const WordRow& row = kWords[kIndex.rows[i]];
      if ((bits & bit(row.kind)) != 0 || !words.substr(at).starts_with(row.word)) continue;
      if (row.anywhere || stands_alone(words, at, at + row.word.size())) bits |= bit(row.kind);
    }
  }
  return bits;
}

}  // namespace

WordBits word_bits(std::string_view words) {
  constexpr std::size_t kUsual = 256;  // more than the readers of pages keep of an element
  constexpr std::size_t kZeros = 8;
  if (words.size() > kUsual) {
    const std::string padded = std::string(words) + std::string(kZeros, '\0');
    return bits_of_padded(std::string_view(padded).substr(0, words.size()));
  }
  std::array<char, kUsual + kZeros> padded;
  std::fill_n(std::copy(words.begin(), words.end(), padded.begin()), kZeros, '\0');
  return bits_of_padded({padded.data(), words.size()});
}

MarkupView::MarkupView(const Page& view_page, const Markup& view_markup)
    : page(view_page), markup(view_markup) {
  tags_.reserve(markup.strings.size());
  bits_.reserve(markup.strings.size());
  for (const std::string& text : markup.strings) {
    tags_.push_back(tag_kind(text));
    bits_.push_back(word_bits(text));
  }
  find_chains();
  find_links();
}

void MarkupView::find_chains() {
  chain_begin_.reserve(page.size() + 1);
  chain_begin_.push_back(0);
  std::vector<std::uint32_t> open;
  std::uint32_t next = 0;
  for (std::size_t block = 0; block < page.size(); ++block) {
    const TextSpan span = page.blocks[block];
    while (next < markup.elements.size() && markup.elements[next].span.begin <= span.begin) {
      const std::uint32_t parent = markup.elements[next].parent;
      while (!open.empty() && open.back() != parent) open.pop_back();
      open.push_back(next++);
    }
    while (!open.empty() && markup.elements[open.back()].span.end <= span.begin) open.pop_back();
    const std::size_t most = chains_.size() + kLongestChain;
    for (std::size_t i = open.size(); i > 0 && chains_.size() < most; --i) {
      if (markup.elements[open[i - 1]].span.end >= span.end) chains_.push_back(open[i - 1]);
    }
    chain_begin_.push_back(static_cast<std::uint32_t>(chains_.size()));
  }
}

void MarkupView::find_links() {
  link_bytes_.assign(page.size(), 0);
  std::size_t block = 0;
  std::uint32_t counted = 0;  // links inside links count once
  for (const Element& element : markup.elements) {
    if (tags_[element.name] != TagKind::link) continue;
    const TextSpan link{std::max(element.span.begin, counted), element.span.end};
    if (link.empty()) continue;
    counted = link.end;
    while (block < page.size() && page.blocks[block].end <= link.begin) ++block;
    for (std::size_t i = block; i < page.size() && page.blocks[i].begin < link.end; ++i) {
      const TextSpan part{std::max(link.begin, page.blocks[i].begin),
                          std::min(link.end, page.blocks[i].end)};
      if (!part.empty()) link_bytes_[i] += part.size();
    }
  }
}

MarkupView::Blocks MarkupView::blocks_of(std::uint32_t element) const {
  const TextSpan span = markup.elements[element].span;
  const auto before = [](TextSpan block, std::uint32_t at) { return block.begin < at; };
  const auto begin = std::lower_bound(page.blocks.begin(), page.blocks.end(), span.begin, before);
  // Most elements hold few blocks: the end is sought nearby first.
  const std::ptrdiff_t behind = page.blocks.end() - begin;
  std::ptrdiff_t reach = 1;
  while (reach < behind && before(begin[reach - 1], span.end)) reach *= 2;
  const auto end =
      std::lower_bound(begin + reach / 2, begin + std::min(reach, behind), span.end, before);
  return {static_cast<std::size_t>(begin - page.blocks.begin()),
          static_cast<std::size_t>(end - page.blocks.begin())};
}

}  // namespace habeas
