// extract/voices_phrases.cpp - acts of speech told by set phrases: "by the account of X", "as X put
// it", "citing X", "X was clear: ...", "... - that is how X described it"
#include "extract/voice_finder.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

/// Nouns for what somebody tells: "by the account of", "in the words of".
constexpr std::array<std::uint64_t, 17> kTellings = {
    "account"_w, "accounts"_w, "words"_w,     "telling"_w,     "version"_w,     "view"_w,
    "opinion"_w, "estimate"_w, "count"_w,     "estimation"_w,  "assessment"_w,  "reckoning"_w,
    "tally"_w,   "reading"_w,  "estimates"_w, "description"_w, "recollection"_w};

bool is_dash(std::string_view word) {
  return word == "-" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94";
}

}  // namespace

void VoiceFinder::find_phrases() {
  find_tellings();
  find_as_put();
  find_cited();
  find_before_colon();
  find_behind_dash();
  find_beside_quotation();
}

std::uint32_t VoiceFinder::teller_of_noun(std::uint32_t noun) const {
  if (noun == kNone || a_.chunks[noun].kind != ChunkKind::noun) return kNone;
  const Chunk& chunk = a_.chunks[noun];
  if (!one_of(a_.key(chunk.head), kTellings) || chunk.head + 2 >= sentence_.end ||
      a_.key(chunk.head + 1) != "of"_w)
    return kNone;
  const std::uint32_t teller = a_.next_chunk(chunk.head + 2);
  const bool near = teller < a_.chunks.size() && a_.chunks[teller].range.begin == chunk.head + 2;
  return near && a_.chunks[teller].kind != ChunkKind::verb && may_speak(teller) ? teller : kNone;
}

void VoiceFinder::find_tellings() {
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const std::uint32_t at = a_.chunks[c].preposition;
    if (at == kNone || at < sentence_.begin ||
        !one_of(a_.key(at), {"by"_w, "in"_w, "on"_w, "from"_w}))
      continue;
    const std::uint32_t teller = teller_of_noun(c);
    if (teller == kNone) continue;
    SpeechAct act;
    act.cue = {at, a_.chunks[c].range.end + 1};
    act.voice = voice_of(a_, teller, last_);
    const bool opens = at == sentence_.begin || opens_clause(at);
    const std::uint32_t behind = behind_voice(teller);
    if (opens && a_.word(behind - 1) == ",") {
      act.content = {behind, content_end(behind)};
    } else if (at > sentence_.begin + 2 && a_.word(at - 1) == ",") {
      act.content = {content_before(at), at};
      act.trailing = true;
    }
    if (act.content.size() >= 2) add(std::move(act));
  }
}

void VoiceFinder::find_as_put() {
  static constexpr std::array<std::string_view, 7> kPut = {"put",    "tell",     "describe", "see",
                                                           "recall", "remember", "have"};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    if (!is_finite(v) || v.passive || v.negative || v.range.end >= sentence_.end ||
        a_.key(v.range.end) != "it"_w || !is_verb_of(a_, c, kPut))
      continue;
    const std::uint32_t subject = subject_of(a_, c);
    if (subject == kNone || subject > c || !may_speak(subject)) continue;
    std::uint32_t as = a_.chunks[subject].range.begin;
    const Aside aside = aside_before(a_, c);
    if (aside.subject == subject && aside.begin != kNone) as = std::min(as, aside.begin);
    if (as <= sentence_.begin || a_.key(as - 1) != "as"_w) continue;
    --as;
    SpeechAct act;
    act.cue = {v.range.begin, v.range.end + 1};
    act.voice = voice_of(a_, subject, last_);
    const std::uint32_t behind = v.range.end + 1;
    if (as == sentence_.begin && behind + 1 < sentence_.end &&
        (a_.word(behind) == "," || a_.word(behind) == ":")) {
      act.content = {behind + 1, sentence_.end};
    } else if (as > sentence_.begin + 2 && a_.word(as - 1) == ",") {
      act.content = {content_before(as), as};
      act.trailing = true;
    }
    if (act.content.size() >= 2 && !covered_by_others(act.content)) add(std::move(act));
  }
}

bool VoiceFinder::covered_by_others(TokenRange content) const {
  return std::any_of(voices_.acts.begin(), voices_.acts.end(), [&](const SpeechAct& act) {
    return act.content.begin <= content.begin && act.content.end >= content.end;
  });
}

