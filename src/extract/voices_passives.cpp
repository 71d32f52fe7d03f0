// extract/voices_passives.cpp - acts of speech told by passives, hearsay and participles: "are said
// to", "was told by villagers that", "an estimated 300"
#include "extract/voice_finder.h"

namespace habeas {

void VoiceFinder::read_passive(std::uint32_t c, const std::optional<PhraseHit>& hit) {
  const Chunk& v = a_.chunks[c];
  // "information about alleged beatings": it stands before a noun as adjectives do.
  const bool attributive = v.participle && v.range.size() == 1 && v.range.end < a_.size() &&
                           (a_.pos(v.range.end) == Pos::noun || a_.pos(v.range.end) == Pos::adj);
  if (attributive || is_comparison(v.range.begin)) return;
  // "accused in a case of arson": where somebody stands trial, not what is said of him
  static constexpr std::array<std::uint64_t, 4> kCase = {"in"_w, "over"_w, "under"_w, "at"_w};
  if (a_.key(v.head) == "accused"_w && one_of(a_.key(v.range.end), kCase)) return;
  const std::vector<std::uint32_t> by = phrases_of(a_, c, {"by"_w});
  SpeechAct act;
  act.cue = v.range;
  act.rel = Rel::reported;
  act.mood = hit ? mood_of(a_.context->cues[hit->phrase].detail) : Mood::reported;
  if (!by.empty() && by.front() == c + 1) {
    act.voice = voice_of(a_, by.front(), last_);
  } else {
    act.voice = {DraftLink::Who::unnamed, kNone, std::string(a_.words(v.range)), v.range};
  }
  const std::uint32_t subject = subject_of(a_, c);
  // "were handed over and are feared to have been shot": the report begins with its own verb.
  const std::uint64_t joint = v.range.begin > sentence_.begin ? a_.key(v.range.begin - 1) : 0;
  const bool joined = joint == "and"_w && has_verb(sentence_.begin, v.range.begin);
  std::uint32_t begin =
      subject != kNone && subject < c && !joined ? relative_begin(c, subject) : v.range.begin;
  if (!joined) begin = share_before(begin);
  act.content = {begin, content_end(v.range.end)};
  if (v.participle && subject != kNone && subject > c)
    act.content = {v.range.begin, comma_behind(v.range.end)};
  if (is_said_to_be(v)) act.content = {begin, comma_behind(v.range.end)};
  // "Three deaths have been reported; Norland denies any": what is told behind is another's word.
  for (std::uint32_t t = v.range.end; t < act.content.end; ++t) {
    if (a_.word(t) == ";") act.content.end = t;
  }
  const Voice before = last_;
  add(std::move(act));
  last_ = before;  // nobody in particular: "they" still means the voice before
}

bool VoiceFinder::court_heard(std::uint32_t c) {
  static constexpr std::array<std::string_view, 9> kCourts = {"court",   "inquiry",    "tribunal",
                                                              "hearing", "commission", "committee",
                                                              "panel",   "judge",      "jury"};
  const Chunk& v = a_.chunks[c];
  const std::uint32_t subject = subject_of(a_, c);
  if (subject == kNone || a_.chunks[subject].kind != ChunkKind::noun ||
      v.range.end >= sentence_.end || a_.key(v.range.end) != "that"_w)
    return false;
  const std::string head = a_.head_noun(a_.chunks[subject]);
  if (std::find(kCourts.begin(), kCourts.end(), head) == kCourts.end()) return false;
  SpeechAct act;
  act.cue = v.range;
  act.voice = voice_of(a_, subject, last_);
  act.content = {v.range.end, content_end(v.range.end)};
  add(std::move(act));
  return true;
}

bool VoiceFinder::read_hearsay(std::uint32_t c) {
  static constexpr std::array<std::uint64_t, 6> kHear = {"hear"_w,    "hears"_w,  "heard"_w,
                                                         "learned"_w, "learnt"_w, "learns"_w};
  static constexpr std::array<std::string_view, 4> kTell = {"tell", "inform", "warn", "assure"};
  const Chunk& v = a_.chunks[c];
  const bool told = v.passive && !v.participle && is_verb_of(a_, c, kTell);
  if (!told && (v.passive || v.participle || !one_of(a_.key(v.head), kHear))) return false;
  if (!told && court_heard(c)) return true;
  const std::vector<std::uint32_t> by = phrases_of(a_, c, {told ? "by"_w : "from"_w});
  if (by.empty() || by.front() != c + 1 || !may_speak(by.front())) return false;
  // "heard from lawyers for the families that"
  std::uint32_t behind = a_.chunks[by.front()].range.end;
  for (std::uint32_t n = 0; n < 6 && behind < sentence_.end && a_.key(behind) != "that"_w; ++n) {
    const std::uint32_t at = a_.chunk_at[behind];
    if (at != kNone && a_.chunks[at].kind == ChunkKind::verb) break;
    ++behind;
  }
  if (behind + 1 >= sentence_.end || a_.key(behind) != "that"_w) return false;
  SpeechAct act;
  act.cue = {v.range.begin, a_.chunks[by.front()].range.begin};
  act.voice = voice_of(a_, by.front(), last_);
  act.content = {behind, content_end(behind)};
  add(std::move(act));
  return true;
}

bool VoiceFinder::read_unnamed_hearsay(std::uint32_t c) {
  static constexpr std::array<std::uint64_t, 2> kRead = {"read"_w, "reading"_w};
  static constexpr std::array<std::uint64_t, 3> kHear = {"hear"_w, "heard"_w, "hearing"_w};
  static constexpr std::array<std::string_view, 2> kTell = {"tell", "inform"};
  const Chunk& v = a_.chunks[c];
  if (v.modal != 0 || v.range.end >= sentence_.end || a_.key(v.range.end) != "that"_w) return false;
  const bool told = v.passive && !v.participle && is_verb_of(a_, c, kTell);
  const bool read = !v.passive && one_of(a_.key(v.head), kRead);
  if (!told && !read && (v.passive || !one_of(a_.key(v.head), kHear))) return false;
  if (told && court_heard(c)) return true;
  // "I keep hearing that": the participle has the subject of the verb before it
  const bool keeps = v.participle && c > 0 && a_.chunks[c - 1].range.end == v.range.begin &&
                     is_finite(a_.chunks[c - 1]);
  if (v.participle && !keeps && !told) return false;
  const std::uint32_t subject = subject_of(a_, keeps ? c - 1 : c);
  if (subject == kNone || subject > c || (read && !first_person(subject))) return false;
  if (first_person(subject) && in_quotes(subject))
    return false;  // whoever is quoted answers for it
  SpeechAct act;
  act.cue = v.range;
  act.rel = Rel::reported;
  act.voice = {DraftLink::Who::unnamed, kNone, std::string(a_.words(v.range)), v.range};
  act.content = {v.range.end, content_end(v.range.end)};
  const Voice before = last_;
  add(std::move(act));
  last_ = before;
  return true;
}

bool VoiceFinder::that_behind_phrase(std::uint32_t at) const {
  if (at + 2 >= sentence_.end || a_.pos(at) != Pos::adp) return false;
  const std::uint32_t c = a_.next_chunk(at + 1);
  if (c + 1 >= a_.chunks.size() || a_.chunks[c].preposition != at) return false;
  const std::uint32_t that = a_.chunks[c].range.end;
  // "in a valley that was flooded": a relative clause, whose verb has no subject of its own
  return that + 1 < sentence_.end && a_.key(that) == "that"_w &&
         a_.chunks[a_.next_chunk(that + 1)].kind != ChunkKind::verb;
}

std::uint32_t VoiceFinder::share_before(std::uint32_t begin) const {
  constexpr std::uint32_t kReach = 5;
  for (std::uint32_t t = begin; t > sentence_.begin && begin - t < kReach; --t) {
    const Pos pos = a_.pos(t - 1);
    if (pos == Pos::punct || pos == Pos::verb || pos == Pos::aux) break;
    const QuantityHit* const amount = a_.quantity_in({t - 1, t});
    if (amount != nullptr && amount->value.share)
      return std::max(sentence_.begin, std::min(begin, amount->range.begin));
  }
  return begin;
}

bool VoiceFinder::is_comparison(std::uint32_t verb) const {
  std::uint32_t t = verb;
  while (t > sentence_.begin && a_.pos(t - 1) == Pos::adv) --t;
  // "contrary to what is alleged"
  const bool what =
      t >= sentence_.begin + 2 && a_.key(t - 1) == "what"_w && a_.key(t - 2) == "to"_w;
  return what || (t > sentence_.begin && (a_.key(t - 1) == "than"_w || a_.key(t - 1) == "as"_w));
}

std::uint32_t VoiceFinder::relative_begin(std::uint32_t verb, std::uint32_t subject) const {
  for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence_.begin;) {
    const Chunk& chunk = a_.chunks[c];
    if (chunk.kind == ChunkKind::verb) break;
    const std::uint64_t key = a_.key(chunk.head);
    if (chunk.kind != ChunkKind::pronoun ||
        (key != "whom"_w && key != "who"_w && key != "which"_w && key != "that"_w))
      continue;
    std::uint32_t comma = chunk.range.begin;
    while (comma > sentence_.begin + 1 && chunk.range.begin - comma < 3 &&
           a_.word(comma - 1) != ",")
      --comma;
    if (a_.word(comma - 1) == ",") return comma;
    const std::uint32_t noun = antecedent_of(a_, c);
    if (noun == kNone) return chunk.range.begin;
    const QuantityHit* const amount = a_.quantity_in(a_.chunks[noun].range);
    return amount == nullptr ? a_.chunks[noun].range.begin
                             : std::min(a_.chunks[noun].range.begin, amount->range.begin);
  }
  return a_.chunks[subject].range.begin;
}

