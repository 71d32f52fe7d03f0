// incident/turns.cpp - sentences by which a report passes on to another deed
#include "incident/turns.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/tokens.h"

namespace habeas {
namespace {

template <std::size_t Count>
bool is_any(std::uint64_t key, const std::array<std::uint64_t, Count>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::uint64_t word) { return key == (word & ~kNumberBit); });
}

}  // namespace

Turn turn_of(const DocumentFacts& document, std::size_t sentence) {
  static constexpr std::array<std::uint64_t, 4> kElsewhere = {"meanwhile"_w, "elsewhere"_w,
                                                              "separately"_w, "likewise"_w};
  static constexpr std::array<std::uint64_t, 8> kThen = {
      "also"_w,  "additionally"_w, "moreover"_w, "furthermore"_w,
      "later"_w, "earlier"_w,      "then"_w,     "previously"_w};
  static constexpr std::array<std::uint64_t, 8> kOther = {"another"_w,   "separate"_w, "second"_w,
                                                          "third"_w,     "other"_w,    "similar"_w,
                                                          "different"_w, "fourth"_w};
  static constexpr std::array<std::uint64_t, 4> kLink = {"in"_w, "on"_w, "at"_w, "during"_w};
  static constexpr std::array<std::uint64_t, 3> kArticle = {"a"_w, "an"_w, "the"_w};
  static constexpr std::array<std::uint64_t, 12> kSaying = {
      "statement"_w, "statements"_w, "interview"_w, "report"_w,  "reports"_w,  "communique"_w,
      "message"_w,   "speech"_w,     "letter"_w,    "article"_w, "briefing"_w, "release"_w};
  static constexpr std::array<std::uint64_t, 14> kDeed = {
      "attack"_w, "attacks"_w, "bomb"_w,     "bombs"_w,  "explosion"_w, "explosions"_w, "blast"_w,
      "raid"_w,   "ambush"_w,  "incident"_w, "device"_w, "shooting"_w,  "assault"_w,    "group"_w};
  if (sentence >= document.sentences.size()) return Turn::none;
  const SentenceFacts& it = document.sentences[sentence];
  constexpr std::uint32_t kShortest = 4;  // words
  if (it.title || it.end_word < it.first_word + kShortest) return Turn::none;
  std::uint32_t at = it.first_word;
  if (is_any(document.words[at], kElsewhere)) return Turn::other_deed;
  if (is_any(document.words[at], kThen)) return Turn::place_first;
  const bool linked = is_any(document.words[at], kLink);
  if (linked) ++at;
  if (is_any(document.words[at], kArticle)) ++at;
  if (is_any(document.words[at], kOther)) {
    // "In another attack", "A second car bomb", but not "In another statement", "Another witness".
    constexpr std::uint32_t kReach = 3;
    const auto begin = document.words.begin() + at + 1;
    const auto end = document.words.begin() + std::min(it.end_word, at + 1 + kReach);
    const bool says = std::any_of(begin, end, [](std::uint64_t w) { return is_any(w, kSaying); });
    const bool deed = std::any_of(begin, end, [](std::uint64_t w) { return is_any(w, kDeed); });
    if (linked ? !says : deed) return Turn::other_deed;
    return Turn::none;
  }
  return linked ? Turn::place_first : Turn::none;
}

bool names_the_hit(const Claim& claim) {
  static constexpr std::array<std::string_view, 9> kPronouns = {"he",  "she",  "it", "they", "him",
                                                                "her", "them", "we", "i"};
  return std::any_of(claim.roles.begin(), claim.roles.end(), [](const Role& role) {
    if (role.name != RoleName::victim && role.name != RoleName::target) return false;
    const std::string words = fold(role.quote);
    return std::find(kPronouns.begin(), kPronouns.end(), words) == kPronouns.end();
  });
}

}  // namespace habeas
