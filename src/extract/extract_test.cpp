// extract/extract_test.cpp - claims of invented pages, extractor by extractor, and the laws of a
// draft on any text
#include "extract/extract.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "extract/reading_test.h"
#include "text/utf8.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

// ------------------------------------------------------------------------------------------------
// counts

TEST(Counts, CountVictimsWithTheirRoles) {
  const auto page = read_page("On 4 May 2031, soldiers detained up to 60 miners in Tolverton.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::count, "victims");
  EXPECT_EQ(claim.counted, "detention/victim");
  EXPECT_EQ(page->words(claim.anchor), "up to 60 miners");
  EXPECT_EQ(std::get<Quantity>(claim.value).bound, Bound::upper);
  EXPECT_EQ(role_of(*page, claim, RoleName::agent), "soldiers");
  EXPECT_EQ(role_of(*page, claim, RoleName::place), "Tolverton");
  EXPECT_EQ(role_of(*page, claim, RoleName::date), "4 May 2031");
  EXPECT_EQ(chain_of(*page, claim), "narrator");
}

TEST(Counts, NameTheWholeOfAPart) {
  const auto page = read_page(
      "Guards deported 600 farmers in March. At least 75 of them were sent over the bridge at "
      "Brackwater.");
  const DraftClaim& whole = claim_of(*page, ClaimKind::count, "victims");
  const DraftClaim& part = claim_of(*page, ClaimKind::count, "victims_partition");
  ASSERT_FALSE(whole.roles.empty());
  std::uint32_t entity = kNone;
  for (const DraftRole& role : whole.roles) {
    if (role.name == RoleName::victim) entity = role.entity;
  }
  const auto role = std::find_if(part.roles.begin(), part.roles.end(),
                                 [](const DraftRole& r) { return r.name == RoleName::whole; });
  ASSERT_NE(role, part.roles.end());
  EXPECT_EQ(role->entity, entity);
  EXPECT_EQ(part.counted, "forced_return/victim");
}

TEST(Counts, KeepPopulationsPlacesAndSharesApart) {
  const auto page = read_page(
      "Guards deported 600 farmers in March through five border crossings. Over 70 per cent of the "
      "farmers are women. Some 40,000 farmers live in Quilland.");
  EXPECT_EQ(claim_of(*page, ClaimKind::count, "places").counted, "crossing/place");
  const DraftClaim& share = claim_of(*page, ClaimKind::count, "proportion");
  EXPECT_EQ(share.counted, "share_women");
  EXPECT_TRUE(std::get<Quantity>(share.value).share);
  EXPECT_NE(role_of(*page, share, RoleName::whole), "-");
  const DraftClaim& population = claim_of(*page, ClaimKind::estimate, "population");
  EXPECT_EQ(population.counted, "population/live");
  EXPECT_EQ(claims_of(*page, ClaimKind::count).size(), 3U);
}

TEST(Counts, DoNotCountWhatDidNotHappen) {
  const auto page =
      read_page("Soldiers did not detain 60 miners. Many more miners may be detained.");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::count) continue;
    EXPECT_TRUE(claim.polarity == Polarity::negative || claim.mood != Mood::asserted)
        << page->words(claim.anchor);
  }
}

// ------------------------------------------------------------------------------------------------
// dates, routes, places

TEST(Dates, AreOfTheEventOrOfTheStatement) {
  const auto event = read_page("Soldiers detained 60 miners on 4 May 2031.");
  EXPECT_EQ(claims_of(*event, ClaimKind::date), Strings{"event_date(on 4 May 2031)"});
  const auto statement = read_page("Dara Minn said on 9 May 2031 that the miners had been freed.");
  const DraftClaim& claim = claim_of(*statement, ClaimKind::date, "statement_date");
  EXPECT_EQ(std::get<Date>(claim.value).edtf, "2031-05-09");
}

TEST(Dates, AreOfWhatIsToldNotOfTheTelling) {
  for (const char* text :
       {"Two lorries came to the old pit by the river on 4 May 2031, a miner said.",
        "Police say two lorries came to the old pit by the river on 4 May 2031."}) {
    const auto page = read_page(text);
    EXPECT_EQ(claims_of(*page, ClaimKind::date), Strings{"event_date(on 4 May 2031)"}) << text;
  }
}

