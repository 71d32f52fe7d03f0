// extract/voices_subjects.cpp - who speaks where the noun nearest to a verb of saying cannot
#include "extract/voice_finder.h"

namespace habeas {

std::uint32_t VoiceFinder::teller_before(std::uint32_t participle) const {
  const Chunk& v = a_.chunks[participle];
  if (participle == 0 || !v.participle || v.range.begin < sentence_.begin + 2 ||
      a_.word(v.range.begin - 1) != ",")
    return kNone;
  const Chunk& before = a_.chunks[participle - 1];
  if (before.range.end + 1 != v.range.begin || !is_finite(before) || before.passive) return kNone;
  const auto cue = a_.context->cues.match_at(a_.tokens, before.head, before.range.end);
  if (!cue || a_.context->cues[cue->phrase].label != "say") return kNone;
  return subject_of(a_, participle - 1);
}

Voice VoiceFinder::same_speaker(std::uint32_t subject) const {
  const Chunk& it = a_.chunks[subject];
  if (it.kind != ChunkKind::pronoun || a_.key(it.head) != "it"_w || voices_.acts.empty()) return {};
  const SpeechAct& act = voices_.acts.back();
  const std::uint32_t begin = it.range.begin;
  if (act.cue.empty() || act.trailing || act.voice.range.empty() || act.cue.begin > begin ||
      act.cue.begin < sentence_.begin)
    return {};
  const bool behind =
      act.cue.end == begin || (act.cue.end + 1 == begin && a_.key(act.cue.end) == "that"_w);
  const std::uint32_t who = a_.chunk_at[act.voice.range.begin];
  const bool person = act.voice.who == DraftLink::Who::entity
                          ? a_.entities[act.voice.entity].kind == MentionKind::person
                          : who == kNone || a_.chunks[who].plural || a_.is_people(a_.chunks[who]);
  if (!behind || person) return {};
  Voice voice = act.voice;
  voice.range = it.range;
  return voice;
}

Voice VoiceFinder::author_before(std::uint32_t report) {
  static constexpr std::array<std::string_view, 8> kIssue = {
      "publish", "release", "issue", "present", "write", "launch", "produce", "send"};
  constexpr std::uint32_t kReach = 60;  // chunks: the paragraph and the one before
  if (Voice same = same_speaker(report); same.who != DraftLink::Who::narrator) return same;
  const Chunk& chunk = a_.chunks[report];
  const TokenRange phrase = full_phrase(a_, report);
  if (!is_report(report) || chunk.plural || a_.key(chunk.range.begin) != "the"_w ||
      chunk.range.size() != 2 || phrase.end != chunk.range.end)
    return {};
  const std::uint64_t noun = a_.key(chunk.head);
  for (std::uint32_t c = report; c-- > 0 && c + kReach > report;) {
    const Chunk& other = a_.chunks[c];
    if (other.kind != ChunkKind::noun || a_.key(other.head) != noun || a_.in_title(other.head))
      continue;
    // "a report by the network", "the network's report"
    const EntityHit* const named =
        a_.name_in(full_phrase(a_, c), {MentionKind::organisation, MentionKind::person});
    if (named != nullptr && named->entity != kNone)
      return {DraftLink::Who::entity, named->entity, a_.entities[named->entity].name, chunk.range};
    // "The network published a report."
    const std::uint32_t verb = c > 0 ? c - 1 : kNone;
    if (verb == kNone || a_.chunks[verb].kind != ChunkKind::verb || a_.chunks[verb].passive ||
        !is_verb_of(a_, verb, kIssue))
      continue;
    const std::uint32_t issuer = subject_of(a_, verb);
    if (issuer == kNone || !may_speak(issuer)) return {};
    Voice voice = voice_of(a_, issuer, last_);
    if (voice.who != DraftLink::Who::entity) return {};
    voice.range = chunk.range;
    return voice;
  }
  return {};
}

std::uint32_t VoiceFinder::joined_speaker(std::uint32_t verb, std::uint32_t subject) const {
  const std::uint32_t begin = a_.chunks[verb].range.begin;
  if (begin <= sentence_.begin || a_.key(begin - 1) != "and"_w) return subject;
  for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence_.begin;) {
    if (!is_finite(a_.chunks[c]) || a_.chunks[c].passive) continue;
    const std::uint32_t other = subject_of(a_, c);
    if (other != kNone && other != subject && other < c && may_speak(other)) return other;
  }
  return subject;
}

bool VoiceFinder::may_speak(std::uint32_t chunk) const {
  const Chunk& c = a_.chunks[chunk];
  if (a_.key(c.head) == "there"_w) return false;
  return c.kind == ChunkKind::pronoun || a_.is_people(c) || a_.is_force(c) ||
         a_.name_in(c.range, {MentionKind::person, MentionKind::organisation, MentionKind::place,
                              MentionKind::group}) != nullptr;
}

std::uint32_t VoiceFinder::main_speaker(std::uint32_t participle, std::uint32_t subject) const {
  if (a_.word(a_.chunks[participle].range.begin - 1) != ",") return subject;
  for (std::uint32_t c = a_.next_chunk(sentence_.begin); c < participle; ++c) {
    if (!is_finite(a_.chunks[c])) continue;
    const std::uint32_t main = subject_of(a_, c);
    return main != kNone && may_speak(main) ? main : subject;
  }
  return subject;
}

std::uint32_t VoiceFinder::first_of_subject(std::uint32_t subject) const {
  while (subject > 0 && a_.chunks[subject].range.begin >= 2) {
    const std::uint32_t before = a_.chunks[subject].range.begin - 1;
    const Chunk& other = a_.chunks[subject - 1];
    if (a_.key(before) != "and"_w || other.kind != ChunkKind::noun || other.range.end != before ||
        other.preposition != kNone) {
      break;
    }
    --subject;
  }
  return subject;
}

}  // namespace habeas
