// reconcile/unknowns.cpp - the open questions, each with what would settle it
#include "reconcile/unknowns.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "model/amounts.h"
#include "model/days.h"

namespace habeas {
namespace {

bool takes_people(const std::string& event) {
  constexpr std::array<std::string_view, 6> kTakes = {"forced_return", "detention",
                                                      "abduction",     "enforced_disappearance",
                                                      "transfer",      "trafficking"};
  return std::find(kTakes.begin(), kTakes.end(), event) != kTakes.end();
}

bool tells_fate(const Claim& claim) {
  constexpr std::array<std::string_view, 4> kFates = {"killing", "torture", "sexual_violence",
                                                      "injury"};
  return claim.kind == ClaimKind::event && claim.mood != Mood::feared &&
         claim.mood != Mood::planned && claim.mood != Mood::hypothetical &&
         claim.mood != Mood::denied &&
         std::find(kFates.begin(), kFates.end(), claim.subkind) != kFates.end();
}

/// "Police" as "police": of ASCII letters alone.
std::string in_small_letters(std::string name) {
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

/// Words that report and name nobody: "is suspected", "was expected".
bool is_passive_report(std::string_view word) {
  constexpr std::array<std::string_view, 14> kReports = {
      "believed",  "reported",  "said",     "thought",    "accused",  "described", "alleged",
      "suspected", "estimated", "expected", "understood", "presumed", "rumoured",  "rumored"};
  return std::find(kReports.begin(), kReports.end(), word) != kReports.end();
}

/// Words that stand for somebody told of elsewhere, or nothing at all.
bool is_pronoun(const std::string& quote) {
  static constexpr std::array<std::string_view, 18> kPronouns = {
      "",      "they",  "he",    "she",  "it",     "we",     "i",       "who",     "that",
      "which", "those", "these", "some", "others", "itself", "himself", "herself", "themselves"};
  return std::find(kPronouns.begin(), kPronouns.end(), in_small_letters(quote)) != kPronouns.end();
}

/// The first words of a quote: cut at a space, which is never inside a character.
std::string opening(const std::string& quote) {
  constexpr std::size_t kLongest = 60;
  if (quote.size() <= kLongest) return quote;
  const std::size_t space = quote.rfind(' ', kLongest);
  return space == std::string::npos ? std::string() : quote.substr(0, space) + " ...";
}

class UnknownFinder {
 public:
  UnknownFinder(const Evidence& evidence, const Scope& scope, std::span<const Finding> found)
      : evidence_(evidence), scope_(scope), found_(found) {}

  std::vector<Finding> run() {
    date();
    numbers();
    names();
    if (takes_people(scope_.incident->event)) fate();
    agent();
    sources();
    sites();
    positions();
    statement_days();
    return std::move(unknowns_);
  }

 private:
  const Claim& claim(std::size_t number) const { return evidence_.claim(number); }

  void ask(const std::string& attribute, const std::string& text) {
    unknowns_.push_back(make_unknown(scope_.incident, attribute, text));
  }

  bool has(const std::string& attribute, bool derived_too = true) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Finding& finding) {
      return finding.incident == scope_.incident->id && finding.attribute == attribute &&
             (derived_too || finding.state != FindingState::derived);
    });
  }

