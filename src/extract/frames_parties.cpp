// extract/frames_parties.cpp - who is said to have done a deed that a noun names, what a blast hits
// and with what it was done
#include <algorithm>
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// Does only one preposition stand between a chunk and the next?
bool hangs_on(const Analysis& a, std::uint32_t chunk, std::uint32_t next, std::uint64_t word) {
  return next < a.chunks.size() && a.chunks[next].preposition == a.chunks[chunk].range.end &&
         a.key(a.chunks[next].preposition) == word;
}

}  // namespace

std::uint32_t FrameFinder::doers(std::uint32_t chunk) const {
  static constexpr std::array<std::string_view, 10> kSets = {
      "group", "number", "band", "team", "handful", "couple", "column", "squad", "crowd", "dozen"};
  const std::uint32_t of = chunk + 1;
  if (a_.chunks[chunk].kind != ChunkKind::noun || !hangs_on(a_, chunk, of, "of"_w)) return chunk;
  const std::string head = a_.head_noun(a_.chunks[chunk]);
  const bool set = std::find(kSets.begin(), kSets.end(), head) != kSets.end();
  return set && a_.chunks[of].kind == ChunkKind::noun && a_.is_people(a_.chunks[of]) ? of : chunk;
}

std::uint32_t FrameFinder::place_hit(const Frame& frame) const {
  for (const std::uint32_t c :
       phrases_of(a_, frame.chunk,
                  {"at"_w, "in"_w, "inside"_w, "outside"_w, "near"_w, "against"_w, "under"_w,
                   "beneath"_w, "behind"_w, "beside"_w, "on"_w, "of"_w})) {
    const std::uint32_t preposition = a_.chunks[c].preposition;
    const bool front = preposition > 0 && a_.key(preposition - 1) == "front"_w;  // "in front of"
    if (a_.key(preposition) == "of"_w && !front) continue;
    if (thing(c) && !is_wide(c)) return c;
  }
  return kNone;
}

bool FrameFinder::is_wide(std::uint32_t chunk) const {
  static constexpr std::array<std::string_view, 16> kWide = {
      "village", "town",         "city",   "district", "province", "neighbourhood",
      "quarter", "neighborhood", "suburb", "site",     "location", "road",
      "field",   "settlement",   "port",   "crossing"};
  const std::string head = a_.head_noun(a_.chunks[chunk]);
  return std::find(kWide.begin(), kWide.end(), head) != kWide.end();
}

void FrameFinder::add_things(Frame& frame) const {
  if (frame.target == kNone || a_.chunks[frame.target].kind != ChunkKind::noun) return;
  for (const std::uint32_t c : joined_with(a_, frame.target)) {
    if (c != frame.target && thing(c)) frame.things.push_back(c);
  }
  // "Three homes, a bus and two stores were damaged": the list before a passive.
  for (std::uint32_t c = frame.target; frame.passive && frame.target < frame.chunk && c-- > 0;) {
    const std::uint32_t next = a_.chunks[c + 1].range.begin;
    const std::uint32_t end = a_.chunks[c].range.end;
    bool joined = end < next && next - end <= 2 && a_.chunks[c + 1].preposition == kNone;
    for (std::uint32_t t = end; t < next; ++t) {
      joined = joined && (a_.word(t) == "," || a_.pos(t) == Pos::cconj);
    }
    if (!joined || !thing(c)) break;
    frame.things.push_back(c);
  }
}

void FrameFinder::set_blast(Frame& frame) const {
  if (frame.subkind != "bombing") return;
  const Chunk& chunk = a_.chunks[frame.chunk];
  const auto is_weapon = [&](std::uint32_t c) {
    return a_.chunks[c].kind == ChunkKind::noun && a_.term_class(a_.chunks[c]) == "weapon" &&
           (!is_event(a_.chunks[c]) || a_.head_noun(a_.chunks[c]).ends_with("bomb"));
  };
  if (frame.instrument == kNone) {
    const std::uint32_t object =
        frame.nominal || frame.passive ? kNone : object_of(a_, frame.chunk);
    if (frame.nominal && a_.head_noun(chunk).ends_with("bomb")) frame.instrument = frame.chunk;
    if (object != kNone && is_weapon(object)) {
      frame.instrument = object;
      if (frame.target == object) frame.target = kNone;
    }
    for (const std::uint32_t of : phrases_of(a_, frame.chunk, {"of"_w})) {
      if (frame.instrument == kNone && frame.nominal && is_weapon(of)) frame.instrument = of;
    }
  }
  if (frame.target == kNone && frame.victim == kNone) frame.target = place_hit(frame);
}

