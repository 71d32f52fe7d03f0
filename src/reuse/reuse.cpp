// reuse/reuse.cpp - copies first, then passages and quotations between what is left
#include "reuse/reuse.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>

#include "base/ensure.h"
#include "reuse/matches.h"
#include "reuse/retold.h"
#include "reuse/sketch.h"
#include "reuse/words.h"

namespace habeas {
namespace {

/// One run of words as a link; `words` and containment are the caller's.
ReuseLink make_link(ReuseKind kind, ReuseEnd a, ReuseEnd b, std::uint32_t words,
                    std::uint32_t containment_bp) {
  ReuseLink link{{}, kind, a, b, words, containment_bp};
  link.id = IdBuilder()
                .add(static_cast<std::uint64_t>(kind))
                .add(a.document)
                .add(static_cast<std::uint64_t>(a.span.begin))
                .add(static_cast<std::uint64_t>(a.span.end))
                .add(b.document)
                .add(static_cast<std::uint64_t>(b.span.begin))
                .add(static_cast<std::uint64_t>(b.span.end))
                .build<ReuseTag>();
  return link;
}

std::uint32_t basis_points(std::uint32_t shared, std::size_t x, std::size_t y) {
  const std::uint64_t smaller = std::max<std::size_t>(1, std::min(x, y));
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(10000, shared * 10000ULL / smaller));
}

/// Articles with equal words: the number of the first of each; short articles stand for themselves.
std::vector<std::uint32_t> first_equals(const std::vector<ArticleWords>& articles,
                                        std::uint32_t shortest) {
  const auto hash = [&](std::uint32_t article) {
    std::uint64_t sum = 0;
    for (const ArticleWord& word : articles[article].words) {
      sum = (sum ^ word.key) * 0x9E3779B97F4A7C15ULL;
      sum ^= sum >> 32U;
    }
    return static_cast<std::size_t>(sum);
  };
  const auto equal = [&](std::uint32_t a, std::uint32_t b) {
    const auto& left = articles[a].words;
    const auto& right = articles[b].words;
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const auto& x, const auto& y) { return x.key == y.key; });
  };
  std::unordered_set<std::uint32_t, decltype(hash), decltype(equal)> seen(  // only looked up
      articles.size(), hash, equal);
  std::vector<std::uint32_t> first(articles.size());
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    first[i] = i;
    if (articles[i].words.size() < shortest) continue;
    first[i] = *seen.insert(i).first;
  }
  return first;
}

/// Is the whole run spoken inside quotation marks?
bool is_quoted(const ArticleWords& article, std::uint32_t begin, std::uint32_t end) {
  return std::any_of(
      article.quotations.begin(), article.quotations.end(),
      [&](const QuotedWords& quoted) { return quoted.begin <= begin && end <= quoted.end; });
}

constexpr std::uint32_t kLargeFigureBytes = 3;

/// Does the run hold a figure of at least so many bytes?
bool holds_figure(const ArticleWords& article, std::uint32_t begin, std::uint32_t end,
                  std::uint32_t least_bytes) {
  return std::any_of(
      article.words.begin() + begin, article.words.begin() + end,
      [&](const ArticleWord& word) { return word.is_figure && word.span.size() >= least_bytes; });
}

/// Is the run one sentence on a convention, a constitution or the like? Both pages have it from the
/// norm, as every page that cites it.
bool cites_norm(const ArticleWords& article, const WordMatch& match) {
  constexpr auto kNorms = std::to_array<std::uint64_t>(
      {"convention"_w, "conventions"_w, "covenant"_w, "treaty"_w, "protocol"_w, "constitution"_w,
       "charter"_w, "statute"_w, "declaration"_w});
  bool named = false;
  for (std::uint32_t i = match.a_begin; i < match.a_begin + match.words; ++i) {
    const ArticleWord& word = article.words[i];
    if (i > match.a_begin && word.starts_sentence) return false;
    named = named ||
            (word.is_name && std::find(kNorms.begin(), kNorms.end(), word.key) != kNorms.end());
  }
  return named;
}