void VoiceFinder::find_cited() {
  for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
    const bool cites = a_.key(t) == "citing"_w || a_.key(t) == "quoting"_w;
    if (!cites || (t > sentence_.begin && a_.word(t - 1) != ",")) continue;
    const std::uint32_t cited = a_.next_chunk(t + 1);
    if (cited >= a_.chunks.size() || a_.chunks[cited].range.begin != t + 1 ||
        a_.chunks[cited].kind == ChunkKind::verb || (!may_speak(cited) && !is_report(cited)))
      continue;
    const std::uint32_t outer = main_act(t);
    if (outer == kNone) continue;
    SpeechAct act = voices_.acts[outer];
    act.cue = {t, t + 1};
    act.rel = is_report(cited) ? Rel::reported : Rel::said;
    act.voice = voice_of(a_, author_of(cited), last_);
    // The paper's own act reaches one token further, so that whom it cites stands inside it.
    TokenRange& wider = voices_.acts[outer].content;
    if (wider.begin > 0 && !act.trailing) --wider.begin;
    if (act.trailing) ++wider.end;
    keep(std::move(act));
  }
}

std::uint32_t VoiceFinder::main_act(std::uint32_t participle) const {
  for (auto i = static_cast<std::uint32_t>(voices_.acts.size()); i-- > 0;) {
    const SpeechAct& act = voices_.acts[i];
    if (act.cue.empty() || !sentence_.contains(act.cue.begin)) continue;
    const bool own = act.cue.begin == participle || act.content.contains(participle) ||
                     act.voice.who == DraftLink::Who::narrator || in_quote(act.cue.begin);
    if (!own && act.content.size() >= 3) return i;
  }
  return kNone;
}

bool VoiceFinder::in_quote(std::uint32_t token) const {
  const auto behind = quotations_behind(token);
  return !behind.empty() && behind.front().range.begin <= token;
}

std::uint32_t VoiceFinder::speaker_before(std::uint32_t colon) const {
  static constexpr std::array<std::uint64_t, 6> kPlain = {"clear"_w, "adamant"_w, "blunt"_w,
                                                          "firm"_w,  "certain"_w, "emphatic"_w};
  std::uint32_t found = kNone;
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < colon; ++c) {
    const Chunk& v = a_.chunks[c];
    if (v.kind != ChunkKind::verb || v.passive || v.negative) continue;
    const auto cue = a_.context->cues.match_at(a_.tokens, v.head, colon);
    const bool says = cue && a_.context->cues[cue->phrase].label == "say" &&
                      a_.context->cues[cue->phrase].detail != "hypothetical";
    const bool plain =
        a_.pos(v.head) == Pos::aux && v.range.end < colon && one_of(a_.key(v.range.end), kPlain);
    // "This is what Dara Minn had to say:"
    std::uint32_t subject = subject_of(a_, c);
    if (v.infinitive && c > 0 && a_.chunks[c - 1].kind == ChunkKind::verb)
      subject = subject_of(a_, c - 1);
    if ((says || plain) && subject != kNone && subject < c && may_speak(subject)) found = subject;
  }
  return found;
}

std::uint32_t VoiceFinder::quoted_before(std::uint32_t colon) const {
  static constexpr std::array<std::string_view, 2> kQuote = {"quote", "cite"};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < colon; ++c) {
    if (!is_finite(a_.chunks[c]) || a_.chunks[c].passive || !is_verb_of(a_, c, kQuote)) continue;
    const std::uint32_t object = object_of(a_, c);
    return object != kNone && may_speak(object) ? object : kNone;
  }
  return kNone;
}

void VoiceFinder::find_beside_quotation() {
  static constexpr std::array<std::string_view, 17> kManner = {
      "continue", "shout", "cry",   "whisper", "sigh", "sob",   "murmur",   "mutter", "exclaim",
      "scream",   "yell",  "laugh", "smile",   "weep", "begin", "conclude", "wonder"};
  for (const Quotation& q : quotations_behind(sentence_.begin)) {
    if (q.range.begin >= sentence_.end) break;
    if (q.range.begin < sentence_.begin || q.range.size() < 4 || covered(q.range.begin)) continue;
    std::uint32_t t = q.range.end;
    while (t < sentence_.end && is_quote_mark(a_.word(t))) ++t;
    if (t + 1 >= sentence_.end) continue;
    const bool dash = is_dash(a_.word(t));
    const std::uint32_t c = a_.next_chunk(dash ? t + 1 : t);
    if (c >= a_.chunks.size() || a_.chunks[c].range.begin > t + 1 || !may_speak(c) ||
        a_.chunks[c].kind == ChunkKind::verb)
      continue;
    const std::uint32_t behind = full_phrase(a_, c).end;
    const bool alone = behind >= sentence_.end || a_.word(behind) == ".";
    const bool manner = !dash && c + 1 < a_.chunks.size() && is_finite(a_.chunks[c + 1]) &&
                        !a_.chunks[c + 1].passive && is_verb_of(a_, c + 1, kManner);
    if (!manner && !(dash && alone)) continue;
    SpeechAct act;
    act.cue = manner ? a_.chunks[c + 1].range : TokenRange{t, t + 1};
    act.voice = voice_of(a_, c, last_);
    act.content = q.range;
    act.direct = true;
    act.trailing = true;
    if (act.voice.who != DraftLink::Who::narrator) add(std::move(act));
  }
}

