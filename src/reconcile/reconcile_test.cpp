// reconcile/reconcile_test.cpp - every state on hand-made claims about an invented forced return
#include "reconcile/reconcile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

#include "model/laws.h"

namespace habeas {
namespace {

/// One incident told by pages with one claim after the other. Each voice is an origin.
struct Case {
  std::vector<Document> documents;
  std::vector<Layout> layouts;
  std::vector<Claim> claims;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Incident> incidents;
  std::vector<Origin> origins;
  std::vector<ReuseLink> reuse;
  std::uint32_t at = 0;

  Case() {
    Incident incident;
    incident.id = IdBuilder().add("incident").build<IncidentTag>();
    incident.event = "forced_return";
    incidents.push_back(incident);
  }

  DocumentId page(const std::string& path) {
    Document document;
    document.id = IdBuilder().add(path).build<DocumentTag>();
    document.path = path;
    documents.push_back(document);
    Layout layout;
    layout.document = document.id;
    layouts.push_back(layout);
    incidents[0].documents.push_back(document.id);
    return document.id;
  }

  /// A claim in the voice of `who`; an empty name is the page's own voice.
  Claim& say(DocumentId page, const std::string& who, ClaimKind kind, const std::string& subkind,
             bool inside = true) {
    Claim claim;
    claim.document = page;
    claim.kind = kind;
    claim.subkind = subkind;
    claim.span = claim.anchor = {at, at + 10};
    at += 500;
    claim.id = IdBuilder().add(page).add(std::uint64_t{at}).build<ClaimTag>();
    claim.chain.push_back({who.empty() ? std::string(kNarrator) : who, who, Rel::said, {}, false});
    claims.push_back(claim);
    if (inside) incidents[0].claims.push_back(claim.id);
    add_to_origin(who.empty() ? to_text(page) : who, !who.empty(), claim);
    return claims.back();
  }

  void add_to_origin(const std::string& name, bool identified, const Claim& claim) {
    for (Origin& origin : origins) {
      if (origin.name == name) {
        origin.claims.push_back(claim.id);
        return;
      }
    }
    Origin origin;
    origin.id = IdBuilder().add(name).build<OriginTag>();
    origin.name = name;
    origin.standing = identified ? Standing::identified : Standing::unresolved;
    origin.claims.push_back(claim.id);
    origins.push_back(origin);
  }

  Claim& number(DocumentId page, const std::string& who, Bound bound, std::int64_t figure) {
    Claim& claim = say(page, who, ClaimKind::count, "victims");
    claim.counted = "forced_return/victim";
    claim.value = amount(bound, figure);
    claim.roles.push_back({RoleName::victim, {}, "", "group"});
    return claim;
  }

  static Quantity amount(Bound bound, std::int64_t figure) {
    Quantity quantity;
    quantity.bound = bound;
    quantity.unit = "person";
    const Number n{figure, 0};
    if (bound == Bound::exact || bound == Bound::approx) quantity.point = n;
    if (bound != Bound::lower) quantity.hi = n;
    if (bound == Bound::lower || bound == Bound::exact) quantity.lo = n;
    if (bound == Bound::approx) {
      quantity.lo = Number{figure * 9, 1};
      quantity.hi = Number{figure * 11, 1};
    }
    return quantity;
  }

  Claim& share(DocumentId page, const std::string& who, const std::string& of, std::int64_t percent,
               bool inside = true) {
    Claim& claim = say(page, who, ClaimKind::count, "proportion", inside);
    claim.counted = "share_" + of;
    Quantity quantity;
    quantity.share = true;
    quantity.bound = Bound::lower;
    quantity.lo = Number{percent, 2};
    quantity.lo_open = true;
    quantity.hi = Number{1, 0};
    claim.value = quantity;
    return claim;
  }

  Claim& date(DocumentId page, const std::string& who, const std::string& edtf) {
    Claim& claim = say(page, who, ClaimKind::date, "event_date");
    claim.counted = "forced_return/date";
    Date value;
    value.edtf = edtf;
    value.basis = DateBasis::explicit_;
    claim.value = value;
    return claim;
  }

