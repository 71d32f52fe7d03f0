// reuse/retold.cpp - finds retellings by the telling words that sentences share
//
// A rewrite keeps what is told and the order in which it is told, however its words are replaced:
// each of its sentences finds most of its telling words (rare words, names, numbers, or what stands
// for them) in one sentence of the other text. Two reports of one event share names and figures
// too, because they are true; but they share few details, scattered over other sentences. So three
// things are asked: how much of the weight of each text finds its match sentence by sentence, in
// both directions; how much of the smaller text has no match at all; whether the order is kept.
//
//   a:  s0 s1 s2 s3        best sentence of b for each of a, its matched weight over its weight
//       |   |  |   \       .
//   b:  t0 t1 t2   t4      sum of matched weights / weight of a = share of a
//
// A single sentence that says the same with the same details (not only the same names and figures)
// is reported as such, and so are the two sentences that match best where the texts as a whole are
// more alike than two separate accounts of one event. These are hints: nothing is merged by them
// alone. A page that tells what another says as "we" reports it and is no rewrite of it.
#include "reuse/retold.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "text/tokens.h"

namespace habeas {
namespace {

// Measured on the odd pairs of eval/independence; shares in thousandths.
constexpr std::int64_t kBothShares = 1180;   // of both texts together, for a rewrite
constexpr std::int64_t kLeastShare = 540;    // of the smaller one
constexpr std::int64_t kContained = 780;     // of the smaller one, whatever the larger adds
constexpr std::int64_t kMatched = 400;       // a sentence with less has no match
constexpr std::int64_t kUnmatched = 280;     // weight of such sentences in the smaller text
constexpr std::uint32_t kRow = 3;            // steps from sentence to sentence that keep the order
constexpr std::int64_t kInRow = 500;         // of the smaller one, where so many do
constexpr std::uint32_t kGarbledNames = 2;   // of another spelling and the same sound
constexpr std::int64_t kGarbled = 880;       // of both texts together, where names are garbled
constexpr std::int64_t kGarbledLeast = 450;  // of the smaller one
constexpr std::int64_t kGarbledUnmatched = 330;
constexpr std::int64_t kAlike = 680;       // of both texts together, for one account behind both
constexpr std::int64_t kAlikeWe = 600;     // the same where one speaks as "we": a release
constexpr std::int64_t kAlikeLeast = 370;  // of the smaller one
constexpr std::int64_t kAlikeUnmatched = 650;
constexpr std::int64_t kSentenceShare = 560;  // of one of two sentences
constexpr std::int64_t kOtherShare = 300;     // of the other
constexpr std::int64_t kSentenceWeight = 8000;
constexpr std::int64_t kSentenceDetail = 6000;  // words that are neither names nor numbers
constexpr std::uint32_t kFewestTerms = 8;       // a shorter text tells nothing
constexpr std::uint32_t kFewestOfRewrite =
    15;  // a line or two is no text that is made from another
constexpr std::size_t kLargestMatrix = 1000000;

/// A term in the index of a pile.
struct Posting {
  std::uint64_t code = 0;
  std::uint32_t article = 0;
  auto operator<=>(const Posting&) const = default;
};

struct Pair {
  std::uint32_t a = 0, b = 0;
  auto operator<=>(const Pair&) const = default;
};

/// What one sentence finds in one sentence of the other text.
struct Cell {
  std::int64_t weight = 0, detail = 0;
  std::uint32_t terms = 0;
};

/// Which codes are held, as a bit for each: of codes that are not held few seem to be.
template <unsigned kBits>
class HeldCodes {
 public:
  void add(std::uint64_t code) {
    bits_[place(code) / 64] |= std::uint64_t{1} << (place(code) % 64);
  }
  [[nodiscard]] bool may_hold(std::uint64_t code) const {
    return ((bits_[place(code) / 64] >> (place(code) % 64)) & 1U) != 0;
  }

