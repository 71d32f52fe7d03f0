// extract/summed_deeds.cpp - sentences that sum up several deeds
#include "extract/summed_deeds.h"

#include <algorithm>

#include "extract/one_of.h"

namespace habeas {
namespace {

bool is_plural_deed(std::uint64_t key) {
  return one_of(
      key, {"operations"_w, "raids"_w, "attacks"_w, "incidents"_w, "shootings"_w, "strikes"_w,
            "airstrikes"_w, "clashes"_w, "ambushes"_w, "bombings"_w, "explosions"_w, "blasts"_w,
            "missions"_w, "engagements"_w, "searches"_w, "sweeps"_w});
}

/// "separate", "several", "two", "15": that they are many.
bool says_many(const Analysis& a, std::uint32_t t) {
  if (one_of(a.key(t), {"separate"_w, "several"_w, "multiple"_w, "various"_w, "different"_w,
                        "unrelated"_w, "numerous"_w}))
    return true;
  return a.pos(t) == Pos::num && a.key(t) != "one"_w && a.word(t) != "1";
}

}  // namespace

bool sums_up_deeds(const Analysis& a, TokenRange sentence) {
  constexpr std::uint32_t kReach = 5;  // "two separate Afghan-led security operations"
  for (std::uint32_t t = sentence.begin; t + 2 < sentence.end; ++t) {
    if (!one_of(a.key(t), {"in"_w, "during"_w, "across"_w, "over"_w})) continue;
    bool many = false;
    const std::uint32_t end = std::min(sentence.end, t + 2 + kReach);
    for (std::uint32_t i = t + 1; i < end && a.pos(i) != Pos::verb; ++i) {
      if (many && is_plural_deed(a.key(i))) return true;
      many = many || says_many(a, i);
    }
  }
  return false;
}

}  // namespace habeas
