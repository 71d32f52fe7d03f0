// extract/piles_test.cpp - what whole pages of statements, briefings, explainers and
// first-person accounts were misread by: counts, doers, voices and days; all sentences invented
#include <algorithm>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

bool counts_any(const Page& page, const std::string& tail) {
  const Strings all = counts_told(page);
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& one) { return one.ends_with(tail); });
}

Strings days_of_deeds(const Page& page) {
  Strings out;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind == ClaimKind::date && claim.subkind == "event_date")
      out.push_back(page.words(claim.anchor));
  }
  return out;
}

TEST(Piles, WhoIsInterviewedIsNotAmongTheDead) {
  const auto page = read_page(
      "Guards killed 32 weavers near Tolverton. The league interviewed nine survivors and two "
      "drivers.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 32"));
  EXPECT_FALSE(counts_any(*page, " 9") || counts_any(*page, " 2"));
}

TEST(Piles, ThoseIncludedShareTheFateOfThoseRightBefore) {
  const auto page = read_page(
      "At least 17 weavers drowned, including eight children, and ten others are missing.");
  EXPECT_TRUE(has(counts_told(*page), "victims_partition killing/victim 8"));
  EXPECT_FALSE(has(counts_told(*page), "victims_partition enforced_disappearance/victim 8"));
}

TEST(Piles, OneNumberForTwoFatesCountsNeither) {
  const auto page = read_page("The ministry speaks of 410 killed and wounded since spring.");
  EXPECT_FALSE(counts_any(*page, " 410"));
  const auto title = read_page({{RegionKind::title, "Boat Overturned; At Least 23 Dead or Missing"},
                                {RegionKind::main, "Guards pulled the boat for nine hours."}});
  EXPECT_FALSE(counts_any(*title, " 23"));
}

TEST(Piles, WhoSpeaksLives) {
  const auto page = read_page("We were 110 when we left. My two girls drowned.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 2"));
  EXPECT_FALSE(counts_any(*page, " 110"));
}

TEST(Piles, WhomARelativeClauseTellsOfDidNotDoIt) {
  const auto page = read_page(
      "Quillish guards opened fire on a group of weavers who were trying to cross the river, "
      "killing at least 29 people.");
  EXPECT_EQ(role_of(*page, claim_of(*page, ClaimKind::event, "killing"), RoleName::agent),
            "Quillish guards");
  const auto other =
      read_page("Soldiers chased the rebels who had attacked a bus, killing three women.");
  EXPECT_NE(role_of(*other, claim_of(*other, ClaimKind::event, "killing"), RoleName::agent),
            "Soldiers");
}

TEST(Piles, WhoSaysItDidNotWound) {
  const auto page = read_page(
      "The Reed Weavers Forum said in a statement that 13 women were among the victims, in "
      "addition "
      "to wounding about 40 others.");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::event) {
      EXPECT_EQ(role_of(*page, claim, RoleName::agent), "-") << claim.subkind;
    }
    for (const DraftLink& link : claim.chain) EXPECT_NE(link.name, "a statement");
  }
}

TEST(Piles, HitByShellsIsNoTorture) {
  EXPECT_FALSE(has(events("The weavers were hit by mortar shells and then by rifle fire."),
                   "torture(hit by mortar shells and then by rifle)"));
  for (const std::string& one : events("The weavers were hit by mortar shells near Tolverton."))
    EXPECT_TRUE(one.starts_with("attack")) << one;
  EXPECT_TRUE(events("They threw us noodles and some bottles.").empty());
}

TEST(Piles, WhatIsAskedForIsNoWordOnADeed) {
  const auto page = read_page(
      "Nearly 40 weavers who had asked for asylum in Osterin were deported last week, the Reed "
      "League said.");
  const auto count =
      std::find_if(page->draft.claims.begin(), page->draft.claims.end(),
                   [](const DraftClaim& claim) { return claim.kind == ClaimKind::count; });
  ASSERT_NE(count, page->draft.claims.end());
  EXPECT_EQ(chain_of(*page, *count), "Reed League");
}

