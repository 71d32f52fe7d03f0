// extract/bystanders_test.cpp - who only stands beside a deed, who tells of it and what is a deed
// at all, on invented pages of many makes: press notes, transcripts, threads, letters, lists
#include <gtest/gtest.h>

#include "extract/frames.h"
#include "extract/reading_test.h"

namespace habeas {
namespace {

/// "agent/victim" of the first frame of this kind, "none" without one.
std::string parties(std::string_view text, std::string_view subkind) {
  const auto page = read_page(std::string(text));
  const auto words = [&](std::uint32_t chunk) {
    return chunk == kNone ? std::string("-")
                          : std::string(page->reading.a.words(page->reading.a.chunks[chunk].range));
  };
  for (const Frame& frame : page->reading.frames) {
    if (frame.subkind == subkind) return words(frame.agent) + "/" + words(frame.victim);
  }
  return "none";
}

TEST(Bystanders, AreThoseWhoAreSurroundedBeforeOthersAreHeld) {
  EXPECT_EQ(parties("Border guards reportedly surrounded worshippers outside the mill and arrested "
                    "64 weavers.",
                    "detention"),
            "Border guards/64 weavers");
  EXPECT_EQ(parties("Those detained include 11 pupils and a nurse.", "detention").substr(0, 2),
            "-/");
}

TEST(Bystanders, AreCarriedByWhatSinks) {
  const std::string text =
      "A boat carrying some 110 weavers capsized off Osterin on Monday, leaving at least 23 people "
      "dead and 41 missing.";
  EXPECT_EQ(parties(text, "killing"), "-/at least 23 people dead");
  EXPECT_EQ(parties(text, "accident"), "-/-");
  EXPECT_FALSE(has(counts_told(*read_page(text)), "victims killing/victim 41"));
}

TEST(Bystanders, AreSurvivorsOfTheBoatThatSank) {
  EXPECT_FALSE(has(counts_told(*read_page("We spoke to 5 survivors of the boat that sank near "
                                          "Brackwater on 3 June.")),
                   "victims accident/victim 5"));
}

TEST(Bystanders, AreNotThoseBroughtAshoreBeforeWhoBeatOthers) {
  const auto page = read_page(
      "Forty-six survivors were brought ashore by the coast guard. They told aid workers that the "
      "boatmen had beaten those who refused to jump.");
  const DraftClaim& beaten = claim_of(*page, ClaimKind::event, "torture");
  for (const DraftRole& role : beaten.roles) {
    EXPECT_TRUE(role.name != RoleName::agent || role.entity == kNone);
  }
}

TEST(Bystanders, SeeWhatOthersDo) {
  EXPECT_EQ(parties("A driver had seen police officers handcuff them and put them into a van.",
                    "transfer"),
            "police officers/them");
}

TEST(Bystanders, HoldAnOfficeAndAreNamedBesideTheDead) {
  const auto page = read_page(
      "At least 35 people were killed in Brackwater on Sunday. The governor, Garo Swen, visited "
      "the clinic, where eleven wounded people are treated.");
  EXPECT_EQ(claims_of(*page, ClaimKind::actor),
            std::vector<std::string>{"person_profile(Garo Swen)"});
}

TEST(Deeds, HangSomebodyUpWithoutKilling) {
  EXPECT_EQ(events("The two friends said they had been hung from a bar and given electric shocks."),
            std::vector<std::string>{"torture(hung from a bar)"});
  EXPECT_EQ(
      parties("Both said they had been hung from a bar and given electric shocks.", "killing"),
      "none");
}

TEST(Deeds, AreNoComplaintsOfPain) {
  EXPECT_TRUE(events("Dara Minn complained of chest pain on 3 August.").empty());
  EXPECT_EQ(events("Dara Minn complained of the searches on 3 August.").size(), 1U);
}

TEST(Deeds, AreDeniedWhereAWordStandsBeforeTheAccusations) {
  const auto page = read_page(
      "The Quiet River Force rejected on Thursday accusations that they shelled a market in "
      "Brackwater.");
  EXPECT_TRUE(claims_of(*page, ClaimKind::event).empty());
  EXPECT_EQ(claim_of(*page, ClaimKind::denial, "denial_of_act").mood, Mood::denied);
}

TEST(Deeds, AreCountedByLabels) {
  const auto page = read_page(
      "Some 80 armed men attacked the village of Halm Ferry on Sunday.\n\nKilled: 33 (19 men, 8 "
      "women, 6 children)\n\nInjured: 14\n\nAbducted: 12, of whom 3 have returned\n\nHouses "
      "burned: 71");
  const std::vector<std::string> told = counts_told(*page);
  EXPECT_TRUE(has(told, "victims killing/victim 33"));
  EXPECT_TRUE(has(told, "victims_partition killing/victim 8"));
  EXPECT_TRUE(has(told, "victims_partition killing/victim 6"));
  EXPECT_TRUE(has(told, "victims injury/victim 14"));
  EXPECT_TRUE(has(told, "victims abduction/victim 12"));
  EXPECT_TRUE(has(told, "victims_partition abduction/victim 3"));
  EXPECT_FALSE(has(told, "victims_partition arson/victim 71"));
}

TEST(Deeds, DoNotBefallAllOnBoard) {
  const auto page = read_page(
      "Nine people died when a ferry sank off Brackwater. Survivors count 114 on board. The coast "
      "guard says 110.");
  for (const std::string& told : counts_told(*page)) {
    EXPECT_EQ(told.find("114"), std::string::npos) << told;
    EXPECT_EQ(told.find("110"), std::string::npos) << told;
  }
}

TEST(Deeds, BefallAsManyOthers) {
  const auto page = read_page(
      "Fighters killed 29 people and abducted a dozen in Halm Ferry. Aid groups said 12 women had "
      "been raped.");
  EXPECT_TRUE(has(counts_told(*page), "victims abduction/victim 12"));
  EXPECT_TRUE(has(counts_told(*page), "victims sexual_violence/victim 12"));
}

TEST(Deeds, OfAYearBeforeTheNumber) {
  EXPECT_EQ(parties("In 2022 four students were abducted on the same road.", "abduction"),
            "-/four students");
}

/// The voice of the first count of a page.
std::string teller(std::string text) {
  const auto page = read_page(std::move(text));
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::count) return chain_of(*page, claim);
  }
  return "none";
}

