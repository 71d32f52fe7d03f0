// clean/clean_test.cpp - furniture of many kinds on invented pages, and what must never be lost
#include "clean/clean.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "clean/clean_pages_test.h"
#include "text/utf8.h"

namespace habeas {
namespace {

struct Case {
  std::string name;
  std::string before, behind;  // around title and body
  std::string words;           // of the furniture
  std::string kind;
};

class Furniture : public testing::TestWithParam<Case> {};

TEST_P(Furniture, IsLabelledAndTheArticleIsWhole) {
  const Case& c = GetParam();
  const std::string text = page(c.before, c.behind);
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, c.words), c.kind) << c.words;
  EXPECT_EQ(layout.title, kTitle);
  for (const std::string_view words :
       {"Border guards in Ostrava", "without a hearing", "Several of them", "an exercise along"}) {
    EXPECT_EQ(kind_of(layout, text, words), "main") << words;
  }
}

const Case kCases[] = {
    {"ConsentInEnglish", "We use cookies to make this site work. Accept all or choose below.\n\n",
     "", "We use cookies", "cookie_notice"},
    {"ConsentWithoutBanner",
     "Targeting cookies let our partners show you advertising that fits you.\n\nAlways Active\n\n"
     "Strictly necessary cookies keep you logged in on this website.\n\n",
     "", "Always Active", "cookie_notice"},
    {"ConsentInGerman",
     "Diese Website verwendet Cookies und \xC3\xA4hnliche Verfahren.\n\nAlle akzeptieren\n\n", "",
     "Alle akzeptieren", "cookie_notice"},
    {"ConsentInSpanish", "", "Este sitio utiliza cookies para mejorar su visita.\nAceptar todo",
     "Este sitio", "cookie_notice"},
    {"ConsentInKorean",
     "\xEC\x9D\xB4 \xEC\x82\xAC\xEC\x9D\xB4\xED\x8A\xB8\xEB\x8A\x94 "
     "\xEC\xBF\xA0\xED\x82\xA4\xEB\xA5\xBC "
     "\xEC\x82\xAC\xEC\x9A\xA9\xED\x95\xA9\xEB\x8B\x88\xEB\x8B\xA4.\n\n",
     "", "\xEC\xBF\xA0\xED\x82\xA4", "cookie_notice"},
    {"CreditByCopyrightSign", "(C) Institute of River Studies\n\n", "", "(C) Institute",
     "image_credit"},
    {"CreditByPhotographer", "", "Photo: Mila Horvat/Lenn Press", "Photo: Mila", "image_credit"},
    {"CreditOfAgency", "A truck near the river. (Photo by B. Aydin / Getty Images)\n\n", "",
     "Getty Images", "image_credit"},
    {"ShareButtons", "", "Share on Facebook\nTweet\nCopy link", "Tweet", "share_widget"},
    {"PreviousAndNext", "",
     "Previous post\n\nHow to paint a boat in a weekend\n\nNext post\n\nMayor cuts ribbon of new "
     "pool",
     "Mayor cuts ribbon", "navigation"},
    {"PreviousInOneLine", "", "NEXT: Mayor cuts ribbon of new pool", "Mayor cuts", "navigation"},
    {"CommentForm", "",
     "Leave a comment\n\nYour email address will not be published. Required fields are marked *",
     "Your email", "comment_form"},
    {"CutTeasers", "",
     "The new season of the boat race opens on Sunday with eleven teams and a new rule "
     "about\xE2\x80\xA6\n"
     "A bakery in the old town has won a prize for its rye bread, which takes three "
     "days\xE2\x80\xA6",
     "A bakery in", "related_teaser"},
    {"MostRead", "", "Most read\nBoat race opens on Sunday\nBakery wins prize for rye bread",
     "Bakery wins", "related_teaser"},
    {"AlsoRead", "", "Also read: Boat race opens on Sunday", "Also read", "see_also"},
    {"SeeMoreOfTheSameMatter", "", "Read more about the asylum seekers at the river via OND.",
     "Read more about", "see_also"},
    {"Shortcode", "[ad_3]\n", "[/gallery]", "[ad_3]", "shortcode"},
    {"LinkLabels", "", "Source link\nCOMMENTS", "Source link", "link_label"},
    {"Newsletter", "", "Sign up for our weekly newsletter and never miss a story.", "Sign up",
     "site_promo"},
    {"Donation", "", "We depend on readers like you. Please donate to keep our work going.",
     "We depend", "site_promo"},
    {"Advertisement", "", "ADVERTISEMENT", "ADVERTISEMENT", "advert"},
    {"FooterLine", "", "\xC2\xA9 2024 Lenn Valley Post. All rights reserved.", "2024 Lenn",
     "footer"},
    {"MenuAbove", "Home | World | Business | Sport\n\n", "", "Business", "navigation"},
    {"MenuOfLines", "Home\nWorld\nBusiness\nRivers\nBoats\n\n", "", "Rivers", "navigation"},
    {"Byline", "", "(Reporting by Ana Brod; editing by Jon Fell)", "Reporting by", "other"},
    {"UnknownLineAmongPromotion", "",
     "Subscribe to our newsletter\n\nThe Long Harbour\n\nDownload our app", "The Long Harbour",
     "site_promo"},
};

