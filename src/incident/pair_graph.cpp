// incident/pair_graph.cpp - compares those pairs again whose texts or weights changed
//
// A pair is compared where one of the two chose the other. It is always looked at from the one that
// stands first by content, so that its points do not hang on numbers.
#include "incident/pair_graph.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include "model/amounts.h"
#include "text/tokens.h"

namespace habeas {
namespace {

constexpr std::size_t kTellingWords = 20;  // of each text that lead to others
constexpr std::int64_t kBar = -800;        // log odds, in thousandths, of a pair that may join
constexpr std::int64_t kOverVeto =
    3700;  // points, before the prior, above which no unsure veto stands
constexpr std::int64_t kLookAlike = -3000;  // from here two that must stay apart are worth showing

/// Does the page's headline with what it tells of deeds, people and days say which incident it is?
/// Then other words beside it make no other text: a copy with a line of its own tells no more than
/// the first, and must not make all its words common.
bool is_known_by_headline(const LocalIncident& local) {
  constexpr std::size_t kTelling = 4;  // words of a headline
  return local.profile.title.size() >= kTelling && !local.events.empty() &&
         !(local.numbers.empty() && local.persons.empty()) &&
         (!local.days.empty() || local.profile.written);
}

/// All that is compared of a local incident, as bytes; without the words of the text where they
/// would not tell it from others.
class Signature {
 public:
  explicit Signature(const LocalIncident& local) {
    add(local.event);
    for (const auto* set : {&local.events, &local.countries, &local.from, &local.to, &local.at,
                            &local.towns, &local.agents, &local.persons, &local.victim_words}) {
      add(set->size());
      for (const std::string& one : *set) add(one);
    }
    add(local.numbers.size());
    for (const ToldNumber& number : local.numbers) {
      add(number.event);
      add(in_words(number.quantity));
      add(number.at_site ? 1 : 0);
    }
    add(local.days.size());
    for (const ToldDays& told : local.days) {
      add(told.event);
      add(to_edtf(told.days));
      add(told.stated ? 1 : 0);
    }
    add_profile(local.profile, !is_known_by_headline(local));
  }

  [[nodiscard]] ToldId id() const { return IdBuilder().add(bytes_).build<ToldTag>(); }

 private:
  void add_profile(const Profile& profile, bool with_words) {
    add_keys(profile.title);
    add(profile.days.size());
    for (const std::int64_t day : profile.days) add(static_cast<std::uint64_t>(day));
    add(profile.written ? 1 : 0);
    add(static_cast<std::uint64_t>(profile.written.value_or(0)));
    add(with_words ? 1 : 0);
    if (!with_words) return;
    for (const auto* keys : {&profile.names, &profile.places, &profile.ages}) add_keys(*keys);
    for (const auto& [word, times] : profile.words) {
      add(word);
      add(times);
    }
  }

  void add_keys(const std::vector<std::uint64_t>& keys) {
    add(keys.size());
    for (const std::uint64_t key : keys) add(key);
  }

  void add(const std::string& text) {
    add(text.size());
    bytes_ += text;
  }
  void add(std::uint64_t number) {
    std::array<char, sizeof number> raw{};
    std::memcpy(raw.data(), &number, sizeof number);
    bytes_.append(raw.data(), raw.size());
  }

