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