std::string case_name(const testing::TestParamInfo<Case>& tested) { return tested.param.name; }

INSTANTIATE_TEST_SUITE_P(Pages, Furniture, testing::ValuesIn(kCases), case_name);

// ------------------------------------------------------------------------------------------------
// nothing is lost

TEST(Clean, PageWithoutFurnitureIsAllArticle) {
  const std::string text = page("", "");
  const Layout layout = clean_text(text);
  ASSERT_EQ(layout.main.size(), 1U);
  EXPECT_EQ(layout.main[0].begin, 0U);
  EXPECT_EQ(layout.main[0].end, text.find_last_not_of('\n') + 1);
}

TEST(Clean, ACountOfFatesIsArticle) {
  const std::string text =
      "Osterin: Attack on Halm Ferry - preliminary findings\n\nReed Justice Platform\n14 February "
      "2025\n\nBetween 1 and 4 a.m. on 9 February 2025 some 80 armed men attacked the village of "
      "Halm Ferry. The Platform has established the following:\n\nKilled: 33 (19 men, 8 women, 6 "
      "children)\nInjured: 14\nAbducted: 12, of whom 3 have returned\nHouses burned: "
      "71\nDisplaced: about 2,100\n\nSurvivors identified the attackers by their songs. Soldiers "
      "stationed six kilometres away arrived after five hours.";
  const Layout layout = clean_text(text);
  for (const std::string_view line : {"some 80 armed men", "Killed: 33", "Displaced: about"}) {
    EXPECT_EQ(kind_of(layout, text, line), "main") << line;
  }
  EXPECT_EQ(kind_of(layout, text, "preliminary findings"), "title");
}

TEST(Clean, OneSentenceIsArticle) {
  const std::string text = "Three fishermen were released on Monday.";
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, "fishermen"), "main");
  EXPECT_TRUE(layout.title.empty());
}

TEST(Clean, ListPageIsKept) {
  const std::string text = "Ana Brod, 34\nJon Fell, 51\nMila Horvat, 19\nBo Aydin, 8\n";
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, "Ana Brod"), "main");
  EXPECT_EQ(kind_of(layout, text, "Bo Aydin"), "main");
}

TEST(Clean, ListOfNamesBelowTheTextIsKept) {
  const std::string text =
      page("",
           "The missing are:\n\nAna Brod\nJon Fell\nMila Horvat\nBo Aydin\nPetra Lind\n\n"
           "Share this article\nCopy link");
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, "Petra Lind"), "main");
  EXPECT_EQ(kind_of(layout, text, "Copy link"), "share_widget");
}

