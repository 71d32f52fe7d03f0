// extract/voices.cpp - acts of speech by rules over chunks and reporting words
//
// A verb group with a reporting word opens an act. Its voice is the subject (or stands behind the
// verb after a quotation); its content is the clause behind it, or, when the voice trails, the
// clause before it. "According to" works in both directions and, at the head of a sentence, to the
// end of its paragraph. A quotation that an act touches belongs to it whole, and goes on into later
// quotations that name no other voice. Agentless passives and participles ("are believed to") give
// a voice that is not named, with its words. Methods: Pareti, "PARC 3.0" (LREC 2016), for what
// source, cue and content are.
#include "extract/voices.h"

#include <algorithm>
#include <array>

#include "extract/voice_finder.h"

namespace habeas {
namespace {

constexpr std::uint32_t kStretch = 32;  // tokens that share one list of acts

void index_acts(Voices& voices) {
  for (std::uint32_t i = 0; i < voices.acts.size(); ++i) {
    const TokenRange content = voices.acts[i].content;
    for (std::uint32_t s = content.begin / kStretch; s * kStretch < content.end; ++s) {
      if (s >= voices.near.size()) voices.near.resize(s + 1);
      voices.near[s].push_back(i);
    }
  }
}

}  // namespace

void VoiceFinder::run() {
  for (const TokenRange sentence : a_.tokens.sentences) {
    sentence_ = sentence;
    find_according();
    find_verbs();
    find_nouns();
    find_phrases();
    find_given();
    find_hedges();
    inherit();
    carry_quotations();
  }
  if (!find_turns()) find_answers();
  find_minutes();
  std::erase_if(voices_.acts, [](const SpeechAct& act) { return act.content.empty(); });
  std::stable_sort(
      voices_.hedges.begin(), voices_.hedges.end(),
      [](const Hedge& x, const Hedge& y) { return x.content.begin < y.content.begin; });
  std::stable_sort(
      voices_.acts.begin(), voices_.acts.end(),
      [](const SpeechAct& x, const SpeechAct& y) { return x.cue.begin < y.cue.begin; });
}

void VoiceFinder::skip_dateline(TokenRange& content) const {
  if (content.empty()) return;
  const std::uint32_t begin = a_.block(content.begin).begin;
  if (content.begin != begin || !in_dateline(a_, begin)) return;
  while (content.size() > 1 && in_dateline(a_, content.begin)) ++content.begin;
  if (a_.pos(content.begin) == Pos::punct) ++content.begin;
}

void VoiceFinder::keep(SpeechAct act) {
  covered_.resize(a_.size(), false);
  for (std::uint32_t t = act.content.begin; t < std::min(act.content.end, a_.size()); ++t)
    covered_[t] = true;
  if (act.direct)
    direct_in_[a_.tokens.block_of(act.content.begin)].push_back(
        static_cast<std::uint32_t>(voices_.acts.size()));
  voices_.acts.push_back(std::move(act));
}

void VoiceFinder::add(SpeechAct act) {
  skip_dateline(act.content);
  extend_to_quotations(act);
  keep_in_quotation(act);
  if (act.content.empty()) return;
  // Whom somebody quoted speaks of is not the one who goes on.
  const bool quoted =
      std::any_of(a_.quotations.begin(), a_.quotations.end(), [&](const Quotation& q) {
        return !act.cue.empty() && q.range.contains(act.cue.begin) && !q.unclosed;
      });
  if (!quoted) last_ = act.voice;
  keep(std::move(act));
}

std::span<const Quotation> VoiceFinder::quotations_behind(std::uint32_t token) const {
  const auto first =
      std::upper_bound(a_.quotations.begin(), a_.quotations.end(), token,
                       [](std::uint32_t t, const Quotation& q) { return t < q.range.end; });
  return {first, a_.quotations.end()};
}

void VoiceFinder::extend_to_quotations(SpeechAct& act) const {
  for (const Quotation& q : quotations_behind(act.content.begin)) {
    if (q.range.begin >= act.content.end) break;
    const bool voice_inside = !act.cue.empty() && q.range.contains(act.cue.begin);
    if (voice_inside) continue;
    if (q.range.size() >= 4) act.direct = true;
    act.content.begin = std::min(act.content.begin, q.range.begin);
    act.content.end = std::max(act.content.end, q.range.end);
  }
}

void VoiceFinder::keep_in_quotation(SpeechAct& act) const {
  if (act.cue.empty()) return;
  for (const Quotation& q : quotations_behind(act.cue.begin)) {
    if (q.range.begin > act.cue.begin) break;
    act.content.begin = std::max(act.content.begin, q.range.begin);
    act.content.end = std::min(act.content.end, q.range.end);
  }
}

void VoiceFinder::find_according() {
  for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
    if (a_.key(t) != "according"_w || a_.key(t + 1) != "to"_w) continue;
    // "a report according to which": who wrote it
    const bool relative =
        a_.key(t + 2) == "which"_w && t > sentence_.begin && a_.chunk_at[t - 1] != kNone;
    const std::uint32_t chunk = relative ? a_.chunk_at[t - 1] : a_.next_chunk(t + 2);
    if (chunk >= a_.chunks.size() || a_.chunks[chunk].range.begin >= sentence_.end) continue;
    SpeechAct act;
    act.cue = {t, t + 2};
    // "According to a report by the ombudsman": who wrote it.
    act.voice = author_before(chunk);
    if (act.voice.who == DraftLink::Who::narrator)
      act.voice = voice_of(a_, author_of(chunk), last_);
    act.rel = is_report(chunk) ? Rel::reported : Rel::said;
    const std::uint32_t behind = relative ? t + 3 : behind_voice(chunk);
    if (relative) {
      act.content = {behind, sentence_.end};
    } else if (t == sentence_.begin || opens_clause(t)) {
      act.content = {behind, t == sentence_.begin ? paragraph_reach(behind) : sentence_.end};
    } else {
      act.content = {sentence_.begin, t};
      act.trailing = true;
      speak_on(act, behind);
    }
    add(std::move(act));
  }
}

