// extract/quantities_written_test.cpp - one number in the many ways that pages write it, in
// sentences about invented events
#include <gtest/gtest.h>

#include <string>

#include "extract/quantities.h"

namespace habeas {
namespace {

std::string number_text(const std::optional<Number>& number) {
  if (!number) return "-";
  std::string digits = std::to_string(number->digits);
  while (digits.size() <= number->scale) digits.insert(0, 1, '0');
  if (number->scale > 0) digits.insert(digits.size() - number->scale, 1, '.');
  return digits;
}

/// "1,200 weavers = 1200 1200 weaver", amount by amount.
std::string amounts(std::string_view text) {
  const TokenText tokens = tokenize(text, find_blocks(text));
  std::string out;
  for (const QuantityHit& hit : find_quantities(text, tokens)) {
    if (!out.empty()) out += " | ";
    out += std::string(slice(text, tokens.span(hit.range))) + " = " + number_text(hit.value.lo) +
           " " + number_text(hit.value.hi);
    if (!hit.value.unit.empty()) out += " " + hit.value.unit;
  }
  return out;
}

TEST(WrittenNumbers, ReadGroupsOfThousandsAsManyCountriesWriteThem) {
  EXPECT_EQ(amounts("The army drove out 14.000 weavers and burned 2.350 houses."),
            "14.000 weavers = 14000 14000 weaver | 2.350 houses = 2350 2350 house");
  EXPECT_EQ(amounts("Some 1.204.500 people voted."),
            "Some 1.204.500 people = 1084050 1324950 person");
  EXPECT_EQ(amounts("They took 1\xE2\x80\x99"
                    "250 goats and 45'000 sheep."),
            "1\xE2\x80\x99"
            "250 goats = 1250 1250 goat | 45'000 sheep = 45000 45000 sheep");
  EXPECT_EQ(amounts("It cost 1.250,50 euros."), "1.250,50 euros = 1250.5 1250.5 EUR");
  EXPECT_EQ(amounts("Of them 12,5 % were weavers."), "12,5 % = 0.125 0.125");
}

TEST(WrittenNumbers, KeepDecimalsAddressesAndLists) {
  EXPECT_EQ(amounts("The stone weighs 1.375 kg."), "1.375 kg = 1.375 1.375 kg");
  EXPECT_EQ(amounts("There were 2.125 children per woman."), "2.125 children = 2.125 2.125 child");
  EXPECT_EQ(amounts("The host 192.168.100.200 was down."), "");
  EXPECT_EQ(amounts("The gate code was five-nought-two."), "");
  EXPECT_EQ(amounts("The post was manned from 0300 to 0700."), "");
  EXPECT_EQ(amounts("She drew 2,10 and 3."), "2 = 2 2 | 10 = 10 10 | 3 = 3 3");
}

TEST(WrittenNumbers, SayTheNumberAgainInBrackets) {
  EXPECT_EQ(amounts("Twelve (12) weavers and four (4) others were held."),
            "Twelve (12) weavers = 12 12 weaver | four (4) others = 4 4 weaver");
  EXPECT_EQ(amounts("About 4,500 (four thousand five hundred) people fled."),
            "About 4,500 (four thousand five hundred) people = 4050 4950 person");
  EXPECT_EQ(amounts("Twelve (13) weavers were held."), "Twelve = 12 12");
}

TEST(WrittenNumbers, RaiseThousandsThatAreSaidOnce) {
  EXPECT_EQ(amounts("Some 20-30,000 people fled."), "Some 20-30,000 people = 20000 30000 person");
  EXPECT_EQ(amounts("Between 10 and 15,000 people fled."),
            "Between 10 and 15,000 people = 10000 15000 person");
  EXPECT_EQ(amounts("Groups of 1 to 5,000 people met."), "1 to 5,000 people = 1 5000 person");
}

TEST(WrittenNumbers, TellByHowMuchFromHowMany) {
  EXPECT_EQ(amounts("The toll rose by 12 to 67."), "12 = 12 12 | 67 = 67 67");
  EXPECT_EQ(amounts("The house grew by 2 to 3 rooms."), "2 to 3 rooms = 2 3 room");
  EXPECT_EQ(amounts("They held 12 to 67 people."), "12 to 67 people = 12 67 person");
}

TEST(WrittenNumbers, ReadRoughNumbers) {
  EXPECT_EQ(amounts("A couple of hundred weavers and a score of guards fled."),
            "A couple of hundred weavers = 180 220 weaver | a score of guards = 18 22 guard");
  EXPECT_EQ(amounts("Tens of people were hurt."), "Tens of people = 20 99 person");
  EXPECT_EQ(amounts("Thirty-odd guards came."), "Thirty-odd guards = 30 39 guard");
  EXPECT_EQ(amounts("Between 7 and 9, or 7 to as many as 11 weavers, were hurt."),
            "Between 7 and 9 = 7 9 | 7 to as many as 11 weavers = 7 11 weaver");
  EXPECT_EQ(amounts("Roughly a quarter to a third of the herd died."),
            "Roughly a quarter to a third = 0.25 0.333333333333");
  EXPECT_EQ(amounts("It fell from a half to a third of that."),
            "a third = 0.333333333333 0.333333333333");
}

TEST(WrittenNumbers, ReadUnitsAsAccountsAndTablesWriteThem) {
  EXPECT_EQ(amounts("The mill lost 75 USD million."), "75 USD million = 75000000 75000000 USD");
  EXPECT_EQ(amounts("Losses rose to 120 MEUR; sales came to about MGBP 60."),
            "120 MEUR = 120000000 120000000 EUR | about MGBP 60 = 54000000 66000000 GBP");
  EXPECT_EQ(amounts("The load is 20 (kg) or 30 [kg]."), "20 (kg) = 20 20 kg | 30 [kg] = 30 30 kg");
  EXPECT_EQ(amounts("He is 5 ft 6 in tall."), "5 ft 6 in = 5.5 5.5 foot");
  EXPECT_EQ(amounts("They walked 5 ft 6 in the dark."), "5 ft = 5 5 foot | 6 = 6 6");
  EXPECT_EQ(amounts("It costs 15 dollars 50."), "15 dollars 50 = 15.5 15.5 USD");
  EXPECT_EQ(amounts("It costs 15 dollars 50 times a year."),
            "15 dollars = 15 15 USD | 50 times = 50 50 time");
  EXPECT_EQ(amounts("It cost 10 $, then 12 $."), "10 $ = 10 10 USD | 12 $ = 12 12 USD");
}

TEST(WrittenNumbers, HandOnNoUnitOfTimeOrOfACompound) {
  EXPECT_EQ(amounts("Over a ten-day siege, 45 died."), "ten-day = 10 10 day | 45 = 45 45");
  EXPECT_EQ(amounts("In three days, 45 died."), "three days = 3 3 day | 45 = 45 45");
}

TEST(WrittenNumbers, ReadFractionsOfHundreds) {
  EXPECT_EQ(amounts("one one hundred and twentieth"),
            "one one hundred and twentieth = "
            "0.008333333333 0.008333333333");
  EXPECT_EQ(amounts("Gate 423 0000 is shut."), "0000 = 0 0");
}

TEST(WrittenNumbers, ReadPowers) {
  EXPECT_EQ(amounts("The scale has 10^6 steps."), "10^6 steps = 1000000 1000000 step");
  EXPECT_EQ(amounts("The factor is 1.5^2"), "1.5^2 = 2.25 2.25");
  EXPECT_EQ(amounts("The factor is 4^-1"), "4^-1 = 0.25 0.25");
}

}  // namespace
}  // namespace habeas
