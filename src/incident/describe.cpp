// incident/describe.cpp - what an incident is called, when and where it was, who took part
#include "incident/describe.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "incident/told_day.h"
#include "incident/told_town.h"
#include "model/amounts.h"
#include "model/deeds.h"

namespace habeas {
namespace {

std::string main_event(const Facts& facts, const std::vector<std::size_t>& claims) {
  std::map<std::string, int> events;
  for (const std::size_t i : claims) {
    const Claim& claim = facts.claim(i);
    if (claim.kind != ClaimKind::event && claim.kind != ClaimKind::count) continue;
    const std::string event = event_of(claim);
    if (is_deed(event) || is_public_act(event)) ++events[event];
  }
  std::string best;
  int most = 0;
  for (const auto& [event, times] : events) {
    if (times > most || (times == most && naming_rank(event) < naming_rank(best))) best = event;
    most = std::max(most, times);
  }
  return best;
}

const Date* date_of(const Claim& claim) { return std::get_if<Date>(&claim.value); }

/// Numbers of the claims that say that a deed of one of these kinds was done.
template <typename Fits>
std::vector<std::size_t> done(const Facts& facts, const std::vector<std::size_t>& claims,
                              const Fits& fits) {
  std::vector<std::size_t> found;
  for (const std::size_t i : claims) {
    const Claim& claim = facts.claim(i);
    const bool tells = claim.kind == ClaimKind::event || claim.kind == ClaimKind::count;
    if (tells && fits(event_of(claim)) && is_told_as_done(claim)) found.push_back(i);
  }
  return found;
}

std::size_t pages_of(const Facts& facts, const std::vector<std::size_t>& claims) {
  std::set<DocumentId> pages;
  for (const std::size_t i : claims) pages.insert(facts.claim(i).document);
  return pages.size();
}

/// First day of the deeds of one kind, where a day is told.
template <typename Fits>
std::optional<std::int64_t> first_day(const Facts& facts, const std::vector<std::size_t>& claims,
                                      const Fits& fits) {
  std::optional<std::int64_t> first;
  for (const std::size_t i : claims) {
    const Claim& claim = facts.claim(i);
    const Date* date = date_of(claim);
    if (claim.kind != ClaimKind::date || date == nullptr || !fits(event_of(claim))) continue;
    const auto days = day_range(*date);
    if (days && days->has_year && days->first && (!first || *days->first < *first))
      first = days->first;
  }
  return first;
}

/// A deed of violence names what is told as a detention more often, where two pages tell of it and
/// suspects were taken after it.
std::string naming_event(const Facts& facts, const std::vector<std::size_t>& claims) {
  const auto is_hurt = [](const std::string& of) {
    return of == "killing" || of == "injury" || of == "attack" || of == "bombing";
  };
  const auto is_arrest = [](const std::string& of) { return of == "detention"; };
  std::string event = main_event(facts, claims);
  if (event != "detention") return event;
  const std::vector<std::size_t> hurt = done(facts, claims, is_hurt);
  const auto struck = first_day(facts, claims, is_hurt);
  const auto taken = first_day(facts, claims, is_arrest);
  const bool after = struck && (!taken || *struck < *taken);
  return after && pages_of(facts, hurt) >= 2 ? main_event(facts, hurt) : event;
}

using Dated = std::vector<std::pair<const Date*, DayRange>>;

/// People die, are found and suspects are taken in the days after a deed of violence: of days that
/// lie close together the first is the deed's.
const Date* first_of_days(const Dated& dated, const Date* best) {
  constexpr std::int64_t kAftermath = 3;  // days
  const auto days = day_range(*best);
  if (!days || !days->is_one_day()) return best;
  std::int64_t first = *days->first;
  for (const auto& [date, told] : dated) {
    if (!told.is_one_day() || told.has_year != days->has_year) continue;
    if (*told.first >= first || *told.first < *days->first - kAftermath) continue;
    first = *told.first;
    best = date;
  }
  return best;
}

/// The best supported calendar date; else a relative one; else none.
std::optional<Date> main_date(const Facts& facts, const std::vector<std::size_t>& claims,
                              const std::string& event) {
  Dated dated;
  Dated of_other_deeds;
  const Date* relative = nullptr;
  for (const std::size_t i : claims) {
    const Claim& claim = facts.claim(i);
    const Date* date = date_of(claim);
    const std::string of = event_of(claim);
    if (claim.kind != ClaimKind::date || date == nullptr || !dates_deed(claim)) continue;
    const auto days = day_range(*date);
    if (days) {
      (of == event || of.empty() ? dated : of_other_deeds).emplace_back(date, *days);
    } else if (relative == nullptr && date->offset) {
      relative = date;
    }
  }
  Dated all = dated;
  all.insert(all.end(), of_other_deeds.begin(), of_other_deeds.end());
  if (dated.empty()) dated = std::move(of_other_deeds);
  if (!dated.empty()) {
    std::vector<DayRange> ranges;
    ranges.reserve(dated.size());
    for (const auto& [date, days] : dated) ranges.push_back(days);
    const Date* best = dated[most_supported(ranges)].first;
    // "May 20" beside "May 20, 2016": the same day with its year.
    const auto known = day_range(*best);
    for (const auto& [date, days] : dated) {
      if (known && !known->has_year && days.has_year && can_meet(*known, days)) best = date;
    }
    return is_violence(event) ? *first_of_days(all, best) : *best;
  }
  if (relative == nullptr) return std::nullopt;
  return *relative;
}

/// A day named in the pages, where the dates of the deeds give none or only a longer time around
/// it.
void refine_date(const Facts& facts, const std::vector<std::size_t>& claims,
                 const std::vector<std::size_t>& pages, std::optional<Date>& date) {
  const auto days = date ? day_range(*date) : std::nullopt;
  if (days && days->is_one_day()) return;
  const std::optional<Date> told = told_day(facts, claims, pages);
  if (told && (!days || can_meet(*days, *day_range(*told)))) date = *told;
}

/// Places of these roles with how often they are told, in order of first appearance.
struct TellPlaces {
  std::vector<std::pair<const Place*, int>> places;
  std::map<std::string, std::size_t> at;  // by place_key(), in places

