// extract/east_amounts_test.cpp - Chinese and Korean amounts in invented sentences
#include "extract/east_amounts.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "model/amounts.h"
#include "text/tokens.h"

namespace habeas {
namespace {

std::vector<EastAmount> amounts_of(std::string_view text) {
  return find_east_amounts(text, find_blocks(text));
}

/// "words = figure unit" of every amount.
std::string all_of(std::string_view text) {
  std::string out;
  for (const EastAmount& amount : amounts_of(text)) {
    if (!out.empty()) out += " | ";
    out += std::string(slice(text, amount.span)) + " = " + in_words(amount.value);
    if (!amount.value.unit.empty()) out += " " + amount.value.unit;
  }
  return out;
}

struct Case {
  const char* text;
  const char* amounts;
};

TEST(EastAmounts, ReadChinese) {
  const Case cases[] = {
      {"村里有三百二十五人离开。", "三百二十五人 = 325 person"},
      {"他们烧了四十万吨。", "四十万吨 = 400,000 t"},
      {"共有两千三百五。", "两千三百五 = 2,350"},
      {"一千零八个人", "一千零八个 = 1,008"},
      {"4.78万亿元", "4.78万亿元 = 4,780,000,000,000 CNY"},
      {"超过300人被带走", "超过300人 = more than 300 person"},
      {"至少十二名渔民", "至少十二名 = at least 12 person"},
      {"百分之七十是妇女", "百分之七十 = 70 per cent"},
      {"三分之一的村民", "三分之一 = 33.3333333333 per cent"},
      {"零下负十二点五", "负十二点五 = -12.5"},
      {"二十余万人", "二十余万人 = more than 200,000 person"},
      {"二〇三一年五月四日", ""},
      {"2031年5月4日", ""},
      {"这是一些十分重要的东西", ""},
      {"四川的老百姓", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(all_of(c.text), c.amounts) << c.text;
}

TEST(EastAmounts, ReadKorean) {
  const Case cases[] = {
      {"어부 삼백이십오명이 떠났다.", "삼백이십오명 = 325 person"},
      {"어부 스물여섯 명이 떠났다.", "스물여섯 명 = 26 person"},
      {"약 600명이 돌아왔다.", "약 600명 = about 600 person"},
      {"최소 이십 명이 다쳤다.", "최소 이십 명 = at least 20 person"},
      {"2백만원을 냈다.", "2백만원 = 2,000,000 KRW"},
      {"마을의 삼분의 일이 비었다.", "삼분의 일 = 33.3333333333 per cent"},
      {"칠십 퍼센트가 여성이다.", "칠십 퍼센트 = 70 per cent"},
      {"이십만 이천", "이십만 이천 = 202,000"},
      {"영하 12도", "영하 12 = -12"},
      {"2031년 5월 4일에 떠났다.", ""},
      {"이 일은 사람이 만든 것이다.", ""},
      {"두 사람이 왔다.", "두 사람 = 2 person"},
  };
  for (const Case& c : cases) EXPECT_EQ(all_of(c.text), c.amounts) << c.text;
}

/// Random strings of number words: amounts lie inside the text, in order, without overlaps.
TEST(EastAmounts, AmountsAreOrderedAndInside) {
  const char* words[] = {"三",   "百", "万", "零", "点",   "分之", "人", "삼",        "백", "만",
                         "분의", "명", " ",  "12", ".",    ",",    "负", "마이너스 ", "又", "와",
                         "成",   "%",  "多", "여", "스물", "네",   "개", "억",        "亿", "年"};
  std::mt19937 random(20310514);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) text += words[random() % std::size(words)];
    std::uint32_t last = 0;
    for (const EastAmount& amount : amounts_of(text)) {
      ASSERT_LT(amount.span.begin, amount.span.end) << text;
      ASSERT_LE(last, amount.span.begin) << text;
      ASSERT_LE(amount.span.end, text.size()) << text;
      ASSERT_LE(amount.value.lo ? amount.value.lo->scale : 0, 12) << text;
      last = amount.span.end;
    }
  }
}

TEST(EastAmounts, HostileInputStaysLinear) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "千";
  EXPECT_NO_FATAL_FAILURE(amounts_of(text));
  text.clear();
  for (int i = 0; i < 200'000; ++i) text += "三";
  EXPECT_NO_FATAL_FAILURE(amounts_of(text));
  EXPECT_NO_FATAL_FAILURE(amounts_of(std::string(1'000'000, '7') + "人"));
}

}  // namespace
}  // namespace habeas
