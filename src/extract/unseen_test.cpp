// extract/unseen_test.cpp - constructions of news, statements and denials met on pages of other
// countries and kinds of deed; all sentences invented
#include <algorithm>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

TEST(Unseen, SomeOfThoseCountedAreAPart) {
  const auto page = read_page("The league has recorded eleven deaths, four of them minors.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 11"));
  EXPECT_TRUE(has(counts_told(*page), "victims_partition killing/victim 4"));
}

TEST(Unseen, WhoDidNotSurviveDied) {
  const auto page = read_page("Nine of the weavers did not survive the march.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 9"));
  const auto found = read_page("Two girls who stayed behind were never found.");
  EXPECT_TRUE(has(counts_told(*found), "victims enforced_disappearance/victim 2"));
  const auto work = read_page("Two girls never found work in the city.");
  EXPECT_FALSE(has(counts_told(*work), "victims enforced_disappearance/victim 2"));
}

TEST(Unseen, ANumberAloneCountsThoseOfWhomThePageTold) {
  const auto page = read_page(
      "Guards arrested 134 weavers in Brackwater. So far 58 have been freed; 76 remain in custody "
      "at the depot.");
  EXPECT_TRUE(has(counts_told(*page), "victims_partition detention/victim 76") ||
              has(counts_told(*page), "victims detention/victim 76"));
}

TEST(Unseen, AFewOfWhomThePageToldAreNoPopulation) {
  const auto page = read_page("The judge ordered the garrison to produce the two weavers.");
  EXPECT_TRUE(claims_of(*page, ClaimKind::estimate).empty());
}

TEST(Unseen, ATollPutAtANumberFarBehind) {
  const auto page = read_page(
      "The mission put the number of weavers slain in last month's attack on Halm Ferry at 23.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 23"));
}

TEST(Unseen, ThoseShotDeadBehindAnAuxiliary) {
  const auto page = read_page("She said that soldiers had shot dead two patients in the ward.");
  EXPECT_TRUE(has(claims_of(*page, ClaimKind::event), "killing(shot dead)"));
}

TEST(Unseen, WhatSomebodySawDone) {
  const auto page = read_page("A weaver saw a guard beat a boy with a cable near Tolverton.");
  EXPECT_EQ(claim_of(*page, ClaimKind::event, "torture").subkind, "torture");
}

TEST(Unseen, HangedOnADayIsNoIdiom) {
  const auto page = read_page("Three weavers were hanged on 4 June 2031 in Tolverton.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 3"));
  const auto idiom = read_page("The weavers hung on for three days.");
  EXPECT_TRUE(claims_of(*idiom, ClaimKind::event).empty());
}

TEST(Unseen, ADroneStrikesAClinic) {
  const auto page = read_page("A drone struck a clinic in Halm Ferry on Monday.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::event, "attack"), RoleName::target),
            "a clinic");
}

TEST(Unseen, PeopleTurnedAwayAreNotReturned) {
  const auto page = read_page("Relatives who brought bread were turned away.");
  EXPECT_FALSE(has(claims_of(*page, ClaimKind::event), "forced_return(turned away)"));
}

TEST(Unseen, NothingWasUsed) {
  const auto page = read_page(
      "\"No live ammunition was used by our officers,\" police spokeswoman Dara Minn said.");
  EXPECT_EQ(claim_of(*page, ClaimKind::denial, "denial_of_act").subkind, "denial_of_act");
  const auto they = read_page("The police said they did not use live rounds.");
  EXPECT_EQ(claim_of(*they, ClaimKind::denial, "denial_of_act").subkind, "denial_of_act");
}

TEST(Unseen, DoneUnderAnAgreement) {
  const auto page = read_page(
      "The ministry said the handovers were carried out under a 2024 agreement with Quilland.");
  EXPECT_EQ(claim_of(*page, ClaimKind::denial, "assertion_of_legality").subkind,
            "assertion_of_legality");
  const auto cover = read_page("The villagers said the raid was carried out under cover of dark.");
  EXPECT_TRUE(claims_of(*cover, ClaimKind::denial).empty());
}

TEST(Unseen, AReportEndsAtItsSemicolon) {
  const auto page = read_page("Three deaths have been reported; Osterin denies any deaths.");
  const DraftClaim& denial = claim_of(*page, ClaimKind::denial, "denial_of_act");
  EXPECT_EQ(chain_of(*page, denial).find("reported"), std::string::npos);
}

TEST(Unseen, TheYearOfAComparisonDatesNoDeed) {
  const auto page = read_page(
      "More than 31,000 weavers were expelled from Osterin last year, up from 26,000 in 2023.");
  for (const DraftClaim& claim : page->draft.claims) {
    for (const DraftRole& role : claim.roles) EXPECT_NE(page->words(role.span), "2023");
  }
}

TEST(Unseen, TheDayOfANoteIsNotThatOfTheDeed) {
  const auto page = read_page(
      "In its note, dated 15 September, the mission blames the attack on Halm Ferry on rebels.");
  EXPECT_TRUE(has(claims_of(*page, ClaimKind::date), "statement_date(15 September)"));
  const auto line = read_page(
      "Brackwater, 12 May. Certain unions have spread tales about the return of Quillanders to "
      "their homes by the border guards of the state.");
  EXPECT_TRUE(has(claims_of(*line, ClaimKind::date), "statement_date(12 May)"));
}

