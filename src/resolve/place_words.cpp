// resolve/place_words.cpp - lists of words of place and person; constexpr tables of keys
#include "resolve/place_words.h"

#include <algorithm>
#include <array>

#include "text/tokens.h"

namespace habeas {
namespace {

template <std::size_t Size>
bool has(const std::array<std::uint64_t, Size>& table, std::uint64_t key) {
  return std::find(table.begin(), table.end(), key) != table.end();
}

constexpr std::array kCity = {"city"_w,         "town"_w,   "village"_w,  "hamlet"_w,
                              "capital"_w,      "suburb"_w, "township"_w, "port"_w,
                              "municipality"_w, "cities"_w, "towns"_w,    "villages"_w};
constexpr std::array kSection = {"neighborhood"_w,   "neighbourhood"_w, "neighborhoods"_w,
                                 "neighbourhoods"_w, "quarter"_w,       "subdivision"_w,
                                 "barrio"_w,         "arrondissement"_w};
constexpr std::array kDistrict = {"county"_w,  "district"_w,    "counties"_w, "parish"_w,
                                  "borough"_w, "subdistrict"_w, "raion"_w};
constexpr std::array kRegion = {"province"_w, "state"_w,      "region"_w,     "governorate"_w,
                                "oblast"_w,   "prefecture"_w, "canton"_w,     "provinces"_w,
                                "emirate"_w,  "krai"_w,       "department"_w, "territory"_w};
constexpr std::array kCountry = {"republic"_w, "kingdom"_w, "country"_w};

constexpr std::array kInPlace = {"in"_w,     "at"_w,     "near"_w,   "outside"_w,    "inside"_w,
                                 "around"_w, "across"_w, "within"_w, "throughout"_w, "downtown"_w};
constexpr std::array kToPlace = {"from"_w,   "to"_w,      "into"_w,    "toward"_w,   "towards"_w,
                                 "via"_w,    "through"_w, "between"_w, "visiting"_w, "leaving"_w,
                                 "beyond"_w, "reached"_w, "left"_w,    "entered"_w,  "crossed"_w};

constexpr std::array kDirections = {
    "north"_w,        "south"_w,        "east"_w,         "west"_w,        "northern"_w,
    "southern"_w,     "eastern"_w,      "western"_w,      "central"_w,     "northeastern"_w,
    "northwestern"_w, "southeastern"_w, "southwestern"_w, "northeast"_w,   "northwest"_w,
    "southeast"_w,    "southwest"_w,    "upper"_w,        "lower"_w,       "rural"_w,
    "downtown"_w,     "nearby"_w,       "neighbouring"_w, "neighboring"_w, "inner"_w,
    "greater"_w,      "mainland"_w};

constexpr std::array kCompass = {"north"_w,     "south"_w,     "east"_w,      "west"_w,
                                 "northeast"_w, "northwest"_w, "southeast"_w, "southwest"_w,
                                 "northside"_w, "southside"_w, "eastside"_w,  "westside"_w,
                                 "side"_w,      "end"_w};

constexpr std::array kTitles = {"mr"_w,
                                "mrs"_w,
                                "ms"_w,
                                "miss"_w,
                                "dr"_w,
                                "prof"_w,
                                "professor"_w,
                                "president"_w,
                                "minister"_w,
                                "senator"_w,
                                "sen"_w,
                                "governor"_w,
                                "gov"_w,
                                "mayor"_w,
                                "general"_w,
                                "gen"_w,
                                "colonel"_w,
                                "col"_w,
                                "captain"_w,
                                "capt"_w,
                                "lieutenant"_w,
                                "lt"_w,
                                "major"_w,
                                "maj"_w,
                                "sergeant"_w,
                                "sgt"_w,
                                "judge"_w,
                                "justice"_w,
                                "sheriff"_w,
                                "king"_w,
                                "queen"_w,
                                "prince"_w,
                                "princess"_w,
                                "sir"_w,
                                "lady"_w,
                                "lord"_w,
                                "rev"_w,
                                "reverend"_w,
                                "father"_w,
                                "bishop"_w,
                                "officer"_w,
                                "detective"_w,
                                "spokesman"_w,
                                "spokeswoman"_w,
                                "spokesperson"_w,
                                "chairman"_w,
                                "secretary"_w,
                                "ambassador"_w,
                                "coach"_w,
                                "deputy"_w,
                                "rep"_w,
                                "congressman"_w,
                                "congresswoman"_w,
                                "director"_w,
                                "chief"_w,
                                "sister"_w,
                                "brother"_w,
                                "uncle"_w,
                                "aunt"_w,
                                "attorney"_w,
                                "commissioner"_w};

constexpr std::array kSpeech = {"said"_w,     "says"_w,   "told"_w,      "added"_w,   "asked"_w,
                                "replied"_w,  "noted"_w,  "wrote"_w,     "argued"_w,  "explained"_w,
                                "recalled"_w, "thinks"_w, "testified"_w, "grew"_w,    "died"_w,
                                "joined"_w,   "played"_w, "who"_w,       "himself"_w, "herself"_w};

constexpr std::array kNatural = {
    "river"_w,   "lake"_w,     "sea"_w,       "ocean"_w, "bay"_w,       "gulf"_w,    "strait"_w,
    "straits"_w, "mountain"_w, "mountains"_w, "mount"_w, "hills"_w,     "hill"_w,    "valley"_w,
    "desert"_w,  "creek"_w,    "basin"_w,     "delta"_w, "peninsula"_w, "plateau"_w, "canyon"_w,
    "glacier"_w, "falls"_w,    "canal"_w,     "park"_w,  "gardens"_w,   "heights"_w, "estates"_w};

constexpr std::array kStreets = {"street"_w,  "st"_w,        "avenue"_w,     "ave"_w,   "road"_w,
                                 "rd"_w,      "boulevard"_w, "blvd"_w,       "lane"_w,  "drive"_w,
                                 "highway"_w, "square"_w,    "way"_w,        "court"_w, "plaza"_w,
                                 "terrace"_w, "parkway"_w,   "apartments"_w, "mall"_w,  "circle"_w};

constexpr std::array kInstitutions = {
    "police"_w,        "council"_w,   "hospital"_w,   "airport"_w,      "school"_w,
    "schools"_w,       "high"_w,      "university"_w, "college"_w,      "government"_w,
    "department"_w,    "court"_w,     "prison"_w,     "jail"_w,         "fire"_w,
    "public"_w,        "community"_w, "chamber"_w,    "board"_w,        "commission"_w,
    "zoo"_w,           "museum"_w,    "municipal"_w,  "metropolitan"_w, "sheriff's"_w,
    "mayor"_w,         "city"_w,      "regional"_w,   "general"_w,      "central"_w,
    "international"_w, "middle"_w,    "elementary"_w, "medical"_w,      "area"_w,
    "historical"_w,    "planning"_w,  "water"_w,      "utilities"_w,    "convention"_w,
    "parks"_w,         "library"_w};

constexpr std::array kLocals = {
    "resident"_w, "residents"_w, "native"_w,   "man"_w,          "woman"_w,         "men"_w,
    "women"_w,    "officials"_w, "police"_w,   "area"_w,         "authorities"_w,   "officers"_w,
    "suburb"_w,   "suburbs"_w,   "couple"_w,   "family"_w,       "families"_w,      "voters"_w,
    "student"_w,  "students"_w,  "teenager"_w, "neighborhood"_w, "neighbourhood"_w, "office"_w,
    "bureau"_w,   "branch"_w,    "plant"_w,    "factory"_w,      "hotel"_w,         "home"_w,
    "court"_w,    "hospital"_w,  "prison"_w,   "jail"_w,         "airport"_w,       "border"_w,
    "crossing"_w, "market"_w,    "stadium"_w};

constexpr std::array kCompanies = {
    "inc"_w,      "ltd"_w,       "corp"_w,   "llc"_w,       "co"_w,          "plc"_w,
    "gmbh"_w,     "times"_w,     "post"_w,   "herald"_w,    "tribune"_w,     "gazette"_w,
    "globe"_w,    "journal"_w,   "press"_w,  "news"_w,      "instruments"_w, "motors"_w,
    "airlines"_w, "bank"_w,      "group"_w,  "holdings"_w,  "records"_w,     "fc"_w,
    "rovers"_w,   "wanderers"_w, "review"_w, "insurance"_w, "magazine"_w};

}  // namespace

PlaceSort sort_of_word(std::uint64_t key) {
  if (has(kSection, key)) return PlaceSort::section;
  if (has(kCity, key)) return PlaceSort::city;
  if (has(kDistrict, key)) return PlaceSort::district;
  if (has(kRegion, key)) return PlaceSort::region;
  return has(kCountry, key) ? PlaceSort::country : PlaceSort::any;
}

int place_preposition(std::uint64_t key) {
  if (has(kInPlace, key)) return 3;
  return has(kToPlace, key) ? 2 : 0;
}

bool is_direction(std::uint64_t key) { return has(kDirections, key); }
bool is_compass(std::uint64_t key) { return has(kCompass, key); }
bool is_title(std::uint64_t key) { return has(kTitles, key); }
bool is_speech_verb(std::uint64_t key) { return has(kSpeech, key); }
bool is_natural_feature(std::uint64_t key) { return has(kNatural, key); }
bool is_street(std::uint64_t key) { return has(kStreets, key); }
bool is_institution(std::uint64_t key) { return has(kInstitutions, key); }
bool is_local(std::uint64_t key) { return has(kLocals, key); }
bool is_company(std::uint64_t key) { return has(kCompanies, key); }

}  // namespace habeas
