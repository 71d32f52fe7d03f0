// extract/totals_test.cpp - figures that hold each other, what doubt does not reach, headlines
// without a verb: invented reports
#include <set>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

/// The counts of a page by size.
Strings told(const Page& page) {
  Strings out = group_sizes(page);
  std::sort(out.begin(), out.end());
  return out;
}

Strings told(std::string text) { return told(*read_page(std::move(text))); }

/// What the counts are of, each once.
Strings concepts(std::string text) {
  const auto page = read_page(std::move(text));
  std::set<std::string> out;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::count) out.insert(claim.counted);
  }
  return {out.begin(), out.end()};
}

Strings headline(std::string title) {
  return told(
      *read_page({{RegionKind::title, std::move(title)}, {RegionKind::main, "It rained."}}));
}

TEST(Totals, AListThatAddsUpToAFigureTellsItsPeople) {
  EXPECT_EQ(told("Three people were killed in a trailer. It rained. Two miners and a nurse were "
                 "shot to death early on 4 May in the trailer near Tolverton."),
            (Strings{"(1)", "(2)", "3"}));
  EXPECT_EQ(told("Four people were killed in Tolverton. A miner and two nurses were shot to death "
                 "on 4 May in Brackwater."),
            (Strings{"1", "2", "4"}));
}

TEST(Totals, ADefiniteFigureIsTheSumOfThoseBefore) {
  EXPECT_EQ(told("One miner was wounded and three others were hurt in a shooting. The four victims "
                 "were wounded in the leg."),
            (Strings{"(1)", "(3)", "4"}));
}

TEST(Totals, APartToldAgainIsNobodyElse) {
  EXPECT_EQ(told("Six people were hurt in a shooting, five of them by bullets. It rained. Five "
                 "people in the yard were wounded."),
            (Strings{"(5)", "(5)", "6"}));
}

TEST(Totals, OthersBesideTheDeadAreThoseOfTheFigure) {
  EXPECT_EQ(
      told("A shooting left one miner dead and two wounded. It rained. Police said two others "
           "were wounded."),
      (Strings{"(2)", "1", "2"}));
}

TEST(Totals, WhoKilledOthersIsNoneOfThem) {
  EXPECT_EQ(
      told("Five people were killed in a camp. A man who was suspected of killing five people "
           "was found dead in his home."),
      (Strings{"1", "5"}));
}

TEST(Totals, ACrowdIsNoPerson) {
  EXPECT_EQ(told("A shooting left one woman dead. A group of people in the yard were killed."),
            (Strings{"1"}));
}

TEST(Totals, ADefiniteFigureOfOneNounIsToldAgain) {
  EXPECT_EQ(told("A nurse was killed and two other guards were wounded. It rained. The two wounded "
                 "guards were named."),
            (Strings{"1", "2"}));
}

TEST(Totals, WhereOneIsShotFatallyTheOthersAreNotDead) {
  const auto page = read_page("Four teenagers were shot, one fatally, while sitting in a van.");
  EXPECT_TRUE(std::none_of(page->draft.claims.begin(), page->draft.claims.end(),
                           [](const DraftClaim& claim) { return claim.subkind == "killing"; }));
}

TEST(Totals, ThoseShotFatallyAreCountedAndNoPartOfTheDead) {
  const std::string shot = "Four clerks were shot, two of them fatally, in a mill. It rained.";
  EXPECT_EQ(told(shot), (Strings{"2", "4"}));
  EXPECT_EQ(concepts(shot), (Strings{"attack/victim", "killing/victim"}));
  EXPECT_EQ(told("Three clerks were shot in a mill. Two of them died at the scene."),
            (Strings{"2", "3"}));
}

TEST(Totals, OthersThanTheDeadWereWounded) {
  EXPECT_EQ(concepts("A welder was killed when gunmen fired at a crowd. Four others were shot, but "
                     "their injuries weren't life-threatening."),
            (Strings{"injury/victim", "killing/victim"}));
}

TEST(Totals, AgesOfSomeCountNobody) {
  EXPECT_EQ(told("Four pupils were wounded at a gate, one of them only 14. Besides her, one is 18, "
                 "the other is 19 and a third was 17."),
            (Strings{"4"}));
}

TEST(Totals, WhoIsLocatedWithAWoundIsWounded) {
  EXPECT_EQ(told("Three boys were found with gunshot wounds. Officers then located another boy "
                 "with a gunshot wound."),
            (Strings{"1", "3"}));
}

