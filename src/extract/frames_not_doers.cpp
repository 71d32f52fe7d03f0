// extract/frames_not_doers.cpp - who stands beside a deed and did not do it: who declares somebody
// dead, judges or finds, what is hit, a place behind the noun of a deed; and who is only charged
#include <algorithm>
#include <array>

#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 3> kDeclare = {"pronounce", "declare", "certify"};
constexpr std::array<std::string_view, 6> kFind = {"find",  "discover", "locate",
                                                   "treat", "spot",     "recover"};

/// Nouns of what happens that the list of deeds leaves out: they cause harm by themselves too.
constexpr std::array<std::string_view, 15> kHappenings = {
    "incident", "battle", "gunfight", "fight", "rampage", "brawl", "clash",      "shootout",
    "standoff", "crash",  "dispute",  "raid",  "spree",   "melee", "altercation"};

constexpr std::array<std::uint64_t, 6> kWhere = {"near"_w, "outside"_w, "inside"_w,
                                                 "at"_w,   "around"_w,  "along"_w};

/// The preposition of a noun chunk, also one of place that is tagged as an adverb; its first word
/// where it has none.
std::uint32_t phrase_mark(const Analysis& a, const Chunk& chunk) {
  const std::uint32_t begin = chunk.range.begin;
  if (chunk.preposition != kNone) return chunk.preposition;
  return begin > 0 && one_of(a.key(begin - 1), kWhere) ? begin - 1 : begin;
}

/// The first word of a noun chunk is "the", "a" or one that points: a description follows.
bool opens_with_article(const Analysis& a, const Chunk& chunk) {
  return a.pos(chunk.range.begin) == Pos::det;
}

}  // namespace

bool FrameFinder::shares_passive(std::uint32_t c) const {
  const std::uint32_t begin = a_.chunks[c].range.begin;
  if (a_.key(a_.chunks[c].head) != "left"_w || begin == a_.sentence(begin).begin ||
      a_.key(begin - 1) != "and"_w || object_of(a_, c) != kNone)
    return false;
  for (std::uint32_t v = c; v-- > 0 && a_.chunks[v].range.begin >= a_.sentence(begin).begin;) {
    if (a_.chunks[v].kind == ChunkKind::verb) return a_.chunks[v].passive;
  }
  return false;
}

bool FrameFinder::suffers_by_form(std::uint32_t c) const {
  const Chunk& verb = a_.chunks[c];
  const std::uint32_t end = verb.range.end;
  // "was shot and pronounced dead": nothing but the state stands behind the verb
  if (is_verb_of(a_, c, kDeclare) && (a_.key(end) == "dead"_w || a_.key(end) == "deceased"_w))
    return true;
  if (verb.range.size() != 1 || c == 0) return false;
  if (shares_passive(c)) return true;
  const Chunk& before = a_.chunks[c - 1];
  // "were found murdered": the participle tells of those who are found
  if (before.kind == ChunkKind::verb && before.passive && before.range.end == verb.range.begin &&
      is_verb_of(a_, c - 1, kFind))
    return true;
  // "the four hit by the gunfire": a past spelt as its base form, with nothing before "by"
  const std::string word = fold(a_.word(verb.head));
  return (past_as_base(word) || word == "struck") && before.kind == ChunkKind::noun &&
         before.range.end == verb.range.begin && a_.key(end) == "by"_w && !a_.in_time(end + 1);
}

bool FrameFinder::is_officer_of_law(const Chunk& chunk) const {
  static constexpr std::array<std::uint64_t, 10> kLaw = {
      "judge"_w,    "judges"_w, "coroner"_w, "coroners"_w,    "magistrate"_w,
      "examiner"_w, "jury"_w,   "court"_w,   "pathologist"_w, "jurors"_w};
  const bool by = chunk.preposition != kNone && a_.key(chunk.preposition) == "by"_w;
  if (chunk.kind != ChunkKind::noun || !by) return false;
  for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
    if (one_of(a_.key(t), kLaw)) return true;
  }
  return false;
}

