// extract/denials_acts.cpp - acts said not to have been done, people and places said not to be
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/denial_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"
#include "extract/voice_finder.h"

namespace habeas {
void DenialFinder::no_such_people() {
  for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
    const bool thing = a_.key(t) == "no"_w && a_.key(t + 1) == "such"_w;
    const std::uint32_t who = they_do_not_exist(t);
    if (who == kNone && !thing && !(a_.key(t) == "no"_w && no_people(t))) continue;
    const std::vector<const SpeechAct*> acts = r_.voices.at(t);
    // A rights group that finds nobody does not deny.
    const bool other = !acts.empty() && acts.front()->voice.who == DraftLink::Who::entity &&
                       a_.entities[acts.front()->voice.entity].kind == MentionKind::organisation &&
                       !is_state(acts.front()->voice.entity);
    if (other || lacks_no_category(t)) continue;
    std::uint32_t end = t;
    while (end < sentence_.end && a_.word(end) != "." && a_.word(end) != "," &&
           a_.word(end) != ";" && a_.word(end) != "\xE2\x80\x9D")
      ++end;
    add_said("denial_of_category", {who == kNone ? t : who, end});
    return;
  }
}

bool DenialFinder::lacks_no_category(std::uint32_t t) const {
  static constexpr std::array<std::string_view, 13> kPresent = {
      "suspect", "witness",  "survivor", "adult", "word",   "relative", "motive",
      "lead",    "stranger", "expert",   "angel", "number", "staff"};
  const std::uint32_t chunk = a_.chunk_at[t];
  return chunk != kNone && a_.chunks[chunk].kind == ChunkKind::noun &&
         one_of(std::string_view(a_.head_noun(a_.chunks[chunk])), kPresent);
}

std::uint32_t DenialFinder::they_do_not_exist(std::uint32_t t) const {
  static constexpr std::array<std::string_view, 1> kExist = {"exist"};
  const std::uint32_t c = a_.chunk_at[t];
  if (c == kNone || a_.chunks[c].kind != ChunkKind::verb || !a_.chunks[c].negative ||
      a_.chunks[c].range.begin != t || !is_form(a_.chunks[c].head, kExist))
    return kNone;
  const std::uint32_t subject = subject_of(a_, c);
  if (subject == kNone || !a_.is_people(a_.chunks[subject]) || !speaks_for_power(t)) return kNone;
  std::uint32_t begin = a_.chunks[subject].range.begin;
  while (begin > sentence_.begin && begin + 6 > a_.chunks[subject].range.begin &&
         (is_quote_mark(a_.word(begin - 1)) || a_.key(begin - 1) == "called"_w ||
          a_.key(begin - 1) == "so"_w || a_.key(begin - 1) == "so-called"_w ||
          a_.word(begin - 1) == "-"))
    --begin;
  return begin;
}

bool DenialFinder::no_people(std::uint32_t t) const {
  std::uint32_t before = t;
  while (before > sentence_.begin && a_.pos(before - 1) == Pos::punct) --before;
  if (before == sentence_.begin ||
      !one_of(a_.key(before - 1), {"are"_w, "is"_w, "were"_w, "was"_w, "has"_w, "have"_w, "had"_w,
                                   "hosts"_w, "holds"_w, "houses"_w}))
    return false;
  const std::uint32_t chunk = a_.chunk_at[t];
  if (chunk == kNone) return false;
  if (a_.is_people(a_.chunks[chunk])) return true;
  // "There are no camps", said by those who would run them.
  const std::string_view term = a_.term_class(a_.chunks[chunk]);
  return (term == "site" || term == "harm") && speaks_for_power(t);
}

void DenialFinder::keeps_nobody() {
  static constexpr std::array<std::string_view, 6> kKeep = {"have", "hold",   "keep",
                                                            "run",  "detain", "operate"};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    if (!is_finite(v) || !v.negative || v.passive || is_rule(v) || !is_form(v.head, kKeep))
      continue;
    const std::uint32_t object = object_of(a_, c);
    if (object == kNone || a_.chunks[object].definite || !speaks_for_power(v.head)) continue;
    if (a_.is_force(a_.chunks[object])) continue;  // "we have no officers to send"
    if (a_.is_people(a_.chunks[object]) || a_.term_class(a_.chunks[object]) == "site")
      add_said("denial_of_category", {v.range.begin, a_.chunks[object].range.end});
  }
}

