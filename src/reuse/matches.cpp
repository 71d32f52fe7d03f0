// reuse/matches.cpp - winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003) and exact verification
//
// Each run of `gram` words has a hash. Of every `window` hashes in a row the smallest is kept (the
// rightmost of equals), so two articles that share gram + window - 1 words keep a common hash:
//
//   words    w0 w1 w2 w3 w4 w5 w6 w7        gram 5, window 3: any 7 shared words are found
//   hashes   [h0     ]                      min(h0,h1,h2), min(h1,h2,h3), ...
//
// Equal hashes are candidates only: words are compared, then the run grows to both sides as far as
// they are equal. A run never crosses a gap (furniture, headline), because what lies there is no
// part of the article. Candidates come from an index sorted by hash; nothing compares all pairs of
// documents. Of very many articles the index is made in passes, each over one part of the range of
// hashes, so that memory does not grow with the pile and no file is needed.
#include "reuse/matches.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>
#include <utility>

namespace habeas {
namespace {

struct Fingerprint {
  std::uint64_t hash = 0;
  std::uint32_t article = 0, at = 0;
  auto operator<=>(const Fingerprint&) const = default;
};

/// Sorts by `before` what is dealt out first by a number below `count` that ascends with it: a
/// large list is sorted in parts that a cache holds (MSD radix sort, one digit).
template <class T, class Number, class Before>
void sort_in_parts(std::vector<T>& list, std::size_t count, const Number& number,
                   const Before& before) {
  constexpr std::size_t kSmall = 4096;
  if (list.size() < kSmall) return std::sort(list.begin(), list.end(), before);
  std::vector<std::size_t> end(count + 1, 0);  // of each part; where it begins while it fills
  for (const T& one : list) ++end[number(one) + 1];
  std::partial_sum(end.begin(), end.end(), end.begin());
  std::vector<T> dealt(list.size());
  for (const T& one : list) dealt[end[number(one)]++] = one;
  auto begin = dealt.begin();
  for (std::size_t part = 0; part < count; ++part) {
    const auto last = dealt.begin() + static_cast<std::ptrdiff_t>(end[part]);
    std::sort(begin, last, before);
    begin = last;
  }
  list = std::move(dealt);
}

std::uint64_t mix(std::uint64_t hash) {
  hash ^= hash >> 33U;
  hash *= 0xFF51AFD7ED558CCDULL;
  hash ^= hash >> 33U;
  return hash;
}

std::uint64_t hash_of(const KeyedWords& article, std::uint32_t at, std::uint32_t gram) {
  std::uint64_t hash = 0;
  for (std::uint32_t i = 0; i < gram; ++i) {
    hash = mix(hash * 0x9E3779B97F4A7C15ULL + article.keys[at + i]);
  }
  return hash;
}

/// Hashes of one pass.
struct HashRange {
  std::uint64_t first = 0, last = 0;  ///< both included
};

void add_piece(const KeyedWords& article, std::uint32_t number, std::uint32_t begin,
               std::uint32_t end, const PassageOptions& options, HashRange range,
               std::vector<std::uint64_t>& hashes, std::vector<Fingerprint>& out) {
  if (end - begin < options.gram) return;
  const std::uint32_t grams = end - begin - options.gram + 1;
  hashes.resize(grams);
  for (std::uint32_t i = 0; i < grams; ++i) hashes[i] = hash_of(article, begin + i, options.gram);
  const std::uint32_t window = std::min(options.window, grams);
  std::uint32_t last = 0xFFFFFFFFU;
  for (std::uint32_t start = 0; start + window <= grams; ++start) {
    std::uint32_t least = start;
    for (std::uint32_t i = start + 1; i < start + window; ++i) {
      if (hashes[i] <= hashes[least]) least = i;
    }
    if (least == last) continue;
    last = least;
    const std::uint64_t hash = hashes[least];
    if (range.first <= hash && hash <= range.last) out.push_back({hash, number, begin + least});
  }
}

std::vector<Fingerprint> fingerprints(std::span<const KeyedWords> articles,
                                      const PassageOptions& options, HashRange range) {
  std::vector<Fingerprint> all;
  std::vector<std::uint64_t> hashes;
  for (std::uint32_t number = 0; number < articles.size(); ++number) {
    const KeyedWords& article = articles[number];
    const auto size = static_cast<std::uint32_t>(article.keys.size());
    std::uint32_t begin = 0;
    for (std::uint32_t i = 1; i <= size; ++i) {
      if (i < size && article.joined[i] != 0) continue;
      add_piece(article, number, begin, i, options, range, hashes, all);
      begin = i;
    }
  }
  constexpr unsigned kBits = 11;
  sort_in_parts(
      all, std::size_t{1} << kBits,
      [](const Fingerprint& one) { return static_cast<std::size_t>(one.hash >> (64U - kBits)); },
      std::less<>());
  return all;
}

/// A place where two articles may agree.
struct Candidate {
  std::uint32_t a = 0, b = 0;
  std::int32_t diagonal = 0;
  std::uint32_t a_at = 0;

