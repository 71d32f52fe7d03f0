// clean/day_forms.h - calendar days in metadata, addresses and short lines, in many languages
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace habeas {

/// The first calendar date in a short text, as YYYY-MM-DD: ISO 8601, "12. Marz 2019", "March 12,
/// 2019", "12.03.2019", "3/25/2019". Nothing for a day that no calendar has, or where day and month
/// could be swapped and the order is not known.
enum class DayOrder : std::uint8_t { unknown, day_first, month_first };
std::optional<std::string> date_in(std::string_view text, DayOrder order = DayOrder::unknown);

/// The order in which a language writes its numbers: "en-US" month first, "en" unknown, others day
/// first; unknown without one.
DayOrder day_order_of(std::string_view language);

/// The date in an address ("/2019/03/12/").
std::optional<std::string> date_in_url(std::string_view url);

}  // namespace habeas
