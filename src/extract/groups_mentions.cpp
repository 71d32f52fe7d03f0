// extract/groups_mentions.cpp - groups met again: "the deportees", "these deportations", "those
// returned"
#include <algorithm>
#include <array>

#include "extract/group_finder.h"
#include "extract/one_of.h"
#include "extract/one_person.h"

namespace habeas {
namespace {

/// Nouns and pronouns for a share of a group: "the majority of these".
constexpr std::array<std::uint64_t, 10> kShares = {"majority"_w, "most"_w, "many"_w, "some"_w,
                                                   "half"_w,     "none"_w, "all"_w,  "few"_w,
                                                   "part"_w,     "each"_w};

/// What may be said of those whom any event befell: "those affected by this incident".
constexpr std::array<std::uint64_t, 5> kTouched = {"affected"_w, "concerned"_w, "involved"_w,
                                                   "targeted"_w, "harmed"_w};

}  // namespace

void GroupFinder::mention(std::uint32_t c, std::uint32_t group) {
  out_.mentions.push_back({a_.chunks[c].range, c, group});
}

void GroupFinder::mention_latest(std::uint32_t c) {
  const std::uint32_t group = latest_main(kNone);
  if (group != kNone) mention(c, group);
}

bool GroupFinder::points_at_group(const Chunk& chunk) const {
  const std::uint64_t first = a_.key(chunk.range.begin);
  return (first == "this"_w || first == "that"_w) && a_.head_noun(chunk) == "group" &&
         a_.name_in(chunk.range, {MentionKind::organisation}) == nullptr;
}

void GroupFinder::pointed_at(std::uint32_t c) {
  const Chunk& chunk = a_.chunks[c];
  const std::uint64_t key = a_.key(chunk.range.begin);
  if (key != "these"_w && key != "those"_w) return;
  const std::uint32_t group = latest_main(kNone);
  if (group == kNone) return;
  if (chunk.preposition != kNone && a_.key(chunk.preposition) == "of"_w && c > 0 &&
      a_.chunks[c - 1].range.end == chunk.preposition &&
      one_of(a_.key(a_.chunks[c - 1].head), kShares) && !goes_on_behind(chunk)) {
    mention(c, group);
    return;
  }
  if (key != "those"_w) return;
  std::uint32_t verb = chunk.range.end;
  if (verb < a_.size() && a_.pos(verb) == Pos::adv) ++verb;
  if (verb >= a_.size() || a_.pos(verb) != Pos::verb) return;
  if (!one_of(a_.key(verb), kTouched) && !befalls(verb, group)) return;
  out_.mentions.push_back({{chunk.range.begin, verb + 1}, c, group});
}

bool GroupFinder::goes_on_behind(const Chunk& chunk) const {
  const std::uint32_t next = chunk.range.end;
  return next < a_.size() && (a_.key(next) == "who"_w || a_.key(next) == "whose"_w ||
                              a_.pos(next) == Pos::noun || a_.pos(next) == Pos::adj);
}

bool GroupFinder::befalls(std::uint32_t verb, std::uint32_t group) const {
  for (const Frame& frame : frames_in(frames_, a_.sentence(verb))) {
    if (frame.trigger.begin <= verb && verb < frame.trigger.end && befell(group, frame.subkind))
      return true;
  }
  return false;
}

void GroupFinder::told_by_event(std::uint32_t c) {
  const std::uint32_t group = latest_main(kNone);
  if (group == kNone) return;
  for (const Frame& frame : frames_in(frames_, a_.sentence(a_.chunks[c].range.begin))) {
    if (frame.chunk != c || !points_back(frame) || frame.victim != kNone) continue;
    if (befell(group, frame.subkind)) out_.by_event.push_back({a_.chunks[c].range, c, group});
    return;
  }
}

bool GroupFinder::befell(std::uint32_t group, const std::string& subkind) const {
  if (out_.groups[group].event == subkind) return true;
  const TokenRange sentence = a_.sentence(out_.groups[group].founder.begin);
  const std::span<const Frame> told = frames_in(frames_, sentence);
  return std::any_of(told.begin(), told.end(),
                     [&](const Frame& frame) { return frame.subkind == subkind; });
}

void GroupFinder::uncounted(std::uint32_t c) {
  const Chunk& chunk = a_.chunks[c];
  if (!chunk.plural && (!chunk.definite || is_kin(a_, chunk))) {
    single(c);
    return;
  }
  if (!chunk.plural && a_.key(chunk.range.begin) == "the"_w) {
    included_again(c);
    known_beside(c);
  }
  if (points_at_group(chunk)) mention_latest(c);
  if (chunk.plural) told_before(c);
  if (voice_noun(chunk)) return;
  const std::uint64_t first = a_.key(chunk.range.begin);
  const bool points = first == "the"_w || first == "these"_w || first == "those"_w ||
                      first == "all"_w || first == "any"_w;
  if (points && chunk.plural && !out_.groups.empty()) {
    if (out_.of_chunk(c) != kNone) return;
    if (fits(chunk) && !harms_others(c)) mention_latest(c);
    return;
  }
  if (!chunk.plural) return;
  const std::uint32_t frame = frame_with_victim(c);
  if (frame == kNone || !frames_[frame].happened() || frames_[frame].ongoing ||
      !makes_incident(frames_[frame].subkind))
    return;
  if (frames_[frame].subkind == "transfer" || frames_[frame].nominal) {
    mention_latest(c);
  }
}

bool GroupFinder::harms_others(std::uint32_t c) const {
  static constexpr std::array<std::string_view, 6> kHarm = {
      "killing", "injury", "torture", "sexual_violence", "abduction", "attack"};
  for (const Frame& frame : frames_in(frames_, a_.sentence(a_.chunks[c].range.begin))) {
    if (frame.agent == c && frame.victim != kNone && frame.victim != c &&
        std::find(kHarm.begin(), kHarm.end(), frame.subkind) != kHarm.end())
      return true;
  }
  return false;
}

bool GroupFinder::voice_noun(const Chunk& chunk) const {
  static constexpr std::array<std::string_view, 16> kVoices = {
      "activist",   "advocate", "official",   "leader",   "officer",    "guard",
      "soldier",    "lawyer",   "journalist", "reporter", "campaigner", "staff",
      "politician", "lawmaker", "group",      "member"};
  const std::string head = a_.head_noun(chunk);
  return std::find(kVoices.begin(), kVoices.end(), head) != kVoices.end();
}

bool GroupFinder::fits(const Chunk& chunk) const {
  static constexpr std::array<std::string_view, 15> kAggressors = {
      "attacker",    "gunman",  "militant",  "fighter",   "bomber",
      "rebel",       "suspect", "shooter",   "assailant", "robber",
      "perpetrator", "killer",  "kidnapper", "abductor",  "intruder"};
  const std::string head = a_.head_noun(chunk);
  return std::find(kAggressors.begin(), kAggressors.end(), head) == kAggressors.end();
}

}  // namespace habeas