TEST(Clean, ParagraphBehindAnAdvertIsKept) {
  const std::string text = page(
      "", "Advertisement\n\nThe lawyers will ask a court to hear the asylum seekers on Friday.");
  EXPECT_EQ(kind_of(clean_text(text), text, "a court to hear"), "main");
}

TEST(Clean, ArticleAboutCookiesIsKept) {
  const std::string text =
      "Regulator fines shop over cookies\n\n"
      "The data regulator fined a chain of shops on Monday because its website stored cookies on "
      "the devices of visitors before they had agreed to it.\n\n"
      "The regulator said the shops had ignored two warnings. \xE2\x80\x9CWe use cookies as "
      "everyone does,\xE2\x80\x9D the chain's lawyer told the regulator.\n\n"
      "The fine is the highest that the regulator has set for cookies since the law came into "
      "force, and the chain of shops can still appeal.";
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, "stored cookies on"), "main");
  EXPECT_EQ(kind_of(layout, text, "as everyone does"), "main");
  EXPECT_EQ(kind_of(layout, text, "highest that the regulator"), "main");
}

TEST(Clean, EditorialMarksAreNoShortcodes) {
  const std::string text =
      page("", "[\xE2\x80\xA6] The guards were sent home, the lawyers said. [Source]");
  const Layout layout = clean_text(text);
  for (const Region& region : layout.regions) EXPECT_NE(region.kind, RegionKind::shortcode);
}

// -------------------------------------------------------------------------------------------------
// repetition

TEST(Clean, TeaserCutInsideAWordIsADuplicate) {
  const std::string lead = "[ad_7] " + std::string(kBody.substr(0, 140)) + "\n";
  const std::string text = lead + "[ad_7]\n" + std::string(kBody);
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, "Border guards in Ostrava"), "teaser_duplicate");
  const std::size_t body = text.rfind("Border guards in Ostrava");
  ASSERT_FALSE(layout.main.empty());
  EXPECT_EQ(layout.main[0].begin, body);
}

TEST(Clean, TitleThatTheTextQuotesIsNoDuplicate) {
  const std::string text =
      "The trucks at the river\n\n" + std::string(kBody) +
      "\n\nTheir song is called \xE2\x80\x9CThe trucks at the river\xE2\x80\x9D.";
  EXPECT_EQ(clean_text(text).title, "The trucks at the river");
}

// -------------------------------------------------------------------------------------------------
// facts

// -------------------------------------------------------------------------------------------------
// quoted regions

const Region* first_quoted(const Layout& layout) {
  for (const Region& region : layout.regions) {
    if (region.kind == RegionKind::quoted) return &region;
  }
  return nullptr;
}

TEST(Quoted, LeadInToSourceMark) {
  const std::string text = std::string(kTitle) + "\n\n" + std::string(kBody) +
                           " From Ana Brod at The Lenn Times:\n\n"
                           "The trucks came back empty, two drivers told this reporter.\n\n"
                           "[\xE2\x80\xA6] Nobody at the factory would open the gate. [Source]\n\n"
                           "The lawyers now want the border guards to explain the trucks.";
  const Layout layout = clean_text(text);
  const Region* region = first_quoted(layout);
  ASSERT_NE(region, nullptr);
  EXPECT_EQ(region->publisher, "The Lenn Times");
  EXPECT_EQ(region->authors, (std::vector<std::string>{"Ana Brod"}));
  EXPECT_EQ(region->span.begin, text.find("The trucks came back"));
  EXPECT_EQ(region->span.end, text.find("[Source]") + 8);
  EXPECT_EQ(layout.main.size(), 1U);
}

TEST(Quoted, PublicationThatReports) {
  const std::string text =
      std::string(kTitle) + "\n\n" + std::string(kBody) +
      "\n\nBo Aydin of the River Courier reports:\n\n"
      "The river was so high that the trucks could not cross it. (Source: River Courier)";
  const Layout layout = clean_text(text);
  const Region* region = first_quoted(layout);
  ASSERT_NE(region, nullptr);
  EXPECT_EQ(region->publisher, "River Courier");
  EXPECT_EQ(region->authors, (std::vector<std::string>{"Bo Aydin"}));
}

