// extract/roles_beside_test.cpp - who does a deed and whom it hits, told beside things that are
// owned, worn, fired or called otherwise, in invented sentences
#include <gtest/gtest.h>

#include "extract/frames.h"
#include "extract/reading_test.h"

namespace habeas {
namespace {

/// "agent/victim or target" of the last frame of this kind, with a mark behind one that did not
/// happen.
std::string done(std::string_view text, std::string_view subkind) {
  const auto page = read_page(std::string(text));
  std::string out = "none";
  const auto words = [&](std::uint32_t chunk) {
    return chunk == kNone ? std::string("-")
                          : std::string(page->reading.a.words(page->reading.a.chunks[chunk].range));
  };
  for (const Frame& frame : page->reading.frames) {
    if (frame.subkind != subkind) continue;
    out = words(frame.agent) + "/" + words(frame.victim != kNone ? frame.victim : frame.target);
    if (!frame.happened()) out += "!";
  }
  return out;
}

TEST(RolesBeside, AnOwnerOfAPlaceDoesNothingThere) {
  EXPECT_EQ(done("The trader was killed on Monday at a ranch allegedly owned by Marco Teller.",
                 "killing"),
            "-/The trader");
  EXPECT_EQ(done("The trader was killed in a raid led by Marco Teller.", "killing"),
            "Marco Teller/The trader");
}

TEST(RolesBeside, AVerbBehindSomebodysThingGoesOnTheList) {
  EXPECT_EQ(
      done("Rebels broke into a mill owned by Dario Pell, manager of the Reed Company, killed "
           "a guard and set fire to the mill.",
           "killing"),
      "Rebels/a guard");
}

TEST(RolesBeside, APhraseBetweenCommasPartsNoJoinedVerbs) {
  EXPECT_EQ(
      done("The rebels seized the Arno estate and, from there, attacked the barracks.", "attack"),
      "The rebels/the barracks");
}

TEST(RolesBeside, TheObjectOfARelativeClauseIsNotHit) {
  EXPECT_EQ(done("Ten people who used to visit the farm have been killed.", "killing"),
            "-/Ten people");
}

TEST(RolesBeside, WhoMeansNoClothes) {
  EXPECT_EQ(done("The priests were taken by 30 men wearing green uniforms who killed the cook.",
                 "killing"),
            "30 men/the cook");
}

TEST(RolesBeside, ShotsAreFiredAndNotHit) {
  EXPECT_EQ(done("Gunmen fired seven shots at him.", "attack"), "Gunmen/him");
  EXPECT_EQ(done("A guard fired shots at the time of the march.", "attack"), "A guard/-");
}

TEST(RolesBeside, AnotherNameIsNobodyElse) {
  EXPECT_EQ(done("Marco Teller, alias the Baker, was killed today.", "killing"), "-/Marco Teller");
  EXPECT_EQ(done("One of the houses of Marco Teller, alias \"The Baker,\" was raided.", "attack"),
            "-/One");
  const auto page = read_page("Marco Teller, one of the most wanted smugglers, was killed today.");
  EXPECT_EQ(claim_of(*page, ClaimKind::event, "killing").roles.size(), 2U);  // and the day
}

TEST(RolesBeside, HeIsTheOnlyPersonSpokenOf) {
  const auto whom = [](std::string text) {
    const auto page = read_page(std::move(text));
    const std::uint32_t entity = claim_of(*page, ClaimKind::event, "killing").roles.back().entity;
    return entity == kNone ? std::string("-") : page->reading.a.entities[entity].name;
  };
  EXPECT_EQ(whom("Marco Teller, mayor of Tolverton, was released on Monday. Later he was killed."),
            "Marco Teller");
  // Another person beside, a person who only tells of it, words of another.
  EXPECT_EQ(whom("Marco Teller met Dario Pell on Monday. Later he was killed."), "-");
  EXPECT_EQ(whom("Marco Teller met a nurse on Monday. Later he was killed."), "-");
  EXPECT_EQ(whom("Two weavers spoke of Marco Teller. Later he was killed."), "-");
}

TEST(RolesBeside, ThatBeforeAPluralOpensAClause) {
  EXPECT_EQ(done("It is believed that power lines were sabotaged by rebels.", "attack"),
            "rebels/power lines");
}

TEST(RolesBeside, WhatWeDenyIsNotTold) {
  EXPECT_EQ(done("We deny that commander Marco Teller was killed in combat.", "killing"),
            "-/Marco Teller!");
  EXPECT_EQ(done("We do not deny that Marco Teller was killed.", "killing"), "-/Marco Teller");
}

TEST(RolesBeside, WhoHasRobbedIsNotRobbed) {
  const std::string text = "Two men fled after having robbed and raped the owner of a shop.";
  EXPECT_EQ(done(text, "sexual_violence"), "-/the owner");
  EXPECT_EQ(done(text, "robbery"), "-/the owner");
}

TEST(RolesBeside, AParticipleBehindACommaTellsOfThePersonBeforeIt) {
  EXPECT_EQ(done("The consul, Paul Hender, kidnapped on 2 March by rebels, was freed on Friday.",
                 "abduction"),
            "rebels/Paul Hender");
  EXPECT_EQ(
      done("Paul Hender, kidnapped in Tolverton on 2 March, was freed on Friday.", "abduction"),
      "-/Paul Hender");
  EXPECT_EQ(done("The body of the weaver Paul Hender, abducted last week, was found.", "abduction"),
            "-/the weaver Paul Hender");
}

TEST(RolesBeside, AResultIsOfTheDeedAndNotOfWhatSomethingCarries) {
  EXPECT_EQ(
      done("Gunmen opened fire on a bus carrying farm workers, killing six people.", "killing"),
      "Gunmen/six people");
}

TEST(RolesBeside, WhoThreatensOrFearsTellsNoFurtherDeedsSo) {
  const auto page = read_page(
      "The rebels have threatened to kill all mayors. Five mayors have been murdered in the region "
      "since January.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::event, "killing")), "narrator");
  EXPECT_EQ(claim_of(*page, ClaimKind::event, "killing").mood, Mood::asserted);
  const auto warned =
      read_page("The army warned that it would shell the town. Two children died on Monday.");
  EXPECT_EQ(claim_of(*warned, ClaimKind::event, "killing").mood, Mood::reported);
}

TEST(RolesBeside, NobodyMakesNoStatementAndDeniesNothing) {
  const auto page = read_page(
      "A bomb exploded outside a bank in Tolverton. No group has claimed responsibility for the "
      "attack.");
  EXPECT_EQ(claims_of(*page, ClaimKind::denial), std::vector<std::string>{});
  EXPECT_EQ(claims_of(*page, ClaimKind::event).size(), 1U);
}

}  // namespace
}  // namespace habeas
