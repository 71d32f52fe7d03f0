// dossier/incidents.cpp - each incident with its parts, and what was kept apart from it
#include <algorithm>

#include "dossier/pieces.h"
#include "dossier/sections.h"
#include "dossier/words.h"

namespace habeas {
namespace {

constexpr std::size_t kUnfolded = 6;  ///< longer lists are folded

Html date_row(const Incident& incident) {
  Html out;
  out.tag("<dt>Date</dt><dd>");
  const std::string words = incident.date ? date_words(*incident.date) : std::string();
  if (words.empty()) return out.add(state_mark(FindingState::unknown)).tag("</dd>");
  out.text(words);
  const std::string_view basis = basis_words(incident.date->basis);
  if (!basis.empty()) out.tag(" <small>(").text(basis).tag(")</small>");
  return out.tag("</dd>");
}

Html list_row(std::string_view term, const std::vector<Html>& items) {
  Html out;
  if (items.empty()) return out;
  out.tag("<dt>").text(term).tag("</dt><dd>");
  if (items.size() == 1) return out.add(items.front()).tag("</dd>");
  const bool folded = items.size() > kUnfolded;
  if (folded) {
    out.tag("<details><summary>").number(static_cast<std::int64_t>(items.size()));
    out.tag(" entries</summary>");
  }
  out.tag("<ul class=\"plain\">");
  for (const Html& item : items) out.tag("<li>").add(item).tag("</li>");
  out.tag("</ul>");
  if (folded) out.tag("</details>");
  return out.tag("</dd>");
}

Html reasoned_row(const View& view, std::string_view term, const std::vector<Reasoned>& list) {
  std::vector<Html> items;
  for (const Reasoned& entry : list) {
    Html item = noun_link(view, entry.id);
    if (!entry.reason.empty()) item.tag(" <small>").text(plain(entry.reason)).tag("</small>");
    items.push_back(item);
  }
  return list_row(term, items);
}

/// One line a role: "victim: these; those".
std::vector<Html> parties(const Incident& incident) {
  // A group that the text only counts ("520 people") is a figure, not the name of a party.
  const auto is_named = [](const Party& party) {
    return party.name.empty() || party.name.front() < '0' || party.name.front() > '9';
  };
  std::vector<std::string> roles;
  for (const Party& party : incident.parties) {
    if (is_named(party) && std::find(roles.begin(), roles.end(), party.role) == roles.end()) {
      roles.push_back(party.role);
    }
  }
  std::vector<Html> lines;
  for (const std::string& role : roles) {
    Html line;
    line.tag("<small>").text(plain(role)).tag("</small> ");
    const char* separator = "";
    for (const Party& party : incident.parties) {
      if (party.role != role || !is_named(party)) continue;
      line.text(separator).tag("<bdi>").text(party.name).tag("</bdi>");
      separator = "; ";
    }
    lines.push_back(line);
  }
  return lines;
}

Html details(const View& view, const Incident& incident) {
  std::vector<Html> places;
  for (const Place& place : incident.places) places.push_back(place_words(place));
  Html out;
  out.tag("<dl class=\"rows\">");
  if (!incident.event.empty()) {
    out.tag("<dt>Kind of event</dt><dd>").text(plain(incident.event)).tag("</dd>");
  }
  if (incident.date || !incident.parent) out.add(date_row(incident));
  out.add(list_row("Places", places)).add(list_row("Parties", parties(incident)));
  if (!incident.documents.empty()) {
    out.add(list_row("Documents", {document_list(view, incident.documents)}));
  }
  if (!incident.claims.empty()) {
    out.add(list_row("Claims", {passage_list(view, incident.claims)}));
  }
  out.add(reasoned_row(view, "Kept apart from", incident.kept_apart));
  out.add(reasoned_row(view, "Joined because", incident.merged));
  out.add(reasoned_row(view, "Related", incident.related));
  return out.tag("</dl>");
}

Html heading(const View& view, const Incident& incident) {
  Html out;
  out.tag("<small>Incident ").number(static_cast<std::int64_t>(view.number(incident.id)));
  return out.tag("</small> <bdi>").text(incident.label).tag("</bdi>");
}

Html part(const View& view, const Incident& incident) {
  Html out;
  out.tag("<div class=\"sub target\" id=\"").token(to_text(incident.id)).tag("\"><h4>");
  out.add(heading(view, incident)).tag("</h4>").add(details(view, incident));
  for (const Incident* child : view.children(incident.id)) out.add(part(view, *child));
  return out.tag("</div>");
}

Html whole(const View& view, const Incident& incident) {
  Html out;
  out.tag("<article class=\"incident\"><h3 class=\"target\" id=\"").token(to_text(incident.id));
  out.tag("\">").add(heading(view, incident)).tag("</h3>").add(details(view, incident));
  for (const Incident* child : view.children(incident.id)) out.add(part(view, *child));
  return out.tag("</article>");
}

}  // namespace

Html incidents_section(const View& view) {
  Html incidents;
  Html responses;
  for (const Incident* incident : view.top_incidents()) {
    (is_response(*incident) ? responses : incidents).add(whole(view, *incident));
  }
  Html out;
  out.tag("<section aria-labelledby=\"incidents\"><h2 id=\"incidents\">Incidents</h2>");
  out.tag(
      "<p class=\"intro\">Claims are grouped, not documents: one page can speak of several "
      "incidents. What looks alike but cannot be the same is kept apart, with the reason.</p>");
  if (incidents.empty()) out.tag("<p>None was found.</p>");
  out.add(incidents);
  if (!responses.empty()) {
    out.tag(
           "<details class=\"others\"><summary>Statements, protests and denials that refer to "
           "these incidents</summary>")
        .add(responses)
        .tag("</details>");
  }
  out.tag("</section>");
  return out;
}

}  // namespace habeas