  bool has_name(const std::string& name) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Finding& finding) {
      return finding.incident == scope_.incident->id &&
             finding.attribute.substr(0, finding.attribute.find(':')) == name;
    });
  }

  void date() {
    if (!has_name("event_date")) {
      ask("event_date",
          "No document states when it happened. The dates of the pages, or records of those who "
          "took part, would settle it.");
      return;
    }
    if (!scope_.incident->date) return;
    const auto days = day_range(*scope_.incident->date);
    if (!days || days->has_year || has("event_date:year") || tells_year()) return;
    ask("event_date:year",
        "No document states the year. A dated page or an archived copy would settle it.");
  }

  /// Is the day of the deed, or of a part of it, told with its year anywhere?
  bool tells_year() const {
    return std::any_of(found_.begin(), found_.end(), [&](const Finding& finding) {
      const auto* date = std::get_if<Date>(&finding.value);
      if (date == nullptr || finding.incident != scope_.incident->id ||
          finding.attribute.rfind("event_date", 0) != 0)
        return false;
      const auto days = day_range(*date);
      return days && days->has_year;
    });
  }

  void numbers() {
    if (!has("victims_total") && !has_name("victims_total")) {
      ask("victims_total",
          "No document gives a number of people. Lists of the authorities or of "
          "relatives would settle it.");
    } else if (!is_exact("victims_total")) {
      ask("victims_total:exact",
          "The exact number of people is not known: the figures are bounds or "
          "estimates. Lists of the authorities or of relatives would settle it.");
    }
    for (const PartScope& part : scope_.parts) {
      const bool counted = std::any_of(found_.begin(), found_.end(), [&](const Finding& finding) {
        return finding.incident == part.incident->id &&
               finding.attribute.rfind("victims_at:", 0) == 0;
      });
      // Only of a place where people are told to have been can it be missed how many.
      const bool told = std::any_of(part.claims.begin(), part.claims.end(), [&](std::size_t n) {
        return is_told_as_done(claim(n)) && !evidence_.is_contradicted(claim(n));
      });
      if (counted || !told || part.incident->places.empty()) continue;
      unknowns_.push_back(
          make_unknown(part.incident, "victims_at:" + part.incident->places.back().name,
                       "No document says how many people there were at " + part.incident->label +
                           ". The source of the list of places could know."));
    }
    for (const std::string name : {"women", "children"}) {
      if (!takes_people(scope_.incident->event) || !has("share:women")) break;
      if (has("victims_class:" + name, false) || has("victims_class:minor")) continue;
      ask("victims_class:" + name + (name == "women" ? "_exact" : ""),
          "No document gives the number of " + name + ". Lists of the people would settle it.");
    }
  }

  /// The figure of another deed ("victims_total:injury") does not count.
  bool is_exact(const std::string& attribute) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Finding& finding) {
      const auto* value = std::get_if<Quantity>(&finding.value);
      return finding.incident == scope_.incident->id && finding.attribute == attribute &&
             value != nullptr && value->bound == Bound::exact;
    });
  }

  void names() {
    const bool named = std::any_of(
        scope_.incident->parties.begin(), scope_.incident->parties.end(), [&](const Party& party) {
          const Entity* entity = evidence_.institutions().find(party.ref);
          return party.role == "victim" && entity != nullptr &&
                 entity->kind == MentionKind::person && !entity->described;
        });
    if (named) return;
    ask("victim_names",
        "No document names the people. Relatives, or lists of the authorities, would settle it.");
  }

  void fate() {
    const ClaimNumbers told = scope_.told();
    if (std::any_of(told.begin(), told.end(),
                    [&](std::size_t n) { return tells_fate(claim(n)); })) {
      return;
    }
    ask("victim_fate",
        "No document says what became of the people afterwards. Contact with them or with the "
        "authorities that hold them would settle it.");
  }

  void agent() {
    if (has_name("event_agent")) return;
    const ClaimNumbers told = scope_.told();
    if (std::any_of(told.begin(), told.end(),
                    [&](std::size_t n) { return harms_only_self(claim(n)); }))
      return;
    const std::string words = unnamed_doers(told);
    ask("event_agent", words.empty()
                           ? "No document says who did it."
                           : "No document names who did it; the pages speak of " + words + ".");
  }

  /// Who acts in the deeds without a name, in the words of the pages: "soldiers", "armed men".
  std::string unnamed_doers(const ClaimNumbers& told) const {
    constexpr std::size_t kMost = 3;
    std::set<std::string> seen;
    std::string words;
    for (const std::size_t number : told) {
      const Claim& it = claim(number);
      const Role* agent = find_role(it, RoleName::agent);
      const bool deed = it.kind == ClaimKind::event && is_deed(it.subkind) && is_told_as_done(it) &&
                        is_violence(it.subkind) == is_violence(scope_.incident->event);
      if (!deed || agent == nullptr || !agent->ref.empty() || is_pronoun(agent->quote)) continue;
      if (seen.size() == kMost || !seen.insert(in_small_letters(agent->quote)).second) continue;
      words += (words.empty() ? "\"" : ", \"") + opening(agent->quote) + "\"";
    }
    return words;
  }

  /// Who is behind a figure or statement whose voices are not known.
  void sources() {
    std::map<std::string, std::string> asked;
    for (const Finding& finding : found_) {
      const std::string name = finding.attribute.substr(0, finding.attribute.find(':'));
      const bool ours = finding.incident == scope_.incident->id || is_part(finding);
      const bool figure = name == "victims_total" || name == "victims_at" || name == "places" ||
                          name == "event_happened" || name == "event_date";
      if (!ours || !figure || finding.state == FindingState::derived) continue;
      if (finding.unresolved_origins.empty() || asked.contains(name)) continue;
      const std::set<std::string> unnamed = unnamed_names(finding);
      if (finding.identified_origins != 0 && unnamed.empty()) continue;
      asked.emplace(name, unnamed_words(unnamed));
    }
    for (const auto& [name, words] : asked) {
      ask("source_of:" + name,
          "It is not said " + words + ". The pages that were drawn on would show it.");
    }
  }

  bool is_part(const Finding& finding) const {
    return std::any_of(scope_.parts.begin(), scope_.parts.end(), [&](const PartScope& part) {
      return finding.incident == part.incident->id;
    });
  }

  /// Voices behind the finding that their pages mention without a name.
  std::set<std::string> unnamed_names(const Finding& finding) const {
    std::set<std::string> names;
    for (const ClaimId& id : finding.supports) {
      const auto number = evidence_.number_of(id);
      const Origin* origin = number ? evidence_.origin(*number) : nullptr;
      if (origin != nullptr && origin->kind == "unnamed") names.insert(origin->name);
    }
    return names;
  }

  /// "who is behind "police", nor by whom it is "suspected"": words that name nobody are no voices.
  static std::string unnamed_words(const std::set<std::string>& names) {
    const auto join = [](const std::set<std::string>& all, std::string_view joint) {
      std::string words;
      for (const std::string& name : all) {
        words += (words.empty() ? "\"" : std::string(joint) + "\"") + name + "\"";
      }
      return words;
    };
    std::set<std::string> voices;
    std::set<std::string> passives;
    std::set<std::string> folded;
    for (const std::string& name : names) {
      const std::string last = name.substr(name.rfind(' ') + 1);
      if (is_passive_report(last)) {
        passives.insert(last);
      } else if (folded.insert(in_small_letters(name)).second) {
        voices.insert(name);
      }
    }
    if (voices.empty() && passives.empty())
      return "who is behind what pages say in their own voice";
    std::string words = voices.empty() ? "" : "who is behind " + join(voices, ", ");
    if (!passives.empty())
      words += (words.empty() ? "by whom it is " : ", nor by whom it is ") + join(passives, " or ");
    return words;
  }

  /// Several sites on both ends: which one fed which crossing.
  void sites() {
    std::size_t held = 0;
    for (const Finding& finding : found_) {
      held += finding.incident == scope_.incident->id &&
                      finding.attribute.rfind("detention_place", 0) == 0
                  ? 1
                  : 0;
    }
    if (scope_.parts.size() < 2) return;
    if (held == 0 && !has("route")) return;
    ask("route:site_to_crossing",
        "No document says from which place of detention people were brought to which crossing.");
  }

  /// States on either end that take no position.
  void positions() {
    std::map<std::string, std::string> parties;
    for (const Place& place : scope_.incident->places) {
      if (place.kind == PlaceKind::country) parties.emplace("gov:" + place.country, place.name);
    }
    for (const Party& party : scope_.incident->parties) {
      const std::string key = evidence_.institutions().key(party.ref);
      if (party.role == "agent" && key.rfind("gov:", 0) == 0) parties.emplace(key, party.name);
    }
    if (parties.empty()) return;
    for (const std::size_t number : scope_.all()) {
      const Claim& it = claim(number);
      if (it.kind != ClaimKind::denial || it.subkind == "no_comment") continue;
      parties.erase(evidence_.party(it).first);
    }
    for (const auto& [key, name] : parties) {
      ask("position:" + name, "No document gives the position of " + name +
                                  " on it. A public statement or an answer to a request would.");
    }
  }

  /// Acts whose day is only a weekday or relative to the page.
  void statement_days() {
    std::set<std::string> asked;
    for (const std::size_t number : scope_.all()) {
      const Claim& it = claim(number);
      const Date* date = date_of(it);
      if (it.kind != ClaimKind::date || date == nullptr || day_range(*date)) continue;
      const std::string event = counted_event(it);
      const bool act = event == "statement" || event == "report" || event == "protest";
      if (!act) continue;
      const std::string which = event + "_in_" + page_of(it);
      if (!asked.insert(which).second) continue;
      ask("statement_date:" + which,
          "The calendar day of the " + event + " (\"" + opening(it.quote) +
              "\") is not stated. The date of the page would settle it.");
    }
  }

  std::string page_of(const Claim& it) const {
    const Document* document = evidence_.document(it.document);
    return document == nullptr ? std::string() : page_name(*document);
  }

  const Evidence& evidence_;
  const Scope& scope_;
  std::span<const Finding> found_;
  std::vector<Finding> unknowns_;
};

}  // namespace

std::vector<Finding> incident_unknowns(const Evidence& evidence, const Scope& scope,
                                       std::span<const Finding> found) {
  return UnknownFinder(evidence, scope, found).run();
}

std::vector<Finding> page_unknowns(const Evidence& evidence) {
  std::vector<Finding> unknowns;
  for (const Document* document : evidence.documents()) {
    const Layout* layout = evidence.layout(document->id);
    const bool tells = !evidence.scopes_of(document->id).empty();
    if (layout == nullptr || !tells) continue;
    const std::string page = page_name(*document);
    if (layout->publisher.empty()) {
      unknowns.push_back(make_unknown(nullptr, "document_publisher:" + page,
                                      "The page " + page +
                                          " does not say who published it. Its "
                                          "address or an archived copy would."));
    }
    if (layout->published.date.empty() && !document->given_date) {
      unknowns.push_back(make_unknown(nullptr, "document_date:" + page,
                                      "The page " + page +
                                          " does not say when it was written. Its "
                                          "address or an archived copy could."));
    }
  }
  return unknowns;
}

}  // namespace habeas
