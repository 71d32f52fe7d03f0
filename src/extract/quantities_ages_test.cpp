// extract/quantities_ages_test.cpp - ages as amounts, with their bounds and units
#include "extract/quantities_ages.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace habeas {
namespace {

/// Each age as "words = [lo, hi] unit", an end left open as "-".
std::vector<std::string> ages(std::string_view text) {
  const TokenText tokens = tokenize(text, {TextSpan{0, static_cast<std::uint32_t>(text.size())}});
  std::vector<std::string> told;
  for (const AgeHit& hit : find_ages(text, tokens)) {
    const auto end = [](const std::optional<Number>& number) {
      return number ? std::to_string(number->digits) : std::string("-");
    };
    told.push_back(std::string(slice(text, tokens.span(hit.range))) + " = [" + end(hit.value.lo) +
                   ", " + end(hit.value.hi) + "] " + hit.value.unit);
  }
  return told;
}

using Ages = std::vector<std::string>;

TEST(Ages, AreAmountsOfYears) {
  EXPECT_EQ(ages("The mill is ninety years old."), (Ages{"ninety years old = [90, 90] year"}));
  EXPECT_EQ(ages("A 19-year-old porter and a six-month-old girl, aged 40 and age 7, left."),
            (Ages{"19-year-old = [19, 19] year", "six-month-old = [6, 6] month",
                  "aged 40 = [40, 40] year", "age 7 = [7, 7] year"}));
  EXPECT_EQ(ages("He left at the age of 14."), (Ages{"age of 14 = [14, 14] year"}));
  EXPECT_EQ(ages("A 43 yo porter, at three weeks of age."),
            (Ages{"43 yo = [43, 43] year", "three weeks of age = [3, 3] week"}));
}

TEST(Ages, HaveBounds) {
  EXPECT_EQ(ages("The bridge is more than 500 years old."),
            (Ages{"more than 500 years old = [500, -] year"}));
  EXPECT_EQ(ages("They were younger than three months old."),
            (Ages{"younger than three months old = [-, 3] month"}));
  EXPECT_EQ(ages("Nobody under the age of 18 was there."),
            (Ages{"under the age of 18 = [-, 18] year"}));
  EXPECT_EQ(ages("They are 12 to 16 years old."), (Ages{"12 to 16 years old = [12, 16] year"}));
}

TEST(Ages, AreNoTimesNorCounts) {
  EXPECT_EQ(ages("It took five years. The old men left in the age of 3 kings, aged 1,800 barrels."),
            (Ages{}));
}

}  // namespace
}  // namespace habeas
