// incident/local.h - local incidents: what one document tells of one incident
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "incident/facts.h"
#include "incident/profile.h"

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
  bool stated = true;  ///< as a calendar date, not counted from the day of writing
};

/// What one document tells of one incident, and what can be compared of it. Claims are numbers in
/// Facts, ascending. A page from which no claim was read has one without claims: its words may
/// show what it tells of.
struct LocalIncident {
  std::size_t document = 0;
  /// What sets it apart on its page: the item of a round-up, or "apart" where the page says that it
  /// is another matter; else empty.
  std::string item;
  bool is_main = false;             ///< what the page is about
  std::vector<std::size_t> seeds;   ///< the deed itself and how many it hit
  std::vector<std::size_t> claims;  ///< seeds and all that is told about them
  std::string event;
  std::set<std::string> events;
  std::vector<ToldNumber> numbers;
  std::vector<ToldDays> days;
  std::vector<DayOffset> offsets;      ///< days counted from the page's own writing
  std::set<std::string> countries;     ///< all, in whatever role
  std::set<std::string> from, to, at;  ///< countries by role
  std::set<std::string> towns, agents, persons, victim_words;
  Profile profile;
};

struct LocalIncidents {
  std::vector<LocalIncident> incidents;
  /// Local incident near which a claim about a public act stands.
  std::map<std::size_t, std::size_t> near;

  /// Is every claim that they name one of the first so many?
  [[nodiscard]] bool fit(std::size_t claims) const;
};

/// Groups the claims of each document. A page tells of one incident unless it gives other days or
/// places for a second. Claims about populations, law and background belong to none.
LocalIncidents find_local_incidents(const Facts& facts);

}  // namespace habeas
