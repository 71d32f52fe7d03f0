// extract/frames_roles.cpp - who acts, whom an event befalls and where, by the grammar around a
// verb
#include <algorithm>
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {

std::uint32_t FrameFinder::first_of_gerunds(std::uint32_t verb) const {
  const TokenRange sentence = a_.sentence(a_.chunks[verb].range.begin);
  std::uint32_t first = verb;
  for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
    std::uint32_t mark = a_.chunks[first].range.begin;
    while (mark > sentence.begin && a_.pos(mark - 1) == Pos::adv) --mark;  // "and then killing"
    if (mark == sentence.begin ||
        (a_.word(mark - 1) != "," && a_.key(mark - 1) != "and"_w && a_.key(mark - 1) != "or"_w))
      return first;
    const Chunk& v = a_.chunks[c];
    if (v.kind != ChunkKind::verb) continue;
    if (!v.participle || v.passive || !a_.word(v.head).ends_with("ing")) return verb;
    first = c;
  }
  return first;
}

std::uint32_t FrameFinder::judged_for(std::uint32_t verb) const {
  static constexpr std::array<std::string_view, 12> kJudge = {
      "sentence", "convict", "accuse", "charge", "arrest",  "jail",
      "try",      "indict",  "detain", "blame",  "suspect", "want"};
  if (verb == 0 || !a_.chunks[verb].participle || a_.chunks[verb].passive) return kNone;
  verb = first_of_gerunds(verb);
  const Chunk& v = a_.chunks[verb];
  if (verb == 0) return kNone;
  const std::uint64_t before = a_.key(v.range.begin - 1);
  if (before != "for"_w && before != "of"_w && before != "with"_w) return kNone;
  if (const std::uint32_t faced = faces_for(verb); faced != kNone) return faced;
  const TokenRange sentence = a_.sentence(v.range.begin);
  for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
    // "the daughter of a man suspected of shooting five"
    const bool described = a_.chunks[c].range.size() == 1 && a_.chunks[c].passive && c > 0 &&
                           a_.chunks[c].range.end + 1 == v.range.begin &&
                           is_verb_of(a_, c, kJudge) && is_noun(c - 1) &&
                           a_.chunks[c - 1].range.end == a_.chunks[c].range.begin;
    if (described) return c - 1;
    if (!is_finite(a_.chunks[c])) continue;
    if (a_.chunks[c].passive || !is_verb_of(a_, c, kJudge)) return kNone;
    // "the rebels, whom the government accuses of killing nine"
    const std::uint32_t judge = subject_of(a_, c);
    if (judge != kNone && judge > 0 && a_.key(a_.chunks[judge - 1].head) == "whom"_w)
      return antecedent_of(a_, judge - 1);
    return object_of(a_, c);
  }
  return kNone;
}

