// clean/boxes_test.cpp - labels and boxes that point to other pages, inside an article
#include <gtest/gtest.h>

#include <string>

#include "clean/clean_pages_test.h"

namespace habeas {
namespace {

constexpr std::string_view kFirst =
    "Armed men took 24 road workers from a camp near Lake Orla on Monday night, the district chief "
    "said.\n\n";
constexpr std::string_view kSecond =
    "\"They asked for the foreman by his name,\" said Petra Wren, a cook.\n\n";
constexpr std::string_view kThird =
    "The district chief, Osei Tarn, said that three of the workers had escaped and reached a farm.";

std::string article(std::string_view inside) {
  return "Gunmen take 24 road workers\n\n" + std::string(kFirst) + std::string(inside) + "\n\n" +
         std::string(kSecond) + std::string(kThird) + "\n";
}

void expect_inside(std::string_view inside, std::string_view line, std::string_view kind) {
  const std::string text = article(inside);
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, line), kind) << text;
  for (const std::string_view kept : {"Armed men took", "They asked for", "three of the workers"})
    EXPECT_EQ(kind_of(layout, text, kept), "main") << text;
}

TEST(Boxes, LabelWithItsHeadlineIsNoPartOfTheArticleAndDoesNotEndIt) {
  expect_inside("ALSO READ: Minister promises a new road", "Minister promises", "see_also");
  expect_inside("Recommended for you: Ten facts about the lake", "Ten facts", "related_teaser");
}

TEST(Boxes, LinesOfThePageItselfAreNoPartOfTheArticle) {
  expect_inside("[WATCH] The night at the camp", "The night at", "see_also");
  expect_inside("Click here to follow the Courier on Facebook", "the Courier", "see_also");
  expect_inside("[Sign up for our weekly newsletter on the lake.]", "our weekly", "site_promo");
  expect_inside("3,412 readers", "3,412 readers", "share_widget");
  expect_inside("Views: 1,204   Comments: 17   Share", "Comments: 17", "share_widget");
}

TEST(Boxes, HowOldThePageIsSaysNothing) {
  const std::string text = "Gunmen take 24 road workers\n\nUpdated 2 hours ago\n\n" +
                           std::string(kFirst) + std::string(kSecond) + std::string(kThird);
  EXPECT_EQ(kind_of(clean_text(text), text, "Updated 2 hours ago"), "other");
}

TEST(Boxes, LinesDirectlyBelowALabelAreItsOwn) {
  expect_inside("READ ALSO\nThree drown at the ferry\nWhy the road is late", "Why the road",
                "see_also");
  expect_inside("More on this story\nCamp was closed in May\nWho are the gunmen of the lake",
                "Who are the gunmen", "related_teaser");
  expect_inside("Share this article\nFacebook\nCopy link", "Copy link", "share_widget");
}

TEST(Boxes, ManyOfThemDoNotEndTheArticle) {
  const std::string text = "Gunmen take 24 road workers\n\n" + std::string(kFirst) +
                           "More on this story\nCamp was closed in May\nWho are the gunmen?\n\n" +
                           std::string(kSecond) +
                           "Share this article\nFacebook\nWhatsApp\nCopy link\n\n" +
                           std::string(kThird) + "\n\nMost read\nFuel prices rise\nRain ahead\n";
  const Layout layout = clean_text(text);
  for (const std::string_view kept : {"Armed men took", "They asked for", "three of the workers"})
    EXPECT_EQ(kind_of(layout, text, kept), "main") << text;
  EXPECT_EQ(kind_of(layout, text, "Camp was closed"), "related_teaser");
  EXPECT_EQ(kind_of(layout, text, "WhatsApp"), "share_widget");
  EXPECT_EQ(kind_of(layout, text, "Rain ahead"), "related_teaser");
}

TEST(Lists, EntriesAboveTheTextAreNoTitle) {
  const std::string text =
      "Rebels seize town of Marn\n\n* Army says it withdrew\n* Rebels say they hold workers\n\n"
      "By Jon Reed\n\n" +
      std::string(kFirst) + std::string(kSecond) + std::string(kThird);
  EXPECT_EQ(kind_of(clean_text(text), text, "Rebels seize town"), "title");
  EXPECT_EQ(kind_of(clean_text(text), text, "Army says"), "main");
}

TEST(Lists, EntriesThatCountAreArticle) {
  const std::string text =
      "Weekly update no. 14 of the Orla Monitor\n\nSummary\n- 24 people abducted\n- 3 villages "
      "burned\n- 1,200 people displaced\n\nIncidents\n\n" +
      std::string(kFirst) + std::string(kSecond) + std::string(kThird);
  const Layout layout = clean_text(text);
  for (const std::string_view kept : {"24 people abducted", "3 villages", "1,200 people"})
    EXPECT_EQ(kind_of(layout, text, kept), "main");
}

TEST(Lists, ACaptionWithItsCreditIsNoTitle) {
  const std::string caption = "A cook looks at the empty camp on Tuesday. Marek Voss / Orla Post";
  const std::string text = "Gunmen take 24 road workers\n\nBy Dana Cole\n\n" + caption + "\n\n" +
                           std::string(kFirst) + std::string(kSecond) + std::string(kThird);
  EXPECT_EQ(kind_of(clean_text(text), text, caption), "image_credit");
  EXPECT_EQ(kind_of(clean_text(text), text, "Gunmen take 24"), "title");
}

TEST(Boxes, CountsBelowALabelStayArticle) {
  const std::string text = article("See also\nKilled: 4\nMissing: 24");
  EXPECT_EQ(kind_of(clean_text(text), text, "Missing: 24"), "main");
}

TEST(Boxes, NamesOfContributorsAreNoSentenceOfTheArticle) {
  const std::string line = "Mirek Dahl in Port Orla contributed to this report.";
  const std::string text = article("") + "\n" + line + "\n";
  EXPECT_EQ(kind_of(clean_text(text), text, line), "other");
  const std::string sentence =
      "More than sixty of the road workers and their families contributed to this report.";
  const std::string report = article("") + "\n" + sentence + "\n";
  EXPECT_EQ(kind_of(clean_text(report), report, sentence), "main");
}

TEST(Boxes, WordsAboutTheAuthorAreNoArticle) {
  const std::string bio = "Lena Marsh covers courts for the Courier. She won a prize in 2024.";
  const std::string text = article("") + "\nAbout the author\n" + bio + "\n";
  EXPECT_EQ(kind_of(clean_text(text), text, bio), "other");
}

}  // namespace
}  // namespace habeas
