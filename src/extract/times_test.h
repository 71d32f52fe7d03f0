// extract/times_test.h - what the tests of times share: sentences with the times that are read
// there
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "extract/dates.h"

namespace habeas {

// A Wednesday.
inline constexpr Day kSpeech{2031, 5, 14};

/// "October 9 = XXXX-10-09", with the TIMEX value where it differs from EDTF.
inline std::string all_of(std::string_view text, std::optional<Day> speech = std::nullopt) {
  const TokenText tokens = tokenize(text, find_blocks(text));
  std::string out;
  for (const DateHit &hit : find_dates(text, tokens, {speech})) {
    if (!out.empty()) out += " | ";
    out += slice(text, tokens.span(hit.range));
    out += " = " + (hit.value.edtf.empty() ? "-" : hit.value.edtf);
    if (hit.value.timex != hit.value.edtf) out += " " + hit.value.timex;
  }
  return out;
}

struct TimesCase {
  const char *text;
  const char *times;
};

inline void expect_times(std::initializer_list<TimesCase> cases,
                         std::optional<Day> speech = std::nullopt) {
  for (const TimesCase &c : cases) EXPECT_EQ(all_of(c.text, speech), c.times) << c.text;
}

}  // namespace habeas
