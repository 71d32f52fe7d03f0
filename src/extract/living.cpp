// extract/living.cpp - numbers alone that count people who are alive
//
// Those under care and those who got away are none of the dead counted before, though a number
// without its noun points back: "Three miners were killed. Sixteen are still being treated."
#include "extract/living.h"

#include <algorithm>
#include <array>

#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {

std::string_view fate_of_living(const Analysis& a, const QuantityHit& hit, std::uint32_t chunk) {
  static constexpr std::array<std::string_view, 2> kTend = {"treat", "hospitalize"};
  static constexpr std::array<std::string_view, 1> kHeal = {"recover"};
  static constexpr std::array<std::string_view, 2> kSave = {"rescue", "save"};
  static constexpr std::array<std::string_view, 4> kStay = {"remain", "stay", "lie", "be"};
  static constexpr std::array<std::uint64_t, 7> kCare = {
      "hospital"_w, "hospitals"_w, "clinic"_w, "condition"_w, "surgery"_w, "treatment"_w, "care"_w};
  const std::uint32_t next = chunk + 1;
  if (hit.head != kNone || !hit.value.unit.empty() || next >= a.chunks.size()) return {};
  const Chunk& v = a.chunks[next];
  if (v.range.begin != a.chunks[chunk].range.end || v.kind != ChunkKind::verb || v.negative ||
      v.modal != 0)
    return {};
  const bool away = one_of(a.key(v.range.end - 1), {"survived"_w, "escaped"_w});
  if (away) return "recovery";  // also where the tagger reads a participle
  if (!is_finite(v)) return {};
  if (v.passive) {
    if (is_verb_of(a, next, kTend)) return "injury";
    return is_verb_of(a, next, kSave) ? "recovery" : std::string_view();
  }
  if (is_verb_of(a, next, kHeal)) return "injury";
  if (!is_verb_of(a, next, kStay)) return {};
  constexpr std::uint32_t kReach = 6;  // "are still in a critical condition"
  const std::uint32_t end = std::min(v.range.end + kReach, a.sentence(v.head).end);
  bool inside = false;
  for (std::uint32_t t = v.range.end; t < end && a.pos(t) != Pos::punct; ++t) {
    if (a.key(t) == "died"_w || a.key(t) == "morgue"_w) return {};
    inside = inside || one_of(a.key(t), {"in"_w, "under"_w, "undergoing"_w});
    if (a.key(t) == "recovering"_w || (inside && one_of(a.key(t), kCare))) return "injury";
    if (a.key(t) == "alive"_w) return "recovery";
  }
  return {};
}

}  // namespace habeas