TEST(Piles, AFamilyNameBehindAPreposition) {
  const auto page = read_page(
      "\"It was planned,\" the league's director, Saule Ermek, told the paper.\n\nAccording to "
      "Ermek, guards deported 38 weavers.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::event, "forced_return")), "Saule Ermek");
}

TEST(Piles, ABodyByItsLastWord) {
  const auto page = read_page(
      "The Red Reed Weavers Forum has counted the dead. The Forum said that guards killed 32 "
      "weavers.");
  const std::string chain = chain_of(*page, claim_of(*page, ClaimKind::event, "killing"));
  EXPECT_NE(chain.find("Weavers Forum"), std::string::npos) << chain;
}

TEST(Piles, TheSpokespersonOfATranscriptAnswers) {
  const auto page = read_page(
      "Spokesperson: Ms Dara Minn\n\nQ: A rights group says that the navy sank a boat. Is it "
      "true?\n\nA: No.\n\nQ: How many are held?\n\nA: At present 81 weavers are held in "
      "Tolverton.\n\nQ: Is there more?\n\nA: Soldiers arrested four smugglers.");
  const DraftClaim* arrested = nullptr;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::event && page->words(claim.anchor) == "arrested")
      arrested = &claim;
  }
  ASSERT_NE(arrested, nullptr);
  EXPECT_EQ(chain_of(*page, *arrested), "Dara Minn");
}

TEST(Piles, ATitleBetweenOfficeAndName) {
  const auto page = read_page(
      "A spokesman for the Quillish interior ministry, Colonel Daniyar Osp, denied that weavers "
      "had "
      "been deported.");
  const auto& entities = page->reading.a.entities;
  const auto person = std::find_if(entities.begin(), entities.end(),
                                   [](const DraftEntity& e) { return e.name == "Daniyar Osp"; });
  ASSERT_NE(person, entities.end());
  EXPECT_NE(person->part_of, kNone);
}

TEST(Piles, TimesOfWhatIsRecalled) {
  const auto page = read_page(
      "Osterin has deported at least 38 weavers in the largest return since the riots of 2029.");
  EXPECT_TRUE(days_of_deeds(*page).empty());
  const auto deed = read_page("They have not been seen since the deportations of May 2029.");
  EXPECT_FALSE(days_of_deeds(*deed).empty());
}

TEST(Piles, HoursInAQuotationAndNotesOfSources) {
  const auto page = read_page(
      {{RegionKind::main,
        "\"My brother called at ten in the evening and said that guards had deported him,\" Gulna "
        "said.\n\n[1] Interview with a survivor, Tolverton, February 13, 2031."}},
      invented_context(), "2031-03-19");
  EXPECT_TRUE(days_of_deeds(*page).empty());
}

TEST(Piles, GenericReturnsAndOwnSilenceDenyNothing) {
  const auto page = read_page(
      "Guards deported 38 weavers. Quilland says those who return voluntarily will not be "
      "prosecuted.");
  EXPECT_TRUE(claims_of(*page, ClaimKind::denial).empty());
  const auto own = read_page("Guards killed my son. I will not say more because I am afraid.");
  EXPECT_TRUE(claims_of(*own, ClaimKind::denial).empty());
}

TEST(Piles, RulesThatPeopleBrokeAreNoBreachByAState) {
  const auto page = read_page(
      "Some foreign citizens who had violated the law left the country, the colonel said.");
  EXPECT_TRUE(claims_of(*page, ClaimKind::legal).empty());
}

TEST(Piles, AnAnswerToHowManyCountsThoseAskedFor) {
  const auto page = read_page(
      "Guards held weavers in two camps.\n\nHow many weavers were deported?\n\nAt least 38, says "
      "the Reed League. The Open Shore Committee puts the figure at 45.");
  EXPECT_TRUE(has(counts_told(*page), "victims forced_return/victim 38"));
  EXPECT_TRUE(has(counts_told(*page), "victims forced_return/victim 45"));
}

TEST(Piles, GroupsThatTellAreNoPopulation) {
  const auto page = read_page("What two monitoring groups call a trap is a camp near Tolverton.");
  EXPECT_TRUE(claims_of(*page, ClaimKind::estimate).empty());
}