void FrameFinder::fill_verb_roles(Frame& frame, const std::string& detail) const {
  const std::uint32_t judged = judged_for(frame.chunk);
  const std::uint32_t subject = judged != kNone ? judged : subject_of(a_, frame.chunk);
  if (detail == "v!blast") {
    frame.instrument = subject;
  } else if (detail == "v!own" || detail == "v!absent") {
    // "the ferry sank, drowning 21": what a participle does to its object.
    const std::uint32_t object = acted_on(frame);
    const bool drowned = a_.chunks[frame.chunk].participle && is_noun(object) && !frame.passive &&
                         may_suffer(object);
    // "troops disappeared 86 people": what those who bear arms do to others.
    const bool done = detail == "v!own" && !frame.passive && subject != kNone &&
                      object != subject && bears_arms(a_.chunks[subject]) && people(object);
    if (done) set_agent(frame, subject);
    set_victim(frame, drowned || done ? object : subject);
  } else if (detail.starts_with("v!not") || detail == "v!never") {
    set_victim(frame, subject);
  } else if (detail == "v!lost") {
    set_victim(frame, acted_on(frame));
  } else if (detail.ends_with("!state") || detail.ends_with("!brought")) {
    frame.state = true;
    const std::uint32_t object = frame.passive ? kNone : object_of(a_, frame.chunk);
    // "Officers rushed the girl to a clinic"
    const bool brought = object != kNone && people(object) && !is_reflexive(object) &&
                         a_.chunks[object].range.end < frame.trigger.end;
    set_victim(frame, brought ? object : subject);
  } else if (detail == "v!self") {
    if (subject != kNone) set_agent(frame, subject);
    set_victim(frame, subject);
  } else if (suffers_wounds(frame) || befalls_subject(frame) || is_owned_deed(frame, subject)) {
    set_victim(frame, subject);
  } else if (frame.passive) {
    set_victim(frame, subject);
    for (const std::uint32_t by : phrases_behind(frame, {"by"_w})) {
      if (!belongs_to_thing(frame, by)) set_agent(frame, by);
    }
    aim_shots(frame);
  } else {
    // "They were hit by gunfire, killing three": nobody acts.
    const std::uint32_t doer = judged != kNone ? judged : doer_of(frame.chunk, subject);
    if (doer != kNone && !behind_passive(frame.chunk)) set_agent(frame, doer);
    const bool contact =
        frame.chunk > 1 &&
        opens_contact_clause(a_, frame.chunk - 1, a_.chunks[frame.chunk].range.begin);
    const std::uint32_t object = contact ? frame.chunk - 2 : acted_on(frame);
    set_victim(frame, is_reflexive(object) && frame.agent != kNone ? frame.agent : object);
    add_own(frame);
    aim_shots(frame);
  }
  for (const std::uint32_t with : phrases_of(a_, frame.chunk, {"with"_w, "using"_w})) {
    if (frame.instrument == kNone && a_.term_class(a_.chunks[with]) == "weapon")
      frame.instrument = with;
  }
  set_blast(frame);
  add_things(frame);
  fill_places(frame);
}

bool FrameFinder::is_owned_deed(const Frame& frame, std::uint32_t subject) const {
  const Chunk& verb = a_.chunks[frame.chunk];
  return !frame.passive && verb.participle && subject != kNone && subject < frame.chunk &&
         a_.key(verb.range.begin - 1) == "'s"_w && object_of(a_, frame.chunk) == kNone;
}

