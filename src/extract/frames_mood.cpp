// extract/frames_mood.cpp - whether an event is told as done, planned, feared, tried or denied
#include <algorithm>
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

/// "call for the release": what is called for has not happened.
constexpr std::array<std::uint64_t, 8> kCalls = {"call"_w, "calls"_w, "called"_w,   "calling"_w,
                                                 "ask"_w,  "asked"_w, "appealed"_w, "pleaded"_w};

/// Words before a trigger that make it a fear, a wish or a threat.
constexpr std::array<std::uint64_t, 34> kUnreal = {
    "demand"_w,   "demands"_w,   "demanded"_w,    "demanding"_w, "seek"_w,      "sought"_w,
    "urged"_w,    "prevented"_w, "prohibition"_w, "ban"_w,       "forbid"_w,    "prohibit"_w,
    "risk"_w,     "risks"_w,     "fear"_w,        "fears"_w,     "fearing"_w,   "threat"_w,
    "threats"_w,  "danger"_w,    "prevent"_w,     "halt"_w,      "stop"_w,      "avoid"_w,
    "avoiding"_w, "possible"_w,  "potential"_w,   "forbids"_w,   "prohibits"_w, "bans"_w,
    "end"_w,      "against"_w,   "face"_w,        "faces"_w};

/// Verbs whose infinitive has not happened.
constexpr std::array<std::uint64_t, 20> kPlans = {
    "plan"_w,    "plans"_w,  "planned"_w, "want"_w,    "wants"_w,  "wanted"_w,   "refuse"_w,
    "refused"_w, "intend"_w, "intends"_w, "agree"_w,   "agreed"_w, "continue"_w, "continues"_w,
    "urge"_w,    "urged"_w,  "order"_w,   "ordered"_w, "expect"_w, "expected"_w};

/// Verbs with which somebody is asked for the deed of an infinitive: "asked the state not to expel
/// them", "begged the guards to free her".
constexpr std::array<std::uint64_t, 24> kRequests = {
    "ask"_w,      "asks"_w,       "asked"_w,  "asking"_w,   "request"_w,    "requested"_w,
    "beg"_w,      "begged"_w,     "begs"_w,   "begging"_w,  "implore"_w,    "implored"_w,
    "petition"_w, "petitioned"_w, "advise"_w, "advised"_w,  "warn"_w,       "warned"_w,
    "implores"_w, "urging"_w,     "urges"_w,  "instruct"_w, "instructed"_w, "pleaded"_w};

constexpr std::array<std::uint64_t, 6> kThreats = {"threaten"_w,    "threatens"_w, "threatened"_w,
                                                   "threatening"_w, "vow"_w,       "vowed"_w};

constexpr std::array<std::uint64_t, 8> kTries = {"attempt"_w, "attempts"_w,  "attempted"_w,
                                                 "try"_w,     "tries"_w,     "tried"_w,
                                                 "trying"_w,  "attempting"_w};

}  // namespace

void FrameFinder::fill_verb_mood(Frame& frame) const {
  const Chunk& v = a_.chunks[frame.chunk];
  if (v.negative) frame.polarity = Polarity::negative;
  if (v.modal == "may"_w || v.modal == "might"_w || v.modal == "could"_w || v.modal == "can"_w)
    frame.mood = Mood::possible;
  // "If they can deport 58 children, they can deport a thousand"
  if (v.modal == "can"_w && a_.key(a_.sentence(v.head).begin) == "if"_w)
    frame.mood = Mood::hypothetical;
  if (v.modal == "will"_w || v.modal == "shall"_w) frame.mood = Mood::planned;
  if (v.modal == "would"_w || v.modal == "should"_w || v.modal == "must"_w)
    frame.mood = Mood::hypothetical;
  const std::string word = fold(a_.word(v.head));
  const std::uint64_t first = a_.key(v.range.begin);
  frame.ongoing =
      first == "are"_w || first == "is"_w ||
      (v.range.size() == 1 && word == verb_lemma(word) && !v.passive && !past_as_base(word)) ||
      (v.range.size() == 1 && word.ends_with("s") && !word.ends_with("ss"));
  // Headlines tell what happened in the present tense.
  if (a_.in_title(v.head) && !v.passive) frame.ongoing = false;
  if (frame.state) frame.ongoing = false;  // "is in a critical condition"
  // Who is missing went missing.
  if (frame.subkind == "enforced_disappearance" && v.modal == 0) frame.ongoing = false;
  if (frame.subkind == "killing" && frame.trigger.size() > 1 && v.modal == 0 &&
      a_.key(frame.trigger.end - 1) == "dead"_w)
    frame.ongoing = v.perfect && a_.key(frame.trigger.end) == "for"_w;  // "is dead"
  // "More than 8,000 have fled" since some time: a population.
  if (frame.subkind == "displacement" && v.perfect) frame.ongoing = true;
  if (is_perceived(a_, frame.chunk)) frame.ongoing = false;
  frame.ongoing = frame.ongoing || (v.infinitive && !v.perfect);
  if (v.infinitive && v.range.begin > 0 && a_.key(v.range.begin - 1) == "not"_w)
    frame.polarity = Polarity::negative;  // "not to expel them"
  if (v.infinitive && v.range.begin > 0) read_governor(frame, v.range.begin);
  read_unreal(frame, v.range.begin);
  if (frame.mood != Mood::asserted) return;
  if (const std::uint64_t modal = shared_modal(frame.chunk); modal != 0)
    frame.mood = modal == "will"_w || modal == "shall"_w ? Mood::planned : Mood::possible;
  if (is_alternative(frame)) frame.mood = Mood::possible;
}

