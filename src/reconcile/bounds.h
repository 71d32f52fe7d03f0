// reconcile/bounds.h - integer intervals, the relations between them, and smallest conflict sets
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace habeas {

/// An end of an interval and the claims that it rests on (numbers of claims, or any other numbers).
struct End {
  std::int64_t at = 0;
  std::set<std::size_t> from;
};

/// A whole number that is not known exactly. A missing end is not known.
struct Variable {
  std::optional<End> lo, hi;

  [[nodiscard]] bool is_empty() const { return lo && hi && lo->at > hi->at; }
};

/// What a claim says of one variable.
struct Stated {
  std::size_t variable = 0;
  std::optional<std::int64_t> lo, hi;
  std::size_t claim = 0;
};

/// The sum of the parts is at most the whole; with `complete` it is the whole.
struct Sum {
  std::vector<std::size_t> parts;
  std::size_t whole = 0;
  bool complete = false;
};

/// part > share of whole (open), or part >= share of whole; the share is numerator / denominator.
struct Share {
  std::size_t part = 0, whole = 0;
  std::int64_t numerator = 0, denominator = 1;
  bool open = false;
  std::size_t claim = 0;
};

struct System {
  std::size_t variables = 0;
  std::vector<Stated> stated;
  std::vector<Sum> sums;
  std::vector<Share> shares;
};

/// The bounds that follow. Every variable is at least 0. Stops when an interval is empty or nothing
/// changes any more.
std::vector<Variable> propagate(const System& system);

/// Can all of it hold?
bool holds(const System& system);

/// Claims that cannot hold together, while any of them left out would mend it; empty when all of it
/// can hold. Claims are left out in ascending order.
std::vector<std::size_t> conflict_set(const System& system);

}  // namespace habeas
