// incident/incident.cpp - clusters become incidents with their parts and related public acts
#include "incident/incident.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>

#include "incident/clusters.h"
#include "incident/describe.h"
#include "incident/facts.h"
#include "incident/local.h"
#include "incident/story.h"
#include "model/amounts.h"
#include "model/deeds.h"
#include "text/tokens.h"

namespace habeas {
namespace {

IncidentId id_of(const Facts& facts, const std::vector<std::size_t>& claims,
                 std::string_view what) {
  return IdBuilder().add(what).add(facts.claim(claims.front()).id).build<IncidentTag>();
}

void add_members(const Facts& facts, const std::vector<std::size_t>& claims, Incident& incident) {
  for (const std::size_t i : claims) {
    const Claim& claim = facts.claim(i);
    incident.claims.push_back(claim.id);
    if (incident.documents.empty() || incident.documents.back() != claim.document) {
      incident.documents.push_back(claim.document);
    }
  }
}

/// The largest figure for people that is not told of one site.
std::optional<Number> largest_total(const Facts& facts, const std::vector<std::size_t>& claims) {
  std::optional<Number> largest;
  for (const std::size_t i : claims) {
    const Claim& claim = facts.claim(i);
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    if (claim.kind != ClaimKind::count || quantity == nullptr || quantity->share) continue;
    if (find_role(claim, RoleName::place) != nullptr) continue;
    const auto named = named_number(*quantity);
    if (named && (!largest || *largest < *named)) largest = named;
  }
  return largest;
}

/// People counted as part of a whole; or at one site of a removal, fewer than in all.
bool counts_part(const Claim& claim, const std::optional<Number>& total) {
  if (claim.kind != ClaimKind::count) return false;
  if (find_role(claim, RoleName::whole) != nullptr) return true;
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  const std::string event = event_of(claim);
  if (quantity == nullptr || quantity->share || !is_deed(event) || is_violence(event)) return false;
  const auto named = named_number(*quantity);
  return named && total && *named < *total && find_role(claim, RoleName::place) != nullptr;
}

/// Is the place named as a border crossing ("the Alto crossing point")?
bool is_crossing(const Place& place) {
  constexpr std::array<std::string_view, 6> kWords = {"crossing", "border",     "bridge",
                                                      "gate",     "checkpoint", "ferry"};
  const std::string name = fold(place.name);
  return place.kind == PlaceKind::crossing ||
         std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// Towns of the crossing pairs told of an incident.
std::vector<Place> pair_towns(const Facts& facts, const std::vector<std::size_t>& claims) {
  std::vector<Place> towns;
  for (const std::size_t i : claims) {
    if (facts.claim(i).subkind != "crossing_pair") continue;
    for (const Role& role : facts.claim(i).roles) {
      const Place* place = facts.place(role);
      if (place != nullptr && place->kind == PlaceKind::city) towns.push_back(*place);
    }
  }
  return towns;
}

/// A crossing called by one of its towns is that end of the pair.
Place as_town(const Place& place, const std::vector<Place>& towns) {
  if (place.kind == PlaceKind::city || !is_crossing(place)) return place;
  const std::string name = fold_name(place.name);
  for (const Place& town : towns) {
    const bool one_country = place.country.empty() || place.country == town.country;
    if (one_country && name.rfind(fold_name(town.name), 0) == 0) return town;
  }
  return place;
}

/// The places that make a claim one about a part of an incident: both ends of a crossing pair, or
/// the place of people counted there.
std::vector<Place> part_places(const Facts& facts, const Claim& claim,
                               const std::optional<Number>& total) {
  const bool pair = claim.kind == ClaimKind::route && claim.subkind == "crossing_pair";
  std::vector<Place> places;
  if (!pair && !counts_part(claim, total)) return places;
  const auto add = [&](const Role* role) {
    const Place* place = role == nullptr ? nullptr : facts.place(*role);
    const bool site =
        place != nullptr && place->kind != PlaceKind::country && place->kind != PlaceKind::region;
    if (site) places.push_back(*place);
    return site;
  };
  if (pair) {
    for (const Role& role : claim.roles) add(&role);
    return places;
  }
  for (const RoleName name : {RoleName::place, RoleName::via, RoleName::to, RoleName::from}) {
    if (add(nearest_role(claim, name))) break;
  }
  return places;
}

/// One part of an incident: the claims about one place or crossing.
struct Part {
  std::vector<std::size_t> claims;
  std::vector<Place> places;
};

/// Claims that share a place, directly or through a crossing pair, are about one part.
std::vector<Part> find_parts(const Facts& facts, const std::vector<std::size_t>& claims) {
  std::vector<Part> parts;
  std::vector<std::set<std::string>> keys;
  const auto total = largest_total(facts, claims);
  const std::vector<Place> towns = pair_towns(facts, claims);
  for (const std::size_t i : claims) {
    std::vector<Place> places = part_places(facts, facts.claim(i), total);
    for (Place& place : places) place = as_town(place, towns);
    if (places.empty()) continue;
    Part merged{{i}, places};
    std::set<std::string> merged_keys;
    for (const Place& place : places) merged_keys.insert(place_key(place));
    for (std::size_t p = parts.size(); p-- > 0;) {
      const bool shared = std::any_of(keys[p].begin(), keys[p].end(), [&](const std::string& key) {
        return merged_keys.contains(key);
      });
      if (!shared) continue;
      merged.claims.insert(merged.claims.begin(), parts[p].claims.begin(), parts[p].claims.end());
      merged.places.insert(merged.places.begin(), parts[p].places.begin(), parts[p].places.end());
      merged_keys.insert(keys[p].begin(), keys[p].end());
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(p));
      keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(p));
    }
    std::sort(merged.claims.begin(), merged.claims.end());
    parts.push_back(std::move(merged));
    keys.push_back(std::move(merged_keys));
  }
  std::sort(parts.begin(), parts.end(),
            [](const Part& a, const Part& b) { return a.claims.front() < b.claims.front(); });
  return parts;
}

/// The places of a part in the order of a crossing pair where one is told, each once.
std::vector<Place> ordered_places(const Facts& facts, const Part& part) {
  std::vector<Place> places;
  std::set<std::string> seen;
  const auto add = [&](const Place& place) {
    if (seen.insert(place_key(place)).second) places.push_back(place);
  };
  for (const std::size_t i : part.claims) {
    if (facts.claim(i).kind != ClaimKind::route) continue;
    for (const Place& place : part_places(facts, facts.claim(i), std::nullopt)) add(place);
  }
  for (const Place& place : part.places) add(place);
  return places;
}

Incident make_part(const Facts& facts, const Part& part, const Incident& whole) {
  Incident incident;
  incident.id = id_of(facts, part.claims, "part");
  add_members(facts, part.claims, incident);
  incident.event = whole.event;
  incident.date = whole.date;
  incident.places = ordered_places(facts, part);
  incident.label = pair_label(incident.places);
  incident.parent = whole.id;
  return incident;
}

/// What a public act is: its kind and who did it.
std::pair<std::string, std::string> act_key(const Facts& facts, const Claim& claim) {
  const std::string kind = claim.kind == ClaimKind::denial ? "denial" : claim.subkind;
  const Role* agent = find_role(claim, RoleName::agent);
  std::string who = agent != nullptr && !agent->ref.empty() ? agent->ref : std::string();
  if (who.empty() && !claim.chain.empty()) who = claim.chain.front().who;
  return {kind, who.empty() ? std::string(kUnnamed) : facts.institutions().key(who)};
}

std::string relation_of(const std::string& kind) {
  if (kind == "border_change") return "border change near";
  return kind + (kind == "denial" ? " of" : " about");
}

std::string agent_name(const Facts& facts, const Claim& claim) {
  const Role* agent = find_role(claim, RoleName::agent);
  if (agent != nullptr) {
    if (const Entity* entity = facts.institutions().find(agent->ref)) return entity->name;
  }
  if (claim.chain.empty() || claim.chain.front().who == kNarrator) return {};
  return claim.chain.front().name;
}

/// Assembles incidents of one pile.
class Assembler {
 public:
  explicit Assembler(const Facts& facts)
      : facts_(facts),
        locals_(find_local_incidents(facts)),
        clusters_(cluster(locals_.incidents)) {}

