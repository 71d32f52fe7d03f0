// custody/qr_code_test.cpp - codes have the marks of the standard, and both pictures show the same
#include "custody/qr_code.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace habeas {
namespace {

bool at(const QrCode& code, std::uint32_t row, std::uint32_t column) {
  return code.dark[row * code.width + column];
}

TEST(QrCode, HasItsThreeFinderPatterns) {
  const auto code = make_qr_code(std::string(240, 'x'));
  ASSERT_TRUE(code) << code.error().message;
  ASSERT_EQ(code->width % 4, 1U);
  const std::uint32_t far = code->width - 7;
  for (const auto& [top, left] : {std::pair{0U, 0U}, std::pair{0U, far}, std::pair{far, 0U}}) {
    for (std::uint32_t i = 0; i < 7; ++i) {
      for (std::uint32_t k = 0; k < 7; ++k) {
        const bool is_ring = i == 0 || i == 6 || k == 0 || k == 6;
        const bool is_heart = i >= 2 && i <= 4 && k >= 2 && k <= 4;
        EXPECT_EQ(at(*code, top + i, left + k), is_ring || is_heart) << i << " " << k;
      }
    }
  }
}

TEST(QrCode, HalfBlocksAreTheModules) {
  const auto code = make_qr_code("habeas");
  ASSERT_TRUE(code);
  std::vector<std::vector<bool>> dark(code->width + 9, std::vector<bool>(code->width + 8, true));
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  const std::string text = half_blocks(*code);
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\n') {
      row += 2;
      column = 0;
      ++i;
      continue;
    }
    const bool is_space = text[i] == ' ';
    const std::string block = is_space ? "" : text.substr(i, 3);
    dark[row][column] = !(block == "\xE2\x96\x88" || block == "\xE2\x96\x80");
    dark[row + 1][column] = !(block == "\xE2\x96\x88" || block == "\xE2\x96\x84");
    i += is_space ? 1 : 3;
    ++column;
  }
  for (std::uint32_t r = 0; r < code->width; ++r) {
    for (std::uint32_t c = 0; c < code->width; ++c) {
      EXPECT_EQ(dark[r + 4][c + 4], at(*code, r, c)) << r << " " << c;
    }
  }
  EXPECT_FALSE(dark[0][0]) << "the quiet zone is light";
}

TEST(QrCode, APictureHasOneSquareForEveryDarkModule) {
  const auto code = make_qr_code("habeas");
  ASSERT_TRUE(code);
  const std::string svg = svg_picture(*code);
  std::size_t squares = 0;
  for (std::size_t i = svg.find("h1v1h-1z"); i != std::string::npos;
       i = svg.find("h1v1h-1z", i + 1)) {
    ++squares;
  }
  EXPECT_EQ(squares,
            static_cast<std::size_t>(std::count(code->dark.begin(), code->dark.end(), true)));
}

TEST(QrCode, SaysWhenATextIsTooLong) {
  EXPECT_TRUE(make_qr_code(std::string(2331, '\x01')));
  EXPECT_FALSE(make_qr_code(std::string(2332, '\x01')));
}

}  // namespace
}  // namespace habeas