 private:
  static std::size_t place(std::uint64_t code) { return code >> (64U - kBits); }
  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>((std::size_t{1} << kBits) / 64, 0);
};
using HeldByArticle = HeldCodes<15>;  // 4 KiB: some 800 codes stand in it
using HeldByPile = HeldCodes<22>;     // 512 KiB

/// An article with its terms, and by code where they stand.
struct Prepared {
  std::vector<Term> terms;
  std::vector<std::uint32_t> asked;   ///< its words by their codes in Finder::sought_, each once
  std::vector<std::uint32_t> sought;  ///< of each term: its word in `asked`
  std::optional<HeldByArticle> held;  ///< set once the article is prepared
  std::vector<std::pair<std::uint64_t, std::uint32_t>> index;  ///< code, number of the term
  std::vector<std::int64_t> sentence_weight;
  std::int64_t weight = 0;
  bool says_we = false;  ///< outside quotations
};

/// What one text finds in the other.
struct Found {
  std::int64_t matched = 0;    ///< weight, sentence by sentence
  std::int64_t unmatched = 0;  ///< weight of the sentences without match
  std::uint32_t terms = 0;
  std::uint32_t in_order = 0, steps = 0;
};

/// Terms of one text that may stand for a word of the other.
struct Hit {
  std::uint32_t term = 0;
  std::int32_t quality = 0;
};

/// Of each word that a text asks for: the best first, then in the order of the other text.
class Hits {
 public:
  void end_word() { end_.push_back(hits_.size()); }
  std::vector<Hit>& list() { return hits_; }
  [[nodiscard]] std::span<const Hit> of(std::size_t word) const {
    const std::size_t begin = word == 0 ? 0 : end_[word - 1];
    return std::span(hits_).subspan(begin, end_[word] - begin);
  }