void FrameFinder::add_own(Frame& frame) const {
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

std::uint32_t FrameFinder::reflexive_behind(std::uint32_t verb) const {
  const TokenRange sentence = a_.sentence(a_.chunks[verb].range.begin);
  for (std::uint32_t c = verb + 1; c < a_.chunks.size() && a_.chunks[c].range.begin < sentence.end;
       ++c) {
    if (a_.chunks[c].kind == ChunkKind::verb) return kNone;
    if (is_reflexive(c)) return c;
  }
  return kNone;
}

bool FrameFinder::is_reflexive(std::uint32_t object) const {
  static constexpr std::array<std::uint64_t, 4> kSelf = {"himself"_w, "herself"_w, "themselves"_w,
                                                         "self"_w};
  return object != kNone && a_.chunks[object].range.size() == 1 &&
         one_of(a_.key(a_.chunks[object].head), kSelf);
}

bool FrameFinder::suffers_wounds(const Frame& frame) const {
  static constexpr std::array<std::string_view, 3> kSuffer = {"suffer", "sustain", "receive"};
  return frame.subkind == "injury" && !frame.passive && is_verb_of(a_, frame.chunk, kSuffer);
}

bool FrameFinder::befalls_subject(const Frame& frame) const {
  static constexpr std::array<std::string_view, 2> kOwn = {"lose", "miscarry"};
  static constexpr std::array<std::string_view, 5> kUndergo = {"need", "require", "undergo", "have",
                                                               "bear"};
  static constexpr std::array<std::string_view, 5> kPerish = {"burn", "bleed", "starve", "freeze",
                                                              "choke"};
  static constexpr std::array<std::string_view, 2> kStay = {"spend", "pass"};
  if (frame.passive) return false;
  if (is_verb_of(a_, frame.chunk, kOwn))
    return frame.subkind == "killing" || frame.subkind == "injury";
  if (is_verb_of(a_, frame.chunk, kUndergo))
    return frame.subkind == "injury" || frame.subkind == "torture" || frame.subkind == "killing";
  if (is_verb_of(a_, frame.chunk, kStay)) return frame.subkind == "detention";
  if (frame.subkind != "killing" || !is_verb_of(a_, frame.chunk, kPerish)) return false;
  // "sixteen girls burned to death", not "burned a man to death"
  const Chunk& verb = a_.chunks[frame.chunk];
  return frame.trigger.end - verb.range.end <= 3;
}

bool FrameFinder::takes(std::uint32_t verb) const {
  static constexpr std::array<std::string_view, 2> kTake = {"take", "seize"};
  return is_verb_of(a_, verb, kTake) && !phrases_of(a_, verb, {"from"_w}).empty();
}

bool FrameFinder::bears_arms(const Chunk& agent) const {
  static constexpr std::array<std::string_view, 8> kServe = {
      "soldier", "troop", "officer", "policeman", "gendarme", "guard", "agent", "marine"};
  if (agent.kind != ChunkKind::noun) return false;
  const std::string head = a_.head_noun(agent);
  return a_.is_force(agent) || std::find(kServe.begin(), kServe.end(), head) != kServe.end();
}

bool FrameFinder::fits_people(const Frame& frame, std::string_view who) const {
  if (who == "human") return aims_at(frame, false);
  if (who == "acted") return aims_at(frame, true);
  if (who == "end")  // "two did not make it": no more words of the clause
    return a_.pos(phrase_end_) == Pos::punct || a_.pos(phrase_end_) == Pos::cconj;
  const std::uint32_t subject = subject_of(a_, frame.chunk);
  if (who == "deed") return !frame.passive && is_noun(subject) && harms_by_itself(subject);
  if (who == "brought") return frame.passive && may_suffer(subject) && !is_dead(subject);
  if (who == "state") return frame.passive ? may_suffer(subject) : people(subject);
  const bool armed = who == "armed";
  if (!armed && who != "held") return false;
  if (!frame.passive) return may_harm(subject);
  const std::vector<std::uint32_t> by = phrases_of(a_, frame.chunk, {"by"_w});
  // "Nine bandits were eliminated": who is called so is fought by those who bear arms.
  if (by.empty()) return armed ? outlaws(subject) : may_suffer(subject);
  return may_harm(by.front());
}

bool FrameFinder::harms_by_itself(std::uint32_t chunk) const {
  static constexpr std::array<std::string_view, 8> kHarm = {
      "gunfire", "gunshot", "bullet", "shot", "fire", "crash", "collision", "explosion"};
  const std::string head = a_.head_noun(a_.chunks[chunk]);
  return is_event(a_.chunks[chunk]) || std::find(kHarm.begin(), kHarm.end(), head) != kHarm.end();
}

bool FrameFinder::aims_at(const Frame& frame, bool things) const {
  const auto fit = [&](std::uint32_t c) {
    if (c == kNone) return false;
    if (people(c) || is_part_of_body(c)) return true;
    return things && (thing(c) || a_.is_force(a_.chunks[c]));
  };
  const std::uint32_t object = acted_on(frame);
  static constexpr std::array<std::string_view, 1> kThrow = {"throw"};
  // "threw us some bottles": those who get what is thrown
  const bool given = object != kNone && people(object) && object == frame.chunk + 1 &&
                     !frame.passive && is_verb_of(a_, frame.chunk, kThrow);
  if (!given && (fit(object) || (frame.passive && may_suffer(object)))) return true;
  const std::vector<std::uint32_t> towards =
      phrases_of(a_, frame.chunk,
                 {"on"_w, "upon"_w, "over"_w, "onto"_w, "at"_w, "into"_w, "down"_w, "toward"_w,
                  "towards"_w, "against"_w, "in"_w});
  return std::any_of(towards.begin(), towards.end(), fit);
}

bool FrameFinder::is_part_of_body(std::uint32_t chunk) const {
  static constexpr std::array<std::string_view, 23> kParts = {
      "face", "head",  "chest",  "back", "body", "mouth", "nose",  "throat",
      "neck", "arm",   "leg",    "hand", "foot", "feet",  "wrist", "skin",
      "hair", "wound", "finger", "eye",  "sole", "knee",  "ear"};
  static constexpr std::array<std::uint64_t, 5> kWhose = {"his"_w, "her"_w, "their"_w, "my"_w,
                                                          "our"_w};
  const Chunk& part = a_.chunks[chunk];
  if (part.kind != ChunkKind::noun) return false;
  const std::string head = a_.head_noun(part);
  if (std::find(kParts.begin(), kParts.end(), head) == kParts.end()) return false;
  if (one_of(a_.key(part.range.begin), kWhose) || has_owner(part)) return true;
  const std::uint32_t owner = chunk + 1;
  return owner < a_.chunks.size() && a_.chunks[owner].preposition == part.range.end &&
         a_.key(part.range.end) == "of"_w && people(owner);
}

bool FrameFinder::may_harm(std::uint32_t agent) const {
  static constexpr std::array<std::string_view, 9> kStates = {
      "authority", "government", "regime",       "junta",   "state",
      "warden",    "jailer",     "interrogator", "torturer"};
  static constexpr std::array<std::uint64_t, 6> kArmed = {
      "armed"_w, "masked"_w, "hooded"_w, "uniformed"_w, "plainclothes"_w, "plain-clothes"_w};
  static constexpr std::array<std::string_view, 4> kHelp = {"fire", "rescue", "volunteer", "medic"};
  const auto harms = [&](std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    if (chunk.kind != ChunkKind::noun) return false;
    const std::string words = fold(a_.words(chunk.range));
    if (std::any_of(kHelp.begin(), kHelp.end(),
                    [&](std::string_view help) { return words.find(help) != std::string::npos; }))
      return false;
    for (std::uint32_t t = chunk.range.begin; t < chunk.head; ++t) {
      if (one_of(a_.key(t), kArmed)) return true;
    }
    const std::string head = a_.head_noun(chunk);
    // "Quilland pushed 40 men back": a state, or a people for its state
    const EntityHit* const name = a_.name_in(chunk.range, {MentionKind::place, MentionKind::group});
    if (name != nullptr && !name->country.empty()) return true;
    return bears_arms(chunk) || outlaws(c) ||
           std::find(kStates.begin(), kStates.end(), head) != kStates.end() ||
           (a_.key(chunk.range.end) == "in"_w && a_.key(chunk.range.end + 1) == "uniform"_w);
  };
  if (agent == kNone) return false;
  if (a_.chunks[agent].kind == ChunkKind::noun) return harms(agent);
  if (a_.key(a_.chunks[agent].head) == "who"_w) {
    const std::uint32_t who = antecedent_of(a_, agent);
    return who != kNone && harms(who);
  }
  if (a_.key(a_.chunks[agent].head) != "they"_w) return false;
  constexpr std::uint32_t kBack = 2;  // sentences
  const std::uint32_t own = a_.tokens.sentence_of(a_.chunks[agent].head);
  const std::uint32_t first = a_.tokens.sentences[own - std::min(own, kBack)].begin;
  for (std::uint32_t c = agent; c-- > 0 && a_.chunks[c].range.begin >= first;) {
    if (harms(c)) return true;
  }
  return false;
}

bool FrameFinder::outlaws(std::uint32_t agent) const {
  static constexpr std::array<std::string_view, 19> kOutlaws = {
      "rebel",    "militant", "insurgent", "jihadist", "extremist", "hijacker", "militiaman",
      "attacker", "gunman",   "gang",      "bandit",   "kidnapper", "abductor", "captor",
      "pirate",   "hijacker", "robber",    "gangster", "assailant"};
  if (agent == kNone || a_.chunks[agent].kind != ChunkKind::noun) return false;
  const std::string head = a_.head_noun(a_.chunks[agent]);
  return std::find(kOutlaws.begin(), kOutlaws.end(), head) != kOutlaws.end();
}

std::uint32_t FrameFinder::doer_of(std::uint32_t verb, std::uint32_t subject) const {
  const Chunk& v = a_.chunks[verb];
  const std::uint32_t begin = v.range.begin;
  if (!v.participle || begin == 0 || subject == kNone) return subject;
  const bool gerund = a_.pos(begin - 1) == Pos::adp || a_.key(begin - 1) == "to"_w;
  const bool apart = a_.word(begin - 1) == "," || gerund;
  if (!apart || subject > verb) return subject;
  const TokenRange sentence = a_.sentence(begin);
  bool passed = false;          // a verb that is not the doer's
  std::uint32_t aside = kNone;  // who acts in a clause of time before the participle
  for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
    const Chunk& before = a_.chunks[c];
    if (before.kind != ChunkKind::verb) continue;
    if (!is_finite(before) || (passed && before.passive)) continue;
    const auto cue = a_.context->cues.match_at(a_.tokens, before.head, before.range.end);
    const bool says = cue && a_.context->cues[cue->phrase].label == "say";
    const bool relative = c > 0 && is_relative(c - 1);
    const bool deed =
        a_.context->verb_frames.match_at(a_.tokens, before.head, sentence.end).has_value();
    const std::uint32_t actor = subject_of(a_, c);
    // "opened fire on people leaving the mill, killing nine": who opened fire, not those behind it
    if (aside != kNone) return deed && !before.passive ? actor : aside;
    if (!gerund && deed && !before.passive && actor != kNone && subject > c) return actor;
    // "A bomb went off as people watched, killing nine": the clause between tells no deed
    if (!gerund && !deed && !says && actor != kNone && opens_time_clause(actor)) {
      aside = subject;
      continue;
    }
    // "13 women were among the dead, in addition to wounding 40"
    const bool beside = gerund && !deed;
    if (!says && !beside && (!relative || deed)) return passed ? subject_of(a_, c) : subject;
    passed = true;
  }
  if (aside != kNone) return aside;
  return passed ? kNone : subject;
}

