// resolve/places_test.cpp - names in invented sentences: which place, or none
#include "resolve/places.h"

#include <gtest/gtest.h>

#include <string>

namespace habeas {
namespace {

const Gazetteer& world() {
  static const Gazetteer gazetteer = Gazetteer::load().value();
  return gazetteer;
}

/// "Name/CC/Division" of the nth occurrence of a quote; "?" when unknown, "-" when no place, "none"
/// when not found.
std::string reads(const std::string& bytes, const std::string& quote, std::size_t nth = 0,
                  const std::vector<KnownName>& known = {}) {
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  for (const PlaceReading& reading : read_places(text, bytes, known, world())) {
    if (slice(std::string_view(bytes), text.span(reading.hit.range)) != quote || nth-- > 0)
      continue;
    if (reading.verdict == PlaceVerdict::unknown) return "?";
    if (reading.verdict == PlaceVerdict::not_a_place) return "-";
    const Place place = place_of(world(), reading.row);
    return place.name + "/" + place.country + "/" + place.admin1;
  }
  return "none";
}

TEST(Places, TakesTheLargestWhereNothingElseSpeaks) {
  EXPECT_EQ(reads("The ministers met in Paris on Tuesday.", "Paris"),
            "Paris/FR/\xC3\x8Ele-de-France");
  EXPECT_EQ(reads("Two trucks were stopped near Lagos.", "Lagos"), "Lagos/NG/Lagos");
}

TEST(Places, BehindAnArticleAndAHyphenANameOnlyGoesOn) {
  EXPECT_EQ(reads("Shells hit the camp of Dar el-Lagos on Monday.", "Lagos"), "none");
  EXPECT_EQ(reads("Shells hit the camp near pre-war Lagos on Monday.", "Lagos"), "Lagos/NG/Lagos");
}

TEST(Places, BelievesTheHolderBesideAName) {
  EXPECT_EQ(reads("A farmer from Paris, Texas, was fined.", "Paris"), "Paris/US/Texas");
  EXPECT_EQ(reads("A farmer in Paris, Ontario, was fined.", "Paris"), "Paris/CA/Ontario");
  EXPECT_EQ(reads("They were held in Cordoba, in southern Spain.", "Cordoba"),
            "C\xC3\xB3rdoba/ES/Andalusia");
  EXPECT_EQ(reads("The camp lies near Tripoli, Lebanon.", "Tripoli"), "Tripoli/LB/North Lebanon");
}

TEST(Places, AgreesWithTheOtherPlacesOfTheText) {
  const std::string text =
      "Police in Georgia closed three roads. Drivers from Atlanta and Savannah had to wait in "
      "Macon, and the governor of Alabama sent help from Birmingham.";
  EXPECT_EQ(reads(text, "Georgia"), "Georgia/US/Georgia");
  EXPECT_EQ(reads(text, "Birmingham"), "Birmingham/US/Alabama");
  EXPECT_EQ(reads("Fans from Birmingham and Coventry came to England's west.", "Birmingham")
                .substr(0, 13),
            "Birmingham/GB");
  EXPECT_EQ(reads("Armenia, Azerbaijan and Georgia signed in Tbilisi.", "Georgia"), "Georgia/GE/");
}

TEST(Places, TakesNoAdjectiveOfDirectionForAProvinceWhereAllIsInCapitals) {
  const std::string text = "THREE MEN WERE SEIZED IN EASTERN PERU AND IN CENTRAL LIMA ON MONDAY.";
  EXPECT_NE(reads(text, "EASTERN").substr(0, 8), "Eastern/");
  EXPECT_NE(reads(text, "CENTRAL").substr(0, 8), "Central/");
  EXPECT_EQ(reads(text, "LIMA").substr(0, 7), "Lima/PE");
  EXPECT_EQ(reads("Three men were seized in the Eastern Region.", "Eastern Region").substr(0, 8),
            "Eastern ");
}

TEST(Places, TakesNoCommonWordForAPlaceWhereAllIsInCapitals) {
  const std::string text =
      "THE HARVESTERS OF GHANA WANT JUSTICE AND NO WAR, ONE OF THEM TOLD US IN KUMASI.";
  EXPECT_EQ(reads(text, "IN"), "-");
  EXPECT_EQ(reads(text, "US"), "-");
  EXPECT_EQ(reads(text, "WAR"), "-");
  EXPECT_EQ(reads(text, "JUSTICE"), "-");
  EXPECT_EQ(reads(text, "KUMASI"), "Kumasi/GH/Ashanti");
  EXPECT_EQ(reads("A FIRE BROKE OUT IN COLUMBUS, OH, ON MONDAY.", "COLUMBUS"), "Columbus/US/Ohio");
  const std::string spoken =
      "ACCRA, 3 MAY - A STRONG DEBATE IN THE UNITED STATES WENT ON IN FRONT "
      "OF THE U.S. CONGRESS.";
  EXPECT_EQ(reads(spoken, "STRONG"), "-");
  EXPECT_EQ(reads(spoken, "CONGRESS"), "-");
  EXPECT_EQ(reads(spoken, "ACCRA"), "Accra/GH/Greater Accra");
}

TEST(Places, HearsWhatKindOfPlaceIsMeant) {
  EXPECT_EQ(reads("The flood reached Aleppo province.", "Aleppo"), "Aleppo/SY/Aleppo");
  const std::string text = "Floods in the province of Salta went on; the city of Salta was spared.";
  const TokenText tokens = tokenize(text, find_blocks(text));
  const std::vector<PlaceReading> readings = read_places(tokens, text, {}, world());
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(world()[readings[0].row].kind, RowKind::region);
  EXPECT_EQ(world()[readings[1].row].kind, RowKind::city);
}

TEST(Places, OneNameOneMeaning) {
  const std::string text = "A court in Athens, Georgia, sat late. Later Athens was quiet.";
  EXPECT_EQ(reads(text, "Athens", 0), "Athens/US/Georgia");
  EXPECT_EQ(reads(text, "Athens", 1), "Athens/US/Georgia");
}

TEST(Places, TakesNoPersonForAPlace) {
  EXPECT_EQ(reads("President Washington rode on.", "Washington"), "-");
  EXPECT_EQ(reads("The letter was read by Mary Lincoln again.", "Lincoln"), "-");
  EXPECT_EQ(reads("Then Jackson said that he knew nothing.", "Jackson"), "-");
  const std::string text = "They met Florence Kaduna there.";
  EXPECT_EQ(reads(text, "Kaduna", 0, {{{9, 24}, MentionKind::person}}), "-");
}

TEST(Places, TakesNoWordForAPlace) {
  EXPECT_EQ(reads("Reading is good for you.", "Reading"), "-");
  EXPECT_EQ(reads("Police found nothing. Police left.", "Police"), "-");
  EXPECT_EQ(reads("She went to school in Reading and in London.", "Reading"), "Reading/GB/England");
}

TEST(Places, LeavesRiversAndStreetsAlone) {
  EXPECT_EQ(reads("He swam the Benue River at night.", "Benue"), "?");
  EXPECT_EQ(reads("The office in London Street was shut.", "London"), "-");
}

TEST(Places, DoesNotBelieveAVillageThatNothingConfirms) {
  const std::string verdict = reads("Some went to Sharon that year.", "Sharon");
  EXPECT_TRUE(verdict == "-" || verdict == "?") << verdict;
}

TEST(Places, PrefersPlacesOfTheUser) {
  Gazetteer gazetteer = Gazetteer::load().value();
  ASSERT_TRUE(gazetteer.add_user_file("mine.tsv",
                                      "name\tlatitude\tlongitude\tcountry\tkind\talternate_names\n"
                                      "Ostmark Isles\t-45\t-30\tQO\tcountry\t~Ostmarkers\n"
                                      "Paris\t-45.1\t-30.1\tQO\tcity\t\n"));
  const std::string bytes = "Four Ostmarkers were held in Paris.";
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  const std::vector<PlaceReading> readings = read_places(text, bytes, {}, gazetteer);
  ASSERT_EQ(readings.size(), 2U);
  EXPECT_EQ(place_of(gazetteer, readings[1].row).country, "QO");
  EXPECT_FALSE(place_of(gazetteer, readings[1].row).geonames);
}

TEST(Places, AddsThePlacesThatADraftDoesNotName) {
  const std::string bytes =
      "Nine men left Kumasi for Accra. Tamale Police said nothing of Elena Lome.";
  Draft draft;
  draft.mentions.resize(3);
  draft.mentions[0].kind = MentionKind::place;
  draft.mentions[0].span = {14, 20};
  draft.mentions[1].kind = MentionKind::organisation;
  draft.mentions[1].span = {32, 45};
  draft.mentions[2].kind = MentionKind::person;
  draft.mentions[2].span = {62, 72};
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  const std::vector<ResolvedPlace> out = resolve_places(draft, text, bytes, world());
  ASSERT_EQ(draft.mentions.size(), 5U);
  EXPECT_EQ(out.size(), 5U);
  EXPECT_EQ(slice(std::string_view(bytes), draft.mentions[3].span), "Accra");
  EXPECT_EQ(slice(std::string_view(bytes), draft.mentions[4].span), "Tamale");
  EXPECT_EQ(draft.mentions[4].kind, MentionKind::place);
}

TEST(Places, FillsInTheMentionsOfADraft) {
  const std::string bytes =
      "Nine men were held in Kumasi. Kumasi Central Prison is full, Ghana said.";
  Draft draft;
  draft.mentions.resize(4);
  draft.mentions[0].kind = MentionKind::quantity;
  draft.mentions[0].span = {0, 8};
  draft.mentions[1].kind = MentionKind::place;
  draft.mentions[1].span = {22, 28};
  draft.mentions[2].kind = MentionKind::facility;
  draft.mentions[2].span = {30, 51};
  draft.mentions[3].kind = MentionKind::place;
  draft.mentions[3].span = {5, 8};
  const TokenText text = tokenize(bytes, find_blocks(bytes));
  const std::vector<ResolvedPlace> out = resolve_places(draft, text, bytes, world());
  ASSERT_EQ(out.size(), 5U);  // and Ghana, which the draft does not name
  EXPECT_EQ(out[0].verdict, PlaceVerdict::not_a_place);
  EXPECT_EQ(out[1].verdict, PlaceVerdict::resolved);
  EXPECT_EQ(out[1].place.name, "Kumasi");
  EXPECT_EQ(out[1].place.country, "GH");
  ASSERT_TRUE(out[1].place.at);
  EXPECT_EQ(out[2].verdict, PlaceVerdict::unknown);
  EXPECT_EQ(out[2].place.name, "Kumasi Central Prison");
  EXPECT_EQ(out[2].place.kind, PlaceKind::facility);
  EXPECT_EQ(out[2].place.country, "GH");
  EXPECT_FALSE(out[2].place.at);
  EXPECT_EQ(out[3].verdict, PlaceVerdict::unknown);
}

TEST(Places, TakesAPartOfATownForNoTown) {
  const std::string text =
      "The fire began in the Winchester neighborhood of Memphis, Tennessee. Smoke stood "
      "over Winchester for days, and over the South Side.";
  EXPECT_EQ(reads(text, "Winchester"), "?");
  EXPECT_EQ(reads(text, "Winchester", 1), "?");
  EXPECT_EQ(reads(text, "South Side"), "?");

  EXPECT_EQ(reads("He walked through Harlem Park to the river.", "Harlem"), "?");
}

TEST(Places, TakesASurnameOfTheTextForNoTown) {
  const std::string text =
      "Neighbours found Ida Colchester in the yard. Colchester said nothing, and a friend drove to "
      "Colchester's house.";
  const auto at = static_cast<std::uint32_t>(text.find("Ida"));
  const std::vector<KnownName> known = {{{at, at + 14}, MentionKind::person}};
  EXPECT_EQ(reads(text, "Colchester", 1, known), "-");
  EXPECT_EQ(reads(text, "Colchester", 2, known), "-");
  const std::string both = text + " She was born in Colchester.";
  EXPECT_EQ(reads(both, "Colchester", 3, known).substr(0, 13), "Colchester/GB");
}

}  // namespace
}  // namespace habeas
