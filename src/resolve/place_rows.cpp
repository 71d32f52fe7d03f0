// resolve/place_rows.cpp - size, rank and kind of a row as points; containment
#include "resolve/place_rows.h"

#include <bit>

namespace habeas {
namespace {

constexpr int kOwnName = 6;
constexpr int kVariant = -6;
constexpr int kCountryRank = 14;
constexpr int kCapitalRank = 8;
constexpr int kSeatRank = 3;
constexpr int kSectionRank = -8;
constexpr int kRegionRank = -6;
constexpr int kDistrictRank = -16;
constexpr int kAreaPoints = 66;  // "Africa": no town of that name comes near
constexpr int kFromUser = 60;
constexpr int kOfSortSaid = 40;
constexpr int kOfOtherSort = -20;
constexpr std::uint32_t kDistrictReach = 80'000;

bool fits(PlaceSort said, const GazetteerRow& row) {
  const RowKind kind = row.kind;
  switch (said) {
    case PlaceSort::section:
      return row.rank == RowRank::section;
    case PlaceSort::region:
      return kind == RowKind::region;
    case PlaceSort::district:
      return kind == RowKind::district;
    case PlaceSort::city:
      return kind == RowKind::city;
    case PlaceSort::country:
      return kind == RowKind::country;
    case PlaceSort::any:
      break;
  }
  return true;
}

int points_of_kind(const GazetteerRow& row) {
  switch (row.kind) {
    case RowKind::country:
      return kCountryRank;
    case RowKind::region:
      return kRegionRank;
    case RowKind::district:
      return kDistrictRank;
    case RowKind::other:
      return row.from_user ? 0 : kAreaPoints;
    case RowKind::city:
    case RowKind::facility:
    case RowKind::crossing:
      break;
  }
  return 0;
}

int points_of_rank(RowRank rank) {
  switch (rank) {
    case RowRank::capital:
      return kCapitalRank;
    case RowRank::seat:
      return kSeatRank;
    case RowRank::section:
      return kSectionRank;
    case RowRank::lower_seat:
    case RowRank::plain:
      break;
  }
  return 0;
}

}  // namespace

int doublings(std::uint32_t number) { return 2 * static_cast<int>(std::bit_width(number)); }

int points_of_row(const Gazetteer& gazetteer, const NamedRow& named, PlaceSort said) {
  const GazetteerRow& row = gazetteer[named.row];
  int points = doublings(row.population) + points_of_kind(row) + points_of_rank(row.rank);
  points += named.variant ? kVariant : kOwnName;
  if (row.from_user) points += kFromUser;
  if (said != PlaceSort::any) points += fits(said, row) ? kOfSortSaid : kOfOtherSort;
  return points;
}

bool holds(const Gazetteer& gazetteer, std::uint32_t holder, std::uint32_t inner) {
  if (holder == inner) return false;
  const GazetteerRow& outer = gazetteer[holder];
  const GazetteerRow& row = gazetteer[inner];
  if (outer.kind == RowKind::country) return row.country == holder;
  if (outer.kind == RowKind::region) return row.region == holder;
  // Districts are not listed with their places: the same division, and not far.
  return outer.kind == RowKind::district && row.kind == RowKind::city &&
         row.region == outer.region && outer.region != kNoRow && outer.at && row.at &&
         distance_m(*outer.at, *row.at) < kDistrictReach;
}

}  // namespace habeas
