// dossier/words.h - values, states and codes of the contract in plain words
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/nouns.h"

namespace habeas {

/// "four" up to twelve, digits with separators above.
std::string number_words(std::uint64_t number);
/// "33,000", "0.7".
std::string figure(Number number);
/// "one document", "four documents".
std::string counted_words(std::uint64_t number, std::string_view singular);
/// "up to 600 people", "more than 70 per cent".
std::string quantity_words(const Quantity& quantity);
/// "9 October, year not stated".
std::string date_words(const Date& date);
/// A value in words; empty for null.
std::string value_words(const Value& value);

/// "forced return" for "forced_return".
std::string plain(std::string_view code);
std::string capitalised(std::string words);
/// The question behind NAME or NAME:QUALIFIER: "How many people", "How many people at Felbrin".
std::string attribute_words(std::string_view attribute);
/// "forced return", "count of victims of forced return".
std::string claim_words(const Claim& claim);

const char* state_words(FindingState state);
const char* mood_words(Mood mood);
const char* kind_words(RegionKind kind);
const char* kind_words(PlaceKind kind);
const char* role_words(RoleName role);
const char* standing_words(Standing standing);
const char* rel_words(Rel rel);
const char* basis_words(DateBasis basis);

}  // namespace habeas
