// extract/ordinary_test.cpp - ordinary sentences with words of the field that tell no deed, beside
// sentences of the same words that tell one; all invented
#include <gtest/gtest.h>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings counted(std::string text) {
  const auto page = read_page(std::move(text));
  Strings out;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::count) out.push_back(claim.counted);
  }
  return out;
}

TEST(Ordinary, WordsOfDeedsTellNoneByThemselves) {
  for (const char* text : {"The porter had a bullet in his pocket.",
                           "Firefighters pulled three porters from the house.",
                           "Rescuers pulled two children from the car.",
                           "Two children were pulled from the car.",
                           "Volunteers poured water on the fire.",
                           "Residents burned plastic to keep warm.",
                           "The noise kept residents awake.",
                           "The porters made a stand against the tax.",
                           "A porter was made to sit an exam.",
                           "Twelve students were forced to sit exams.",
                           "The colonel was forced to stand trial.",
                           "The company denied workers water.",
                           "Her passport was stamped on arrival.",
                           "The court bound over two men.",
                           "He burst into tears.",
                           "The soldiers burst into tears.",
                           "The crowd burst into applause.",
                           "Mourners descended on the capital.",
                           "The dogs pounced on a flock of sheep.",
                           "Critics threw stones at the idea.",
                           "The team swept through the quarter finals.",
                           "Supporters packed the hall.",
                           "My mother came for the children after school.",
                           "The minister needed surgery in May.",
                           "Two patients were admitted to hospital with flu.",
                           "Three men lost sight of the car.",
                           "The airline flew out of Tolverton.",
                           "The firm moved out of the port.",
                           "The minister spent three hours behind the wheel.",
                           "The porter had bruises after the match.",
                           "He extinguished cigarettes in the ashtray.",
                           "The band broke into song.",
                           "The minister attacked the budget.",
                           "The joke killed the mood.",
                           "The coach sent the players home.",
                           "The striker shot at goal.",
                           "Nine candidates were eliminated in the vote.",
                           "The teacher pushed the children on the swing.",
                           "Children were forced to watch the game.",
                           "My mother picked up the children from school."}) {
    EXPECT_EQ(events(text), Strings{}) << text;
    EXPECT_EQ(counted(text), Strings{}) << text;
  }
}

TEST(Ordinary, WordsOfDeedsTellThemWithThoseWhoDoAndSuffer) {
  EXPECT_EQ(events("Soldiers pulled three porters from the house."),
            (Strings{"detention(pulled three porters from the house)"}));
  EXPECT_EQ(events("Guards poured water over his face."), (Strings{"torture(poured water)"}));
  EXPECT_EQ(events("The guards kept prisoners awake for three days."),
            (Strings{"torture(kept prisoners awake)"}));
  EXPECT_EQ(events("The guards beat the porters. They came for my brother at night."),
            (Strings{"torture(beat)", "detention(came for)"}));
  EXPECT_EQ(events("The guards denied prisoners water."),
            (Strings{"torture(denied prisoners water)"}));
  EXPECT_EQ(events("A guard stamped on his head."), (Strings{"torture(stamped on)"}));
  EXPECT_EQ(events("Soldiers burst into the house."), (Strings{"attack(burst into)"}));
  EXPECT_EQ(events("Youths threw stones at police."), (Strings{"attack(threw stones)"}));
  EXPECT_EQ(events("Twelve porters were packed into a cell."),
            (Strings{"detention(packed into a cell)"}));
  EXPECT_EQ(events("Soldiers came for my brother at night."), (Strings{"detention(came for)"}));
  EXPECT_EQ(events("Soldiers shot at the crowd. A porter needed surgery."),
            (Strings{"attack(shot at)", "injury(needed surgery)"}));
  EXPECT_EQ(events("Quilland sent 40 porters home."),
            (Strings{"forced_return(sent 40 porters home)"}));
  EXPECT_EQ(events("Nine bandits were eliminated."), (Strings{"killing(eliminated)"}));
  EXPECT_EQ(events("Officers picked up 60 porters in Tolverton."),
            (Strings{"detention(picked up)"}));
}