bool FrameFinder::opens_time_clause(std::uint32_t subject) const {
  static constexpr std::array<std::uint64_t, 3> kWhile = {"as"_w, "while"_w, "when"_w};
  const std::uint32_t begin = a_.chunks[subject].range.begin;
  return begin > a_.sentence(begin).begin && one_of(a_.key(begin - 1), kWhile);
}

bool FrameFinder::happens_to_subject(std::uint32_t verb) const {
  const TokenRange words = a_.chunks[verb].range;
  const auto hit = a_.context->verb_frames.match_at(a_.tokens, a_.chunks[verb].head, words.end);
  return hit && a_.context->verb_frames[hit->phrase].detail == "v!own";
}

bool FrameFinder::behind_passive(std::uint32_t verb) const {
  const std::uint32_t begin = a_.chunks[verb].range.begin;
  if (!a_.chunks[verb].participle || begin == 0 || a_.word(begin - 1) != ",") return false;
  const TokenRange sentence = a_.sentence(a_.chunks[verb].range.begin);
  for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
    if (a_.chunks[c].kind != ChunkKind::verb) continue;
    return a_.chunks[c].passive || happens_to_subject(c);
  }
  return false;
}

void FrameFinder::set_agent(Frame& frame, std::uint32_t chunk) const {
  chunk = doers(chunk);
  const Chunk& c = a_.chunks[chunk];
  if (names_where(c) || is_listed_place(chunk)) return;
  const bool alone = c.kind == ChunkKind::noun && c.range.size() == 1 && harms_by_itself(chunk);
  if (alone) {  // "Fire burned a barn": a headword that only its capital makes a name
    if (frame.instrument == kNone) frame.instrument = chunk;
    return;
  }
  const bool named = c.kind == ChunkKind::noun && a_.name_at[c.head] != kNone;
  if (c.kind == ChunkKind::noun && !named && (a_.term_class(c) == "weapon" || is_event(c))) {
    if (frame.instrument == kNone) frame.instrument = chunk;
    return;
  }
  if (!is_time(c) && frame.agent == kNone) frame.agent = chunk;
}

