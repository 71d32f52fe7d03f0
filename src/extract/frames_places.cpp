// extract/frames_places.cpp - from where, to where, over which way and where: the phrases of place
// that hang on an event
#include <algorithm>
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// Events in which people are brought from one place to another.
bool moves_people(const std::string& subkind) {
  static constexpr std::array<std::string_view, 8> kMoves = {
      "forced_return", "transfer",      "displacement", "trafficking",
      "abduction",     "border_change", "other",        "detention"};
  return std::find(kMoves.begin(), kMoves.end(), subkind) != kMoves.end();
}

}  // namespace

void FrameFinder::fill_places(Frame& frame) const {
  frame.from = places_behind(frame, {"from"_w});
  // "up from 260 a year earlier": a figure to compare with.
  std::erase_if(frame.from, [&](std::uint32_t c) {
    const std::uint32_t from = a_.chunks[c].preposition;
    return from != kNone && from > 0 &&
           (a_.key(from - 1) == "up"_w || a_.key(from - 1) == "down"_w) &&
           a_.quantity_in(a_.chunks[c].range) != nullptr;
  });
  // "died from a fall", "had wounds from batons": of what, not from where
  if (frame.subkind == "killing" || frame.subkind == "injury")
    std::erase_if(frame.from, [&](std::uint32_t c) {
      return !thing(c) && a_.name_in(a_.chunks[c].range, {MentionKind::place}) == nullptr;
    });
  // "46 asylum seekers from Osterin's Velin minority": whose people they are, not where they left.
  std::erase_if(frame.from, [&](std::uint32_t c) { return is_community(c); });
  frame.to = places_behind(frame, {"to"_w, "into"_w});
  // "raising the toll to seven", "hacked to death": a number or an end is no place
  std::erase_if(frame.to, [&](std::uint32_t c) {
    if (a_.key(a_.chunks[c].head) == "death"_w) return true;
    const QuantityHit* count = a_.quantity_in(a_.chunks[c].range);
    return count != nullptr && count->head == kNone && count->range == a_.chunks[c].range;
  });
  // "jailed over the deaths", "shot dead as unrest spread across the country": no way is taken.
  if (moves_people(frame.subkind)) {
    frame.via = places_behind(frame, {"via"_w, "through"_w, "across"_w, "over"_w});
    for (const std::uint32_t c : places_behind(frame, {"of"_w})) {
      if (is_by_way_of(c)) frame.via.push_back(c);
    }
    if (frame.from.empty()) add_fronted_from(frame);
  }
  std::erase_if(frame.via, [&](std::uint32_t c) { return is_event(a_.chunks[c]); });
  frame.at =
      places_behind(frame, {"in"_w, "at"_w, "near"_w, "outside"_w, "on"_w, "onto"_w, "aboard"_w});
  leave_care(frame);
}

bool FrameFinder::is_community(std::uint32_t chunk) const {
  static constexpr std::array<std::uint64_t, 10> kCommunities = {
      "minority"_w, "minorities"_w, "community"_w, "communities"_w, "tribe"_w,
      "clan"_w,     "diaspora"_w,   "majority"_w,  "caste"_w,       "tribes"_w};
  const Chunk& c = a_.chunks[chunk];
  return c.kind == ChunkKind::noun && (one_of(a_.key(c.head), kCommunities) || a_.is_people(c));
}

bool FrameFinder::is_care(std::uint32_t chunk) const {
  static constexpr std::array<std::uint64_t, 5> kWards = {"hospital"_w, "hospitals"_w, "clinic"_w,
                                                          "infirmary"_w, "medical"_w};
  const TokenRange words = a_.chunks[chunk].range;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (one_of(a_.key(t), kWards)) return true;
  }
  return false;
}

void FrameFinder::leave_care(Frame& frame) const {
  static constexpr std::array<std::string_view, 4> kDie = {"die", "succumb", "pronounce",
                                                           "declare"};
  static constexpr std::array<std::uint64_t, 6> kOfTheWard = {"patients"_w, "patient"_w, "nurse"_w,
                                                              "nurses"_w,   "doctors"_w, "staff"_w};
  if (frame.nominal || (frame.subkind != "killing" && frame.subkind != "injury")) return;
  const auto care = [&](std::uint32_t c) { return is_care(c); };
  const bool brought = std::any_of(frame.to.begin(), frame.to.end(), care);
  const bool dies =
      frame.subkind == "killing" && is_verb_of(a_, frame.chunk, kDie) &&
      (frame.victim == kNone || !one_of(a_.key(a_.chunks[frame.victim].head), kOfTheWard));
  if (!brought && !dies) return;
  const std::vector<std::uint32_t>& ends = brought ? frame.to : frame.at;
  const auto ward = std::find_if(ends.begin(), ends.end(), care);
  if (ward == ends.end()) return;
  const std::uint32_t first = *ward;
  std::erase_if(frame.at, [&](std::uint32_t c) { return c >= first; });
}

bool FrameFinder::is_by_way_of(std::uint32_t chunk) const {
  const std::uint32_t of = a_.chunks[chunk].preposition;
  return of != kNone && of >= 2 && a_.key(of - 1) == "way"_w && a_.key(of - 2) == "by"_w;
}

void FrameFinder::add_fronted_from(Frame& frame) const {
  const TokenRange sentence = a_.sentence(frame.trigger.begin);
  const std::uint32_t first = a_.next_chunk(sentence.begin);
  if (frame.nominal || first >= frame.chunk || a_.key(sentence.begin) != "from"_w) return;
  const Chunk& place = a_.chunks[first];
  if (place.preposition != sentence.begin || is_time(place) ||
      a_.name_in(place.range, {MentionKind::place, MentionKind::facility}) == nullptr)
    return;
  for (std::uint32_t c = first + 1; c < frame.chunk; ++c) {
    if (a_.chunks[c].kind == ChunkKind::verb) return;
  }
  frame.from.push_back(first);
}

std::vector<std::uint32_t> FrameFinder::places_behind(
    const Frame& frame, std::initializer_list<std::uint64_t> words) const {
  std::vector<std::uint32_t> found = phrases_behind(frame, words);
  std::erase_if(found, [&](std::uint32_t c) { return is_time(a_.chunks[c]); });
  return found;
}

bool FrameFinder::is_time(const Chunk& chunk) const {
  for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
    if (a_.in_time(t)) return true;
  }
  return false;
}

}  // namespace habeas