/// A quotation of one article inside a quotation of another: the shorter one whole.
void add_quotation(const std::vector<ArticleWords>& articles, const WordMatch& match,
                   const ReuseOptions& options, std::vector<WordMatch>& out) {
  const ArticleWords& a = articles[match.a];
  const ArticleWords& b = articles[match.b];
  for (const QuotedWords& left : a.quotations) {
    for (const QuotedWords& right : b.quotations) {
      const auto diagonal = static_cast<std::int64_t>(match.b_begin) - match.a_begin;
      const std::int64_t begin =
          std::max({static_cast<std::int64_t>(match.a_begin), static_cast<std::int64_t>(left.begin),
                    static_cast<std::int64_t>(right.begin) - diagonal});
      const std::int64_t end = std::min({static_cast<std::int64_t>(match.a_begin) + match.words,
                                         static_cast<std::int64_t>(left.end),
                                         static_cast<std::int64_t>(right.end) - diagonal});
      const std::int64_t shorter = std::min(left.end - left.begin, right.end - right.begin);
      if (end - begin < static_cast<std::int64_t>(options.quotation_words)) continue;
      if (end - begin < shorter) continue;
      out.push_back({match.a, match.b, static_cast<std::uint32_t>(begin),
                     static_cast<std::uint32_t>(begin + diagonal),
                     static_cast<std::uint32_t>(end - begin)});
    }
  }
}

bool is_inside(const WordMatch& inner, const WordMatch& outer) {
  return inner.a == outer.a && inner.b == outer.b && outer.a_begin <= inner.a_begin &&
         inner.a_begin + inner.words <= outer.a_begin + outer.words &&
         outer.b_begin <= inner.b_begin &&
         inner.b_begin + inner.words <= outer.b_begin + outer.words;
}

/// Natural merge sort (Knuth, The Art of Computer Programming 3, 5.2.4): of a list that comes in a
/// few ascending runs little more is asked than where these begin.
template <class T, class Before>
void merge_runs(std::vector<T>& list, const Before& before) {
  const auto at = [&](std::size_t i) { return list.begin() + static_cast<std::ptrdiff_t>(i); };
  std::vector<std::size_t> runs{0};  // where each begins; and the end
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (before(list[i], list[i - 1])) runs.push_back(i);
  }
  runs.push_back(list.size());
  while (runs.size() > 2) {
    std::vector<std::size_t> next;
    for (std::size_t i = 0; i + 2 < runs.size(); i += 2) {
      std::inplace_merge(at(runs[i]), at(runs[i + 1]), at(runs[i + 2]), before);
      next.push_back(runs[i]);
    }
    if (runs.size() % 2 == 0) next.push_back(runs[runs.size() - 2]);
    next.push_back(runs.back());
    runs = std::move(next);
  }
}

class Finder {
 public:
  Finder(std::span<const Document> documents, std::vector<ArticleWords> articles,
         const ReuseOptions& options)
      : documents_(documents), articles_(std::move(articles)), options_(options) {
    for (const Document& document : documents) ids_.push_back(document.id);
  }

  std::vector<ReuseLink> run() {
    link_equal_articles();
    link_near_copies();
    find_runs();
    links_.reserve(links_.size() + passages_.size());
    for (std::size_t begin = 0; begin < passages_.size();) {
      std::size_t end = begin;
      while (end < passages_.size() && passages_[end].a == passages_[begin].a &&
             passages_[end].b == passages_[begin].b) {
        ask_for_later(end);
        ++end;
      }
      link_pair(std::span(passages_).subspan(begin, end - begin));
      begin = end;
    }
    link_quotations(quoted_, passages_);
    link_retellings(passages_);
    return in_order();
  }

 private:
  /// The words of a passage lie far away in a large pile.
  void ask_for_later(std::size_t number) const {
    constexpr std::size_t kAhead = 8;
    if (number + kAhead >= passages_.size()) return;
    const WordMatch& later = passages_[number + kAhead];
    const ArticleWord* const words = distinct_[later.b].words.data() + later.b_begin;
    __builtin_prefetch(words);
    __builtin_prefetch(words + later.words - 1);
    __builtin_prefetch(distinct_[later.b].quotations.data());
  }

  /// A link and the places of its documents in the pile.
  struct Placed {
    std::uint32_t a = 0, b = 0;
    ReuseLink link;
  };

