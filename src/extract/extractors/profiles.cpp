// extract/extractors/profiles.cpp - what threatens people and what is not known of them: risks as
// lists of harms, identities
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extract/extractor.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// Words that make a list of harms a risk.
constexpr std::array<std::uint64_t, 24> kRisk = {
    "risk"_w,       "risks"_w,   "risking"_w, "face"_w,      "faces"_w,        "facing"_w,
    "fear"_w,       "fears"_w,   "feared"_w,  "potential"_w, "danger"_w,       "dangers"_w,
    "threat"_w,     "threats"_w, "await"_w,   "awaits"_w,    "consequences"_w, "subjected"_w,
    "vulnerable"_w, "endure"_w,  "suffer"_w,  "likely"_w,    "faced"_w,        "subjecting"_w};

/// A single word of the list is a risk only when it names one plainly, not "abuses" or
/// "punishment".
bool grave(const Analysis& a, TokenRange words) {
  static constexpr std::array<std::uint64_t, 9> kGrave = {
      "torture"_w,     "execution"_w, "executions"_w,   "death"_w,    "persecution"_w,
      "trafficking"_w, "rape"_w,      "imprisonment"_w, "reprisals"_w};
  return std::find(kGrave.begin(), kGrave.end(), a.key(words.end - 1)) != kGrave.end();
}

void risks(const TextReading& reading, TokenRange sentence, Draft& draft) {
  const Analysis& a = reading.a;
  const bool risky = [&] {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (std::find(kRisk.begin(), kRisk.end(), a.key(t)) != kRisk.end()) return true;
    }
    return false;
  }();
  if (!risky) return;
  std::optional<TokenRange> anchor;
  std::uint32_t harms = 0;
  for (const PhraseHit& hit : a.context->terms.find(a.tokens, sentence)) {
    const Phrase& phrase = a.context->terms[hit.phrase];
    if (phrase.label != "harm" && !(phrase.label == "penalty" && anchor)) continue;
    // A harm that happened is an event, not a risk.
    const bool happened =
        std::any_of(reading.frames.begin(), reading.frames.end(), [&](const Frame& f) {
          return f.trigger.begin == hit.range.begin && !f.nominal && f.happened();
        });
    if (happened) continue;
    if (anchor && hit.range.begin > anchor->end + 6) {
      if (harms >= 2) break;
      anchor.reset();
      harms = 0;
    }
    if (!anchor) {
      anchor = hit.range;
    } else {
      anchor->end = hit.range.end;
    }
    ++harms;
  }
  if (!anchor || (harms < 2 && !grave(a, *anchor))) return;
  const bool legal =
      std::any_of(draft.claims.begin(), draft.claims.end(), [&](const DraftClaim& c) {
        return c.kind == ClaimKind::legal && c.anchor.overlaps(a.tokens.span(*anchor));
      });
  if (legal) return;
  DraftClaim claim =
      make_claim(reading, ClaimKind::profile, "risk", *anchor, clause_around(reading, *anchor));
  if (claim.mood == Mood::asserted || claim.mood == Mood::reported) claim.mood = Mood::feared;
  for (const GroupMention& m : reading.groups.mentions) {
    if (!sentence.contains(m.range.begin)) continue;
    add_role(reading, claim, RoleName::victim, m.chunk);
    break;
  }
  draft.claims.push_back(std::move(claim));
}