TEST(Quoted, MarkWithoutLeadInBeginsBehindTheOwnVoice) {
  const std::string text =
      std::string(kTitle) +
      "\n\nThe trucks at the river are the subject of a new Lenn Times video. "
      "Mila Horvat\xE2\x80\x99s documentary follows the border guards for a year."
      "\n\nThe border guards drive at night and sleep by day in the sugar factory."
      "\n\n[\xE2\x80\xA6] Those who are caught at the river are put on the trucks "
      "the same night. [Source]";
  const Layout layout = clean_text(text);
  const Region* region = first_quoted(layout);
  ASSERT_NE(region, nullptr);
  EXPECT_EQ(region->span.begin, text.find("The border guards drive"));
  EXPECT_EQ(region->publisher, "Lenn Times");
  EXPECT_EQ(region->authors, (std::vector<std::string>{"Mila Horvat"}));
}

TEST(Quoted, SpeechBehindAColonIsTheArticlesOwn) {
  const std::string text =
      std::string(kTitle) + "\n\n" + std::string(kBody) +
      "\n\nThe spokesman of the border guards said:\n\n"
      "\xE2\x80\x9CThe trucks were empty when they came to the river.\xE2\x80\x9D";
  EXPECT_EQ(first_quoted(clean_text(text)), nullptr);
}

TEST(Quoted, LinesSetIn) {
  const std::string text = std::string(kTitle) + "\n\n" + std::string(kBody) +
                           "\n\n> The trucks came back empty, two drivers told the Lenn Times.\n\n"
                           "The lawyers did not comment on what the drivers said about the trucks.";
  const Layout layout = clean_text(text);
  const Region* region = first_quoted(layout);
  ASSERT_NE(region, nullptr);
  EXPECT_EQ(region->span.begin, text.find("> The trucks"));
}

// -------------------------------------------------------------------------------------------------
// laws of a layout, on anything

/// Regions in order, apart, on character boundaries, inside the text, and over all that is visible.
void expect_lawful(const std::string& text, const Layout& layout) {
  std::uint32_t at = 0;
  const auto expect_white = [&](std::uint32_t end) {
    while (at < end) {
      const CodePoint c = code_point_at(text, at);
      const bool white = is_space(c.value) || is_ignorable(c.value) || c.value < 0x20;
      ASSERT_TRUE(white) << "byte " << at << " stands in no region";
      at += c.size;
    }
  };
  for (const Region& region : layout.regions) {
    ASSERT_LE(at, region.span.begin);
    ASSERT_LT(region.span.begin, region.span.end);
    ASSERT_LE(region.span.end, text.size());
    expect_white(region.span.begin);
    at = region.span.end;
    for (const std::uint32_t edge : {region.span.begin, region.span.end}) {
      const bool inside =
          edge < text.size() && (static_cast<std::uint8_t>(text[edge]) & 0xC0) == 0x80;
      ASSERT_FALSE(inside) << "an edge cuts a character";
    }
    ASSERT_FALSE(region.note.empty());
  }
  expect_white(static_cast<std::uint32_t>(text.size()));
  for (std::size_t i = 0; i + 1 < layout.main.size(); ++i)
    ASSERT_LT(layout.main[i].end, layout.main[i + 1].begin);
}