void DenialFinder::negated(const Frame& frame) {
  const bool harms = makes_incident(frame.subkind) || frame.subkind == "blockade" ||
                     frame.subkind == "displacement";
  if (!harms || is_wish(frame.trigger.begin)) return;
  if (is_rule(a_.chunks[frame.chunk]) || is_impunity(frame)) return;
  const TokenRange sentence = a_.sentence(frame.trigger.begin);
  const bool negative = frame.polarity == Polarity::negative || nobody(frame.victim) ||
                        nobody(frame.agent) || nobody(frame.target) || no_before(frame) ||
                        never_carried_out(frame);
  if (!negative || is_narrowing(frame) || is_only_uncharged(frame) ||
      is_reported_of_arrests(frame) || spares_own_men(frame))
    return;
  const std::vector<const SpeechAct*> acts = r_.voices.at(frame.trigger.begin);
  const bool first = frame.agent != kNone && a_.chunks[frame.agent].kind == ChunkKind::pronoun &&
                     one_of(a_.key(a_.chunks[frame.agent].head), {"we"_w, "i"_w});
  if (a_.in_title(frame.trigger.begin) ? !no_before(frame)
                                       : acts.empty() && !first && sentence.size() > 24)
    return;
  const Chunk& verb = a_.chunks[frame.chunk];
  TokenRange anchor{verb.range.begin, std::max(verb.range.end, frame.trigger.end)};
  if (never_carried_out(frame)) anchor.begin = a_.chunks[frame.chunk - 1].range.begin;
  for (const std::uint32_t c : {frame.victim, frame.agent, frame.target}) {
    if (c != kNone && nobody(c))
      anchor = {std::min(anchor.begin, a_.chunks[c].range.begin),
                std::max(anchor.end, a_.chunks[c].range.end)};
  }
  add("denial_of_act", anchor, nullptr, kNone);
}

bool DenialFinder::is_perfect_before(std::uint32_t token) const {
  return token > a_.sentence(token).begin + 1 && a_.key(token - 1) == "been"_w;
}

bool DenialFinder::is_perfect_behind(std::uint32_t token) const {
  const std::uint32_t verb = a_.next_chunk(token);
  return token >= a_.size() || a_.pos(token) == Pos::punct ||
         (verb < a_.chunks.size() && a_.chunks[verb].range.begin == token &&
          a_.chunks[verb].kind == ChunkKind::verb && a_.chunks[verb].perfect);
}

bool DenialFinder::is_narrowing(const Frame& frame) const {
  static constexpr std::array<std::uint64_t, 10> kDegrees = {
      "seriously"_w, "badly"_w,   "critically"_w, "severely"_w, "gravely"_w,
      "further"_w,   "fatally"_w, "else"_w,       "other"_w,    "threatening"_w};
  const Chunk& told = a_.chunks[frame.chunk];
  // "no arrests have been made", "there were no arrests": nobody answers for it yet
  if (no_before(frame) && a_.head_noun(told) == "arrest" && frame.victim == kNone &&
      (is_perfect_before(told.range.begin) || is_perfect_behind(told.range.end)))
    return true;
  // "no one was seriously injured", "nobody else was hurt", "no other injuries": of others than
  // those who were
  std::uint32_t begin = told.range.begin;
  for (const std::uint32_t c : {frame.victim, frame.agent, frame.target}) {
    if (c != kNone && nobody(c)) begin = std::min(begin, a_.chunks[c].range.begin);
  }
  for (std::uint32_t t = begin; t < frame.trigger.end; ++t) {
    if (one_of(a_.key(t), kDegrees)) return true;
  }
  // "the officer wasn't hurt", told by a page that answers for nothing
  // "it is a wonder that more people weren't hurt", "no one is in custody yet"
  static constexpr std::array<std::uint64_t, 4> kBeside = {"more"_w, "another"_w, "other"_w,
                                                           "others"_w};
  const TokenRange whom = frame.victim == kNone ? TokenRange{} : a_.chunks[frame.victim].range;
  for (std::uint32_t t = whom.begin; t < whom.end; ++t) {
    if (one_of(a_.key(t), kBeside)) return true;
  }
  if (frame.subkind == "detention" && nobody(frame.victim) &&
      a_.key(frame.trigger.end - 1) == "custody"_w && only_inquires(frame.trigger.begin))
    return true;
  return frame.subkind == "injury" && !speaks_for_power(frame.trigger.begin) &&
         !is_statement_of_power() && !nobody(frame.victim);
}

