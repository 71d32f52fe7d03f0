// extract/frames.cpp - event frames from the trigger list and the chunks around each trigger
#include "extract/frames.h"

#include <algorithm>
#include <array>

#include "extract/syntax.h"

namespace habeas {
namespace {

template <std::size_t N>
bool one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Words before a trigger that make it a fear, a wish or a threat.
constexpr std::array<std::uint64_t, 22> kUnreal = {
    "risk"_w,     "risks"_w,    "fear"_w,      "fears"_w,   "fearing"_w,   "threat"_w,
    "threats"_w,  "danger"_w,   "prevent"_w,   "halt"_w,    "stop"_w,      "avoid"_w,
    "avoiding"_w, "possible"_w, "potential"_w, "forbids"_w, "prohibits"_w, "bans"_w,
    "end"_w,      "against"_w,  "face"_w,      "faces"_w};

/// Verbs whose infinitive has not happened.
constexpr std::array<std::uint64_t, 20> kPlans = {
    "plan"_w,    "plans"_w,  "planned"_w, "want"_w,    "wants"_w,  "wanted"_w,   "refuse"_w,
    "refused"_w, "intend"_w, "intends"_w, "agree"_w,   "agreed"_w, "continue"_w, "continues"_w,
    "urge"_w,    "urged"_w,  "order"_w,   "ordered"_w, "expect"_w, "expected"_w};
constexpr std::array<std::uint64_t, 6> kThreats = {"threaten"_w,    "threatens"_w, "threatened"_w,
                                                   "threatening"_w, "vow"_w,       "vowed"_w};
constexpr std::array<std::uint64_t, 8> kTries = {"attempt"_w, "attempts"_w,  "attempted"_w,
                                                 "try"_w,     "tries"_w,     "tried"_w,
                                                 "trying"_w,  "attempting"_w};
constexpr std::array<std::uint64_t, 12> kBorderWords = {
    "border"_w,       "borders"_w, "frontier"_w, "lockdown"_w,   "crossing"_w, "crossings"_w,
    "restrictions"_w, "closure"_w, "gate"_w,     "checkpoint"_w, "bridge"_w,   "frontiers"_w};

class FrameFinder {
 public:
  explicit FrameFinder(const Analysis& a) : a_(a) {}

  std::vector<Frame> run() {
    for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
      const Chunk& chunk = a_.chunks[c];
      if (chunk.kind == ChunkKind::verb) {
        read_verb(c);
      } else if (chunk.kind == ChunkKind::noun) {
        read_noun(c);
      }
    }
    return std::move(frames_);
  }

 private:
  void read_verb(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    const std::uint32_t end = a_.sentence(chunk.head).end;
    const auto hit = a_.context->frames.match_at(a_.tokens, chunk.head, end, a_.text);
    if (!hit) return;
    for (std::uint32_t p = hit->phrase; p < a_.context->frames.phrases().size(); ++p) {
      const Phrase& phrase = a_.context->frames[p];
      if (p != hit->phrase && phrase.words != a_.context->frames[hit->phrase].words) continue;
      if (phrase.detail.empty() || phrase.detail.front() != 'v') continue;
      Frame frame;
      frame.subkind = phrase.label;
      frame.chunk = c;
      frame.trigger = {chunk.head, hit->range.end};
      frame.passive = chunk.passive;
      fill_verb_roles(frame);
      if (!fits(frame, phrase.detail)) continue;
      fill_verb_mood(frame);
      frames_.push_back(std::move(frame));
      return;
    }
  }

  bool people(std::uint32_t chunk) const {
    if (chunk == kNone) return false;
    if (a_.chunks[chunk].kind == ChunkKind::pronoun) {
      const std::uint64_t key = a_.key(a_.chunks[chunk].head);
      return key != "it"_w && key != "this"_w && key != "that"_w && key != "which"_w;
    }
    return a_.is_people(a_.chunks[chunk]) ||
           a_.name_in(a_.chunks[chunk].range, {MentionKind::person}) != nullptr;
  }

