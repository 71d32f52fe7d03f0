// reuse/terms.cpp - reads numbers in figures and words, weighs words by rarity, makes codes
//
// A term that stands in a retelling need not be the same word. It is looked up under several codes,
// each with how much it counts: its base form, the sound of a name (transliterations and machine
// rewriting keep consonants), the first letters of a long word, its concepts, and a concept that is
// broader than it. Rarity is ln((N + K) / (n + K b)): n of N articles use the word, b is how common
// it is in news in general, K keeps small piles from calling every word common.
#include "reuse/terms.h"

#include <algorithm>
#include <array>
#include <string>

#include "reuse/thesaurus.h"
#include "text/tokens.h"

namespace habeas {
namespace {

constexpr std::uint64_t kNumber = std::uint64_t{1} << 63U;
constexpr std::uint64_t kSalt = 0x9E3779B97F4A7C15ULL;
constexpr std::int32_t kSmallNumber = 2300;  // below ten: tells little
constexpr std::int32_t kTelling = 400;       // rarity of a word that is worth comparing

constexpr auto kStopWords = std::to_array<std::uint64_t>({"the"_w,
                                                          "a"_w,
                                                          "an"_w,
                                                          "of"_w,
                                                          "in"_w,
                                                          "on"_w,
                                                          "at"_w,
                                                          "to"_w,
                                                          "and"_w,
                                                          "or"_w,
                                                          "by"_w,
                                                          "for"_w,
                                                          "from"_w,
                                                          "with"_w,
                                                          "that"_w,
                                                          "which"_w,
                                                          "who"_w,
                                                          "whom"_w,
                                                          "whose"_w,
                                                          "had"_w,
                                                          "has"_w,
                                                          "have"_w,
                                                          "having"_w,
                                                          "was"_w,
                                                          "were"_w,
                                                          "is"_w,
                                                          "are"_w,
                                                          "be"_w,
                                                          "been"_w,
                                                          "being"_w,
                                                          "it"_w,
                                                          "its"_w,
                                                          "they"_w,
                                                          "them"_w,
                                                          "their"_w,
                                                          "his"_w,
                                                          "her"_w,
                                                          "hers"_w,
                                                          "he"_w,
                                                          "she"_w,
                                                          "him"_w,
                                                          "this"_w,
                                                          "these"_w,
                                                          "those"_w,
                                                          "as"_w,
                                                          "but"_w,
                                                          "not"_w,
                                                          "no"_w,
                                                          "nor"_w,
                                                          "than"_w,
                                                          "then"_w,
                                                          "there"_w,
                                                          "when"_w,
                                                          "while"_w,
                                                          "after"_w,
                                                          "before"_w,
                                                          "into"_w,
                                                          "out"_w,
                                                          "over"_w,
                                                          "under"_w,
                                                          "up"_w,
                                                          "down"_w,
                                                          "off"_w,
                                                          "said"_w,
                                                          "say"_w,
                                                          "says"_w,
                                                          "saying"_w,
                                                          "told"_w,
                                                          "tell"_w,
                                                          "tells"_w,
                                                          "also"_w,
                                                          "one"_w,
                                                          "more"_w,
                                                          "most"_w,
                                                          "some"_w,
                                                          "any"_w,
                                                          "all"_w,
                                                          "each"_w,
                                                          "very"_w,
                                                          "only"_w,
                                                          "just"_w,
                                                          "about"_w,
                                                          "near"_w,
                                                          "would"_w,
                                                          "could"_w,
                                                          "should"_w,
                                                          "may"_w,
                                                          "might"_w,
                                                          "will"_w,
                                                          "can"_w,
                                                          "did"_w,
                                                          "do"_w,
                                                          "does"_w,
                                                          "done"_w,
                                                          "according"_w,
                                                          "himself"_w,
                                                          "itself"_w,
                                                          "themselves"_w,
                                                          "where"_w,
                                                          "what"_w,
                                                          "how"_w,
                                                          "so"_w,
                                                          "if"_w,
                                                          "whether"_w,
                                                          "because"_w,
                                                          "since"_w,
                                                          "during"_w,
                                                          "between"_w,
                                                          "against"_w,
                                                          "both"_w,
                                                          "same"_w,
                                                          "other"_w,
                                                          "others"_w,
                                                          "another"_w,
                                                          "such"_w,
                                                          "own"_w,
                                                          "per"_w,
                                                          "we"_w,
                                                          "our"_w,
                                                          "us"_w,
                                                          "you"_w,
                                                          "your"_w,
                                                          "i"_w,
                                                          "my"_w,
                                                          "me"_w,
                                                          "herself"_w,
                                                          "through"_w,
                                                          "upon"_w,
                                                          "without"_w,
                                                          "within"_w,
                                                          "that's"_w,
                                                          "it's"_w,
                                                          "reported"_w,
                                                          "added"_w,
                                                          "least"_w,
                                                          "around"_w,
                                                          "approximately"_w,
                                                          "roughly"_w,
                                                          "nearly"_w,
                                                          "almost"_w});

bool is_stop_word(std::uint64_t key) {
  static const std::vector<std::uint64_t> kSorted = [] {
    std::vector<std::uint64_t> sorted(kStopWords.begin(), kStopWords.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }();
  return std::binary_search(kSorted.begin(), kSorted.end(), key);
}

struct NumberWord {
  std::uint64_t key = 0;
  std::uint64_t value = 0;
};

constexpr auto kUnits = std::to_array<NumberWord>(
    {{"two"_w, 2},       {"three"_w, 3},     {"four"_w, 4},     {"five"_w, 5},
     {"six"_w, 6},       {"seven"_w, 7},     {"eight"_w, 8},    {"nine"_w, 9},
     {"ten"_w, 10},      {"eleven"_w, 11},   {"twelve"_w, 12},  {"thirteen"_w, 13},
     {"fourteen"_w, 14}, {"fifteen"_w, 15},  {"sixteen"_w, 16}, {"seventeen"_w, 17},
     {"eighteen"_w, 18}, {"nineteen"_w, 19}, {"dozen"_w, 12},   {"couple"_w, 2},
     {"pair"_w, 2},      {"one"_w, 1},       {"twice"_w, 2}});
constexpr auto kTens = std::to_array<NumberWord>({{"twenty"_w, 20},
                                                  {"thirty"_w, 30},
                                                  {"forty"_w, 40},
                                                  {"fifty"_w, 50},
                                                  {"sixty"_w, 60},
                                                  {"seventy"_w, 70},
                                                  {"eighty"_w, 80},
                                                  {"ninety"_w, 90}});
constexpr auto kPowers =
    std::to_array<NumberWord>({{"hundred"_w, 100}, {"thousand"_w, 1000}, {"million"_w, 1000000}});

template <std::size_t N>
std::uint64_t value_in(const std::array<NumberWord, N>& table, std::uint64_t key) {
  const auto at = std::find_if(table.begin(), table.end(),
                               [&](const NumberWord& word) { return word.key == key; });
  return at == table.end() ? 0 : at->value;
}

/// Value of a numeral such as "33,000"; nothing for "10:40", "3.1" or "9th".
std::uint64_t numeral(std::string_view bytes) {
  constexpr std::size_t kMostDigits = 15;
  std::uint64_t value = 0;
  std::size_t digits = 0;
  for (const char c : bytes) {
    if (c == ',') continue;
    if (c < '0' || c > '9' || ++digits > kMostDigits) return 0;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

/// A number in one or more words that begins at a word of an article.
struct NumberRead {
  std::uint64_t value = 0;  ///< 0: none
  std::uint32_t words = 1;
};

NumberRead read_number(const ArticleText& article, std::uint32_t at) {
  const std::vector<ArticleWord>& words = article.article->words;
  const auto key = [&](std::uint32_t i) { return i < words.size() ? words[i].key : 0; };
  const auto small = [&](std::uint32_t i, std::uint32_t& used) -> std::uint64_t {
    if (const std::uint64_t tens = value_in(kTens, key(i)); tens != 0) {
      const std::uint64_t unit = value_in(kUnits, key(i + 1));
      const bool joined = unit > 0 && unit < 10;
      used = joined ? 2 : 1;
      return joined ? tens + unit : tens;
    }
    used = 1;
    return value_in(kUnits, key(i));
  };
  NumberRead read;
  if (words[at].is_figure) {
    read.value = numeral(slice(article.text, words[at].span));
  } else {
    read.value = small(at, read.words);
  }
  if (read.value == 0) return {};
  while (const std::uint64_t power = value_in(kPowers, key(at + read.words))) {
    read.value *= power;
    ++read.words;
    std::uint32_t used = 0;
    const bool linked = key(at + read.words) == "and"_w;
    if (!linked || power != 100) continue;
    if (const std::uint64_t rest = small(at + read.words + 1, used); rest != 0) {
      read.value += rest;
      read.words += 1 + used;
    }
  }
  if (read.value == 1) return {};  // "one" is mostly no number
  return read;
}

/// 1000 * ln(x), rounded down, from the binary logarithm by repeated squaring; x > 0.
std::int32_t ln_milli(std::uint64_t x) {
  std::int32_t whole = 0;
  while (x >> static_cast<unsigned>(whole + 1) != 0) ++whole;
  std::uint64_t mantissa = whole >= 31 ? x >> static_cast<unsigned>(whole - 31)
                                       : x << static_cast<unsigned>(31 - whole);  // [2^31, 2^32)
  std::int64_t log2 = whole;
  for (int bit = 0; bit < 12; ++bit) {
    mantissa = (mantissa * mantissa) >> 31U;
    log2 *= 2;
    if (mantissa >= (std::uint64_t{1} << 32U)) {
      mantissa >>= 1U;
      ++log2;
    }
  }
  return static_cast<std::int32_t>(log2 * 693147 / 1000 / 4096);
}

enum class CodeKind : std::uint64_t { number, base, sound, stem, own, broader };

std::uint64_t make_code(CodeKind kind, std::uint64_t value) {
  std::uint64_t code = (value + static_cast<std::uint64_t>(kind)) * kSalt;
  code ^= code >> 32U;
  return (code * kSalt) ^ static_cast<std::uint64_t>(kind);
}

char merged_consonant(char c) {
  switch (c) {
    case 'c':
    case 'q':
    case 'g':
    case 'j':
    case 'x':
      return 'k';
    case 'z':
      return 's';
    case 'd':
      return 't';
    case 'b':
      return 'p';
    case 'v':
    case 'w':
      return 'f';
    default:
      return c;
  }
}

}  // namespace

std::string sound_of(std::string_view folded) {
  std::string sound;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    char c = folded[i];
    if (c < 'a' || c > 'z') continue;
    const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
    if (vowel) {
      if (i == 0) sound += 'a';
      continue;
    }
    if (c == 'h') {
      // "kh", "th", "sh", "ph": a mark of the letter before it
      if (i == 0) sound += c;
      if (!sound.empty() && i > 0 && folded[i - 1] == 'p') sound.back() = 'f';
      continue;
    }
    c = merged_consonant(c);
    if (sound.empty() || sound.back() != c) sound += c;
  }
  return sound;
}

Vocabulary::Vocabulary(std::span<const ArticleText> articles)
    : articles_(static_cast<std::uint32_t>(articles.size())) {
  for (const ArticleText& article : articles) add(article);
}

void Vocabulary::add(const ArticleText& article) {
  std::vector<std::uint64_t> seen;
  std::vector<std::uint64_t> numbers;
  const std::vector<ArticleWord>& words = article.article->words;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (const NumberRead number = read_number(article, i); number.value != 0) {
      numbers.push_back(number.value | kNumber);
      i += number.words - 1;
      continue;
    }
    if (is_stop_word(words[i].key)) continue;
    const auto [at, fresh] = words_.try_emplace(words[i].key);
    if (fresh) at->second = read_word(slice(article.text, words[i].span));
    seen.push_back(words[i].key);
  }
  const auto once = [](std::vector<std::uint64_t>& keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  };
  once(seen);
  once(numbers);
  for (const std::uint64_t key : seen) ++words_[key].uses;
  for (const std::uint64_t key : numbers) ++number_uses_[key];
}

Vocabulary::Word Vocabulary::read_word(std::string_view bytes) {
  constexpr std::size_t kLongWord = 6;
  constexpr std::size_t kStemLetters = 5;
  constexpr std::size_t kTellingSound = 3;
  Word word;
  const std::string folded = fold(bytes);
  word.base = word_key(folded);
  WordSense sense = sense_of(folded);
  std::vector<std::string> forms = verb_lemmas(folded);
  forms.insert(forms.begin(), singular(folded));
  for (const std::string& form : forms) {
    if (form == folded) continue;
    WordSense other = sense_of(form);
    if (!other.is_known) continue;
    if (word.base == word_key(folded)) word.base = word_key(form);
    sense.is_known = true;
    sense.per_mille = std::max(sense.per_mille, other.per_mille);
    sense.concepts.insert(sense.concepts.end(), other.concepts.begin(), other.concepts.end());
    sense.broader.insert(sense.broader.end(), other.broader.begin(), other.broader.end());
  }
  for (std::vector<std::uint32_t>* list : {&sense.concepts, &sense.broader}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  word.is_known = sense.is_known;
  word.per_mille = sense.per_mille;
  word.concepts = std::move(sense.concepts);
  word.broader = std::move(sense.broader);
  if (folded.size() >= kLongWord) {
    word.stem = word_key(std::string_view(folded).substr(0, kStemLetters));
  }
  const std::string sound = sound_of(folded);
  if (sound.size() >= kTellingSound) word.sound = word_key(sound);
  return word;
}

std::int32_t Vocabulary::rarity(std::uint32_t uses, std::uint32_t per_mille) const {
  constexpr std::uint64_t kPrior = 200;  // articles
  constexpr std::uint64_t kFloor = 10;   // of a thousand: nothing is rarer in general
  const std::uint64_t all = (articles_ + kPrior) * 1000;
  const std::uint64_t with = std::uint64_t{uses} * 1000 + kPrior * (per_mille + kFloor);
  return std::max(0, ln_milli(all) - ln_milli(with));
}

std::vector<Term> Vocabulary::terms(const ArticleText& article) const {
  std::vector<Term> terms;
  const std::vector<ArticleWord>& words = article.article->words;
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i].starts_sentence) ++sentence;
    if (const NumberRead number = read_number(article, i); number.value != 0) {
      const std::uint64_t key = number.value | kNumber;
      const auto uses = number_uses_.find(key);
      const std::int32_t weight = number.value < 10
                                      ? kSmallNumber
                                      : rarity(uses == number_uses_.end() ? 1 : uses->second, 0);
      terms.push_back({key, i, sentence, weight, TermKind::number});
      i += number.words - 1;
      continue;
    }
    const auto found = words_.find(words[i].key);
    if (found == words_.end()) continue;
    const Word& word = found->second;
    const std::int32_t weight = rarity(word.uses, word.per_mille);
    if (weight < kTelling) continue;
    const bool name = words[i].is_name || (words[i].is_capital && !word.is_known);
    terms.push_back({words[i].key, i, sentence, weight, name ? TermKind::name : TermKind::word});
  }
  return terms;
}

