// model/amounts.h - a quantity as closed integer bounds, and as words
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/nouns.h"

namespace habeas {

/// Closed bounds of a count; a missing end is not known.
struct WholeBounds {
  std::optional<std::int64_t> lo, hi;
  bool operator==(const WholeBounds&) const = default;

  [[nodiscard]] bool is_empty() const { return lo && hi && *lo > *hi; }
};

/// The smallest and largest whole number that the quantity allows ("over 300": lo 301). Not for
/// shares.
WholeBounds whole_bounds(const Quantity& quantity);

/// Bounds that rest on a hedge's convention ("about", "dozens") and never alone make a conflict.
bool is_soft(const Quantity& quantity);

/// The number that the words name: of "up to 600", "about 600" and "over 600" it is 600. Nothing
/// for amounts without a figure.
std::optional<Number> named_number(const Quantity& quantity);

/// An amount that gives no figure ("a large number", "several").
bool is_without_figure(const Quantity& quantity);

/// Is the unit one of time, length, area, weight or money ("year", "km", "USD")? Ages, penalties,
/// durations, distances and sums of money never count people.
bool is_measure(std::string_view unit);

/// May the word name a class of people in an attribute ("woman", "minor")? Figures, number words
/// and measures may not.
bool names_class(std::string_view word);

/// May a figure that habeas derives rest on this claim? Only on what is asserted or reported as so,
/// and on a number of people or a share of them.
bool bears_arithmetic(const Claim& claim);

/// "up to 600", "over 300", "about 40", "12", "20 to 30", "more than 70 per cent".
std::string in_words(const Quantity& quantity);

/// 33000 -> "33,000".
std::string with_commas(std::int64_t number);

}  // namespace habeas
