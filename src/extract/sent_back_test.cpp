// extract/sent_back_test.cpp - people sent back as news tells it (a rough figure made exact, whose
// people they are, who only speaks of them, who was asked for what) and accounts that are only
// spoken of: invented reports
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings told(const std::string& headline, const std::string& text) {
  return counts_told(*read_page({{RegionKind::title, headline}, {RegionKind::main, text}}));
}

TEST(SentBack, AFigureThatMakesTheRoughOneExactIsOfTheSamePeople) {
  EXPECT_EQ(told("Quilland sends dozens of weavers back",
                 "Guards put at least 46 weavers on a plane to Sednaport on Saturday."),
            (Strings{"victims forced_return/victim 24", "victims forced_return/victim 46"}));
  EXPECT_EQ(
      told("Quilland sends hundreds of weavers back",
           "Guards put 46 weavers on a plane to Sednaport on Saturday."),
      (Strings{"victims forced_return/victim 200", "victims_partition forced_return/victim 46"}));
}

TEST(SentBack, ThoseWhoSpeakTogetherAreNotThoseSpokenOf) {
  EXPECT_EQ(told("",
                 "Guards deported 46 weavers on Saturday, two diplomats and a lawyer said, hours "
                 "after the "
                 "agency asked the government not to expel them."),
            (Strings{"victims forced_return/victim 46"}));
}

TEST(SentBack, WhatSomebodyIsAskedForHasNotHappened) {
  for (const char* const text : {"The agency asked Quilland not to expel 46 weavers.",
                                 "The league begged the guards not to kill the 46 weavers.",
                                 "The consul advised the ministry to release 46 weavers."}) {
    EXPECT_EQ(events(text), Strings{}) << text;
    EXPECT_EQ(told("", text), Strings{}) << text;
  }
  EXPECT_EQ(events("The agency asked why Quilland had expelled 46 weavers."),
            Strings{"forced_return(expelled)"});
}

TEST(SentBack, ARelativeClauseOfAllOfThemLeavesThemTheSubject) {
  const auto page = read_page(
      "Twenty porters, all of whom had entered the country on false papers, were deported to "
      "Osterin.");
  EXPECT_EQ(counts_told(*page), Strings{"victims forced_return/victim 20"});
}

TEST(SentBack, WhosePeopleTheyAreIsNotWhereTheyLeft) {
  const auto page =
      read_page("Guards deported 46 weavers from Osterin's river minority to Sednaport.");
  for (const Frame& frame : page->reading.frames) EXPECT_TRUE(frame.from.empty());
  const auto left = read_page("Guards deported 46 weavers from Tolverton to Sednaport.");
  ASSERT_EQ(left->reading.frames.size(), 1U);
  EXPECT_EQ(left->reading.frames[0].from.size(), 1U);
}

TEST(SentBack, ANumberAloneEndsBeforeATime) {
  EXPECT_EQ(told("", "Quilland deported 20 weavers to Osterin. Guards deported 12 last year."),
            (Strings{"victims forced_return/victim 20", "victims forced_return/victim 12"}));
}

TEST(SentBack, ThoseAboardSufferTheDeed) {
  EXPECT_EQ(told("",
                 "The navy stopped a boat with about 70 people on board and took them back to "
                 "Sednaport."),
            (Strings{"victims forced_return/victim 63"}));
  EXPECT_EQ(told("", "A boat with about 70 people on board was seen."), Strings{});
}

TEST(SentBack, TheOtherFiveAreNoPartOfThree) {
  EXPECT_EQ(told("",
                 "Three weavers are missing. The league has documented 14 such cases. The fate "
                 "of the other five is not known."),
            (Strings{"victims enforced_disappearance/victim 3"}));
}

TEST(SentBack, WhoWasNotContactedAndSaysSoIsNotMissed) {
  EXPECT_EQ(events("The navy of Osterin said they had not been contacted."), Strings{});
  EXPECT_EQ(events("The families said the men had not been contacted since."),
            Strings{"no_contact(not been contacted)"});
}

TEST(SentBack, WhatPeopleWereToldIsNotDeniedByThem) {
  const auto page = read_page(
      "Guards deported two weavers. \"They were told it was voluntary, but they were locked in a "
      "room,\" a lawyer, Dara Minn, said.");
  EXPECT_EQ(claims_of(*page, ClaimKind::denial), Strings{});
}

TEST(SentBack, ADayThatAClauseTellsOfIsTheDayOfItsDeed) {
  const auto page = read_page(
      "The three have not been seen since 2 August, when police put them on a plane to Osterin.");
  EXPECT_EQ(claims_of(*page, ClaimKind::date), Strings{"event_date(since 2 August)"});
}

