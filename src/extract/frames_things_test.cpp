// extract/frames_things_test.cpp - things that stand where a doer stands, and towns of hospitals
// that stand where the place of a deed stands, in invented sentences
#include <gtest/gtest.h>

#include "extract/extract.h"
#include "extract/frames.h"
#include "extract/reading_test.h"

namespace habeas {
namespace {

/// "agent/instrument" of the last frame of this kind.
std::string means(std::string_view text, std::string_view subkind) {
  const auto page = read_page(std::string(text));
  std::string out = "none";
  for (const Frame& frame : page->reading.frames) {
    if (frame.subkind == subkind)
      out = chunk_words(*page, frame.agent) + "/" + chunk_words(*page, frame.instrument);
  }
  return out;
}

/// The words at which and to which the last frame of this kind took place.
std::string where(std::string_view text, std::string_view subkind) {
  const auto page = read_page(std::string(text));
  std::string out = "none";
  for (const Frame& frame : page->reading.frames) {
    if (frame.subkind != subkind) continue;
    out = "at";
    const Analysis& a = page->reading.a;
    for (const std::uint32_t c : frame.at) out += " " + std::string(a.words(a.chunks[c].range));
    out += "; to";
    for (const std::uint32_t c : frame.to) out += " " + std::string(a.words(a.chunks[c].range));
  }
  return out;
}

TEST(ThingsAsDoers, AreMeansWhereSomebodyUsedThem) {
  EXPECT_EQ(means("A handgun was used to kill the shopkeeper.", "killing"), "-/A handgun");
  EXPECT_EQ(means("A police car struck and killed a girl in Orlen.", "killing"), "-/A police car");
  EXPECT_EQ(means("The pellets struck six weavers.", "attack"), "-/The pellets");
  // Those who sit in it act.
  EXPECT_EQ(means("A truck driver killed two weavers in Orlen.", "killing"), "A truck driver/-");
}

TEST(ThingsAsDoers, AreOccurrencesAndIdeas) {
  EXPECT_EQ(means("A dispute over a mill left a weaver dead.", "killing"), "-/-");
  EXPECT_EQ(means("A quintuple shooting on Monday left four weavers dead.", "killing"), "-/-");
  EXPECT_EQ(means("Yellow police tape surrounded the building.", "attack"), "-/-");
  EXPECT_EQ(means("They left a round in the chamber, which fired, hitting Orlo Dann.", "attack"),
            "-/-");
  EXPECT_EQ(means("They spoke of the army, which killed nine weavers.", "killing"), "the army/-");
}

TEST(ThingsAsDoers, AreNotThoseWhoSufferAGerund) {
  EXPECT_EQ(means("The clinic treated 12 villagers wounded by shelling in Odry.", "attack"), "-/-");
  EXPECT_EQ(means("Soldiers answered by shelling the village of Odry.", "attack"), "Soldiers/-");
}

TEST(PlacesOfCare, AreNotThoseOfTheDeed) {
  EXPECT_EQ(where("A boy died at a hospital in Belmora after a fall.", "killing"), "at; to");
  EXPECT_EQ(where("A boy died in Belmora on Monday.", "killing"), "at Belmora; to");
  EXPECT_EQ(where("Nine weavers were killed at a hospital in Belmora.", "killing"),
            "at a hospital Belmora; to");
}

TEST(PlacesOfCare, AreNotLentToTheDeed) {
  const auto page = read_page("A weaver was stabbed on Monday and taken to a hospital in Belmora.");
  bool seen = false;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.subkind != "injury") continue;
    seen = true;
    for (const DraftRole& role : claim.roles) EXPECT_NE(role.name, RoleName::place);
  }
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace habeas
