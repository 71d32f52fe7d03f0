// incident/set_apart.cpp - words by which a page says that a deed is another matter
#include "incident/set_apart.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/deeds.h"
#include "text/key_table.h"
#include "text/tokens.h"

namespace habeas {
namespace {

/// One word of each phrase that is looked for beside a deed or before its sentence, as
/// DocumentFacts::words writes it: a sentence without any has none of them.
constexpr auto kTelling = [] {
  std::array<std::uint64_t, 37> keys = {
      "connection"_w, "nothing"_w,  "unrelated"_w, "related"_w,   "connected"_w, "linked"_w,
      "link"_w,       "mixed"_w,    "mix"_w,       "confused"_w,  "confuse"_w,   "mistake"_w,
      "relation"_w,   "mistaken"_w, "conflated"_w, "different"_w, "another"_w,   "separate"_w,
      "come"_w,       "comes"_w,    "came"_w,      "since"_w,     "earlier"_w,   "previous"_w,
      "similar"_w,    "far"_w,      "alone"_w,     "past"_w,      "convicted"_w, "guilty"_w,
      "accused"_w,    "charged"_w,  "sentenced"_w, "condemned"_w, "isolated"_w,  "happened"_w,
      "first"_w};
  for (std::uint64_t& key : keys) key &= ~kNumberBit;
  return KeySet(keys);
}();

/// Does each of these phrases hold such a word? A phrase without one would never be looked for.
template <std::size_t Count>
constexpr bool hold_telling_word(const std::array<std::string_view, Count>& phrases) {
  return std::all_of(phrases.begin(), phrases.end(), [](std::string_view phrase) {
    while (!phrase.empty()) {
      const std::string_view word = phrase.substr(0, phrase.find(' '));
      if (kTelling.has(word_key(word) & ~kNumberBit)) return true;
      phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
    }
    return false;
  });
}

/// Do the words hold one of these?
template <std::size_t Count>
bool has_any(std::string_view words, const std::array<std::string_view, Count>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return words.find(part) != std::string_view::npos;
  });
}

/// Do these words end in a statement that what follows is another matter?
bool sets_apart(std::string_view words) {
  constexpr std::array<std::string_view, 27> kWords = {
      "no connection with", "no connection to",     "nothing to do with", "unrelated to",
      "not related to",     "not connected to",     "not connected with", "not linked to",
      "no link to",         "no link with",         "mixed up with",      "confused with",
      "confuse this with",  "mix it up with",       "mix this up with",   "mix up with",
      "confuse it with",    "confuse them with",    "mistake it for",     "no relation to",
      "mistaken for",       "conflated with",       "a different case",   "another case",
      "a separate case",    "a different incident", "a separate incident"};
  static_assert(hold_telling_word(kWords));
  return has_any(words, kWords);
}

/// A noun for a deed, as it stands behind "a separate": "attack", "shootings".
bool is_deed_noun(std::string_view word) {
  constexpr std::array<std::string_view, 30> kDeeds = {
      "attack",      "shooting",  "incident",  "raid",      "ambush",    "killing",
      "bombing",     "blast",     "explosion", "clash",     "assault",   "massacre",
      "airstrike",   "operation", "arrest",    "abduction", "crackdown", "violence",
      "deportation", "expulsion", "sweep",     "murder",    "death",     "stabbing",
      "kidnapping",  "case",      "accident",  "crash",     "robbery",   "riot"};
  return std::any_of(kDeeds.begin(), kDeeds.end(), [&](std::string_view deed) {
    return word.starts_with(deed) && word.size() <= deed.size() + 2;  // plural
  });
}

/// The words of a folded text, without marks.
std::vector<std::string_view> plain_words(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  const auto in_word = [](char c) { return c != ' ' && c != '\n' && c != ',' && c != '.'; };
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// "The killings come five years after a riot left 40 dead", "It came two days after": what stands
/// behind is another deed. A protest that came two days after a deed answers that very deed.
bool comes_after(std::string_view text) {
  const std::vector<std::string_view> words = plain_words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] != "come" && words[i] != "comes" && words[i] != "came") continue;
    const bool deed = words[i - 1] == "it" || words[i - 1] == "this" || is_deed_noun(words[i - 1]);
    constexpr std::size_t kReach = 4;  // "almost five years after"
    for (std::size_t k = i + 2; k < words.size() && k <= i + kReach; ++k) {
      if (words[k] != "after") continue;
      const std::string_view unit = words[k - 1];
      if (unit == "years") return true;
      if (deed && (unit == "months" || unit == "weeks" || unit == "days")) return true;
    }
  }
  return false;
}