  /// Does the pattern of the trigger list hold? `v+X|Y` puts the particle into the trigger.
  bool fits(Frame& frame, const std::string& detail) const {
    const std::uint32_t acted_on =
        frame.passive ? subject_of(a_, frame.chunk) : object_of(a_, frame.chunk);
    if (detail == "v") return true;
    if (detail == "v!human") return people(acted_on);
    if (detail == "v!held") return frame.passive && people(acted_on);
    if (detail == "v!forced") {
      const Chunk& v = a_.chunks[frame.chunk];
      const bool adverb = a_.words(v.range).find("forc") != std::string_view::npos;
      return people(acted_on) || adverb;
    }
    if (detail == "v!border") {
      const std::uint32_t thing = acted_on != kNone ? acted_on : subject_of(a_, frame.chunk);
      return thing != kNone && one_of(a_.key(a_.chunks[thing].head), kBorderWords);
    }
    if (detail.starts_with("v+")) return find_particle(frame, detail.substr(2));
    return false;
  }

  bool find_particle(Frame& frame, const std::string& words) const {
    const std::uint32_t begin = a_.chunks[frame.chunk].range.end;
    const std::uint32_t end =
        std::min({clause_end(a_, frame.chunk), begin + 12, a_.sentence(frame.trigger.begin).end});
    for (std::uint32_t t = begin; t < end; ++t) {
      const std::string word = fold(a_.word(t));
      std::size_t at = 0;
      while (at <= words.size()) {
        const std::size_t bar = std::min(words.find('|', at), words.size());
        if (word == std::string_view(words).substr(at, bar - at)) {
          frame.trigger.end = t + 1;
          return true;
        }
        at = bar + 1;
      }
    }
    return false;
  }

  static bool intransitive(const std::string& subkind, std::uint64_t verb) {
    static constexpr std::array<std::uint64_t, 13> kOwn = {
        "died"_w,      "die"_w,         "dies"_w,     "dying"_w,    "perished"_w,
        "perish"_w,    "drowned"_w,     "drown"_w,    "vanished"_w, "vanish"_w,
        "vanishing"_w, "disappeared"_w, "disappear"_w};
    return subkind == "enforced_disappearance" || one_of(verb, kOwn);
  }

  void fill_verb_roles(Frame& frame) const {
    const std::uint32_t subject = subject_of(a_, frame.chunk);
    const std::uint32_t object = object_of(a_, frame.chunk);
    if (frame.passive || intransitive(frame.subkind, a_.key(a_.chunks[frame.chunk].head))) {
      set_victim(frame, subject);
      const auto by = phrases_of(a_, frame.chunk, {"by"_w});
      if (!by.empty()) frame.agent = by.front();
    } else {
      frame.agent = subject;
      set_victim(frame, object);
    }
    fill_places(frame);
  }

  void set_victim(Frame& frame, std::uint32_t chunk) const {
    if (chunk == kNone) return;
    (people(chunk) ? frame.victim : frame.target) = chunk;
  }

  void fill_places(Frame& frame) const {
    frame.from = phrases_of(a_, frame.chunk, {"from"_w});
    frame.to = phrases_of(a_, frame.chunk, {"to"_w, "into"_w});
    frame.via = phrases_of(a_, frame.chunk, {"via"_w, "through"_w, "across"_w, "over"_w});
    frame.at = phrases_of(a_, frame.chunk, {"in"_w, "at"_w, "near"_w, "outside"_w, "on"_w});
  }

  void fill_verb_mood(Frame& frame) const {
    const Chunk& v = a_.chunks[frame.chunk];
    if (v.negative) frame.polarity = Polarity::negative;
    if (v.modal == "may"_w || v.modal == "might"_w || v.modal == "could"_w || v.modal == "can"_w)
      frame.mood = Mood::possible;
    if (v.modal == "will"_w || v.modal == "shall"_w) frame.mood = Mood::planned;
    if (v.modal == "would"_w || v.modal == "should"_w || v.modal == "must"_w)
      frame.mood = Mood::hypothetical;
    const std::string word = fold(a_.word(v.head));
    const std::uint64_t first = a_.key(v.range.begin);
    frame.ongoing = first == "are"_w || first == "is"_w ||
                    (v.range.size() == 1 && word == singular(word) && !word.ends_with("ed") &&
                     !v.passive && !word.ends_with("ing"));
    // Headlines tell what happened in the present tense.
    if (a_.in_title(v.head) && !v.passive) frame.ongoing = false;
    frame.ongoing = frame.ongoing || (v.infinitive && !v.perfect);
    if (v.infinitive && v.range.begin > 0) read_governor(frame, v.range.begin);
    read_unreal(frame, v.range.begin);
  }

