// resolve/entities_test.cpp - one id for one entity through a pile of invented pages
#include "resolve/entities.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

DraftEntity body(std::string name, std::vector<std::string> forms = {}) {
  DraftEntity entity;
  entity.kind = MentionKind::organisation;
  entity.name = std::move(name);
  entity.forms = std::move(forms);
  return entity;
}

DraftEntity person(std::string name, bool described = false) {
  DraftEntity entity;
  entity.name = std::move(name);
  entity.described = described;
  return entity;
}

DraftEntity organ(std::string name, std::string country, std::string organ_name) {
  DraftEntity entity = body(std::move(name));
  entity.country = std::move(country);
  entity.organ = std::move(organ_name);
  return entity;
}

/// Drafts of pages with these entities; each page has an id of its own.
std::vector<Draft> pages(const std::vector<std::vector<DraftEntity>>& entities) {
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    Draft draft;
    draft.document =
        IdBuilder().add("page").add(static_cast<std::uint64_t>(i)).build<DocumentTag>();
    draft.entities = entities[i];
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

TEST(Entities, JoinABodyByItsNameInAnySpelling) {
  const EntityTable table = link_entities(pages(
      {{body("Quiet River Initiative")}, {body("Quiet-River Initiative"), body("Salt Union")}}));
  EXPECT_EQ(table.ids[0][0], table.ids[1][0]);
  EXPECT_NE(table.ids[0][0], table.ids[1][1]);
  EXPECT_EQ(table.names[1][0], "Quiet River Initiative");  // of the founding member
}

TEST(Entities, JoinABodyByTheLettersThatAPageIntroduces) {
  const EntityTable table = link_entities(pages({{body("QRI")},
                                                 {body("Quiet River Initiative", {"QRI"})},
                                                 {body("Quiet River Initiative")}}));
  EXPECT_EQ(table.ids[0][0], table.ids[1][0]);
  EXPECT_EQ(table.ids[1][0], table.ids[2][0]);
}

TEST(Entities, JoinPoliceWithAndWithoutTheDepartment) {
  const EntityTable table = link_entities(
      pages({{body("Tolver Police"), body("TPD")}, {body("Tolver Police Department")}}));
  EXPECT_EQ(table.ids[0][0], table.ids[1][0]);
  EXPECT_EQ(table.ids[0][0], table.ids[0][1]);
}

TEST(Entities, LeaveLettersThatTwoPoliceShare) {
  const EntityTable table = link_entities(
      pages({{body("Tolver Police"), body("TPD")}, {body("Tarsk Police Department")}}));
  EXPECT_NE(table.ids[0][0], table.ids[0][1]);
  EXPECT_NE(table.ids[0][0], table.ids[1][0]);
}

TEST(Entities, JoinPersonsByTheirFullNameOnly) {
  const EntityTable table = link_entities(pages({{person("Dara Minn"), person("Peter Minn")},
                                                 {person("Dara Minn"), person("Minn")},
                                                 {person("Minn")}}));
  EXPECT_EQ(table.ids[0][0], table.ids[1][0]);
  EXPECT_NE(table.ids[0][0], table.ids[0][1]);
  EXPECT_NE(table.ids[1][1], table.ids[2][0]);  // a bare family name stays on its page
  EXPECT_NE(table.ids[1][1], table.ids[0][0]);
  EXPECT_NE(table.ids[1][1], table.ids[0][1]);
}

TEST(Entities, KeepDescribedPersonsAndGroupsToTheirPage) {
  DraftEntity group = person("60 miners", true);
  group.kind = MentionKind::group;
  const EntityTable table = link_entities(pages({{person("a sister of one miner", true), group},
                                                 {person("a sister of one miner", true), group}}));
  EXPECT_NE(table.ids[0][0], table.ids[1][0]);
  EXPECT_NE(table.ids[0][1], table.ids[1][1]);
}

TEST(Entities, JoinOrgansOfOneStateAndNoOther) {
  const EntityTable table = link_entities(
      pages({{organ("Osterin", "QO", "government"), organ("Osterin's army", "QO", "army")},
             {organ("Osterin", "QO", "government"), organ("Quilland", "QU", "government")}}));
  EXPECT_EQ(table.ids[0][0], table.ids[1][0]);
  EXPECT_NE(table.ids[0][0], table.ids[0][1]);
  EXPECT_NE(table.ids[1][0], table.ids[1][1]);
}

TEST(Entities, JoinAPeopleByItsCountry) {
  DraftEntity people = body("Osterin (people)");
  people.kind = MentionKind::group;
  people.country = "QO";
  DraftEntity others = people;
  others.country = "QU";
  const EntityTable table =
      link_entities(pages({{people, organ("Osterin", "QO", "government")}, {people, others}}));
  EXPECT_EQ(table.ids[0][0], table.ids[1][0]);
  EXPECT_NE(table.ids[1][0], table.ids[1][1]);
  EXPECT_NE(table.ids[0][0], table.ids[0][1]);
}

TEST(Entities, DoNotJoinAPersonWithABodyOfThatName) {
  const EntityTable table =
      link_entities(pages({{person("Salter Brothers")}, {body("Salter Brothers")}}));
  EXPECT_NE(table.ids[0][0], table.ids[1][0]);
}

TEST(Entities, JoinOneWordWithABodyOfAnotherPage) {
  const EntityTable table =
      link_entities(pages({{body("Karavan")}, {person("Karavan")}, {person("Melin")}}));
  EXPECT_EQ(table.ids[0][0], table.ids[1][0]);
  EXPECT_NE(table.ids[0][0], table.ids[2][0]);
}

TEST(Entities, DoNotJoinASurnameWithABody) {
  const EntityTable table = link_entities(
      pages({{body("Karavan")}, {person("Karavan")}, {person("Orla Karavan"), person("Melin")}}));
  EXPECT_NE(table.ids[0][0], table.ids[1][0]);
}

TEST(Entities, KeepTheirIdWhenAPageIsAdded) {
  const std::vector<DraftEntity> first{body("Salt Union"), person("Dara Minn")};
  const EntityTable one = link_entities(pages({first}));
  const EntityTable two = link_entities(pages({first, {person("Dara Minn"), body("Salt Union")}}));
  EXPECT_EQ(one.ids[0], two.ids[0]);
  EXPECT_EQ(two.ids[1][0], one.ids[0][1]);
  EXPECT_TRUE(link_entities({}).ids.empty());
}

}  // namespace
}  // namespace habeas
