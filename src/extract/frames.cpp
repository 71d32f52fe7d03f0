// extract/frames.cpp - event frames from the trigger list and the chunks around each trigger
#include "extract/frames.h"

#include <algorithm>
#include <array>

#include "extract/base_forms.h"
#include "extract/frame_finder.h"
#include "extract/one_of.h"
#include "extract/one_person.h"
#include "extract/shots.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

constexpr std::array<std::uint64_t, 12> kBorderWords = {
    "border"_w,       "borders"_w, "frontier"_w, "lockdown"_w,   "crossing"_w, "crossings"_w,
    "restrictions"_w, "closure"_w, "gate"_w,     "checkpoint"_w, "bridge"_w,   "frontiers"_w};

}  // namespace

bool befalls_people(const std::string& subkind) {
  static constexpr std::array<std::string_view, 12> kKinds = {
      "forced_return", "detention", "abduction",    "enforced_disappearance",
      "killing",       "injury",    "torture",      "sexual_violence",
      "trafficking",   "release",   "displacement", "transfer"};
  return std::find(kKinds.begin(), kKinds.end(), subkind) != kKinds.end();
}

std::vector<Frame> FrameFinder::run() {
  for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
    const Chunk& chunk = a_.chunks[c];
    if (chunk.kind == ChunkKind::verb) {
      read_verb(c);
    } else if (chunk.kind == ChunkKind::noun && !read_headline_state(c)) {
      read_noun(c);
    }
  }
  weigh_shots(a_, shots_, frames_);
  drop_states();
  for (Frame& frame : frames_) weigh_account(frame);
  std::erase_if(frames_, [&](const Frame& frame) { return is_private_want(frame); });
  return std::move(frames_);
}

void FrameFinder::read_verb(std::uint32_t c) {
  const Chunk& chunk = a_.chunks[c];
  const std::uint32_t end = a_.sentence(chunk.head).end;
  const PhraseList& list = a_.context->verb_frames;
  // The longest phrase whose pattern fits is meant, first one that begins before the verb:
  // "sexually assaulted", "gang-raped".
  for (const std::uint32_t begin : {phrase_begin(c), chunk.head}) {
    auto hit = list.match_at(a_.tokens, begin, end);
    while (hit && hit->range.end > chunk.head) {
      if (read_phrase(c, *hit)) return;
      hit = list.match_at(a_.tokens, begin, hit->range.end - 1);
    }
    if (begin == chunk.head) return;
  }
}

std::uint32_t FrameFinder::phrase_begin(std::uint32_t c) const {
  const std::uint32_t head = a_.chunks[c].head;
  const std::uint32_t first = a_.sentence(head).begin;
  if (head >= first + 2 && a_.word(head - 1) == "-" && !a_.tokens.tokens[head].space_before)
    return head - 2;
  return head > first && a_.pos(head - 1) == Pos::adv ? head - 1 : head;
}

void FrameFinder::drop_states() {
  static constexpr std::array<std::string_view, 5> kViolence = {"attack", "injury", "killing",
                                                                "bombing", "torture"};
  const bool violent = std::any_of(frames_.begin(), frames_.end(), [](const Frame& frame) {
    return !frame.state &&
           std::find(kViolence.begin(), kViolence.end(), frame.subkind) != kViolence.end();
  });
  if (violent) return;
  std::erase_if(frames_, [](const Frame& frame) {
    return frame.state && (frame.subkind == "injury" || frame.subkind == "torture");
  });
}

