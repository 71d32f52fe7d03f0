// reconcile/bounds.cpp - propagation of integer bounds to a fixpoint
//
// Each relation narrows the intervals of its variables:
//
//   sum      part <= whole.hi - (lower ends of the other parts); whole >= sum of the lower ends;
//            when complete: part >= whole.lo - (upper ends of the other parts) and whole <= sum of
//            the upper ends
//   share    part >= floor(s * whole.lo) + 1 when the share is open, ceil(s * whole.lo) when not;
//            part <= whole; whole <= what the part's upper end allows
//
// An end remembers the claims that it rests on. All ends only ever narrow and lie between bounds
// that the claims state, so the work ends; the number of rounds is limited all the same.
#include "reconcile/bounds.h"

#include <algorithm>

namespace habeas {
namespace {

constexpr int kMostRounds = 1000;

std::set<std::size_t> united(std::set<std::size_t> a, const std::set<std::size_t>& b) {
  a.insert(b.begin(), b.end());
  return a;
}

__extension__ using Wide = __int128;

std::int64_t floor_ratio(std::int64_t a, std::int64_t b, std::int64_t divisor) {
  const Wide product = static_cast<Wide>(a) * b;
  const Wide quotient = product / divisor;
  return static_cast<std::int64_t>(product % divisor < 0 ? quotient - 1 : quotient);
}

/// Narrows intervals and says whether anything changed.
class Propagator {
 public:
  explicit Propagator(const System& system) : system_(system), variables_(system.variables) {
    for (Variable& variable : variables_) variable.lo = End{0, {}};
    for (const Stated& stated : system.stated) {
      if (stated.lo) raise(stated.variable, {*stated.lo, {stated.claim}});
      if (stated.hi) lower(stated.variable, {*stated.hi, {stated.claim}});
    }
  }

  std::vector<Variable> run() {
    changed_ = true;
    for (int round = 0; changed_ && round < kMostRounds; ++round) {
      changed_ = false;
      for (const Sum& sum : system_.sums) apply(sum);
      for (const Share& share : system_.shares) apply(share);
      const bool empty = std::any_of(variables_.begin(), variables_.end(),
                                     [](const Variable& v) { return v.is_empty(); });
      if (empty) break;
    }
    return variables_;
  }

 private:
  void raise(std::size_t variable, End end) {
    auto& lo = variables_[variable].lo;
    if (lo && lo->at >= end.at) return;
    lo = std::move(end);
    changed_ = true;
  }

  void lower(std::size_t variable, End end) {
    auto& hi = variables_[variable].hi;
    if (hi && hi->at <= end.at) return;
    hi = std::move(end);
    changed_ = true;
  }

  /// Sum of the lower (or upper) ends of all parts but one; nothing when an end is missing.
  std::optional<End> others(const Sum& sum, std::size_t skip, bool upper) const {
    End total;
    for (std::size_t i = 0; i < sum.parts.size(); ++i) {
      if (i == skip) continue;
      const Variable& part = variables_[sum.parts[i]];
      const auto& end = upper ? part.hi : part.lo;
      if (!end) return std::nullopt;
      total.at += end->at;
      total.from = united(std::move(total.from), end->from);
    }
    return total;
  }

  void apply(const Sum& sum) {
    const std::size_t none = sum.parts.size();
    if (const auto least = others(sum, none, false)) raise(sum.whole, *least);
    if (sum.complete) {
      if (const auto most = others(sum, none, true)) lower(sum.whole, *most);
    }
    for (std::size_t i = 0; i < sum.parts.size(); ++i) {
      const Variable& whole = variables_[sum.whole];
      const auto least = others(sum, i, false);
      if (whole.hi && least) {
        lower(sum.parts[i], {whole.hi->at - least->at, united(whole.hi->from, least->from)});
      }
      const auto most = sum.complete ? others(sum, i, true) : std::nullopt;
      if (whole.lo && most) {
        raise(sum.parts[i], {whole.lo->at - most->at, united(whole.lo->from, most->from)});
      }
    }
  }

  void apply(const Share& share) {
    const Variable whole = variables_[share.whole];
    const Variable part = variables_[share.part];
    if (whole.lo) {
      // The smallest whole number above (or at) the share: ceil(x) = -floor(-x).
      const std::int64_t least =
          share.open ? floor_ratio(share.numerator, whole.lo->at, share.denominator) + 1
                     : -floor_ratio(-share.numerator, whole.lo->at, share.denominator);
      raise(share.part, {least, united(whole.lo->from, {share.claim})});
    }
    if (whole.hi) lower(share.part, {whole.hi->at, whole.hi->from});
    if (part.hi && share.numerator > 0) {
      // s * whole <= part.hi, or < when open: whole <= floor((part.hi * d - open) / n).
      const Wide product =
          static_cast<Wide>(part.hi->at) * share.denominator - (share.open ? 1 : 0);
      lower(share.whole, {floor_ratio(1, static_cast<std::int64_t>(product), share.numerator),
                          united(part.hi->from, {share.claim})});
    }
    if (part.lo) raise(share.whole, {part.lo->at, part.lo->from});
  }

  const System& system_;
  std::vector<Variable> variables_;
  bool changed_ = false;
};

System without(const System& system, const std::set<std::size_t>& left_out) {
  System rest = system;
  std::erase_if(rest.stated, [&](const Stated& s) { return left_out.contains(s.claim); });
  std::erase_if(rest.shares, [&](const Share& s) { return left_out.contains(s.claim); });
  return rest;
}

}  // namespace

std::vector<Variable> propagate(const System& system) { return Propagator(system).run(); }

bool holds(const System& system) {
  const std::vector<Variable> variables = propagate(system);
  return std::none_of(variables.begin(), variables.end(),
                      [](const Variable& variable) { return variable.is_empty(); });
}

std::vector<std::size_t> conflict_set(const System& system) {
  if (holds(system)) return {};
  std::set<std::size_t> claims;
  for (const Stated& stated : system.stated) claims.insert(stated.claim);
  for (const Share& share : system.shares) claims.insert(share.claim);
  std::set<std::size_t> left_out;
  std::vector<std::size_t> kept;
  for (const std::size_t claim : claims) {
    left_out.insert(claim);
    if (!holds(without(system, left_out))) continue;  // still empty without it: not needed
    left_out.erase(claim);
    kept.push_back(claim);
  }
  return kept;
}

}  // namespace habeas
