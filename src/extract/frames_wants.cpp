// extract/frames_wants.cpp - wants that address nobody in public: a robber's, a captive's
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {

bool FrameFinder::is_private_want(const Frame& frame) const {
  static constexpr std::array<std::string_view, 4> kBeg = {"beg", "plead", "implore", "beseech"};
  static constexpr std::array<std::uint64_t, 4> kOne = {"he"_w, "she"_w, "i"_w, "we"_w};
  if (frame.subkind != "appeal" || frame.nominal || frame.agent == kNone) return false;
  const std::uint32_t object = object_of(a_, frame.chunk);
  if (object == kNone) return false;
  const Chunk& wanted = a_.chunks[object];
  // "The gunmen demanded the names": what they want of those before them, by force
  const bool thing = wanted.kind == ChunkKind::noun && !is_event(wanted) && !people(object) &&
                     a_.term_class(wanted).empty();
  if (outlaws(frame.agent) && thing) return true;
  // "The teacher begged them": of one who stands before others and is named by no office
  const Chunk& who = a_.chunks[frame.agent];
  const bool one = who.kind == ChunkKind::pronoun
                       ? one_of(a_.key(who.head), kOne)
                       : !who.plural && a_.is_people(who) && !a_.is_force(who);
  return one && wanted.kind == ChunkKind::pronoun && is_verb_of(a_, frame.chunk, kBeg);
}

}  // namespace habeas
