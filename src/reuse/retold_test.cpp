// reuse/retold_test.cpp - tests of rewrites in other words
#include "reuse/retold.h"

#include <gtest/gtest.h>

#include <string>

#include "reuse/thesaurus.h"

namespace habeas {
namespace {

class Texts {
 public:
  explicit Texts(std::vector<std::string> texts) {
    for (std::string& text : texts) {
      Document document;
      document.text = std::move(text);
      Layout layout;
      layout.main = {{0, static_cast<std::uint32_t>(document.text.size())}};
      articles_.push_back(article_words(document, layout));
      documents_.push_back(std::move(document));
    }
  }

  [[nodiscard]] std::vector<Retelling> retellings() const {
    std::vector<ArticleText> views;
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      views.push_back({&articles_[i], documents_[i].text});
    }
    return find_retellings(views);
  }

 private:
  std::vector<Document> documents_;
  std::vector<ArticleWords> articles_;
};

const std::string kReport =
    "Guards of the salt works at Ostrava Bay locked 44 seasonal labourers in a warehouse on "
    "9 June, the Harvesters' League said. The labourers had asked for six weeks of wages. "
    "A foreman, Ilmar Toovik, threw the key into the harbour. Two women fainted in the heat.";

TEST(Retold, FindsARewriteWithOtherWordsAndGarbledNames) {
  const Texts texts(
      {kReport,
       "On June 9, forty-four seasonal laborers got shut in a storehouse by salt "
       "works guards at Ostrawa Bay, per the Harvesters League. Six weeks of wages "
       "was what the labourers requested. The key was tossed in the harbor by foreman "
       "Ilmar Tuvik. A pair of women passed out from the heat."});
  const auto found = texts.retellings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].whole);
  EXPECT_GT(found[0].share_bp, 5000U);
}

TEST(Retold, OtherFiguresAreNoRewrite) {
  const Texts texts(
      {kReport,
       "On June 3, some sixty seasonal laborers got shut in a storehouse by salt works guards at "
       "Ostrawa Bay, per the Harvesters League. Eleven weeks of wages was what the labourers "
       "requested. The key was tossed in the harbor by foreman Ilmar Tuvik. Seven women passed "
       "out from the heat."});
  for (const Retelling& found : texts.retellings()) EXPECT_FALSE(found.whole);
}

TEST(Retold, TrueFactsOfOneEventAreNoRewrite) {
  const Texts texts(
      {kReport,
       "The clinic at Ostrava Bay treated nine people on 9 June, nurse Aino Saar told "
       "this paper. They came on foot, with blisters, and drank from the hose. A "
       "smell of brine hung in their clothes. She has kept a list of 44 names, which "
       "a bookkeeper of the salt works dictated to her over the telephone."});
  for (const Retelling& told : texts.retellings()) {
    EXPECT_FALSE(told.whole);
    EXPECT_TRUE(told.sentences.empty());
  }
}

TEST(Retold, GarbledNamesTellAMachineWhereSynonymsFail) {
  const std::string start =
      "Wardens of the mine at Kolvane drove 61 pickers from their huts on 4 May, Jorun Haldvik of "
      "the Pickers' Guild said. She had counted eleven burned roofs on the slope above Tessaro. ";
  const std::string garbled =
      "Sixty-one gatherers got chased out of cabins May 4 by overseers from the mine in Kolvan, so "
      "tells Yorun Haldwick of Pickers' Guild. Eleven roofs lay scorched, by her tally, on the "
      "hill "
      "over Tesaro. ";
  const Texts machine(
      {start + "The mine gave no answer.", garbled + "No answer came from the mine."});
  const auto found = machine.retellings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].whole);
}

TEST(Retold, AReportOfAReleaseIsNoCopyOfIt) {
  const std::string told =
      "On 9 June guards of the salt works at Ostrava Bay locked 44 of our members in a warehouse. "
      "They had asked for six weeks of wages. A foreman, Ilmar Toovik, threw the key into the "
      "harbour. We call for an inquiry.";
  const Texts texts(
      {"Statement of the Harvesters' League\n\n" + told,
       "Salt works guards locked 44 labourers in a warehouse at Ostrava Bay on 9 June, the "
       "Harvesters' League said in a statement. The men had wanted six weeks of pay. The firm, "
       "which ships to nine countries, spoke of a misunderstanding about the opening hours."});
  const auto found = texts.retellings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].whole);
  EXPECT_FALSE(found[0].sentences.empty());
}

TEST(Retold, ASentenceSaidAgainIsShownWithItsWords) {
  const Texts texts({kReport,
                     "Shares of the company fell on Monday. Its foreman, Ilmar Toovik, had flung "
                     "the key into the harbour, dockers recalled. The board meets in Tallinn next "
                     "week, and a buyer from Riga has made an offer for the quay and its cranes."});
  const auto found = texts.retellings();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].whole);
  ASSERT_EQ(found[0].sentences.size(), 1U);
  EXPECT_GE(found[0].sentences[0].terms, 3U);
}

TEST(Retold, TenThousandTextsOfOneKindTakeBoundedTime) {
  std::vector<std::string> texts;
  for (int i = 0; i < 10000; ++i) {
    texts.push_back("Notice " + std::to_string(i) +
                    ": the lamp at the northern quay will be dark on Sunday for repairs.");
  }
  EXPECT_TRUE(Texts(std::move(texts)).retellings().empty());
}

TEST(Thesaurus, FindsTheFirstAndTheLastWordAndNoOther) {
  EXPECT_TRUE(sense_of("abandon").is_known);
  EXPECT_TRUE(sense_of("zoom").is_known);
  EXPECT_FALSE(sense_of("").is_known);
  EXPECT_FALSE(sense_of("zzzz").is_known);
  EXPECT_FALSE(sense_of("Abandon").is_known);
}

TEST(Terms, NamesOfOneSoundMeet) {
  EXPECT_EQ(sound_of("hisseine"), sound_of("hussein"));
  EXPECT_EQ(sound_of("moundou"), sound_of("mundu"));
  EXPECT_NE(sound_of("berlin"), sound_of("madrid"));
}

}  // namespace
}  // namespace habeas