  /// A part of the incident at a place, with a figure.
  void part(DocumentId page, const std::string& place, Bound bound, std::int64_t figure) {
    Claim& claim = number(page, "", bound, figure);
    claim.roles.push_back({RoleName::whole, {}, "", "group"});
    incidents[0].claims.pop_back();
    Incident sub;
    sub.id = IdBuilder().add(place).build<IncidentTag>();
    sub.parent = incidents[0].id;
    sub.label = place;
    Place value;
    value.name = place;
    sub.places.push_back(value);
    sub.claims.push_back(claim.id);
    incidents.push_back(sub);
  }

  [[nodiscard]] std::vector<Finding> all() const {
    const auto found =
        reconcile(documents, layouts, claims, mentions, entities, incidents, origins, reuse);
    EXPECT_TRUE(found.has_value());
    return found ? *found : std::vector<Finding>{};
  }

  [[nodiscard]] std::vector<Finding> about(const std::string& attribute) const {
    std::vector<Finding> found = all();
    std::erase_if(found, [&](const Finding& f) { return f.attribute != attribute; });
    return found;
  }

  [[nodiscard]] std::optional<Finding> in_state(const std::string& attribute,
                                                FindingState state) const {
    for (const Finding& finding : about(attribute)) {
      if (finding.state == state) return finding;
    }
    return std::nullopt;
  }
};

std::int64_t low(const Finding& finding) { return std::get<Quantity>(finding.value).lo->digits; }
std::int64_t high(const Finding& finding) { return std::get<Quantity>(finding.value).hi->digits; }

TEST(Reconcile, OneOriginInTwoWordingsIsHedgedAndTheWeakestStands) {
  Case c;
  c.number(c.page("a"), "Office", Bound::upper, 90);
  c.number(c.page("b"), "", Bound::exact, 90);
  const auto finding = c.in_state("victims_total", FindingState::hedged);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(high(*finding), 90);
  EXPECT_FALSE(std::get<Quantity>(finding->value).lo.has_value());
  EXPECT_EQ(finding->identified_origins, 1U);
  EXPECT_EQ(finding->documents, 2U);
  EXPECT_EQ(finding->unresolved_origins.size(), 1U);
}

TEST(Reconcile, TwoNamedOriginsThatMeetAgree) {
  Case c;
  c.number(c.page("a"), "Office", Bound::exact, 90);
  c.number(c.page("b"), "Ministry", Bound::exact, 90);
  const auto finding = c.in_state("victims_total", FindingState::agreed);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(finding->identified_origins, 2U);
}

TEST(Reconcile, FiguresThatMeetAreAllTold) {
  Case c;
  c.number(c.page("a"), "", Bound::lower, 31);
  c.number(c.page("b"), "", Bound::exact, 45);
  const auto finding = c.in_state("victims_total", FindingState::single_origin);
  ASSERT_TRUE(finding.has_value());
  EXPECT_NE(finding->text.find("The figures told: at least 31, 45."), std::string::npos)
      << finding->text;
}

TEST(Reconcile, TwoExactFiguresAreAConflictWithBothSides) {
  Case c;
  c.number(c.page("a"), "Office", Bound::exact, 90);
  c.number(c.page("b"), "Ministry", Bound::exact, 60);
  const auto finding = c.in_state("victims_total", FindingState::conflict);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(finding->supports.size(), 1U);
  EXPECT_EQ(finding->opposes.size(), 1U);
}

TEST(Reconcile, ARoundHeadlineBesideItsBoundIsNoConflict) {
  Case one;
  const DocumentId page = one.page("a.txt");
  one.number(page, "", Bound::exact, 400);
  Claim& more = one.number(page, "Harbour League", Bound::lower, 400);
  std::get<Quantity>(more.value).lo_open = true;
  one.number(page, "Reed Watch", Bound::upper, 420);
  EXPECT_FALSE(one.in_state("victims_total", FindingState::conflict).has_value());
}

TEST(Reconcile, BodiesFoundAreNoMoreThanALowerBound) {
  Case c;
  std::get<Quantity>(c.number(c.page("a"), "Volunteers", Bound::exact, 14).value).unit = "body";
  c.number(c.page("b"), "Office", Bound::exact, 17);
  EXPECT_FALSE(c.in_state("victims_total", FindingState::conflict).has_value());
  Case more;
  std::get<Quantity>(more.number(more.page("a"), "Volunteers", Bound::exact, 19).value).unit =
      "body";
  more.number(more.page("b"), "Office", Bound::exact, 17);
  EXPECT_TRUE(more.in_state("victims_total", FindingState::conflict).has_value());
}

TEST(Reconcile, PluralsOfClasses) {
  Case c;
  const DocumentId page = c.page("a");
  Claim& boys = c.number(page, "Office", Bound::exact, 2);
  std::get<Quantity>(boys.value).unit = "boy";
  boys.roles.push_back({RoleName::whole, {}, "", "group"});
  const auto found = c.about("victims_class:boy");
  ASSERT_FALSE(found.empty());
  EXPECT_NE(found.front().text.find("Number of boys"), std::string::npos) << found.front().text;
}

TEST(Reconcile, AnEstimateAloneMakesNoConflict) {
  Case c;
  c.number(c.page("a"), "Office", Bound::approx, 90);
  c.number(c.page("b"), "Ministry", Bound::exact, 60);
  EXPECT_FALSE(c.in_state("victims_total", FindingState::conflict).has_value());
  EXPECT_TRUE(c.in_state("victims_total", FindingState::hedged).has_value());
}

TEST(Reconcile, PartsGiveDerivedBoundsThatNameTheirClaims) {
  Case c;
  const DocumentId a = c.page("a");
  c.number(a, "Office", Bound::upper, 90);
  c.part(a, "Alto", Bound::lower, 41);
  c.part(a, "Besk", Bound::exact, 30);
  c.part(a, "Colm", Bound::exact, 3);
  c.claims.back().kind = ClaimKind::route;  // a crossing without a figure
  c.claims.back().value = {};
  const auto total = c.in_state("victims_total", FindingState::derived);
  ASSERT_TRUE(total.has_value());
  EXPECT_EQ(low(*total), 71);
  EXPECT_EQ(high(*total), 90);
  EXPECT_EQ(total->derived_from.size(), 3U);
  const auto alto = c.in_state("victims_at:Alto", FindingState::derived);
  ASSERT_TRUE(alto.has_value());
  EXPECT_EQ(high(*alto), 60);
  EXPECT_FALSE(c.in_state("victims_at:Besk", FindingState::derived).has_value());
  const auto others = c.in_state("victims_other_places", FindingState::derived);
  ASSERT_TRUE(others.has_value());
  EXPECT_EQ(high(*others), 19);
  EXPECT_EQ(c.about("victims_at:Colm").size(), 1U);  // only the unknown
}

TEST(Reconcile, PartsBeyondTheWholeAreAConflict) {
  Case c;
  const DocumentId a = c.page("a");
  c.number(a, "Office", Bound::upper, 50);
  c.part(a, "Alto", Bound::exact, 41);
  c.part(a, "Besk", Bound::exact, 30);
  const auto finding = c.in_state("victims_total", FindingState::conflict);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(finding->supports.size() + finding->opposes.size(), 3U);
  EXPECT_FALSE(c.in_state("victims_total", FindingState::derived).has_value());
}

TEST(Reconcile, AShareOfTheGroupBoundsAClass) {
  Case c;
  const DocumentId a = c.page("a");
  c.number(a, "Office", Bound::exact, 90);
  c.share(a, "Office", "women", 70);
  const auto finding = c.in_state("victims_class:women", FindingState::derived);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(low(*finding), 64);
  EXPECT_EQ(high(*finding), 90);
}

TEST(Reconcile, TheSameShareOfTwoBasesIsNotComparable) {
  Case c;
  const DocumentId a = c.page("a");
  c.number(a, "Office", Bound::exact, 90);
  c.share(a, "Office", "women", 70);
  c.share(c.page("b"), "Office", "women", 70, false);
  const auto finding = c.in_state("share_base:women", FindingState::not_comparable);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(finding->supports.size(), 2U);
  EXPECT_EQ(c.about("share:women")[0].supports.size(), 1U);
}

TEST(Reconcile, OnlyADenialIsDeniedAndBesideAnAccountItOpposes) {
  Case c;
  const DocumentId a = c.page("a");
  c.say(a, "Ministry", ClaimKind::denial, "denial_of_act");
  EXPECT_TRUE(c.in_state("event_happened", FindingState::denied).has_value());
  EXPECT_TRUE(c.in_state("position:Ministry", FindingState::denied).has_value());
  c.say(a, "Office", ClaimKind::event, "forced_return");
  const auto told = c.in_state("event_happened", FindingState::single_origin);
  ASSERT_TRUE(told.has_value());
  EXPECT_EQ(told->opposes.size(), 1U);
}

TEST(Reconcile, WhoDeniesWhatElseBefellThemDoesNotDenyTheDeed) {
  Case c;
  const DocumentId a = c.page("a");
  c.say(a, "Office", ClaimKind::event, "forced_return");
  c.say(a, "Ministry", ClaimKind::denial, "denial_of_act").counted = "killing/denied";
  const auto told = c.in_state("event_happened", FindingState::single_origin);
  ASSERT_TRUE(told.has_value());
  EXPECT_TRUE(told->opposes.empty());
  const auto position = c.in_state("position:Ministry", FindingState::denied);
  ASSERT_TRUE(position.has_value());
  EXPECT_NE(position->text.find("a part of what is said"), std::string::npos) << position->text;
}

TEST(Reconcile, WhoTellsTheDeedDeniesAPartOfIt) {
  Case c;
  const DocumentId a = c.page("a");
  c.say(a, "Office", ClaimKind::event, "forced_return");
  c.say(a, "Ministry", ClaimKind::event, "forced_return");
  c.say(a, "Ministry", ClaimKind::denial, "denial_of_act");
  for (const Finding& finding : c.all()) {
    EXPECT_TRUE(finding.attribute != "event_happened" || finding.opposes.empty());
  }
  const auto position = c.in_state("position:Ministry", FindingState::denied);
  ASSERT_TRUE(position.has_value());
  EXPECT_NE(position->text.find("a part of what is said"), std::string::npos) << position->text;
}

TEST(Reconcile, SilenceDeniesNothing) {
  Case c;
  const DocumentId a = c.page("a");
  c.say(a, "Office", ClaimKind::event, "forced_return");
  c.say(a, "Ministry", ClaimKind::denial, "no_comment");
  for (const Finding& finding : c.all()) {
    EXPECT_NE(finding.state, FindingState::denied);
    EXPECT_TRUE(finding.opposes.empty());
  }
}

TEST(Reconcile, APageOnWhichAPartyIsSilentTellsNoDenial) {
  Case c;
  const DocumentId a = c.page("a");
  c.say(a, "Office", ClaimKind::event, "forced_return");
  c.say(a, "Ministry", ClaimKind::denial, "denial_of_act");
  c.say(c.page("b"), "Ministry", ClaimKind::denial, "no_comment");
  const auto finding = c.in_state("position:Ministry", FindingState::denied);
  ASSERT_TRUE(finding.has_value());
  EXPECT_NE(finding->text.find("according to one document"), std::string::npos) << finding->text;
}

TEST(Reconcile, AnAmountWithoutAFigureIsNoTotal) {
  Case c;
  const DocumentId a = c.page("a");
  c.number(a, "Office", Bound::vague, 0).value = [] {
    Quantity quantity;
    quantity.bound = Bound::vague;
    quantity.lo = Number{2, 0};
    return quantity;
  }();
  EXPECT_TRUE(c.in_state("victims_total", FindingState::unknown).has_value());
  EXPECT_EQ(c.about("victims_total").size(), 1U);
  EXPECT_EQ(c.about("scale:amount").size(), 1U);
}

TEST(Reconcile, TheDayRestsOnlyOnThoseWhoGiveIt) {
  Case c;
  c.date(c.page("a"), "Office", "XXXX-05-03");
  c.date(c.page("b"), "Ministry", "XXXX-05");
  const auto day = c.about("event_date");
  ASSERT_EQ(day.size(), 1U);
  EXPECT_EQ(std::get<Date>(day[0].value).edtf, "XXXX-05-03");
  EXPECT_EQ(day[0].identified_origins, 1U);
  EXPECT_EQ(c.about("event_date:month").size(), 1U);
}

TEST(Reconcile, AnUndatedPageIsDatedFromItsRelativePhrase) {
  Case c;
  c.date(c.page("a"), "Office", "XXXX-05-03");
  Date ago;
  ago.offset = DayOffset{-67, -55, 0};
  ago.basis = DateBasis::relative;
  c.date(c.page("b"), "", "").value = ago;
  const auto finding = c.in_state("document_date:b", FindingState::derived);
  ASSERT_TRUE(finding.has_value());
  const Date& date = std::get<Date>(finding->value);
  EXPECT_EQ(date.edtf, "XXXX-06-27/XXXX-07-09");
  EXPECT_EQ(date.basis, DateBasis::inferred);
  EXPECT_FALSE(date.earliest.has_value());
  EXPECT_FALSE(c.in_state("document_date:b", FindingState::unknown).has_value());
  EXPECT_TRUE(c.in_state("document_date:a", FindingState::unknown).has_value());
}

TEST(Reconcile, WhatNobodySaysIsUnknown) {
  Case c;
  c.say(c.page("a"), "Office", ClaimKind::event, "forced_return");
  for (const std::string attribute :
       {"event_date", "victims_total", "victim_names", "victim_fate", "event_agent"}) {
    EXPECT_TRUE(c.in_state(attribute, FindingState::unknown).has_value()) << attribute;
  }
}

/// An incident of violence told by one office.
struct Violence : Case {
  DocumentId told = page("a");
  Violence() { incidents[0].event = "killing"; }

