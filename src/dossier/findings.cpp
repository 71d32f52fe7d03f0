// dossier/findings.cpp - the table of findings with its arithmetic, unknowns, and problems
#include <algorithm>

#include "dossier/pieces.h"
#include "dossier/sections.h"
#include "dossier/words.h"
#include "model/json_names.h"

namespace habeas {
namespace {

/// Each claim that a derived bound rests on, with its value and words.
Html premises(const View& view, const Finding& finding) {
  Html items;
  for (const ClaimId& id : finding.derived_from) {
    const Claim* claim = view.claim(id);
    if (claim == nullptr) continue;
    items.tag("<li>").text(claim_words(*claim)).tag(": ");
    const std::string words = spelt_value(claim->value, *claim);
    if (!words.empty()) items.tag("<b>").text(words).tag("</b>, ");
    items.tag("\xE2\x80\x9C").add(passage_words(view, *claim)).tag("\xE2\x80\x9D ");
    items.add(passage_number(view, *claim)).tag("</li>");
  }
  Html out;
  if (items.empty()) return out;
  return out.tag("<p class=\"small\">Rests on:</p><ul class=\"small\">").add(items).tag("</ul>");
}

Html origin_cell(const View& view, const Finding& finding) {
  Html out;
  if (finding.state == FindingState::derived) return out.tag("<small>as its premises</small>");
  out.number(finding.identified_origins).tag(" identified");
  constexpr std::size_t kShown = 4;
  const std::size_t count = finding.unresolved_origins.size();
  for (std::size_t i = 0; i < std::min(count, kShown); ++i) {
    if (i == 0) out.tag("<br><small>unresolved: ");
    if (i > 0) out.tag("; ");
    out.add(noun_link(view, to_text(finding.unresolved_origins[i])));
  }
  if (count > kShown) out.tag("; ").number(static_cast<std::int64_t>(count - kShown)).tag(" more");
  if (count > 0) out.tag("</small>");
  return out;
}

Html row(const View& view, const Finding& finding) {
  Html out;
  out.tag("<tr id=\"").token(to_text(finding.id)).tag("\"><th scope=\"row\">");
  out.text(view.question(finding)).tag("<br><small><code>");
  out.text(finding.attribute).tag("</code></small></th><td>");
  out.add(state_mark(finding)).tag("</td><td>");
  const Html value = finding_value(view, finding);
  if (!value.empty()) out.tag("<b>").add(value).tag("</b>");
  if (!finding.text.empty()) out.tag("<p class=\"small\">").text(finding.text).tag("</p>");
  out.add(premises(view, finding)).tag("</td><td>").add(origin_cell(view, finding));
  out.tag("</td><td class=\"num\">").number(finding.documents).tag("</td><td>");
  out.add(passage_list(view, finding.supports)).tag("</td><td>");
  return out.add(passage_list(view, finding.opposes)).tag("</td></tr>");
}

Html table(const View& view, const Incident* incident, const std::vector<const Finding*>& rows) {
  Html out;
  out.tag(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Findings\"><table "
      "class=\"findings stack\">");
  out.tag("<caption>Findings on ");
  if (incident == nullptr) {
    out.tag("documents and on people beside the incidents");
  } else {
    out.tag("<bdi>").text(incident->label).tag("</bdi>");
  }
  out.tag(
      "</caption><thead><tr><th scope=\"col\">Question</th><th scope=\"col\">State</th>"
      "<th scope=\"col\">Answer</th><th scope=\"col\">Independent origins</th>"
      "<th scope=\"col\">Documents</th><th scope=\"col\">Passages for</th>"
      "<th scope=\"col\">Passages against</th></tr></thead><tbody>");
  for (const Finding* finding : rows) out.add(row(view, *finding));
  out.tag("</tbody></table></div>");
  return out;
}

Html legend() {
  Html out;
  out.tag("<p class=\"legend\">");
  struct Meaning {
    FindingState state;
    const char* words;
  };
  static constexpr Meaning kMeanings[] = {
      {FindingState::agreed, "two or more identified origins, and what they say can hold together"},
      {FindingState::single_origin, "at most one identified origin, however many documents"},
      {FindingState::hedged, "one origin in stronger and weaker wordings; the weakest stands"},
      {FindingState::conflict, "what is said cannot all hold"},
      {FindingState::not_comparable, "said with another base, time or area"},
      {FindingState::denied, "a party denies it"},
      {FindingState::derived, "no document says it; it follows from the passages named"}};
  for (const Meaning& meaning : kMeanings) {
    out.add(state_mark(meaning.state)).tag(" ").text(meaning.words).tag(". ");
  }
  return out.tag("</p>");
}

Html unknown_list(const View& view, const Incident* incident) {
  Html items;
  for (const Finding* finding : view.findings(incident)) {
    if (finding->state != FindingState::unknown) continue;
    items.tag("<li class=\"target\" id=\"").token(to_text(finding->id)).tag("\">");
    items.add(state_mark(*finding)).tag(" <b>").text(view.question(*finding));
    items.tag("</b>");
    if (!finding->text.empty()) items.tag("<br><small>").text(finding->text).tag("</small>");
    items.tag("</li>");
  }
  Html out;
  if (items.empty()) return out;
  out.tag("<h3>");
  if (incident == nullptr) {
    out.tag("Beside the incidents");
  } else {
    out.add(incident_link(*incident));
  }
  return out.tag("</h3><ul class=\"plain columns\">").add(items).tag("</ul>");
}

}  // namespace

Html findings_section(const View& view) {
  Html out;
  out.tag("<section aria-labelledby=\"findings\"><h2 id=\"findings\">Findings</h2>");
  out.tag(
      "<p class=\"intro\">One row answers one question. Origins are counted after voices that "
      "depend on each other were joined; unresolved ones are listed and never counted.</p>");
  out.add(legend());
  std::vector<const Incident*> owners;
  for (const Incident& incident : view.pile().incidents) owners.push_back(&incident);
  owners.push_back(nullptr);
  for (const Incident* owner : owners) {
    std::vector<const Finding*> rows = view.findings(owner);
    std::erase_if(rows,
                  [](const Finding* finding) { return finding->state == FindingState::unknown; });
    if (!rows.empty()) out.add(table(view, owner, rows));
  }
  out.tag("</section>");
  return out;
}

Html unknowns_section(const View& view) {
  Html lists;
  for (const Incident& incident : view.pile().incidents) lists.add(unknown_list(view, &incident));
  lists.add(unknown_list(view, nullptr));
  Html out;
  out.tag("<section aria-labelledby=\"unknowns\"><h2 id=\"unknowns\">What nobody says</h2>");
  out.tag(
      "<p class=\"intro\">Questions that events of this kind raise and that none of these "
      "documents answers. Silence is a finding.</p>");
  if (lists.empty()) out.tag("<p>No open question was recorded.</p>");
  out.add(lists).tag("</section>");
  return out;
}

Html problems_section(const View& view) {
  Html out;
  out.tag("<section aria-labelledby=\"problems\"><h2 id=\"problems\">Problems</h2>");
  const auto& problems = view.pile().problems;
  if (problems.empty()) {
    return out.tag("<p>None. Every input was read.</p></section>");
  }
  out.tag("<p class=\"intro\">What could not be read, wholly or in part. Nothing disappears.</p>");
  out.tag(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Problems\"><table>"
      "<caption>Problems with inputs</caption><thead><tr><th scope=\"col\">Input</th>"
      "<th scope=\"col\">Kind</th><th scope=\"col\">What happened</th>"
      "<th scope=\"col\">Bytes</th></tr></thead><tbody>");
  for (const Problem& problem : problems) {
    out.tag("<tr id=\"").token(to_text(problem.id)).tag("\"><th scope=\"row\">");
    out.add(path_words(problem.path)).tag("</th><td>").text(plain(word(problem.code)));
    out.tag("</td><td>").text(problem.message).tag("</td><td class=\"bytes\">");
    if (problem.at) {
      out.tag("[").number(problem.at->begin).tag(",").number(problem.at->end).tag(")");
    }
    out.tag("</td></tr>");
  }
  out.tag("</tbody></table></div></section>");
  return out;
}

}  // namespace habeas