bool FrameFinder::is_listed_place(std::uint32_t chunk) const {
  const auto bare_place = [&](std::uint32_t c) {
    const std::uint32_t name =
        a_.chunks[c].kind == ChunkKind::noun ? a_.name_at[a_.chunks[c].head] : kNone;
    return name != kNone && a_.names[name].kind == MentionKind::place;
  };
  if (!bare_place(chunk)) return false;
  if (in_dateline(a_, a_.chunks[chunk].head)) return true;
  std::uint32_t c = chunk;
  while (c > 0 && a_.chunks[c].preposition == kNone && bare_place(c - 1)) {
    for (std::uint32_t t = a_.chunks[c - 1].range.end; t < a_.chunks[c].range.begin; ++t) {
      if (a_.word(t) != "," && a_.key(t) != "and"_w) return false;
    }
    --c;
  }
  return c != chunk && a_.chunks[c].preposition != kNone;
}

bool FrameFinder::names_where(const Chunk& chunk) const {
  static constexpr std::array<std::string_view, 39> kWhere = {
      "wrist",   "ankle",   "arm",       "leg",   "hair",      "neck",  "foot",      "throat",
      "evening", "morning", "afternoon", "noon",  "midnight",  "dawn",  "nightfall", "roadside",
      "side",    "wayside", "riverside", "river", "riverbank", "bank",  "road",      "sea",
      "shore",   "lake",    "hand",      "land",  "air",       "night", "day",       "mistake",
      "name",    "means",   "train",     "boat",  "plane",     "foot",  "ferry"};
  if (chunk.kind != ChunkKind::noun || chunk.preposition == kNone ||
      a_.key(chunk.preposition) != "by"_w)
    return false;
  const std::string head = a_.head_noun(chunk);
  return a_.term_class(chunk) == "vehicle" ||
         std::find(kWhere.begin(), kWhere.end(), head) != kWhere.end();
}

