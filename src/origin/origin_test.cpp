// origin/origin_test.cpp - first voices of hand-made claims, and what makes them one
#include "origin/origin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace habeas {
namespace {

struct Voices {
  std::vector<Document> documents;
  std::vector<Claim> claims;
  std::vector<ReuseLink> reuse;
  std::vector<Entity> entities;

  DocumentId page(const std::string& path) {
    Document document;
    document.id = IdBuilder().add(path).build<DocumentTag>();
    document.path = path;
    documents.push_back(document);
    return document.id;
  }

  std::string entity(const std::string& name, const std::string& country = "",
                     const std::string& organ = "", const std::string& part_of = "") {
    Entity made;
    made.id = to_text(IdBuilder().add(name).build<EntityTag>());
    made.name = name;
    made.country = country;
    made.organ = organ;
    made.part_of = part_of;
    entities.push_back(made);
    return made.id;
  }

  /// A mention of an entity of this name.
  static Mention naming(DocumentId page, TextSpan span, const std::string& name) {
    Mention mention;
    mention.document = page;
    mention.kind = MentionKind::organisation;
    mention.span = span;
    mention.value = Named{IdBuilder().add(name).build<EntityTag>(), name};
    return mention;
  }

  /// A claim at bytes [begin, begin + 10) with this first voice.
  ClaimId say(DocumentId page, std::uint32_t begin, const std::string& who,
              const std::string& name = "") {
    Claim claim;
    claim.document = page;
    claim.subkind = "forced_return";
    claim.span = claim.anchor = {begin, begin + 10};
    claim.id = IdBuilder().add(page).add(std::uint64_t{begin}).build<ClaimTag>();
    claim.chain.push_back({who, name, Rel::said, std::nullopt, false});
    claims.push_back(claim);
    return claim.id;
  }

  void link(ReuseKind kind, DocumentId a, DocumentId b, std::uint32_t words) {
    ReuseLink made;
    made.id = IdBuilder().add(std::uint64_t{reuse.size()}).build<ReuseTag>();
    made.kind = kind;
    made.a = {a, {0, 10}};
    made.b = {b, {0, 10}};
    made.words = words;
    reuse.push_back(made);
  }

  [[nodiscard]] std::vector<Origin> origins() const {
    const auto found = find_origins(documents, claims, reuse, entities);
    EXPECT_TRUE(found.has_value());
    return found ? *found : std::vector<Origin>{};
  }
};

const std::string kPage(kNarrator);
const std::string kNobody(kUnnamed);

TEST(Origin, AMinistryAndItsGovernmentAreOneVoice) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const DocumentId b = voices.page("b");
  const std::string state = voices.entity("Arland", "QA", "government");
  voices.say(a, 0, state, "Arland");
  voices.say(b, 0, voices.entity("Arland's interior ministry", "QA", "interior ministry"));
  const auto found = voices.origins();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "Arland");
  EXPECT_EQ(found[0].kind, "government");
  EXPECT_EQ(found[0].carriers.size(), 2U);
  EXPECT_FALSE(found[0].merged.empty());
}

TEST(Origin, ASpokesmanSpeaksForHisOffice) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const std::string office = voices.entity("Relief Office");
  voices.say(a, 0, office, "Relief Office");
  voices.say(a, 20, voices.entity("Jan Berg", "", "", office), "Jan Berg");
  EXPECT_EQ(voices.origins().size(), 1U);
}

TEST(Origin, NarratorsAndUnnamedVoicesStayUnresolvedAndApart) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const DocumentId b = voices.page("b");
  voices.say(a, 0, kPage);
  voices.say(b, 0, kPage);
  voices.say(a, 20, kNobody, "Activists");
  voices.say(b, 20, kNobody, "activists");
  const auto found = voices.origins();
  ASSERT_EQ(found.size(), 4U);
  for (const Origin& origin : found) EXPECT_EQ(origin.standing, Standing::unresolved);
}

TEST(Origin, ASharedPassageMovesOnlyTheClaimThatRepeatsIt) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const DocumentId b = voices.page("b");
  const std::string office = voices.entity("Relief Office");
  voices.say(a, 0, office, "Relief Office");
  const ClaimId repeated = voices.say(b, 0, kPage);
  const ClaimId own = voices.say(b, 40, kPage);
  voices.link(ReuseKind::passage, a, b, 12);
  const auto found = voices.origins();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NE(std::find(found[0].claims.begin(), found[0].claims.end(), repeated),
            found[0].claims.end());
  EXPECT_EQ(found[1].claims, std::vector<ClaimId>{own});
}

