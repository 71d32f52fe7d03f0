// extract/frames_parties_test.cpp - who is said to have done what a noun names, and what a blast
// hit, in invented sentences
#include <gtest/gtest.h>

#include "extract/frames.h"
#include "extract/reading_test.h"

namespace habeas {
namespace {

const Frame* last_of(const Page& page, std::string_view subkind) {
  const Frame* last = nullptr;
  for (const Frame& frame : page.reading.frames) {
    if (frame.subkind == subkind) last = &frame;
  }
  return last;
}

/// "agent/target,target/instrument" of the last frame of this kind.
std::string parties(std::string_view text, std::string_view subkind) {
  const auto page = read_page(std::string(text));
  for (const Frame& frame : page->reading.frames) {
    if (frame.subkind != subkind || &frame != last_of(*page, subkind)) continue;
    std::string out = chunk_words(*page, frame.agent) + "/" + chunk_words(*page, frame.target);
    for (const std::uint32_t c : frame.things) out += "," + chunk_words(*page, c);
    return out + "/" + chunk_words(*page, frame.instrument);
  }
  return "none";
}

TEST(FramesParties, AreThoseWhoAreBlamedForADeed) {
  EXPECT_EQ(parties("The ministry blamed rebels for the attack on the bridge.", "attack"),
            "rebels/the bridge/-");
  EXPECT_EQ(parties("The attack on the bridge was carried out by six gunmen.", "attack"),
            "six gunmen/the bridge/-");
  EXPECT_EQ(parties("The attack on the bridge is attributed to soldiers.", "attack"),
            "soldiers/the bridge/-");
  EXPECT_EQ(
      parties("Police said smugglers were responsible for the attack on the bridge.", "attack"),
      "smugglers/the bridge/-");
  EXPECT_EQ(parties("The ministry did not blame rebels for the attack on the bridge.", "attack"),
            "-/the bridge/-");
}

TEST(FramesParties, OfJoinedGerundsAreThoseOfTheFirst) {
  EXPECT_EQ(
      parties("Residents accused the army of burning houses and wrecking the clinic.", "attack"),
      "the army/the clinic/-");
  for (const char* const text :
       {"Residents accused the army of burning 23 houses and killing a weaver.",
        "Residents accused the army of burning houses, beating a lawyer and then killing a weaver.",
        "The league blamed the army for raping two women and killing a weaver."}) {
    EXPECT_EQ(parties(text, "killing"), "the army/-/-") << text;
  }
}

TEST(FramesParties, WhomAPowerAccusesIsTheDoer) {
  EXPECT_EQ(parties("The rebels, whom the government accuses of attacking the clinic, denied it.",
                    "attack"),
            "The rebels/the clinic/-");
}

TEST(FramesParties, OfAnAccusationAreToldThoughNobodyIsHurt) {
  EXPECT_EQ(events("Rights groups accused the army of bombing a school."),
            (std::vector<std::string>{"bombing(bombing)"}));
  EXPECT_EQ(events("Villagers accused the army of burning a market and attacking Tolverton."),
            (std::vector<std::string>{"arson(burning)", "attack(attacking)"}));
}

TEST(FramesParties, AWordOfEmphasisIsNoDoer) {
  EXPECT_EQ(parties("The group has itself been accused of attacking the clinic.", "attack"),
            "The group/the clinic/-");
}

TEST(FramesParties, WhoStopsAVehicleAttacksItOnlyAsAnOutlaw) {
  EXPECT_EQ(parties("Bandits stopped three buses near Tolverton.", "attack"),
            "Bandits/three buses/-");
  EXPECT_EQ(parties("Police stopped three buses near Tolverton.", "attack"), "none");
}

TEST(FramesParties, WhoHandsPeopleToArmedMenReturnsThemToNoState) {
  EXPECT_EQ(parties("Officers handed the students over to armed civilians.", "forced_return"),
            "none");
  EXPECT_EQ(parties("Officers handed the students over to gunmen.", "forced_return"), "none");
  EXPECT_EQ(parties("Officers handed the students over to Osterin.", "forced_return"),
            "Officers/-/-");
}

TEST(FramesParties, OfASetAreItsPeople) {
  EXPECT_EQ(parties("A group of policemen attacked the clinic.", "attack"),
            "policemen/the clinic/-");
}

TEST(FramesParties, GiveABlastWhatItHitAndWasDoneWith) {
  EXPECT_EQ(parties("A bomb exploded in front of the town hall of Brackwater.", "bombing"),
            "-/the town hall/A bomb");
  EXPECT_EQ(parties("The explosion of 40 rockets at the hotel was heard for miles.", "bombing"),
            "-/the hotel/40 rockets");
  EXPECT_EQ(parties("A bomb exploded in the village.", "bombing"), "-/-/A bomb");
}

TEST(FramesParties, TakeAllThingsThatWereHit) {
  EXPECT_EQ(parties("The rebels attacked a bank, two shops and a bus.", "attack"),
            "The rebels/a bank,two shops,a bus/-");
  EXPECT_EQ(parties("Three homes, a bus and two stores were attacked.", "attack"),
            "-/two stores,a bus,Three homes/-");
  EXPECT_EQ(parties("Rebels attacked a polling station.", "attack"), "Rebels/a polling station/-");
  EXPECT_EQ(parties("Rebels blew up a mansion and a power system.", "bombing"),
            "Rebels/a mansion,a power system/-");
}

TEST(FramesParties, OfAListAreAllWhoAreBlamed) {
  const auto page =
      read_page("The rebels blamed the police and the armed forces for the murder of ten weavers.");
  const auto event = std::find_if(page->draft.claims.begin(), page->draft.claims.end(),
                                  [](const DraftClaim& c) { return c.subkind == "killing"; });
  ASSERT_NE(event, page->draft.claims.end());
  std::vector<std::string> agents;
  for (const DraftRole& role : event->roles) {
    if (role.name == RoleName::agent) agents.push_back(page->words(role.span));
  }
  EXPECT_EQ(agents, (std::vector<std::string>{"the police", "the armed forces"}));
}

TEST(FramesParties, ToldOfABodysPeopleNameTheBody) {
  const auto page = read_page("Gunmen of the Free Coast Movement attacked the clinic.");
  const auto event = std::find_if(page->draft.claims.begin(), page->draft.claims.end(),
                                  [](const DraftClaim& c) { return c.subkind == "attack"; });
  ASSERT_NE(event, page->draft.claims.end());
  std::vector<std::string> agents;
  for (const DraftRole& role : event->roles) {
    if (role.name == RoleName::agent) agents.push_back(page->words(role.span));
  }
  EXPECT_EQ(agents, (std::vector<std::string>{"Gunmen", "the Free Coast Movement"}));
}

}  // namespace
}  // namespace habeas
