// reconcile/populations.cpp - numbers of people beside the group of an incident
#include "reconcile/populations.h"

#include <algorithm>
#include <array>
#include <map>

#include "model/amounts.h"
#include "reconcile/intervals.h"

namespace habeas {
namespace {

/// What a population is told to be in: the stems of the verbs that say so, and words for it. A
/// figure under another verb ("two men told us") counts nobody beside the group.
std::string_view population_words(std::string_view condition) {
  constexpr auto kConditions = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"hold", "who are held"},
       {"held", "who are held"},
       {"detain", "who are detained"},
       {"imprison", "who are imprisoned"},
       {"live", "who live there"},
       {"liv", "who live there"},
       {"resid", "who live there"},
       {"reside", "who live there"},
       {"settl", "who have settled"},
       {"settle", "who have settled"},
       {"stay", "who stay"},
       {"remain", "who remain"},
       {"hid", "who are hiding"},
       {"hide", "who are hiding"},
       {"shelter", "who are sheltered"},
       {"flee", "who have fled"},
       {"fled", "who have fled"},
       {"escap", "who have escaped"},
       {"escape", "who have escaped"},
       {"leave", "who have left"},
       {"displac", "who are displaced"},
       {"displace", "who are displaced"},
       {"disappear", "who have disappeared"},
       {"missing", "who are missing"},
       {"miss", "who are missing"},
       {"vanish", "who have vanished"},
       {"arriv", "who have arrived"},
       {"arrive", "who have arrived"},
       {"enter", "who have entered"},
       {"people", ""}});
  const auto at = std::find_if(kConditions.begin(), kConditions.end(),
                               [&](const auto& known) { return known.first == condition; });
  return at == kConditions.end() ? std::string_view() : at->second;
}

std::string population_condition(const Claim& claim) {
  const std::string condition = counted_role(claim);
  if (!condition.empty()) return condition;
  return claim.counted.empty() ? "people" : claim.counted;
}

/// Condition, and the place that the population is counted in.
std::string population_key(const Evidence& evidence, const Claim& claim) {
  const std::string condition = population_condition(claim);
  std::string where;
  for (const Role& role : claim.roles) {
    const Place* place = evidence.place(role);
    if (place != nullptr && role.name == RoleName::place) where += "/" + place->name;
  }
  return condition + "\n" + where;
}

/// Claims about one population: of one voice, or naming one figure. Others under the same condition
/// may be counted at other times or in other areas: they are not compared.
std::vector<ClaimNumbers> comparable(const Evidence& evidence, const ClaimNumbers& claims) {
  std::vector<ClaimNumbers> groups;
  for (const std::size_t number : claims) {
    const auto named = named_number(*quantity_of(evidence.claim(number)));
    const auto fits = [&](const ClaimNumbers& group) {
      return std::any_of(group.begin(), group.end(), [&](std::size_t other) {
        const bool one_voice =
            evidence.is_identified(number) && evidence.origin(number) == evidence.origin(other);
        return one_voice || (named && named == named_number(*quantity_of(evidence.claim(other))));
      });
    };
    const auto at = std::find_if(groups.begin(), groups.end(), fits);
    if (at == groups.end()) {
      groups.push_back({number});
    } else {
      at->push_back(number);
    }
  }
  return groups;
}

Finding population_finding(const Evidence& evidence, const std::string& condition,
                           const std::string& qualifier, const ClaimNumbers& claims) {
  const Reconciled result = reconcile_amounts(evidence, claims);
  const Scope* scope = evidence.only_scope(evidence.claim(claims.front()).document);
  Finding finding = make_finding(
      evidence, scope == nullptr ? nullptr : scope->incident, "population:" + condition + qualifier,
      result.state,
      "People outside this group " + std::string(population_words(condition)) + ": " +
          in_words(result.value) + ", according to " + basis_words(evidence, result.supports) + ".",
      result.supports, result.opposes);
  finding.value = result.value;
  finding.counted = evidence.claim(claims.front()).counted;
  return finding;
}

}  // namespace

std::vector<Finding> population_findings(const Evidence& evidence) {
  std::map<std::string, ClaimNumbers> populations;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const Claim& claim = evidence.claim(i);
    const Quantity* quantity = quantity_of(claim);
    if (claim.kind != ClaimKind::estimate || quantity == nullptr || quantity->share) continue;
    const std::string stem = population_condition(claim);
    if (population_words(stem).empty() || is_measure(quantity->unit)) continue;
    populations[population_key(evidence, claim)].push_back(i);
  }
  std::vector<Finding> findings;
  std::map<std::string, int> used;  // findings under one condition
  for (const auto& [key, claims] : populations) {
    const std::string condition = key.substr(0, key.find('\n'));
    for (const ClaimNumbers& group : comparable(evidence, claims)) {
      const int number = ++used[condition];
      findings.push_back(population_finding(
          evidence, condition, number == 1 ? std::string() : "_" + std::to_string(number), group));
    }
  }
  return findings;
}

}  // namespace habeas
