// incident/told_day.h - the day of an incident whose deeds have no date of their own
#pragma once

#include <optional>
#include <vector>

#include "incident/facts.h"

namespace habeas {

/// "The incident happened about 3 p.m. Friday": a day told beside the deed or in the lead of a page
/// about it, though by words that name no deed. Days of statements and datelines, days after the
/// day of writing and days long before it are passed over. The day that most pages give, the first
/// told on a tie; nothing where none is told. `claims` are numbers in Facts, ascending; `pages` the
/// documents that tell of the incident.
std::optional<Date> told_day(const Facts& facts, const std::vector<std::size_t>& claims,
                             const std::vector<std::size_t>& pages);

}  // namespace habeas
