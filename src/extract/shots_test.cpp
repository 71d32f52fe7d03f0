// extract/shots_test.cpp - who was killed, who wounded and who is counted once: invented reports of
// shots
#include "extract/shots.h"

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings counted(std::string text) { return victims_counted(*read_page(std::move(text))); }

TEST(Shots, WoundWhereTheTextSaysThatTheOneShotLives) {
  EXPECT_EQ(
      events("A cook was killed in May. In Tolverton a porter was shot in the face on Monday. "
             "He is in critical condition."),
      (Strings{"killing(killed)", "injury(shot)"}));
  EXPECT_EQ(events("A porter was shot on Monday. He died in hospital."),
            (Strings{"killing(shot)", "killing(died)"}));
}

TEST(Shots, TakeNoDeathOfOthersForTheirs) {
  EXPECT_EQ(counted("A cook was killed and a porter was shot in Tolverton. The porter is expected "
                    "to survive."),
            (Strings{"killing/victim 1", "injury/victim 1"}));
}

TEST(Shots, OfWhichSomeAreFatalCountNeitherDeadNorWounded) {
  EXPECT_EQ(counted("Four porters were shot. A porter died. Three others were wounded."),
            (Strings{"attack/victim 4", "killing/victim 1", "injury/victim 3"}));
}

TEST(Shots, AreKnownByTheNounAndByBullets) {
  EXPECT_EQ(events("Police look into the shooting of a porter in Tolverton."),
            (Strings{"injury(shooting of a porter)"}));
  EXPECT_EQ(events("A stray bullet hit a porter in the chest."), (Strings{"injury(hit)"}));
  EXPECT_EQ(events("A porter was fatally wounded."), (Strings{"killing(wounded)"}));
}

TEST(Shots, AreDeadlyWhereTheTextSaysSoInOtherWords) {
  // Things are recovered, people recover.
  EXPECT_EQ(counted("A boy was found shot in the face in Tolverton. The boy was shot one time and "
                    "was taken to a clinic in critical condition. The boy succumbed to his "
                    "injuries. Officials say that they have recovered the rifle."),
            (Strings{"killing/victim 1"}));
  EXPECT_EQ(events("A porter was shot on Monday. The porter did not survive."),
            (Strings{"killing(shot)"}));
  EXPECT_EQ(events("A porter was shot on Monday. The porter survived."), (Strings{"injury(shot)"}));
}

TEST(Shots, OfAPersonWhoseNameEndsLikeAPlural) {
  EXPECT_EQ(events("A girl dies after being shot in Tolverton. Dara Williams was wounded in her "
                   "home. Dara Williams died on Monday."),
            (Strings{"killing(shot)", "killing(wounded)", "killing(died)"}));
}

TEST(Shots, OfThoseFoundWoundedOneMayDie) {
  EXPECT_EQ(counted("Nine people were wounded in Tolverton. Ten victims were brought to a clinic "
                    "with gunshot wounds. One of them died there."),
            (Strings{"injury/victim 9", "attack/victim 10", "killing/victim 1"}));
}

TEST(Shots, OfThreeWhoWereHitOneDies) {
  EXPECT_EQ(events("Police look into the shooting of Dara Minn, 17, Omo Selk, 34, and Ben Tarrow, "
                   "40. Selk succumbed to her wounds. Minn and Tarrow are in stable condition."),
            (Strings{"injury(shooting of Dara Minn)", "killing(succumbed)"}));
}

TEST(Shots, CountTheOneWhoShotHimself) {
  EXPECT_EQ(counted("A porter shot himself in the leg."), (Strings{"injury/victim 1"}));
}

TEST(Shots, CountAnAgeAsAPersonAndNoAgeAsPeople) {
  EXPECT_EQ(counted("A 15-year-old was wounded."), (Strings{"injury/victim 1"}));
  EXPECT_EQ(counted("A porter, 38, was wounded."), (Strings{"injury/victim 1"}));
  EXPECT_EQ(counted("Two porters, 19 and 22, were wounded."), (Strings{"injury/victim 2"}));
  EXPECT_EQ(counted("A porter who was 44, was wounded."), (Strings{"injury/victim 1"}));
}