std::uint32_t VoiceFinder::comma_behind(std::uint32_t from) const {
  for (std::uint32_t t = from; t < sentence_.end; ++t) {
    if (a_.word(t) == ",") return t;
  }
  return sentence_.end;
}

void VoiceFinder::read_participles() {
  static constexpr std::array<std::uint64_t, 4> kAdjectives = {"estimated"_w, "reported"_w,
                                                               "alleged"_w, "suspected"_w};
  for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
    if (!one_of(a_.key(t), kAdjectives)) continue;
    const std::uint32_t chunk = a_.chunk_at[t];
    if (chunk == kNone || a_.chunks[chunk].kind != ChunkKind::noun ||
        t != a_.chunks[chunk].range.begin + 1)
      continue;
    SpeechAct act;
    act.cue = {t, t + 1};
    act.rel = Rel::reported;
    act.mood =
        a_.key(t) == "alleged"_w || a_.key(t) == "suspected"_w ? Mood::alleged : Mood::reported;
    act.voice = {
        DraftLink::Who::unnamed, kNone, std::string(a_.words({t - 1, t + 1})), {t - 1, t + 1}};
    act.content = {t - 1,
                   a_.key(t) == "estimated"_w ? clause_end(a_, chunk) : a_.chunks[chunk].range.end};
    const Voice before = last_;
    add(std::move(act));
    last_ = before;
  }
}

}  // namespace habeas
