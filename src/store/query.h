// store/query.h - what a person asks: words, "phrases" and fields, all of which must hold
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/nouns.h"

namespace habeas {

/// Words of a phrase in their order, or one word; in a script without spaces any run of
/// characters.
struct SearchPhrase {
  std::string text;
  bool is_prefix = false;    ///< "depor*"
  bool is_unspaced = false;  ///< holds characters of a script that is written without spaces
};

enum class Compare : std::uint8_t { less, at_most, equal, at_least, more };

struct CountBound {
  Compare compare = Compare::equal;
  Number number;
};

///   voice:"legal aid" place:sael date:2031-04 kind:count incident:inc_... state:conflict count>100
struct Query {
  std::vector<SearchPhrase> words;
  std::vector<std::string> voices, places, incidents, kinds, states;
  std::optional<std::pair<Day, Day>> date;  ///< a claim's days and these have a day in common
  std::vector<CountBound> counts;

  [[nodiscard]] bool asks_for_claims() const {
    return !voices.empty() || !places.empty() || !incidents.empty() || !kinds.empty() ||
           !states.empty() || date.has_value() || !counts.empty();
  }
};

/// An error says what was expected. The text must be UTF-8.
Result<Query> parse_query(std::string_view text);

/// Han, Kana, Hangul, Thai, Lao, Burmese, Khmer.
bool has_unspaced(std::string_view text);

}  // namespace habeas
