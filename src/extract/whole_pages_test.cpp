// extract/whole_pages_test.cpp - constructions of whole news pages that once made voices, doers and
// denials of what is none, in invented sentences
#include <gtest/gtest.h>

#include "extract/reading_test.h"

namespace habeas {
namespace {

/// The first voice of the first event of a text.
std::string voice_of_event(const std::string& text, const std::string& subkind) {
  const auto page = read_page(text);
  const std::string chain = chain_of(*page, claim_of(*page, ClaimKind::event, subkind));
  return chain.substr(0, chain.find(" < "));
}

TEST(WholePages, AnOfficerIsOnePersonWithAndWithoutTheBody) {
  const auto page = read_page(
      "Osterin State Police Trooper Dara Minn said two men were killed in Brackwater. "
      "Trooper Dara Minn said a third was hurt.");
  const std::string first = chain_of(*page, claim_of(*page, ClaimKind::event, "killing"));
  EXPECT_EQ(first, "Dara Minn");
  EXPECT_EQ(first, chain_of(*page, claim_of(*page, ClaimKind::event, "injury")));
}

TEST(WholePages, AnOfficerSpeaksForTheBodyBesideHisName) {
  for (const char* text :
       {"Osterin State Police Trooper Dara Minn said two men were killed in Brackwater.",
        "Two men were killed in Brackwater, said Lt. Dara Minn with the Osterin State Police."}) {
    const auto page = read_page(text);
    const auto& entities = page->draft.entities;
    const auto minn = std::find_if(entities.begin(), entities.end(),
                                   [](const DraftEntity& e) { return e.name == "Dara Minn"; });
    ASSERT_NE(minn, entities.end()) << text;
    ASSERT_NE(minn->part_of, kNone) << text;
    EXPECT_EQ(entities[minn->part_of].name, "Osterin State Police") << text;
  }
}

TEST(WholePages, AShortTitleBelongsToItsName) {
  EXPECT_EQ(
      voice_of_event("Two men were killed in Brackwater, according to sheriff's Lt. Dara Minn.",
                     "killing"),
      "Dara Minn");
  EXPECT_EQ(
      voice_of_event("Two men were killed in Brackwater, said Metro Lt. Dara Minn.", "killing"),
      "Dara Minn");
}

TEST(WholePages, BehindAccordingToAnotherClauseBegins) {
  EXPECT_EQ(voice_of_event("According to Lt. Dara Minn with the Tolverton Police Department, "
                           "Orlo Fell was wounded in Brackwater.",
                           "injury"),
            "Dara Minn");
  EXPECT_EQ(voice_of_event("According to investigators, the suspect, Orlo Fell III, killed two men "
                           "in Brackwater.",
                           "killing"),
            "?investigators");
  EXPECT_EQ(voice_of_event("According to the prosecutor's office, Fell's young son killed two men "
                           "in Brackwater.",
                           "killing"),
            "?the prosecutor's office");
  EXPECT_EQ(voice_of_event("According to an affidavit, Orlo Fell and a friend killed two men in "
                           "Brackwater.",
                           "killing"),
            "?an affidavit");
  EXPECT_EQ(
      voice_of_event("According to a spokesman for the office, Dara Minn, two men were killed "
                     "in Brackwater.",
                     "killing"),
      "Dara Minn");
}

TEST(WholePages, AnOfficeIsABodyOfItsOwn) {
  const std::string office = "the Port Alder County Sheriff's Department";
  const auto page = read_page(
      "Osterin is wide and Osterin is old. Two men were killed in Osterin, "
      "according to " +
      office +
      ". A third was hurt, according to the "
      "PACSD.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::event, "killing")),
            "Port Alder County Sheriff's Department");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::event, "injury")),
            "Port Alder County Sheriff's Department");
  EXPECT_EQ(voice_of_event("The Alder County Prosecutor's office spoke. The coroner's office said "
                           "two men were killed in Brackwater.",
                           "killing"),
            "?The coroner's office");
}

TEST(WholePages, WhatNamesNobodyIsNoVoice) {
  EXPECT_EQ(voice_of_event("This revealed two men had been attacked in Brackwater.", "attack"),
            "narrator");
  EXPECT_EQ(voice_of_event("The Tolverton Watch said one gunman had a heavy weapon, believed to be "
                           "a rifle. They say he killed two men in Brackwater.",
                           "killing"),
            "Tolverton Watch");
  EXPECT_EQ(voice_of_event("Officers responded to a report that two men were killed in Brackwater.",
                           "killing")
                .find("fficers"),
            std::string::npos);
  EXPECT_TRUE(claims_of(*read_page("You may call \"Crime Watch\" or text CRIMES to the criminals' "
                                   "line."),
                        ClaimKind::legal)
                  .empty());
}

