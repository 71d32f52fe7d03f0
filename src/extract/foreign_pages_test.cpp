// extract/foreign_pages_test.cpp - constructions of statements, wires and papers of many countries:
// who speaks, whom a figure counts, and words that look like deeds; all sentences invented
#include <algorithm>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

/// The chain of the first count, "-" without one.
std::string voice_of_count(const Page& page) {
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind == ClaimKind::count) return chain_of(page, claim);
  }
  return "-";
}

TEST(ForeignPages, ForcedLabourInAListIsNoDeed) {
  EXPECT_TRUE(events("Each of them faces interrogation, torture, and forced labor.").empty());
}

TEST(ForeignPages, PoliceWhoBurstIn) {
  const auto page = read_page("Riot police burst into a flat in Tolverton and detained everyone.");
  const DraftClaim& held = claim_of(*page, ClaimKind::event, "detention");
  EXPECT_EQ(role_of(*page, held, RoleName::agent), "Riot police");
}

TEST(ForeignPages, AnAgeBehindPeopleCountsNobody) {
  const auto page = read_page(
      "Guards detained 34 weavers in Tolverton, three of them under 18, and people over 65.");
  EXPECT_TRUE(has(counts_told(*page), "victims detention/victim 34"));
  for (const std::string& count : counts_told(*page)) {
    EXPECT_FALSE(count.ends_with(" 18") || count.ends_with(" 65")) << count;
  }
}

TEST(ForeignPages, FoundDeadWithoutAnAuxiliary) {
  const auto page =
      read_page({{RegionKind::title, "Two of nine men missing in Tolverton found dead"},
                 {RegionKind::main, "Nine men went missing in May."}});
  EXPECT_TRUE(has(counts_told(*page), "victims_partition killing/victim 2"));
  const DraftClaim& found = claim_of(*page, ClaimKind::event, "killing");
  EXPECT_EQ(role_of(*page, found, RoleName::agent), "-");
}

TEST(ForeignPages, WhoPutsPeopleOnAPlaneSpeaksOfNoFigure) {
  const auto page = read_page(
      "Osterinian guards put at least 90 weavers on a plane on Thursday, two lawyers said.");
  EXPECT_EQ(voice_of_count(*page), "?two lawyers");
}

TEST(ForeignPages, AFigurePutFarBehindItsVerb) {
  const auto page = read_page(
      "The Reed League, which has offices in Sednaport, put the number of weavers expelled since "
      "the start of 2031 at more than 6,600.");
  EXPECT_EQ(voice_of_count(*page), "Reed League");
}

TEST(ForeignPages, WhoGaveAFigureAndSaid) {
  const auto page = read_page(
      "The Reed Lawyers, a rights group, gave a lower figure, of 60 killed, and said that the "
      "raiders abducted eight women.");
  const DraftClaim& taken = claim_of(*page, ClaimKind::event, "abduction");
  EXPECT_EQ(chain_of(*page, taken), "Reed Lawyers");
}

TEST(ForeignPages, WhoSaidItQuotesOthers) {
  const auto page = read_page(
      "Between 500 and 700 weavers were moved, the Reed Forum said, quoting calls with those "
      "stranded. It had confirmed the deaths of three weavers.");
  const DraftClaim& died = claim_of(*page, ClaimKind::event, "killing");
  EXPECT_EQ(chain_of(*page, died), "Reed Forum");
}

TEST(ForeignPages, AdjectivesBehindWhereABodyHasItsSeat) {
  const auto page = read_page(
      "Osterin repatriated at least 60 weavers, a Tolverton-based civic group said on Friday.");
  EXPECT_EQ(voice_of_count(*page), "?a Tolverton-based civic group");
}

TEST(ForeignPages, AStatementThatOpensAfterAColon) {
  const auto page = read_page(
      "Reacting to the raid on Tolverton, Dara Minn said:\n\n\"Quilland has deported 40 weavers to "
      "a country at war. Nobody can call that lawful.\n\n\"We saw guards beat a boy at the "
      "gate.\"");
  EXPECT_EQ(voice_of_count(*page), "Dara Minn");
}

TEST(ForeignPages, AnotherVoiceBehindASemicolon) {
  const auto page = read_page(
      "The Reed League says at least 214 weavers have disappeared; the prosecutor puts the figure "
      "at 131.");
  const DraftClaim& last = page->draft.claims.back();
  EXPECT_EQ(chain_of(*page, last), "?the prosecutor");
}

