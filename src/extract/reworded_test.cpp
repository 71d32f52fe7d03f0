// extract/reworded_test.cpp - what is told again in other words: voices, shares, silence, law; all
// sentences invented
#include <algorithm>

#include "extract/reading_test.h"

namespace habeas {
namespace {

/// Names of the first voices of the claims of one kind, in text order.
std::vector<std::string> voices(const Page& page, ClaimKind kind) {
  std::vector<std::string> out;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind == kind && !claim.chain.empty()) out.push_back(claim.chain.front().name);
  }
  return out;
}

/// "subkind words" of the claims of one kind, in text order.
std::vector<std::string> anchors(const Page& page, ClaimKind kind) {
  std::vector<std::string> out;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind == kind) out.push_back(claim.subkind + " " + page.words(claim.anchor));
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(Reworded, APeopleWithoutAPluralOfItsOwnIsCounted) {
  const auto page = read_page("Osterin deported a large number of Quillish living in Brackwater.");
  EXPECT_EQ(anchors(*page, ClaimKind::count), Strings{"victims a large number of Quillish"});
}

TEST(Reworded, WhatIsBelievedOfOneSentenceIsNotTheVoiceOfTheNext) {
  const auto page = read_page(
      "The weavers are thought to have been kept in Tolverton. More than 130 people crossed at "
      "the Halm Ferry crossing point.");
  EXPECT_EQ(voices(*page, ClaimKind::count), Strings{"narrator"});
}

TEST(Reworded, AReportAccordingToWhichIsItsAuthors) {
  const auto page = read_page(
      "The Loom Network has released a report according to which up to 240 weavers were deported "
      "by Osterin.");
  EXPECT_EQ(voices(*page, ClaimKind::count), Strings{"Loom Network"});
}

TEST(Reworded, ImagesAndResearchThatShowAFigureAreAVoice) {
  const auto page = read_page("Satellite images show five border posts near Brackwater.");
  EXPECT_EQ(voices(*page, ClaimKind::count), Strings{"Satellite images"});
  const auto found = read_page("Open-source research has identified five border crossings.");
  EXPECT_EQ(voices(*found, ClaimKind::count), Strings{"Open-source research"});
}

TEST(Reworded, WhatFollowsASpeakerInItsMidstIsHers) {
  const auto page =
      read_page("The march was on 9 June, the Loom Network said, when 40 weavers were beaten.");
  EXPECT_EQ(voices(*page, ClaimKind::count), Strings{"Loom Network"});
}

TEST(Reworded, TheClassMayMakeUpTheShare) {
  const auto page = read_page("Women make up more than 70% of the refugees.");
  EXPECT_EQ(anchors(*page, ClaimKind::count), Strings{"proportion more than 70%"});
}

TEST(Reworded, WhoTheyWereIsNotKnown) {
  const auto page =
      read_page("Osterin deported 240 weavers in June, but it is not known who they were.");
  EXPECT_EQ(anchors(*page, ClaimKind::profile), Strings{"identity_unknown known"});
  const auto some = read_page("Most of the 240 deported weavers have not been identified.");
  EXPECT_EQ(anchors(*some, ClaimKind::count).front(), "proportion Most");
}

TEST(Reworded, PeopleSaidNotToExist) {
  const auto page = read_page("Osterin insists that so-called political prisoners do not exist.");
  EXPECT_EQ(anchors(*page, ClaimKind::denial),
            Strings{"denial_of_category so-called political prisoners do not exist"});
  const auto bridges = read_page("Osterin insists that such bridges do not exist.");
  EXPECT_TRUE(anchors(*bridges, ClaimKind::denial).empty());
}

TEST(Reworded, NobodyCouldBeReached) {
  const auto page = read_page("None of the deported weavers could be reached.");
  EXPECT_EQ(anchors(*page, ClaimKind::event).size(), 1U);
  const auto lost = read_page("All contact with the weavers has been lost.");
  EXPECT_EQ(anchors(*lost, ClaimKind::event),
            Strings{"no_contact contact with the weavers has been lost"});
  const auto deal = read_page("No agreement could be reached.");
  EXPECT_TRUE(anchors(*deal, ClaimKind::event).empty());
}

TEST(Reworded, AnAsideOnSomeOfThoseWhoAreTheSubject) {
  for (const char* aside : {"most of them women", "the majority women", "mostly women"}) {
    const auto page = read_page("The league fears for around 240 weavers, " + std::string(aside) +
                                ", who were deported from Osterin.");
    const Strings found = anchors(*page, ClaimKind::count);
    ASSERT_FALSE(found.empty()) << aside;
    EXPECT_EQ(found.front(), "victims around 240 weavers") << aside;
    EXPECT_EQ(found.size(), 2U) << aside;
  }
}