TEST(Dates, BelongToTheEventThatTookPlaceThen) {
  const auto page = read_page(
      "The deportation of miners took place on 4 May 2031, with 40 people driven in lorries.");
  EXPECT_EQ(claim_of(*page, ClaimKind::date, "event_date").counted, "forced_return/date");
}

TEST(Dates, WithoutAClockStayRelative) {
  const auto page = read_page("Soldiers detained 60 miners on Thursday, two months ago.");
  for (const DraftMention& mention : page->draft.mentions) {
    if (mention.kind != MentionKind::date) continue;
    const auto& date = std::get<Date>(mention.value);
    EXPECT_FALSE(date.earliest.has_value()) << page->words(mention.span);
  }
}

TEST(Dates, BelongToBothHarmsOfOneClause) {
  const auto page =
      read_page("Nine weavers were killed and scores wounded in Sednaport on 4 May 2031.");
  const DraftClaim& killed = claim_of(*page, ClaimKind::event, "killing");
  EXPECT_EQ(role_of(*page, killed, RoleName::date), "4 May 2031");
  const auto other =
      read_page("Nine weavers were killed and the mayor fled to Osterin on 4 May 2031.");
  EXPECT_EQ(role_of(*other, claim_of(*other, ClaimKind::event, "killing"), RoleName::date), "-");
}

TEST(Dates, OfLawsAreNoDatesOfDeeds) {
  const auto page =
      read_page("Under the 1987 Rivers Convention, the expulsion of 12 weavers is prohibited.");
  EXPECT_EQ(claims_of(*page, ClaimKind::date), Strings{});
}

TEST(Counts, JoinedToAPartArePartsToo) {
  const auto page = read_page(
      "Soldiers deported 60 weavers to Quilland. Among them were eleven women and nine girls.");
  const auto counts = claims_of(*page, ClaimKind::count);
  EXPECT_EQ(counts, (Strings{"victims(60 weavers)", "victims_partition(eleven women)",
                             "victims_partition(nine girls)"}));
}

TEST(Dates, HangOnTheClockOfTheirPageOrRegion) {
  const std::vector<Part> parts = {
      {RegionKind::main, "Forty herders were expelled to Quilland on Tuesday.", ""},
      {RegionKind::quoted, "Nine herders were arrested on Tuesday.", "2031-05-30"},
      {RegionKind::quoted, "Six herders were killed on Tuesday.", ""}};
  const auto page = read_page(parts, invented_context(), "2031-06-12");
  std::vector<std::string> days;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind == ClaimKind::date) days.push_back(std::get<Date>(claim.value).edtf);
  }
  EXPECT_EQ(days, (std::vector<std::string>{"2031-06-10", "2031-05-27", ""}));
}

TEST(Routes, HaveBothEnds) {
  const auto page =
      read_page("The 60 miners were deported from Sednaport to Tolverton via Brackwater.");
  const DraftClaim& route = claim_of(*page, ClaimKind::route, "transfer");
  EXPECT_EQ(role_of(*page, route, RoleName::from), "Sednaport");
  EXPECT_EQ(role_of(*page, route, RoleName::to), "Tolverton");
}

TEST(Routes, PairTheBanksOfACrossing) {
  const auto page = read_page(
      "The miners were handed over on the road from Tolverton, Brackwater to Halm Ferry.");
  const DraftClaim& pair = claim_of(*page, ClaimKind::route, "crossing_pair");
  EXPECT_EQ(role_of(*page, pair, RoleName::from), "Brackwater");
  EXPECT_EQ(role_of(*page, pair, RoleName::to), "Halm Ferry");
  EXPECT_TRUE(
      claims_of(*read_page("The road from Brackwater to Sednaport is closed."), ClaimKind::route)
          .empty());
}

TEST(Places, OfDetentionAreNamedSites) {
  const auto page = read_page(
      "The miners were held in Graywater Prison for a week. They ate at Lakeside School.");
  EXPECT_EQ(claims_of(*page, ClaimKind::place), Strings{"place_of_detention(Graywater Prison)"});
}

// ------------------------------------------------------------------------------------------------
// denials, law, risks, actors

