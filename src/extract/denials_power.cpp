// extract/denials_power.cpp - whether a state, an office or an armed body speaks
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/denial_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
bool DenialFinder::speaks_or_tells_for_power(std::uint32_t token) const {
  return !r_.voices.at(token).empty() ? speaks_for_power(token) : is_statement_of_power();
}

bool DenialFinder::speaks_for_power(std::uint32_t token) const {
  const std::vector<const SpeechAct*> acts = r_.voices.at(token);
  if (acts.empty()) return is_statement_of_power();
  const Voice& voice = acts.front()->voice;
  if (voice.who == DraftLink::Who::entity) {
    if (is_state(voice.entity)) return true;
    for (const Description& description : a_.descriptions) {
      if (description.entity == voice.entity && is_power(description.noun)) return true;
    }
  }
  for (std::uint32_t t = voice.range.begin; t < voice.range.end; ++t) {
    if (is_power(word_key(singular(fold(a_.word(t)))))) return true;
  }
  // "The Norlanders say that nobody was held": a people for its state.
  if (voice.who != DraftLink::Who::unnamed || voice.range.empty() ||
      a_.key(voice.range.begin) != "the"_w)
    return false;
  const EntityHit* const people = a_.name_in(voice.range, {MentionKind::group});
  return people != nullptr && !people->country.empty();
}

bool DenialFinder::is_statement_of_power() const {
  static constexpr std::array<std::uint64_t, 5> kStatements = {
      "statement"_w, "communique"_w, "communiqu\xC3\xA9"_w, "declaration"_w, "clarification"_w};
  constexpr std::uint32_t kHead = 30;  // tokens of the headline and the line above it
  bool statement = false;
  bool power = false;
  for (std::uint32_t t = 0; t < std::min(a_.size(), kHead); ++t) {
    statement = statement || one_of(a_.key(t), kStatements);
    power = power || is_power(word_key(singular(fold(a_.word(t)))));
  }
  return (statement && power) || publisher_is_power();
}

bool DenialFinder::publisher_is_power() const {
  std::string word;
  for (const char c : fold(a_.layout->publisher) + " ") {
    if (c != ' ') {
      word.push_back(c);
      continue;
    }
    if (word == "ministry" || word == "police" || word == "army" || word == "government" ||
        word == "directorate" || word == "embassy" || word == "command")
      return true;
    word.clear();
  }
  return false;
}

bool DenialFinder::is_power(std::uint64_t noun) {
  return one_of(
      noun, {"government"_w,   "state"_w,     "ministry"_w,     "minister"_w,    "army"_w,
             "military"_w,     "police"_w,    "gendarmerie"_w,  "authority"_w,   "official"_w,
             "president"_w,    "governor"_w,  "mayor"_w,        "spokesman"_w,   "spokeswoman"_w,
             "spokesperson"_w, "commander"_w, "general"_w,      "colonel"_w,     "major"_w,
             "captain"_w,      "officer"_w,   "lieutenant"_w,   "sergeant"_w,    "brigadier"_w,
             "admiral"_w,      "chief"_w,     "warden"_w,       "directorate"_w, "embassy"_w,
             "ambassador"_w,   "consul"_w,    "junta"_w,        "regime"_w,      "militia"_w,
             "rebel"_w,        "gang"_w,      "leader"_w,       "secretary"_w,   "prosecutor"_w,
             "prefect"_w,      "sheriff"_w,   "soldier"_w,      "guard"_w,       "force"_w,
             "command"_w,      "agency"_w,    "commissioner"_w, "department"_w,  "administration"_w,
             "company"_w,      "contractor"_w});
}

}  // namespace habeas
