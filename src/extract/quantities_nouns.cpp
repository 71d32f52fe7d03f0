// extract/quantities_nouns.cpp - finding the head of a counted noun phrase without a parser
#include "extract/quantities_nouns.h"

#include <algorithm>
#include <array>

namespace habeas {
namespace {

constexpr std::uint32_t kLongestPhrase = 8;

/// Word lists are sorted by the compiler, so that looking a word up is a binary search.
template <std::size_t N>
constexpr std::array<std::uint64_t, N> sorted(std::array<std::uint64_t, N> keys) {
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// Function words and the verbs that most often follow a number without its noun ("300 remain").
constexpr auto kEnders = sorted(std::array{
    "of"_w,       "in"_w,       "on"_w,         "at"_w,         "to"_w,          "from"_w,
    "by"_w,       "with"_w,     "without"_w,    "for"_w,        "into"_w,        "onto"_w,
    "over"_w,     "under"_w,    "about"_w,      "after"_w,      "before"_w,      "during"_w,
    "since"_w,    "until"_w,    "till"_w,       "through"_w,    "across"_w,      "along"_w,
    "among"_w,    "amid"_w,     "between"_w,    "against"_w,    "near"_w,        "off"_w,
    "out"_w,      "up"_w,       "down"_w,       "back"_w,       "per"_w,         "via"_w,
    "within"_w,   "inside"_w,   "outside"_w,    "around"_w,     "behind"_w,      "despite"_w,
    "upon"_w,     "toward"_w,   "towards"_w,    "than"_w,       "as"_w,          "like"_w,
    "and"_w,      "or"_w,       "but"_w,        "nor"_w,        "while"_w,       "when"_w,
    "where"_w,    "whereas"_w,  "because"_w,    "if"_w,         "so"_w,          "although"_w,
    "though"_w,   "that"_w,     "which"_w,      "who"_w,        "whom"_w,        "whose"_w,
    "what"_w,     "how"_w,      "why"_w,        "is"_w,         "are"_w,         "was"_w,
    "were"_w,     "be"_w,       "been"_w,       "being"_w,      "am"_w,          "has"_w,
    "have"_w,     "had"_w,      "having"_w,     "do"_w,         "does"_w,        "did"_w,
    "will"_w,     "would"_w,    "shall"_w,      "should"_w,     "can"_w,         "could"_w,
    "may"_w,      "might"_w,    "must"_w,       "cannot"_w,     "not"_w,         "n't"_w,
    "i"_w,        "you"_w,      "he"_w,         "she"_w,        "it"_w,          "we"_w,
    "they"_w,     "me"_w,       "him"_w,        "us"_w,         "them"_w,        "my"_w,
    "your"_w,     "his"_w,      "her"_w,        "its"_w,        "our"_w,         "their"_w,
    "himself"_w,  "herself"_w,  "themselves"_w, "the"_w,        "a"_w,           "an"_w,
    "this"_w,     "these"_w,    "those"_w,      "each"_w,       "every"_w,       "there"_w,
    "here"_w,     "then"_w,     "now"_w,        "also"_w,       "only"_w,        "just"_w,
    "even"_w,     "still"_w,    "yet"_w,        "already"_w,    "always"_w,      "often"_w,
    "again"_w,    "later"_w,    "earlier"_w,    "ago"_w,        "apart"_w,       "away"_w,
    "together"_w, "alone"_w,    "perhaps"_w,    "afterwards"_w, "today"_w,       "yesterday"_w,
    "tomorrow"_w, "thus"_w,     "plus"_w,       "including"_w,  "following"_w,   "according"_w,
    "said"_w,     "say"_w,      "says"_w,       "told"_w,       "died"_w,        "die"_w,
    "fled"_w,     "flee"_w,     "face"_w,       "faced"_w,      "remain"_w,      "remained"_w,
    "remains"_w,  "live"_w,     "lived"_w,      "came"_w,       "come"_w,        "went"_w,
    "go"_w,       "left"_w,     "returned"_w,   "took"_w,       "take"_w,        "made"_w,
    "make"_w,     "got"_w,      "get"_w,        "became"_w,     "become"_w,      "began"_w,
    "suffered"_w, "survived"_w, "arrived"_w,    "vanished"_w,   "disappeared"_w, "escaped"_w,
    "crossed"_w,  "reached"_w,  "took"_w,       "gave"_w,       "saw"_w,         "followed"_w,
    "happened"_w, "occurred"_w, "fell"_w,       "rose"_w,       "voted"_w,       "lost"_w,
    "won"_w,      "'s"_w,       "more"_w,       "less"_w,       "fewer"_w,       "other"_w,
    "percent"_w,  "worth"_w,    "last"_w,       "next"_w});

/// Plurals without "-s".
constexpr auto kPlurals = sorted(
    std::array{"people"_w,      "men"_w,         "women"_w,       "children"_w,     "policemen"_w,
               "policewomen"_w, "gunmen"_w,      "servicemen"_w,  "servicewomen"_w, "fishermen"_w,
               "spokesmen"_w,   "businessmen"_w, "tribesmen"_w,   "militiamen"_w,   "countrymen"_w,
               "seamen"_w,      "clergymen"_w,   "firemen"_w,     "police"_w,       "personnel"_w,
               "staff"_w,       "cattle"_w,      "sheep"_w,       "aircraft"_w,     "livestock"_w,
               "crew"_w,        "youth"_w,       "elderly"_w,     "feet"_w,         "teeth"_w,
               "mice"_w,        "fish"_w,        "media"_w,       "data"_w,         "criteria"_w,
               "phenomena"_w,   "bacteria"_w,    "helicopters"_w, "clergy"_w,       "infantry"_w,
               "spacecraft"_w,  "offspring"_w,   "series"_w,      "species"_w});

/// End in "s" and are no plural nouns.
constexpr auto kNoPlurals = sorted(std::array{
    "previous"_w,  "various"_w,    "serious"_w,     "religious"_w,   "numerous"_w,   "famous"_w,
    "dangerous"_w, "indigenous"_w, "innocuous"_w,   "anonymous"_w,   "suspicious"_w, "overseas"_w,
    "homeless"_w,  "stateless"_w,  "defenceless"_w, "defenseless"_w, "ex"_w,         "always"_w,
    "besides"_w,   "minus"_w,      "versus"_w,      "christmas"_w,   "gas"_w,        "bus"_w,
    "campus"_w,    "virus"_w,      "says"_w,        "news"_w,        "politics"_w});

/// Kinds of people that are counted together: "men, women and children".
constexpr auto kPeople =
    sorted(std::array{"men"_w, "women"_w, "children"_w, "boys"_w, "girls"_w, "babies"_w,
                      "infants"_w, "elderly"_w, "adults"_w, "teenagers"_w, "minors"_w, "youths"_w});

/// Adjectives that end like nouns; suffixes cover the others.
constexpr auto kAdjectives = sorted(std::array{
    "young"_w,    "old"_w,          "new"_w,        "north"_w,     "south"_w,   "east"_w,
    "west"_w,     "northern"_w,     "southern"_w,   "eastern"_w,   "western"_w, "senior"_w,
    "junior"_w,   "former"_w,       "local"_w,      "big"_w,       "small"_w,   "large"_w,
    "high"_w,     "low"_w,          "long"_w,       "short"_w,     "major"_w,   "minor"_w,
    "top"_w,      "main"_w,         "key"_w,        "unarmed"_w,   "male"_w,    "female"_w,
    "pregnant"_w, "poor"_w,         "rich"_w,       "black"_w,     "white"_w,   "red"_w,
    "green"_w,    "blue"_w,         "alleged"_w,    "suspected"_w, "single"_w,  "such"_w,
    "separate"_w, "different"_w,    "additional"_w, "possible"_w,  "dead"_w,    "other"_w,
    "more"_w,     "very"_w,         "highly"_w,     "recent"_w,    "middle"_w,  "elderly"_w,
    "further"_w,  "unidentified"_w, "unnamed"_w,    "human"_w,     "good"_w,    "bad"_w,
    "great"_w,    "particular"_w,   "teenage"_w,    "foreign"_w,   "private"_w, "public"_w,
    "little"_w,   "strong"_w,       "clear"_w,      "full"_w,      "whole"_w,   "entire"_w,
    "innocent"_w, "prominent"_w,    "muslim"_w,     "christian"_w});

/// Nouns that stand before the noun they belong to: "one police officer".
constexpr auto kModifiers = sorted(std::array{
    "police"_w,    "army"_w,    "government"_w,   "security"_w, "prison"_w,     "border"_w,
    "state"_w,     "aid"_w,     "family"_w,       "school"_w,   "church"_w,     "opposition"_w,
    "rights"_w,    "human"_w,   "intelligence"_w, "air"_w,      "navy"_w,       "bus"_w,
    "taxi"_w,      "truck"_w,   "crossing"_w,     "labour"_w,   "labor"_w,      "relief"_w,
    "news"_w,      "court"_w,   "party"_w,        "rebel"_w,    "militia"_w,    "suicide"_w,
    "car"_w,       "bomb"_w,    "health"_w,       "hospital"_w, "university"_w, "traffic"_w,
    "detention"_w, "refugee"_w, "embassy"_w,      "crew"_w,     "staff"_w,      "village"_w,
    "city"_w,      "town"_w,    "district"_w});

template <class Table>
bool holds(const Table& table, std::uint64_t key) {
  return std::binary_search(table.begin(), table.end(), key);
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
}

bool adjective_like(const Words& words, std::uint32_t at) {
  if (holds(kAdjectives, words.key(at))) return true;
  const std::string_view word = words.view(at);
  constexpr std::array<std::string_view, 14> kEndings = {"ed",  "ing",  "al",   "ous", "ful",
                                                         "ive", "able", "ible", "ish", "ese",
                                                         "ic",  "less", "ary",  "ly"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return ends_with(word, ending); });
}

/// Nouns of persons and acts: the last word of "one network leader", "two sports journalists".
bool agent_like(const Words& words, std::uint32_t at) {
  constexpr auto kNoAgents = sorted(std::array{
      "later"_w, "earlier"_w, "after"_w, "never"_w, "ever"_w, "either"_w, "together"_w, "however"_w,
      "whether"_w, "rather"_w, "further"_w, "under"_w, "over"_w, "for"_w, "or"_w});
  if (!words.is_word(at) || holds(kNoAgents, words.key(at))) return false;
  std::string_view word = words.view(at);
  if (word.size() > 4 && word.back() == 's') word.remove_suffix(1);
  constexpr std::array<std::string_view, 12> kEndings = {
      "er", "or", "ist", "ant", "ent", "ian", "man", "men", "ee", "ion", "ment", "ology"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return ends_with(word, ending); });
}

bool plural_noun(const Words& words, std::uint32_t at) {
  if (!words.is_word(at)) return false;
  const std::uint64_t key = words.key(at);
  if (holds(kPlurals, key)) return true;
  if (holds(kNoPlurals, key) || ends_noun_phrase(key)) return false;
  const std::string_view word = words.view(at);
  // "guardsmen", "boatmen"; not "specimen", "regimen"
  if (word.size() > 5 && ends_with(word, "men") && !ends_with(word, "imen")) return true;
  return word.size() > 2 && (word.back() == 's' || word.back() == 'S') && !ends_with(word, "ss") &&
         !ends_with(word, "us") && !ends_with(word, "is");
}

/// Tokens of the phrase: words, and hyphens or "and" between adjectives ("well-known").
TokenRange phrase_run(const Words& words, std::uint32_t at) {
  std::uint32_t end = at;
  while (end < at + 2 * kLongestPhrase) {
    if (words.hyphen(end) && end > at) {
      end += 2;
      continue;
    }
    if (words.quote(end) && !words.glued(end) && words.glued(end + 1) && words.is_word(end + 1) &&
        !ends_noun_phrase(words.key(end + 1))) {
      ++end;  // 20 "illegal migrants"
      continue;
    }
    if (words.is(end, "'s"_w) && end > at && words.is_word(end + 1)) {
      end += 2;  // "two county sheriff's deputies"
      continue;
    }
    if (!words.is_word(end) || ends_noun_phrase(words.key(end))) break;
    ++end;
  }
  return {at, std::min(end, words.end())};
}

std::optional<NounPhrase> plural_phrase(const Words& words, TokenRange run) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (words.hyphen(i + 1) && i + 2 < run.end) continue;  // the end of "so-called" decides
    if (!plural_noun(words, i)) continue;
    std::uint32_t head = i;
    // "two sports journalists", not "three democracies helps"
    while (head + 1 < run.end && plural_noun(words, head + 1) && agent_like(words, head + 1))
      ++head;
    // "three children's homes": the possessor is not what is counted
    if (words.is(head + 1, "'s"_w) && head + 2 < run.end) continue;
    NounPhrase phrase{{run.begin, head + 1}, head, false};
    return phrase;
  }
  return std::nullopt;
}