  std::vector<Incident> run() {
    find_restated();
    for (std::size_t i = 0; i < clusters_.members.size(); ++i) add_cluster(i);
    note_apart();
    add_acts();
    std::vector<Incident> result;
    for (std::size_t i = 0; i < roots_.size(); ++i) {
      if (!kept_[i]) continue;
      result.push_back(std::move(roots_[i]));
      std::move(parts_[i].begin(), parts_[i].end(), std::back_inserter(result));
    }
    std::move(acts_.begin(), acts_.end(), std::back_inserter(result));
    return result;
  }

 private:
  std::vector<std::size_t> claims_of(std::size_t cluster) const {
    std::vector<std::size_t> claims;
    for (const std::size_t local : clusters_.members[cluster]) {
      const auto& more = locals_.incidents[local].claims;
      claims.insert(claims.end(), more.begin(), more.end());
    }
    claims.insert(claims.end(), restated_[cluster].begin(), restated_[cluster].end());
    std::sort(claims.begin(), claims.end());
    return claims;
  }

  /// A figure of people that repeats one told of the incident speaks of the incident, also where
  /// its own sentence names no deed ("the group speaks of up to 840 people").
  void find_restated() {
    std::map<std::size_t, std::size_t> cluster_of_page;  // by the page's main story, told first
    for (std::size_t c = 0; c < clusters_.members.size(); ++c) {
      for (const std::size_t local : clusters_.members[c]) {
        const LocalIncident& told = locals_.incidents[local];
        if (told.is_main) cluster_of_page.emplace(told.document, c);
      }
    }
    std::vector<std::set<std::int64_t>> figures(clusters_.members.size());
    for (std::size_t c = 0; c < clusters_.members.size(); ++c) {
      for (const std::size_t local : clusters_.members[c]) {
        for (const ToldNumber& number : locals_.incidents[local].numbers) {
          if (const auto named = whole_figure(number.quantity)) figures[c].insert(*named);
        }
      }
    }
    std::vector<bool> placed(facts_.size(), false);
    for (const LocalIncident& local : locals_.incidents) {
      for (const std::size_t i : local.claims) placed[i] = true;
    }
    restated_.resize(clusters_.members.size());
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const Claim& claim = facts_.claim(i);
      const auto* quantity = std::get_if<Quantity>(&claim.value);
      const bool counts = claim.kind == ClaimKind::estimate || claim.kind == ClaimKind::count;
      const auto page = cluster_of_page.find(facts_.document_of(i));
      if (!counts || quantity == nullptr || placed[i]) continue;
      if (page == cluster_of_page.end()) continue;
      const auto named = whole_figure(*quantity);
      if (named && figures[page->second].contains(*named)) restated_[page->second].push_back(i);
    }
  }

