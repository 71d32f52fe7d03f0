// incident/regroup.cpp - moves claims between incidents as people decided, and says why
#include "incident/regroup.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "incident/describe.h"
#include "incident/facts.h"
#include "model/group_places.h"

namespace habeas {
namespace {

constexpr std::string_view kPrefix = "inc_";

bool is_incident(const std::string& id) { return id.starts_with(kPrefix); }

// Acts on incidents; verdicts on claims and findings are followed elsewhere.
bool is_meant(const Decision& decision) {
  if (decision.on.empty()) return false;
  if (decision.act == Act::correct) return decision.part == Part::incident;
  if (decision.act == Act::comment || decision.act == Act::ask) return false;
  return is_incident(decision.on.front()) || is_incident(decision.on.back());
}

class Regrouper {
 public:
  Regrouper(const Facts& facts, std::vector<Incident>& incidents)
      : facts_(facts), incidents_(incidents) {
    for (std::size_t i = 0; i < facts.size(); ++i) number_of_.emplace(facts.claim(i).id, i);
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
      if (at == kNone) continue;
      const IncidentId root = incidents_[at].id;
      std::vector<std::string> gone;
      for (const Incident& incident : incidents_) {
        if (incident.id == root || incident.parent == root) gone.push_back(to_text(incident.id));
      }
      std::erase_if(incidents_, [&](const Incident& incident) {
        return incident.id == root || incident.parent == root;
      });
      for (const std::string& id : gone) forget(id, "");
    }
  }

  // An incident whose claims all went elsewhere tells of nothing.
  void drop_empty() {
    std::vector<std::string> gone;
    for (const Incident& incident : incidents_) {
      const bool has_part =
          std::any_of(incidents_.begin(), incidents_.end(),
                      [&](const Incident& one) { return one.parent == incident.id; });
      const bool is_empty = incident.claims.empty() && incident.documents.empty();
      if (is_empty && !has_part) gone.push_back(to_text(incident.id));
    }
    for (const std::string& id : gone) {
      std::erase_if(incidents_, [&](const Incident& one) { return to_text(one.id) == id; });
      forget(id, "");
    }
  }

  void describe_touched() {
    for (Incident& incident : incidents_) {
      if (!touched_.contains(incident.id)) continue;
      std::vector<std::size_t> numbers;
      for (const ClaimId& claim : incident.claims) numbers.push_back(number_of_.at(claim));
      if (!numbers.empty()) describe(facts_, numbers, pages_of(numbers), incident);
    }
  }

 private:
  static constexpr std::size_t kNone = GroupPlaces<Incident>::kNone;

  std::vector<std::size_t> pages_of(const std::vector<std::size_t>& claims) const {
    std::set<std::size_t> pages;
    for (const std::size_t i : claims) pages.insert(facts_.document_of(i));
    return {pages.begin(), pages.end()};
  }

  void merge(const Decision& decision) {
    for (std::size_t i = 1; i < decision.on.size(); ++i) {
      const std::size_t kept = places_.meant(decision, 0);
      const std::size_t gone = places_.meant(decision, i);
      if (kept == kNone || gone == kNone || kept == gone) continue;
      const Incident other = std::move(incidents_[gone]);
      Incident& whole = incidents_[kept];
      for (const ClaimId& claim : other.claims) whole.claims.push_back(claim);
      for (const DocumentId& document : other.documents) whole.documents.push_back(document);
      const std::string member = member_of(other);
      if (!member.empty()) {
        whole.merged.push_back({member, to_text(other.id) + " was merged, as " + decision.by +
                                            " decided: " + decision.reason});
      }
      if (whole.parent == other.id) whole.parent = other.parent;
      const IncidentId parent = whole.parent.value_or(whole.id);
      const std::string kept_id = to_text(whole.id);
      tidy(whole);
      for (Incident& part : incidents_) {
        if (part.parent == other.id) part.parent = parent;
      }
      incidents_.erase(incidents_.begin() + static_cast<std::ptrdiff_t>(gone));
      forget(to_text(other.id), kept_id);
    }
  }

  // A record of the pile that stands for an incident that is gone.
  static std::string member_of(const Incident& incident) {
    if (!incident.claims.empty()) return to_text(incident.claims.front());
    return incident.documents.empty() ? std::string() : to_text(incident.documents.front());
  }

