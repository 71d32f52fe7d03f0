// extract/quantities_ages.h - ages as amounts: "five years old", "19-year-old", "aged 40"
#pragma once

#include <string_view>
#include <vector>

#include "model/nouns.h"
#include "text/tokens.h"

namespace habeas {

/// An age with its words: bound, number and unit. The unit is `year`, `month`, `week` or `day`.
struct AgeHit {
  TokenRange range;
  Quantity value;
};

/// The ages of a text in order, without overlaps, where words say that it is one. They count nobody
/// and are no amounts of find_quantities(). Linear in the text.
std::vector<AgeHit> find_ages(std::string_view text, const TokenText& tokens);

}  // namespace habeas
