// extract/granted.cpp - relative clauses, clauses with "after" and clauses told before a belief
#include "extract/granted.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/one_of.h"
#include "extract/syntax.h"
#include "extract/syntax_parts.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

/// The deed that the words at this token tell of: the token's own frame, or for people the frame
/// that they suffer in; null where there is none.
const Frame* deed_at(const TextReading& reading, std::uint32_t token) {
  const Analysis& a = reading.a;
  const std::uint32_t c = a.chunk_at[token];
  const Frame* found = nullptr;
  for (const Frame& frame : frames_in(reading.frames, a.sentence(token))) {
    if (frame.trigger.contains(token)) return &frame;
    const bool suffers =
        c != kNone && (frame.victim == c || std::find(frame.others.begin(), frame.others.end(),
                                                      c) != frame.others.end());
    if (suffers && found == nullptr) found = &frame;
  }
  if (found != nullptr || c == kNone || reading.groups.of_chunk(c) == kNone) return found;
  // "A miner is expected to live after he was shot"
  for (const SingleVictim& single : reading.groups.singles) {
    if (single.chunk == c && single.frame != kNone) return &reading.frames[single.frame];
  }
  return nullptr;
}

/// "who was", "that killed": a pronoun that opens a clause on the noun before it.
bool opens_relative(const Analysis& a, std::uint32_t chunk) {
  if (chunk == 0 || chunk + 1 >= a.chunks.size() || !is_relative(a, a.chunks[chunk])) return false;
  if (a.key(a.chunks[chunk].head) != "that"_w) return true;
  return a.chunks[chunk - 1].kind == ChunkKind::noun &&
         a.chunks[chunk - 1].range.end == a.chunks[chunk].range.begin &&
         a.chunks[chunk + 1].kind == ChunkKind::verb;
}

/// Behind a relative pronoun or "after", with no other clause between?
bool stands_in_granted_clause(const Analysis& a, const Frame& deed, std::uint32_t begin) {
  constexpr std::uint32_t kReach = 6;  // words: "after the two young men were"
  const std::uint32_t verb = a.chunks[deed.chunk].range.begin;
  for (std::uint32_t t = verb; t-- > begin && verb - t <= kReach;) {
    if (a.key(t) == "after"_w) return true;
    const std::uint32_t c = a.chunk_at[t];
    if (c != kNone && a.chunks[c].kind == ChunkKind::verb) break;
  }
  const bool participle = a.chunks[deed.chunk].participle && !is_finite(a.chunks[deed.chunk]);
  int clauses = participle ? 1 : 0;  // "who opened fire, hitting two": the same clause goes on
  for (std::uint32_t c = deed.chunk; c-- > 0 && a.chunks[c].range.begin > begin;) {
    if (opens_relative(a, c)) return true;
    if (is_finite(a.chunks[c]) && clauses-- == 0) return false;
  }
  return false;
}

/// "Four people injured are expected to live": a participle behind its noun and before the verb.
bool is_reduced_relative(const Analysis& a, const Frame& deed) {
  const Chunk& verb = a.chunks[deed.chunk];
  const std::uint32_t next = deed.chunk + 1;
  return deed.passive && !is_finite(verb) && deed.victim != kNone &&
         a.chunks[deed.victim].range.end == verb.range.begin && next < a.chunks.size() &&
         a.chunks[next].kind == ChunkKind::verb && a.chunks[next].range.begin == verb.range.end;
}

/// "investigate the murder of", "linked to his murder", "had a hand in the murder": do the words
/// before a definite noun for a deed take the deed up as one that took place?
bool takes_up(const Analysis& a, std::uint32_t before) {
  static constexpr std::array<std::string_view, 16> kVerbs = {
      "investigate", "probe",       "clarify", "condemn", "denounce", "repudiate",
      "deplore",     "mourn",       "avenge",  "punish",  "solve",    "resolve",
      "regret",      "commemorate", "lament",  "protest"};
  static constexpr std::array<std::uint64_t, 6> kTo = {"related"_w, "linked"_w,   "connected"_w,
                                                       "tied"_w,    "reaction"_w, "response"_w};
  static constexpr std::array<std::uint64_t, 7> kIn = {
      "involved"_w,      "implicated"_w, "involvement"_w, "participation"_w,
      "participating"_w, "hand"_w,       "role"_w};
  const std::uint64_t last = a.key(before);
  if (last == "following"_w || last == "after"_w) return true;
  const std::uint64_t link = before > 0 ? a.key(before - 1) : 0;
  if (last == "to"_w) return one_of(link, kTo);
  if (last == "in"_w) return one_of(link, kIn);
  if (last == "with"_w) return link == "connected"_w || link == "do"_w;
  if (last == "into"_w) return link == "investigation"_w || link == "inquiry"_w;
  const std::string verb = verb_lemma(fold(a.word(before)));
  return std::find(kVerbs.begin(), kVerbs.end(), verb) != kVerbs.end();
}

}  // namespace

bool is_taken_up(const TextReading& reading, std::uint32_t token, TokenRange content) {
  const Analysis& a = reading.a;
  const Frame* const deed = deed_at(reading, token);
  if (deed == nullptr || !deed->nominal || deed->polarity == Polarity::negative) return false;
  const std::uint32_t begin = a.sentence(deed->trigger.begin).begin;
  constexpr std::uint32_t kReach = 5;  // words: "the brutal murder", "the magistrate's murder"
  for (std::uint32_t t = deed->trigger.begin; t-- > begin && deed->trigger.begin - t <= kReach;) {
    const bool definite = one_of(a.key(t), {"the"_w, "his"_w, "her"_w, "their"_w, "its"_w});
    if (definite) return t > begin && content.contains(t) && takes_up(a, t - 1);
    if (a.pos(t) == Pos::punct || a.pos(t) == Pos::verb) return false;
  }
  return false;
}

bool is_granted(const TextReading& reading, std::uint32_t token, TokenRange content,
                std::uint32_t cue) {
  const Analysis& a = reading.a;
  const Frame* const deed = deed_at(reading, token);
  if (deed == nullptr || deed->nominal || !content.contains(token)) return false;
  if (is_reduced_relative(a, *deed)) return true;
  if (stands_in_granted_clause(a, *deed, content.begin)) return true;
  const std::uint32_t verb = a.chunks[deed->chunk].range.begin;
  return cue != kNone && verb < cue && content.begin < cue && is_finite(a.chunks[deed->chunk]);
}

}  // namespace habeas
