// extract/voices_phrases_test.cpp - voices told by set phrases, in invented sentences
#include <gtest/gtest.h>

#include <string>

#include "extract/reading_test.h"

namespace habeas {
namespace {

/// The first voice at these words: its name, or its words where it has none.
std::string voice_at(const Page& page, std::string_view words) {
  const std::size_t at = page.text().find(words);
  EXPECT_NE(at, std::string_view::npos) << words;
  const std::uint32_t token = page.reading.a.tokens.token_at(static_cast<std::uint32_t>(at));
  const auto acts = page.reading.voices.at(token);
  if (acts.empty()) return "narrator";
  const Voice& voice = acts.front()->voice;
  return voice.who == DraftLink::Who::entity ? page.reading.a.entities.at(voice.entity).name
                                             : voice.name;
}

std::string voice_of_deed(const std::string& text) { return voice_at(*read_page(text), "burned"); }

TEST(VoicePhrases, TellsByTheAccountOfSomebody) {
  EXPECT_EQ(voice_of_deed("By the account of Dara Minn, the boats were burned at night."),
            "Dara Minn");
  EXPECT_EQ(voice_of_deed("The boats were burned at night, in the words of a guard."), "a guard");
  EXPECT_EQ(voice_of_deed("In the light of a lamp, the boats were burned."), "narrator");
}

TEST(VoicePhrases, TellsAsSomebodyPutIt) {
  EXPECT_EQ(voice_of_deed("The boats were burned at night, as Dara Minn put it."), "Dara Minn");
  EXPECT_EQ(voice_of_deed("As villagers tell it, the boats were burned at night."), "villagers");
}

TEST(VoicePhrases, PutsTheOneCitedBeforeTheOneWhoCites) {
  const auto page = read_page(
      "The boats were burned at night, the Tolver Post reported, citing Dara Minn. Citing "
      "villagers, the Tolver Post said that 40 men were held.");
  EXPECT_EQ(voice_at(*page, "burned"), "Dara Minn");
  EXPECT_EQ(voice_at(*page, "40 men"), "villagers");
  const auto token =
      page->reading.a.tokens.token_at(static_cast<std::uint32_t>(page->text().find("burned")));
  EXPECT_EQ(page->reading.voices.at(token).size(), 2U);
}

TEST(VoicePhrases, HearsWhoWasQuoted) {
  EXPECT_EQ(voice_of_deed("Dara Minn was quoted by the Tolver Post as saying that the boats were "
                          "burned."),
            "Dara Minn");
  EXPECT_EQ(voice_of_deed("The Tolver Post quoted the brother of one of the rowers as saying that "
                          "the boats were burned."),
            "the brother of one of the rowers");
}

TEST(VoicePhrases, HearsWhatWasHeardFromAnother) {
  EXPECT_EQ(voice_of_deed("Dara Minn said she had heard from a guard that the boats were burned."),
            "a guard");
  EXPECT_EQ(voice_of_deed("Dara Minn was told by villagers that the boats were burned."),
            "villagers");
}

TEST(VoicePhrases, SpeaksBehindAColon) {
  EXPECT_EQ(voice_of_deed("Dara Minn was clear: the boats were burned at night."), "Dara Minn");
  EXPECT_EQ(voice_of_deed("Villagers added: \"Our boats were burned at night.\""), "Villagers");
  EXPECT_EQ(voice_of_deed("Villagers: \"Our boats were burned at night.\""), "Villagers");
}

TEST(VoicePhrases, SpeaksBeforeADash) {
  EXPECT_EQ(voice_of_deed("The boats were burned \xE2\x80\x93 that is how Dara Minn described it."),
            "Dara Minn");
}

TEST(VoicePhrases, SpeaksOnBothSidesOfAHeadline) {
  const auto voice_in_title = [](const std::string& title) {
    const auto page =
        read_page({{RegionKind::title, title}, {RegionKind::main, "It rained all day."}});
    return voice_at(*page, "burned");
  };
  EXPECT_EQ(voice_in_title("Forty boats were burned at night: villagers"), "villagers");
  EXPECT_EQ(voice_in_title("Survivors: forty boats were burned at night"), "Survivors");
  EXPECT_EQ(voice_in_title("Quilland: forty boats were burned at night"), "narrator");
}

TEST(VoicePhrases, OwnsANounOfReport) {
  EXPECT_EQ(voice_of_deed("There is the testimony of Dara Minn that the boats were burned."),
            "Dara Minn");
  EXPECT_EQ(voice_of_deed("The account given by villagers is that the boats were burned."),
            "villagers");
  EXPECT_EQ(voice_of_deed("Dara Minn said in a statement that more than 40 boats were burned."),
            "Dara Minn");
}

TEST(VoicePhrases, ReadsIdiomsOfSaying) {
  for (const std::string idiom : {"let it be known", "made it clear", "went on to say",
                                  "has no doubt", "is adamant", "described how"}) {
    const std::string that = idiom == "described how" ? " " : " that ";
    EXPECT_EQ(voice_of_deed("Dara Minn " + idiom + that + "the boats were burned."), "Dara Minn")
        << idiom;
  }
}

TEST(VoicePhrases, GoesOnInAQuotationBehindReportedWords) {
  EXPECT_EQ(
      voice_of_deed("Dara Minn said the trucks came at dawn. \"They burned our boats first.\""),
      "Dara Minn");
}

TEST(VoicePhrases, TakesNoQuestionForAStatement) {
  EXPECT_EQ(voice_of_deed("Asked what happened, Dara Minn said forty boats were burned."),
            "Dara Minn");
}

TEST(VoicePhrases, KeepsADayApartFromTheSubjectBehindIt) {
  EXPECT_EQ(voice_of_deed("On Monday Dara Minn said that the boats were burned."), "Dara Minn");
}

/// The mood of the first claim of a page.
Mood mood_of_first(const std::string& text) {
  const auto page = read_page(text);
  EXPECT_FALSE(page->draft.claims.empty()) << text;
  return page->draft.claims.empty() ? Mood::asserted : page->draft.claims.front().mood;
}

TEST(Hedges, MakeAStatementUncertain) {
  EXPECT_EQ(mood_of_first("Apparently soldiers killed 14 villagers."), Mood::possible);
  EXPECT_EQ(mood_of_first("It seems that soldiers killed 14 villagers."), Mood::possible);
  EXPECT_EQ(mood_of_first("It is possible that soldiers killed 14 villagers."), Mood::possible);
  EXPECT_EQ(mood_of_first("Allegedly, soldiers killed 14 villagers."), Mood::alleged);
  EXPECT_EQ(mood_of_first("Soldiers killed 14 villagers, reportedly."), Mood::reported);
  EXPECT_EQ(mood_of_first("Soldiers reportedly killed 14 villagers."), Mood::reported);
  EXPECT_EQ(mood_of_first("Soldiers killed 14 villagers."), Mood::asserted);
}

TEST(Hedges, LeaveTheVoice) {
  const auto page = read_page("Dara Minn said that apparently the boats were burned.");
  EXPECT_EQ(voice_at(*page, "burned"), "Dara Minn");
  EXPECT_EQ(page->draft.claims.front().mood, Mood::possible);
}

TEST(Hedges, HearRumours) {
  EXPECT_EQ(voice_of_deed("Rumour has it that the boats were burned."), "Rumour");
  EXPECT_EQ(voice_of_deed("Word came from villagers that the boats were burned."), "villagers");
  EXPECT_EQ(mood_of_first("There are fears that soldiers killed 14 villagers."), Mood::feared);
}

TEST(VoicePhrases, KnowsTheAuthorOfAReport) {
  EXPECT_EQ(voice_of_deed("The River Watch Network published a report on Monday. The report says "
                          "the boats were burned."),
            "River Watch Network");
  EXPECT_EQ(voice_of_deed("The report says the boats were burned."), "The report");
}

TEST(VoicePhrases, HearsACourtAndIdiomsOfSaying) {
  EXPECT_EQ(voice_of_deed("The court heard that the boats were burned."), "The court");
  EXPECT_EQ(voice_of_deed("Dara Minn was the first to report that the boats were burned."),
            "Dara Minn");
  EXPECT_EQ(voice_of_deed("Dara Minn took to the radio to say that the boats were burned."),
            "Dara Minn");
  EXPECT_EQ(voice_of_deed("Dara Minn let slip that the boats were burned."), "Dara Minn");
  EXPECT_EQ(voice_of_deed("Dara Minn refused to say that the boats were burned."), "narrator");
}

TEST(VoicePhrases, SpeaksBesideAQuotation) {
  EXPECT_EQ(voice_of_deed("\"They burned our boats first,\" Dara Minn continued."), "Dara Minn");
  EXPECT_EQ(voice_of_deed("The Tolver Post quotes Dara Minn: \"They burned our boats first.\""),
            "Dara Minn");
}

TEST(VoicePhrases, AreOfOthersWhomNobodyNames) {
  EXPECT_EQ(voice_of_deed("The committee was told that the boats were burned."), "The committee");
  EXPECT_EQ(voice_of_deed("The mayor was told that the boats were burned."), "was told");
  EXPECT_EQ(voice_of_deed("The mayor heard that the boats were burned."), "heard");
  EXPECT_EQ(voice_of_deed("I keep reading that the boats were burned."), "reading");
  EXPECT_EQ(voice_of_deed("\"We were told that the boats were burned,\" Dara Minn said."),
            "Dara Minn");
}

TEST(VoicePhrases, FindInAPaperOfTheirsThatSomethingIsSo) {
  EXPECT_EQ(voice_of_deed("Judge Dara Minn found in an earlier ruling that the army burned boats."),
            "Dara Minn");
  EXPECT_EQ(voice_of_deed("Dara Minn found in a valley that was flooded where men burned boats."),
            "narrator");
}

}  // namespace
}  // namespace habeas