/// "This is not the first time.": what the next sentence tells happened before.
bool opens_earlier_deed(std::string_view sentence) {
  constexpr std::array<std::string_view, 6> kWords = {
      "not the first time",  "not the first such", "not an isolated incident",
      "nor is it the first", "happened before",    "not for the first time"};
  static_assert(hold_telling_word(kWords));
  return has_any(sentence, kWords);
}

/// "in a separate shooting", "in an earlier police raid": an adjective that sets a deed apart, with
/// the noun of a deed behind it; `to_deed`: the words end where a deed begins, which is that noun.
/// Not "in a separate statement".
bool sets_deed_apart(std::string_view text, bool to_deed) {
  constexpr std::array<std::string_view, 6> kEnd = {"on", "of", "about", "the", "said", "to"};
  constexpr std::array<std::string_view, 6> kApart = {"separate", "unrelated", "earlier",
                                                      "previous", "different", "similar"};
  static_assert(hold_telling_word(kApart));
  const std::vector<std::string_view> words = plain_words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (std::find(kApart.begin(), kApart.end(), words[i]) == kApart.end()) continue;
    const bool article = i > 1 && (words[i - 1] == "a" || words[i - 1] == "an");
    if (words[i - 1] != "in" && !(article && words[i - 2] == "in")) continue;
    if (to_deed && i + 1 == words.size()) return true;
    constexpr std::size_t kReach = 3;  // "a separate late-night police raid"
    for (std::size_t k = i + 1; k < words.size() && k <= i + kReach; ++k) {
      if (std::find(kEnd.begin(), kEnd.end(), words[k]) != kEnd.end()) break;
      if (is_deed_noun(words[k]) || words[k] == "strike" || words[k] == "strikes") return true;
    }
  }
  return false;
}

/// "Two men were hurt in a separate shooting", "40 people were shot so far this year": words beside
/// a deed that make it another one, or a figure of a period.
bool names_other_deed(std::string_view words, bool to_deed) {
  constexpr std::array<std::string_view, 7> kWords = {
      "in another attack", "in another shooting",         "in another incident", "so far this year",
      "this year alone",   "since the start of the year", "in the past year"};
  static_assert(hold_telling_word(kWords));
  return sets_deed_apart(words, to_deed) || has_any(words, kWords);
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word[0] == '1' || word[0] == '2') &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "the worst since 2020, when": what stands behind is told of that year.
bool recalls_year(std::string_view text) {
  const std::vector<std::string_view> words = plain_words(text);
  constexpr std::size_t kReach = 3;  // "since 3 July 2029"
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (words[i] != "when" || !is_year(words[i - 1])) continue;
    for (std::size_t k = i - 1; k-- > 0 && i - 2 - k < kReach;) {
      if (words[k] == "since") return true;
    }
  }
  return false;
}

/// "In 2029 40 people drowned", "In the spring of 2029, ...": the year in which a sentence opens; 0
/// for another opening.
int opening_year(std::string_view sentence) {
  const std::vector<std::string_view> words = plain_words(sentence.substr(0, 40));
  if (words.empty() || (words[0] != "in" && words[0] != "during")) return 0;
  constexpr std::size_t kReach = 4;  // "in the spring of 2029"
  for (std::size_t i = 1; i < words.size() && i <= kReach; ++i) {
    if (is_year(words[i])) return std::stoi(std::string(words[i]));
  }
  return 0;
}

/// "Elsewhere: In Alto, a wall collapsed": a paragraph about other matters.
bool opens_other_news(std::string_view paragraph) {
  constexpr std::array<std::string_view, 6> kWords = {"elsewhere:",          "in other news",
                                                      "also today:",         "in brief:",
                                                      "meanwhile, in other", "other news:"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return paragraph.starts_with(word); });
}

