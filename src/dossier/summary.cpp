// dossier/summary.cpp - the first screen: the answer, what is disputed, what nobody says
#include <algorithm>
#include <set>

#include "dossier/pieces.h"
#include "dossier/sections.h"
#include "dossier/words.h"

namespace habeas {
namespace {

constexpr std::size_t kAnswers = 3;
constexpr std::size_t kPoints = 6;

const Finding* find_attribute(const std::vector<const Finding*>& findings,
                              std::string_view attribute) {
  for (const Finding* finding : findings) {
    if (finding->attribute == attribute && finding->state != FindingState::derived) return finding;
  }
  return nullptr;
}

const Finding* find_derived(const std::vector<const Finding*>& findings,
                            std::string_view attribute) {
  for (const Finding* finding : findings) {
    if (finding->attribute == attribute && finding->state == FindingState::derived) return finding;
  }
  return nullptr;
}

const Role* find_role(const Claim& claim, RoleName name) {
  for (const Role& role : claim.roles) {
    if (role.name == name) return &role;
  }
  return nullptr;
}

bool is_disputed(const Finding& finding) {
  switch (finding.state) {
    case FindingState::conflict:
    case FindingState::not_comparable:
    case FindingState::denied:
    case FindingState::hedged:
      return true;
    case FindingState::agreed:
    case FindingState::single_origin:
    case FindingState::derived:
    case FindingState::unknown:
      return false;
  }
  return false;
}

/// The identified origins that a finding counts, in the order of its claims.
std::vector<const Origin*> origins_behind(const View& view, const Finding& finding) {
  std::vector<const Origin*> found;
  for (const ClaimId& id : finding.supports) {
    for (const Origin* origin : view.origins_of(id)) {
      const bool known = std::find(found.begin(), found.end(), origin) != found.end();
      if (origin->standing != Standing::unresolved && !known) found.push_back(origin);
    }
  }
  return found;
}

/// The figures of a conflict, each once, in the order of the claims.
std::string disputed_figures(const View& view, const Finding& finding) {
  constexpr std::size_t kMostFigures = 6;
  std::vector<std::string> figures;
  for (const auto* list : {&finding.supports, &finding.opposes}) {
    for (const ClaimId& id : *list) {
      const Claim* claim = view.claim(id);
      const auto* quantity = claim == nullptr ? nullptr : std::get_if<Quantity>(&claim->value);
      if (quantity == nullptr) continue;
      Quantity bare = *quantity;
      bare.unit.clear();
      const std::string words = quantity_words(bare);
      if (std::find(figures.begin(), figures.end(), words) == figures.end()) {
        figures.push_back(words);
      }
    }
  }
  std::string words;
  // The last figures are those of the other side: they are never left out.
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures.size() > kMostFigures && i == kMostFigures - 2) words += " ...";
    if (figures.size() > kMostFigures && i >= kMostFigures - 2 && i + 2 < figures.size()) continue;
    words += (words.empty() ? "" : i + 1 == figures.size() ? " or " : ", ") + figures[i];
  }
  return words;
}

Html origin_names(const View& view, const Finding& finding) {
  Html out;
  const auto origins = origins_behind(view, finding);
  // Named only when all that are counted can be.
  if (origins.empty() || origins.size() > 3 || origins.size() != finding.identified_origins) {
    return out;
  }
  out.tag(" (");
  for (std::size_t i = 0; i < origins.size(); ++i) {
    if (i > 0) out.tag(", ");
    out.tag("<a href=\"#").token(to_text(origins[i]->id)).tag("\"><bdi>");
    out.text(origin_name(view, *origins[i])).tag("</bdi></a>");
  }
  return out.tag(")");
}

