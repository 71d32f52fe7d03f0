// incident/assemble.cpp - pages of one incident become the incident, its parts and public acts
#include "incident/assemble.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

#include "incident/describe.h"
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

/// From a town on one side of a border to a town on the other.
bool names_crossing(const Facts& facts, const Claim& claim) {
  const auto town = [&](RoleName name) {
    const Role* role = find_role(claim, name);
    const Place* place = role == nullptr ? nullptr : facts.place(*role);
    return place != nullptr && place->kind == PlaceKind::city ? place : nullptr;
  };
  const Place* from = town(RoleName::from);
  const Place* to = town(RoleName::to);
  return from != nullptr && to != nullptr && !from->country.empty() && !to->country.empty() &&
         from->country != to->country;
}

/// People counted as part of a whole; or at one site of a removal, fewer than in all.
bool counts_part(const Facts& facts, const Claim& claim, const std::optional<Number>& total) {
  if (claim.kind != ClaimKind::count) return false;
  if (find_role(claim, RoleName::whole) != nullptr) return true;
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  const std::string event = event_of(claim);
  if (quantity == nullptr || quantity->share || !is_deed(event) || is_violence(event)) return false;
  const auto named = named_number(*quantity);
  const bool at_site = find_role(claim, RoleName::place) != nullptr || names_crossing(facts, claim);
  return named && total && *named < *total && at_site;
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
  if (!pair && !counts_part(facts, claim, total)) return places;
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
    const Role* role = nearest_role(claim, name);
    // "flew 90 men, 30 of them sick, to Alto": where all of them went is no site of some.
    const Place* place = role == nullptr ? nullptr : facts.place(*role);
    const bool end = name == RoleName::to || name == RoleName::from;
    if (end && place != nullptr && !is_crossing(*place) && !names_crossing(facts, claim)) continue;
    if (add(role)) break;
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

/// Assembles one incident. Claims are numbered in the pages of its members.
class Assembler {
 public:
  Assembler(const std::vector<PageShare>& members, const std::vector<const PageReading*>& pages,
            const Referred& referred)
      : members_(members), facts_(pages, referred) {
    std::size_t page = 0;
    for (const PageShare& member : members) {
      while (pages[page] != member.page) ++page;
      page_.push_back(page);
      first_.push_back(facts_.claims_of(page).first);
    }
  }

  Assembled run() {
    Assembled made;
    made.is_particular = is_particular();
    if (!made.is_particular) return made;
    const std::vector<std::size_t> claims = all_claims();
    Incident& whole = made.whole;
    whole.id = claims.empty() ? id_of_page() : id_of(facts_, claims, "incident");
    std::vector<std::size_t> pages(facts_.documents());
    std::iota(pages.begin(), pages.end(), std::size_t{0});
    describe(facts_, claims, pages, whole);
    std::set<std::size_t> in_part;
    for (const Part& part : find_parts(facts_, claims)) {
      made.parts.push_back(make_part(facts_, part, whole));
      in_part.insert(part.claims.begin(), part.claims.end());
    }
    std::vector<std::size_t> own;
    for (const std::size_t i : claims) {
      if (!in_part.contains(i)) own.push_back(i);
    }
    add_members(facts_, own, whole);
    whole.documents.clear();  // also those of its parts, and those of which only the words show it
    for (const std::size_t page : pages) whole.documents.push_back(facts_.document(page).id);
    note_merged(whole);
    made.acts = find_acts(whole);
    return made;
  }

 private:
  [[nodiscard]] const LocalIncident& local(std::size_t member) const {
    return members_[member].told->incidents[members_[member].local];
  }

  [[nodiscard]] std::vector<std::size_t> all_claims() const {
    std::vector<std::size_t> claims = restated();
    for (std::size_t m = 0; m < members_.size(); ++m) {
      for (const std::size_t i : local(m).claims) claims.push_back(first_[m] + i);
    }
    std::sort(claims.begin(), claims.end());
    return claims;
  }

  /// A figure of people that repeats one told of the incident speaks of the incident, also where
  /// its own sentence names no deed ("the group speaks of up to 840 people").
  [[nodiscard]] std::vector<std::size_t> restated() const {
    std::set<std::int64_t> figures;
    for (std::size_t m = 0; m < members_.size(); ++m) {
      for (const ToldNumber& number : local(m).numbers) {
        if (const auto named = whole_figure(number.quantity)) figures.insert(*named);
      }
    }
    std::vector<std::size_t> claims;
    for (std::size_t m = 0; m < members_.size(); ++m) {
      if (!local(m).is_main || figures.empty()) continue;
      const auto [first, last] = facts_.claims_of(page_[m]);
      std::vector<bool> placed(last - first, false);
      for (const LocalIncident& told : members_[m].told->incidents) {
        for (const std::size_t i : told.claims) placed[i] = true;
      }
      for (std::size_t i = first; i < last; ++i) {
        const Claim& claim = facts_.claim(i);
        const auto* quantity = std::get_if<Quantity>(&claim.value);
        const bool counts = claim.kind == ClaimKind::estimate || claim.kind == ClaimKind::count;
        if (!counts || quantity == nullptr || placed[i - first]) continue;
        const auto named = whole_figure(*quantity);
        if (named && figures.contains(*named)) claims.push_back(i);
      }
    }
    return claims;
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
  [[nodiscard]] bool tells_enough(std::size_t member) const {
    std::set<ClaimKind> kinds;
    for (const std::size_t i : local(member).claims) {
      const ClaimKind kind = facts_.claim(first_[member] + i).kind;
      const bool of_law =
          kind == ClaimKind::legal || kind == ClaimKind::profile || kind == ClaimKind::actor;
      if (!of_law) kinds.insert(kind == ClaimKind::estimate ? ClaimKind::count : kind);
    }
    return kinds.size() > 1;
  }

  /// A deed, and something that tells it from the kind of thing in general; or a page that is about
  /// a deed by its headline or lead.
  [[nodiscard]] bool is_particular() const {
    for (std::size_t m = 0; m < members_.size(); ++m) {
      const LocalIncident& told = local(m);
      if (told.is_main && names_deed(facts_.facts_of(page_[m]))) return true;
      if (told.claims.empty()) continue;
      if (told.is_main && tells_enough(m)) return true;
      const bool figure =
          std::any_of(told.numbers.begin(), told.numbers.end(),
                      [](const ToldNumber& number) { return !is_without_figure(number.quantity); });
      if (figure || !told.days.empty() || !told.offsets.empty()) return true;
      if (!told.persons.empty()) return true;
      if (told.seeds.size() > 1 && !told.profile.places.empty()) return true;
    }
    return false;
  }

  /// Of an incident of which no claim was read, after its first page.
  [[nodiscard]] IncidentId id_of_page() const {
    return IdBuilder().add("page").add(facts_.document(0).id).build<IncidentTag>();
  }

  /// Which pages were taken to tell the same incident, and why.
  void note_merged(Incident& incident) const {
    std::size_t noted = 0;  // the last page; members stand in their order
    for (std::size_t m = 1; m < members_.size(); ++m) {
      if (page_[m] == noted) continue;
      noted = page_[m];
      incident.merged.push_back({to_text(facts_.document(noted).id), members_[m].reason});
    }
  }

  /// Protests, statements and denials near an incident, one for each kind and party.
  [[nodiscard]] std::vector<Incident> find_acts(const Incident& about) const {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> acts;
    for (std::size_t m = 0; m < members_.size(); ++m) {
      for (const auto& [i, near] : members_[m].told->near) {
        if (near != members_[m].local) continue;
        const std::size_t claim = first_[m] + i;
        acts[act_key(facts_, facts_.claim(claim))].push_back(claim);
      }
    }
    std::vector<Incident> made;
    for (auto& [key, claims] : acts) {
      std::sort(claims.begin(), claims.end());
      made.push_back(make_act(about, key.first, claims));
    }
    return made;
  }

  [[nodiscard]] Incident make_act(const Incident& about, const std::string& kind,
                                  const std::vector<std::size_t>& claims) const {
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
    return act;
  }

  const std::vector<PageShare>& members_;
  Facts facts_;
  std::vector<std::size_t> page_;   // of each member, in facts_
  std::vector<std::size_t> first_;  // claim of that page
};

}  // namespace

Assembled assemble(const std::vector<PageShare>& members, const Referred& referred) {
  std::vector<const PageReading*> pages;
  for (const PageShare& member : members) {
    if (pages.empty() || pages.back() != member.page) pages.push_back(member.page);
  }
  return Assembler(members, pages, referred).run();
}

}  // namespace habeas
