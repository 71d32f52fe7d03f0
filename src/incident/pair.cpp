// incident/pair.cpp - features and weights of a pair of local incidents
//
// Logistic regression with integer weights (data/models/incidents/weights.tsv). Texts are compared
// by the cosine of their weighted words (Salton and McGill 1983) and the summed rarity of what they
// share, so that pairs with nothing rare in common come out near 0 however long they are; kinds,
// days, places, agents, figures and victims are compared as claims. A veto stands above all points.
//
// One side is spread out in a table by id, so that the lists of the other are only looked up.
#include "incident/pair.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "model/amounts.h"

namespace habeas {

std::string_view embedded_incidents_weights_tsv();

namespace {

constexpr std::int64_t kTooFarApart = 5;  // factor between two figures of one thing
constexpr std::int64_t kNoPart = 5;       // fewer people may be a part of those hit
constexpr std::int64_t kKnownAgain = 20;  // a figure large enough to be known again without a deed
constexpr std::int32_t kDaysUnknown = 5;  // between days of writing that are not known
constexpr std::int64_t kMostDaysBetween = 60;
constexpr std::int64_t kOverWeeks = 4500;  // points above which counted days weeks apart may be one
constexpr std::int64_t kMostRarity = 12000;  // of names, places or numbers shared
constexpr std::int32_t kMuchTheSame = 500;   // root of a cosine, in thousandths

/// What is compared. Graded features are numbers in thousandths, the others hold or do not.
enum class Feature : std::uint8_t {
  cosine,
  root_cosine,
  contained,
  title,
  names,
  places,
  share_place,
  numbers,
  weeks_between,
  over_two_days,
  over_seven_days,
  share_day,
  other_days,
  share_age,
  other_ages,
  same_deed_day,
  deed_days_meet,
  same_kind,
  other_kind,
  same_countries,
  share_country,
  other_countries,
  same_town,
  other_towns,
  same_agent,
  other_agents,
  same_small_figure,
  same_figure,
  same_large_figure,
  figures_near,
  other_figures,
  same_victim,
  other_victims,
  victim_words,
  count
};

static_assert(kPairFeatures == static_cast<std::size_t>(Feature::count));

constexpr std::array<std::string_view, kPairFeatures> kNames = {"cosine",
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

PairFeatures read_weights() {
  PairFeatures weights{};
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

std::size_t index(Feature feature) { return static_cast<std::size_t>(feature); }

/// May overflow 64 bits: figures of a text are whatever it says.
bool is_smaller_product(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d,
                        bool& equal) {
  __extension__ using Wide = __int128;
  const Wide left = Wide{a} * b;
  const Wide right = Wide{c} * d;
  equal = left == right;
  return left < right;
}

}  // namespace

std::span<const std::string_view> pair_feature_names() { return kNames; }

const PairFeatures& pair_weights() {
  static const PairFeatures kWeights = read_weights();
  return kWeights;
}

/// The points of one pair, and what they come from.
struct PairScorer::Tally {
  const PairFeatures& weights;
  std::int64_t points = 0;
  PairFeatures values{};
  std::int32_t root = 0;
  bool meet = false;                 ///< some of their days
  const SideFigure* left = nullptr;  ///< of the nearest figures of one thing
  const SideFigure* right = nullptr;

  void add(Feature feature) {
    points += weights[index(feature)];
    values[index(feature)] = 1000;
  }
  void grade(Feature feature, std::int64_t value) {
    points += weights[index(feature)] * value / 1000;
    values[index(feature)] = static_cast<std::int32_t>(value);
  }
  [[nodiscard]] bool has(Feature feature) const { return values[index(feature)] > 0; }
  /// Of one kind of deed: how many were led away says nothing of how many were held.
  [[nodiscard]] bool have_far_figures() const {
    if (left == nullptr || left->kind != right->kind) return false;
    const auto [small, large] = std::minmax(left->value, right->value);
    return small >= kNoPart && small < large && (large - 1) / kTooFarApart >= small;
  }
};

PairScorer::PairScorer(const Sides& sides) : sides_(sides) {
  constexpr std::uint64_t kMost = 1001;
  for (std::uint64_t cosine = 0; cosine <= kMost; ++cosine) {
    roots_.push_back(static_cast<std::int32_t>(root_of(cosine * 1000)));
  }
}

void PairScorer::look_from(std::size_t a) {
  held_.resize(sides_.ids(), 0);
  for (const std::uint32_t id : spread_) held_[id] = 0;
  spread_.clear();
  from_ = a;
  for (const SideItem& item : sides_.all(from_)) {
    held_[item.id] = item.weight;
    spread_.push_back(item.id);
  }
}

PairScore PairScorer::score(std::size_t b, std::int64_t least) const {
  Tally tally{pair_weights()};
  compare_all_but_words(b, tally);
  const std::int64_t most = tally.points + most_by_words(b);
  if (most < least) return {most, {}};
  compare_words(b, tally);
  PairScore found{tally.points, {}};
  if (found.points < least) return found;
  found.veto = veto(b, tally);
  return found;
}

PairFeatures PairScorer::features(std::size_t b) const { return compare(b).values; }

Veto PairScorer::veto(std::size_t b, const Tally& tally) const {
  Veto found;
  if (!tally.meet && !days_can_be_one(b, false)) {
    found = {Conflict::days,
             !days_can_be_one(b, true) || (tally.points < kOverWeeks && days_are_weeks_apart(b))};
  } else if (are_apart(b, SideList::from) && are_apart(b, SideList::to)) {
    found = {Conflict::removals, true};
  } else if (are_apart(b, SideList::at) && are_apart(b, SideList::countries)) {
    found = {Conflict::countries, false};
  } else if (tally.have_far_figures()) {
    return {Conflict::figures, true};
  }
  if (tally.has(Feature::share_day)) found.is_sure = false;  // perhaps read of another deed
  return found;
}

/// A day told of both, of whatever deed; or phases that may follow each other, but where both date
/// deeds of one kind, those.
bool PairScorer::days_can_be_one(std::size_t b, bool only_stated) const {
  bool have_left = false;
  bool have_right = false;
  bool follow = false;
  bool share_kind = false;
  bool meet_in_kind = false;
  for (const SideDays& x : sides_.days(from_)) {
    if (only_stated && !x.stated) continue;
    have_left = true;
    for (const SideDays& y : sides_.days(b)) {
      if (only_stated && !y.stated) continue;
      have_right = true;
      if (can_meet(x.days, y.days)) return true;
      const bool same_kind = x.kind == y.kind;
      const bool one =
          sides_.are_phases(x.kind, y.kind) && can_meet(same_kind ? x.week : x.month, y.days);
      const bool harm =
          (sides_.may_follow_in_custody(x.kind, y.kind) && can_meet(x.after, y.days)) ||
          (sides_.may_follow_in_custody(y.kind, x.kind) && can_meet(y.after, x.days));
      // Unrest lasts: what one page tells of its first day another may leave out.
      const bool unrest = !same_kind && x.days.days.is_one_day() && y.days.days.is_one_day() &&
                          can_meet(x.week, y.days);
      const bool arrest = (sides_.may_be_arrest_for(x.kind, y.kind) &&
                           can_meet(x.answered, y.days) && takes_few(b, y.kind)) ||
                          (sides_.may_be_arrest_for(y.kind, x.kind) &&
                           can_meet(y.answered, x.days) && takes_few(from_, x.kind));
      follow = follow || one || harm || unrest || arrest;
      if (!same_kind || !x.has_kind) continue;
      share_kind = true;
      meet_in_kind = meet_in_kind || one;
    }
  }
  if (!have_left || !have_right) return true;
  return share_kind ? meet_in_kind : follow;
}

bool PairScorer::days_are_weeks_apart(std::size_t b) const {
  constexpr std::int64_t kCounted = 8;  // "on Thursday" is a day of the week of the writing
  bool share_kind = false;
  for (const SideDays& x : sides_.days(from_)) {
    const MeetingDays about(shifted(x.days.days, -kCounted, kCounted));
    for (const SideDays& y : sides_.days(b)) {
      if (can_meet(about, y.days)) return false;
      share_kind = share_kind || (x.kind == y.kind && x.has_kind);
    }
  }
  return share_kind;
}

bool PairScorer::takes_few(std::size_t side, std::uint8_t kind) const {
  constexpr std::int64_t kFew = 12;  // who did one deed
  const std::span<const SideFigure> figures = sides_.figures(side);
  return std::none_of(figures.begin(), figures.end(), [&](const SideFigure& figure) {
    return figure.kind == kind && figure.value > kFew;
  });
}

/// The days of a local incident never change; it is kept apart from many.
const std::string& PairScorer::day_words(std::size_t number) {
  std::optional<std::string>& known = day_words_[number];
  if (!known) known = days_in_words(sides_.local(static_cast<std::uint32_t>(number)).days);
  return *known;
}

std::string PairScorer::veto_words(const Veto& veto, std::size_t b) {
  if (veto.conflict != Conflict::figures) {
    day_words_.resize(sides_.size());
    return words_of(veto.conflict, day_words(from_), day_words(b));
  }
  const LocalIncident& one = sides_.local(static_cast<std::uint32_t>(from_));
  const LocalIncident& other = sides_.local(static_cast<std::uint32_t>(b));
  const Tally tally = compare(b);
  return "the figures are too far apart: " + in_words(one.numbers[tally.left->number].quantity) +
         " and " + in_words(other.numbers[tally.right->number].quantity);
}

std::vector<std::string> PairScorer::agreement(std::size_t b) const {
  const Tally tally = compare(b);
  std::vector<std::string> words;
  const auto say = [&](bool holds, const char* said) {
    if (holds) words.emplace_back(said);
  };
  say(tally.root >= kMuchTheSame, "much the same words");
  say(tally.has(Feature::names), "the same names");
  say(tally.has(Feature::share_place), "the same places");
  say(tally.has(Feature::same_kind), "the same kind of event");
  say(tally.has(Feature::same_deed_day), "the same day");
  say(tally.has(Feature::deed_days_meet), "dates that can meet");
  say(tally.has(Feature::same_countries), "the same countries");
  say(tally.has(Feature::same_town), "the same town or site");
  say(tally.has(Feature::same_victim), "a victim of the same name");
  const bool figure = tally.has(Feature::same_figure) || tally.has(Feature::same_large_figure);
  if (figure) words.push_back("the same figure, " + with_commas(tally.left->value));
  return words;
}

PairScorer::Tally PairScorer::compare(std::size_t b) const {
  Tally tally{pair_weights()};
  compare_all_but_words(b, tally);
  compare_words(b, tally);
  return tally;
}

void PairScorer::compare_all_but_words(std::size_t b, Tally& tally) const {
  compare_titles(b, tally);
  compare_names(b, tally);
  compare_kinds(b, tally);
  compare_days(b, tally);
  compare_places(b, tally);
  compare_people(b, tally);
  compare_figures(b, tally);
}

/// A dot product is no larger than the product of the norms (Cauchy and Schwarz); those are rounded
/// down.
std::int64_t PairScorer::most_by_words(std::size_t b) const {
  const Side& left = sides_.side(from_);
  const Side& right = sides_.side(b);
  const std::int64_t norms = left.norm * right.norm;
  const std::int64_t cosine = norms > 0 ? (left.norm + 1) * (right.norm + 1) * 1000 / norms : 0;
  const std::int64_t shorter = std::min(left.sum, right.sum);
  const std::int64_t contained = shorter > 0 ? right.sum * 1000 / shorter : 0;
  const auto most = [](Feature feature, std::int64_t value) {
    return std::max<std::int64_t>(pair_weights()[index(feature)], 0) * value / 1000;
  };
  return most(Feature::cosine, cosine) + most(Feature::root_cosine, root_of_cosine(cosine)) +
         most(Feature::contained, contained) + most(Feature::numbers, kMostRarity);
}

/// In thousandths, both.
std::int32_t PairScorer::root_of_cosine(std::int64_t cosine) const {
  return cosine < static_cast<std::int64_t>(roots_.size())
             ? roots_[static_cast<std::size_t>(cosine)]
             : static_cast<std::int32_t>(root_of(static_cast<std::uint64_t>(cosine) * 1000));
}

bool PairScorer::holds_any(std::size_t b, SideList list) const {
  const auto items = sides_.list(b, list);
  return std::any_of(items.begin(), items.end(),
                     [&](const SideItem& item) { return held_[item.id] != 0; });
}

bool PairScorer::have_both(std::size_t b, SideList list) const {
  return !sides_.list(from_, list).empty() && !sides_.list(b, list).empty();
}

bool PairScorer::are_apart(std::size_t b, SideList list) const {
  return have_both(b, list) && !holds_any(b, list);
}

void PairScorer::compare_words(std::size_t b, Tally& tally) const {
  const Side& left = sides_.side(from_);
  const Side& right = sides_.side(b);
  std::int64_t dot = 0;
  std::int64_t shared = 0;
  const auto add = [&](SideList list) {
    for (const SideItem& word : sides_.list(b, list)) {
      const std::int32_t weight = held_[word.id];
      dot += std::int64_t{weight} * word.weight;
      if (weight != 0) shared += word.rarity;
    }
  };
  add(SideList::numbers);
  const std::int64_t numbers = shared;
  add(SideList::words);
  const std::int64_t norms = left.norm * right.norm;
  const std::int64_t cosine = norms > 0 ? dot * 1000 / norms : 0;
  tally.root = root_of_cosine(cosine);
  tally.grade(Feature::cosine, cosine);
  tally.grade(Feature::root_cosine, tally.root);
  const std::int64_t shorter = std::min(left.sum, right.sum);
  if (shorter > 0) tally.grade(Feature::contained, shared * 1000 / shorter);
  tally.grade(Feature::numbers, std::min(numbers, kMostRarity));
}

void PairScorer::compare_titles(std::size_t b, Tally& tally) const {
  std::int64_t title = 0;
  for (const SideItem& word : sides_.list(b, SideList::title)) {
    if (held_[word.id] != 0) title += word.rarity;
  }
  const std::int64_t titles = std::min(sides_.side(from_).title_sum, sides_.side(b).title_sum);
  if (titles > 0) tally.grade(Feature::title, title * 1000 / titles);
}

void PairScorer::compare_names(std::size_t b, Tally& tally) const {
  std::int64_t names = 0;
  for (const SideItem& name : sides_.list(b, SideList::names)) {
    if (held_[name.id] != 0) names += name.rarity;
  }
  tally.grade(Feature::names, std::min(names, kMostRarity));
  std::int64_t places = 0;
  bool share_place = false;
  for (const SideItem& place : sides_.list(b, SideList::places)) {
    if (held_[place.id] == 0) continue;
    places += place.rarity;
    share_place = true;
  }
  tally.grade(Feature::places, std::min(places, kMostRarity));
  if (share_place) tally.add(Feature::share_place);
  if (have_both(b, SideList::days)) {
    tally.add(holds_any(b, SideList::days) ? Feature::share_day : Feature::other_days);
  }
  if (have_both(b, SideList::ages)) {
    tally.add(holds_any(b, SideList::ages) ? Feature::share_age : Feature::other_ages);
  }
  const auto& one = sides_.side(from_).written;
  const auto& other = sides_.side(b).written;
  const std::int64_t between =
      one && other ? std::min(std::max(*one, *other) - std::min(*one, *other), kMostDaysBetween)
                   : kDaysUnknown;
  tally.grade(Feature::weeks_between, between * 100);
  if (between > 2) tally.add(Feature::over_two_days);
  if (between > 7) tally.add(Feature::over_seven_days);
}

void PairScorer::compare_kinds(std::size_t b, Tally& tally) const {
  const Side& left = sides_.side(from_);
  const Side& right = sides_.side(b);
  if (!left.has_kind || !right.has_kind) return;
  if ((left.kinds & right.kinds) != 0) {
    tally.add(Feature::same_kind);
  } else if ((left.compatible & right.kinds) == 0) {
    tally.add(Feature::other_kind);
  }
}

void PairScorer::compare_days(std::size_t b, Tally& tally) const {
  bool same_day = false;
  for (const SideDays& x : sides_.days(from_)) {
    for (const SideDays& y : sides_.days(b)) {
      if (!can_meet(x.days, y.days)) continue;
      tally.meet = true;
      same_day = same_day || (x.days.days.is_one_day() && y.days.days.is_one_day());
    }
  }
  if (tally.meet) tally.add(same_day ? Feature::same_deed_day : Feature::deed_days_meet);
}

void PairScorer::compare_places(std::size_t b, Tally& tally) const {
  if (have_both(b, SideList::countries)) {
    const auto countries = sides_.list(b, SideList::countries);
    const auto shared = static_cast<std::size_t>(
        std::count_if(countries.begin(), countries.end(),
                      [&](const SideItem& item) { return held_[item.id] != 0; }));
    const bool same =
        shared == countries.size() && shared == sides_.list(from_, SideList::countries).size();
    tally.add(same         ? Feature::same_countries
              : shared > 0 ? Feature::share_country
                           : Feature::other_countries);
  }
  if (have_both(b, SideList::towns)) {
    tally.add(holds_any(b, SideList::towns) ? Feature::same_town : Feature::other_towns);
  }
}

void PairScorer::compare_people(std::size_t b, Tally& tally) const {
  constexpr std::int64_t kMostWords = 4;
  if (have_both(b, SideList::agents)) {
    tally.add(holds_any(b, SideList::agents) ? Feature::same_agent : Feature::other_agents);
  }
  if (have_both(b, SideList::persons)) {
    tally.add(holds_any(b, SideList::persons) ? Feature::same_victim : Feature::other_victims);
  }
  std::int64_t words = 0;
  for (const SideItem& word : sides_.list(b, SideList::victim_words)) words += held_[word.id];
  tally.grade(Feature::victim_words, std::min(words, kMostWords) * 1000);
}

/// The two figures of one concept that lie nearest; of those the largest.
void PairScorer::compare_figures(std::size_t b, Tally& tally) const {
  std::int64_t x = 0;
  std::int64_t y = 0;
  for (const SideFigure& one : sides_.figures(from_)) {
    for (const SideFigure& two : sides_.figures(b)) {
      const std::int64_t u = one.value;
      const std::int64_t v = two.value;
      const bool unnamed = !sides_.names_deed(one) || !sides_.names_deed(two);
      const bool known_again = unnamed && u == v && u >= kKnownAgain;
      if (!known_again && (unnamed || !sides_.is_one_concept(one.kind, two.kind))) continue;
      bool equal = false;
      const bool nearer =
          is_smaller_product(std::max(u, v), std::max<std::int64_t>(std::min(x, y), 1),
                             std::max(x, y), std::max<std::int64_t>(std::min(u, v), 1), equal);
      if (tally.left != nullptr && !nearer && (!equal || u <= x)) continue;
      tally.left = &one;
      tally.right = &two;
      x = u;
      y = v;
    }
  }
  if (tally.left == nullptr) return;
  if (x == y) {
    tally.add(x < 10    ? Feature::same_small_figure
              : x < 100 ? Feature::same_figure
                        : Feature::same_large_figure);
    return;
  }
  const bool near = std::max(x, y) - std::min(x, y) <= std::min(x, y) / 2;
  tally.add(near ? Feature::figures_near : Feature::other_figures);
}

std::int64_t prior_odds(std::size_t texts) {
  constexpr std::int64_t kLargePile = -6000;  // measured on a pile of 1,177 texts
  constexpr std::int32_t kItsSize = 7071;     // 1000 * ln(1,177)
  constexpr std::int32_t kSmallest = 3401;    // ln(30): a smaller pile is no surer of one event
  const std::int32_t size = std::max(ln_milli(std::max<std::size_t>(texts, 1)), kSmallest);
  return kLargePile + (kItsSize - size) * 11 / 10;
}

}  // namespace habeas
