// lexicon/gazetteer_test.cpp - the embedded data, names, nearness, crossings and files of the
// user's own
#include "lexicon/gazetteer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace habeas {
namespace {

const Gazetteer& world() {
  static const Gazetteer gazetteer = Gazetteer::load().value();
  return gazetteer;
}

bool leads_to(std::string_view name, std::uint32_t geonames) {
  const std::vector<NamedRow> found = world().find(name);
  return std::any_of(found.begin(), found.end(),
                     [&](const NamedRow& way) { return world()[way.row].geonames == geonames; });
}

std::uint32_t row_of(std::string_view name, std::string_view country) {
  for (const NamedRow& way : world().find(name)) {
    if (world().country_code(way.row) == country && world()[way.row].kind == RowKind::city) {
      return way.row;
    }
  }
  return kNoRow;
}

TEST(Gazetteer, HoldsTheWorld) {
  EXPECT_GT(world().size(), 225'000U);
  EXPECT_TRUE(leads_to("Kenya", 192950));
  EXPECT_TRUE(leads_to("Nakuru", 184622));
  EXPECT_TRUE(leads_to("Bavaria", 2951839));
}

TEST(Gazetteer, KeysIgnoreCaseMarksSpacesAndHyphens) {
  EXPECT_EQ(name_key("Al-Hasakah"), name_key("al hasakah"));
  EXPECT_EQ(name_key("S\xC3\xA3o Paulo"), name_key("SAO PAULO"));
  EXPECT_NE(name_key("Sao Paulo"), name_key("Santo Paulo"));
  EXPECT_TRUE(leads_to("sao-paulo", 3448439));
  EXPECT_TRUE(leads_to("Ulaan Baatar", 2028462));
}

TEST(Gazetteer, LeavesOutTheArabicArticle) {
  const std::uint32_t with = row_of("Al Fallujah", "IQ");
  ASSERT_NE(with, kNoRow);
  EXPECT_EQ(row_of("Fallujah", "IQ"), with);
}

TEST(Gazetteer, KnowsKoreanSpellings) {
  EXPECT_EQ(row_of("Pusan", "KR"), row_of("Busan", "KR"));
  EXPECT_EQ(row_of("Ch'ongjin", "KP"), row_of("Cheongjin", "KP"));
}

TEST(Gazetteer, KnowsPeoplesAndAbbreviationsOfCountries) {
  const std::uint32_t ghana = world().country("GH");
  ASSERT_NE(ghana, kNoRow);
  const std::vector<NamedRow> people = world().find("Ghanaians");
  ASSERT_EQ(people.size(), 1U);
  EXPECT_TRUE(people[0].people);
  EXPECT_EQ(people[0].row, ghana);
  const std::vector<NamedRow> emirates = world().find("UAE");
  ASSERT_FALSE(emirates.empty());
  EXPECT_TRUE(emirates[0].capitals);
  EXPECT_EQ(world().country_code(emirates[0].row), "AE");
}

TEST(Gazetteer, OrdersByPopulation) {
  const std::vector<NamedRow> found = world().find("Valencia");
  ASSERT_GT(found.size(), 3U);
  for (std::size_t i = 1; i < found.size(); ++i) {
    EXPECT_GE(world()[found[i - 1].row].population, world()[found[i].row].population);
  }
}

TEST(Gazetteer, TellsRegionCountryAndCapital) {
  const std::uint32_t lyon = row_of("Lyon", "FR");
  ASSERT_NE(lyon, kNoRow);
  EXPECT_EQ(world().region_name(lyon), "Auvergne-Rh\xC3\xB4ne-Alpes");
  EXPECT_EQ(world().name(world()[lyon].country), "France");
  EXPECT_EQ(world().name(world().capital(world().country("FR"))), "Paris");
  EXPECT_EQ(world()[world().capital(world().country("FR"))].rank, RowRank::capital);
}

TEST(Gazetteer, FindsTheStateBehindATownOrProvinceOfItsName) {
  EXPECT_EQ(world().state_named(world().find(name_key("Georgia"))), "GE");
  EXPECT_EQ(world().state_named(world().find(name_key("Nairobi"))), "KE");
  EXPECT_EQ(world().state_named(world().find(name_key("Lyon"))), "");
}

TEST(Gazetteer, KnowsOtherSensesOfNames) {
  EXPECT_TRUE(world().other_sense(name_key("Reading")).word);
  EXPECT_TRUE(world().other_sense(name_key("Victoria")).given_name);
  EXPECT_TRUE(world().other_sense(name_key("Jackson")).surname);
  EXPECT_FALSE(world().other_sense(name_key("Ouagadougou")).any());
}

TEST(Gazetteer, KnowsNeighbours) {
  const std::uint32_t chad = world().country("TD");
  const std::uint32_t niger = world().country("NE");
  EXPECT_TRUE(world().share_border(chad, niger));
  EXPECT_TRUE(world().share_border(niger, chad));
  EXPECT_FALSE(world().share_border(chad, world().country("FR")));
  EXPECT_FALSE(world().share_border(chad, kNoRow));
}

TEST(Gazetteer, MeasuresDistances) {
  EXPECT_EQ(distance_m({0, 0}, {0, 0}), 0U);
  EXPECT_NEAR(distance_m({0, 0}, {0, 100'000}), 111'195, 1);
  EXPECT_NEAR(distance_m({0, 17'990'000}, {0, -17'990'000}), 22'239, 1);
  EXPECT_NEAR(distance_m({9'000'000, 0}, {-9'000'000, 0}), 20'015'115, 2);
}

TEST(Gazetteer, FindsWhatIsNearLikeItsNaiveTwin) {
  const GeoPoint at{-400'000, 17'995'000};  // beside the 180th meridian
  const GeoPoint town{4'775'000, 1'638'000};
  for (const GeoPoint& p : {at, town}) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> naive;
    for (std::uint32_t row = 0; row < world().size(); ++row) {
      if (!world()[row].at || world()[row].kind != RowKind::city) continue;
      const std::uint32_t metres = distance_m(p, *world()[row].at);
      if (metres <= 90'000) naive.emplace_back(metres, row);
    }
    std::sort(naive.begin(), naive.end());
    const std::vector<std::uint32_t> fast = world().near(p, 90'000);
    ASSERT_EQ(fast.size(), naive.size());
    for (std::size_t i = 0; i < fast.size(); ++i) EXPECT_EQ(fast[i], naive[i].second);
  }
}

TEST(Gazetteer, ComputesCrossings) {
  const std::uint32_t kehl = row_of("Kehl", "DE");
  const std::uint32_t strasbourg = row_of("Strasbourg", "FR");
  const std::uint32_t berlin = row_of("Berlin", "DE");
  const auto pair = world().crossing(kehl, strasbourg);
  ASSERT_TRUE(pair);
  EXPECT_LT(pair->distance_m, 8'000U);
  EXPECT_FALSE(world().crossing(berlin, strasbourg));
  EXPECT_FALSE(world().crossing(kehl, row_of("Offenburg", "DE")));
  const auto partner = world().crossing_partner(kehl);
  ASSERT_TRUE(partner);
  EXPECT_EQ(partner->there, strasbourg);
  EXPECT_FALSE(world().crossing_partner(berlin));
}

constexpr std::string_view kIslands =
    "# two states of a story\n"
    "id\tname\talternate_names\tlatitude\tlongitude\tcountry\tadmin1\tpopulation\tkind\n"
    "\tVarnoland\tRepublic of "
    "Varnoland,~Varnolander,~Varnolanders\t-40\t-20.5\tQV\t\t900000\tcountry\n"
    "\tEsterra\t~Esterran\t-40.5\t-19\tQE\t\t700000\tcountry\n"
    "q1\tPort Lusk\tLuskhaven\t-40.25\t-19.91\tQV\tUpper Lusk\t12000\tcity\n"
    "q2\tMirelgate\t\t-40.251\t-19.7\tQE\t\t4000\tcity\n"
    "q3\tHollow Camp\t\t\t\tQE\t\t\tfacility\n";

TEST(Gazetteer, TakesPlacesOfTheUser) {
  Gazetteer gazetteer = Gazetteer::load().value();
  const Result<std::uint32_t> added = gazetteer.add_user_file("islands.tsv", kIslands);
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_EQ(*added, 6U);  // five rows and the region that one of them names
  const std::uint32_t varnoland = gazetteer.country("QV");
  ASSERT_NE(varnoland, kNoRow);
  EXPECT_EQ(gazetteer.name(varnoland), "Varnoland");
  EXPECT_EQ(gazetteer.find("Varnolanders").at(0).row, varnoland);
  EXPECT_TRUE(gazetteer.find("Varnolanders").at(0).people);
  const std::uint32_t lusk = gazetteer.find("Luskhaven").at(0).row;
  EXPECT_EQ(gazetteer.name(lusk), "Port Lusk");
  EXPECT_EQ(gazetteer.region_name(lusk), "Upper Lusk");
  EXPECT_EQ(gazetteer.country_code(lusk), "QV");
  EXPECT_EQ(gazetteer[lusk].geonames, 0U);
  EXPECT_TRUE(gazetteer[lusk].from_user);
  EXPECT_FALSE(gazetteer[gazetteer.find("Hollow Camp").at(0).row].at);
  EXPECT_TRUE(gazetteer.share_border(varnoland, gazetteer.country("QE")));
  const auto partner = gazetteer.crossing_partner(lusk);
  ASSERT_TRUE(partner);
  EXPECT_EQ(gazetteer.name(partner->there), "Mirelgate");
  EXPECT_GT(partner->distance_m, 17'000U);
  EXPECT_LT(partner->distance_m, 19'000U);
}

TEST(Gazetteer, SaysWhichLineOfAUserFileIsWrong) {
  const auto message = [](std::string_view line) {
    Gazetteer gazetteer = Gazetteer::parse({}).value();
    const std::string file =
        "name\tlatitude\tlongitude\tcountry\tkind\tpopulation\n" + std::string(line) + "\n";
    const Result<std::uint32_t> added = gazetteer.add_user_file("mine.tsv", file);
    return added ? std::string() : added.error().message;
  };
  EXPECT_EQ(message("Lusk\t1\t2\tQQ\tcountry\t5"), "");
  EXPECT_EQ(message("\t1\t2\tQQ\tcountry\t5"), "mine.tsv:2: expected a name");
  EXPECT_EQ(message("Lusk\t91\t2\tQQ\tcountry\t5"),
            "mine.tsv:2: expected latitude and longitude in decimal degrees");
  EXPECT_EQ(message("Lusk\t1\tx\tQQ\tcountry\t5").substr(0, 11), "mine.tsv:2:");
  EXPECT_EQ(message("Lusk\t1\t2\tqq\tcountry\t5").substr(0, 38),
            "mine.tsv:2: expected a country code of");
  EXPECT_EQ(message("Lusk\t1\t2\tQQ\tvillage\t5").substr(0, 32),
            "mine.tsv:2: unknown kind 'villag");
  EXPECT_EQ(message("Lusk\t1\t2\tQQ\tcountry\tmany").substr(0, 30),
            "mine.tsv:2: expected a whole n");
  EXPECT_EQ(message("Lusk\t1\t2\tQQ\tcity\t5"),
            "mine.tsv: country 'QQ' of 'Lusk' is not known: add a row of kind country for it");
  EXPECT_EQ(message("Lusk\t1\t2\tQQ\tcountry\t5\tmore"),
            "mine.tsv:2: more columns than the header names");
  Gazetteer gazetteer = Gazetteer::parse({}).value();
  EXPECT_FALSE(gazetteer.add_user_file("mine.tsv", "name\tsize\n"));
  EXPECT_FALSE(gazetteer.add_user_file("mine.tsv", ""));
  EXPECT_FALSE(gazetteer.add_user_file("mine.tsv", "name\tcountry\n\xFF\tQQ\n"));
}

TEST(Gazetteer, NamesTheBrokenLineOfItsOwnFiles) {
  GazetteerFiles files;
  files.places = "@XX.01\n12\tSomewhere\n";
  const Result<Gazetteer> made = Gazetteer::parse(files);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message, "places.tsv:2: expected an id, a name and coordinates");
}

}  // namespace
}  // namespace habeas
