// extract/name_entities.cpp - which candidates stay names, and one entity each within a text
#include <algorithm>
#include <array>
#include <map>

#include "extract/name_ages.h"
#include "extract/name_candidates.h"

namespace habeas {
namespace {

class EntityBuilder {
 public:
  EntityBuilder(Analysis& a, std::vector<NameCandidate>& candidates)
      : a_(a), gazetteer_(*a.context->gazetteer), candidates_(candidates) {}

  void run() {
    settle();
    build_entities();
  }

 private:
  // -------------------------------------------------------------------------------------------------------
  // settling

  void settle() {
    std::vector<std::uint32_t> order(candidates_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
      const NameCandidate& a = candidates_[x];
      const NameCandidate& b = candidates_[y];
      if (a.weight != b.weight) return a.weight > b.weight;
      if (a.range.size() != b.range.size()) return a.range.size() > b.range.size();
      if (a.range != b.range) return a.range < b.range;
      // A place that the gazetteer knows before the same words that only the tagger saw.
      if (a.rows.empty() != b.rows.empty()) return b.rows.empty();
      return x < y;
    });
    std::vector<bool> taken(a_.size());
    for (const std::uint32_t index : order) {
      const NameCandidate& c = candidates_[index];
      bool free = true;
      for (std::uint32_t t = c.range.begin; t < c.range.end; ++t) free = free && !taken[t];
      if (!free) continue;
      for (std::uint32_t t = c.range.begin; t < c.range.end; ++t) taken[t] = true;
      kept_.push_back(index);
    }
    std::sort(kept_.begin(), kept_.end(), [&](std::uint32_t x, std::uint32_t y) {
      return candidates_[x].range < candidates_[y].range;
    });
  }

  // -------------------------------------------------------------------------------------------------------
  // entities

  std::uint32_t add_entity(MentionKind kind, std::string name, std::string country,
                           std::string organ) {
    DraftEntity entity;
    entity.kind = kind;
    entity.name = std::move(name);
    entity.country = std::move(country);
    entity.organ = std::move(organ);
    const auto index = static_cast<std::uint32_t>(a_.entities.size());
    if (kind == MentionKind::person) {
      persons_[surname(fold(entity.name))].push_back(index);
      given_[given_name(fold(entity.name))].push_back(index);
      const std::string father = fathers_name(fold(entity.name));
      if (!father.empty()) fathers_[father].push_back(index);
    } else if (kind == MentionKind::organisation && entity.organ.empty()) {
      by_letters_.emplace(initials(entity.name), index);
      if (const std::string brief = without_county(entity.name); !brief.empty())
        by_letters_.emplace(initials(brief), index);
    }
    a_.entities.push_back(std::move(entity));
    return index;
  }

  /// "minn" of "dara minn jr" and of "dara minn iii": what a family hands down beside its name is
  /// no name.
  static std::string surname(const std::string& name) {
    const std::size_t space = name.find_last_of(' ');
    const std::string last = name.substr(space + 1);
    const bool counted = space != std::string::npos && is_generation(last);
    return counted ? surname(name.substr(0, name.find_last_not_of(" ,", space) + 1)) : last;
  }

  static bool is_generation(std::string_view word) {
    static constexpr std::array<std::string_view, 7> kGenerations = {"jr", "jr.", "sr", "sr.",
                                                                     "ii", "iii", "iv"};
    return std::find(kGenerations.begin(), kGenerations.end(), word) != kGenerations.end();
  }

  /// The last word but one of three or more; empty of shorter names.
  static std::string fathers_name(const std::string& name) {
    const std::size_t last = name.find_last_of(' ');
    if (last == std::string::npos || last == 0) return {};
    const std::size_t before = name.find_last_of(' ', last - 1);
    return before == std::string::npos ? std::string() : name.substr(before + 1, last - before - 1);
  }

  static std::string given_name(const std::string& name) { return name.substr(0, name.find(' ')); }

  std::string without_article(TokenRange range) const {
    if (range.size() > 1 && a_.key(range.begin) == "the"_w) ++range.begin;
    std::string name(a_.words(range));
    std::replace(name.begin(), name.end(), '\n', ' ');
    return name;
  }

  void build_entities() {
    std::vector<std::uint32_t> entity_of(candidates_.size(), kNone);
    // Long forms first, so that short forms find them wherever they stand.
    for (const std::uint32_t index : kept_) {
      const NameCandidate& c = candidates_[index];
      if (c.kind == MentionKind::place || c.acronym ||
          (c.kind == MentionKind::person && c.range.size() == 1))
        continue;
      if (c.kind == MentionKind::organisation && c.range.size() == 1 && c.organ.empty()) continue;
      entity_of[index] = entity_for(c);
    }
    for (const std::uint32_t index : kept_) {
      const NameCandidate& c = candidates_[index];
      if (entity_of[index] != kNone || c.kind == MentionKind::place) continue;
      if (c.acronym && entity_of[c.acronym_of] != kNone) {
        entity_of[index] = entity_of[c.acronym_of];
        add_form(entity_of[index], std::string(a_.words(c.range)));
        forms_.try_emplace(fold_name(a_.words(c.range)), entity_of[index]);
      }
    }
    for (const std::uint32_t index : kept_) {
      const NameCandidate& c = candidates_[index];
      if (entity_of[index] != kNone || c.kind == MentionKind::place) continue;
      entity_of[index] = entity_for(c);
    }
    for (const std::uint32_t index : kept_) {
      NameCandidate& c = candidates_[index];
      a_.names.push_back(
          {c.range, c.kind, entity_of[index], std::move(c.rows), c.country, c.acronym});
    }
  }