void Vocabulary::codes(const Term& term, std::vector<std::uint64_t>& out) const {
  out.clear();
  if (term.kind == TermKind::number) {
    out.push_back(make_code(CodeKind::number, term.key));
    return;
  }
  const Word& word = words_.at(term.key);
  out.push_back(make_code(CodeKind::base, word.base));
  if (term.kind == TermKind::name && word.sound != 0) {
    out.push_back(make_code(CodeKind::sound, word.sound));
  }
  if (word.stem != 0) out.push_back(make_code(CodeKind::stem, word.stem));
  for (const std::uint32_t own : word.concepts) out.push_back(make_code(CodeKind::own, own));
  for (const std::uint32_t over : word.broader) out.push_back(make_code(CodeKind::broader, over));
}

std::vector<Code> Vocabulary::sought(const Term& term) const {
  constexpr std::int32_t kSame = 1000;
  constexpr std::int32_t kSound = 900;
  constexpr std::int32_t kSynonym = 800;
  constexpr std::int32_t kBroader = 500;
  if (term.kind == TermKind::number) return {{make_code(CodeKind::number, term.key), kSame}};
  const Word& word = words_.at(term.key);
  std::vector<Code> codes = {{make_code(CodeKind::base, word.base), kSame}};
  if (term.kind == TermKind::name && word.sound != 0) {
    codes.push_back({make_code(CodeKind::sound, word.sound), kSound});
  }
  if (word.stem != 0) codes.push_back({make_code(CodeKind::stem, word.stem), kSynonym});
  for (const std::uint32_t own : word.concepts) {
    codes.push_back({make_code(CodeKind::own, own), kSynonym});
    codes.push_back({make_code(CodeKind::broader, own), kBroader});
  }
  for (const std::uint32_t over : word.broader) {
    codes.push_back({make_code(CodeKind::own, over), kBroader});
  }
  return codes;
}

std::uint64_t Vocabulary::pile_code(const Term& term) const {
  if (term.kind == TermKind::number) return make_code(CodeKind::number, term.key);
  const Word& word = words_.at(term.key);
  if (term.kind == TermKind::name && word.sound != 0) {
    return make_code(CodeKind::sound, word.sound);
  }
  return make_code(CodeKind::base, word.base);
}

}  // namespace habeas
