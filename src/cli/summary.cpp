// cli/summary.cpp - the findings of a pile in the order in which a reader asks for them
#include "cli/summary.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "model/copies.h"
#include "model/json.h"
#include "model/json_names.h"

namespace habeas {
namespace {

constexpr std::size_t kIndent = 14;
constexpr std::size_t kMostListed = 12;
constexpr std::size_t kMostUnknowns = 5;
constexpr std::size_t kMostShownProblems = 20;

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

// Words broken into lines that begin behind the label column.
std::string wrapped(std::string_view words, std::size_t columns) {
  std::string out;
  std::size_t column = kIndent;
  while (!words.empty()) {
    const std::size_t length = std::min(words.find(' '), words.size());
    if (column + length > columns && column > kIndent) {
      out += "\n" + std::string(kIndent, ' ');
      column = kIndent;
    } else if (column > kIndent) {
      out += " ";
      ++column;
    }
    out.append(words.substr(0, length));
    column += length;
    words.remove_prefix(std::min(length + 1, words.size()));
  }
  return out;
}

class Summary {
 public:
  Summary(const Pile& pile, const Door& door) : pile_(pile), copies_(pile.reuse), door_(door) {
    for (const Finding& finding : pile.findings) {
      if (finding.incident) findings_[*finding.incident].push_back(&finding);
    }
  }

  std::string take() {
    headline();
    std::size_t number = 0;
    for (const Incident& incident : pile_.incidents) {
      if (is_shown(incident)) show(incident, ++number);
    }
    if (number == 0 && !pile_.documents.empty()) out_ += "\nNo incident was found.\n";
    if (pile_.documents.empty()) out_ += "\nNothing could be read.\n";
    show_problems();
    return std::move(out_);
  }

 private:
  void headline() {
    std::vector<DocumentId> all;
    for (const Document& document : pile_.documents) all.push_back(document.id);
    const std::size_t texts = copies_.texts(all);
    const bool has_copies = texts < all.size();
    out_ += counted(all.size(), "document", "documents") + ", " +
            (has_copies ? counted(texts, "text", "texts") + ", " : std::string()) +
            counted(pile_.claims.size(), "claim", "claims") + ", " +
            counted(shown_incidents(), "incident", "incidents") + "\n";
  }

  [[nodiscard]] std::size_t shown_incidents() const {
    std::size_t shown = 0;
    for (const Incident& incident : pile_.incidents) shown += is_shown(incident) ? 1 : 0;
    return shown;
  }

  // Parts stand with their parents, public acts with the incidents that they are about.
  static bool is_act(const Incident& incident) {
    static constexpr std::array<std::string_view, 4> kActs{"statement", "report", "protest",
                                                           "appeal"};
    const bool is_named = std::find(kActs.begin(), kActs.end(), incident.event) != kActs.end();
    return is_named || (incident.event.empty() && !incident.related.empty());
  }
  static bool is_shown(const Incident& incident) { return !incident.parent && !is_act(incident); }

  void row(const std::string& label, const std::string& words, Door::Ink colour) {
    if (words.empty()) return;
    std::string head = "   " + label;
    head.resize(std::max(head.size() + 1, kIndent), ' ');
    out_ += door_.ink(colour, head) + wrapped(words, door_.columns()) + "\n";
  }

  void show(const Incident& incident, std::size_t number) {
    const std::string label = incident.label.empty() ? "An incident" : incident.label;
    out_ += "\n" + door_.ink(Door::Ink::strong, std::to_string(number) + ". " + label) + "\n";
    row("Told by", told_by(incident), Door::Ink::faint);
    for (const Finding* finding : of(incident, is_answer)) {
      row(label_of(*finding), finding->text, Door::Ink::good);
    }
    for (const Finding* finding : of(incident, is_difference)) {
      row("Differs", finding->text, Door::Ink::warning);
    }
    row("Unknown", unknowns_of(incident), Door::Ink::faint);
  }

