// extract/frames_things.cpp - things that stand where a doer stands: means, occurrences, ideas and
// places, which nobody can call to account
#include <algorithm>
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// Deeds that hurt: those who do other deeds may be told by their house ("the prison released").
bool hurts(const std::string& subkind) {
  static constexpr std::array<std::string_view, 7> kHurt = {
      "killing", "injury", "attack", "torture", "sexual_violence", "bombing", "arson"};
  return std::find(kHurt.begin(), kHurt.end(), subkind) != kHurt.end();
}

}  // namespace

bool FrameFinder::is_no_person(const Chunk& chunk) const {
  if (chunk.kind != ChunkKind::noun) return false;
  for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
    if (a_.name_at[t] != kNone) return false;
  }
  return !a_.is_people(chunk) && !bears_arms(chunk) && a_.quantity_in(chunk.range) == nullptr;
}

bool FrameFinder::is_no_actor(const Frame& frame) const {
  const Chunk& agent = a_.chunks[frame.agent];
  if (!hurts(frame.subkind) || !is_no_person(agent) || may_harm(frame.agent)) return false;
  // "the shooting a girl": an article without its noun
  if (agent.range.size() == 1 && a_.pos(agent.head) == Pos::det) return true;
  const std::string head = a_.head_noun(agent);
  const std::string_view term = a_.term_class(agent);
  if (is_happening(agent) || term == "object" || term == "site" || term == "idea" || term == "harm")
    return true;
  // "fatally shoots, kills driver": a verb of a headline that was read as a noun
  const bool verb = agent.range.size() == 1 && a_.word(agent.head).ends_with("s") &&
                    a_.context->verb_frames.match_at(a_.tokens, agent.head, agent.head + 1);
  if (verb) return true;
  // "the same quarter, which injured": "which" means no person; a body of people by a known word
  static constexpr std::array<std::string_view, 9> kBodies = {
      "group", "gang", "force", "unit", "movement", "organisation", "organization", "party", "mob"};
  if (frame.nominal || std::find(kBodies.begin(), kBodies.end(), head) != kBodies.end())
    return false;
  for (std::uint32_t c = frame.agent + 1; c < frame.chunk; ++c) {
    if (a_.key(a_.chunks[c].head) == "which"_w && a_.chunks[c].kind == ChunkKind::pronoun &&
        antecedent_of(a_, c) == frame.agent)
      return true;
  }
  return false;
}

bool FrameFinder::is_means(const Frame& frame) const {
  static constexpr std::array<std::string_view, 13> kRoad = {
      "car",  "truck",     "van",        "bus",     "lorry", "lorries", "minibus",
      "taxi", "motorbike", "motorcycle", "tractor", "train", "cruiser"};
  static constexpr std::array<std::string_view, 1> kUse = {"use"};
  const Chunk& agent = a_.chunks[frame.agent];
  if (!hurts(frame.subkind) || !is_no_person(agent)) return false;
  const std::string head = a_.head_noun(agent);
  if ((frame.subkind == "killing" || frame.subkind == "injury" || frame.subkind == "attack") &&
      std::find(kRoad.begin(), kRoad.end(), head) != kRoad.end())
    return true;
  // "was used to kill": the subject of that passive is what somebody used
  const bool used = a_.chunks[frame.chunk].infinitive && frame.chunk > 0 &&
                    a_.chunks[frame.chunk - 1].passive && is_verb_of(a_, frame.chunk - 1, kUse);
  return used || a_.term_class(agent) == "weapon";
}

bool FrameFinder::belongs_to_thing(const Frame& frame, std::uint32_t by) const {
  if (by < frame.chunk + 3) return false;
  const Chunk& participle = a_.chunks[by - 1];
  const Chunk& noun = a_.chunks[by - 2];
  if (participle.kind != ChunkKind::verb || !participle.participle ||
      participle.range.end != a_.chunks[by].preposition || noun.kind != ChunkKind::noun)
    return false;
  for (std::uint32_t t = noun.range.end; t < participle.range.begin; ++t) {
    if (a_.pos(t) != Pos::adv) return false;
  }
  // "killed in a raid led by Orlo", "by a bomb laid by rebels", "by men sent by the army"
  return !is_happening(noun) && a_.term_class(noun) != "weapon" && !a_.is_people(noun) &&
         !a_.is_force(noun);
}

void FrameFinder::aim_shots(Frame& frame) const {
  static constexpr std::array<std::string_view, 10> kFired = {
      "round", "shot",   "bullet", "shell",  "burst",
      "salvo", "volley", "rocket", "mortar", "grenade"};
  static constexpr std::array<std::string_view, 5> kMoments = {"time", "moment", "hour",
                                                               "beginning", "end"};
  static constexpr std::array<std::string_view, 3> kShoot = {"fire", "shoot", "launch"};
  const auto is_moment = [&](std::uint32_t c) {
    return is_time(a_.chunks[c]) || std::find(kMoments.begin(), kMoments.end(),
                                              a_.head_noun(a_.chunks[c])) != kMoments.end();
  };
  if (frame.subkind != "attack" || !is_noun(frame.target) || !is_verb_of(a_, frame.chunk, kShoot))
    return;
  const std::string fired = a_.head_noun(a_.chunks[frame.target]);
  const bool shots = std::find(kFired.begin(), kFired.end(), fired) != kFired.end();
  if (!shots && !is_moment(frame.target)) return;
  // "Shots were fired" tells no more
  if (!frame.passive && frame.agent != kNone) {
    frame.target = kNone;
    frame.others.clear();
  }
  if (!shots) return;
  for (const std::uint32_t at : phrases_of(a_, frame.chunk, {"at"_w, "into"_w})) {
    if (is_moment(at)) continue;
    if (!people(at) && !thing(at)) return;
    frame.target = kNone;
    set_victim(frame, at);
    return;
  }
}

bool FrameFinder::suffers_gerund(const Frame& frame) const {
  const Chunk& gerund = a_.chunks[frame.chunk];
  if (frame.nominal || frame.chunk < 2 || !gerund.participle || gerund.range.begin == 0 ||
      !a_.word(gerund.head).ends_with("ing") || a_.key(gerund.range.begin - 1) != "by"_w)
    return false;
  const Chunk& verb = a_.chunks[frame.chunk - 1];
  if (verb.kind != ChunkKind::verb || verb.range.end + 1 != gerund.range.begin) return false;
  // "12 villagers wounded by shelling": a participle without an auxiliary behind its noun
  const bool bare = verb.range.size() == 1 && frame.agent + 2 == frame.chunk &&
                    a_.context->verb_frames.match_at(a_.tokens, verb.head, verb.range.end);
  return verb.passive || bare;
}

}  // namespace habeas
