// incident/kept_grouping.cpp - the fields of what is kept, and whether they hold together
#include "incident/kept_grouping.h"

#include <algorithm>

#include "model/bytes.h"

namespace habeas {

// ------------------------------------------------------------------------------------------------
// fields; found by their arguments, from within the lists of model/bytes.h

template <class A>
void walk(A& a, Walked<A, DayRange>& it) {
  auto& [has_year, first, last] = it;
  walk_all(a, has_year, first, last);
}

template <class A>
void walk(A& a, Walked<A, ToldNumber>& it) {
  auto& [event, quantity, at_site] = it;
  walk_all(a, event, quantity, at_site);
}

template <class A>
void walk(A& a, Walked<A, ToldDays>& it) {
  auto& [event, days, stated] = it;
  walk_all(a, event, days, stated);
}

// The key of a word and how often it stands there.
template <class A>
void walk(A& a, Walked<A, std::pair<std::uint64_t, std::uint32_t>>& it) {
  auto& [word, times] = it;
  walk_all(a, word, times);
}

template <class A>
void walk(A& a, Walked<A, Profile>& it) {
  auto& [words, title, names, places, ages, days, written] = it;
  walk_all(a, words, title, names, places, ages, days, written);
}

template <class A>
void walk(A& a, Walked<A, LocalIncident>& it) {
  auto& [document, item, is_main, seeds, claims, event, events, numbers, days, offsets, countries,
         from, to, at, towns, agents, persons, victim_words, profile] = it;
  walk_all(a, document, item, is_main, seeds, claims, event, events, numbers, days, offsets,
           countries, from, to, at, towns, agents, persons, victim_words, profile);
}

static void walk(ByteWriter& a, const std::map<std::size_t, std::size_t>& near) {
  a.number(near.size());
  for (const auto& [claim, local] : near) walk_all(a, claim, local);
}
static void walk(ByteReader& a, std::map<std::size_t, std::size_t>& near) {
  for (std::size_t left = a.count(); left > 0; --left) {
    std::size_t claim = 0;
    std::size_t local = 0;
    walk_all(a, claim, local);
    near.emplace_hint(near.end(), claim, local);
  }
}

template <class A>
void walk(A& a, Walked<A, LocalIncidents>& it) {
  auto& [incidents, near] = it;
  walk_all(a, incidents, near);
}

static void walk(ByteWriter& a, const Sha256& digest) {
  a.bytes(reinterpret_cast<const char*>(digest.data()), digest.size());
}
static void walk(ByteReader& a, Sha256& digest) {
  a.bytes(reinterpret_cast<char*>(digest.data()), digest.size());
}

template <class A>
void walk(A& a, Walked<A, KeptPage>& it) {
  auto& [document, digest, told, points] = it;
  walk_all(a, document, digest, told, points);
}

template <class A>
void walk(A& a, Walked<A, Conflict>& conflict) {
  walk_choice(a, conflict, Conflict::figures);
}

template <class A>
void walk(A& a, Walked<A, Veto>& it) {
  auto& [conflict, is_sure] = it;
  walk_all(a, conflict, is_sure);
}

template <class A>
void walk(A& a, Walked<A, Joinable>& it) {
  auto& [other, points] = it;
  walk_all(a, other, points);
}

template <class A>
void walk(A& a, Walked<A, LookAlike>& it) {
  auto& [other, points, veto] = it;
  walk_all(a, other, points, veto);
}

template <class A>
void walk(A& a, Walked<A, ChoiceBar>& it) {
  auto& [least, last] = it;
  walk_all(a, least, last);
}

template <class A>
void walk(A& a, Walked<A, KeptPoint>& it) {
  auto& [told, joins, apart, chosen, bar] = it;
  walk_all(a, told, joins, apart, chosen, bar);
}

template <class A>
void walk(A& a, Walked<A, Party>& it) {
  auto& [role, ref, name] = it;
  walk_all(a, role, ref, name);
}

template <class A>
void walk(A& a, Walked<A, Reasoned>& it) {
  auto& [id, reason] = it;
  walk_all(a, id, reason);
}

template <class A>
void walk(A& a, Walked<A, Incident>& it) {
  auto& [id, label, event, date, places, parties, documents, claims, parent, related, kept_apart,
         merged] = it;
  walk_all(a, id, label, event, date, places, parties, documents, claims, parent, related,
           kept_apart, merged);
}

template <class A>
void walk(A& a, Walked<A, Assembled>& it) {
  auto& [is_particular, whole, parts, acts] = it;
  walk_all(a, is_particular, whole, parts, acts);
}

template <class A>
void walk(A& a, Walked<A, Cluster>& it) {
  auto& [members, reasons] = it;
  walk_all(a, members, reasons);
}

template <class A>
void walk(A& a, Walked<A, ApartFrom>& it) {
  auto& [group, points, first, second, veto] = it;
  walk_all(a, group, points, first, second, veto);
}

template <class A>
void walk(A& a, Walked<A, KeptGroup>& it) {
  auto& [cluster, said, apart] = it;
  walk_all(a, cluster, said, apart);
}

template <class A>
void walk(A& a, Walked<A, KeptGrouping>& it) {
  auto& [pages, points, groups] = it;
  walk_all(a, pages, points, groups);
}

// ------------------------------------------------------------------------------------------------
// laws

namespace {

bool are_below(const std::vector<std::uint32_t>& numbers, std::size_t size) {
  return std::all_of(numbers.begin(), numbers.end(), [&](std::uint32_t n) { return n < size; });
}

bool holds(const KeptPage& page, std::size_t points) {
  const auto& [incidents, near] = page.told;
  return page.points.size() == incidents.size() && are_below(page.points, points) &&
         std::all_of(near.begin(), near.end(),
                     [&](const auto& one) { return one.second < page.points.size(); });
}

/// Of number `at`. A pair stands at the smaller of its two numbers.
bool holds(const KeptPoint& point, std::size_t at, std::size_t points) {
  const auto is_pair = [&](const auto& one) { return one.other > at && one.other < points; };
  const bool ascends = std::adjacent_find(point.chosen.begin(), point.chosen.end(),
                                          std::greater_equal<>()) == point.chosen.end();
  return ascends && are_below(point.chosen, points) && point.bar.last < points &&
         std::all_of(point.joins.begin(), point.joins.end(), is_pair) &&
         std::all_of(point.apart.begin(), point.apart.end(), is_pair);
}

bool holds(const KeptGroup& group, const KeptGrouping& all) {
  const auto& [members, reasons] = group.cluster;
  return !members.empty() && members.size() == reasons.size() + 1 &&
         are_below(members, all.points.size()) &&
         std::all_of(group.apart.begin(), group.apart.end(), [&](const ApartFrom& one) {
           return one.group < all.groups.size() && one.a < all.points.size() &&
                  one.b < all.points.size();
         });
}

}  // namespace

bool LocalIncidents::fit(std::size_t claims) const {
  const auto are_below = [&](const std::vector<std::size_t>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [&](std::size_t n) { return n < claims; });
  };
  return std::all_of(incidents.begin(), incidents.end(),
                     [&](const LocalIncident& one) {
                       return one.document == 0 && are_below(one.seeds) && are_below(one.claims);
                     }) &&
         std::all_of(near.begin(), near.end(), [&](const auto& one) { return one.first < claims; });
}

bool KeptGrouping::check() const {
  std::set<DocumentId> documents;
  std::vector<std::size_t> told(points.size(), 0);
  std::vector<std::size_t> grouped(points.size(), 0);
  for (const KeptPage& page : pages) {
    const bool is_known = !documents.insert(page.document).second;
    if (is_known || !holds(page, points.size())) return false;
    for (const std::uint32_t point : page.points) ++told[point];
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!holds(points[i], i, points.size())) return false;
  }
  for (const KeptGroup& group : groups) {
    if (!holds(group, *this)) return false;
    for (const std::uint32_t point : group.cluster.members) ++grouped[point];
  }
  return std::count(told.begin(), told.end(), 0U) == 0 &&
         std::count(grouped.begin(), grouped.end(), 1U) == std::ssize(points);
}

std::string to_bytes(const KeptGrouping& kept) {
  ByteWriter writer;
  walk(writer, kept);
  return writer.take();
}

std::optional<KeptGrouping> kept_grouping_from_bytes(std::string_view bytes) {
  ByteReader reader(bytes);
  KeptGrouping kept;
  walk(reader, kept);
  if (!reader.at_end() || !kept.check()) return std::nullopt;
  return kept;
}

}  // namespace habeas
