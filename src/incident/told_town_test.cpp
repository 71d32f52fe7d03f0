// incident/told_town_test.cpp - where an incident was, by the towns that its pages name
#include "incident/told_town.h"

#include <gtest/gtest.h>

#include "incident/incident.h"

namespace habeas {
namespace {

/// One page about one killing. Words in brackets are towns; the claim stands on "killed".
struct Page {
  Document document;
  std::vector<Claim> claims;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;

  explicit Page(const std::string& marked) {
    document.id = IdBuilder().add("page").build<DocumentTag>();
    document.path = "page";
    for (const char letter : marked) {
      if (letter == '[') mentions.push_back(town_at(document.text.size()));
      if (letter == ']') name(mentions.back());
      if (letter != '[' && letter != ']') document.text += letter;
    }
    for (std::size_t at = document.text.find("killed"); at != std::string::npos;
         at = document.text.find("killed", at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      Claim claim;
      claim.document = document.id;
      claim.kind = ClaimKind::event;
      claim.subkind = "killing";
      claim.span = claim.anchor = {begin, begin + 6};
      claim.quote = "killed";
      claim.id = IdBuilder().add("claim").add(std::uint64_t{at}).build<ClaimTag>();
      claims.push_back(claim);
    }
  }

  [[nodiscard]] Mention town_at(std::size_t byte) const {
    Mention mention;
    mention.document = document.id;
    mention.kind = MentionKind::place;
    mention.span.begin = static_cast<std::uint32_t>(byte);
    mention.id = IdBuilder().add("town").add(std::uint64_t{byte}).build<MentionTag>();
    return mention;
  }

  void name(Mention& mention) const {
    mention.span.end = static_cast<std::uint32_t>(document.text.size());
    Place place;
    place.name = mention.quote = document.text.substr(mention.span.begin);
    // "QA:Alden" is a town of QA, "QA" the country itself.
    const std::size_t colon = place.name.find(':');
    place.country = place.name.substr(0, colon == std::string::npos ? 0 : colon);
    place.kind = PlaceKind::city;
    if (place.name.size() == 2) {
      place.country = place.name;
      place.kind = PlaceKind::country;
    }
    if (place.name == "SEAT") {  // a town with the GeoNames number of a capital
      place.country = "AD";
      place.geonames = 3041563;
    }
    mention.value = place;
  }

  /// `words` name the people of a country.
  void name_people(const std::string& words, const std::string& country) {
    Entity& entity = entities.emplace_back();
    const auto id = IdBuilder().add(words).build<EntityTag>();
    entity.id = to_text(id);
    entity.name = words;
    entity.kind = MentionKind::group;
    entity.country = country;
    Mention mention = town_at(document.text.find(words));
    mention.kind = MentionKind::group;
    mention.span.end = mention.span.begin + static_cast<std::uint32_t>(words.size());
    mention.quote = words;
    mention.value = Named{id, words};
    mentions.push_back(mention);
  }

  [[nodiscard]] std::vector<Place> places() const {
    const auto found = find_incidents(std::vector{document}, {}, claims, mentions, entities);
    if (!found || found->empty()) return {};
    return found->front().places;
  }
};

std::string first_place(const std::string& marked) {
  const std::vector<Place> places = Page(marked).places();
  return places.empty() ? "" : places.front().name;
}

TEST(ToldTown, IsTheOneNamedMost) {
  EXPECT_EQ(first_place("[ALDEN] - A guard was killed on 3 May. His sister came from [Borrow]. "
                        "Nobody in [Alden] saw it. The house stands empty."),
            "ALDEN");
}

TEST(ToldTown, NearTheDeedWeighsTwice) {
  EXPECT_EQ(first_place("The week was calm. The mayor of [Borrow] spoke. A cook was killed near an "
                        "[Alden] shop."),
            "Alden");
}

TEST(ToldTown, TheFirstWinsATie) {
  EXPECT_EQ(first_place("A cook was killed between [Alden] and [Borrow]."), "Alden");
}

TEST(ToldTown, IsNotWhereSomebodyWasBrought) {
  EXPECT_EQ(first_place("A cook was killed. The men were handed over to [Borrow]. Few in [Alden] "
                        "know why. Two were sent back to [Borrow]."),
            "Alden");
}

TEST(ToldTown, LiesInTheCountryNamedMost) {
  EXPECT_EQ(
      first_place("[QB:Moro] - A cook was killed in [QA]. The news came to [QB:Moro] by radio. "
                  "[QA] sent soldiers to [QA:Alden]. [QA] was calm."),
      "QA:Alden");
  EXPECT_EQ(
      first_place("[QB:Moro] - A cook was killed in [QA]. [QA] was calm. Nobody in [QA] knew."),
      "QA");
}

TEST(ToldTown, IsWhereADeedIsToldToHaveBeenNotWhoIsSpokenOf) {
  EXPECT_EQ(first_place("[QB:MORO] ([QB]), 3 MAY - A cook of the [QB] embassy was killed in [QA]."),
            "QA");
  EXPECT_EQ(first_place("A [QB] soldier was killed near a [QB] camp in [QA:Alden]."), "QA:Alden");
}

TEST(ToldTown, OfAnAgencysDatelineInACapitalIsTheCountryAlone) {
  EXPECT_EQ(first_place("[SEAT], 3 MAY (WIRE) - A cook was killed on a road."), "Andorra");
  EXPECT_EQ(first_place("[SEAT] - A cook was killed on a road."), "SEAT");
  EXPECT_EQ(first_place("[SEAT], 3 MAY (WIRE) - A cook was killed in [AD:Moro]."), "AD:Moro");
}

TEST(ToldTown, IsTheCountryOfThePeopleWhereNoPlaceIsNamed) {
  Page page("Two Andorran guards were killed on a road. A Maltese cook saw it from the hill.");
  page.name_people("Andorran", "AD");
  page.name_people("Maltese", "MT");
  ASSERT_EQ(page.places().size(), 1U);
  EXPECT_EQ(page.places().front().name, "Andorra");
  Page other("Two Andorran guards were killed on a road in [QA].");
  other.name_people("Andorran", "AD");
  ASSERT_FALSE(other.places().empty());
  EXPECT_EQ(other.places().front().name, "QA");
}

TEST(ToldTown, ThisCityIsTheTownOfTheDateline) {
  EXPECT_EQ(first_place("[SEAT], 3 MAY (WIRE) - A cook was killed in the west of this city."),
            "SEAT");
  EXPECT_EQ(first_place("[SEAT], 3 MAY (WIRE) - A cook was killed. This city is calm."), "Andorra");
}

TEST(ToldTown, AnAgencysSeatTellsOfEveryDeedOfThePage) {
  const Page page(
      "[SEAT], 3 MAY (WIRE) - A cook was killed. A guard was killed. A nun was killed.");
  const std::vector documents{page.document};
  const std::vector layouts{Layout()};
  const Facts facts(documents, layouts, page.claims, page.mentions, page.entities);
  const auto place = most_told_place(facts, {2}, {0});  // one deed of three
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->name, "Andorra");
}

TEST(ToldTown, IsSilentWhereNoneIsNamed) {
  EXPECT_EQ(first_place("A cook was killed on a road."), "");
}

}  // namespace
}  // namespace habeas
