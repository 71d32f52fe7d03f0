// reconcile/reconcile.cpp - the order of questions
#include "reconcile/reconcile.h"

#include <set>

#include "reconcile/accounts.h"
#include "reconcile/dates.h"
#include "reconcile/evidence.h"
#include "reconcile/figures.h"
#include "reconcile/populations.h"
#include "reconcile/unknowns.h"

namespace habeas {
namespace {

void append(std::vector<Finding>& to, std::vector<Finding> more) {
  for (Finding& finding : more) to.push_back(std::move(finding));
}

/// A page whose date follows from others is no unknown.
void drop_answered(std::vector<Finding>& findings) {
  std::set<std::string> derived;
  for (const Finding& finding : findings) {
    if (finding.state == FindingState::derived &&
        finding.attribute.rfind("document_date:", 0) == 0) {
      derived.insert(finding.attribute);
    }
  }
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.state == FindingState::unknown && derived.contains(finding.attribute);
  });
}

}  // namespace

Result<std::vector<Finding>> reconcile(
    std::span<const Document> documents, std::span<const Layout> layouts,
    std::span<const Claim> claims, std::span<const Mention> mentions,
    std::span<const Entity> entities, std::span<const Incident> incidents,
    std::span<const Origin> origins, std::span<const ReuseLink> reuse) {
  const Evidence evidence(documents, layouts, claims, mentions, entities, incidents, origins,
                          reuse);
  constexpr std::size_t kMostFindings = 24;  // of most incidents; room without use costs nothing
  std::vector<Finding> findings;
  findings.reserve(evidence.scopes().size() * kMostFindings);
  for (const Scope& scope : evidence.scopes()) {
    if (scope.incident->claims.empty() && scope.parts.empty())
      continue;  // only its pages are known
    std::vector<Finding> found = figure_findings(evidence, scope);
    append(found, date_findings(evidence, scope));
    append(found, account_findings(evidence, scope));
    std::vector<Finding> unknowns = incident_unknowns(evidence, scope, found);
    append(findings, std::move(found));
    append(findings, std::move(unknowns));
  }
  append(findings, legal_findings(evidence));
  append(findings, population_findings(evidence));
  append(findings, timeline_findings(evidence));
  append(findings, page_unknowns(evidence));
  drop_answered(findings);
  for (Finding& finding : findings) seal(finding);
  return findings;
}

}  // namespace habeas
