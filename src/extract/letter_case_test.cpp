// extract/letter_case_test.cpp - invented wire reports set in capitals throughout
#include "extract/letter_case.h"

#include <gtest/gtest.h>

#include "extract/reading_test.h"

namespace habeas {
namespace {

std::optional<std::string> restored(const std::string& text) {
  const std::vector<TextSpan> blocks{{0, static_cast<std::uint32_t>(text.size())}};
  return restore_small_letters(text, blocks);
}

const std::string kReport =
    "TOLVERTON, 4 MAY (QNA) -- [TEXT] GUNMEN OF THE WORKERS' FRONT [WOFRO] KILLED TWO POLICEMEN IN "
    "TOLVERTON LAST NIGHT.  THE DEAD WERE NAMED AS HALVO ROSE AND JERO TAMMISK.  WOFRO'S LEADERS "
    "DIDN'T COMMENT ON THE SHOOTING OF THE U.S. CITIZEN.";

TEST(LetterCase, LeavesCapitalsToNamesAbbreviationsAndSentences) {
  EXPECT_EQ(
      restored(kReport),
      "Tolverton, 4 may (QNA) -- [text] gunmen of the workers' front [WOFRO] killed two policemen "
      "in Tolverton last night.  The dead were named as Halvo Rose and Jero Tammisk.  WOFRO's "
      "leaders didn't comment on the shooting of the U.S. citizen.");
}

TEST(LetterCase, TouchesNoTextThatHasSmallLettersAndNoHeadline) {
  EXPECT_EQ(restored("TWO POLICEMEN KILLED IN TOLVERTON"), std::nullopt);
  std::string mixed = kReport;
  for (std::size_t i = 0; i < mixed.size() / 2; ++i)
    mixed[i] = static_cast<char>(std::tolower(static_cast<unsigned char>(mixed[i])));
  EXPECT_EQ(restored(mixed), std::nullopt);
}

TEST(LetterCase, IsReadByTheLayersWhileTheWordsStayAsTheyStand) {
  const auto page = read_page(
      "SEDNAPORT, 4 MAY (QNA) -- THE INTERIOR MINISTER SAID TODAY THAT GUNMEN KILLED SENATOR JERO "
      "TAMMISK AND HIS DRIVER NEAR HIS HOME IN SEDNAPORT LAST NIGHT.  THE GOVERNMENT OFFERED ITS "
      "SYMPATHY TO THE SENATOR'S FAMILY.");
  const auto killing = std::find_if(
      page->draft.claims.begin(), page->draft.claims.end(),
      [](const DraftClaim& c) { return c.kind == ClaimKind::event && c.subkind == "killing"; });
  ASSERT_NE(killing, page->draft.claims.end());
  const DraftRole& victim = killing->roles.at(1);
  EXPECT_EQ(page->words(victim.span), "SENATOR JERO TAMMISK");
  ASSERT_NE(victim.entity, kNone);
  EXPECT_EQ(page->draft.entities.at(victim.entity).name, "Jero Tammisk");
}

}  // namespace
}  // namespace habeas
