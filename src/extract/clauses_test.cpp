// extract/clauses_test.cpp - words that their place in the clause explains: verbs behind plurals,
// titles with a full stop, ways, silence, asides; all sentences invented
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

bool tells(const std::string& text, ClaimKind kind, const std::string& claim) {
  const auto page = read_page(text);
  const Strings all = claims_of(*page, kind);
  if (!has(all, claim)) {
    for (const std::string& one : all) ADD_FAILURE() << text << " tells " << one;
  }
  return has(all, claim);
}

bool counts(const std::string& text, const std::string& count) {
  const auto page = read_page(text);
  return has(counts_told(*page), count);
}

TEST(Clauses, AVerbThatIsNeverANounBehindAPlural) {
  EXPECT_TRUE(tells("The authorities deny holding the men.", ClaimKind::denial,
                    "denial_of_act(deny holding the men)"));
}

TEST(Clauses, NoBeforeAParticipleAndItsNoun) {
  EXPECT_TRUE(tells("There has been no forced expulsion of Osterinians.", ClaimKind::denial,
                    "denial_of_act(no forced expulsion)"));
}

TEST(Clauses, ATitleWithAFullStopIsPartOfTheName) {
  EXPECT_TRUE(tells("We express concern at the killing of Mr. Orlo Fell.", ClaimKind::event,
                    "killing(killing of Mr. Orlo Fell)"));
  EXPECT_TRUE(tells("The whereabouts of Mr. Fell and Ms. Minn remain unknown.", ClaimKind::event,
                    "no_contact(whereabouts of Mr. Fell and Ms. Minn remain unknown)"));
}

TEST(Clauses, WhatHappensToItsSubjectEndsItsClause) {
  EXPECT_TRUE(tells("21 people drowned after a patrol boat rammed a dinghy.", ClaimKind::event,
                    "killing(drowned)"));
  EXPECT_TRUE(tells("At least 21 people, including four children, drowned on 28 June.",
                    ClaimKind::event, "killing(drowned)"));
}

TEST(Clauses, ByWayOfIsAWayAndNobodysDeed) {
  const auto page =
      read_page("From Brackwater the weavers were driven by way of Sednaport to Tolverton.");
  const DraftClaim& route = claim_of(*page, ClaimKind::route, "transfer");
  EXPECT_EQ(role_of(*page, route, RoleName::from), "Brackwater");
  EXPECT_EQ(role_of(*page, route, RoleName::via), "Sednaport");
  EXPECT_EQ(role_of(*page, route, RoleName::to), "Tolverton");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::event, "transfer"), RoleName::agent), "-");
}

TEST(Clauses, ThoseCountedTogetherShareTheirFate) {
  const std::string text = "Six patients and two nurses were among the dead.";
  EXPECT_TRUE(counts(text, "victims killing/victim 6"));
  EXPECT_TRUE(counts(text, "victims killing/victim 2"));
}

TEST(Clauses, OnlyWhoAreTakenAreSilent) {
  const std::string told = "My brother was arrested by soldiers. ";
  EXPECT_TRUE(
      tells(told + "I have not spoken to him.", ClaimKind::event, "no_contact(not spoken to him)"));
  EXPECT_TRUE(tells(told + "We have not been able to speak to anyone inside the camp.",
                    ClaimKind::event,
                    "no_contact(not been able to speak to anyone inside the camp)"));
  for (const char* text : {"I have not spoken to reporters.", "He would not speak to the press."}) {
    const auto page = read_page(told + text);
    EXPECT_EQ(claims_of(*page, ClaimKind::event).size(), 1U) << text;
  }
  const auto page = read_page(
      "Guards deported 90 weavers. The union has been unable to reach 58 of those deported.");
  EXPECT_EQ(claim_of(*page, ClaimKind::event, "no_contact").subkind, "no_contact");
}

TEST(Clauses, AnAgeBehindAnInitialCountsNobody) {
  const auto page =
      read_page("\"They hit us and two men died,\" said Dara M., 24, from Tolverton.");
  EXPECT_FALSE(has(counts_told(*page), "victims killing/victim 24"));
}

TEST(Clauses, WhoAttendsAFuneralIsNotAmongTheDead) {
  const auto page =
      read_page("Nineteen people were killed in Brackwater. Thousands attended the funeral.");
  EXPECT_EQ(counts_told(*page).size(), 1U);
}

TEST(Clauses, GuardsmenWhoAreQuestionedAreNotAmongTheDead) {
  const auto page =
      read_page("The sinking killed nine people. Two guardsmen had been questioned and let go.");
  EXPECT_EQ(counts_told(*page), Strings{"victims killing/victim 9"});
}

TEST(Clauses, WhoCouldNotFleeDeniesNothing) {
  const auto page = read_page("Three old men who could not flee died in the fire, the union said.");
  EXPECT_TRUE(claims_of(*page, ClaimKind::denial).empty());
}

TEST(Clauses, ASpokesmanBesideHisNameAlsoDenies) {
  const auto page = read_page("A spokesman, Dara Minn, also denied responsibility for the raid.");
  const DraftClaim& denial = claim_of(*page, ClaimKind::denial, "denial_of_responsibility");
  EXPECT_EQ(role_of(*page, denial, RoleName::agent), "Dara Minn");
}

TEST(Clauses, AnAmountOrMoreHasAVerb) {
  EXPECT_TRUE(counts("The network says 21 people or more drowned when guards rammed the dinghy.",
                     "victims killing/victim 21"));
}

TEST(Clauses, HandedToTheCourtsIsNoReturn) {
  const auto page = read_page("All of them were handed over to the judicial authorities.");
  for (const std::string& event : claims_of(*page, ClaimKind::event))
    EXPECT_FALSE(event.starts_with("forced_return")) << event;
  EXPECT_TRUE(tells("The 40 men were handed over to Quillish border guards.", ClaimKind::event,
                    "forced_return(handed over)"));
}

