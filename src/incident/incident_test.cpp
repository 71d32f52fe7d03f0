// incident/incident_test.cpp - grouping of hand-made claims about invented events
#include "incident/incident.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "incident/one_group.h"

namespace habeas {
namespace {

/// Pages made of one sentence a claim, so that distances follow the order of claims.
struct Story {
  std::vector<Document> documents;
  std::vector<Claim> claims;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;

  DocumentId page(const std::string& path) {
    Document document;
    document.id = IdBuilder().add(path).build<DocumentTag>();
    document.path = path;
    documents.push_back(document);
    return document.id;
  }

  std::string group(const std::string& name) {
    Entity entity;
    entity.id =
        to_text(IdBuilder().add(name).add(std::uint64_t{entities.size()}).build<EntityTag>());
    entity.name = name;
    entity.kind = MentionKind::group;
    entities.push_back(entity);
    return entity.id;
  }

  std::string place(const std::string& name, const std::string& country, PlaceKind kind) {
    Mention mention;
    mention.id = IdBuilder().add(name).add(std::uint64_t{mentions.size()}).build<MentionTag>();
    mention.kind = MentionKind::place;
    Place value;
    value.name = name;
    value.country = country;
    value.kind = kind;
    mention.value = value;
    mentions.push_back(mention);
    return to_text(mention.id);
  }

  Claim& claim(DocumentId page, ClaimKind kind, const std::string& subkind) {
    Document& document = *std::find_if(documents.begin(), documents.end(),
                                       [&](const Document& d) { return d.id == page; });
    Claim claim;
    claim.document = page;
    claim.kind = kind;
    claim.subkind = subkind;
    const auto here = std::count_if(claims.begin(), claims.end(),
                                    [&](const Claim& other) { return other.document == page; });
    claim.quote = "Sentence number " + std::to_string(here);
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += claim.quote + ". ";
    claim.span = claim.anchor = {begin, begin + static_cast<std::uint32_t>(claim.quote.size())};
    claim.id = IdBuilder().add(page).add(std::uint64_t{begin}).build<ClaimTag>();
    claims.push_back(claim);
    return claims.back();
  }

  Claim& event(DocumentId page, const std::string& subkind, const std::string& victims = "") {
    Claim& made = claim(page, ClaimKind::event, subkind);
    if (!victims.empty()) made.roles.push_back({RoleName::victim, {}, "", victims});
    return made;
  }

  Claim& count(DocumentId page, const std::string& counted, std::int64_t number,
               const std::string& victims) {
    Claim& made = claim(page, ClaimKind::count, "victims");
    Quantity quantity;
    quantity.lo = quantity.hi = quantity.point = Number{number, 0};
    made.value = quantity;
    made.counted = counted;
    made.roles.push_back({RoleName::victim, {}, "", victims});
    return made;
  }

  Claim& date(DocumentId page, const std::string& counted, const std::string& edtf) {
    Claim& made = claim(page, ClaimKind::date, "event_date");
    Date date;
    date.edtf = edtf;
    date.basis = DateBasis::explicit_;
    made.value = date;
    made.counted = counted;
    return made;
  }

  void on(const std::string& day, Claim& deed) {
    Mention mention;
    mention.id = IdBuilder().add(day).build<MentionTag>();
    mention.kind = MentionKind::date;
    Date date;
    date.edtf = day;
    date.basis = DateBasis::explicit_;
    mention.value = date;
    mentions.push_back(mention);
    add(deed, RoleName::date, to_text(mention.id));
  }

  static void add(Claim& claim, RoleName name, const std::string& ref) {
    claim.roles.push_back({name, {}, "", ref});
  }