TEST(Ordinary, NoNewsAndLostThingsAreNoSilenceOfPeople) {
  for (const char* text :
       {"No news agency could verify the report.", "There was no news conference.",
        "No news is good news.", "Is there any news of the talks?",
        "The ministry has lost sight of its goals.", "Nobody took account of the costs.",
        "The weapon has yet to be found.", "A solution has yet to be found.",
        "Two of the ministers have yet to be seen at the talks.",
        "The whereabouts of the stolen paintings have not been established."}) {
    EXPECT_EQ(events(text), Strings{}) << text;
    EXPECT_EQ(counted(text), Strings{}) << text;
  }
  EXPECT_EQ(events("The families have had no news of them."), (Strings{"no_contact(had no news)"}));
  EXPECT_EQ(events("Contact with the men was lost on Monday. They have not been seen since."),
            (Strings{"no_contact(not been seen)"}));
  EXPECT_EQ(events("Nobody can account for the men."),
            (Strings{"no_contact(Nobody can account for)"}));
  EXPECT_EQ(events("The whereabouts of the two porters have not been established."),
            (Strings{"no_contact(have not been established)"}));
}

TEST(Ordinary, WhoFailsToComeHasNotDisappeared) {
  for (const char* text :
       {"Three ministers failed to reach an agreement.", "12 teachers failed to return to work.",
        "Three brothers never came to the wedding."})
    EXPECT_EQ(counted(text), Strings{}) << text;
  EXPECT_EQ(counted("Three porters failed to reach Tolverton."),
            (Strings{"enforced_disappearance/victim"}));
  EXPECT_EQ(counted("Three brothers never came home."), (Strings{"enforced_disappearance/victim"}));
}

TEST(Ordinary, TheWoundedAreNotTheDeadOfTheText) {
  EXPECT_EQ(events("A teacher was killed on Monday in Tolverton. The driver was wounded."),
            (Strings{"killing(killed)", "injury(wounded)"}));
  EXPECT_EQ(events("Police killed a gunman. The driver was hurt when the police car crashed."),
            (Strings{"killing(killed)", "injury(hurt)", "other(crashed)"}));
  EXPECT_EQ(
      events("Police killed a gunman. The teacher was shot in the arm and treated by medics."),
      (Strings{"killing(killed)", "injury(shot)"}));
  EXPECT_EQ(events("Police killed a gunman. A teacher was shot on Monday."),
            (Strings{"killing(killed)", "injury(shot)"}));
  EXPECT_EQ(events("A teacher was killed in Tolverton. The teacher was wounded at a gate."),
            (Strings{"killing(killed)", "killing(wounded)"}));
}

Strings denials(std::string text) {
  return claims_of(*read_page(std::move(text)), ClaimKind::denial);
}

TEST(Ordinary, LackOfNamesReasonsAndKnowledgeIsNoSilenceOnDeeds) {
  for (const char* text :
       {"The witness gave no names.", "The ministry offered no comment on the weather.",
        "The company gave no reason for the price rise.",
        "Police arrested nine porters. The witness gave no names.",
        "The army had no knowledge of the weather."})
    EXPECT_EQ(denials(text), Strings{}) << text;
  EXPECT_EQ(denials("Police arrested nine porters. The ministry gave no reason."),
            (Strings{"no_comment(gave no reason)"}));
  EXPECT_EQ(denials("The army had no knowledge of the raid, in which nine porters were killed."),
            (Strings{"denial_of_responsibility(had no knowledge of)"}));
}

TEST(Ordinary, HeadlinesTellOfParticularPeople) {
  const auto told = [](const char* title) {
    return claims_of(*read_page({{RegionKind::title, title}, {RegionKind::main, "Talks go on."}}),
                     ClaimKind::event);
  };
  EXPECT_EQ(told("Minister warns: we kill smugglers"), Strings{});
  EXPECT_EQ(told("Soldiers kill nine porters in Tolverton"), (Strings{"killing(kill)"}));
  EXPECT_EQ(told("Soldiers kill a porter in Tolverton"), (Strings{"killing(kill)"}));
}

TEST(Ordinary, WhatIsCarriedOutIsNoExecution) {
  EXPECT_EQ(counted("He was responsible for the planning and execution of numerous attacks."),
            Strings{});
  EXPECT_EQ(counted("Soldiers told of the execution of numerous weavers."),
            (Strings{"killing/victim"}));
}

}  // namespace
}  // namespace habeas