TEST(Unseen, TheTimeOfAnEntryCountsNobody) {
  const auto page =
      read_page("15:05 Police confirm three deaths.\n\n13:10 Hundreds flee the port.");
  for (const Chunk& chunk : page->reading.a.chunks) {
    EXPECT_EQ(page->reading.a.words(chunk.range).find("05"), std::string_view::npos);
    EXPECT_EQ(page->reading.a.words(chunk.range).find("10"), std::string_view::npos);
  }
}

TEST(Unseen, NamesKeepWhatAHyphenJoins) {
  const auto page = read_page(
      "Jean-Paul Kamba, the prefect of Tolverton, said nine weavers were held in the Bir al-Haram "
      "prison.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::count, "victims")), "Jean-Paul Kamba");
}

TEST(Unseen, RanksBeforeASpeakerAndAnAsideBehind) {
  const auto page = read_page(
      "Lt. Col. Ramon Disk, the garrison's commander, told reporters that nine rebels were "
      "killed.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::count, "victims")), "Ramon Disk");
  const auto kin = read_page(
      "Rosa Tubur, whose husband Dodo, 38, was among the dead, said soldiers shot two brothers in "
      "the yard.");
  EXPECT_EQ(chain_of(*kin, claim_of(*kin, ClaimKind::count, "victims")), "Rosa Tubur");
}

TEST(Unseen, ABoatOffATownCarriesNobodyOff) {
  const auto page =
      read_page("A boat carrying some 90 weavers off Halm Ferry was rammed on Tuesday night.");
  EXPECT_FALSE(has(counts_told(*page), "victims abduction/victim 81"));
}

TEST(Unseen, AFigureOfAPeriodTakesInNoDeed) {
  const auto page = read_page(
      "Guards killed 27 weavers on Tuesday. So far this year 1,350 weavers have been killed in "
      "Osterin.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 27"));
}

TEST(Unseen, TakenBySoldiersIsDetained) {
  const auto page = read_page("A fifth man, Rogel Pana, was taken by soldiers on Monday.");
  EXPECT_EQ(claim_of(*page, ClaimKind::event, "detention").subkind, "detention");
}

TEST(Unseen, WhoSufferedTheFirstDeedDoesNotDoTheNext) {
  const auto page = read_page(
      "The raiders killed 17 weavers, including the chief's wife, torched 30 houses and looted a "
      "pharmacy.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::event, "arson"), RoleName::agent),
            "The raiders");
}

TEST(Unseen, NobodySuspectsInADateline) {
  const auto page = read_page(
      "BRACKWATER, Osterin - Suspected rebels stormed a village on Sunday, residents said.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::event, "attack")).find("Osterin"),
            std::string::npos);
}

TEST(Unseen, HundredsWhoBlockARoadAreNoneOfTheDead) {
  const auto page = read_page(
      "Police shot dead nine weavers on Monday. Hundreds have blocked the road to Tolverton.");
  for (const std::string& count : counts_told(*page))
    EXPECT_EQ(count.find(" 200"), std::string::npos);
}

TEST(Unseen, ThoseAmongTheDeportees) {
  const auto page = read_page(
      "Osterin deported 80 weavers on Monday. Guards beat 12 nurses in the depot. Among the "
      "deportees are nine women.");
  EXPECT_TRUE(has(counts_told(*page), "victims_partition forced_return/victim 9"));
}

TEST(Unseen, ThoseWhoTellAreNotCountedByTheDeed) {
  const auto page = read_page(
      "Osterin deported 80 weavers on Monday. Three of them told the union that guards had beaten "
      "them.");
  for (const std::string& count : counts_told(*page))
    EXPECT_EQ(count.find("forced_return/victim 3"), std::string::npos);
}

TEST(Unseen, ThoseNamedBetweenDashes) {
  const auto page =
      read_page("Three men - Karo, Melin and Tavo - were hanged on 4 June 2031 in Tolverton.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 3"));
}

TEST(Unseen, ALongTimeBesideAnotherVerbMakesNoTally) {
  const auto page = read_page(
      "Osterin hanged four weavers on Monday. A court has found that officers sold 35 weavers last "
      "August and that at least 14 of them were shot dead within two days.");
  const Strings told = counts_told(*page);
  EXPECT_TRUE(std::any_of(told.begin(), told.end(), [](const std::string& count) {
    return count.find("killing/victim 14") != std::string::npos;
  }));
}

TEST(Unseen, ArrestsBesideAPartOfTheDeadAreNoPart) {
  const auto arrests =
      read_page("The league counted nine deaths, two of them minors, and 134 arrests.");
  EXPECT_TRUE(has(counts_told(*arrests), "victims detention/victim 134"));
}

TEST(Unseen, TheNumberOfANameCountsNobody) {
  const auto page = read_page(
      "Guards killed 43 weavers in Tolverton. Inmates at Haram 3 have refused food since Monday.");
  EXPECT_EQ(counts_told(*page).size(), 1U);
}

}  // namespace
}  // namespace habeas
