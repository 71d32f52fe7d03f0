// incident/one_group.cpp - joins victim groups across pages by incident, what befell them and
// figure
#include "incident/one_group.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/flat_map.h"

namespace habeas {
namespace {

constexpr Number kLeastFigure{10, 0};  // smaller figures are too common to tell a group

/// What a count says of a group: incident, what is counted, figure. And who is told so where.
/// Borrows the words.
struct Told {
  IncidentId incident;
  std::string_view counted;
  Number figure;
  const DocumentId* document = nullptr;
  std::string_view group;

  [[nodiscard]] auto what() const { return std::tie(incident, counted, figure); }
};

std::optional<Number> figure(const Claim& claim) {
  const auto* value = std::get_if<Quantity>(&claim.value);
  if (value == nullptr || value->share || value->bound == Bound::vague) return std::nullopt;
  return value->point ? value->point : value->hi ? value->hi : value->lo;
}

std::string_view victims(const Claim& claim) {
  for (const Role& role : claim.roles) {
    if (role.name == RoleName::victim && role.ref.starts_with(EntityTag::kPrefix)) return role.ref;
  }
  return {};
}

/// A count of a group whose figure tells it from others.
struct Count {
  const Claim* claim = nullptr;
  Number figure;
  std::string_view group;
  const Incident* incident = nullptr;  // the first that has the claim
};

std::vector<Count> counts_of_groups(std::span<const Claim> claims) {
  std::vector<Count> counts;
  for (const Claim& claim : claims) {
    if (claim.kind != ClaimKind::count || claim.polarity == Polarity::negative) continue;
    const std::optional<Number> size = figure(claim);
    const std::string_view group = victims(claim);
    if (!size || *size < kLeastFigure || group.empty()) continue;
    counts.push_back({&claim, size->normalised(), group, nullptr});
  }
  return counts;
}

void find_incidents_of(std::vector<Count>& counts, std::span<const Incident> incidents) {
  FlatMap<ClaimId, std::size_t> number(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) number.emplace(counts[i].claim->id, i);
  for (const Incident& incident : incidents) {
    for (const ClaimId& claim : incident.claims) {
      const std::size_t* const at = number.find(claim);
      if (at != nullptr && counts[*at].incident == nullptr) counts[*at].incident = &incident;
    }
  }
}

/// What befell those counted. Who is missing since an event is counted with its victims: "600 have
/// vanished" beside "600 were sent back". `made` keeps words that no claim has.
std::string_view befell(const Claim& claim, const Incident& incident, std::set<std::string>& made) {
  const bool missing = claim.counted == "enforced_disappearance/victim";
  return missing ? *made.insert(incident.event + "/victim").first : claim.counted;
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

/// Joins the groups that are told the same, the first of each page; none where a page gives two.
void join_groups(std::span<const Told> tellers, Classes& classes) {
  if (tellers.size() < 2) return;
  std::map<DocumentId, std::string_view> group_of;
  std::vector<std::string_view> in_order;
  for (const Told& told : tellers) {
    const auto [known, is_new] = group_of.emplace(*told.document, told.group);
    if (is_new) in_order.push_back(told.group);
    if (known->second != told.group) return;
  }
  const std::string first(in_order.front());
  for (const std::string_view group : in_order) classes.join(first, std::string(group));
}

}  // namespace

std::map<std::string, std::string> same_groups(std::span<const Claim> claims,
                                               std::span<const Incident> incidents) {
  std::vector<Count> counts = counts_of_groups(claims);
  find_incidents_of(counts, incidents);
  std::set<std::string> made;
  std::vector<Told> all;
  for (const Count& count : counts) {
    if (count.incident == nullptr) continue;
    all.push_back({count.incident->id, befell(*count.claim, *count.incident, made), count.figure,
                   &count.claim->document, count.group});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Told& a, const Told& b) { return a.what() < b.what(); });
  Classes classes;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].what() == all[begin].what()) ++end;
    join_groups(std::span(all).subspan(begin, end - begin), classes);
    begin = end;
  }
  return classes.all();
}

}  // namespace habeas