/// "That was a different case.": looks back at the sentence before.
bool looks_back(std::string_view sentence) {
  const bool points = sentence.starts_with("that was") || sentence.starts_with("this was") ||
                      sentence.starts_with("it was") || sentence.starts_with("that is") ||
                      sentence.starts_with("those were");
  constexpr std::size_t kOpening = 40;
  return points && sets_apart(sentence.substr(0, kOpening));
}

/// "Is this linked to the killing of three herders?" with "No." below it.
bool asks_for_link(std::string_view sentence) {
  constexpr std::array<std::string_view, 6> kLinks = {
      "linked to", "linked with", "connected to", "connected with", "related to", "part of the"};
  return sentence.ends_with('?') && has_any(sentence, kLinks);
}

bool says_no(std::string_view sentence) {
  return sentence.starts_with("no.") || sentence.starts_with("no,") || sentence == "no";
}

/// "five years ago", "two decades earlier": when a deed happened, counted from a day not given.
bool is_years_before(std::string_view words) {
  return words.ends_with("years ago") || words.ends_with("years earlier") ||
         words.ends_with("decades ago") || words.ends_with("decades earlier");
}

/// Reads one page. Words are folded.
class Reader {
 public:
  explicit Reader(const PageReading& page)
      : page_(page), sentences_(page.document.sentences), text_(page.document.document->text) {
    for (const SentenceFacts& sentence : sentences_) {
      folded_.push_back(fold(text_.substr(sentence.span.begin, sentence.span.size())));
      has_telling_word_.push_back(has_telling_word(sentence));
    }
    first_present_ = find_first_present();
  }

  /// Do words of other sentences say so of all that this sentence tells?
  [[nodiscard]] bool is_set_apart_around(std::size_t sentence) const {
    std::size_t opening = sentence;
    while (opening > 0 && in_one_block(opening - 1, sentence)) --opening;
    constexpr std::uint32_t kOpening = 24;  // bytes
    const std::uint32_t first = sentences_[opening].span.begin;
    if (opens_other_news(fold(text_.substr(first, kOpening)))) return true;
    const bool behind_another = sentence > opening && has_telling_word_[sentence - 1];
    if (behind_another && opens_earlier_deed(folded_[sentence - 1])) return true;
    if (is_of_earlier_year(sentence)) return true;
    if (is_answered_no(sentence)) return true;
    return sentence + 1 < sentences_.size() && in_one_block(sentence + 1, sentence) &&
           looks_back(folded_[sentence + 1]);
  }

  /// Do words beside the claim, in its sentence?
  [[nodiscard]] bool is_set_apart_beside(std::size_t number) const {
    const TextSpan sentence = sentences_[sentence_of(number)].span;
    const TextSpan anchor = page_.claims[number]->anchor;
    const std::uint32_t deed = anchor.begin;
    if (is_years_before_deeds(number)) return true;
    if (deed < sentence.end && !has_telling_word_[sentence_of(number)]) return false;
    if (deed > sentence.begin) {
      const std::string words = fold(text_.substr(sentence.begin, deed - sentence.begin));
      if (is_crime_of_victims(number, words)) return true;
      if (sets_apart(words) || comes_after(words) || recalls_year(words) ||
          names_other_deed(words, true))
        return true;
    }
    constexpr std::uint32_t kBeside = 60;  // bytes from the deed on
    const std::uint32_t beside = std::min(sentence.end, anchor.end + kBeside);
    return deed < beside && names_other_deed(fold(text_.substr(deed, beside - deed)), false);
  }

  [[nodiscard]] std::size_t sentence_of(std::size_t number) const {
    return static_cast<std::size_t>(page_.sentence[number]);
  }

 private:
  [[nodiscard]] bool has_telling_word(const SentenceFacts& sentence) const {
    const auto& words = page_.document.words;
    return std::any_of(words.begin() + sentence.first_word, words.begin() + sentence.end_word,
                       [](std::uint64_t word) { return kTelling.has(word); });
  }

  [[nodiscard]] bool in_one_block(std::size_t a, std::size_t b) const {
    return sentences_[a].block == sentences_[b].block;
  }

