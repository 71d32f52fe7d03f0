// extract/voices_test.cpp - acts of speech in invented sentences: who says what, and how far it
// reaches
#include "extract/voices.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "extract/reading_test.h"

namespace habeas {
namespace {

std::string name_of(const Page& page, const Voice& voice) {
  switch (voice.who) {
    case DraftLink::Who::entity:
      return page.reading.a.entities.at(voice.entity).name;
    case DraftLink::Who::unnamed:
      return "?" + voice.name;
    case DraftLink::Who::narrator:
      break;
  }
  return "narrator";
}

/// The voices at the first token of these words, innermost first: "Dara Minn < Tolver Post".
std::string voices_at(const Page& page, std::string_view words) {
  const std::size_t at = page.text().find(words);
  EXPECT_NE(at, std::string_view::npos) << words;
  const std::uint32_t token = page.reading.a.tokens.token_at(static_cast<std::uint32_t>(at));
  std::string out;
  for (const SpeechAct* act : page.reading.voices.at(token)) {
    if (!out.empty()) out += " < ";
    out += name_of(page, act->voice);
  }
  return out.empty() ? "narrator" : out;
}

TEST(Voices, StandBeforeTheirWords) {
  const auto page = read_page("Dara Minn said that the ferry had sunk. The river was high.");
  EXPECT_EQ(voices_at(*page, "ferry"), "Dara Minn");
  EXPECT_EQ(voices_at(*page, "river"), "narrator");
}

TEST(Voices, TrailTheirWords) {
  const auto page = read_page(
      "The guards burned the boats, Dara Minn said. Forty boats were lost, according to Peter "
      "Orrin.");
  EXPECT_EQ(voices_at(*page, "burned"), "Dara Minn");
  EXPECT_EQ(voices_at(*page, "Forty"), "Peter Orrin");
  ASSERT_EQ(page->reading.voices.acts.size(), 2U);
  EXPECT_TRUE(page->reading.voices.acts[0].trailing);
}

TEST(Voices, StandBehindAnInvertedVerb) {
  const auto page = read_page("\"They burned all our boats at night,\" said Dara Minn.");
  EXPECT_EQ(voices_at(*page, "burned"), "Dara Minn");
  ASSERT_EQ(page->reading.voices.acts.size(), 1U);
  EXPECT_TRUE(page->reading.voices.acts[0].direct);
  const auto plain = read_page(
      "Guards burned nine boats on Monday, said Dara Minn, who leads the ferrymen. The raiders cut "
      "the ropes, said its coordinator, Peter Orrin.");
  EXPECT_EQ(voices_at(*plain, "burned"), "Dara Minn");
  EXPECT_EQ(voices_at(*plain, "cut"), "Peter Orrin");
  const auto none = read_page("Guards burned the boats, said nothing and left.");
  EXPECT_EQ(voices_at(*none, "burned"), "narrator");
}

TEST(Voices, OpenWithAccordingToUpToTheEndOfTheParagraph) {
  const auto page = read_page(
      "According to the Quiet River Initiative, forty boats were lost. Ten were found.\n\n"
      "The river was high.");
  EXPECT_EQ(voices_at(*page, "forty"), "Quiet River Initiative");
  EXPECT_EQ(voices_at(*page, "Ten"), "Quiet River Initiative");
  EXPECT_EQ(voices_at(*page, "river was"), "narrator");
}

TEST(Voices, GoOnInAQuotationThatParagraphsLeaveOpen) {
  const auto page = read_page(
      "\xE2\x80\x9CThe guards burned all our boats that night,\xE2\x80\x9D said Dara Minn. "
      "\xE2\x80\x9CWe hid among the reeds until dawn.\n\n"
      "\xE2\x80\x9CThen they took my brothers away in a truck.\xE2\x80\x9D\n\n"
      "The river was high.");
  EXPECT_EQ(voices_at(*page, "hid"), "Dara Minn");
  EXPECT_EQ(voices_at(*page, "took my brothers"), "Dara Minn");
  EXPECT_EQ(voices_at(*page, "river was"), "narrator");
}

TEST(Voices, Nest) {
  const auto page =
      read_page("The Quiet River Initiative said that Dara Minn had said the ferry was empty.");
  EXPECT_EQ(voices_at(*page, "empty"), "Dara Minn < Quiet River Initiative");
}

TEST(Voices, OfAnAgentlessPassiveHaveNoName) {
  const auto page = read_page("Forty weavers are believed to have drowned in the channel.");
  EXPECT_EQ(voices_at(*page, "drowned"), "?are believed");
  const auto estimated = read_page("An estimated 3,000 weavers fled.");
  EXPECT_EQ(voices_at(*estimated, "3,000"), "?An estimated");
}

TEST(Voices, AreThoseWhoIssueAReport) {
  const auto page = read_page(
      "The Quiet River Initiative issued a report saying that forty boats were lost. "
      "A report by the Tolver Relief Committee said that ten were found.");
  EXPECT_EQ(voices_at(*page, "forty"), "Quiet River Initiative");
  EXPECT_EQ(voices_at(*page, "ten were"), "Tolver Relief Committee");
}

TEST(Voices, OfDescribedPersonsBecomeEntitiesOfTheirOwn) {
  const auto page =
      read_page("A sister of one miner said the trucks came at night. Nobody else spoke.");
  ASSERT_EQ(page->reading.voices.acts.size(), 1U);
  const Voice& voice = page->reading.voices.acts[0].voice;
  ASSERT_EQ(voice.who, DraftLink::Who::entity);
  const DraftEntity& entity = page->reading.a.entities.at(voice.entity);
  EXPECT_TRUE(entity.described);
  EXPECT_EQ(entity.kind, MentionKind::person);
  EXPECT_EQ(entity.name, "A sister of one miner");
}

TEST(Voices, OfAStateAreItsGovernment) {
  const auto page =
      read_page("Quilland said the road was closed. The Quillish government said it was open.");
  EXPECT_EQ(voices_at(*page, "closed"), "Quilland");
  EXPECT_EQ(voices_at(*page, "open"), "Quilland");
}

TEST(Voices, OfPronounsAreThoseNamedBefore) {
  const auto page = read_page("Dara Minn said the ferry sank. She added that the crew had fled.");
  EXPECT_EQ(voices_at(*page, "crew"), "Dara Minn");
}

TEST(Voices, StandBeforeAnAside) {
  const auto page = read_page(
      "The Tolver Relief Network (TRN), a group of nurses and boatmen, has counted 31 drowned. "
      "\"We have not slept for a week,\" Dara Minn, a doctor at the network, told the Halm "
      "Courier. "
      "The ferry carried 40 of the hurt, a nurse there, Ada Lorn, said.");
  EXPECT_EQ(voices_at(*page, "31"), "Tolver Relief Network");
  EXPECT_EQ(voices_at(*page, "slept"), "Dara Minn");
  EXPECT_EQ(voices_at(*page, "40 of"), "Ada Lorn");
}

TEST(Voices, OfDescriptionsAreThoseWhomTheTextDescribedSo) {
  const auto page = read_page(
      "The Tolver Relief Network spoke out. The police will not talk. Their spokesman, Peter "
      "Orrin, told us the boats were old.\n\n"
      "Six boats were lost, the spokesman said. According to the network, 14 people drowned.");
  EXPECT_EQ(voices_at(*page, "Six"), "Peter Orrin");
  EXPECT_EQ(voices_at(*page, "14"), "Tolver Relief Network");
}

TEST(Voices, OfPronounsAreTheSubjectBeforeNotAVoiceInPassing) {
  const auto page = read_page(
      "The Tolver Relief Network also accuses the Quiet River Initiative, which speaks of forty "
      "boats. It says that ten weavers drowned.");
  EXPECT_EQ(voices_at(*page, "ten"), "Tolver Relief Network");
}

TEST(Voices, OfOrgansAreThoseOfTheStateSpokenOf) {
  const auto page = read_page(
      "Quillish soldiers fired at boatmen on Monday. The army said its men had been attacked.");
  EXPECT_EQ(voices_at(*page, "attacked"), "Quilland army");
}

TEST(Voices, OfASharedSubject) {
  const auto page = read_page(
      "In a message sent to the radio, a man who called himself its leader, Ivo Harl, claimed "
      "responsibility for the raid but denied that his men had burned boats.");
  EXPECT_EQ(voices_at(*page, "burned"), "Ivo Harl < Ivo Harl");
}

TEST(Voices, GoOnInSentencesThatCountOn) {
  const auto page = read_page(
      "The Quiet River Initiative said on Monday that forty weavers drowned. Five of those lost "
      "were children. The river was high.");
  EXPECT_EQ(voices_at(*page, "Monday"), "narrator");
  EXPECT_EQ(voices_at(*page, "Five"), "Quiet River Initiative");
  EXPECT_EQ(voices_at(*page, "river was"), "narrator");
}

TEST(Voices, OfClaimsAndRumours) {
  const auto page = read_page(
      "Quilland's claim that it burned no boats was met with anger. The rumour that ten weavers "
      "drowned is untrue.");
  EXPECT_EQ(voices_at(*page, "burned"), "Quilland");
  EXPECT_EQ(voices_at(*page, "met with"), "narrator");
  EXPECT_EQ(voices_at(*page, "drowned"), "?The rumour");
  EXPECT_EQ(voices_at(*page, "untrue"), "narrator");
}

TEST(Voices, OfThoseWhoGiveAFigure) {
  const auto page =
      read_page("Thirty-one is the number of drowned given by the Quiet River Initiative.");
  EXPECT_EQ(voices_at(*page, "Thirty"), "Quiet River Initiative");
}

TEST(Voices, OfPositionsReachNoFurtherThanThePosition) {
  const auto page = read_page(
      "Quilland regards the boatmen as smugglers and punishes them with ten years in prison.");
  EXPECT_EQ(voices_at(*page, "smugglers"), "Quilland");
  EXPECT_EQ(voices_at(*page, "ten years"), "narrator");
}

TEST(Voices, InsideAQuotationEndWithIt) {
  const auto page = read_page(
      "\"The Quiet River Initiative is dismayed that the boats were burned,\" Dara Minn said.");
  EXPECT_EQ(voices_at(*page, "burned"), "Quiet River Initiative < Dara Minn");
}

TEST(Voices, ArePartsOfTheBodyThatTheySpeakFor) {
  const auto page = read_page(
      "\"The boats were old,\" Dara Minn, a spokeswoman for the Tolver Relief Network, said. "
      "Quillish foreign minister Peter Orrin said the river was closed.");
  std::string parts;
  for (const DraftEntity& e : page->reading.a.entities) {
    if (e.kind == MentionKind::person && e.part_of != kNone)
      parts += e.name + " of " + page->reading.a.entities.at(e.part_of).name + "; ";
  }
  EXPECT_EQ(parts, "Dara Minn of Tolver Relief Network; Peter Orrin of Quilland; ");
}

TEST(Voices, ReportWithWordsThatMayBeNouns) {
  const auto page = read_page(
      "The Quiet River Initiative reports that forty boats were lost. Ten drowned, villagers "
      "claim.");
  EXPECT_EQ(voices_at(*page, "forty"), "Quiet River Initiative");
  EXPECT_EQ(voices_at(*page, "Ten"), "?villagers");
}

TEST(Voices, OfBodiesThatNoListKnows) {
  const auto page = read_page(
      "Forty is the number of drowned given by the Reseau Riviere Claire. According to the "
      "network, ten were found.");
  EXPECT_EQ(voices_at(*page, "Forty"), "Reseau Riviere Claire");
  EXPECT_EQ(voices_at(*page, "ten were"), "Reseau Riviere Claire");
}

TEST(Voices, OfOneToldByAnotherEndWhereTheTellerIsNamed) {
  const auto told = read_page(
      "The weavers say they were beaten with cables in the cellar, Dara Minn, their lawyer, said.");
  EXPECT_EQ(voices_at(*told, "beaten"), "?The weavers < Dara Minn");
  const auto counted =
      read_page("The clinic registered forty wounded on Monday, Dara Minn, its head, said.");
  EXPECT_EQ(voices_at(*counted, "forty"), "Dara Minn");
}

TEST(Voices, GoOnBehindACountThatOnlyItsTellerTells) {
  const auto page = read_page(
      "The clinic registered 40 people \"wounded by shots in the back\", and nine more on Sunday, "
      "Dara Minn said. \"They came at night and took nine weavers away in a truck.\"");
  EXPECT_EQ(voices_at(*page, "nine more"), "Dara Minn");
  EXPECT_EQ(voices_at(*page, "took"), "Dara Minn");
}

TEST(Voices, AreNotThoseWhoTreatTheWounded) {
  const auto page =
      read_page("The clinic was treating nine of the weavers. The army treats them as spies.");
  EXPECT_EQ(voices_at(*page, "nine"), "narrator");
  EXPECT_EQ(voices_at(*page, "spies"), "?The army");
}

TEST(Voices, OfAGroupAreNoState) {
  const auto page = read_page(
      "Quilland rejected the charge. Ten weavers were expelled to Osterin, the group says.");
  EXPECT_EQ(voices_at(*page, "Ten"), "?the group");
}

TEST(Voices, AreNotMadeOfNegationsAndPlans) {
  const auto page = read_page("Dara Minn did not say that the ferry sank. She wants to say more.");
  EXPECT_TRUE(page->reading.voices.acts.empty());
}

/// at() through its index is what a plain search gives.
TEST(Voices, AreFoundAtEveryToken) {
  const auto page = read_page(
      "According to the Quiet River Initiative, Dara Minn said that forty boats were lost. "
      "\"We hid among the reeds,\" she said, \"until the guards had left.\"\n\n"
      "Ten weavers are believed to have drowned, Peter Orrin told a reporter.");
  const Voices& voices = page->reading.voices;
  EXPECT_GE(voices.acts.size(), 4U);
  for (std::uint32_t t = 0; t < page->reading.a.size(); ++t) {
    std::vector<const SpeechAct*> plain;
    for (const SpeechAct& act : voices.acts) {
      if (act.content.contains(t)) plain.push_back(&act);
    }
    std::stable_sort(plain.begin(), plain.end(), [](const SpeechAct* x, const SpeechAct* y) {
      if (x->content.size() != y->content.size()) return x->content.size() < y->content.size();
      return x->cue.begin > y->cue.begin;
    });
    EXPECT_EQ(voices.at(t), plain) << t;
  }
  EXPECT_TRUE(voices.at(page->reading.a.size() + 5).empty());
}

TEST(Voices, SpeakInTheTurnsOfATranscript) {
  const auto page = read_page(
      "The studio called Dara in Tolverton.\n\nPRESENTER: How many were you?\n\nDARA: They took "
      "nine weavers.\n\nPRESENTER: And then?\n\nDARA: The bridge was closed.\n\nThe line broke.");
  EXPECT_EQ(voices_at(*page, "nine weavers"), "Dara");
  EXPECT_EQ(voices_at(*page, "bridge"), "Dara");
  EXPECT_EQ(voices_at(*page, "How many"), "narrator");
  EXPECT_EQ(voices_at(*page, "line broke"), "narrator");
}

TEST(Voices, GoOnInTheParagraphsOfMinutes) {
  const auto page = read_page(
      "The sitting was opened at noon.\n\nMr Orrin (Farmers) asked whether the ferry had sunk.\n\n"
      "Mrs Minn (Minister of Works) replied that it had not. The cables were old.\n\nMr Orrin said "
      "that nine weavers were lost. The harbour had been shut.\n\nMrs Minn said that she would "
      "look into it.\n\nThe sitting rose at one.");
  EXPECT_EQ(voices_at(*page, "cables were"), "Minn");
  EXPECT_EQ(voices_at(*page, "harbour had"), "Orrin");
  EXPECT_EQ(voices_at(*page, "sitting rose"), "narrator");
}

TEST(Voices, GoOnBehindATrailingVoice) {
  const auto page = read_page(
      "The weavers were held in Tolverton, Dara Minn said, and nine of them were driven away.");
  EXPECT_EQ(voices_at(*page, "nine of them"), "Dara Minn");
}

TEST(Voices, EndWithThePeopleWhomOthersNameSo) {
  const auto page = read_page(
      "As regards the three men said to be weavers, the office has no record of an arrest.");
  EXPECT_EQ(voices_at(*page, "office has"), "narrator");
}

TEST(Voices, AreThePagesOwnWhereItSpeaksOfOurs) {
  const auto page = read_page(
      "Our office has confirmed that nine weavers were held. We have credible reports that two "
      "were beaten.");
  EXPECT_EQ(voices_at(*page, "nine weavers"), "narrator");
  EXPECT_EQ(voices_at(*page, "two were"), "narrator");
}

TEST(Voices, AreThePagesOwnInItsQuestionsAndAnswers) {
  const auto page = read_page(
      "What happened?\n\nSoldiers raided a market.\n\nHow many are missing?\n\nTwo weavers "
      "died.\n\nWho ordered it?\n\nNobody has said.");
  EXPECT_EQ(voices_at(*page, "raided"), "narrator");
  EXPECT_EQ(voices_at(*page, "Two weavers"), "narrator");
}

TEST(Voices, AreNoneOfAPreposition) {
  const auto page =
      read_page("A letter circulating on social media regarding the raid of 3 February was shown.");
  EXPECT_EQ(voices_at(*page, "raid"), "narrator");
}

TEST(Voices, StandBeforeTheColonOfAQuotation) {
  const auto page = read_page(
      "Dara Minn, 19, a weaver, on the steps of the court: \u201CThey hit my feet with a "
      "cable.\u201D");
  EXPECT_EQ(voices_at(*page, "They hit"), "Dara Minn");
}

TEST(Voices, AreThePersonWhomTheTitleIsOf) {
  const auto page = read_page(
      "Opposition MP says 40 weavers were moved.\n\nOpposition MP Peter Orrin spoke on Monday.");
  EXPECT_EQ(voices_at(*page, "40 weavers"), "Peter Orrin");
}

TEST(Voices, AreTheOnlyPersonNamedBefore) {
  const auto page =
      read_page("We asked the deputy minister, Dara Minn. She said that nine weavers were held.");
  EXPECT_EQ(voices_at(*page, "nine weavers"), "Dara Minn");
}

}  // namespace
}  // namespace habeas
