// reconcile/intervals.cpp - hedge drift inside an origin, envelope across origins
#include "reconcile/intervals.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace habeas {
namespace {

struct Item {
  std::size_t claim = 0;
  const Quantity* quantity = nullptr;
  bool identified = false;
  std::size_t links = 0;  ///< how far the page stands from the first voice
  bool bodies = false;    ///< bodies found so far: at least as many have died
};

/// Smaller is weaker: what promises less.
int strength(Bound bound) {
  switch (bound) {
    case Bound::upper:
      return 0;
    case Bound::lower:
      return 1;
    case Bound::vague:
      return 2;
    case Bound::approx:
      return 3;
    case Bound::range:
      return 4;
    case Bound::exact:
      return 5;
  }
  return 5;
}

std::vector<Item> items_of(const Evidence& evidence, const ClaimNumbers& claims) {
  std::vector<Item> items;
  for (const std::size_t number : claims) {
    const Claim& claim = evidence.claim(number);
    items.push_back({number, quantity_of(claim), evidence.is_identified(number), claim.chain.size(),
                     counts_bodies(*quantity_of(claim))});
  }
  return items;
}

std::string wordings(const std::vector<Item>& items) {
  std::string words;
  std::set<std::string> seen;
  for (const Item& item : items) {
    const std::string one = in_words(*item.quantity);
    if (seen.insert(one).second) words += (words.empty() ? "" : ", ") + one;
  }
  return words;
}

/// The one figure that all claims name; claims that name none have to allow it.
std::optional<Number> common_figure(const std::vector<Item>& items) {
  std::optional<Number> figure;
  for (const Item& item : items) {
    const auto named = named_number(*item.quantity);
    if (!named) continue;
    if (figure && *figure != *named) return std::nullopt;
    figure = named;
  }
  if (!figure) return std::nullopt;
  for (const Item& item : items) {
    const Quantity& q = *item.quantity;
    if ((q.lo && *figure < *q.lo) || (q.hi && *q.hi < *figure)) return std::nullopt;
  }
  return figure;
}

std::size_t identified_origins(const Evidence& evidence, const std::vector<Item>& items) {
  std::set<OriginId> origins;
  for (const Item& item : items) {
    if (item.identified) origins.insert(evidence.origin(item.claim)->id);
  }
  return origins.size();
}

/// Of claims that name one figure the weakest wording, of identified origins before others, and of
/// equals the one with the fewest links.
const Item& weakest(const std::vector<Item>& items) {
  return *std::min_element(items.begin(), items.end(), [](const Item& a, const Item& b) {
    const auto key = [](const Item& item) {
      return std::make_tuple(!named_number(*item.quantity), !item.identified,
                             strength(item.quantity->bound), item.links, item.claim);
    };
    return key(a) < key(b);
  });
}

bool less(const std::optional<Number>& a, const std::optional<Number>& b, bool open_is_low) {
  if (!a || !b) return open_is_low ? !a && b.has_value() : a.has_value() && !b;
  return *a < *b;
}

/// The smallest interval that holds all (union), or that all hold (intersection).
Quantity combine(const std::vector<Item>& items, bool intersect) {
  const bool several = items.size() > 1;
  const auto of = [&](const Item& item) {
    Quantity q = *item.quantity;
    if (item.bodies && several) q.hi = std::nullopt;
    return q;
  };
  Quantity result = of(items.front());
  for (const Item& item : items) {
    const Quantity q = of(item);
    const bool lower_lo = less(q.lo, result.lo, true);
    const bool higher_lo = less(result.lo, q.lo, true);
    if (intersect ? higher_lo : lower_lo) {
      result.lo = q.lo;
      result.lo_open = q.lo_open;
    }
    const bool lower_hi = less(q.hi, result.hi, false);
    const bool higher_hi = less(result.hi, q.hi, false);
    if (intersect ? lower_hi : higher_hi) {
      result.hi = q.hi;
      result.hi_open = q.hi_open;
    }
  }
  const bool one = result.lo && result.hi && *result.lo == *result.hi;
  result.point = one ? result.lo : std::nullopt;
  result.bound = one                      ? Bound::exact
                 : result.lo && result.hi ? Bound::range
                 : result.hi              ? Bound::upper
                                          : Bound::lower;
  if (result.share && result.hi && *result.hi == Number{1, 0} && !one) result.bound = Bound::lower;
  return result;
}

bool is_empty(const Quantity& q) {
  if (!q.lo || !q.hi) return false;
  return *q.hi < *q.lo || (*q.lo == *q.hi && (q.lo_open || q.hi_open));
}

std::set<Number> bare_figures(const std::vector<Item>& items) {
  std::set<Number> bare;
  for (const Item& item : items) {
    if (item.quantity->point && item.quantity->bound == Bound::exact)
      bare.insert(*item.quantity->point);
  }
  return bare;
}

/// "More than 400" beside a plain "400", as headlines have it: the bare figure is its short form,
/// so the bound stands without its "more".
Quantity rounded(const std::set<Number>& bare, Quantity quantity) {
  if (quantity.lo && bare.contains(*quantity.lo)) quantity.lo_open = false;
  if (quantity.hi && bare.contains(*quantity.hi)) quantity.hi_open = false;
  return quantity;
}

/// Hard bounds of the claims that are no hedged restatements.
void bear(const std::vector<Item>& items, Reconciled& result) {
  const std::set<Number> bare = bare_figures(items);
  for (const Item& item : items) {
    if (is_soft(*item.quantity) || item.quantity->share) continue;
    const WholeBounds bounds = whole_bounds(rounded(bare, *item.quantity));
    bool bears = false;
    if (bounds.lo && (!result.hard.lo || *bounds.lo > *result.hard.lo)) {
      result.hard.lo = bounds.lo;
      bears = true;
    }
    if (bounds.hi && !(item.bodies && items.size() > 1) &&
        (!result.hard.hi || *bounds.hi < *result.hard.hi)) {
      result.hard.hi = bounds.hi;
      bears = true;
    }
    if (bears) result.bearing.push_back(item.claim);
  }
  sort_numbers(result.bearing);
}

/// All claims name one figure.
Reconciled one_figure(const Evidence& evidence, const std::vector<Item>& items) {
  Reconciled result;
  const Item& kept = weakest(items);
  const bool drift = std::any_of(items.begin(), items.end(), [&](const Item& item) {
    return named_number(*item.quantity) && item.quantity->bound != kept.quantity->bound;
  });
  const std::size_t origins = identified_origins(evidence, items);
  result.state = origins >= 2 ? FindingState::agreed
                 : drift      ? FindingState::hedged
                              : FindingState::single_origin;
  result.value = origins >= 2 && drift ? combine(items, false) : *kept.quantity;
  bear({kept}, result);
  return result;
}

/// Claims name different figures, or none.
Reconciled several_figures(const Evidence& evidence, const std::vector<Item>& items) {
  Reconciled result;
  const std::size_t origins = identified_origins(evidence, items);
  const Quantity common = combine(items, true);
  if (!is_empty(common)) {
    const bool soft = std::all_of(items.begin(), items.end(),
                                  [](const Item& item) { return is_soft(*item.quantity); });
    result.state = origins >= 2               ? FindingState::agreed
                   : soft && items.size() > 1 ? FindingState::hedged
                                              : FindingState::single_origin;
    result.value = origins >= 2 ? combine(items, false) : common;
    bear(items, result);
    return result;
  }
  std::vector<Item> hard;
  for (const Item& item : items) {
    if (!is_soft(*item.quantity)) hard.push_back(item);
  }
  result.value = combine(items, false);
  if (hard.size() < 2 || !is_empty(combine(hard, true))) {
    result.state = FindingState::hedged;  // only a convention for "about" or "dozens" is broken
    bear(hard, result);
    return result;
  }
  result.state = FindingState::conflict;
  return result;
}

/// In a conflict the side of the first claim that another contradicts supports; what cannot meet it
/// opposes. (Intervals that meet in pairs all meet, so there is such a claim.)
void take_sides(const std::vector<Item>& items, Reconciled& result) {
  const auto meet = [](const Item& a, const Item& b) { return !is_empty(combine({a, b}, true)); };
  const auto first = std::find_if(items.begin(), items.end(), [&](const Item& a) {
    return std::any_of(items.begin(), items.end(), [&](const Item& b) { return !meet(a, b); });
  });
  for (const Item& item : items) {
    (meet(*first, item) ? result.supports : result.opposes).push_back(item.claim);
  }
}

}  // namespace

bool counts_bodies(const Quantity& quantity) {
  return quantity.unit == "body" || quantity.unit == "corpse";
}

Reconciled reconcile_amounts(const Evidence& evidence, const ClaimNumbers& claims) {
  const std::vector<Item> items = items_of(evidence, claims);
  Reconciled result =
      common_figure(items) ? one_figure(evidence, items) : several_figures(evidence, items);
  result.words = wordings(items);
  if (result.state == FindingState::conflict) {
    take_sides(items, result);
  } else {
    result.supports = claims;
  }
  return result;
}

Quantity between(std::optional<std::int64_t> lo, std::optional<std::int64_t> hi,
                 const std::string& unit) {
  Quantity quantity;
  if (lo) quantity.lo = Number{*lo, 0};
  if (hi) quantity.hi = Number{*hi, 0};
  const bool one = lo && hi && *lo == *hi;
  if (one) quantity.point = quantity.lo;
  quantity.bound = one ? Bound::exact : lo && hi ? Bound::range : hi ? Bound::upper : Bound::lower;
  quantity.unit = unit;
  return quantity;
}

}  // namespace habeas
