// extract/quantities_units.cpp - tables of units and the few grammars of units of several words
#include "extract/quantities_units.h"

#include <algorithm>
#include <array>

namespace habeas {
namespace {

struct UnitWord {
  std::uint64_t key;
  std::string_view code;
  UnitKind kind;
};

constexpr UnitWord measure(std::uint64_t key, std::string_view code) {
  return {key, code, UnitKind::measure};
}
constexpr UnitWord money(std::uint64_t key, std::string_view code) {
  return {key, code, UnitKind::money};
}
constexpr UnitWord time_unit(std::uint64_t key, std::string_view code) {
  return {key, code, UnitKind::time};
}

/// Full words: a unit wherever they follow a number.
template <std::size_t N>
constexpr std::array<UnitWord, N> sorted(std::array<UnitWord, N> words) {
  std::sort(words.begin(), words.end(),
            [](const UnitWord& a, const UnitWord& b) { return a.key < b.key; });
  return words;
}

constexpr auto kWords = sorted(std::array{
    measure("metre"_w, "m"),
    measure("metres"_w, "m"),
    measure("meter"_w, "m"),
    measure("meters"_w, "m"),
    measure("kilometre"_w, "km"),
    measure("kilometres"_w, "km"),
    measure("kilometer"_w, "km"),
    measure("kilometers"_w, "km"),
    measure("centimetre"_w, "cm"),
    measure("centimetres"_w, "cm"),
    measure("centimeter"_w, "cm"),
    measure("centimeters"_w, "cm"),
    measure("millimetre"_w, "mm"),
    measure("millimetres"_w, "mm"),
    measure("millimeter"_w, "mm"),
    measure("millimeters"_w, "mm"),
    measure("mile"_w, "mile"),
    measure("miles"_w, "mile"),
    measure("foot"_w, "foot"),
    measure("feet"_w, "foot"),
    measure("inch"_w, "inch"),
    measure("inches"_w, "inch"),
    measure("yard"_w, "yard"),
    measure("yards"_w, "yard"),
    measure("acre"_w, "acre"),
    measure("acres"_w, "acre"),
    measure("hectare"_w, "ha"),
    measure("hectares"_w, "ha"),
    measure("gram"_w, "g"),
    measure("grams"_w, "g"),
    measure("gramme"_w, "g"),
    measure("grammes"_w, "g"),
    measure("kilogram"_w, "kg"),
    measure("kilograms"_w, "kg"),
    measure("kilogramme"_w, "kg"),
    measure("kilogrammes"_w, "kg"),
    measure("kilo"_w, "kg"),
    measure("kilos"_w, "kg"),
    measure("kgs"_w, "kg"),
    measure("milligram"_w, "mg"),
    measure("milligrams"_w, "mg"),
    measure("tonne"_w, "t"),
    measure("tonnes"_w, "t"),
    measure("ton"_w, "ton"),
    measure("tons"_w, "ton"),
    measure("teaspoon"_w, "teaspoon"),
    measure("teaspoons"_w, "teaspoon"),
    measure("microgram"_w, "\xC2\xB5g"),
    measure("micrograms"_w, "\xC2\xB5g"),
    measure("decimetre"_w, "dm"),
    measure("decimetres"_w, "dm"),
    measure("decimeter"_w, "dm"),
    measure("decimeters"_w, "dm"),
    measure("ounce"_w, "ounce"),
    measure("ounces"_w, "ounce"),
    measure("lb"_w, "pound"),
    measure("lbs"_w, "pound"),
    measure("oz"_w, "ounce"),
    measure("litre"_w, "l"),
    measure("litres"_w, "l"),
    measure("liter"_w, "l"),
    measure("liters"_w, "l"),
    measure("millilitre"_w, "ml"),
    measure("millilitres"_w, "ml"),
    measure("milliliter"_w, "ml"),
    measure("milliliters"_w, "ml"),
    measure("gallon"_w, "gallon"),
    measure("gallons"_w, "gallon"),
    measure("watt"_w, "W"),
    measure("watts"_w, "W"),
    measure("kilowatt"_w, "kW"),
    measure("kilowatts"_w, "kW"),
    measure("megawatt"_w, "MW"),
    measure("megawatts"_w, "MW"),
    measure("gigawatt"_w, "GW"),
    measure("gigawatts"_w, "GW"),
    measure("volt"_w, "V"),
    measure("volts"_w, "V"),
    measure("hertz"_w, "Hz"),
    measure("megahertz"_w, "MHz"),
    measure("gigahertz"_w, "GHz"),
    measure("kilobyte"_w, "kB"),
    measure("kilobytes"_w, "kB"),
    measure("megabyte"_w, "MB"),
    measure("megabytes"_w, "MB"),
    measure("gigabyte"_w, "GB"),
    measure("gigabytes"_w, "GB"),
    measure("terabyte"_w, "TB"),
    measure("terabytes"_w, "TB"),
    measure("horsepower"_w, "hp"),
    measure("nautical"_w, "nautical mile"),
    measure("knots"_w, "knot"),
    measure("celsius"_w,
            "\xC2\xB0"
            "C"),
    measure("fahrenheit"_w,
            "\xC2\xB0"
            "F"),
    measure("farenheit"_w,
            "\xC2\xB0"
            "F"),
    measure("centigrade"_w,
            "\xC2\xB0"
            "C"),
    measure("kelvin"_w, "K"),
    measure("radian"_w, "rad"),
    measure("radians"_w, "rad"),
    measure("nanometre"_w, "nm"),
    measure("nanometres"_w, "nm"),
    measure("nanometer"_w, "nm"),
    measure("nanometers"_w, "nm"),
    measure("carat"_w, "carat"),
    measure("carats"_w, "carat"),
    time_unit("second"_w, "second"),
    time_unit("seconds"_w, "second"),
    time_unit("minute"_w, "minute"),
    time_unit("minutes"_w, "minute"),
    time_unit("hour"_w, "hour"),
    time_unit("hours"_w, "hour"),
    time_unit("day"_w, "day"),
    time_unit("days"_w, "day"),
    time_unit("week"_w, "week"),
    time_unit("weeks"_w, "week"),
    time_unit("month"_w, "month"),
    time_unit("months"_w, "month"),
    time_unit("year"_w, "year"),
    time_unit("years"_w, "year"),
    time_unit("decade"_w, "decade"),
    time_unit("decades"_w, "decade"),
    time_unit("century"_w, "century"),
    time_unit("centuries"_w, "century"),
    money("dollar"_w, "USD"),
    money("dollars"_w, "USD"),
    money("euro"_w, "EUR"),
    money("euros"_w, "EUR"),
    money("yen"_w, "JPY"),
    money("yuan"_w, "CNY"),
    money("renminbi"_w, "CNY"),
    money("rmb"_w, "CNY"),
    money("rouble"_w, "RUB"),
    money("roubles"_w, "RUB"),
    money("ruble"_w, "RUB"),
    money("rubles"_w, "RUB"),
    money("rupee"_w, "rupee"),
    money("rupees"_w, "rupee"),
    money("rupiah"_w, "IDR"),
    money("baht"_w, "THB"),
    money("ringgit"_w, "MYR"),
    money("dong"_w, "VND"),
    money("kyat"_w, "MMK"),
    money("hryvnia"_w, "UAH"),
    money("zloty"_w, "PLN"),
    money("zlotys"_w, "PLN"),
    money("lira"_w, "lira"),
    money("liras"_w, "lira"),
    money("shekel"_w, "ILS"),
    money("shekels"_w, "ILS"),
    money("rand"_w, "ZAR"),
    money("naira"_w, "NGN"),
    money("birr"_w, "ETB"),
    money("taka"_w, "BDT"),
    money("forint"_w, "HUF"),
    money("forints"_w, "HUF"),
    money("tenge"_w, "KZT"),
    money("peso"_w, "peso"),
    money("pesos"_w, "peso"),
    money("franc"_w, "franc"),
    money("francs"_w, "franc"),
    money("riyal"_w, "riyal"),
    money("riyals"_w, "riyal"),
    money("dirham"_w, "dirham"),
    money("dirhams"_w, "dirham"),
    money("dinar"_w, "dinar"),
    money("dinars"_w, "dinar"),
    money("krona"_w, "krona"),
    money("kronor"_w, "krona"),
    money("krone"_w, "krone"),
    money("kroner"_w, "krone"),
    money("markka"_w, "FIM"),
    money("kip"_w, "LAK"),
    money("won"_w, "KRW"),
    money("afghani"_w, "AFN"),
    money("afghanis"_w, "AFN"),
    money("peseta"_w, "peseta"),
    money("pesetas"_w, "peseta"),
    money("cent"_w, "cent"),
    money("cents"_w, "cent"),
    money("pence"_w, "penny"),
    money("penny"_w, "penny"),
    money("bitcoin"_w, "bitcoin"),
    money("bitcoins"_w, "bitcoin"),
    money("pound"_w, "pound"),
    money("pounds"_w, "pound"),
    money("usd"_w, "USD"),
    money("eur"_w, "EUR"),
    money("gbp"_w, "GBP"),
    money("jpy"_w, "JPY"),
    money("cny"_w, "CNY"),
    money("krw"_w, "KRW"),
    money("chf"_w, "CHF"),
    money("rub"_w, "RUB"),
    money("inr"_w, "INR"),
    money("aud"_w, "AUD"),
    money("cad"_w, "CAD"),
    money("hkd"_w, "HKD"),
    money("sgd"_w, "SGD"),
    money("nzd"_w, "NZD"),
    money("uah"_w, "UAH"),
    money("vnd"_w, "VND"),
    money("mxn"_w, "MXN"),
    money("brl"_w, "BRL"),
    money("zar"_w, "ZAR"),
    UnitWord{"percent"_w, "%", UnitKind::percent},
    UnitWord{"pct"_w, "%", UnitKind::percent},
    UnitWord{"percentage"_w, "%", UnitKind::percent},
});

/// Symbols: a unit as they are written here, glued to the number or behind one space.
struct Symbol {
  std::string_view text;
  std::string_view code;
};

constexpr auto kSymbols = std::to_array<Symbol>({{"km", "km"},
                                                 {"KM", "km"},
                                                 {"KG", "kg"},
                                                 {"KMS", "km"},
                                                 {"kms", "km"},
                                                 {"cm", "cm"},
                                                 {"mm", "mm"},
                                                 {"kg", "kg"},
                                                 {"mg", "mg"},
                                                 {"kW", "kW"},
                                                 {"MW", "MW"},
                                                 {"GW", "GW"},
                                                 {"kWh", "kWh"},
                                                 {"MWh", "MWh"},
                                                 {"GWh", "GWh"},
                                                 {"Hz", "Hz"},
                                                 {"kHz", "kHz"},
                                                 {"MHz", "MHz"},
                                                 {"GHz", "GHz"},
                                                 {"kB", "kB"},
                                                 {"KB", "kB"},
                                                 {"MB", "MB"},
                                                 {"GB", "GB"},
                                                 {"TB", "TB"},
                                                 {"ml", "ml"},
                                                 {"ha", "ha"},
                                                 {"ft", "foot"},
                                                 {"hp", "hp"},
                                                 {"mph", "mile per hour"},
                                                 {"kph", "km/h"},
                                                 {"kmh", "km/h"},
                                                 {"nm", "nm"},
                                                 {"sqm", "m2"},
                                                 {"mAh", "mAh"},
                                                 {"rpm", "rpm"},
                                                 {"mpg", "mpg"},
                                                 {"kmph", "km/h"},
                                                 {"dm", "dm"},
                                                 {"rad", "rad"},
                                                 {"tsp", "teaspoon"},
                                                 {"Mb", "Mb"},
                                                 {"mb", "MB"},
                                                 {"gb", "GB"},
                                                 {"Gb", "Gb"},
                                                 {"\xCE\xBCg", "\xC2\xB5g"},
                                                 {"\xC2\xB5g", "\xC2\xB5g"}});

/// One letter: only glued to digits ("1.8m", "30g").
constexpr std::array<Symbol, 6> kGluedLetters = {
    {{"m", "m"}, {"g", "g"}, {"l", "l"}, {"t", "t"}, {"V", "V"}, {"W", "W"}}};

struct Sign {
  std::string_view bytes;
  std::string_view code;
};

constexpr auto kMoneySigns = std::to_array<Sign>({{"$", "USD"},
                                                  {"\xC2\xA3", "GBP"},
                                                  {"\xE2\x82\xAC", "EUR"},
                                                  {"\xC2\xA5", "JPY"},
                                                  {"\xE2\x82\xB9", "INR"},
                                                  {"\xE2\x82\xA9", "KRW"},
                                                  {"\xE2\x82\xBD", "RUB"},
                                                  {"\xE2\x82\xAA", "ILS"},
                                                  {"\xE2\x82\xBA", "TRY"},
                                                  {"\xE2\x82\xA1", "CRC"},
                                                  {"\xE2\x82\xBE", "GEL"},
                                                  {"\xE2\x82\xAD", "LAK"},
                                                  {"\xE2\x82\xA6", "NGN"},
                                                  {"\xE2\x82\xB1", "PHP"},
                                                  {"\xE0\xB8\xBF", "THB"},
                                                  {"\xE2\x82\xAB", "VND"},
                                                  {"\xE2\x82\xB4", "UAH"},
                                                  {"\xE2\x82\xBF", "bitcoin"}});

std::string_view money_sign(std::string_view bytes) {
  if (bytes.empty() || (is_ascii(bytes.front()) && bytes != "$")) return {};
  for (const Sign& sign : kMoneySigns) {
    if (sign.bytes == bytes) return sign.code;
  }
  return {};
}

/// The country before a dollar: "US$", "Australian dollars".
std::string_view dollar_of(std::uint64_t key) {
  switch (key) {
    case "us"_w:
    case "u.s"_w:
    case "u.s."_w:
    case "american"_w:
      return "USD";
    case "a"_w:
    case "au"_w:
    case "aus"_w:
    case "australian"_w:
      return "AUD";
    case "c"_w:
    case "ca"_w:
    case "can"_w:
    case "canadian"_w:
      return "CAD";
    case "hk"_w:
      return "HKD";
    case "nz"_w:
      return "NZD";
    case "s"_w:
    case "sg"_w:
    case "singapore"_w:
      return "SGD";
    case "mex"_w:
    case "mx"_w:
    case "mxn"_w:
      return "MXN";
    case "nt"_w:
    case "taiwan"_w:
      return "TWD";
    case "r"_w:
      return "BRL";
    default:
      return {};
  }
}

std::optional<UnitWord> find_word(std::uint64_t key) {
  const auto found = std::lower_bound(
      kWords.begin(), kWords.end(), key,
      [](const UnitWord& word, std::uint64_t wanted) { return word.key < wanted; });
  if (found == kWords.end() || found->key != key) return std::nullopt;
  return *found;
}

/// The same unit on an area or in a volume.
std::string_view squared(std::string_view code) {
  if (code == "m") return "m2";
  if (code == "km") return "km2";
  if (code == "cm") return "cm2";
  if (code == "mile") return "square mile";
  if (code == "foot") return "square foot";
  if (code == "yard") return "square yard";
  return code == "inch" ? "square inch" : "";
}

std::string_view cubed(std::string_view code) {
  if (code == "m") return "m3";
  if (code == "foot") return "cubic foot";
  if (code == "yard") return "cubic yard";
  return code == "cm" ? "cm3" : "";
}

/// "kilometres per hour", "miles an hour".
UnitPhrase with_rate(const Words& words, UnitPhrase unit) {
  const std::uint32_t at = unit.range.end;
  const bool per = words.is(at, "per"_w) || words.is(at, "an"_w) || words.is(at, "a"_w);
  const bool slash = words.mark(at, '/');
  if (!per && !slash) return unit;
  const std::uint64_t by = words.key(at + 1);
  std::string_view code;
  if (by == "hour"_w || (slash && by == "h"_w)) {
    if (unit.code == "km") code = "km/h";
    if (unit.code == "mile") code = "mile per hour";
  }
  if ((by == "second"_w || (slash && by == "s"_w)) && unit.code == "m") code = "m/s";
  if (by == "gallon"_w && unit.code == "mile") code = "mpg";
  if (code.empty()) return unit;
  return {{unit.range.begin, at + 2}, code, UnitKind::measure};
}

std::optional<UnitPhrase> read_symbol(const Words& words, std::uint32_t at) {
  const std::string_view token = words.view(at);
  constexpr std::size_t kLongestSymbol = 4;
  if (token.empty() || token.size() > kLongestSymbol) return std::nullopt;
  for (const Symbol& symbol : kSymbols) {
    if (token == symbol.text) return UnitPhrase{{at, at + 1}, symbol.code, UnitKind::measure};
  }
  if (!words.glued(at)) return std::nullopt;
  for (const Symbol& symbol : kGluedLetters) {
    if (token == symbol.text) return UnitPhrase{{at, at + 1}, symbol.code, UnitKind::measure};
  }
  return std::nullopt;
}

/// "degrees Celsius", "20 \xC2\xB0""C", "20C"
std::optional<UnitPhrase> read_degrees(const Words& words, std::uint32_t at) {
  const bool word = words.is(at, "degree"_w) || words.is(at, "degrees"_w) || words.is(at, "deg"_w);
  const bool sign = words.view(at) == "\xC2\xB0";
  const std::uint32_t scale = word || sign ? at + 1 : at;
  const std::uint64_t key = words.key(scale);
  const bool letter =
      (words.capital(scale) || (word && words.is_word(scale))) && words.view(scale).size() == 1;
  std::string_view code;
  if (key == "celsius"_w || key == "celcius"_w || key == "centigrade"_w || (letter && key == "c"_w))
    code =
        "\xC2\xB0"
        "C";
  if (key == "fahrenheit"_w || key == "farenheit"_w || (letter && key == "f"_w))
    code =
        "\xC2\xB0"
        "F";
  if (!word && !sign && (!words.glued(at) || !letter)) return std::nullopt;
  if (!code.empty()) return UnitPhrase{{at, scale + 1}, code, UnitKind::measure};
  if (!word && !sign) return std::nullopt;
  return UnitPhrase{{at, at + 1}, "degree", UnitKind::measure};
}

}  // namespace

namespace {

/// "USD", "EUR" in capitals; "MEUR", "KUSD": millions or thousands of them, as accountants write.
std::optional<UnitPhrase> read_code(const Words& words, std::uint32_t at) {
  constexpr std::size_t kCode = 3;  // ISO 4217
  const std::string_view token = words.view(at);
  if (words.shape(at) != Shape::upper || token.size() < kCode || token.size() > kCode + 1)
    return std::nullopt;
  const std::string_view code = token.substr(token.size() - kCode);
  const char power = token.size() > kCode ? token.front() : ' ';
  const auto word = find_word(word_key(fold(code)));
  if (!word || word->kind != UnitKind::money || (power != ' ' && power != 'M' && power != 'K'))
    return std::nullopt;
  return UnitPhrase{{at, at + 1},
                    word->code,
                    word->kind,
                    static_cast<std::uint8_t>(power == 'M'   ? 6
                                              : power == 'K' ? 3
                                                             : 0)};
}

/// "20 (kg)", "20 [kg]": a unit that a table puts between brackets.
std::optional<UnitPhrase> read_bracketed(const Words& words, std::uint32_t at) {
  static constexpr std::array<std::pair<char, char>, 4> kPairs = {
      {{'(', ')'}, {'[', ']'}, {'{', '}'}, {'<', '>'}}};
  for (const auto& [open, close] : kPairs) {
    if (!words.mark(at, open) || !words.mark(at + 2, close)) continue;
    const auto symbol = read_symbol(words, at + 1);
    const auto word = find_word(words.key(at + 1));
    if (symbol) return UnitPhrase{{at, at + 3}, symbol->code, symbol->kind};
    if (word && word->kind == UnitKind::measure)
      return UnitPhrase{{at, at + 3}, word->code, word->kind};
  }
  return std::nullopt;
}

}  // namespace

std::optional<UnitPhrase> read_unit_before(const Words& words, std::uint32_t at) {
  if (const std::string_view code = money_sign(words.view(at)); !code.empty()) {
    return UnitPhrase{{at, at + 1}, code, UnitKind::money};
  }
  if (words.mark(at + 1, '$') && words.is_word(at) && words.glued(at + 1)) {
    const std::string_view code = dollar_of(words.key(at));
    if (!code.empty()) return UnitPhrase{{at, at + 2}, code, UnitKind::money};
  }
  if (words.is(at, "dlrs"_w)) return UnitPhrase{{at, at + 1}, "USD", UnitKind::money};
  if (words.is(at, "rs"_w) || words.is(at, "tk"_w)) {
    const bool stop = words.mark(at + 1, '.');
    return UnitPhrase{
        {at, stop ? at + 2 : at + 1}, words.is(at, "rs"_w) ? "rupee" : "BDT", UnitKind::money};
  }
  return read_code(words, at);
}

std::optional<UnitPhrase> read_unit_behind(const Words& words, std::uint32_t at) {
  if (words.mark(at, '%')) return UnitPhrase{{at, at + 1}, "%", UnitKind::percent};
  if (words.is(at, "per"_w) && words.is(at + 1, "cent"_w)) {
    return UnitPhrase{{at, at + 2}, "%", UnitKind::percent};
  }
  if (words.is(at, "percentage"_w) || words.is(at, "percent"_w)) {
    if (words.is(at + 1, "points"_w) || words.is(at + 1, "point"_w)) {
      return UnitPhrase{{at, at + 2}, "percentage point", UnitKind::percentage_point};
    }
  }
  if (const std::string_view code = money_sign(words.view(at)); !code.empty()) {
    // It belongs to the next number, unless that has its own: "10 $ 30 $".
    const bool next_has = !words.glued(at + 1) && !money_sign(words.view(at + 2)).empty();
    if (words.is_number(at + 1) && !next_has) return std::nullopt;
    return UnitPhrase{{at, at + 1}, code, UnitKind::money};
  }
  if (const auto degrees = read_degrees(words, at)) return degrees;
  if (const auto unit = read_bracketed(words, at)) return unit;
  if (const auto code = read_code(words, at)) {
    if (words.is_number(at + 1) && words.glued(at + 1)) return std::nullopt;  // "3 USD50 cards"
    return code;
  }
  if (words.is(at + 1, "dollars"_w) || words.is(at + 1, "dollar"_w)) {
    const std::string_view code = dollar_of(words.key(at));
    if (!code.empty() && words.view(at).size() > 1) {
      return UnitPhrase{{at, at + 2}, code, UnitKind::money};
    }
  }
  if (words.is(at, "hong"_w) && words.is(at + 1, "kong"_w) && words.is(at + 2, "dollars"_w)) {
    return UnitPhrase{{at, at + 3}, "HKD", UnitKind::money};
  }
  if (words.is(at + 1, "sterling"_w) && (words.is(at, "pounds"_w) || words.is(at, "pound"_w))) {
    return UnitPhrase{{at, at + 2}, "GBP", UnitKind::money};
  }
  const bool square = words.is(at, "square"_w) || words.is(at, "sq"_w);
  if (square || words.is(at, "cubic"_w)) {
    const auto word = find_word(words.key(at + 1));
    const auto symbol = read_symbol(words, at + 1);
    const std::string_view code = word ? word->code : symbol ? symbol->code : "";
    const std::string_view raised = square ? squared(code) : cubed(code);
    if (!raised.empty()) return UnitPhrase{{at, at + 2}, raised, UnitKind::measure};
    return std::nullopt;
  }
  if (words.is(at, "nautical"_w)) {
    if (!words.is(at + 1, "miles"_w) && !words.is(at + 1, "mile"_w)) return std::nullopt;
    return UnitPhrase{{at, at + 2}, "nautical mile", UnitKind::measure};
  }
  if (words.is(at, "metric"_w) && (words.is(at + 1, "tons"_w) || words.is(at + 1, "ton"_w))) {
    return UnitPhrase{{at, at + 2}, "t", UnitKind::measure};
  }
  if (const auto word = find_word(words.key(at)); word && words.is_word(at)) {
    return with_rate(words, {{at, at + 1}, word->code, word->kind});
  }
  if (const auto symbol = read_symbol(words, at)) return with_rate(words, *symbol);
  // "100 Chinese yuan"
  const auto named = words.is_word(at) ? find_word(words.key(at + 1)) : std::nullopt;
  if (named && named->kind == UnitKind::money && !words.capital(at + 1) &&
      words.view(at).size() > 3 && !words.is(at, "more"_w)) {
    return UnitPhrase{{at, at + 2}, named->code, named->kind};
  }
  return std::nullopt;
}

}  // namespace habeas
