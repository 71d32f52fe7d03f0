// extract/learned_days_test.cpp - days on which a deed became known, in sentences about invented
// events
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings dates_of(std::string text) {
  return claims_of(*read_page(std::move(text)), ClaimKind::date);
}

TEST(LearnedDays, ATimeBeforeThatIsThatOfTheLearning) {
  for (const char* const text :
       {"The families learned on 3 June 2031 that the miners had been deported to Osterin.",
        "The families found out on 3 June 2031 that the miners had been deported to Osterin.",
        "The league was told on 3 June 2031 that the miners would be deported to Osterin.",
        "The families heard on 3 June 2031 that the miners had been deported.",
        "The families learned from a guard on 3 June 2031 that the miners had been deported.",
        "She was informed on 3 June 2031 about where the miners were held."}) {
    const auto page = read_page(text);
    EXPECT_EQ(claims_of(*page, ClaimKind::date), Strings{"learning_date(on 3 June 2031)"}) << text;
    for (const DraftClaim& claim : page->draft.claims) {
      EXPECT_EQ(role_of(*page, claim, RoleName::date), "-") << text;
    }
  }
  EXPECT_EQ(dates_of("On 3 June 2031 the families learned from a guard that nine miners had been "
                     "shot dead."),
            Strings{"learning_date(On 3 June 2031)"});
  EXPECT_EQ(dates_of("Nine miners were shot in Tolverton. The guard was told of the accident on 3 "
                     "June 2031."),
            Strings{"learning_date(on 3 June 2031)"});
}

TEST(LearnedDays, ATimeBehindThatIsThatOfTheDeed) {
  for (const char* const text :
       {"The families learned that the miners had been deported on 3 June 2031.",
        "The miners were deported on 3 June 2031, the families learned.",
        "On 3 June 2031 the miners were deported, and the families heard that they were alive."}) {
    EXPECT_TRUE(has(dates_of(text), "event_date(on 3 June 2031)") ||
                has(dates_of(text), "event_date(On 3 June 2031)"))
        << text;
  }
}

TEST(Lists, TheSpeakerBehindAListIsNoneOfIt) {
  const auto page = read_page(
      "Men with axes raided Tolverton, killing 14 villagers and abducting 30 others, the "
      "head of the village, Dara Minn, said.");
  EXPECT_EQ(counts_told(*page),
            (Strings{"victims killing/victim 14", "victims abduction/victim 30"}));
  // a list has "and" before its last, and its verb is not one of speech
  EXPECT_EQ(
      counts_told(*read_page("Guards in Tolverton shot nine miners, a weaver and a nurse, "
                             "the union said.")),
      (Strings{"victims injury/victim 9", "victims injury/victim 1", "victims injury/victim 1"}));
}

TEST(Voices, WhatOthersSawIsNotTheWordOfWhoDeniesIt) {
  const std::string denied =
      "Twelve miners were arrested in Tolverton. The mayor, Dara Minn, denied that anyone had been "
      "beaten. ";
  const auto voice_of = [&](const std::string& text) {
    const auto page = read_page(denied + text);
    const std::size_t at = page->document.text.find("Two of");
    for (const DraftClaim& claim : page->draft.claims) {
      if (claim.span.begin >= at) return claim.chain.empty() ? "" : claim.chain.front().name;
    }
    return std::string("-");
  };
  EXPECT_EQ(voice_of("Two of the men were wounded when the consul saw them."), "narrator");
  EXPECT_EQ(voice_of("Two of the men were wounded in a fall."), "Dara Minn");
}

}  // namespace
}  // namespace habeas