/// "341 Golden Way" is an address.
bool is_street(std::uint64_t key) {
  constexpr auto kStreets =
      sorted(std::array{"street"_w, "st"_w, "avenue"_w, "ave"_w, "road"_w, "rd"_w, "way"_w,
                        "drive"_w, "dr"_w, "lane"_w, "ln"_w, "boulevard"_w, "blvd"_w, "court"_w,
                        "square"_w, "highway"_w, "place"_w, "terrace"_w});
  return holds(kStreets, key);
}

/// "180 Rohingya", "three Chinese": a people by itself.
std::optional<NounPhrase> people_by_name(const Words& words, TokenRange run) {
  std::uint32_t end = run.begin;
  while (end < run.end && words.capital(end)) ++end;
  if (end == run.begin || is_street(words.key(end - 1))) return std::nullopt;
  if (words.hyphen(end) && words.is_number(end + 1)) {
    return NounPhrase{{run.begin, end + 2}, end - 1, false};  // "three AK-47s"
  }
  return NounPhrase{{run.begin, end}, end - 1, false};
}

std::optional<NounPhrase> singular_phrase(const Words& words, TokenRange run) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    if (!words.is_word(i)) continue;
    if (words.hyphen(i + 1) && i + 2 < run.end) {
      ++i;
      continue;
    }
    if (adjective_like(words, i) || (words.capital(i) && i + 1 < run.end) ||
        (i > run.begin && ends_with(words.view(i - 1), "ly"))) {
      continue;  // "one particularly virulent attack"
    }
    if (holds(kNoPlurals, words.key(i))) continue;
    std::uint32_t head = i;
    while (head + 1 < run.end && words.is_word(head + 1) && !adjective_like(words, head + 1) &&
           (holds(kModifiers, words.key(head)) ||
            (agent_like(words, head + 1) && !agent_like(words, head)))) {
      ++head;
    }
    return NounPhrase{{run.begin, head + 1}, head, false};
  }
  return std::nullopt;
}

