// incident/one_group.cpp - joins victim groups across pages by incident, what befell them and
// figure
#include "incident/one_group.h"

#include <optional>
#include <tuple>
#include <vector>

#include "base/flat_map.h"

namespace habeas {
namespace {

constexpr Number kLeastFigure{10, 0};  // smaller figures are too common to tell a group

/// What a count says of a group: incident, what is counted, figure.
using Told = std::tuple<IncidentId, std::string, Number>;

/// The groups that are told so, the first of each page; none where a page gives two.
struct Tellers {
  std::map<DocumentId, std::string> group_of;
  std::vector<std::string> in_order;
  bool ambiguous = false;
};

std::optional<Number> figure(const Claim& claim) {
  const auto* value = std::get_if<Quantity>(&claim.value);
  if (value == nullptr || value->share || value->bound == Bound::vague) return std::nullopt;
  return value->point ? value->point : value->hi ? value->hi : value->lo;
}

std::string victims(const Claim& claim) {
  for (const Role& role : claim.roles) {
    if (role.name == RoleName::victim && role.ref.starts_with(EntityTag::kPrefix)) return role.ref;
  }
  return {};
}

using IncidentOf = FlatMap<ClaimId, const Incident*>;

IncidentOf incident_of_claims(std::span<const Incident> incidents) {
  std::size_t claims = 0;
  for (const Incident& incident : incidents) claims += incident.claims.size();
  IncidentOf of(claims);
  for (const Incident& incident : incidents) {
    for (const ClaimId claim : incident.claims) of.emplace(claim, &incident);
  }
  return of;
}

/// What befell those counted. Who is missing since an event is counted with its victims: "600 have
/// vanished" beside "600 were sent back".
std::string befell(const Claim& claim, const Incident& incident) {
  const std::string missing = "enforced_disappearance/victim";
  return claim.counted == missing ? incident.event + "/victim" : claim.counted;
}

/// Groups joined so far; each stands for the first of its class.
class Classes {
 public:
  std::string first(std::string group) const {
    for (auto at = joined_.find(group); at != joined_.end(); at = joined_.find(group)) {
      group = at->second;
    }
    return group;
  }

  void join(const std::string& earlier, const std::string& later) {
    const std::string a = first(earlier);
    const std::string b = first(later);
    if (a != b) joined_.emplace(b, a);
  }

  std::map<std::string, std::string> all() const {
    std::map<std::string, std::string> all;
    for (const auto& [group, next] : joined_) all.emplace(group, first(next));
    return all;
  }

 private:
  std::map<std::string, std::string> joined_;
};

}  // namespace

std::map<std::string, std::string> same_groups(std::span<const Claim> claims,
                                               std::span<const Incident> incidents) {
  const IncidentOf incident_of = incident_of_claims(incidents);
  std::map<Told, Tellers> told;
  for (const Claim& claim : claims) {
    if (claim.kind != ClaimKind::count || claim.polarity == Polarity::negative) continue;
    const Incident* const* incident = incident_of.find(claim.id);
    const std::optional<Number> size = figure(claim);
    const std::string group = victims(claim);
    if (incident == nullptr || !size || *size < kLeastFigure || group.empty()) continue;
    const Incident& in = **incident;
    Tellers& tellers = told[{in.id, befell(claim, in), size->normalised()}];
    const auto [known, is_new] = tellers.group_of.emplace(claim.document, group);
    if (is_new) tellers.in_order.push_back(group);
    tellers.ambiguous = tellers.ambiguous || known->second != group;
  }
  Classes classes;
  for (const auto& [what, tellers] : told) {
    if (tellers.ambiguous) continue;
    for (const std::string& group : tellers.in_order) classes.join(tellers.in_order.front(), group);
  }
  return classes.all();
}

}  // namespace habeas