/// "feared they were being tortured or had been killed": harms told by verbs in what is feared.
void feared_acts(const TextReading& reading, TokenRange sentence, Draft& draft) {
  const Analysis& a = reading.a;
  std::optional<TokenRange> anchor;
  for (const Frame& frame : frames_in(reading.frames, sentence)) {
    const std::vector<const SpeechAct*> acts = reading.voices.at(frame.trigger.begin);
    const bool feared = !acts.empty() && acts.front()->mood == Mood::feared;
    const bool harm = frame.subkind == "torture" || frame.subkind == "killing" ||
                      frame.subkind == "sexual_violence" || frame.subkind == "abduction" ||
                      frame.subkind == "trafficking" || frame.subkind == "enforced_disappearance";
    if (!feared || !harm || frame.nominal || frame.polarity == Polarity::negative) continue;
    const TokenRange words{a.chunks[frame.chunk].range.begin,
                           std::max(a.chunks[frame.chunk].range.end, frame.trigger.end)};
    anchor = anchor ? TokenRange{anchor->begin, words.end} : words;
  }
  if (!anchor) return;
  const TextSpan span = a.tokens.span(*anchor);
  const bool told = std::any_of(draft.claims.begin(), draft.claims.end(), [&](const DraftClaim& c) {
    return (c.kind == ClaimKind::profile || c.kind == ClaimKind::event) && c.anchor.overlaps(span);
  });
  if (told) return;
  DraftClaim claim =
      make_claim(reading, ClaimKind::profile, "risk", *anchor, clause_around(reading, *anchor));
  draft.claims.push_back(std::move(claim));
}

/// "it is not known who they were", "the victims have not been identified"; of people counted or
/// told of as victims alone.
bool nobody_knows_who(const TextReading& reading, TokenRange sentence, std::uint32_t t) {
  const Analysis& a = reading.a;
  const std::uint32_t c = a.chunk_at[t];
  const bool negative = c != kNone && a.chunks[c].kind == ChunkKind::verb && a.chunks[c].negative;
  const bool unclear = a.key(t) == "unclear"_w || a.key(t) == "unknown"_w;
  if ((unclear || (negative && a.key(t) == "known"_w)) && t + 2 < sentence.end &&
      a.key(t + 1) == "who"_w)
    return a.key(t + 2) == "they"_w || a.key(t + 2) == "the"_w || a.key(t + 2) == "those"_w;
  if (!negative || a.key(t) != "identified"_w || !a.chunks[c].passive) return false;
  const std::uint32_t subject = subject_of(a, c);
  return subject != kNone &&
         std::any_of(reading.groups.mentions.begin(), reading.groups.mentions.end(),
                     [&](const GroupMention& m) { return m.chunk == subject; });
}

/// "the identity of the refugees remains unknown": nothing is known of who they are.
void identity(const TextReading& reading, TokenRange sentence, Draft& draft) {
  const Analysis& a = reading.a;
  std::uint32_t subject = kNone;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::uint64_t key = a.key(t);
    if (key == "identity"_w || key == "identities"_w || key == "names"_w) subject = t;
    const bool unknown = key == "unknown"_w || key == "unconfirmed"_w || key == "unclear"_w;
    const bool not_known = nobody_knows_who(reading, sentence, t);
    if (!not_known && (!unknown || subject == kNone)) continue;
    for (const QuantityHit& q : a.quantities) {
      if (q.value.share && sentence.contains(q.range.begin) && q.range.begin < t)
        return;  // counted as a share
    }
    const std::uint32_t begin =
        t > sentence.begin && (a.pos(t - 1) == Pos::verb || a.pos(t - 1) == Pos::aux) ? t - 1 : t;
    DraftClaim claim = make_claim(reading, ClaimKind::profile, "identity_unknown", {begin, t + 1},
                                  clause_around(reading, {begin, t + 1}));
    for (const GroupMention& m : reading.groups.mentions) {
      if (!sentence.contains(m.range.begin)) continue;
      add_role(reading, claim, RoleName::victim, m.chunk);
      break;
    }
    draft.claims.push_back(std::move(claim));
    return;
  }
}

void run(const TextReading& reading, Draft& draft) {
  for (const TokenRange sentence : reading.a.tokens.sentences) {
    if (reading.a.in_title(sentence.begin)) continue;
    risks(reading, sentence, draft);
    feared_acts(reading, sentence, draft);
    identity(reading, sentence, draft);
  }
}

}  // namespace

extern const Extractor extractor_profiles;
const Extractor extractor_profiles = {"profiles", "1", "risks and unknown identities", run};

}  // namespace habeas