TEST(Denials, HaveTheirSubkinds) {
  struct Case {
    const char *text, *subkind;
  };
  for (const Case& c :
       {Case{"The Quillish government denied the killings on Friday.", "denial_of_act"},
        Case{"The Quillish government denied responsibility for the blast.",
             "denial_of_responsibility"},
        Case{"The Quillish government denied the existence of such camps.", "denial_of_category"},
        Case{"The Quillish government said there are no refugees in the country.",
             "denial_of_category"},
        Case{"The Quillish government said it had acted in accordance with the law.",
             "assertion_of_legality"},
        Case{"The Quillish government has not acknowledged the deportations.",
             "non_acknowledgement"},
        Case{"The Quillish government has declined to comment on it.", "no_comment"}}) {
    const auto page = read_page(c.text);
    const DraftClaim& claim = claim_of(*page, ClaimKind::denial, c.subkind);
    EXPECT_FALSE(claim.chain.empty()) << c.text;
    EXPECT_EQ(claims_of(*page, ClaimKind::denial).size(), 1U) << c.text;
  }
}

TEST(Denials, TakePhrasesOfTheField) {
  struct Case {
    const char *text, *subkind;
  };
  for (const Case& c :
       {Case{"The army had nothing to do with the deaths, the Quillish government said.",
             "denial_of_responsibility"},
        Case{"They were not refugees but bandits, the Quillish police said.", "denial_of_category"},
        Case{"\"We sent nobody across the river,\" the colonel said.", "denial_of_act"},
        Case{"The Quillish government rejected the allegations.", "denial_of_act"},
        Case{"Quilland denies everything.", "denial_of_act"},
        Case{"The governor called the claims baseless.", "denial_of_act"},
        Case{"The soldiers fired in self-defence, the army said.", "assertion_of_legality"},
        Case{"The ministry could not be reached for comment.", "no_comment"},
        Case{"The ministry neither confirmed nor denied the arrests.", "non_acknowledgement"}}) {
    const auto page = read_page(c.text);
    const Strings denials = claims_of(*page, ClaimKind::denial);
    ASSERT_EQ(denials.size(), 1U) << c.text;
    EXPECT_EQ(denials[0].substr(0, std::string_view(c.subkind).size()), c.subkind) << c.text;
  }
}

TEST(Denials, AreNotRefusalsDismissalsOrWishes) {
  for (const char* text :
       {"The governor denied him entry to the camp.", "The police chief dismissed two officers.",
        "The company rejected the offer.",
        "Relatives urged the ministry to say it was not responsible."}) {
    EXPECT_EQ(claims_of(*read_page(text), ClaimKind::denial), Strings{}) << text;
  }
}

