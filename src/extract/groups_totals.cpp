// extract/groups_totals.cpp - figures that hold each other, once all of a text are known
//
// News gives the same people as a total and one by one ("Three people were killed ... Two men and
// a woman were shot dead", in either order). Where the numbers of one sentence add up to a figure
// of the same harm, the sentence tells that figure's people. The same holds of a definite figure
// ("the four victims") that is the sum of those told before it, and of a part of a figure or its
// "others" that a later sentence tells once more.
#include <algorithm>

#include "extract/group_finder.h"

namespace habeas {
namespace {

constexpr std::size_t kMostGroups = 400;  // a text with more is a list: its sums say little

}  // namespace

void GroupFinder::settle_totals() {
  if (out_.groups.size() > kMostGroups) return;
  for (std::uint32_t g = 0; g < out_.groups.size(); ++g) {
    if (!is_figure(g)) continue;
    take_in_lists(g);
    take_in_all_before(g);
    take_in_told_again(g);
    take_in_beside(g);
  }
}

std::optional<std::int64_t> GroupFinder::exact_size(std::uint32_t group) const {
  const std::uint32_t q = out_.groups[group].quantity;
  if (q == kNone) return 1;  // a single person
  const QuantityHit& hit = a_.quantities[q];
  const bool exact = !hit.without_figure && hit.value.bound == Bound::exact && hit.value.point &&
                     hit.value.point->scale == 0;
  return exact ? std::optional(hit.value.point->digits) : std::nullopt;
}

bool GroupFinder::is_figure(std::uint32_t group) const {
  const Group& told = out_.groups[group];
  if (told.whole != kNone || told.event.empty() || told.quantity == kNone) return false;
  const std::optional<std::int64_t> size = exact_size(group);
  return size && *size > 1;
}

bool GroupFinder::adds_others(std::uint32_t group) const {
  const Group& told = out_.groups[group];
  return told.quantity != kNone && a_.quantities[told.quantity].more;
}

bool GroupFinder::may_be_held(std::uint32_t group, std::uint32_t total) const {
  const Group& told = out_.groups[group];
  return group != total && told.event == out_.groups[total].event &&
         (told.whole == kNone || told.whole == total) &&
         a_.sentence(told.founder.begin) != a_.sentence(out_.groups[total].founder.begin);
}

void GroupFinder::take_in_lists(std::uint32_t total) {
  if (adds_others(total)) return;
  const std::int64_t wanted = *exact_size(total);
  for (std::uint32_t first = 0; first < out_.groups.size();) {
    const TokenRange sentence = a_.sentence(out_.groups[first].founder.begin);
    std::uint32_t end = first;
    std::int64_t sum = 0;
    std::vector<std::uint32_t> told;
    bool known = true;
    for (; end < out_.groups.size() && sentence.contains(out_.groups[end].founder.begin); ++end) {
      if (!may_be_held(end, total)) continue;
      const std::optional<std::int64_t> size = exact_size(end);
      known = known && size;
      sum += size.value_or(0);
      told.push_back(end);
    }
    first = end;
    if (!known || told.size() < 2 || sum != wanted || retold_.is_elsewhere(total, sentence.begin))
      continue;
    for (const std::uint32_t g : told) out_.groups[g].whole = total;
  }
}

void GroupFinder::take_in_all_before(std::uint32_t total) {
  const std::uint32_t c = a_.chunk_at[out_.groups[total].founder.begin];
  if (c == kNone || !a_.chunks[c].definite || adds_others(total)) return;
  std::int64_t sum = 0;
  std::vector<std::uint32_t> told;
  for (std::uint32_t g = 0; g < total; ++g) {
    if (out_.groups[g].whole != kNone || !may_be_held(g, total)) continue;
    const std::optional<std::int64_t> size = exact_size(g);
    if (!size) return;
    sum += *size;
    told.push_back(g);
  }
  if (told.size() < 2 || sum != *exact_size(total)) return;
  for (const std::uint32_t g : told) out_.groups[g].whole = total;
}

void GroupFinder::take_in_beside(std::uint32_t total) {
  const std::uint32_t c = a_.chunk_at[out_.groups[total].founder.begin];
  if (c == kNone || !a_.chunks[c].definite) return;
  const TokenRange sentence = a_.sentence(out_.groups[total].founder.begin);
  for (std::uint32_t g = total + 1; g < out_.groups.size(); ++g) {
    Group& told = out_.groups[g];
    if (!sentence.contains(told.founder.begin)) return;
    const std::uint64_t first = a_.key(told.founder.begin);
    const std::optional<std::int64_t> size = exact_size(g);
    if (told.whole == kNone && told.event == out_.groups[total].event && size &&
        *size < *exact_size(total) && first == "one"_w && !adds_others(g))
      told.whole = total;
  }
}

void GroupFinder::take_in_told_again(std::uint32_t group) {
  const Group& own = out_.groups[group];
  if (a_.in_title(own.founder.begin)) return;
  const bool others = adds_others(group);
  for (std::uint32_t g = 0; g < group; ++g) {
    const Group& before = out_.groups[g];
    if (before.event != own.event || exact_size(g) != exact_size(group) || adds_others(g) ||
        a_.sentence(before.founder.begin) == a_.sentence(own.founder.begin))
      continue;
    // "six hurt, five by gunfire ... five people were shot"
    const std::uint32_t whole = before.whole;
    const bool part = !others && whole != kNone && whole != group && is_figure(whole);
    // "one dead, three wounded ... three others were wounded"
    const bool beside = others && whole == kNone && tells_other_fate(g);
    const std::uint32_t holds = part ? whole : g;
    if ((!part && !beside) || retold_.is_elsewhere(holds, own.founder.begin)) continue;
    out_.groups[group].whole = holds;
    return;
  }
}

bool GroupFinder::tells_other_fate(std::uint32_t group) const {
  const Group& told = out_.groups[group];
  const TokenRange sentence = a_.sentence(told.founder.begin);
  return std::any_of(out_.groups.begin(), out_.groups.end(), [&](const Group& other) {
    return sentence.contains(other.founder.begin) && !other.event.empty() &&
           other.event != told.event && other.founder.begin < told.founder.begin;
  });
}

}  // namespace habeas
