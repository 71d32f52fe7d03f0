// resolve/crossings_test.cpp - banks of crossings at many borders, of the shipped gazetteer
#include "resolve/crossings.h"

#include <gtest/gtest.h>

#include <string>

#include "resolve/places.h"

namespace habeas {
namespace {

const Gazetteer& world() {
  static const Gazetteer gazetteer = Gazetteer::load().value();
  return gazetteer;
}

/// The banks that the first two joined names mean, as "Kehl-Strasbourg"; empty without a crossing.
std::string banks(const std::string& bytes) {
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  const std::vector<NameHit> hits = find_names(text, bytes, world());
  for (std::uint32_t a = 0; a < hits.size(); ++a) {
    for (std::uint32_t b = a + 1; b < hits.size(); ++b) {
      if (!joins_banks(text, bytes, hits, a, b)) continue;
      const auto pair = best_crossing(world(), hits[a], hits[b]);
      if (!pair) continue;
      return std::string(world().name(pair->here)) + "-" + std::string(world().name(pair->there));
    }
  }
  return {};
}

TEST(Crossings, JoinTownsOnTwoBanks) {
  EXPECT_EQ(banks("Trucks queued from Kehl to Strasbourg."), "Kehl-Strasbourg");
  EXPECT_EQ(banks("The Narva-Ivangorod bridge was shut."), "Narva-Ivangorod");
  EXPECT_EQ(banks("They were sent from Busia in Uganda to Busia in Kenya."), "Busia-Busia");
  EXPECT_EQ(banks("The ferry between Kehl and Strasbourg was shut."), "Kehl-Strasbourg");
  EXPECT_EQ(banks("Kehl and Strasbourg have a market each."), "");
}

TEST(Crossings, ChooseAmongTownsOfOneName) {
  // The largest Rivera lies elsewhere than this bank.
  const std::string bytes = "He drove from Rivera to Santana do Livramento.";
  EXPECT_NE(banks(bytes), "");
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  const std::vector<PlaceReading> readings = read_places(text, bytes, {}, world());
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(place_of(world(), readings[0].row).country, "UY");
}

TEST(Crossings, AreNoTownsOfOneCountryNorFarApart) {
  EXPECT_EQ(banks("She went from Berlin to Paris."), "");
  EXPECT_EQ(banks("She went from Kehl to Offenburg."), "");
}

TEST(Crossings, AreNamedByTheWordsBeside) {
  const auto named = [](const std::string& bytes) {
    const TokenText text = tokenize(bytes, find_blocks(bytes));
    return names_crossing(text, bytes, find_names(text, bytes, world()).front().range);
  };
  EXPECT_TRUE(named("The border crossing at Kehl was closed."));
  EXPECT_TRUE(named("The Kehl bridge was closed."));
  EXPECT_FALSE(named("The market at Kehl was closed."));
}

}  // namespace
}  // namespace habeas