TEST(Denials, AreHeldByTheOneWhoDenies) {
  const auto page = read_page("The Quillish government denied the killings on Friday.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::denial, "denial_of_act");
  EXPECT_EQ(claim.mood, Mood::denied);
  EXPECT_EQ(chain_of(*page, claim), "Quilland < narrator");
  EXPECT_EQ(role_of(*page, claim, RoleName::agent), "The Quillish government");
}

TEST(Denials, OfATownForItsStateAreTheStates) {
  const auto page =
      read_page("The camps hold 40 men. Tolverton dismissed the accusation on Friday.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::denial, "denial_of_act");
  EXPECT_EQ(chain_of(*page, claim), "Quilland < narrator");
  const auto agent = std::find_if(claim.roles.begin(), claim.roles.end(),
                                  [](const DraftRole& r) { return r.name == RoleName::agent; });
  ASSERT_NE(agent, claim.roles.end());
  ASSERT_NE(agent->entity, kNone);
  EXPECT_EQ(page->draft.entities[agent->entity].name, "Quilland");
}

TEST(Legal, KnowsStatusPenaltyAndViolation) {
  const auto status = read_page("The farmers are considered illegal migrants by Quilland.");
  const DraftClaim& claim = claim_of(*status, ClaimKind::legal, "legal_status");
  EXPECT_EQ(status->words(claim.anchor), "illegal migrants");
  EXPECT_EQ(chain_of(*status, claim), "Quilland < narrator");
  const auto penalty = read_page(
      "Under the criminal code of Osterin, leaving the country is punishable by five years' "
      "imprisonment.");
  EXPECT_NE(claims_of(*penalty, ClaimKind::legal), Strings{});
  const auto violation =
      read_page("The deportations violate international law, the Quiet River Initiative said.");
  EXPECT_NE(claims_of(*violation, ClaimKind::legal), Strings{});
}

TEST(Legal, KnowsChargesSentencesPapersAndWhatActsAmountTo) {
  struct Case {
    const char *text, *claim;
  };
  for (const Case& c :
       {Case{"A court sentenced the printer to nine years in prison.",
             "sentence(sentenced the printer to nine years in prison)"},
        Case{"The printer was charged with treason.", "charge(was charged with treason)"},
        Case{"The miners had refugee status.", "legal_status(had refugee status)"},
        Case{"The expulsions were unlawful, the lawyer said.", "alleged_violation(were unlawful)"},
        Case{"The silence amounts to enforced disappearance.",
             "alleged_violation(amounts to enforced disappearance)"},
        Case{"The convention forbids sending people back to torture.", "norm(forbids sending)"}}) {
    EXPECT_EQ(claims_of(*read_page(c.text), ClaimKind::legal), Strings{c.claim}) << c.text;
  }
  EXPECT_EQ(claims_of(*read_page("The illegal immigrants were fed by nuns."), ClaimKind::legal),
            Strings{});
}

TEST(Profiles, ReadRisksAndUnknownIdentities) {
  const auto risk = read_page("The farmers face torture, imprisonment and execution in Osterin.");
  EXPECT_EQ(claim_of(*risk, ClaimKind::profile, "risk").mood, Mood::feared);
  const auto identity =
      read_page("Soldiers detained 60 miners. The identity of the miners remains unknown.");
  claim_of(*identity, ClaimKind::profile, "identity_unknown");
}

TEST(Actors, AreIntroducedOnce) {
  const auto page = read_page(
      "The Quiet River Initiative (QRI), a human rights group in Sednaport, counted the boats. "
      "Dara Minn, director of the QRI, said ten were lost. Dara Minn, director of the QRI, left.");
  const Strings actors = claims_of(*page, ClaimKind::actor);
  ASSERT_EQ(actors.size(), 2U);
  EXPECT_EQ(actors[0].substr(0, 21), "organisation_profile(");
  EXPECT_EQ(actors[1], "person_profile(Dara Minn)");
}

TEST(Actors, AreNotIntroducedByATurnOfSpeechOrByOneDeed) {
  const auto turn = read_page(
      "The news from Sednaport, with our reporters.\n\nDara Minn: Good evening. I say that two "
      "boats "
      "are lost.");
  EXPECT_EQ(claims_of(*turn, ClaimKind::actor), Strings());
  const auto deed = read_page(
      "The Quiet River Initiative, which obtained the letter, left. The Open Ledger Initiative, "
      "which "
      "counts boats, stayed.");
  const Strings actors = claims_of(*deed, ClaimKind::actor);
  ASSERT_EQ(actors.size(), 1U);
  EXPECT_NE(actors[0].find("Open Ledger"), std::string::npos);
}

TEST(Events, CarryTheVoicesAroundThem) {
  const auto page = read_page(
      "The Quiet River Initiative said that soldiers killed nine miners in Tolverton on 4 May "
      "2031.");
  const DraftClaim& count = claim_of(*page, ClaimKind::count, "victims");
  EXPECT_EQ(chain_of(*page, count), "Quiet River Initiative");
  const DraftClaim& event = claim_of(*page, ClaimKind::event, "killing");
  EXPECT_EQ(chain_of(*page, event), "Quiet River Initiative");
  EXPECT_EQ(event.mood, Mood::reported);
  EXPECT_EQ(role_of(*page, event, RoleName::agent), "soldiers");
  EXPECT_EQ(role_of(*page, event, RoleName::place), "Tolverton");
}

TEST(Events, AreNotMadeOfFearsAndPlans) {
  const auto page = read_page(
      "The miners fear that they may be killed. The army plans to deport the farmers. "
      "Activists called for an end to the deportations.");
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::event) continue;
    EXPECT_FALSE(claim.subkind == "killing" || claim.subkind == "forced_return")
        << page->words(claim.anchor);
  }
}

