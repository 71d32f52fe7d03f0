// extract/wrong_statements_test.cpp - deaths, figures and voices that are easily taken for others:
// who dies of what was done before, numbers that count some or nobody of those told of, who speaks
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

std::unique_ptr<Page> dated(std::string text) {
  return read_page({{RegionKind::main, std::move(text)}}, invented_context(), "2031-05-09");
}

Strings told(std::string text) { return counts_told(*read_page(std::move(text))); }

TEST(DiedOfWounds, OneOfTheWoundedIsCountedAmongTheDead) {
  for (const char* const one : {"One of them died.", "One of the wounded died.",
                                "One of the injured died in a clinic in Brackwater."}) {
    const auto page = read_page("Nine porters were wounded in Tolverton. " + std::string(one));
    EXPECT_EQ(counts_told(*page),
              (Strings{"victims injury/victim 9", "victims_partition killing/victim 1"}))
        << one;
    EXPECT_TRUE(has(claims_of(*page, ClaimKind::event), "killing(died)")) << one;
  }
}

TEST(DiedOfWounds, TheDayOfTheDeathIsNotThatOfTheDeed) {
  for (const char* const death :
       {"Two of them died on Wednesday.", "One of them died on Wednesday.",
        "A weaver died in hospital in Brackwater on Wednesday."}) {
    const auto page =
        dated("Nine porters were wounded in Tolverton on Monday. " + std::string(death));
    EXPECT_EQ(claims_of(*page, ClaimKind::date),
              (Strings{"event_date(on Monday)", "death_date(on Wednesday)"}))
        << death;
  }
  EXPECT_EQ(claims_of(*dated("Nine porters were shot in Tolverton on Monday. Two weavers were "
                             "killed in Brackwater on Wednesday."),
                      ClaimKind::date),
            (Strings{"event_date(on Monday)", "event_date(on Wednesday)"}));
}

TEST(Dates, AHeadingWithoutAVerbIsDatedNotTheDeed) {
  const auto page = dated(
      "Question by Ms Dara Minn (Greens, Upper Reach), 4 October 2030:\n\nHow many people were "
      "returned to Osterin?");
  EXPECT_EQ(claims_of(*page, ClaimKind::date), Strings{"statement_date(4 October 2030)"});
}

TEST(Groups, ANumberAloneBehindSomeOfThemCountsOthersOfThem) {
  EXPECT_EQ(told("Sixty porters were deported to Osterin. The union said 52 of them have phoned "
                 "home. Eight are missing."),
            (Strings{"victims forced_return/victim 60", "victims_partition forced_return/victim 52",
                     "victims_partition enforced_disappearance/victim 8"}));
}

TEST(Groups, ANumberAloneIsOfThoseThatCanHoldIt) {
  const auto page = read_page(
      "Sixty porters were arrested in Tolverton. Nine were freed on Friday. Eleven are minors.");
  EXPECT_TRUE(has(counts_told(*page), "victims_partition detention/victim 11"));
}

TEST(Groups, NumbersThatCountNobodyOfTheDeed) {
  EXPECT_EQ(told("Three porters were killed in Tolverton. The six-year veteran of the guard did "
                 "not speak."),
            Strings{"victims killing/victim 3"});
  EXPECT_EQ(told("Two porters died in Tolverton. Police had put the number of injured at three "
                 "and spoke of no deaths."),
            (Strings{"victims killing/victim 2", "victims injury/victim 3"}));
  EXPECT_EQ(told("More than 1,100 people have died or gone missing in the hills."), Strings{});
}

TEST(Groups, ThoseAboardABoatThatSankAreNotThoseReturned) {
  EXPECT_EQ(told("A boat carrying 120 weavers capsized off Sednaport. Forty survivors were "
                 "returned to Osterin."),
            (Strings{"victims transfer/victim 120", "victims forced_return/victim 40"}));
}

TEST(Groups, ThoseBroughtToAHospitalAreNotThoseReturned) {
  EXPECT_EQ(told("47 porters were brought to our emergency department. Osterin deported nine "
                 "weavers."),
            (Strings{"victims transfer/victim 47", "victims forced_return/victim 9"}));
  EXPECT_EQ(told("47 porters were moved to a hall. Nobody was deported."),
            Strings{"victims transfer/victim 47"});
}

TEST(Frames, AReturnIsForcedWhereSomebodyProtestsOverIt) {
  EXPECT_EQ(told("Quilland lodged a protest with Osterin over the return of 300 porters."),
            Strings{"victims forced_return/victim 300"});
  EXPECT_EQ(told("Quilland condemned the return of 300 porters."),
            Strings{"victims forced_return/victim 300"});
  EXPECT_EQ(told("Quilland welcomed the return of 300 porters."), Strings{});
}

