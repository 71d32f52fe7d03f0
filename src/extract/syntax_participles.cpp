// extract/syntax_participles.cpp - whom a participle behind a comma describes
#include "extract/syntax.h"
#include "extract/syntax_parts.h"

namespace habeas {

std::uint32_t described_before_comma(const Analysis& a, std::uint32_t verb) {
  const Chunk& v = a.chunks[verb];
  if (!v.participle || !v.passive || verb == 0 || v.range.begin < 2) return kNone;
  std::uint32_t comma = v.range.begin - 1;
  while (comma > 0 && a.pos(comma) == Pos::adv) --comma;
  const Chunk& noun = a.chunks[verb - 1];
  if (a.word(comma) != "," || noun.kind != ChunkKind::noun || noun.range.end != comma ||
      !same_sentence(a, verb - 1, verb))
    return kNone;
  const EntityHit* const name = a.name_in(noun.range, {MentionKind::person});
  const bool person = name != nullptr ? name->range.end == noun.range.end : a.is_people(noun);
  const std::uint32_t next = v.range.end;
  const bool closed = a.pos(next) == Pos::adp || (next < a.size() && a.in_time(next));
  return person && closed ? verb - 1 : kNone;
}

std::uint32_t verb_with_result(const Analysis& a, std::uint32_t verb, std::uint32_t above) {
  const Chunk& v = a.chunks[verb];
  if (above == kNone || above == 0 || !v.participle || v.range.begin == 0 ||
      a.word(v.range.begin - 1) != ",")
    return above;
  const Chunk& describing = a.chunks[above];
  const bool describes = describing.participle && !describing.passive &&
                         a.chunks[above - 1].kind == ChunkKind::noun &&
                         a.chunks[above - 1].range.end == describing.range.begin;
  if (!describes) return above;
  for (std::uint32_t i = above; i-- > 0 && same_sentence(a, i, verb);) {
    if (is_finite(a.chunks[i])) return i;
  }
  return above;
}

}  // namespace habeas