TEST(Piles, AfterARoughNumberThePreciseOneIsNoPart) {
  const auto page = read_page(
      "Nearly 40 weavers have been deported to Quilland. The 38 people were put on buses in "
      "Brackwater and Sednaport.");
  EXPECT_FALSE(has(counts_told(*page), "victims_partition forced_return/victim 38"));
}

TEST(Piles, OfficesOfAState) {
  const auto page =
      read_page("Quilland's prosecutor general's office said that guards had deported 38 weavers.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::event, "forced_return")), "Quilland");
}

TEST(Piles, WhatMayBeDoneWithAnotherDeedIsNotDone) {
  const auto page = read_page("Rights groups say the weavers may be tortured or killed there.");
  for (const DraftClaim& claim : page->draft.claims) {
    EXPECT_FALSE(claim.kind == ClaimKind::event && claim.subkind == "killing");
  }
}

TEST(Piles, ItWarnsBehindATellerIsTheTeller) {
  const auto page = read_page(
      "Forty weavers vanished after Osterin deported them, the Reed League said. It added that "
      "guards had executed two of them.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::event, "killing")), "Reed League");
}

TEST(Piles, AMinistryBehindATime) {
  const auto page = read_page(
      "In November Quilland's foreign ministry denied that guards had deported weavers, and said "
      "that they had left.");
  const DraftClaim& denial = claim_of(*page, ClaimKind::denial, "denial_of_act");
  ASSERT_FALSE(denial.chain.empty());
  EXPECT_NE(denial.chain.front().name, std::string(kNarrator));
}

TEST(Piles, ANumberOfThoseWhoAreHeldCountsNoReturn) {
  const auto page = read_page(
      "Osterin deported 350 weavers. The league puts the number of weavers who are locked up in "
      "its jails at more than 700.");
  EXPECT_FALSE(has(counts_told(*page), "victims forced_return/victim 700"));
}

TEST(Piles, WhereTheTellerSitsIsNoPlaceOfTheDeed) {
  const auto page = read_page(
      "Up to 350 weavers have vanished since Osterin deported them in May, the Reed League (RL), a "
      "group in Tolverton, says in a report.");
  for (const DraftClaim& claim : page->draft.claims)
    EXPECT_EQ(role_of(*page, claim, RoleName::place), "-");
}

TEST(Piles, ADayBeforeAnAsideIsOfTheDeed) {
  const auto page = read_page(
      "On May 4, the league says, hundreds of weavers were deported in coaches from Osterin.");
  EXPECT_FALSE(days_of_deeds(*page).empty());
}

TEST(Piles, WhoRecordsADeedDidNotDoIt) {
  const auto page =
      read_page("The largest expulsion of weavers recorded by the league was in May.");
  for (const DraftClaim& claim : page->draft.claims)
    EXPECT_EQ(role_of(*page, claim, RoleName::agent), "-");
}

TEST(Piles, TheDeadAmongTheDeportedAreCountedAsDead) {
  const auto page = read_page("Four weavers expelled by Osterin have died near Tolverton.");
  EXPECT_TRUE(has(counts_told(*page), "victims killing/victim 4"));
}

TEST(Piles, AFragmentOfAList) {
  const auto page = read_page("230: Weavers deported from Osterin");
  for (const DraftClaim& claim : page->draft.claims)
    EXPECT_NE(role_of(*page, claim, RoleName::agent), "Weavers");
}

TEST(Piles, NotesAtTheFootCountNobody) {
  const auto page = read_page(
      "Four weavers died on the walk.\n\n2 Figures of the gendarmerie, seen by the league.");
  EXPECT_FALSE(counts_any(*page, " 2"));
}

TEST(Piles, AccompaniedToTheBorder) {
  EXPECT_TRUE(has(events("Some 412 weavers were accompanied to the border."),
                  "forced_return(accompanied to the border)"));
}

TEST(Piles, WhatMayBeDoneAgainUnderAnIf) {
  const auto page = read_page("If they can deport 58 children, they can deport a thousand.");
  for (const DraftClaim& claim : page->draft.claims) EXPECT_EQ(claim.mood, Mood::hypothetical);
}

}  // namespace
}  // namespace habeas
