// extract/told_ways_test.cpp - deeds told by idioms, compounds, nouns with light verbs and
// shortened clauses; all sentences invented
#include "extract/reading_test.h"

namespace habeas {
namespace {

bool tells(std::string text, std::string_view subkind) {
  for (const std::string& event : events(std::move(text))) {
    if (event.starts_with(std::string(subkind) + "(")) return true;
  }
  return false;
}

bool counts(std::string text, const std::string& what) {
  return has(victims_counted(*read_page(std::move(text))), what);
}

TEST(ToldWays, CompoundVerbsAndAdverbsOfTheList) {
  EXPECT_TRUE(tells("A weaver was gang-raped near Tolverton on 9 May 2031.", "sexual_violence"));
  EXPECT_TRUE(tells("Soldiers pistol-whipped two porters in Brackwater.", "torture"));
  EXPECT_TRUE(tells("Militiamen sexually assaulted 15 weavers in Brackwater.", "sexual_violence"));
  EXPECT_TRUE(tells("The ill-treatment of nine weavers by guards drew criticism.", "torture"));
  EXPECT_FALSE(tells("The army-backed party won in Brackwater.", "attack"));
}

TEST(ToldWays, IdiomsOfCustodyDeathAndRemoval) {
  EXPECT_TRUE(tells("Nine weavers ended up behind bars in Brackwater.", "detention"));
  EXPECT_TRUE(tells("Guards left 40 weavers at the border on Sunday.", "forced_return"));
  EXPECT_FALSE(tells("The bus left 40 tourists at the museum on Sunday.", "forced_return"));
  EXPECT_TRUE(counts("Two porters did not make it.", "killing/victim 2"));
  EXPECT_FALSE(counts("Two porters did not make it to the final.", "killing/victim 2"));
  EXPECT_TRUE(counts("The raid cost 26 weavers their lives.", "killing/victim 26"));
  EXPECT_TRUE(counts("Fighters of the Reed Front are holding 12 weavers for ransom.",
                     "abduction/victim 12") ||
              counts("Gunmen held 12 weavers for ransom.", "abduction/victim 12"));
  EXPECT_TRUE(tells("Gunmen stripped 30 porters of their belongings.", "robbery"));
}

TEST(ToldWays, NounsThatTellOnlyWithThoseTheyBefell) {
  EXPECT_TRUE(tells("Lawyers denounced the dumping of 40 weavers by the army.", "forced_return"));
  EXPECT_FALSE(tells("Lawyers denounced the dumping of waste by the army.", "forced_return"));
  EXPECT_TRUE(tells("Gunmen carried out a strike on a clinic in Brackwater.", "attack"));
  EXPECT_FALSE(tells("The union ended the strike in Brackwater.", "attack"));
}

TEST(ToldWays, ShotWhereNobodyIsMeantToLive) {
  EXPECT_TRUE(counts("Six porters were lined up and shot in Brackwater.", "killing/victim 6"));
  EXPECT_TRUE(counts("Gunmen shot six porters at point-blank range.", "killing/victim 6"));
  EXPECT_TRUE(counts("Gunmen shot six porters in the legs.", "injury/victim 6"));
  EXPECT_FALSE(
      counts("A porter was shot in the back of the head. He was wounded and is recovering "
             "in hospital.",
             "killing/victim 1"));
}

TEST(ToldWays, LightVerbsSayWhoDidIt) {
  const auto page = read_page("Soldiers carried out the arrest of 12 weavers in Brackwater.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::event, "detention");
  EXPECT_EQ(role_of(*page, claim, RoleName::agent), "Soldiers");
  const auto blamed = read_page("Gunmen were responsible for the rape of nine weavers.");
  EXPECT_EQ(
      role_of(*blamed, claim_of(*blamed, ClaimKind::event, "sexual_violence"), RoleName::agent),
      "Gunmen");
  EXPECT_TRUE(tells("Police made 25 arrests in Brackwater.", "detention"));
  EXPECT_TRUE(tells("The sweep led to the arrest of nine weavers.", "detention"));
}

TEST(ToldWays, ShortenedClauses) {
  EXPECT_TRUE(tells("Gunmen are said to have burned the market on 9 May 2031.", "arson"));
  EXPECT_TRUE(tells("Gunmen came at night, burning down the market.", "arson"));
  EXPECT_TRUE(tells("The clinic came under attack on 9 May 2031.", "attack"));
  EXPECT_TRUE(tells("The night saw 40 weavers loaded onto trucks in Brackwater.", "transfer"));
  EXPECT_TRUE(tells("The union accuses gunmen of burning down the market.", "arson"));
  EXPECT_TRUE(counts("The blast left 12 weavers seriously hurt.", "injury/victim 12"));
  EXPECT_TRUE(
      counts("Nine weavers were stopped, searched and beaten with cables.", "torture/victim 9"));
  EXPECT_TRUE(counts("The mothers of 40 weavers that guards had expelled wrote to the mayor.",
                     "forced_return/victim 40"));
}

TEST(ToldWays, ASecondFigureWithAPlaceOfItsOwn) {
  EXPECT_TRUE(
      counts("Police held 40 weavers in Brackwater and 25 in Tolverton.", "detention/victim 25"));
  EXPECT_TRUE(counts("Nine weavers were shot dead on Monday, and another 11 the next day.",
                     "killing/victim 11"));
  EXPECT_FALSE(counts("Police held 40 weavers in Brackwater and 25 fled.", "detention/victim 25"));
}

TEST(ToldWays, TheNextSentenceSaysWhatBefellThoseCounted) {
  EXPECT_TRUE(counts("Twelve weavers had come to the well. They were led away by police.",
                     "detention/victim 12"));
  EXPECT_FALSE(counts("Twelve weavers met ten porters. They were led away by police.",
                      "detention/victim 12"));
}

TEST(ToldWays, AFamilyIsCountedByItsMembers) {
  EXPECT_TRUE(counts("Gunmen killed a family of five near Tolverton.", "killing/victim 5"));
}

TEST(ToldWays, AnimalsAndExercisesAreNoDeeds) {
  EXPECT_FALSE(tells("Wolves killed 23 sheep near Tolverton on Sunday.", "killing"));
  EXPECT_FALSE(counts("Hunters killed 300 deer and a weaver was shot dead.", "killing/victim 300"));
  EXPECT_FALSE(tells("Rangers captured two lions near Tolverton.", "detention"));
  EXPECT_FALSE(tells("Soldiers stormed a mock village on Sunday in an exercise.", "attack"));
  EXPECT_TRUE(tells("Soldiers stormed the village on Sunday.", "attack"));
}

TEST(ToldWays, WhatIsKnownIsNotWished) {
  EXPECT_TRUE(counts("Families of nine weavers have demanded an answer since their arrest.",
                     "detention/victim 9"));
  EXPECT_TRUE(tells("Nine weavers died in an arson attack on a shop in Tolverton.", "arson"));
}

TEST(ToldWays, HeadlinesOfThingsAndOfNouns) {
  const std::string text = "The town has had little rain. Shops were open again.";
  const auto tells_title = [&](std::string title, std::string_view subkind) {
    const auto page = read_page({{RegionKind::title, std::move(title)}, {RegionKind::main, text}});
    return claim_of(*page, ClaimKind::event, subkind).subkind == subkind;
  };
  EXPECT_TRUE(tells_title("Gunmen burn down clinic in Brackwater", "arson"));
  EXPECT_TRUE(tells_title("Outcry over raid on clinic in Brackwater", "attack"));
}

}  // namespace
}  // namespace habeas