std::uint32_t VoiceFinder::before_past_clause(std::uint32_t from, std::uint32_t end) const {
  for (std::uint32_t t = from + 1; t + 2 < end; ++t) {
    if (a_.key(t) != "after"_w && a_.key(t) != "since"_w) continue;
    for (std::uint32_t c = a_.next_chunk(t + 1);
         c < a_.chunks.size() && a_.chunks[c].range.begin < end; ++c) {
      const Chunk& chunk = a_.chunks[c];
      if (chunk.kind != ChunkKind::verb && chunk.preposition != kNone && chunk.preposition > t)
        break;
      if (chunk.kind != ChunkKind::verb) continue;
      if (is_finite(chunk) && chunk.modal == 0) return t;
      break;
    }
  }
  return end;
}

void VoiceFinder::speak_on(const SpeechAct& act, std::uint32_t behind) {
  // "The march was on Monday, she said, when hundreds were beaten": the clause is hers too.
  static constexpr std::array<std::uint64_t, 6> kOn = {"and"_w, "when"_w,  "which"_w,
                                                       "who"_w, "where"_w, "including"_w};
  if (behind >= sentence_.end || a_.word(behind - 1) != "," || !one_of(a_.key(behind), kOn)) return;
  SpeechAct more = act;
  more.cue = {behind, behind};
  more.voice.range = {};
  more.content = {behind, sentence_.end};
  more.trailing = false;
  if (!opens_voice(more.content)) keep(std::move(more));
}

bool VoiceFinder::opens_clause(std::uint32_t t) const {
  static constexpr std::array<std::uint64_t, 3> kOpen = {"that"_w, "which"_w, "where"_w};
  // "reported that, according to villagers, ...", "in which, according to villagers, nine died"
  if (t > sentence_.begin + 1 && a_.word(t - 1) == "," && one_of(a_.key(t - 2), kOpen)) return true;
  return t > sentence_.begin &&
         (a_.key(t - 1) == "but"_w || a_.key(t - 1) == "and"_w || a_.word(t - 1) == ";");
}

std::uint32_t VoiceFinder::behind_voice(std::uint32_t chunk) const {
  for (std::uint32_t t = a_.chunks[chunk].range.end; t < sentence_.end; ++t) {
    if (a_.word(t) == ",") return t + 1;
  }
  return a_.chunks[chunk].range.end;
}

std::uint32_t VoiceFinder::paragraph_reach(std::uint32_t from) const {
  const TokenRange block = a_.block(from);
  std::uint32_t end = sentence_.end;
  for (std::uint32_t s = a_.tokens.sentence_of(from) + 1; s < a_.tokens.sentences.size(); ++s) {
    const TokenRange next = a_.tokens.sentences[s];
    // A reference at the end of a sentence says where that sentence comes from, and no further.
    if (next.begin >= block.end || opens_voice(next) || has_citation(end) || keeps_silent(next))
      break;
    end = next.end;
  }
  return end;
}

bool VoiceFinder::keeps_silent(TokenRange sentence) const {
  const std::vector<PhraseHit> hits = a_.context->denials.find(a_.tokens, sentence);
  return std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& hit) {
    return a_.context->denials[hit.phrase].label == "silent";
  });
}

