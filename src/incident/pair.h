// incident/pair.h - do two local incidents tell of one incident? integer weights and vetoes
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "incident/local.h"

namespace habeas {

/// What is compared of two local incidents. Numbers in thousandths; yes is 1000.
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

inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::count);
using FeatureValues = std::array<std::int32_t, kFeatures>;

/// What speaks for one incident, and what forbids it.
struct PairScore {
  std::int64_t points = 0;  ///< log odds in thousandths, without the prior of the pile
  Veto veto;
  std::vector<std::string> agree;  ///< plain words for what they share
};

/// Name of a feature, as data/models/incidents/weights.tsv writes it.
std::string_view feature_name(Feature feature);

/// Fills everything but `points`.
PairScore compare(const LocalIncident& a, const LocalIncident& b, const Likeness& like,
                  FeatureValues& values);

PairScore score_pair(const LocalIncident& a, const LocalIncident& b, const Likeness& like);

/// Log odds, in thousandths, that two texts of a pile of so many tell of one incident before they
/// are read: in a large pile there are more incidents to tell of.
std::int64_t prior_odds(std::size_t texts);

}  // namespace habeas