/// "Up to 600 people - four documents, one identified origin (the office)."
Html headline(const View& view, const std::vector<const Finding*>& findings) {
  Html out;
  const Finding* total = find_attribute(findings, "victims_total");
  if (total == nullptr || value_words(total->value).empty()) return out;
  // Where the figures conflict no bounds are left that hold them all.
  const auto* figure = std::get_if<Quantity>(&total->value);
  const bool open = figure != nullptr && !figure->lo && !figure->hi && !figure->point;
  if (open && total->state == FindingState::conflict) {
    // The finding counts the origins of one side: beside the figures of both they would mislead.
    out.tag("<p class=\"headline\">");
    out.add(finding_link(*total, capitalised(disputed_figures(view, *total)) + " people"));
    out.tag("<span>: figures that do not fit together; who gives which stands below.</span>");
  } else {
    out.tag("<p class=\"headline\">").add(finding_value(view, *total)).tag("<span>: ");
    out.add(origin_words(view, *total)).add(origin_names(view, *total));
    out.add(unresolved_words(*total)).tag(".</span>");
  }
  if (is_disputed(*total)) out.tag(" ").add(state_mark(*total));
  return out.tag("</p>");
}

/// How a value stands: its state with a sign where it is in doubt, then who is behind it.
Html standing_line(const View& view, const Finding& finding) {
  Html out;
  out.tag("<br><small>");
  if (finding.state == FindingState::derived) {
    out.add(finding_link(finding, "worked out")).tag(" from ");
    out.text(counted_words(finding.derived_from.size(), "passage"));
    return out.tag("</small>");
  }
  if (is_disputed(finding)) {
    out.tag("<a href=\"#").token(to_text(finding.id)).tag("\">").add(state_mark(finding));
    out.tag("</a> ");
  } else {
    out.add(finding_link(finding, state_words_of(finding))).tag(", ");
  }
  out.add(origin_words(view, finding)).add(unresolved_words(finding));
  return out.tag("</small>");
}

Html fact(const View& view, std::string_view term, const Finding& finding, const Html& value) {
  Html out;
  out.tag("<div><dt>").text(term).tag("</dt><dd>");
  if (finding.state == FindingState::unknown) {
    return out.add(state_mark(FindingState::unknown)).tag("</dd></div>");
  }
  return out.add(value).add(standing_line(view, finding)).tag("</dd></div>");
}

/// "from A to B" in the words of the first passage that names both; empty when none does.
Html route_words(const View& view, const Finding& finding) {
  Html out;
  for (const ClaimId& id : finding.supports) {
    const Claim* claim = view.claim(id);
    const Role* from = claim == nullptr ? nullptr : find_role(*claim, RoleName::from);
    const Role* to = claim == nullptr ? nullptr : find_role(*claim, RoleName::to);
    if (from == nullptr || to == nullptr) continue;
    out.tag("<a class=\"q\" href=\"#").token(to_text(id)).tag("\"><bdi>");
    out.text(shortened(from->quote, 60)).tag("</bdi> \xE2\x86\x92 <bdi>");
    return out.text(shortened(to->quote, 60)).tag("</bdi></a>");
  }
  return out;
}

/// Whether it took place, as far as the voices go.
Html happened_words(const View& view, const Finding& finding) {
  Html out;
  out.text(finding.opposes.empty() ? "Said" : "Said, and denied").tag(" ");
  std::vector<ClaimId> shown = finding.supports;
  constexpr std::size_t kShown = 4;
  if (shown.size() > kShown) shown.resize(kShown);
  out.add(passage_list(view, shown));
  if (!finding.opposes.empty()) out.tag(" / ").add(passage_list(view, finding.opposes));
  return out;
}

Html facts(const View& view, const std::vector<const Finding*>& findings) {
  Html rows;
  const auto add = [&](const char* term, const char* attribute, auto words) {
    const Finding* found = find_attribute(findings, attribute);
    if (found == nullptr) return;
    const Html value = words(view, *found);
    if (found->state == FindingState::unknown || !value.empty())
      rows.add(fact(view, term, *found, value));
  };
  add("When", "event_date", finding_value);
  add("Where", "event_place", finding_value);
  add("Who did it", "event_agent", finding_value);
  add("From where to where", "route", route_words);
  add("Did it happen", "event_happened", happened_words);
  if (const Finding* bound = find_derived(findings, "victims_total")) {
    rows.add(fact(view, "Worked out from parts", *bound, finding_value(view, *bound)));
  }
  Html out;
  if (rows.empty()) return out;
  return out.tag("<dl class=\"facts\">").add(rows).tag("</dl>");
}

