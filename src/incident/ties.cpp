// incident/ties.cpp - which kinds of claims follow a deed, a story, a voice, and which none
#include "incident/ties.h"

#include <algorithm>
#include <array>
#include <string>

#include "incident/story.h"
#include "model/deeds.h"
#include "text/tokens.h"

namespace habeas {
namespace {

/// The words of the claim's clause, folded, with a space before and behind each.
std::string spaced_clause(const Claim& claim) { return " " + fold(claim.quote) + " "; }

bool holds_word(const std::string& clause, std::string_view word) {
  for (std::size_t at = clause.find(word); at != std::string::npos;
       at = clause.find(word, at + 1)) {
    if (at > 0 && clause[at - 1] == ' ' && clause[at + word.size()] == ' ') return true;
  }
  return false;
}

template <std::size_t N>
bool has_any_word(const Claim& claim, const std::array<std::string_view, N>& words) {
  const std::string clause = spaced_clause(claim);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return holds_word(clause, word); });
}

/// "Those who leave without leave are deserters": of people in general.
bool is_of_people_in_general(const Claim& claim) {
  constexpr std::array<std::string_view, 8> kWords = {"those who",    "people who",  "persons who",
                                                      "anyone who",   "anybody who", "whoever",
                                                      "citizens who", "everyone who"};
  return has_any_word(claim, kWords);
}

/// Does the clause speak of people that the page has told of, by a pronoun or by what befell them?
bool is_anaphoric(const Claim& claim) {
  constexpr std::array<std::string_view, 11> kWords = {"they",  "them",      "he",       "she",
                                                       "him",   "her",       "their",    "these",
                                                       "those", "returnees", "deportees"};
  return has_any_word(claim, kWords) && !is_of_people_in_general(claim);
}

Tie tie_of_event(const Claim& claim) {
  if (claim.subkind == "trend") return Tie::none;
  if (!is_told_as_done(claim) && is_deed(claim.subkind)) return Tie::near_seed;
  return Tie::story;
}

Tie tie_of_legal(const Claim& claim) {
  const bool accuses =
      claim.subkind == "alleged_violation" || claim.subkind == "characterisation_as_crime";
  if (accuses) return Tie::story;
  const bool status = claim.subkind == "legal_status" && !is_of_people_in_general(claim);
  return status ? Tie::near_seed : Tie::none;
}

}  // namespace

Tie tie_of(const Claim& claim) {
  switch (claim.kind) {
    case ClaimKind::count:
      return is_share(claim) ? Tie::none : Tie::story;
    case ClaimKind::date:
      return claim.subkind == "period" ? Tie::none : Tie::date;
    case ClaimKind::place:
    case ClaimKind::denial:
      return Tie::story;
    case ClaimKind::route:
      return claim.subkind == "transfer" || claim.subkind == "crossing_pair" ? Tie::story
                                                                             : Tie::none;
    case ClaimKind::event:
      return tie_of_event(claim);
    case ClaimKind::legal:
      return tie_of_legal(claim);
    case ClaimKind::actor:
      return claim.subkind == "named_victim" ? Tie::story : Tie::voice;
    case ClaimKind::profile:
      return claim.subkind == "risk" && is_anaphoric(claim) ? Tie::story : Tie::near_seed;
    case ClaimKind::estimate:
      return Tie::none;
  }
  return Tie::none;
}

bool has_word(const Claim& claim, std::string_view word) {
  return holds_word(spaced_clause(claim), word);
}

bool is_of_all(const Claim& claim) {
  const Role* whole = find_role(claim, RoleName::whole);
  return whole != nullptr && fold(whole->quote).rfind("all ", 0) == 0;
}

bool is_of_a_kind(const Claim& claim) {
  if (is_of_all(claim) || is_of_people_in_general(claim)) return true;
  const Role* people = find_role(claim, RoleName::whole);
  if (people == nullptr) people = find_role(claim, RoleName::victim);
  if (people == nullptr) return false;
  // One bare plural, perhaps with adjectives: no article, pronoun, figure or name of persons.
  constexpr std::array<std::string_view, 16> kKnown = {
      "the", "these", "those", "them", "this", "that", "our",  "their",
      "his", "her",   "its",   "us",   "dead", "it",   "they", "whom"};
  std::string words = fold(people->quote);
  const bool figure =
      std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (figure || words.empty() || words.back() != 's') return false;
  std::replace(words.begin(), words.end(), '\n', ' ');
  words = " " + words + " ";
  return std::none_of(kKnown.begin(), kKnown.end(), [&](std::string_view word) {
    return words.find(" " + std::string(word) + " ") != std::string::npos;
  });
}

bool tells_state(const Claim& claim) {
  constexpr std::array<std::string_view, 30> kWords = {
      "live",       "lives",     "living",    "lived",      "reside",     "remain",
      "still",      "currently", "estimated", "estimates",  "estimate",   "since",
      "quarter",    "annually",  "worldwide", "nationwide", "population", "recent",
      "altogether", "total",     "overall",   "last year",  "this year",  "half of the year",
      "has taken",  "have fled", "have been", "has been",   "employs",    "in recent years"};
  return is_habit(claim) || has_any_word(claim, kWords);
}

}  // namespace habeas
