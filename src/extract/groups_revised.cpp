// extract/groups_revised.cpp - tolls of an earlier hour that the page itself corrects
#include <algorithm>
#include <array>

#include "extract/fates.h"
#include "extract/group_finder.h"
#include "extract/one_of.h"

namespace habeas {
namespace {

/// Words by which a figure is given.
bool gives_figure(const Analysis& a, std::uint32_t t) {
  static constexpr std::array<std::uint64_t, 17> kGiving = {
      "said"_w,  "says"_w,    "told"_w,   "reported"_w,  "report"_w,    "reports"_w,
      "put"_w,   "thought"_w, "toll"_w,   "count"_w,     "announced"_w, "believed"_w,
      "tally"_w, "figure"_w,  "number"_w, "indicated"_w, "estimated"_w};
  return one_of(a.key(t), kGiving);
}

/// "initially", "had originally said", "an earlier toll": does this word say that another figure
/// came later? "Earlier this week" only dates.
bool marks_first_figure(const Analysis& a, std::uint32_t t) {
  static constexpr std::array<std::uint64_t, 6> kFirst = {
      "initially"_w, "originally"_w, "initial"_w, "preliminary"_w, "previously"_w, "erroneously"_w};
  static constexpr std::array<std::uint64_t, 14> kBehindEarlier = {
      "said"_w,     "reported"_w, "put"_w,       "told"_w,    "announced"_w,
      "toll"_w,     "count"_w,    "report"_w,    "reports"_w, "figure"_w,
      "estimate"_w, "tally"_w,    "estimates"_w, "figures"_w};
  const std::uint64_t key = a.key(t);
  if (one_of(key, kFirst)) return true;
  if (key == "first"_w) return t > 0 && (a.key(t - 1) == "at"_w || a.key(t - 1) == "had"_w);
  if (key != "earlier"_w && key != "early"_w) return false;
  if (t > 0 && gives_figure(a, t - 1) && a.key(t + 1) == "that"_w) return true;
  return one_of(a.key(t + 1), kBehindEarlier) || a.word(t + 1) == ",";
}

}  // namespace

bool GroupFinder::is_revised(std::uint32_t c, std::uint32_t q) const {
  const auto told_first = [&](const QuantityHit& hit) {
    bool marked = false;
    bool given = false;
    for (std::uint32_t t = a_.sentence(hit.range.begin).begin; t < hit.range.begin; ++t) {
      marked = marked || marks_first_figure(a_, t);
      given = given || gives_figure(a_, t);
    }
    return marked && given;
  };
  const auto harm_of = [&](const QuantityHit& hit) {
    const std::uint32_t chunk = a_.chunk_at[hit.range.begin];
    if (chunk == kNone) return std::string();
    const std::uint32_t frame = frame_with_victim(chunk);
    return frame != kNone ? frames_[frame].subkind : fate_of_counted(a_, hit, chunk);
  };
  const QuantityHit& hit = a_.quantities[q];
  const std::optional<Number> figure = figure_of(hit.value);
  if (!figure || a_.in_title(a_.chunks[c].head) || !told_first(hit)) return false;
  const std::string harm = harm_of(hit);
  if (harm != "killing" && harm != "injury") return false;
  bool corrected = false;
  for (const QuantityHit& other : a_.quantities) {
    if (&other == &hit || other.value.share || harm_of(other) != harm || told_first(other))
      continue;
    const std::optional<Number> now = figure_of(other.value);
    if (now == figure) return false;  // it still stands
    corrected = corrected || now.has_value();
  }
  return corrected;
}

}  // namespace habeas
