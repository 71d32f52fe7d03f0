// extract/victim_names_test.cpp - victims called by parts of their names or by what they are, in
// invented sentences
#include <gtest/gtest.h>

#include "extract/reading_test.h"

namespace habeas {
namespace {

/// Names of the persons that victims of deeds stand for, in text order; "-" for others.
std::vector<std::string> victims(std::string_view text) {
  const auto page = read_page(std::string(text));
  std::vector<std::string> names;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::event) continue;
    for (const DraftRole& role : claim.roles) {
      if (role.name != RoleName::victim) continue;
      const bool person =
          role.entity != kNone && page->draft.entities[role.entity].kind == MentionKind::person;
      names.push_back(person ? page->draft.entities[role.entity].name : "-");
    }
  }
  return names;
}

std::vector<std::string> persons(std::string_view text) {
  std::vector<std::string> names;
  const auto page = read_page(std::string(text));
  for (const DraftEntity& entity : page->draft.entities) {
    if (entity.kind == MentionKind::person && !entity.described) names.push_back(entity.name);
  }
  return names;
}

TEST(VictimNames, OfTwoFamiliesAreOnePerson) {
  const std::string told = "Gunmen killed Senator Carlos Rivas Montero in Brackwater on Monday. ";
  const std::vector<std::string> one{"Carlos Rivas Montero"};
  EXPECT_EQ(persons(told + "Senator Rivas had said in May that he was afraid."), one);
  EXPECT_EQ(persons(told + "Senator Carlos Rivas had said in May that he was afraid."), one);
  // Another one whose last name it is.
  EXPECT_EQ(persons(told + "His widow, Dara Rivas, saw it. Senator Rivas had been afraid."),
            (std::vector<std::string>{"Carlos Rivas Montero", "Dara Rivas"}));
}

TEST(VictimNames, StandInAnAppositionBesideTheNoun) {
  EXPECT_EQ(victims("Gunmen killed the senator, Halvo Rence, in Sednaport on Monday."),
            (std::vector<std::string>{"Halvo Rence"}));
}

}  // namespace
}  // namespace habeas
