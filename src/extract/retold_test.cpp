// extract/retold_test.cpp - people told again in later sentences are counted once: invented reports
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings counted(std::string text) { return group_sizes(*read_page(std::move(text))); }

TEST(Retold, CountsThoseAlongWithAnother) {
  EXPECT_EQ(counted("Guards detained a rebel leader, along with two other suspects."),
            (Strings{"1", "2"}));
  EXPECT_EQ(counted("A porter was detained together with three of his friends."),
            (Strings{"1", "3"}));
  EXPECT_EQ(counted("A porter was detained. He came along with two friends."), (Strings{"1"}));
}

TEST(Retold, TellsThoseWithoutAFigureOfTheHeadlineInTheLead) {
  EXPECT_EQ(
      group_sizes(*read_page({{RegionKind::title, "Several smugglers detained in Brackwater"},
                              {RegionKind::main,
                               "Guards detained several smugglers near Karsova. Eight smugglers "
                               "were detained."}})),
      (Strings{"3"}));
  EXPECT_EQ(counted("Guards killed several smugglers in Odrin. They met a truck, killing several."),
            (Strings{"3"}));
  EXPECT_EQ(counted("Guards killed two rebels and detained numerous others. They crossed a field, "
                    "killing two rebels and detaining several others."),
            (Strings{"2", "4"}));
}

TEST(Retold, GivesTheFigureOfABound) {
  EXPECT_EQ(counted("More than ten smugglers were detained. Later 12 smugglers were detained in a "
                    "shed."),
            (Strings{"10"}));
  EXPECT_EQ(counted("More than ten smugglers were detained. Later 40 smugglers were detained in a "
                    "shed."),
            (Strings{"10", "40"}));
}

TEST(Retold, ConfirmsWhoWasHeld) {
  EXPECT_EQ(counted("Guards detained six smugglers in a shed. It rained. The ministry confirmed a "
                    "miner was detained in the shed."),
            (Strings{"6", "(1)"}));
  EXPECT_EQ(counted("Guards detained six smugglers in a shed. It rained. A miner was detained in "
                    "the shed."),
            (Strings{"6", "1"}));
}

TEST(Retold, CountsThoseAlongWithAnotherBehindAParticiple) {
  EXPECT_EQ(
      counted("Guards captured a smuggler for weapons and gear used in raids, along with more "
              "than 10 of his friends, on a farm."),
      (Strings{"1", "10"}));
}

TEST(Retold, TakesNoPartOfThoseToWhomNothingWasDone) {
  EXPECT_EQ(
      counted("Guards beat 16 weavers. Over 400 weavers were locked out that day, 150 of them "
              "at the mill."),
      (Strings{"16"}));
  EXPECT_EQ(counted("Guards beat 16 weavers, four of them in the yard."), (Strings{"16", "(4)"}));
}

TEST(Retold, TakesAVagueAmountToldAgainForTheSame) {
  EXPECT_EQ(counted("Guards detained several suspects. After a search several suspects were "
                    "detained."),
            (Strings{"3"}));
  EXPECT_EQ(counted("Guards detained several suspects in Brackwater. In Tolverton they detained "
                    "several suspects."),
            (Strings{"3", "3"}));
}

TEST(Retold, TakesThoseToldOneByOneForTheTotalBefore) {
  EXPECT_EQ(counted("Guards detained two suspects, including a rebel leader. After a search they "
                    "detained the leader and one additional suspect."),
            (Strings{"2", "(1)", "(1)"}));
  EXPECT_EQ(counted("Guards detained a rebel leader and one suspect. After a search they detained "
                    "the leader and one of his friends."),
            (Strings{"1", "1"}));
}

TEST(Retold, TakesTheOneToldBeforeForOneOfThoseCounted) {
  EXPECT_EQ(
      counted("Guards detained a rebel leader. They searched a house and detained two men, one "
              "of whom was the leader."),
      (Strings{"(1)", "2"}));
}

