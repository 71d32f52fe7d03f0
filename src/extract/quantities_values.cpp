// extract/quantities_values.cpp - what a number says under a bound
#include "extract/number_sum.h"
#include "extract/quantities_parts.h"

namespace habeas {
namespace {

void set_exact(Quantity& value, Number number) {
  value.lo = value.hi = value.point = number;
  value.bound = Bound::exact;
}

}  // namespace

void set_bounded(Quantity& value, Number number, const MaybeBound& bound) {
  switch (bound ? bound->kind : BoundKind::none) {
    case BoundKind::none:
      set_exact(value, number);
      return;
    case BoundKind::upper:
      value.hi = number;
      value.hi_open = bound->open;
      value.bound = Bound::upper;
      return;
    case BoundKind::lower:
      value.lo = number;
      value.lo_open = bound->open;
      value.bound = Bound::lower;
      return;
    case BoundKind::about:
    case BoundKind::nearly:
      value.point = number;
      value.lo = scaled(number, 9, 10);
      value.hi = bound->kind == BoundKind::nearly ? number : scaled(number, 11, 10);
      value.bound = Bound::approx;
      return;
    case BoundKind::odd: {  // "twenty-odd": twenty and some of the next ten
      constexpr std::int64_t kTen = 10;
      value.point = value.lo = number;
      value.hi = number < whole(kTen * kTen) ? sum_of(number, whole(kTen - 1))
                                             : scaled(number, kTen + 1, kTen);
      value.bound = Bound::approx;
      return;
    }
  }
}

void set_value(Quantity& value, const Figures& figures, const MaybeBound& bound) {
  if (!figures.hi) {
    set_bounded(value, figures.lo, bound);
    return;
  }
  value.lo = figures.lo;
  value.hi = figures.hi;
  value.bound = figures.vague ? Bound::vague : Bound::range;
  if (figures.ends_open) {
    value.lo_open = figures.ends_open->first;
    value.hi_open = figures.ends_open->second;
    return;
  }
  if (bound && bound->kind == BoundKind::lower) {
    value.hi.reset();
    value.lo_open = bound->open;
    value.bound = Bound::lower;
  }
  if (bound && bound->kind == BoundKind::upper) {
    value.lo.reset();
    value.hi_open = bound->open;
    value.bound = Bound::upper;
  }
}

bool outweighs(const BoundPhrase& behind, const MaybeBound& bound) {
  if (!bound) return true;
  const bool hedge = bound->kind == BoundKind::about || bound->kind == BoundKind::nearly;
  return hedge && (behind.kind == BoundKind::lower || behind.kind == BoundKind::upper);
}

bool set_share(Quantity& value) {
  value.share = true;
  value.unit.clear();
  for (std::optional<Number>* number : {&value.lo, &value.hi, &value.point}) {
    if (!*number) continue;
    const bool negative = (*number)->digits < 0;
    Number positive = **number;
    if (negative) positive.digits = -positive.digits;
    *number = scaled(positive, 1, 100);
    if (!*number) return false;
    if (negative) (*number)->digits = -(*number)->digits;
  }
  return true;
}

}  // namespace habeas