  void add_form(std::uint32_t entity, std::string form) {
    std::vector<std::string>& forms = a_.entities[entity].forms;
    if (form != a_.entities[entity].name &&
        std::find(forms.begin(), forms.end(), form) == forms.end()) {
      forms.push_back(std::move(form));
    }
  }

  std::uint32_t entity_for(const NameCandidate& c) {
    const std::string name = c.kind == MentionKind::person
                                 ? without_nickname(without_article(c.range))
                                 : without_article(c.range);
    if (c.kind == MentionKind::group) return group_entity(c);
    if (!c.organ.empty()) return organ_entity(c);
    const std::string form = fold_name(name);
    if (const auto found = forms_.find(form);
        found != forms_.end() && a_.entities[found->second].kind == c.kind) {
      return found->second;
    }
    if (c.kind == MentionKind::organisation) {
      if (const auto known = organs_.find(organ_words(name)); known != organs_.end()) {
        add_form(known->second, name);
        return known->second;
      }
    }
    if (c.kind == MentionKind::person) {
      if (const std::uint32_t known = person_with(c.range); known != kNone) {
        add_form(known, name);
        return known;
      }
    } else if (const std::uint32_t known = same_letters(c, name); known != kNone) {
      add_form(known, name);
      return known;
    }
    const std::uint32_t entity = add_entity(c.kind, name, "", "");
    forms_.try_emplace(form, entity);
    return entity;
  }

  /// "OLI" after "Open Ledger Initiative" without brackets between them.
  std::uint32_t same_letters(const NameCandidate& c, const std::string& name) const {
    if (c.range.size() != 1 || a_.tokens.tokens[c.range.begin].shape != Shape::upper ||
        name.size() < 3)
      return kNone;
    const auto found = by_letters_.find(name);
    return found == by_letters_.end() ? kNone : found->second;
  }

  std::uint32_t group_entity(const NameCandidate& c) {
    const std::string form = "people:" + (c.people.empty() ? c.country : fold(c.people));
    if (const auto found = forms_.find(form); found != forms_.end()) return found->second;
    if (!c.people.empty()) {
      const std::uint32_t entity = add_entity(MentionKind::group, c.people, "", "");
      forms_.try_emplace(form, entity);
      return entity;
    }
    // The name of a people's entity is its country's, so that "Syrian" and "Syrians" are one.
    const std::uint32_t row = gazetteer_.country(c.country);
    const std::uint32_t entity = add_entity(
        MentionKind::group,
        row == kNoRow ? c.country : std::string(gazetteer_.name(row)) + " (people)", c.country, "");
    forms_.try_emplace(form, entity);
    return entity;
  }

  std::uint32_t organ_entity(const NameCandidate& c) {
    const std::string form = "state:" + c.country + ":" + organ_key(c.organ);
    if (const auto found = forms_.find(form); found != forms_.end()) {
      add_form(found->second, without_article(c.range));
      return found->second;
    }
    const bool government = organ_key(c.organ) == "government";
    const std::uint32_t entity =
        government
            ? government_of(c.country)
            : add_entity(MentionKind::organisation, without_article(c.range), c.country, c.organ);
    if (government) {
      add_form(entity, without_article(c.range));
    } else {
      a_.entities[entity].part_of = government_of(c.country);
      // "the Interior Ministry" behind "Osterin's Interior Ministry" is the same.
      if (c.organ.find(' ') != std::string::npos) organs_.emplace(organ_words(c.organ), entity);
    }
    forms_.try_emplace(form, entity);
    return entity;
  }