  [[nodiscard]] std::vector<Incident> incidents() const {
    const auto found = find_incidents(documents, {}, claims, mentions, entities);
    EXPECT_TRUE(found.has_value());
    return found ? *found : std::vector<Incident>{};
  }
};

/// One page on a forced return of so many people.
DocumentId tell_return(Story& story, const std::string& path, std::int64_t number,
                       const std::string& day) {
  const DocumentId page = story.page(path);
  const std::string people = story.group("returnees");
  Claim& deed = story.event(page, "forced_return", people);
  Story::add(deed, RoleName::from, story.place("Arland", "QA", PlaceKind::country));
  Story::add(deed, RoleName::to, story.place("Borland", "QB", PlaceKind::country));
  story.count(page, "forced_return/victim", number, people);
  if (!day.empty()) story.date(page, "forced_return/date", day);
  return page;
}

TEST(Incident, TwoPagesOnOneEventAreOneIncident) {
  Story story;
  tell_return(story, "a", 70, "XXXX-05-03");
  tell_return(story, "b", 70, "XXXX-05");
  const auto found = story.incidents();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].documents.size(), 2U);
  EXPECT_EQ(found[0].claims.size(), 6U);
  EXPECT_EQ(found[0].event, "forced_return");
  ASSERT_TRUE(found[0].date.has_value());
  EXPECT_EQ(found[0].date->edtf, "XXXX-05-03");
  EXPECT_FALSE(found[0].merged.empty());
}

TEST(Incident, FiguresOfDifferentDeedsKeepNothingApart) {
  Story story;
  const DocumentId first = tell_return(story, "a", 70, "XXXX-05-03");
  const DocumentId second = tell_return(story, "b", 70, "XXXX-05-03");
  story.count(first, "transfer/victim", 1600, story.group("those who crossed"));
  story.count(second, "detention/victim", 15, story.group("those held"));
  EXPECT_EQ(story.incidents().size(), 1U);
}

TEST(Incident, DatesThatCannotMeetKeepLookAlikesApart) {
  Story story;
  tell_return(story, "a", 70, "XXXX-05-03");
  tell_return(story, "b", 70, "XXXX-11");
  const auto found = story.incidents();
  ASSERT_EQ(found.size(), 2U);
  ASSERT_EQ(found[0].kept_apart.size(), 1U);
  EXPECT_EQ(found[0].kept_apart[0].id, to_text(found[1].id));
  EXPECT_NE(found[0].kept_apart[0].reason.find("dates"), std::string::npos);
}

TEST(Incident, FiguresAFactorOfFiveApartAreTwoEvents) {
  Story story;
  tell_return(story, "a", 70, "");
  tell_return(story, "b", 8, "");
  EXPECT_EQ(story.incidents().size(), 2U);
}

TEST(Incident, OnePageWithTwoDaysTellsTwoEvents) {
  Story story;
  const DocumentId page = story.page("a");
  for (const std::string day : {"2021-03-04", "2021-09-10"}) {
    story.on(day, story.event(page, "detention", story.group("detainees")));
  }
  EXPECT_EQ(story.incidents().size(), 2U);
}

/// In a chronicle two groups of one size and name are one entity to whoever reads the words alone.
TEST(Incident, OneGroupHitAgainOnAnotherDayElsewhereIsAnotherEvent) {
  for (const auto& [second_place, incidents] : {std::pair("Besk", 2U), std::pair("Alto", 1U)}) {
    Story story;
    const DocumentId page = story.page("a");
    const std::string group = story.group("12 villagers");
    for (const auto& [place, day] :
         {std::pair("Alto", "2021-03-04"), std::pair(second_place, "2021-09-10")}) {
      Claim& deed = story.event(page, "killing", group);
      Story::add(deed, RoleName::place, story.place(place, "QA", PlaceKind::other));
      story.on(day, deed);
    }
    EXPECT_EQ(story.incidents().size(), incidents) << second_place;
  }
}

TEST(Incident, IdsStayWhenADocumentIsAdded) {
  Story story;
  tell_return(story, "b", 70, "XXXX-05-03");
  tell_return(story, "c", 8, "XXXX-11-20");
  const auto before = story.incidents();
  tell_return(story, "d", 70, "XXXX-05-03");
  tell_return(story, "e", 700, "XXXX-08-01");
  const auto after = story.incidents();
  ASSERT_EQ(before.size(), 2U);
  ASSERT_EQ(after.size(), 3U);
  EXPECT_EQ(after[0].id, before[0].id);
  EXPECT_EQ(after[1].id, before[1].id);
}