  /// The number that a figure of people names, if it is large enough to be known again.
  static std::optional<std::int64_t> whole_figure(const Quantity& quantity) {
    constexpr std::int64_t kLargeEnough = 20;
    const auto named = quantity.share ? std::nullopt : named_number(quantity);
    if (!named) return std::nullopt;
    Quantity exact;
    exact.lo = named;
    const std::int64_t figure = whole_bounds(exact).lo.value_or(0);
    return figure >= kLargeEnough ? std::optional(figure) : std::nullopt;
  }

  /// Claims of several kinds tell of something that took place, also where no word for it is known.
  [[nodiscard]] bool tells_enough(const LocalIncident& local) const {
    std::set<ClaimKind> kinds;
    for (const std::size_t i : local.claims) {
      const ClaimKind kind = facts_.claim(i).kind;
      const bool of_law =
          kind == ClaimKind::legal || kind == ClaimKind::profile || kind == ClaimKind::actor;
      if (!of_law) kinds.insert(kind == ClaimKind::estimate ? ClaimKind::count : kind);
    }
    return kinds.size() > 1;
  }

  /// A deed, and something that tells it from the kind of thing in general; or a page that is about
  /// a deed by its headline or lead.
  [[nodiscard]] bool is_particular(std::size_t cluster) const {
    for (const std::size_t i : clusters_.members[cluster]) {
      const LocalIncident& local = locals_.incidents[i];
      if (local.is_main && names_deed(facts_.facts_of(local.document))) return true;
      if (local.claims.empty()) continue;
      if (local.is_main && tells_enough(local)) return true;
      const bool figure =
          std::any_of(local.numbers.begin(), local.numbers.end(),
                      [](const ToldNumber& number) { return !is_without_figure(number.quantity); });
      if (figure || !local.days.empty() || !local.offsets.empty()) return true;
      if (!local.persons.empty()) return true;
      if (local.seeds.size() > 1 && !local.profile.places.empty()) return true;
    }
    return false;
  }

  void add_cluster(std::size_t number) {
    const std::vector<std::size_t> claims = claims_of(number);
    kept_.push_back(is_particular(number));
    Incident incident;
    std::vector<Incident> subs;
    if (kept_.back()) {
      incident.id = claims.empty() ? id_of_page(number) : id_of(facts_, claims, "incident");
      describe(facts_, claims, pages_of(number), incident);
      const std::vector<Part> parts = find_parts(facts_, claims);
      std::set<std::size_t> in_part;
      for (const Part& part : parts) {
        subs.push_back(make_part(facts_, part, incident));
        in_part.insert(part.claims.begin(), part.claims.end());
      }
      std::vector<std::size_t> own;
      for (const std::size_t i : claims) {
        if (!in_part.contains(i)) own.push_back(i);
      }
      add_members(facts_, own, incident);
      add_documents(number, incident);
      note_merged(number, incident);
    }
    roots_.push_back(std::move(incident));
    parts_.push_back(std::move(subs));
  }