TEST(Origin, SevenSharedWordsProveNothing) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const DocumentId b = voices.page("b");
  voices.say(a, 0, kPage);
  voices.say(b, 0, kPage);
  voices.link(ReuseKind::passage, a, b, 7);
  EXPECT_EQ(voices.origins().size(), 2U);
}

TEST(Origin, ACopyAddsNoVoice) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const DocumentId b = voices.page("b");
  for (const DocumentId page : {a, b}) {
    voices.say(page, 0, kPage);
    voices.say(page, 20, kNobody, "Activists");
  }
  voices.link(ReuseKind::copy, a, b, 80);
  EXPECT_EQ(voices.origins().size(), 2U);
}

TEST(Origin, ASentenceSaidAgainInOtherWordsMovesNoClaim) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const DocumentId b = voices.page("b");
  voices.documents[0].text = "The foreman flung the key into the harbour before the guards came.";
  voices.documents[1].text = "Before the guards came a foreman threw a key into the dark harbour.";
  voices.say(a, 0, voices.entity("Relief Office"), "Relief Office");
  voices.say(b, 0, kPage);
  voices.link(ReuseKind::passage, a, b, 9);
  EXPECT_EQ(voices.origins().size(), 2U);
}

/// A release that speaks as "we" is the voice of its organisation; a reporter's "told us" is not.
TEST(Origin, APageThatSpeaksAsItsOrganisationIsThatVoice) {
  for (const bool release : {true, false}) {
    Voices voices;
    const DocumentId a = voices.page("a");
    const DocumentId b = voices.page("b");
    voices.documents[1].text = release
                                   ? "The Relief Office condemns the raid. We call for a doctor."
                                   : "The Relief Office condemns the raid. A nurse told us so.";
    const std::string office = voices.entity("Relief Office");
    voices.say(a, 0, office, "Relief Office");
    voices.say(b, 0, kPage);
    const std::vector<Mention> mentions = {Voices::naming(b, {4, 17}, "Relief Office")};
    const auto found =
        find_origins(voices.documents, voices.claims, voices.reuse, voices.entities, mentions);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->size(), release ? 1U : 2U);
  }
}

TEST(Origin, FurnitureThatSaysWeMakesNoRelease) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const DocumentId b = voices.page("b");
  const std::string text = "The Relief Office condemns the raid.";
  voices.documents[1].text = text + "\n\nWe use cookies on this site.";
  voices.say(a, 0, voices.entity("Relief Office"), "Relief Office");
  voices.say(b, 0, kPage);
  const std::vector<Mention> mentions = {Voices::naming(b, {4, 17}, "Relief Office")};
  std::vector<Layout> layouts(1);
  layouts[0].document = b;
  layouts[0].main = {{0, static_cast<std::uint32_t>(text.size())}};
  const auto found = find_origins(voices.documents, voices.claims, voices.reuse, voices.entities,
                                  mentions, layouts);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->size(), 2U);
}

TEST(Origin, ADenialMakesACounterOriginAndSilenceDoesNot) {
  Voices voices;
  const DocumentId a = voices.page("a");
  voices.say(a, 0, voices.entity("Arland", "QA", "government"));
  voices.claims.back().kind = ClaimKind::denial;
  voices.claims.back().subkind = "denial_of_act";
  voices.say(a, 20, voices.entity("Borland", "QB", "government"));
  voices.claims.back().kind = ClaimKind::denial;
  voices.claims.back().subkind = "no_comment";
  const auto found = voices.origins();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].standing, Standing::counter);
  EXPECT_EQ(found[1].standing, Standing::identified);
}

TEST(Origin, AGuessedVoiceIsNotIdentified) {
  Voices voices;
  const DocumentId a = voices.page("a");
  voices.say(a, 0, voices.entity("Relief Office"), "Relief Office");
  voices.claims.back().chain.front().probable = true;
  EXPECT_EQ(voices.origins()[0].standing, Standing::unresolved);
}

TEST(Origin, WordsThatLostTheirVoiceOnTheWayAreTold) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const DocumentId b = voices.page("b");
  voices.say(a, 0, voices.entity("Relief Office"), "Relief Office");
  const ClaimId bare = voices.say(b, 0, kPage);
  for (Document& document : voices.documents) document.text = "the same ten words stand here";
  voices.link(ReuseKind::passage, a, b, 10);
  const auto found = voices.origins();
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].merged.size(), 1U);
  EXPECT_EQ(found[0].merged[0].id, to_text(bare));
  EXPECT_NE(found[0].merged[0].reason.find("attribution was lost"), std::string::npos);
}

/// Three papers, each of which has its figure from the next.
struct Papers : Voices {
  std::vector<Layout> layouts;

  DocumentId paper(const std::string& name) {
    const DocumentId id = page(name);
    Layout layout;
    layout.document = id;
    layout.publisher = name;
    layouts.push_back(layout);
    return id;
  }

