// extract/letter_case.cpp - which words of a text in capitals are written with small letters
//
// A word of the English list is; one that is a name, too, unless a name stands beside it. What the
// list does not know is a name, or an abbreviation where it has no vowel or was introduced as one:
// "the Workers' Front [WOFRO]".
#include "extract/letter_case.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

#include "extract/data.h"
#include "text/tokens.h"

namespace habeas {
namespace {

enum class Known : std::uint8_t { nothing, small, both, name };

class SmallWords {
 public:
  SmallWords() {
    std::string_view rest = embedded_lexicon_small_letters_tsv();
    words_.reserve(rest.size() / 8);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty() || line.front() == '#') continue;
      const std::size_t tab = line.find('\t');
      const char mark = tab == std::string_view::npos ? ' ' : line.back();
      words_.emplace(word_key(line.substr(0, tab)), mark == 'b'   ? Known::both
                                                    : mark == 'n' ? Known::name
                                                                  : Known::small);
    }
  }

  /// Of a word in small letters.
  [[nodiscard]] Known of(const std::string& word, int forms = 2) const {
    const auto found = words_.find(word_key(word));
    if (found != words_.end()) return found->second;
    return forms > 0 && is_form(word, forms) ? Known::small : Known::nothing;
  }

 private:
  struct Ending {
    std::string_view end, put, after;  ///< what the stem ends in; empty for any letter
  };

  [[nodiscard]] bool is_form(const std::string& word, int forms) const {
    static constexpr std::array<Ending, 13> kEndings = {{{"s", "", ""},
                                                         {"es", "", "sxzho"},
                                                         {"d", "", "e"},
                                                         {"ed", "", ""},
                                                         {"r", "", "e"},
                                                         {"er", "", ""},
                                                         {"rs", "", "e"},
                                                         {"ers", "", ""},
                                                         {"ly", "", ""},
                                                         {"ing", "", ""},
                                                         {"ing", "e", ""},
                                                         {"ies", "y", ""},
                                                         {"ied", "y", ""}}};
    constexpr std::size_t kShortestStem = 3;
    return std::any_of(kEndings.begin(), kEndings.end(), [&](const Ending& ending) {
      if (!word.ends_with(ending.end) || word.size() < ending.end.size() + kShortestStem)
        return false;
      std::string stem = word.substr(0, word.size() - ending.end.size());
      if (!ending.after.empty() && ending.after.find(stem.back()) == std::string_view::npos)
        return false;
      stem += ending.put;
      const Known known = of(stem, forms - 1);
      return known == Known::small || known == Known::both;
    });
  }

  std::unordered_map<std::uint64_t, Known> words_;  // only looked up
};