  /// "planned to deport", "threatened to", "tried to".
  void read_governor(Frame& frame, std::uint32_t begin) const {
    const std::uint32_t first = a_.sentence(begin).begin;
    for (std::uint32_t t = begin; t-- > first && begin - t <= 8;) {
      const std::uint64_t key = a_.key(t);
      if (one_of(key, kPlans)) {
        frame.mood = Mood::planned;
        return;
      }
      if (one_of(key, kThreats)) {
        frame.stage = Stage::threatened;
        return;
      }
      if (one_of(key, kTries)) {
        frame.stage = Stage::attempted;
        return;
      }
      if (a_.pos(t) == Pos::verb) break;
    }
  }

  void read_unreal(Frame& frame, std::uint32_t begin) const {
    const std::uint32_t first = a_.sentence(begin).begin;
    for (std::uint32_t t = begin; t-- > first && begin - t <= 4;) {
      if (a_.word(t) == ",") break;
      if (one_of(a_.key(t), kUnreal)) {
        frame.mood = Mood::feared;
        return;
      }
      if (a_.key(t) == "if"_w || a_.key(t) == "whether"_w) {
        frame.mood = Mood::hypothetical;
        return;
      }
    }
  }

  void read_noun(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    // The trigger may be of two words: look from the head backwards.
    for (std::uint32_t begin = chunk.range.begin; begin <= chunk.head; ++begin) {
      const auto hit = a_.context->frames.match_at(a_.tokens, begin, chunk.head + 1, a_.text);
      if (!hit || hit->range.end != chunk.head + 1) continue;
      const std::string words = a_.context->frames[hit->phrase].words;
      const Phrase* noun = nullptr;
      for (const Phrase& phrase : a_.context->frames.phrases()) {
        if (phrase.detail == "n" && singular_of(phrase.words) == singular_of(words)) noun = &phrase;
      }
      if (noun == nullptr) continue;
      Frame frame;
      frame.subkind = noun->label;
      frame.chunk = c;
      frame.nominal = true;
      frame.trigger = hit->range;
      fill_noun_roles(frame);
      frames_.push_back(std::move(frame));
      return;
    }
  }

  static std::string singular_of(std::string words) {
    if (!words.empty() && words.back() == '*') words.pop_back();
    return words;
  }

  void fill_noun_roles(Frame& frame) const {
    const Chunk& chunk = a_.chunks[frame.chunk];
    const auto by = phrases_of(a_, frame.chunk, {"by"_w});
    if (!by.empty()) frame.agent = by.front();
    for (const std::uint32_t of : phrases_of(a_, frame.chunk, {"of"_w})) {
      if (a_.chunks[of].preposition == chunk.range.end && people(of)) frame.victim = of;
    }
    fill_places(frame);
    const std::uint64_t first = a_.key(chunk.range.begin);
    frame.definite =
        chunk.definite && frame.victim == kNone && frame.agent == kNone && first != "all"_w;
    read_unreal(frame, chunk.range.begin);
  }

  const Analysis& a_;
  std::vector<Frame> frames_;
};

}  // namespace

bool makes_incident(const std::string& subkind) {
  static constexpr std::array<std::string_view, 14> kKinds = {
      "forced_return", "detention", "abduction", "enforced_disappearance",
      "killing",       "injury",    "torture",   "sexual_violence",
      "trafficking",   "attack",    "bombing",   "arson",
      "robbery",       "transfer"};
  return std::find(kKinds.begin(), kKinds.end(), subkind) != kKinds.end();
}

std::span<const Frame> frames_in(const std::vector<Frame>& frames, TokenRange range) {
  const auto before = [](const Frame& f, std::uint32_t token) { return f.trigger.begin < token; };
  const auto first = std::lower_bound(frames.begin(), frames.end(), range.begin, before);
  return {first, std::lower_bound(first, frames.end(), range.end, before)};
}

std::vector<Frame> find_frames(const Analysis& analysis) { return FrameFinder(analysis).run(); }

}  // namespace habeas
