// extract/frames_not_doers_test.cpp - who stands beside a deed and did not do it, in invented
// sentences
#include <gtest/gtest.h>

#include "extract/frames.h"
#include "extract/reading_test.h"

namespace habeas {
namespace {

/// "agent/victim" of the last frame of this kind, with a mark behind it where it is only alleged.
std::string done(std::string_view text, std::string_view subkind) {
  const auto page = read_page(std::string(text));
  std::string out = "none";
  for (const Frame& frame : page->reading.frames) {
    if (frame.subkind != subkind) continue;
    out = chunk_words(*page, frame.agent) + "/" + chunk_words(*page, frame.victim);
    if (frame.mood == Mood::alleged) out += "?";
  }
  return out;
}

TEST(NotDoers, AreNoVictimsInAClauseWithoutAPronoun) {
  EXPECT_EQ(done("A man the army detained in May was found dead.", "detention"), "the army/A man");
  EXPECT_EQ(done("A man the army detained in May was found dead.", "killing"), "-/A man");
}

TEST(NotDoers, AreThoseOfWhomATimeFollowsTheParticiple) {
  EXPECT_EQ(done("A porter of 30 was shot and killed early Sunday morning near a mill.", "killing"),
            "-/A porter");
  EXPECT_EQ(done("Garo Swen was one of three people killed Friday during a strike at a clinic.",
                 "killing"),
            "-/three people");
}

TEST(NotDoers, AreThoseWhoWereFoundOrHitBySomething) {
  EXPECT_EQ(done("Tomas Kell and Hanna Jorn were found murdered at the weir.", "killing"),
            "-/Hanna Jorn");
  EXPECT_EQ(done("The four people hit by the gunfire all were expected to live.", "injury"),
            "-/The four people");
  EXPECT_EQ(done("Both were shot in the head and pronounced dead at the scene.", "killing"),
            "-/Both");
}

TEST(NotDoers, AreThoseWhoDeclareJudgeAndFind) {
  EXPECT_EQ(done("He was pronounced dead by Deputy Coroner Steno Karsy.", "killing"), "-/He");
  EXPECT_EQ(
      done("Kristof Hed was sentenced for the killing of his son by Judge Dana Hatha.", "killing"),
      "-/his son");
  EXPECT_EQ(done("The warrant was executed by the Reed Team.", "killing"), "none");
  EXPECT_EQ(done("Medics also found a boy with a bullet wound to the hand.", "injury"), "-/a boy");
  // Who does it before a court stays.
  EXPECT_EQ(done("Hanna Jorn told the court that Eulal Tord abused two children.", "torture"),
            "Eulal Tord/two children");
}

TEST(NotDoers, ArePlacesBehindTheNounOfTheDeed) {
  EXPECT_EQ(done("The shooting at Brackwater College that killed one student began as a fight.",
                 "killing"),
            "-/one student");
  EXPECT_EQ(done("They were held over a shooting inside a Pemmin house that left a boy with a "
                 "gunshot wound.",
                 "injury"),
            "-/a boy");
  EXPECT_EQ(done("Police arrested a man in a gun battle that left one miner dead.", "killing"),
            "-/one miner dead");
  EXPECT_EQ(done("Police arrested a man in a raid on the men who killed one miner.", "killing"),
            "the men/one miner");
  EXPECT_EQ(done("The raid by soldiers that killed two miners began at dawn.", "killing"),
            "soldiers/two miners");
}

TEST(NotDoers, AreThoseWhoAreCalledVictims) {
  EXPECT_EQ(done("The victims had apparently just opened fire.", "attack"), "-/-");
  EXPECT_EQ(done("This was in retaliation for the Deano Smit killing on the bridge.", "killing"),
            "-/-");
}

TEST(NotDoers, AreOnlyAccusedOfWhatTheyAreChargedWith) {
  EXPECT_EQ(done("Malo Cobb is charged with stabbing two guards.", "injury"),
            "Malo Cobb/two guards?");
  EXPECT_EQ(done("He was in court on charges that Dara Powel assaulted a guard.", "attack"),
            "Dara Powel/a guard?");
  EXPECT_EQ(done("Derik Staff was indicted on murder and attempted murder charges for injuring a "
                 "porter.",
                 "injury"),
            "Derik Staff/a porter?");
  EXPECT_EQ(done("Malo Cobb was arrested after stabbing two guards.", "injury"),
            "Malo Cobb/two guards");
}

TEST(NotDoers, AreThoseBeforeAParticipleOfAnother) {
  EXPECT_EQ(done("The daughter of a miner suspected of shooting five people to death was ill.",
                 "killing"),
            "a miner/five people?");
  EXPECT_EQ(done("A man arrested for shooting four people is also suspected of killing his wife.",
                 "killing")
                .find("four people"),
            std::string::npos);
}

TEST(NotDoers, AreThoseWhoLetOthersDoIt) {
  EXPECT_EQ(done("The mine let guards beat nine workers.", "torture"), "guards/nine workers");
  EXPECT_EQ(
      done("Residents accused soldiers of letting guards of the mine beat workers.", "torture"),
      "guards/workers");
  EXPECT_EQ(done("Dara Minn alleges that Orlo let guards torture nine workers.", "torture"),
            "guards/nine workers");
  EXPECT_EQ(done("The army allowed gunmen to beat two weavers.", "torture"), "gunmen/two weavers");
}

TEST(NotDoers, AreThoseWhoBlameTheDeedOnOthersInAClause) {
  EXPECT_EQ(done("The ministry spoke of a raid that the army blames on rebels.", "attack"),
            "rebels/-?");
  EXPECT_EQ(done("The ministry spoke of a raid the army has blamed on rebels.", "attack"),
            "rebels/-?");
  EXPECT_EQ(done("The ministry spoke of a raid that the army blamed on Monday.", "attack"), "-/-");
}

TEST(NotDoers, AreThoseWhoBringTheHurtToCare) {
  EXPECT_EQ(done("The child was transferred by medics to Halm Medical Center.", "transfer"),
            "-/The child");
  EXPECT_EQ(done("Soldiers transferred 40 men to a camp.", "transfer"), "Soldiers/40 men");
  EXPECT_EQ(done("Hanna Jorn drove to a home on the hill.", "forced_return"), "none");
  EXPECT_EQ(done("Corin Hug held up a frame with a picture.", "robbery"), "none");
}

TEST(NotDoers, AreThoseWhoStandBesideTheVictimOrTellOfIt) {
  EXPECT_EQ(
      done("Brano Wulf was with Leino and shooting victim Juan Ramo.", "killing").find("Brano"),
      std::string::npos);
  EXPECT_EQ(done("He added that Frano joins the families and injured in the massacre.", "injury")
                .find("Frano"),
            std::string::npos);
  EXPECT_EQ(done("Chief Cath Lano said a gunman opened fire on one man, wounding him.", "injury")
                .find("Lano"),
            std::string::npos);
  EXPECT_EQ(done("Soldiers said they opened fire. Soldiers killed two men.", "killing"),
            "Soldiers/two men");
}

TEST(NotDoers, AreNotThoseWhoStandBehindAnotherDeed) {
  EXPECT_EQ(done("News of the raid\n\nMexico expelled 30 weavers on Monday.", "forced_return"),
            "Mexico/30 weavers");
  EXPECT_EQ(done("After the raid on Monday Mexico expelled 30 weavers.", "forced_return"),
            "Mexico/30 weavers");
}

TEST(NotDoers, KeepTheAdverbOfDoubtOverJoinedVerbs) {
  const auto page = read_page("Benito Benit allegedly shot and killed Josan Kell before fleeing.");
  bool alleged = false;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::event || claim.subkind != "killing") continue;
    alleged = claim.mood == Mood::alleged;
  }
  EXPECT_TRUE(alleged);
}