TEST(Incident, DeathsFollowDetentionWithinAMonthAndNeverComeBeforeIt) {
  for (const auto& [day, incidents] :
       {std::pair("2021-03-09", 1U), std::pair("2021-03-01", 2U), std::pair("2021-05-09", 2U)}) {
    Story story;
    const DocumentId page = story.page("a");
    story.on("2021-03-04", story.event(page, "detention", story.group("detainees")));
    story.on(day, story.event(page, "killing", story.group("dead")));
    EXPECT_EQ(story.incidents().size(), incidents) << day;
  }
}

TEST(Incident, PagesOnADetentionAndOnADeathInItAreOneIncident) {
  for (const auto& [day, incidents] : {std::pair("2021-03-09", 1U), std::pair("2021-02-09", 2U)}) {
    Story story;
    const std::string site = story.place("Alto barracks", "QA", PlaceKind::facility);
    for (const auto& [path, deed, when] :
         {std::tuple("a", "detention", "2021-03-04"), std::tuple("b", "killing", day)}) {
      const DocumentId page = story.page(path);
      Claim& told = story.event(page, deed, story.group("men"));
      Story::add(told, RoleName::place, site);
      story.on(when, told);
      story.count(page, std::string(deed) + "/victim", 70, story.group("people"));
    }
    EXPECT_EQ(story.incidents().size(), incidents) << day;
  }
}

TEST(Incident, KilledAndWoundedInOneSentenceAreOneIncident) {
  Story story;
  const DocumentId page = story.page("a");
  Claim& killed = story.count(page, "killing/victim", 4, story.group("dead"));
  const TextSpan sentence = killed.anchor;
  Claim& hurt = story.count(page, "injury/victim", 9, story.group("wounded"));
  hurt.anchor = sentence;
  EXPECT_EQ(story.incidents().size(), 1U);
}

TEST(Incident, CrossingsHangUnderTheirIncident) {
  Story story;
  const DocumentId page = tell_return(story, "a", 70, "XXXX-05-03");
  const std::string whole = story.claims[0].roles[0].ref;
  Claim& pair = story.claim(page, ClaimKind::route, "crossing_pair");
  Story::add(pair, RoleName::from, story.place("Alto", "QA", PlaceKind::city));
  Story::add(pair, RoleName::to, story.place("Besk", "QB", PlaceKind::city));
  Claim& part = story.count(page, "forced_return/victim", 30, story.group("some"));
  Story::add(part, RoleName::whole, whole);
  Story::add(part, RoleName::place, story.place("Besk", "QB", PlaceKind::city));
  const auto found = story.incidents();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].parent, found[0].id);
  EXPECT_EQ(found[1].claims.size(), 2U);
  EXPECT_EQ(found[1].label, "Alto - Besk");
  EXPECT_EQ(found[0].claims.size(), 3U);
}

TEST(Incident, ACrossingCalledByOneTownIsThePair) {
  Story story;
  const DocumentId page = tell_return(story, "a", 70, "XXXX-05-03");
  const std::string whole = story.claims[0].roles[0].ref;
  Claim& pair = story.claim(page, ClaimKind::route, "crossing_pair");
  Story::add(pair, RoleName::from, story.place("Alto", "QA", PlaceKind::city));
  Story::add(pair, RoleName::to, story.place("Besk", "QB", PlaceKind::city));
  Claim& part = story.count(page, "forced_return/victim", 30, story.group("some"));
  Story::add(part, RoleName::whole, whole);
  Story::add(part, RoleName::place, story.place("Besk crossing point", "QB", PlaceKind::facility));
  Claim& prison = story.count(page, "forced_return/victim", 20, story.group("more"));
  Story::add(prison, RoleName::whole, whole);
  Story::add(prison, RoleName::place, story.place("Besk Prison", "QB", PlaceKind::facility));
  const auto found = story.incidents();
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[1].claims.size(), 2U);
  EXPECT_EQ(found[1].label, "Alto - Besk");
}

