// bench/reuse_scale.cpp - room reuse alone on very many generated documents: bench/reuse_scale.py
// runs it
//
//   reuse_scale near N        near-copies and clusters of N documents: seconds of each step, memory
//   reuse_scale recall N      pairs at Jaccard .8 found, against all pairs computed exactly
//   reuse_scale passages N    shared passages of N documents
//   reuse_scale write N FILE  the documents, one a line
//   reuse_scale read FILE     near-copies of such a file: seconds of each step
//
// A document has 4 KB of made-up words, frequent and rare as in a language. Of every four the
// second and third are copies of the first in which up to one word of 25 was changed, and some
// documents repeat a passage of an earlier one. All comes from the number of the document.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "reuse/reuse.h"
#include "reuse/sketch.h"
#include "reuse/words.h"

namespace {

using namespace habeas;

constexpr std::size_t kBytes = 4096;
constexpr double kVocabulary = 50000;

/// splitmix64 (Steele, Lea, Flood, OOPSLA 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  double share() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

/// A word of the given rank; frequent ones are short.
std::string make_word(std::uint64_t rank) {
  constexpr std::string_view kConsonants = "bdfgklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  Random random(rank * 7919 + 17);
  std::string word;
  const std::size_t syllables =
      1 + (rank > 20 ? 1 : 0) + (rank > 800 ? 1 : 0) + (rank > 9000 ? 1 : 0);
  for (std::size_t i = 0; i < syllables; ++i) {
    word += kConsonants[random.below(kConsonants.size())];
    word += kVowels[random.below(kVowels.size())];
  }
  return word + kConsonants[random.below(kConsonants.size())];
}

const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (std::uint64_t rank = 0; rank < static_cast<std::uint64_t>(kVocabulary); ++rank) {
      words.push_back(make_word(rank));
    }
    return words;
  }();
  return kWords;
}

/// Zipf's law: the logarithm of the rank is drawn evenly.
const std::string& draw_word(Random& random) {
  const auto rank = static_cast<std::size_t>(std::exp(random.share() * std::log(kVocabulary)));
  return vocabulary()[std::min(rank, vocabulary().size()) - 1];
}

std::vector<std::string> fresh_words(std::uint64_t number, bool with_passage) {
  Random random(number * 2654435761U + 1);
  std::vector<std::string> words;
  std::size_t bytes = 0;
  const auto add = [&](const std::string& word) {
    words.push_back(word);
    bytes += word.size() + 1;
  };
  while (bytes < kBytes) add(draw_word(random));
  if (with_passage && number >= 8 && random.below(3) == 0) {
    const std::vector<std::string> other = fresh_words(random.below(number / 4) * 4, false);
    const std::size_t length = 12 + random.below(28);
    const std::size_t from = random.below(other.size() - length);
    const std::size_t to = random.below(words.size() - length);
    std::copy_n(other.begin() + static_cast<std::ptrdiff_t>(from), length,
                words.begin() + static_cast<std::ptrdiff_t>(to));
  }
  return words;
}

std::string document_text(std::uint64_t number) {
  const std::uint64_t place = number % 4;
  const bool copy = place == 1 || place == 2;
  std::vector<std::string> words = fresh_words(copy ? number - place : number, true);
  Random random(number + 99);
  if (copy) {
    const double changed = random.share() * 0.04;
    for (std::string& word : words) {
      if (random.share() < changed) word = draw_word(random);
    }
  }
  std::string text;
  Random stops(copy ? number - place : number);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool begins = i == 0 || stops.below(15) == 0;
    if (i > 0) text += begins ? ". " : " ";
    const std::size_t at = text.size();
    text += words[i];
    if (begins) text[at] = static_cast<char>(text[at] - 'a' + 'A');
  }
  return text + ".";
}

Document as_document(std::uint64_t number, std::string text) {
  Document document;
  document.id = IdBuilder().add(number).build<DocumentTag>();
  document.path = std::to_string(number);
  document.text = std::move(text);
  return document;
}

Layout as_layout(const Document& document) {
  Layout layout;
  layout.document = document.id;
  Region region;
  region.kind = RegionKind::main;
  region.span = {0, static_cast<std::uint32_t>(document.text.size())};
  layout.regions.push_back(region);
  return layout;
}

struct Keys {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint8_t> joined;
};

Keys keys_of(const std::string& text) {
  const Document document = as_document(0, text);
  Keys keys;
  for (const ArticleWord& word : article_words(document, as_layout(document)).words) {
    keys.keys.push_back(word.key);
    keys.joined.push_back(word.starts_piece ? 0 : 1);
  }
  return keys;
}

class Clock {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - since_).count();
    since_ = now;
    return seconds;
  }

 private:
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

double resident_gib() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / (1024.0 * 1024.0);
}

