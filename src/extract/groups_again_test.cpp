// extract/groups_again_test.cpp - people whom a later word stands for, lists of victims, and
// figures that are part of others: invented reports
#include <algorithm>
#include <string>
#include <vector>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

/// victims_counted() by event, under this headline.
Strings counted(const std::string& headline, const std::string& text) {
  std::vector<Part> parts;
  if (!headline.empty()) parts.push_back({RegionKind::title, headline});
  parts.push_back({RegionKind::main, text});
  Strings out = victims_counted(*read_page(parts));
  std::sort(out.begin(), out.end());
  return out;
}

Strings counted(const std::string& text) { return counted("", text); }

TEST(GroupsAgain, CountThoseWhomTheTextCountedBeforeTheDeed) {
  EXPECT_EQ(counted("A bus with twelve miners was stopped near Tolverton. The miners were shot "
                    "dead."),
            (Strings{"killing/victim 12"}));
  EXPECT_EQ(counted("Several armed rebels fired on a patrol near Tolverton. The rebels were later "
                    "killed."),
            (Strings{"killing/victim 3"}));
  // a figure of this deed is known: the word says nothing new
  EXPECT_EQ(counted("A bus with twelve miners was stopped near Tolverton. Nine miners were shot "
                    "dead. The miners were killed at dawn."),
            (Strings{"killing/victim 9"}));
}

TEST(GroupsAgain, CountOneToldByAPronoun) {
  EXPECT_EQ(counted("A boy was riding his bicycle in Tolverton on Monday when he was wounded."),
            (Strings{"injury/victim 1"}));
  // two people: which of them?
  EXPECT_EQ(counted("A boy was riding with a girl in Tolverton when he was wounded."), Strings{});
}

TEST(GroupsAgain, AddThoseWhoCameUpBehindOthers) {
  EXPECT_EQ(counted("Four rebels were killed near Tolverton. Later a group of 11 armed rebels came "
                    "up. Aircraft fired on them, killing all 11 rebels."),
            (Strings{"killing/victim 11", "killing/victim 4"}));
  EXPECT_EQ(counted("Soldiers killed more than 15 armed rebels near Tolverton on Monday. The force "
                    "came under fire. The soldiers fired back, killing numerous rebels."),
            (Strings{"killing/victim 15"}));
}

TEST(GroupsAgain, CountNobodyByTwoFatesAtOnce) {
  EXPECT_EQ(counted("More than ten rebels were killed and detained near Tolverton on Monday. In "
                    "Sednaport the soldiers killed one rebel."),
            (Strings{"killing/victim 1"}));
  EXPECT_EQ(counted("Ten rebels were captured and killed near Tolverton on Monday."),
            (Strings{"killing/victim 10"}));
}

TEST(GroupsAgain, TakeGradedHarmForAPart) {
  EXPECT_EQ(counted("Four wounded, two critically injured in Tolverton",
                    "Four people were wounded in Tolverton on Monday."),
            (Strings{"injury/victim 4"}));
}

TEST(GroupsAgain, AddTheOneBesideTheOthersOfItsSentence) {
  EXPECT_EQ(counted("One woman hurt, three others injured in Tolverton",
                    "One woman is in critical condition and three others are injured after an "
                    "attack in Tolverton on Monday."),
            (Strings{"injury/victim 1", "injury/victim 3"}));
  EXPECT_EQ(counted("As many as four people were wounded on Monday in Tolverton. One woman was "
                    "wounded in the leg. Three other adults were also wounded."),
            (Strings{"injury/victim 4"}));
}

TEST(GroupsAgain, ReadListsOfVictims) {
  EXPECT_EQ(counted("A miner was wounded in Tolverton, as well as a nurse and a porter."),
            (Strings{"injury/victim 1", "injury/victim 1", "injury/victim 1"}));
  EXPECT_EQ(counted("When officers came to Tolverton, they found two women and a miner suffering "
                    "from burns and wounds."),
            (Strings{"injury/victim 1", "injury/victim 2"}));
  EXPECT_EQ(counted("Two children, two adults injured in Tolverton",
                    "The roof came down on Monday in Tolverton."),
            (Strings{"injury/victim 2", "injury/victim 2"}));
  // each with a fate of their own
  const Strings told = counted("Two adults dead, three children wounded in Tolverton",
                               "The roof came down on Monday in Tolverton.");
  EXPECT_EQ(std::count(told.begin(), told.end(), "injury/victim 2"), 0);
  EXPECT_EQ(counted("A total of six people, including four children, were injured in Tolverton."),
            (Strings{"injury/victim 6"}));
}

TEST(GroupsAgain, ReadWhereAndHowTheShotWereCared) {
  EXPECT_EQ(counted("Four people were shot at a bar in Tolverton on Monday."),
            (Strings{"injury/victim 4"}));
  EXPECT_EQ(counted("Fifteen rounds were shot at the car in Tolverton on Monday."), Strings{});
  EXPECT_EQ(counted("Two people were taken to a clinic with injuries after the attack in Tolverton "
                    "on Monday."),
            (Strings{"injury/victim 2"}));
  EXPECT_EQ(counted("Four people are recovering after a shooting outside a shop in Tolverton."),
            (Strings{"injury/victim 4"}));
}

TEST(GroupsAgain, ReadTheDeadByOtherWords) {
  EXPECT_EQ(counted("Two people have been confirmed dead in Tolverton."),
            (Strings{"killing/victim 2"}));
  EXPECT_EQ(counted("Two workers were found deceased in Tolverton."),
            (Strings{"killing/victim 2"}));
  EXPECT_EQ(counted("Two workers were declared dead in Tolverton."), (Strings{"killing/victim 2"}));
  EXPECT_EQ(counted("Both sides declared the talks dead in Tolverton."), Strings{});
}

TEST(GroupsAgain, CountWhoeverIsToldBesideACount) {
  EXPECT_EQ(counted("The soldiers killed four rebels near Tolverton and confirmed that Dara Minn "
                    "was killed in the strike."),
            (Strings{"killing/victim 1", "killing/victim 4"}));
  EXPECT_EQ(counted("The woman who killed her son, then herself in Tolverton has been named."),
            (Strings{"killing/victim 1", "killing/victim 1"}));
}

TEST(GroupsAgain, TakeNobodyInCareForDead) {
  EXPECT_EQ(counted("An attack in Tolverton left one man dead and another in critical condition."),
            (Strings{"killing/victim 1"}));
  EXPECT_EQ(counted("Police said two men were shot and a third was wounded in Tolverton. They are "
                    "recovering."),
            (Strings{"injury/victim 1", "injury/victim 2"}));
  EXPECT_EQ(counted("Three people are in the hospital after an attack in Tolverton."),
            (Strings{"injury/victim 3"}));
}

TEST(GroupsAgain, TakeNeitherYearsNorComparedFigures) {
  EXPECT_EQ(counted("In Tolverton gunfire welcomed 2026. Police say five people were wounded."),
            (Strings{"injury/victim 5"}));
  EXPECT_EQ(counted("Two miners were killed in Tolverton. The police responded to a 911 call of a "
                    "neighbour."),
            (Strings{"killing/victim 2"}));
  EXPECT_EQ(counted("A miner was wounded in Tolverton. The number has jumped from 74 people "
                    "wounded to more, the police said."),
            (Strings{"injury/victim 1"}));
}

}  // namespace
}  // namespace habeas