TEST(Clauses, LivesLostAreTheDeadAndLivesSavedAreNot) {
  EXPECT_TRUE(counts("The loss of 25 lives saddened the town.", "victims killing/victim 25"));
  EXPECT_FALSE(counts("The crew saved 25 lives at sea.", "victims killing/victim 25"));
}

TEST(Clauses, ANounWithItsDayTellsThatItHappened) {
  EXPECT_TRUE(tells("We are alarmed by the mass expulsion of Quillanders on 3 March.",
                    ClaimKind::event, "forced_return(mass expulsion of Quillanders)"));
  EXPECT_TRUE(
      claims_of(*read_page("The expulsion of Quillanders would be a crime."), ClaimKind::event)
          .empty());
}

TEST(Clauses, TwoParticiplesBeforeTheNounOfADeed) {
  const auto page =
      read_page("They described the alleged enforced disappearance of Mr. Orlo Fell.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::event, "enforced_disappearance");
  EXPECT_EQ(claim.mood, Mood::alleged);
}

TEST(Clauses, AParticipleThatLooksLikeABaseFormMakesAnAside) {
  const auto page = read_page("The clinic, run by a charity, was hit by three mortar rounds.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::event, "attack"), RoleName::target),
            "The clinic");
}

TEST(Clauses, ThoseWhoSpeakAreNotTheirKin) {
  const auto page = read_page(
      "Soldiers came to the wedding. We were kept for six nights in a cinema. My mother was "
      "arrested because of me.");
  EXPECT_TRUE(has(claims_of(*page, ClaimKind::event), "detention(arrested)"));
}

TEST(Clauses, SilenceAndLawInOtherWords) {
  EXPECT_TRUE(tells("\"I have nothing further to add,\" the minister said.", ClaimKind::denial,
                    "no_comment(have nothing further to add)"));
  EXPECT_TRUE(tells("The minister called the report a tissue of lies.", ClaimKind::denial,
                    "denial_of_act(called the report a tissue of lies)"));
}

TEST(Clauses, ASemicolonPartsTwoStatementsOfAHeadline) {
  const auto page = read_page(
      {{RegionKind::title, "Survivors accuse Osterinian guards of ramming them; 11 drown"},
       {RegionKind::main, "Eleven people drowned off Brackwater on Monday."}});
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::count) {
      EXPECT_EQ(chain_of(*page, claim).substr(0, 1), "n");
    }
  }
}

TEST(Clauses, AParticipleBetweenCommasLeavesTheSubjectItsVerb) {
  const auto voice = [](const std::string& text, const std::string& subkind) {
    const auto page = read_page(text);
    const std::string chain = chain_of(*page, claim_of(*page, ClaimKind::event, subkind));
    return chain.substr(0, chain.find(" < "));
  };
  EXPECT_EQ(voice("The Reed Circle, based in Tolverton, says nine people drowned.", "killing"),
            "Reed Circle");
  EXPECT_EQ(voice("The Reed Circle, founded in 2011, said guards killed 12 men.", "killing"),
            "Reed Circle");
  EXPECT_EQ(voice("Dara Minn, arrested in May, told reporters that guards beat him.", "torture"),
            "Dara Minn");
}

TEST(Clauses, AVoiceInsideARelativeClauseHasTheRestOfIt) {
  const auto page = read_page(
      "A boat sank in which, according to the Brackwater Coast Guard, nine people lost their "
      "lives.");
  const std::string chain = chain_of(*page, claim_of(*page, ClaimKind::event, "killing"));
  EXPECT_EQ(chain.substr(0, chain.find(" < ")), "Brackwater Coast Guard");
}

TEST(Clauses, AnAcronymMayReport) {
  const auto page =
      read_page("The RCT notes that no communication has been established with them.");
  const std::string chain = chain_of(*page, claim_of(*page, ClaimKind::event, "no_contact"));
  EXPECT_NE(chain.substr(0, chain.find(" < ")), "narrator");
}

TEST(Clauses, WhenOpensAClauseOfItsOwn) {
  const auto page = read_page("Trade fell during the pandemic when Osterin sealed its borders.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::event, "border_change"), RoleName::agent),
            "Osterin");
}

TEST(Clauses, SingleStraightMarksQuote) {
  const auto voice = [](const std::string& text) {
    const auto page = read_page(text);
    const std::string chain = chain_of(*page, claim_of(*page, ClaimKind::event, "killing"));
    return chain.substr(0, chain.find(" < "));
  };
  EXPECT_EQ(voice("'Guards killed 12 men,' Dara Minn said."), "Dara Minn");
  EXPECT_EQ(voice("'We heard shots,' Dara Minn told a paper. 'Guards killed 12 men.'"),
            "Dara Minn");
  // no quotation opens or ends with the mark of an owner
  EXPECT_EQ(voice("Dara Minn spoke. The weavers' guards killed 12 men, the porters' union said."),
            "?the porters' union");
}

TEST(Clauses, WhoIsTakenFromHisHomeIsHeld) {
  EXPECT_TRUE(tells("Mr. Fell was taken from his home in Brackwater by two soldiers.",
                    ClaimKind::event, "detention(taken from his home)"));
}

TEST(Clauses, WhatReportsAreCalledIsNoVoice) {
  const auto page =
      read_page("Osterin has dismissed as fabrications reports that weavers were beaten.");
  for (const DraftClaim& claim : page->draft.claims)
    EXPECT_EQ(chain_of(*page, claim).find("fabrications"), std::string::npos);
}

}  // namespace
}  // namespace habeas