TEST(Frames, ACallForHelpThatNobodyHeardIsNoLossOfContact) {
  EXPECT_EQ(events("The coast guard had not received any distress call."), Strings{});
  EXPECT_EQ(events("The families have not received any call from them."),
            Strings{"no_contact(not received any call from them)"});
}

TEST(Voices, ADeathThatRaisesATollSaysNothing) {
  const auto page = read_page(
      "Six porters were wounded in Tolverton. A girl, 16, later died, raising the toll to seven.");
  for (const DraftClaim& claim : page->draft.claims) {
    ASSERT_FALSE(claim.chain.empty());
    EXPECT_NE(claim.chain.front().name, "A girl");
    EXPECT_EQ(role_of(*page, claim, RoleName::to), "-");
  }
}

TEST(Voices, AnotherTellerBehindACommaEndsWhatAHeadlineSays) {
  const auto page =
      read_page({{RegionKind::title, "Army denies killing porters, union says 26 dead"},
                 {RegionKind::main, "Nobody slept in Tolverton."}});
  const DraftClaim& dead = claim_of(*page, ClaimKind::count, "victims");
  ASSERT_FALSE(dead.chain.empty());
  EXPECT_EQ(dead.chain.front().name, "union");
  for (const DraftLink& link : dead.chain) EXPECT_NE(link.name, "Army");
}

TEST(Groups, SomeOfThoseInAStateArePartOfThem) {
  EXPECT_EQ(
      told("Osterin deported 900 weavers. At least 60 of those deported have phoned home."),
      (Strings{"victims forced_return/victim 900", "victims_partition forced_return/victim 60"}));
}

TEST(Voices, WhoIsThoughtToBeSomebodySaysNothing) {
  for (const char* const text : {"Fighters believed to belong to the Front killed two porters.",
                                 "Fighters thought to be rebels killed two porters."}) {
    const auto page = read_page(text);
    for (const DraftLink& link : claim_of(*page, ClaimKind::count, "victims").chain)
      EXPECT_NE(link.name, "Fighters") << text;
  }
  const auto page = read_page("Fighters thought to be rebels killed two porters.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::count, "victims"), RoleName::agent),
            "Fighters");
}

TEST(Groups, AnHourCountsNobody) {
  EXPECT_EQ(told("Osterin pushed 53 porters back. Police came at 7 and took everyone to a hall."),
            Strings{"victims forced_return/victim 53"});
}

TEST(Frames, WhoIsPickedUpByACoastGuardIsSaved) {
  EXPECT_EQ(events("The coast guard picked up nine porters off Sednaport."), Strings{});
  EXPECT_EQ(events("Police picked up nine porters in Tolverton."), Strings{"detention(picked up)"});
}

TEST(Voices, TheGroupIsTheOneThatTheTextCallsAGroup) {
  const auto page = read_page(
      "Militiamen of the Red Belt attacked three settlements, the relief group Long Road said on "
      "Friday.\n\nThe attackers killed 14 porters, according to the group.");
  const DraftClaim& dead = claim_of(*page, ClaimKind::count, "victims");
  ASSERT_FALSE(dead.chain.empty());
  EXPECT_EQ(page->reading.a.entities[dead.chain.front().entity].name, "Long Road");
}

TEST(Groups, ANumberAloneBehindHarmToldOneByOneIsOfOthers) {
  EXPECT_EQ(told("Seven women were raped in Tolverton. The army reported 40 \"neutralised\"."),
            Strings{"victims sexual_violence/victim 7"});
}

TEST(Groups, ANumberedDayCountsNobody) {
  EXPECT_EQ(told("Detained porters: what is known on day 20"), Strings{});
  EXPECT_EQ(told("On that day 20 porters were arrested in Tolverton."),
            Strings{"victims detention/victim 20"});
}

TEST(Voices, WhoGivesATollSaysIt) {
  const auto page = read_page(
      "Nine porters were killed in Tolverton. The Interior Ministry gave the toll as two and said "
      "that both were armed.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 2"));
  const auto two = std::find_if(page->draft.claims.begin(), page->draft.claims.end(),
                                [&](const auto& c) { return page->words(c.anchor) == "two"; });
  ASSERT_NE(two, page->draft.claims.end());
  ASSERT_FALSE(two->chain.empty());
  EXPECT_EQ(two->chain.front().who, DraftLink::Who::entity);
}

TEST(Frames, WhatTheSentenceCallsFalseIsNotTold) {
  for (const char* const text :
       {"Claims that nine porters were killed in Tolverton are a fabrication.",
        "Reports that nine porters were killed in Tolverton are false.",
        "The rumour that soldiers had shot nine porters is untrue, the ministry said."}) {
    const auto page = read_page(text);
    for (const DraftClaim& claim : page->draft.claims) {
      if (claim.kind != ClaimKind::count && claim.kind != ClaimKind::event) continue;
      EXPECT_EQ(claim.mood, Mood::denied) << text;
    }
  }
  EXPECT_EQ(events("Reports that nine porters were killed in Tolverton are not false."),
            Strings{"killing(killed)"});
}

