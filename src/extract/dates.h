// extract/dates.h - times in a text: calendar dates, relative dates, periods, durations, sets,
// clock times
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/nouns.h"
#include "text/tokens.h"

namespace habeas {

/// The time of speech of a document, a quoted region or a quotation. Unknown for most pages.
struct SpeechTime {
  std::optional<Day> day;
  /// A day by which all was written, where that of speech is not known: it gives years to days and
  /// months that leave them out, and no days to "yesterday".
  std::optional<Day> latest = std::nullopt;
};

/// What the offset of a relative time counts from.
enum class DateAnchor : std::uint8_t {
  none,   ///< not relative
  clock,  ///< the time of speech ("two months ago", "on Thursday")
  hit,    ///< another time of the text ("the next day", "two days after October 9")
  event   ///< something that is no time ("two months after the vote")
};

/// One time expression. `range` has no preposition ("October 9", not "on October 9") unless it
/// belongs to the expression.
struct DateHit {
  TokenRange range;
  std::uint32_t preposition =
      0xFFFFFFFFU;  ///< token of "on", "in", "since", "by", "after" ... before it, if any
  Date value;
  DateAnchor anchored = DateAnchor::none;
  std::uint32_t anchor_hit = 0xFFFFFFFFU;  ///< index of the hit that it counts from, if `hit`
};

/// Times of the whole text in order, without overlaps. `clock` is the time of speech of everything
/// in the text; a year is never filled in from it without `basis` document. Without a clock
/// relative times keep `offset` and have no calendar day. Durations, sets and clock times are told
/// by `timex` (P3D, XXXX-WXX-1, T08:00).
std::vector<DateHit> find_dates(std::string_view text, const TokenText& tokens,
                                const SpeechTime& clock);
/// The same with a time of speech for each block of `tokens`.
std::vector<DateHit> find_dates_by_block(std::string_view text, const TokenText& tokens,
                                         std::span<const SpeechTime> clocks);

}  // namespace habeas
