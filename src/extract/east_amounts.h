// extract/east_amounts.h - amounts in Chinese and Korean text
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/nouns.h"

namespace habeas {

/// An amount and the bytes of its sign, number and counter. In these scripts a number may be a part
/// of what the tokenizer takes for one word.
struct EastAmount {
  TextSpan span;
  Quantity value;
};

/// Amounts in Han digits and in Sino-Korean and native Korean numbers, and numbers in digits with a
/// Chinese or Korean counter or particle behind them, in order, without overlaps. The numbers of
/// years, months and days are left out. Linear in the text.
std::vector<EastAmount> find_east_amounts(std::string_view text,
                                          const std::vector<TextSpan>& blocks);

}  // namespace habeas
