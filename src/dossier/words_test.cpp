// dossier/words_test.cpp - numbers, dates and questions in plain words
#include "dossier/words.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

Quantity people(Bound bound, std::optional<Number> lo, std::optional<Number> hi) {
  Quantity quantity;
  quantity.bound = bound;
  quantity.unit = "person";
  quantity.lo = lo;
  quantity.hi = hi;
  return quantity;
}

std::string edtf(const std::string& text) {
  Date date;
  date.edtf = text;
  return date_words(date);
}

TEST(Words, BoundsAreNeverLost) {
  EXPECT_EQ(quantity_words(people(Bound::upper, {}, Number{600, 0})), "up to 600 people");
  EXPECT_EQ(quantity_words(people(Bound::lower, Number{1100, 0}, {})), "at least 1,100 people");
  EXPECT_EQ(quantity_words(people(Bound::range, Number{24, 0}, Number{99, 0})), "24 to 99 people");
  Quantity open = people(Bound::lower, Number{300, 0}, {});
  open.lo_open = true;
  EXPECT_EQ(quantity_words(open), "more than 300 people");
  Quantity fewer = people(Bound::upper, {}, Number{50, 0});
  fewer.hi_open = true;
  EXPECT_EQ(quantity_words(fewer), "fewer than 50 people");
  Quantity about = people(Bound::approx, Number{540, 0}, Number{660, 0});
  about.point = Number{600, 0};
  EXPECT_EQ(quantity_words(about), "about 600 people");
}

TEST(Words, OneIsSingularAndSharesAreInAHundred) {
  Quantity one = people(Bound::exact, Number{1, 0}, Number{1, 0});
  one.point = Number{1, 0};
  EXPECT_EQ(quantity_words(one), "1 person");
  Quantity share = people(Bound::lower, Number{7, 1}, {});
  share.share = true;
  share.lo_open = true;
  EXPECT_EQ(quantity_words(share), "more than 70 per cent");
  share.lo = Number{125, 3};
  EXPECT_EQ(quantity_words(share), "more than 12.5 per cent");
}

TEST(Words, FiguresHaveSeparators) {
  EXPECT_EQ(figure({1234567, 0}), "1,234,567");
  EXPECT_EQ(figure({-1234, 0}), "-1,234");
  EXPECT_EQ(figure({12345, 1}), "1,234.5");
  EXPECT_EQ(figure({999, 0}), "999");
}

TEST(Words, AYearThatNobodyStatesIsSaidToBeMissing) {
  EXPECT_EQ(edtf("XXXX-10-09"), "9 October, year not stated");
  EXPECT_EQ(edtf("XXXX-10"), "October, year not stated");
  EXPECT_EQ(edtf("XXXX-11-25/XXXX-12-16"), "between 25 November and 16 December, year not stated");
  EXPECT_EQ(edtf("2031-02-03"), "3 February 2031");
  EXPECT_EQ(edtf("203X"), "the 2030s");
  EXPECT_EQ(edtf("2031~"), "about 2031");
  EXPECT_EQ(edtf("../2031-05"), "not after May 2031");
}

TEST(Words, AnUnknownFormIsShownAsItIs) {
  EXPECT_EQ(edtf("2031-99-99"), "2031-99-99");
  EXPECT_EQ(edtf("<b>"), "<b>");
  EXPECT_EQ(edtf(""), "");
}

TEST(Words, QuestionsTakeTheirQualifier) {
  EXPECT_EQ(attribute_words("victims_total"), "How many people");
  EXPECT_EQ(attribute_words("victims_at:Port Ness"), "How many at Port Ness");
  EXPECT_EQ(attribute_words("places:crossing_point"), "How many places: crossing point");
  EXPECT_EQ(attribute_words("legal_penalty:"), "What the law says");
  EXPECT_EQ(attribute_words("source_of:event_date"), "Who first said when it happened");
  EXPECT_EQ(attribute_words("something_new"), "Something new");
}

}  // namespace
}  // namespace habeas