TEST(Shots, CountNoNumberOfTheEmergencyService) {
  EXPECT_EQ(counted("Police answered a 911 report of a porter who had shot himself in the leg."),
            Strings{});
}

TEST(Shots, CountPersonsOfDifferentAgesApart) {
  EXPECT_EQ(counted("A 20-year-old man was wounded. Later a 31-year-old man was wounded."),
            (Strings{"injury/victim 1", "injury/victim 1"}));
  EXPECT_EQ(counted("A 20-year-old man was wounded. The mayor said a 20-year-old man was wounded."),
            (Strings{"injury/victim 1"}));
}

TEST(Shots, TakeOthersThanTheDeadForTheSameWhenToldAgain) {
  EXPECT_EQ(counted("One man was killed and three others were wounded in Tolverton. The raid was "
                    "the second this week. One man was killed and three others were wounded."),
            (Strings{"killing/victim 1", "injury/victim 3"}));
  EXPECT_EQ(counted("Three porters were wounded on Monday. Three others were wounded on Friday."),
            (Strings{"injury/victim 3", "injury/victim 3"}));
}

TEST(Shots, TakeStatesOfTheWoundedForWoundsWhereThereIsViolence) {
  EXPECT_EQ(counted("Shots were fired and a porter was killed. A nurse is in critical condition."),
            (Strings{"killing/victim 1", "injury/victim 1"}));
  EXPECT_EQ(counted("The mayor is in critical condition after an operation."), (Strings{}));
  EXPECT_EQ(counted("Guards found two porters suffering from gunshot wounds."),
            (Strings{"injury/victim 2"}));
}

TEST(Shots, DoNotKillThoseShotBesideTheOneWhoDied) {
  EXPECT_EQ(counted("Two porters were shot, leaving one dead."),
            (Strings{"attack/victim 2", "killing/victim 1"}));
  EXPECT_EQ(events("A porter turned himself in. A guard was wounded."),
            (Strings{"injury(wounded)"}));
}

TEST(Shots, CountNobodyAmongTheWoundedWhoDied) {
  EXPECT_EQ(counted("Soldiers beat people and one porter was rushed to a clinic, where he died."),
            (Strings{"killing/victim 1"}));
  EXPECT_EQ(counted("Soldiers beat people and one porter was rushed to a clinic. He is stable."),
            (Strings{"injury/victim 1"}));
  EXPECT_EQ(events("A porter was killed on Monday. Neighbours said that he was wounded at a gate."),
            (Strings{"killing(killed)", "killing(wounded)"}));
}

TEST(Shots, AreToldBesideTheirDayAndWithoutAnAuxiliary) {
  EXPECT_EQ(counted("Guards say two porters were shot Friday night in Linden. The men fled."),
            (Strings{"injury/victim 2"}));
  EXPECT_EQ(counted("One porter was killed and another injured when somebody opened fire."),
            (Strings{"killing/victim 1", "injury/victim 1"}));
}

TEST(Deeds, AreToldByNounsWhateverIsSaidOfThem) {
  EXPECT_EQ(events("Talks went on. The porters resigned to protest the murder of Dara Minn."),
            (Strings{"protest(protest)", "killing(murder of Dara Minn)"}));
  EXPECT_EQ(events("Talks went on. They stopped after Dara Minn's murder in Brackwater."),
            (Strings{"killing(murder)"}));
}

TEST(Shots, WoundWhoIsTreatedOrStruckByABullet) {
  EXPECT_EQ(counted("A weaver was killed on Monday. Three other people were treated at a hospital "
                    "and released."),
            (Strings{"killing/victim 1", "injury/victim 3"}));
  EXPECT_EQ(counted("A porter was struck by what may have been gunfire on Monday."),
            (Strings{"injury/victim 1"}));
  EXPECT_EQ(counted("Two patients were treated at a hospital for flu."), Strings{});
}

TEST(Shots, SendTheWoundedToHospital) {
  EXPECT_EQ(counted("A shooting on Monday sent a porter to the hospital."),
            (Strings{"injury/victim 1"}));
  EXPECT_EQ(counted("The doctor sent a porter to the hospital on Monday."), Strings{});
}

TEST(Shots, LeaveSomeDeadAndWoundOthers) {
  EXPECT_EQ(counted("The shooting left two porters dead and wounded three."),
            (Strings{"killing/victim 2", "injury/victim 3"}));
  EXPECT_EQ(counted("The inquiry found the army accidentally killed two weavers and injured one."),
            (Strings{"killing/victim 2", "injury/victim 1"}));
}

