// lexicon/gazetteer.cpp - the gazetteer's tables and what can be asked of them
//
// Names lead to rows by a chained hash table over the 64-bit keys of the folded names, without
// spaces and hyphens. In front of it stands a bit filter of 1 MiB (two bits a key), which answers
// most words that are no names from the cache. Rows are found by nearness in a grid of half-degree
// cells, filled by a counting sort.
#include "lexicon/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <tuple>

#include "lexicon/gazetteer_data.h"
#include "text/tokens.h"

namespace habeas {
namespace {

constexpr std::uint32_t kHeadBits = 20;
constexpr std::uint32_t kFilterBits = 23;
constexpr std::uint32_t kRowMask = 0xFFFFFFU;
constexpr std::uint32_t kVariant = 1U << 24U;
constexpr std::uint32_t kCapitals = 1U << 25U;
constexpr std::uint32_t kAbbreviation = 1U << 26U;
constexpr std::uint32_t kPeople = 1U << 27U;
constexpr std::uint32_t kWordsShift = 28;

constexpr std::int32_t kCell = 50'000;
constexpr std::uint32_t kCellsAround = 720;
constexpr std::uint32_t kCellsUp = 361;
constexpr double kEarthRadius = 6'371'009.0;
constexpr double kMetresPerCell = 55'600.0;

/// FNV-1a leaves the low bits of short words weak; folding the halves mends that.
std::uint64_t mixed(std::uint64_t key) { return (key ^ (key >> 32U)) * 0x9E3779B97F4A7C15ULL; }
std::uint64_t head_of(std::uint64_t key) { return mixed(key) >> (64U - kHeadBits); }
/// One word of the filter and two of its bits.
std::uint64_t filter_word(std::uint64_t key) {
  return (mixed(key) >> 24U) & ((1U << (kFilterBits - 6U)) - 1U);
}
std::uint64_t filter_mask(std::uint64_t key) {
  return (std::uint64_t{1} << ((mixed(key) >> 12U) & 63U)) |
         (std::uint64_t{1} << ((mixed(key) >> 18U) & 63U));
}

double radians(std::int32_t e5) { return e5 / 100'000.0 * std::numbers::pi / 180.0; }

NamedRow unpack(std::uint32_t packed) {
  return {packed & kRowMask,         (packed & kVariant) != 0,
          (packed & kCapitals) != 0, (packed & kAbbreviation) != 0,
          (packed & kPeople) != 0,   static_cast<std::uint8_t>((packed >> kWordsShift) & 7U)};
}

std::uint32_t pack(const NamedRow& how) {
  std::uint32_t packed = how.row | (std::min<std::uint32_t>(how.words, 7U) << kWordsShift);
  if (how.variant) packed |= kVariant;
  if (how.capitals) packed |= kCapitals;
  if (how.abbreviation) packed |= kAbbreviation;
  if (how.people) packed |= kPeople;
  return packed;
}

/// A surer way to the same row comes first.
std::uint32_t doubt(const NamedRow& way) {
  return (way.people ? 8U : 0U) + (way.abbreviation ? 4U : 0U) + (way.variant ? 2U : 0U) +
         (way.capitals ? 1U : 0U);
}

/// A point rather than an area.
bool is_site(const GazetteerRow& row) {
  return row.at && row.country != kNoRow && row.kind != RowKind::country &&
         row.kind != RowKind::region && row.kind != RowKind::district;
}

}  // namespace

std::uint32_t distance_m(GeoPoint a, GeoPoint b) {
  const double lat_a = radians(a.lat_e5);
  const double lat_b = radians(b.lat_e5);
  const double up = std::sin((lat_b - lat_a) / 2);
  const double across = std::sin((radians(b.lon_e5) - radians(a.lon_e5)) / 2);
  const double h = up * up + std::cos(lat_a) * std::cos(lat_b) * across * across;
  return static_cast<std::uint32_t>(
      std::lround(2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(h)))));
}

std::uint64_t name_key(std::string_view name) { return word_key(fold_name(name)); }

Gazetteer::Gazetteer()
    : heads_(std::size_t{1} << kHeadBits, kNoRow),
      filter_(std::size_t{1} << (kFilterBits - 6U), 0),
      countries_(std::size_t{26} * 26) {}

Result<Gazetteer> Gazetteer::load() {
  return parse({embedded_gazetteer_countries_tsv(), embedded_gazetteer_admin1_tsv(),
                embedded_gazetteer_admin2_tsv(), embedded_gazetteer_places_tsv(),
                embedded_gazetteer_areas_tsv(), embedded_gazetteer_words_tsv()});
}

std::string_view Gazetteer::name(std::uint32_t row) const {
  const Text text = name_texts_[row];
  return std::string_view(names_).substr(text.begin, text.size);
}

std::string Gazetteer::country_code(std::uint32_t row) const {
  if (rows_[row].country == kNoRow) return {};
  return {static_cast<char>('A' + rows_[row].code / 26),
          static_cast<char>('A' + rows_[row].code % 26)};
}