  // The first sentence of each: what is not known. What would settle it stands in the dossier.
  std::string unknowns_of(const Incident& incident) const {
    std::string words;
    std::size_t told = 0;
    const std::vector<const Finding*> unknowns = of(incident, is_unknown);
    for (const Finding* finding : unknowns) {
      const std::string sentence = finding->text.substr(0, finding->text.find(". "));
      if (words.find(sentence) != std::string::npos) continue;
      if (++told > kMostUnknowns) continue;
      words += (words.empty() ? "" : " ") + sentence + (sentence.ends_with('.') ? "" : ".");
    }
    if (told > kMostUnknowns) {
      words += " And " + std::to_string(told - kMostUnknowns) + " more.";
    }
    return words;
  }

  std::string told_by(const Incident& incident) const {
    const std::size_t texts = copies_.texts(incident.documents);
    const bool has_copies = texts < incident.documents.size();
    return counted(incident.documents.size(), "document", "documents") + ", " +
           (has_copies ? counted(texts, "text", "texts") + " (the others are copies), "
                       : std::string()) +
           counted(incident.claims.size(), "claim", "claims");
  }

  using Question = bool (*)(const Finding& finding);

  std::vector<const Finding*> of(const Incident& incident, Question asks) const {
    std::vector<const Finding*> found;
    const auto here = findings_.find(incident.id);
    if (here == findings_.end()) return found;
    for (const Finding* const finding : here->second) {
      if (!asks(*finding)) continue;
      const bool is_told = std::any_of(found.begin(), found.end(), [&](const Finding* other) {
        return other->text == finding->text;
      });
      if (!is_told) found.push_back(finding);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding* a, const Finding* b) { return rank_of(*a) < rank_of(*b); });
    if (found.size() > kMostListed) found.resize(kMostListed);
    return found;
  }

  struct Row {
    std::string_view attribute, label;
  };
  static constexpr std::array<Row, 6> kRows{{{"event_happened", "Happened"},
                                             {"event_date", "When"},
                                             {"event_place", "Where"},
                                             {"route", "Route"},
                                             {"event_agent", "Who did it"},
                                             {"victims_total", "Size"}}};

  static std::string_view name_of(const Finding& finding) {
    return std::string_view(finding.attribute).substr(0, finding.attribute.find(':'));
  }
  static std::size_t rank_of(const Finding& finding) {
    const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& each) {
      return each.attribute == name_of(finding);
    });
    return static_cast<std::size_t>(row - kRows.begin());
  }
  static std::string label_of(const Finding& finding) {
    const bool is_bound = finding.state == FindingState::derived;
    return is_bound ? "Derived" : std::string(kRows[rank_of(finding)].label);
  }
  static bool is_answer(const Finding& finding) {
    return rank_of(finding) < kRows.size() && !is_difference(finding) && !is_unknown(finding);
  }
  static bool is_difference(const Finding& finding) {
    return finding.state == FindingState::conflict ||
           finding.state == FindingState::not_comparable || finding.state == FindingState::denied;
  }
  static bool is_unknown(const Finding& finding) { return finding.state == FindingState::unknown; }

  void show_problems() {
    if (pile_.problems.empty()) return;
    out_ += "\n" +
            door_.ink(Door::Ink::warning, counted(pile_.problems.size(), "problem", "problems")) +
            "\n";
    std::size_t shown = 0;
    for (const Problem& problem : pile_.problems) {
      if (++shown > kMostShownProblems) break;
      const std::string at = problem.at ? ", byte " + std::to_string(problem.at->begin) : "";
      out_ += "   " + printable(problem.path) + at + ": " + printable(problem.message) + "\n";
    }
    if (shown > kMostShownProblems) out_ += "   and more; --json lists them all\n";
  }

  const Pile& pile_;
  Copies copies_;
  std::map<IncidentId, std::vector<const Finding*>> findings_;  // in the pile's order
  const Door& door_;
  std::string out_;
};

}  // namespace

std::string summary_of(const Pile& pile, const Door& door) { return Summary(pile, door).take(); }

}  // namespace habeas