bool FrameFinder::is_happening(const Chunk& chunk) const {
  if (chunk.kind != ChunkKind::noun || a_.name_at[chunk.head] != kNone) return false;
  const std::string head = a_.head_noun(chunk);
  return is_event(chunk) ||
         std::find(kHappenings.begin(), kHappenings.end(), head) != kHappenings.end();
}

bool FrameFinder::hangs_on_deed(const Frame& frame) const {
  if (frame.nominal || frame.passive) return false;
  std::uint32_t c = frame.agent;
  if (c > frame.chunk) return false;
  // "a gun battle this month that left one dead": behind "that" the noun of the deed is meant,
  // behind "who" those who stand before it
  const std::uint32_t verb = a_.chunks[frame.chunk].range.begin;
  const std::uint64_t pronoun = verb > 0 ? a_.key(verb - 1) : 0;
  const bool relative = pronoun == "that"_w || pronoun == "which"_w;
  std::uint32_t last = frame.chunk - 1;
  if (relative) {
    while (last > 0 && a_.chunks[last].kind == ChunkKind::pronoun) --last;
    while (last > 0 && is_time(a_.chunks[last])) --last;
    if (a_.chunks[last].kind != ChunkKind::noun || last < c) return false;
    if (is_happening(a_.chunks[last]) && last != c) return true;
  }
  if (people(c) || bears_arms(a_.chunks[c])) {
    // "near the police department's station that": part of a name of a place
    std::uint32_t first = c;  // "near the mill and the station"
    while (first > 0 && a_.chunks[first - 1].range.end + 1 == a_.chunks[first].range.begin &&
           a_.key(a_.chunks[first - 1].range.end) == "and"_w)
      --first;
    if (!one_of(a_.key(phrase_mark(a_, a_.chunks[first])), kWhere)) return false;
  }
  constexpr std::uint32_t kMost = 6;  // phrases
  const std::uint32_t begin = a_.sentence(verb).begin;
  for (std::uint32_t steps = 0; c > 0 && steps < kMost; ++steps) {
    const Chunk& phrase = a_.chunks[c];
    const Chunk& before = a_.chunks[c - 1];
    if (before.range.begin < begin) return false;  // the last noun of a headline
    const std::uint32_t mark = phrase_mark(a_, phrase);
    if (phrase.preposition != kNone && a_.key(phrase.preposition) == "by"_w) return false;
    const bool joined = before.range.end + 1 == mark && a_.key(mark - 1) == "and"_w;
    // "After the raid Ardessa expelled 30 weavers": a noun that hangs on nothing
    if (mark == phrase.range.begin && !joined && !is_time(phrase)) return false;
    if (before.kind != ChunkKind::noun || (before.range.end != mark && !joined)) return false;
    --c;
    if (is_happening(before)) return true;
    const bool hangs = phrase_mark(a_, before) != before.range.begin || joined;
    if (!hangs && !is_time(before)) return false;
  }
  return false;
}

bool FrameFinder::is_before_gerund(const Frame& frame) const {
  const Chunk& verb = a_.chunks[frame.chunk];
  const Chunk& noun = a_.chunks[frame.agent];
  if (frame.nominal || !verb.participle || verb.passive || noun.kind != ChunkKind::noun ||
      noun.range.end != verb.range.begin || !a_.word(verb.head).ends_with("ing"))
    return false;
  // "the Brod ferry killing": a noun that names the deed by what it befell or where
  if (frame.victim == kNone && opens_with_article(a_, noun)) return true;
  // "the Class C stealing felony"
  return !people(frame.agent) && !bears_arms(noun) && frame.victim == kNone;
}

std::uint32_t FrameFinder::charge_before(const Frame& frame) const {
  static constexpr std::array<std::string_view, 7> kCharge = {"charge", "indict", "arraign", "book",
                                                              "arrest", "accuse", "suspect"};
  const std::uint32_t begin = a_.chunks[frame.chunk].range.begin;
  const std::uint32_t first = a_.sentence(begin).begin;
  for (std::uint32_t c = frame.chunk; c-- > 0 && a_.chunks[c].range.begin >= first;) {
    const Chunk& verb = a_.chunks[c];
    if (verb.kind != ChunkKind::verb) continue;
    if (is_verb_of(a_, c, kCharge) && !verb.negative && a_.key(verb.head) != "charges"_w) return c;
    const bool noun = a_.key(verb.head) == "attempted"_w || a_.key(verb.head) == "charges"_w;
    if (is_finite(verb) && !noun) return kNone;  // "and attempted murder charges"
  }
  return kNone;
}

