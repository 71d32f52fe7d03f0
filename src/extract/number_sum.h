// extract/number_sum.h - adds up the parts of a number in words, whatever the language
#pragma once

#include <cstdint>
#include <optional>

#include "model/nouns.h"

namespace habeas {

/// No number beyond this is read.
inline constexpr std::int64_t kLargestNumber = 100'000'000'000'000'000;  // 10^17

/// 10^exponent for 0 to 18.
std::int64_t power_of_ten(int exponent);

/// value * 10^power in place; false (and nothing changed) beyond kLargestNumber.
bool raise(Number& value, int power);

/// a + b, exactly; nothing beyond 12 digits behind the point or kLargestNumber.
std::optional<Number> sum_of(Number a, Number b);

/// The sum of the parts of a number in words, from left to right. Every language has digits that
/// are added, units that multiply what stands just before them ("two hundred", "il baek"), and
/// great powers that multiply the whole group before them ("two hundred thousand"). Which words
/// these are, and which may follow which, is the grammar's matter.
class NumberSum {
 public:
  /// The part that waits for a unit: 2 in "three hundred and two", before "dozen".
  [[nodiscard]] std::int64_t pending() const { return pending_; }
  /// Of the group below the last great power: "three hundred and two" of "one thousand ...".
  [[nodiscard]] std::int64_t group() const { return section_ + pending_; }
  [[nodiscard]] std::int64_t value() const { return total_ + group(); }
  /// Power of ten of the last unit or great power; 0 when the last part is a digit.
  [[nodiscard]] int last_power() const { return last_power_; }
  [[nodiscard]] bool empty() const { return empty_; }

  /// A digit or a ten, added to what is pending.
  bool add(std::int64_t value);
  /// Twelve, ten, a hundred: multiplies what is pending, one if nothing is.
  bool multiply_pending(std::int64_t factor);
  /// Ten thousand, a million: multiplies the group; behind a smaller power the whole sum ("three
  /// lakh crore"). Refused where the same power stands before with something between them.
  bool multiply_group(int power);

 private:
  std::int64_t total_ = 0;    ///< groups that a great power has closed
  std::int64_t section_ = 0;  ///< parts of the open group that a unit has closed
  std::int64_t pending_ = 0;
  std::int64_t below_ = 0;  ///< the part of the total that the last great power closed
  int lowest_ = 0;          ///< power of the last great power
  int last_power_ = 0;
  bool empty_ = true;
};

}  // namespace habeas