TEST(Shots, OfSomeSayNothingOfAll) {
  EXPECT_EQ(counted("Five porters were hit on Monday. Two victims were rushed to a clinic. One of "
                    "them died."),
            (Strings{"attack/victim 5", "injury/victim 2"}));
}

TEST(Shots, TheDeadOfATextAreNotSeveralWhoseWoundsAreTold) {
  EXPECT_EQ(events("Two guards sustained injuries. The bodies found near the quarry are those of "
                   "strangers."),
            (Strings{"injury(sustained injuries)"}));
}

TEST(Shots, WoundsOfTheOneWhoDiedAreHisDeath) {
  EXPECT_EQ(events("Dara Minn, 9, was wounded on Monday. Doctors operated for hours. The girl died "
                   "on Friday."),
            (Strings{"killing(wounded)", "killing(died)"}));
  EXPECT_EQ(events("A girl was killed on Monday. A man was wounded."),
            (Strings{"killing(killed)", "injury(wounded)"}));
  EXPECT_EQ(events("A 20-year-old man was killed on Monday. A 31-year-old man was wounded."),
            (Strings{"killing(killed)", "injury(wounded)"}));
}

TEST(Shots, LeaveThoseHurtBesideTheOneLeftDead) {
  EXPECT_EQ(counted("The raid left a porter dead and three others injured."),
            (Strings{"killing/victim 1", "injury/victim 3"}));
}

TEST(Shots, BrainDeadIsNotDead) {
  EXPECT_EQ(events("A boy shot himself on Monday. He was declared brain dead."),
            (Strings{"injury(shot)"}));
  EXPECT_EQ(events("A boy was shot on Monday. He was taken off life support and passed away."),
            (Strings{"killing(shot)"}));
}

TEST(Shots, FindTheOneBehindAnAside) {
  const auto page = read_page(
      std::string("Relatives say Dara Minn, who was expecting his first child with his partner, "
                  "died on Monday."));
  const DraftClaim& died = claim_of(*page, ClaimKind::event, "killing");
  EXPECT_EQ(role_of(*page, died, RoleName::victim), "Dara Minn");
  const auto other = read_page(std::string(
      "Sheriff Tomas Alden said the gunman, identified by a coroner as Karel Orlo, shot "
      "and killed himself."));
  const DraftClaim& shot = claim_of(*other, ClaimKind::event, "killing");
  EXPECT_EQ(role_of(*other, shot, RoleName::victim), "the gunman");
}

TEST(Shots, KnowKinBehindAParticiple) {
  EXPECT_EQ(counted("The raid claimed the lives of a boy and his adopted mother."),
            (Strings{"killing/victim 1", "killing/victim 1"}));
  EXPECT_EQ(counted("A woman and her adopted son were found dead in Tolverton."),
            (Strings{"killing/victim 1", "killing/victim 1"}));
}

TEST(Shots, BringTheObjectToTheHospital) {
  const auto page = read_page(
      std::string("A boy was shot in the leg. Officers rushed the girl to the hospital."));
  std::vector<std::string> victims;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::event) victims.push_back(role_of(*page, claim, RoleName::victim));
  }
  EXPECT_EQ(victims, (Strings{"A boy", "the girl"}));
}

Strings told_in_headline(std::string title) {
  return claims_of(*read_page({{RegionKind::title, std::move(title)},
                               {RegionKind::main, "Please check your mail for the letter."}}),
                   ClaimKind::event);
}

TEST(Shots, ReadHeadlinesWithoutArticlesAndAuxiliaries) {
  EXPECT_EQ(told_in_headline("Teen accidentally shot in northwest Tolverton"),
            (Strings{"injury(shot)"}));
  EXPECT_EQ(told_in_headline("6-year-old girl shot in the head, killed"),
            (Strings{"killing(shot)"}));
  EXPECT_EQ(told_in_headline("Tolverton family mourns death of son, 16, in accidental shooting"),
            (Strings{"killing(death of son)"}));
}

