// extract/dates_entries.h - the years of the entries of a chronicle
#pragma once

#include <span>
#include <string_view>

#include "extract/dates.h"

namespace habeas {

/// "12 January 2033: police shot three", then "13 Jan: a curfew": three blocks or more that open
/// with a time and a mark behind it are entries of a chronicle. An entry that leaves its year out
/// has that of the heading above it ("2033"), or of the entry before it as long as the entries go
/// one way. Such a year is `inferred`. Nothing is filled in that would lie behind the time of
/// speech. `clocks` are those of the blocks, as in find_dates_by_block.
void share_years_of_entries(std::string_view text, const TokenText& tokens,
                            std::span<const SpeechTime> clocks, std::span<DateHit> hits);

}  // namespace habeas
