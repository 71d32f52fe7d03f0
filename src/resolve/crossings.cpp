// resolve/crossings.cpp - pairs of names across a border, and single names with a word of crossing
// beside them
#include "resolve/crossings.h"

#include <algorithm>
#include <array>

namespace habeas {
namespace {

constexpr std::array kCrossingWords = {"crossing"_w, "crossings"_w, "checkpoint"_w, "checkpoints"_w,
                                       "bridge"_w,   "ferry"_w,     "frontier"_w,   "customs"_w,
                                       "crossed"_w,  "gate"_w,      "border"_w};
constexpr std::uint32_t kLongestGap = 8;  // tokens between the two banks
constexpr std::size_t kMostRows = 24;     // of one name that are tried as a bank

std::string_view view(const TokenText& text, std::string_view bytes, std::uint32_t token) {
  return slice(bytes, text.tokens[token].span());
}

bool is_crossing_word(std::uint64_t key) {
  return std::find(kCrossingWords.begin(), kCrossingWords.end(), key) != kCrossingWords.end();
}

bool is_dash(std::string_view mark) {
  return mark == "-" || mark == "/" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94" ||
         mark == "\xE2\x80\x90" || mark == "\xE2\x80\x91" || mark == "\xE2\x86\x92";
}

/// Words that may stand in a joint besides the joining one: "A, in X, to the town of B".
bool is_filler(std::uint64_t key) {
  constexpr std::array kFillers = {"in"_w,       "the"_w,     "of"_w,       "town"_w,
                                   "city"_w,     "nearby"_w,  "port"_w,     "county"_w,
                                   "province"_w, "village"_w, "opposite"_w, "across"_w};
  return std::find(kFillers.begin(), kFillers.end(), key) != kFillers.end();
}

}  // namespace

bool joins_banks(const TokenText& text, std::string_view bytes, const std::vector<NameHit>& hits,
                 std::uint32_t a, std::uint32_t b) {
  const TokenRange from = hits[a].range;
  const TokenRange to = hits[b].range;
  if (to.begin <= from.end || to.begin - from.end > kLongestGap) return false;
  if (text.sentence_of(from.begin) != text.sentence_of(to.begin)) return false;
  std::uint32_t between = a + 1;
  bool joined = false;
  for (std::uint32_t i = from.end; i < to.begin; ++i) {
    while (between < b && hits[between].range.end <= i) ++between;
    if (between < b && hits[between].range.contains(i)) continue;  // a holder of A
    const std::uint64_t key = text.tokens[i].key;
    const bool between_both =
        key == "and"_w && from.begin > 0 && text.tokens[from.begin - 1].key == "between"_w;
    if (between_both || is_dash(view(text, bytes, i)) || key == "to"_w || key == "into"_w) {
      joined = true;
    } else if (view(text, bytes, i) != "," && !is_filler(key)) {
      return false;
    }
  }
  return joined;
}

std::optional<CrossingPair> best_crossing(const Gazetteer& gazetteer, const NameHit& a,
                                          const NameHit& b) {
  std::optional<CrossingPair> best;
  for (std::size_t i = 0; i < std::min(a.rows.size(), kMostRows); ++i) {
    for (std::size_t j = 0; j < std::min(b.rows.size(), kMostRows); ++j) {
      const auto pair = gazetteer.crossing(a.rows[i].row, b.rows[j].row);
      if (pair && (!best || pair->distance_m < best->distance_m)) best = pair;
    }
  }
  return best;
}

bool names_crossing(const TokenText& text, std::string_view bytes, TokenRange name) {
  const TokenRange sentence = text.sentences[text.sentence_of(name.begin)];
  for (std::uint32_t i = name.end; i < std::min(sentence.end, name.end + 2); ++i) {
    if (is_crossing_word(text.tokens[i].key)) return true;
  }
  // "the crossing at A", "the border crossing point of A"
  std::uint32_t i = name.begin;
  for (std::uint32_t steps = 0; steps < 3 && i > sentence.begin; ++steps) {
    --i;
    if (is_crossing_word(text.tokens[i].key)) return true;
    if (view(text, bytes, i) == ",") return false;
  }
  return false;
}

}  // namespace habeas
