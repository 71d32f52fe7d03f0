// extract/denials_otherwise_test.cpp - denials without a word of denying, in invented sentences:
// told as something else, waved away, left unanswered
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

/// Subkind and anchor of each denial of a page that first tells a deed of soldiers.
Strings denials_behind_deed(const std::string& text) {
  const auto page = read_page(
      "Soldiers shot dead 14 villagers near Brackwater and took away three men, survivors "
      "said.\n\n" +
      text);
  return claims_of(*page, ClaimKind::denial);
}

Strings denials_alone(const std::string& text) {
  return claims_of(*read_page(text), ClaimKind::denial);
}

TEST(DenialsOtherwise, TellAnotherCause) {
  EXPECT_EQ(denials_behind_deed("The army said the boat overturned by itself."),
            (Strings{"denial_of_act(overturned by itself)"}));
  EXPECT_EQ(denials_behind_deed("The prisoner had hanged himself, according to the police."),
            (Strings{"denial_of_act(had hanged himself)"}));
  EXPECT_EQ(denials_behind_deed("\"Only warning shots were fired,\" the governor said."),
            (Strings{"denial_of_act(Only warning shots)"}));
}

TEST(DenialsOtherwise, AreNoneFromOthersOrWithoutADeed) {
  EXPECT_EQ(denials_behind_deed("A fisherman said the boat overturned by itself."), Strings{});
  EXPECT_EQ(denials_alone("The army said the boat overturned by itself."), Strings{});
  EXPECT_EQ(denials_behind_deed("The army said two had died of natural causes."), Strings{});
}

TEST(DenialsOtherwise, TellOtherPeople) {
  EXPECT_EQ(denials_behind_deed("The army said the dead were armed rebels."),
            (Strings{"denial_of_category(armed rebels)"}));
  EXPECT_EQ(denials_behind_deed("The police insisted that the target was a rebel command post."),
            (Strings{"denial_of_category(a rebel command post)"}));
  EXPECT_EQ(denials_behind_deed("A survivor said the attackers were armed rebels."), Strings{});
}

TEST(DenialsOtherwise, TellTheirOwnWill) {
  EXPECT_EQ(denials_behind_deed("All of them had asked to go home, the ministry said."),
            (Strings{"denial_of_act(had asked to go home)"}));
  EXPECT_EQ(denials_behind_deed("Everyone had been released the same day, the police said."),
            (Strings{"denial_of_act(had been released)"}));
}

TEST(DenialsOtherwise, PutItOnOthersOrOnTheLaw) {
  EXPECT_EQ(denials_behind_deed("The police said the raid was the work of bandits."),
            (Strings{"denial_of_responsibility(was the work of)"}));
  EXPECT_EQ(denials_behind_deed("The army blamed bandits for the killings."),
            (Strings{"denial_of_responsibility(blamed bandits for the killings)"}));
  EXPECT_EQ(denials_behind_deed("The police said the force used had been proportionate."),
            (Strings{"assertion_of_legality(had been proportionate)"}));
  EXPECT_EQ(denials_behind_deed("A survivor blamed the army for the killings."), Strings{});
}

TEST(DenialsOtherwise, RejectInThePassiveOrWaveAway) {
  EXPECT_EQ(denials_alone("The allegations were rejected by the army."),
            (Strings{"denial_of_act(were rejected by the army)"}));
  EXPECT_EQ(denials_alone("The appeal was rejected by the court."), Strings{});
  EXPECT_EQ(denials_alone("The army brushed aside the accusations."),
            (Strings{"denial_of_act(brushed aside the accusations)"}));
  EXPECT_EQ(denials_alone("The cook brushed aside the curtains."), Strings{});
  for (const char* const tale : {"called it a tale from start to finish", "called it a tall tale",
                                 "called the reports \"bedtime stories\""}) {
    EXPECT_EQ(denials_behind_deed("The embassy " + std::string(tale) + ".").size(), 1U) << tale;
  }
  EXPECT_EQ(denials_alone("The cook told a tall tale to the children."), Strings{});
  EXPECT_EQ(denials_behind_deed("The embassy spoke of a smear campaign."),
            (Strings{"denial_of_act(spoke of a smear campaign)"}));
}

TEST(DenialsOtherwise, LeaveUnanswered) {
  EXPECT_EQ(denials_behind_deed("The army did not return our calls."),
            (Strings{"no_comment(did not return our calls)"}));
  EXPECT_EQ(denials_behind_deed("The police ignored our questions."),
            (Strings{"no_comment(ignored our questions)"}));
  EXPECT_EQ(denials_alone("The teacher ignored our questions."), Strings{});
  EXPECT_EQ(denials_alone("She kept silent during the film."), Strings{});
  EXPECT_EQ(denials_alone("The guests left of their own accord."), Strings{});
}

TEST(DenialsOtherwise, SayThatNotOneShotWasFired) {
  EXPECT_EQ(denials_behind_deed("The army said not a single shot was fired."),
            (Strings{"denial_of_act(not a single shot was fired)"}));
  EXPECT_EQ(denials_behind_deed("The army said nothing of the kind happened."),
            (Strings{"denial_of_act(nothing of the kind)"}));
}

TEST(DenialsOtherwise, ReturnedAtTheirOwnRequestIsNoDeedAndDeniesOne) {
  for (const char* const will : {"voluntarily", "at their own request", "of their own free will"}) {
    const auto page = read_page(
        "Guards deported 90 weavers. The ministry said 60 people had been "
        "returned " +
        std::string(will) + ".");
    EXPECT_EQ(claims_of(*page, ClaimKind::event), Strings{"forced_return(deported)"}) << will;
    EXPECT_EQ(claims_of(*page, ClaimKind::denial).size(), 1U) << will;
  }
}

TEST(DenialsOtherwise, WhoDeniesToBeInvolvedDeniesResponsibility) {
  for (const char* const denied :
       {"denies that its officers were involved", "denies having anything to do with it"}) {
    const auto page =
        read_page("Gunmen abducted nine weavers. The army " + std::string(denied) + ".");
    EXPECT_TRUE(std::any_of(page->draft.claims.begin(), page->draft.claims.end(),
                            [](const auto& c) { return c.subkind == "denial_of_responsibility"; }))
        << denied;
  }
}

}  // namespace
}  // namespace habeas
