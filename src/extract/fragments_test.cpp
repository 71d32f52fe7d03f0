// extract/fragments_test.cpp - texts cut anywhere are read, and what is found lies inside them:
// extraction runs outside the lock, and a page that ends it would end the run
#include <gtest/gtest.h>

#include "extract/reading_test.h"

namespace habeas {
namespace {

constexpr std::string_view kReport =
    "BRACKWATER, 3 May (Reed) - The army denied on Monday that \"up to 40\" weavers, among them "
    "nine women, had been sent back from Osterin to Quilland via Halm Ferry; the Reed Circle, a "
    "group of lawyers, rejected the charge. About 60% of them were held for 12 days, Dara Minn "
    "said. \"We were beaten,\" said one of the 14 men who fled. According to the ministry's "
    "spokeswoman, nobody was killed, no crime was committed and the return was lawful. The "
    "deportation of 7 others is a crime against humanity, she added, dismissing the claims as "
    "false. Has the government contested it? Mr. Orlo, 41, and two of his sons have been missing "
    "since last week. Officials in Tolverton declined to comment, challenging";

void check(std::string_view text) {
  const auto page = read_page(std::string(text));
  for (const DraftClaim& claim : page->draft.claims) {
    EXPECT_LT(claim.anchor.begin, claim.anchor.end) << text;
    EXPECT_LE(claim.anchor.end, page->text().size()) << text;
    EXPECT_LE(claim.span.begin, claim.anchor.begin) << text;
    EXPECT_LE(claim.anchor.end, claim.span.end) << text;
  }
}

TEST(Fragments, OfAnyFewWordsAreRead) {
  const TokenText tokens = tokenize(kReport, find_blocks(kReport));
  for (std::size_t first = 0; first < tokens.tokens.size(); ++first) {
    for (const std::size_t count : {1U, 2U, 3U, 4U, 6U, 9U, 14U}) {
      const std::size_t last = std::min(first + count, tokens.tokens.size()) - 1;
      const std::uint32_t begin = tokens.tokens[first].begin;
      check(kReport.substr(begin, tokens.tokens[last].end - begin));
    }
  }
}

TEST(Fragments, OfTwoPlacesInTheTextAreReadTogether) {
  const TokenText tokens = tokenize(kReport, find_blocks(kReport));
  for (std::size_t first = 0; first + 3 < tokens.tokens.size(); ++first) {
    const std::size_t second = (first * 37 + 11) % (tokens.tokens.size() - 3);
    const auto words = [&](std::size_t at) {
      const std::uint32_t begin = tokens.tokens[at].begin;
      return std::string(kReport.substr(begin, tokens.tokens[at + 3].end - begin));
    };
    check(words(first) + " " + words(second));
    check(words(first) + ".\n\n" + words(second));
  }
}

}  // namespace
}  // namespace habeas
