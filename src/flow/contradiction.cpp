// flow/contradiction.cpp - compares what was decided with what came in behind it
#include "flow/contradiction.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace habeas {
namespace {

Problem problem_of(const Decision& decision, const std::string& words) {
  Problem problem;
  problem.code = Errc::bad_input;
  problem.message = "the decision " + to_text(decision.id) + " (" +
                    std::string(word(decision.act)) +
                    ") stands, but newer evidence speaks against it: " + words;
  problem.id = IdBuilder().add(problem.message).build<ProblemTag>();
  return problem;
}

/// When each document came into the case.
class Arrivals {
 public:
  explicit Arrivals(const Pile& pile) {
    std::map<SourceId, std::uint64_t> entry_of;
    for (const Source& source : pile.sources) {
      if (source.custody) entry_of.emplace(source.id, *source.custody);
    }
    for (const Document& document : pile.documents) {
      const auto found = entry_of.find(document.source);
      if (found != entry_of.end()) entries_.emplace(document.id, found->second);
    }
  }

  [[nodiscard]] bool is_newer(const DocumentId& document, const Decision& decision) const {
    const auto found = entries_.find(document);
    return found != entries_.end() && found->second > decision.seq;
  }

 private:
  std::map<DocumentId, std::uint64_t> entries_;
};

class Contradictions {
 public:
  Contradictions(const Pile& pile, const std::vector<Claim>& decided)
      : pile_(pile), arrivals_(pile) {
    for (const Claim& claim : decided) claims_.emplace(claim.id, &claim);
    for (const Claim& claim : pile.claims) proposed_.emplace(to_text(claim.id), &claim);
  }

  std::vector<Problem> run(const std::map<std::string, const Decision*>& last) {
    for (const auto& [id, decision] : last) {
      const auto found = proposed_.find(id);
      if (found == proposed_.end()) continue;
      if (decision->act == Act::reject) {
        check_rejected(*found->second, *decision);
      } else {
        check_kept(*found->second, *decision);
      }
    }
    return std::move(problems_);
  }

 private:
  static bool holds(const std::vector<ClaimId>& claims, const ClaimId& id) {
    return std::find(claims.begin(), claims.end(), id) != claims.end();
  }

  void check_kept(const Claim& claim, const Decision& decision) {
    const auto kept = claims_.find(claim.id);
    if (kept == claims_.end()) return;
    for (const Finding& finding : pile_.findings) {
      const bool differs = finding.state == FindingState::conflict ||
                           finding.state == FindingState::denied ||
                           finding.state == FindingState::not_comparable;
      const bool supports = holds(finding.supports, claim.id);
      if (!differs || (!supports && !holds(finding.opposes, claim.id))) continue;
      for (const auto* side : {&finding.supports, &finding.opposes}) {
        for (const ClaimId& id : *side) {
          const auto other = claims_.find(id);
          if (id == claim.id || other == claims_.end()) continue;
          const bool is_other_side = supports != (side == &finding.supports);
          if (!is_other_side && other->second->value == kept->second->value) continue;
          if (!arrivals_.is_newer(other->second->document, decision)) continue;
          problems_.push_back(problem_of(decision, to_text(claim.id) + " against " + to_text(id) +
                                                       ", in " + to_text(finding.id)));
          return;
        }
      }
    }
  }

  // Documents that tell of an incident with this one.
  std::set<DocumentId> beside(const DocumentId& document) const {
    std::set<DocumentId> found;
    for (const Incident& incident : pile_.incidents) {
      const auto& all = incident.documents;
      if (std::find(all.begin(), all.end(), document) == all.end()) continue;
      found.insert(all.begin(), all.end());
    }
    found.erase(document);
    return found;
  }

  void check_rejected(const Claim& claim, const Decision& decision) {
    const std::set<DocumentId> near = beside(claim.document);
    for (const auto& [id, other] : claims_) {
      const bool says_it = other->kind == claim.kind && other->subkind == claim.subkind &&
                           other->counted == claim.counted && other->value == claim.value &&
                           other->polarity == claim.polarity;
      if (!says_it || !near.contains(other->document)) continue;
      if (!arrivals_.is_newer(other->document, decision)) continue;
      problems_.push_back(problem_of(
          decision, to_text(claim.id) + " was rejected, " + to_text(id) + " says the same"));
      return;
    }
  }

  const Pile& pile_;
  Arrivals arrivals_;
  std::map<ClaimId, const Claim*> claims_;
  std::map<std::string, const Claim*> proposed_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> contradicted_verdicts(const Pile& pile, const std::vector<Claim>& decided,
                                           const std::vector<Decision>& decisions) {
  if (decisions.empty()) return {};
  return Contradictions(pile, decided).run(last_words(decisions));
}

std::vector<Problem> contradicted_merges(const Pile& pile, const std::vector<Decision>& decisions) {
  std::vector<Problem> problems;
  const Arrivals arrivals(pile);
  std::map<std::string, const Incident*> incidents;
  if (decisions.empty()) return problems;
  for (const Incident& incident : pile.incidents)
    incidents.emplace(to_text(incident.id), &incident);
  for (const Decision* decision : standing(decisions)) {
    if (decision->act != Act::merge) continue;
    for (const std::string& id : decision->on) {
      const auto one = incidents.find(id);
      if (one == incidents.end()) continue;
      for (const Reasoned& apart : one->second->kept_apart) {
        const auto other = incidents.find(apart.id);
        const bool is_meant =
            std::find(decision->on.begin(), decision->on.end(), apart.id) != decision->on.end();
        if (!is_meant || other == incidents.end() || apart.id < id) continue;
        const auto newer = [&](const DocumentId& document) {
          return arrivals.is_newer(document, *decision);
        };
        const auto& a = one->second->documents;
        const auto& b = other->second->documents;
        if (std::none_of(a.begin(), a.end(), newer) && std::none_of(b.begin(), b.end(), newer)) {
          continue;
        }
        problems.push_back(problem_of(
            *decision, id + " and " + apart.id + " would be kept apart: " + apart.reason));
      }
    }
  }
  return problems;
}

}  // namespace habeas