  Claim& deed(const std::string& subkind, const std::string& agent, const std::string& victim) {
    Claim& claim = say(told, "Office", ClaimKind::event, subkind);
    claim.roles.push_back({RoleName::agent, {}, agent, agent});
    claim.roles.push_back({RoleName::victim, {}, victim, victim});
    return claim;
  }
};

TEST(Reconcile, WhoArrestsAfterAKillingDidNotDoIt) {
  Violence c;
  c.deed("killing", "gunman", "miner");
  c.deed("detention", "Brack police", "gunman");
  const auto finding = c.in_state("event_agent", FindingState::single_origin);
  ASSERT_TRUE(finding.has_value());
  EXPECT_TRUE(finding->text.starts_with("gunman did it"));
  EXPECT_EQ(finding->supports.size(), 1U);
  EXPECT_FALSE(c.in_state("event_agent:Brack police", FindingState::single_origin).has_value());
}

TEST(Reconcile, WhoHurtOnlyHimselfIsNobodysAttacker) {
  Violence c;
  c.deed("killing", "boy", "boy");
  EXPECT_FALSE(c.in_state("event_agent", FindingState::single_origin).has_value());
  EXPECT_FALSE(c.in_state("event_agent", FindingState::unknown).has_value());
}

TEST(Reconcile, WhoActsWithoutANameIsToldInTheWordsOfThePage) {
  Violence c;
  for (const char* const doer : {"They", "soldiers"}) {
    for (Role& role : c.deed("killing", doer, "miner").roles) {
      if (role.name == RoleName::agent) role.ref.clear();
    }
  }
  const auto finding = c.in_state("event_agent", FindingState::unknown);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(finding->text, "No document names who did it; the pages speak of \"soldiers\".");
}

TEST(Reconcile, AnAccusationIsNoDeed) {
  Violence c;
  c.deed("killing", "gunman", "miner").mood = Mood::alleged;
  const auto finding = c.in_state("event_agent", FindingState::single_origin);
  ASSERT_TRUE(finding.has_value());
  EXPECT_TRUE(finding->text.starts_with("gunman is accused of it")) << finding->text;
}

TEST(Reconcile, WhomOnePageCallsAccusedNoOtherMakesGuilty) {
  Violence c;
  Entity person;
  person.id = "Dara Minn";
  person.name = "Dara Minn";
  person.kind = MentionKind::person;
  c.entities.push_back(person);
  c.deed("killing", "Dara Minn", "miner");
  c.deed("killing", "Dara Minn", "miner").mood = Mood::alleged;
  const auto finding = c.in_state("event_agent", FindingState::single_origin);
  ASSERT_TRUE(finding.has_value());
  EXPECT_TRUE(finding->text.starts_with("Dara Minn is accused of it")) << finding->text;
}

TEST(Reconcile, WhatOnlyOthersSayIsSaidToHaveBeenDone) {
  Violence c;
  c.deed("killing", "gunman", "miner").mood = Mood::reported;
  const auto finding = c.in_state("event_agent", FindingState::single_origin);
  ASSERT_TRUE(finding.has_value());
  EXPECT_TRUE(finding->text.starts_with("gunman is said to have done it")) << finding->text;
}

TEST(Reconcile, SeveralAreAccused) {
  Violence c;
  c.deed("killing", "two officers", "miner").mood = Mood::alleged;
  const auto finding = c.in_state("event_agent", FindingState::single_origin);
  ASSERT_TRUE(finding.has_value());
  EXPECT_TRUE(finding->text.starts_with("two officers are accused of it")) << finding->text;
}

TEST(Reconcile, ATownDoesNothing) {
  Violence c;
  Mention town;
  town.id = IdBuilder().add("town").build<MentionTag>();
  town.kind = MentionKind::place;
  town.value = Place{"Brod", {}, {}, "QO", {}, PlaceKind::city};
  c.mentions.push_back(town);
  c.deed("killing", to_text(town.id), "miner");
  EXPECT_TRUE(c.in_state("event_agent", FindingState::unknown).has_value());
}

TEST(Reconcile, AKillingWasNotDoneWhereTheHurtLayOrTheSuspectIsHeld) {
  Violence c;
  const auto at = [&](const std::string& name, PlaceKind kind) {
    Mention mention;
    mention.id = IdBuilder().add(name).build<MentionTag>();
    mention.kind = MentionKind::place;
    mention.value = Place{name, {}, {}, "QO", {}, kind};
    c.mentions.push_back(mention);
    return Role{RoleName::place, {}, name, to_text(mention.id)};
  };
  c.deed("killing", "gunman", "miner").roles.push_back(at("Brod Hospital", PlaceKind::facility));
  c.deed("detention", "police", "gunman").roles.push_back(at("Alto", PlaceKind::city));
  EXPECT_TRUE(c.about("event_place").empty());
  c.deed("killing", "gunman", "clerk").roles.push_back(at("Besk", PlaceKind::city));
  const auto finding = c.in_state("event_place", FindingState::single_origin);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(std::get<Place>(finding->value).name, "Besk");
}

TEST(Reconcile, WordsThatNameNobodyAreNoVoices) {
  Violence c;
  c.deed("killing", "gunman", "miner");
  Claim& claim = c.say(c.page("b"), "is suspected", ClaimKind::event, "killing");
  claim.chain[0].who = kUnnamed;
  for (Origin& origin : c.origins) {
    origin.kind = "unnamed";
    origin.standing = Standing::unresolved;
    if (origin.name == "Office") origin.name = "Police";
  }
  const auto finding = c.in_state("source_of:event_happened", FindingState::unknown);
  ASSERT_TRUE(finding.has_value());
  EXPECT_TRUE(finding->text.starts_with(
      "It is not said who is behind \"Police\", nor by whom it is \"suspected\"."))
      << finding->text;
}

TEST(Reconcile, FiguresForDifferentPeopleSideBySideAddUp) {
  Case c;
  const DocumentId a = c.page("a");
  c.documents[0].text = "One clerk and two others were taken.";
  c.number(a, "Office", Bound::exact, 1).anchor = {0, 9};
  c.number(a, "Office", Bound::exact, 2).roles[0].ref = "another group";
  c.claims[1].anchor = {14, 24};
  const auto finding = c.in_state("victims_total", FindingState::derived);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(low(*finding), 3);
  EXPECT_EQ(finding->derived_from.size(), 2U);
}

TEST(Reconcile, MoreInTheNextSentenceAddsUp) {
  Case c;
  const DocumentId a = c.page("a");
  c.documents[0].text = "Three were taken there. Two more went. Nine went.";
  c.number(a, "Office", Bound::exact, 3).anchor = {0, 5};
  c.number(a, "Office", Bound::exact, 2).roles[0].ref = "another group";
  c.claims[1].anchor = {24, 32};
  const auto finding = c.in_state("victims_total", FindingState::derived);
  ASSERT_TRUE(finding.has_value());
  EXPECT_EQ(low(*finding), 5);
  c.claims[1].anchor = {39, 43};
  EXPECT_FALSE(c.in_state("victims_total", FindingState::derived).has_value());
}

TEST(Reconcile, AnAgeBesideAFigureIsNotAddedToIt) {
  Case c;
  const DocumentId a = c.page("a");
  c.documents[0].text = "The aunt, 31, is one of up to 700 people who were taken.";
  c.number(a, "Office", Bound::exact, 31).anchor = {10, 12};
  std::get<Quantity>(c.claims[0].value).unit.clear();
  c.claims[0].roles[0].ref = "another group";
  c.number(a, "Office", Bound::upper, 700).anchor = {30, 40};
  const auto total = c.about("victims_total");
  ASSERT_EQ(total.size(), 1U);
  EXPECT_EQ(total[0].state, FindingState::single_origin);
  EXPECT_EQ(high(total[0]), 700);
}

TEST(Reconcile, ADeniedFigureIsNoPart) {
  Case c;
  const DocumentId a = c.page("a");
  c.number(a, "Office", Bound::upper, 900);
  c.part(a, "Alto", Bound::exact, 41);
  c.part(a, "Besk", Bound::exact, 30);
  c.claims.back().mood = Mood::denied;
  EXPECT_EQ(low(*c.in_state("victims_total", FindingState::derived)), 41);
  const TextSpan sentence = c.claims.back().span;
  c.claims.back().mood = Mood::reported;
  EXPECT_EQ(low(*c.in_state("victims_total", FindingState::derived)), 71);
  c.say(a, "Ministry", ClaimKind::denial, "denial_of_act").span = sentence;
  EXPECT_EQ(low(*c.in_state("victims_total", FindingState::derived)), 41);
}

TEST(Reconcile, PartsOfTwoPagesAreNotAddedUp) {
  Case c;
  const DocumentId a = c.page("a");
  const DocumentId b = c.page("b");
  c.number(a, "Office", Bound::upper, 900);
  c.part(a, "Alto", Bound::exact, 41);
  c.part(b, "Besk", Bound::exact, 30);
  EXPECT_EQ(low(*c.in_state("victims_total", FindingState::derived)), 41);
}

TEST(Reconcile, AMeasureIsNoClassOfPeople) {
  Case c;
  const DocumentId a = c.page("a");
  c.number(a, "Office", Bound::exact, 90);
  for (const std::string unit : {"year", "USD", "km", "minor"}) {
    c.number(a, "Office", Bound::upper, 20).roles.push_back({RoleName::whole, {}, "", "group"});
    std::get<Quantity>(c.claims.back().value).unit = unit;
  }
  c.number(a, "Office", Bound::exact, 12).roles = {{RoleName::victim, {}, "12", "group"},
                                                   {RoleName::whole, {}, "12", "group"}};
  std::set<std::string> classes;
  for (const Finding& finding : c.all()) {
    if (finding.attribute.starts_with("victims_class:")) classes.insert(finding.attribute);
  }
  EXPECT_EQ(classes, (std::set<std::string>{"victims_class:minor", "victims_class:not_minor"}));
}

TEST(Reconcile, ADateOfATextIsNoDateOfTheDeed) {
  Case c;
  const DocumentId a = c.page("a");
  c.date(a, "Office", "XXXX-05-03");
  c.date(a, "Office", "XXXX-06-30").counted = "statement/date";
  c.date(a, "Office", "XXXX-07").counted.clear();
  const auto day = c.about("event_date");
  ASSERT_EQ(day.size(), 1U);
  EXPECT_EQ(day[0].state, FindingState::single_origin);
  EXPECT_TRUE(c.about("event_date:month").empty());
  EXPECT_EQ(c.about("statement_date:statement").size(), 1U);
}

/// Whatever claims say, what is derived from them rests on people who are asserted or reported, and
/// no class is named by a figure or a measure.
TEST(Reconcile, NothingIsInventedOfRandomClaims) {
  const std::vector<std::string> units = {"",      "person", "year", "112",
                                          "minor", "USD",    "Six",  "woman"};
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    const auto any = [&](std::size_t below) { return random() % below; };
    Case c;
    const std::vector<DocumentId> pages = {c.page("a"), c.page("b")};
    for (int i = 0; i < 12; ++i) {
      const DocumentId page = pages[any(2)];
      const auto bound = std::array{Bound::exact, Bound::upper, Bound::lower}[any(3)];
      const auto figure = static_cast<std::int64_t>(any(300));
      if (any(3) == 0) {
        c.part(page, "Place " + std::to_string(i), bound, figure);
      } else {
        c.number(page, any(2) == 0 ? "Office" : "Ministry", bound, figure);
        if (any(2) == 0) c.claims.back().roles.push_back({RoleName::whole, {}, "", "group"});
      }
      c.claims.back().mood = static_cast<Mood>(any(8));
      std::get<Quantity>(c.claims.back().value).unit = units[any(units.size())];
    }
    if (any(2) == 0) c.share(pages[0], "Office", "women", 60);
    Pile pile;
    pile.claims = c.claims;
    pile.findings = c.all();
    const LawReport law = law_derived_apart(pile);
    ASSERT_TRUE(law.holds()) << "seed " << seed << ": " << law.problems.front().message;
  }
}

TEST(Reconcile, TheOrderOfTheInputDoesNotMatter) {
  Case c;
  const DocumentId a = c.page("a");
  const DocumentId b = c.page("b");
  c.number(a, "Office", Bound::upper, 90);
  c.number(b, "", Bound::exact, 90);
  c.part(a, "Alto", Bound::lower, 41);
  c.part(b, "Besk", Bound::exact, 30);
  c.share(a, "Office", "women", 70);
  c.date(a, "Office", "XXXX-05-03");
  c.date(b, "Ministry", "XXXX-05");
  c.say(b, "Ministry", ClaimKind::denial, "denial_of_act");
  const auto want = c.all();
  EXPECT_GT(want.size(), 10U);
  std::mt19937 random(13);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(c.claims.begin(), c.claims.end(), random);
    std::shuffle(c.documents.begin(), c.documents.end(), random);
    std::shuffle(c.incidents.begin(), c.incidents.end(), random);
    std::shuffle(c.origins.begin(), c.origins.end(), random);
    const auto got = c.all();
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      EXPECT_EQ(got[i].id, want[i].id) << got[i].attribute << " " << want[i].attribute;
      EXPECT_EQ(got[i].value, want[i].value);
    }
  }
}

}  // namespace
}  // namespace habeas
