// incident/incident_test.cpp - grouping of hand-made claims about invented events
#include "incident/incident.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "incident/clusters.h"
#include "incident/one_group.h"

namespace habeas {
namespace {

/// Pages made of one sentence a claim, so that distances follow the order of claims.
struct Story {
  std::vector<Document> documents;
  std::vector<Claim> claims;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Layout> layouts;

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
    const auto found = find_incidents(documents, layouts, claims, mentions, entities);
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

TEST(Incident, HoldsThoseWhomThePageNamesAsVictims) {
  Story story;
  const DocumentId page = tell_return(story, "a", 70, "XXXX-05-03");
  const std::string person = story.group("Dara Minn");
  Story::add(story.claim(page, ClaimKind::actor, "named_victim"), RoleName::victim, person);
  const auto found = story.incidents();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].claims.size(), 4U);
  EXPECT_TRUE(std::any_of(
      found[0].parties.begin(), found[0].parties.end(),
      [&](const Party& party) { return party.role == "victim" && party.ref == person; }));
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

TEST(Incident, AnArrestForADeedMayComeMonthsLater) {
  for (const auto& [held, when, incidents] :
       {std::tuple(2, "2021-05-20", 1U), std::tuple(70, "2021-05-20", 2U),
        std::tuple(2, "2021-01-20", 2U)}) {
    Story story;
    const std::string site = story.place("Alto market", "QA", PlaceKind::facility);
    const std::string person = story.group("Dara Minn");
    for (const auto& [path, deed, day, number] :
         {std::tuple("a", "killing", "2021-03-04", 5), std::tuple("b", "detention", when, held)}) {
      const DocumentId page = story.page(path);
      Claim& told = story.event(page, deed, story.group("people"));
      Story::add(told, RoleName::place, site);
      story.on(day, told);
      story.count(page, std::string(deed) + "/victim", number, story.group("some"));
      Story::add(story.claim(page, ClaimKind::actor, "named_victim"), RoleName::victim, person);
    }
    EXPECT_EQ(story.incidents().size(), incidents) << held << " on " << when;
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

TEST(Incident, WhereAllOfThemWentIsNoSiteOfSome) {
  Story story;
  const DocumentId page = tell_return(story, "a", 70, "XXXX-05-03");
  const std::string whole = story.claims[0].roles[0].ref;
  Claim& part = story.count(page, "forced_return/victim", 30, story.group("some"));
  Story::add(part, RoleName::whole, whole);
  Story::add(part, RoleName::to, story.place("Besk", "QB", PlaceKind::city));
  EXPECT_EQ(story.incidents().size(), 1U);
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

/// One page tells only of the first day of unrest, another only of what came on the third; a
/// month and a day of the next month are no such days.
TEST(Incident, DaysOfUnrestAreOneIncident) {
  const auto incidents = [](const std::string& first, const std::string& then) {
    Story story;
    const auto tell = [&](const std::string& path, const std::string& deed,
                          const std::string& day) {
      const DocumentId page = story.page(path);
      const std::string people = story.group("weavers");
      Claim& told = story.event(page, deed, people);
      Story::add(told, RoleName::place, story.place("Orlund", "QA", PlaceKind::city));
      story.count(page, deed + "/victim", 31, people);
      story.date(page, deed + "/date", day);
    };
    tell("a", "injury", first);
    tell("b", "detention", then);
    return story.incidents().size();
  };
  EXPECT_EQ(incidents("XXXX-03-09", "XXXX-03-11"), 1U);
  EXPECT_EQ(incidents("XXXX-03-09", "XXXX-03-25"), 2U);
  EXPECT_EQ(incidents("XXXX-02", "XXXX-03-03"), 2U);
}

/// Without a word that they are part of those sent back: fewer crossed there than in all.
TEST(Incident, ThoseWhoCrossedBetweenTwoTownsAreAPart) {
  Story story;
  const DocumentId page = tell_return(story, "a", 70, "XXXX-05-03");
  Claim& there = story.count(page, "forced_return/victim", 30, story.group("people"));
  Story::add(there, RoleName::from, story.place("Amstead", "QA", PlaceKind::city));
  Story::add(there, RoleName::to, story.place("Bellow", "QB", PlaceKind::city));
  const auto found = story.incidents();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].parent, found[0].id);
  ASSERT_EQ(found[1].claims.size(), 1U);
  EXPECT_EQ(found[1].claims[0], there.id);
}

/// Who learns the weights sees what the points of a pair are made of.
TEST(Incident, PointsAreTheWeightedFeatures) {
  Story story;
  for (const char* path : {"a", "b"}) {
    const DocumentId page = story.page(path);
    const std::string people = story.group("weavers");
    story.on("2031-04-02", story.event(page, "killing", people));
    story.count(page, "killing/victim", 31, people);
  }
  const Facts facts(story.documents, {}, story.claims, story.mentions, story.entities);
  LocalIncidents locals = find_local_incidents(facts);
  ASSERT_EQ(locals.incidents.size(), 2U);
  locals.incidents[1].profile.days.push_back(7);  // else they say the same and are one
  const std::vector<ComparedPair> pairs = compared_pairs(locals.incidents);
  ASSERT_EQ(pairs.size(), 1U);
  Sides sides;
  for (const LocalIncident& local : locals.incidents) sides.add(local, 0);
  sides.weigh();
  PairScorer scorer(sides);
  scorer.look_from(0);
  std::int64_t points = 0;
  std::set<std::string_view> held;
  for (std::size_t f = 0; f < kPairFeatures; ++f) {
    points += std::int64_t{pair_weights()[f]} * pairs[0].features[f] / 1000;
    if (pairs[0].features[f] > 0) held.insert(pair_feature_names()[f]);
  }
  EXPECT_EQ(points, scorer.score(1, -100000).points);
  for (std::int64_t least = points - 5000; least < points + 20000; least += 500) {
    const std::int64_t found = scorer.score(1, least).points;  // exact, or bounded without words
    EXPECT_TRUE(found == points || (points <= found && found < least)) << least;
  }
  EXPECT_TRUE(held.contains("same_figure"));
  EXPECT_TRUE(held.contains("same_deed_day"));
  EXPECT_FALSE(held.contains("other_figures"));
}

/// Two pages on a killing, each dated by a day counted from its writing. Is what keeps them apart
/// sure?
bool is_sure_apart(const std::string& first, const std::string& second) {
  Story story;
  for (const std::string& day : {first, second}) {
    const DocumentId page = story.page(day);
    Claim& told = story.event(page, "killing", story.group("weavers"));
    story.on(day, told);
    std::get<Date>(story.mentions.back().value).basis = DateBasis::relative;
  }
  const Facts facts(story.documents, {}, story.claims, story.mentions, story.entities);
  const LocalIncidents locals = find_local_incidents(facts);
  Sides sides;
  for (const LocalIncident& local : locals.incidents) sides.add(local, 0);
  sides.weigh();
  PairScorer scorer(sides);
  scorer.look_from(0);
  const PairScore found = scorer.score(1, -100000);
  EXPECT_EQ(found.veto.conflict, Conflict::days);
  return found.veto.is_sure;
}

TEST(Incident, CountedDaysWeeksApartAreOfTwoDeeds) {
  EXPECT_FALSE(is_sure_apart("2031-04-02", "2031-04-05"));
  EXPECT_TRUE(is_sure_apart("2031-04-02", "2031-04-24"));
}

/// A page of three sentences, the second of which tells of wounds in other words.
std::size_t incidents_told(const std::string& second, const std::string& written = "") {
  Story story;
  const DocumentId page = story.page("page");
  if (!written.empty()) {
    Layout& layout = story.layouts.emplace_back();
    layout.document = page;
    layout.published.date = written;
  }
  Document& document = story.documents.front();
  const auto tell = [&](const std::string& sentence, const std::string& event) {
    Claim claim;
    claim.document = page;
    claim.kind = ClaimKind::event;
    claim.subkind = event;
    claim.quote = sentence;
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    const auto deed = begin + static_cast<std::uint32_t>(sentence.find("hurt"));
    document.text += sentence + " ";
    claim.span = {begin, begin + static_cast<std::uint32_t>(sentence.size())};
    claim.anchor = {deed, deed + 4};
    claim.roles.push_back({RoleName::victim, {}, "", story.group(sentence)});
    if (const std::size_t ago = sentence.find("five "); ago != std::string::npos) {
      claim.roles.push_back(
          {RoleName::date, {}, sentence.substr(ago, sentence.size() - ago - 1), ""});
    }
    claim.id = IdBuilder().add(page).add(std::uint64_t{begin}).build<ClaimTag>();
    story.claims.push_back(claim);
    Claim& count = story.claims.emplace_back(claim);
    count.kind = ClaimKind::count;
    count.subkind = "victims";
    count.counted = event + "/victim";
    Quantity three;
    three.lo = three.hi = three.point = Number{3, 0};
    count.value = three;
    count.id = IdBuilder().add(page).add("count").add(std::uint64_t{begin}).build<ClaimTag>();
  };
  tell("Three cooks were hurt on a bridge.", "injury");
  tell(second, "injury");
  for (Layout& layout : story.layouts)
    layout.main = {{0, static_cast<std::uint32_t>(document.text.size())}};
  return story.incidents().size();
}

TEST(Incident, ADeedThatThePageCallsAnotherIsAnother) {
  EXPECT_EQ(incidents_told("Three nurses were hurt by the same men."), 1U);
  EXPECT_EQ(incidents_told("Three nurses were hurt in a separate attack."), 2U);
  EXPECT_EQ(incidents_told("It comes four days after three nurses were hurt."), 2U);
  EXPECT_EQ(incidents_told("The raid came three weeks after three nurses were hurt."), 2U);
  EXPECT_EQ(incidents_told("The vote comes two years after three nurses were hurt."), 2U);
  EXPECT_EQ(incidents_told("In an earlier police raid three nurses were hurt."), 2U);
  EXPECT_EQ(incidents_told("It was the worst since 2021, when three nurses were hurt."), 2U);
  EXPECT_EQ(incidents_told("It was the worst since July 2021, when three nurses were hurt."), 2U);
  EXPECT_EQ(incidents_told("In 2019 three nurses were hurt on the river.", "2031-05-09"), 2U);
  EXPECT_EQ(incidents_told("In 2031 three nurses were hurt on the river.", "2031-05-09"), 1U);
  EXPECT_EQ(incidents_told("Three nurses were hurt five years ago."), 2U);
  EXPECT_EQ(incidents_told("Three nurses were hurt five days ago."), 1U);
  EXPECT_EQ(incidents_told("\n\nElsewhere: In Alto, three nurses were hurt."), 2U);
}

/// A page of two paragraphs, each headed by the place given and telling that three were hurt.
std::size_t incidents_headed(const std::string& first, const std::string& second, PlaceKind kind,
                             const std::string& mark = ": ") {
  Story story;
  const DocumentId page = story.page("page");
  for (const std::string& heading : {first, second}) {
    Document& document = story.documents.front();
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += heading + mark + "Three cooks were hurt.\n\n";
    story.place(heading, "XA", kind);
    Mention& mention = story.mentions.back();
    mention.document = page;
    mention.span = {begin, begin + static_cast<std::uint32_t>(heading.size())};
    Claim claim;
    claim.document = page;
    claim.kind = ClaimKind::count;
    claim.subkind = "victims";
    claim.counted = "injury/victim";
    Quantity three;
    three.lo = three.hi = three.point = Number{3, 0};
    claim.value = three;
    claim.quote = heading + mark + "Three cooks were hurt";
    claim.span = {begin, begin + static_cast<std::uint32_t>(claim.quote.size())};
    claim.anchor = {claim.span.end - 4, claim.span.end};
    claim.roles.push_back({RoleName::victim, {}, "", story.group(heading)});
    claim.id = IdBuilder().add(page).add(std::uint64_t{begin}).build<ClaimTag>();
    story.claims.push_back(claim);
  }
  return story.incidents().size();
}

TEST(Incident, ItemsOfARoundUpAreDifferentMatters) {
  EXPECT_EQ(incidents_headed("Norland", "Osterin", PlaceKind::country), 2U);
  EXPECT_EQ(incidents_headed("Alto", "Brod", PlaceKind::city), 1U);  // towns of one story
  EXPECT_EQ(incidents_headed("Norland", "Osterin", PlaceKind::country, "\n\n"), 2U);
  EXPECT_EQ(incidents_headed("Alto", "Brod", PlaceKind::city, "\n\n"), 1U);
}

TEST(Incident, AnotherStatementIsNoOtherDeed) {
  EXPECT_EQ(incidents_told("In a separate statement the mayor said three cooks were hurt."), 1U);
  EXPECT_EQ(incidents_told("In a separate statement on the raid: three cooks were hurt."), 1U);
  EXPECT_EQ(incidents_told("Three cooks were hurt, he said in an earlier interview."), 1U);
  EXPECT_EQ(incidents_told("The protest came two days after three cooks were hurt."), 1U);
}

TEST(Incident, OfViolenceAreOfTheFirstOfDaysCloseTogether) {
  for (const char* const event : {"killing", "forced_return"}) {
    Story story;
    const auto page = story.page("page");
    story.count(page, std::string(event) + "/victim", 3, story.group("cooks"));
    story.date(page, std::string(event) + "/date", "2031-05-09");
    story.date(page, std::string(event) + "/date", "2031-05-09");
    story.date(page, std::string(event) + "/date", "2031-05-08");
    const auto incidents = find_incidents(story.documents, {}, story.claims, story.mentions, {});
    ASSERT_TRUE(incidents && !incidents->empty() && incidents->front().date);
    const bool violence = std::string(event) == "killing";
    EXPECT_EQ(incidents->front().date->edtf, violence ? "2031-05-08" : "2031-05-09") << event;
  }
}

}  // namespace
}  // namespace habeas
