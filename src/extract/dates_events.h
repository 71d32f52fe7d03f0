// extract/dates_events.h - the day of an event that a time counts from: "two days after the raid"
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "extract/dates.h"

namespace habeas {

/// The time (index into `hits`) of the event that stands behind "before" or "after" at the end of
/// hit `i`, where the text says it: behind the noun ("the day after the raid of 4 March"), or
/// beside the same noun or its verb before ("were raided on 4 March ... two days after the raid").
/// Only definite nouns point at what was told, and only where one day alone was told of it; else
/// kNoToken. Looks at no more than a fixed number of tokens and times.
std::uint32_t time_of_event(std::string_view text, const TokenText& tokens,
                            std::span<const DateHit> hits, std::uint32_t i);

}  // namespace habeas
