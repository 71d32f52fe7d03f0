// incident/candidates.cpp - sorted lists under keys, and whom their changes concern
//
// A local incident that comes or goes concerns those that it stands within reach of under a key:
// all under a key that few share, else the next eight to each side and the one behind them, who
// leaves their reach or comes into it. Of these only those choose again that had chosen who leaves,
// or that who comes shares as many keys with as the least of their choice does.
#include "incident/candidates.h"

#include <algorithm>
#include <tuple>

namespace habeas {
namespace {

constexpr std::size_t kSmallPile = 40;     // local incidents that are all compared
constexpr std::size_t kWidestKey = 40;     // local incidents under one key that are all compared
constexpr std::size_t kBeside = 8;         // neighbours under a wider key
constexpr std::size_t kMostCompared = 32;  // that one chooses: those that share the most keys
constexpr std::size_t kMany = 8;           // changes of a list that concern all in it

}  // namespace

std::size_t Candidates::at(const List& list, std::uint32_t number) const {
  const auto found =
      std::lower_bound(list.numbers.begin(), list.numbers.end(), number,
                       [&](std::uint32_t x, std::uint32_t y) { return is_before(x, y); });
  return static_cast<std::size_t>(found - list.numbers.begin());
}

void Candidates::add(std::uint32_t number, std::int64_t written, const ToldId& told) {
  if (places_.size() <= number) {
    places_.resize(number + 1);
    place_keys_.resize(number + 1);
    keys_.resize(number + 1);
    is_marked_.resize(number + 1, false);
    shared_.resize(number + 1, 0);
    chosen_.resize(number + 1);
    bar_.resize(number + 1);
  }
  places_[number] = {written, told, true};
  place_keys_[number] = {written, told.half(0)};
  ++here_;
  mark(number);
}

void Candidates::remove(std::uint32_t number) {
  set_keys(number, {});
  chosen_[number] = {};
  places_[number].is_here = false;
  --here_;
  mark(number);
}

std::uint32_t Candidates::key_of(std::uint64_t key) {
  if (const std::uint32_t* known = id_.find(key)) return *known;
  id_.emplace(key, static_cast<std::uint32_t>(under_.size()));
  under_.emplace_back();
  return static_cast<std::uint32_t>(under_.size() - 1);
}

void Candidates::set_keys(std::uint32_t number, const std::vector<std::uint64_t>& keys) {
  std::vector<std::uint32_t> now;
  now.reserve(keys.size());
  for (const std::uint64_t key : keys) now.push_back(key_of(key));
  std::sort(now.begin(), now.end());
  now.erase(std::unique(now.begin(), now.end()), now.end());
  const std::vector<std::uint32_t>& before = keys_[number];
  const auto note = [&](std::uint32_t key, std::vector<std::uint32_t> List::*which) {
    List& list = under_[key];
    if (list.added.empty() && list.gone.empty()) touched_.push_back(key);
    (list.*which).push_back(number);
  };
  for (const std::uint32_t key : now) {
    if (!std::binary_search(before.begin(), before.end(), key)) note(key, &List::added);
  }
  for (const std::uint32_t key : before) {
    if (!std::binary_search(now.begin(), now.end(), key)) note(key, &List::gone);
  }
  keys_[number] = std::move(now);
}

void Candidates::mark(std::uint32_t number) {
  if (is_marked_[number]) return;
  is_marked_[number] = true;
  marked_.push_back(number);
}

/// One that others may choose now, or with one key more than before.
void Candidates::came(std::uint32_t to, std::uint32_t other) {
  if (to == other || is_marked_[to]) return;
  std::uint32_t shared = 0;  // at most: under a wide key they may be out of each other's reach
  const std::vector<std::uint32_t>& a = keys_[to];
  const std::vector<std::uint32_t>& b = keys_[other];
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++shared;
    const bool step_a = *x <= *y, step_b = *y <= *x;
    x += step_a ? 1 : 0;
    y += step_b ? 1 : 0;
  }
  const ChoiceBar& bar = bar_[to];
  if (shared > bar.least || (shared == bar.least && stands_first(other, bar.last))) mark(to);
}

void Candidates::left(std::uint32_t to, std::uint32_t other) {
  const std::vector<std::uint32_t>& chosen = chosen_[to];
  if (std::binary_search(chosen.begin(), chosen.end(), other)) mark(to);
}

/// Under a wide key one comes, or goes, at this place: the next eight to each side have it in reach
/// and no longer the ninth, or the other way round.
void Candidates::change_around(const List& list, std::size_t at, bool comes) {
  const std::vector<std::uint32_t>& numbers = list.numbers;
  const std::uint32_t number = numbers[at];
  mark(number);
  const std::size_t first = at > kBeside ? at - kBeside : 0;
  const std::size_t last = std::min(numbers.size(), at + kBeside + 1);
  for (std::size_t i = first; i < last; ++i) {
    if (i == at) continue;
    const std::uint32_t to = numbers[i];
    const bool before = i < at;
    const std::size_t far = kBeside + 1;  // the ninth, with the one at `at` counted
    const bool has_ninth = before ? i + far < numbers.size() : i >= far;
    comes ? came(to, number) : left(to, number);
    if (!has_ninth) continue;
    const std::uint32_t ninth = numbers[before ? i + far : i - far];
    comes ? left(to, ninth) : came(to, ninth);
  }
}