void FrameFinder::set_accused(Frame& frame) const {
  if (a_.head_noun(a_.chunks[frame.chunk]) == "suicide") return;  // nobody else did it
  const TokenRange sentence = a_.sentence(frame.trigger.begin);
  constexpr std::uint32_t kReach = 5;  // chunks
  std::uint32_t looked = 0;
  for (std::uint32_t v = frame.chunk; v-- > 0 && a_.chunks[v].range.begin >= sentence.begin;) {
    if (++looked > kReach) break;
    if (a_.chunks[v].kind != ChunkKind::verb) continue;
    read_blame(frame, v);
    break;
  }
  if (const std::uint32_t verb = blaming_clause(frame.chunk); verb != kNone)
    accuse(frame, blamed_on(frame, verb), Mood::alleged);
  for (std::uint32_t v = frame.chunk + 1;
       frame.agent == kNone && v < a_.chunks.size() && v <= frame.chunk + kReach &&
       a_.chunks[v].range.begin < sentence.end;
       ++v) {
    if (a_.chunks[v].kind != ChunkKind::verb) continue;
    read_doing(frame, v);
    break;
  }
}

std::uint32_t FrameFinder::faces_for(std::uint32_t gerund) const {
  const std::uint32_t mark = a_.chunks[gerund].range.begin - 1;
  if (gerund == 0 || a_.key(mark) != "for"_w) return kNone;
  const Chunk& faced = a_.chunks[gerund - 1];
  const bool against = faced.kind == ChunkKind::noun && faced.range.end == mark &&
                       faced.preposition != kNone && a_.key(faced.preposition) == "against"_w;
  return against ? gerund - 1 : kNone;
}

std::uint32_t FrameFinder::blaming_clause(std::uint32_t deed) const {
  static constexpr std::array<std::string_view, 2> kBlameOn = {"blame", "pin"};
  std::uint32_t c = deed + 1;
  while (c < a_.chunks.size() && a_.chunks[c].kind == ChunkKind::noun &&
         a_.chunks[c].preposition != kNone)
    ++c;  // "the attack on the mill in Odry"
  if (c < a_.chunks.size() && a_.chunks[c].kind == ChunkKind::pronoun &&
      (a_.key(a_.chunks[c].head) == "that"_w || a_.key(a_.chunks[c].head) == "which"_w))
    ++c;
  // "the army blames on": the verb was read as the last noun of a phrase
  if (c < a_.chunks.size() && a_.chunks[c].kind == ChunkKind::noun &&
      a_.key(a_.chunks[c].head) == "blames"_w && a_.chunks[c].range.size() > 1 &&
      a_.key(a_.chunks[c].range.end) == "on"_w)
    return c;
  const std::uint32_t verb = c + 1;
  if (verb >= a_.chunks.size() || a_.chunks[c].kind != ChunkKind::noun ||
      !is_finite(a_.chunks[verb]) || a_.chunks[verb].passive || a_.chunks[verb].negative ||
      a_.chunks[verb].range.begin != a_.chunks[c].range.end || !is_verb_of(a_, verb, kBlameOn))
    return kNone;
  const std::uint32_t mark = a_.chunks[verb].range.end;  // "blames on": no object of its own
  return mark < a_.size() && a_.key(mark) == "on"_w ? verb : kNone;
}

std::uint32_t FrameFinder::blamed_on(const Frame& frame, std::uint32_t chunk) const {
  // "blamed the attack on the army on rebels": what stands right behind such a noun is attacked
  const bool aimed = frame.subkind != "killing" && frame.subkind != "injury";
  const std::uint32_t end = a_.sentence(a_.chunks[chunk].range.begin).end;
  for (std::uint32_t c = chunk + 1; c < a_.chunks.size() && a_.chunks[c].range.begin < end; ++c) {
    const Chunk& on = a_.chunks[c];
    if (on.kind != ChunkKind::noun || on.preposition == kNone) return kNone;
    if (aimed && c == frame.chunk + 1) continue;
    if (a_.key(on.preposition) == "on"_w && !is_time(on) &&
        (bears_arms(on) || outlaws(c) || people(c) ||
         a_.name_in(on.range, {MentionKind::organisation}) != nullptr))
      return c;
  }
  return kNone;
}