TEST(ForeignPages, ANetworkIsNoForce) {
  const auto page = read_page(
      "Fighters of the Upland Liberation Forces raided the depot. The doctors' network speaks of "
      "77 "
      "deaths.");
  EXPECT_EQ(voice_of_count(*page), "?The doctors' network");
}

TEST(ForeignPages, OfWhomAGroupIsMadeUp) {
  const auto page = read_page(
      "Osterin repatriated at least 60 weavers. The group, made up of 45 women and 15 men, was "
      "handed over at Halm Ferry.");
  EXPECT_TRUE(has(counts_told(*page), "victims_partition forced_return/victim 45"));
  EXPECT_TRUE(has(counts_told(*page), "victims_partition forced_return/victim 15"));
}

TEST(ForeignPages, ThoseWhoRemainAreSomeOfThem) {
  const auto missing = read_page(
      "Nine weavers disappeared in May. Two were among three bodies found in a ditch. Seven "
      "weavers "
      "remain missing.");
  EXPECT_TRUE(has(counts_told(*missing), "victims_partition enforced_disappearance/victim 7"));
  EXPECT_FALSE(has(counts_told(*missing), "victims_partition killing/victim 3"));
  const auto held =
      read_page("Guards detained 34 weavers in Tolverton. Thirteen people remain in detention.");
  EXPECT_TRUE(has(counts_told(*held), "victims_partition detention/victim 13"));
}

TEST(ForeignPages, ThoseOfAnotherMonthAreNoPart) {
  const auto page = read_page(
      "Osterin repatriated at least 60 weavers on 26 April. In October, some 500 were returned.");
  EXPECT_FALSE(has(counts_told(*page), "victims_partition forced_return/victim 450"));
}

TEST(ForeignPages, WhoContestsADenialDeniesNoDeed) {
  const auto denials = [](const std::string& text) {
    return claims_of(*read_page(text), ClaimKind::denial);
  };
  EXPECT_TRUE(
      denials("Guards took nine weavers. Relatives rejected the official version.").empty());
  EXPECT_TRUE(
      denials("Osterin returned 60 weavers. Dara Minn said: \"Osterin's claim that they are "
              "migrants is a fiction.\"")
          .empty());
  EXPECT_EQ(
      denials("Osterin deported 90 weavers. The ministry said they had left voluntarily. Lawyers "
              "dispute that.")
          .size(),
      1U);
  EXPECT_TRUE(denials("\"Osterin deported 90 weavers. Nobody signs such a form voluntarily,\" said "
                      "Dara Minn.")
                  .empty());
  EXPECT_TRUE(denials("Guards searched the flat. Lawyers said nothing of the kind had been there.")
                  .empty());
}

TEST(ForeignPages, KeptFromDoingIsNotHeld) {
  EXPECT_TRUE(events("Twelve lawyers were kept from meeting their clients.").empty());
}

TEST(ForeignPages, DaysOfAnotherClauseDateNoDeed) {
  const auto page = read_page(
      "(Upland Voice, 15 June) A man says he shared a cell in April with a weaver who was arrested "
      "by guards on 3 March.");
  const DraftClaim& held = claim_of(*page, ClaimKind::event, "detention");
  std::size_t days = 0;
  for (const DraftRole& role : held.roles) days += role.name == RoleName::date ? 1 : 0;
  EXPECT_EQ(days, 1U);
  EXPECT_EQ(role_of(*page, held, RoleName::date), "3 March");
  const auto later =
      read_page("Guards detained 34 weavers in Tolverton. By 4 May, 13 were held at the depot.");
  EXPECT_EQ(claim_of(*later, ClaimKind::date, "period").subkind, "period");
}

TEST(ForeignPages, SitesThatSomebodyAskedAtHeldNobody) {
  const auto page =
      read_page("Guards arrested nine weavers. A wife has gone to three police stations.");
  for (const std::string& count : counts_told(*page))
    EXPECT_FALSE(count.starts_with("places")) << count;
}

TEST(ForeignPages, WhomHelpersMovedAreNoVictims) {
  const auto page = read_page(
      "Osterin expelled 90 weavers to the border. The Red Crescent moved 63 people to shelters.");
  EXPECT_FALSE(has(counts_told(*page), "victims forced_return/victim 63"));
  EXPECT_FALSE(has(counts_told(*page), "victims transfer/victim 63"));
}

TEST(ForeignPages, ThoseInterviewedAreSomeOfThem) {
  const auto page = read_page(
      "Osterin expelled 420 weavers in May. The league interviewed 31 people who were expelled.");
  EXPECT_TRUE(has(counts_told(*page), "victims_partition forced_return/victim 31"));
}