TEST(WholePages, ASurnameIsKnownBeforeWhatCountsGenerations) {
  const auto page = read_page(
      "Orlo Fell III left his house. His stepmother, Ana Fell, spoke to us. Police said Fell "
      "killed "
      "two men in Brackwater.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::event, "killing");
  for (const DraftRole& role : claim.roles) {
    if (role.name != RoleName::agent || role.entity == kNone) continue;
    EXPECT_NE(page->draft.entities[role.entity].name, "Ana Fell");
  }
}

/// The name of whom the words for the doer of an event stand for, or "-".
std::string doer(const std::string& text, const std::string& subkind) {
  const auto page = read_page(text);
  for (const DraftRole& role : claim_of(*page, ClaimKind::event, subkind).roles) {
    if (role.name != RoleName::agent) continue;
    return role.entity == kNone ? "?" + page->words(role.span)
                                : page->draft.entities[role.entity].name;
  }
  return "-";
}

TEST(WholePages, ADoerIsNamedByTheHeadOfItsWords) {
  EXPECT_EQ(doer("Fell's stepmother killed two men in Tolverton. Orlo Fell was away.", "killing"),
            "?Fell's stepmother");
  EXPECT_EQ(doer("The Brackwater woman killed two men on Monday.", "killing"),
            "?The Brackwater woman");
}

TEST(WholePages, NothingActsThatOnlyStandsBeforeAVerb) {
  EXPECT_EQ(
      doer("Blasts in Brackwater, Osterin, and Tolverton, Quilland, killed two men.", "killing"),
      "-");
  EXPECT_EQ(
      doer("TOLVERTON, Quilland - A shooting Friday in Brackwater killed two men.", "killing"),
      "-");
  for (const char* text :
       {"A boy was arrested in connection with Fell's killing. Orlo Fell was 20.",
        "The man's death was ruled a homicide by the Tolverton Watch."}) {
    const auto page = read_page(text);
    for (const DraftClaim& claim : page->draft.claims) {
      if (claim.subkind != "killing") continue;
      EXPECT_EQ(role_of(*page, claim, RoleName::agent), "-") << text;
    }
  }
}

TEST(WholePages, SuspectsAreNotThePeopleWhoWereHurt) {
  EXPECT_EQ(doer("Five men were wounded in Brackwater. The suspects left a car and opened fire.",
                 "attack"),
            "?The suspects");
}

TEST(WholePages, HowFarADeedWentIsNoDenialOfIt) {
  for (const char* text :
       {"Four men were shot in Brackwater. No one was seriously injured.",
        "Four men were shot in Brackwater. Somehow, the guard wasn't hurt.",
        "Four men were shot in Brackwater. No arrests have been made.",
        "Four men were shot in Brackwater. There had been no arrests, the police added.",
        "Four men were shot in Brackwater. So far, they have no suspects in the case.",
        "Four men were shot in Brackwater. The mayor said there were no adults present.",
        "\"You should not have children near a rifle,\" the police chief said.",
        "He was charged over a false passport in Brackwater.",
        "He pleaded guilty to voluntary manslaughter in Brackwater.",
        "The police chief said the guns were legally owned."}) {
    EXPECT_TRUE(claims_of(*read_page(text), ClaimKind::denial).empty()) << text;
  }
  EXPECT_FALSE(
      claims_of(*read_page("The army said no one was killed in Brackwater."), ClaimKind::denial)
          .empty());
}

TEST(WholePages, LettersOftenLeaveOutTheCounty) {
  EXPECT_EQ(voice_of_event("People of the Alder County Sheriff's Department came in the night. Two "
                           "men were killed in "
                           "Brackwater, according to the ASD.",
                           "killing"),
            "Alder County Sheriff's Department");
}

TEST(WholePages, ALabelOfThePageIsNoVoice) {
  const auto page = read_page(
      "Photo: Two men were killed in Brackwater\n\nPhoto: A third was hurt in Brackwater\n\n"
      "Related: Four men were killed in Tolverton\n\nPhoto: The guards were there\n\n"
      "Related: Five men were killed in Sednaport");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::event) continue;
    EXPECT_EQ(chain_of(*page, claim), "narrator");
  }
}

TEST(WholePages, TheDayOfAnotherVerbIsNotThatOfTheDeedBehindIt) {
  const auto dates = [](const char* text) {
    return claims_of(*read_page({{RegionKind::main, text}}, invented_context(), "2016-02-11"),
                     ClaimKind::date);
  };
  EXPECT_TRUE(dates("The search for a man continued Wednesday in the killing of a girl in "
                    "Brackwater.")
                  .empty());
  EXPECT_FALSE(dates("A girl was killed Wednesday in Brackwater.").empty());
}

TEST(WholePages, WhoInquiresIntoADeathDeniesNoDeed) {
  const auto denials = [](const char* text) {
    return claims_of(*read_page(text), ClaimKind::denial);
  };
  EXPECT_TRUE(denials("A boy was shot in Brackwater, a neighbour said. The death was ruled a "
                      "suicide, police said.")
                  .empty());
  EXPECT_FALSE(denials("A boy was shot in a cell in Brackwater, a neighbour said. The death was "
                       "ruled a suicide, police said.")
                   .empty());
}

TEST(WholePages, WhoIsChargedIsOnlyAccused) {
  for (const char* text :
       {"Orlo Fell, 30, is charged with involuntary manslaughter in Minn's death in Brackwater.",
        "Orlo Fell was accused of the murder of two men in Brackwater."}) {
    const auto page = read_page(text);
    for (const DraftClaim& claim : page->draft.claims) {
      if (claim.kind != ClaimKind::event || claim.subkind != "killing") continue;
      EXPECT_EQ(claim.mood, Mood::alleged) << text;
    }
  }
  const auto page = read_page("Orlo Fell, 22, committed suicide in Brackwater in July.");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::event) continue;
    EXPECT_EQ(role_of(*page, claim, RoleName::agent), "-");
  }
}

}  // namespace
}  // namespace habeas
