// extract/groups_doer.cpp - the death of the one who killed others, told beside theirs
#include <algorithm>
#include <array>

#include "extract/group_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 10> kDoers = {
    "suspect", "gunman",   "shooter", "attacker",    "assailant",
    "killer",  "intruder", "robber",  "perpetrator", "bomber"};

constexpr std::array<std::uint64_t, 9> kDoerWords = {"suspect"_w,  "gunman"_w,    "shooter"_w,
                                                     "attacker"_w, "assailant"_w, "killer"_w,
                                                     "intruder"_w, "himself"_w,   "herself"_w};

/// "five dead, including the gunman", "among them the attacker": the figure holds him.
bool says_included(const Analysis& a) {
  constexpr std::uint32_t kReach = 5;  // words
  for (std::uint32_t t = 0; t < a.size(); ++t) {
    if (a.key(t) != "including"_w && a.key(t) != "among"_w) continue;
    for (std::uint32_t i = t + 1; i < std::min(a.size(), t + kReach); ++i) {
      if (one_of(a.key(i), kDoerWords)) return true;
    }
  }
  return false;
}

}  // namespace

bool GroupFinder::is_doers_death(const Frame& frame) const {
  if (frame.subkind != "killing" || frame.nominal || !frame.happened() || frame.victim == kNone ||
      frame.mood == Mood::possible || a_.in_title(frame.trigger.begin))
    return false;
  const Chunk& victim = a_.chunks[frame.victim];
  if (victim.kind != ChunkKind::noun || victim.plural || retold_.quantity_of(frame.victim) != kNone)
    return false;
  if (frame.agent == frame.victim) return true;  // "shot himself"
  const std::string head = a_.head_noun(victim);
  return frame.others.empty() && victim.definite &&
         std::find(kDoers.begin(), kDoers.end(), head) != kDoers.end();
}

bool GroupFinder::counts_all_dead(std::uint32_t group) const {
  static constexpr std::array<std::string_view, 3> kFound = {"die", "find", "leave"};
  const Group& told = out_.groups[group];
  if (told.quantity == kNone) return false;
  const std::uint32_t frame = out_.frame_of_quantity[told.quantity];
  if (frame == kNone) return true;  // "five dead", "four bodies"
  if (a_.key(frames_[frame].trigger.end - 1) == "dead"_w || frames_[frame].nominal) return true;
  return is_verb_of(a_, frames_[frame].chunk, kFound);
}

void GroupFinder::tell_doer() {
  const auto is_top = [&](const Group& group) {
    return group.event == "killing" && group.whole == kNone;
  };
  bool others = false;  // does the text tell of people whom somebody killed?
  std::vector<std::string> nouns;
  for (std::uint32_t g = 0; g < out_.groups.size(); ++g) {
    if (!is_top(out_.groups[g])) continue;
    if (counts_all_dead(g)) return;
    others = others || size_of(g) > 1;
    nouns.push_back(a_.head_noun(a_.chunks[a_.next_chunk(out_.groups[g].founder.begin)]));
    if (one_of(std::string_view(nouns.back()), kDoers)) return;
  }
  for (const Frame& frame : frames_) {
    others = others || (frame.subkind == "killing" && frame.happened() && frame.agent != kNone &&
                        frame.victim != kNone && frame.victim != frame.agent &&
                        out_.of_chunk(frame.victim) != kNone);
  }
  if (nouns.empty() || !others || says_included(a_)) return;
  std::uint32_t found = kNone;
  for (std::uint32_t f = 0; f < frames_.size(); ++f) {
    const Frame& frame = frames_[f];
    // "A man killed his wife and himself": counted with her already.
    const bool own = frame.agent != kNone && (frame.agent == frame.victim ||
                                              std::find(frame.others.begin(), frame.others.end(),
                                                        frame.agent) != frame.others.end());
    if (frame.subkind == "killing" && own && out_.of_chunk(frame.agent) != kNone) return;
    if (!is_doers_death(frame)) continue;
    if (out_.of_chunk(frame.victim) != kNone) return;
    if (found == kNone) found = f;
  }
  if (found == kNone) return;
  const std::uint32_t c = frames_[found].victim;
  const std::string own = a_.head_noun(a_.chunks[c]);
  const bool named = a_.name_in(a_.chunks[c].range, {MentionKind::person}) != nullptr;
  if (!named && std::find(nouns.begin(), nouns.end(), own) != nouns.end()) return;
  const std::uint32_t group = found_group(c, kNone, "killing");
  out_.singles.push_back({c, group, found});
  std::sort(out_.singles.begin(), out_.singles.end(),
            [](const SingleVictim& x, const SingleVictim& y) { return x.chunk < y.chunk; });
  const auto at = std::lower_bound(
      out_.mentions.begin(), out_.mentions.end(), c,
      [](const GroupMention& mention, std::uint32_t chunk) { return mention.chunk < chunk; });
  out_.mentions.insert(at, {a_.chunks[c].range, c, group});
}

}  // namespace habeas