 private:
  std::vector<Hit> hits_;
  std::vector<std::size_t> end_;
};

class Matrix {
 public:
  Matrix(std::size_t rows, std::size_t columns) : columns_(columns), cells_(rows * columns) {}
  Cell& at(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
  [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const {
    return cells_[row * columns_ + column];
  }

 private:
  std::size_t columns_;
  std::vector<Cell> cells_;
};

class Finder {
 public:
  Finder(std::span<const ArticleText> articles, const RetoldOptions& options)
      : articles_(articles), options_(options), vocabulary_(articles) {
    for (const ArticleText& article : articles) terms_.push_back(vocabulary_.terms(article));
    prepared_.resize(articles.size());
  }

  std::vector<Retelling> run() {
    std::vector<Retelling> found;
    const std::vector<Pair> pairs = candidates();
    for (const Pair& pair : pairs) {
      prepare(pair.a);
      prepare(pair.b);
    }
    for (const Pair& pair : pairs) {
      seek(prepared_[pair.a]);
      seek(prepared_[pair.b]);
      compare(pair, prepared_[pair.a], prepared_[pair.b], found);
    }
    return found;
  }

 private:
  /// The rarest terms of each article that stand in others too, in order of their codes.
  [[nodiscard]] std::vector<Posting> postings() const {
    std::unordered_map<std::uint64_t, std::uint32_t> uses;  // only looked up
    std::vector<std::vector<Telling>> telling;
    for (const std::vector<Term>& terms : terms_) {
      telling.push_back(telling_terms(terms));
      for (const auto& [weight, code] : telling.back()) ++uses[code];
    }
    std::vector<Posting> all;
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      std::uint32_t taken = 0;
      for (const auto& [weight, code] : telling[i]) {
        const std::uint32_t articles = uses.at(code);
        if (articles < 2 || articles > options_.widest) continue;
        all.push_back({code, i});
        if (++taken == options_.telling) break;
      }
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  /// Weight (negative) and code of a term.
  using Telling = std::pair<std::int32_t, std::uint64_t>;

  /// Each code once, most telling first.
  [[nodiscard]] std::vector<Telling> telling_terms(const std::vector<Term>& all) const {
    std::vector<std::pair<std::uint64_t, std::int32_t>> by_code;
    by_code.reserve(all.size());
    for (const Term& term : all) by_code.emplace_back(vocabulary_.pile_code(term), -term.weight);
    std::sort(by_code.begin(), by_code.end());
    std::vector<Telling> terms;
    for (std::size_t i = 0; i < by_code.size(); ++i) {
      if (i > 0 && by_code[i].first == by_code[i - 1].first) continue;
      terms.emplace_back(by_code[i].second, by_code[i].first);
    }
    std::sort(terms.begin(), terms.end());
    return terms;
  }

  /// Pairs of articles that share enough telling terms, in order.
  [[nodiscard]] std::vector<Pair> candidates() const {
    const std::vector<Posting> all = postings();
    std::vector<Pair> shared;
    for (std::size_t begin = 0; begin < all.size();) {
      std::size_t end = begin;
      while (end < all.size() && all[end].code == all[begin].code) ++end;
      if (end - begin <= options_.widest) add_pairs(all, begin, end, shared);
      begin = end;
    }
    std::sort(shared.begin(), shared.end());
    std::vector<Pair> pairs;
    for (std::size_t begin = 0; begin < shared.size();) {
      std::size_t end = begin;
      while (end < shared.size() && shared[end] == shared[begin]) ++end;
      if (end - begin >= options_.shared) pairs.push_back(shared[begin]);
      begin = end;
    }
    return pairs;
  }

  void add_pairs(const std::vector<Posting>& all, std::size_t begin, std::size_t end,
                 std::vector<Pair>& shared) const {
    const std::size_t firsts = end - begin <= options_.pair_all ? end : begin + options_.pair_with;
    for (std::size_t i = begin; i < firsts; ++i) {
      for (std::size_t j = i + 1; j < end; ++j) {
        shared.push_back({all[i].article, all[j].article});
      }
    }
  }

  /// Only articles of a pair need it.
  void prepare(std::uint32_t article) {
    Prepared& prepared = prepared_[article];
    if (prepared.held) return;
    prepared.held.emplace();
    prepared.terms = std::move(terms_[article]);
    std::vector<std::uint64_t> codes;
    for (std::uint32_t i = 0; i < prepared.terms.size(); ++i) {
      const Term& term = prepared.terms[i];
      vocabulary_.codes(term, codes);
      for (const std::uint64_t code : codes) {
        prepared.index.emplace_back(code, i);
        prepared.held->add(code);
        held_.add(code);
      }
      prepared.sentence_weight.resize(term.sentence + std::size_t{1});
      prepared.sentence_weight[term.sentence] += term.weight;
      prepared.weight += term.weight;
    }
    std::sort(prepared.index.begin(), prepared.index.end());
    prepared.says_we = says_we(*articles_[article].article);
  }

  /// What the terms look for, once all articles of pairs are prepared.
  void seek(Prepared& prepared) {
    if (!prepared.sought.empty()) return;
    for (const Term& term : prepared.terms) prepared.sought.push_back(sought_of(term));
    std::vector<std::uint32_t>& asked = prepared.asked;
    asked = prepared.sought;
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    for (std::uint32_t& word : prepared.sought) {
      const auto at = std::lower_bound(asked.begin(), asked.end(), word);
      word = static_cast<std::uint32_t>(at - asked.begin());
    }
  }

  [[nodiscard]] const std::vector<Code>& codes_of(const Prepared& article, std::size_t term) const {
    return sought_[article.asked[article.sought[term]]];
  }

  static bool says_we(const ArticleWords& article) {
    auto quotation = article.quotations.begin();
    for (std::uint32_t i = 0; i < article.words.size(); ++i) {
      while (quotation != article.quotations.end() && quotation->end <= i) ++quotation;
      if (quotation != article.quotations.end() && quotation->begin <= i) continue;
      const std::uint64_t key = article.words[i].key;
      if (key == "we"_w || key == "our"_w || key == "ours"_w) return true;
    }
    return false;
  }

  /// The codes that a term looks for, the best first; each word has them once, without those that
  /// no article holds (a synonym of most words stands nowhere in a pile).
  std::uint32_t sought_of(const Term& term) {
    auto& known = known_[static_cast<std::size_t>(term.kind)];
    const auto [at, fresh] =
        known.try_emplace(term.key, static_cast<std::uint32_t>(sought_.size()));
    if (fresh) {
      sought_.push_back(vocabulary_.sought(term));
      if (term.kind != TermKind::number) {
        std::erase_if(sought_.back(), [&](const Code& code) { return !held_.may_hold(code.code); });
      }
      std::stable_sort(sought_.back().begin(), sought_.back().end(),
                       [](const Code& x, const Code& y) { return x.quality > y.quality; });
    }
    return at->second;
  }

  /// Can the smaller text be made from the larger, or one of its sentences say what one there says?
  /// Whatever sentences its terms are found in, they weigh no more than this.
  [[nodiscard]] bool may_tell(const Prepared& small, const Prepared& large) const {
    std::int64_t matched = 0;
    std::int64_t weight = 0;
    std::int64_t detail = 0;
    for (std::size_t i = 0; i < small.terms.size(); ++i) {
      const Term& term = small.terms[i];
      for (const Code& code : codes_of(small, i)) {
        if (!large.held->may_hold(code.code)) continue;
        const std::int64_t most = std::int64_t{term.weight} * code.quality / 1000;
        weight += most;
        if (term.kind == TermKind::word) detail += most;
        break;
      }
      const bool ends = i + 1 == small.terms.size() || small.terms[i + 1].sentence != term.sentence;
      if (!ends) continue;
      const bool enough = weight >= kSentenceWeight && detail >= kSentenceDetail &&
                          weight * 1000 >= kOtherShare * small.sentence_weight[term.sentence];
      if (enough) return true;
      matched += weight;
      weight = 0;
      detail = 0;
    }
    return matched * 1000 >= kAlikeLeast * small.weight;
  }

  /// What each sentence of `x` finds in each sentence of `y`: each term stands for one other.
  [[nodiscard]] Matrix match(const Prepared& x, const Prepared& y) const {
    constexpr auto kNowhere = static_cast<std::uint32_t>(-1);
    Matrix matrix(x.sentence_weight.size(), y.sentence_weight.size());
    std::vector<std::uint32_t> used(y.terms.size(), kNowhere);            // by which sentence of x
    std::vector<std::uint32_t> seen(y.sentence_weight.size(), kNowhere);  // by which term of x
    const Hits hits = hits_in(y, x);
    for (std::uint32_t i = 0; i < x.terms.size(); ++i) {
      const Term& term = x.terms[i];
      for (const Hit& hit : hits.of(x.sought[i])) {
        const Term& other = y.terms[hit.term];
        if (seen[other.sentence] == i || used[hit.term] == term.sentence) continue;
        seen[other.sentence] = i;
        used[hit.term] = term.sentence;
        Cell& cell = matrix.at(term.sentence, other.sentence);
        const std::int64_t weight = std::int64_t{std::min(term.weight, other.weight)} * hit.quality;
        cell.weight += weight / 1000;
        const bool detail = term.kind == TermKind::word && other.kind == TermKind::word;
        if (detail) cell.detail += weight / 1000;
        ++cell.terms;
      }
    }
    return matrix;
  }

  /// What the words of `x` find in `y`; a word that a text repeats is looked up once.
  [[nodiscard]] Hits hits_in(const Prepared& y, const Prepared& x) const {
    Hits hits;
    std::vector<Hit>& list = hits.list();
    for (const std::uint32_t asked : x.asked) {
      const std::vector<Code>& codes = sought_[asked];
      for (std::size_t begin = 0; begin < codes.size();) {
        const std::size_t before = list.size();
        std::size_t end = begin;
        for (; end < codes.size() && codes[end].quality == codes[begin].quality; ++end) {
          add_hits(y, codes[end], list);
        }
        if (end - begin > 1) {
          std::sort(list.begin() + static_cast<std::ptrdiff_t>(before), list.end(),
                    [](const Hit& a, const Hit& b) { return a.term < b.term; });
        }
        begin = end;
      }
      hits.end_word();
    }
    return hits;
  }

  /// The terms of an article under a code, in order.
  static void add_hits(const Prepared& article, const Code& code, std::vector<Hit>& hits) {
    if (!article.held->may_hold(code.code)) return;
    const auto first = std::lower_bound(article.index.begin(), article.index.end(),
                                        std::make_pair(code.code, std::uint32_t{0}));
    for (auto at = first; at != article.index.end() && at->first == code.code; ++at) {
      hits.push_back({at->second, code.quality});
    }
  }

  /// Sums up the best sentences.
  [[nodiscard]] static Found sum_up(const Prepared& x, const Prepared& y, const Matrix& matrix) {
    Found found;
    std::size_t last = 0;
    bool any = false;
    for (std::size_t s = 0; s < x.sentence_weight.size(); ++s) {
      const std::size_t best = best_of(matrix, s, y.sentence_weight.size());
      const Cell& cell = matrix.at(s, best);
      found.matched += cell.weight;
      found.terms += cell.terms;
      if (cell.weight * 1000 < kMatched * x.sentence_weight[s]) {
        found.unmatched += x.sentence_weight[s];
        continue;
      }
      if (any) {
        ++found.steps;
        if (last <= best) ++found.in_order;
      }
      any = true;
      last = best;
    }
    return found;
  }

  [[nodiscard]] static std::size_t best_of(const Matrix& matrix, std::size_t row,
                                           std::size_t columns) {
    std::size_t best = 0;
    for (std::size_t t = 1; t < columns; ++t) {
      if (matrix.at(row, t).weight > matrix.at(row, best).weight) best = t;
    }
    return best;
  }

  void compare(const Pair& pair, const Prepared& a, const Prepared& b,
               std::vector<Retelling>& out) const {
    if (a.terms.size() < kFewestTerms || b.terms.size() < kFewestTerms) return;
    if (a.sentence_weight.size() * b.sentence_weight.size() > kLargestMatrix) return;
    const bool a_smaller = a.weight <= b.weight;
    const Prepared& small = a_smaller ? a : b;
    const Prepared& large = a_smaller ? b : a;
    if (!may_tell(small, large)) return;
    const Matrix matrix = match(small, large);
    const Found from_small = sum_up(small, large, matrix);
    Retelling retelling{pair.a, pair.b, false, from_small.terms, 0, {}};
    retelling.share_bp = static_cast<std::uint32_t>(from_small.matched * 10000 / small.weight);
    retelling.whole = is_rewrite(small, large, from_small);
    if (!retelling.whole) {
      find_sentences(pair, a_smaller, small, large, matrix, retelling);
      if (retelling.sentences.empty() && are_alike(small, large, from_small)) {
        add_best_sentence(pair, a_smaller, small, large, matrix, retelling);
      }
    }
    if (retelling.whole || !retelling.sentences.empty()) out.push_back(std::move(retelling));
  }

  /// A text that is made from another keeps its figures, most of them.
  [[nodiscard]] bool keeps_figures(const Prepared& small, const Prepared& large) const {
    std::size_t figures = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < small.terms.size(); ++i) {
      if (small.terms[i].kind != TermKind::number) continue;
      const std::vector<Code>& codes = codes_of(small, i);
      ++figures;
      if (std::any_of(codes.begin(), codes.end(),
                      [&](const Code& code) { return large.held->may_hold(code.code); }))
        ++kept;
    }
    return 2 * kept >= figures;
  }

  [[nodiscard]] bool is_rewrite(const Prepared& small, const Prepared& large,
                                const Found& from_small) const {
    if (small.terms.size() < kFewestOfRewrite || !keeps_figures(small, large)) return false;
    if (from_small.in_order * 2 < from_small.steps) return false;
    const std::int64_t share = from_small.matched * 1000 / small.weight;
    const std::int64_t unmatched = from_small.unmatched * 1000 / small.weight;
    if (share < std::min(kInRow, kGarbledLeast)) return false;
    if (share >= kContained && unmatched <= kUnmatched) return true;
    if (small.says_we != large.says_we) return false;
    if (from_small.in_order >= kRow && share >= kInRow && unmatched <= kUnmatched) return true;
    const Found from_large = sum_up(large, small, match(large, small));
    const std::int64_t both = share + from_large.matched * 1000 / large.weight;
    const std::int64_t other_unmatched = from_large.unmatched * 1000 / large.weight;
    if (share >= kLeastShare && both >= kBothShares) {
      return std::min(unmatched, other_unmatched) <= kUnmatched;
    }
    return both >= kGarbled && unmatched <= kGarbledUnmatched && share >= kGarbledLeast &&
           garbled_names(small, large) >= kGarbledNames;
  }

  /// Names of the smaller text that stand in the larger with the same sound and other letters alone
  /// ("Karim" for "Kerim"). Where one is, somebody else may spell it so; where several are, a
  /// machine garbled the text.
  [[nodiscard]] std::uint32_t garbled_names(const Prepared& small, const Prepared& large) const {
    std::vector<std::uint64_t> letters;
    std::vector<std::uint64_t> sounds;
    for (const Term& term : large.terms) {
      letters.push_back(term.key);
      if (term.kind == TermKind::name) sounds.push_back(vocabulary_.pile_code(term));
    }
    std::sort(letters.begin(), letters.end());
    std::sort(sounds.begin(), sounds.end());
    std::vector<std::uint64_t> garbled;
    for (const Term& term : small.terms) {
      if (term.kind != TermKind::name) continue;
      if (std::binary_search(letters.begin(), letters.end(), term.key)) continue;
      const std::uint64_t sound = vocabulary_.pile_code(term);
      if (std::binary_search(sounds.begin(), sounds.end(), sound)) garbled.push_back(sound);
    }
    std::sort(garbled.begin(), garbled.end());
    return static_cast<std::uint32_t>(
        std::distance(garbled.begin(), std::unique(garbled.begin(), garbled.end())));
  }

  /// Do the texts share more than two separate accounts of one event would?
  [[nodiscard]] bool are_alike(const Prepared& small, const Prepared& large,
                               const Found& from_small) const {
    const std::int64_t share = from_small.matched * 1000 / small.weight;
    if (small.terms.size() < kFewestOfRewrite || share < kAlikeLeast) return false;
    if (from_small.unmatched * 1000 > kAlikeUnmatched * small.weight) return false;
    if (!keeps_figures(small, large)) return false;
    const Found from_large = sum_up(large, small, match(large, small));
    const std::int64_t both = share + from_large.matched * 1000 / large.weight;
    return both >= (small.says_we != large.says_we ? kAlikeWe : kAlike);
  }

  void add_best_sentence(const Pair& pair, bool a_smaller, const Prepared& small,
                         const Prepared& large, const Matrix& matrix, Retelling& out) const {
    std::uint32_t best_s = 0;
    std::uint32_t best_t = 0;
    for (std::uint32_t s = 0; s < small.sentence_weight.size(); ++s) {
      const auto t = static_cast<std::uint32_t>(best_of(matrix, s, large.sentence_weight.size()));
      if (matrix.at(s, t).weight <= matrix.at(best_s, best_t).weight) continue;
      best_s = s;
      best_t = t;
    }
    add_sentence(pair, a_smaller, best_s, best_t, matrix.at(best_s, best_t).terms, out);
  }

  /// Sentences that say the same with the same details.
  void find_sentences(const Pair& pair, bool a_smaller, const Prepared& small,
                      const Prepared& large, const Matrix& matrix, Retelling& out) const {
    for (std::uint32_t s = 0; s < small.sentence_weight.size(); ++s) {
      const auto t = static_cast<std::uint32_t>(best_of(matrix, s, large.sentence_weight.size()));
      const Cell& cell = matrix.at(s, t);
      if (cell.weight < kSentenceWeight || cell.detail < kSentenceDetail) continue;
      const std::int64_t share = cell.weight * 1000 / small.sentence_weight[s];
      const std::int64_t other = cell.weight * 1000 / large.sentence_weight[t];
      if (std::max(share, other) < kSentenceShare || std::min(share, other) < kOtherShare) continue;
      add_sentence(pair, a_smaller, s, t, cell.terms, out);
    }
    std::sort(out.sentences.begin(), out.sentences.end());
  }

  /// Sentence s of the smaller text and t of the larger.
  void add_sentence(const Pair& pair, bool a_smaller, std::uint32_t s, std::uint32_t t,
                    std::uint32_t terms, Retelling& out) const {
    const auto [a_begin, a_end] = words_of(pair.a, a_smaller ? s : t);
    const auto [b_begin, b_end] = words_of(pair.b, a_smaller ? t : s);
    out.sentences.push_back({a_begin, a_end, b_begin, b_end, terms});
  }

  /// The words of a sentence of an article, by number.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> words_of(std::uint32_t article,
                                                                 std::uint32_t sentence) const {
    const std::vector<ArticleWord>& words = articles_[article].article->words;
    std::uint32_t number = 0;
    std::uint32_t begin = 0;
    auto end = static_cast<std::uint32_t>(words.size());
    for (std::uint32_t i = 1; i < words.size(); ++i) {
      if (!words[i].starts_sentence) continue;
      if (number == sentence) {
        end = i;
        break;
      }
      if (++number == sentence) begin = i;
    }
    return {begin, end};
  }

  std::span<const ArticleText> articles_;
  RetoldOptions options_;
  Vocabulary vocabulary_;
  HeldByPile held_;
  std::vector<std::vector<Code>> sought_;
  std::array<std::unordered_map<std::uint64_t, std::uint32_t>, 3> known_;  // by kind; looked up
  std::vector<std::vector<Term>> terms_;  // of each article, until it is prepared
  std::vector<Prepared> prepared_;        // of each article, once a pair asks for it
};

}  // namespace

std::vector<Retelling> find_retellings(std::span<const ArticleText> articles,
                                       const RetoldOptions& options) {
  if (articles.size() < 2) return {};
  return Finder(articles, options).run();
}

}  // namespace habeas
