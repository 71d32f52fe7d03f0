// extract/voices_hedges.cpp - what a text tells with doubt: "apparently", "it seems that", "rumour
// has it that", "were reportedly shot"
//
// A hedge changes how sure a statement is and not who makes it: the voice around it stays.
#include <algorithm>
#include <optional>

#include "extract/voice_finder.h"

namespace habeas {
namespace {

/// The mood of a sentence that this adverb opens or closes; none for other words.
std::optional<Mood> adverb_of_doubt(std::uint64_t key) {
  if (key == "reportedly"_w) return Mood::reported;
  if (one_of(key, {"allegedly"_w, "supposedly"_w, "purportedly"_w})) return Mood::alleged;
  if (one_of(key, {"apparently"_w, "seemingly"_w, "perhaps"_w, "possibly"_w, "maybe"_w,
                   "presumably"_w, "probably"_w}))
    return Mood::possible;
  return {};
}

}  // namespace

void VoiceFinder::find_hedges() {
  for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
    if (const auto mood = adverb_of_doubt(a_.key(t))) {
      hedge_by_adverb(t, *mood);
    } else if (const std::uint32_t that = opens_doubt(t); that != kNone) {
      hedge({that, content_end(that)}, Mood::possible);
    }
  }
  find_rumours();
}

void VoiceFinder::hedge(TokenRange content, Mood mood) {
  if (content.size() >= 2) voices_.hedges.push_back({content, mood});
}

void VoiceFinder::hedge_by_adverb(std::uint32_t t, Mood mood) {
  const std::uint32_t next = t + 1;
  // "perhaps 600 last year": an amount, not the statement
  if (a_.quantity_in({t, next}) != nullptr ||
      (a_.quantity_in({next, next + 1}) != nullptr && a_.key(t) != "reportedly"_w &&
       a_.key(t) != "allegedly"_w && a_.key(t) != "apparently"_w))
    return;
  const std::string_view before = t > sentence_.begin ? a_.word(t - 1) : ",";
  const bool closes = next + 1 >= sentence_.end || a_.word(next) == "." || a_.word(next) == "\"" ||
                      a_.word(next) == "\xE2\x80\x9D";
  if (closes && before == ",") return hedge({content_before(t - 1), t}, mood);
  const bool opens = t == sentence_.begin || before == ";" || before == "\xE2\x80\x9C" ||
                     before == "\"" || a_.key(t - 1) == "that"_w || a_.key(t - 1) == "but"_w ||
                     a_.key(t - 1) == "and"_w;
  if (opens && has_verb(next, sentence_.end)) return hedge({next, content_end(next)}, mood);
  hedge_clause(t, mood);
}

void VoiceFinder::hedge_clause(std::uint32_t t, Mood mood) {
  // "were reportedly shot", "soldiers apparently shot": the adverb of a verb
  std::uint32_t verb = a_.chunk_at[t];
  if (verb == kNone || a_.chunks[verb].kind != ChunkKind::verb) verb = a_.next_chunk(t + 1);
  if (verb >= a_.chunks.size() || a_.chunks[verb].kind != ChunkKind::verb ||
      a_.chunks[verb].range.begin > t + 1 || a_.chunks[verb].range.begin >= sentence_.end)
    return;
  const std::uint32_t subject = subject_of(a_, verb);
  std::uint32_t begin = std::min(t, a_.chunks[verb].range.begin);
  if (subject != kNone && subject < verb && is_finite(a_.chunks[verb]) &&
      a_.chunks[subject].range.begin >= sentence_.begin) {
    begin = a_.chunks[subject].range.begin;
    if (const QuantityHit* const amount = a_.quantity_in(a_.chunks[subject].range))
      begin = std::max(sentence_.begin, std::min(begin, amount->range.begin));
  }
  // "allegedly shot and killed a porter": the adverb is that of both verbs
  std::uint32_t last = verb;
  for (std::uint32_t next = verb + 1; next < a_.chunks.size() && shares_adverb(last, next); ++next)
    last = next;
  hedge({begin, std::min(sentence_.end, std::max(clause_end(a_, last), a_.chunks[last].range.end))},
        mood);
}

bool VoiceFinder::shares_adverb(std::uint32_t verb, std::uint32_t next) const {
  const std::uint32_t joint = a_.chunks[verb].range.end;
  return a_.chunks[next].kind == ChunkKind::verb && a_.key(joint) == "and"_w &&
         a_.chunks[next].range.begin == joint + 1 && a_.chunks[next].range.begin < sentence_.end;
}

std::uint32_t VoiceFinder::opens_doubt(std::uint32_t t) const {
  const auto behind_be = [&](std::uint32_t at) {
    return at < sentence_.end && one_of(a_.key(at), {"possible"_w, "likely"_w, "probable"_w,
                                                     "conceivable"_w, "thinkable"_w});
  };
  if (a_.key(t) != "it"_w || t + 3 >= sentence_.end) return kNone;
  std::uint32_t at = t + 1;
  const bool seems = one_of(a_.key(at), {"appears"_w, "seems"_w, "appeared"_w, "seemed"_w});
  const bool may = one_of(a_.key(at), {"may"_w, "might"_w, "could"_w}) && a_.key(at + 1) == "be"_w;
  const bool is = one_of(a_.key(at), {"is"_w, "was"_w});
  if (!seems && !may && !is) return kNone;
  at += may ? 2 : 1;
  const bool adjective = behind_be(at);
  if (is && !adjective) return kNone;
  if (adjective) ++at;
  return at < sentence_.end && a_.key(at) == "that"_w ? at : kNone;
}

void VoiceFinder::find_rumours() {
  for (std::uint32_t t = sentence_.begin; t + 3 < sentence_.end; ++t) {
    const bool rumour = one_of(a_.key(t), {"rumour"_w, "rumor"_w, "rumours"_w, "rumors"_w, "word"_w,
                                           "news"_w, "legend"_w});
    if (!rumour || a_.chunk_at[t] == kNone || a_.chunks[a_.chunk_at[t]].range.begin != t ||
        covered(t))
      continue;
    const bool has_it = one_of(a_.key(t + 1), {"has"_w, "had"_w}) && a_.key(t + 2) == "it"_w &&
                        a_.key(t + 3) == "that"_w;
    const bool spreads =
        one_of(a_.key(t + 1), {"spread"_w, "spreads"_w, "came"_w, "circulated"_w, "went"_w});
    std::uint32_t that = t + 2;
    if (spreads) {
      while (that < std::min(sentence_.end, t + 7) && a_.key(that) != "that"_w) ++that;
    }
    if (!has_it && !(spreads && that < sentence_.end && a_.key(that) == "that"_w)) continue;
    SpeechAct act;
    act.cue = {t, has_it ? t + 3 : t + 2};
    act.voice = {DraftLink::Who::unnamed, kNone, std::string(a_.words({t, t + 1})), {t, t + 1}};
    // "Word came from villagers that ..."
    const std::uint32_t teller = a_.next_chunk(t + 2);
    if (spreads && a_.key(t + 2) == "from"_w && teller < a_.chunks.size() && may_speak(teller))
      act.voice = voice_of(a_, teller, last_);
    act.rel = Rel::reported;
    act.content = {has_it ? t + 3 : that, sentence_.end};
    const Voice before = last_;
    add(std::move(act));
    last_ = before;
    return;
  }
}

}  // namespace habeas