bool FrameFinder::is_only_charged(const Frame& frame) const {
  static constexpr std::array<std::uint64_t, 6> kLater = {"after"_w,     "before"_w, "when"_w,
                                                          "following"_w, "who"_w,    "while"_w};
  static constexpr std::array<std::uint64_t, 5> kCharges = {"charge"_w, "charges"_w, "suspicion"_w,
                                                            "allegation"_w, "allegations"_w};
  const Chunk& own = a_.chunks[frame.chunk];
  const std::uint32_t begin = own.range.begin;
  const std::uint32_t first = a_.sentence(begin).begin;
  // "on charges that Dara Minn assaulted a guard"
  for (std::uint32_t t = first; t + 1 < begin; ++t) {
    if (one_of(a_.key(t), kCharges) && a_.key(t + 1) == "that"_w &&
        a_.next_chunk(t + 1) + 3 >= frame.chunk)
      return true;
  }
  if (!frame.nominal && (!own.participle || own.passive)) return false;
  const std::uint32_t charge = charge_before(frame);
  if (charge == kNone) return false;
  bool of = false;  // "charged with", "arrested for", "booked on"
  for (std::uint32_t t = a_.chunks[charge].range.end; t < begin; ++t) {
    if (one_of(a_.key(t), kLater)) return false;
    of = of || a_.key(t) == "with"_w || a_.key(t) == "for"_w || a_.key(t) == "of"_w ||
         a_.key(t) == "on"_w;
  }
  return of;
}

bool FrameFinder::brings_to_care(const Frame& frame) const {
  static constexpr std::array<std::uint64_t, 14> kCare = {
      "hospital"_w,  "hospitals"_w,  "clinic"_w,     "infirmary"_w, "medical"_w,
      "ambulance"_w, "ambulances"_w, "paramedics"_w, "medics"_w,    "paramedic"_w,
      "surgery"_w,   "trauma"_w,     "ems"_w,        "doctor"_w};
  static constexpr std::array<std::uint64_t, 5> kHeld = {"prisoner"_w, "prisoners"_w, "detainees"_w,
                                                         "inmates"_w, "inmate"_w};
  if (frame.subkind != "transfer") return false;
  const auto is_care = [&](std::uint32_t c) {
    for (std::uint32_t t = a_.chunks[c].range.begin; t < a_.chunks[c].range.end; ++t) {
      if (one_of(a_.key(t), kCare)) return true;
    }
    return false;
  };
  if (frame.victim != kNone && one_of(a_.key(a_.chunks[frame.victim].head), kHeld)) return false;
  if (frame.agent != kNone && bears_arms(a_.chunks[frame.agent])) return false;
  return std::any_of(frame.to.begin(), frame.to.end(), is_care) ||
         (frame.agent != kNone && is_care(frame.agent));
}

bool FrameFinder::names_role_of(const Frame& frame) const {
  static constexpr std::array<std::uint64_t, 9> kRoles = {
      "victim"_w,    "victims"_w, "suspect"_w,   "suspects"_w, "survivor"_w,
      "survivors"_w, "witness"_w, "witnesses"_w, "scene"_w};
  const Chunk& verb = a_.chunks[frame.chunk];
  return !frame.nominal && !frame.passive && verb.range.size() == 1 &&
         a_.word(verb.head).ends_with("ing") && one_of(a_.key(verb.range.end), kRoles);
}

bool FrameFinder::lacks_all_objects(const Frame& frame) const {
  const Chunk& verb = a_.chunks[frame.chunk];
  return !frame.nominal && !frame.passive && frame.victim == kNone && frame.target == kNone &&
         (frame.subkind == "killing" || frame.subkind == "injury") && verb.range.size() == 1 &&
         (a_.word(verb.head).ends_with("ed") || a_.key(verb.head) == "shot"_w);
}