TEST(SentBack, TheRestOfUsArePeople) {
  const auto page = read_page("The rest of us were beaten with cables.");
  ASSERT_EQ(page->reading.frames.size(), 1U);
  EXPECT_EQ(chunk_words(*page, page->reading.frames[0].victim), "The rest");
}

TEST(SentBack, ABodyThatAnAppositionDescribesSpeaksAsItself) {
  const auto page = read_page(
      "The Tolvaz, the regional security agency, put the number of arrests at 88. Two porters "
      "died. "
      "The agency denied that.");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::denial) continue;
    ASSERT_FALSE(claim.chain.empty());
    ASSERT_NE(claim.chain[0].entity, kNone);
    EXPECT_EQ(page->reading.a.entities[claim.chain[0].entity].name, "Tolvaz");
  }
  EXPECT_EQ(claims_of(*page, ClaimKind::denial).size(), 1U);
}

TEST(SentBack, AnotherYearTellsOfOthers) {
  const auto page = read_page(
      "Quilland has handed over six Osterinians to guards of Osterin. In 2019 a group of six were "
      "also sent back.");
  EXPECT_EQ(victims_counted(*page), (Strings{"forced_return/victim 6", "forced_return/victim 6"}));
}

/// Who says that these are counted, by the first voice's name; "" for the page itself.
Strings voices_of_counts(const Page& page) {
  Strings out;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind != ClaimKind::count) continue;
    const DraftLink& link = claim.chain.front();
    out.push_back(link.who == DraftLink::Who::narrator ? "" : link.name);
  }
  return out;
}

TEST(Accounts, OfHarmAreNotThePagesWord) {
  EXPECT_EQ(voices_of_counts(*read_page("There are reports of three deaths in Tolverton.")),
            Strings{"reports"});
  EXPECT_EQ(voices_of_counts(*read_page("The ministry called reports of five deaths false.")),
            Strings{"reports"});
  EXPECT_EQ(voices_of_counts(*read_page("Rumours about 20 killings are baseless.")),
            Strings{"Rumours"});
  EXPECT_EQ(voices_of_counts(*read_page("Three porters died in Tolverton.")), Strings{""});
}

TEST(Accounts, CalledFalseAreDeniedByWhoCallsThemSo) {
  const auto page = read_page(
      "Certain papers have spread false information that \"more than 300 citizens\" were detained "
      "in Tolverton.");
  EXPECT_EQ(voices_of_counts(*page), Strings{"Certain papers"});
  EXPECT_EQ(claims_of(*page, ClaimKind::denial).size(), 1U);
}

TEST(Accounts, WhoPleadsAnonymityOrNotGuiltyAsksForNothing) {
  const auto page = read_page(
      "Another source who pleaded anonymity put the number of the abducted at 45. He said two "
      "women "
      "were later set free.");
  EXPECT_EQ(voices_of_counts(*page), (Strings{"Another source", "Another source"}));
  EXPECT_EQ(events("The defendant pleaded not guilty."), Strings{});
  EXPECT_EQ(events("The weavers pleaded for help."), Strings{"appeal(pleaded)"});
}

TEST(Accounts, AnotherClauseOfOneReportHasItsOwnTime) {
  const auto page = read_page(
      "His counsel argued that the weavers had died of fever and that the guard had been on leave "
      "until 16 February.");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::event) continue;
    for (const DraftRole& role : claim.roles) EXPECT_NE(role.name, RoleName::date);
  }
}

TEST(Accounts, ASpokesmanSpeaksForTheBody) {
  EXPECT_EQ(voices_of_counts(*read_page("A spokesman for the Reed League said 30 weavers were "
                                        "killed.")),
            Strings{"Reed League"});
  EXPECT_EQ(
      voices_of_counts(*read_page("A spokesman for the drivers said 30 weavers were killed.")),
      Strings{"A spokesman for the drivers"});
}

TEST(Accounts, ANumberInTheNameOfAShipCountsNobody) {
  const auto page =
      read_page("The crew of the rescue ship Aurora Nine said on Friday that it saw Six.");
  EXPECT_TRUE(std::none_of(page->reading.a.quantities.begin(), page->reading.a.quantities.end(),
                           [](const QuantityHit& hit) {
                             return hit.value.lo == Number{9, 0};
                           }));
}

TEST(Accounts, AboutIsNoHedgeBehindThem) {
  const auto page = read_page("Reports about three deaths are an invention.");
  ASSERT_EQ(page->reading.a.quantities.size(), 1U);
  EXPECT_EQ(page->reading.a.quantities[0].value.bound, Bound::exact);
}

}  // namespace
}  // namespace habeas