  void split(const Decision& decision) {
    const std::size_t at = places_.meant(decision, 0);
    if (at == kNone) return;
    const std::set<std::string> meant(decision.on.begin() + 1, decision.on.end());
    Incident made;
    made.id = IdBuilder().add("split").add(decision.id).build<IncidentTag>();
    take(incidents_[at], meant, made);
    if (made.claims.empty()) return;
    Incident& whole = incidents_[at];
    made.event = whole.event;
    made.label = whole.label;
    made.parent = whole.parent;
    const std::string reason = "as " + decision.by + " decided: " + decision.reason;
    made.kept_apart.push_back({to_text(whole.id), reason});
    whole.kept_apart.push_back({to_text(made.id), reason});
    tidy(made);
    tidy(whole);
    // Behind the whole and its parts.
    std::size_t behind = at + 1;
    while (behind < incidents_.size() && incidents_[behind].parent == whole.id) ++behind;
    incidents_.insert(incidents_.begin() + static_cast<std::ptrdiff_t>(behind), std::move(made));
  }

  void move(const Decision& decision, const std::string& target) {
    const std::set<std::string> meant = claims_meant(decision);
    const std::size_t to = places_.target(decision, target);
    if (to == kNone && !target.empty()) return;
    Incident moved;
    for (std::size_t i = 0; i < incidents_.size(); ++i) {
      if (i == to) continue;
      const std::size_t before = moved.claims.size();
      take(incidents_[i], meant, moved);
      if (moved.claims.size() != before) tidy(incidents_[i]);
    }
    if (to == kNone) return;
    Incident& whole = incidents_[to];
    for (const std::string& text : meant) {  // also claims that were in none
      const auto id = parse_id<ClaimTag>(text);
      if (!id || !number_of_.contains(*id)) continue;
      const auto held = std::find(whole.claims.begin(), whole.claims.end(), *id);
      if (held != whole.claims.end()) continue;
      whole.claims.push_back(*id);
      whole.documents.push_back(facts_.claim(number_of_.at(*id)).document);
    }
    tidy(whole);
  }

  // Takes these claims out of an incident, with the documents that told nothing else of it.
  void take(Incident& from, const std::set<std::string>& meant, Incident& into) const {
    std::set<DocumentId> left;
    std::set<DocumentId> gone;
    std::vector<ClaimId> stay;
    for (const ClaimId& claim : from.claims) {
      const DocumentId document = facts_.claim(number_of_.at(claim)).document;
      const bool is_moved = meant.contains(to_text(claim));
      (is_moved ? gone : left).insert(document);
      (is_moved ? into.claims : stay).push_back(claim);
    }
    from.claims = std::move(stay);
    into.documents.insert(into.documents.end(), gone.begin(), gone.end());
    std::erase_if(from.documents, [&](const DocumentId& document) {
      return gone.contains(document) && !left.contains(document);
    });
  }

  // Claims and documents in the order of the pile, each once.
  void tidy(Incident& incident) {
    const auto by_number = [&](const ClaimId& a, const ClaimId& b) {
      return number_of_.at(a) < number_of_.at(b);
    };
    std::sort(incident.claims.begin(), incident.claims.end(), by_number);
    incident.claims.erase(std::unique(incident.claims.begin(), incident.claims.end()),
                          incident.claims.end());
    std::vector<DocumentId> documents;
    for (std::size_t i = 0; i < facts_.documents(); ++i) {
      const DocumentId& id = facts_.document(i).id;
      const auto& all = incident.documents;
      if (std::find(all.begin(), all.end(), id) != all.end()) documents.push_back(id);
    }
    incident.documents = std::move(documents);
    touched_.insert(incident.id);
  }

  // What pointed to an incident that is gone points to another, or nowhere.
  void forget(const std::string& gone, const std::string& kept) {
    for (Incident& incident : incidents_) {
      for (auto* list : {&incident.related, &incident.kept_apart}) {
        std::set<std::string> seen;
        std::erase_if(*list, [&](Reasoned& one) {
          if (one.id == gone) one.id = kept;
          const bool is_itself = one.id.empty() || one.id == to_text(incident.id);
          return is_itself || !seen.insert(one.id + "\n" + one.reason).second;
        });
      }
    }
  }

  const Facts& facts_;
  std::vector<Incident>& incidents_;
  GroupPlaces<Incident> places_{incidents_, kPrefix};
  std::map<ClaimId, std::size_t> number_of_;
  std::set<IncidentId> touched_;
};

}  // namespace

void regroup_incidents(std::span<const Document> documents, std::span<const Layout> layouts,
                       std::span<const Claim> claims, std::span<const Mention> mentions,
                       std::span<const Entity> entities, const std::vector<Decision>& decisions,
                       std::vector<Incident>& incidents) {
  std::vector<const Decision*> acts = standing(decisions);
  std::erase_if(acts, [](const Decision* act) { return !is_meant(*act); });
  if (acts.empty()) return;
  const Facts facts(documents, layouts, claims, mentions, entities);
  Regrouper regrouper(facts, incidents);
  for (const Decision* act : acts) regrouper.follow(*act);
  regrouper.drop_empty();
  regrouper.describe_touched();
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
