// incident/candidates.cpp - sorted lists under keys, and whom their changes concern
//
// A local incident that comes or goes concerns those that it stands within reach of under a key:
// all under a key that few share, else the next eight to each side and the one behind them. Only
// these choose again.
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

bool Candidates::is_before(std::uint32_t a, std::uint32_t b) const {
  return std::tie(places_[a].written, places_[a].told) <
         std::tie(places_[b].written, places_[b].told);
}

std::size_t Candidates::at(const List& list, std::uint32_t number) const {
  const auto found =
      std::lower_bound(list.numbers.begin(), list.numbers.end(), number,
                       [&](std::uint32_t x, std::uint32_t y) { return is_before(x, y); });
  return static_cast<std::size_t>(found - list.numbers.begin());
}

void Candidates::add(std::uint32_t number, std::int64_t written, const ToldId& told) {
  if (places_.size() <= number) {
    places_.resize(number + 1);
    keys_.resize(number + 1);
    is_marked_.resize(number + 1, false);
    shared_.resize(number + 1, 0);
  }
  places_[number] = {written, told, true};
  ++here_;
  mark(number);
}

void Candidates::remove(std::uint32_t number) {
  set_keys(number, {});
  places_[number].is_here = false;
  --here_;
  mark(number);
}

std::uint32_t Candidates::key_of(const std::string& key) {
  const auto [at, fresh] = id_.emplace(key, static_cast<std::uint32_t>(under_.size()));
  if (fresh) under_.emplace_back();
  return at->second;
}

void Candidates::set_keys(std::uint32_t number, const std::vector<std::string>& keys) {
  std::vector<std::uint32_t> now;
  now.reserve(keys.size());
  for (const std::string& key : keys) now.push_back(key_of(key));
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

void Candidates::mark_around(const List& list, std::size_t at) {
  constexpr std::size_t kReach = kBeside + 1;
  const std::size_t first = at > kReach ? at - kReach : 0;
  const std::size_t last = std::min(list.numbers.size(), at + kReach + 1);
  for (std::size_t i = first; i < last; ++i) mark(list.numbers[i]);
}

void Candidates::settle(List& list) {
  auto& numbers = list.numbers;
  bool all = numbers.size() <= kWidestKey || list.added.size() + list.gone.size() > kMany;
  if (all) {
    for (const std::uint32_t number : numbers) mark(number);
  }
  for (const std::uint32_t number : list.gone) {
    const std::size_t place = at(list, number);
    mark_around(list, place);
    numbers.erase(numbers.begin() + static_cast<std::ptrdiff_t>(place));
  }
  if (list.added.size() > kMany) {
    const auto before = [&](std::uint32_t x, std::uint32_t y) { return is_before(x, y); };
    std::sort(list.added.begin(), list.added.end(), before);
    const auto middle = static_cast<std::ptrdiff_t>(numbers.size());
    numbers.insert(numbers.end(), list.added.begin(), list.added.end());
    std::inplace_merge(numbers.begin(), numbers.begin() + middle, numbers.end(), before);
  } else {
    for (const std::uint32_t number : list.added) {
      const std::size_t place = at(list, number);
      numbers.insert(numbers.begin() + static_cast<std::ptrdiff_t>(place), number);
      mark_around(list, place);
    }
  }
  if (all || numbers.size() <= kWidestKey) {
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

std::vector<std::uint32_t> Candidates::choose(std::uint32_t number) {
  std::vector<std::uint32_t> near;
  if (here_ <= kSmallPile) {
    for (std::uint32_t other = 0; other < places_.size(); ++other) {
      if (other != number && places_[other].is_here) near.push_back(other);
    }
    return near;
  }
  for (const std::uint32_t key : keys_[number]) {
    const List& list = under_[key];
    const std::size_t place = at(list, number);
    const std::size_t reach = list.numbers.size() <= kWidestKey ? list.numbers.size() : kBeside;
    const std::size_t first = place > reach ? place - reach : 0;
    const std::size_t last = std::min(list.numbers.size(), place + 1 + reach);
    for (std::size_t i = first; i < last; ++i) {
      const std::uint32_t other = list.numbers[i];
      if (other != number && shared_[other]++ == 0) near.push_back(other);
    }
  }
  if (near.size() > kMostCompared) {
    std::nth_element(near.begin(), near.begin() + kMostCompared, near.end(),
                     [&](std::uint32_t x, std::uint32_t y) {
                       if (shared_[x] != shared_[y]) return shared_[x] > shared_[y];
                       return stands_first(x, y);
                     });
  }
  for (const std::uint32_t other : near) shared_[other] = 0;
  if (near.size() > kMostCompared) near.resize(kMostCompared);
  std::sort(near.begin(), near.end());
  return near;
}

}  // namespace habeas