bool VoiceFinder::has_citation(std::uint32_t end) const {
  for (std::uint32_t t = end; t > 0 && t + 3 > end; --t) {
    if (a_.tokens.tokens[t - 1].kind == TokenKind::citation) return true;
  }
  return end < a_.size() && a_.tokens.tokens[end].kind == TokenKind::citation;
}

bool VoiceFinder::opens_voice(TokenRange sentence) const {
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (a_.key(t) == "according"_w) return true;
    const std::uint32_t chunk = a_.chunk_at[t];
    if (chunk == kNone || a_.chunks[chunk].head != t) continue;
    if (!is_finite(a_.chunks[chunk]) || a_.chunks[chunk].passive) continue;
    if (a_.context->cues.match_at(a_.tokens, t, sentence.end)) return true;
  }
  return false;
}

void VoiceFinder::inherit() {
  if (sentence_.begin == a_.block(sentence_.begin).begin || covered(sentence_.begin)) return;
  const bool person = tells_of_self(sentence_.begin);
  if ((!goes_on(sentence_.begin) && !person && !tells_before(sentence_.begin)) ||
      has_citation(sentence_.begin))
    return;
  for (const SpeechAct& act : voices_.acts) {
    if (act.direct || !ends_before(act, sentence_.begin)) continue;
    constexpr std::uint32_t kThis = 2;  // "the ministry denies this."
    if (act.mood == Mood::denied && act.content.size() <= kThis) continue;
    if (act.mood == Mood::denied && seen_by_others()) continue;
    // "threatened to kill all mayors. Five mayors have been murdered": nobody threatens on
    if (act.mood == Mood::hypothetical || act.mood == Mood::planned) continue;
    // "..., six men said. One man drowned.": a person counted with his own noun, by the page itself
    if (act.trailing && counts_one_person(sentence_.begin)) continue;
    // "are believed to have been held": nobody in particular, who tells no more
    if (act.voice.who == DraftLink::Who::unnamed && act.voice.range.begin == act.cue.begin &&
        act.voice.range.end == act.cue.end)
      continue;
    if (person && !is_one_person(act.voice)) continue;
    SpeechAct more = act;
    more.cue = {sentence_.begin, sentence_.begin};
    more.voice.range = {};
    more.content = sentence_;
    more.trailing = false;
    if (more.mood == Mood::denied || more.mood == Mood::feared) more.mood = Mood::reported;
    keep(std::move(more));
    return;
  }
}

bool VoiceFinder::seen_by_others() const {
  static constexpr std::array<std::string_view, 5> kSee = {"see", "meet", "visit", "examine",
                                                           "find"};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c + 1 < a_.chunks.size() && a_.chunks[c + 1].range.begin < sentence_.end; ++c) {
    const Chunk& who = a_.chunks[c];
    const std::uint32_t begin = who.range.begin;
    const bool clause =
        begin > sentence_.begin && one_of(a_.key(begin - 1), {"when"_w, "after"_w, "before"_w});
    if (clause && who.kind == ChunkKind::noun && subject_of(a_, c + 1) == c &&
        is_finite(a_.chunks[c + 1]) && !a_.chunks[c + 1].passive && is_verb_of(a_, c + 1, kSee))
      return true;
  }
  return false;
}

bool VoiceFinder::counts_one_person(std::uint32_t t) const {
  const std::uint32_t chunk = a_.chunk_at[t];
  return a_.key(t) == "one"_w && chunk != kNone && a_.chunks[chunk].head > t &&
         a_.is_people(a_.chunks[chunk]);
}

bool VoiceFinder::ends_before(const SpeechAct& act, std::uint32_t begin) const {
  if (act.content.begin >= begin) return false;
  const TokenRange before = a_.tokens.sentences[a_.tokens.sentence_of(begin) - 1];
  if (act.trailing) {
    return act.content.begin == before.begin && act.cue.begin >= act.content.end &&
           act.cue.begin < begin;
  }
  return act.content.end + 1 >= begin && act.content.end <= begin;
}

bool VoiceFinder::tells_of_self(std::uint32_t t) const {
  static constexpr std::array<std::string_view, 12> kLived = {"see",  "treat", "count", "hear",
                                                              "find", "meet",  "bury",  "visit",
                                                              "know", "spend", "carry", "help"};
  if (a_.key(t) != "he"_w && a_.key(t) != "she"_w) return false;
  const std::uint32_t chunk = a_.chunk_at[t];
  if (chunk == kNone || chunk + 1 >= a_.chunks.size()) return false;
  const Chunk& verb = a_.chunks[chunk + 1];
  if (verb.kind != ChunkKind::verb || verb.range.begin != t + 1) return false;
  return is_verb_of(a_, chunk + 1, kLived);
}