bool FrameFinder::is_event(const Chunk& chunk) const {
  return a_.context->noun_frames.match_at(a_.tokens, chunk.head, chunk.head + 1).has_value();
}

bool FrameFinder::is_dead(std::uint32_t chunk) const {
  static constexpr std::array<std::string_view, 4> kDead = {"body", "corpse", "coffin", "remain"};
  const std::string head = a_.head_noun(a_.chunks[chunk]);
  return a_.chunks[chunk].kind == ChunkKind::noun &&
         std::find(kDead.begin(), kDead.end(), head) != kDead.end();
}

void FrameFinder::set_victim(Frame& frame, std::uint32_t chunk) const {
  if (chunk == kNone || inside_trigger(frame, chunk)) return;
  chunk = summed(chunk);
  const auto suffers = [&](std::uint32_t c) {
    if (frame.subkind == "transfer" && is_dead(c)) return people(c);
    return befalls_people(frame.subkind) ? may_suffer(c) : people(c);
  };
  (suffers(chunk) ? frame.victim : frame.target) = chunk;
  // "A rebel commander and two advisers were killed": those before the last of the subject.
  const std::uint32_t first = a_.chunks[chunk].range.begin;
  const bool listed = (first > 0 && a_.pos(first - 1) == Pos::cconj) || lists_headline(chunk);
  for (std::uint32_t c = chunk; listed && c-- > 0 && chunk - c <= 6;) {
    const std::vector<std::uint32_t> joined = joined_with(a_, c, chunk);
    if (a_.chunks[c].kind != ChunkKind::noun || (is_object(c) && !opens_clause(c, frame.chunk)) ||
        std::find(joined.begin(), joined.end(), chunk) == joined.end())
      break;
    if (suffers(c) && (a_.chunks[c].preposition == kNone || heads_clause(c, frame)))
      frame.others.push_back(c);
  }
  // "Three men, Karo, Melin and Tavo, were hanged": names read as places are those of the men.
  if (frame.victim == kNone && !frame.others.empty()) {
    frame.victim = frame.others.back();
    frame.others.pop_back();
    if (frame.target == chunk && a_.name_at[a_.chunks[chunk].head] != kNone) frame.target = kNone;
  }
  for (const std::uint32_t c : joined_with(a_, chunk)) {
    if (frame.subkind == "killing" && lies_in_care(c)) continue;
    if (has_other_fate(frame, c)) continue;
    if (suffers(c)) {
      frame.others.push_back(c);
    } else if (frame.target == kNone && thing(c)) {
      frame.target = c;
    }
  }
  add_before_dash(frame);
  const std::uint32_t beside = frame.nominal ? kNone : along_with(frame, chunk);
  if (beside == kNone || !suffers(beside)) return;
  for (const std::uint32_t c : joined_with(a_, beside)) {
    if (suffers(c)) frame.others.push_back(c);
  }
  frame.others.push_back(beside);
}