bool DenialFinder::is_rule(const Chunk& verb) {
  // "Three old people who could not flee": what they were not able to do.
  const bool unable = verb.modal == "could"_w && !verb.perfect;
  return verb.kind == ChunkKind::verb &&
         (unable || one_of(verb.modal, {"may"_w, "shall"_w, "must"_w, "can"_w, "should"_w}));
}

bool DenialFinder::is_impunity(const Frame& frame) const {
  const Chunk& verb = a_.chunks[frame.chunk];
  if (frame.subkind != "detention" || verb.kind != ChunkKind::verb || frame.agent != kNone ||
      !r_.voices.at(frame.trigger.begin).empty())
    return false;
  return (verb.perfect && frame.passive) || (!frame.passive && !is_statement_of_power());
}

bool DenialFinder::nobody(std::uint32_t chunk) const {
  if (chunk == kNone) return false;
  const std::uint32_t first = a_.chunks[chunk].range.begin;
  // "No fewer than nine were taken": a lower bound.
  if (first + 1 < a_.size() && one_of(a_.key(first + 1), {"fewer"_w, "less"_w})) return false;
  return one_of(a_.key(first), {"nobody"_w, "no"_w, "none"_w, "neither"_w});
}

bool DenialFinder::no_before(const Frame& frame) const {
  return frame.nominal && a_.key(a_.chunks[frame.chunk].range.begin) == "no"_w;
}

bool DenialFinder::never_carried_out(const Frame& frame) const {
  static constexpr std::array<std::string_view, 7> kDo = {
      "carry", "commit", "conduct", "perpetrate", "order", "practise", "launch"};
  if (!frame.nominal || frame.chunk == 0) return false;
  const Chunk& verb = a_.chunks[frame.chunk - 1];
  return verb.kind == ChunkKind::verb && verb.negative && !verb.passive &&
         is_form(verb.head, kDo) && speaks_or_tells_for_power(verb.head);
}

void DenialFinder::not_done() {
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    if (!is_finite(v) || is_state_of_mind(v.head) || is_wish(v.head) || is_rule(v) ||
        is_condition(v.range.begin))
      continue;
    // "there were no adults present"
    const std::uint32_t subject = subject_of(a_, c);
    if (subject != kNone && lacks_no_category(a_.chunks[subject].range.begin)) continue;
    TokenRange anchor = v.range;
    const bool nothing = negates_people(c, anchor);
    if (!nothing && !(v.negative && subject_is_speaker(c))) continue;
    // "would not name the gunman": what somebody will not do denies no deed
    const bool unreal = one_of(v.modal, {"will"_w, "would"_w, "cannot"_w, "wo"_w}) && !v.perfect &&
                        !has_never(v.range);
    if (unreal || !speaks_for_power(v.head) || befell_no_others(c)) continue;
    // "have not found a motive": only what those who inquire did not do, not "no shot was fired"
    static constexpr std::array<std::string_view, 21> kInquire = {
        "find",    "look",      "pinpoint",  "determine", "identify",  "name",  "release",
        "provide", "recover",   "locate",    "guess",     "speculate", "claim", "appear",
        "force",   "establish", "interview", "do",        "receive",   "get",   "obtain"};
    const bool arrests = subject != kNone && a_.chunks[subject].kind == ChunkKind::noun &&
                         a_.head_noun(a_.chunks[subject]) == "arrest";
    if ((arrests || (!nothing && is_form(v.head, kInquire))) && only_inquires(v.head)) continue;
    add_said("denial_of_act", anchor);
  }
}

