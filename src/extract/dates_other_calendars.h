// extract/dates_other_calendars.h - times of other calendars than the common one
#pragma once

#include "extract/dates_grammar.h"

namespace habeas {

/// "1445 AH", "24 Tikimt 2013", "the last Friday of Ramadan", "25 December (Old Style)": what looks
/// like a time of the common calendar is one of another, whose day the words alone do not give. It
/// stays unread. "15 Ramadan 1445 (25 March 2024)": the second is of the common calendar.
bool of_another_calendar(const Words& words, TokenRange time);

}  // namespace habeas
