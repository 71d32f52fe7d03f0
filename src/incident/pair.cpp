// incident/pair.cpp - weights of a pair of local incidents
#include "incident/pair.h"

#include <algorithm>
#include <map>
#include <optional>

#include "model/amounts.h"
#include "model/deeds.h"

namespace habeas {
namespace {

constexpr int kSameKind = 30;
constexpr int kCompatibleKind = 15;
constexpr int kSameDay = 40;
constexpr int kDaysMeet = 20;
constexpr int kOtherDays = -20;
constexpr int kSameTown = 25;
constexpr int kSameCountries = 20;
constexpr int kSharedCountry = 10;
constexpr int kOtherTowns = -10;
constexpr int kSameAgent = 15;
constexpr int kOtherAgents = -15;
constexpr int kSameNumber = 35;
constexpr int kNumbersMeet = 15;
constexpr int kOtherNumbers = -25;
constexpr int kSamePerson = 40;
constexpr int kSharedVictimWord = 5;
constexpr int kMostVictimWords = 10;
constexpr int kRareWord = 3;
constexpr int kMostRareWords = 15;
constexpr std::int64_t kTooFarApart = 5;  // factor between two figures of one thing

bool share_any(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.count(x) != 0; });
}

void compare_kinds(const LocalIncident& a, const LocalIncident& b, PairScore& score) {
  if (a.event == b.event) {
    score.points += kSameKind;
    score.agree.push_back("the same kind of event");
  } else if (are_compatible(a.event, b.event)) {
    score.points += kCompatibleKind;
  } else {
    score.veto = "different kinds of event";
  }
}

void compare_days(const LocalIncident& a, const LocalIncident& b, PairScore& score) {
  if (a.days.empty() || b.days.empty()) return;
  bool meet = false;
  bool same_day = false;
  for (const ToldDays& x : a.days) {
    for (const ToldDays& y : b.days) {
      const bool both = can_meet(x.days, y.days);
      meet = meet || both;
      same_day = same_day || (both && x.days.is_one_day() && y.days.is_one_day());
    }
  }
  if (!meet) {  // days of different deeds, near enough for one incident
    score.points += kOtherDays;
    return;
  }
  score.points += same_day ? kSameDay : kDaysMeet;
  score.agree.push_back(same_day ? "the same day" : "dates that can meet");
}

void compare_places(const LocalIncident& a, const LocalIncident& b, PairScore& score) {
  if (!a.countries.empty() && !b.countries.empty()) {
    if (a.countries == b.countries) {
      score.points += kSameCountries;
      score.agree.push_back("the same countries");
    } else if (share_any(a.countries, b.countries)) {
      score.points += kSharedCountry;
    }
  }
  if (a.towns.empty() || b.towns.empty()) return;
  if (share_any(a.towns, b.towns)) {
    score.points += kSameTown;
    score.agree.push_back("the same town or site");
  } else {
    score.points += kOtherTowns;
  }
}

void compare_agents(const LocalIncident& a, const LocalIncident& b, PairScore& score) {
  if (a.agents.empty() || b.agents.empty()) return;
  score.points += share_any(a.agents, b.agents) ? kSameAgent : kOtherAgents;
}

bool is_one_concept(const std::string& a, const std::string& b) {
  return a == b || (are_compatible(a, b) && !is_violence(a) && !is_violence(b));
}

std::int64_t whole(const Number& number) {
  Quantity quantity;
  quantity.lo = number;
  return *whole_bounds(quantity).lo;
}

/// The figures of one concept, compared by the largest that each side names.
void compare_numbers(const LocalIncident& a, const LocalIncident& b, PairScore& score) {
  const auto larger = [](const ToldNumber* x, const ToldNumber& y) {
    return x == nullptr || *named_number(x->quantity) < *named_number(y.quantity);
  };
  const ToldNumber* left = nullptr;
  const ToldNumber* right = nullptr;
  for (const ToldNumber& x : a.numbers) {
    if (!named_number(x.quantity) || x.at_site) continue;
    const bool met = std::any_of(b.numbers.begin(), b.numbers.end(), [&](const ToldNumber& y) {
      return !y.at_site && is_one_concept(x.event, y.event);
    });
    if (met && larger(left, x)) left = &x;
  }
  if (left == nullptr) return;
  for (const ToldNumber& y : b.numbers) {
    if (!named_number(y.quantity) || y.at_site) continue;
    if (!is_one_concept(left->event, y.event)) continue;
    if (larger(right, y)) right = &y;
  }
  if (right == nullptr) return;
  const std::int64_t x = whole(*named_number(left->quantity));
  const std::int64_t y = whole(*named_number(right->quantity));
  if (x == y) {
    score.points += kSameNumber;
    score.agree.push_back("the same figure, " + with_commas(x));
    return;
  }
  const std::int64_t small = std::min(x, y);
  const std::int64_t large = std::max(x, y);
  if (small * kTooFarApart < large) {
    score.veto = "the figures are too far apart: " + in_words(left->quantity) + " and " +
                 in_words(right->quantity);
    return;
  }
  score.points += large * 2 <= small * 3 ? kNumbersMeet : kOtherNumbers;
}

void compare_victims(const LocalIncident& a, const LocalIncident& b, PairScore& score) {
  if (!a.persons.empty() && !b.persons.empty()) {
    if (!share_any(a.persons, b.persons)) {
      score.veto = "different persons are named as victims";
      return;
    }
    score.points += kSamePerson;
    score.agree.push_back("a victim of the same name");
  }
  int points = 0;
  for (const std::string& word : a.victim_words) {
    if (b.victim_words.count(word) != 0) points += kSharedVictimWord;
  }
  score.points += std::min(points, kMostVictimWords);
}

void compare_words(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                   PairScore& score) {
  int points = 0;
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end() && points < kMostRareWords) {
    if (*left == *right) points += kRareWord;
    const bool step_left = *left <= *right;
    const bool step_right = *right <= *left;
    if (step_left) ++left;
    if (step_right) ++right;
  }
  score.points += std::min(points, kMostRareWords);
}

}  // namespace

RareWords rare_words(const std::vector<LocalIncident>& incidents) {
  std::map<std::string, std::size_t> uses;
  for (const LocalIncident& incident : incidents) {
    for (const std::string& word : incident.words) ++uses[word];
  }
  std::map<std::string, std::uint32_t> numbers;
  for (const auto& [word, count] : uses) {
    if (count == 2 || (count > 2 && count * 10 <= incidents.size())) {
      numbers.emplace(word, static_cast<std::uint32_t>(numbers.size()));
    }
  }
  RareWords rare;
  for (const LocalIncident& incident : incidents) {
    std::vector<std::uint32_t> words;
    for (const std::string& word : incident.words) {
      const auto at = numbers.find(word);
      if (at != numbers.end()) words.push_back(at->second);
    }
    std::sort(words.begin(), words.end());
    rare.push_back(std::move(words));
  }
  return rare;
}

PairScore score_pair(const LocalIncident& a, const LocalIncident& b,
                     const std::vector<std::uint32_t>& a_words,
                     const std::vector<std::uint32_t>& b_words) {
  PairScore score;
  compare_kinds(a, b, score);
  if (score.veto.empty()) score.veto = forbidden(a, b);
  if (score.veto.empty()) compare_places(a, b, score);
  if (score.veto.empty()) compare_agents(a, b, score);
  if (score.veto.empty()) compare_victims(a, b, score);
  if (score.veto.empty()) compare_days(a, b, score);
  if (score.veto.empty()) compare_numbers(a, b, score);
  compare_words(a_words, b_words, score);
  return score;
}

}  // namespace habeas
