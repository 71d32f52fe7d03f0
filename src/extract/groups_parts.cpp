// extract/groups_parts.cpp - counted people who are some of others, none of others, or summed up
// over many deeds
#include "extract/fates.h"
#include "extract/group_finder.h"

namespace habeas {

bool GroupFinder::is_whole_of_part(const Frame& frame, std::uint32_t chunk) const {
  const Chunk& c = a_.chunks[chunk];
  if (chunk == 0 || frame.nominal || c.preposition == kNone || a_.key(c.preposition) != "of"_w ||
      a_.chunks[chunk - 1].range.end != c.preposition || retold_.quantity_of(chunk) == kNone)
    return false;
  const Chunk& part = a_.chunks[chunk - 1];
  const bool counted = part.kind == ChunkKind::noun && part.range.size() == 1 &&
                       (a_.pos(part.head) == Pos::num || a_.key(part.head) == "none"_w);
  // "two of the four men who were shot died": the clause on the four men speaks of all.
  const bool relative = chunk + 2 == frame.chunk && a_.key(c.range.end) == "who"_w;
  return counted && c.definite && !relative;
}

bool GroupFinder::are_none(std::uint32_t c) const {
  const std::uint32_t of = a_.chunks[c].preposition;
  return of != kNone && of > 0 && a_.key(of) == "of"_w &&
         (a_.key(of - 1) == "none"_w || a_.key(of - 1) == "neither"_w);
}

bool GroupFinder::is_tally(std::uint32_t c, const std::string& event) {
  const TokenRange sentence = a_.sentence(a_.chunks[c].range.begin);
  if (event.empty() || a_.in_title(sentence.begin) || !sums_up(sentence)) return false;
  const auto told = first_told_.find(event);
  return told != first_told_.end() && told->second < sentence.begin;
}

bool GroupFinder::sums_up(TokenRange sentence) {
  if (weighed_.first != sentence.begin) weighed_ = {sentence.begin, sums_up_period(a_, sentence)};
  return weighed_.second;
}

void GroupFinder::find_first_told() {
  for (const Frame& frame : frames_) {
    if (!frame.happened() || frame.victim == kNone || first_told_.contains(frame.subkind)) continue;
    if (!sums_up(a_.sentence(frame.trigger.begin)))
      first_told_.emplace(frame.subkind, frame.trigger.begin);
  }
}

std::uint32_t GroupFinder::goes_on_parts(const QuantityHit& hit, std::uint32_t q) const {
  if (q == 0 || hit.head != kNone || hit.without_figure || hit.more) return kNone;
  const QuantityHit& before = a_.quantities[q - 1];
  const std::uint32_t part = out_.of_quantity[q - 1];
  if (part == kNone || !before.partitive ||
      a_.sentence(before.range.begin) != a_.sentence(hit.range.begin))
    return kNone;
  const std::uint32_t whole = out_.groups[part].whole;
  const std::optional<Number> size = figure_of(hit.value);
  if (whole == kNone || !size || size->scale != 0) return kNone;
  return retold_.told_of(whole) + size->digits <= size_of(whole) ? whole : kNone;
}

}  // namespace habeas