Html point(const View& view, const Finding& finding, bool with_state) {
  Html out;
  out.tag("<li>");
  if (with_state) out.add(state_mark(finding)).tag(" ");
  out.add(finding_link(finding, view.question(finding)));
  if (with_state && !finding.text.empty()) {
    out.tag("<br><small>").text(shortened(finding.text, 320)).tag("</small>");
  }
  return out.tag("</li>");
}

Html points(const View& view, const std::vector<const Finding*>& findings, bool disputed) {
  Html items;
  std::size_t count = 0;
  std::set<std::string> asked;
  for (const Finding* finding : findings) {
    const bool fits = disputed ? is_disputed(*finding) : finding->state == FindingState::unknown;
    if (!fits || (!disputed && !asked.insert(view.question(*finding)).second)) continue;
    if (++count <= kPoints) items.add(point(view, *finding, disputed));
  }
  Html out;
  if (count == 0) {
    const char* none =
        disputed ? "No dispute between the voices was found." : "No open question was recorded.";
    return out.tag("<p class=\"small\">").text(none).tag("</p>");
  }
  out.tag("<ul>").add(items).tag("</ul>");
  if (count <= kPoints) return out;
  out.tag("<p class=\"small\">");
  if (disputed) {
    out.tag("<a href=\"#findings\">");
  } else {
    out.tag("<a href=\"#unknowns\">");
  }
  return out.tag("and ").number(static_cast<std::int64_t>(count - kPoints)).tag(" more</a></p>");
}

Html answer(const View& view, const Incident& incident) {
  const auto& findings = view.findings(&incident);
  Html out;
  out.tag("<section class=\"answer\"><h2>").add(incident_link(incident)).tag("</h2>");
  out.add(headline(view, findings)).add(facts(view, findings));
  out.tag("<div class=\"open-points\"><div class=\"disputed\"><h3>What is disputed or drifts</h3>");
  out.add(points(view, findings, true));
  out.tag("</div><div class=\"silent\"><h3>What nobody says</h3>");
  return out.add(points(view, findings, false)).tag("</div></div></section>");
}

Html key_figure(std::size_t count, std::string_view words, std::string_view section) {
  Html out;
  out.tag("<li><a href=\"#")
      .token(section)
      .tag("\"><b>")
      .text(figure({static_cast<std::int64_t>(count), 0}));
  return out.tag("</b>").text(words).tag("</a></li>");
}

Html key_figures(const Pile& pile, std::size_t top_incidents) {
  const auto standing = [&](Standing wanted) {
    return static_cast<std::size_t>(
        std::count_if(pile.origins.begin(), pile.origins.end(),
                      [&](const Origin& origin) { return origin.standing == wanted; }));
  };
  const auto unknown =
      std::count_if(pile.findings.begin(), pile.findings.end(),
                    [](const Finding& finding) { return finding.state == FindingState::unknown; });
  Html out;
  out.tag("<ul class=\"key\" aria-label=\"Key figures\">");
  out.add(key_figure(pile.documents.size(), "documents", "sources"));
  out.add(key_figure(pile.claims.size(), "claims", "matrix"));
  out.add(key_figure(top_incidents, "incidents", "incidents"));
  out.add(key_figure(standing(Standing::identified), "identified origins", "origins"));
  out.add(key_figure(standing(Standing::unresolved), "unresolved origins", "origins"));
  out.add(key_figure(static_cast<std::size_t>(unknown), "open questions", "unknowns"));
  return out.add(key_figure(pile.problems.size(), "problems", "problems")).tag("</ul>");
}

}  // namespace

Html summary_section(const View& view) {
  std::vector<const Incident*> tops = view.top_incidents_by_size();
  std::erase_if(tops, [](const Incident* incident) { return is_response(*incident); });
  const std::size_t count = tops.size();
  Html out;
  out.tag("<section id=\"answer\" aria-label=\"The answer in short\">");
  out.add(key_figures(view.pile(), count));
  if (tops.size() > kAnswers) tops.resize(kAnswers);
  for (const Incident* incident : tops) out.add(answer(view, *incident));
  if (count > kAnswers) {
    out.tag("<p><a href=\"#incidents\">").text(counted_words(count - kAnswers, "further incident"));
    out.tag("</a> are described below.</p>");
  }
  if (count == 0) out.tag("<p>No incident was found in these documents.</p>");
  return out.tag("</section>");
}

}  // namespace habeas
