// extract/quantities_units.h - currencies, percentages and units of measure before and behind a
// number
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/number_words.h"

namespace habeas {

enum class UnitKind : std::uint8_t { measure, money, percent, percentage_point, time };

/// A unit and the tokens that it takes. `code` is an SI symbol, an ISO 4217 code or an English
/// noun in the singular; it points to static text.
struct UnitPhrase {
  TokenRange range;
  std::string_view code;
  UnitKind kind = UnitKind::measure;
  std::uint8_t power = 0;  ///< of ten, that the unit holds: 6 of "MEUR"
};

/// "$", "US$", "EUR", "Rs." before a number.
std::optional<UnitPhrase> read_unit_before(const Words& words, std::uint32_t at);

/// "per cent", "km", "square kilometres", "US dollars", "kilometres per hour" behind a number;
/// `hyphened` for "45-acre".
std::optional<UnitPhrase> read_unit_behind(const Words& words, std::uint32_t at);

}  // namespace habeas
