// extract/extractors/dates.cpp - when: the time of an event, of a statement, or of one counted from
// the other
#include <algorithm>
#include <array>

#include "extract/extractor.h"

namespace habeas {
namespace {

/// A point or stretch of calendar time, absolute or counted from an anchor; not a duration, a set
/// or "recent years".
bool tells_when(const Date& date) {
  if (!date.edtf.empty()) return true;
  return date.offset.has_value();
}

/// The reporting word nearest to a token in its sentence, if it is nearer than `distance`.
const SpeechAct* act_near(const TextReading& reading, std::uint32_t token, std::uint32_t distance) {
  const SpeechAct* best = nullptr;
  const TokenRange sentence = reading.a.sentence(token);
  for (const SpeechAct& act : reading.voices.acts) {
    if (act.cue.empty() || !sentence.contains(act.cue.begin)) continue;
    const std::uint32_t gap = act.cue.begin > token ? act.cue.begin - token : token - act.cue.end;
    if (gap < distance) {
      distance = gap;
      best = &act;
    }
  }
  return best;
}

std::uint32_t frame_distance(const TextReading& reading, std::uint32_t frame, std::uint32_t token) {
  if (frame == kNone) return 1000;
  const TokenRange trigger = reading.frames[frame].trigger;
  return trigger.begin > token ? trigger.begin - token : token - std::min(token, trigger.end);
}

void run(const TextReading& reading, Draft& draft) {
  const Analysis& a = reading.a;
  for (std::uint32_t d = 0; d < a.dates.size(); ++d) {
    const DateHit& hit = a.dates[d];
    if (!tells_when(hit.value) || a.in_title(hit.range.begin)) continue;
    const std::uint32_t frame = nearest_frame(reading, hit.range.begin);
    const std::uint32_t gap = frame_distance(reading, frame, hit.range.begin);
    const SpeechAct* const act =
        act_near(reading, hit.range.begin, std::min<std::uint32_t>(gap, 12));
    // A day or month that nothing else takes stands for itself: the dateline, or what its sentence
    // tells.
    const bool plain = frame == kNone && act == nullptr;
    if (plain && !(hit.value.basis == DateBasis::explicit_ && hit.value.edtf.size() >= 7 &&
                   hit.value.edtf.find('/') == std::string::npos)) {
      continue;
    }
    TokenRange anchor = hit.range;
    if (hit.preposition != kNone && hit.preposition + 1 == hit.range.begin) --anchor.begin;
    const bool dateline = plain && hit.range.begin <= a.block(hit.range.begin).begin + 8 &&
                          a.block(hit.range.begin).size() <= 12;
    const bool statement = act != nullptr || dateline;
    const std::uint64_t last = a.key(hit.range.end - 1);
    const bool counted_from =
        last == "after"_w || last == "before"_w || last == "later"_w || last == "earlier"_w;
    DraftClaim claim = make_claim(reading, ClaimKind::date,
                                  counted_from ? "relative_date"
                                  : statement  ? "statement_date"
                                               : "event_date",
                                  anchor, clause_around(reading, anchor));
    claim.value = hit.value;
    if (frame != kNone && !statement) {
      claim.counted = reading.frames[frame].subkind + "/date";
      add_frame_roles(reading, claim, reading.frames[frame]);
    } else if (act != nullptr && act->voice.who == DraftLink::Who::entity &&
               !act->voice.range.empty()) {
      add_role(reading, claim, RoleName::agent, act->voice.range);
      claim.counted = "statement/date";
    }
    draft.claims.push_back(std::move(claim));
  }
}

}  // namespace

extern const Extractor extractor_dates;
const Extractor extractor_dates = {"dates", "1", "times of events and statements", run};

}  // namespace habeas