bool VoiceFinder::tells_before(std::uint32_t t) const {
  const std::uint64_t key = a_.key(t);
  if (key != "he"_w && key != "she"_w && key != "they"_w) return false;
  const std::uint32_t chunk = a_.chunk_at[t];
  if (chunk == kNone || chunk + 1 >= a_.chunks.size()) return false;
  const Chunk& verb = a_.chunks[chunk + 1];
  return verb.kind == ChunkKind::verb && verb.range.begin == t + 1 && verb.perfect &&
         a_.key(verb.range.begin) == "had"_w;
}

bool VoiceFinder::is_one_person(const Voice& voice) const {
  if (voice.who == DraftLink::Who::entity)
    return a_.entities[voice.entity].kind == MentionKind::person;
  return voice.who == DraftLink::Who::unnamed && !voice.range.empty() &&
         a_.chunk_at[voice.range.begin] != kNone &&
         !a_.chunks[a_.chunk_at[voice.range.begin]].plural;
}

bool VoiceFinder::goes_on(std::uint32_t t) const {
  static constexpr std::array<std::uint64_t, 5> kDemonstratives = {"these"_w, "those"_w, "among"_w,
                                                                   "others"_w, "another"_w};
  if (one_of(a_.key(t), kDemonstratives)) return true;
  static constexpr std::array<std::uint64_t, 12> kParts = {
      "most"_w, "many"_w, "some"_w,  "none"_w, "several"_w, "half"_w,
      "all"_w,  "both"_w, "about"_w, "two"_w,  "one"_w,     "few"_w};
  const QuantityHit* amount = a_.quantity_in({t, t + 1});
  const bool counts = amount != nullptr || one_of(a_.key(t), kParts) || a_.pos(t) == Pos::num;
  if (!counts || t + 1 >= sentence_.end) return false;
  std::uint32_t at = amount != nullptr ? std::max(t + 1, amount->range.end) : t + 1;
  if (a_.key(t + 1) == "of"_w) at = t + 1;
  // "Six are missing", "Most of them", "Five of those killed": a part of what was counted.
  if (at + 1 < sentence_.end && a_.key(at) == "of"_w) {
    const std::uint64_t whole = a_.key(at + 1);
    return whole == "them"_w || whole == "those"_w || whole == "these"_w || whole == "the"_w;
  }
  return at < sentence_.end &&
         (a_.pos(at) == Pos::aux || a_.pos(at) == Pos::verb || a_.pos(at) == Pos::adv);
}

void VoiceFinder::carry_quotations() {
  for (const Quotation& q : quotations_behind(sentence_.begin)) {
    if (q.range.begin >= sentence_.end) break;
    if (q.range.begin < sentence_.begin || q.range.size() < 5) continue;
    if (covered(q.range.begin)) continue;
    std::uint32_t speaker = speaker_before_colon(q.range.begin);
    if (speaker == kNone) speaker = speaker_of_block_before(q.range.begin);
    const SpeechAct* before = last_direct(q.range.begin);
    if (before == nullptr) before = teller_of_sentence_before(q.range.begin);
    if (speaker == kNone && before == nullptr) continue;
    SpeechAct act;
    if (speaker != kNone) {
      act.voice = voice_of(a_, speaker, last_, true);
      last_ = act.voice;
    } else {
      act.voice = before->voice;
      act.voice.range = {};
    }
    act.rel = Rel::said;
    act.direct = true;
    act.content = q.range;
    act.cue = {q.range.begin, q.range.begin};
    keep(std::move(act));
  }
}

const SpeechAct* VoiceFinder::teller_of_sentence_before(std::uint32_t quotation) const {
  const std::uint32_t number = a_.tokens.sentence_of(quotation);
  if (number == 0 || quotation > sentence_.begin + 1) return nullptr;
  const TokenRange before = a_.tokens.sentences[number - 1];
  if (before.begin < a_.block(quotation).begin) return nullptr;
  const SpeechAct* found = nullptr;
  for (const SpeechAct& act : voices_.acts) {
    if (act.cue.empty() || !before.contains(act.cue.begin)) continue;
    if (act.mood == Mood::denied || act.voice.range.empty() ||
        act.voice.who == DraftLink::Who::narrator || found != nullptr)
      return nullptr;  // nobody, or more than one
    found = &act;
  }
  return found;
}