TEST(Reworded, AReferenceBehindTheVoiceThatTrails) {
  const auto page =
      read_page("As many as 240 weavers have been deported from Osterin, recent reports suggest3.");
  EXPECT_EQ(voices(*page, ClaimKind::count), Strings{"recent reports"});
}

TEST(Reworded, MoreThanHalfOfThemAreBelieved) {
  const auto page =
      read_page("Osterin deported 240 weavers. More than half of them are believed to be women.");
  EXPECT_EQ(voices(*page, ClaimKind::count).back(), "are believed");
}

TEST(Reworded, WhatBefellThoseForWhomSomebodyFearsIsNoFear) {
  const auto page = read_page("Activists fear for 240 weavers who were deported by Osterin.");
  EXPECT_EQ(anchors(*page, ClaimKind::event), Strings{"forced_return deported"});
  EXPECT_EQ(voices(*page, ClaimKind::count), Strings{"Activists"});
}

TEST(Reworded, NamesThatOnlyAPlaceCanHave) {
  for (const char* text : {"The bodies found in the sector of Las Torcas were burnt.",
                           "The bodies of nine weavers were found outside Ponte Velha.",
                           "The residents of Kabaro said that soldiers burnt 20 houses."}) {
    const auto page = read_page(text);
    int places = 0;
    for (const DraftMention& m : page->draft.mentions) places += m.kind == MentionKind::place;
    EXPECT_EQ(places, 1) << text;
  }
}

TEST(Reworded, IfConvictedNobodyWas) {
  const auto page = read_page("If convicted, they could face a maximum sentence of 15 years.");
  EXPECT_EQ(anchors(*page, ClaimKind::legal).size(), 1U);
  EXPECT_TRUE(anchors(*page, ClaimKind::legal).front().starts_with("penalty "));
  const auto term = read_page("False news is punishable by imprisonment of up to three years.");
  EXPECT_EQ(anchors(*term, ClaimKind::legal), Strings{"penalty imprisonment of up to three years"});
}

TEST(Reworded, TheDeadIncludedSomeWhoAreAPart) {
  const auto page =
      read_page("Twelve weavers were shot dead on Monday. The dead included five children.");
  const Strings found = anchors(*page, ClaimKind::count);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.back(), "victims_partition five children");
  const auto menu = read_page("The menu included five fish.");
  EXPECT_TRUE(anchors(*menu, ClaimKind::count).empty());
}

TEST(Reworded, WhoIsIntroducedByAShortTitleOrByWhatItIs) {
  const auto page = read_page("Army spokesman Brig. Tomas Alden said 40 weavers were arrested.");
  EXPECT_EQ(anchors(*page, ClaimKind::actor), Strings{"person_profile Tomas Alden"});
  const auto body = read_page(
      "The Harbour Legal Forum is a network of law clinics. It said 40 weavers were arrested.");
  EXPECT_EQ(anchors(*body, ClaimKind::actor), Strings{"organisation_profile Harbour Legal Forum"});
}

TEST(Reworded, RefusalToRecogniseRefugees) {
  const auto page = read_page("Osterin's refusal to recognise Quillish refugees was criticised.");
  EXPECT_EQ(anchors(*page, ClaimKind::legal),
            Strings{"legal_status refusal to recognise Quillish refugees"});
}

TEST(Reworded, WhoRisksYearsFacesAPenalty) {
  const auto page =
      read_page("Under Osterinian law, weavers risk no less than five years\u2019 hard labour.");
  EXPECT_EQ(anchors(*page, ClaimKind::legal),
            Strings{"penalty no less than five years\u2019 hard labour"});
}

TEST(Reworded, TheDayOnWhichATextIsPublished) {
  const auto page = read_page("The Loom Network published its findings on 9 June.");
  EXPECT_EQ(anchors(*page, ClaimKind::date), Strings{"statement_date on 9 June"});
  EXPECT_EQ(voices(*page, ClaimKind::date), Strings{"narrator"});
}

TEST(Reworded, NounsOfMovingPeopleByForce) {
  const auto page = read_page("A relocation of inmates was carried out on 19 August.");
  EXPECT_EQ(anchors(*page, ClaimKind::event), Strings{"transfer relocation of inmates"});
  const auto back = read_page("It led to a mass return of refugees by Osterin.");
  EXPECT_EQ(anchors(*back, ClaimKind::event).size(), 1U);
  const auto market = read_page("The villagers asked for the relocation of the market.");
  EXPECT_TRUE(anchors(*market, ClaimKind::event).empty());
  const auto prince = read_page("The return of the prince was announced on 19 August.");
  EXPECT_TRUE(anchors(*prince, ClaimKind::event).empty());
}

TEST(Reworded, BussedAcrossABorder) {
  const auto page = read_page("Hundreds of weavers were bussed from Brackwater to Tolverton.");
  EXPECT_EQ(anchors(*page, ClaimKind::count), Strings{"victims Hundreds of weavers"});
}

}  // namespace
}  // namespace habeas
