// extract/dates_told.h - which days a story stands on, and which only date the telling of it
#pragma once

#include <span>

#include "extract/dates_grammar.h"

namespace habeas {

/// "Gunmen raided the post on Tuesday, the mayor said on Thursday": Thursday dates the telling.
/// What the next sentence tells ("at 11 p.m.", "the next morning") counts from Tuesday. True for a
/// day behind a verb of saying where the saying closes the sentence, or where the sentence tells
/// another day. "The mayor said on Thursday that nine were held" alone is a day of the story: what
/// comes next may count from it. `hits` are the times of one sentence; `i` is an index into them.
bool dates_telling(const Words& words, std::span<const DateHit> hits, std::size_t i);

/// "Between 20 May and an unknown date in June", "from 3 May to some time in July": the token
/// behind the words that leave the day open; `at` where none stand there.
std::uint32_t behind_open_day(const Words& words, std::uint32_t at);

/// A month or year a whole number of months or years away from one that the text tells ("arrested
/// in August 2028 ... released five months later"); nothing where the distance or the anchor is a
/// matter of days.
std::optional<Date> months_from(const Date& anchor, Step step);

}  // namespace habeas
