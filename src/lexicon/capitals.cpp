// lexicon/capitals.cpp - reads the capitals once, when the first is asked for
#include "lexicon/capitals.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <string_view>

#include "lexicon/gazetteer_data.h"

namespace habeas {
namespace {

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Columns: data/gazetteer/countries.tsv.
std::map<std::uint32_t, CountryOfCapital> read_capitals() {
  constexpr std::size_t kColumns = 7;
  std::map<std::uint32_t, CountryOfCapital> capitals;
  std::string_view rest = embedded_gazetteer_countries_tsv();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.front() == '#') continue;
    std::array<std::string_view, kColumns> column;
    for (std::string_view& text : column) {
      const std::size_t tab = std::min(line.find('\t'), line.size());
      text = line.substr(0, tab);
      line.remove_prefix(std::min(tab + 1, line.size()));
    }
    const auto capital = number_in<std::uint32_t>(column[6]);
    const auto lat = number_in<std::int32_t>(column[4]);
    const auto lon = number_in<std::int32_t>(column[5]);
    if (!capital || *capital == 0) continue;
    CountryOfCapital place;
    place.name = std::string(column[3]);
    place.geonames = number_in<std::uint32_t>(column[2]);
    place.lat_e5 = lat.value_or(0);
    place.lon_e5 = lon.value_or(0);
    place.country = std::string(column[0]);
    capitals.emplace(*capital, std::move(place));
  }
  return capitals;
}

const std::map<std::uint32_t, CountryOfCapital>& capitals() {
  static const std::map<std::uint32_t, CountryOfCapital> all = read_capitals();
  return all;
}

}  // namespace

std::optional<CountryOfCapital> country_of_capital(std::uint32_t geonames) {
  const auto found = capitals().find(geonames);
  return found == capitals().end() ? std::nullopt : std::optional<CountryOfCapital>(found->second);
}

std::optional<CountryOfCapital> country_of_code(std::string_view iso2) {
  for (const auto& [capital, country] : capitals()) {
    if (country.country == iso2) return country;
  }
  return std::nullopt;
}

}  // namespace habeas
