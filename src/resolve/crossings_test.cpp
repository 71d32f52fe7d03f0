// resolve/crossings_test.cpp - crossings of many borders, computed from the gazetteer
#include "resolve/crossings.h"

#include <gtest/gtest.h>

#include <string>

namespace habeas {
namespace {

const Gazetteer& world() {
  static const Gazetteer gazetteer = Gazetteer::load().value();
  return gazetteer;
}

std::vector<std::string> crossings(const std::string& bytes) {
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  std::vector<std::string> out;
  const std::vector<PlaceReading> readings = read_places(text, bytes, {}, world());
  for (const CrossingReading& crossing : read_crossings(text, bytes, readings, world())) {
    const Place place = crossing_place(world(), crossing.pair);
    out.push_back(place.name + (crossing.is_route ? " route" : " pair"));
  }
  return out;
}

using Names = std::vector<std::string>;

TEST(Crossings, ReadsPairsOfTowns) {
  EXPECT_EQ(crossings("Trucks queued from Kehl to Strasbourg."), (Names{"Kehl-Strasbourg route"}));
  EXPECT_EQ(crossings("The Narva-Ivangorod bridge was shut."), (Names{"Narva-Ivangorod pair"}));
  EXPECT_EQ(crossings("They were sent from Busia in Uganda to Busia in Kenya."),
            (Names{"Busia-Busia route"}));
}

TEST(Crossings, LetsThePairChooseAmongTownsOfOneName) {
  // The largest Laredo and the largest Rivera lie elsewhere than these banks.
  EXPECT_EQ(crossings("He drove from Rivera to Santana do Livramento.").size(), 1U);
  const std::string bytes = "He drove from Rivera to Santana do Livramento.";
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  const std::vector<PlaceReading> readings = read_places(text, bytes, {}, world());
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(place_of(world(), readings[0].row).country, "UY");
}

TEST(Crossings, CompletesASingleBank) {
  EXPECT_EQ(crossings("The border crossing at Kehl was closed."), (Names{"Kehl-Strasbourg pair"}));
  EXPECT_TRUE(crossings("The market at Kehl was closed.").empty());
}

TEST(Crossings, TakesNoTownsOfOneCountryNorFarApart) {
  EXPECT_TRUE(crossings("She went from Berlin to Paris.").empty());
  EXPECT_TRUE(crossings("She went from Kehl to Offenburg.").empty());
}

TEST(Crossings, LiesBetweenItsBanks) {
  const std::string bytes = "Trucks queued from Kehl to Strasbourg.";
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  const auto found = read_crossings(text, bytes, read_places(text, bytes, {}, world()), world());
  ASSERT_EQ(found.size(), 1U);
  const Place place = crossing_place(world(), found[0].pair);
  EXPECT_EQ(place.kind, PlaceKind::crossing);
  EXPECT_EQ(place.country, "DE");
  EXPECT_FALSE(place.geonames);
  ASSERT_TRUE(place.at);
  EXPECT_GT(place.at->lon_e5, world()[found[0].pair.there].at->lon_e5);
  EXPECT_LT(place.at->lon_e5, world()[found[0].pair.here].at->lon_e5);
  EXPECT_EQ(slice(std::string_view(bytes), found[0].span), "Kehl to Strasbourg");
}

}  // namespace
}  // namespace habeas