const SmallWords& small_words() {
  static const SmallWords words;
  return words;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_ascii_letter(char c) { return small(c) >= 'a' && small(c) <= 'z'; }
/// Letters beyond ASCII belong to words, too; they are left as they are.
bool is_in_word(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

enum class Written : std::uint8_t { as_is, small, either, name, letters };

struct Word {
  std::size_t begin = 0, end = 0;
  Written how = Written::as_is;
};

/// Runs of letters; an apostrophe between letters ends one, so that "'S" is one of its own.
std::vector<Word> words_in(std::string_view text, std::span<const TextSpan> blocks) {
  std::vector<Word> words;
  for (const TextSpan block : blocks) {
    for (std::size_t i = block.begin; i < block.end;) {
      if (!is_in_word(text[i])) {
        ++i;
        continue;
      }
      Word word{i, i, Written::as_is};
      while (i < block.end && is_in_word(text[i])) ++i;
      word.end = i;
      words.push_back(word);
    }
  }
  return words;
}

bool has_small_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_set_in_capitals(std::string_view text, const std::vector<Word>& words) {
  constexpr std::size_t kEnough = 25;  // words; headlines are often in capitals
  std::size_t all = 0;
  std::size_t capitals = 0;
  for (const Word& word : words) {
    if (word.end - word.begin < 2) continue;
    ++all;
    capitals += has_small_letter(text.substr(word.begin, word.end - word.begin)) ? 0U : 1U;
  }
  return all >= kEnough && capitals * 20 >= all * 19;
}

class Restorer {
 public:
  Restorer(std::string_view text, std::vector<Word> words)
      : text_(text), words_(std::move(words)), made_(text) {}

  std::string run() {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i].how = how(i);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].how == Written::either)
        words_[i].how = is_beside_name(i) ? Written::name : Written::small;
    }
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].how == Written::name && abbreviations_.contains(folded(i)))
        words_[i].how = Written::letters;
      write(i);
    }
    return std::move(made_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }
  [[nodiscard]] std::string folded(std::size_t i) const {
    std::string made(word(i));
    std::transform(made.begin(), made.end(), made.begin(), small);
    return made;
  }
  [[nodiscard]] char before(std::size_t i) const {
    return words_[i].begin == 0 ? ' ' : text_[words_[i].begin - 1];
  }
  [[nodiscard]] char behind(std::size_t i) const {
    return words_[i].end == text_.size() ? ' ' : text_[words_[i].end];
  }

  [[nodiscard]] Written how(std::size_t i) {
    const std::string made = folded(i);
    if (has_small_letter(word(i))) return Written::as_is;
    if (made.size() == 1) {
      if (before(i) == '\'' && (made == "s" || made == "t" || made == "d" || made == "m"))
        return Written::small;
      return made == "a" && behind(i) != '.' ? Written::small : Written::as_is;
    }
    if (behind(i) == '\'' && i + 1 < words_.size() && folded(i + 1) == "t") return Written::small;
    const bool contracted = before(i) == '\'' && (made == "re" || made == "ve" || made == "ll");
    if (contracted) return Written::small;
    switch (small_words().of(made)) {
      case Known::small:
        return Written::small;
      case Known::both:
        return Written::either;
      case Known::name:
        return Written::name;
      case Known::nothing:
        break;
    }
    constexpr std::size_t kLongest = 6;
    const bool bracketed = (before(i) == '(' || before(i) == '[') &&
                           (behind(i) == ')' || behind(i) == ']') && made.size() <= kLongest;
    const bool vowel = made.find_first_of("aeiouy") != std::string::npos;
    if (bracketed) abbreviations_.insert(made);
    return bracketed || !vowel ? Written::letters : Written::name;
  }

  /// Does only white space stand between a word and the next?
  [[nodiscard]] bool joins(std::size_t i) const {
    for (std::size_t at = words_[i].end; at < words_[i + 1].begin; ++at) {
      if (text_[at] != ' ' && text_[at] != '\n') return false;
    }
    return true;
  }

  [[nodiscard]] bool is_beside_name(std::size_t i) const {
    return (i > 0 && words_[i - 1].how == Written::name && joins(i - 1)) ||
           (i + 1 < words_.size() && words_[i + 1].how == Written::name && joins(i));
  }

  /// A full stop and white space, or an empty line, before it; not the stop of an abbreviation.
  [[nodiscard]] bool opens_sentence(std::size_t i) const {
    if (i == 0) return true;
    const Word& last = words_[i - 1];
    const std::string_view gap = text_.substr(last.end, words_[i].begin - last.end);
    if (gap.find("\n\n") != std::string_view::npos) return true;
    const std::size_t stop = gap.find_first_of(".!?");
    const std::size_t space = gap.find_first_of(" \n", stop == std::string_view::npos ? 0 : stop);
    if (stop == std::string_view::npos || space == std::string_view::npos) return false;
    return gap.front() != '.' || last.end - last.begin > 1;
  }

  void write(std::size_t i) {
    const Word& word = words_[i];
    if (word.how == Written::as_is || word.how == Written::letters) return;
    const bool keeps_first = word.how == Written::name || opens_sentence(i);
    for (std::size_t at = word.begin + (keeps_first ? 1 : 0); at < word.end; ++at)
      made_[at] = small(text_[at]);
  }

  std::string_view text_;
  std::vector<Word> words_;
  std::string made_;
  std::set<std::string> abbreviations_;  // introduced in brackets
};

}  // namespace

std::optional<std::string> restore_small_letters(std::string_view text,
                                                 std::span<const TextSpan> blocks) {
  std::vector<Word> words = words_in(text, blocks);
  if (!is_set_in_capitals(text, words)) return std::nullopt;
  return Restorer(text, std::move(words)).run();
}

}  // namespace habeas
