// model/mention_index_test.cpp - roles find the places and dates they refer to
#include "model/mention_index.h"

#include <gtest/gtest.h>

#include <array>

namespace habeas {
namespace {

TEST(MentionIndex, FindsByPrintedIdAndKind) {
  Place town;
  town.name = "Felbrin";
  Date day;
  day.edtf = "2011-03-04";
  std::array<Mention, 2> mentions;
  mentions[0].id = IdBuilder().add("town").build<MentionTag>();
  mentions[0].value = town;
  mentions[1].id = IdBuilder().add("day").build<MentionTag>();
  mentions[1].value = day;
  const MentionIndex index(mentions);
  const auto role = [](const std::string& ref) { return Role{RoleName::place, {}, {}, ref}; };
  ASSERT_NE(index.place(role(to_text(mentions[0].id))), nullptr);
  EXPECT_EQ(index.place(role(to_text(mentions[0].id)))->name, "Felbrin");
  EXPECT_EQ(index.date(role(to_text(mentions[0].id))), nullptr);
  ASSERT_NE(index.date(role(to_text(mentions[1].id))), nullptr);
  EXPECT_EQ(index.find("ent_" + to_text(mentions[0].id).substr(4)), nullptr);
  EXPECT_EQ(index.find(""), nullptr);
}

TEST(MentionIndex, GrowsAndForgets) {
  std::array<Mention, 2> mentions;
  mentions[0].id = IdBuilder().add("town").build<MentionTag>();
  mentions[0].value = Place{};
  mentions[1].id = mentions[0].id;
  mentions[1].value = Place{};
  MentionIndex index;
  index.add(mentions[0]);
  index.add(mentions[1]);
  EXPECT_EQ(index.find(to_text(mentions[0].id)), &mentions[0]);
  index.remove(mentions[1]);
  EXPECT_EQ(index.find(to_text(mentions[0].id)), &mentions[0]);
  index.remove(mentions[0]);
  EXPECT_EQ(index.find(to_text(mentions[0].id)), nullptr);
  index.add(mentions[1]);
  EXPECT_EQ(index.find(to_text(mentions[0].id)), &mentions[1]);
}

TEST(MentionIndex, HoldsPlacesAndDatesAlone) {
  Mention crew;
  crew.id = IdBuilder().add("crew").build<MentionTag>();
  crew.kind = MentionKind::group;
  crew.value = Named{};
  MentionIndex index;
  index.add(crew);
  EXPECT_EQ(index.find(to_text(crew.id)), nullptr);
}

}  // namespace
}  // namespace habeas
