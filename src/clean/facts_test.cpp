// clean/facts_test.cpp - title, publisher, authors and date of invented pages: only where they are
// stated
#include "clean/clean_pages_test.h"

namespace habeas {
namespace {

TEST(Facts, NoTitleWhereTheTextBeginsAtOnce) {
  EXPECT_TRUE(clean_text(std::string(kBody)).title.empty());
}

TEST(Facts, HeadlineAboveNoticesAloneIsTheTitle) {
  EXPECT_EQ(
      clean_text("Miner hurt in fall at Ostrava quarry\n\nSign up for our daily newsletter\n\n"
                 "Your settings have been saved.")
          .title,
      "Miner hurt in fall at Ostrava quarry");
}

TEST(Facts, HeadlineAboveTheFormOfAnAccountIsTheTitle) {
  const std::string form =
      "\n\nSign in using your Lenn Valley profile\n\nAlready have an account?\n\nA confirmation "
      "email was sent to you. Open the link to activate your account.\n\nThanks for registering!";
  EXPECT_EQ(clean_text("Miner hurt in fall at Ostrava quarry" + form).title,
            "Miner hurt in fall at Ostrava quarry");
  // Cut short, it is still all that the page tells.
  EXPECT_EQ(clean_text("Owner says the falls that hurt 5 miners in Ostrava are..." + form).title,
            "Owner says the falls that hurt 5 miners in Ostrava are...");
  EXPECT_NE(clean_text("Owner says the falls that hurt 5 miners in Ostrava are...\n\n" +
                       std::string(kTitle) + "\n\n" + std::string(kBody))
                .title,
            "Owner says the falls that hurt 5 miners in Ostrava are...");
}

TEST(Facts, SiteNameBehindABarIsPublisherNotTitle) {
  const std::string text = std::string(kTitle) + " | Lenn Valley Post\n\n" + std::string(kBody);
  const Layout layout = clean_text(text);
  EXPECT_EQ(layout.title, kTitle);
  EXPECT_EQ(layout.publisher, "Lenn Valley Post");
}

TEST(Facts, BylineGivesAuthorsAndDate) {
  const std::string text = std::string(kTitle) +
                           "\n\nBy Ana Brod and Jon Fell\nPublished: 12 March 2031\n\n" +
                           std::string(kBody);
  const Layout layout = clean_text(text);
  EXPECT_EQ(layout.authors, (std::vector<std::string>{"Ana Brod", "Jon Fell"}));
  EXPECT_EQ(layout.published.date, "2031-03-12");
  EXPECT_EQ(layout.published.basis, "dateline");
}

TEST(Facts, RoleBehindTheNameIsNoAuthor) {
  const std::string text =
      std::string(kTitle) + "\n\nBy Ana Brod, Borders Correspondent\n\n" + std::string(kBody);
  EXPECT_EQ(clean_text(text).authors, (std::vector<std::string>{"Ana Brod"}));
}

TEST(Facts, PostBehindTheNameIsNoPartOfIt) {
  const auto authors = [](const std::string& byline) {
    return clean_text(std::string(kTitle) + "\n\n" + byline + "\n\n" + std::string(kBody)).authors;
  };
  EXPECT_EQ(authors("By Ana Brod Crime reporter"), (std::vector<std::string>{"Ana Brod"}));
}

TEST(Facts, ALineThatSaysWhatTheTextIsEndsWithItsDate) {
  const auto dated = [](const std::string& line) {
    return clean_text(std::string(kTitle) + "\n\n" + line + "\n\n" + std::string(kBody))
        .published.date;
  };
  EXPECT_EQ(dated("Statement by the Harbour Workers' Desk, 22 September 2031"), "2031-09-22");
  EXPECT_EQ(dated("Joint letter, 9 June 2031"), "2031-06-09");
  EXPECT_EQ(dated("Thread by the Karsova desk (14 posts, 2 June 2031)"), "2031-06-02");
  EXPECT_EQ(dated("Bar Association of Karsova, press note, 30 January 2031"), "2031-01-30");
  EXPECT_EQ(dated("Press release of the Karsova league - 9 June 2031"), "2031-06-09");
  EXPECT_EQ(dated("Joint statement of nine groups on the expulsions of 3 May 2031"), "");
}

TEST(Facts, DateBeforeTheUpdateOfOneLineIsTheDate) {
  const std::string text = std::string(kTitle) +
                           "\n\nBy Ana Brod\n12:04, 7 JUN 2031 Updated 15:31, 8 JUN 2031\n\n" +
                           std::string(kBody);
  EXPECT_EQ(clean_text(text).published.date, "2031-06-07");
}

TEST(Facts, DateBehindTheWordPublishedIsTheDate) {
  const std::string text =
      std::string(kTitle) +
      "\n\nBY ANA BROD | UPDATED: April 4, 2031 at 5:12 p.m. | PUBLISHED: April 3, 2031\n\n" +
      std::string(kBody);
  EXPECT_EQ(clean_text(text).published.date, "2031-04-03");
}

TEST(Facts, DatelineOnALineOfItsOwnGivesTheDate) {
  EXPECT_EQ(clean_text(std::string(kTitle) + "\n\nOSTRAVA NOVA, May 4, 2031 (Lenn Press)\n\n" +
                       std::string(kBody))
                .published.date,
            "2031-05-04");
}

TEST(Facts, PlaceInBracketsBeforeTheBodyIsNoPublisher) {
  EXPECT_EQ(clean_text(std::string(kTitle) + "\n\n(Lennport) - " + std::string(kBody)).publisher,
            "");
}

TEST(Facts, CopyrightLineGivesThePublisher) {
  EXPECT_EQ(clean_text(page("", "(c) 2031 The Lenn Times. All rights reserved.")).publisher,
            "The Lenn Times");
}

TEST(Facts, ImageCreditIsNeverThePublisher) {
  EXPECT_EQ(clean_text(page("(C) Institute of River Studies\n\n", "")).publisher, "");
  EXPECT_EQ(clean_text(page("", "Photo: Lenn Times archive")).publisher, "");
}

TEST(Facts, AcronymThatFitsTheFullNameIsOnePublisher) {
  EXPECT_EQ(clean_text(page("",
                            "Read more about trucks via LVT.\n\nSubscribe to LVT\n\nYou are "
                            "now browsing Lenn Valley Times without advertisements."))
                .publisher,
            "Lenn Valley Times");
}

TEST(Facts, DatelineOfAnAgencyIsTheLastResort) {
  const std::string body = "OSTRAVA NOVA, May 4 (Lenn Press) - " + std::string(kBody);
  EXPECT_EQ(clean_text(std::string(kTitle) + "\n\n" + body).publisher, "Lenn Press");
  EXPECT_EQ(clean_text(std::string(kTitle) + "\n\n" + body +
                       "\n\nCopyright 2031 River Courier. All rights reserved.")
                .publisher,
            "River Courier");
}

TEST(Facts, DateInTheDatelineOfTheBodyIsTheDate) {
  const auto dated = [](const std::string& opening) {
    return clean_text(std::string(kTitle) + "\n\n" + opening + std::string(kBody)).published.date;
  };
  EXPECT_EQ(dated("OSTRAVA NOVA (14 May 2031) \xE2\x80\x93 "), "2031-05-14");
  EXPECT_EQ(dated("OSTRAVA NOVA, May 4, 2031 (Lenn Press) - "), "2031-05-04");
  EXPECT_EQ(dated("OSTRAVA NOVA, May 4 (Lenn Press) - "), "");
  EXPECT_EQ(dated("The council of 14 May 2031 - "), "");
}

TEST(Facts, TeaserDatesAndUpdatesAreNotTheDate) {
  const std::string text =
      page("", "Related stories\nBoat race opens - 3 May 2031\nBakery wins prize - 2 May 2031");
  EXPECT_EQ(clean_text(text).published.date, "");
}

TEST(Facts, GivenDateIsMarkedAsGiven) {
  Document document;
  document.text = page("", "");
  document.given_date = Day{2031, 5, 4};
  const Result<Layout> layout = clean(document);
  ASSERT_TRUE(layout.has_value());
  EXPECT_EQ(layout->published.date, "2031-05-04");
  EXPECT_EQ(layout->published.basis, "given");
}

TEST(Facts, Language) {
  EXPECT_EQ(clean_text(std::string(kBody)).language, "en");
  EXPECT_EQ(
      clean_text("Die Polizei hat am Montag zwei M\xC3\xA4nner in der Stadt festgenommen, die "
                 "mit einem Wagen aus dem Norden gekommen waren.")
          .language,
      "de");
  EXPECT_EQ(clean_text("La police a arr\xC3\xAAt\xC3\xA9 deux hommes dans la ville, qui sont venus "
                       "avec une voiture du nord, selon les juges.")
                .language,
            "fr");
  EXPECT_EQ(clean_text("\xEA\xB2\xBD\xEC\xB0\xB0\xEC\x9D\x80 \xEC\x9B\x94\xEC\x9A\x94\xEC\x9D\xBC "
                       "\xEB\x91\x90 \xEB\xAA\x85\xEC\x9D\x84 "
                       "\xEC\xB2\xB4\xED\x8F\xAC\xED\x96\x88\xEB\x8B\xA4.")
                .language,
            "ko");
  EXPECT_EQ(clean_text("Zrmk plof 77 dux").language, "");
}

TEST(Title, LetterheadOfARelease) {
  const Layout layout = clean_text(
      "LEAGUE FOR THE ABSENT OF LENN\n\nPRESS RELEASE - FOR IMMEDIATE RELEASE\n\n"
      "Ostrava Nova, 9 March 2031\n\n" +
      page("", ""));
  EXPECT_EQ(layout.title, kTitle);
  EXPECT_EQ(layout.publisher, "LEAGUE FOR THE ABSENT OF LENN");
}

TEST(Publisher, SenderOverTheSortOfThePage) {
  const Layout statement = clean_text("Watch for the Fens\nPress statement\n\n" +
                                      std::string(kTitle) + "\n\n" + std::string(kBody));
  EXPECT_EQ(statement.publisher, "Watch for the Fens");
  const Layout bar = clean_text("Council of the Fens | Home | Reports | Give\n\n" +
                                std::string(kTitle) + "\n\n" + std::string(kBody));
  EXPECT_EQ(bar.publisher, "Council of the Fens");
  const Layout none =
      clean_text("Floods In The Fens\n\n" + std::string(kTitle) + "\n\n" + std::string(kBody));
  EXPECT_NE(none.publisher, "Floods In The Fens");
}

TEST(Title, QuotedHeadlineOverALineForTheCorrespondent) {
  const std::string title = "'They came at night': families look for men taken away";
  const std::string text = "Home | News | Sport\nTHE LENN GAZETTE\nThursday 6 March 2031\n\n" +
                           title + "\n\nBy our correspondent in Ostrava Nova\n\n" +
                           std::string(kBody);
  const Layout layout = clean_text(text);
  EXPECT_EQ(layout.title, title);
  EXPECT_EQ(layout.publisher, "THE LENN GAZETTE");
  EXPECT_EQ(kind_of(layout, text, "By our correspondent"), "other");
}

TEST(Title, ADatelineOfItsOwnWithAnAgencyIsNoTitle) {
  const std::string text =
      std::string(kTitle) +
      "\n\nBy Ana Brod\nOSTRAVA NOVA, May 4, 2031 (Lenn Press Agency) \xE2\x80\x94"
      "\n\n" +
      std::string(kBody);
  EXPECT_EQ(clean_text(text).title, kTitle);
}

TEST(Title, TheUpperOfTwoHeadlines) {
  const std::string text = "Ostrava: Stop the deadly work at the quarry now\n" +
                           std::string(kTitle) + "\n\n" + std::string(kBody);
  EXPECT_EQ(clean_text(text).title, "Ostrava: Stop the deadly work at the quarry now");
}

TEST(Facts, EntriesOfAChronicleDateNoPage) {
  const std::string text = std::string(kTitle) + "\n\n4 May 2031 \xE2\x80\x94 " +
                           std::string(kBody) + "\n\n9 May 2031 \xE2\x80\x94 " +
                           std::string(kBody) + "\n\n12 May 2031 \xE2\x80\x94 " +
                           std::string(kBody);
  EXPECT_NE(clean_text(text).published.date, "2031-05-04");
}

TEST(Facts, ATownAndADayOnALineDateThePage) {
  const std::string text =
      std::string(kTitle) + "\n\nOstrava, 17 February 2031\n\n" + std::string(kBody);
  EXPECT_EQ(clean_text(text).published.date, "2031-02-17");
}

TEST(Publisher, TheSectionOfASiteIsNoPublisher) {
  const std::string text = std::string(kTitle) +
                           "\nPosted by admin on April 5, 2031 in World News\n\n" +
                           std::string(kBody);
  EXPECT_TRUE(clean_text(text).publisher.empty()) << clean_text(text).publisher;
}

TEST(Title, SlugOfAWireIsNoTitle) {
  EXPECT_EQ(clean_text("Lenn-Border,2nd Lead\n" + page("", "")).title, kTitle);
}

TEST(Title, AShortHeadlineThatTheTextTakesUp) {
  const std::string text =
      "The Lenn Diary\n\nTrucks behind the factory\n\nPosted on March 8, 2031 by "
      "Ilona\n\n" +
      std::string(kBody);
  const Layout layout = clean_text(text);
  EXPECT_EQ(layout.title, "Trucks behind the factory");
  EXPECT_EQ(layout.publisher, "The Lenn Diary");
}

TEST(Facts, AcronymOfAPublisherIsSpelledOut) {
  const std::string text =
      page("",
           "Sign up to LVM\n\nWould you like to lend us a hand while you are on Lenn Valley "
           "Mercury? We would thank you for it.\n\nLVM is a charity.");
  EXPECT_EQ(clean_text(text).publisher, "Lenn Valley Mercury");
}

}  // namespace
}  // namespace habeas
