// extract/told.h - when a noun tells an event, and whom it tells of in particular
#pragma once

#include <cstdint>

#include "extract/extractor.h"

namespace habeas {

/// "The attack took place at noon", "after the killing of 12 farmers", "four described beatings":
/// does a nominal frame say that the event happened?
bool told_by_noun(const TextReading& reading, const Frame& frame);

/// "The attack took place", "the arrest of 33 students drew criticism": does the verb of which the
/// noun is the subject say so?
bool took_place(const TextReading& reading, const Frame& frame);

/// "allegations of rape": what the noun of report before it only claims.
bool is_allegation(const TextReading& reading, const Frame& frame);

/// Counted, named, pointed at or single: not people in general. `chunk` is an index.
bool particular_people(const TextReading& reading, std::uint32_t chunk);

/// A single person, named, described or pointed at; not somebody's kin.
bool one_person(const TextReading& reading, std::uint32_t chunk);

/// "we", "us", "me": those who speak. `chunk` is an index, or kNone.
bool is_first_person(const Analysis& analysis, std::uint32_t chunk);

/// "died after being beaten", "described being packed into a shed": what the gerund of this verb
/// chunk tells as done.
bool told_by_gerund(const Analysis& analysis, std::uint32_t verb);

/// "are said to have burned the market": the infinitive of what is reported as done.
bool told_as_said(const Analysis& analysis, std::uint32_t verb);

/// "came at night, burning two villages", "left after looting the shop": a participle beside a past
/// main verb.
bool told_beside(const Analysis& analysis, std::uint32_t verb);

/// "saw 40 people loaded onto trucks": a participle behind the object of a past verb of seeing or
/// leaving.
bool told_as_seen(const Analysis& analysis, std::uint32_t verb);

/// "nine of its citizens were among those seized"
bool named_among(const Analysis& analysis, std::uint32_t verb);

}  // namespace habeas
