// origin/regroup.cpp - moves claims between origins as people decided, and says why
#include "origin/regroup.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "model/group_places.h"

namespace habeas {
namespace {

constexpr std::string_view kPrefix = "ori_";

bool is_origin(const std::string& id) { return id.starts_with(kPrefix); }

bool is_meant(const Decision& decision) {
  if (decision.on.empty()) return false;
  if (decision.act == Act::correct) return decision.part == Part::origin;
  if (decision.act == Act::comment || decision.act == Act::ask) return false;
  return is_origin(decision.on.front()) || is_origin(decision.on.back());
}

class Regrouper {
 public:
  Regrouper(std::span<const Claim> claims, std::vector<Origin>& origins) : origins_(origins) {
    for (const Claim& claim : claims) {
      order_.emplace(claim.id, order_.size());
      claims_.emplace(claim.id, &claim);
    }
  }

  void follow(const Decision& decision) {
    if (decision.act == Act::merge) merge(decision);
    if (decision.act == Act::split) split(decision);
    if (decision.act == Act::link) move(decision, decision.on.back());
    if (decision.act == Act::unlink) move(decision, "");
    if (decision.act == Act::correct) move(decision, decision.to.ref);
  }

  void reject(const Decision& decision) {
    for (std::size_t i = 0; i < decision.on.size(); ++i) {
      const std::size_t at = places_.meant(decision, i);
      if (at != kNone) origins_[at].standing = Standing::unresolved;
    }
  }

  void drop_empty() {
    std::erase_if(origins_, [](const Origin& origin) { return origin.claims.empty(); });
  }

 private:
  static constexpr std::size_t kNone = GroupPlaces<Origin>::kNone;

  static std::string reason_of(const Decision& decision) {
    return "as " + decision.by + " decided: " + decision.reason;
  }

  void merge(const Decision& decision) {
    for (std::size_t i = 1; i < decision.on.size(); ++i) {
      const std::size_t kept = places_.meant(decision, 0);
      const std::size_t gone = places_.meant(decision, i);
      if (kept == kNone || gone == kNone || kept == gone) continue;
      const Origin other = std::move(origins_[gone]);
      Origin& whole = origins_[kept];
      const bool names_it =
          whole.standing == Standing::unresolved && other.standing != Standing::unresolved;
      if (names_it) {
        whole.name = other.name;
        whole.kind = other.kind;
      }
      if (names_it || other.standing == Standing::counter) whole.standing = other.standing;
      whole.claims.insert(whole.claims.end(), other.claims.begin(), other.claims.end());
      whole.merged.insert(whole.merged.end(), other.merged.begin(), other.merged.end());
      if (!other.claims.empty()) {
        whole.merged.push_back({to_text(other.claims.front()),
                                to_text(other.id) + " was merged, " + reason_of(decision)});
      }
      tidy(whole);
      origins_.erase(origins_.begin() + static_cast<std::ptrdiff_t>(gone));
    }
  }

  void split(const Decision& decision) {
    const std::size_t at = places_.meant(decision, 0);
    if (at == kNone) return;
    const std::set<std::string> meant(decision.on.begin() + 1, decision.on.end());
    Origin made = lone(decision);
    take(origins_[at], meant, made.claims);
    if (made.claims.empty()) return;
    name(made, origins_[at]);
    tidy(made);
    tidy(origins_[at]);
    origins_.insert(origins_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(made));
  }

  void move(const Decision& decision, const std::string& target) {
    const std::set<std::string> meant = claims_meant(decision);
    const std::size_t to = places_.target(decision, target);
    if (to == kNone && !target.empty()) return;
    Origin made = lone(decision);  // a claim taken out of its origin is a voice of its own
    const Origin before = to == kNone ? holder_of(meant) : Origin();
    for (std::size_t i = 0; i < origins_.size(); ++i) {
      if (i == to) continue;
      const std::size_t count = made.claims.size();
      take(origins_[i], meant, made.claims);
      if (made.claims.size() != count) tidy(origins_[i]);
    }
    if (made.claims.empty()) return;
    if (to != kNone) {
      Origin& whole = origins_[to];
      whole.claims.insert(whole.claims.end(), made.claims.begin(), made.claims.end());
      whole.merged.push_back({to_text(made.claims.front()), reason_of(decision)});
      return tidy(whole);
    }
    name(made, before);
    tidy(made);
    origins_.push_back(std::move(made));
  }

  static Origin lone(const Decision& decision) {
    Origin made;
    made.id = IdBuilder().add("split").add(decision.id).build<OriginTag>();
    return made;
  }

  Origin holder_of(const std::set<std::string>& meant) const {
    const std::size_t at = meant.empty() ? kNone : places_.holding(*meant.begin());
    return at == kNone ? Origin() : origins_[at];
  }

  // The voice that its first claim names.
  void name(Origin& made, const Origin& whole) const {
    made.kind = whole.kind;
    made.standing = whole.standing;
    const Claim& claim = *claims_.at(made.claims.front());
    const bool is_page = claim.chain.empty() || claim.chain.front().who == kNarrator;
    if (is_page) {
      made.name = "the page's own voice";
      made.kind = "document";
    } else {
      made.name = claim.chain.front().name;
    }
    const bool is_known =
        !is_page && claim.chain.front().who != kUnnamed && !claim.chain.front().probable;
    if (!is_known) made.standing = Standing::unresolved;
  }

  static void take(Origin& from, const std::set<std::string>& meant, std::vector<ClaimId>& into) {
    std::vector<ClaimId> stay;
    for (const ClaimId& claim : from.claims) {
      (meant.contains(to_text(claim)) ? into : stay).push_back(claim);
    }
    from.claims = std::move(stay);
  }

  // Claims in the order of the pile, and the documents that carry them.
  void tidy(Origin& origin) const {
    std::sort(origin.claims.begin(), origin.claims.end(),
              [&](const ClaimId& a, const ClaimId& b) { return order_.at(a) < order_.at(b); });
    origin.carriers.clear();
    for (const ClaimId& claim : origin.claims) {
      const DocumentId document = claims_.at(claim)->document;
      const auto& all = origin.carriers;
      if (std::find(all.begin(), all.end(), document) == all.end()) {
        origin.carriers.push_back(document);
      }
    }
  }

  std::vector<Origin>& origins_;
  GroupPlaces<Origin> places_{origins_, kPrefix};
  std::map<ClaimId, std::size_t> order_;
  std::map<ClaimId, const Claim*> claims_;
};

}  // namespace

void regroup_origins(std::span<const Claim> claims, const std::vector<Decision>& decisions,
                     std::vector<Origin>& origins) {
  std::vector<const Decision*> acts = standing(decisions);
  std::erase_if(acts, [](const Decision* act) { return !is_meant(*act); });
  if (acts.empty()) return;
  Regrouper regrouper(claims, origins);
  for (const Decision* act : acts) regrouper.follow(*act);
  regrouper.drop_empty();
  const auto last = last_words(decisions);
  for (const Decision* act : acts) {
    const bool is_last = std::any_of(act->on.begin(), act->on.end(), [&](const std::string& id) {
      const auto found = last.find(id);
      return found != last.end() && found->second == act;
    });
    if (act->act == Act::reject && is_last) regrouper.reject(*act);
  }
}

}  // namespace habeas