bool DenialFinder::has_never(TokenRange words) const {
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (a_.key(t) == "never"_w) return true;
  }
  return false;
}

bool DenialFinder::is_condition(std::uint32_t verb) const {
  for (std::uint32_t t = verb; t-- > sentence_.begin && verb - t <= 3;) {
    if (a_.key(t) == "if"_w || a_.key(t) == "unless"_w) return true;
  }
  return false;
}

bool DenialFinder::negates_people(std::uint32_t verb, TokenRange& anchor) const {
  const TokenRange range = a_.chunks[verb].range;
  const auto nobody_at = [&](std::uint32_t t) {
    return t >= sentence_.begin && t < sentence_.end &&
           (one_of(a_.key(t), {"nobody"_w, "none"_w, "no-one"_w}) ||
            (a_.key(t) == "not"_w && t + 2 < sentence_.end &&
             one_of(a_.key(t + 1), {"a"_w, "one"_w}) && a_.chunk_at[t + 1] != kNone &&
             is_deed(a_.chunks[a_.chunk_at[t + 1]])) ||
            (a_.key(t) == "no"_w && t + 1 < sentence_.end &&
             (a_.key(t + 1) == "one"_w ||
              (a_.chunk_at[t] != kNone &&
               (a_.is_people(a_.chunks[a_.chunk_at[t]]) || is_deed(a_.chunks[a_.chunk_at[t]]))))));
  };
  // "none of its soldiers were", "not one of our men was"
  const std::uint32_t subject = subject_of(a_, verb);
  if (subject != kNone) {
    std::uint32_t first = a_.chunks[subject].range.begin;
    if (first >= sentence_.begin + 2 && a_.key(first - 1) == "of"_w) first -= 2;
    if (a_.key(first) == "none"_w ||
        (a_.key(first) == "one"_w && first > sentence_.begin && a_.key(first - 1) == "not"_w)) {
      anchor.begin = first;
      return true;
    }
  }
  // "Not a single shot was fired"
  if (subject != kNone && subject < verb && a_.chunks[subject].range.end == range.begin &&
      a_.chunks[subject].range.begin > sentence_.begin &&
      nobody_at(a_.chunks[subject].range.begin - 1) &&
      a_.key(a_.chunks[subject].range.begin - 1) == "not"_w) {
    anchor.begin = a_.chunks[subject].range.begin - 1;
    return true;
  }
  // "No live ammunition was used"
  if (subject != kNone && subject < verb && a_.chunks[subject].range.end == range.begin &&
      nobody_at(a_.chunks[subject].range.begin)) {
    anchor.begin = a_.chunks[subject].range.begin;
    return true;
  }
  // "fired at nobody"
  if (range.end + 1 < sentence_.end && a_.pos(range.end) == Pos::adp && nobody_at(range.end + 1)) {
    anchor.end = range.end + 2;
    return true;
  }
  // "At no time did our soldiers enter"
  if (a_.key(sentence_.begin) == "at"_w && sentence_.begin + 2 < sentence_.end &&
      a_.key(sentence_.begin + 1) == "no"_w && range.begin < sentence_.begin + 10) {
    anchor.begin = sentence_.begin;
    return true;
  }
  if (nobody_at(range.end)) {
    anchor.end = range.end + (a_.key(range.end) == "no"_w ? 2 : 1);
    return true;
  }
  for (const std::uint32_t back : {1U, 2U}) {
    if (range.begin >= sentence_.begin + back && nobody_at(range.begin - back)) {
      anchor.begin = range.begin - back;
      return true;
    }
  }
  return false;
}

bool DenialFinder::is_deed(const Chunk& chunk) const {
  static constexpr std::array<std::string_view, 14> kDeeds = {
      "shot",  "bullet", "weapon", "force",  "violence",   "torture", "raid",
      "order", "attack", "abuse",  "arrest", "ammunition", "beating", "round"};
  return chunk.kind == ChunkKind::noun && one_of(std::string_view(a_.head_noun(chunk)), kDeeds);
}

