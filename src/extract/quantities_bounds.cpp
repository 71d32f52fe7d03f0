// extract/quantities_bounds.cpp - tables of bounds, hedges, rises and falls
#include "extract/quantities_bounds.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/key_table.h"

namespace habeas {
namespace {

struct Entry {
  std::array<std::uint64_t, 4> words;  ///< 0 behind the last
  BoundKind kind;
  bool open;
};

constexpr BoundKind kUpper = BoundKind::upper;
constexpr BoundKind kLower = BoundKind::lower;
constexpr BoundKind kAbout = BoundKind::about;
constexpr BoundKind kNearly = BoundKind::nearly;

/// Longer phrases first.
constexpr auto kBefore = std::to_array<Entry>({
    {{"in"_w, "the"_w, "region"_w, "of"_w}, kAbout, false},
    {{"in"_w, "the"_w, "order"_w, "of"_w}, kAbout, false},
    {{"on"_w, "the"_w, "order"_w, "of"_w}, kAbout, false},
    {{"a"_w, "maximum"_w, "of"_w, 0}, kUpper, false},
    {{"a"_w, "minimum"_w, "of"_w, 0}, kLower, false},
    {{"as"_w, "many"_w, "as"_w, 0}, kUpper, false},
    {{"as"_w, "much"_w, "as"_w, 0}, kUpper, false},
    {{"as"_w, "high"_w, "as"_w, 0}, kUpper, false},
    {{"as"_w, "large"_w, "as"_w, 0}, kUpper, false},
    {{"as"_w, "long"_w, "as"_w, 0}, kUpper, false},
    {{"as"_w, "few"_w, "as"_w, 0}, kLower, false},
    {{"as"_w, "little"_w, "as"_w, 0}, kLower, false},
    {{"as"_w, "low"_w, "as"_w, 0}, kLower, false},
    {{"no"_w, "more"_w, "than"_w, 0}, kUpper, false},
    {{"not"_w, "more"_w, "than"_w, 0}, kUpper, false},
    {{"no"_w, "greater"_w, "than"_w, 0}, kUpper, false},
    {{"no"_w, "fewer"_w, "than"_w, 0}, kLower, false},
    {{"no"_w, "less"_w, "than"_w, 0}, kLower, false},
    {{"not"_w, "fewer"_w, "than"_w, 0}, kLower, false},
    {{"not"_w, "less"_w, "than"_w, 0}, kLower, false},
    {{"in"_w, "excess"_w, "of"_w, 0}, kLower, true},
    {{"a"_w, "little"_w, "over"_w, 0}, kLower, true},
    {{"a"_w, "little"_w, "under"_w, 0}, kUpper, true},
    {{"an"_w, "average"_w, "of"_w, 0}, kAbout, false},
    {{"just"_w, "short"_w, "of"_w, 0}, kNearly, false},
    {{"equal"_w, "or"_w, "over"_w, 0}, kLower, false},
    {{"up"_w, "to"_w, 0, 0}, kUpper, false},
    {{"at"_w, "most"_w, 0, 0}, kUpper, false},
    {{"maximum"_w, "of"_w, 0, 0}, kUpper, false},
    {{"at"_w, "least"_w, 0, 0}, kLower, false},
    {{"minimum"_w, "of"_w, 0, 0}, kLower, false},
    {{"fewer"_w, "than"_w, 0, 0}, kUpper, true},
    {{"less"_w, "than"_w, 0, 0}, kUpper, true},
    {{"lower"_w, "than"_w, 0, 0}, kUpper, true},
    {{"smaller"_w, "than"_w, 0, 0}, kUpper, true},
    {{"more"_w, "than"_w, 0, 0}, kLower, true},
    {{"greater"_w, "than"_w, 0, 0}, kLower, true},
    {{"higher"_w, "than"_w, 0, 0}, kLower, true},
    {{"larger"_w, "than"_w, 0, 0}, kLower, true},
    {{"bigger"_w, "than"_w, 0, 0}, kLower, true},
    {{"longer"_w, "than"_w, 0, 0}, kLower, true},
    {{"upwards"_w, "of"_w, 0, 0}, kLower, true},
    {{"upward"_w, "of"_w, 0, 0}, kLower, true},
    {{"north"_w, "of"_w, 0, 0}, kLower, true},
    {{"close"_w, "to"_w, 0, 0}, kNearly, false},
    {{"an"_w, "estimated"_w, 0, 0}, kAbout, false},
    {{"the"_w, "estimated"_w, 0, 0}, kAbout, false},
    {{"an"_w, "approximate"_w, 0, 0}, kAbout, false},
    {{"something"_w, "like"_w, 0, 0}, kAbout, false},
    {{"not"_w, "quite"_w, 0, 0}, kNearly, false},
    {{"not"_w, "exceeding"_w, 0, 0}, kUpper, false},
    {{"not"_w, "exceed"_w, 0, 0}, kUpper, false},
    {{"estimated"_w, "at"_w, 0, 0}, kAbout, false},
    {{"over"_w, 0, 0, 0}, kLower, true},
    {{"above"_w, 0, 0, 0}, kLower, true},
    {{"exceeding"_w, 0, 0, 0}, kLower, true},
    {{"exceed"_w, 0, 0, 0}, kLower, true},
    {{"exceeds"_w, 0, 0, 0}, kLower, true},
    {{"exceeded"_w, 0, 0, 0}, kLower, true},
    {{"surpass"_w, 0, 0, 0}, kLower, true},
    {{"surpasses"_w, 0, 0, 0}, kLower, true},
    {{"surpassing"_w, 0, 0, 0}, kLower, true},
    {{"surpassed"_w, 0, 0, 0}, kLower, true},
    {{"topped"_w, 0, 0, 0}, kLower, true},
    {{"minimum"_w, 0, 0, 0}, kLower, false},
    {{"maximum"_w, 0, 0, 0}, kUpper, false},
    {{"under"_w, 0, 0, 0}, kUpper, true},
    {{"below"_w, 0, 0, 0}, kUpper, true},
    {{"beneath"_w, 0, 0, 0}, kUpper, true},
    {{"about"_w, 0, 0, 0}, kAbout, false},
    {{"some"_w, 0, 0, 0}, kAbout, false},
    {{"around"_w, 0, 0, 0}, kAbout, false},
    {{"roughly"_w, 0, 0, 0}, kAbout, false},
    {{"approximately"_w, 0, 0, 0}, kAbout, false},
    {{"approx"_w, 0, 0, 0}, kAbout, false},
    {{"estimated"_w, 0, 0, 0}, kAbout, false},
    {{"circa"_w, 0, 0, 0}, kAbout, false},
    {{"perhaps"_w, 0, 0, 0}, kAbout, false},
    {{"maybe"_w, 0, 0, 0}, kAbout, false},
    {{"nearly"_w, 0, 0, 0}, kNearly, false},
    {{"almost"_w, 0, 0, 0}, kNearly, false},
    {{"nearing"_w, 0, 0, 0}, kNearly, false},
    {{"approaching"_w, 0, 0, 0}, kNearly, false},
    {{"practically"_w, 0, 0, 0}, kNearly, false},
    {{"virtually"_w, 0, 0, 0}, kNearly, false},
});

constexpr auto kBehind = std::to_array<Entry>({
    {{"and"_w, "counting"_w, 0, 0}, kLower, false},
    {{"or"_w, "more"_w, 0, 0}, kLower, false},
    {{"or"_w, "above"_w, 0, 0}, kLower, false},
    {{"or"_w, "over"_w, 0, 0}, kLower, false},
    {{"or"_w, "greater"_w, 0, 0}, kLower, false},
    {{"or"_w, "higher"_w, 0, 0}, kLower, false},
    {{"and"_w, "above"_w, 0, 0}, kLower, false},
    {{"and"_w, "over"_w, 0, 0}, kLower, false},
    {{"and"_w, "up"_w, 0, 0}, kLower, false},
    {{"and"_w, "more"_w, 0, 0}, kLower, false},
    {{"or"_w, "less"_w, 0, 0}, kUpper, false},
    {{"or"_w, "fewer"_w, 0, 0}, kUpper, false},
    {{"or"_w, "lower"_w, 0, 0}, kUpper, false},
    {{"or"_w, "under"_w, 0, 0}, kUpper, false},
    {{"or"_w, "below"_w, 0, 0}, kUpper, false},
    {{"and"_w, "below"_w, 0, 0}, kUpper, false},
    {{"or"_w, "so"_w, 0, 0}, kAbout, false},
    {{"or"_w, "thereabouts"_w, 0, 0}, kAbout, false},
    {{"give"_w, "or"_w, "take"_w, 0}, kAbout, false},
    {{"plus"_w, 0, 0, 0}, kLower, false},
});

/// Entries with one first word stand together, in the order of the table.
template <std::size_t N>
constexpr std::array<Entry, N> by_first_word(std::array<Entry, N> table) {
  for (std::size_t i = 1; i < N; ++i) {
    for (std::size_t at = i; at > 0 && table[at].words[0] < table[at - 1].words[0]; --at)
      std::swap(table[at], table[at - 1]);
  }
  return table;
}

/// Where the entries of each first word begin: most tokens are dismissed by one look.
template <std::size_t N>
constexpr KeyTable<N> first_words(const std::array<Entry, N>& table) {
  std::array<KeyValue, N> first{};
  for (std::size_t i = 0; i < N; ++i) first[i] = {table[i].words[0], static_cast<std::int64_t>(i)};
  return KeyTable<N>(first);
}

constexpr auto kSortedBefore = by_first_word(kBefore);
constexpr auto kSortedBehind = by_first_word(kBehind);
constexpr auto kFirstBefore = first_words(kSortedBefore);
constexpr auto kFirstBehind = first_words(kSortedBehind);

template <std::size_t N>
std::optional<BoundPhrase> look_up(const std::array<Entry, N>& table, const KeyTable<N>& first,
                                   const Words& words, std::uint32_t at) {
  const std::uint64_t begins = words.key(at);
  for (auto i = static_cast<std::size_t>(first.find(begins, N));
       i < N && table[i].words[0] == begins; ++i) {
    const Entry& entry = table[i];
    std::uint32_t next = at;
    for (const std::uint64_t key : entry.words) {
      if (key == 0) break;
      next = words.is(next, key) ? next + 1 : kNoToken;
      if (next == kNoToken) break;
    }
    if (next != kNoToken) return BoundPhrase{{at, next}, entry.kind, entry.open};
  }
  return std::nullopt;
}

bool strengthens(std::uint64_t key) {
  return key == "well"_w || key == "far"_w || key == "just"_w || key == "slightly"_w ||
         key == "somewhere"_w || key == "significantly"_w || key == "considerably"_w ||
         key == "much"_w || key == "way"_w;
}

/// "spoke about two prisoners": there "about" is no hedge.
bool takes_about(std::uint64_t key) {
  constexpr std::array kVerbs = {
      "talk"_w,        "talked"_w,      "talking"_w,  "talks"_w,     "speak"_w,      "spoke"_w,
      "speaks"_w,      "speaking"_w,    "asked"_w,    "ask"_w,       "told"_w,       "know"_w,
      "knew"_w,        "heard"_w,       "worried"_w,  "concerned"_w, "concern"_w,    "concerns"_w,
      "information"_w, "questions"_w,   "question"_w, "story"_w,     "film"_w,       "book"_w,
      "think"_w,       "thought"_w,     "learned"_w,  "wrote"_w,     "complained"_w, "report"_w,
      "reports"_w,     "rumour"_w,      "rumours"_w,  "rumors"_w,    "claims"_w,     "stories"_w,
      "news"_w,        "allegations"_w, "doubts"_w,   "fears"_w,     "warning"_w,    "warnings"_w,
      "statement"_w,   "statements"_w};
  return std::find(kVerbs.begin(), kVerbs.end(), key) != kVerbs.end();
}

/// "handed over 47 men": the particle of the verb, no bound.
bool takes_over(std::uint64_t key) {
  constexpr std::array kVerbs = {"hand"_w, "hands"_w, "handed"_w, "handing"_w,
                                 "turn"_w, "turns"_w, "turned"_w, "turning"_w};
  return std::find(kVerbs.begin(), kVerbs.end(), key) != kVerbs.end();
}

std::optional<BoundPhrase> read_sign(const Words& words, std::uint32_t at) {
  if (words.mark(at, '~')) return BoundPhrase{{at, at + 1}, kAbout, false};
  const bool less = words.mark(at, '<');
  if (!less && !words.mark(at, '>')) return std::nullopt;
  if (words.mark(at - 1, '=') || words.mark(at - 1, '<')) return std::nullopt;
  const bool equal = words.mark(at + 1, '=');
  return BoundPhrase{{at, equal ? at + 2 : at + 1}, less ? kUpper : kLower, !equal};
}

std::optional<BoundPhrase> read_one(const Words& words, std::uint32_t at) {
  const std::uint32_t start = strengthens(words.key(at)) ? at + 1 : at;
  if (words.is(at, "about"_w) && takes_about(words.key(at - 1))) return std::nullopt;
  if (words.is(at, "over"_w) && takes_over(words.key(at - 1))) return std::nullopt;
  if (words.is(at, "c"_w) && words.mark(at + 1, '.'))
    return BoundPhrase{{at, at + 2}, kAbout, false};
  auto bound = look_up(kSortedBefore, kFirstBefore, words, start);
  if (!bound) bound = read_sign(words, at);
  if (!bound) return std::nullopt;
  bound->range.begin = at;
  return bound;
}

/// "greater than or equal to", "less or equal than", "equal to or less than".
std::optional<BoundPhrase> read_or_equal(const Words& words, std::uint32_t at) {
  if (words.is(at, "equal"_w)) {
    const std::uint32_t link = words.is(at + 1, "to"_w) ? at + 2 : at + 1;
    auto bound = words.is(link, "or"_w) ? read_one(words, link + 1) : std::nullopt;
    if (!bound || (bound->kind != kUpper && bound->kind != kLower)) return std::nullopt;
    bound->range.begin = at;
    bound->open = false;
    return bound;
  }
  auto bound = read_one(words, at);
  if (bound) {
    const std::uint32_t end = bound->range.end;
    if (words.is(end, "or"_w) && words.is(end + 1, "equal"_w) && words.is(end + 2, "to"_w)) {
      bound->range.end = end + 3;
      bound->open = false;
    }
    return bound;
  }
  if (!words.is(at + 1, "or"_w) || !words.is(at + 2, "equal"_w)) return std::nullopt;
  if (!words.is(at + 3, "than"_w) && !words.is(at + 3, "to"_w)) return std::nullopt;
  constexpr std::array kMore = {"more"_w, "greater"_w, "higher"_w, "bigger"_w, "larger"_w};
  constexpr std::array kLess = {"less"_w, "fewer"_w, "lower"_w, "smaller"_w};
  const std::uint64_t key = words.key(at);
  const bool more = std::find(kMore.begin(), kMore.end(), key) != kMore.end();
  if (!more && std::find(kLess.begin(), kLess.end(), key) == kLess.end()) return std::nullopt;
  return BoundPhrase{{at, at + 4}, more ? kLower : kUpper, false};
}

Trend change_word(std::uint64_t key) {
  constexpr std::array kUp = {
      "rose"_w,      "rise"_w,      "rises"_w,      "risen"_w,    "rising"_w,    "increase"_w,
      "increased"_w, "increases"_w, "increasing"_w, "grew"_w,     "grow"_w,      "grown"_w,
      "grows"_w,     "growing"_w,   "growth"_w,     "climbed"_w,  "climb"_w,     "climbing"_w,
      "jumped"_w,    "jump"_w,      "jumping"_w,    "soared"_w,   "soaring"_w,   "surged"_w,
      "surge"_w,     "surging"_w,   "gained"_w,     "gain"_w,     "gains"_w,     "gaining"_w,
      "advanced"_w,  "added"_w,     "up"_w,         "expanded"_w, "rebounded"_w, "rallied"_w};
  constexpr std::array kDown = {
      "fell"_w,      "fall"_w,      "falls"_w,      "fallen"_w,     "falling"_w,   "decrease"_w,
      "decreased"_w, "decreases"_w, "decreasing"_w, "dropped"_w,    "drop"_w,      "drops"_w,
      "dropping"_w,  "declined"_w,  "decline"_w,    "declines"_w,   "declining"_w, "shrank"_w,
      "shrunk"_w,    "slid"_w,      "slide"_w,      "slipped"_w,    "slip"_w,      "tumbled"_w,
      "plunged"_w,   "plunge"_w,    "sank"_w,       "reduced"_w,    "reduction"_w, "cut"_w,
      "down"_w,      "eased"_w,     "dipped"_w,     "contracted"_w, "shed"_w,      "lower"_w,
      "plummeted"_w};
  if (std::find(kUp.begin(), kUp.end(), key) != kUp.end()) return Trend::up;
  return std::find(kDown.begin(), kDown.end(), key) != kDown.end() ? Trend::down : Trend::none;
}

}  // namespace

std::optional<BoundPhrase> read_bound_before(const Words& words, std::uint32_t at) {
  // "own up to two deaths", "live up to": the particle and preposition of a verb.
  constexpr std::array<std::uint64_t, 12> kVerbs = {"own"_w,  "owns"_w,    "owned"_w, "owning"_w,
                                                    "live"_w, "lived"_w,   "face"_w,  "faced"_w,
                                                    "lead"_w, "leading"_w, "faces"_w, "adds"_w};
  if (words.is(at, "up"_w) && words.is(at + 1, "to"_w) && at > words.begin() &&
      std::find(kVerbs.begin(), kVerbs.end(), words.key(at - 1)) != kVerbs.end())
    return std::nullopt;
  auto bound = read_or_equal(words, at);
  if (!bound) return std::nullopt;
  constexpr int kStacked = 3;
  for (int i = 0; i < kStacked; ++i) {
    const auto next = read_or_equal(words, bound->range.end);
    if (!next) break;
    // "up to about": the bound outweighs the hedge. "about at least" too.
    const bool weak = bound->kind == BoundKind::about || bound->kind == BoundKind::nearly ||
                      bound->kind == BoundKind::none;
    if (weak && next->kind != BoundKind::none) {
      bound->kind = next->kind;
      bound->open = next->open;
    }
    bound->range.end = next->range.end;
  }
  if (bound->kind == BoundKind::none) return std::nullopt;
  return bound;
}

std::optional<BoundPhrase> read_bound_behind(const Words& words, std::uint32_t at) {
  if (words.mark(at, '+') && words.glued(at)) return BoundPhrase{{at, at + 1}, kLower, false};
  if (words.hyphen(at) && words.is(at + 1, "plus"_w))
    return BoundPhrase{{at, at + 2}, kLower, false};
  if (words.hyphen(at) && words.is(at + 1, "odd"_w))
    return BoundPhrase{{at, at + 2}, BoundKind::odd, false};
  if (words.is(at, "at"_w) && (words.is(at + 1, "least"_w) || words.is(at + 1, "most"_w)) &&
      !words.is_word(at + 2) && !words.is_number(at + 2)) {
    return BoundPhrase{{at, at + 2}, words.is(at + 1, "least"_w) ? kLower : kUpper, false};
  }
  const auto bound = look_up(kSortedBehind, kFirstBehind, words, at);
  if (bound && words.is(bound->range.end, "than"_w)) {
    const std::uint32_t next = bound->range.end + 1;
    // "5 or more than 6" says two things
    if (words.is_word(next) || words.is_number(next)) return std::nullopt;
  }
  if (bound && words.is(at, "plus"_w) && words.is_word(at + 1) && !words.is(at + 1, "people"_w)) {
    return std::nullopt;  // "600 plus interest"
  }
  return bound;
}

Trend trend_before(const Words& words, std::uint32_t at) {
  std::uint32_t i = at - 1;
  if (words.is(i, "by"_w) || words.is(i, "of"_w)) {
    const bool of = words.is(i, "of"_w);
    --i;
    const Trend trend = change_word(words.key(i));
    if (words.is(i, "up"_w) || words.is(i, "down"_w)) {
      // "blown up by four charges"
      const std::uint64_t before = words.key(i - 1);
      const bool change = before == "is"_w || before == "was"_w || before == "are"_w ||
                          before == "were"_w || before == "went"_w || before == "go"_w ||
                          !words.is_word(i - 1);
      return !of && change ? trend : Trend::none;
    }
    if (of && words.is(i, "cut"_w)) return Trend::none;
    return trend;
  }
  if (words.is(i, "another"_w) || words.is(i, "a"_w) || words.is(i, "an"_w)) --i;
  return change_word(words.key(i));
}

Trend trend_behind(const Words& words, std::uint32_t at) {
  switch (words.key(at)) {
    case "increase"_w:
    case "rise"_w:
    case "jump"_w:
    case "surge"_w:
    case "growth"_w:
    case "gain"_w:
    case "higher"_w:
    case "more"_w:
      return Trend::up;
    case "decrease"_w:
    case "fall"_w:
    case "drop"_w:
    case "decline"_w:
    case "reduction"_w:
    case "cut"_w:
    case "lower"_w:
    case "fewer"_w:
    case "less"_w:
      return Trend::down;
    default:
      return Trend::none;
  }
}

}  // namespace habeas
