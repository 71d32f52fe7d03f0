// extract/frames_accounts.cpp - deeds told only in an account that the sentence calls false, or in
// a fear of the writer
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// "Claims that", "rumours of", "the report about": a noun of telling and what it tells.
bool opens_account(const Analysis& a, std::uint32_t token) {
  static constexpr std::array<std::uint64_t, 19> kAccounts = {
      "claim"_w,       "claims"_w,      "report"_w,    "reports"_w,    "allegation"_w,
      "allegations"_w, "rumour"_w,      "rumours"_w,   "rumor"_w,      "rumors"_w,
      "accusation"_w,  "accusations"_w, "assertion"_w, "assertions"_w, "suggestion"_w,
      "suggestions"_w, "story"_w,       "stories"_w,   "talk"_w};
  static constexpr std::array<std::uint64_t, 3> kOf = {"that"_w, "of"_w, "about"_w};
  return one_of(a.key(token), kAccounts) && one_of(a.key(token + 1), kOf);
}

/// "are a fabrication", "is simply not true": the verb that says of its subject what it is, with a
/// word for what is false right behind it.
bool calls_false(const Analysis& a, const Chunk& verb, std::uint32_t end) {
  static constexpr std::array<std::uint64_t, 6> kBe = {"is"_w,   "are"_w,  "was"_w,
                                                       "were"_w, "been"_w, "be"_w};
  constexpr std::uint32_t kReach = 4;  // words: "is therefore a malicious"
  if (verb.kind != ChunkKind::verb || verb.modal != 0) return false;
  bool be = false;
  for (std::uint32_t t = verb.range.begin; t < verb.range.end; ++t)
    be = be || one_of(a.key(t), kBe);
  if (!be) return false;
  for (const PhraseHit& hit : a.context->denials.find(a.tokens, {verb.range.begin, end})) {
    if (a.context->denials[hit.phrase].label != "false") continue;
    if (hit.range.begin > verb.range.end + kReach) return false;
    // "are not false"
    return !verb.negative || hit.range.size() > 1;
  }
  return false;
}

}  // namespace

bool FrameFinder::is_called_false(const Frame& frame) const {
  const TokenRange sentence = a_.sentence(frame.trigger.begin);
  bool told = false;
  for (std::uint32_t t = sentence.begin; !told && t + 1 < frame.trigger.begin; ++t)
    told = opens_account(a_, t);
  if (!told) return false;
  for (std::uint32_t c = frame.chunk + 1;
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence.end; ++c) {
    if (calls_false(a_, a_.chunks[c], sentence.end)) return true;
  }
  return false;
}

bool FrameFinder::is_feared_by_writer(const Frame& frame) const {
  const TokenRange sentence = a_.sentence(frame.trigger.begin);
  bool feared = false;
  for (std::uint32_t t = sentence.begin; t + 1 < frame.trigger.begin; ++t) {
    const bool writer = a_.key(t) == "we"_w || a_.key(t) == "i"_w;
    if (writer && a_.key(t + 1) == "fear"_w && a_.key(t + 2) != "for"_w) feared = true;
    if (a_.word(t) == ";") feared = false;
    // "we fear for the men who were taken": that they were is no fear
    if (a_.key(t) == "who"_w || a_.key(t) == "which"_w) feared = false;
  }
  return feared;
}

void FrameFinder::weigh_account(Frame& frame) const {
  if (frame.mood != Mood::asserted || !makes_incident(frame.subkind)) return;
  if (is_called_false(frame)) {
    frame.mood = Mood::denied;
  } else if (is_feared_by_writer(frame)) {
    frame.mood = Mood::feared;
  }
}

}  // namespace habeas