TEST(Frames, WhatTheWriterFearsIsNotTold) {
  const auto page = read_page("We fear that up to 29 porters drowned off Sednaport.");
  EXPECT_EQ(claims_of(*page, ClaimKind::event), Strings{});
  EXPECT_EQ(claim_of(*page, ClaimKind::count, "victims").mood, Mood::feared);
}

TEST(Frames, WhatHappensByItselfIsNobodysDeed) {
  for (const char* const text :
       {"A truck accident near Tolverton killed two porters.", "A landslide killed two porters.",
        "A crackdown killed two porters."}) {
    const auto page = read_page(text);
    EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::count, "victims"), RoleName::agent), "-")
        << text;
  }
}

TEST(Frames, WhoMadeTheListDidNotDoWhatItTells) {
  const auto page =
      read_page("Nine porters abducted from Tolverton, listed by the union, were in the square.");
  for (const DraftClaim& claim : page->draft.claims)
    EXPECT_EQ(role_of(*page, claim, RoleName::agent), "-");
}

TEST(Frames, AParticipleBehindAnArticleHasNoDoerBeforeIt) {
  const auto page = read_page("Dara Minn, 14, daughter of the slain teacher, was in the square.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::event, "killing"), RoleName::agent), "-");
}

TEST(Frames, PeopleBehindAWordThatJoinsClausesAct) {
  const auto page = read_page(
      "Mothers cried outside a school yesterday after gunmen on motorbikes seized nine porters.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::count, "victims"), RoleName::agent),
            "gunmen");
}

TEST(Frames, WhoIsShotBySomebodySuffersIt) {
  const auto page = read_page("A guard shot by protesters died in Tolverton.");
  EXPECT_EQ(claims_of(*page, ClaimKind::event), Strings{"killing(shot)"});
  const DraftClaim& death = claim_of(*page, ClaimKind::event, "killing");
  EXPECT_EQ(role_of(*page, death, RoleName::agent), "protesters");
  EXPECT_EQ(role_of(*page, death, RoleName::victim), "A guard");
}

TEST(Frames, ThoseWhoHadWoundsWereHurt) {
  const auto page = read_page("14 porters had wounds from batons.");
  EXPECT_EQ(counts_told(*page), Strings{"victims injury/victim 14"});
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::count, "victims"), RoleName::from), "-");
}

TEST(Frames, WhatARobberWantsIsNoAppeal) {
  EXPECT_EQ(events("The gunmen demanded the names of the porters."), Strings{});
  EXPECT_EQ(events("The teacher begged them to spare the boys."), Strings{});
  EXPECT_EQ(events("The union demanded their release."), Strings{"appeal(demanded their release)"});
}

TEST(Frames, WhatNobodyClaimedIsNobodysStatement) {
  const auto page = read_page("No group has claimed responsibility for the attack in Tolverton.");
  EXPECT_EQ(claims_of(*page, ClaimKind::event), Strings{});
  EXPECT_EQ(claims_of(*page, ClaimKind::denial), Strings{});
}