TEST(Incident, AProtestIsRelatedAndAThreatIsNone) {
  Story story;
  const DocumentId page = tell_return(story, "a", 70, "XXXX-05-03");
  story.event(page, "protest");
  Claim& threat = story.event(page, "killing", story.group("others"));
  threat.mood = Mood::feared;
  const auto found = story.incidents();
  ASSERT_EQ(found.size(), 2U);
  ASSERT_EQ(found[1].related.size(), 1U);
  EXPECT_EQ(found[1].related[0].id, to_text(found[0].id));
  EXPECT_EQ(found[1].event, "protest");
}

TEST(Incident, PopulationsAndPenaltiesBelongToNone) {
  Story story;
  const DocumentId page = tell_return(story, "a", 70, "XXXX-05-03");
  story.claim(page, ClaimKind::estimate, "population");
  story.claim(page, ClaimKind::legal, "penalty");
  story.claim(page, ClaimKind::legal, "norm");
  EXPECT_EQ(story.incidents()[0].claims.size(), 3U);
}

TEST(Incident, TheOrderOfTheInputDoesNotMatter) {
  Story story;
  tell_return(story, "a", 70, "XXXX-05-03");
  tell_return(story, "b", 8, "");
  tell_return(story, "c", 70, "XXXX-05");
  const auto want = story.incidents();
  std::mt19937 random(3);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(story.claims.begin(), story.claims.end(), random);
    std::shuffle(story.documents.begin(), story.documents.end(), random);
    std::shuffle(story.mentions.begin(), story.mentions.end(), random);
    const auto got = story.incidents();
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      EXPECT_EQ(got[i].id, want[i].id);
      EXPECT_EQ(got[i].claims, want[i].claims);
      EXPECT_EQ(got[i].label, want[i].label);
    }
  }
}

TEST(Incident, ManyCopiesAreOneIncidentInBoundedTime) {
  Story story;
  for (int i = 0; i < 3000; ++i) tell_return(story, "page" + std::to_string(i), 70, "XXXX-05-03");
  const auto found = story.incidents();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].documents.size(), 3000U);
}

TEST(OneGroup, IsToldWithOneFigureOnPagesOfOneIncident) {
  Story story;
  const std::string first = story.group("46 fishermen");
  const std::string second = story.group("up to 46 fishermen");
  const std::string small = story.group("4 fishermen");
  const std::string small_too = story.group("4 fishermen");
  std::vector<Incident> incidents(1);
  for (const auto& [page, group, number] :
       {std::tuple(story.page("a"), first, 46), std::tuple(story.page("b"), second, 46),
        std::tuple(story.page("c"), small, 4), std::tuple(story.page("d"), small_too, 4)}) {
    incidents[0].claims.push_back(story.count(page, "forced_return/victim", number, group).id);
  }
  const std::map<std::string, std::string> expected = {{second, first}};
  EXPECT_EQ(same_groups(story.claims, incidents), expected);
  // Claims of no incident, or of another, tell nothing.
  incidents[0].claims.erase(incidents[0].claims.begin());
  EXPECT_TRUE(same_groups(story.claims, incidents).empty());
}

TEST(OneGroup, IsNotGuessedWhereAPageHasTwoOfOneFigure) {
  Story story;
  const std::string first = story.group("30 miners");
  const std::string second = story.group("30 porters");
  const std::string third = story.group("30 people");
  std::vector<Incident> incidents(1);
  const DocumentId page = story.page("a");
  for (const auto& [at, group] :
       {std::tuple(page, first), std::tuple(page, second), std::tuple(story.page("b"), third)}) {
    incidents[0].claims.push_back(story.count(at, "killing/victim", 30, group).id);
  }
  EXPECT_TRUE(same_groups(story.claims, incidents).empty());
}

}  // namespace
}  // namespace habeas
