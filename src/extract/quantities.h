// extract/quantities.h - amounts in a text: number grammar, bounds, units, shares
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/dates.h"
#include "model/nouns.h"
#include "text/tokens.h"

namespace habeas {

/// One amount. `range` covers number, bound words and unit, as the contract says of a quantity
/// mention. A share ("over 70 per cent", "most") has no unit: what it is a share of stands in
/// `noun`, outside the range, and may hold an amount of its own ("most of the 600 people").
struct QuantityHit {
  TokenRange range;   ///< bound words, number and unit
  TokenRange number;  ///< the number words alone
  TokenRange bound;   ///< the words of the bound, empty when exact; may stand behind the number
  TokenRange noun;    ///< the counted noun phrase behind the number ("young Torvenian women"),
                      ///< empty when elided; of a share the words behind "of"
  std::uint32_t head =
      0xFFFFFFFFU;  ///< token of the counted noun's head; none when elided or a unit of measure
  Quantity value;
  bool without_figure = false;  ///< "a large number", "many", "several": an amount without a figure
  bool hedge_reaches =
      false;  ///< a hedge before a conjunction may reach this amount too ("over 300 A and 180 B")
  bool more = false;  ///< "another 40", "20 more", "1,100 others": beside an amount already given
  bool partitive = false;    ///< "two of the women": part of a group
  bool unit_copied = false;  ///< elided; the unit is that of the amount before a conjunction
};

/// Amounts of the whole text in order, without overlaps. Numbers that count nothing (years, dates,
/// ages, scores, versions, model names, section and phone numbers, citation digits, clock times,
/// list marks) are left out.
std::vector<QuantityHit> find_quantities(std::string_view text, const TokenText& tokens);

/// The same where the times of the text are known already.
std::vector<QuantityHit> find_quantities(std::string_view text, const TokenText& tokens,
                                         const std::vector<DateHit>& dates);

}  // namespace habeas
