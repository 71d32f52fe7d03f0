// extract/denials_none_test.cpp - what denies no deed though it is said with "not" or "no", in
// invented sentences
#include <gtest/gtest.h>

#include "extract/reading_test.h"

namespace habeas {
namespace {

std::vector<std::string> denials(std::string_view said) {
  std::string text = "A gunman killed two porters at the weir in Brackwater.\n\n";
  text += said;
  return claims_of(*read_page(std::move(text)), ClaimKind::denial);
}

using Strings = std::vector<std::string>;

TEST(NoDenial, IsWhatSomebodyWillNotDo) {
  EXPECT_EQ(denials("Sheriff Jon Hanlo said he would not name the gunman."), Strings{});
  EXPECT_EQ(denials("\"We will not tolerate this,\" police chief Jana Hart said."), Strings{});
  // What never happens is still denied.
  EXPECT_EQ(denials("\"We would never beat anyone,\" police chief Jana Hart said.").size(), 1U);
}

TEST(NoDenial, IsWhatThoseWhoInquireHaveNotFound) {
  EXPECT_EQ(denials("Deputies said they have not pinpointed a motive."), Strings{});
  EXPECT_EQ(denials("No arrests have been made, police said."), Strings{});
  EXPECT_EQ(denials("The police said they did not use live rounds.").size(), 1U);
}

TEST(NoDenial, IsWhatBefellNobodyElse) {
  EXPECT_EQ(
      denials("\"It is a wonder that more people were not hurt,\" police Lt. Steno Coop said."),
      Strings{});
  EXPECT_EQ(denials("No one is in custody, police Lt. Steno Coop said."), Strings{});
  EXPECT_EQ(denials("Judge Kim Hutt denied bond."), Strings{});
}

TEST(NoDenial, IsASuicideThatPoliceReportWhereASuspectIsHeld) {
  EXPECT_EQ(denials("A suspect was arrested in Halm and is in custody over the killing.\n\nThe FBI "
                    "says the third death was a suicide, Sgt. Kurt Rem said."),
            Strings{});
  EXPECT_EQ(
      denials("One porter died in police custody.\n\nPolice said the death was a suicide.").size(),
      1U);
}

}  // namespace
}  // namespace habeas
