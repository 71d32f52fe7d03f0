// incident/pair.cpp - features and weights of a pair of local incidents
//
// Logistic regression with integer weights (data/models/incidents/weights.tsv). Words, names,
// places and days of writing are compared as texts (profile.h); kinds, days, places, agents,
// figures and victims as claims. A veto stands above all points.
#include "incident/pair.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "model/amounts.h"
#include "model/deeds.h"

namespace habeas {

std::string_view embedded_incidents_weights_tsv();

namespace {

constexpr std::int64_t kTooFarApart = 5;  // factor between two figures of one thing
constexpr std::int64_t kNoPart = 5;       // fewer people may be a part of those hit
constexpr std::int64_t kKnownAgain = 20;  // a figure large enough to be known again without a deed
constexpr std::int32_t kYes = 1000;

constexpr std::array<std::string_view, kFeatures> kNames = {"cosine",
                                                            "root_cosine",
                                                            "contained",
                                                            "title",
                                                            "names",
                                                            "places",
                                                            "share_place",
                                                            "numbers",
                                                            "weeks_between",
                                                            "over_two_days",
                                                            "over_seven_days",
                                                            "share_day",
                                                            "other_days",
                                                            "share_age",
                                                            "other_ages",
                                                            "same_deed_day",
                                                            "deed_days_meet",
                                                            "same_kind",
                                                            "other_kind",
                                                            "same_countries",
                                                            "share_country",
                                                            "other_countries",
                                                            "same_town",
                                                            "other_towns",
                                                            "same_agent",
                                                            "other_agents",
                                                            "same_small_figure",
                                                            "same_figure",
                                                            "same_large_figure",
                                                            "figures_near",
                                                            "other_figures",
                                                            "same_victim",
                                                            "other_victims",
                                                            "victim_words"};

FeatureValues read_weights() {
  FeatureValues weights{};
  std::string_view rest = embedded_incidents_weights_tsv();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const auto at = std::find(kNames.begin(), kNames.end(), line.substr(0, tab));
    if (at == kNames.end()) continue;
    const std::string_view number = line.substr(tab + 1);
    std::from_chars(number.data(), number.data() + number.size(),
                    weights[static_cast<std::size_t>(at - kNames.begin())]);
  }
  return weights;
}

const FeatureValues& weights() {
  static const FeatureValues kWeights = read_weights();
  return kWeights;
}

bool share_any(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.count(x) != 0; });
}

std::int64_t whole(const Number& number) {
  Quantity quantity;
  quantity.lo = number;
  return *whole_bounds(quantity).lo;
}

/// Compares two local incidents, one aspect a function.
class Comparison {
 public:
  Comparison(const LocalIncident& a, const LocalIncident& b, FeatureValues& values)
      : a_(a), b_(b), values_(values) {}

  PairScore run(const Likeness& like) {
    score_.veto = forbidden(a_, b_);
    if (like.share_day) score_.veto.is_sure = false;  // a day may have been read of another deed
    compare_texts(like);
    compare_kinds();
    compare_days();
    compare_places();
    compare_agents();
    compare_victims();
    compare_figures();
    return std::move(score_);
  }

 private:
  std::int32_t& value(Feature feature) { return values_[static_cast<std::size_t>(feature)]; }
  void say(Feature feature, const char* words = nullptr) {
    value(feature) = kYes;
    if (words != nullptr) score_.agree.emplace_back(words);
  }

  void compare_texts(const Likeness& like) {
    constexpr std::int32_t kMostNames = 12000;
    value(Feature::cosine) = like.cosine;
    value(Feature::root_cosine) = like.root;
    value(Feature::contained) = like.contained;
    value(Feature::title) = like.title;
    value(Feature::names) = std::min(like.names, kMostNames);
    value(Feature::places) = std::min(like.places, kMostNames);
    value(Feature::numbers) = std::min(like.numbers, kMostNames);
    value(Feature::share_place) = like.share_place ? kYes : 0;
    value(Feature::share_day) = like.share_day ? kYes : 0;
    value(Feature::other_days) = like.other_days ? kYes : 0;
    value(Feature::share_age) = like.share_age ? kYes : 0;
    value(Feature::other_ages) = like.other_ages ? kYes : 0;
    value(Feature::weeks_between) = like.days_between * 100;
    value(Feature::over_two_days) = like.days_between > 2 ? kYes : 0;
    value(Feature::over_seven_days) = like.days_between > 7 ? kYes : 0;
    if (like.root >= 500) score_.agree.emplace_back("much the same words");
    if (like.names > 0) score_.agree.emplace_back("the same names");
    if (like.share_place) score_.agree.emplace_back("the same places");
  }

  void compare_kinds() {
    if (a_.event.empty() || b_.event.empty()) return;
    if (share_any(a_.events, b_.events)) {
      say(Feature::same_kind, "the same kind of event");
      return;
    }
    const bool compatible = std::any_of(a_.events.begin(), a_.events.end(), [&](const auto& x) {
      return std::any_of(b_.events.begin(), b_.events.end(),
                         [&](const auto& y) { return are_compatible(x, y); });
    });
    if (!compatible) say(Feature::other_kind);
  }