  /// The links by place in the pile, then by span.
  std::vector<ReuseLink> in_order() {
    struct Key {
      std::uint32_t a = 0, b = 0, begin = 0;  // nearly always enough
      std::uint32_t number = 0;
    };
    std::vector<Key> order;
    order.reserve(links_.size());
    for (const Placed& placed : links_) {
      const auto number = static_cast<std::uint32_t>(order.size());
      order.push_back({placed.a, placed.b, placed.link.a.span.begin, number});
    }
    merge_runs(order, [&](const Key& i, const Key& j) {
      const auto first = std::tie(i.a, i.b, i.begin) <=> std::tie(j.a, j.b, j.begin);
      if (first != 0) return first < 0;
      const ReuseLink& x = links_[i.number].link;
      const ReuseLink& y = links_[j.number].link;
      return std::tie(x.a.span, x.b.span, x.id) < std::tie(y.a.span, y.b.span, y.id);
    });
    std::vector<ReuseLink> sorted;
    sorted.reserve(links_.size());
    for (const Key& key : order) sorted.push_back(links_[key.number].link);
    return sorted;
  }

  ReuseEnd whole(std::uint32_t article) const {
    const auto size = static_cast<std::uint32_t>(articles_[article].words.size());
    return {ids_[article], span_of(articles_[article], 0, size)};
  }

