// reconcile/intervals.h - several claims about one number: hedge drift, envelope, conflict
#pragma once

#include <string>

#include "model/amounts.h"
#include "reconcile/evidence.h"

namespace habeas {

/// What claims about one number say together.
struct Reconciled {
  FindingState state = FindingState::single_origin;
  Quantity value;    ///< what is shown
  WholeBounds hard;  ///< what the claims that take part in constraints allow
  ClaimNumbers supports;
  ClaimNumbers opposes;  ///< in a conflict: the claims of the other side
  ClaimNumbers bearing;  ///< claims that `hard` rests on
  std::string words;     ///< "up to 600, about 600, 600"
};

/// Bodies found so far: at least as many people have died.
bool counts_bodies(const Quantity& quantity);

/// Claims (not empty) with quantities about one variable. Inside one origin a stronger restatement
/// of one figure is hedge drift: the weakest wording nearest the origin stands. Across origins the
/// envelope is shown; intervals that cannot meet are a conflict.
Reconciled reconcile_amounts(const Evidence& evidence, const ClaimNumbers& claims);

/// A count between bounds, as a quantity.
Quantity between(std::optional<std::int64_t> lo, std::optional<std::int64_t> hi,
                 const std::string& unit);

}  // namespace habeas