template <class NextText>
void near(std::uint64_t count, NextText next_text) {
  std::vector<Sketch> sketches;
  sketches.reserve(count);
  double tokenising = 0;
  double sketching = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string text = next_text(i);
    Clock clock;
    const Keys keys = keys_of(text);
    tokenising += clock.lap();
    sketches.push_back(sketch_of({keys.keys, keys.joined}));
    sketching += clock.lap();
  }
  Clock clock;
  const std::vector<std::uint32_t> first = near_copies(sketches);
  const double clustering = clock.lap();
  std::uint64_t copies = 0;
  for (std::uint32_t i = 0; i < first.size(); ++i) copies += first[i] != i ? 1U : 0U;
  std::printf(
      "documents=%llu tokenising_s=%.4f sketching_s=%.4f clustering_s=%.4f near_copies=%llu "
      "resident_gib=%.2f\n",
      static_cast<unsigned long long>(count), tokenising, sketching, clustering,
      static_cast<unsigned long long>(copies), resident_gib());
}

/// The distinct hashes of all runs of five words, by the naive reading.
std::vector<std::uint64_t> runs_of(const Keys& keys) {
  std::vector<std::uint64_t> runs;
  for (std::size_t i = 0; i + 5 <= keys.keys.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t w = i; w < i + 5; ++w) hash = Random(hash ^ keys.keys[w]).next();
    runs.push_back(hash);
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

void recall(std::uint32_t count) {
  std::vector<Sketch> sketches;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> index;
  std::vector<std::size_t> sizes;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Keys keys = keys_of(document_text(i));
    sketches.push_back(sketch_of({keys.keys, keys.joined}));
    const std::vector<std::uint64_t> runs = runs_of(keys);
    sizes.push_back(runs.size());
    for (const std::uint64_t run : runs) index.emplace_back(run, i);
  }
  std::sort(index.begin(), index.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shared;  // once for each common run
  for (std::size_t begin = 0; begin < index.size();) {
    std::size_t end = begin;
    while (end < index.size() && index[end].first == index[begin].first) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < end; ++j)
        shared.emplace_back(index[i].second, index[j].second);
    }
    begin = end;
  }
  std::sort(shared.begin(), shared.end());
  const std::vector<std::uint32_t> first = near_copies(sketches);
  std::uint64_t pairs = 0;
  std::uint64_t found = 0;
  std::uint64_t close = 0;  // at .80 to .85 alone
  std::uint64_t close_found = 0;
  for (std::size_t begin = 0; begin < shared.size();) {
    std::size_t end = begin;
    while (end < shared.size() && shared[end] == shared[begin]) ++end;
    const auto [a, b] = shared[begin];
    const std::size_t common = end - begin;
    const std::size_t all = sizes[a] + sizes[b] - common;
    begin = end;
    if (common * 100 < all * 80) continue;
    const std::uint64_t hit = first[a] == first[b] ? 1U : 0U;
    ++pairs;
    found += hit;
    if (common * 100 > all * 85) continue;
    ++close;
    close_found += hit;
  }
  std::printf(
      "documents=%u pairs_at_080=%llu found=%llu pairs_080_to_085=%llu found_080_to_085=%llu\n",
      count, static_cast<unsigned long long>(pairs), static_cast<unsigned long long>(found),
      static_cast<unsigned long long>(close), static_cast<unsigned long long>(close_found));
}

void passages(std::uint64_t count) {
  std::vector<Document> documents;
  std::vector<Layout> layouts;
  for (std::uint64_t i = 0; i < count; ++i) {
    documents.push_back(as_document(i, document_text(i)));
    layouts.push_back(as_layout(documents.back()));
  }
  Clock clock;
  const auto links = find_reuse(documents, layouts);
  const double seconds = clock.lap();
  std::size_t copies = 0;
  for (const ReuseLink& link : *links) copies += link.kind == ReuseKind::copy ? 1U : 0U;
  std::printf("documents=%llu seconds=%.1f copies=%zu passages=%zu resident_gib=%.2f\n",
              static_cast<unsigned long long>(count), seconds, copies, links->size() - copies,
              resident_gib());
}

int usage() {
  std::fprintf(stderr, "reuse_scale near|recall|passages N; write N FILE; read FILE\n");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2) return usage();
  const std::uint64_t count = std::strtoull(words[1].c_str(), nullptr, 10);
  if (words[0] == "near") near(count, document_text);
  if (words[0] == "recall") recall(static_cast<std::uint32_t>(count));
  if (words[0] == "passages") passages(count);
  if (words[0] == "write" && words.size() == 3) {
    std::ofstream out(words[2], std::ios::binary);
    for (std::uint64_t i = 0; i < count; ++i) out << document_text(i) << '\n';
  }
  if (words[0] == "read") {
    std::ifstream in(words[1], std::ios::binary);
    std::vector<std::string> texts;
    for (std::string line; std::getline(in, line);) texts.push_back(line);
    near(texts.size(), [&](std::uint64_t i) { return texts[i]; });
  }
  return 0;
}
