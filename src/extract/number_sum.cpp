// extract/number_sum.cpp - sums and powers without overflow
#include "extract/number_sum.h"

#include <algorithm>

namespace habeas {
namespace {

__extension__ using Wide = __int128;

bool fits(Wide value) { return value <= kLargestNumber && value >= -kLargestNumber; }

}  // namespace

std::int64_t power_of_ten(int exponent) {
  std::int64_t result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

bool raise(Number& value, int power) {
  if (power < 0 || power > 17) return false;
  const int cancelled = std::min<int>(power, value.scale);
  const std::int64_t factor = power_of_ten(power - cancelled);
  const Wide digits = static_cast<Wide>(value.digits) * factor;
  if (!fits(digits)) return false;
  value.scale = static_cast<std::uint8_t>(value.scale - cancelled);
  value.digits = static_cast<std::int64_t>(digits);
  return true;
}

std::optional<Number> sum_of(Number a, Number b) {
  const std::uint8_t scale = std::max(a.scale, b.scale);
  if (scale > 12) return std::nullopt;
  const Wide sum = static_cast<Wide>(a.digits) * power_of_ten(scale - a.scale) +
                   static_cast<Wide>(b.digits) * power_of_ten(scale - b.scale);
  if (!fits(sum)) return std::nullopt;
  return Number{static_cast<std::int64_t>(sum), scale}.normalised();
}

bool NumberSum::add(std::int64_t value) {
  if (!fits(static_cast<Wide>(pending_) + value)) return false;
  pending_ += value;
  last_power_ = 0;
  empty_ = false;
  return true;
}

bool NumberSum::multiply_pending(std::int64_t factor) {
  const Wide product = static_cast<Wide>(pending_ == 0 ? 1 : pending_) * factor;
  if (!fits(product + section_)) return false;
  section_ += static_cast<std::int64_t>(product);
  pending_ = 0;
  last_power_ = factor == 1000 ? 3 : factor == 100 ? 2 : factor == 10 ? 1 : 0;
  empty_ = false;
  return true;
}

bool NumberSum::multiply_group(int power) {
  if (total_ == 0 || power < lowest_) {
    const Wide product = static_cast<Wide>(group() == 0 ? 1 : group()) * power_of_ten(power);
    if (!fits(product + total_)) return false;
    below_ = static_cast<std::int64_t>(product);
    total_ += below_;
  } else {
    if (power == lowest_ && group() != 0) return false;
    // Only the part below this power is multiplied: "one crore two lakh ... " keeps its crore.
    const Wide product = static_cast<Wide>(below_ + group()) * power_of_ten(power);
    if (total_ != below_ || !fits(product)) return false;
    total_ = below_ = static_cast<std::int64_t>(product);
  }
  section_ = pending_ = 0;
  lowest_ = last_power_ = power;
  empty_ = false;
  return true;
}

}  // namespace habeas