std::string Gazetteer::state_named(const std::vector<NamedRow>& rows) const {
  std::uint32_t capital = kNoRow;
  for (const NamedRow& named : rows) {
    // Of a rarer sense only the row's own name counts.
    const bool second_sense = &named != &rows.front();
    if (second_sense && (named.variant || named.capitals || named.abbreviation)) continue;
    if (rows_[named.row].kind == RowKind::country) return country_code(named.row);
    if (capital == kNoRow && rows_[named.row].rank == RowRank::capital) capital = named.row;
  }
  return capital == kNoRow ? std::string{} : country_code(capital);
}

std::string_view Gazetteer::region_name(std::uint32_t row) const {
  if (rows_[row].kind == RowKind::region) return name(row);
  return rows_[row].region == kNoRow ? std::string_view{} : name(rows_[row].region);
}

bool Gazetteer::may_have(std::uint64_t key) const {
  const std::uint64_t mask = filter_mask(key);
  return (filter_[filter_word(key)] & mask) == mask;
}

std::vector<NamedRow> Gazetteer::find(std::uint64_t key) const {
  constexpr std::size_t kMostNames = 8;  // of most keys
  std::vector<NamedRow> found;
  if (!may_have(key)) return found;
  found.reserve(kMostNames);
  for (std::uint32_t i = heads_[head_of(key)]; i != kNoRow; i = entries_[i].next) {
    if (entries_[i].key == key) found.push_back(unpack(entries_[i].row_and_flags));
  }
  std::sort(found.begin(), found.end(), [](const NamedRow& a, const NamedRow& b) {
    return a.row != b.row ? a.row < b.row : doubt(a) < doubt(b);
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const NamedRow& a, const NamedRow& b) { return a.row == b.row; }),
              found.end());
  std::sort(found.begin(), found.end(), [this](const NamedRow& a, const NamedRow& b) {
    const std::int64_t more = std::int64_t{rows_[a.row].population} - rows_[b.row].population;
    return more != 0 ? more > 0 : a.row < b.row;
  });
  return found;
}

OtherSense Gazetteer::other_sense(std::uint64_t key) const {
  const auto at = std::lower_bound(senses_.begin(), senses_.end(), std::pair{key, std::uint8_t{0}});
  if (at == senses_.end() || at->first != key) return {};
  return {(at->second & 1U) != 0, (at->second & 2U) != 0, (at->second & 4U) != 0};
}

std::uint16_t Gazetteer::code_of(std::string_view iso2) {
  return static_cast<std::uint16_t>((iso2[0] - 'A') * 26 + (iso2[1] - 'A'));
}

std::uint32_t Gazetteer::country(std::string_view iso2) const {
  const bool letters =
      iso2.size() == 2 && iso2[0] >= 'A' && iso2[0] <= 'Z' && iso2[1] >= 'A' && iso2[1] <= 'Z';
  return letters ? countries_[code_of(iso2)].row : kNoRow;
}

std::uint32_t Gazetteer::capital(std::uint32_t country_row) const {
  return country_of(country_row).capital;
}

std::vector<std::uint32_t> Gazetteer::neighbours(std::uint32_t country_row) const {
  return country_of(country_row).neighbours;
}

bool Gazetteer::share_border(std::uint32_t country_a, std::uint32_t country_b) const {
  if (country_a == kNoRow || country_b == kNoRow) return false;
  const std::vector<std::uint32_t>& beside = country_of(country_a).neighbours;
  return std::binary_search(beside.begin(), beside.end(), country_b);
}

// ------------------------------------------------------------------------------------------------
// nearness

std::uint32_t Gazetteer::cell_of(GeoPoint at) const {
  const auto up = static_cast<std::uint32_t>((at.lat_e5 + 9'000'000) / kCell);
  const auto across = static_cast<std::uint32_t>((at.lon_e5 + 18'000'000) / kCell) % kCellsAround;
  return std::min(up, kCellsUp - 1) * kCellsAround + across;
}

void Gazetteer::build_grid() {
  cells_.assign(kCellsAround * kCellsUp + 1, 0);
  for (const GazetteerRow& row : rows_) {
    if (is_site(row)) ++cells_[cell_of(*row.at) + 1];
  }
  for (std::size_t i = 1; i < cells_.size(); ++i) cells_[i] += cells_[i - 1];
  grid_.resize(cells_.back());
  std::vector<std::uint32_t> next(cells_.begin(), cells_.end() - 1);
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    if (is_site(rows_[row])) grid_[next[cell_of(*rows_[row].at)]++] = row;
  }
}