  /// Of an incident of which no claim was read, after its first page.
  [[nodiscard]] IncidentId id_of_page(std::size_t number) const {
    const std::size_t page = locals_.incidents[clusters_.members[number].front()].document;
    return IdBuilder().add("page").add(facts_.document(page).id).build<IncidentTag>();
  }

  /// The pages that tell of it, also those of its parts and those of which only the words show it.
  [[nodiscard]] std::vector<std::size_t> pages_of(std::size_t number) const {
    std::set<std::size_t> pages;
    for (const std::size_t local : clusters_.members[number]) {
      pages.insert(locals_.incidents[local].document);
    }
    return {pages.begin(), pages.end()};
  }

  void add_documents(std::size_t number, Incident& incident) const {
    incident.documents.clear();
    for (const std::size_t page : pages_of(number)) {
      incident.documents.push_back(facts_.document(page).id);
    }
  }

  /// Which pages were taken to tell the same incident, and why.
  void note_merged(std::size_t number, Incident& incident) const {
    const auto& members = clusters_.members[number];
    const std::size_t first = locals_.incidents[members.front()].document;
    std::set<std::size_t> noted{first};
    for (std::size_t i = 1; i < members.size(); ++i) {
      const std::size_t document = locals_.incidents[members[i]].document;
      if (!noted.insert(document).second) continue;
      incident.merged.push_back(
          {to_text(facts_.document(document).id), clusters_.reasons[number][i - 1]});
    }
  }

  void note_apart() {
    for (const KeptApart& pair : clusters_.apart) {
      if (!kept_[pair.a] || !kept_[pair.b]) continue;
      roots_[pair.a].kept_apart.push_back({to_text(roots_[pair.b].id), pair.reason});
      roots_[pair.b].kept_apart.push_back({to_text(roots_[pair.a].id), pair.reason});
    }
  }

  /// Protests, statements and denials near an incident, one for each kind and party.
  void add_acts() {
    std::map<std::size_t, std::size_t> cluster_of;
    for (std::size_t c = 0; c < clusters_.members.size(); ++c) {
      for (const std::size_t local : clusters_.members[c]) cluster_of.emplace(local, c);
    }
    std::map<std::tuple<std::size_t, std::string, std::string>, std::vector<std::size_t>> acts;
    for (const auto& [claim, local] : locals_.near) {
      const std::size_t c = cluster_of.at(local);
      if (!kept_[c]) continue;
      const auto [kind, who] = act_key(facts_, facts_.claim(claim));
      acts[{c, kind, who}].push_back(claim);
    }
    for (const auto& [key, claims] : acts) {
      add_act(roots_[std::get<0>(key)], std::get<1>(key), claims);
    }
  }

  void add_act(const Incident& about, const std::string& kind,
               const std::vector<std::size_t>& claims) {
    Incident act;
    act.id = id_of(facts_, claims, "act");
    add_members(facts_, claims, act);
    const Claim& first = facts_.claim(claims.front());
    if (kind != "denial") act.event = kind;
    const std::string who = agent_name(facts_, first);
    act.label = event_title(kind) + (who.empty() ? "" : " by " + who) + ": " + about.label;
    const Role* agent = find_role(first, RoleName::agent);
    if (agent != nullptr && !agent->ref.empty()) act.parties.push_back({"agent", agent->ref, who});
    for (const std::size_t i : claims) {
      const Role* date = find_role(facts_.claim(i), RoleName::date);
      const Date* value = date == nullptr ? nullptr : facts_.date(*date);
      if (value != nullptr && !act.date) act.date = *value;
    }
    act.related.push_back({to_text(about.id), relation_of(kind)});
    acts_.push_back(std::move(act));
  }

  const Facts& facts_;
  LocalIncidents locals_;
  Clusters clusters_;
  std::vector<Incident> roots_, acts_;
  std::vector<std::vector<Incident>> parts_;
  std::vector<std::vector<std::size_t>> restated_;  // claims that repeat a figure of a cluster
  std::vector<bool> kept_;  // clusters that are particular enough to be an incident
};

}  // namespace

Result<std::vector<Incident>> find_incidents(std::span<const Document> documents,
                                             std::span<const Layout> layouts,
                                             std::span<const Claim> claims,
                                             std::span<const Mention> mentions,
                                             std::span<const Entity> entities) {
  const Facts facts(documents, layouts, claims, mentions, entities);
  return Assembler(facts).run();
}

}  // namespace habeas