  /// "interior ministry" and "ministry of the interior" as the same words.
  static std::string organ_words(const std::string& name) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : fold(name) + " ") {
      if (c != ' ') {
        word.push_back(c);
        continue;
      }
      if (!word.empty() && word != "of" && word != "the" && word != "for") words.push_back(word);
      word.clear();
    }
    std::sort(words.begin(), words.end());
    std::string key;
    for (const std::string& w : words) key += w + " ";
    return key;
  }

  /// "authorities", "officials", "regime" speak for the government itself.
  static std::string organ_key(const std::string& organ) {
    for (const char* word :
         {"government", "authorities", "officials", "regime", "state", "junta", "administration"}) {
      if (organ.ends_with(word)) return "government";
    }
    return organ;
  }

  std::uint32_t government_of(const std::string& country) {
    const std::string form = "state:" + country;
    if (const auto found = forms_.find(form); found != forms_.end()) return found->second;
    const std::uint32_t row = gazetteer_.country(country);
    const std::uint32_t entity = add_entity(
        MentionKind::organisation, row == kNoRow ? country : std::string(gazetteer_.name(row)),
        country, "government");
    forms_.try_emplace(form, entity);
    return entity;
  }

  /// The person of this text whose name ends in the same words, when only one does.
  std::uint32_t person_with(TokenRange range) const {
    const std::string last = surname(fold(a_.words(range)));
    const std::string whole = fold_name(without_nickname(std::string(a_.words(range))));
    std::uint32_t found = kNone;
    const std::uint32_t longer = person_of_two_families(fold(without_article(range)));
    if (longer != kNone) return longer;
    const auto namesakes = persons_.find(last);
    if (namesakes == persons_.end()) return range.size() == 1 ? person_called(last) : kNone;
    for (const std::uint32_t e : namesakes->second) {
      const std::string folded = fold_name(a_.entities[e].name);
      if (range.size() > 1 && !folded.ends_with(whole) && !whole.ends_with(folded) &&
          !differ_in_middle(fold(a_.entities[e].name), fold(without_article(range))))
        continue;
      if (found != kNone) return kNone;  // two persons of one family name: no merge by guess
      found = e;
    }
    return found;
  }

  /// "Dara T. Minn", "Dara Tige Minn" and "Dara Minn": one says the middle name that the other
  /// shortens or leaves out. Not so of father and son.
  static bool differ_in_middle(const std::string& one, const std::string& other) {
    const std::string last = surname(one);
    const std::size_t first = one.find(' ');
    if (first == std::string::npos || last != surname(other) || last.size() < 2 ||
        given_name(one) != given_name(other) || !one.ends_with(last) || !other.ends_with(last) ||
        one.size() < first + 1 + last.size() || other.size() < first + 1 + last.size())
      return false;
    const auto middle = [&](const std::string& name) {
      std::string words = name.substr(first + 1, name.size() - last.size() - first - 1);
      words.erase(words.find_last_not_of(" .") + 1);
      return words;
    };
    const std::string a = middle(one);
    const std::string b = middle(other);
    const bool initial = a.size() == 1 || b.size() == 1;
    return a.empty() || b.empty() || a == b || (initial && a.front() == b.front());
  }

  /// "Halvo Rence Tammisk" is "Halvo Rence" and "Rence", too: where the father's family name stands
  /// before the mother's. Nobody where several may be meant.
  std::uint32_t person_of_two_families(const std::string& name) const {
    const auto words = [](const std::string& of) {
      return 1 + std::count(of.begin(), of.end(), ' ');
    };
    const bool one_word = words(name) == 1;
    const auto& index = one_word ? fathers_ : given_;
    const auto found = index.find(one_word ? name : given_name(name));
    if (found == index.end()) return kNone;
    std::uint32_t person = kNone;
    for (const std::uint32_t e : found->second) {
      const std::string known = fold(a_.entities[e].name);
      const bool begins = known.starts_with(name + " ") || name.starts_with(known + " ");
      const bool long_enough = words(known) >= 2 && words(name) >= 2;
      if (!one_word && (!begins || !long_enough)) continue;
      if (person != kNone) return kNone;
      person = e;
    }
    // Somebody else may bear the name as the last of theirs.
    return one_word && persons_.contains(name) ? kNone : person;
  }

  /// The person of this text whose name begins with this word, when only one does.
  std::uint32_t person_called(const std::string& word) const {
    const auto found = given_.find(word);
    return found == given_.end() || found->second.size() != 1 ? kNone : found->second.front();
  }

  Analysis& a_;
  const Gazetteer& gazetteer_;
  std::vector<NameCandidate>& candidates_;
  std::vector<std::uint32_t> kept_;
  std::map<std::string, std::uint32_t> forms_;
  std::map<std::string, std::vector<std::uint32_t>> persons_;  // family name -> entities
  std::map<std::string, std::vector<std::uint32_t>> given_;    // first word of the name -> entities
  std::map<std::string, std::vector<std::uint32_t>> fathers_;  // last word but one -> entities
  std::map<std::string, std::uint32_t> by_letters_;            // initials -> first body
  std::map<std::string, std::uint32_t> organs_;                // sorted words -> organ of a state
};

}  // namespace

std::string initials(std::string_view name) {
  std::string letters;
  bool fresh = true;
  for (const char c : name) {
    if (fresh && c >= 'A' && c <= 'Z') letters.push_back(c);
    fresh = c == ' ' || c == '-';
  }
  return letters;
}

std::string without_county(std::string name) {
  constexpr std::string_view kCounty = " County";
  const std::size_t at = name.find(kCounty);
  if (at == std::string::npos) return {};
  name.erase(at, kCounty.size());
  return name;
}

void name_entities(Analysis& analysis, std::vector<NameCandidate>& candidates) {
  EntityBuilder(analysis, candidates).run();
}

}  // namespace habeas