bool DenialFinder::subject_is_speaker(std::uint32_t verb) const {
  const std::uint32_t subject = subject_of(a_, verb);
  if (subject == kNone) return false;
  if (one_of(a_.key(a_.chunks[subject].head), {"we"_w, "i"_w})) return true;
  // "The police said they did not use live rounds": the first word of what somebody says.
  const std::vector<const SpeechAct*> acts = r_.voices.at(a_.chunks[subject].head);
  const bool same = one_of(a_.key(a_.chunks[subject].head), {"they"_w, "it"_w, "he"_w, "she"_w});
  if (same && !acts.empty() && !acts.front()->cue.empty() && !acts.front()->trailing &&
      a_.chunks[subject].head <= acts.front()->content.begin + 1 && !a_.chunks[verb].passive)
    return true;
  // "our soldiers did not", "his men had never": those whom the speaker commands.
  const Chunk& own = a_.chunks[subject];
  const bool possessed =
      one_of(a_.key(own.range.begin), {"our"_w, "its"_w, "his"_w, "her"_w, "my"_w, "their"_w});
  if (possessed && (a_.is_force(own) || (own.plural && a_.is_people(own)) ||
                    is_power(word_key(a_.head_noun(own)))))
    return true;
  const Voice& party = r_.parties[subject];
  return party.who == DraftLink::Who::entity && is_state(party.entity) &&
         a_.name_in(a_.chunks[subject].range, {MentionKind::place}) != nullptr &&
         !a_.chunks[verb].passive;
}

void DenialFinder::at_no_time() {
  const std::uint32_t t = sentence_.begin;
  const bool never = t + 4 < sentence_.end && a_.key(t) == "at"_w && a_.key(t + 1) == "no"_w &&
                     one_of(a_.key(t + 2), {"time"_w, "point"_w, "moment"_w, "stage"_w});
  if (!never || a_.pos(t + 3) != Pos::aux || !speaks_or_tells_for_power(t)) return;
  for (std::uint32_t c = a_.next_chunk(t + 4);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    if (a_.chunks[c].kind != ChunkKind::verb) continue;
    add_said("denial_of_act", {t, a_.chunks[c].range.end});
    return;
  }
}

void DenialFinder::there_was_none() {
  static constexpr std::array<std::string_view, 22> kDeeds = {
      "collision", "incident", "operation", "pushback", "return", "shooting",
      "contact",   "pursuit",  "chase",     "clash",    "raid",   "attack",
      "massacre",  "killing",  "torture",   "beating",  "arrest", "deportation",
      "expulsion", "handover", "transfer",  "violence"};
  for (std::uint32_t t = sentence_.begin; t + 3 < sentence_.end; ++t) {
    if (a_.key(t) != "there"_w) continue;
    std::uint32_t at = t + 1;
    while (at < sentence_.end && at < t + 4 &&
           one_of(a_.key(at),
                  {"was"_w, "were"_w, "has"_w, "have"_w, "had"_w, "been"_w, "is"_w, "are"_w}))
      ++at;
    if (at == t + 1 || at >= sentence_.end || a_.key(at) != "no"_w) continue;
    const std::uint32_t chunk = a_.chunk_at[at];
    if (chunk == kNone || a_.chunks[chunk].kind != ChunkKind::noun ||
        !one_of(std::string_view(a_.head_noun(a_.chunks[chunk])), kDeeds) ||
        !speaks_or_tells_for_power(t) ||
        (a_.head_noun(a_.chunks[chunk]) == "arrest" && is_perfect_before(at)))
      continue;
    add_said("denial_of_act", {t, a_.chunks[chunk].range.end});
    return;
  }
}

bool DenialFinder::is_state_of_mind(std::uint32_t token) const {
  static constexpr std::array<std::string_view, 31> kStates = {
      "tell",       "be",      "have",    "know",   "want",  "see",    "hear",     "need",
      "understand", "believe", "think",   "expect", "hope",  "feel",   "remember", "care",
      "like",       "accept",  "agree",   "wish",   "mean",  "forget", "seem",     "get",
      "say",        "comment", "discuss", "answer", "doubt", "intend", "rule"};
  return is_form(token, kStates);
}

}  // namespace habeas
