// extract/frames_moves.cpp - nouns of moving ("return", "transfer") that tell of a deed only beside
// words of force
#include <algorithm>
#include <array>
#include <string_view>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {

void FrameFinder::read_move(std::uint32_t c) {
  static constexpr std::array<std::string_view, 7> kCaptives = {
      "prisoner", "inmate", "detainee", "convict", "captive", "hostage", "internee"};
  static constexpr std::array<std::uint64_t, 5> kMany = {"mass"_w, "scale"_w, "collective"_w,
                                                         "large-scale"_w, "wholesale"_w};
  const Chunk& chunk = a_.chunks[c];
  const std::string noun = a_.head_noun(chunk);
  const bool back = noun == "return";
  if (!back && noun != "transfer" && noun != "relocation" && noun != "removal") return;
  Frame frame;
  frame.subkind = back ? "forced_return" : "transfer";
  frame.chunk = c;
  frame.nominal = true;
  frame.trigger = {chunk.head, chunk.head + 1};
  fill_noun_roles(frame);
  if (frame.victim == kNone || frame.victim == c) return;
  const Chunk& victim = a_.chunks[frame.victim];
  const std::string who = a_.head_noun(victim);
  const bool captives = std::find(kCaptives.begin(), kCaptives.end(), who) != kCaptives.end();
  bool many = false;
  for (std::uint32_t t = chunk.range.begin; t < chunk.head; ++t)
    many = many || one_of(a_.key(t), kMany);
  // "the return of the prince", "the transfer of the striker" tell of no force.
  const bool forced =
      back ? (frame.agent != kNone && (many || captives)) || (victim.plural && is_objected_to(c))
           : captives;
  if (forced) frames_.push_back(std::move(frame));
}

bool FrameFinder::gives_away(const Frame& frame) const {
  static constexpr std::array<std::string_view, 2> kHand = {"hand", "turn"};
  static constexpr std::array<std::uint64_t, 3> kArmed = {"armed"_w, "masked"_w, "unidentified"_w};
  static constexpr std::array<std::string_view, 5> kBands = {"militia", "cartel", "mob", "crowd",
                                                             "civilian"};
  if (!is_verb_of(a_, frame.chunk, kHand)) return false;
  return std::any_of(frame.to.begin(), frame.to.end(), [&](std::uint32_t c) {
    const Chunk& whom = a_.chunks[c];
    for (std::uint32_t t = whom.range.begin; t < whom.range.end; ++t) {
      if (one_of(a_.key(t), kArmed)) return true;
    }
    const std::string noun = a_.head_noun(whom);
    return outlaws(c) || std::find(kBands.begin(), kBands.end(), noun) != kBands.end();
  });
}

bool FrameFinder::picks_up_at_sea(const Frame& frame) const {
  static constexpr std::array<std::string_view, 1> kPick = {"pick"};
  static constexpr std::array<std::string_view, 9> kRescuers = {
      "lifeboat", "vessel", "ship", "boat", "fisherman", "trawler", "crew", "coastguard", "tanker"};
  if (frame.subkind != "detention" || !is_verb_of(a_, frame.chunk, kPick)) return false;
  std::uint32_t who = subject_of(a_, frame.chunk);
  if (frame.passive) {
    const std::vector<std::uint32_t> by = phrases_of(a_, frame.chunk, {"by"_w});
    who = by.empty() ? kNone : by.front();
  }
  if (who == kNone || a_.chunks[who].kind != ChunkKind::noun) return false;
  const std::string noun = a_.head_noun(a_.chunks[who]);
  const bool guard = noun == "guard" && a_.key(a_.chunks[who].head - 1) == "coast"_w;
  return guard || std::find(kRescuers.begin(), kRescuers.end(), noun) != kRescuers.end();
}

bool FrameFinder::is_objected_to(std::uint32_t chunk) const {
  static constexpr std::array<std::string_view, 8> kObject = {
      "protest", "condemn", "denounce", "deplore", "decry", "complain", "criticise", "criticize"};
  static constexpr std::array<std::string_view, 4> kObjections = {"protest", "complaint",
                                                                  "objection", "condemnation"};
  const Chunk& deed = a_.chunks[chunk];
  for (std::uint32_t c = chunk; c-- > 0;) {
    const Chunk& before = a_.chunks[c];
    if (before.range.begin < a_.sentence(deed.head).begin) return false;
    if (before.kind == ChunkKind::verb) {
      if (is_verb_of(a_, c, kObject)) return true;
    } else if (before.kind == ChunkKind::noun) {
      const std::string noun = a_.head_noun(before);
      if (std::find(kObjections.begin(), kObjections.end(), noun) != kObjections.end()) return true;
    }
  }
  return false;
}

}  // namespace habeas
