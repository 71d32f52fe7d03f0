// model/deeds.h - kinds of events, and how claims speak of them
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/nouns.h"

namespace habeas {

/// Something done to people or things, such as a forced return or an attack; not a statement about
/// it.
bool is_deed(std::string_view event);

/// A public act about an incident: protest, statement, report, border change. Related to it, never
/// part of it.
bool is_public_act(std::string_view event);

/// May both be told of one incident (a detention and the return of the detained)?
bool are_compatible(std::string_view a, std::string_view b);

/// Killing, injury, attacks and the like: each counts people of its own.
bool is_violence(std::string_view event);

/// May the second be done, days later, to people whom the first put into somebody's hands
/// ("detained", then "died in custody")?
bool may_follow_in_custody(std::string_view first, std::string_view then);

/// May the second be what comes of the first, weeks or months later: somebody is detained for a
/// deed of violence ("killed in March ... a third man was arrested in May")?
bool may_be_arrest_for(std::string_view first, std::string_view then);

/// The event kind that a claim speaks of: an event's subkind, or what a count or date counts
/// ("killing/victim", "protest/date"); empty when it names none.
std::string event_of(const Claim& claim);

/// Does the claim say that it took place (also "reportedly", "is believed to")? Threats, fears,
/// plans and denials do not.
bool is_told_as_done(const Claim& claim);

/// A denial that contradicts ("denied", "acts by the law"), not silence.
bool is_contradiction(const Claim& claim);

/// First role of this name, or null.
const Role* find_role(const Claim& claim, RoleName name);

/// Is a date claim about when a deed took place, not about a statement, another act or a period?
bool dates_deed(const Claim& claim);

/// Of several roles of this name the nearest to the claim's anchor, or null. What stands before the
/// anchor is twice as far as what stands behind it ("300 at Alto and 180 at Besk").
const Role* nearest_role(const Claim& claim, RoleName name);

/// Of two deeds told of one incident the one that names it; smaller is stronger. What is no deed
/// comes behind all deeds.
int naming_rank(std::string_view event);

/// All deeds, in the order of their ranks.
std::vector<std::string_view> deed_names();

/// "forced_return" -> "Forced return".
std::string event_title(std::string_view event);

}  // namespace habeas
