// extract/groups_labels.cpp - counts told by a label before a colon ("Killed: 33 (19 men, 8
// women)"), and numbers that only say how many were on board
#include <algorithm>

#include "extract/fates.h"
#include "extract/frame_finder.h"
#include "extract/group_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {

bool says_aboard(const Analysis& a, const QuantityHit& hit) {
  const std::uint32_t end = a.sentence(hit.range.begin).end;
  std::uint32_t t = hit.range.end;
  if (t + 1 < end && a.pos(t) == Pos::aux) ++t;  // "110 were aboard"
  return t < end && (a.key(t) == "aboard"_w ||
                     (a.key(t) == "on"_w && t + 1 < end && a.key(t + 1) == "board"_w));
}

std::uint32_t GroupFinder::colon_of_label(std::uint32_t q) const {
  constexpr std::uint32_t kLabel = 3;  // words
  const std::uint32_t begin = a_.quantities[q].range.begin;
  const std::uint32_t first = a_.block(begin).begin;
  if (begin > first + kLabel + 2) return kNone;
  std::uint32_t colon = first;
  while (colon < begin && a_.word(colon) != ":") ++colon;
  const bool label = colon > first && colon - first <= kLabel && colon < begin;
  return label && begin <= colon + 2 ? colon : kNone;
}

bool GroupFinder::labelled(std::uint32_t c, std::uint32_t q) {
  const std::uint32_t colon = colon_of_label(q);
  if (colon == kNone) return label_detailed(c, q) || bracket_detailed(c, q);
  const std::uint32_t first = a_.block(colon).begin;
  std::uint32_t frame = kNone;
  for (const Frame& told : frames_in(frames_, {first, colon})) frame = index_of(told);
  if (frame == kNone || a_.quantities[q].value.share) return false;
  // "Houses burned: 71" counts nobody
  const std::uint32_t noun = a_.chunk_at[first];
  const bool things = noun != kNone && a_.chunks[noun].kind == ChunkKind::noun &&
                      !a_.is_people(a_.chunks[noun]) && noun != frames_[frame].chunk;
  if (things || !befalls_people(frames_[frame].subkind)) return true;
  const std::uint32_t group = found_group(c, q, frames_[frame].subkind);
  out_.of_quantity[q] = group;
  mention(c, group);
  return true;
}

/// "(19 men, 8 women, 6 children)" right behind a number that a label counts: its parts.
bool GroupFinder::label_detailed(std::uint32_t c, std::uint32_t q) {
  constexpr std::uint32_t kLongest = 200;  // tokens of the brackets
  if (q == 0 || a_.quantities[q].value.share) return false;
  const std::uint32_t begin = a_.block(a_.quantities[q].range.begin).begin;
  const auto first =
      std::partition_point(a_.quantities.begin(), a_.quantities.end(),
                           [&](const QuantityHit& hit) { return hit.range.begin < begin; });
  const auto whole = static_cast<std::uint32_t>(first - a_.quantities.begin());
  if (whole == q || a_.quantities[q].range.begin > begin + kLongest ||
      colon_of_label(whole) == kNone || out_.of_quantity[whole] == kNone)
    return false;
  const std::uint32_t open = a_.quantities[whole].range.end;
  bool inside = a_.word(open) == "(";
  for (std::uint32_t t = open; inside && t < a_.quantities[q].range.begin; ++t)
    inside = a_.word(t) != ")";
  if (!inside) return false;
  const std::uint32_t total = out_.of_quantity[whole];
  const std::uint32_t group = found_group(c, q, out_.groups[total].event);
  out_.groups[group].whole = total;
  out_.of_quantity[q] = group;
  mention(c, group);
  return true;
}

/// "six clerks (four women, two men)": counted people in the brackets right behind a figure that
/// has room for them.
bool GroupFinder::bracket_detailed(std::uint32_t c, std::uint32_t q) {
  constexpr std::uint32_t kMost = 4;      // nouns in the brackets
  constexpr std::uint32_t kLongest = 40;  // words
  if (a_.quantities[q].value.share || a_.quantities[q].head == kNone) return false;
  const std::uint32_t begin = a_.quantities[q].range.begin;
  for (std::uint32_t before = q; before-- > 0 && q - before <= kMost;) {
    const std::uint32_t open = a_.quantities[before].range.end;
    if (open + kLongest < begin) return false;
    if (open >= begin || a_.word(open) != "(") continue;
    for (std::uint32_t t = open + 1; t < begin; ++t) {
      if (a_.word(t) == ")") return false;
    }
    const std::uint32_t total = out_.of_quantity[before];
    const std::optional<Number> size = figure_of(a_.quantities[q].value);
    if (total == kNone || !size || size->scale != 0 || size->digits > size_of(total)) return false;
    const std::uint32_t group = found_group(c, q, out_.groups[total].event);
    out_.groups[group].whole = total;
    out_.of_quantity[q] = group;
    mention(c, group);
    return true;
  }
  return false;
}

}  // namespace habeas
