// extract/extractors/places.cpp - where people were held: named sites beside a verb of holding
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "extract/extractor.h"

namespace habeas {
namespace {

bool holds(const TextReading& reading, TokenRange sentence) {
  return std::any_of(reading.frames.begin(), reading.frames.end(), [&](const Frame& f) {
    return sentence.contains(f.trigger.begin) && f.subkind == "detention" &&
           f.polarity == Polarity::positive && f.mood != Mood::feared &&
           f.mood != Mood::hypothetical;
  });
}

/// A border crossing or checkpoint: people pass it, they are not held there.
bool is_crossing(const Analysis& a, TokenRange range) {
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const std::uint64_t key = a.key(t);
    if (key == "crossing"_w || key == "checkpoint"_w || key == "bridge"_w || key == "gate"_w)
      return true;
  }
  return false;
}

/// A prison, camp or lock-up by its own name.
bool is_prison(const Analysis& a, TokenRange range) {
  static constexpr std::array<std::uint64_t, 12> kPrisons = {
      "prison"_w, "jail"_w,    "camp"_w,       "detention"_w, "removal"_w,     "penitentiary"_w,
      "colony"_w, "holding"_w, "internment"_w, "remand"_w,    "reformatory"_w, "lock"_w};
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    if (std::find(kPrisons.begin(), kPrisons.end(), a.key(t)) != kPrisons.end()) return true;
  }
  return false;
}

/// "were brought to the immigration lock-up": a definite site of detention that has no name of its
/// own, where the sentence says that people were held, brought or taken from.
void unnamed_sites(const TextReading& reading, std::set<std::string>& told, Draft& draft) {
  const Analysis& a = reading.a;
  for (const Frame& frame : reading.frames) {
    const bool holding = frame.subkind == "detention" || frame.subkind == "transfer" ||
                         frame.subkind == "forced_return";
    if (!holding || !frame.happened() || a.in_title(frame.trigger.begin)) continue;
    std::vector<std::uint32_t> sites = frame.at;
    sites.insert(sites.end(), frame.to.begin(), frame.to.end());
    sites.insert(sites.end(), frame.from.begin(), frame.from.end());
    for (const std::uint32_t c : sites) {
      const Chunk& chunk = a.chunks[c];
      if (!chunk.definite || chunk.plural || !is_prison(a, chunk.range) ||
          a.name_in(chunk.range, {MentionKind::facility}) != nullptr)
        continue;
      if (!told.insert(fold(a.words(chunk.range))).second) continue;
      const TextSpan span = a.tokens.span(chunk.range);
      const bool known =
          std::any_of(draft.claims.begin(), draft.claims.end(), [&](const DraftClaim& claim) {
            return claim.kind == ClaimKind::place && claim.anchor.overlaps(span);
          });
      if (known) continue;
      DraftClaim claim = make_claim(reading, ClaimKind::place, "place_of_detention", chunk.range,
                                    clause_around(reading, chunk.range));
      add_role(reading, claim, RoleName::place, chunk.range);
      draft.claims.push_back(std::move(claim));
    }
  }
}

/// "Ardal prison officers": whom the name of the place tells more about.
bool describes_people(const Analysis& a, TokenRange name) {
  const std::uint32_t chunk = a.chunk_at[name.begin];
  return chunk != kNone && a.chunks[chunk].head >= name.end &&
         (a.is_people(a.chunks[chunk]) || a.is_force(a.chunks[chunk]));
}

void run(const TextReading& reading, Draft& draft) {
  const Analysis& a = reading.a;
  std::set<std::string> told;
  for (const EntityHit& hit : a.names) {
    if (hit.kind != MentionKind::facility || a.in_title(hit.range.begin)) continue;
    if (describes_people(a, hit.range)) continue;
    const TokenRange sentence = a.sentence(hit.range.begin);
    if (is_crossing(a, hit.range)) continue;
    if (!holds(reading, sentence) && !is_prison(a, hit.range)) continue;
    if (!told.insert(fold(a.words(hit.range))).second) continue;
    DraftClaim claim = make_claim(reading, ClaimKind::place, "place_of_detention", hit.range,
                                  clause_around(reading, hit.range));
    add_role(reading, claim, RoleName::place, hit.range);
    draft.claims.push_back(std::move(claim));
  }
  unnamed_sites(reading, told, draft);
}

}  // namespace

extern const Extractor extractor_places;
const Extractor extractor_places = {"places", "1", "places of detention", run};

}  // namespace habeas