TEST(Totals, OneShotFatallyIsOneOfTheDead) {
  EXPECT_EQ(told("Five guards were shot in Tolverton, one fatally."), (Strings{"1", "5"}));
  EXPECT_EQ(concepts("Five guards were shot in Tolverton, one fatally."),
            (Strings{"attack/victim", "killing/victim"}));
}

TEST(Totals, AnOrdinalStandsForOneMore) {
  EXPECT_EQ(told("Gunmen raided a farm, killing three herders. A fourth died in hospital."),
            (Strings{"1", "3"}));
  EXPECT_EQ(told("One guard was killed and a second was critically wounded."), (Strings{"1", "1"}));
}

TEST(Totals, BracketsTakeNoPartInTheClause) {
  const auto page = read_page("Rebels hit a bus: 6 clerks (4 women, 2 men) killed, 9 injured.");
  EXPECT_EQ(told(*page), (Strings{"(2)", "(4)", "6", "9"}));
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::event && claim.subkind == "killing") {
      EXPECT_TRUE(std::none_of(claim.roles.begin(), claim.roles.end(), [&](const DraftRole& role) {
        return role.name == RoleName::victim && slice(page->document.text, role.span) == "Rebels";
      }));
    }
  }
}

TEST(Totals, WhoIsIncludedInTheDeadIsDead) {
  EXPECT_EQ(concepts("Five people were killed, including a gunman, who was shot by police."),
            (Strings{"killing/victim"}));
  const auto page =
      read_page("Five people were killed, including the gunman, who was shot by police.");
  EXPECT_TRUE(std::none_of(page->draft.claims.begin(), page->draft.claims.end(),
                           [](const DraftClaim& claim) { return claim.subkind == "injury"; }));
}

TEST(Totals, AMurderOfAnotherYearIsNoneOfTheDeed) {
  EXPECT_EQ(concepts("Four clerks were shot in Tolverton in an act linked to a 2015 murder."),
            (Strings{"injury/victim"}));
}

TEST(Totals, SeveralAloneAreCountedBehindAVerbOfHarm) {
  EXPECT_EQ(told("Gunfire wounded several in Tolverton."), (Strings{"3"}));
}

TEST(Totals, ASubjectBehindAfterIsAList) {
  EXPECT_EQ(told("The town mourns after a father and his baby boy were found dead in a house."),
            (Strings{"1", "1"}));
}

TEST(Totals, AnimalsAreNoPeople) {
  EXPECT_EQ(told("As of late Sunday, 108,780 deer had been killed."), (Strings{}));
}

TEST(Granted, DoubtDoesNotReachARelativeClause) {
  EXPECT_EQ(
      told("Police believe the gunman who opened fire at the station on Monday, wounding four "
           "people, is a porter."),
      (Strings{"4"}));
  EXPECT_EQ(told("The shooting, which left three miners dead, was possibly sparked by a quarrel."),
            (Strings{"3"}));
  EXPECT_EQ(told("Three miners who were wounded in the shooting are expected to face charges."),
            (Strings{"3"}));
  EXPECT_EQ(told("Police believe the gunman wounded four people."), (Strings{"4?"}));
}

TEST(Granted, NorWhatCameBeforeOrWasToldBefore) {
  EXPECT_EQ(told("A miner is expected to live after he was shot in the leg."), (Strings{"1"}));
  EXPECT_EQ(told("Two miners were wounded but are expected to live."), (Strings{"2"}));
}

TEST(Headlines, TellWithoutAVerb) {
  EXPECT_EQ(headline("Girl in critical condition after accidental shooting"), (Strings{"1"}));
  EXPECT_EQ(headline("Neighbor kills woman, her son"), (Strings{"1", "1"}));
  EXPECT_EQ(headline("Man, baby found dead in house"), (Strings{"1", "1"}));
  EXPECT_EQ(headline("Brackwater man, two children dead in shed"), (Strings{"1", "2"}));
  EXPECT_EQ(headline("Four people wounded near mill, two in serious condition"),
            (Strings{"(2)", "4"}));
  const auto page = read_page(
      {{RegionKind::title, "Brackwater boy dead from gunshot wound"}, {RegionKind::main, "-"}});
  EXPECT_TRUE(std::any_of(page->draft.claims.begin(), page->draft.claims.end(),
                          [](const DraftClaim& claim) { return claim.subkind == "killing"; }));
}

}  // namespace
}  // namespace habeas