  std::string bytes_;
};

/// The key under which local incidents meet that hold the same thing of this kind.
std::uint64_t key_of(std::string_view kind, std::string_view text) {
  return word_key(text, word_key(kind));
}
std::uint64_t key_of(std::string_view kind, std::uint64_t number) {
  const std::uint64_t mixed = (word_key(kind) ^ number) * 0x9E3779B97F4A7C15ULL;
  return mixed ^ (mixed >> 32U);
}

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// Takes out what is kept of another one. Was there anything?
template <class T>
bool forget(std::vector<T>& list, std::uint32_t other) {
  const auto at =
      std::find_if(list.begin(), list.end(), [&](const T& one) { return one.other == other; });
  if (at == list.end()) return false;
  *at = list.back();
  list.pop_back();
  return true;
}

template <class T>
const T* find(const std::vector<T>& list, std::uint32_t other) {
  const auto at =
      std::find_if(list.begin(), list.end(), [&](const T& one) { return one.other == other; });
  return at == list.end() ? nullptr : &*at;
}

/// The same for pairs, compared as one number each: there are many.
void sort_unique(std::vector<std::pair<std::uint32_t, std::uint32_t>>& list) {
  const auto number = [](const std::pair<std::uint32_t, std::uint32_t>& pair) {
    return (std::uint64_t{pair.first} << 32U) | pair.second;
  };
  std::sort(list.begin(), list.end(),
            [&](const auto& x, const auto& y) { return number(x) < number(y); });
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

void note(std::vector<std::uint32_t>& list, std::uint32_t a, std::uint32_t b) {
  list.push_back(a);
  list.push_back(b);
}

}  // namespace

ToldId told_id(const LocalIncident& local) { return Signature(local).id(); }

std::uint32_t PairGraph::add(const LocalIncident& local, const ToldId& told, std::uint32_t page) {
  const auto lot = static_cast<std::uint32_t>(told.half(8) % kLots);
  const std::uint32_t number = sides_.add(local, lot);
  candidates_.add(number, local.profile.written.value_or(0), told);
  page_.push_back(page);
  is_keyed_.push_back(false);
  telling_.emplace_back();
  chosen_.emplace_back();
  chosen_by_.emplace_back();
  joins_.emplace_back();
  apart_.emplace_back();
  return number;
}

void PairGraph::replace(std::uint32_t number, const LocalIncident& local, std::uint32_t page) {
  sides_.replace(number, local);
  page_[number] = page;
  is_keyed_[number] = false;
}

void PairGraph::remove(std::uint32_t number) {
  for (const Joinable& pair : joins_[number]) {
    forget(joins_[pair.other], number);
    pending_.joins.push_back(pair.other);
  }
  for (const LookAlike& pair : apart_[number]) {
    forget(apart_[pair.other], number);
    pending_.apart.push_back(pair.other);
  }
  for (const std::uint32_t other : chosen_[number]) std::erase(chosen_by_[other], number);
  for (const std::uint32_t other : chosen_by_[number]) std::erase(chosen_[other], number);
  telling_[number] = {};
  joins_[number] = {};
  apart_[number] = {};
  chosen_[number] = {};
  chosen_by_[number] = {};
  candidates_.remove(number);
  sides_.remove(number);
}

/// Other words tell most of it than before? The rest of its keys never changes.
void PairGraph::set_keys(std::uint32_t number) {
  std::vector<std::uint32_t> words = sides_.telling_words(number, kTellingWords);
  if (is_keyed_[number] && words == telling_[number]) return;
  is_keyed_[number] = true;
  const LocalIncident& local = sides_.local(number);
  std::vector<std::uint64_t> keys;
  keys.reserve(words.size() + local.towns.size() + local.agents.size() + local.persons.size() +
               local.numbers.size() + local.days.size());
  for (const std::uint32_t word : words) keys.push_back(key_of("w", word));
  telling_[number] = std::move(words);
  for (const std::string& town : local.towns) keys.push_back(key_of("t", town));
  for (const std::string& agent : local.agents) keys.push_back(key_of("a", agent));
  for (const std::string& person : local.persons) keys.push_back(key_of("p", person));
  for (const ToldNumber& told : local.numbers) {
    const auto named = named_number(told.quantity);
    if (named) {
      keys.push_back(key_of("n", static_cast<std::uint64_t>(named->normalised().digits)));
    }
  }
  for (const ToldDays& told : local.days) keys.push_back(key_of("d", to_edtf(told.days)));
  candidates_.set_keys(number, keys);
}

bool PairGraph::is_compared(std::uint32_t a, std::uint32_t b) const {
  return std::binary_search(chosen_[a].begin(), chosen_[a].end(), b) ||
         std::binary_search(chosen_[b].begin(), chosen_[b].end(), a);
}

PairGraph::NumberPair PairGraph::in_order(std::uint32_t a, std::uint32_t b) const {
  return candidates_.stands_first(a, b) ? NumberPair(a, b) : NumberPair(b, a);
}

/// Chooses again; adds the pairs that are new and those that it no longer chose.
void PairGraph::choose(std::uint32_t number, std::vector<NumberPair>& fresh,
                       std::vector<NumberPair>& left) {
  std::vector<std::uint32_t> now = candidates_.choose(number);
  const std::vector<std::uint32_t>& before = chosen_[number];
  for (const std::uint32_t other : now) {
    if (std::binary_search(before.begin(), before.end(), other)) continue;
    const auto& back = chosen_[other];
    if (!std::binary_search(back.begin(), back.end(), number)) {
      fresh.push_back(in_order(number, other));
    }
    chosen_by_[other].push_back(number);
  }
  for (const std::uint32_t other : before) {
    if (std::binary_search(now.begin(), now.end(), other)) continue;
    left.emplace_back(number, other);
    std::erase(chosen_by_[other], number);
  }
  chosen_[number] = std::move(now);
}

/// Gives those that weigh their words anew.
std::vector<std::uint32_t> PairGraph::weigh() {
  std::vector<std::uint32_t> weighed = sides_.weigh();
  prior_of_few_ = prior_odds(sides_.texts().low);
  prior_of_many_ = prior_odds(sides_.texts().high);
  for (const std::uint32_t number : weighed) set_keys(number);
  return weighed;
}

PairGraph::Changes PairGraph::settle() {
  Changes changes = std::move(pending_);
  pending_ = {};
  const std::vector<std::uint32_t> weighed = weigh();
  std::vector<NumberPair> due;
  std::vector<NumberPair> left;
  for (const std::uint32_t number : candidates_.settle()) choose(number, due, left);
  for (const std::uint32_t number : weighed) {
    for (const std::uint32_t other : chosen_[number]) due.push_back(in_order(number, other));
    for (const std::uint32_t other : chosen_by_[number]) due.push_back(in_order(number, other));
    changes.joins.push_back(number);
  }
  for (const auto& [a, b] : left) {
    if (!is_compared(a, b)) drop(a, b, changes);
  }
  sort_unique(due);
  constexpr std::size_t kAhead = 3;
  std::uint32_t from = static_cast<std::uint32_t>(-1);
  for (std::size_t i = 0; i < due.size(); ++i) {
    if (i + 2 * kAhead < due.size()) sides_.ask_for_side(due[i + 2 * kAhead].second);
    if (i + kAhead < due.size()) sides_.ask_for_lists(due[i + kAhead].second);
    const auto [a, b] = due[i];
    if (a != from) scorer_.look_from(a);
    from = a;
    compare(a, b, changes);
  }
  sort_unique(changes.joins);
  sort_unique(changes.apart);
  return changes;
}

void PairGraph::drop(std::uint32_t a, std::uint32_t b, Changes& changes) {
  if (forget(joins_[a], b) && forget(joins_[b], a)) note(changes.joins, a, b);
  if (forget(apart_[a], b) && forget(apart_[b], a)) note(changes.apart, a, b);
}

/// Compares the one looked from with another and keeps what is found.
void PairGraph::compare(std::uint32_t a, std::uint32_t b, Changes& changes) {
  if (page_[a] == page_[b]) return drop(a, b, changes);
  const PairScore found = score(b, kLookAlike);
  const bool vetoed = found.veto.conflict != Conflict::none;
  const bool join = !vetoed && found.points >= kBar;
  const bool apart = vetoed && found.points >= kLookAlike;
  const Joinable* joined = find(joins_[a], b);
  const LookAlike* alike = find(apart_[a], b);
  const bool same = join    ? joined != nullptr && joined->points == found.points
                    : apart ? alike != nullptr && alike->points == found.points &&
                                  alike->veto.conflict == found.veto.conflict
                            : joined == nullptr && alike == nullptr;
  if (same) return;
  drop(a, b, changes);
  if (join) {
    joins_[a].push_back({b, found.points});
    joins_[b].push_back({a, found.points});
    note(changes.joins, a, b);
  } else if (apart) {
    apart_[a].push_back({b, found.points, found.veto});
    apart_[b].push_back({a, found.points, found.veto});
    note(changes.apart, a, b);
  }
}

PairScore PairGraph::score(std::uint32_t b, std::int64_t least) const {
  const bool sees_many = sides_.lot(scorer_.from()) < sides_.texts().lots;
  const std::int64_t prior = sees_many ? prior_of_many_ : prior_of_few_;
  PairScore found = scorer_.score(b, least - prior);
  const bool alike = found.points >= kOverVeto;
  if (alike && !found.veto.is_sure) found.veto = {};
  found.points += prior;
  return found;
}

KeptPoint PairGraph::kept(std::uint32_t number, const ToldId& told,
                          const std::vector<std::uint32_t>& now) const {
  KeptPoint point{told, {}, {}, {}, candidates_.bar(number)};
  const auto renumber = [&](auto pairs, auto& into) {
    for (auto& pair : pairs) {
      pair.other = now[pair.other];
      if (pair.other > now[number]) into.push_back(pair);
    }
    std::sort(into.begin(), into.end(),
              [](const auto& a, const auto& b) { return a.other < b.other; });
  };
  renumber(joins_[number], point.joins);
  renumber(apart_[number], point.apart);
  for (const std::uint32_t other : chosen_[number]) point.chosen.push_back(now[other]);
  std::sort(point.chosen.begin(), point.chosen.end());
  point.bar.last = point.bar.least == 0 ? 0 : now[point.bar.last];
  return point;
}

void PairGraph::restore(const std::vector<KeptPoint>& kept) {
  (void)weigh();
  (void)candidates_.settle();
  for (std::uint32_t number = 0; number < kept.size(); ++number) {
    const KeptPoint& point = kept[number];
    for (const std::uint32_t other : point.chosen) chosen_by_[other].push_back(number);
    chosen_[number] = point.chosen;
    candidates_.choose_as_before(number, point.chosen, point.bar);
    for (Joinable pair : point.joins) {
      joins_[number].push_back(pair);
      joins_[std::exchange(pair.other, number)].push_back(pair);
    }
    for (LookAlike pair : point.apart) {
      apart_[number].push_back(pair);
      apart_[std::exchange(pair.other, number)].push_back(pair);
    }
  }
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> PairGraph::compared() const {
  std::vector<NumberPair> pairs;
  for (std::uint32_t a = 0; a < chosen_.size(); ++a) {
    for (const std::uint32_t b : chosen_[a]) {
      if (page_[a] != page_[b]) pairs.emplace_back(std::min(a, b), std::max(a, b));
    }
  }
  sort_unique(pairs);
  return pairs;
}

}  // namespace habeas
