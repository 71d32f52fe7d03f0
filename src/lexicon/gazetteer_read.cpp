// lexicon/gazetteer_read.cpp - reads the gazetteer's files: the ones of data/gazetteer and the
// user's own
#include <algorithm>
#include <charconv>
#include <limits>

#include "lexicon/gazetteer.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace habeas {
namespace {

constexpr std::uint32_t kMostRows = 1U << 24U;
constexpr std::uint32_t kBorderReach = 60'000;
constexpr std::size_t kShortestName = 3;  // shorter ones are believed in capitals only

/// Takes the bytes up to the mark from `rest`, and the mark.
std::string_view take(std::string_view& rest, char mark) {
  const std::size_t at = rest.find(mark);
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return part;
}

/// Reads a file line by line, skipping comments and empty lines.
class Lines {
 public:
  explicit Lines(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::string_view> next() {
    while (!rest_.empty()) {
      std::string_view line = take(rest_, '\n');
      ++number_;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (!line.empty() && line.front() != '#') return line;
    }
    return {};
  }
  [[nodiscard]] std::uint32_t number() const { return number_; }

 private:
  std::string_view rest_;
  std::uint32_t number_ = 0;
};

Error wrong(std::string_view file, std::uint32_t line, std::string_view what) {
  return {Errc::bad_input,
          std::string(file) + ":" + std::to_string(line) + ": " + std::string(what)};
}

template <class Integer>
std::optional<Integer> integer(std::string_view text) {
  Integer value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

std::optional<GeoPoint> point(std::string_view lat, std::string_view lon) {
  const auto up = integer<std::int32_t>(lat);
  const auto across = integer<std::int32_t>(lon);
  if (!up || !across || *up < -9'000'000 || *up > 9'000'000 || *across < -18'000'000 ||
      *across > 18'000'000) {
    return {};
  }
  return GeoPoint{*up, *across};
}

/// Decimal degrees ("-12.5") as 1e-5 degrees; digits beyond the fifth are cut.
std::optional<std::int32_t> degrees(std::string_view text, std::int32_t most) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  std::string_view rest = text;
  const std::string_view whole = take(rest, '.');
  const auto units = integer<std::uint32_t>(whole);
  if (!units || *units > 360) return {};
  std::uint32_t fraction = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    if (i < rest.size() && (rest[i] < '0' || rest[i] > '9')) return {};
    fraction = fraction * 10 + (i < rest.size() ? static_cast<std::uint32_t>(rest[i] - '0') : 0U);
  }
  const auto value = static_cast<std::int32_t>(*units * 100'000 + fraction);
  if (value > most * 100'000) return {};
  return negative ? -value : value;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
}

bool is_code(std::string_view text) {
  return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

/// "US", "U.S.", "DRC": capitals only, at most four.
bool is_abbreviation(std::string_view name) {
  std::size_t letters = 0;
  for (const char c : name) {
    if (c != '.' && (c < 'A' || c > 'Z')) return false;
    letters += c != '.' ? 1U : 0U;
  }
  return letters >= 2 && letters <= 4;
}

std::uint8_t count_words(std::string_view name) {
  std::uint32_t words = 0;
  bool inside = false;
  for (const char c : name) {
    const bool joint = c == ' ' || c == '-';
    words += !joint && !inside ? 1U : 0U;
    inside = !joint;
  }
  return static_cast<std::uint8_t>(std::clamp<std::uint32_t>(words, 1, 7));
}

/// Key of an ASCII name, without building the folded string: names are read by the hundred
/// thousand.
std::uint64_t ascii_key(std::string_view name) {
  std::uint64_t hash = word_key({});
  for (const char c : name) {
    if (c == ' ' || c == '-' || c == '\'' || c == '.' || c == '`') continue;
    hash ^= static_cast<std::uint8_t>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    hash *= 0x100000001B3ULL;
  }
  return hash;
}

/// Is this an Arabic article, in any case?
bool is_article(std::string_view word) {
  if (word.size() < 2 || word.size() > 3 || (word[0] | 32) < 'a' || (word[0] | 32) > 'e')
    return false;
  const std::string_view rest = word.substr(1);
  if ((word[0] | 32) == 'e') return rest == "l";
  return rest == "l" || rest == "d" || rest == "n" || rest == "r" || rest == "s" || rest == "sh" ||
         rest == "t" || rest == "z";
}

/// What follows an Arabic article ("al bab" -> "bab"); empty if none stands there.
std::string_view behind_article(std::string_view name) {
  const std::size_t at = std::min(name.find(' '), name.find('-'));
  if (at == std::string_view::npos || name.size() - at - 1 < 4) return {};
  return is_article(name.substr(0, at)) ? name.substr(at + 1) : std::string_view{};
}

RowRank rank_of(std::string_view feature) {
  if (feature == "C") return RowRank::capital;
  if (feature == "A") return RowRank::seat;
  if (feature.size() == 2 && feature[0] == 'A') return RowRank::lower_seat;
  return feature == "X" ? RowRank::section : RowRank::plain;
}

std::uint32_t find_sorted(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& table,
                          std::uint64_t key) {
  const auto at = std::lower_bound(table.begin(), table.end(), std::pair{key, std::uint32_t{0}});
  return at != table.end() && at->first == key ? at->second : kNoRow;
}

}  // namespace

void Gazetteer::add_name(std::uint32_t row, std::string_view name, NamedRow how) {
  how.row = row;
  how.words = count_words(name);
  how.capitals = how.capitals || is_abbreviation(name);
  if (name.size() < kShortestName && !how.capitals && !how.abbreviation) return;
  add_key(is_ascii(name) ? ascii_key(name) : name_key(name), how);
  if (const std::string_view rest = behind_article(name); !rest.empty()) {
    how.variant = true;
    how.words = count_words(rest);
    add_key(is_ascii(rest) ? ascii_key(rest) : name_key(rest), how);
  }
}

/// The first variant of a name that is not ASCII is that name, folded: its letters need not be
/// folded again.
void Gazetteer::add_names(std::uint32_t row, std::string_view own_name, std::string_view list) {
  NamedRow how;
  if (is_ascii(own_name) || list.empty()) {
    add_name(row, own_name, how);
    how.variant = true;
  }
  while (!list.empty()) {
    add_name(row, take(list, ';'), how);
    how.variant = true;
  }
}

Result<Gazetteer> Gazetteer::parse(const GazetteerFiles& files) {
  Gazetteer made;
  const std::size_t guess = files.places.size() / 55;
  made.rows_.reserve(guess + files.admin2.size() / 70 + 5'000);
  made.name_texts_.reserve(made.rows_.capacity());
  made.entries_.reserve(guess * 3);
  made.names_.reserve(files.places.size() / 5);
  for (auto error :
       {made.read_countries(files.countries), made.read_divisions(files.admin1, RowKind::region),
        made.read_divisions(files.admin2, RowKind::district), made.read_places(files.places),
        made.read_areas(files.areas), made.read_words(files.words)}) {
    if (error) return tl::unexpected<Error>(*error);
  }
  made.link_keys(0);
  made.build_grid();
  return made;
}

std::optional<Error> Gazetteer::read_countries(std::string_view bytes) {
  std::vector<std::pair<std::uint32_t, std::string>> borders;
  Lines lines(bytes);
  while (auto line = lines.next()) {
    std::array<std::string_view, 12> c;
    for (std::string_view& column : c) column = take(*line, '\t');
    if (!is_code(c[0]) || c[3].empty()) {
      return wrong("countries.tsv", lines.number(), "expected a two-letter code and a name");
    }
    GazetteerRow row;
    row.geonames = integer<std::uint32_t>(c[2]).value_or(0);
    row.at = point(c[4], c[5]);
    row.population = integer<std::uint32_t>(c[7]).value_or(0);
    row.kind = RowKind::country;
    row.country = size();
    row.code = code_of(c[0]);
    const std::uint32_t at = add_row(row, c[3]);
    Country& country = countries_[row.code];
    country.row = at;
    country.capital_geonames = integer<std::uint32_t>(c[6]).value_or(0);
    borders.emplace_back(at, std::string(c[8]));
    add_name(at, c[3], {});
    for (std::size_t i = 9; i < 12; ++i) {
      while (!c[i].empty()) {
        NamedRow how;
        how.people = i > 9;
        how.variant = true;
        add_name(at, take(c[i], ';'), how);
      }
    }
  }
  for (const auto& [row, codes] : borders) {
    std::vector<std::uint32_t>& beside = countries_[rows_[row].code].neighbours;
    for (std::string_view rest = codes; !rest.empty();) {
      const std::uint32_t other = country(take(rest, ','));
      if (other != kNoRow) beside.push_back(other);
    }
    std::sort(beside.begin(), beside.end());
  }
  return {};
}

std::optional<Error> Gazetteer::read_divisions(std::string_view bytes, RowKind kind) {
  const bool first_level = kind == RowKind::region;
  Lines lines(bytes);
  while (auto line = lines.next()) {
    std::array<std::string_view, 9> c;
    for (std::size_t i = 0; i < (first_level ? 9U : 7U); ++i) c[i] = take(*line, '\t');
    const std::uint32_t of = country(c[0].substr(0, 2));
    if (c[2].empty() || c[0].size() < 4) {
      return wrong(first_level ? "admin1.tsv" : "admin2.tsv", lines.number(),
                   "expected a code such as CN.05 and a name");
    }
    GazetteerRow row;
    row.geonames = integer<std::uint32_t>(c[1]).value_or(0);
    row.at = point(c[3], c[4]);
    row.population = integer<std::uint32_t>(c[5]).value_or(0);
    row.kind = kind;
    row.country = of;
    row.code = of == kNoRow ? std::uint16_t{0} : rows_[of].code;
    if (!first_level) {
      row.region = find_sorted(regions_, word_key(c[0].substr(0, c[0].find('.', 3))));
    }
    const std::uint32_t at = add_row(row, c[2]);
    add_names(at, c[2], first_level ? c[8] : c[6]);
    if (first_level) {
      regions_.emplace_back(word_key(c[0]), at);
      while (!c[7].empty()) {
        NamedRow how;
        how.abbreviation = true;
        how.variant = true;
        add_name(at, take(c[7], ';'), how);
      }
    }
  }
  std::sort(regions_.begin(), regions_.end());
  return {};
}

std::optional<Error> Gazetteer::read_places(std::string_view bytes) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> capitals;  // GeoNames id, row
  std::uint32_t of_country = kNoRow;
  std::uint32_t of_region = kNoRow;
  Lines lines(bytes);
  while (auto line = lines.next()) {
    if (line->front() == '@') {
      of_country = country(line->substr(1, 2));
      of_region = find_sorted(regions_, word_key(line->substr(1)));
      continue;
    }
    GazetteerRow row;
    const auto id = integer<std::uint32_t>(take(*line, '\t'));
    const std::string_view own_name = take(*line, '\t');
    const std::string_view lat = take(*line, '\t');
    row.at = point(lat, take(*line, '\t'));
    row.population = integer<std::uint32_t>(take(*line, '\t')).value_or(0);
    const std::string_view feature = take(*line, '\t');
    if (!id || own_name.empty() || !row.at) {
      return wrong("places.tsv", lines.number(), "expected an id, a name and coordinates");
    }
    row.geonames = *id;
    row.rank = rank_of(feature);
    row.country = of_country;
    row.code = of_country == kNoRow ? std::uint16_t{0} : rows_[of_country].code;
    row.region = of_region;
    const std::uint32_t at = add_row(row, own_name);
    if (row.rank == RowRank::capital) capitals.emplace_back(*id, at);
    add_names(at, own_name, *line);
  }
  std::sort(capitals.begin(), capitals.end());
  for (Country& country : countries_) {
    const auto at = std::lower_bound(capitals.begin(), capitals.end(),
                                     std::pair{country.capital_geonames, std::uint32_t{0}});
    if (at != capitals.end() && at->first == country.capital_geonames) country.capital = at->second;
  }
  return {};
}

std::optional<Error> Gazetteer::read_areas(std::string_view bytes) {
  Lines lines(bytes);
  while (auto line = lines.next()) {
    GazetteerRow row;
    row.geonames = integer<std::uint32_t>(take(*line, '\t')).value_or(0);
    const std::string_view own_name = take(*line, '\t');
    const std::string_view lat = take(*line, '\t');
    row.at = point(lat, take(*line, '\t'));
    row.kind = RowKind::other;
    if (own_name.empty() || !row.at) {
      return wrong("areas.tsv", lines.number(), "expected a name and coordinates");
    }
    const std::uint32_t at = add_row(row, own_name);
    add_names(at, own_name, *line);
  }
  return {};
}

std::optional<Error> Gazetteer::read_words(std::string_view bytes) {
  Lines lines(bytes);
  while (auto line = lines.next()) {
    const std::string_view word = take(*line, '\t');
    std::uint8_t flags = 0;
    for (const char c : *line) {
      flags = static_cast<std::uint8_t>(flags | (c == 'w'   ? 1U
                                                 : c == 'g' ? 2U
                                                 : c == 's' ? 4U
                                                            : 0U));
    }
    if (flags == 0) return wrong("words.tsv", lines.number(), "expected a word and w, g or s");
    senses_.emplace_back(word_key(word), flags);
  }
  std::sort(senses_.begin(), senses_.end());
  return {};
}

// ------------------------------------------------------------------------------------------------
// the user's own places

/// One line of a user's file, checked.
struct Gazetteer::UserRow {
  std::uint32_t geonames = 0;
  std::string_view name, alternates, country, region;
  std::optional<GeoPoint> at;
  std::uint32_t population = 0;
  RowKind kind = RowKind::city;
};

namespace {

constexpr std::array<std::string_view, 9> kColumns = {"id",       "name",       "alternate_names",
                                                      "latitude", "longitude",  "country",
                                                      "admin1",   "population", "kind"};

std::optional<RowKind> kind_of(std::string_view text) {
  if (text == "country") return RowKind::country;
  if (text == "region") return RowKind::region;
  if (text == "city" || text.empty()) return RowKind::city;
  if (text == "facility") return RowKind::facility;
  if (text == "crossing") return RowKind::crossing;
  if (text == "other") return RowKind::other;
  return {};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

Result<std::uint32_t> Gazetteer::add_user_file(std::string_view name, std::string_view bytes) {
  const std::uint32_t before = size();
  const std::size_t first_entry = entries_.size();
  if (auto error = read_user(name, bytes)) return tl::unexpected<Error>(std::move(*error));
  link_keys(first_entry);
  build_grid();
  link_user_borders(before);
  return size() - before;
}

std::optional<Error> Gazetteer::read_user(std::string_view name, std::string_view bytes) {
  if (const std::size_t bad = first_invalid(bytes); bad != bytes.size()) {
    return Error{Errc::bad_input, std::string(name) + ": byte " + std::to_string(bad) +
                                      " is not UTF-8; a gazetteer file must be"};
  }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  Lines lines(bytes);
  auto line = lines.next();
  if (!line) return wrong(name, lines.number(), "expected a header line with the column names");
  std::vector<std::size_t> columns;
  while (!line->empty()) {
    const std::string_view title = trimmed(take(*line, '\t'));
    const auto at = std::find(kColumns.begin(), kColumns.end(), title);
    if (at == kColumns.end()) {
      return wrong(name, lines.number(),
                   "unknown column '" + std::string(title) +
                       "'; expected id, name, alternate_names, latitude, "
                       "longitude, country, admin1, population, kind");
    }
    columns.push_back(static_cast<std::size_t>(at - kColumns.begin()));
  }
  std::vector<UserRow> user;
  while ((line = lines.next())) {
    std::array<std::string_view, 9> c;
    for (const std::size_t column : columns) c[column] = trimmed(take(*line, '\t'));
    if (!line->empty()) return wrong(name, lines.number(), "more columns than the header names");
    UserRow row;
    row.geonames = integer<std::uint32_t>(c[0]).value_or(0);
    row.name = c[1];
    row.alternates = c[2];
    row.country = c[5];
    row.region = c[6];
    if (row.name.empty()) return wrong(name, lines.number(), "expected a name");
    if (!is_code(row.country)) {
      return wrong(name, lines.number(),
                   "expected a country code of two capital letters, found '" +
                       std::string(row.country) + "'");
    }
    if (!c[3].empty() || !c[4].empty()) {
      const auto lat = degrees(c[3], 90);
      const auto lon = degrees(c[4], 180);
      if (!lat || !lon) {
        return wrong(name, lines.number(), "expected latitude and longitude in decimal degrees");
      }
      row.at = GeoPoint{*lat, *lon};
    }
    const auto people = integer<std::uint32_t>(c[7]);
    if (!c[7].empty() && !people) {
      return wrong(name, lines.number(), "expected a whole number as population");
    }
    row.population = people.value_or(0);
    const auto kind = kind_of(c[8]);
    if (!kind) {
      return wrong(name, lines.number(),
                   "unknown kind '" + std::string(c[8]) +
                       "'; expected country, region, city, facility, "
                       "crossing or other");
    }
    row.kind = *kind;
    user.push_back(row);
    if (rows_.size() + 2 * user.size() >= kMostRows) {
      return wrong(name, lines.number(), "too many places");
    }
  }
  for (const UserRow& row : user) {
    const bool own = std::any_of(user.begin(), user.end(), [&](const UserRow& other) {
      return other.kind == RowKind::country && other.country == row.country;
    });
    if (!own && country(row.country) == kNoRow) {
      return Error{Errc::bad_input, std::string(name) + ": country '" + std::string(row.country) +
                                        "' of '" + std::string(row.name) +
                                        "' is not known: add a row of kind country for it"};
    }
  }
  add_user_rows(user);
  return {};
}

/// Countries first, then regions, then the rest, so that rows can point at them.
void Gazetteer::add_user_rows(const std::vector<UserRow>& user) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> regions;
  const auto region_key = [](const UserRow& of, std::string_view region) {
    return word_key(std::string(of.country) + "." + fold_name(region));
  };
  const auto region_of = [&](const UserRow& of) {
    if (of.region.empty()) return kNoRow;
    for (const auto& [key, row] : regions) {
      if (key == region_key(of, of.region)) return row;
    }
    for (const NamedRow& known : find(of.region)) {
      if (rows_[known.row].kind == RowKind::region &&
          rows_[known.row].country == country(of.country)) {
        return known.row;
      }
    }
    GazetteerRow implied;  // named as a region of a place only: known by name, nowhere on the map
    implied.kind = RowKind::region;
    implied.country = country(of.country);
    implied.code = code_of(of.country);
    implied.from_user = true;
    const std::uint32_t row = add_row(implied, of.region);
    add_name(row, of.region, {});
    regions.emplace_back(region_key(of, of.region), row);
    return row;
  };
  const auto add = [&](const UserRow& of) {
    GazetteerRow row;
    row.geonames = of.geonames;
    row.at = of.at;
    row.population = of.population;
    row.kind = of.kind;
    row.from_user = true;
    row.code = code_of(of.country);
    if (of.kind == RowKind::country) {
      row.country = size();
      countries_[row.code].row = size();
    } else {
      row.country = country(of.country);
      if (of.kind != RowKind::region) row.region = region_of(of);
    }
    const std::uint32_t at = add_row(row, of.name);
    if (of.kind == RowKind::region) regions.emplace_back(region_key(of, of.name), at);
    add_name(at, of.name, {});
    for (std::string_view rest = of.alternates; !rest.empty();) {
      std::string_view other = trimmed(take(rest, ','));
      NamedRow how;
      how.variant = true;
      how.people = !other.empty() && other.front() == '~';
      if (how.people) other = trimmed(other.substr(1));
      how.row = rows_[at].kind == RowKind::country || !how.people ? at : rows_[at].country;
      if (!other.empty()) add_name(how.row, other, how);
    }
  };
  for (const UserRow& row : user) {
    if (row.kind == RowKind::country) add(row);
  }
  for (const UserRow& row : user) {
    if (row.kind == RowKind::region) add(row);
  }
  for (const UserRow& row : user) {
    if (row.kind != RowKind::country && row.kind != RowKind::region) add(row);
  }
}

void Gazetteer::link_user_borders(std::uint32_t first_row) {
  const auto link = [this](std::uint32_t a, std::uint32_t b) {
    std::vector<std::uint32_t>& beside = countries_[rows_[a].code].neighbours;
    const auto at = std::lower_bound(beside.begin(), beside.end(), b);
    if (at == beside.end() || *at != b) beside.insert(at, b);
  };
  for (std::uint32_t row = first_row; row < size(); ++row) {
    const GazetteerRow& here = rows_[row];
    if (!here.at || here.kind == RowKind::country || here.kind == RowKind::region) continue;
    for (const std::uint32_t other : near(*here.at, kBorderReach)) {
      const std::uint32_t there = rows_[other].country;
      // The borders of the real world are listed: nearness alone would join states across a strait.
      const bool listed = !rows_[here.country].from_user && !rows_[there].from_user;
      if (other < first_row || there == here.country || listed) continue;
      link(here.country, there);
      link(there, here.country);
    }
  }
}

}  // namespace habeas
