// extract/voices_nouns.cpp - acts of speech told by nouns: "the claim that", "a statement that"
#include "extract/frames.h"
#include "extract/organs.h"
#include "extract/voice_finder.h"

namespace habeas {

void VoiceFinder::find_nouns() {
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    if (a_.chunks[c].kind != ChunkKind::noun) continue;
    if (read_verb_in_noun(c)) continue;
    read_noun(c);
    read_account_of(c);
  }
}

bool VoiceFinder::read_verb_in_noun(std::uint32_t c) {
  const Chunk& chunk = a_.chunks[c];
  const std::uint32_t last = chunk.range.end - 1;
  if (chunk.range.size() < 2 || chunk.head != last || a_.name_at[last] != kNone ||
      a_.tokens.tokens[last].shape != Shape::lower)
    return false;
  const auto hit = a_.context->cues.match_at(a_.tokens, last, last + 1);
  if (!hit || a_.context->cues[hit->phrase].label != "say") return false;
  const std::uint32_t behind = chunk.range.end;
  // "The accused made his first appearance": one person, no verb
  if (chunk.range.size() == 2 && a_.pos(chunk.range.begin) == Pos::det) return false;
  const Pos next = behind < sentence_.end ? a_.pos(behind) : Pos::punct;
  if (next == Pos::verb || next == Pos::aux) return false;
  const std::uint32_t name = a_.name_at[last - 1];
  const bool named = name != kNone && a_.names[name].entity != kNone &&
                     a_.names[name].kind != MentionKind::group && last_of_name(last - 1) &&
                     a_.word(last).ends_with("s") && next != Pos::adp;
  const bool people = a_.context->people.match_at(a_.tokens, last - 1, last).has_value();
  const bool tail = people && chunk.range.begin > sentence_.begin &&
                    a_.word(chunk.range.begin - 1) == "," && next == Pos::punct &&
                    behind + 2 >= sentence_.end;
  const bool fears = a_.key(last) == "fear"_w;  // "Activists fear for 40 detainees"
  const bool clause = behind < sentence_.end &&
                      (a_.key(behind) == "that"_w || (fears && a_.key(behind) == "for"_w));
  if (!tail && !named && !(people && clause)) return false;
  SpeechAct act;
  act.cue = {last, last + 1};
  act.mood = mood_of(a_.context->cues[hit->phrase].detail);
  act.rel = reports(last) ? Rel::reported : Rel::said;
  const TokenRange words{chunk.range.begin, last};
  if (named) {
    const std::uint32_t entity = a_.names[name].entity;
    act.voice = {DraftLink::Who::entity, entity, a_.entities[entity].name, a_.names[name].range};
  } else {
    act.voice = {DraftLink::Who::unnamed, kNone, std::string(a_.words(words)), words};
  }
  // "fear for 40 men who were deported": that they were is no fear
  if (!tail && fears && a_.key(behind) == "for"_w) act.mood = Mood::reported;
  act.trailing = tail;
  act.content = tail ? TokenRange{content_before(words.begin), words.begin}
                     : TokenRange{behind, content_end(behind)};
  add(std::move(act));
  return true;
}

std::uint32_t VoiceFinder::owner_behind(std::uint32_t c) const {
  static constexpr std::array<std::uint64_t, 8> kMade = {
      "given"_w, "made"_w, "presented"_w, "issued"_w, "offered"_w, "provided"_w, "told"_w, "put"_w};
  std::uint32_t t = a_.chunks[c].range.end;
  if (t + 2 >= sentence_.end) return kNone;
  const bool made = one_of(a_.key(t), kMade) && a_.key(t + 1) == "by"_w;
  if (made) ++t;
  if (!one_of(a_.key(t), {"of"_w, "by"_w, "from"_w})) return kNone;
  const std::uint32_t owner = a_.next_chunk(t + 1);
  const bool near = owner < a_.chunks.size() && a_.chunks[owner].range.begin == t + 1;
  return near && a_.chunks[owner].kind != ChunkKind::verb && may_speak(owner) ? owner : kNone;
}

bool VoiceFinder::tells_where(std::uint32_t c) const {
  const std::uint32_t in = a_.chunks[c].preposition;
  if (in == kNone || !one_of(a_.key(in), {"in"_w, "through"_w, "via"_w, "by"_w})) return false;
  return std::any_of(voices_.acts.begin(), voices_.acts.end(), [&](const SpeechAct& act) {
    return !act.cue.empty() && act.cue.end <= in && in <= act.cue.end + 3 && !act.trailing &&
           sentence_.contains(act.cue.begin);
  });
}