TEST(Retold, TakesThoseTellingAfterAFigureForItsParts) {
  EXPECT_EQ(
      counted("Four people were wounded in Tolverton. A 20-year-old man was wounded in the leg. "
              "Two women were wounded by glass."),
      (Strings{"4", "(1)", "(2)"}));
  EXPECT_EQ(counted("Two people were wounded. A cook was wounded, a porter was wounded and a nurse "
                    "was wounded."),
            (Strings{"2", "(1)", "(1)", "1"}));
  EXPECT_EQ(counted("Four people were wounded in Tolverton. A cook was wounded in Brackwater."),
            (Strings{"4", "1"}));
}

TEST(Retold, TakesOneToldAgainByAnotherNounForTheSame) {
  EXPECT_EQ(counted("One person was killed in Tolverton. The police said a man was killed."),
            (Strings{"1"}));
  EXPECT_EQ(counted("A boy was killed. The police said a woman was killed."), (Strings{"1", "1"}));
  EXPECT_EQ(counted("A man was killed. The police said a second man was killed."),
            (Strings{"1", "1"}));
}

TEST(Retold, CountsKinAndThoseNamedBesideOthers) {
  EXPECT_EQ(counted("A guard killed his wife and her mother."), (Strings{"1", "1"}));
  EXPECT_EQ(counted("Dara Minn and two others were killed."), (Strings{"1", "2"}));
  EXPECT_EQ(counted("Dara Minn, a nurse, was killed."), (Strings{"1"}));
}

TEST(Retold, CountsNoAgesAndNoHouses) {
  EXPECT_EQ(counted("Two porters, ages 20 and 22, were wounded in Tolverton."), (Strings{"2"}));
  EXPECT_EQ(counted("A nurse, 24, and another nurse, also 22, were wounded."), (Strings{"1", "1"}));
  EXPECT_EQ(counted("Four boys between ages 12 and 16 were wounded in Tolverton."), (Strings{"4"}));
  EXPECT_EQ(counted("A 16-year girl was wounded at 3470 Harbour Road."), (Strings{"1"}));
  EXPECT_EQ(counted("Dara Minn, a mother of three, was killed."), (Strings{"1"}));
}

TEST(Retold, TakesParticiplesBehindNumbersForPassives) {
  EXPECT_EQ(counted("One killed, four wounded in a raid on Tolverton."), (Strings{"1", "4"}));
  EXPECT_EQ(counted("The clash resulted in 14 rebels killed and one wounded."),
            (Strings{"14", "1"}));
}

TEST(Retold, TakesBodiesAndLaterTotalsForThoseTold) {
  EXPECT_EQ(counted("Four miners were found dead in a shed. The four bodies were buried."),
            (Strings{"4"}));
  EXPECT_EQ(counted("Two miners were killed. The police said the raid had killed nine people."),
            (Strings{"(2)", "9"}));
  EXPECT_EQ(counted("Ten others were wounded. Ten other people were wounded by glass."),
            (Strings{"10"}));
  EXPECT_EQ(counted("Four people were wounded. A man was wounded in the arm. The other three were "
                    "wounded by glass."),
            (Strings{"4", "(1)", "(3)"}));
}

TEST(Retold, TakesAListForThoseCountedBeforeIt) {
  EXPECT_EQ(counted("Three suspects, a porter and two cooks, were killed in Tolverton."),
            (Strings{"3", "(1)", "(2)"}));
  EXPECT_EQ(counted("The guards found a man and woman dead."), (Strings{"1", "1"}));
}

TEST(Retold, CountsWhoKilledThemselvesWithTheOthers) {
  EXPECT_EQ(counted("A porter killed a nurse, her son and himself."), (Strings{"1", "1", "1"}));
  EXPECT_EQ(counted("A porter killed a nurse, then killed himself."), (Strings{"1", "1"}));
  EXPECT_EQ(counted("They are charged with the attempted murder of two guards."), (Strings{}));
}