// ------------------------------------------------------------------------------------------------
// laws of a draft

/// Every span lies in the text, on character boundaries and inside an article region; every index
/// points to something; every claim has a chain.
void check_laws(const Page& page) {
  const std::string& text = page.document.text;
  const Draft& draft = page.draft;
  const auto boundary = [&](std::uint32_t at) {
    return at == text.size() ||
           (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
  };
  const auto good = [&](TextSpan span) {
    return span.begin < span.end && boundary(span.begin) && boundary(span.end);
  };
  const auto inside = [&](TextSpan span) {
    return std::any_of(page.layout.main.begin(), page.layout.main.end(), [&](TextSpan main) {
      return main.begin <= span.begin && span.end <= main.end;
    });
  };
  const auto entity = [&](std::uint32_t index) {
    return index == kNone || index < draft.entities.size();
  };
  for (const DraftMention& mention : draft.mentions) {
    ASSERT_TRUE(good(mention.span) && inside(mention.span)) << page.words(mention.span);
    ASSERT_TRUE(entity(mention.entity));
    ASSERT_LT(mention.region, page.layout.regions.size());
  }
  for (const DraftAttribution& attribution : draft.attributions) {
    ASSERT_FALSE(attribution.content.empty());
    for (const auto* spans : {&attribution.voice, &attribution.cue, &attribution.content}) {
      for (const TextSpan span : *spans) ASSERT_TRUE(good(span)) << text;
    }
  }
  for (const DraftClaim& claim : draft.claims) {
    ASSERT_TRUE(good(claim.anchor) && inside(claim.anchor)) << page.words(claim.anchor);
    ASSERT_TRUE(good(claim.span));
    ASSERT_TRUE(claim.span.begin <= claim.anchor.begin && claim.anchor.end <= claim.span.end);
    ASSERT_FALSE(claim.chain.empty());
    ASSERT_FALSE(claim.subkind.empty());
    ASSERT_FALSE(claim.maker.empty());
    for (const DraftLink& link : claim.chain) {
      ASSERT_EQ(link.who == DraftLink::Who::entity, link.entity != kNone);
      ASSERT_TRUE(entity(link.entity));
      ASSERT_TRUE(!link.span || good(*link.span)) << text;
    }
    for (const DraftRole& role : claim.roles) {
      ASSERT_TRUE(good(role.span)) << text;
      ASSERT_TRUE(entity(role.entity));
      ASSERT_TRUE(role.mention == kNone || role.mention < draft.mentions.size());
    }
  }
  for (const DraftEntity& e : draft.entities) {
    ASSERT_FALSE(e.name.empty());
    ASSERT_TRUE(entity(e.part_of));
  }
}

/// All of a draft that can be seen, for comparing two.
std::string printed(const Page& page) {
  std::ostringstream out;
  for (const DraftEntity& e : page.draft.entities) out << e.name << e.country << e.part_of << '\n';
  for (const DraftMention& m : page.draft.mentions)
    out << m.span.begin << '-' << m.span.end << ' ' << m.entity << '\n';
  for (const DraftClaim& c : page.draft.claims) {
    out << c.subkind << c.anchor.begin << '-' << c.anchor.end << c.span.begin << '-' << c.span.end
        << c.counted << static_cast<int>(c.mood) << chain_of(page, c);
    for (const DraftRole& r : c.roles) out << static_cast<int>(r.name) << r.span.begin;
    out << '\n';
  }
  return out.str();
}

// A page of an invented event, whose words the random tests shuffle.
const char* const kStory =
    "On 4 May 2031 soldiers of the Osterinian army detained up to 60 miners near Tolverton, the "
    "Quiet River Initiative (QRI) said on Friday. \xE2\x80\x9CThey came at night and took my "
    "brothers,\xE2\x80\x9D said Dara Minn, a lawyer, who lives in Brackwater. At least 12 of them "
    "were women; two were later killed, according to a sister of one miner. Osterin's foreign "
    "ministry denied the arrests and said there are no political prisoners. They were sent back "
    "from Halm Ferry to Sednaport over three border crossings. Over 70 per cent are believed to be "
    "children. They face torture, imprisonment and execution under the criminal code. No contact "
    "has been made since. About 33,000 people have fled; an estimated 5,000 live in Graywater "
    "Prison. The Quillish government declined to comment two days after the vote.";

TEST(Draft, KeepsItsLawsOnAStory) {
  const auto page = read_page(kStory);
  check_laws(*page);
  EXPECT_GE(page->draft.claims.size(), 10U);
  EXPECT_GE(page->draft.attributions.size(), 4U);
}

TEST(Draft, TakesNothingFromFurniture) {
  const std::string furniture =
      "Police in Tolverton killed 40 farmers on 3 May 2031, the Quillish government said.";
  const auto page = read_page({{RegionKind::navigation, furniture},
                               {RegionKind::title, "Miners detained in Tolverton"},
                               {RegionKind::related_teaser, furniture},
                               {RegionKind::main, kStory},
                               {RegionKind::footer, furniture}});
  check_laws(*page);  // every mention and anchor lies in an article region
  const auto alone =
      read_page({{RegionKind::title, "Miners detained in Tolverton"}, {RegionKind::main, kStory}});
  EXPECT_EQ(page->draft.claims.size(), alone->draft.claims.size());
  EXPECT_EQ(page->draft.mentions.size(), alone->draft.mentions.size());
  EXPECT_TRUE(read_page({{RegionKind::footer, furniture}})->draft.claims.empty());
  EXPECT_TRUE(read_page({{RegionKind::footer, furniture}})->draft.mentions.empty());
}

TEST(Draft, NamesTheQuotedRegionThatCarriesAClaim) {
  const auto page =
      read_page({{RegionKind::main, "The miners are free."},
                 {RegionKind::quoted, "Soldiers detained 60 miners in Tolverton on 4 May 2031."}});
  EXPECT_EQ(claim_of(*page, ClaimKind::count, "victims").region, 1U);
}

TEST(Draft, IsTheSameEveryTime) {
  EXPECT_EQ(printed(*read_page(kStory)), printed(*read_page(kStory)));
}

TEST(Draft, OfNothingIsEmpty) {
  for (const char* text : {"", " \n ", ".", "\xE2\x80\x8B", "\"", "1", "...\n\n\xE2\x80\x9C\n"}) {
    const auto page = read_page(text);
    check_laws(*page);
    EXPECT_TRUE(page->draft.claims.empty()) << text;
  }
}

TEST(Draft, KeepsItsLawsOnShuffledWords) {
  constexpr std::uint32_t kSeed = 99;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  Strings words;
  std::istringstream in(kStory);
  for (std::string word; in >> word;) words.push_back(word);
  for (int round = 0; round < 120; ++round) {
    std::string text;
    const std::size_t length = 1 + random() % 90;
    const std::size_t runs = 1 + random() % 6;  // words that stay in their order
    while (text.size() < length * 6) {
      const std::size_t at = random() % words.size();
      for (std::size_t i = at; i < std::min(words.size(), at + runs); ++i) {
        text += words[i];
        text += random() % 40 == 0 ? "\n\n" : random() % 20 == 0 ? ". " : " ";
      }
    }
    SCOPED_TRACE(text);
    check_laws(*read_page(text));
    if (HasFatalFailure()) return;
  }
}

TEST(Draft, KeepsItsLawsOnRandomCharacters) {
  constexpr std::uint32_t kSeed = 100;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  const std::string story = kStory;
  for (int round = 0; round < 120; ++round) {
    std::string text;
    while (text.size() < random() % 900) {
      if (random() % 4 != 0) {
        const std::size_t at = random() % story.size();
        for (std::size_t i = at; i < std::min(story.size(), at + random() % 30);) {
          const CodePoint c = code_point_at(story, i);
          append_utf8(text, c.value);
          i += c.size;
        }
      } else {
        auto c = static_cast<char32_t>(random() % (random() % 2 == 0 ? 0x80U : 0x110000U));
        if (c >= 0xD800 && c <= 0xDFFF) c = 0xFFFD;
        append_utf8(text, c);
      }
    }
    ASSERT_EQ(first_invalid(text), text.size());
    SCOPED_TRACE(text);
    check_laws(*read_page(text));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace habeas
