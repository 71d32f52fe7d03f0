// extract/east_tables.h - the words of Chinese and Korean amounts; data of extract/east_amounts.cpp
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "extract/quantities_bounds.h"

namespace habeas::east {

/// A digit is added; a unit (10 to 1,000) multiplies the digit before it; a great power (10^4,
/// 10^8, 10^12) multiplies the group before it.
enum class PartKind : std::uint8_t { none, digit, unit, power };

struct NumeralPart {
  char32_t sign;
  PartKind kind;
  int value;  ///< of a digit; the power of ten of the others
};

struct NativeNumber {
  std::u32string_view word;
  int value;
};

/// What stands behind a number: a counter or a unit of measure. "%" makes a share, "dozen" is
/// multiplied.
struct Counter {
  std::u32string_view word;
  std::string_view unit;
};

struct BoundWord {
  std::u32string_view word;
  BoundKind kind;
  bool open;
};

/// Chinese digits, units and powers, in short, long and financial forms.
inline constexpr auto kHanParts = std::to_array<NumeralPart>({
    {U'\u96F6', PartKind::digit, 0}, {U'\u3007', PartKind::digit, 0},
    {U'\u4E00', PartKind::digit, 1}, {U'\u58F9', PartKind::digit, 1},
    {U'\u4E8C', PartKind::digit, 2}, {U'\u8D30', PartKind::digit, 2},
    {U'\u8CB3', PartKind::digit, 2}, {U'\u5F0D', PartKind::digit, 2},
    {U'\u4E24', PartKind::digit, 2}, {U'\u5169', PartKind::digit, 2},
    {U'\u4FE9', PartKind::digit, 2}, {U'\u5006', PartKind::digit, 2},
    {U'\u4E09', PartKind::digit, 3}, {U'\u53C1', PartKind::digit, 3},
    {U'\u53C3', PartKind::digit, 3}, {U'\u53C4', PartKind::digit, 3},
    {U'\u56DB', PartKind::digit, 4}, {U'\u8086', PartKind::digit, 4},
    {U'\u4E94', PartKind::digit, 5}, {U'\u4F0D', PartKind::digit, 5},
    {U'\u516D', PartKind::digit, 6}, {U'\u9646', PartKind::digit, 6},
    {U'\u9678', PartKind::digit, 6}, {U'\u4E03', PartKind::digit, 7},
    {U'\u67D2', PartKind::digit, 7}, {U'\u516B', PartKind::digit, 8},
    {U'\u634C', PartKind::digit, 8}, {U'\u4E5D', PartKind::digit, 9},
    {U'\u7396', PartKind::digit, 9}, {U'\u5341', PartKind::unit, 1},
    {U'\u62FE', PartKind::unit, 1},  {U'\u767E', PartKind::unit, 2},
    {U'\u4F70', PartKind::unit, 2},  {U'\u5343', PartKind::unit, 3},
    {U'\u4EDF', PartKind::unit, 3},  {U'\u4E07', PartKind::power, 4},
    {U'\u842C', PartKind::power, 4}, {U'\u4EBF', PartKind::power, 8},
    {U'\u5104', PartKind::power, 8}, {U'\u5146', PartKind::power, 12},
});

/// Sino-Korean digits, units and powers.
inline constexpr auto kHangulParts = std::to_array<NumeralPart>({
    {U'\uC601', PartKind::digit, 0},
    {U'\uACF5', PartKind::digit, 0},
    {U'\uC77C', PartKind::digit, 1},
    {U'\uC774', PartKind::digit, 2},
    {U'\uC0BC', PartKind::digit, 3},
    {U'\uC0AC', PartKind::digit, 4},
    {U'\uC624', PartKind::digit, 5},
    {U'\uC721', PartKind::digit, 6},
    {U'\uB959', PartKind::digit, 6},
    {U'\uCE60', PartKind::digit, 7},
    {U'\uD314', PartKind::digit, 8},
    {U'\uAD6C', PartKind::digit, 9},
    {U'\uC2ED', PartKind::unit, 1},
    {U'\uBC31', PartKind::unit, 2},
    {U'\uCC9C', PartKind::unit, 3},
    {U'\uB9CC', PartKind::power, 4},
    {U'\uC5B5', PartKind::power, 8},
    {U'\uC870', PartKind::power, 12},
});

/// Native Korean numbers; the last four stand before a counter only.
inline constexpr auto kNativeNumbers = std::to_array<NativeNumber>({
    {U"\uD558\uB098", 1},  {U"\uB458", 2},        {U"\uC14B", 3},        {U"\uB137", 4},
    {U"\uB2E4\uC12F", 5},  {U"\uC5EC\uC12F", 6},  {U"\uC77C\uACF1", 7},  {U"\uC5EC\uB35F", 8},
    {U"\uC544\uD649", 9},  {U"\uC5F4", 10},       {U"\uC2A4\uBB3C", 20}, {U"\uC2A4\uBB34", 20},
    {U"\uC11C\uB978", 30}, {U"\uB9C8\uD754", 40}, {U"\uC270", 50},       {U"\uC608\uC21C", 60},
    {U"\uC77C\uD754", 70}, {U"\uC5EC\uB4E0", 80}, {U"\uC544\uD754", 90}, {U"\uD55C", 1},
    {U"\uB450", 2},        {U"\uC138", 3},        {U"\uB124", 4},
});

inline constexpr std::size_t kDeterminers = 4;

/// Longer words first.
inline constexpr auto kChineseCounters = std::to_array<Counter>({
    {U"\u4E2A\u767E\u5206\u70B9", "percentage point"},
    {U"\u500B\u767E\u5206\u9EDE", "percentage point"},
    {U"\u5E73\u65B9\u516C\u91CC", "km2"},
    {U"\u767E\u5206\u70B9", "percentage point"},
    {U"\u767E\u5206\u9EDE", "percentage point"},
    {U"\u5C0F\u65F6", "hour"},
    {U"\u5C0F\u6642", "hour"},
    {U"\u5206\u949F", "minute"},
    {U"\u5206\u9418", "minute"},
    {U"\u516C\u91CC", "km"},
    {U"\u5343\u7C73", "km"},
    {U"\u5398\u7C73", "cm"},
    {U"\u516C\u65A4", "kg"},
    {U"\u7F8E\u5143", "USD"},
    {U"\u82F1\u9551", "GBP"},
    {U"\u6B27\u5143", "EUR"},
    {U"\u65E5\u5143", "JPY"},
    {U"\u4EBA", "person"},
    {U"\u540D", "person"},
    {U"\u4F4D", "person"},
    {U"\u4E2A", ""},
    {U"\u500B", ""},
    {U"\u53EA", ""},
    {U"\u96BB", ""},
    {U"\u6761", ""},
    {U"\u689D", ""},
    {U"\u53F0", ""},
    {U"\u5BB6", ""},
    {U"\u6B21", ""},
    {U"\u4EF6", ""},
    {U"\u8258", ""},
    {U"\u8F86", ""},
    {U"\u8F1B", ""},
    {U"\u5EA7", ""},
    {U"\u5F20", ""},
    {U"\u5F35", ""},
    {U"\u672C", ""},
    {U"\u679A", ""},
    {U"\u8D77", ""},
    {U"\u5904", ""},
    {U"\u8655", ""},
    {U"\u6240", ""},
    {U"\u9879", ""},
    {U"\u9805", ""},
    {U"\u67B6", ""},
    {U"\u6279", ""},
    {U"\u6237", ""},
    {U"\u6236", ""},
    {U"\u5BF9", ""},
    {U"\u5C0D", ""},
    {U"\u53CC", ""},
    {U"\u96D9", ""},
    {U"\u500D", ""},
    {U"\u70B9", ""},
    {U"\u9EDE", ""},
    {U"\u7AE0", ""},
    {U"\u5757", ""},
    {U"\u584A", ""},
    {U"\u9897", ""},
    {U"\u9846", ""},
    {U"\u5934", ""},
    {U"\u982D", ""},
    {U"\u5339", ""},
    {U"\u95F4", ""},
    {U"\u9593", ""},
    {U"\u4EFD", ""},
    {U"\u6839", ""},
    {U"\u652F", ""},
    {U"\u7BC7", ""},
    {U"\u90E8", ""},
    {U"\u573A", ""},
    {U"\u5834", ""},
    {U"\u8F6E", ""},
    {U"\u8F2A", ""},
    {U"\u676F", ""},
    {U"\u74F6", ""},
    {U"\u7EA7", ""},
    {U"\u7D1A", ""},
    {U"\u5C42", ""},
    {U"\u5C64", ""},
    {U"\u6392", ""},
    {U"\u79D2", "second"},
    {U"\u5929", "day"},
    {U"\u65E5", "day"},
    {U"\u5468", "week"},
    {U"\u9031", "week"},
    {U"\u6708", "month"},
    {U"\u5E74", "year"},
    {U"\u5C81", "year"},
    {U"\u6B72", "year"},
    {U"\u7C73", "m"},
    {U"\u5428", "t"},
    {U"\u5678", "t"},
    {U"\u65A4", ""},
    {U"\u514B", "g"},
    {U"\u5143", "CNY"},
});

/// Longer words first.
inline constexpr auto kKoreanCounters = std::to_array<Counter>({
    {U"\uD37C\uC13C\uD2B8\uD3EC\uC778\uD2B8", "percentage point"},
    {U"\uD0AC\uB85C\uBBF8\uD130", "km"},
    {U"\uD0AC\uB85C\uADF8\uB7A8", "kg"},
    {U"\uD37C\uC13C\uD2B8", "%"},
    {U"\uD504\uB85C", "%"},
    {U"\uC0AC\uB78C", "person"},
    {U"\uAC1C\uC6D4", "month"},
    {U"\uCC28\uB840", ""},
    {U"\uB9C8\uB9AC", ""},
    {U"\uC790\uB8E8", ""},
    {U"\uC870\uAC01", ""},
    {U"\uAC00\uC9C0", ""},
    {U"\uAC00\uAD6C", ""},
    {U"\uC138\uB300", ""},
    {U"\uB2E4\uC2A4", "dozen"},
    {U"\uC2DC\uAC04", "hour"},
    {U"\uBD84\uAC04", "minute"},
    {U"\uB2EC\uB7EC", "USD"},
    {U"\uC704\uC548", "CNY"},
    {U"\uC720\uB85C", "EUR"},
    {U"\uD0AC\uB85C", "km"},
    {U"\uBBF8\uD130", "m"},
    {U"\uADF8\uB7A8", "g"},
    {U"\uBA85", "person"},
    {U"\uC778", "person"},
    {U"\uBD84", ""},
    {U"\uAC1C", ""},
    {U"\uAC74", ""},
    {U"\uACF3", ""},
    {U"\uBC88", ""},
    {U"\uD68C", ""},
    {U"\uCC44", ""},
    {U"\uCC99", ""},
    {U"\uB300", ""},
    {U"\uAD8C", ""},
    {U"\uC7A5", ""},
    {U"\uD638", ""},
    {U"\uCE35", ""},
    {U"\uB4F1", ""},
    {U"\uC704", ""},
    {U"\uC810", ""},
    {U"\uBC30", ""},
    {U"\uC0B4", "year"},
    {U"\uC138", "year"},
    {U"\uB144", "year"},
    {U"\uB2EC", "month"},
    {U"\uC6D4", "month"},
    {U"\uC8FC", "week"},
    {U"\uC77C", "day"},
    {U"\uCD08", "second"},
    {U"\uC6D0", "KRW"},
    {U"\uC5D4", "JPY"},
    {U"\uD1A4", "t"},
});

/// What may stand behind a Korean number in its word.
inline constexpr auto kParticles = std::to_array<std::u32string_view>({
    U"\uC740",       U"\uB294",       U"\uC774\uB2E4",
    U"\uC774\uACE0", U"\uC774\uBA70", U"\uC785\uB2C8\uB2E4",
    U"\uC774\uC5C8", U"\uC774\uB77C", U"\uC774",
    U"\uAC00",       U"\uC744",       U"\uB97C",
    U"\uC5D0\uC11C", U"\uC5D0",       U"\uC758",
    U"\uC73C\uB85C", U"\uB85C",       U"\uACFC",
    U"\uC640",       U"\uB3C4",       U"\uB9CC",
    U"\uAE4C\uC9C0", U"\uBD80\uD130", U"\uBCF4\uB2E4",
    U"\uC529",       U"\uCBE4",       U"\uC5EC",
    U"\uB0A8\uC9D3", U"\uC774\uC0C1", U"\uC774\uD558",
    U"\uBBF8\uB9CC", U"\uCD08\uACFC", U"\uC720\uD6A8\uD55C",
    U"\uCC98\uB7FC", U"\uB9CC\uD07C", U"\uC870\uCC28",
    U"\uB9C8\uB2E4", U"\uC774\uB098", U"\uB098",
});

/// Bounds before a number.
inline constexpr auto kChineseBefore = std::to_array<BoundWord>({
    {U"\u8D85\u8FC7\u4E86", BoundKind::lower, true},
    {U"\u8D85\u904E\u4E86", BoundKind::lower, true},
    {U"\u4E0D\u5C11\u4E8E", BoundKind::lower, false},
    {U"\u4E0D\u8D85\u8FC7", BoundKind::upper, false},
    {U"\u4E0D\u8D85\u904E", BoundKind::upper, false},
    {U"\u8D85\u8FC7", BoundKind::lower, true},
    {U"\u8D85\u904E", BoundKind::lower, true},
    {U"\u591A\u4E8E", BoundKind::lower, true},
    {U"\u5927\u4E8E", BoundKind::lower, true},
    {U"\u5927\u65BC", BoundKind::lower, true},
    {U"\u9AD8\u4E8E", BoundKind::lower, true},
    {U"\u81F3\u5C11", BoundKind::lower, false},
    {U"\u8D77\u7801", BoundKind::lower, false},
    {U"\u591A\u8FBE", BoundKind::upper, false},
    {U"\u591A\u9054", BoundKind::upper, false},
    {U"\u6700\u591A", BoundKind::upper, false},
    {U"\u4E0D\u5230", BoundKind::upper, true},
    {U"\u4E0D\u8DB3", BoundKind::upper, true},
    {U"\u5C11\u4E8E", BoundKind::upper, true},
    {U"\u5C0F\u4E8E", BoundKind::upper, true},
    {U"\u4F4E\u4E8E", BoundKind::upper, true},
    {U"\u5927\u7EA6", BoundKind::about, false},
    {U"\u5927\u7D04", BoundKind::about, false},
    {U"\u5C06\u8FD1", BoundKind::nearly, false},
    {U"\u7EA6", BoundKind::about, false},
    {U"\u7D04", BoundKind::about, false},
    {U"\u8FD1", BoundKind::nearly, false},
});

/// Bounds behind a number and its counter.
inline constexpr auto kChineseBehind = std::to_array<BoundWord>({
    {U"\u4EE5\u4E0A", BoundKind::lower, false},
    {U"\u4EE5\u4E0B", BoundKind::upper, false},
    {U"\u5DE6\u53F3", BoundKind::about, false},
    {U"\u4E0A\u4E0B", BoundKind::about, false},
});

/// Bounds before a number.
inline constexpr auto kKoreanBefore = std::to_array<BoundWord>({
    {U"\uCD5C\uC18C\uD55C ", BoundKind::lower, false},
    {U"\uC801\uC5B4\uB3C4 ", BoundKind::lower, false},
    {U"\uB9CE\uAC8C\uB294 ", BoundKind::upper, false},
    {U"\uCD5C\uC18C ", BoundKind::lower, false},
    {U"\uCD5C\uB300 ", BoundKind::upper, false},
    {U"\uB300\uB7B5 ", BoundKind::about, false},
    {U"\uAC70\uC758 ", BoundKind::nearly, false},
    {U"\uC57D ", BoundKind::about, false},
    {U"\uC57D", BoundKind::about, false},
});

/// Bounds behind a number and its counter.
inline constexpr auto kKoreanBehind = std::to_array<BoundWord>({
    {U"\uC774\uC0C1", BoundKind::lower, false},
    {U"\uC774\uD558", BoundKind::upper, false},
    {U"\uCD08\uACFC", BoundKind::lower, true},
    {U"\uBBF8\uB9CC", BoundKind::upper, true},
    {U"\uB0A8\uC9D3", BoundKind::about, false},
    {U"\uAC00\uB7C9", BoundKind::about, false},
    {U"\uC815\uB3C4", BoundKind::about, false},
});

}  // namespace habeas::east
