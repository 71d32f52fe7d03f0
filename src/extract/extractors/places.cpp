// extract/extractors/places.cpp - where people were held: named sites beside a verb of holding
#include <algorithm>

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

void run(const TextReading& reading, Draft& draft) {
  const Analysis& a = reading.a;
  for (const EntityHit& hit : a.names) {
    if (hit.kind != MentionKind::facility || a.in_title(hit.range.begin)) continue;
    const TokenRange sentence = a.sentence(hit.range.begin);
    if (!holds(reading, sentence)) continue;
    DraftClaim claim = make_claim(reading, ClaimKind::place, "place_of_detention", hit.range,
                                  clause_around(reading, hit.range));
    add_role(reading, claim, RoleName::place, hit.range);
    draft.claims.push_back(std::move(claim));
  }
}

}  // namespace

extern const Extractor extractor_places;
const Extractor extractor_places = {"places", "1", "places of detention", run};

}  // namespace habeas
