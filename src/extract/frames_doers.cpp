// extract/frames_doers.cpp - who does or suffers what a noun of an event names, told by words
// beside it: light verbs, responsibility, possessive pronouns
#include <algorithm>
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 11> kLight = {"carry",   "commit", "conduct", "perpetrate",
                                                     "launch",  "stage",  "mount",   "unleash",
                                                     "inflict", "lead",   "make"};

}  // namespace

void FrameFinder::set_light_doer(Frame& frame) const {
  const Chunk& deed = a_.chunks[frame.chunk];
  const auto act = [&](std::uint32_t verb) {
    const std::uint32_t who = subject_of(a_, verb);
    if (who != kNone && who != frame.chunk && is_noun(who) && !is_event(a_.chunks[who]))
      set_agent(frame, who);
  };
  if (frame.chunk > 0) {
    const std::uint32_t verb = frame.chunk - 1;
    const Chunk& before = a_.chunks[verb];
    const bool near = before.kind == ChunkKind::verb && deed.range.begin <= before.range.end + 1;
    if (near && !before.passive && !before.negative && is_verb_of(a_, verb, kLight)) act(verb);
  }
  const std::uint32_t next = frame.chunk + 1;
  if (next < a_.chunks.size() && a_.chunks[next].passive && !a_.chunks[next].negative &&
      is_verb_of(a_, next, kLight) && subject_of(a_, next) == frame.chunk) {
    for (const std::uint32_t by : phrases_of(a_, next, {"by"_w})) set_agent(frame, by);
  }
  // "were responsible for the killing of", "was behind the raid on"
  const std::uint32_t link = deed.preposition;
  if (link == kNone || link == 0) return;
  const bool answers = a_.key(link) == "for"_w && a_.key(link - 1) == "responsible"_w;
  if (!answers && a_.key(link) != "behind"_w) return;
  for (std::uint32_t c = frame.chunk; c-- > 0 && frame.chunk - c <= 3;) {
    const Chunk& be = a_.chunks[c];
    if (be.kind != ChunkKind::verb) continue;
    const std::uint64_t key = a_.key(be.head);
    const bool is = key == "was"_w || key == "were"_w || key == "is"_w || key == "are"_w;
    if (is && !be.negative && be.modal == 0) act(c);
    return;
  }
}

void FrameFinder::set_possessor(Frame& frame) const {
  static constexpr std::array<std::string_view, 6> kSuffered = {
      "detention", "abduction", "enforced_disappearance", "forced_return", "release", "killing"};
  const Chunk& deed = a_.chunks[frame.chunk];
  const std::uint32_t first = deed.range.begin;
  const std::uint64_t whose = a_.key(first);
  const bool several = whose == "their"_w;
  if ((!several && whose != "his"_w && whose != "her"_w) || deed.plural || deed.range.size() > 3 ||
      std::find(kSuffered.begin(), kSuffered.end(), frame.subkind) == kSuffered.end())
    return;
  for (std::uint32_t c = frame.chunk;
       c-- > 0 && a_.chunks[c].range.begin >= a_.sentence(first).begin;) {
    const Chunk& owner = a_.chunks[c];
    if (owner.kind != ChunkKind::noun || !people(c)) continue;
    const bool many = owner.plural || a_.quantity_in(owner.range) != nullptr;
    if (many != several || bears_arms(owner)) continue;
    frame.victim = c;
    return;
  }
}

bool FrameFinder::hangs_on_other(std::uint32_t verb, std::uint32_t phrase) const {
  const std::uint32_t mark = a_.chunks[phrase].preposition;
  const std::uint32_t other = mark == 0 || mark == kNone ? kNone : a_.chunk_at[mark - 1];
  if (other == kNone || other <= verb || a_.key(mark) != "by"_w) return false;
  const Chunk& participle = a_.chunks[other];
  const std::uint32_t begin = participle.range.begin;
  // "arrested, beaten and held by soldiers": deeds in a list share who did them
  return participle.kind == ChunkKind::verb && participle.passive && participle.participle &&
         a_.word(begin - 1) == "," &&
         !a_.context->verb_frames.match_at(a_.tokens, participle.head, participle.range.end);
}

std::uint32_t FrameFinder::let_doer(const Frame& frame) const {
  static constexpr std::array<std::string_view, 5> kLet = {"let", "make", "watch", "see", "hear"};
  static constexpr std::array<std::string_view, 2> kAllow = {"allow", "permit"};
  constexpr std::uint32_t kReach = 3;  // phrases: "guards of the mine at Orlo"
  const Chunk& deed = a_.chunks[frame.chunk];
  const std::string word = fold(a_.word(deed.head));
  if (frame.nominal || frame.passive || verb_lemma(word) != word) return kNone;
  for (std::uint32_t c = frame.chunk; c-- > 0 && frame.chunk - c <= kReach + 1;) {
    const Chunk& chunk = a_.chunks[c];
    if (chunk.kind == ChunkKind::noun) continue;
    const bool allows = deed.infinitive && is_verb_of(a_, c, kAllow);
    const bool lets = !deed.infinitive && deed.range.size() == 1 && is_verb_of(a_, c, kLet);
    if (chunk.kind != ChunkKind::verb || chunk.passive || (!allows && !lets)) return kNone;
    const std::uint32_t who = c + 1;
    const bool near = a_.chunks[frame.chunk - 1].range.end + (allows ? 1U : 0U) >= deed.range.begin;
    const bool acts = near && who < frame.chunk && a_.chunks[who].preposition == kNone &&
                      a_.chunks[who].range.begin == chunk.range.end &&
                      (people(who) || bears_arms(a_.chunks[who]));
    return acts ? who : kNone;
  }
  return kNone;
}

std::vector<std::uint32_t> FrameFinder::phrases_behind(
    const Frame& frame, std::initializer_list<std::uint64_t> words) const {
  std::vector<std::uint32_t> found = phrases_of(a_, frame.chunk, words);
  std::erase_if(found, [&](std::uint32_t c) { return hangs_on_other(frame.chunk, c); });
  for (std::uint32_t c = frame.chunk + 1;
       c < a_.chunks.size() && a_.chunks[c].range.begin < frame.trigger.end; ++c) {
    if (!a_.chunks[c].infinitive) continue;
    for (const std::uint32_t phrase : phrases_of(a_, c, words)) {
      if (std::find(found.begin(), found.end(), phrase) == found.end()) found.push_back(phrase);
    }
  }
  return found;
}

}  // namespace habeas
