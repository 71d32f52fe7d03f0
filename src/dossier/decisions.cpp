// dossier/decisions.cpp - what people decided: each act with its reason, on which words
#include "dossier/decisions.h"

#include <map>
#include <set>

#include "dossier/pieces.h"
#include "model/json.h"
#include "model/json_names.h"

namespace habeas {
namespace {

constexpr std::size_t kMostQuoteBytes = 240;

std::string value_words(const Value& value, const std::string& counted) {
  JsonWriter out;
  write_value(out, value, counted);
  return out.take();
}

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
         const Decision& decision, bool stands) {
  Html out;
  out.tag("<li><b>");
  if (decision.undoes) out.tag("undone: ");
  out.text(word(decision.act)).tag("</b> by ").text(decision.by).tag(", ").text(decision.at);
  if (!stands && !decision.undoes) out.tag(" (no longer stands)");
  out.tag(": ").text(decision.reason);
  for (const std::string& id : decision.on) out.tag("<br>").add(record(view, claims, id));
  if (decision.act == Act::correct) {
    out.tag("<br>from <code>").text(value_words(decision.from, decision.counted));
    out.tag("</code> to <code>").text(value_words(decision.to, decision.counted)).tag("</code>");
  }
  return out.tag("</li>");
}

}  // namespace

Html decisions_section(const View& view, const std::vector<Decision>& decisions) {
  Html out;
  if (decisions.empty()) return out;
  std::map<std::string, const Claim*> claims;
  for (const Claim& claim : view.pile().claims) claims.emplace(to_text(claim.id), &claim);
  std::set<DecisionId> stand;
  for (const Decision* decision : standing(decisions)) stand.insert(decision->id);
  out.tag(
      "<section aria-labelledby=\"decisions\"><h2 id=\"decisions\">What people decided</h2>"
      "<p>Incidents, origins and findings leave out what was rejected and take corrected values. "
      "What the program proposed stays in the records. Each act is an entry of the custody log.</p>"
      "<ol>");
  for (const Decision& decision : decisions) {
    out.add(row(view, claims, decision, stand.contains(decision.id)));
  }
  return out.tag("</ol></section>");
}

}  // namespace habeas
