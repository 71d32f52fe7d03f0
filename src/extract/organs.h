// extract/organs.h - which organ of which state is meant: "the ministry", "the army", "the foreign
// minister"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/analysis.h"

namespace habeas {

/// Is this the noun (base form) of an organ of state: ministry, police, embassy?
bool is_organ_noun(std::string_view noun);

/// The country (ISO 3166-1 alpha-2) that a chunk names by its head: "Osterin", or the capital for
/// the state; empty for others.
std::string state_of(const Analysis& a, const Chunk& chunk);

/// "Osterin's prosecutor general's office", "the Quillish foreign minister": the state whose office
/// it is; empty for others.
std::string state_of_office(const Analysis& a, const Chunk& chunk);

/// The government of a country as an entity of this text; made when the text has none.
std::uint32_t government_entity(Analysis& analysis, const std::string& country);

/// "the ministry", "the army", "the government": the entity of the organ with this noun that the
/// text named last, else that of the state that is spoken of (`topic_country`, may be empty), made
/// when the text has none; kNone when no state stands out.
std::uint32_t organ_meant(Analysis& a, const Chunk& chunk, const std::string& noun,
                          const std::string& topic_country);

}  // namespace habeas
