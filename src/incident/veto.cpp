// incident/veto.cpp - dates that may be of one incident, and vetoes in plain words
#include "incident/veto.h"

#include "model/deeds.h"

namespace habeas {
std::string days_in_words(const std::vector<ToldDays>& days) {
  std::string text;
  for (const ToldDays& told : days) {
    const std::string one = in_words(told.days);
    if (text.find(one) != std::string::npos) continue;
    if (!text.empty()) text += ", ";
    text += one;
  }
  return text;
}

bool is_harm_in_custody(const ToldDays& first, const ToldDays& then) {
  return may_follow_in_custody(first.event, then.event) &&
         can_meet(shifted(first.days, 0, kNextPhaseDays), then.days);
}

bool can_be_one(const ToldDays& a, const ToldDays& b) {
  const bool phases =
      are_compatible(a.event, b.event) && !is_violence(a.event) && !is_violence(b.event);
  if (!phases) return can_meet(a.days, b.days);
  const std::int64_t apart = a.event == b.event ? kOneDeedDays : kNextPhaseDays;
  return can_meet(shifted(a.days, -apart, apart), b.days);
}

std::string words_of(Conflict conflict, const std::string& days_a, const std::string& days_b) {
  switch (conflict) {
    case Conflict::days:
      return "the dates cannot meet: " + days_a + " and " + days_b;
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