void VoiceFinder::read_noun(std::uint32_t c) {
  static constexpr std::array<std::uint64_t, 44> kNouns = {
      "claim"_w,      "claims"_w,     "allegation"_w,     "allegations"_w, "accusation"_w,
      "report"_w,     "reports"_w,    "rumour"_w,         "rumours"_w,     "accusations"_w,
      "assertion"_w,  "assertions"_w, "statement"_w,      "statements"_w,  "warning"_w,
      "insistence"_w, "suggestion"_w, "warnings"_w,       "rumors"_w,      "assurances"_w,
      "testimony"_w,  "account"_w,    "accounts"_w,       "version"_w,     "conclusion"_w,
      "finding"_w,    "admission"_w,  "complaint"_w,      "testimonies"_w, "contention"_w,
      "confession"_w, "revelation"_w, "fear"_w,           "fears"_w,       "suspicion"_w,
      "suspicions"_w, "belief"_w,     "information"_w,    "lies"_w,        "story"_w,
      "stories"_w,    "falsehoods"_w, "disinformation"_w, "propaganda"_w};
  const Chunk& chunk = a_.chunks[c];
  if (!one_of(a_.key(chunk.head), kNouns) || chunk.head + 1 != chunk.range.end) return;
  const std::uint32_t owner = owner_behind(c);
  std::uint32_t that =
      owner == kNone ? chunk.range.end : std::max(full_phrase(a_, owner).end, chunk.range.end);
  // "Their account is that ..."
  const bool is = that + 2 < sentence_.end && one_of(a_.key(that), {"is"_w, "was"_w});
  if (is) ++that;
  if (that + 1 >= sentence_.end || a_.key(that) != "that"_w || a_.pos(that) == Pos::verb) return;
  if (tells_where(c)) return;
  SpeechAct act;
  act.cue = {chunk.head, chunk.head + 1};
  act.rel = Rel::reported;
  act.voice = owner == kNone ? owner_of(c) : voice_of(a_, owner, last_);
  if (one_of(a_.key(chunk.head), {"fear"_w, "fears"_w})) act.mood = Mood::feared;
  if (one_of(a_.key(chunk.head), {"suspicion"_w, "suspicions"_w})) act.mood = Mood::alleged;
  if (a_.key(chunk.head) == "belief"_w) act.mood = Mood::possible;
  if (act.voice.who == DraftLink::Who::narrator) return;  // "We have reports that": the page's own
  const bool opens = a_.next_chunk(sentence_.begin) == c || chunk.preposition == kNone;
  const bool subject = opens && !is && !object_of_verb(c);
  act.content = {that, subject ? clause_of_subject(that) : sentence_.end};
  if (a_.chunks[c].head > sentence_.begin && covered_cue(that)) return;
  // "Papers published fabricated stories that ...": the papers do not call them so.
  for (auto told = voices_.acts.rbegin();
       told != voices_.acts.rend() && told->cue.begin >= sentence_.begin; ++told) {
    if (told->content.begin == chunk.range.begin && told->cue.end == chunk.range.begin &&
        told->content.end > that)
      told->content.begin = that;
  }
  const Voice before = last_;
  const bool unnamed = act.voice.who == DraftLink::Who::unnamed;
  add(std::move(act));
  if (unnamed) last_ = before;
}

void VoiceFinder::read_account_of(std::uint32_t c) {
  static constexpr std::array<std::uint64_t, 15> kAccounts = {
      "report"_w,      "reports"_w,  "rumour"_w,      "rumours"_w,     "rumor"_w,
      "rumors"_w,      "claims"_w,   "allegation"_w,  "allegations"_w, "accusation"_w,
      "accusations"_w, "accounts"_w, "information"_w, "stories"_w,     "testimonies"_w};
  const Chunk& chunk = a_.chunks[c];
  const std::uint32_t of = chunk.range.end;
  if (!one_of(a_.key(chunk.head), kAccounts) || chunk.head + 1 != of || of + 1 >= sentence_.end ||
      !one_of(a_.key(of), {"of"_w, "about"_w}) || owner_behind(c) != kNone)
    return;
  std::uint32_t end = of + 1;
  while (end < sentence_.end && a_.pos(end) != Pos::punct && a_.key(end) != "that"_w) {
    const std::uint32_t verb = a_.chunk_at[end];
    if (verb != kNone && a_.chunks[verb].kind == ChunkKind::verb && is_finite(a_.chunks[verb]))
      break;
    ++end;
  }
  if (!tells_harm({of + 1, end})) return;
  SpeechAct act;
  act.cue = {chunk.head, chunk.head + 1};
  act.rel = Rel::reported;
  act.voice = owner_of(c);
  if (act.voice.who == DraftLink::Who::narrator) return;  // "We have reports of": the page's own
  act.content = {of + 1, end};
  const Voice before = last_;
  const bool unnamed = act.voice.who == DraftLink::Who::unnamed;
  add(std::move(act));
  if (unnamed) last_ = before;
}

bool VoiceFinder::tells_harm(TokenRange words) const {
  for (const PhraseList* list : {&a_.context->noun_frames, &a_.context->verb_frames}) {
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      const auto hit = list->match_at(a_.tokens, t, words.end);
      if (hit && makes_incident((*list)[hit->phrase].label)) return true;
    }
  }
  return false;
}

