// extract/frames.cpp - event frames from the trigger list and the chunks around each trigger
#include "extract/frames.h"

#include <algorithm>
#include <array>

#include "extract/shots.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

template <std::size_t N>
bool one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// "call for the release": what is called for has not happened.
constexpr std::array<std::uint64_t, 8> kCalls = {"call"_w, "calls"_w, "called"_w,   "calling"_w,
                                                 "ask"_w,  "asked"_w, "appealed"_w, "pleaded"_w};

/// Words before a trigger that make it a fear, a wish or a threat.
constexpr std::array<std::uint64_t, 34> kUnreal = {
    "demand"_w,   "demands"_w,   "demanded"_w,    "demanding"_w, "seek"_w,      "sought"_w,
    "urged"_w,    "prevented"_w, "prohibition"_w, "ban"_w,       "forbid"_w,    "prohibit"_w,
    "risk"_w,     "risks"_w,     "fear"_w,        "fears"_w,     "fearing"_w,   "threat"_w,
    "threats"_w,  "danger"_w,    "prevent"_w,     "halt"_w,      "stop"_w,      "avoid"_w,
    "avoiding"_w, "possible"_w,  "potential"_w,   "forbids"_w,   "prohibits"_w, "bans"_w,
    "end"_w,      "against"_w,   "face"_w,        "faces"_w};

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

