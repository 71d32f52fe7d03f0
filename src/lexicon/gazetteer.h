// lexicon/gazetteer.h - every place, region and country that habeas knows, found by name and by
// nearness
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace habeas {

/// Degrees times 100,000 (WGS 84).
struct GeoPoint {
  std::int32_t lat_e5 = 0, lon_e5 = 0;
  auto operator<=>(const GeoPoint&) const = default;
};

/// Great-circle distance on a sphere of 6,371,009 m, rounded to a metre.
std::uint32_t distance_m(GeoPoint a, GeoPoint b);

inline constexpr std::uint32_t kNoRow = 0xFFFFFFFFU;

enum class RowKind : std::uint8_t { country, region, district, city, facility, crossing, other };

/// What a place is among its like, most important first.
enum class RowRank : std::uint8_t { capital, seat, lower_seat, plain, section };

/// One place, region or country. `region` and `country` are rows of the same gazetteer.
struct GazetteerRow {
  std::uint32_t geonames = 0;  ///< 0: none
  std::optional<GeoPoint> at;
  std::uint32_t population = 0;
  std::uint32_t country = kNoRow;  ///< of a country: itself
  std::uint16_t code =
      0;  ///< of the country: letters of its ISO 3166-1 alpha-2, 26 * first + second
  std::uint32_t region = kNoRow;  ///< first-level division; kNoRow for countries and regions
  RowKind kind = RowKind::city;
  RowRank rank = RowRank::plain;
  bool from_user = false;  ///< came with add_user_file()
};

/// A name that leads to a row. `row` is the place; the rest says how far the name may be trusted.
struct NamedRow {
  std::uint32_t row = kNoRow;
  bool variant = false;       ///< an alternate name, not the row's own
  bool capitals = false;      ///< believed only in capitals ("US")
  bool abbreviation = false;  ///< believed only behind a comma ("Tex.")
  bool people = false;        ///< the name of a people or an adjective of the country in `row`
  std::uint8_t words = 1;     ///< words that the name has, at most 7
};

/// What else a word means that is also a name of a place.
struct OtherSense {
  bool word = false, given_name = false, surname = false;
  [[nodiscard]] bool any() const { return word || given_name || surname; }
};

/// The files of data/gazetteer.
struct GazetteerFiles {
  std::string_view countries, admin1, admin2, places, areas, words;
};

/// Two places on the two sides of a border.
struct CrossingPair {
  std::uint32_t here = kNoRow, there = kNoRow;
  std::uint32_t distance_m = 0;
};

/// Farther apart two towns are no crossing.
inline constexpr std::uint32_t kCrossingReach = 30'000;

/// The key of a name: word_key() of fold_name(), so that "Fel brin", "Fel-brin" and "FELBRIN"
/// are one.
std::uint64_t name_key(std::string_view name);

/// Immutable once built: load(), then add_user_file() if there is one, then only const calls, from
/// any thread.
class Gazetteer {
 public:
  /// The embedded data. Takes some tens of milliseconds.
  static Result<Gazetteer> load();
  /// Other files of the same format (data/gazetteer/README.md). Errors name the file and its line.
  static Result<Gazetteer> parse(const GazetteerFiles& files);

  /// Adds places of the user's own; `name` is that of the file, for errors. UTF-8 TSV with the
  /// header line
  ///   id name alternate_names latitude longitude country admin1 population kind
  /// alternate_names are separated by commas, those that begin with "~" are words for the people of
  /// a country; latitude and longitude are decimal degrees (both may be empty); country is an ISO
  /// 3166-1 alpha-2 or a code of the user's own for a row of kind `country`; kind is country,
  /// region, city, facility, crossing or other (empty: city). A numeric id is taken for a GeoNames
  /// id, any other or none for a place that GeoNames does not have. Lines that start with "#" and
  /// empty lines are skipped. Countries and regions may stand in any order. Returns the number of
  /// rows. Countries then count as neighbours where two of the file's places, one in each, lie
  /// within 60 km of each other, unless both were known before.
  Result<std::uint32_t> add_user_file(std::string_view name, std::string_view bytes);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  [[nodiscard]] const GazetteerRow& operator[](std::uint32_t row) const { return rows_[row]; }
  /// The view dies with the gazetteer.
  [[nodiscard]] std::string_view name(std::uint32_t row) const;
  /// ISO 3166-1 alpha-2 of the row's country; empty when it has none.
  [[nodiscard]] std::string country_code(std::uint32_t row) const;
  /// ISO 3166-1 alpha-2 of the state that is meant where a name with these rows speaks or acts: the
  /// country of this name, else the one whose capital has it, though a province or a town may have
  /// it too ("Georgia protested", "Khartoum said"); empty when there is neither.
  [[nodiscard]] std::string state_named(const std::vector<NamedRow>& rows) const;
  /// Name of the row's first-level division (of a region: its own); empty when it has none.
  [[nodiscard]] std::string_view region_name(std::uint32_t row) const;

  /// False only if no name has this key (and seldom otherwise): one probe of a bit filter.
  [[nodiscard]] bool may_have(std::uint64_t key) const;
  /// All that bears the name: largest population first, then by row. Each row once.
  [[nodiscard]] std::vector<NamedRow> find(std::uint64_t key) const;
  [[nodiscard]] std::vector<NamedRow> find(std::string_view name) const {
    return find(name_key(name));
  }
  [[nodiscard]] OtherSense other_sense(std::uint64_t key) const;

  /// Row of a country by its code; kNoRow if unknown.
  [[nodiscard]] std::uint32_t country(std::string_view iso2) const;
  /// Row of the capital; kNoRow if unknown.
  [[nodiscard]] std::uint32_t capital(std::uint32_t country_row) const;
  /// Rows of the countries that share a border with this one, ascending.
  [[nodiscard]] std::vector<std::uint32_t> neighbours(std::uint32_t country_row) const;
  [[nodiscard]] bool share_border(std::uint32_t country_a, std::uint32_t country_b) const;

  /// Places (no countries or regions) within the distance, nearest first, then by row.
  [[nodiscard]] std::vector<std::uint32_t> near(GeoPoint at, std::uint32_t within_m) const;
  /// These two places as a crossing: of two countries that share a border, at most kCrossingReach
  /// apart.
  [[nodiscard]] std::optional<CrossingPair> crossing(std::uint32_t a, std::uint32_t b) const;
  /// The place over the border that a crossing named from this bank leads to, where one stands out:
  /// its population over the square of its distance is at least twice that of any other within
  /// kCrossingReach.
  [[nodiscard]] std::optional<CrossingPair> crossing_partner(std::uint32_t row) const;

 private:
  struct Text {
    std::uint32_t begin = 0, size = 0;
  };
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t row_and_flags = 0;  // row in the low 24 bits
    std::uint32_t next = kNoRow;
  };
  struct Country {
    std::uint32_t row = kNoRow;
    std::uint32_t capital_geonames = 0;
    std::uint32_t capital = kNoRow;
    std::vector<std::uint32_t> neighbours;
  };
  struct UserRow;

  Gazetteer();
  std::optional<Error> read_countries(std::string_view bytes);
  std::optional<Error> read_divisions(std::string_view bytes, RowKind kind);
  std::optional<Error> read_places(std::string_view bytes);
  std::optional<Error> read_areas(std::string_view bytes);
  std::optional<Error> read_words(std::string_view bytes);
  std::optional<Error> read_user(std::string_view name, std::string_view bytes);
  void add_user_rows(const std::vector<UserRow>& user);
  std::uint32_t add_row(const GazetteerRow& row, std::string_view name);
  void add_name(std::uint32_t row, std::string_view name, NamedRow how);
  void add_key(std::uint64_t key, const NamedRow& how);
  void link_keys(std::size_t first_entry);
  void add_names(std::uint32_t row, std::string_view own_name, std::string_view list);
  static std::uint16_t code_of(std::string_view iso2);
  const Country& country_of(std::uint32_t row) const { return countries_[rows_[row].code]; }
  void build_grid();
  void link_user_borders(std::uint32_t first_row);
  std::uint32_t cell_of(GeoPoint at) const;
  /// All sites within the distance, and some a little farther away, in no order.
  template <class Visit>
  void visit_around(GeoPoint at, std::uint32_t within_m, Visit visit) const;

  std::vector<GazetteerRow> rows_;
  std::vector<Text> name_texts_;  // of each row, in names_
  std::string names_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> heads_;   // by bits of the key: first entry of a chain
  std::vector<std::uint64_t> filter_;  // two bits a key
  std::vector<Country> countries_;     // by letters of the code, 26 x 26
  std::vector<std::uint32_t> grid_;    // rows, cell by cell
  std::vector<std::uint32_t> cells_;   // where each cell of half a degree begins in grid_
  std::vector<std::pair<std::uint64_t, std::uint8_t>> senses_;    // sorted by key
  std::vector<std::pair<std::uint64_t, std::uint32_t>> regions_;  // key of "CN.05" -> row, sorted
};

}  // namespace habeas