  /// By these two numbers candidates are sorted: the pair of articles, then the diagonal and place.
  [[nodiscard]] std::uint64_t pair() const { return (std::uint64_t{a} << 32U) | b; }
  [[nodiscard]] std::uint64_t place() const {
    const auto from_zero = static_cast<std::uint32_t>(diagonal) ^ 0x80000000U;  // ascends as signed
    return (std::uint64_t{from_zero} << 32U) | a_at;
  }
};

void pair_up(std::span<const Fingerprint> bucket, const PassageOptions& options,
             std::vector<Candidate>& out) {
  std::uint32_t articles = 0;
  for (std::size_t i = 0; i < bucket.size(); ++i) {
    if (i == 0 || bucket[i].article != bucket[i - 1].article) ++articles;
  }
  if (articles < 2 || articles > options.widest) return;
  const std::size_t firsts = bucket.size() <= options.pair_all ? bucket.size() : options.pair_with;
  for (std::size_t i = 0; i < firsts; ++i) {
    for (std::size_t j = i + 1; j < bucket.size(); ++j) {
      if (bucket[i].article == bucket[j].article) continue;
      out.push_back(
          {bucket[i].article, bucket[j].article,
           static_cast<std::int32_t>(bucket[j].at) - static_cast<std::int32_t>(bucket[i].at),
           bucket[i].at});
    }
  }
}

void add_candidates(const std::vector<Fingerprint>& all, const PassageOptions& options,
                    std::vector<Candidate>& found) {
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].hash == all[begin].hash) ++end;
    if (end - begin > 1) pair_up(std::span(all).subspan(begin, end - begin), options, found);
    begin = end;
  }
}

std::vector<Candidate> candidates(std::span<const KeyedWords> articles,
                                  const PassageOptions& options) {
  std::size_t words = 0;
  for (const KeyedWords& article : articles) words += article.keys.size();
  const std::uint64_t passes = words / std::max<std::size_t>(1, options.at_once) + 1;
  const std::uint64_t part = 0xFFFFFFFFFFFFFFFFULL / passes;
  std::vector<Candidate> found;
  for (std::uint64_t pass = 0; pass < passes; ++pass) {
    const std::uint64_t first = pass * part;
    const HashRange range{first, pass + 1 == passes ? 0xFFFFFFFFFFFFFFFFULL : first + part - 1};
    add_candidates(fingerprints(articles, options, range), options, found);
  }
  sort_in_parts(
      found, articles.size(), [](const Candidate& one) { return std::size_t{one.a}; },
      [](const Candidate& x, const Candidate& y) {
        return x.pair() != y.pair() ? x.pair() < y.pair() : x.place() < y.place();
      });
  return found;
}