/// Events that only people suffer.
bool befalls_people(const std::string& subkind) {
  static constexpr std::array<std::string_view, 12> kKinds = {
      "forced_return", "detention", "abduction",    "enforced_disappearance",
      "killing",       "injury",    "torture",      "sexual_violence",
      "trafficking",   "release",   "displacement", "transfer"};
  return std::find(kKinds.begin(), kKinds.end(), subkind) != kKinds.end();
}

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
    weigh_shots(a_, shots_, frames_);
    drop_states();
    return std::move(frames_);
  }

 private:
  // ------------------------------------------------------------------------------------------------
  // verbs

  void read_verb(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    const std::uint32_t end = a_.sentence(chunk.head).end;
    const PhraseList& list = a_.context->verb_frames;
    // The longest phrase whose pattern fits is meant.
    auto hit = list.match_at(a_.tokens, chunk.head, end);
    while (hit && !read_phrase(c, *hit)) {
      hit = list.match_at(a_.tokens, chunk.head, hit->range.end - 1);
    }
  }

  /// Somebody is in a hospital for many reasons: states are wounds where the text tells of
  /// violence.
  void drop_states() {
    const bool violent = std::any_of(frames_.begin(), frames_.end(), [](const Frame& frame) {
      return !frame.state && (frame.subkind == "attack" || frame.subkind == "injury" ||
                              frame.subkind == "killing" || frame.subkind == "bombing");
    });
    if (!violent) std::erase_if(frames_, [](const Frame& frame) { return frame.state; });
  }

  /// The patterns of one phrase stand in a row: the first that fits is meant.
  bool read_phrase(std::uint32_t c, const PhraseHit& hit) {
    const Chunk& chunk = a_.chunks[c];
    const PhraseList& list = a_.context->verb_frames;
    for (std::uint32_t p = hit.phrase;
         p < list.phrases().size() && list[p].words == list[hit.phrase].words; ++p) {
      Frame frame;
      frame.subkind = list[p].label;
      if (frame.subkind == "none") return true;  // an idiom: "hung up", "struck a deal"
      frame.chunk = c;
      frame.trigger = {chunk.head, hit.range.end};
      phrase_end_ = hit.range.end;
      frame.passive = chunk.passive || remains(c);
      if (!fits(frame, list[p].detail)) continue;
      fill_verb_roles(frame, list[p].detail);
      fill_verb_mood(frame);
      const bool holds = frame.subkind == "detention" || (frame.subkind == "transfer" && takes(c));
      if (holds && frame.victim != kNone && outlaws(frame.agent)) frame.subkind = "abduction";
      const bool shot = list[p].words == "shoot*" && list[p].detail == "v!human";
      const bool fatal = is_fatal(chunk);
      if (frame.subkind == "injury" && fatal) frame.subkind = "killing";
      const bool found_shot = frame.subkind == "killing" && list[p].words == "find*" &&
                              a_.key(frame.trigger.end - 1) == "shot"_w;
      if (!fatal && (shot || found_shot || list[p].detail == "v!self" || tells_wound(a_, frame) ||
                     hits_body(a_, frame)))
        shots_.push_back(c);
      frames_.push_back(std::move(frame));
      return true;
    }
    return false;
  }

  /// "was fatally wounded"
  bool is_fatal(const Chunk& verb) const {
    for (std::uint32_t t = verb.range.begin; t < verb.range.end; ++t) {
      if (a_.key(t) == "fatally"_w || a_.key(t) == "mortally"_w) return true;
    }
    return false;
  }

  /// "remains hospitalized", "stayed jailed": a state is passive.
  bool remains(std::uint32_t c) const {
    static constexpr std::array<std::string_view, 2> kRemain = {"remain", "stay"};
    return c > 0 && a_.chunks[c - 1].range.end == a_.chunks[c].range.begin &&
           a_.chunks[c - 1].kind == ChunkKind::verb && is_verb_of(a_, c - 1, kRemain) &&
           a_.word(a_.chunks[c].head).ends_with("ed");
  }

  bool people(std::uint32_t chunk) const {
    if (chunk == kNone) return false;
    const Chunk& c = a_.chunks[chunk];
    if (c.kind == ChunkKind::pronoun) {
      const std::uint64_t key = a_.key(c.head);
      return key != "it"_w && key != "this"_w && key != "that"_w && key != "which"_w &&
             key != "what"_w && key != "itself"_w && key != "something"_w && key != "nothing"_w &&
             key != "everything"_w;
    }
    return a_.is_people(c) || a_.name_in(c.range, {MentionKind::person}) != nullptr;
  }

  /// People, or a counted or agentive noun that the lists do not know: "27 dockers", "seven".
  bool may_suffer(std::uint32_t chunk) const {
    if (chunk == kNone) return false;
    if (people(chunk)) return true;
    const Chunk& c = a_.chunks[chunk];
    if (c.kind != ChunkKind::noun || !a_.term_class(c).empty() || a_.is_force(c)) return false;
    if (a_.name_at[c.head] != kNone) return false;
    if (is_time(c)) return false;
    static constexpr std::array<std::uint64_t, 9> kSome = {"one"_w,    "another"_w, "both"_w,
                                                           "some"_w,   "many"_w,    "several"_w,
                                                           "others"_w, "most"_w,    "dozens"_w};
    if (c.range.size() == 1 && one_of(a_.key(c.head), kSome)) return true;
    const QuantityHit* const amount = a_.quantity_in(c.range);
    if (amount != nullptr) {
      // "and at least 30 were hurt": a unit copied from the amount before says nothing of its own.
      const bool bare =
          amount->head == kNone && !c.plural && (amount->value.unit.empty() || amount->unit_copied);
      return !amount->value.share && (bare || c.plural || people_unit(*amount));
    }
    return c.plural && agentive(a_.head_noun(c));
  }

  static bool people_unit(const QuantityHit& amount) { return amount.value.unit == "person"; }

  static bool agentive(const std::string& noun) {
    return noun.size() > 5 &&
           (noun.ends_with("ist") || noun.ends_with("man") || noun.ends_with("eer") ||
            noun.ends_with("ee") || noun.ends_with("ian") || noun.ends_with("worker"));
  }

  bool is_noun(std::uint32_t chunk) const {
    return chunk != kNone && a_.chunks[chunk].kind == ChunkKind::noun;
  }

  bool thing(std::uint32_t chunk) const {
    if (chunk == kNone || a_.chunks[chunk].kind != ChunkKind::noun) return false;
    const std::string_view term = a_.term_class(a_.chunks[chunk]);
    return term == "site" || term == "object" || term == "vehicle" ||
           a_.name_in(a_.chunks[chunk].range, {MentionKind::facility}) != nullptr;
  }

  /// What the action is done to: subject of a passive, else the noun behind the verb or behind the
  /// last word of the trigger.
  std::uint32_t acted_on(const Frame& frame) const {
    if (frame.passive) return subject_of(a_, remains(frame.chunk) ? frame.chunk - 1 : frame.chunk);
    const Chunk& verb = a_.chunks[frame.chunk];
    const std::uint32_t object = object_of(a_, frame.chunk);
    const bool inside = object != kNone && a_.chunks[object].head < phrase_end_;
    if (object != kNone && !inside) return object;
    if (frame.trigger.end <= verb.range.end) return relative_object(frame.chunk);
    const std::uint32_t behind = chunk_behind(a_, frame.trigger.end);
    if (behind == kNone) return relative_object(frame.chunk);
    const std::uint32_t preposition = a_.chunks[behind].preposition;
    return preposition == kNone || preposition < frame.trigger.end ? behind : kNone;
  }

  /// "the men whom the army handed over": the relative pronoun before the subject is the object.
  std::uint32_t relative_object(std::uint32_t verb) const {
    const std::uint32_t subject = subject_of(a_, verb);
    if (subject == kNone || subject == 0 || verb <= subject || verb - subject > 3) return kNone;
    for (std::uint32_t c = subject + 1; c < verb; ++c) {  // "whom the coastguard of Norland held"
      if (a_.chunks[c].kind == ChunkKind::verb || a_.chunks[c].preposition == kNone) return kNone;
    }
    const std::uint64_t key = a_.key(a_.chunks[subject - 1].head);
    const bool relative = a_.chunks[subject - 1].kind == ChunkKind::pronoun &&
                          (key == "whom"_w || key == "that"_w || key == "which"_w);
    return relative ? antecedent_of(a_, subject - 1) : kNone;
  }

  /// Does the pattern of the trigger list hold? `v+X|Y` puts the particle into the trigger.
  bool fits(Frame& frame, const std::string& detail) const {
    if (detail == "v" || detail == "v!own" || detail == "v!blast") return true;
    if (detail == "v!state") return people(subject_of(a_, frame.chunk));
    if (detail == "v!self") {  // "turned the gun on himself"
      const std::uint32_t object = object_of(a_, frame.chunk);
      return object != kNone && a_.term_class(a_.chunks[object]) == "weapon" &&
             is_reflexive(reflexive_behind(frame.chunk));
    }
    if (detail == "v!absent") return object_of(a_, frame.chunk) == kNone;
    if (detail == "v!lost")
      return !frame.passive && is_noun(acted_on(frame)) && people(acted_on(frame));
    if (detail.starts_with("v+")) return find_particle(frame, detail.substr(2));
    const std::uint32_t object = acted_on(frame);
    if (detail == "v!human") return people(object) || (frame.passive && may_suffer(object));
    // "were held", "the gang is still holding twelve"
    if (detail == "v!held")
      return (frame.passive || outlaws(subject_of(a_, frame.chunk))) && may_suffer(object);
    if (detail == "v!thing") return thing(object);
    if (detail == "v!acted") return (people(object) || thing(object)) && !placed(frame);
    if (detail == "v!vehicle")
      return object != kNone && a_.term_class(a_.chunks[object]) == "vehicle" && !frame.passive;
    if (detail == "v!forced") {
      const Chunk& v = a_.chunks[frame.chunk];
      const bool adverb = a_.words(v.range).find("forc") != std::string_view::npos;
      return people(object) || adverb;
    }
    if (detail == "v!border") {
      const std::uint32_t about = object != kNone ? object : subject_of(a_, frame.chunk);
      return about != kNone && one_of(a_.key(a_.chunks[about].head), kBorderWords);
    }
    return false;
  }

  /// A passive whose last word opens a phrase of place or time: "was shot at Karsova".
  bool placed(const Frame& frame) const {
    return frame.passive && frame.trigger.size() > 1 &&
           chunk_behind(a_, frame.trigger.end) != kNone;
  }

  bool find_particle(Frame& frame, const std::string& words) const {
    // "suspended from the ceiling", "suffering from wounds"
    const bool hung = frame.subkind == "torture" || frame.subkind == "injury";
    const std::uint32_t begin = a_.chunks[frame.chunk].range.end;
    const std::uint32_t end =
        std::min({clause_end(a_, frame.chunk), begin + 12, a_.sentence(frame.trigger.begin).end});
    for (std::uint32_t t = begin; t < end; ++t) {
      if (!hung && leaves(t)) continue;
      const std::string word = fold(a_.word(t));
      const std::uint32_t chunk = a_.chunk_at[t];
      const bool other_verb = chunk != kNone && chunk != frame.chunk &&
                              a_.chunks[chunk].kind == ChunkKind::verb &&
                              a_.chunks[chunk].range.begin == t;
      std::size_t at = 0;
      while (at <= words.size()) {
        const std::size_t bar = std::min(words.find('|', at), words.size());
        if (word == std::string_view(words).substr(at, bar - at)) {
          frame.trigger.end = t + 1;
          return true;
        }
        at = bar + 1;
      }
      if (other_verb && ends_in_death(frame)) return false;  // "were shot, leaving one dead"
    }
    return false;
  }

  static bool ends_in_death(const Frame& frame) { return frame.subkind == "killing"; }

  /// Does the word stand in a phrase that names where somebody came from: "taken from prison"?
  bool leaves(std::uint32_t token) const {
    const std::uint32_t chunk = a_.chunk_at[token];
    if (chunk == kNone || a_.chunks[chunk].preposition == kNone) return false;
    const std::uint64_t key = a_.key(a_.chunks[chunk].preposition);
    return key == "from"_w || key == "of"_w || key == "near"_w;
  }

  /// "sentenced five officers for torturing": who is judged did it, not who judges.
  std::uint32_t judged_for(std::uint32_t verb) const {
    static constexpr std::array<std::string_view, 10> kJudge = {
        "sentence", "convict", "accuse", "charge", "arrest",
        "jail",     "try",     "indict", "detain", "blame"};
    const Chunk& v = a_.chunks[verb];
    if (verb == 0 || !v.participle || v.passive) return kNone;
    const std::uint64_t before = a_.key(v.range.begin - 1);
    if (before != "for"_w && before != "of"_w && before != "with"_w) return kNone;
    const TokenRange sentence = a_.sentence(v.range.begin);
    for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
      if (!is_finite(a_.chunks[c])) continue;
      if (a_.chunks[c].passive || !is_verb_of(a_, c, kJudge)) return kNone;
      return object_of(a_, c);
    }
    return kNone;
  }

  void fill_verb_roles(Frame& frame, const std::string& detail) const {
    const std::uint32_t judged = judged_for(frame.chunk);
    const std::uint32_t subject = judged != kNone ? judged : subject_of(a_, frame.chunk);
    if (detail == "v!blast") {
      frame.instrument = subject;
    } else if (detail == "v!own" || detail == "v!absent") {
      // "the ferry sank, drowning 21": what a participle does to its object.
      const std::uint32_t object = acted_on(frame);
      const bool drowned = a_.chunks[frame.chunk].participle && is_noun(object) && !frame.passive &&
                           may_suffer(object);
      set_victim(frame, drowned ? object : subject);
    } else if (detail == "v!lost") {
      set_victim(frame, acted_on(frame));
    } else if (detail == "v!state") {
      frame.state = true;
      set_victim(frame, subject);
    } else if (detail == "v!self") {
      if (subject != kNone) set_agent(frame, subject);
      set_victim(frame, subject);
    } else if (suffers_wounds(frame)) {
      set_victim(frame, subject);
    } else if (frame.passive) {
      set_victim(frame, subject);
      for (const std::uint32_t by : phrases_of(a_, frame.chunk, {"by"_w})) set_agent(frame, by);
    } else {
      // "They were hit by gunfire, killing three": nobody acts.
      if (subject != kNone && !behind_passive(frame.chunk)) set_agent(frame, subject);
      const std::uint32_t object = acted_on(frame);
      set_victim(frame, is_reflexive(object) && frame.agent != kNone ? frame.agent : object);
      add_own(frame);
    }
    for (const std::uint32_t with : phrases_of(a_, frame.chunk, {"with"_w, "using"_w})) {
      if (frame.instrument == kNone && a_.term_class(a_.chunks[with]) == "weapon")
        frame.instrument = with;
    }
    fill_places(frame);
  }

  /// "killed a miner, her son and himself": who acts is the last of the victims.
  void add_own(Frame& frame) const {
    if (frame.victim == kNone || frame.agent == kNone || frame.victim == frame.agent ||
        !befalls_people(frame.subkind))
      return;
    std::uint32_t last = frame.victim;
    for (const std::uint32_t other : frame.others) last = std::max(last, other);
    const std::uint32_t next = last + 1;
    if (next >= a_.chunks.size() || !is_reflexive(next)) return;
    for (std::uint32_t t = a_.chunks[last].range.end; t < a_.chunks[next].range.begin; ++t) {
      if (a_.word(t) != "," && a_.pos(t) != Pos::cconj && a_.pos(t) != Pos::adv) return;
    }
    if (may_suffer(frame.agent)) frame.others.push_back(frame.agent);
  }

  /// The reflexive pronoun behind a verb before the next verb: "turned the gun on himself".
  std::uint32_t reflexive_behind(std::uint32_t verb) const {
    const TokenRange sentence = a_.sentence(a_.chunks[verb].range.begin);
    for (std::uint32_t c = verb + 1;
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence.end; ++c) {
      if (a_.chunks[c].kind == ChunkKind::verb) return kNone;
      if (is_reflexive(c)) return c;
    }
    return kNone;
  }

  /// "A boy shot himself": the object is the subject.
  bool is_reflexive(std::uint32_t object) const {
    static constexpr std::array<std::uint64_t, 4> kSelf = {"himself"_w, "herself"_w, "themselves"_w,
                                                           "self"_w};
    return object != kNone && a_.chunks[object].range.size() == 1 &&
           one_of(a_.key(a_.chunks[object].head), kSelf);
  }

  /// "Two guards suffered burns"
  bool suffers_wounds(const Frame& frame) const {
    static constexpr std::array<std::string_view, 3> kSuffer = {"suffer", "sustain", "receive"};
    return frame.subkind == "injury" && !frame.passive && is_verb_of(a_, frame.chunk, kSuffer);
  }

  /// "Rebels took 30 girls from a school"
  bool takes(std::uint32_t verb) const {
    static constexpr std::array<std::string_view, 2> kTake = {"take", "seize"};
    return is_verb_of(a_, verb, kTake) && !phrases_of(a_, verb, {"from"_w}).empty();
  }

  /// Those who hold people without the right of a state: what they do is abduction.
  bool outlaws(std::uint32_t agent) const {
    static constexpr std::array<std::string_view, 19> kOutlaws = {
        "rebel",    "militant", "insurgent", "jihadist", "extremist", "hijacker", "militiaman",
        "attacker", "gunman",   "gang",      "bandit",   "kidnapper", "abductor", "captor",
        "pirate",   "hijacker", "robber",    "gangster", "assailant"};
    if (agent == kNone || a_.chunks[agent].kind != ChunkKind::noun) return false;
    const std::string head = a_.head_noun(a_.chunks[agent]);
    return std::find(kOutlaws.begin(), kOutlaws.end(), head) != kOutlaws.end();
  }

  /// A participle that hangs on a passive verb.
  bool behind_passive(std::uint32_t verb) const {
    const std::uint32_t begin = a_.chunks[verb].range.begin;
    if (!a_.chunks[verb].participle || begin == 0 || a_.word(begin - 1) != ",") return false;
    const TokenRange sentence = a_.sentence(a_.chunks[verb].range.begin);
    for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
      if (a_.chunks[c].kind == ChunkKind::verb) return a_.chunks[c].passive;
    }
    return false;
  }

  /// Who acts; a weapon or a blow that stands in that place is the instrument.
  void set_agent(Frame& frame, std::uint32_t chunk) const {
    const Chunk& c = a_.chunks[chunk];
    if (names_where(c)) return;
    const bool named = c.kind == ChunkKind::noun && a_.name_at[c.head] != kNone;
    if (c.kind == ChunkKind::noun && !named && (a_.term_class(c) == "weapon" || is_event(c))) {
      if (frame.instrument == kNone) frame.instrument = chunk;
      return;
    }
    if (!is_time(c) && frame.agent == kNone) frame.agent = chunk;
  }

  /// "found dead by the roadside", "taken by truck": where or how, not by whom.
  bool names_where(const Chunk& chunk) const {
    static constexpr std::array<std::string_view, 24> kWhere = {
        "roadside", "side",  "wayside", "riverside", "river", "riverbank", "bank",  "road",
        "sea",      "shore", "lake",    "hand",      "land",  "air",       "night", "day",
        "mistake",  "name",  "means",   "train",     "boat",  "plane",     "foot",  "ferry"};
    if (chunk.kind != ChunkKind::noun || chunk.preposition == kNone ||
        a_.key(chunk.preposition) != "by"_w)
      return false;
    const std::string head = a_.head_noun(chunk);
    return a_.term_class(chunk) == "vehicle" ||
           std::find(kWhere.begin(), kWhere.end(), head) != kWhere.end();
  }

  bool is_event(const Chunk& chunk) const {
    return a_.context->noun_frames.match_at(a_.tokens, chunk.head, chunk.head + 1).has_value();
  }

  /// "13 bodies were brought in": nobody is moved.
  bool is_dead(std::uint32_t chunk) const {
    static constexpr std::array<std::string_view, 4> kDead = {"body", "corpse", "coffin", "remain"};
    const std::string head = a_.head_noun(a_.chunks[chunk]);
    return a_.chunks[chunk].kind == ChunkKind::noun &&
           std::find(kDead.begin(), kDead.end(), head) != kDead.end();
  }

  void set_victim(Frame& frame, std::uint32_t chunk) const {
    if (chunk == kNone || inside_trigger(frame, chunk)) return;
    const auto suffers = [&](std::uint32_t c) {
      if (frame.subkind == "transfer" && is_dead(c)) return people(c);
      return befalls_people(frame.subkind) ? may_suffer(c) : people(c);
    };
    (suffers(chunk) ? frame.victim : frame.target) = chunk;
    // "A rebel commander and two advisers were killed": those before the last of the subject.
    const std::uint32_t first = a_.chunks[chunk].range.begin;
    const bool listed = first > 0 && a_.pos(first - 1) == Pos::cconj;  // not "one dead, two hurt"
    for (std::uint32_t c = chunk; listed && c-- > 0 && chunk - c <= 6;) {
      const std::vector<std::uint32_t> joined = joined_with(a_, c, chunk);
      if (a_.chunks[c].kind != ChunkKind::noun || is_object(c) ||
          std::find(joined.begin(), joined.end(), chunk) == joined.end())
        break;
      if (suffers(c) && a_.chunks[c].preposition == kNone) frame.others.push_back(c);
    }
    for (const std::uint32_t c : joined_with(a_, chunk)) {
      if (suffers(c)) {
        frame.others.push_back(c);
      } else if (frame.target == kNone && thing(c)) {
        frame.target = c;
      }
    }
    const std::uint32_t beside = frame.nominal ? kNone : along_with(frame, chunk);
    if (beside == kNone || !suffers(beside)) return;
    for (const std::uint32_t c : joined_with(a_, beside)) {
      if (suffers(c)) frame.others.push_back(c);
    }
    frame.others.push_back(beside);
  }

  /// "killed three miners and soldiers were burned": the miners are no subject of "were burned".
  bool is_object(std::uint32_t c) const {
    return c > 0 && a_.chunks[c - 1].kind == ChunkKind::verb &&
           a_.chunks[c - 1].range.end == a_.chunks[c].range.begin;
  }

  /// "detained the leader, along with two others", "was killed together with his son": the first
  /// noun behind those words in the clause of the verb; kNone when there is none.
  std::uint32_t along_with(const Frame& frame, std::uint32_t victim) const {
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    for (std::uint32_t c = std::max(frame.chunk, victim) + 1;
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence.end; ++c) {
      const Chunk& chunk = a_.chunks[c];
      if (is_finite(chunk) && !is_relative(c - 1)) return kNone;
      const std::uint32_t with = chunk.preposition;
      if (with == kNone || with == 0 || a_.key(with) != "with"_w) continue;
      if (a_.key(with - 1) == "along"_w || a_.key(with - 1) == "together"_w) return c;
    }
    return kNone;
  }

  bool is_relative(std::uint32_t chunk) const {
    const std::uint64_t key = a_.key(a_.chunks[chunk].head);
    return a_.chunks[chunk].kind == ChunkKind::pronoun &&
           (key == "who"_w || key == "which"_w || key == "that"_w);
  }

  /// A noun that is a word of the trigger itself: "opened fire".
  bool inside_trigger(const Frame& frame, std::uint32_t chunk) const {
    const TokenRange words = a_.chunks[chunk].range;
    return words.begin >= frame.trigger.begin && words.end <= phrase_end_;
  }

  void fill_places(Frame& frame) const {
    frame.from = places_behind(frame, {"from"_w});
    frame.to = places_behind(frame, {"to"_w, "into"_w});
    frame.via = places_behind(frame, {"via"_w, "through"_w, "across"_w, "over"_w});
    frame.at = places_behind(frame, {"in"_w, "at"_w, "near"_w, "outside"_w, "on"_w});
  }

  std::vector<std::uint32_t> places_behind(const Frame& frame,
                                           std::initializer_list<std::uint64_t> words) const {
    std::vector<std::uint32_t> found = phrases_of(a_, frame.chunk, words);
    std::erase_if(found, [&](std::uint32_t c) { return is_time(a_.chunks[c]); });
    return found;
  }

  bool is_time(const Chunk& chunk) const {
    for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
      if (a_.in_time(t)) return true;
    }
    return false;
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
                    (v.range.size() == 1 && word == verb_lemmas(word).front() && !v.passive &&
                     !past_as_base(word)) ||
                    (v.range.size() == 1 && word.ends_with("s") && !word.ends_with("ss"));
    // Headlines tell what happened in the present tense.
    if (a_.in_title(v.head) && !v.passive) frame.ongoing = false;
    if (frame.state) frame.ongoing = false;  // "is in a critical condition"
    // Who is missing went missing.
    if (frame.subkind == "enforced_disappearance" && v.modal == 0) frame.ongoing = false;
    if (frame.subkind == "killing" && frame.trigger.size() > 1 && v.modal == 0 &&
        a_.key(frame.trigger.end - 1) == "dead"_w)
      frame.ongoing = v.perfect && a_.key(frame.trigger.end) == "for"_w;  // "is dead"
    // "More than 8,000 have fled" since some time: a population.
    if (frame.subkind == "displacement" && v.perfect) frame.ongoing = true;
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

  /// "asked for water and they struck him": behind "and" stands a clause with a subject of its own.
  bool opens_own_clause(const Frame& frame, std::uint32_t joint) const {
    const std::uint64_t key = a_.key(joint);
    if (frame.nominal || (key != "and"_w && key != "but"_w)) return false;
    const std::uint32_t subject = subject_of(a_, frame.chunk);
    return is_finite(a_.chunks[frame.chunk]) && subject != kNone &&
           a_.chunks[subject].range.begin == joint + 1;
  }

  void read_unreal(Frame& frame, std::uint32_t begin) const {
    const std::uint32_t first = a_.sentence(begin).begin;
    for (std::uint32_t t = begin; t-- > first && begin - t <= 4;) {
      if (a_.word(t) == "," || opens_own_clause(frame, t)) break;
      const bool called = a_.key(t) == "for"_w && t > first && one_of(a_.key(t - 1), kCalls);
      if (called || one_of(a_.key(t), kUnreal)) {
        frame.mood = Mood::feared;
        return;
      }
      if (a_.key(t) == "if"_w || a_.key(t) == "whether"_w) {
        frame.mood = Mood::hypothetical;
        return;
      }
    }
  }

  // ------------------------------------------------------------------------------------------------
  // nouns

  void read_noun(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    if (a_.name_at[chunk.head] != kNone) return;
    const PhraseList& list = a_.context->noun_frames;
    // The trigger may be of two words: look from the first word on.
    for (std::uint32_t begin = chunk.range.begin; begin <= chunk.head; ++begin) {
      const auto hit = list.match_at(a_.tokens, begin, chunk.head + 1);
      if (!hit || hit->range.end != chunk.head + 1) continue;
      Frame frame;
      frame.subkind = list[hit->phrase].label;
      frame.chunk = c;
      frame.nominal = true;
      frame.trigger = hit->range;
      // "sentenced to death", "beaten to death": a penalty or a manner.
      if (chunk.preposition != kNone && a_.key(chunk.preposition) == "to"_w &&
          chunk.range.size() == 1 && !subjected(chunk.preposition))
        return;
      fill_noun_roles(frame);
      // "the shooting of a child"
      if (list[hit->phrase].words == "shooting*" && frame.victim != kNone) shots_.push_back(c);
      frames_.push_back(std::move(frame));
      return;
    }
  }

  /// "were subjected to beatings"
  bool subjected(std::uint32_t to) const { return to > 0 && a_.key(to - 1) == "subjected"_w; }

  void fill_noun_roles(Frame& frame) const {
    const Chunk& chunk = a_.chunks[frame.chunk];
    for (const std::uint32_t by : phrases_of(a_, frame.chunk, {"by"_w})) set_agent(frame, by);
    for (const std::uint32_t of :
         phrases_of(a_, frame.chunk, {"of"_w, "on"_w, "against"_w, "upon"_w})) {
      if (a_.chunks[of].preposition != chunk.range.end) continue;
      const bool suffers = befalls_people(frame.subkind) ? may_suffer(of) : people(of);
      if (suffers) frame.victim = of;
      if (!suffers && thing(of)) frame.target = of;
    }
    fill_places(frame);
    const std::uint64_t first = a_.key(chunk.range.begin);
    frame.definite = chunk.definite && frame.victim == kNone && frame.target == kNone &&
                     frame.agent == kNone && first != "all"_w;
    if (first == "no"_w) frame.polarity = Polarity::negative;
    for (std::uint32_t t = chunk.range.begin - std::min(chunk.range.begin, 2U); t < chunk.head;
         ++t) {
      if (a_.key(t) == "attempted"_w) frame.stage = Stage::attempted;
    }
    if (frame.victim == kNone && frame.target == kNone && befalls_people(frame.subkind) &&
        has_owner(chunk))
      frame.victim = frame.chunk;
    if (frame.victim == kNone && frame.target == kNone) set_sufferer(frame);
    read_unreal(frame, chunk.range.begin);
  }

  /// "Dara Minn's murder", "the MINERS' death": whose the deed is suffered it.
  bool has_owner(const Chunk& chunk) const {
    const EntityHit* const name = a_.name_in(chunk.range, {MentionKind::person});
    if (name == nullptr || name->range.end > chunk.head) return false;
    const std::uint32_t mark = name->range.end;
    const std::string_view word = a_.word(mark);
    return a_.key(mark) == "'s"_w || word == "'" || word == "\xE2\x80\x99";
  }

  /// "Four described electric shocks", "were subjected to beatings": who went through what the noun
  /// names.
  void set_sufferer(Frame& frame) const {
    static constexpr std::array<std::string_view, 6> kSuffer = {"suffer",  "undergo", "endure",
                                                                "survive", "subject", "sustain"};
    if (frame.chunk == 0 || a_.chunks[frame.chunk - 1].kind != ChunkKind::verb) return;
    if (!is_verb_of(a_, frame.chunk - 1, kSuffer)) return;
    const std::uint32_t subject = subject_of(a_, frame.chunk - 1);
    if (subject != kNone && befalls_people(frame.subkind) && may_suffer(subject))
      frame.victim = subject;
  }

  const Analysis& a_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> shots_;  // chunks of shots without a word for the outcome
  std::uint32_t phrase_end_ = 0;  // of the verb being read: behind the fixed words of its phrase
};

}  // namespace

bool past_as_base(const std::string& word) {
  static constexpr std::array<std::string_view, 10> kSame = {
      "set", "put", "hit", "cut", "shut", "beat", "burst", "hurt", "let", "cast"};
  return std::find(kSame.begin(), kSame.end(), word) != kSame.end();
}

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
