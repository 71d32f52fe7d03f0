// lexicon/matcher.cpp - the word-start hash: at each capital the keys of one, two ... words are
// asked, the longest wins
//
// The key of several words is the FNV-1a hash of their folded bytes without what stands between
// them, so it grows by one word at a time without building a string. The bit filter of the
// gazetteer answers most questions from the cache; only a key that passes it is looked up. Equality
// is that of 64-bit keys.
#include "lexicon/matcher.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/key_table.h"

namespace habeas {
namespace {

// Small words inside names; a lower-case word of a split name is none of them.
constexpr auto kParticles = KeySet(std::to_array<std::uint64_t>(
    {"of"_w,  "de"_w,  "del"_w, "della"_w, "di"_w,  "da"_w,   "do"_w,  "dos"_w, "das"_w, "du"_w,
     "des"_w, "la"_w,  "le"_w,  "les"_w,   "las"_w, "los"_w,  "el"_w,  "al"_w,  "as"_w,  "ash"_w,
     "at"_w,  "az"_w,  "ad"_w,  "ar"_w,    "an"_w,  "el"_w,   "van"_w, "von"_w, "den"_w, "der"_w,
     "am"_w,  "im"_w,  "in"_w,  "sur"_w,   "on"_w,  "upon"_w, "the"_w, "and"_w, "y"_w,   "e"_w,
     "et"_w,  "und"_w, "bei"_w, "a"_w,     "to"_w,  "ez"_w,   "ed"_w,  "or"_w}));
// Towns have these names too, but hardly a text speaks of them.
constexpr auto kFunctionWords = KeySet(std::to_array<std::uint64_t>(
    {"the"_w,      "of"_w,       "an"_w,      "as"_w,        "at"_w,       "by"_w,
     "to"_w,       "is"_w,       "us"_w,      "we"_w,        "he"_w,       "me"_w,
     "it"_w,       "in"_w,       "on"_w,      "or"_w,        "if"_w,       "no"_w,
     "so"_w,       "do"_w,       "my"_w,      "up"_w,        "be"_w,       "am"_w,
     "all"_w,      "and"_w,      "any"_w,     "are"_w,       "but"_w,      "can"_w,
     "did"_w,      "few"_w,      "for"_w,     "had"_w,       "has"_w,      "her"_w,
     "him"_w,      "his"_w,      "how"_w,     "its"_w,       "may"_w,      "new"_w,
     "not"_w,      "now"_w,      "off"_w,     "old"_w,       "one"_w,      "our"_w,
     "out"_w,      "own"_w,      "she"_w,     "six"_w,       "ten"_w,      "two"_w,
     "was"_w,      "who"_w,      "why"_w,     "yes"_w,       "you"_w,      "both"_w,
     "each"_w,     "five"_w,     "four"_w,    "from"_w,      "here"_w,     "most"_w,
     "some"_w,     "such"_w,     "that"_w,    "they"_w,      "this"_w,     "what"_w,
     "we're"_w,    "i'm"_w,      "january"_w, "february"_w,  "march"_w,    "april"_w,
     "june"_w,     "july"_w,     "august"_w,  "september"_w, "october"_w,  "november"_w,
     "december"_w, "monday"_w,   "tuesday"_w, "wednesday"_w, "thursday"_w, "friday"_w,
     "saturday"_w, "sunday"_w,   "north"_w,   "south"_w,     "east"_w,     "west"_w,
     "northern"_w, "southern"_w, "eastern"_w, "western"_w,   "central"_w,  "first"_w}));
constexpr std::size_t kShortestSplit = 6;  // letters of a name that the text splits

bool is_particle(std::uint64_t key) { return kParticles.has(key); }

bool is_function_word(std::uint64_t key) { return kFunctionWords.has(key); }

bool is_capital(const Token& token) {
  return token.kind == TokenKind::word && token.shape != Shape::lower && token.shape != Shape::none;
}

std::uint64_t extend(std::uint64_t hash, std::string_view folded) {
  for (const char c : folded) {
    hash ^= static_cast<std::uint8_t>(c);
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

/// Hash grown by the folded bytes of a word, without building a string where the word is ASCII.
std::uint64_t extend_by_word(std::uint64_t hash, std::string_view word) {
  for (const char c : word) {
    if (static_cast<std::uint8_t>(c) >= 0x80) return extend(hash, fold_name(word));
  }
  for (const char c : word) {
    if (c == '\'' || c == '.' || c == '-' || c == '`') continue;
    hash ^= static_cast<std::uint8_t>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

class Finder {
 public:
  Finder(const TokenText& text, TokenRange range, std::string_view bytes,
         const Gazetteer& gazetteer, const MatchOptions& options)
      : tokens_(text.tokens),
        range_(range),
        bytes_(bytes),
        gazetteer_(gazetteer),
        options_(options) {}

  void run(std::vector<NameHit>& out) const {
    for (std::uint32_t i = range_.begin; i < range_.end;) {
      std::optional<NameHit> hit = starts_name(i) ? longest_at(i) : std::nullopt;
      if (!hit) {
        ++i;
        continue;
      }
      i = hit->range.end;
      out.push_back(std::move(*hit));
    }
  }

 private:
  std::string_view view(std::uint32_t i) const { return slice(bytes_, tokens_[i].span()); }

  bool starts_name(std::uint32_t i) const {
    // "Dar el-Amal": behind an article and a hyphen a name only goes on
    if (i >= range_.begin + 2 && is_hyphen(i - 1) && tokens_[i - 2].shape == Shape::lower &&
        is_particle(tokens_[i - 2].key))
      return false;
    if (is_capital(tokens_[i])) return true;
    return tokens_[i].kind == TokenKind::word && i + 2 < range_.end && is_hyphen(i + 1) &&
           is_particle(tokens_[i].key) && is_capital(tokens_[i + 2]);
  }

  /// A hyphen without spaces around it.
  bool is_hyphen(std::uint32_t i) const {
    if (i + 1 >= range_.end || tokens_[i].kind != TokenKind::punctuation) return false;
    const std::string_view mark = view(i);
    const bool hyphen = mark == "-" || mark == "\xE2\x80\x90" || mark == "\xE2\x80\x91";
    return hyphen && !tokens_[i].space_before && !tokens_[i + 1].space_before;
  }

  /// "St. Ives", "Ft. Worth": a dot behind a short word in capitals.
  bool is_inner_dot(std::uint32_t i) const {
    return i > range_.begin && i + 1 < range_.end && view(i) == "." && !tokens_[i].space_before &&
           is_capital(tokens_[i - 1]) && tokens_[i - 1].span().size() <= 3 &&
           is_capital(tokens_[i + 1]);
  }

  /// The next word that may belong to a name whose last word is `i`; kNoRow if none.
  std::uint32_t next_word(std::uint32_t i) const {
    std::uint32_t next = i + 1;
    if (next < range_.end && (is_hyphen(next) || is_inner_dot(next))) ++next;
    return next < range_.end && tokens_[next].kind == TokenKind::word ? next : kNoRow;
  }

  bool is_possessive(std::uint32_t i) const {
    return view(i).front() == '\'' || view(i).substr(0, 3) == "\xE2\x80\x99";
  }

  std::optional<NameHit> longest_at(std::uint32_t begin) const {
    std::optional<NameHit> best;
    std::uint64_t key = word_key({});
    std::uint32_t words = 0;
    for (std::uint32_t last = begin; last != kNoRow && words <= options_.longest_words;
         last = next_word(last)) {
      key = extend_by_word(key, view(last));
      words += is_possessive(last) ? 0 : 1;  // "People's" is one word
      if (!gazetteer_.may_have(key)) continue;
      if (std::optional<NameHit> hit = believe({begin, last + 1}, key, words))
        best = std::move(hit);
    }
    return best;
  }

  std::optional<NameHit> believe(TokenRange range, std::uint64_t key, std::uint32_t words) const {
    NameHit hit;
    hit.range = range;
    hit.key = key;
    if (is_function_word(tokens_[range.begin].key) && nothing_else(range)) return {};
    hit.rows = gazetteer_.find(key);
    if (is_possessive(range.end - 1)) {  // "St. John's", but not "Kenya's"
      std::erase_if(hit.rows, [&](const NamedRow& named) {
        return named.variant ||
               gazetteer_.name(named.row).find_first_of("'\xE2") == std::string::npos;
      });
    }
    const bool capitals = all_capitals(range);
    const bool short_capitals = capitals && range.size() == 1 && is_short_capitals(range.begin);
    std::erase_if(hit.rows, [&](const NamedRow& named) {
      if (named.capitals) return !capitals;
      if (named.abbreviation) return !behind_comma(range.begin);
      return short_capitals;
    });
    hit.people = std::any_of(hit.rows.begin(), hit.rows.end(),
                             [](const NamedRow& named) { return named.people; });
    std::erase_if(hit.rows, [&](const NamedRow& named) { return named.people != hit.people; });
    // Of names that the text splits as the gazetteer does and names that it splits otherwise, the
    // former are meant.
    const auto as_written = [&](const NamedRow& named) {
      return named.words == std::min(words, 7U);
    };
    hit.split = std::none_of(hit.rows.begin(), hit.rows.end(), as_written);
    if (!hit.split)
      std::erase_if(hit.rows, [&](const NamedRow& n) { return !as_written(n) && n.variant; });
    const bool lower_end = tokens_[range.end - 1].shape == Shape::lower;
    if (hit.rows.empty() || (hit.split && !may_split(range, words))) return {};
    if (lower_end && !hit.split && words > 1 && is_particle(tokens_[range.end - 1].key)) return {};
    return hit;
  }

  /// Only lower-case words follow the first one ("The city"), or none; "US" and "IN" are not
  /// function words.
  bool nothing_else(TokenRange range) const {
    if (tokens_[range.begin].shape == Shape::upper) return false;
    for (std::uint32_t i = range.begin + 1; i < range.end; ++i) {
      if (is_capital(tokens_[i])) return false;
    }
    return true;
  }

  bool all_capitals(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const bool initial = tokens_[i].shape == Shape::capitalised && tokens_[i].span().size() == 1;
      if (tokens_[i].kind == TokenKind::word && tokens_[i].shape != Shape::upper && !initial)
        return false;
    }
    return true;
  }

  /// Up to four capitals among words that are not all in capitals: "WHO", not "ROME" in a headline.
  bool is_short_capitals(std::uint32_t i) const {
    std::size_t letters = 0;
    for (const char c : view(i)) letters += c != '.' ? 1U : 0U;
    if (letters > 4) return false;
    const bool before = i > range_.begin && tokens_[i - 1].shape == Shape::upper;
    const bool behind = i + 1 < range_.end && tokens_[i + 1].shape == Shape::upper;
    return !before && !behind;
  }

  bool behind_comma(std::uint32_t i) const {
    return i >= range_.begin + 2 && view(i - 1) == "," && is_capital(tokens_[i - 2]);
  }

  /// A name split otherwise than in the gazetteer must be long, and none of its words a particle or
  /// an English word; two capitalised words of which one is a name of persons are a person.
  bool may_split(TokenRange range, std::uint32_t words) const {
    if (words == 1) return true;  // written in one: "Almaty" for a name of two words
    std::size_t letters = 0;
    bool person = false;
    bool lower = false;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (tokens_[i].kind != TokenKind::word) continue;
      const OtherSense sense = gazetteer_.other_sense(tokens_[i].key);
      if (is_particle(tokens_[i].key) || sense.word) return false;
      person = person || sense.any();
      lower = lower || tokens_[i].shape == Shape::lower;
      letters += view(i).size();
    }
    return letters >= kShortestSplit && (lower || !person);
  }

  const std::vector<Token>& tokens_;
  TokenRange range_;
  std::string_view bytes_;
  const Gazetteer& gazetteer_;
  const MatchOptions& options_;
};

}  // namespace

std::vector<NameHit> find_names(const TokenText& text, TokenRange range, std::string_view bytes,
                                const Gazetteer& gazetteer, const MatchOptions& options) {
  std::vector<NameHit> hits;
  Finder(text, range, bytes, gazetteer, options).run(hits);
  return hits;
}

std::vector<NameHit> find_names(const TokenText& text, std::string_view bytes,
                                const Gazetteer& gazetteer, const MatchOptions& options) {
  std::vector<NameHit> hits;
  for (const TokenRange sentence : text.sentences) {
    Finder(text, sentence, bytes, gazetteer, options).run(hits);
  }
  return hits;
}

}  // namespace habeas
