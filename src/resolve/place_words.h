// resolve/place_words.h - the small words that tell a place from a person, a street or a river
#pragma once

#include <cstdint>

namespace habeas {

/// What a word beside a name says that the name is.
enum class PlaceSort : std::uint8_t { any, section, city, district, region, country };

/// "neighbourhood", "province", "county", "city", "republic": what it says; `any` for other words.
PlaceSort sort_of_word(std::uint64_t key);
/// How strongly a word before a name speaks for a place: 3 "in", 2 "from", 0 other words.
int place_preposition(std::uint64_t key);
/// "northern", "central", "downtown".
bool is_direction(std::uint64_t key);
/// "north", "southwest", "westside", "side": a name of nothing else says where in a town, not which
/// town.
bool is_compass(std::uint64_t key);
/// "Mr", "President", "Colonel".
bool is_title(std::uint64_t key);
/// "said", "told", "added": a person's name stands before it as a rule.
bool is_speech_verb(std::uint64_t key);
/// "River", "Mountains", "Park": a place, but not the town of that name.
bool is_natural_feature(std::uint64_t key);
/// "Street", "Avenue", "Mall".
bool is_street(std::uint64_t key);
/// "Police", "Council", "Hospital": the institutions of a place.
bool is_institution(std::uint64_t key);
/// "resident", "police", "airport" in lower case behind a name: what a place has.
bool is_local(std::uint64_t key);
/// "Times", "Inc", "Motors", "United": the end of a company's, newspaper's or club's name.
bool is_company(std::uint64_t key);

}  // namespace habeas
