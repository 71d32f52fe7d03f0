// incident/told.cpp - the event of a story, its figures, days, countries, towns, agents and victims
#include "incident/told.h"

#include <algorithm>

#include "model/amounts.h"
#include "model/deeds.h"
#include "text/tokens.h"

namespace habeas {
namespace {

void add_country(RoleName role, const std::string& country, LocalIncident& local) {
  local.countries.insert(country);
  if (role == RoleName::from) local.from.insert(country);
  if (role == RoleName::to) local.to.insert(country);
  if (role == RoleName::place) local.at.insert(country);
}

void add_words(const std::string& text, std::set<std::string>& words) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n,.;:!?\"()[]", begin), text.size());
    if (end - begin > 3) words.insert(singular(fold(text.substr(begin, end - begin))));
    begin = end + 1;
  }
}

/// Places, parties and victims.
void add_roles(const Facts& facts, std::size_t number, bool seed, LocalIncident& local) {
  for (const Role& role : facts.claim(number).roles) {
    if (const Place* place = facts.place(number, role)) {
      if (!place->country.empty()) add_country(role.name, place->country, local);
      if (place->kind == PlaceKind::city) local.towns.insert(place_key(*place));
    }
    if (role.name != RoleName::agent && role.name != RoleName::victim) continue;
    const Entity* entity = facts.institutions().find(role.ref);
    if (seed && role.name == RoleName::agent && entity != nullptr) {
      local.agents.insert(facts.institutions().key(role.ref));
      if (!entity->country.empty()) local.countries.insert(entity->country);
    }
    if (seed && role.name == RoleName::victim) {
      add_words(role.quote, local.victim_words);
      if (entity != nullptr) add_words(entity->name, local.victim_words);
      if (entity != nullptr && entity->kind == MentionKind::person) local.persons.insert(role.ref);
    }
  }
}

}  // namespace

std::optional<Number> figure_of(const Claim& claim) {
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  const bool counts = claim.kind == ClaimKind::count || claim.kind == ClaimKind::estimate;
  if (quantity == nullptr || quantity->share || !counts) return std::nullopt;
  return named_number(*quantity);
}

void describe_told(const Facts& facts, LocalIncident& local) {
  std::map<std::string, int> events;
  for (const std::size_t i : local.seeds) ++events[event_of(facts.claim(i))];
  int most = 0;
  for (const auto& [event, times] : events) {
    local.events.insert(event);
    const bool better =
        times > most || (times == most && naming_rank(event) < naming_rank(local.event));
    if (better) local.event = event;
    most = std::max(most, times);
  }
  for (const std::size_t i : local.claims) {
    const Claim& it = facts.claim(i);
    const bool seed = std::binary_search(local.seeds.begin(), local.seeds.end(), i);
    if (seed || it.kind == ClaimKind::route) add_roles(facts, i, seed, local);
    const auto* quantity = std::get_if<Quantity>(&it.value);
    if (seed && quantity != nullptr && find_role(it, RoleName::whole) == nullptr) {
      const bool site = !is_violence(event_of(it)) && find_role(it, RoleName::place) != nullptr;
      local.numbers.push_back({event_of(it), *quantity, site});
    } else if (local.seeds.empty() && figure_of(it)) {
      local.numbers.push_back({"", *quantity, false});
    }
    const Date* date = seed ? facts.deed_date(i) : facts.date(it);
    const bool tells =
        seed || (facts.dates_deed_of(i) && (!event_of(it).empty() || local.seeds.empty()));
    if (!tells || date == nullptr) continue;
    const bool stated = date->basis == DateBasis::explicit_;
    if (const auto days = day_range(*date)) local.days.push_back({event_of(it), *days, stated});
    if (date->offset && date->edtf.empty()) local.offsets.push_back(*date->offset);
  }
}

}  // namespace habeas