std::uint32_t VoiceFinder::speaker_of_block_before(std::uint32_t quotation) const {
  const std::uint32_t block = a_.tokens.block_of(quotation);
  const std::uint32_t begin = a_.tokens.blocks[block].begin;
  if (block == 0 || quotation > begin + 1) return kNone;
  const TokenRange before = a_.tokens.blocks[block - 1];
  if (before.size() < 3 || a_.word(before.end - 1) != ":") return kNone;
  const std::uint32_t first = a_.sentence(before.end - 1).begin;
  for (std::uint32_t c = a_.next_chunk(before.end);
       c-- > 0 && a_.chunks[c].range.begin >= std::max(first, before.begin);) {
    if (!is_finite(a_.chunks[c]) || a_.chunks[c].passive) continue;
    const auto cue = a_.context->cues.match_at(a_.tokens, a_.chunks[c].head, before.end);
    if (!cue || a_.context->cues[cue->phrase].label != "say") return kNone;
    return subject_of(a_, c);
  }
  return kNone;
}

std::uint32_t VoiceFinder::speaker_before_colon(std::uint32_t quotation) const {
  std::uint32_t colon = quotation;
  while (colon > sentence_.begin && is_quote_mark(a_.word(colon - 1))) --colon;
  if (colon <= sentence_.begin + 1 || a_.word(colon - 1) != ":") return kNone;
  --colon;
  const auto one_person = [&](std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    if (a_.name_in(chunk.range, {MentionKind::person}) != nullptr) return true;
    if (chunk.kind == ChunkKind::pronoun)
      return a_.key(chunk.head) == "he"_w || a_.key(chunk.head) == "she"_w;
    return a_.is_people(chunk) && !chunk.plural;
  };
  if (is_page_label(sentence_.begin)) return kNone;
  std::uint32_t first = kNone;
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < colon; ++c) {
    if (is_finite(a_.chunks[c])) {
      const std::uint32_t subject = subject_of(a_, c);
      return subject != kNone && one_person(subject) ? subject : kNone;
    }
    if (first == kNone) first = c;
  }
  if (first == kNone || a_.chunks[first].preposition != kNone) return kNone;
  // "Villagers: "They hit us."": before the colon stands nothing else.
  const bool alone = a_.chunks[first].range.begin == sentence_.begin &&
                     full_phrase(a_, first).end == colon && !a_.in_title(colon) &&
                     a_.chunks[first].kind == ChunkKind::noun && may_speak(first);
  return one_person(first) || alone ? first : kNone;
}

bool VoiceFinder::covered(std::uint32_t token) const {
  return token < covered_.size() && covered_[token];
}

const SpeechAct* VoiceFinder::last_direct(std::uint32_t token) const {
  const std::uint32_t block = a_.tokens.block_of(token);
  const bool opens = a_.tokens.blocks[block].begin + 1 >= token;
  std::uint32_t best = kNone;
  for (const std::uint32_t near : {block, opens && block > 0 ? block - 1 : block}) {
    const auto known = direct_in_.find(near);
    if (known == direct_in_.end()) continue;
    for (const std::uint32_t act : known->second) {
      if (voices_.acts[act].content.begin < token && (best == kNone || act > best)) best = act;
    }
  }
  return best == kNone ? nullptr : &voices_.acts[best];
}

Voice party_of(Analysis& a, std::uint32_t chunk, const Voice& last) {
  return voice_of(a, chunk, last, false);
}

std::vector<const SpeechAct*> Voices::at(std::uint32_t token) const {
  std::vector<const SpeechAct*> found;
  if (token / kStretch >= near.size()) return found;
  for (const std::uint32_t index : near[token / kStretch]) {
    if (acts[index].content.contains(token)) found.push_back(&acts[index]);
  }
  if (found.size() < 2) return found;
  std::stable_sort(found.begin(), found.end(), [](const SpeechAct* x, const SpeechAct* y) {
    if (x->content.size() != y->content.size()) return x->content.size() < y->content.size();
    return x->cue.begin > y->cue.begin;  // "quoted a diplomat as saying that": the diplomat
  });
  return found;
}

const Hedge* Voices::hedge_at(std::uint32_t token) const {
  auto behind =
      std::upper_bound(hedges.begin(), hedges.end(), token,
                       [](std::uint32_t t, const Hedge& hedge) { return t < hedge.content.begin; });
  for (int back = 0; back < 3 && behind != hedges.begin(); ++back) {
    if ((--behind)->content.contains(token)) return &*behind;
  }
  return nullptr;
}

Voices find_voices(Analysis& analysis) {
  Voices voices;
  VoiceFinder(analysis, voices).run();
  index_acts(voices);
  return voices;
}

}  // namespace habeas