/// Grows a candidate to the longest run of equal words around it; zero words when it was a
/// collision.
WordMatch grow(const KeyedWords& a, const KeyedWords& b, const Candidate& candidate,
               std::uint32_t gram) {
  std::uint32_t left = candidate.a_at;
  auto right = static_cast<std::uint32_t>(static_cast<std::int64_t>(left) + candidate.diagonal);
  WordMatch match{candidate.a, candidate.b, left, right, 0};
  for (std::uint32_t i = 0; i < gram; ++i) {
    if (a.keys[left + i] != b.keys[right + i]) return match;
  }
  while (a.joined[left] != 0 && b.joined[right] != 0 && a.keys[left - 1] == b.keys[right - 1]) {
    --left;
    --right;
  }
  std::uint32_t words = match.a_begin - left + gram;
  while (left + words < a.keys.size() && right + words < b.keys.size() &&
         a.joined[left + words] != 0 && b.joined[right + words] != 0 &&
         a.keys[left + words] == b.keys[right + words]) {
    ++words;
  }
  return {candidate.a, candidate.b, left, right, words};
}

bool overlap(std::uint32_t x, std::uint32_t y, std::uint32_t x_words, std::uint32_t y_words) {
  return x < y + y_words && y < x + x_words;
}

/// Of the runs of one pair of articles, the longest that do not overlap on either side. `kept` is
/// used again.
void keep_longest(std::vector<WordMatch>& matches, std::size_t first,
                  std::vector<WordMatch>& kept) {
  if (matches.size() < first + 2) return;
  const auto begin = matches.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, matches.end(), [](const WordMatch& x, const WordMatch& y) {
    return std::tie(y.words, x.a_begin, x.b_begin) < std::tie(x.words, y.a_begin, y.b_begin);
  });
  kept.clear();
  for (auto at = begin; at != matches.end(); ++at) {
    const bool taken = std::any_of(kept.begin(), kept.end(), [&](const WordMatch& other) {
      return overlap(at->a_begin, other.a_begin, at->words, other.words) ||
             overlap(at->b_begin, other.b_begin, at->words, other.words);
    });
    if (!taken) kept.push_back(*at);
  }
  std::sort(kept.begin(), kept.end());
  matches.resize(first);
  matches.insert(matches.end(), kept.begin(), kept.end());
}

}  // namespace

std::vector<WordMatch> find_matches(std::span<const KeyedWords> articles,
                                    const PassageOptions& options) {
  const std::vector<Candidate> found = candidates(articles, options);
  std::vector<WordMatch> matches;
  std::vector<WordMatch> kept;
  std::size_t pair_first = 0;
  const auto ask_for = [&](const Candidate& later) {  // its words lie far away: many articles
    const auto at = static_cast<std::int64_t>(later.a_at) + later.diagonal;
    __builtin_prefetch(articles[later.b].keys.data() + at);
    __builtin_prefetch(articles[later.b].joined.data() + at);
  };
  constexpr std::size_t kAhead = 8;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i + kAhead < found.size()) ask_for(found[i + kAhead]);
    const Candidate& candidate = found[i];
    const bool new_pair = i == 0 || candidate.a != found[i - 1].a || candidate.b != found[i - 1].b;
    if (new_pair) {
      keep_longest(matches, pair_first, kept);
      pair_first = matches.size();
    }
    if (!matches.empty() && !new_pair && matches.size() > pair_first) {
      const WordMatch& last = matches.back();
      const auto diagonal = static_cast<std::int64_t>(last.b_begin) - last.a_begin;
      if (diagonal == candidate.diagonal && candidate.a_at < last.a_begin + last.words) continue;
    }
    const WordMatch match =
        grow(articles[candidate.a], articles[candidate.b], candidate, options.gram);
    if (match.words >= options.shortest) matches.push_back(match);
  }
  keep_longest(matches, pair_first, kept);
  return matches;
}

}  // namespace habeas
