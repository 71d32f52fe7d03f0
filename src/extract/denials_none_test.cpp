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

TEST(NoDenial, IsWhatIsNotClear) {
  EXPECT_EQ(
      denials("Sheriff Jon Hanlo said it was not clear if the gunman was killed by officers or "
              "whether he took his own life."),
      Strings{});
  EXPECT_EQ(
      denials("It was not clear who fired, but police chief Jana Hart denied that her officers "
              "had killed anyone.")
          .size(),
      1U);
}

TEST(NoDenial, IsAMissingChargeOrOneThatACourtThrowsOut) {
  EXPECT_EQ(denials("Sgt. Steno Coop says no one has been charged with killing the porters."),
            Strings{});
  EXPECT_EQ(denials("District Judge Kim Hutt dismissed the charges on Friday."), Strings{});
  EXPECT_EQ(denials("No arrests were immediately reported."), Strings{});
  EXPECT_EQ(denials("Brackwater police are not involved in the investigation."), Strings{});
}

TEST(NoDenial, IsThatHelpersWereNotHurt) {
  EXPECT_EQ(denials("Police officials say no officers were injured."), Strings{});
  EXPECT_EQ(denials("No one else was seriously hurt, according to Brackwater police."), Strings{});
  EXPECT_EQ(denials("Police officials say nobody was beaten in the depot.").size(), 1U);
}

TEST(NoDenial, IsAPhoneHungUpOrAThingNotAtHand) {
  EXPECT_EQ(denials("The caller heard two more shots before she hung up and ran to the mill."),
            Strings{});
  EXPECT_EQ(denials("The extent of her injuries was not immediately available."), Strings{});
  EXPECT_EQ(denials("The officer hung up when asked about the porters."),
            Strings{"no_comment(hung up)"});
  EXPECT_EQ(denials("Brackwater is no stranger to such shootings."), Strings{});
}

TEST(Denial, IsThatNothingProvesTheDeed) {
  EXPECT_EQ(denials("\"There is no evidence of any police participation,\" the state prosecutor, "
                    "Jon Hanlo, said."),
            Strings{"denial_of_act(no evidence of any police participation)"});
  EXPECT_EQ(denials("The army says nothing proves that its men killed the porters.").size(), 1U);
  EXPECT_EQ(denials("A neighbour says there is no evidence of a wind that night."), Strings{});
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
