// extract/dates_settle.h - the years and months of the times of one sentence, once all are read
#pragma once

#include <span>

#include "extract/dates_grammar.h"

namespace habeas {

/// "On 3 April and 5 May 2015", "late April or early May 2015": the year that the last of them
/// says is that of the others.
void share_years(const Words& words, std::span<DateHit> hits);

/// "from 3 May 2019 to 5 June": the end whose year is left out has that of the beginning, or the
/// next. Other ends as they are.
Date in_year_behind(const Date& first, const Date& last);

/// "between 1 and 15 March 2018, probably on the 9th": a day without its month is of the month that
/// the sentence has named with a year.
void share_month_told(const Words& words, std::span<DateHit> hits);

/// "on Tuesday 4th and Wednesday 5th June": the month of the second day, where the weekday of the
/// first agrees.
void share_months_of_weekdays(const Words& words, std::span<DateHit> hits);

/// The year of days that leave it out: what the sentence tells as past does not lie ahead of the
/// time of speech ("on 14 August police raided", written in June), and a weekday agrees with its
/// day. The year stays filled in from the time of speech: `basis` says so.
void settle_years(const Words& words, std::span<DateHit> hits, const SpeechTime& speech);

/// Does a sentence tell only of what was, and of nothing that is set for a day to come?
bool tells_past(const Words& words);

}  // namespace habeas