std::uint64_t FrameFinder::shared_modal(std::uint32_t verb) const {
  const Chunk& v = a_.chunks[verb];
  const std::uint32_t begin = v.range.begin;
  if (v.modal != 0 || v.range.size() != 1 || v.infinitive || begin == a_.sentence(begin).begin ||
      (a_.key(begin - 1) != "and"_w && a_.key(begin - 1) != "or"_w))
    return 0;
  for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= a_.sentence(begin).begin;) {
    const Chunk& before = a_.chunks[c];
    if (before.kind != ChunkKind::verb) continue;
    const std::string word = fold(a_.word(v.head));
    const bool base = word == verb_lemma(word) || past_as_base(word);
    if (before.passive && v.passive) return before.modal;  // "could be tortured or executed"
    if (before.passive && (!base || past_as_base(word)))
      return before.modal;  // "be beaten or shot"
    return before.perfect != base ? before.modal : 0;
  }
  return 0;
}

bool FrameFinder::is_alternative(const Frame& frame) const {
  const Chunk& v = a_.chunks[frame.chunk];
  const auto is_other_deed = [&](std::uint32_t chunk) {
    const Chunk& other = a_.chunks[chunk];
    if (other.kind != ChunkKind::verb) return false;
    const PhraseList& list = a_.context->verb_frames;
    const auto hit = list.match_at(a_.tokens, other.head, other.range.end);
    return hit && makes_incident(list[hit->phrase].label) &&
           list[hit->phrase].label != frame.subkind;
  };
  const bool before = frame.chunk > 0 && v.range.begin > 0 && a_.key(v.range.begin - 1) == "or"_w &&
                      a_.chunks[frame.chunk - 1].range.end + 1 == v.range.begin &&
                      is_other_deed(frame.chunk - 1);
  const bool behind = frame.chunk + 1 < a_.chunks.size() && a_.key(v.range.end) == "or"_w &&
                      a_.chunks[frame.chunk + 1].range.begin == v.range.end + 1 &&
                      is_other_deed(frame.chunk + 1);
  return (before || behind) && v.range.end == frame.trigger.end;
}

bool FrameFinder::asks_whether(TokenRange sentence) const {
  static constexpr std::array<std::uint64_t, 12> kAsk = {"is"_w,   "are"_w,   "was"_w,  "were"_w,
                                                         "did"_w,  "do"_w,    "does"_w, "has"_w,
                                                         "have"_w, "could"_w, "can"_w,  "will"_w};
  static constexpr std::array<std::uint64_t, 8> kWords = {"how"_w,   "who"_w,   "what"_w, "when"_w,
                                                          "where"_w, "which"_w, "why"_w,  "whom"_w};
  if (sentence.size() < 3) return false;
  const bool label = a_.word(sentence.begin + 1) == ":";  // "Q: How many people died?"
  const std::uint64_t first = a_.key(sentence.begin + (label ? 2 : 0));
  if (!one_of(first, kAsk) && !one_of(first, kWords)) return false;
  for (std::uint32_t t = sentence.end; t-- > sentence.begin && sentence.end - t <= 3;) {
    if (a_.word(t) == "?") return true;
  }
  return false;
}

void FrameFinder::read_governor(Frame& frame, std::uint32_t begin) const {
  const std::uint32_t first = a_.sentence(begin).begin;
  for (std::uint32_t t = begin; t-- > first && begin - t <= 8;) {
    const std::uint64_t key = a_.key(t);
    if (one_of(key, kPlans)) {
      frame.mood = Mood::planned;
      return;
    }
    if (one_of(key, kRequests)) {
      frame.mood = Mood::hypothetical;
      return;
    }
    if (one_of(key, kThreats)) {
      frame.stage = Stage::threatened;
      return;
    }
    if (one_of(key, kTries)) {
      frame.stage = Stage::attempted;
      return;
    }
    if (a_.pos(t) == Pos::verb) break;
  }
}

bool FrameFinder::opens_own_clause(const Frame& frame, std::uint32_t joint) const {
  const std::uint64_t key = a_.key(joint);
  if (frame.nominal || (key != "and"_w && key != "but"_w)) return false;
  const std::uint32_t subject = subject_of(a_, frame.chunk);
  return is_finite(a_.chunks[frame.chunk]) && subject != kNone &&
         a_.chunks[subject].range.begin == joint + 1;
}