TEST(CleanLaws, HoldOnRandomText) {
  constexpr std::string_view kPieces[] = {"\n",
                                          "\n\n",
                                          " ",
                                          "  ",
                                          "\t",
                                          "[ad_1]",
                                          "[Source]",
                                          "[\xE2\x80\xA6]",
                                          "We use cookies",
                                          "By ",
                                          "Ana Brod",
                                          " at The Lenn Times:",
                                          "\xC2\xA9 2031 ",
                                          "Read more",
                                          "|",
                                          "\xE2\x80\x9C",
                                          "\xE2\x80\x9D",
                                          "\"",
                                          ".",
                                          "\xE2\x80\xA6",
                                          "\xC2\xA0",
                                          "\xE2\x80\x8B",
                                          "\xEF\xBB\xBF",
                                          "600",
                                          "\xEC\xBF\xA0\xED\x82\xA4",
                                          "\xF0\x9F\x98\x80",
                                          "the river was high and ",
                                          "> ",
                                          "]",
                                          "[",
                                          "\r\n",
                                          "\x01",
                                          "Share",
                                          "12 March 2031",
                                          "Photo: ",
                                          "(C) ",
                                          "- ",
                                          "Related:",
                                          "\xD9\x81\xD9\x8A "};
  const std::uint64_t seed = 20260711;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const std::size_t pieces = random() % 80;
    for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random() % std::size(kPieces)];
    expect_lawful(text, clean_text(text));
    if (HasFatalFailure()) {
      ADD_FAILURE() << "round " << round << ", text: " << text;
      return;
    }
  }
}

TEST(CleanLaws, HoldOnEdges) {
  for (const std::string_view text :
       {"", "\n", " \xC2\xA0 ", "x", "[ad_1]", "\xE2\x80\x8B", "...", "|"})
    expect_lawful(std::string(text), clean_text(std::string(text)));
}

TEST(CleanLaws, SameInSameOut) {
  const std::string text = page("Home | World\n\n", "Share this article\nMost read\nBoats");
  const Layout one = clean_text(text);
  const Layout two = clean_text(text);
  ASSERT_EQ(one.regions.size(), two.regions.size());
  for (std::size_t i = 0; i < one.regions.size(); ++i) {
    EXPECT_EQ(one.regions[i].id, two.regions[i].id);
    EXPECT_EQ(one.regions[i].note, two.regions[i].note);
  }
}

TEST(Clean, TextOfOneLineIsNotFurniture) {
  for (const std::string_view line : {"Share this page today", "4 May 2031",
                                      "Go back to the homepage", "Menu", "Advertisement"}) {
    const Layout layout = clean_text(std::string(line));
    ASSERT_EQ(layout.main.size(), 1U) << line;
    EXPECT_EQ(layout.main[0], (TextSpan{0, static_cast<std::uint32_t>(line.size())})) << line;
  }
}

TEST(Clean, HeadlineAboveAListOfFilmsIsTheTitle) {
  const Layout layout = clean_text(
      "Girl of nine hurt by shot in Tolverton\n\n1:37 Mayor opens the new quay\n\n0:44 Market hall "
      "burns down in Halm Ferry\n\n0:21 Ferry captain tells of the storm\n\n2:05 Boat race ends in "
      "the rain");
  EXPECT_EQ(layout.title, "Girl of nine hurt by shot in Tolverton");
}

TEST(Clean, HeadlineInCapitalsAboveNoticesIsTheTitle) {
  const Layout layout = clean_text(
      "Five Hurt During A Wedding At The Old Quay\n\nWe have sent you a message with a link to "
      "your "
      "account.\n\nIf you do not receive it, please look into your other folders.\n\nClose");
  EXPECT_EQ(layout.title, "Five Hurt During A Wedding At The Old Quay");
}

TEST(Clean, RefusesMoreBlocksThanAllowed) {
  Document document;
  document.text = "a\nb\nc\n";
  const Result<Layout> layout = clean(document, {2});
  ASSERT_FALSE(layout.has_value());
  EXPECT_EQ(layout.error().code, Errc::limit_exceeded);
}

TEST(Regions, NumberedHeadingWithAWordOfMenusIsArticle) {
  const std::string text =
      page("",
           "2. Legal assessment\n\nExpelling asylum seekers across the river Lenn without a "
           "hearing breaks the law, the lawyers said.");
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, "2. Legal assessment"), "main");
  EXPECT_EQ(kind_of(layout, text, "without a hearing breaks the law"), "main");
}

