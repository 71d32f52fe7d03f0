// resolve/place_rows.h - what speaks for a gazetteer row by itself, and which row lies in which
#pragma once

#include <cstdint>

#include "lexicon/gazetteer.h"
#include "resolve/place_words.h"

namespace habeas {

/// A town of 8,000 with its own name gets this; what stays below is not believed without support.
inline constexpr int kLeastPoints = 26;

/// Points of a row for a name: two for each doubling of its population, more or less for rank,
/// kind, how surely the name is its own, and whether it is of the sort that the text says.
int points_of_row(const Gazetteer& gazetteer, const NamedRow& named, PlaceSort said);

/// Two for each doubling.
int doublings(std::uint32_t number);

/// Does one row lie in the other: in its country, its division, or near the middle of its district?
bool holds(const Gazetteer& gazetteer, std::uint32_t holder, std::uint32_t inner);

}  // namespace habeas
