// extract/dates_open.h - times as bounds of stretches with an open end
#pragma once

#include <cstdint>
#include <span>

#include "extract/dates.h"
#include "extract/words.h"

namespace habeas {

/// "Arrested before March", "freed after 3 May", "gone by June": not in March, on 3 May, in June,
/// but at some time before or after. A time that another counts from ("two days after 3 May"), or
/// that says which event is meant ("before the May elections"), stays what it is. `hits` are those
/// of one sentence.
void open_stretches(const Words& words, std::span<DateHit> hits);

/// No noun that the time belongs to stands here: the sentence ends, or another phrase begins.
bool ends_time_phrase(const Words& words, std::uint32_t at);

}  // namespace habeas