bool FrameFinder::only_tells(const Frame& frame) const {
  const Chunk& own = a_.chunks[frame.chunk];
  const std::uint32_t say = frame.agent + 1;
  if (frame.nominal || !own.participle || own.passive || say + 1 >= frame.chunk) return false;
  const Chunk& verb = a_.chunks[say];
  if (!is_finite(verb)) return false;
  const auto cue = a_.context->cues.match_at(a_.tokens, verb.head, verb.range.end);
  if (!cue || a_.context->cues[cue->phrase].label != "say") return false;
  for (std::uint32_t c = say + 1; c < frame.chunk; ++c) {
    if (is_finite(a_.chunks[c]) && !a_.chunks[c].passive) return true;
  }
  return false;
}

bool FrameFinder::describes_victim(const Frame& frame) const {
  const Chunk& verb = a_.chunks[frame.chunk];
  const std::uint32_t begin = verb.range.begin;
  return !frame.nominal && begin > a_.sentence(begin).begin && verb.range.size() == 1 &&
         a_.pos(begin - 1) == Pos::det && !a_.word(verb.head).ends_with("ing") &&
         object_of(a_, frame.chunk) != kNone;
}

bool FrameFinder::is_no_doer(const Frame& frame) const {
  static constexpr std::array<std::uint64_t, 2> kVictims = {"victim"_w, "victims"_w};
  const Chunk& agent = a_.chunks[frame.agent];
  const bool named = agent.kind == ChunkKind::noun && a_.name_at[agent.head] != kNone;
  // Who is called the victim did not do it.
  if (agent.kind == ChunkKind::noun && one_of(a_.key(agent.head), kVictims)) return true;
  if (frame.subkind != "detention" && is_officer_of_law(agent)) return true;
  if (!frame.nominal &&
      (is_verb_of(a_, frame.chunk, kDeclare) || is_verb_of(a_, frame.chunk, kFind)))
    return true;
  if (!named && (a_.term_class(agent) == "weapon" || a_.head_noun(agent) == "weapon"))
    return true;  // "a weapon inflicting injury"
  // "tried to flush the man out using gas": who is driven out does not use it
  const bool used = a_.key(a_.chunks[frame.chunk].head) == "using"_w && frame.agent > 0 &&
                    a_.chunks[frame.agent - 1].kind == ChunkKind::verb &&
                    object_of(a_, frame.agent - 1) == frame.agent;
  if (names_role_of(frame) || lacks_all_objects(frame) || only_tells(frame)) return true;
  if (suffers_gerund(frame) || is_no_actor(frame) || describes_victim(frame)) return true;
  // "a boat carrying 60 people": on what they went
  const bool moved = frame.subkind == "transfer" || frame.subkind == "forced_return";
  if (moved && !named && a_.term_class(agent) == "vehicle") return true;
  return used || brings_to_care(frame) || is_before_gerund(frame) || hangs_on_deed(frame);
}

void FrameFinder::weigh_doer(Frame& frame) const {
  if (!makes_incident(frame.subkind)) return;
  // Who lets others do it is not the one who does it.
  if (const std::uint32_t doer = let_doer(frame); doer != kNone) frame.agent = doer;
  const bool told = frame.agent != kNone;
  if (told && is_means(frame)) {
    if (frame.instrument == kNone) frame.instrument = frame.agent;
    frame.agent = kNone;
  }
  if (frame.agent != kNone && is_no_doer(frame)) frame.agent = kNone;
  static constexpr std::array<std::string_view, 2> kCause = {"inflict", "cause"};
  const bool caused = frame.chunk > 0 && a_.chunks[frame.chunk - 1].participle &&
                      is_verb_of(a_, frame.chunk - 1, kCause);
  if ((told || !frame.nominal || caused) && frame.mood == Mood::asserted && is_only_charged(frame))
    frame.mood = Mood::alleged;
}

}  // namespace habeas
