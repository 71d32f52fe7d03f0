// incident/local.h - local incidents: what one document tells of one incident
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "incident/facts.h"

namespace habeas {

/// A figure given for the people hurt in a local incident.
struct ToldNumber {
  std::string event;
  Quantity quantity;
  bool at_site = false;  ///< told of one site of a removal: perhaps only a part of the people
};

/// Days given for a deed.
struct ToldDays {
  std::string event;
  DayRange days;
};

/// What one document tells of one incident, and what can be compared of it. Claims are numbers in
/// Facts, ascending.
struct LocalIncident {
  std::size_t document = 0;
  std::vector<std::size_t> seeds;   ///< the deed itself and how many it hit
  std::vector<std::size_t> claims;  ///< seeds and all that is told about them
  std::string event;
  std::vector<ToldNumber> numbers;
  std::vector<ToldDays> days;
  std::vector<DayOffset> offsets;      ///< days counted from the page's own writing
  std::set<std::string> countries;     ///< all, in whatever role
  std::set<std::string> from, to, at;  ///< countries by role
  std::set<std::string> towns, agents, persons, victim_words, words;
};

struct LocalIncidents {
  std::vector<LocalIncident> incidents;
  /// Local incident near which a claim about a public act or a denial stands.
  std::map<std::size_t, std::size_t> near;
};

/// Can two dates be of one incident? Of one kind of deed they have to meet; a detention and the
/// return of the detained may lie a month apart.
bool can_be_one(const ToldDays& a, const ToldDays& b);

/// Why two local incidents cannot be one, in plain words; empty when nothing forbids it: days that
/// cannot meet, different countries in one role.
std::string forbidden(const LocalIncident& a, const LocalIncident& b);

/// Groups the claims of each document. A page tells of one incident of a kind unless it gives other
/// days or places for a second. Claims about populations, law and background belong to none.
LocalIncidents find_local_incidents(const Facts& facts);

}  // namespace habeas
