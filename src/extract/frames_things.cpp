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