TEST(Retold, CountsNoMoney) {
  EXPECT_EQ(counted("The blast wounded two guards and caused losses of 60 million pesos."),
            (Strings{"2"}));
}

TEST(Retold, CountsACoupleAsTwo) { EXPECT_EQ(counted("A couple was detained."), (Strings{"2"})); }

TEST(Retold, CountsTheKnownOneBesideThoseToldForTheFirstTime) {
  EXPECT_EQ(counted("Guards seized the top rebel leader in May. They searched a mill, seizing the "
                    "rebel leader along with two porters."),
            (Strings{"1", "2"}));
  EXPECT_EQ(counted("Guards detained a rebel leader in May. After a search they detained the "
                    "leader and three porters."),
            (Strings{"1", "3"}));
}

TEST(Retold, TakesTheOneIncludedForOneOfThoseCountedLater) {
  EXPECT_EQ(counted("Guards detained a rebel leader in May. They detained several porters "
                    "including the leader."),
            (Strings{"(1)", "3"}));
}

TEST(Retold, TakesOneOfHisMenForOneOfTheSeveralBefore) {
  EXPECT_EQ(counted("Guards detained a rebel leader and several porters in May. One of his men was "
                    "also detained during the search."),
            (Strings{"1", "3", "(1)"}));
}

TEST(Retold, AddsNoTallyOfALongerTimeToADeed) {
  EXPECT_EQ(counted("Guards detained a porter on Monday. Since June guards have detained more than "
                    "125 porters."),
            (Strings{"1"}));
  EXPECT_EQ(counted("Guards detained two porters on Monday. In the past six weeks 40 porters have "
                    "been detained."),
            (Strings{"2"}));
  EXPECT_EQ(counted("Since June guards have detained more than 125 porters."), (Strings{"125"}));
}

TEST(Retold, TakesTheRestOfASentenceForPartsOfTheSameTotal) {
  EXPECT_EQ(counted("Four porters were wounded on Monday. Two of the victims were in critical "
                    "condition and two had minor wounds."),
            (Strings{"4", "(2)", "(2)"}));
  EXPECT_EQ(counted("Three porters were wounded on Monday. None of the eight women in the mill "
                    "were wounded."),
            (Strings{"3"}));
}

TEST(Retold, CountsNobodyAsDeadWhereNobodyDied) {
  EXPECT_EQ(counted("No porter died, but 7 of the 30 porters were wounded on Monday."),
            (Strings{"7"}));
  EXPECT_EQ(counted("Nobody was killed, but 7 of the 30 porters were wounded on Monday."),
            (Strings{"7"}));
}

TEST(Retold, ReadsAnAgeBehindOf) {
  EXPECT_EQ(counted("A girl of 12 was wounded in Tolverton."), (Strings{"1"}));
}

TEST(Retold, CountsThoseNamedTogetherBehindANounOfTheDeed) {
  EXPECT_EQ(counted("Guards told of the killing of a weaver and her two daughters on Monday."),
            (Strings{"1", "2"}));
}

TEST(Retold, TakesAVagueAmountBesideAKnownPersonForTheSame) {
  EXPECT_EQ(counted("Guards detained a rebel leader and several of his porters in May. After a "
                    "search the leader and several suspected smugglers were detained."),
            (Strings{"1", "3"}));
}

TEST(Retold, CountsAFewAndNumerous) {
  EXPECT_EQ(counted("Guards detained a few porters."), (Strings{"3"}));
  EXPECT_EQ(counted("Guards detained numerous porters."), (Strings{"4"}));
}

TEST(Retold, CountsBothOfTwoBehindOnePossessive) {
  EXPECT_EQ(counted("A guard killed his wife and 10-year-old son on Monday."), (Strings{"1", "1"}));
}

}  // namespace
}  // namespace habeas
