// extract/planned_days.cpp - days on which something is yet to come
#include "extract/planned_days.h"

#include "extract/syntax.h"

namespace habeas {

bool dates_what_comes(const Analysis& a, const Frame& frame, std::uint32_t token) {
  if (frame.nominal || frame.trigger.begin >= token) return false;
  for (std::uint32_t c = a.next_chunk(token); c-- > frame.chunk + 1;) {
    const Chunk& verb = a.chunks[c];
    if (verb.kind != ChunkKind::verb || verb.range.begin >= token) continue;
    return verb.modal == "will"_w || verb.modal == "shall"_w;
  }
  return false;
}

}  // namespace habeas