  [[nodiscard]] std::string_view words_of(std::size_t sentence) const {
    std::string_view words = folded_[sentence];
    while (!words.empty() && (words.back() == ' ' || words.back() == '\n')) words.remove_suffix(1);
    return words;
  }

  [[nodiscard]] bool is_answered_no(std::size_t sentence) const {
    if (asks_for_link(words_of(sentence)))
      return sentence + 1 < sentences_.size() && says_no(words_of(sentence + 1));
    // The answer: from "No." to the end of its paragraph.
    for (std::size_t i = sentence + 1; i-- > 0 && in_one_block(i, sentence);) {
      if (says_no(words_of(i))) return i > 0 && asks_for_link(words_of(i - 1));
    }
    return false;
  }

  /// "a cousin who was shot five years ago", below the deeds of a page without a date: those of a
  /// dated page are told apart by their days.
  [[nodiscard]] bool is_years_before_deeds(std::size_t number) const {
    if (page_.document.written) return false;
    const Role* date = find_role(*page_.claims[number], RoleName::date);
    if (date == nullptr || !is_years_before(fold(date->quote))) return false;
    return first_present_ < page_.sentence[number];
  }

  /// "In 2029 hundreds drowned" below a deed that the page tells without that year, and written in
  /// a later one.
  [[nodiscard]] bool is_of_earlier_year(std::size_t sentence) const {
    const int year = opening_year(folded_[sentence]);
    const auto& written = page_.document.written;
    if (year == 0 || !written || first_present_ >= static_cast<std::int64_t>(sentence))
      return false;
    if (*written < Day{year + 1, 1, 1}.number()) return false;
    const std::string digits = std::to_string(year);
    for (std::size_t i = 0; i < sentence; ++i) {
      if (folded_[i].find(digits) != std::string::npos) return false;
    }
    return true;
  }

  /// The first sentence that tells a deed without such a date; behind the last where none does.
  [[nodiscard]] std::int64_t find_first_present() const {
    for (std::size_t i = 0; i < page_.claims.size(); ++i) {
      if (page_.claims[i]->kind != ClaimKind::event) continue;
      const Role* when = find_role(*page_.claims[i], RoleName::date);
      if (when == nullptr || !is_years_before(fold(when->quote))) return page_.sentence[i];
    }
    return static_cast<std::int64_t>(sentences_.size());
  }

  /// "hanged three men who had been convicted of killing a guard": what the victims of the deed are
  /// said to have done is another deed.
  [[nodiscard]] bool is_crime_of_victims(std::size_t number, std::string_view words) const {
    constexpr std::array<std::string_view, 6> kCharged = {"convicted of",  "guilty of",
                                                          "accused of",    "charged with",
                                                          "sentenced for", "condemned for"};
    static_assert(hold_telling_word(kCharged));
    if (!has_any(words, kCharged)) return false;
    const Role* agent = find_role(*page_.claims[number], RoleName::agent);
    if (agent == nullptr || agent->ref.empty()) return false;
    for (std::size_t i = 0; i < page_.claims.size(); ++i) {
      if (page_.sentence[i] != page_.sentence[number] || i == number) continue;
      const Role* victim = find_role(*page_.claims[i], RoleName::victim);
      if (victim != nullptr && victim->ref == agent->ref) return true;
    }
    return false;
  }

  const PageReading& page_;
  const std::vector<SentenceFacts>& sentences_;
  std::string_view text_;
  std::vector<std::string> folded_;     // of each sentence
  std::vector<bool> has_telling_word_;  // of each sentence
  std::int64_t first_present_ = 0;
};

}  // namespace

std::vector<bool> find_set_apart(const PageReading& page) {
  std::vector<bool> apart(page.claims.size(), false);
  if (page.document.sentences.empty()) return apart;
  const Reader reader(page);
  std::size_t last = page.document.sentences.size();  // the sentence last looked at; none yet
  bool is_around = false;
  for (std::size_t i = 0; i < page.claims.size(); ++i) {
    if (reader.sentence_of(i) != last) {
      last = reader.sentence_of(i);
      is_around = reader.is_set_apart_around(last);
    }
    apart[i] = is_around || reader.is_set_apart_beside(i);
  }
  return apart;
}

}  // namespace habeas