TEST(Regions, AppealToTheReaderBehindFurniture) {
  const std::string text =
      page("",
           "Subscribe to The Lenn Weekly\n\nNow you can do more than read: with one small switch "
           "in your browser you help people who cannot open this page where they live, and it "
           "costs you nothing at all.\n\nCookie settings");
  EXPECT_EQ(kind_of(clean_text(text), text, "one small switch"), "site_promo");
}

TEST(Regions, FooterOfLongPiecesBetweenBars) {
  const std::string text = page(
      "",
      "Lenn Circle - society of friends of the river, founded in 1983 | Advice on Mondays, 4 to "
      "6 p.m. | Give");
  EXPECT_EQ(kind_of(clean_text(text), text, "founded in 1983"), "footer");
}

TEST(Regions, MastheadWithTheSortOfPaper) {
  const std::string text = "Lenn Shore - the weekly of the upper river\n\n" + std::string(kTitle) +
                           "\n\n" + std::string(kBody);
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, "the weekly of"), "navigation");
  EXPECT_EQ(layout.title, std::string(kTitle));
}

TEST(Regions, LineThatComesUnderEveryHeadingIsOfTheSoftware) {
  const std::string before =
      "Your choices\n\nYou decide here what our shop may remember about your visit and your "
      "basket.\n\nThis list holds nothing.\n\nTastes tell the shop which colours people look at "
      "first and longest.\n\nThis list holds nothing.\n\nPaths show which doors people took "
      "before they reached the till.\n\nThis list holds nothing.\n\n";
  const std::string text = page(before, "");
  const Layout layout = clean_text(text);
  EXPECT_NE(kind_of(layout, text, "This list holds nothing."), "main");
  EXPECT_NE(kind_of(layout, text, "before they reached the till"), "main");
  EXPECT_EQ(kind_of(layout, text, "were put on trucks"), "main");
  EXPECT_EQ(layout.title, std::string(kTitle));
}

TEST(Regions, AppealBelowShortLinesEndsTheArticle) {
  const std::string text =
      page("",
           "Letters from the Lenn\n\nA lamp for readers\n\nYou can lend your window to people "
           "who live in the dark: put the lamp into it and our volunteers do the rest for you.");
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, "lend your window"), "site_promo");
  EXPECT_NE(kind_of(layout, text, "A lamp for readers"), "main");
}

TEST(Regions, LineThatPointsToOtherTextsEndsTheArticle) {
  const std::string text =
      page("", "More of our posts on asylum seekers at the river Lenn by the lawyers.\n\nGet FW");
  EXPECT_EQ(kind_of(clean_text(text), text, "More of our posts"), "see_also");
}

TEST(Regions, FooterOfPiecesBetweenDashesWithNumbers) {
  const std::string text =
      page("", "Box 12 Lennport - Tel 0455 55 01 02 - open on weekdays from 8 to 5");
  EXPECT_EQ(kind_of(clean_text(text), text, "0455 55"), "footer");
}

TEST(Regions, ClosingWordsOfALetterAreKept) {
  const std::string text =
      page("", "Let us remember the drowned, and let us not repay one wrong with another.");
  EXPECT_EQ(kind_of(clean_text(text), text, "remember the drowned"), "main");
}

TEST(Regions, HeadLineOfNamesBetweenBars) {
  const std::string text = "REPUBLIC OF LENNLAND | Press and Border Office\n\n" +
                           std::string(kTitle) + "\n\n" + std::string(kBody);
  const Layout layout = clean_text(text);
  EXPECT_EQ(kind_of(layout, text, "Press and Border Office"), "navigation");
  EXPECT_EQ(layout.title, std::string(kTitle));
}

/// The last token of the page is the bracket: nothing stands behind it to be looked at.
TEST(Regions, EmptyBracketsEndAPage) {
  for (const char* end : {"()", "[]", "().", "[ ]"}) {
    const std::string text = std::string(kTitle) + "\n\n" + std::string(kBody) +
                             "\n\nThe clerk of the mill wrote " + end;
    EXPECT_EQ(kind_of(clean_text(text), text, "clerk of the mill"), "main") << end;
  }
}

}  // namespace
}  // namespace habeas