  void figure(DocumentId page, std::uint32_t begin, const std::string& who, std::int64_t number) {
    say(page, begin, who, "");
    Quantity quantity;
    quantity.lo = quantity.hi = quantity.point = Number{number, 0};
    claims.back().kind = ClaimKind::count;
    claims.back().counted = "forced_return/victim";
    claims.back().value = quantity;
  }

  [[nodiscard]] std::vector<Circle> circles() const {
    return find_circles(documents, layouts, claims, entities);
  }
};

TEST(Circles, PapersThatHaveAFigureFromEachOtherAreNoIdentifiedVoice) {
  Papers papers;
  const DocumentId gazette = papers.paper("Amber Gazette");
  const DocumentId herald = papers.paper("The Birch Herald");
  const DocumentId courier = papers.paper("Cedar Courier");
  papers.figure(gazette, 0, papers.entity("Birch Herald"), 340);
  papers.figure(herald, 0, papers.entity("Cedar Courier"), 340);
  papers.figure(courier, 0, papers.entity("Amber Gazette"), 340);
  const auto circles = papers.circles();
  ASSERT_EQ(circles.size(), 1U);
  EXPECT_EQ(circles[0].documents.size(), 3U);
  EXPECT_EQ(circles[0].claims.size(), 3U);
  const auto found = find_origins(papers.documents, papers.claims, {}, papers.entities, {},
                                  papers.layouts, circles);
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ((*found)[0].standing, Standing::unresolved);
}

TEST(Circles, AChainThatEndsWithAWitnessIsNone) {
  Papers papers;
  const DocumentId gazette = papers.paper("Amber Gazette");
  const DocumentId herald = papers.paper("Birch Herald");
  papers.figure(gazette, 0, papers.entity("Birch Herald"), 340);
  papers.figure(herald, 0, papers.entity("Relief Office"), 340);
  EXPECT_TRUE(papers.circles().empty());
}

TEST(Circles, PapersThatCiteEachOtherOnDifferentFactsAreNone) {
  Papers papers;
  const DocumentId gazette = papers.paper("Amber Gazette");
  const DocumentId herald = papers.paper("Birch Herald");
  papers.figure(gazette, 0, papers.entity("Birch Herald"), 340);
  papers.figure(herald, 0, papers.entity("Relief Office"), 340);
  papers.figure(herald, 20, papers.entity("Amber Gazette"), 12);
  papers.figure(gazette, 20, papers.entity("Pier Watch"), 12);
  // Each page has one fact from the other: the edges meet, but no fact runs in a circle.
  EXPECT_TRUE(papers.circles().empty());
}

/// Pages that all quote each other in a circle end as one voice, in bounded time.
TEST(Origin, ACircleOfCopiesIsOneVoice) {
  Voices voices;
  std::vector<DocumentId> pages;
  for (int i = 0; i < 50; ++i) pages.push_back(voices.page("page" + std::to_string(100 + i)));
  for (const DocumentId page : pages) voices.say(page, 0, kPage);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    voices.link(ReuseKind::copy, pages[i], pages[(i + 1) % pages.size()], 80);
  }
  const auto found = voices.origins();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].carriers.size(), 50U);
}

TEST(Origin, ACircleOfPartsEnds) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const std::string one = voices.entity("One");
  const std::string two = voices.entity("Two", "", "", one);
  voices.entities[0].part_of = two;
  voices.say(a, 0, one);
  voices.say(a, 20, two);
  EXPECT_LE(voices.origins().size(), 2U);
}

TEST(Origin, TheOrderOfTheInputDoesNotMatter) {
  Voices voices;
  const DocumentId a = voices.page("a");
  const DocumentId b = voices.page("b");
  const DocumentId c = voices.page("c");
  const std::string office = voices.entity("Relief Office");
  for (const DocumentId page : {a, b, c}) {
    voices.say(page, 0, page == b ? office : kPage);
    voices.say(page, 20, kNobody, "Activists");
  }
  voices.link(ReuseKind::copy, a, c, 40);
  voices.link(ReuseKind::passage, a, b, 9);
  voices.link(ReuseKind::quotation, b, c, 9);
  const auto want = voices.origins();
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(voices.claims.begin(), voices.claims.end(), random);
    std::shuffle(voices.documents.begin(), voices.documents.end(), random);
    std::shuffle(voices.reuse.begin(), voices.reuse.end(), random);
    const auto got = voices.origins();
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      EXPECT_EQ(got[i].id, want[i].id);
      EXPECT_EQ(got[i].claims, want[i].claims);
    }
  }
}

}  // namespace
}  // namespace habeas
