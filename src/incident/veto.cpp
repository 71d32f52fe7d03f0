// incident/veto.cpp - days, countries and removals that cannot be of one incident
#include "incident/veto.h"

#include <algorithm>

#include "model/deeds.h"

namespace habeas {
namespace {

std::string days_in_words(const std::vector<ToldDays>& days) {
  std::string text;
  for (const ToldDays& told : days) {
    const std::string one = to_edtf(told.days);
    if (one.empty() || text.find(one) != std::string::npos) continue;
    if (!text.empty()) text += ", ";
    text += one;
  }
  return text;
}

/// A day told of both, of whatever deed; or phases that may follow each other, but where both date
/// deeds of one kind, those.
bool can_meet_by_kind(const std::vector<ToldDays>& a, const std::vector<ToldDays>& b) {
  bool follow = a.empty() || b.empty();
  bool share_kind = false;
  bool meet_in_kind = false;
  for (const ToldDays& x : a) {
    for (const ToldDays& y : b) {
      if (can_meet(x.days, y.days)) return true;
      const bool one = can_be_one(x, y);
      follow = follow || one;
      if (x.event != y.event || x.event.empty()) continue;
      share_kind = true;
      meet_in_kind = meet_in_kind || one;
    }
  }
  return share_kind ? meet_in_kind : follow;
}

std::vector<ToldDays> stated_of(const std::vector<ToldDays>& days) {
  std::vector<ToldDays> stated;
  for (const ToldDays& told : days) {
    if (told.stated) stated.push_back(told);
  }
  return stated;
}

bool are_apart(const std::set<std::string>& x, const std::set<std::string>& y) {
  if (x.empty() || y.empty()) return false;
  return std::none_of(x.begin(), x.end(), [&](const auto& one) { return y.count(one) != 0; });
}

}  // namespace

bool can_be_one(const ToldDays& a, const ToldDays& b) {
  constexpr std::int64_t kWeek = 6;
  constexpr std::int64_t kMonth = 31;
  const bool phases =
      are_compatible(a.event, b.event) && !is_violence(a.event) && !is_violence(b.event);
  if (!phases) return can_meet(a.days, b.days);
  const std::int64_t apart = a.event == b.event ? kWeek : kMonth;
  return can_meet(shifted(a.days, -apart, apart), b.days);
}

Veto forbidden(const LocalIncident& a, const LocalIncident& b) {
  if (!can_meet_by_kind(a.days, b.days)) {
    return {Conflict::days, !can_meet_by_kind(stated_of(a.days), stated_of(b.days))};
  }
  if (are_apart(a.from, b.from) && are_apart(a.to, b.to)) {
    return {Conflict::removals, true};
  }
  if (are_apart(a.at, b.at) && are_apart(a.countries, b.countries)) {
    return {Conflict::countries, false};
  }
  return {};
}

std::string words_of(Conflict conflict, const LocalIncident& a, const LocalIncident& b) {
  switch (conflict) {
    case Conflict::days:
      return "the dates cannot meet: " + days_in_words(a.days) + " and " + days_in_words(b.days);
    case Conflict::removals:
      return "people were taken from and to different countries";
    case Conflict::countries:
      return "they lie in different countries";
    case Conflict::none:
    case Conflict::figures:
      return {};
  }
  return {};
}

}  // namespace habeas
