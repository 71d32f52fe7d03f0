// extract/frames_test.cpp - events and groups of people in invented sentences
#include "extract/frames.h"

#include <gtest/gtest.h>

#include "extract/groups.h"
#include "extract/reading_test.h"

namespace habeas {
namespace {

/// "killing(killed): agent/victim/target"
std::string frames(const Page& page) {
  std::string out;
  for (const Frame& frame : page.reading.frames) {
    if (!out.empty()) out += " | ";
    out += frame.subkind + "(" + std::string(page.reading.a.words(frame.trigger)) +
           "): " + chunk_words(page, frame.agent) + "/" + chunk_words(page, frame.victim) + "/" +
           chunk_words(page, frame.target);
  }
  return out;
}

const Frame& frame_of(const Page& page, std::string_view subkind) {
  static const Frame nothing;
  for (const Frame& frame : page.reading.frames) {
    if (frame.subkind == subkind) return frame;
  }
  ADD_FAILURE() << "no " << subkind << " in " << frames(page);
  return nothing;
}

TEST(Frames, GiveRolesInActiveAndPassive) {
  EXPECT_EQ(frames(*read_page("Soldiers arrested sixty miners.")),
            "detention(arrested): Soldiers/sixty miners/-");
  EXPECT_EQ(frames(*read_page("Sixty miners were arrested by soldiers.")),
            "detention(arrested): soldiers/Sixty miners/-");
  EXPECT_EQ(frames(*read_page("Rebels attacked the bridge.")),
            "attack(attacked): Rebels/-/the bridge");
}

TEST(Frames, TakeParticlesIntoTheTrigger) {
  EXPECT_EQ(frames(*read_page("Guards sent the farmers back.")),
            "forced_return(sent the farmers back): Guards/the farmers/-");
  EXPECT_EQ(frames(*read_page("Guards sent the farmers a letter.")), "");
}

TEST(Frames, OfHeadlinesHaveTheActorsOfTheirClause) {
  EXPECT_EQ(
      frames(*read_page("Guards fire on weavers, killing at least seven, doctors' union says")),
      "attack(fire on): Guards/weavers/- | killing(killing): Guards/at least seven/-");
}

TEST(Frames, AreNotMadeOfHowPeopleAreDressed) {
  EXPECT_EQ(frames(*read_page("Witnesses noted that hooded riders had been seen near the mill.")),
            "");
  EXPECT_EQ(frames(*read_page("Guards hooded two weavers.")),
            "torture(hooded): Guards/two weavers/-");
}

TEST(Frames, DoNotTakeAFigureToCompareWithForAPlace) {
  const auto page = read_page(
      "More than 900 weavers were deported from Sednaport in 2031, up from 640 the year before.");
  const Frame& frame = frame_of(*page, "forced_return");
  ASSERT_EQ(frame.from.size(), 1U);
  EXPECT_EQ(chunk_words(*page, frame.from[0]), "Sednaport");
}

TEST(Frames, KeepPlacesByTheirPreposition) {
  const auto page = read_page(
      "Sixty miners were deported from Sednaport to Tolverton through Brackwater in a truck.");
  const Frame& frame = frame_of(*page, "forced_return");
  ASSERT_EQ(frame.from.size(), 1U);
  ASSERT_EQ(frame.to.size(), 1U);
  ASSERT_EQ(frame.via.size(), 1U);
  EXPECT_EQ(chunk_words(*page, frame.from[0]), "Sednaport");
  EXPECT_EQ(chunk_words(*page, frame.to[0]), "Tolverton");
  EXPECT_EQ(chunk_words(*page, frame.via[0]), "Brackwater");
}

TEST(Frames, TellThreatsTriesPlansAndNegationsFromDeeds) {
  EXPECT_EQ(frame_of(*read_page("Soldiers threatened to kill the miners."), "killing").stage,
            Stage::threatened);
  EXPECT_EQ(frame_of(*read_page("Two men tried to abduct a nurse."), "abduction").stage,
            Stage::attempted);
  EXPECT_EQ(frame_of(*read_page("The army planned to deport the farmers."), "forced_return").mood,
            Mood::planned);
  EXPECT_EQ(frame_of(*read_page("They may be tortured."), "torture").mood, Mood::possible);
  EXPECT_EQ(frame_of(*read_page("The police did not kill the miners."), "killing").polarity,
            Polarity::negative);
  for (const char* text :
       {"Soldiers threatened to kill the miners.", "The army planned to deport the farmers.",
        "The police did not kill the miners."}) {
    const auto page = read_page(text);
    for (const Frame& frame : page->reading.frames) EXPECT_FALSE(frame.happened()) << text;
  }
  EXPECT_TRUE(frame_of(*read_page("The police killed two miners."), "killing").happened());
}

TEST(Frames, KnowNominalsAndThoseThatPointBack) {
  const auto page = read_page("The army began a deportation of farmers. The deportations went on.");
  ASSERT_EQ(page->reading.frames.size(), 2U);
  EXPECT_TRUE(page->reading.frames[0].nominal);
  EXPECT_EQ(chunk_words(*page, page->reading.frames[0].victim), "farmers");
  EXPECT_TRUE(page->reading.frames[1].definite);
}

TEST(Frames, AreInTextOrderWithRolesInTheirSentence) {
  const auto page = read_page(
      "Rebels shelled Tolverton on Friday. Nine miners died. Two nurses were abducted and a clinic "
      "was burned. The kidnapping of the nurses shocked the town.");
  std::uint32_t before = 0;
  for (const Frame& frame : page->reading.frames) {
    EXPECT_GE(frame.trigger.begin, before);
    before = frame.trigger.begin;
    const TokenRange sentence = page->reading.a.sentence(frame.trigger.begin);
    for (const std::uint32_t chunk : {frame.agent, frame.victim, frame.target}) {
      if (chunk == kNone) continue;
      EXPECT_TRUE(sentence.contains(page->reading.a.chunks[chunk].range.begin)) << frames(*page);
    }
  }
  EXPECT_GE(page->reading.frames.size(), 4U);
}

// ------------------------------------------------------------------------------------------------
// groups

/// "sixty miners: detention", with the words of the whole behind "<"
std::string groups(const Page& page) {
  const Groups& found = page.reading.groups;
  std::string out;
  for (const Group& group : found.groups) {
    if (!out.empty()) out += " | ";
    out += std::string(page.reading.a.words(group.founder)) + ": " + group.event;
    if (group.whole != kNone)
      out += " < " + std::string(page.reading.a.words(found.groups[group.whole].founder));
  }
  return out;
}

std::uint32_t group_at(const Page& page, std::string_view words) {
  for (const GroupMention& mention : page.reading.groups.mentions) {
    if (page.reading.a.words(mention.range) == words) return mention.group;
  }
  ADD_FAILURE() << "no mention " << words << " in: " << page.text();
  return kNone;
}

TEST(Groups, OfAnotherTimeAreNoWhole) {
  const auto page = read_page({{RegionKind::title, "Guards kill 13 weavers, union says"},
                               {RegionKind::main,
                                "At least 13 weavers were killed on Monday, a union said.\n\n"
                                "More than 60 weavers were killed in May and July last year."}},
                              invented_context(), "2031-06-12");
  for (const Group& group : page->reading.groups.groups) EXPECT_EQ(group.whole, kNone);
  EXPECT_EQ(page->reading.groups.groups.size(), 2U);
}

TEST(Groups, AreMetAgain) {
  const auto page = read_page(
      "Soldiers detained 60 miners on Friday. The miners were taken to a barn. "
      "The 60 men had been on strike.");
  EXPECT_EQ(groups(*page), "60 miners: detention");
  EXPECT_EQ(group_at(*page, "The miners"), group_at(*page, "60 miners"));
  EXPECT_EQ(group_at(*page, "The 60 men"), group_at(*page, "60 miners"));
}

TEST(Groups, AreMetAgainInPronounsAndEvents) {
  const auto page = read_page(
      "Soldiers deported 60 miners, mostly fathers, on Friday. The majority of these are unwell. "
      "A union asked for help for those affected by the raid. This group needs doctors. "
      "The deportations must stop. One cousin of a miner pleaded for mercy.");
  EXPECT_EQ(groups(*page), "60 miners: forced_return");
  for (const char* words : {"these", "those affected", "This group"}) {
    EXPECT_EQ(group_at(*page, words), group_at(*page, "60 miners")) << words;
  }
  ASSERT_EQ(page->reading.groups.by_event.size(), 1U);
  EXPECT_EQ(page->reading.a.words(page->reading.groups.by_event[0].range), "The deportations");
}

TEST(Groups, TakeAnAmountWithoutFigureOfAKnownEventForTheGroup) {
  const auto known = read_page(
      "Up to 600 miners were deported in May. The deportation took place at night, involving "
      "hundreds of miners in lorries.");
  EXPECT_EQ(groups(*known), "Up to 600 miners: forced_return");
  const auto other = read_page(
      "Up to 600 miners were deported in May. Hundreds of farmers were deported from Quilland.");
  EXPECT_EQ(other->reading.groups.groups.size(), 2U) << groups(*other);
}

TEST(Groups, HaveParts) {
  const auto page = read_page(
      "Guards deported 600 farmers in March. At least 75 of them were children. "
      "Over 300 were sent across at Brackwater.");
  ASSERT_GE(page->reading.groups.groups.size(), 2U) << groups(*page);
  for (std::size_t g = 1; g < page->reading.groups.groups.size(); ++g)
    EXPECT_EQ(page->reading.groups.groups[g].whole, 0U) << groups(*page);
}

TEST(Groups, DoNotTakeAPopulationForVictims) {
  const auto page = read_page(
      "Guards deported 600 farmers in March. Some 40,000 farmers live in Quilland without papers.");
  EXPECT_EQ(groups(*page), "600 farmers: forced_return");
  const std::uint32_t population = page->reading.groups.of_quantity.at(1);
  EXPECT_EQ(population, kNone);
}

TEST(Groups, KeepTheDeadAndTheWoundedApart) {
  const auto page = read_page("The blast killed 14 miners and wounded 31 others in Tolverton.");
  ASSERT_EQ(page->reading.groups.groups.size(), 2U) << groups(*page);
  EXPECT_EQ(page->reading.groups.groups[0].event, "killing");
  EXPECT_EQ(page->reading.groups.groups[1].event, "injury");
  EXPECT_NE(page->reading.groups.groups[0].entity, page->reading.groups.groups[1].entity);
}

TEST(Frames, ShareTheModalOfTheVerbBefore) {
  const auto moods = [](std::string text) {
    std::vector<Mood> found;
    const auto page = read_page(std::move(text));
    for (const Frame& frame : page->reading.frames) found.push_back(frame.mood);
    return found;
  };
  EXPECT_EQ(moods("The guard may have killed two weavers and wounded a porter."),
            (std::vector{Mood::possible, Mood::possible}));
  EXPECT_EQ(moods("The guard killed two weavers and wounded a porter."),
            (std::vector{Mood::asserted, Mood::asserted}));
  EXPECT_EQ(moods("Twenty weavers were captured or killed in May."),
            (std::vector{Mood::possible, Mood::possible}));
  EXPECT_EQ(moods("They can't be shooting people like that."), (std::vector{Mood::possible}));
}

TEST(Frames, WhoClaimsADeedIsItsAgent) {
  const auto page = read_page(
      std::string("The Brackwater Front claimed responsibility for the bombing of a bank."));
  const DraftClaim& bombing = claim_of(*page, ClaimKind::event, "bombing");
  EXPECT_EQ(role_of(*page, bombing, RoleName::agent), "The Brackwater Front");
}

TEST(Frames, PeopleOfABodyActForIt) {
  const auto page = read_page(
      std::string("Rebels of the Brackwater Liberation Army killed three porters in May."));
  const DraftClaim& killing = claim_of(*page, ClaimKind::event, "killing");
  std::vector<std::string> agents;
  for (const DraftRole& role : killing.roles) {
    if (role.name == RoleName::agent) agents.push_back(page->words(role.span));
  }
  EXPECT_EQ(agents, (std::vector<std::string>{"Rebels", "the Brackwater Liberation Army"}));
}

}  // namespace
}  // namespace habeas
