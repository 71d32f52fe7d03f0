// text/word_forms.cpp - singulars of nouns and base forms of verbs, by rule and by small tables of
// exceptions
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "text/lemmas.h"
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

constexpr std::array<Pair, 146> kIrregularVerbs = {{
    {"was", "be"},
    {"were", "be"},
    {"is", "be"},
    {"are", "be"},
    {"been", "be"},
    {"being", "be"},
    {"am", "be"},
    {"has", "have"},
    {"had", "have"},
    {"having", "have"},
    {"did", "do"},
    {"does", "do"},
    {"done", "do"},
    {"said", "say"},
    {"told", "tell"},
    {"shot", "shoot"},
    {"held", "hold"},
    {"sent", "send"},
    {"fled", "flee"},
    {"took", "take"},
    {"taken", "take"},
    {"gave", "give"},
    {"given", "give"},
    {"went", "go"},
    {"gone", "go"},
    {"came", "come"},
    {"saw", "see"},
    {"seen", "see"},
    {"knew", "know"},
    {"known", "know"},
    {"wrote", "write"},
    {"written", "write"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"found", "find"},
    {"left", "leave"},
    {"lost", "lose"},
    {"met", "meet"},
    {"made", "make"},
    {"brought", "bring"},
    {"caught", "catch"},
    {"drove", "drive"},
    {"driven", "drive"},
    {"flew", "fly"},
    {"flown", "fly"},
    {"hid", "hide"},
    {"hidden", "hide"},
    {"rose", "rise"},
    {"risen", "rise"},
    {"fell", "fall"},
    {"fallen", "fall"},
    {"grew", "grow"},
    {"grown", "grow"},
    {"threw", "throw"},
    {"thrown", "throw"},
    {"began", "begin"},
    {"begun", "begin"},
    {"broke", "break"},
    {"broken", "break"},
    {"stole", "steal"},
    {"stolen", "steal"},
    {"fought", "fight"},
    {"bought", "buy"},
    {"sold", "sell"},
    {"thought", "think"},
    {"kept", "keep"},
    {"led", "lead"},
    {"fed", "feed"},
    {"bled", "bleed"},
    {"died", "die"},
    {"dying", "die"},
    {"lay", "lie"},
    {"lain", "lie"},
    {"lying", "lie"},
    {"beaten", "beat"},
    {"bombed", "bomb"},
    {"hanged", "hang"},
    {"hung", "hang"},
    {"struck", "strike"},
    {"stricken", "strike"},
    {"blew", "blow"},
    {"blown", "blow"},
    {"slain", "slay"},
    {"slew", "slay"},
    {"forbade", "forbid"},
    {"forbidden", "forbid"},
    {"ran", "run"},
    {"put", "put"},
    {"set", "set"},
    {"became", "become"},
    {"bore", "bear"},
    {"stood", "stand"},
    {"burnt", "burn"},
    {"drew", "draw"},
    {"drawn", "draw"},
    {"withdrew", "withdraw"},
    {"withdrawn", "withdraw"},
    {"swore", "swear"},
    {"sworn", "swear"},
    {"tore", "tear"},
    {"torn", "tear"},
    {"hit", "hit"},
    {"cut", "cut"},
    {"shut", "shut"},
    {"hurt", "hurt"},
    {"spread", "spread"},
    {"burst", "burst"},
    {"sank", "sink"},
    {"sunk", "sink"},
    {"swept", "sweep"},
    {"rode", "ride"},
    {"ridden", "ride"},
    {"shook", "shake"},
    {"shaken", "shake"},
    {"sought", "seek"},
    {"taught", "teach"},
    {"felt", "feel"},
    {"built", "build"},
    {"paid", "pay"},
    {"laid", "lay"},
    {"overran", "overrun"},
    {"overrun", "overrun"},
    {"overthrew", "overthrow"},
    {"overthrown", "overthrow"},
    {"overtook", "overtake"},
    {"overtaken", "overtake"},
    {"undertook", "undertake"},
    {"withheld", "withhold"},
    {"bound", "bind"},
    {"misled", "mislead"},
    {"rebuilt", "rebuild"},
    {"underwent", "undergo"},
    {"slept", "sleep"},
    {"slit", "slit"},
    {"shed", "shed"},
    {"froze", "freeze"},
    {"frozen", "freeze"},
    {"dug", "dig"},
    {"wore", "wear"},
    {"worn", "wear"},
    {"spent", "spend"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"arisen", "arise"},
    {"arose", "arise"},
    {"awoke", "awake"},
}};

