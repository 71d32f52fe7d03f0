// extract/frames_headlines.cpp - what a headline tells without a verb: "Girl in critical condition
// after fall", "Miner dead from wound"
//
// English headlines leave "is" out; the predicate then follows the noun at once.
#include <algorithm>
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"

namespace habeas {

bool FrameFinder::read_headline_state(std::uint32_t c) {
  const Chunk& chunk = a_.chunks[c];
  if (!a_.in_title(chunk.head)) return false;
  Frame frame;
  if (is_condition_of_headline(c)) {
    frame.subkind = "injury";
    frame.trigger = {chunk.preposition, chunk.range.end};
    frame.victim = c - 1;
    frame.state = true;
  } else if (is_dead_of_headline(chunk)) {
    frame.subkind = "killing";
    frame.trigger = {chunk.range.end - 1, chunk.range.end};
    frame.victim = c;
    if (lists_headline(c)) frame.others.push_back(c - 1);  // "Miner, two children dead in shed"
  } else {
    return false;
  }
  frame.chunk = c;
  frame.passive = true;
  read_unreal(frame, frame.trigger.begin);
  frames_.push_back(std::move(frame));
  return true;
}

bool FrameFinder::is_condition_of_headline(std::uint32_t c) const {
  static constexpr std::array<std::uint64_t, 5> kGrades = {"critical"_w, "serious"_w, "grave"_w,
                                                           "stable"_w, "guarded"_w};
  const Chunk& chunk = a_.chunks[c];
  if (c == 0 || a_.key(chunk.head) != "condition"_w || chunk.preposition == kNone ||
      a_.key(chunk.preposition) != "in"_w || !one_of(a_.key(chunk.range.begin), kGrades))
    return false;
  return a_.chunks[c - 1].kind == ChunkKind::noun &&
         a_.chunks[c - 1].range.end == chunk.preposition && may_suffer(c - 1);
}

bool FrameFinder::is_dead_of_headline(const Chunk& chunk) const {
  static constexpr std::array<std::uint64_t, 4> kBehind = {"after"_w, "from"_w, "in"_w, "at"_w};
  const std::uint32_t dead = chunk.range.end - 1;
  const QuantityHit* const amount = a_.quantity_in(chunk.range);
  if (a_.key(dead) != "dead"_w || chunk.range.size() < 2 || chunk.preposition != kNone ||
      (amount != nullptr && (amount->head == kNone || amount->head == dead)))
    return false;
  const std::uint32_t next = chunk.range.end;
  const bool ends = next >= a_.sentence(chunk.head).end || a_.word(next) == ",";
  return (ends || one_of(a_.key(next), kBehind)) &&
         a_.context->people.match_at(a_.tokens, dead - 1, dead).has_value();
}

}  // namespace habeas