void Candidates::settle(List& list) {
  auto& numbers = list.numbers;
  const auto before = [&](std::uint32_t x, std::uint32_t y) { return is_before(x, y); };
  const std::size_t after = numbers.size() + list.added.size() - list.gone.size();
  const bool was_narrow = numbers.size() <= kWidestKey;
  const bool is_narrow = after <= kWidestKey;
  const bool all = was_narrow != is_narrow || list.added.size() + list.gone.size() > kMany;
  for (const std::uint32_t number : list.gone) {
    const std::size_t place = at(list, number);
    if (!all && !is_narrow) change_around(list, place, false);
    numbers.erase(numbers.begin() + static_cast<std::ptrdiff_t>(place));
    mark(number);
    if (all || !is_narrow) continue;
    for (const std::uint32_t to : numbers) left(to, number);
  }
  if (list.added.size() > kMany) {
    std::sort(list.added.begin(), list.added.end(), before);
    const auto middle = static_cast<std::ptrdiff_t>(numbers.size());
    numbers.insert(numbers.end(), list.added.begin(), list.added.end());
    std::inplace_merge(numbers.begin(), numbers.begin() + middle, numbers.end(), before);
  } else {
    for (const std::uint32_t number : list.added) {
      const std::size_t place = at(list, number);
      numbers.insert(numbers.begin() + static_cast<std::ptrdiff_t>(place), number);
      mark(number);
      if (!all && !is_narrow) change_around(list, place, true);
      if (all || !is_narrow) continue;
      for (const std::uint32_t to : numbers) came(to, number);
    }
  }
  if (all) {
    for (const std::uint32_t number : numbers) mark(number);
  }
  list.added = {};
  list.gone = {};
}

std::vector<std::uint32_t> Candidates::settle() {
  for (const std::uint32_t key : touched_) settle(under_[key]);
  touched_.clear();
  const bool small = here_ <= kSmallPile;
  const bool changed = !marked_.empty() && (small || was_small_);
  if (changed) {
    for (std::uint32_t number = 0; number < places_.size(); ++number) mark(number);
  }
  was_small_ = small;
  std::vector<std::uint32_t> concerned = std::move(marked_);
  marked_ = {};
  for (const std::uint32_t number : concerned) is_marked_[number] = false;
  std::erase_if(concerned, [&](std::uint32_t number) { return !places_[number].is_here; });
  std::sort(concerned.begin(), concerned.end());
  return concerned;
}

/// Of those that share keys the kMostCompared that share the most, ties by content; all are taken
/// out of the counts. Gives what another one has to have to be taken.
ChoiceBar Candidates::keep_most_sharing(std::vector<std::uint32_t>& near) {
  std::vector<std::size_t> sharing;  // how many share so many keys
  for (const std::uint32_t other : near) {
    if (sharing.size() <= shared_[other]) sharing.resize(shared_[other] + std::size_t{1}, 0);
    ++sharing[shared_[other]];
  }
  std::size_t least = sharing.size();  // all that share so many are taken, some of those with less
  std::size_t taken = 0;
  while (least > 1 && taken + sharing[least - 1] <= kMostCompared) taken += sharing[--least];
  std::vector<std::uint32_t> most, ties;
  for (const std::uint32_t other : near) {
    if (shared_[other] >= least) most.push_back(other);
    if (shared_[other] + std::size_t{1} == least) ties.push_back(other);
  }
  const auto before = [&](std::uint32_t x, std::uint32_t y) { return stands_first(x, y); };
  const std::size_t free = std::min(ties.size(), kMostCompared - most.size());
  const auto end = ties.begin() + static_cast<std::ptrdiff_t>(free);
  std::nth_element(ties.begin(), end, ties.end(), before);
  most.insert(most.end(), ties.begin(), end);
  ChoiceBar bar;
  if (most.size() == kMostCompared) {
    bar = {static_cast<std::uint16_t>(free > 0 ? least - 1 : least), most.front()};
    for (const std::uint32_t other : most) {
      const bool is_higher = shared_[bar.last] > bar.least;
      if (shared_[other] == bar.least && (is_higher || before(bar.last, other))) bar.last = other;
    }
  }
  for (const std::uint32_t other : near) shared_[other] = 0;
  near = std::move(most);
  return bar;
}

std::vector<std::uint32_t> Candidates::choose(std::uint32_t number) {
  std::vector<std::uint32_t> near;
  if (here_ <= kSmallPile) {
    for (std::uint32_t other = 0; other < places_.size(); ++other) {
      if (other != number && places_[other].is_here) near.push_back(other);
    }
    bar_[number] = {};
    chosen_[number] = near;
    return near;
  }
  const auto share = [&](std::uint32_t other) {
    if (other != number && shared_[other]++ == 0) near.push_back(other);
  };
  for (const std::uint32_t key : keys_[number]) {
    const List& list = under_[key];
    if (list.numbers.size() <= kWidestKey) {
      for (const std::uint32_t other : list.numbers) share(other);
      continue;
    }
    const std::size_t place = at(list, number);
    const std::size_t first = place > kBeside ? place - kBeside : 0;
    const std::size_t last = std::min(list.numbers.size(), place + 1 + kBeside);
    for (std::size_t i = first; i < last; ++i) share(list.numbers[i]);
  }
  bar_[number] = keep_most_sharing(near);
  std::sort(near.begin(), near.end());
  chosen_[number] = near;
  return near;
}

void Candidates::choose_as_before(std::uint32_t number, std::vector<std::uint32_t> chosen,
                                  ChoiceBar bar) {
  chosen_[number] = std::move(chosen);
  bar_[number] = bar;
}

}  // namespace habeas