template <class Visit>
void Gazetteer::visit_around(GeoPoint at, std::uint32_t within_m, Visit visit) const {
  const auto up = static_cast<std::int32_t>(cell_of(at) / kCellsAround);
  const auto across = static_cast<std::int32_t>(cell_of(at) % kCellsAround);
  const auto reach_up = static_cast<std::int32_t>(within_m / kMetresPerCell) + 1;
  const double shrink = std::max(0.01, std::cos(radians(at.lat_e5)) - 0.01);
  const auto reach_across =
      std::min(static_cast<std::int32_t>(kCellsAround / 2 - 1),
               static_cast<std::int32_t>(within_m / kMetresPerCell / shrink) + 1);
  // A degree of latitude is longer than 110 km: what lies farther north or south is out of reach,
  // and no distance need be computed.
  const std::int64_t latitudes = std::int64_t{within_m} * 10 / 11 + 1;
  for (std::int32_t u = std::max(0, up - reach_up);
       u <= std::min(static_cast<std::int32_t>(kCellsUp) - 1, up + reach_up); ++u) {
    for (std::int32_t a = across - reach_across; a <= across + reach_across; ++a) {
      const auto around = static_cast<std::uint32_t>(a + static_cast<std::int32_t>(kCellsAround));
      const std::uint32_t cell =
          static_cast<std::uint32_t>(u) * kCellsAround + around % kCellsAround;
      for (std::uint32_t i = cells_[cell]; i < cells_[cell + 1]; ++i) {
        const std::int64_t apart = std::int64_t{rows_[grid_[i]].at->lat_e5} - at.lat_e5;
        if (std::abs(apart) <= latitudes) visit(grid_[i]);
      }
    }
  }
}

std::vector<std::uint32_t> Gazetteer::near(GeoPoint at, std::uint32_t within_m) const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  visit_around(at, within_m, [&](std::uint32_t row) {
    const std::uint32_t metres = distance_m(at, *rows_[row].at);
    if (metres <= within_m) found.emplace_back(metres, row);
  });
  std::sort(found.begin(), found.end());
  std::vector<std::uint32_t> rows;
  rows.reserve(found.size());
  for (const auto& [metres, row] : found) rows.push_back(row);
  return rows;
}

std::optional<CrossingPair> Gazetteer::crossing(std::uint32_t a, std::uint32_t b) const {
  if (!is_site(rows_[a]) || !is_site(rows_[b])) return {};
  if (!share_border(rows_[a].country, rows_[b].country)) return {};
  const std::uint32_t metres = distance_m(*rows_[a].at, *rows_[b].at);
  if (metres > kCrossingReach) return {};
  return CrossingPair{a, b, metres};
}

std::optional<CrossingPair> Gazetteer::crossing_partner(std::uint32_t row) const {
  if (!is_site(rows_[row])) return {};
  // Nearest first, then by row. Most places around lie in the same country and need no distance.
  std::vector<CrossingPair> pairs;
  visit_around(*rows_[row].at, kCrossingReach, [&](std::uint32_t other) {
    if (rows_[other].country == rows_[row].country) return;
    if (const auto maybe = crossing(row, other)) pairs.push_back(*maybe);
  });
  std::sort(pairs.begin(), pairs.end(), [](const CrossingPair& a, const CrossingPair& b) {
    return std::tie(a.distance_m, a.there) < std::tie(b.distance_m, b.there);
  });
  std::uint64_t best = 0;
  std::uint64_t second = 0;
  std::optional<CrossingPair> pair;
  for (const CrossingPair& maybe : pairs) {
    const std::uint64_t km = maybe.distance_m / 1000 + 1;
    // A village that GeoNames gives no number for still has people.
    const std::uint64_t weight =
        (std::uint64_t{rows_[maybe.there].population} + 200) * 1'000 / (km * km);
    if (weight > best) {
      second = best;
      best = weight;
      pair = maybe;
    } else {
      second = std::max(second, weight);
    }
  }
  return best >= 2 * second ? pair : std::nullopt;
}

// ------------------------------------------------------------------------------------------------
// filling the tables

std::uint32_t Gazetteer::add_row(const GazetteerRow& row, std::string_view name) {
  rows_.push_back(row);
  name_texts_.push_back(
      {static_cast<std::uint32_t>(names_.size()), static_cast<std::uint32_t>(name.size())});
  names_ += name;
  return size() - 1;
}

void Gazetteer::add_key(std::uint64_t key, const NamedRow& how) {
  entries_.push_back({key, pack(how), kNoRow});
}

/// The tables are larger than the inner caches and keys fall anywhere: the lines of later keys are
/// asked for in advance.
void Gazetteer::link_keys(std::size_t first_entry) {
  constexpr std::size_t kAhead = 16;
  for (std::size_t i = first_entry; i < entries_.size(); ++i) {
    if (i + kAhead < entries_.size()) {
      const std::uint64_t later = entries_[i + kAhead].key;
      __builtin_prefetch(&heads_[head_of(later)], 1);
      __builtin_prefetch(&filter_[filter_word(later)], 1);
    }
    Entry& entry = entries_[i];
    std::uint32_t& head = heads_[head_of(entry.key)];
    entry.next = head;
    head = static_cast<std::uint32_t>(i);
    filter_[filter_word(entry.key)] |= filter_mask(entry.key);
  }
}

}  // namespace habeas