/// Takes ", women and children" into "men".
void take_kinds_of_people(const Words& words, NounPhrase& phrase) {
  if (!holds(kPeople, words.key(phrase.head))) return;
  for (std::uint32_t at = phrase.range.end; words.has(at);) {
    std::uint32_t next = at;
    if (words.mark(next, ',')) ++next;
    if (words.is(next, "and"_w)) ++next;
    if (words.is(next, "the"_w)) ++next;
    if (next == at || !holds(kPeople, words.key(next))) return;
    phrase.range.end = at = next + 1;
    phrase.people = true;
  }
}

}  // namespace

bool ends_noun_phrase(std::uint64_t key) { return holds(kEnders, key); }

std::optional<NounPhrase> read_noun_phrase(const Words& words, std::uint32_t at,
                                           Grammatical number) {
  const TokenRange run = phrase_run(words, at);
  if (run.empty()) return std::nullopt;
  if (number == Grammatical::singular) return singular_phrase(words, run);
  auto phrase = plural_phrase(words, run);
  if (!phrase) return people_by_name(words, run);
  take_kinds_of_people(words, *phrase);
  return phrase;
}

std::optional<NounPhrase> read_base(const Words& words, std::uint32_t at) {
  std::uint32_t next = at;
  while (words.is(next, "the"_w) || words.is(next, "all"_w) || words.is(next, "these"_w) ||
         words.is(next, "those"_w) || words.is(next, "its"_w) || words.is(next, "their"_w) ||
         words.is(next, "his"_w) || words.is(next, "her"_w) || words.is(next, "our"_w)) {
    ++next;
  }
  const bool demonstrative =
      next > at && (words.is(next - 1, "these"_w) || words.is(next - 1, "those"_w));
  if (const auto number = read_number(words, next)) next = number->range.end;
  auto phrase = read_noun_phrase(words, next, Grammatical::plural);
  if (!phrase && !demonstrative && next > at)
    phrase = read_noun_phrase(words, next, Grammatical::singular);
  if (phrase) {
    phrase->range.begin = at;
    return phrase;
  }
  if (words.is(at, "them"_w) || words.is(at, "whom"_w) || words.is(at, "us"_w) || demonstrative) {
    return NounPhrase{{at, std::max(next, at + 1)}, kNoToken, false};
  }
  return std::nullopt;
}

std::string unit_of(const Words& words, const NounPhrase& phrase) {
  if (phrase.head == kNoToken) return {};
  if (phrase.people) return "person";
  const std::string noun = singular(fold(words.view(phrase.head)));
  return noun == "individual" || noun == "people" ? "person" : noun;
}

}  // namespace habeas