void FrameFinder::add_before_dash(Frame& frame) const {
  const std::uint32_t verb = a_.chunks[frame.chunk].range.begin;
  if (frame.victim == kNone || frame.nominal || verb < 2) return;
  const auto is_dash = [&](std::uint32_t t) {
    const std::string_view word = a_.word(t);
    return word == "-" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94";
  };
  std::uint32_t first = frame.victim;
  for (const std::uint32_t other : frame.others) first = std::min(first, other);
  if (!is_dash(verb - 1) || first == 0 || first >= frame.chunk) return;
  const Chunk& before = a_.chunks[first - 1];
  const bool counted = before.kind == ChunkKind::noun && a_.quantity_in(before.range) != nullptr;
  if (counted && is_dash(before.range.end) &&
      before.range.end + 1 == a_.chunks[first].range.begin && may_suffer(first - 1))
    frame.others.push_back(first - 1);
}

bool FrameFinder::heads_clause(std::uint32_t c, const Frame& frame) const {
  static constexpr std::array<std::uint64_t, 5> kJoints = {"after"_w, "before"_w, "since"_w,
                                                           "until"_w, "as"_w};
  return !frame.nominal && is_finite(a_.chunks[frame.chunk]) &&
         one_of(a_.key(a_.chunks[c].preposition), kJoints);
}

bool FrameFinder::is_object(std::uint32_t c) const {
  return c > 0 && a_.chunks[c - 1].kind == ChunkKind::verb &&
         a_.chunks[c - 1].range.end == a_.chunks[c].range.begin;
}

/// "A total of six people": the people.
std::uint32_t FrameFinder::summed(std::uint32_t chunk) const {
  const std::uint32_t of = chunk + 1;
  const bool sum = a_.chunks[chunk].kind == ChunkKind::noun &&
                   a_.key(a_.chunks[chunk].head) == "total"_w && of < a_.chunks.size() &&
                   a_.chunks[of].preposition == a_.chunks[chunk].range.end &&
                   a_.key(a_.chunks[of].preposition) == "of"_w;
  return sum && may_suffer(of) ? of : chunk;
}

/// "Two children, two adults injured": counted people before a comma in a headline; not "one dead,
/// two hurt", which says what befell each.
bool FrameFinder::lists_headline(std::uint32_t chunk) const {
  static constexpr std::array<std::uint64_t, 8> kFates = {"dead"_w,    "killed"_w,  "injured"_w,
                                                          "wounded"_w, "hurt"_w,    "shot"_w,
                                                          "missing"_w, "arrested"_w};
  const std::uint32_t first = a_.chunks[chunk].range.begin;
  if (chunk == 0 || !a_.in_title(first) || a_.word(first - 1) != ",") return false;
  const Chunk& before = a_.chunks[chunk - 1];
  const auto counted = [&](const Chunk& c) {
    for (std::uint32_t t = c.range.begin; t + 1 < c.range.end; ++t) {
      if (one_of(a_.key(t), kFates)) return false;
    }
    const bool last = &c == &a_.chunks[chunk];  // "Man, two children dead in"
    if (!last && one_of(a_.key(c.range.end - 1), kFates)) return false;
    if (last && c.range.size() < 3 && one_of(a_.key(c.range.end - 1), kFates)) return false;
    const bool bare = c.range.size() <= 2 && !c.plural && c.head + 1 == c.range.end;  // "Man, baby"
    return c.kind == ChunkKind::noun && a_.is_people(c) &&
           (bare || a_.quantity_in(c.range) != nullptr);
  };
  return before.range.end + 1 == first && counted(before) && counted(a_.chunks[chunk]);
}