  void link_equal_articles() {
    const std::vector<std::uint32_t> first = first_equals(articles_, options_.passage_words);
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      if (first[i] == i) continue;
      const auto words = static_cast<std::uint32_t>(articles_[i].words.size());
      links_.push_back(
          {first[i], i, make_link(ReuseKind::copy, whole(first[i]), whole(i), words, 10000)});
    }
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      if (first[i] != i) continue;
      distinct_.push_back(std::move(articles_[i]));
      number_.push_back(i);
    }
    articles_.clear();
  }

  /// Where very many pages are nearly one, each is compared with the first of them alone: in their
  /// common words they would take each other for furniture.
  void link_near_copies() {
    std::vector<Sketch> sketches;
    for (std::size_t i = 0; i < distinct_.size(); ++i) {
      add_keys(distinct_[i]);
      sketches.push_back(sketch_of(keyed(i)));
    }
    const std::vector<std::uint32_t> first = near_copies(sketches);
    std::vector<std::uint32_t> members(first.size(), 0);
    for (const std::uint32_t one : first) ++members[one];
    std::vector<std::uint8_t> set_aside(first.size(), 0);
    for (std::uint32_t i = 0; i < first.size(); ++i) {
      if (first[i] == i || members[first[i]] <= options_.most_near_copies) continue;
      const std::array<KeyedWords, 2> two = {keyed(first[i]), keyed(i)};
      std::vector<WordMatch> matches = find_matches(two, passage_options());
      for (WordMatch& match : matches) {
        match.a = first[i];
        match.b = i;
      }
      set_aside[i] = link_if_copy(matches) ? 1 : 0;
    }
    drop(set_aside);
  }

  void drop(const std::vector<std::uint8_t>& set_aside) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < distinct_.size(); ++i) {
      if (set_aside[i] != 0) continue;
      if (kept != i) {
        distinct_[kept] = std::move(distinct_[i]);
        keys_[kept] = std::move(keys_[i]);
        joined_[kept] = std::move(joined_[i]);
        number_[kept] = number_[i];
      }
      ++kept;
    }
    distinct_.resize(kept);
    keys_.resize(kept);
    joined_.resize(kept);
    number_.resize(kept);
  }

  [[nodiscard]] PassageOptions passage_options() const {
    PassageOptions options;
    options.shortest = options_.quotation_words;
    options.window = 2;
    return options;
  }

  void add_keys(const ArticleWords& article) {
    std::vector<std::uint64_t>& keys = keys_.emplace_back();
    std::vector<std::uint8_t>& joined = joined_.emplace_back();
    keys.reserve(article.words.size());
    joined.reserve(article.words.size());
    for (const ArticleWord& word : article.words) {
      keys.push_back(word.key);
      joined.push_back(word.starts_piece ? 0 : 1);
    }
  }

  [[nodiscard]] KeyedWords keyed(std::size_t distinct) const {
    return {keys_[distinct], joined_[distinct]};
  }

  ReuseEnd end_of(std::uint32_t distinct, std::uint32_t begin, std::uint32_t words) const {
    return {ids_[number_[distinct]], span_of(distinct_[distinct], begin, begin + words)};
  }

  void link_pair(std::span<const WordMatch> matches) {
    if (link_if_copy(matches)) {
      copied_.emplace_back(matches.front().a, matches.front().b);
      return;
    }
    for (const WordMatch& match : matches) link_passage(match);
  }

  /// Links two articles whose common runs make up a copy.
  bool link_if_copy(std::span<const WordMatch> matches) {
    if (matches.empty()) return false;
    std::uint32_t shared = 0;
    for (const WordMatch& match : matches) {
      if (match.words >= options_.passage_words) shared += match.words;
    }
    const WordMatch& any = matches.front();
    const std::uint32_t share =
        basis_points(shared, distinct_[any.a].words.size(), distinct_[any.b].words.size());
    if (share < options_.copy_containment_bp) return false;
    link_copy(matches, shared, share);
    return true;
  }

  void link_copy(std::span<const WordMatch> matches, std::uint32_t words, std::uint32_t share) {
    ReuseEnd a = end_of(matches.front().a, matches.front().a_begin, matches.front().words);
    ReuseEnd b = end_of(matches.front().b, matches.front().b_begin, matches.front().words);
    for (const WordMatch& match : matches) {
      if (match.words < options_.passage_words) continue;
      a.span = hull(a.span, end_of(match.a, match.a_begin, match.words).span);
      b.span = hull(b.span, end_of(match.b, match.b_begin, match.words).span);
    }
    const WordMatch& any = matches.front();
    links_.push_back(
        {number_[any.a], number_[any.b], make_link(ReuseKind::copy, a, b, words, share)});
  }

  void link_passage(const WordMatch& match) {
    const bool spoken = is_spoken(match);
    if (!is_shown(match, spoken)) return;
    add(spoken ? ReuseKind::quotation : ReuseKind::passage, match);
  }

  bool is_shown(const WordMatch& match, bool spoken) const {
    return is_long_enough(match, spoken) && !cites_norm(distinct_[match.a], match);
  }

  /// Quoted on one side only: the other page repeats a quotation as reported speech.
  bool is_spoken(const WordMatch& match) const {
    return is_quoted(distinct_[match.a], match.a_begin, match.a_begin + match.words) ||
           is_quoted(distinct_[match.b], match.b_begin, match.b_begin + match.words);
  }

  bool is_long_enough(const WordMatch& match, bool quoted) const {
    const ArticleWords& a = distinct_[match.a];
    const std::uint32_t end = match.a_begin + match.words;
    if (match.words >= options_.passage_words) return true;
    if (quoted && match.words >= options_.spoken_words) return true;
    if (match.words >= options_.passage_words_with_large_figure &&
        holds_figure(a, match.a_begin, end, kLargeFigureBytes)) {
      return true;
    }
    return match.words >= options_.passage_words_with_fact &&
           holds_figure(a, match.a_begin, end, 1);
  }

  void add(ReuseKind kind, const WordMatch& match) {
    const std::uint32_t share =
        basis_points(match.words, distinct_[match.a].words.size(), distinct_[match.b].words.size());
    links_.push_back({number_[match.a], number_[match.b],
                      make_link(kind, end_of(match.a, match.a_begin, match.words),
                                end_of(match.b, match.b_begin, match.words), match.words, share)});
  }

  /// The runs in whole articles and between quotations. In the second index each quotation is a
  /// piece and all other words are pieces of their own, too short to be found; word numbers stay
  /// those of the article.
  void find_runs() {
    const auto find = [&](const PassageOptions& options) {
      std::vector<KeyedWords> articles;
      for (std::size_t i = 0; i < distinct_.size(); ++i) articles.push_back(keyed(i));
      return find_matches(articles, options);
    };
    PassageOptions options = passage_options();
    passages_ = find(options);  // quotations of 5 words come from the index of quotations
    for (std::size_t i = 0; i < distinct_.size(); ++i) {
      std::vector<std::uint8_t> inside(joined_[i].size(), 0);
      for (const QuotedWords& quotation : distinct_[i].quotations) {
        for (std::uint32_t w = quotation.begin + 1; w < quotation.end; ++w)
          inside[w] = joined_[i][w];
      }
      joined_[i] = std::move(inside);
    }
    options.window = 1;
    quoted_ = find(options);
  }

  void link_quotations(const std::vector<WordMatch>& quoted,
                       const std::vector<WordMatch>& passages) {
    std::vector<WordMatch> found;
    for (const WordMatch& match : quoted) add_quotation(distinct_, match, options_, found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const WordMatch& match : found) {
      const bool copied =
          std::binary_search(copied_.begin(), copied_.end(), std::make_pair(match.a, match.b));
      const bool shown = copied || is_in_passage(match, passages);
      if (!shown) add(ReuseKind::quotation, match);
    }
  }

  bool is_in_passage(const WordMatch& match, const std::vector<WordMatch>& passages) const {
    const WordMatch least{match.a, match.b, 0, 0, 0};
    for (auto at = std::lower_bound(passages.begin(), passages.end(), least);
         at != passages.end() && at->a == match.a && at->b == match.b; ++at) {
      if (is_inside(match, *at) && is_shown(*at, is_spoken(*at))) return true;
    }
    return false;
  }

  /// Rewrites are copies in other words: their containment is that of the telling words and stays
  /// below that of a copy by the letter. A sentence said again is a passage, unless a run of its
  /// words is one already.
  void link_retellings(const std::vector<WordMatch>& passages) {
    std::vector<ArticleText> texts;
    for (std::size_t i = 0; i < distinct_.size(); ++i) {
      texts.push_back({&distinct_[i], documents_[number_[i]].text});
    }
    for (const Retelling& told : find_retellings(texts)) {
      if (std::binary_search(copied_.begin(), copied_.end(), std::make_pair(told.a, told.b))) {
        continue;
      }
      if (told.whole) {
        const std::uint32_t share = std::min(told.share_bp, options_.copy_containment_bp - 1);
        links_.push_back(
            {number_[told.a], number_[told.b],
             make_link(ReuseKind::copy, whole_of(told.a), whole_of(told.b), told.terms, share)});
        continue;
      }
      for (const RetoldSentence& sentence : told.sentences) {
        if (!holds_passage(told, sentence, passages)) link_sentence(told, sentence);
      }
    }
  }

  ReuseEnd whole_of(std::uint32_t distinct) const {
    return end_of(distinct, 0, static_cast<std::uint32_t>(distinct_[distinct].words.size()));
  }

  bool holds_passage(const Retelling& told, const RetoldSentence& sentence,
                     const std::vector<WordMatch>& passages) const {
    const WordMatch least{told.a, told.b, 0, 0, 0};
    for (auto at = std::lower_bound(passages.begin(), passages.end(), least);
         at != passages.end() && at->a == told.a && at->b == told.b; ++at) {
      if (at->words >= options_.passage_words_with_fact && at->a_begin < sentence.a_end &&
          sentence.a_begin < at->a_begin + at->words) {
        return true;
      }
    }
    return false;
  }

  void link_sentence(const Retelling& told, const RetoldSentence& sentence) {
    const ReuseEnd a = end_of(told.a, sentence.a_begin, sentence.a_end - sentence.a_begin);
    const ReuseEnd b = end_of(told.b, sentence.b_begin, sentence.b_end - sentence.b_begin);
    const std::uint32_t share = basis_points(sentence.terms, distinct_[told.a].words.size(),
                                             distinct_[told.b].words.size());
    links_.push_back({number_[told.a], number_[told.b],
                      make_link(ReuseKind::passage, a, b, sentence.terms, share)});
  }

  std::span<const Document> documents_;
  std::vector<ArticleWords> articles_, distinct_;
  std::vector<std::vector<std::uint64_t>> keys_;   // of the words of distinct articles
  std::vector<std::vector<std::uint8_t>> joined_;  // does a word go on the piece before it?
  std::vector<std::uint32_t> number_;              // of a distinct article in the pile
  std::vector<DocumentId> ids_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> copied_;  // sorted, as the pairs come
  std::vector<WordMatch> passages_, quoted_;  // runs in articles, and in their quotations
  std::vector<Placed> links_;
  ReuseOptions options_;
};

}  // namespace

Result<std::vector<ReuseLink>> find_reuse(std::span<const Document> documents,
                                          std::span<const Layout> layouts,
                                          const ReuseOptions& options) {
  HB_ENSURE(documents.size() == layouts.size(), "reuse: expected one layout a document");
  std::vector<ArticleWords> articles;
  articles.reserve(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    articles.push_back(article_words(documents[i], layouts[i]));
  }
  return Finder(documents, std::move(articles), options).run();
}

}  // namespace habeas
