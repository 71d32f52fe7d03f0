// lexicon/capitals.h - the country whose capital a town is, and that of a code
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace habeas {

struct CountryOfCapital {
  std::string country, name;  ///< ISO 3166-1 alpha-2; name in English
  std::optional<std::uint32_t> geonames;
  std::int32_t lat_e5 = 0, lon_e5 = 0;  ///< a point in it, hundred thousandths of a degree
};

/// The country with this GeoNames number as its capital, of those that habeas knows without being
/// told; nothing for other towns.
std::optional<CountryOfCapital> country_of_capital(std::uint32_t geonames);

/// The country with this ISO 3166-1 alpha-2 code, of those with a capital.
std::optional<CountryOfCapital> country_of_code(std::string_view iso2);

}  // namespace habeas