bool FrameFinder::read_phrase(std::uint32_t c, const PhraseHit& hit) {
  const Chunk& chunk = a_.chunks[c];
  const PhraseList& list = a_.context->verb_frames;
  for (std::uint32_t p = hit.phrase;
       p < list.phrases().size() && list[p].words == list[hit.phrase].words; ++p) {
    Frame frame;
    frame.subkind = list[p].label;
    const bool idiom = frame.subkind == "none";  // "hung up", "struck a deal", "complained of pain"
    if (idiom && list[p].detail == "v") return true;
    frame.chunk = c;
    frame.trigger = {chunk.head, hit.range.end};
    phrase_end_ = hit.range.end;
    frame.passive = chunk.passive || remains(c) || found_dead(c) || suffers_by_form(c) ||
                    (makes_incident(frame.subkind) && bare_participle(c));
    if (!fits(frame, list[p].detail) || strikes_no_body(frame) || keeps_from(frame) ||
        picks_up_at_sea(frame))
      continue;
    if (idiom) return true;
    fill_verb_roles(frame, list[p].detail);
    fill_verb_mood(frame);
    weigh_doer(frame);
    std::erase(frame.via, frame.victim);  // "handed over 47 men"
    if (list[p].detail.starts_with("v!not") || list[p].detail == "v!never")
      frame.polarity = Polarity::positive;  // that the verb is denied tells the deed
    const bool holds = frame.subkind == "detention" || (frame.subkind == "transfer" && takes(c));
    if (holds && frame.victim != kNone && outlaws(frame.agent)) frame.subkind = "abduction";
    // "Eleven bodies were flown home"
    if (frame.subkind == "forced_return" && frame.victim != kNone && is_dead(frame.victim))
      frame.subkind = "transfer";
    if (frame.subkind == "forced_return" && gives_away(frame)) frame.subkind = "transfer";
    static constexpr std::array<std::string_view, 1> kTake = {"take"};
    const bool nowhere = frame.to.empty() && frame.via.empty() && is_verb_of(a_, c, kTake);
    const bool seized = frame.subkind == "transfer" && frame.passive && (takes(c) || nowhere);
    if (seized && frame.agent != kNone && bears_arms(a_.chunks[frame.agent]))
      frame.subkind = "detention";
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

bool FrameFinder::is_animal(const Chunk& chunk) const {
  static constexpr std::array<std::string_view, 27> kAnimals = {
      "wolve", "goat", "sheep", "cow",   "cattle", "dog",      "lion",    "pig",   "chicken",
      "bird",  "wolf", "horse", "camel", "donkey", "elephant", "fish",    "bull",  "calf",
      "snake", "fox",  "deer",  "whale", "rat",    "animal",   "buffalo", "tiger", "ox"};
  const std::string head = a_.head_noun(chunk);
  return std::find(kAnimals.begin(), kAnimals.end(), head) != kAnimals.end();
}

bool FrameFinder::strikes_no_body(const Frame& frame) const {
  static constexpr std::array<std::string_view, 38> kIdeas = {
      "mood",   "deal",    "bill",    "plan",         "proposal", "budget",    "law",
      "policy", "idea",    "report",  "film",         "book",     "order",     "contract",
      "hope",   "joke",    "record",  "statement",    "article",  "speech",    "theory",
      "reform", "ruling",  "verdict", "decision",     "song",     "tax",       "agreement",
      "remark", "comment", "project", "constitution", "strategy", "programme", "process",
      "script", "motion",  "warrant"};
  const std::uint32_t object = acted_on(frame);
  if (is_noun(object) && !frame.passive && is_animal(a_.chunks[object])) {
    static constexpr std::array<std::string_view, 8> kKeepers = {
        "farmer", "ranger", "butcher", "hunter", "fisherman", "shepherd", "worker", "vet"};
    const std::uint32_t who = subject_of(a_, frame.chunk);  // not men who raid a village
    const std::string keeper = is_noun(who) ? a_.head_noun(a_.chunks[who]) : std::string();
    if (is_noun(who) && (is_animal(a_.chunks[who]) ||
                         std::find(kKeepers.begin(), kKeepers.end(), keeper) != kKeepers.end()))
      return true;
  }
  if (!is_noun(object) || (frame.subkind != "killing" && frame.subkind != "attack")) return false;
  static constexpr std::array<std::string_view, 1> kCarryOut = {"execute"};
  if (is_verb_of(a_, frame.chunk, kCarryOut) && is_event(a_.chunks[object])) return true;
  const std::string head = a_.head_noun(a_.chunks[object]);
  return std::find(kIdeas.begin(), kIdeas.end(), head) != kIdeas.end();
}

bool FrameFinder::keeps_from(const Frame& frame) const {
  static constexpr std::array<std::string_view, 2> kKeep = {"keep", "hold"};
  if (frame.subkind != "detention" || !is_verb_of(a_, frame.chunk, kKeep)) return false;
  const std::uint32_t end = a_.sentence(frame.trigger.begin).end;
  const std::uint32_t reach = std::min(end, a_.chunks[frame.chunk].range.end + 6);
  for (std::uint32_t t = a_.chunks[frame.chunk].range.end; t + 1 < reach; ++t) {
    if (a_.word(t) == "," || a_.pos(t) == Pos::verb) return false;
    if (a_.key(t) == "from"_w)
      return a_.word(t + 1).ends_with("ing") && a_.pos(t + 1) != Pos::propn;
  }
  return false;
}

bool FrameFinder::is_fatal(const Chunk& verb) const {
  const std::uint32_t first = verb.range.begin - std::min(verb.range.begin, 1U);
  for (std::uint32_t t = first; t < verb.range.end; ++t) {
    if (a_.key(t) == "fatally"_w || a_.key(t) == "mortally"_w) return true;
  }
  return false;
}

bool FrameFinder::found_dead(std::uint32_t c) const {
  const Chunk& verb = a_.chunks[c];
  const std::uint32_t behind = verb.head + 1;
  if (a_.key(verb.head) != "found"_w || behind >= a_.size() || verb.range.size() != 1) return false;
  if (a_.key(behind) != "dead"_w && a_.key(behind) != "deceased"_w && a_.key(behind) != "alive"_w)
    return false;
  // "found dead fish", "found dead a man who"
  const Pos next = behind + 1 < a_.sentence(verb.head).end ? a_.pos(behind + 1) : Pos::punct;
  return next == Pos::punct || next == Pos::adp || a_.in_time(behind + 1);
}

bool FrameFinder::remains(std::uint32_t c) const {
  static constexpr std::array<std::string_view, 2> kRemain = {"remain", "stay"};
  return c > 0 && a_.chunks[c - 1].range.end == a_.chunks[c].range.begin &&
         a_.chunks[c - 1].kind == ChunkKind::verb && is_verb_of(a_, c - 1, kRemain) &&
         a_.word(a_.chunks[c].head).ends_with("ed");
}

bool FrameFinder::people(std::uint32_t chunk) const {
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

bool FrameFinder::may_suffer(std::uint32_t chunk) const {
  if (chunk == kNone) return false;
  if (people(chunk)) return true;
  const Chunk& c = a_.chunks[chunk];
  // "a family of five"
  const std::uint32_t count = chunk + 1;
  if (c.kind == ChunkKind::noun &&
      (a_.key(c.head) == "family"_w || a_.key(c.head) == "household"_w) &&
      count < a_.chunks.size() && a_.chunks[count].preposition == c.range.end &&
      a_.key(c.range.end) == "of"_w && a_.pos(a_.chunks[count].range.begin) == Pos::num)
    return true;
  if (c.kind != ChunkKind::noun || !a_.term_class(c).empty() || a_.is_force(c)) return false;
  if (a_.name_at[c.head] != kNone) return counts_people_of_name(c);
  if (stands_for_ordinal(a_, c)) return true;
  if (is_time(c) || is_event(c)) return false;  // "the execution of several attacks"
  static constexpr std::array<std::string_view, 6> kFired = {"round", "shot",   "bullet",
                                                             "shell", "casing", "gunshot"};
  if (std::find(kFired.begin(), kFired.end(), a_.head_noun(c)) != kFired.end()) return false;
  static constexpr std::array<std::uint64_t, 13> kSome = {
      "one"_w,    "1"_w,    "another"_w, "both"_w,   "some"_w,     "many"_w,     "several"_w,
      "others"_w, "most"_w, "dozens"_w,  "scores"_w, "hundreds"_w, "thousands"_w};
  if (c.range.size() == 1 && one_of(a_.key(c.head), kSome)) return true;
  const QuantityHit* const amount = a_.quantity_in(c.range);
  if (amount != nullptr) {
    // "and at least 30 were hurt": a unit copied from the amount before says nothing of its own.
    const bool bare = (amount->head == kNone || amount->partitive) && !c.plural &&
                      (amount->value.unit.empty() || amount->unit_copied || amount->partitive);
    return !amount->value.share && (bare || c.plural || people_unit(*amount));
  }
  return c.plural && agentive(a_.head_noun(c));
}

bool FrameFinder::counts_people_of_name(const Chunk& chunk) const {
  const EntityHit& name = a_.names[a_.name_at[chunk.head]];
  const QuantityHit* const amount = a_.quantity_in(chunk.range);
  return amount != nullptr && !amount->value.share && amount->number.end == name.range.begin &&
         name.range.size() == 1 && name.range.end == chunk.range.end && name.rows.empty() &&
         (name.kind == MentionKind::person || name.kind == MentionKind::organisation) &&
         !(amount->value.point && *amount->value.point == Number{1, 0});
}

bool FrameFinder::agentive(const std::string& noun) {
  return noun.size() > 5 &&
         (noun.ends_with("ist") || noun.ends_with("man") || noun.ends_with("eer") ||
          noun.ends_with("ee") || noun.ends_with("ian") || noun.ends_with("worker"));
}

bool FrameFinder::is_noun(std::uint32_t chunk) const {
  return chunk != kNone && a_.chunks[chunk].kind == ChunkKind::noun;
}

bool FrameFinder::thing(std::uint32_t chunk) const {
  if (chunk == kNone || a_.chunks[chunk].kind != ChunkKind::noun) return false;
  const std::string_view term = a_.term_class(a_.chunks[chunk]);
  return term == "site" || term == "object" || term == "vehicle" ||
         a_.name_in(a_.chunks[chunk].range, {MentionKind::facility}) != nullptr;
}

std::uint32_t FrameFinder::acted_on(const Frame& frame) const {
  if (frame.passive) return subject_of(a_, remains(frame.chunk) ? frame.chunk - 1 : frame.chunk);
  const Chunk& verb = a_.chunks[frame.chunk];
  const std::uint32_t object = object_of(a_, frame.chunk);
  const bool inside = object != kNone && a_.chunks[object].head < phrase_end_;
  if (object != kNone && !inside) return object;
  if (const std::uint32_t shared = shared_object(frame); shared != kNone) return shared;
  if (frame.trigger.end <= verb.range.end) return relative_object(frame.chunk);
  const std::uint32_t behind = chunk_behind(a_, frame.trigger.end);
  if (behind == kNone) return relative_object(frame.chunk);
  const std::uint32_t preposition = a_.chunks[behind].preposition;
  return preposition == kNone || preposition < frame.trigger.end ? behind : kNone;
}

std::uint32_t FrameFinder::shared_object(const Frame& frame) const {
  if (!befalls_people(frame.subkind) && frame.subkind != "robbery") return kNone;
  std::uint32_t verb = frame.chunk;
  std::uint32_t end = std::max({a_.chunks[verb].range.end, phrase_end_, frame.trigger.end});
  for (int joined = 0; joined < 3; ++joined) {
    const bool comma = a_.word(end) == ",";
    if (!comma && a_.key(end) != "and"_w && a_.key(end) != "or"_w) return kNone;
    std::uint32_t next = end + 1;
    if (comma && a_.key(next) == "and"_w) ++next;
    while (next < a_.size() && a_.pos(next) == Pos::adv) ++next;
    verb = a_.next_chunk(next);
    if (verb >= a_.chunks.size() || a_.chunks[verb].range.begin != next ||
        a_.chunks[verb].range.size() != 1 || a_.chunks[verb].kind != ChunkKind::verb ||
        a_.chunks[verb].passive ||
        a_.sentence(next).begin != a_.sentence(frame.trigger.begin).begin)
      return kNone;
    if (const std::uint32_t object = object_of(a_, verb); object != kNone)
      return people(object) ? object : kNone;
    end = a_.chunks[verb].range.end;
  }
  return kNone;
}

std::uint32_t FrameFinder::relative_object(std::uint32_t verb) const {
  const std::uint32_t subject = subject_of(a_, verb);
  if (subject == kNone || subject == 0 || verb <= subject || verb - subject > 3) return kNone;
  for (std::uint32_t c = subject + 1; c < verb; ++c) {  // "whom the coastguard of Norland held"
    if (a_.chunks[c].kind == ChunkKind::verb || a_.chunks[c].preposition == kNone) return kNone;
  }
  if (const std::uint32_t noun = relative_noun(subject, verb); noun != kNone) return noun;
  const std::uint64_t key = a_.key(a_.chunks[subject - 1].head);
  const bool relative = a_.chunks[subject - 1].kind == ChunkKind::pronoun &&
                        (key == "whom"_w || key == "that"_w || key == "which"_w);
  return relative ? antecedent_of(a_, subject - 1) : kNone;
}

std::uint32_t FrameFinder::relative_noun(std::uint32_t subject, std::uint32_t verb) const {
  static constexpr std::array<std::string_view, 8> kTell = {
      "tell", "inform", "warn", "assure", "remind", "show", "notify", "promise"};
  const Chunk& noun = a_.chunks[subject - 1];
  const Chunk& actor = a_.chunks[subject];
  if (noun.kind != ChunkKind::noun || is_time(noun) || !people(subject - 1)) return kNone;
  const bool that = a_.key(noun.range.end) == "that"_w && noun.range.end + 1 >= actor.range.begin &&
                    noun.range.end <= actor.range.begin;
  const bool bare = noun.range.end == actor.range.begin && a_.chunks[verb].perfect &&
                    actor.range.end == a_.chunks[verb].range.begin;
  if ((!that && !bare) || actor.preposition != kNone || object_of(a_, verb) != kNone) return kNone;
  const bool told = subject >= 2 && a_.chunks[subject - 2].kind == ChunkKind::verb &&
                    is_verb_of(a_, subject - 2, kTell);
  return told ? kNone : subject - 1;
}

bool FrameFinder::fits(Frame& frame, const std::string& detail) const {
  constexpr std::size_t kBase = 2;  // "v+", "v<", "v!"
  const std::size_t mark = detail.find('!', kBase);
  if (mark != std::string::npos)
    return fits_people(frame, std::string_view(detail).substr(mark + 1)) &&
           fits(frame, detail.substr(0, mark));
  if (detail == "v" || detail == "v!own" || detail == "v!blast") return true;
  if (detail == "v!state") return people(subject_of(a_, frame.chunk));
  if (detail == "v!self") {  // "turned the gun on himself"
    const std::uint32_t object = object_of(a_, frame.chunk);
    return object != kNone && a_.term_class(a_.chunks[object]) == "weapon" &&
           is_reflexive(reflexive_behind(frame.chunk));
  }
  if (detail == "v!absent") return object_of(a_, frame.chunk) == kNone;
  if (detail == "v!not" || detail == "v!never") return is_denied_of_people(frame, detail);
  if (detail == "v!lost")
    return !frame.passive && is_noun(acted_on(frame)) && people(acted_on(frame));
  if (detail.starts_with("v+")) return find_particle(frame, detail.substr(2), false);
  if (detail.starts_with("v<")) return find_particle(frame, detail.substr(2), true);
  const std::uint32_t object = acted_on(frame);
  if (detail == "v!human") return people(object) || (frame.passive && may_suffer(object));
  // "were held", "the gang is still holding twelve"
  if (detail == "v!held") {
    const std::uint32_t holder = subject_of(a_, frame.chunk);
    // "the students whom the army has been holding"
    const bool guards = holder != kNone && people(object) && bears_arms(a_.chunks[holder]);
    return (frame.passive || guards || outlaws(holder)) && may_suffer(object);
  }
  if (detail == "v!thing") return thing(object);
  if (detail == "v!acted") return (people(object) || thing(object)) && !placed(frame);
  if (detail == "v!vehicle")
    return object != kNone && a_.term_class(a_.chunks[object]) == "vehicle" && !frame.passive &&
           outlaws(subject_of(a_, frame.chunk));
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

bool FrameFinder::is_denied_of_people(const Frame& frame, const std::string& detail) const {
  const Chunk& verb = a_.chunks[frame.chunk];
  const std::uint32_t subject = subject_of(a_, frame.chunk);
  if (!verb.negative || verb.modal != 0 || verb.infinitive || !may_suffer(subject)) return false;
  if (detail == "v!not") return true;
  bool never = false;
  for (std::uint32_t t = verb.range.begin; t < verb.range.end; ++t) {
    never = never || a_.key(t) == "never"_w;
  }
  // "never found work", "never saw them": somebody does something.
  return never && (verb.passive || object_of(a_, frame.chunk) == kNone);
}

bool FrameFinder::placed(const Frame& frame) const {
  return frame.passive && frame.trigger.size() > 1 && chunk_behind(a_, frame.trigger.end) != kNone;
}

namespace {

/// "carrying 90 migrants off Halm Ferry": before a name of a place "off" says where.
bool is_off_place(const Analysis& a, std::uint32_t token) {
  if (a.key(token) != "off"_w) return false;
  const std::uint32_t next = a.next_chunk(token + 1);
  return next < a.chunks.size() && a.chunks[next].preposition == token &&
         a.name_in(a.chunks[next].range, {MentionKind::place}) != nullptr;
}

/// "drove to a home on the hill": a house; without an article before it "home" says where to.
bool is_a_home(const Analysis& a, std::uint32_t token) {
  const std::uint32_t chunk = a.key(token) == "home"_w ? a.chunk_at[token] : kNone;
  return chunk != kNone && a.chunks[chunk].preposition != kNone && a.chunks[chunk].range.size() > 1;
}

}  // namespace

bool FrameFinder::find_particle(Frame& frame, const std::string& words, bool leaving) const {
  // "suspended from the ceiling", "suffering from wounds"
  const bool hung = frame.subkind == "torture" || frame.subkind == "injury";
  // "his hands were tied"
  const std::uint32_t subject = hung && frame.passive ? subject_of(a_, frame.chunk) : kNone;
  if (subject != kNone && a_.chunks[subject].kind == ChunkKind::noun) {
    const std::string head = "|" + fold(a_.word(a_.chunks[subject].head)) + "|";
    if (("|" + words + "|").find(head) != std::string::npos) return true;
  }
  const std::uint32_t begin = a_.chunks[frame.chunk].range.end;
  std::uint32_t end =
      std::min({clause_end(a_, frame.chunk), begin + 12, a_.sentence(frame.trigger.begin).end});
  // "left two men dead and wounded three": the noun before "and" is no subject of the next verb.
  static constexpr std::array<std::string_view, 1> kLeave = {"leave"};
  const std::uint32_t object = object_of(a_, frame.chunk);
  const bool leave = may_be_form(a_, a_.chunks[frame.chunk].head, "leave"_w) &&
                     is_verb_of(a_, frame.chunk, kLeave);
  if (object != kNone && leave) {
    std::uint32_t state = a_.chunks[object].range.end;
    while (a_.pos(state) == Pos::adv) ++state;  // "left nine badly hurt"
    const bool verb = a_.pos(state) == Pos::verb && state > a_.chunks[object].range.end;
    end = std::max(end, verb ? state + 1 : a_.chunks[object].range.end);
  }
  for (std::uint32_t t = begin; t < end; ++t) {
    if (!hung && !leaving && leaves(t)) continue;
    if (leaving && !leaves(t)) continue;
    if (is_off_place(a_, t) || (!leaving && is_a_home(a_, t))) continue;
    // "were shot at a bar": where; "were shot at by the guards": what was done.
    if (frame.passive && frame.subkind == "attack" && a_.key(t) == "at"_w &&
        chunk_behind(a_, t + 1) != kNone)
      continue;
    // "shot six men at a bar", "shot two at point-blank range": whom, then where or how
    if (!frame.passive && frame.subkind == "attack" && a_.key(t) == "at"_w && object != kNone &&
        people(object) && a_.chunks[object].range.end <= t)
      continue;
    // "4 shot near the mill, one dead": the number says who is dead.
    if (!leave && a_.key(t) == "dead"_w && t > begin && a_.pos(t - 1) == Pos::num) continue;
    if (a_.key(t) == "dead"_w && t > begin && a_.key(t - 1) == "brain"_w) continue;
    static constexpr std::array<std::uint64_t, 7> kVery = {
        "silent"_w, "tired"_w, "certain"_w, "serious"_w, "quiet"_w, "set"_w, "calm"_w};
    if (a_.key(t) == "dead"_w && one_of(a_.key(t + 1), kVery)) continue;  // "dead silent"
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

bool FrameFinder::leaves(std::uint32_t token) const {
  const std::uint32_t chunk = a_.chunk_at[token];
  if (chunk == kNone || a_.chunks[chunk].preposition == kNone) return false;
  const std::uint64_t key = a_.key(a_.chunks[chunk].preposition);
  return key == "from"_w || key == "of"_w || key == "near"_w;
}

void FrameFinder::read_noun(std::uint32_t c) {
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
    if (carries_out(frame) || !fits_noun(frame, list[hit->phrase].detail)) return;
    // "the non-fatal shooting of a boy"
    const bool negated =
        hit->range.size() > 1 && begin >= 1 &&
        (a_.key(begin - 1) == "non"_w ||
         (begin >= 2 && a_.word(begin - 1) == "-" && a_.key(begin - 2) == "non"_w));
    if (frame.subkind == "killing" && negated)
      frame.subkind = frame.victim == kNone ? "attack" : "injury";
    // "the shooting of a child"
    if (list[hit->phrase].words == "shooting*" && frame.victim != kNone) shots_.push_back(c);
    frames_.push_back(std::move(frame));
    return;
  }
  read_move(c);
}

bool FrameFinder::fits_noun(const Frame& frame, const std::string& detail) const {
  const bool suffered = frame.victim != kNone && frame.victim != frame.chunk;
  if (detail == "n!human") return suffered;
  return detail != "n!thing" || suffered || frame.target != kNone;
}

bool FrameFinder::carries_out(const Frame& frame) const {
  if (a_.head_noun(a_.chunks[frame.chunk]) != "execution") return false;
  const std::vector<std::uint32_t> of = phrases_of(a_, frame.chunk, {"of"_w});
  return !of.empty() && a_.chunks[of.front()].preposition == a_.chunks[frame.chunk].range.end &&
         is_event(a_.chunks[of.front()]);
}

bool FrameFinder::bare_participle(std::uint32_t c) const {
  const Chunk& verb = a_.chunks[c];
  const TokenRange sentence = a_.sentence(verb.head);
  static constexpr std::array<std::string_view, 6> kDone = {"deport", "expel",  "detain",
                                                            "arrest", "abduct", "execute"};
  const std::uint32_t next = verb.range.end;
  if (verb.range.size() != 1 || !a_.word(verb.head).ends_with("ed") || c == 0 ||
      a_.in_title(verb.head) || !is_verb_of(a_, c, kDone) || next >= sentence.end ||
      (a_.key(next) != "from"_w && a_.key(next) != "in"_w && a_.key(next) != "to"_w &&
       a_.key(next) != "by"_w) ||
      a_.is_force(a_.chunks[c - 1]))
    return false;
  for (std::uint32_t i = a_.next_chunk(sentence.begin);
       i < a_.chunks.size() && a_.chunks[i].range.begin < sentence.end; ++i) {
    if (i != c && a_.chunks[i].kind == ChunkKind::verb) return false;
  }
  return object_of(a_, c) == kNone;
}

bool FrameFinder::is_recorded_by(std::uint32_t by) const {
  static constexpr std::array<std::uint64_t, 15> kRecord = {
      "recorded"_w,  "documented"_w, "reported"_w,     "counted"_w,   "registered"_w,
      "described"_w, "verified"_w,   "confirmed"_w,    "condemned"_w, "alleged"_w,
      "monitored"_w, "probed"_w,     "investigated"_w, "examined"_w,  "reviewed"_w};
  return by != kNone && by > 0 && one_of(a_.key(by - 1), kRecord);
}

void FrameFinder::fill_noun_roles(Frame& frame) const {
  const Chunk& chunk = a_.chunks[frame.chunk];
  // "ruled a homicide by the coroner": who rules
  const bool ruled = frame.chunk > 0 && a_.chunks[frame.chunk - 1].passive &&
                     a_.chunks[frame.chunk - 1].range.end == chunk.range.begin;
  for (const std::uint32_t by : phrases_of(a_, frame.chunk, {"by"_w})) {
    if (!ruled && !is_recorded_by(a_.chunks[by].preposition)) set_agent(frame, by);
  }
  for (const std::uint32_t of :
       phrases_of(a_, frame.chunk, {"of"_w, "on"_w, "against"_w, "upon"_w})) {
    // "the shooting Friday of a boy"
    const std::uint32_t next = frame.chunk + 1;
    const bool timed = a_.chunks[next].preposition == kNone && is_time(a_.chunks[next]) &&
                       a_.chunks[next].range.begin == chunk.range.end;
    const std::uint32_t end = timed ? a_.chunks[next].range.end : chunk.range.end;
    if (a_.chunks[of].preposition != end) continue;
    const bool suffers = befalls_people(frame.subkind) ? may_suffer(of) : people(of);
    if (suffers) {
      frame.victim = of;
      for (const std::uint32_t c : joined_with(a_, of)) {
        if (befalls_people(frame.subkind) && may_suffer(c)) frame.others.push_back(c);
      }
    }
    if (!suffers && thing(of)) frame.target = of;
  }
  if (frame.agent == kNone) set_claimant(frame);
  if (frame.agent == kNone && makes_incident(frame.subkind)) set_accused(frame);
  set_blast(frame);
  add_things(frame);
  if (frame.agent == kNone) set_light_doer(frame);
  if (frame.victim == kNone && frame.target == kNone) set_possessor(frame);
  fill_places(frame);
  const std::uint64_t first = a_.key(chunk.range.begin);
  frame.definite = chunk.definite && frame.victim == kNone && frame.target == kNone &&
                   frame.agent == kNone && first != "all"_w;
  if (first == "no"_w) frame.polarity = Polarity::negative;
  for (std::uint32_t t = chunk.range.begin - std::min(chunk.range.begin, 2U); t < chunk.head; ++t) {
    if (a_.key(t) == "attempted"_w) frame.stage = Stage::attempted;
  }
  if (frame.victim == kNone && frame.target == kNone && befalls_people(frame.subkind) &&
      has_owner(chunk))
    frame.victim = frame.chunk;
  if (frame.victim == kNone && frame.target == kNone) set_sufferer(frame);
  read_unreal(frame, chunk.range.begin);
  weigh_doer(frame);
}

void FrameFinder::set_claimant(Frame& frame) const {
  static constexpr std::array<std::string_view, 4> kOwn = {"claim", "admit", "take", "accept"};
  const Chunk& deed = a_.chunks[frame.chunk];
  if (deed.preposition == kNone || a_.key(deed.preposition) != "for"_w || frame.chunk < 2 ||
      a_.key(deed.preposition - 1) != "responsibility"_w)
    return;
  for (std::uint32_t c = frame.chunk; c-- > 0 && frame.chunk - c <= 3;) {
    const Chunk& verb = a_.chunks[c];
    if (verb.kind != ChunkKind::verb) continue;
    if (verb.negative || verb.passive || !is_verb_of(a_, c, kOwn)) return;
    const std::uint32_t who = subject_of(a_, c);
    const bool somebody = who != kNone && a_.key(a_.chunks[who].range.begin) != "no"_w;
    if (somebody && a_.chunks[who].kind == ChunkKind::noun) set_agent(frame, who);
    return;
  }
}

bool FrameFinder::has_owner(const Chunk& chunk) const {
  // "Porter charged in girlfriend's shooting death"
  for (std::uint32_t t = chunk.range.begin; a_.in_title(chunk.head) && t + 1 < chunk.head; ++t) {
    const bool person = a_.key(t) == "old"_w || a_.context->people.match_at(a_.tokens, t, t + 1);
    if (person && a_.key(t + 1) == "'s"_w) return true;
  }
  const EntityHit* const name = a_.name_in(chunk.range, {MentionKind::person});
  if (name == nullptr || name->range.end > chunk.head) return false;
  const std::uint32_t mark = name->range.end;
  const std::string_view word = a_.word(mark);
  return a_.key(mark) == "'s"_w || word == "'" || word == "\xE2\x80\x99";
}

void FrameFinder::set_sufferer(Frame& frame) const {
  static constexpr std::array<std::string_view, 6> kSuffer = {"suffer",  "undergo", "endure",
                                                              "survive", "subject", "sustain"};
  if (frame.chunk == 0 || a_.chunks[frame.chunk - 1].kind != ChunkKind::verb) return;
  if (!is_verb_of(a_, frame.chunk - 1, kSuffer)) return;
  const std::uint32_t subject = subject_of(a_, frame.chunk - 1);
  if (subject != kNone && befalls_people(frame.subkind) && may_suffer(subject))
    frame.victim = subject;
}

bool past_as_base(const std::string& word) {
  static constexpr std::array<std::string_view, 11> kSame = {
      "set", "put", "hit", "cut", "shut", "beat", "burst", "hurt", "let", "cast", "cost"};
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