/// Numbers of the entries of a table by the keys of their first words, in open addressing: most
/// words are in no table, and an empty slot says so at once.
template <std::size_t N>
class Index {
 public:
  constexpr explicit Index(const std::array<Pair, N>& table) : table_(table) {
    for (std::size_t i = 0; i < N; ++i) {
      const std::uint64_t key = word_key(table[i].first);
      std::size_t at = slot(key);
      while (numbers_[at] != 0 && keys_[at] != key) at = (at + 1) % kSlots;
      if (numbers_[at] != 0) continue;  // the first of two equal words counts
      keys_[at] = key;
      numbers_[at] = static_cast<std::uint8_t>(i + 1);
    }
  }

  /// What stands behind the word; empty when it is not in the table.
  [[nodiscard]] constexpr std::string_view look_up(std::uint64_t key) const {
    for (std::size_t at = slot(key); numbers_[at] != 0; at = (at + 1) % kSlots) {
      if (keys_[at] == key) return table_[numbers_[at] - 1U].second;
    }
    return {};
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  static_assert(N < kSlots / 4);

  static constexpr std::size_t slot(std::uint64_t key) {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 54U);
  }

  const std::array<Pair, N>& table_;
  std::array<std::uint64_t, kSlots> keys_{};
  std::array<std::uint8_t, kSlots> numbers_{};
};

constexpr Index kNouns(kIrregularNouns);
constexpr Index kVerbs(kIrregularVerbs);

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
constexpr bool is_vowel_or_y(char c) { return is_vowel(c) || c == 'y'; }
constexpr char small(char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

/// Forms begin with the first two letters of their verb, or with its first and another vowel; of
/// "be", "go" and verbs of two letters nothing is said.
constexpr bool begin_alike(const Pair& verb) {
  const auto [form, lemma] = verb;
  return lemma.size() <= 2 ||
         (form[0] == lemma[0] &&
          (form[1] == lemma[1] || (is_vowel_or_y(form[1]) && is_vowel_or_y(lemma[1]))));
}
static_assert(std::all_of(kIrregularVerbs.begin(), kIrregularVerbs.end(), begin_alike));

/// The last letters of the nouns of the table, and that of the plurals made by rule ("guardsmen",
/// "grandchildren", "-s"): a word that ends otherwise is its own singular.
constexpr bool may_be_plural(char last) { return last == 's' || last == 'n' || last == 'e'; }
static_assert(std::all_of(kIrregularNouns.begin(), kIrregularNouns.end(),
                          [](const Pair& noun) { return may_be_plural(noun.first.back()); }));

std::string_view cut(std::string_view word, std::size_t count) {
  return word.substr(0, word.size() - count);
}

bool doubled(std::string_view stem) {
  if (stem.size() < 3) return false;
  const char last = stem.back();
  return last == stem[stem.size() - 2] && !is_vowel(last) && last != 's' && last != 'l' &&
         last != 'z';
}

/// Visits the base forms of a stem left by cutting "-ed" or "-ing", as a beginning and a letter
/// to add.
template <class Visit>
void visit_stem_forms(std::string_view stem, Visit visit) {
  if (stem.size() < 2) return;
  if (doubled(stem)) visit(cut(stem, 1), "");
  visit(stem, "");
  visit(stem, "e");
  if (stem.size() > 2 && stem.back() == 'l' && stem[stem.size() - 2] == 'l')
    visit(cut(stem, 1), "");
}

/// Visits the singular as a beginning and letters to add.
template <class Visit>
void visit_singular(std::string_view folded, std::uint64_t key, Visit visit) {
  if (const std::string_view found = kNouns.look_up(key); !found.empty()) return visit(found, "");
  const std::size_t size = folded.size();
  // "guardsmen", "crewwomen", "grandchildren"; not "specimen", "regimen", "omen".
  if (size > 5 && folded.ends_with("men") && !folded.ends_with("imen"))
    return visit(cut(folded, 2), "an");
  if (size > 8 && folded.ends_with("children")) return visit(cut(folded, 3), "");
  const bool plain = size < 4 || folded.back() != 's' || folded.ends_with("ss") ||
                     folded.ends_with("us") || folded.ends_with("is");
  if (plain) return visit(folded, "");
  if (folded.ends_with("ies")) return visit(cut(folded, 3), "y");
  const bool cuts_two = folded.ends_with("ches") || folded.ends_with("shes") ||
                        folded.ends_with("sses") || folded.ends_with("xes") ||
                        folded.ends_with("zes");
  visit(cut(folded, cuts_two ? 2 : 1), "");
}

/// Visits the base forms of a verb form, most likely first.
template <class Visit>
void visit_verb_lemmas(std::string_view folded, std::uint64_t key, Visit visit) {
  if (const std::string_view found = kVerbs.look_up(key); !found.empty()) {
    visit(found, "");
    if (folded != "found" && folded != "left" && folded != "lay" && folded != "saw") return;
  }
  const std::size_t size = folded.size();
  if (size > 4 && (folded.ends_with("ied") || folded.ends_with("ies"))) {
    visit(cut(folded, 3), "y");
  } else if (size > 3 && folded.ends_with("ed")) {
    visit_stem_forms(cut(folded, 2), visit);
  } else if (size > 4 && folded.ends_with("ing")) {
    visit_stem_forms(cut(folded, 3), visit);
  } else if (size > 3 && folded.ends_with("s") && !folded.ends_with("ss")) {
    visit(cut(folded, 1), "");
    if (folded.ends_with("es")) visit(cut(folded, 2), "");
  }
  visit(folded, "");
}

std::string join(std::string_view beginning, std::string_view end) {
  return std::string(beginning).append(end);
}

}  // namespace

