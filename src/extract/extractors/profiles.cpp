// extract/extractors/profiles.cpp - what threatens people and what is not known of them: risks as
// lists of harms, identities
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extract/extractor.h"
#include "extract/one_of.h"
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
  static constexpr std::array<std::uint64_t, 12> kGrave = {
      "torture"_w,      "execution"_w, "executions"_w, "death"_w,  "persecution"_w, "trafficking"_w,
      "imprisonment"_w, "reprisals"_w, "starvation"_w, "labour"_w, "labor"_w,       "rape"_w};
  return std::find(kGrave.begin(), kGrave.end(), a.key(words.end - 1)) != kGrave.end();
}

/// "asked not to be named for fear of reprisals": how the page came to its words.
bool withholds_name(const Analysis& a, TokenRange sentence) {
  static constexpr std::array<std::uint64_t, 7> kName = {"named"_w,      "identified"_w, "name"_w,
                                                         "anonymity"_w,  "anonymous"_w,  "names"_w,
                                                         "anonymously"_w};
  bool named = false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (one_of(a.key(t), kName)) named = true;
    if (named && one_of(a.key(t), {"fear"_w, "fearing"_w, "feared"_w, "fears"_w})) return true;
  }
  return false;
}

void risks(const TextReading& reading, TokenRange sentence, Draft& draft) {
  const Analysis& a = reading.a;
  const bool risky = [&] {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (std::find(kRisk.begin(), kRisk.end(), a.key(t)) != kRisk.end()) return true;
    }
    return false;
  }();
  if (!risky || withholds_name(a, sentence)) return;
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

/// "in danger of being killed"
bool in_danger_of(const Analysis& a, const Frame& frame) {
  const Chunk& v = a.chunks[frame.chunk];
  return v.kind == ChunkKind::verb && v.passive && v.participle && frame.mood == Mood::feared;
}

/// "could be tortured or executed": what may yet befall people.
bool threatens(const Analysis& a, const Frame& frame) {
  const Chunk& v = a.chunks[frame.chunk];
  return v.kind == ChunkKind::verb && v.passive && !v.perfect && frame.mood == Mood::possible &&
         frame.victim != kNone;
}

/// "returnees are routinely tortured": what befalls people of their kind.
bool is_usual(const Analysis& a, const Frame& frame) {
  static constexpr std::array<std::uint64_t, 8> kUsually = {
      "routinely"_w,  "often"_w,    "regularly"_w, "usually"_w,
      "frequently"_w, "commonly"_w, "typically"_w, "invariably"_w};
  const Chunk& v = a.chunks[frame.chunk];
  if (v.kind != ChunkKind::verb || !v.passive || a.key(v.range.begin) != "are"_w ||
      frame.victim == kNone || a.chunks[frame.victim].definite)
    return false;
  for (std::uint32_t t = v.range.begin; t < v.range.end; ++t) {
    if (one_of(a.key(t), kUsually)) return true;
  }
  return false;
}

/// "their lives are in danger"
void endangered(const TextReading& reading, TokenRange sentence, Draft& draft) {
  const Analysis& a = reading.a;
  for (std::uint32_t t = sentence.begin; t + 3 < sentence.end; ++t) {
    if (!one_of(a.key(t), {"lives"_w, "life"_w}) ||
        !one_of(a.key(t + 1), {"are"_w, "is"_w, "were"_w, "was"_w}))
      continue;
    const bool in = a.key(t + 2) == "in"_w && one_of(a.key(t + 3), {"danger"_w, "jeopardy"_w});
    const bool at = a.key(t + 2) == "at"_w && one_of(a.key(t + 3), {"risk"_w, "stake"_w});
    const bool under = a.key(t + 2) == "under"_w && a.key(t + 3) == "threat"_w;
    if (!in && !at && !under) continue;
    draft.claims.push_back(make_claim(reading, ClaimKind::profile, "risk", {t, t + 4},
                                      clause_around(reading, {t, t + 4})));
    return;
  }
}

/// "it is unclear what happened to them", "it is not known whether they are alive"
void fate_unknown(const TextReading& reading, TokenRange sentence, Draft& draft) {
  const Analysis& a = reading.a;
  for (std::uint32_t t = sentence.begin; t + 3 < sentence.end; ++t) {
    const std::uint32_t c = a.chunk_at[t];
    const bool negative = c != kNone && a.chunks[c].kind == ChunkKind::verb && a.chunks[c].negative;
    if (!one_of(a.key(t), {"unclear"_w, "unknown"_w}) && !(negative && a.key(t) == "known"_w))
      continue;
    const std::uint64_t next = a.key(t + 1);
    const bool what = next == "what"_w && one_of(a.key(t + 2), {"happened"_w, "became"_w, "has"_w});
    const bool they = one_of(a.key(t + 2), {"they"_w, "he"_w, "she"_w});
    if (!what && !(they && one_of(next, {"where"_w, "whether"_w}))) continue;
    const TokenRange anchor{negative ? a.chunks[c].range.begin : t, t + 3};
    draft.claims.push_back(make_claim(reading, ClaimKind::profile, "fate_unknown", anchor,
                                      clause_around(reading, anchor)));
    return;
  }
}

/// "feared they were being tortured or had been killed": harms told by verbs in what is feared.
void feared_acts(const TextReading& reading, TokenRange sentence, Draft& draft) {
  const Analysis& a = reading.a;
  std::optional<TokenRange> anchor;
  for (const Frame& frame : frames_in(reading.frames, sentence)) {
    const std::vector<const SpeechAct*> acts = reading.voices.at(frame.trigger.begin);
    const bool feared = (!acts.empty() && acts.front()->mood == Mood::feared) ||
                        in_danger_of(a, frame) || threatens(a, frame) || is_usual(a, frame);
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
    endangered(reading, sentence, draft);
    fate_unknown(reading, sentence, draft);
  }
}

}  // namespace

extern const Extractor extractor_profiles;
const Extractor extractor_profiles = {"profiles", "1", "risks and unknown identities", run};

}  // namespace habeas
