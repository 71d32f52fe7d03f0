// extract/names_test.cpp - names in invented sentences: kinds, entities, short forms, organs of
// state
#include <gtest/gtest.h>

#include "extract/reading_test.h"

namespace habeas {
namespace {

const char* letter(MentionKind kind) {
  switch (kind) {
    case MentionKind::person:
      return "person";
    case MentionKind::organisation:
      return "body";
    case MentionKind::facility:
      return "site";
    case MentionKind::group:
      return "people";
    case MentionKind::place:
      return "place";
    case MentionKind::quantity:
    case MentionKind::date:
      break;
  }
  return "?";
}

/// "place Brackwater | person Dara Minn"
std::string names(const Page& page) {
  std::string out;
  for (const EntityHit& hit : page.reading.a.names) {
    if (!out.empty()) out += " | ";
    out += std::string(letter(hit.kind)) + " " + std::string(page.reading.a.words(hit.range));
  }
  return out;
}

/// Entity of the nth name with these words.
std::uint32_t entity(const Page& page, std::string_view words, std::uint32_t nth = 0) {
  for (const EntityHit& hit : page.reading.a.names) {
    if (page.reading.a.words(hit.range) == words && nth-- == 0) return hit.entity;
  }
  ADD_FAILURE() << "no name " << words << " in " << names(page);
  return kNone;
}

TEST(Names, ReadPeoplesAndCreedsWithoutAStateOfTheirName) {
  const auto page = read_page(
      "Soldiers burned the homes of Yazidi families. Some forty Yazidis were held in Brackwater, "
      "and "
      "the "
      "families of Kurdish teachers fled.");
  EXPECT_NE(names(*page).find("people Yazidi | people Yazidis | place Brackwater | people Kurdish"),
            std::string::npos)
      << names(*page);
  EXPECT_EQ(entity(*page, "Yazidi"), entity(*page, "Yazidis"));
  EXPECT_NE(entity(*page, "Yazidi"), entity(*page, "Kurdish"));
  EXPECT_EQ(page->reading.a.entities[entity(*page, "Yazidi")].name, "Yazidis");
}

TEST(Names, ReadNoPeopleInALongerNameOrARegion) {
  const auto page = read_page(
      "The Yazidi Relief Committee sent blankets to the Oromo region. Aid came from the yazidi "
      "quarter.");
  EXPECT_EQ(names(*page).find("people"), std::string::npos) << names(*page);
}

TEST(Names, TakeOneWordForAKindOfPlaceOrAnOfficeForNoPlace) {
  const auto page =
      read_page("The Kingdom sent help to the City. Guards of the Kingdom stood on the bridge.");
  EXPECT_EQ(names(*page).find("place"), std::string::npos) << names(*page);
}

TEST(Names, ReadTheHolderBehindAnOfficeAsAPerson) {
  const auto page = read_page("The mayor of Kesterlin, Oldus Pennac, said no one had crossed.");
  EXPECT_NE(names(*page).find("person Oldus Pennac"), std::string::npos) << names(*page);
}

TEST(Names, ReadNoPersonInAnOfficeOrWhatIsTold) {
  const auto office = read_page(
      "The boats were held for two days.\n\nColonel Peter Orrin\nSuperintendent, Amery "
      "Immigration\n14 May");
  EXPECT_EQ(names(*office).find("person Amery"), std::string::npos) << names(*office);
  const auto body = read_page("Radyo Merin Wesk, which read the message, closed its doors.");
  EXPECT_EQ(names(*body).find("person Radyo"), std::string::npos) << names(*body);
}

TEST(Names, ReadAcronymsInBracketsAsTheBodyBefore) {
  const auto page = read_page(
      "The Quiet River Initiative (QRI) counted the boats on Monday. Nobody else came. "
      "QRI said the boats were empty.");
  EXPECT_EQ(entity(*page, "QRI"), entity(*page, "Quiet River Initiative"));
  EXPECT_EQ(entity(*page, "QRI", 1), entity(*page, "QRI"));
  EXPECT_TRUE(page->reading.a.names.at(1).acronym);
  const DraftEntity& body = page->reading.a.entities.at(entity(*page, "QRI"));
  EXPECT_EQ(body.kind, MentionKind::organisation);
  EXPECT_EQ(body.name, "Quiet River Initiative");
}

TEST(Names, ReadAnAcronymWithinTheWordsOfAnother) {
  const auto page = read_page(
      "The office of the QR High Board for Weavers (QRHBW) counted the boats. QRHBW said so.");
  EXPECT_EQ(entity(*page, "QRHBW"), entity(*page, "QR High Board for Weavers"));
}

TEST(Names, DoNotTakeOtherLettersForTheBody) {
  const auto page = read_page("The Quiet River Initiative (LZT) counted the boats on Monday.");
  for (const EntityHit& hit : page->reading.a.names) EXPECT_FALSE(hit.acronym);
}

TEST(Names, ReadOrgansOfStatesWithTheirCountry) {
  const auto page = read_page(
      "Osterin's foreign ministry was silent. The Quillish border police closed the road. "
      "The Osterinian authorities said nothing, and the Osterinian government agreed.");
  const auto& entities = page->reading.a.entities;
  const std::uint32_t ministry = entity(*page, "Osterin's foreign ministry");
  EXPECT_EQ(entities.at(ministry).country, "QO");
  EXPECT_EQ(entities.at(ministry).organ, "foreign ministry");
  const std::uint32_t police = entity(*page, "Quillish border police");
  EXPECT_EQ(entities.at(police).country, "QU");
  const std::uint32_t government = entity(*page, "Osterinian government");
  EXPECT_EQ(entities.at(government).organ, "government");
  EXPECT_EQ(entity(*page, "Osterinian authorities"), government);
  EXPECT_EQ(entities.at(ministry).part_of, government);
  EXPECT_NE(entities.at(police).part_of, government);
}

TEST(Names, KeepPersonsOfOneFamilyNameApart) {
  const auto page = read_page(
      "Dara Minn runs the ferry. Her cousin Peter Minn owns the boat. Dara Minn lives in "
      "Tolverton, "
      "Mr Peter Minn in Brackwater.");
  EXPECT_NE(entity(*page, "Dara Minn"), entity(*page, "Peter Minn"));
  EXPECT_EQ(entity(*page, "Dara Minn", 0), entity(*page, "Dara Minn", 1));
  EXPECT_EQ(entity(*page, "Peter Minn", 0), entity(*page, "Peter Minn", 1));
}

TEST(Names, MergeAFamilyNameWithItsOnlyBearer) {
  const auto one = read_page(
      "Dr Helen Orrin runs the clinic. Nobody at the clinic had seen Orrin, said Dr Orrin.");
  EXPECT_EQ(entity(*one, "Orrin"), entity(*one, "Helen Orrin"));
  const auto two = read_page(
      "Dr Helen Orrin runs the clinic with Dr Samuel Orrin. Nobody at the clinic had seen Orrin, "
      "said Dr Orrin.");
  EXPECT_NE(entity(*two, "Orrin"), entity(*two, "Helen Orrin"));
  EXPECT_NE(entity(*two, "Orrin"), entity(*two, "Samuel Orrin"));
}

TEST(Names, MergeFormsThatDifferInTheMiddleName) {
  const auto page = read_page(
      "Dara T. Marn died on Sunday. Dara Tige Marn, 5, had been ill. Dara Marn was buried on "
      "Monday. "
      "Dara was loved, said Peter Marn.");
  EXPECT_EQ(entity(*page, "Dara Tige Marn"), entity(*page, "Dara T. Marn"));
  EXPECT_EQ(entity(*page, "Dara Marn"), entity(*page, "Dara T. Marn"));
  EXPECT_NE(entity(*page, "Peter Marn"), entity(*page, "Dara T. Marn"));
  const auto two = read_page("Ben Karl Marn met Ben Otto Marn. Ben Orrin Jr. met Ben Orrin Sr.");
  EXPECT_NE(entity(*two, "Ben Karl Marn"), entity(*two, "Ben Otto Marn"));
  EXPECT_NE(entity(*two, "Ben Orrin Jr"), entity(*two, "Ben Orrin Sr"));
}

TEST(Names, TellFacilitiesFromTowns) {
  const auto page =
      read_page("They were held in Graywater Prison and later at Camp 14 near Tolverton.");
  EXPECT_EQ(names(*page), "site Graywater Prison | site Camp 14 | place Tolverton");
}

TEST(Names, TakeNationalitiesForPeoplesAndNotForPlaces) {
  const auto page = read_page(
      "Some 40 Osterinians crossed into Quilland. An Osterinian driver took the Quillanders home.");
  EXPECT_EQ(names(*page),
            "people Osterinians | place Quilland | people Osterinian | people Quillanders");
  EXPECT_EQ(entity(*page, "Osterinians"), entity(*page, "Osterinian"));
  EXPECT_NE(entity(*page, "Osterinians"), entity(*page, "Quillanders"));
  EXPECT_EQ(page->reading.a.names.at(0).country, "QO");
}

/// What a name is called behind its comma says what it is, whatever its words look like; a pronoun
/// at the head of a sentence is no name.
TEST(Names, TakeWhatAPersonIsCalledBehindTheName) {
  const auto page = read_page(
      "Elpira Novtek, a lawyer from the coast, met the boys. They said nothing. Kalmet Danubia, a "
      "fisherman, waited. The Kelm Committee, a legal aid group, protested.");
  std::vector<std::string> persons;
  for (const EntityHit& hit : page->reading.a.names) {
    EXPECT_NE(page->reading.a.words(hit.range), "They");
    if (hit.kind == MentionKind::person) persons.emplace_back(page->reading.a.words(hit.range));
  }
  EXPECT_EQ(persons, (std::vector<std::string>{"Elpira Novtek", "Kalmet Danubia"}));
}

TEST(Names, DoNotOverlapAndCoverWholeTokens) {
  const auto page = read_page(
      "Osterin's Interior Ministry (OIM), the Bank of Quilland and Halm Ferry Prison's director, "
      "Col. Ada Tolver, met the Northern Border Monitoring Group in Tolverton, Quilland.");
  std::uint32_t end = 0;
  for (const EntityHit& hit : page->reading.a.names) {
    EXPECT_GE(hit.range.begin, end);
    EXPECT_FALSE(hit.range.empty());
    EXPECT_EQ(hit.entity == kNone, hit.kind == MentionKind::place);
    end = hit.range.end;
  }
  EXPECT_GE(page->reading.a.names.size(), 5U);
}

/// The capital speaks for its government, another town does not. Real countries far from any test
/// page: a user's file has no capitals.
TEST(Names, TakeACapitalForItsState) {
  const Gazetteer world = Gazetteer::load().value();
  const ExtractContext context = ExtractContext::load(world).value();
  const auto page = read_page(
      {{RegionKind::main,
        "On Friday, Windhoek said the ferry would not sail. On Monday, Swakopmund said it would."}},
      context);
  ASSERT_EQ(page->reading.voices.acts.size(), 2U);
  const Voice& voice = page->reading.voices.acts[0].voice;
  ASSERT_EQ(voice.who, DraftLink::Who::entity);
  EXPECT_EQ(page->reading.a.entities.at(voice.entity).country, "NA");
  EXPECT_EQ(page->reading.a.entities.at(voice.entity).organ, "government");
  EXPECT_FALSE(page->reading.voices.acts[1].voice == voice);
}

/// Also at the head of a sentence, where the tagger sees nothing before the name, and where it ends
/// as a participle does; a longer name that begins with a capital's is no state.
TEST(Names, TakeACapitalForItsStateWhereASentenceBegins) {
  const Gazetteer world = Gazetteer::load().value();
  const ExtractContext context = ExtractContext::load(world).value();
  const auto page = read_page({{RegionKind::main,
                                "Windhoek, however, said there was no such thing as a ferry.\n\n"
                                "Beijing denied the claims.\n\nWindhoek Breweries denied it."}},
                              context);
  ASSERT_EQ(page->reading.voices.acts.size(), 3U);
  for (const auto& [act, country] : {std::pair{0, "NA"}, std::pair{1, "CN"}}) {
    const Voice& voice = page->reading.voices.acts.at(static_cast<std::size_t>(act)).voice;
    ASSERT_EQ(voice.who, DraftLink::Who::entity) << country;
    EXPECT_EQ(page->reading.a.entities.at(voice.entity).country, country);
    EXPECT_EQ(page->reading.a.entities.at(voice.entity).organ, "government");
  }
  EXPECT_FALSE(page->reading.voices.acts[2].voice == page->reading.voices.acts[0].voice);
  // The party of a denial is the state too.
  const DraftClaim& denial = page->draft.claims.front();
  ASSERT_EQ(denial.kind, ClaimKind::denial);
  ASSERT_FALSE(denial.roles.empty());
  ASSERT_NE(denial.roles.front().entity, kNone);
  EXPECT_EQ(page->draft.entities.at(denial.roles.front().entity).organ, "government");
}

/// Also where the tagger holds the whole for one body: what a capital owns is an organ of its
/// state.
TEST(Names, TakeTheMinistryOfACapitalForItsStates) {
  const Gazetteer world = Gazetteer::load().value();
  const ExtractContext context = ExtractContext::load(world).value();
  const auto page = read_page({{RegionKind::main,
                                "In May, Ankara\u2019s Foreign Ministry said it had raised its "
                                "concerns. Windhoek's Fisheries Ministry said nothing."}},
                              context);
  ASSERT_FALSE(page->reading.voices.acts.empty());
  const Voice& voice = page->reading.voices.acts[0].voice;
  ASSERT_EQ(voice.who, DraftLink::Who::entity);
  const DraftEntity& ministry = page->reading.a.entities.at(voice.entity);
  EXPECT_EQ(ministry.country, "TR");
  ASSERT_NE(ministry.part_of, kNone);
  EXPECT_EQ(page->reading.a.entities.at(ministry.part_of).organ, "government");
}

}  // namespace
}  // namespace habeas