TEST(Shots, CountTheOneWhoShotOthersAmongTheDead) {
  EXPECT_EQ(counted("Three porters were shot and killed on Monday. The suspect died after being "
                    "shot by police."),
            (Strings{"killing/victim 3", "killing/victim 1"}));
  EXPECT_EQ(counted("Dara Minn killed a cook on Monday. Police say Minn shot and killed "
                    "himself."),
            (Strings{"killing/victim 1", "killing/victim 1"}));
  EXPECT_EQ(counted("Five porters were killed on Monday, including the gunman. The gunman shot "
                    "himself."),
            (Strings{"killing/victim 5"}));
  EXPECT_EQ(counted("Five people are dead in Tolverton. The suspect was killed by police."),
            (Strings{"killing/victim 5"}));
}

TEST(Shots, OfTwoBroughtToAClinicOnlyTheOneToldDeadDied) {
  EXPECT_EQ(events("Dara Minn and her mother were rushed to the hospital. Minn died on Friday."),
            (Strings{"injury(rushed to the hospital)", "killing(died)"}));
}

TEST(Shots, OfAChildsDeathLeaveItsMotherAlive) {
  EXPECT_EQ(events("A child died on Sunday and her mother remains in the hospital following a "
                   "shooting. The brother of the girl who died was arrested."),
            (Strings{"killing(died)", "injury(remains in the hospital)", "killing(died)",
                     "detention(arrested)"}));
}

TEST(Shots, OfTheDeadAreToldAgainByTheNounThatPointsBack) {
  EXPECT_EQ(events("A miner died in Tolverton. It rained. The market was shut. Snow fell. Doctors "
                   "praised a new treatment. The miner was wounded at noon."),
            (Strings{"killing(died)", "killing(wounded)"}));
}

TEST(Shots, AreWoundsWithWhichSomebodyComesToAHospital) {
  EXPECT_EQ(counted("A gunman opened fire. A porter arrived at a clinic with a gunshot wound."),
            (Strings{"injury/victim 1"}));
  EXPECT_EQ(counted("A gunman killed a boy and left a teenager in critical condition."),
            (Strings{"killing/victim 1", "injury/victim 1"}));
}

TEST(Shots, OfOneIdentifiedInAnAsideAreHis) {
  EXPECT_EQ(counted("A gunman opened fire. A porter, identified as Dara Minn, remains in critical "
                    "condition."),
            (Strings{"injury/victim 1"}));
  EXPECT_EQ(counted("A gunman opened fire. A 2-year-old remains in critical condition."),
            (Strings{"injury/victim 1"}));
}

TEST(Shots, AreNotSufferedByHimWhoseKinWereHurt) {
  EXPECT_EQ(counted("Police arrested a man, whose sister, nephew and two other relatives were hurt "
                    "in the fire."),
            (Strings{"detention/victim 1", "injury/victim 2"}));
}

TEST(Shots, AreNotFatalWhereTheyAreCalledSo) {
  EXPECT_EQ(told_in_headline("Tolverton couple charged in non-fatal shooting of son"),
            (Strings{"injury(fatal shooting of son)"}));
  EXPECT_EQ(counted("Five people were shot in different parts of their bodies."),
            (Strings{"injury/victim 5"}));
}

TEST(Shots, AreReadInHeadlinesInCapitals) {
  EXPECT_EQ(told_in_headline("Child Injured in Accidental Shooting"), (Strings{"injury(Injured)"}));
  EXPECT_EQ(told_in_headline("Shooting of 2-year-old was an accident"),
            (Strings{"injury(Shooting of 2-year-old)"}));
}

TEST(Shots, KnowTheVictimBehindTheDay) {
  EXPECT_EQ(events("Police are looking into the accidental shooting Friday of a 15-year-old boy."),
            (Strings{"injury(shooting Friday of a 15-year-old boy)"}));
}

TEST(Shots, TakeTheFourthOfFourForOneOfThem) {
  const auto page = read_page(
      std::string("Four people were wounded. Three children were wounded in the leg. A fourth "
                  "victim was grazed."));
  int parts = 0;
  for (const DraftClaim& claim : page->draft.claims) {
    parts +=
        claim.kind == ClaimKind::count && role_of(*page, claim, RoleName::whole) != "-" ? 1 : 0;
  }
  EXPECT_EQ(parts, 2);
}

}  // namespace
}  // namespace habeas