void FrameFinder::read_unreal(Frame& frame, std::uint32_t begin) const {
  const std::uint32_t first = a_.sentence(begin).begin;
  if (asks_whether(a_.sentence(begin))) {
    frame.mood = Mood::hypothetical;
    return;
  }
  if (is_played(frame)) {
    frame.mood = Mood::hypothetical;
    return;
  }
  if (is_denied_by_us(begin)) {
    frame.mood = Mood::denied;
    return;
  }
  if (is_aim(frame, begin)) {
    frame.mood = Mood::planned;
    return;
  }
  for (std::uint32_t t = begin; t-- > first && begin - t <= 4;) {
    if (a_.word(t) == "," || opens_own_clause(frame, t)) break;
    // "demanded an answer since their arrest": what came before it took place
    if (a_.key(t) == "since"_w || a_.key(t) == "after"_w || a_.key(t) == "following"_w) break;
    const bool called = a_.key(t) == "for"_w && t > first && one_of(a_.key(t - 1), kCalls);
    if (called || one_of(a_.key(t), kUnreal)) {
      frame.mood = Mood::feared;
      return;
    }
    if (a_.key(t) == "if"_w || a_.key(t) == "whether"_w) {
      frame.mood = Mood::hypothetical;
      return;
    }
  }
}

bool FrameFinder::is_denied_by_us(std::uint32_t begin) const {
  static constexpr std::array<std::string_view, 3> kDeny = {"deny", "reject", "refute"};
  const std::uint32_t first = a_.sentence(begin).begin;
  for (std::uint32_t c = a_.next_chunk(begin); c-- > 1 && a_.chunks[c - 1].range.begin >= first;) {
    const Chunk& verb = a_.chunks[c];
    if (!is_finite(verb) || verb.range.end > begin) continue;
    const Chunk& who = a_.chunks[c - 1];
    const bool we = who.kind == ChunkKind::pronoun && who.range.end == verb.range.begin &&
                    one_of(a_.key(who.head), {"we"_w, "i"_w});
    if (!we || verb.passive || verb.negative || !is_verb_of(a_, c, kDeny)) continue;
    for (std::uint32_t t = verb.range.end; t < begin; ++t) {
      if (a_.word(t) == "," || a_.word(t) == ";" || a_.key(t) == "but"_w) return false;
    }
    return true;
  }
  return false;
}

bool FrameFinder::is_played(const Frame& frame) const {
  static constexpr std::array<std::uint64_t, 5> kPlay = {"exercise"_w, "drill"_w, "simulation"_w,
                                                         "rehearsal"_w, "drills"_w};
  for (const std::uint32_t c : {frame.victim, frame.target}) {
    if (c == kNone || a_.chunks[c].kind != ChunkKind::noun) continue;
    for (std::uint32_t t = a_.chunks[c].range.begin; t < a_.chunks[c].head; ++t) {
      if (a_.key(t) == "mock"_w) return true;
    }
  }
  const TokenRange sentence = a_.sentence(frame.trigger.begin);
  for (std::uint32_t t = sentence.begin + 2; t < sentence.end; ++t) {
    const bool in = a_.key(t - 2) == "in"_w || a_.key(t - 2) == "during"_w;
    const bool a = a_.key(t - 1) == "a"_w || a_.key(t - 1) == "an"_w || a_.key(t - 1) == "the"_w;
    if (in && a && one_of(a_.key(t), kPlay)) return true;
  }
  return false;
}

bool FrameFinder::is_aim(const Frame& frame, std::uint32_t begin) const {
  static constexpr std::array<std::uint64_t, 2> kPlot = {"planning"_w, "plotting"_w};
  static constexpr std::array<std::uint64_t, 12> kAims = {
      "effort"_w, "efforts"_w, "focus"_w, "focused"_w, "focusing"_w, "intent"_w,
      "bent"_w,   "aim"_w,     "aims"_w,  "aimed"_w,   "aiming"_w,   "focuses"_w};
  static constexpr std::array<std::uint64_t, 4> kTowards = {"on"_w, "at"_w, "upon"_w, "towards"_w};
  const Chunk& chunk = a_.chunks[frame.chunk];
  const std::uint32_t first = a_.sentence(begin).begin;
  constexpr std::uint32_t kReach = 4;  // words
  const bool gerund = !frame.nominal && chunk.participle && !chunk.passive;
  bool towards = false;
  for (std::uint32_t t = begin; t-- > first && begin - t <= kReach;) {
    if (a_.pos(t) == Pos::punct) break;
    towards = towards || one_of(a_.key(t), kTowards);
    if (gerund && towards && one_of(a_.key(t), kAims)) return true;
    const bool joined = t + 1 == begin || (a_.key(t + 1) == "and"_w && t + 3 == begin);
    if ((gerund || frame.nominal) && joined && one_of(a_.key(t), kPlot)) return true;
  }
  return false;
}

}  // namespace habeas