std::string singular(std::string_view folded) {
  if (folded.empty() || !may_be_plural(folded.back())) return std::string(folded);
  std::string result;
  visit_singular(folded, word_key(folded), [&](std::string_view beginning, std::string_view end) {
    result.assign(beginning).append(end);
  });
  return result;
}

std::vector<std::string> verb_lemmas(std::string_view folded) {
  std::vector<std::string> out;
  visit_verb_lemmas(folded, word_key(folded),
                    [&](std::string_view beginning, std::string_view end) {
                      out.push_back(join(beginning, end));
                    });
  return out;
}

std::string verb_lemma(std::string_view folded) {
  std::optional<std::string> first;
  visit_verb_lemmas(folded, word_key(folded),
                    [&](std::string_view beginning, std::string_view end) {
                      if (!first) first = join(beginning, end);
                    });
  return *std::move(first);
}

bool may_be_form_of(std::string_view word, std::span<const std::string_view> lemmas) {
  if (word.empty()) return false;
  const char first = small(word.front());
  const char second = word.size() > 1 ? small(word[1]) : '\0';
  if (static_cast<unsigned char>(first | second) >= 0x80U) return true;
  const bool vowel = is_vowel_or_y(second);
  for (const std::string_view lemma : lemmas) {
    if (lemma.size() <= 2) {
      if (lemma.starts_with(first) || lemma == "be" || lemma == "go") return true;
    } else if (lemma.front() == first &&
               (lemma[1] == second || (vowel && is_vowel_or_y(lemma[1])))) {
      return true;
    }
  }
  return false;
}

bool has_verb_lemma(std::string_view folded, std::span<const std::string_view> lemmas) {
  bool has = false;
  visit_verb_lemmas(folded, word_key(folded),
                    [&](std::string_view beginning, std::string_view end) {
                      has = has || std::any_of(lemmas.begin(), lemmas.end(), [&](auto lemma) {
                              return lemma.size() == beginning.size() + end.size() &&
                                     lemma.starts_with(beginning) && lemma.ends_with(end);
                            });
                    });
  return has;
}

std::uint64_t verb_lemma_key(std::string_view folded) {
  std::optional<std::uint64_t> first;
  visit_verb_lemmas(folded, word_key(folded),
                    [&](std::string_view beginning, std::string_view end) {
                      if (!first) first = word_key(end, word_key(beginning));
                    });
  return *first;
}

void add_base_keys(std::string_view folded, std::uint64_t key, std::vector<std::uint64_t>& out) {
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  const auto add = [&](std::string_view beginning, std::string_view end) {
    if (end.empty() && beginning.size() == folded.size() && beginning.data() == folded.data())
      return;  // the word itself
    const std::uint64_t base = word_key(end, word_key(beginning));
    if (base != key && std::find(out.begin() + first, out.end(), base) == out.end())
      out.push_back(base);
  };
  if (!folded.empty() && may_be_plural(folded.back())) visit_singular(folded, key, add);
  visit_verb_lemmas(folded, key, add);
}

}  // namespace habeas