  void add(const Place& place) {
    const auto [known, fresh] = at.try_emplace(place_key(place), places.size());
    if (fresh) places.emplace_back(&place, 0);
    ++places[known->second].second;
  }
};

int role_rank(RoleName name) {
  switch (name) {
    case RoleName::place:
      return 0;
    case RoleName::from:
      return 1;
    case RoleName::to:
      return 2;
    case RoleName::via:
      return 3;
    case RoleName::agent:
    case RoleName::victim:
    case RoleName::target:
    case RoleName::date:
    case RoleName::instrument:
    case RoleName::whole:
    case RoleName::base:
      return -1;
  }
  return -1;
}

/// People were moved: where they came from and were brought to says more than the towns named. Of
/// the hurt and killed it says in which hospital they lay or where the suspect was found.
bool tells_way(const std::array<TellPlaces, 4>& by_role, const std::string& event) {
  if (is_violence(event)) return false;
  return std::any_of(by_role.begin() + 1, by_role.end(), [](const TellPlaces& told) {
    return std::any_of(told.places.begin(), told.places.end(),
                       [](const auto& place) { return place.first->kind != PlaceKind::facility; });
  });
}

/// The town that the pages name most stands before other towns and before the sites in it; a region
/// or country behind all places of one, and not beside a place that lies in it.
void add_told(const Place& told, std::vector<Place>& places) {
  const std::string key = place_key(told);
  if (told.kind != PlaceKind::city) {
    const bool known = std::any_of(places.begin(), places.end(), [&](const Place& place) {
      return place.country == told.country && place.kind != PlaceKind::facility;
    });
    if (!known) places.push_back(told);
    return;
  }
  std::erase_if(places, [&](const Place& place) { return place_key(place) == key; });
  const auto before = std::find_if(places.begin(), places.end(), [](const Place& place) {
    return place.kind == PlaceKind::city || place.kind == PlaceKind::facility;
  });
  places.insert(before, told);
}

std::vector<Place> main_places(const Facts& facts, const std::vector<std::size_t>& claims,
                               const std::vector<std::size_t>& pages, const std::string& event) {
  std::array<TellPlaces, 4> by_role;
  for (const std::size_t i : claims) {
    const Claim& claim = facts.claim(i);
    if (claim.kind == ClaimKind::legal || claim.kind == ClaimKind::profile ||
        claim.kind == ClaimKind::actor || claim.kind == ClaimKind::denial) {
      continue;
    }
    if (const auto* place = std::get_if<Place>(&claim.value)) by_role[0].add(*place);
    for (const Role& role : claim.roles) {
      const Place* place = facts.place(i, role);
      const int rank = role_rank(role.name);
      if (place != nullptr && rank >= 0) by_role[static_cast<std::size_t>(rank)].add(*place);
    }
  }
  std::vector<Place> result;
  std::set<std::string> seen;
  for (TellPlaces& told : by_role) {
    std::stable_sort(told.places.begin(), told.places.end(),
                     [](const auto& x, const auto& y) { return x.second > y.second; });
    for (const auto& [place, times] : told.places) {
      if (seen.insert(place_key(*place)).second) result.push_back(*place);
    }
  }
  if (tells_way(by_role, event)) return result;
  const std::optional<Place> told = most_told_place(facts, claims, pages);
  if (!told) return result;
  add_told(*told, result);
  // Violence is told of one country; places of another one are where it was spoken of.
  if (is_violence(event)) {
    std::stable_partition(result.begin(), result.end(),
                          [&](const Place& place) { return place.country == told->country; });
  }
  return result;
}

std::vector<Party> main_parties(const Facts& facts, const std::vector<std::size_t>& claims) {
  std::vector<Party> parties;
  std::set<std::string> seen;
  for (const RoleName name : {RoleName::agent, RoleName::victim}) {
    for (const std::size_t i : claims) {
      const Claim& claim = facts.claim(i);
      const bool deed = is_deed(event_of(claim)) &&
                        (claim.kind == ClaimKind::event || claim.kind == ClaimKind::count);
      const bool names_victim = claim.kind == ClaimKind::actor && name == RoleName::victim;
      if (!deed && !names_victim) continue;
      for (const Role& role : claim.roles) {
        const Entity* entity = role.name == name ? facts.institutions().find(role.ref) : nullptr;
        if (entity == nullptr) continue;
        const bool agent = name == RoleName::agent;
        const std::string word = agent ? "agent" : "victim";
        // Groups of different pages have ids of their own; one name is shown once.
        const std::string key = agent ? facts.institutions().key(role.ref) : entity->name;
        if (seen.insert(word + key).second) parties.push_back({word, role.ref, entity->name});
      }
    }
  }
  return parties;
}

std::string date_words(const std::optional<Date>& date) {
  if (!date) return "date not stated";
  const auto days = day_range(*date);
  if (!days) return "date only relative to its pages";
  return in_words(*days);
}

const Place* first_of(const Facts& facts, const std::vector<std::size_t>& claims, RoleName name,
                      PlaceKind kind) {
  for (const std::size_t i : claims) {
    for (const Role& role : facts.claim(i).roles) {
      const Place* place = role.name == name ? facts.place(i, role) : nullptr;
      if (place != nullptr && place->kind == kind) return place;
    }
  }
  return nullptr;
}

/// The figure that most claims of the event name, or of any deed where none counts its people, in
/// the weakest words; of equals the one told first.
std::string people_words(const Facts& facts, const std::vector<std::size_t>& claims,
                         const std::string& event) {
  std::map<Number, std::size_t> at;  // of each figure: its place in `named`
  std::vector<std::vector<const Quantity*>> named;
  const auto add_all = [&](bool of_event) {
    for (const std::size_t i : claims) {
      const Claim& claim = facts.claim(i);
      const auto* quantity = std::get_if<Quantity>(&claim.value);
      if (claim.kind != ClaimKind::count || quantity == nullptr || quantity->share) continue;
      if (!is_told_as_done(claim)) continue;
      if (find_role(claim, RoleName::whole) != nullptr || !is_deed(event_of(claim))) continue;
      if (of_event && event_of(claim) != event) continue;
      const auto number = named_number(*quantity);
      if (!number) continue;
      const auto [place, fresh] = at.try_emplace(*number, named.size());
      if (fresh) named.emplace_back();
      named[place->second].push_back(quantity);
    }
  };
  add_all(true);
  if (named.empty()) add_all(false);
  if (named.empty()) return {};
  const auto best = std::max_element(
      named.begin(), named.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const Quantity* weakest = best->front();
  for (const Quantity* quantity : *best) {
    if (quantity->bound != Bound::exact && weakest->bound == Bound::exact) weakest = quantity;
    if (quantity->bound == Bound::upper) weakest = quantity;
  }
  return in_words(*weakest);
}

std::string label_of(const Facts& facts, const std::vector<std::size_t>& claims,
                     const Incident& incident) {
  std::string label = incident.event.empty() ? "Incident" : event_title(incident.event);
  const std::string people = people_words(facts, claims, incident.event);
  if (!people.empty()) label += " of " + people + (people == "1" ? " person" : " people");
  const Place* from = first_of(facts, claims, RoleName::from, PlaceKind::country);
  const Place* to = first_of(facts, claims, RoleName::to, PlaceKind::country);
  if (from != nullptr) label += " from " + from->name;
  if (to != nullptr && (from == nullptr || place_key(*from) != place_key(*to))) {
    label += " to " + to->name;
  }
  if (from == nullptr && to == nullptr && !incident.places.empty()) {
    label += " in " + incident.places.front().name;
  }
  return label + ", " + date_words(incident.date);
}

}  // namespace

void describe(const Facts& facts, const std::vector<std::size_t>& claims,
              const std::vector<std::size_t>& pages, Incident& incident) {
  incident.event = naming_event(facts, claims);
  incident.date = main_date(facts, claims, incident.event);
  // Days and towns that a page names are not those of a deed that it sets apart.
  const bool apart = std::all_of(claims.begin(), claims.end(),
                                 [&](std::size_t i) { return facts.is_set_apart(i); });
  const std::vector<std::size_t> none;
  refine_date(facts, claims, apart ? none : pages, incident.date);
  incident.places = main_places(facts, claims, apart ? none : pages, incident.event);
  incident.parties = main_parties(facts, claims);
  incident.label = label_of(facts, claims, incident);
}

std::string pair_label(const std::vector<Place>& places) {
  std::string label;
  for (const Place& place : places) label += (label.empty() ? "" : " - ") + place.name;
  return label;
}

}  // namespace habeas
