// extract/groups_rivals.cpp - figures of one deed by different voices
#include "extract/groups_rivals.h"

#include <vector>

#include "extract/bare_figures.h"

namespace habeas {
namespace {

/// The first voice of the words at a token; nullptr where the page itself speaks.
const Voice* voice_at(const TextReading& reading, std::uint32_t token) {
  const std::vector<const SpeechAct*> acts = reading.voices.at(token);
  if (acts.empty() || acts.front()->voice.who == DraftLink::Who::narrator) return nullptr;
  return &acts.front()->voice;
}

}  // namespace

void part_rival_figures(TextReading& reading) {
  for (Group& group : reading.groups.groups) {
    if (!group.taken_in || group.whole == kNone || group.quantity == kNone ||
        is_one(reading.a.quantities[group.quantity]))
      continue;
    const Voice* const own = voice_at(reading, group.founder.begin);
    const Voice* const other = voice_at(reading, reading.groups.groups[group.whole].founder.begin);
    if (own != nullptr && other != nullptr && !(*own == *other)) group.whole = kNone;
  }
}

}  // namespace habeas
