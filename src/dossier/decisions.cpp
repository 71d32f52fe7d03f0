// dossier/decisions.cpp - what people decided: each act with its reason, on which words
#include "dossier/decisions.h"

#include <map>

#include "dossier/pieces.h"
#include "model/json_names.h"

namespace habeas {
namespace {

constexpr std::size_t kMostQuoteBytes = 240;

// The words of a claim, or the id of another record.
Html record(const View& view, const std::map<std::string, const Claim*>& claims,
            const std::string& id) {
  Html out;
  const auto found = claims.find(id);
  if (found == claims.end()) return out.tag("<code>").token(id).tag("</code>");
  out.tag("<q>").text(shortened(found->second->quote, kMostQuoteBytes)).tag("</q> (");
  return out.add(document_link(view, found->second->document)).tag(")");
}

Html row(const View& view, const std::map<std::string, const Claim*>& claims,
         const Decision& decision, Fate fate) {
  Html out;
  out.tag("<li><b>");
  if (decision.undoes) out.tag("undone: ");
  out.text(word(decision.act)).tag("</b> by ").text(decision.by).tag(", ").text(decision.at);
  if (fate == Fate::undone) out.tag(" (no longer stands)");
  if (fate == Fate::proposed) out.tag(" (proposed: waits for a second person)");
  if (fate == Fate::refused) out.tag(" (proposed, and refused by a second person)");
  out.tag(": ").text(decision.reason);
  for (const std::string& id : decision.on) out.tag("<br>").add(record(view, claims, id));
  if (decision.act == Act::correct) {
    out.tag("<br>from <code>").text(corrected_text(decision.part, decision.from));
    out.tag("</code> to <code>").text(corrected_text(decision.part, decision.to)).tag("</code>");
  }
  return out.tag("</li>");
}

}  // namespace

Html decisions_section(const View& view, const std::vector<Decision>& decisions) {
  Html out;
  if (decisions.empty()) return out;
  std::map<std::string, const Claim*> claims;
  for (const Claim& claim : view.pile().claims) claims.emplace(to_text(claim.id), &claim);
  const std::map<DecisionId, Fate> all = fates(decisions);
  out.tag(
      "<section aria-labelledby=\"decisions\"><h2 id=\"decisions\">What people decided</h2>"
      "<p>Incidents, origins and findings leave out what was rejected, take what was corrected, "
      "and "
      "are merged and split as people decided. "
      "What the program proposed stays in the records. Each act is an entry of the custody log.</p>"
      "<ol>");
  for (const Decision& decision : decisions) {
    out.add(row(view, claims, decision, all.at(decision.id)));
  }
  out.tag("</ol></section>");
  return out;
}

}  // namespace habeas