/// A verb before the noun: "blamed the Front for the attack", "the Front carried out the attack".
void FrameFinder::read_blame(Frame& frame, std::uint32_t verb) const {
  static constexpr std::array<std::string_view, 4> kBlame = {"blame", "accuse", "charge",
                                                             "suspect"};
  static constexpr std::array<std::string_view, 7> kDo = {"commit", "perpetrate", "stage", "launch",
                                                          "mount",  "conduct",    "carry"};
  static constexpr std::array<std::string_view, 1> kAttribute = {"attribute"};
  static constexpr std::array<std::string_view, 2> kBlameOn = {"blame", "pin"};
  static constexpr std::array<std::string_view, 4> kShare = {"involve", "implicate", "participate",
                                                             "take"};
  const Chunk& chunk = a_.chunks[verb];
  const Chunk& deed = a_.chunks[frame.chunk];
  if (chunk.negative || chunk.modal != 0) return;
  const std::uint64_t by = deed.preposition == kNone ? 0 : a_.key(deed.preposition);
  const std::uint64_t before =
      deed.preposition == kNone || deed.preposition == 0 ? 0 : a_.key(deed.preposition - 1);
  if (by == "for"_w && before == "responsible"_w) {
    accuse(frame, subject_of(a_, verb), frame.mood);
  } else if ((by == "for"_w || by == "of"_w || by == "with"_w) && is_verb_of(a_, verb, kBlame)) {
    accuse(frame, chunk.passive ? subject_of(a_, verb) : object_of(a_, verb), Mood::alleged);
  } else if (by == "in"_w && is_verb_of(a_, verb, kShare) &&
             (chunk.passive || before == "part"_w || before == "participated"_w)) {
    accuse(frame, subject_of(a_, verb), Mood::alleged);
  } else if (by == 0 && is_verb_of(a_, verb, kDo) && !chunk.passive &&
             (object_of(a_, verb) == frame.chunk || verb + 1 == frame.chunk)) {
    accuse(frame, subject_of(a_, verb), frame.mood);
  } else if (by == 0 && is_verb_of(a_, verb, kBlameOn) && !chunk.passive &&
             verb + 1 == frame.chunk) {
    accuse(frame, blamed_on(frame, frame.chunk), Mood::alleged);
  } else if (by == 0 && is_verb_of(a_, verb, kAttribute) && verb + 1 == frame.chunk) {
    for (const std::uint32_t to : phrases_of(a_, frame.chunk, {"to"_w}))
      accuse(frame, to, Mood::alleged);
  }
}

/// A verb behind it: "the attack was carried out by the Front", "is attributed to the Front".
void FrameFinder::read_doing(Frame& frame, std::uint32_t verb) const {
  static constexpr std::array<std::string_view, 7> kDo = {"commit", "perpetrate", "stage", "launch",
                                                          "mount",  "conduct",    "carry"};
  static constexpr std::array<std::string_view, 1> kAttribute = {"attribute"};
  const Chunk& chunk = a_.chunks[verb];
  if (chunk.negative || (!chunk.passive && !chunk.participle)) return;
  if (subject_of(a_, verb) != frame.chunk && verb != frame.chunk + 1) return;
  static constexpr std::array<std::string_view, 2> kBlameOn = {"blame", "pin"};
  if (is_verb_of(a_, verb, kBlameOn)) {
    accuse(frame, blamed_on(frame, verb), Mood::alleged);
  } else if (is_verb_of(a_, verb, kDo)) {
    for (const std::uint32_t by : phrases_of(a_, verb, {"by"_w})) accuse(frame, by, frame.mood);
  } else if (is_verb_of(a_, verb, kAttribute)) {
    for (const std::uint32_t to : phrases_of(a_, verb, {"to"_w})) accuse(frame, to, Mood::alleged);
  }
}

void FrameFinder::accuse(Frame& frame, std::uint32_t who, Mood mood) const {
  if (who == kNone || frame.agent != kNone || who == frame.chunk) return;
  const Chunk& chunk = a_.chunks[who];
  if (chunk.kind != ChunkKind::noun || who == frame.victim) return;
  const bool named =
      a_.name_in(chunk.range, {MentionKind::person, MentionKind::organisation}) != nullptr;
  if (!named && !people(who) && !bears_arms(chunk) && !outlaws(who)) return;
  set_agent(frame, who);
  if (frame.agent != kNone && frame.mood == Mood::asserted) frame.mood = mood;
}

}  // namespace habeas
