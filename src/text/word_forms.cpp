// text/word_forms.cpp - singulars of nouns and base forms of verbs, by rule and by small tables of
// exceptions
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/tokens.h"

namespace habeas {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 34> kIrregularNouns = {{
    {"people", "person"},
    {"persons", "person"},
    {"men", "man"},
    {"women", "woman"},
    {"children", "child"},
    {"policemen", "policeman"},
    {"policewomen", "policewoman"},
    {"gunmen", "gunman"},
    {"servicemen", "serviceman"},
    {"fishermen", "fisherman"},
    {"spokesmen", "spokesman"},
    {"businessmen", "businessman"},
    {"tribesmen", "tribesman"},
    {"militiamen", "militiaman"},
    {"countrymen", "countryman"},
    {"seamen", "seaman"},
    {"wives", "wife"},
    {"lives", "life"},
    {"knives", "knife"},
    {"thieves", "thief"},
    {"buses", "bus"},
    {"gases", "gas"},
    {"crises", "crisis"},
    {"families", "family"},
    {"bodies", "body"},
    {"convicts", "convict"},
    {"corpses", "corpse"},
    {"police", "police"},
    {"troops", "troop"},
    {"news", "news"},
    {"series", "series"},
    {"vans", "van"},
    {"barracks", "barracks"},
    {"headquarters", "headquarters"},
}};

constexpr std::array<Pair, 92> kIrregularVerbs = {{
    {"was", "be"},         {"were", "be"},          {"is", "be"},         {"are", "be"},
    {"been", "be"},        {"being", "be"},         {"am", "be"},         {"has", "have"},
    {"had", "have"},       {"having", "have"},      {"did", "do"},        {"does", "do"},
    {"done", "do"},        {"said", "say"},         {"told", "tell"},     {"shot", "shoot"},
    {"held", "hold"},      {"sent", "send"},        {"fled", "flee"},     {"took", "take"},
    {"taken", "take"},     {"gave", "give"},        {"given", "give"},    {"went", "go"},
    {"gone", "go"},        {"came", "come"},        {"saw", "see"},       {"seen", "see"},
    {"knew", "know"},      {"known", "know"},       {"wrote", "write"},   {"written", "write"},
    {"spoke", "speak"},    {"spoken", "speak"},     {"found", "find"},    {"left", "leave"},
    {"lost", "lose"},      {"met", "meet"},         {"made", "make"},     {"brought", "bring"},
    {"caught", "catch"},   {"drove", "drive"},      {"driven", "drive"},  {"flew", "fly"},
    {"flown", "fly"},      {"hid", "hide"},         {"hidden", "hide"},   {"rose", "rise"},
    {"risen", "rise"},     {"fell", "fall"},        {"fallen", "fall"},   {"grew", "grow"},
    {"grown", "grow"},     {"threw", "throw"},      {"thrown", "throw"},  {"began", "begin"},
    {"begun", "begin"},    {"broke", "break"},      {"broken", "break"},  {"stole", "steal"},
    {"stolen", "steal"},   {"fought", "fight"},     {"bought", "buy"},    {"sold", "sell"},
    {"thought", "think"},  {"kept", "keep"},        {"led", "lead"},      {"fed", "feed"},
    {"bled", "bleed"},     {"died", "die"},         {"dying", "die"},     {"lay", "lie"},
    {"lain", "lie"},       {"lying", "lie"},        {"beaten", "beat"},   {"bombed", "bomb"},
    {"hanged", "hang"},    {"hung", "hang"},        {"struck", "strike"}, {"stricken", "strike"},
    {"blew", "blow"},      {"blown", "blow"},       {"slain", "slay"},    {"slew", "slay"},
    {"forbade", "forbid"}, {"forbidden", "forbid"}, {"ran", "run"},       {"put", "put"},
    {"set", "set"},        {"became", "become"},    {"bore", "bear"},     {"stood", "stand"},
}};

template <std::size_t N>
std::string_view look_up(const std::array<Pair, N>& table, std::string_view word) {
  for (const Pair& pair : table) {
    if (pair.first == word) return pair.second;
  }
  return {};
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::string cut(std::string_view word, std::size_t count) {
  return std::string(word.substr(0, word.size() - count));
}

bool doubled(std::string_view stem) {
  if (stem.size() < 3) return false;
  const char last = stem.back();
  return last == stem[stem.size() - 2] && !is_vowel(last) && last != 's' && last != 'l' &&
         last != 'z';
}

/// Base forms of a stem left by cutting "-ed" or "-ing".
void add_stem_forms(std::string_view stem, std::vector<std::string>& out) {
  if (stem.size() < 2) return;
  if (doubled(stem)) out.push_back(cut(stem, 1));
  out.emplace_back(stem);
  out.push_back(std::string(stem) + "e");
  if (stem.size() > 2 && stem.back() == 'l' && stem[stem.size() - 2] == 'l')
    out.push_back(cut(stem, 1));
}

}  // namespace

std::string singular(std::string_view folded) {
  if (const std::string_view found = look_up(kIrregularNouns, folded); !found.empty())
    return std::string(found);
  const std::size_t size = folded.size();
  if (size < 4 || folded.back() != 's') return std::string(folded);
  if (folded.ends_with("ss") || folded.ends_with("us") || folded.ends_with("is"))
    return std::string(folded);
  if (folded.ends_with("ies")) return cut(folded, 3) + "y";
  if (folded.ends_with("ches") || folded.ends_with("shes") || folded.ends_with("sses") ||
      folded.ends_with("xes") || folded.ends_with("zes")) {
    return cut(folded, 2);
  }
  return cut(folded, 1);
}

std::vector<std::string> verb_lemmas(std::string_view folded) {
  std::vector<std::string> out;
  if (const std::string_view found = look_up(kIrregularVerbs, folded); !found.empty()) {
    out.emplace_back(found);
    if (folded != "found" && folded != "left" && folded != "lay" && folded != "saw") return out;
  }
  const std::size_t size = folded.size();
  if (size > 4 && folded.ends_with("ied")) {
    out.push_back(cut(folded, 3) + "y");
  } else if (size > 3 && folded.ends_with("ed")) {
    add_stem_forms(folded.substr(0, size - 2), out);
  } else if (size > 4 && folded.ends_with("ing")) {
    add_stem_forms(folded.substr(0, size - 3), out);
  } else if (size > 4 && folded.ends_with("ies")) {
    out.push_back(cut(folded, 3) + "y");
  } else if (size > 3 && folded.ends_with("s") && !folded.ends_with("ss")) {
    out.push_back(cut(folded, 1));
    if (folded.ends_with("es")) out.push_back(cut(folded, 2));
  }
  out.emplace_back(folded);
  return out;
}

}  // namespace habeas
