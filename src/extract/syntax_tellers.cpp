// extract/syntax_tellers.cpp - tellers set into a relative clause: "the man who police say killed"
#include <algorithm>
#include <array>

#include "extract/syntax.h"
#include "extract/syntax_parts.h"

namespace habeas {
namespace {

/// "say", "believe": a finite verb whose content may be a clause.
bool tells(const Analysis& a, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 6> kThink = {"believe", "suspect", "think",
                                                             "allege",  "claim",   "say"};
  const Chunk& v = a.chunks[verb];
  if (!is_finite(v) || v.passive) return false;
  const auto cue = a.context->cues.match_at(a.tokens, v.head, v.range.end);
  return (cue && a.context->cues[cue->phrase].label == "say") || is_verb_of(a, verb, kThink);
}

/// The relative pronoun of "who police say killed", for the last verb; kNone without a teller.
std::uint32_t pronoun_around(const Analysis& a, std::uint32_t verb) {
  if (verb < 3 || !is_finite(a.chunks[verb]) || !same_sentence(a, verb - 3, verb)) return kNone;
  const Chunk& teller = a.chunks[verb - 2];
  const std::uint32_t pronoun = verb - 3;
  const std::uint64_t key = a.key(a.chunks[pronoun].head);
  const bool who = a.chunks[pronoun].kind == ChunkKind::pronoun && key == "who"_w;
  if (!who || teller.kind == ChunkKind::verb || teller.preposition != kNone) return kNone;
  if (!tells(a, verb - 1) ||
      !adjacent(a, a.chunks[verb - 1].range.end, a.chunks[verb].range.begin) ||
      !adjacent(a, teller.range.end, a.chunks[verb - 1].range.begin) ||
      !adjacent(a, a.chunks[pronoun].range.end, teller.range.begin))
    return kNone;
  return pronoun;
}

}  // namespace

std::uint32_t subject_around_teller(const Analysis& a, std::uint32_t verb) {
  if (const std::uint32_t who = pronoun_around(a, verb); who != kNone) return antecedent_of(a, who);
  if (!is_finite(a.chunks[verb])) return kNone;
  // The verb behind the clause: its object and the phrases that hang on it are no subject.
  std::uint32_t c = verb;
  while (c > 0 && same_sentence(a, c - 1, verb) && a.chunks[c - 1].kind == ChunkKind::noun &&
         a.chunks[c - 1].preposition != kNone)
    --c;
  if (c < 2 || !same_sentence(a, c - 2, verb) || object_of(a, c - 2) != c - 1) return kNone;
  // "who police say killed three women and wounded": joined verbs go on inside the clause
  for (std::uint32_t t = a.chunks[c - 1].range.begin; t < a.chunks[verb].range.begin; ++t) {
    if (a.pos(t) == Pos::punct || a.pos(t) == Pos::cconj) return kNone;
  }
  std::uint32_t inside = c - 2;
  while (inside > 0 && is_finite(a.chunks[inside - 1]) &&
         a.chunks[inside - 1].range.end + 1 == a.chunks[inside].range.begin &&
         a.key(a.chunks[inside].range.begin - 1) == "and"_w)
    --inside;
  const std::uint32_t who = pronoun_around(a, inside);
  return who == kNone ? kNone : antecedent_of(a, who);
}

}  // namespace habeas