TEST(Frames, TheBoatDoesNotActOnThoseAboard) {
  const auto page = read_page("A boat carrying 60 weavers was rammed off Sednaport.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::count, "victims"), RoleName::agent), "-");
}

TEST(Groups, AnEarlierFigureOrAnAgeCountsNobody) {
  EXPECT_EQ(told("Nine porters were arrested in Tolverton. An earlier figure of 50 was wrong."),
            Strings{"victims detention/victim 9"});
  EXPECT_EQ(told("Nine porters were arrested in Tolverton. They are only 12."),
            Strings{"victims detention/victim 9"});
}

TEST(Dates, TheDayOfAProcedureIsNotThatOfTheDeed) {
  EXPECT_EQ(claims_of(*dated("In May 2030 the trial of Dara Minn began. He is accused of killing "
                             "nine porters in Tolverton."),
                      ClaimKind::date),
            Strings{});
  EXPECT_EQ(
      claims_of(*dated("Dara Minn, who was sentenced last year for shooting a porter, refused "
                       "to testify."),
                ClaimKind::date),
      Strings{});
}

TEST(Denials, WhoCannotSayKnowsNothing) {
  EXPECT_EQ(claims_of(*read_page("Police arrested nine porters. The union could not say how many "
                                 "were freed."),
                      ClaimKind::denial),
            Strings{});
}

TEST(Frames, ThoseLeftAfterTheyWereDrivenSufferIt) {
  const auto page = read_page(
      "Survivors, including a woman and five boys, were driven to the border and left in the "
      "desert.");
  for (const DraftClaim& claim : page->draft.claims)
    EXPECT_EQ(role_of(*page, claim, RoleName::agent), "-");
}

TEST(Frames, AHouseIsNotReturnedNorAreThoseWithoutOne) {
  EXPECT_EQ(told("The council removed 412 illegal structures from the road."), Strings{});
  EXPECT_FALSE(has(told("Nobody says why 4,000 porters were rendered homeless."),
                   "victims forced_return/victim 4000"));
  EXPECT_EQ(told("Quilland rendered nine porters to Osterin."),
            Strings{"victims forced_return/victim 9"});
}

TEST(Frames, DeathIsNoPlaceToWhichSomebodyIsMoved) {
  const auto page = read_page("Gunmen hacked nine porters to death in Tolverton.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::count, "victims"), RoleName::to), "-");
}

TEST(Dates, AnHourOfFourDigitsIsNoYear) {
  EXPECT_EQ(claims_of(*dated("Gunmen burned two shops in Tolverton around 2000 local time."),
                      ClaimKind::date),
            Strings{});
}

TEST(Dates, TheYearsInWhichPeopleWereBornDateNoDeed) {
  EXPECT_EQ(claims_of(*dated("Two porters, born in 1984 and 1991, were detained in Tolverton."),
                      ClaimKind::date),
            Strings{});
}

TEST(Dates, TheDayOfWhatIsToComeIsNotThatOfTheDeed) {
  EXPECT_EQ(claims_of(*dated("Four porters were arrested and will be arraigned on Thursday."),
                      ClaimKind::date),
            Strings{});
  EXPECT_EQ(
      claims_of(*dated("Four porters were arrested and beaten on Thursday."), ClaimKind::date),
      Strings{"event_date(on Thursday)"});
}

TEST(Groups, AFigureThatAnswersAnotherQuestionCountsNoneOfTheDead) {
  EXPECT_EQ(told("A porter died in Tolverton.\n\nHow many lost their homes?\n\nThe elders say "
                 "4,000."),
            Strings{"victims killing/victim 1"});
}

TEST(Groups, BodiesThatRaiseATollAreOfIt) {
  EXPECT_EQ(told("Nine porters were killed in Tolverton. The toll has risen to eleven after two "
                 "bodies were found in a field."),
            (Strings{"victims killing/victim 9", "victims killing/victim 11"}));
}

TEST(Groups, TheSmallerIsPartOfTheGreater) {
  EXPECT_EQ(told("Two of nine hostages returned to Tolverton."),
            (Strings{"victims_partition abduction/victim 2", "victims abduction/victim 9"}));
}

TEST(Groups, PoliticalPrisonersOfACountryAreNotThoseOfADeed) {
  EXPECT_EQ(told("Police detained two porters in Tolverton. The union counts 1,290 political "
                 "prisoners in Quilland."),
            Strings{"victims detention/victim 2"});
}

TEST(Voices, HerMotherIsNotTheMotherOfOthers) {
  const auto page = read_page(
      "A girl died after inhaling the gas, her mother said.\n\n\"Where shall we go?\" asked Dara "
      "Minn, a mother of five.");
  for (const DraftLink& link : claim_of(*page, ClaimKind::count, "victims").chain)
    EXPECT_NE(link.name, "Dara Minn");
  const DraftClaim& death = claim_of(*page, ClaimKind::event, "killing");
  ASSERT_FALSE(death.chain.empty());
  EXPECT_NE(chain_of(*page, death).substr(0, 9), "Dara Minn");
}

TEST(Frames, ThoseBehindTheMainVerbAreNotItsDoers) {
  const auto page = read_page(
      "Soldiers opened fire on weavers leaving the mill in Tolverton, killing nine porters.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::count, "victims"), RoleName::agent),
            "Soldiers");
  const auto bomb = read_page(
      "A car bomb exploded outside a cafe in Tolverton as people watched a match, killing nine "
      "porters.");
  EXPECT_EQ(role_of(*bomb, claim_of(*bomb, ClaimKind::count, "victims"), RoleName::agent), "-");
  const auto storm =
      read_page("Weavers fled as soldiers stormed the village, killing nine porters.");
  EXPECT_EQ(role_of(*storm, claim_of(*storm, ClaimKind::count, "victims"), RoleName::agent),
            "soldiers");
}

TEST(Groups, AGreaterFigureOfOthersDoesNotHoldTheSmaller) {
  EXPECT_EQ(told("The union said 14 porters were killed in Tolverton. The ministry said 19 people "
                 "were killed."),
            (Strings{"victims killing/victim 14", "victims killing/victim 19"}));
}

}  // namespace
}  // namespace habeas