  void compare_days() {
    bool meet = false;
    bool same_day = false;
    for (const ToldDays& x : a_.days) {
      for (const ToldDays& y : b_.days) {
        const bool both = can_meet(x.days, y.days);
        meet = meet || both;
        same_day = same_day || (both && x.days.is_one_day() && y.days.is_one_day());
      }
    }
    if (same_day) say(Feature::same_deed_day, "the same day");
    if (meet && !same_day) say(Feature::deed_days_meet, "dates that can meet");
  }

  void compare_places() {
    if (!a_.countries.empty() && !b_.countries.empty()) {
      if (a_.countries == b_.countries) {
        say(Feature::same_countries, "the same countries");
      } else if (share_any(a_.countries, b_.countries)) {
        say(Feature::share_country);
      } else {
        say(Feature::other_countries);
      }
    }
    if (a_.towns.empty() || b_.towns.empty()) return;
    if (share_any(a_.towns, b_.towns)) {
      say(Feature::same_town, "the same town or site");
    } else {
      say(Feature::other_towns);
    }
  }

  void compare_agents() {
    if (a_.agents.empty() || b_.agents.empty()) return;
    const bool same = share_any(a_.agents, b_.agents);
    say(same ? Feature::same_agent : Feature::other_agents);
  }

  void compare_victims() {
    if (!a_.persons.empty() && !b_.persons.empty()) {
      if (share_any(a_.persons, b_.persons)) {
        say(Feature::same_victim, "a victim of the same name");
      } else {
        say(Feature::other_victims);
      }
    }
    std::int32_t words = 0;
    for (const std::string& word : a_.victim_words) words += b_.victim_words.count(word) != 0;
    value(Feature::victim_words) = std::min(words, 4) * kYes;
  }

  static bool is_one_concept(const std::string& a, const std::string& b) {
    return a == b || (are_compatible(a, b) && !is_violence(a) && !is_violence(b));
  }

  /// The two figures of one concept that lie nearest; of those the largest.
  void compare_figures() {
    const ToldNumber* left = nullptr;
    const ToldNumber* right = nullptr;
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (const ToldNumber& one : a_.numbers) {
      for (const ToldNumber& two : b_.numbers) {
        const auto p = named_number(one.quantity);
        const auto q = named_number(two.quantity);
        if (!p || !q || one.at_site || two.at_site) continue;
        const std::int64_t u = whole(*p);
        const std::int64_t v = whole(*q);
        const bool unnamed = one.event.empty() || two.event.empty();
        const bool known_again = unnamed && u == v && u >= kKnownAgain;
        if (!known_again && (unnamed || !is_one_concept(one.event, two.event))) continue;
        const std::int64_t gap = std::max(u, v) * std::max<std::int64_t>(std::min(x, y), 1);
        const std::int64_t best = std::max(x, y) * std::max<std::int64_t>(std::min(u, v), 1);
        if (left != nullptr && (gap > best || (gap == best && u <= x))) continue;
        left = &one;
        right = &two;
        x = u;
        y = v;
      }
    }
    if (left == nullptr) return;
    if (x == y) {
      say(x < 10    ? Feature::same_small_figure
          : x < 100 ? Feature::same_figure
                    : Feature::same_large_figure);
      if (x >= 10) score_.agree.push_back("the same figure, " + with_commas(x));
      return;
    }
    const std::int64_t small = std::min(x, y);
    const std::int64_t large = std::max(x, y);
    if (small >= kNoPart && small * kTooFarApart < large && score_.veto.words.empty()) {
      score_.veto = {"the figures are too far apart: " + in_words(left->quantity) + " and " +
                     in_words(right->quantity)};
    }
    say(large * 2 <= small * 3 ? Feature::figures_near : Feature::other_figures);
  }

  const LocalIncident& a_;
  const LocalIncident& b_;
  FeatureValues& values_;
  PairScore score_;
};

}  // namespace

std::string_view feature_name(Feature feature) { return kNames[static_cast<std::size_t>(feature)]; }

PairScore compare(const LocalIncident& a, const LocalIncident& b, const Likeness& like,
                  FeatureValues& values) {
  values = {};
  return Comparison(a, b, values).run(like);
}

PairScore score_pair(const LocalIncident& a, const LocalIncident& b, const Likeness& like) {
  FeatureValues values;
  PairScore score = compare(a, b, like, values);
  for (std::size_t i = 0; i < kFeatures; ++i) {
    score.points += std::int64_t{weights()[i]} * values[i] / 1000;
  }
  return score;
}

std::int64_t prior_odds(std::size_t texts) {
  constexpr std::int64_t kLargePile = -6000;  // measured on a pile of 1,177 texts
  constexpr std::int32_t kItsSize = 7071;     // 1000 * ln(1,177)
  constexpr std::int32_t kSmallest = 3401;    // ln(30): a smaller pile is no surer of one event
  const std::int32_t size = std::max(ln_milli(std::max<std::size_t>(texts, 1)), kSmallest);
  return kLargePile + (kItsSize - size) * 11 / 10;
}

}  // namespace habeas
