// extract/repetitions_test.cpp - a sentence that a page prints twice makes its claims once
#include "extract/repetitions.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/reading_test.h"

namespace habeas {
namespace {

constexpr const char* kSentence =
    "On 4 May 2031, soldiers detained up to 60 miners in Tolverton, the harbour union said.";

TEST(Repetitions, AreNotedAtTheFirstClaim) {
  const auto once = read_page(kSentence);
  const auto often =
      read_page(std::string(kSentence) + " Rain fell. " + kSentence + " " + kSentence);
  EXPECT_EQ(often->draft.claims.size(), once->draft.claims.size());
  const DraftClaim& claim = claim_of(*often, ClaimKind::count, "victims");
  ASSERT_EQ(claim.also.size(), 2U);
  for (const TextSpan span : claim.also) EXPECT_EQ(often->words(span), often->words(claim.span));
  EXPECT_LT(claim.span.end, claim.also.front().begin);
}

TEST(Repetitions, OfAnotherVoiceStayClaimsOfTheirOwn) {
  const auto page = read_page(
      "Soldiers detained up to 60 miners in Tolverton, the harbour union said. \"Soldiers detained "
      "up to 60 miners in Tolverton,\" said Mara Voss.");
  for (const DraftClaim& claim : page->draft.claims) EXPECT_TRUE(claim.also.empty());
}

}  // namespace
}  // namespace habeas
