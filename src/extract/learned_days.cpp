// extract/learned_days.cpp - days on which somebody learned of a deed, which are not those of the
// deed
//
//   The families   learned   from a guard   on 3 June   that   the men had been moved
//                  verb      phrases        the time    opens the clause
//   On 3 June      the families  found out                that   ...
//   The harbour    was told      of the accident          on 3 June.
#include "extract/learned_days.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// "learned", "found out", "was told": a finite verb of coming to know.
bool is_learning(const Analysis& a, std::uint32_t chunk) {
  static constexpr std::array<std::string_view, 4> kLearn = {"learn", "hear", "discover",
                                                             "realise"};
  static constexpr std::array<std::string_view, 6> kTell = {"tell",  "inform", "notify",
                                                            "alert", "brief",  "warn"};
  static constexpr std::array<std::string_view, 1> kFind = {"find"};
  const Chunk& v = a.chunks[chunk];
  if (!is_finite(v) || v.negative || v.modal != 0) return false;
  if (v.passive) return is_verb_of(a, chunk, kTell);
  if (is_verb_of(a, chunk, kLearn) || a.key(v.head) == "heard"_w) return true;
  const bool out = a.key(v.range.end) == "out"_w || a.key(v.range.end - 1) == "out"_w;
  return out && is_verb_of(a, chunk, kFind);
}

/// "that", "how", "where": the word that opens what was learned.
bool opens_what_is_learned(const Analysis& a, std::uint32_t token) {
  const bool about = one_of(a.key(token), {"about"_w, "of"_w});
  return one_of(a.key(about ? token + 1 : token),
                {"that"_w, "how"_w, "where"_w, "why"_w, "whether"_w});
}

/// "learned on Friday his son had been shot": a subject and its verb right behind the time, where
/// "that" is left out.
bool opens_clause(const Analysis& a, std::uint32_t token, std::uint32_t end) {
  const std::uint32_t subject = a.next_chunk(token);
  if (subject + 1 >= a.chunks.size() || a.chunks[subject + 1].range.begin >= end) return false;
  const Chunk& s = a.chunks[subject];
  return s.range.begin == token && s.kind == ChunkKind::noun &&
         a.chunks[subject + 1].range.begin == s.range.end && is_finite(a.chunks[subject + 1]);
}

/// Does nothing but "out" and phrases with a preposition stand between the two: "from a guard"?
bool only_phrases(const Analysis& a, std::uint32_t begin, std::uint32_t end) {
  if (begin < end && a.key(begin) == "out"_w) ++begin;
  while (begin < end) {
    const std::uint32_t c = a.next_chunk(begin);
    if (c >= a.chunks.size() || a.chunks[c].kind != ChunkKind::noun ||
        a.chunks[c].preposition != begin || a.chunks[c].range.end > end)
      return false;
    begin = a.chunks[c].range.end;
  }
  return begin == end;
}

}  // namespace

bool dates_a_learning(const Analysis& a, const DateHit& hit) {
  constexpr std::uint32_t kReach = 14;  // tokens between the time and the verb
  const std::uint32_t first = hit.preposition == kNone ? hit.range.begin : hit.preposition;
  const TokenRange sentence = a.sentence(first);
  const std::uint32_t behind = hit.range.end;
  for (std::uint32_t c = a.next_chunk(sentence.begin);
       c < a.chunks.size() && a.chunks[c].range.begin < std::min(sentence.end, behind + kReach);
       ++c) {
    if (!is_learning(a, c)) {
      // "On 3 June they were freed, and the families heard that": the time of the first verb.
      if (is_finite(a.chunks[c]) && a.chunks[c].range.begin >= behind) return false;
      continue;
    }
    const std::uint32_t end = a.chunks[c].range.end;
    if (end <= first) {
      if (end + kReach < first || !only_phrases(a, end, first)) continue;
      if (opens_what_is_learned(a, behind) || opens_clause(a, behind, sentence.end)) return true;
      // "was told of the accident on 3 June.", not "learned on 3 June."
      const bool of = end < first && one_of(a.key(end), {"of"_w, "about"_w});
      if (of && behind + 1 >= sentence.end) return true;
      continue;
    }
    // "On 3 June the families learned from a guard that": one subject between them.
    if (first > sentence.begin + 1 || a.chunks[c].range.begin < behind) continue;
    for (std::uint32_t t = end; t < std::min(sentence.end, end + kReach); ++t) {
      if (opens_what_is_learned(a, t)) return only_phrases(a, end, t);
    }
  }
  return false;
}

}  // namespace habeas