/// "left one man dead and another in critical condition"
bool FrameFinder::lies_in_care(std::uint32_t chunk) const {
  constexpr std::uint32_t kReach = 5;  // words
  const std::uint32_t begin = a_.chunks[chunk].range.end;
  if (a_.key(begin) != "in"_w) return false;
  for (std::uint32_t t = begin + 1; t < begin + kReach && a_.pos(t) != Pos::punct; ++t) {
    if (a_.key(t) == "condition"_w || a_.key(t) == "hospital"_w) return true;
  }
  return false;
}

/// "left one man dead and three others injured": what befell those is said behind them.
bool FrameFinder::has_other_fate(const Frame& frame, std::uint32_t chunk) const {
  static constexpr std::array<std::uint64_t, 10> kHurt = {
      "injured"_w, "wounded"_w,  "hurt"_w,    "hospitalized"_w, "unharmed"_w,
      "missing"_w, "homeless"_w, "trapped"_w, "displaced"_w,    "stranded"_w};
  const Chunk& c = a_.chunks[chunk];
  const std::uint32_t end = c.range.end;
  const bool hurt = (end < a_.size() && one_of(a_.key(end), kHurt)) ||
                    (c.range.size() > 1 && one_of(a_.key(c.head), kHurt));  // "and 41 missing"
  return frame.subkind == "killing" && hurt && chunk > frame.chunk && !frame.passive;
}

/// "found two women and a boy suffering from wounds", "said Dara, 19, and Pell, 21, were hurt":
/// what stands behind the verb before it is told by a clause of its own.
bool FrameFinder::opens_clause(std::uint32_t c, std::uint32_t verb) const {
  static constexpr std::array<std::string_view, 4> kFind = {"find", "discover", "locate", "see"};
  static constexpr std::array<std::string_view, 8> kSay = {
      "say", "report", "confirm", "believe", "announce", "add", "state", "learn"};
  const Chunk& own = a_.chunks[verb];
  return own.participle ? is_verb_of(a_, c - 1, kFind)
                        : is_finite(own) && is_verb_of(a_, c - 1, kSay);
}

std::uint32_t FrameFinder::along_with(const Frame& frame, std::uint32_t victim) const {
  static constexpr std::array<std::uint64_t, 2> kReduced = {"used"_w, "wanted"_w};
  const TokenRange sentence = a_.sentence(frame.trigger.begin);
  for (std::uint32_t c = std::max(frame.chunk, victim) + 1;
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence.end; ++c) {
    const Chunk& chunk = a_.chunks[c];
    // "a smuggler of goods used in raids, along with": read as finite, yet told of the goods
    const bool told = one_of(a_.key(chunk.head), kReduced) && chunk.range.size() == 1;
    if (is_finite(chunk) && !told && !is_relative(c - 1)) return kNone;
    const std::uint32_t with = chunk.preposition;
    const std::uint32_t begin = chunk.range.begin;
    if (begin >= 3 && a_.key(begin - 1) == "as"_w && a_.key(begin - 2) == "well"_w &&
        a_.key(begin - 3) == "as"_w)
      return c;
    if (with == kNone || with == 0 || a_.key(with) != "with"_w) continue;
    if (a_.key(with - 1) == "along"_w || a_.key(with - 1) == "together"_w) return c;
  }
  return kNone;
}

bool FrameFinder::is_relative(std::uint32_t chunk) const {
  const std::uint64_t key = a_.key(a_.chunks[chunk].head);
  return a_.chunks[chunk].kind == ChunkKind::pronoun &&
         (key == "who"_w || key == "which"_w || key == "that"_w);
}

bool FrameFinder::inside_trigger(const Frame& frame, std::uint32_t chunk) const {
  const TokenRange words = a_.chunks[chunk].range;
  return words.begin >= frame.trigger.begin && words.end <= phrase_end_;
}

}  // namespace habeas