TEST(NotDoers, AreNotMeantByAnArticleLikeAnInitial) {
  const auto page = read_page(
      "Judge Mark A. Karsten heard the case. A 12-year-old boy was charged with "
      "manslaughter after killing a friend.");
  for (const DraftClaim& claim : page->draft.claims) {
    for (const DraftRole& role : claim.roles) {
      if (role.entity == kNone || page->words(role.span) != "A 12-year-old boy") continue;
      EXPECT_FALSE(page->draft.entities[role.entity].name.starts_with("Mark"));
    }
  }
}

TEST(NotDoers, AreTellersInsideARelativeClause) {
  EXPECT_EQ(done("The man who police say killed three women in Orlen was arrested.", "killing"),
            "The man/three women");
  EXPECT_EQ(done("The man who police say killed three women in Orlen was arrested.", "detention"),
            "-/The man");
  EXPECT_EQ(done("The woman who police say shot and killed her brother was held.", "killing"),
            "The woman/her brother");
  EXPECT_EQ(done("A soldier who witnesses said shot two boys fled to Odry.", "injury"),
            "A soldier/two boys");
}

TEST(NotDoers, AreThoseWhoBlameAndComplain) {
  EXPECT_EQ(done("Anna Veld filed a complaint against a sergeant for beating her son.", "torture"),
            "a sergeant/her son");
  EXPECT_EQ(done("Residents blamed the deaths of nine farmers in Odry on the militia.", "killing"),
            "the militia/nine farmers?");
  EXPECT_EQ(done("The massacre in Odry was blamed on the army.", "killing"), "the army/-?");
  EXPECT_EQ(done("Residents blamed the deaths of nine farmers on Monday.", "killing"),
            "-/nine farmers");
  EXPECT_EQ(done("Residents blamed the raid on the army on rebels.", "attack"), "rebels/-?");
  EXPECT_EQ(done("Residents blamed the raid on the army.", "attack"), "-/-");
}

}  // namespace
}  // namespace habeas
