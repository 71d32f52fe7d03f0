// extract/quantities_test.cpp - amounts in sentences about invented events
#include "extract/quantities.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace habeas {
namespace {

std::string text_of(const std::optional<Number>& number) {
  if (!number) return "-";
  std::string digits = std::to_string(number->digits < 0 ? -number->digits : number->digits);
  while (digits.size() <= number->scale) digits.insert(0, 1, '0');
  if (number->scale > 0) digits.insert(digits.size() - number->scale, 1, '.');
  return (number->digits < 0 ? "-" : "") + digits;
}

/// "up to 600 weavers = [-, 600] weaver": open ends by round brackets, "%" marks a share.
std::string print(std::string_view text, const TokenText& tokens, const QuantityHit& hit) {
  const Quantity& value = hit.value;
  std::string out(slice(text, tokens.span(hit.range)));
  out += value.lo_open ? " = (" : " = [";
  out += text_of(value.lo) + ", " + text_of(value.hi);
  out += value.hi_open ? ")" : "]";
  if (value.bound == Bound::approx) out += " ~" + text_of(value.point);
  if (value.bound == Bound::vague) out += " vague";
  if (value.share) out += " %";
  if (!value.unit.empty()) out += " " + value.unit;
  if (value.trend == Trend::up) out += " up";
  if (value.trend == Trend::down) out += " down";
  return out;
}

std::string all_of(std::string_view text) {
  const TokenText tokens = tokenize(text, find_blocks(text));
  std::string out;
  for (const QuantityHit& hit : find_quantities(text, tokens)) {
    if (!out.empty()) out += " | ";
    out += print(text, tokens, hit);
  }
  return out;
}

std::vector<QuantityHit> hits_of(std::string_view text) {
  return find_quantities(text, tokenize(text, find_blocks(text)));
}

struct Case {
  const char* text;
  const char* amounts;
};

void expect(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(all_of(c.text), c.amounts) << c.text;
}

TEST(Quantities, ReadBounds) {
  expect({
      {"They moved up to 40 weavers.", "up to 40 weavers = [-, 40] weaver"},
      {"As many as 70 boats sank.", "As many as 70 boats = [-, 70] boat"},
      {"No more than five guards stayed.", "No more than five guards = [-, 5] guard"},
      {"Fewer than 90 miners came.", "Fewer than 90 miners = [-, 90) miner"},
      {"Over 300 potters left.", "Over 300 potters = (300, -] potter"},
      {"Well over a thousand Marlish fishermen left.",
       "Well over a thousand Marlish fishermen = (1000, -] fisherman"},
      {"In excess of 20 homes burned.", "In excess of 20 homes = (20, -] home"},
      {"At least 1,100 nurses are held.", "At least 1,100 nurses = [1100, -] nurse"},
      {"About 50 drivers spoke.", "About 50 drivers = [45, 55] ~50 driver"},
      {"An estimated 33,000 Ostrians fled.",
       "An estimated 33,000 Ostrians = [29700, 36300] ~33000 ostrian"},
      {"Nearly 200 farmers fled.", "Nearly 200 farmers = [180, 200] ~200 farmer"},
      {"Up to about 80 men hid.", "Up to about 80 men = [-, 80] man"},
      {"He counted 60 tents or more.", "60 tents or more = [60, -] tent"},
      {"It is equal to or less than 30.", "equal to or less than 30 = [-, 30]"},
      {"It is smaller or equal than 30.", "smaller or equal than 30 = [-, 30]"},
      {"It is more than 30 or equal.", "more than 30 or equal = [30, -]"},
      {"A 40-plus crowd came.", "40-plus = [40, -]"},
      {"Some 30 or so came.", "Some 30 = [27, 33] ~30"},
      {"There were more than 100 but fewer than 200 monks.",
       "more than 100 but fewer than 200 monks = (100, 200) monk"},
  });
}

TEST(Quantities, ReadRangesAndVagueAmounts) {
  expect({
      {"Between 40 and 60 bakers met.", "Between 40 and 60 bakers = [40, 60] baker"},
      {"It took 40-60 soldiers.", "40-60 soldiers = [40, 60] soldier"},
      {"It took 40\xE2\x80\x93"
       "60 soldiers.",
       "40\xE2\x80\x93"
       "60 soldiers = [40, 60] soldier"},
      {"Four or five men ran.", "Four or five men = [4, 5] man"},
      {"Pages 20 through 40 burned.", ""},
      {"It holds 20 through 40 goats.", "20 through 40 goats = [20, 40] goat"},
      {"It lay between minus ten and five degrees.",
       "between minus ten and five degrees = [-10, 5] degree"},
      {"It cost 2 to 3 million crowns.", "2 to 3 million crowns = [2000000, 3000000] crown"},
      {"Dozens of pilgrims died.", "Dozens of pilgrims = [24, 99] vague pilgrim"},
      {"Several hundred people sat.", "Several hundred people = [200, 999] vague person"},
      {"Tens of thousands of Ostrian refugees live there.",
       "Tens of thousands of Ostrian refugees = [20000, 99999] vague refugee"},
      {"Hundreds of thousands marched.", "Hundreds of thousands = [200000, 999999] vague"},
  });
}

TEST(Quantities, AgesBehindJuniorAndBehindACountAreNoAmounts) {
  expect({
      {"Ben Tarrow Jr., 25, and Omo Selk Sr. 61, left.", ""},
      {"Four men left, one 24, two 27 and one 30.", "Four men = [4, 4] man | two = [2, 2] man"},
      {"They met at 9330 59th Ave. on Monday.", ""},
      {"They met 40 59th Highlanders.", "40 = [40, 40]"},
  });
}

TEST(Quantities, ReadAmountsWithoutFigure) {
  expect({
      {"Several villages burned.", "Several villages = [3, 9] vague village"},
      {"They took a \"large number\" of herders.",
       "a \"large number\" of herders = [2, -] vague herder"},
      {"A significant number of Ostrians went.",
       "A significant number of Ostrians = [2, -] vague ostrian"},
      {"Many of the herders wept.", "Many of the herders = [3, -] vague herder"},
      {"How many herders wept?", ""},
      {"The number of herders fell.", ""},
  });
  EXPECT_TRUE(hits_of("Scores of herders wept.").at(0).without_figure);
}

TEST(Quantities, ReadShares) {
  expect({
      {"Over 70 per cent are women.", "Over 70 per cent = (0.7, -] %"},
      {"Half of the herders left.", "Half = [0.5, 0.5] %"},
      {"A third of the crew left.", "A third = [0.333333333333, 0.333333333333] %"},
      {"Two in five voters stayed.", "Two in five = [0.4, 0.4] %"},
      {"Nine out of ten stayed.", "Nine out of ten = [0.9, 0.9] %"},
      {"The vast majority of these are boys.", "The vast majority = (0.5, -] %"},
      {"Most herders fled.", "Most = (0.5, -] %"},
      {"The most recent raids failed.", ""},
      {"At most they wept.", ""},
      {"None of the herders wept.", "None = [0, 0] %"},
      {"All of them wept.", "All = [1, 1] %"},
      {"More than half of them wept.", "More than half = (0.5, -] %"},
      {"Sales rose by 40 to 60 per cent.", "40 to 60 per cent = [0.4, 0.6] % up"},
      {"It rose 5% to 30.", "5% = [0.05, 0.05] % up | 30 = [30, 30]"},
      {"A gain of two percentage points.", "two percentage points = [2, 2] percentage point up"},
  });
  const auto hits = hits_of("Most of the 90 captured herders wept.");
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_TRUE(hits[0].value.share);
  EXPECT_FALSE(hits[0].noun.empty());
  EXPECT_EQ(hits[1].value.unit, "herder");
}

TEST(Quantities, FindTheCountedNoun) {
  expect({
      {"Nine young orphans slept.", "Nine young orphans = [9, 9] orphan"},
      {"The 90 South Ostrian river pilots waved.",
       "90 South Ostrian river pilots = [90, 90] pilot"},
      {"One woman said so.", "One woman = [1, 1] woman"},
      {"It freed 60 men, women and children.", "60 men, women and children = [60, 60] person"},
      {"Three AK-47s lay there.", "Three AK-47s = [3, 3] ak"},
      {"A nine-member crew sailed.", "nine-member = [9, 9] member"},
      {"Two of the women wept.", "Two of the women = [2, 2] woman"},
      {"Four of the nine students wept.", "Four = [4, 4] student | nine students = [9, 9] student"},
      {"It sold 20m people tickets.", "20m people = [20000000, 20000000] person"},
      {"THERE WERE 26 PEASANTS THERE.", "26 PEASANTS = [26, 26] peasant"},
  });
  EXPECT_TRUE(hits_of("Two of the women wept.").at(0).partitive);
}

TEST(Quantities, ReadMoreAndOthers) {
  for (const char* text : {"Another 40 herders came.", "At least 20 more herders came.",
                           "A chief and two others came.", "A further 30 came."}) {
    const auto hits = hits_of(text);
    ASSERT_EQ(hits.size(), 1U) << text;
    EXPECT_TRUE(hits[0].more) << text;
  }
}

TEST(Quantities, RelateCoordinatedAmounts) {
  const auto hits = hits_of("Over 300 herders crossed at Vell and 180 at Morn.");
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_FALSE(hits[0].hedge_reaches);
  EXPECT_TRUE(hits[1].hedge_reaches);
  EXPECT_EQ(hits[1].value.bound, Bound::exact);
  EXPECT_EQ(hits[1].value.unit, "herder");
  EXPECT_TRUE(hits[1].unit_copied);
}

TEST(Quantities, ReadMoneyAndMeasures) {
  expect({
      {"He paid $1.2 million.", "$1.2 million = [1200000, 1200000] USD"},
      {"He paid $5m.", "$5m = [5000000, 5000000] USD"},
      {"It cost \xE2\x82\xAC"
       "40.",
       "\xE2\x82\xAC"
       "40 = [40, 40] EUR"},
      {"It cost 50 Canadian dollars.", "50 Canadian dollars = [50, 50] CAD"},
      {"It cost 500 yuan.", "500 yuan = [500, 500] CNY"},
      {"The road is 45 km long.", "45 km = [45, 45] km"},
      {"It drove 188 miles an hour.", "188 miles an hour = [188, 188] mile per hour"},
      {"A 45-acre farm.", "45-acre = [45, 45] acre"},
      {"It covers 12 square kilometres.", "12 square kilometres = [12, 12] km2"},
      {"It was 24 degrees Celsius.",
       "24 degrees Celsius = [24, 24] \xC2\xB0"
       "C"},
      {"It was -5 degrees.", "-5 degrees = [-5, -5] degree"},
      {"He got at least five years.", "at least five years = [5, -] year"},
      {"It cost three dollars and 40 cents.", "three dollars and 40 cents = [3.4, 3.4] USD"},
      {"He is five feet six inches.", "five feet six inches = [5.5, 5.5] foot"},
      {"It was minus one degree.", "minus one degree = [-1, -1] degree"},
      {"It fell by thirty percentage points.",
       "thirty percentage points = [30, 30] percentage point down"},
  });
}

TEST(Quantities, RefuseNumbersThatCountNothing) {
  for (const char* text : {
           "In 2019 he left.",
           "On 9 October he left.",
           "A 19-year-old student left.",
           "He is five years old.",
           "Women aged 40 left.",
           "Ann Orrel, 54, left.",
           "Vell beat Morn 2-1.",
           "Version 3.1.4 is out.",
           "He bought a Nuvo 14.",
           "The Ostria 500 fell.",
           "The G7 met.",
           "An A380 landed.",
           "Article 7 holds.",
           "Resolution No. 2397 holds.",
           "Call 555-123-4567.",
           "Press office: + 99 12 555 07 08",
           "Ring +99 (0)12 555 7080 for help.",
           "Write to us or ring +99.12.555.7080.",
           "At 9:30 he left.",
           "It began in the 1990s.",
           "The ninth man left.",
           "One of them left.",
           "No one left.",
           "One should leave.",
           "This is so (12).",
           "The 15400 block of Elm burned.",
           "He told us about it two days ago.",
           "About Article 9 he said no.",
       }) {
    EXPECT_EQ(all_of(text), "") << text;
  }
}

TEST(Quantities, RefuseListAndNoteMarks) {
  EXPECT_EQ(all_of("1. The herders left.\n\n2. The potters left."), "");
  EXPECT_EQ(all_of("They crossed the border12."), "");
}

TEST(Quantities, KeepTheVerbAboutApart) {
  EXPECT_EQ(all_of("They talked about two herders."), "two herders = [2, 2] herder");
}

/// Random strings of words that matter to the grammar: ranges lie inside the text, in order,
/// without overlaps, and the parts of a hit inside it.
TEST(Quantities, HitsAreOrderedAndInside) {
  const char* words[] = {"up",      "to",      "over",  "600",  "-",      "two",  "and",  "a",
                         "half",    "dozen",   "of",    "the",  "women",  "%",    "per",  "cent",
                         "$",       "million", "more",  "than", "others", "most", "all",  "in",
                         "2019",    ",",       ".",     "(",    ")",      "one",  "year", "old",
                         "between", "many",    "men",   "or",   "km",     "/",    "3.1",  "number",
                         "large",   "\"",      "least", "at"};
  std::mt19937 random(20310514);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      text += words[random() % std::size(words)];
      if (random() % 4 != 0) text += ' ';
    }
    const TokenText tokens = tokenize(text, find_blocks(text));
    std::uint32_t last = 0;
    for (const QuantityHit& hit : find_quantities(text, tokens)) {
      ASSERT_FALSE(hit.range.empty()) << text;
      ASSERT_LE(last, hit.range.begin) << text;
      ASSERT_LE(hit.range.end, tokens.tokens.size()) << text;
      ASSERT_GE(hit.number.begin, hit.range.begin) << text;
      ASSERT_LE(hit.number.end, hit.range.end) << text;
      ASSERT_LE(hit.noun.end, tokens.tokens.size()) << text;
      if (hit.value.lo && hit.value.hi) {
        ASSERT_LE(*hit.value.lo, *hit.value.hi) << text;
      }
      last = hit.range.end;
    }
  }
}

TEST(Quantities, HostileInputStaysLinear) {
  EXPECT_EQ(all_of(std::string(1'000'000, '7')), "");
  std::string chain;
  for (int i = 0; i < 30'000; ++i) chain += "1-";
  EXPECT_EQ(all_of(chain), "");
  std::string articles;
  for (int i = 0; i < 30'000; ++i) articles += "all of the ";
  EXPECT_NO_FATAL_FAILURE(all_of(articles));
}

}  // namespace
}  // namespace habeas