bool VoiceFinder::covered_cue(std::uint32_t that) const {
  return std::any_of(voices_.acts.begin(), voices_.acts.end(), [&](const SpeechAct& act) {
    return act.content.begin == that && !act.trailing;
  });
}

bool VoiceFinder::object_of_verb(std::uint32_t c) const {
  return c > 0 && a_.chunks[c - 1].kind == ChunkKind::verb &&
         a_.chunks[c - 1].range.begin >= sentence_.begin && object_of(a_, c - 1) == c;
}

Voice VoiceFinder::owner_of(std::uint32_t c) {
  const Chunk& chunk = a_.chunks[c];
  const TokenRange before{chunk.range.begin, chunk.head};
  bool possessive = false;
  for (std::uint32_t t = before.begin; t < before.end; ++t)
    possessive = possessive || a_.key(t) == "'s"_w || a_.key(t) == "'"_w;
  if (possessive) {
    if (const EntityHit* hit = a_.name_in(before, {MentionKind::person, MentionKind::organisation}))
      return {DraftLink::Who::entity, hit->entity, a_.entities[hit->entity].name, hit->range};
    if (const EntityHit* hit = a_.name_in(before, {MentionKind::place});
        hit != nullptr && !hit->country.empty()) {
      const std::uint32_t state = government_entity(a_, hit->country);
      return {DraftLink::Who::entity, state, a_.entities[state].name, hit->range};
    }
  }
  if (possessive) {  // "The junta's claim that": whose it is, without a name
    std::uint32_t end = before.begin;
    while (end < before.end && a_.key(end) != "'s"_w && a_.key(end) != "'"_w) ++end;
    const TokenRange words{before.begin, end};
    if (!words.empty())
      return {DraftLink::Who::unnamed, kNone, std::string(a_.words(words)), words};
  }
  static constexpr std::array<std::uint64_t, 27> kMake = {
      "has"_w,       "have"_w,         "had"_w,      "made"_w,      "make"_w,      "makes"_w,
      "issued"_w,    "issues"_w,       "released"_w, "gave"_w,      "issue"_w,     "repeats"_w,
      "repeated"_w,  "published"_w,    "received"_w, "collected"_w, "cited"_w,     "heard"_w,
      "receives"_w,  "gathered"_w,     "spread"_w,   "spreads"_w,   "spreading"_w, "circulated"_w,
      "circulate"_w, "disseminated"_w, "broadcast"_w};
  if (object_of_verb(c) && one_of(a_.key(a_.chunks[c - 1].head), kMake)) {
    const std::uint32_t subject = subject_of(a_, c - 1);
    if (subject != kNone && first_person(subject) && !in_quotes(subject)) return {};
    if (subject != kNone) return voice_of(a_, subject, last_);
  }
  return {DraftLink::Who::unnamed, kNone, std::string(a_.words(chunk.range)), chunk.range};
}

std::uint32_t VoiceFinder::clause_of_subject(std::uint32_t that) const {
  int finite = 0;
  for (std::uint32_t c = a_.next_chunk(that);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    if (!is_finite(a_.chunks[c])) continue;
    const std::uint32_t begin = a_.chunks[c].range.begin;
    const bool joined =
        a_.key(begin - 1) == "and"_w || a_.key(begin - 1) == "or"_w || a_.key(begin - 1) == "but"_w;
    const std::uint64_t before = a_.key(begin - 1);
    const bool relative =
        before == "who"_w || before == "which"_w || (before == "that"_w && begin - 1 != that);
    if (!joined && !relative && ++finite == 2) return begin;
  }
  return sentence_.end;
}

void VoiceFinder::find_given() {
  static constexpr std::array<std::uint64_t, 6> kGiven = {
      "given"_w, "provided"_w, "compiled"_w, "collected"_w, "released"_w, "published"_w};
  static constexpr std::array<std::uint64_t, 9> kFigures = {"number"_w,  "figure"_w, "figures"_w,
                                                            "toll"_w,    "count"_w,  "total"_w,
                                                            "numbers"_w, "data"_w,   "estimate"_w};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c + 1 < a_.chunks.size() && a_.chunks[c + 1].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    const Chunk& by = a_.chunks[c + 1];
    if (v.kind != ChunkKind::verb || !one_of(a_.key(v.head), kGiven) ||
        by.kind != ChunkKind::noun || by.preposition == kNone || a_.key(by.preposition) != "by"_w ||
        by.preposition != v.range.end)
      continue;
    bool figure = false;
    for (std::uint32_t t = sentence_.begin; t < v.range.begin; ++t)
      figure = figure || one_of(a_.key(t), kFigures);
    if (!figure) continue;
    SpeechAct act;
    act.cue = {v.range.begin, by.preposition + 1};
    act.voice = voice_of(a_, c + 1, last_);
    act.content = {sentence_.begin, v.range.begin};
    act.rel = Rel::said;
    act.trailing = true;
    add(std::move(act));
  }
}

}  // namespace habeas