void VoiceFinder::find_before_colon() {
  std::uint32_t colon = sentence_.begin + 1;
  while (colon < sentence_.end && a_.word(colon) != ":") ++colon;
  if (colon < sentence_.end && a_.in_title(colon)) return find_in_headline(colon);
  if (colon + 3 >= sentence_.end || in_quote(colon)) return;
  const bool quotes = is_quote_mark(a_.word(colon + 1));
  const TokenRange content{colon + 1, sentence_.end};
  if (covered(content.begin + (quotes ? 1 : 0)) && quoted_before(colon) == kNone) return;
  if (!quotes && !has_verb(content.begin, content.end)) return;
  const std::uint32_t quoted = quoted_before(colon);
  const std::uint32_t speaker = quoted != kNone ? quoted : speaker_before(colon);
  if (speaker == kNone || first_person(speaker) || a_.key(a_.chunks[speaker].head) == "this"_w)
    return;
  SpeechAct act;
  act.cue = {colon, colon + 1};
  act.voice = voice_of(a_, author_of(speaker), last_);
  act.content = content;
  if (act.voice.who != DraftLink::Who::narrator) add(std::move(act));
}

std::uint32_t VoiceFinder::only_speaker(TokenRange side) const {
  static constexpr std::array<std::uint64_t, 13> kBodies = {
      "ministry"_w, "government"_w, "army"_w,  "police"_w,    "court"_w,
      "report"_w,   "commission"_w, "group"_w, "ombudsman"_w, "watchdog"_w,
      "council"_w,  "monitor"_w,    "lawyer"_w};
  constexpr std::uint32_t kLongest = 9;
  if (side.empty() || side.size() > kLongest || has_verb(side.begin, side.end)) return kNone;
  const std::uint32_t c = a_.next_chunk(side.begin);
  if (c >= a_.chunks.size() || a_.chunks[c].range.begin > side.begin ||
      a_.chunks[c].range.end > side.end || a_.quantity_in(a_.chunks[c].range) != nullptr)
    return kNone;
  return may_speak(c) || one_of(a_.key(a_.chunks[c].head), kBodies) ? c : kNone;
}

void VoiceFinder::find_in_headline(std::uint32_t colon) {
  const TokenRange left{sentence_.begin, colon};
  const TokenRange right{colon + 1, sentence_.end};
  if (covered(left.begin) || right.empty() || covered(right.begin) ||
      is_quote_mark(a_.word(colon + 1)))
    return;
  SpeechAct act;
  act.cue = {colon, colon + 1};
  std::uint32_t speaker = kNone;
  if (has_verb(right.begin, right.end)) {
    speaker = only_speaker(left);
    // "Norland: 40 men vanish" says where.
    if (speaker != kNone && a_.name_in(left, {MentionKind::place}) != nullptr) return;
    act.content = right;
  } else if (has_verb(left.begin, left.end)) {
    speaker = only_speaker(right);
    act.content = left;
    act.trailing = true;
  }
  if (speaker == kNone) return;
  act.voice = voice_of(a_, author_of(speaker), last_);
  if (act.voice.who != DraftLink::Who::narrator) add(std::move(act));
}

void VoiceFinder::find_behind_dash() {
  for (std::uint32_t t = sentence_.begin + 3; t + 4 < sentence_.end; ++t) {
    if (!is_dash(a_.word(t)) || !one_of(a_.key(t + 1), {"that"_w, "this"_w, "such"_w}) ||
        !one_of(a_.key(t + 2), {"is"_w, "was"_w}))
      continue;
    const bool how = one_of(a_.key(t + 3), {"how"_w, "what"_w});
    std::uint32_t teller = a_.next_chunk(how ? t + 4 : t + 3);
    if (!how) teller = teller_of_noun(teller);
    if (teller == kNone || teller >= a_.chunks.size() || teller + 1 >= a_.chunks.size() ||
        a_.chunks[teller].kind == ChunkKind::verb || !may_speak(teller))
      continue;
    SpeechAct act;
    act.cue = {t + 1, t + 3};
    act.voice = voice_of(a_, teller, last_);
    act.content = {content_before(t), t};
    act.trailing = true;
    if (how && !a_.context->cues.match_at(a_.tokens, verb_behind(teller), sentence_.end)) continue;
    add(std::move(act));
    return;
  }
}

std::uint32_t VoiceFinder::verb_behind(std::uint32_t chunk) const {
  for (std::uint32_t c = chunk + 1;
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    if (is_finite(a_.chunks[c])) return a_.chunks[c].head;
  }
  return a_.chunks[chunk].head;
}

}  // namespace habeas