TEST(Tellers, EndWithTheSentenceThatNamesThemBehindItsWords) {
  EXPECT_EQ(teller("The guards took our shoes, six men said. One man drowned."), "narrator");
  EXPECT_EQ(teller("Guards opened fire, six men said. Four are dead."), "?six men");
}

TEST(Tellers, AreNotThoseWhoDeniedInTheSentenceBefore) {
  const auto page = read_page(
      "Survivors allege that a patrol boat rammed the ferry; the coast guard denies this. 46 "
      "people "
      "were killed.");
  for (const DraftClaim& claim : page->draft.claims) {
    EXPECT_TRUE(claim.kind != ClaimKind::count || claim.mood == Mood::asserted);
  }
}

TEST(Tellers, AreNotThoseWhoStandTrialOrFeelPain) {
  const auto page = read_page(
      "Dara Minn, accused in a case of arson, complained of chest pain and was taken to a cell by "
      "guards.");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::event) continue;
    EXPECT_EQ(chain_of(*page, claim), "narrator");
  }
}

TEST(Tellers, AreNobodyWhereNoOneClaims) {
  const auto page = read_page("No one has claimed that the weavers were held.");
  const std::vector<SpeechAct>& acts = page->reading.voices.acts;
  EXPECT_TRUE(std::all_of(acts.begin(), acts.end(),
                          [](const SpeechAct& act) { return act.voice.range.empty(); }));
}

TEST(Tellers, AreNotReportsOfWhichAnOfficeDoesNotSpeak) {
  const auto page = read_page(
      "According to the report, Dara Minn died of shock. The commissioner, Garo Swen, declined to "
      "comment on the report.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::denial, "no_comment")), "narrator");
}

TEST(Tellers, AreOfficersAndNotTheSchoolNamedBeforeThem) {
  const auto page = read_page(
      "Three officers were suspended over the killing of Dara Minn, a student of Brackwater "
      "University, the police commissioner said yesterday.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::event, "killing")).find("University"),
            std::string::npos);
}

}  // namespace
}  // namespace habeas