TEST(ForeignPages, WhoSummonsToProtestProtests) {
  const auto page = read_page("Osterin summoned the Quillish ambassador on Thursday to protest.");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::event) continue;
    EXPECT_EQ(role_of(*page, claim, RoleName::agent), "Osterin");
  }
}

TEST(ForeignPages, OneOfAPeopleWhoWasArrested) {
  const auto page =
      read_page("The panel wrote about a pastor of the Reed people who was arrested on 3 March.");
  const DraftClaim& held = claim_of(*page, ClaimKind::event, "detention");
  EXPECT_EQ(role_of(*page, held, RoleName::victim), "a pastor");
}

TEST(ForeignPages, TheSecretaryOfAUnionSpeaksForIt) {
  const auto page = read_page(
      "The Reed Dockers' Union held a march. Guards arrested 40 dockers, union secretary Paul Venn "
      "said.");
  for (const DraftEntity& entity : page->draft.entities) {
    if (entity.name != "Paul Venn") continue;
    EXPECT_NE(entity.part_of, kNone);
  }
}

TEST(ForeignPages, PeopleWhoArrivedAreCounted) {
  const auto page = read_page("Quillish officials registered 398 arrivals at Halm Ferry.");
  EXPECT_EQ(claim_of(*page, ClaimKind::estimate, "population").subkind, "population");
}

TEST(ForeignPages, PrisonersInALastingStateAreAPopulation) {
  const auto page = read_page(
      "Guards detained nine weavers. At least 160 political prisoners are currently behind bars.");
  EXPECT_FALSE(has(counts_told(*page), "victims detention/victim 160"));
}

TEST(ForeignPages, OverBehindHandedIsNoBound) {
  const auto page = read_page("Osterin handed over 47 weavers in January.");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::count) continue;
    EXPECT_FALSE(std::get<Quantity>(claim.value).lo_open);
    EXPECT_EQ(role_of(*page, claim, RoleName::via), "-");
  }
  EXPECT_TRUE(has(counts_told(*page), "victims forced_return/victim 47"));
}

/// The founding words of the whole of the count that has this figure, "-" without one.
std::string whole_of(const Page& page, std::int64_t figure) {
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind != ClaimKind::count) continue;
    const auto& value = std::get<Quantity>(claim.value);
    if (!value.lo || value.lo->digits != figure) continue;
    for (const DraftRole& role : claim.roles) {
      if (role.name == RoleName::whole && role.entity != kNone)
        return page.draft.entities[role.entity].name;
    }
  }
  return "-";
}

TEST(ForeignPages, ThoseIncludedAreOfThePeopleRightBefore) {
  const auto page = read_page(
      "Guards arrested more than 2,400 weavers. A league has verified 11 of the deaths. More than "
      "2,400 weavers were detained, including at least 114 children.");
  EXPECT_TRUE(has(counts_told(*page), "victims_partition detention/victim 114"));
  EXPECT_NE(whole_of(*page, 114).find("2,400"), std::string::npos);
}

TEST(ForeignPages, SomeOfTheHarmedAreAPart) {
  const auto page =
      read_page("Guards killed at least 23 weavers in July. A league verified 11 of the deaths.");
  EXPECT_TRUE(has(counts_told(*page), "victims_partition killing/victim 11"));
}

TEST(ForeignPages, AListBehindAColonIsOfThoseCounted) {
  const auto page = read_page(
      "At least 1,393 weavers have been detained: 182 women, 117 minors and 14 persons with "
      "disabilities.");
  for (const std::string part : {"182", "117", "14"}) {
    EXPECT_TRUE(has(counts_told(*page), "victims_partition detention/victim " + part)) << part;
  }
}

TEST(ForeignPages, AShareOfThoseWhoFledIsNotOfTheVictims) {
  const auto page = read_page(
      "Osterin deported 47 weavers. Upwards of 20,000 people have fled since October, 8 in 10 of "
      "them women.");
  const DraftClaim& share = claim_of(*page, ClaimKind::count, "proportion");
  EXPECT_EQ(role_of(*page, share, RoleName::whole), "Upwards of 20,000 people");
}

TEST(ForeignPages, WhatSomebodyIsPresentedAsDoesNotSpeak) {
  const auto page = read_page(
      "Two weavers whom the army had presented as rebels told reporters that guards had beaten a "
      "boy.");
  const DraftClaim& beaten = claim_of(*page, ClaimKind::event, "torture");
  EXPECT_EQ(chain_of(*page, beaten), "?Two weavers");
}

}  // namespace
}  // namespace habeas
