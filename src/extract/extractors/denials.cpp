// extract/extractors/denials.cpp - what a party denies, claims to be lawful, does not acknowledge
// or does not comment on
#include <algorithm>
#include <array>
#include <string>

#include "extract/extractor.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

template <std::size_t N>
bool one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class Denials {
 public:
  Denials(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  void run() {
    for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
      if (a_.chunks[c].kind == ChunkKind::verb && !a_.in_title(a_.chunks[c].head)) verb(c);
    }
    for (const Frame& frame : r_.frames) negated(frame);
    for (const TokenRange sentence : a_.tokens.sentences) {
      no_such_thing(sentence);
      untrue(sentence);
      legality(sentence);
      silence(sentence);
    }
  }

 private:
  TokenRange to_clause_end(std::uint32_t begin) const {
    const TokenRange sentence = a_.sentence(begin);
    std::uint32_t end = begin;
    while (end < sentence.end && a_.word(end) != "," && a_.word(end) != ";" && a_.word(end) != ".")
      ++end;
    return {begin, std::max(end, begin + 1)};
  }

  void add(const char* subkind, TokenRange anchor, const Voice* holder, std::uint32_t party) {
    DraftClaim claim =
        make_claim(r_, ClaimKind::denial, subkind, anchor, clause_around(r_, anchor), holder);
    claim.mood = Mood::denied;
    const std::string kind = subkind;
    if (kind == "assertion_of_legality") claim.mood = Mood::asserted;
    if (kind == "non_acknowledgement" || kind == "no_comment") {
      claim.mood = Mood::asserted;
      claim.polarity = Polarity::negative;
    }
    if (party != kNone) add_role(r_, claim, RoleName::agent, party);
    draft_.claims.push_back(std::move(claim));
  }

  /// The voice of the act whose cue is this verb group.
  const SpeechAct* act_of(std::uint32_t chunk) const {
    for (const SpeechAct& act : r_.voices.acts) {
      if (!act.cue.empty() && a_.chunks[chunk].range.contains(act.cue.begin)) return &act;
    }
    return nullptr;
  }

  void verb(std::uint32_t c) {
    static constexpr std::array<std::uint64_t, 14> kDeny = {
        "deny"_w,    "denies"_w,   "denied"_w,    "denying"_w,   "reject"_w,
        "rejects"_w, "rejected"_w, "rejecting"_w, "dismissed"_w, "dismisses"_w,
        "refuted"_w, "refutes"_w,  "disputed"_w,  "disputes"_w};
    static constexpr std::array<std::uint64_t, 12> kAcknowledge = {
        "acknowledge"_w, "acknowledged"_w, "confirmed"_w,     "confirm"_w,
        "admitted"_w,    "admit"_w,        "acknowledging"_w, "recognised"_w,
        "recognized"_w,  "responded"_w,    "respond"_w,       "commented"_w};
    const Chunk& v = a_.chunks[c];
    const std::uint64_t key = a_.key(v.head);
    const std::uint32_t subject = subject_of(a_, c);
    if (one_of(key, kDeny) && !v.passive && !v.infinitive) {
      const SpeechAct* const act = act_of(c);
      const TokenRange anchor = to_clause_end(v.head);
      add(kind_of_denial(anchor), anchor, act == nullptr ? nullptr : &act->voice, subject);
      return;
    }
    static constexpr std::array<std::uint64_t, 6> kSilent = {"say"_w,   "comment"_w, "answer"_w,
                                                             "reply"_w, "discuss"_w, "speak"_w};
    const bool silent = v.negative && one_of(key, kSilent) && (v.modal != 0 || key != "say"_w);
    const std::uint32_t object = object_of(a_, c);
    if (silent || (object != kNone && !v.passive && gives_no_word(c, object))) {
      add("no_comment",
          {v.range.begin, object == kNone ? v.range.end : a_.chunks[object].range.end}, nullptr,
          subject);
      return;
    }
    if (one_of(key, kAcknowledge) && v.negative && !v.passive) {
      const bool comment = key == "responded"_w || key == "respond"_w || key == "commented"_w;
      add(comment ? "no_comment" : "non_acknowledgement", v.range, nullptr, subject);
      return;
    }
    // "declined to comment", "refused to say".
    const std::uint32_t next = c + 1;
    static constexpr std::array<std::uint64_t, 6> kDecline = {
        "declined"_w, "declines"_w, "refused"_w, "refuses"_w, "failed"_w, "decline"_w};
    static constexpr std::array<std::uint64_t, 6> kAnswer = {"comment"_w, "respond"_w, "answer"_w,
                                                             "reply"_w,   "say"_w,     "confirm"_w};
    if (one_of(key, kDecline) && next < a_.chunks.size() && a_.chunks[next].infinitive &&
        one_of(a_.key(a_.chunks[next].head), kAnswer)) {
      add("no_comment", {v.range.begin, a_.chunks[next].range.end}, nullptr, subject);
    }
  }

  /// "made no mention of", "gave no comment", "will make no further statements", "received no
  /// reply".
  bool gives_no_word(std::uint32_t verb, std::uint32_t object) const {
    static constexpr std::array<std::uint64_t, 9> kWords = {
        "comment"_w,  "statement"_w, "mention"_w,     "answer"_w,  "reply"_w,
        "response"_w, "detail"_w,    "explanation"_w, "reaction"_w};
    static constexpr std::array<std::string_view, 6> kVerbs = {"make",  "give",    "offer",
                                                               "issue", "receive", "get"};
    const std::string lemma = verb_lemmas(fold(a_.word(a_.chunks[verb].head))).front();
    return a_.key(a_.chunks[object].range.begin) == "no"_w &&
           one_of(word_key(a_.head_noun(a_.chunks[object])), kWords) &&
           std::find(kVerbs.begin(), kVerbs.end(), lemma) != kVerbs.end();
  }

  const char* kind_of_denial(TokenRange words) const {
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      const std::uint64_t key = a_.key(t);
      if (key == "existence"_w ||
          (key == "so"_w && t + 2 < words.end && a_.key(t + 2) == "called"_w))
        return "denial_of_category";
      if (key == "responsibility"_w || key == "involvement"_w || key == "role"_w ||
          key == "blame"_w)
        return "denial_of_responsibility";
    }
    return "denial_of_act";
  }

  /// "there is no such thing as ...", "there are no X in Y" said by a party.
  void no_such_thing(TokenRange sentence) {
    for (std::uint32_t t = sentence.begin; t + 2 < sentence.end; ++t) {
      const bool thing = a_.key(t) == "no"_w && a_.key(t + 1) == "such"_w;
      if (!thing && !(a_.key(t) == "no"_w && no_people(t, sentence))) continue;
      const std::vector<const SpeechAct*> acts = r_.voices.at(t);
      // A rights group that finds nobody does not deny.
      const bool other =
          !acts.empty() && acts.front()->voice.who == DraftLink::Who::entity &&
          a_.entities[acts.front()->voice.entity].kind == MentionKind::organisation &&
          !is_state(acts.front()->voice.entity);
      if (other) continue;
      std::uint32_t end = t;
      while (end < sentence.end && a_.word(end) != "." && a_.word(end) != "," &&
             a_.word(end) != ";" && a_.word(end) != "\xE2\x80\x9D")
        ++end;
      DraftClaim claim = make_claim(r_, ClaimKind::denial, "denial_of_category", {t, end},
                                    clause_around(r_, {t, end}));
      claim.mood = Mood::denied;
      if (!acts.empty() && !acts.front()->voice.range.empty())
        add_role(r_, claim, RoleName::agent, acts.front()->voice.range);
      draft_.claims.push_back(std::move(claim));
      return;
    }
  }

  /// "there are no refugees", "hosts no such persons": a verb of being or having, "no", and people.
  bool no_people(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 9> kBefore = {
        "are"_w, "is"_w, "were"_w, "was"_w, "has"_w, "have"_w, "hosts"_w, "holds"_w, "houses"_w};
    std::uint32_t before = t;
    while (before > sentence.begin && a_.pos(before - 1) == Pos::punct) --before;
    if (before == sentence.begin || !one_of(a_.key(before - 1), kBefore)) return false;
    const std::uint32_t chunk = a_.chunk_at[t];
    return chunk != kNone && a_.is_people(a_.chunks[chunk]);
  }

  /// "We sent nobody across", "no person was transferred": an act that its own party says it did
  /// not do.
  void negated(const Frame& frame) {
    if (!makes_incident(frame.subkind) || a_.in_title(frame.trigger.begin)) return;
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    const bool negative = frame.polarity == Polarity::negative || nobody(frame.victim) ||
                          nobody(frame.agent) || no_before(frame);
    if (!negative) return;
    const std::vector<const SpeechAct*> acts = r_.voices.at(frame.trigger.begin);
    const bool first = frame.agent != kNone && a_.chunks[frame.agent].kind == ChunkKind::pronoun &&
                       (a_.key(a_.chunks[frame.agent].head) == "we"_w ||
                        a_.key(a_.chunks[frame.agent].head) == "i"_w);
    if (acts.empty() && !first && sentence.size() > 24) return;
    const Chunk& verb = a_.chunks[frame.chunk];
    TokenRange anchor{verb.range.begin, std::max(verb.range.end, frame.trigger.end)};
    for (const std::uint32_t c : {frame.victim, frame.agent}) {
      if (c != kNone && nobody(c))
        anchor = {std::min(anchor.begin, a_.chunks[c].range.begin),
                  std::max(anchor.end, a_.chunks[c].range.end)};
    }
    DraftClaim claim =
        make_claim(r_, ClaimKind::denial, "denial_of_act", anchor, clause_around(r_, anchor));
    claim.mood = Mood::denied;
    draft_.claims.push_back(std::move(claim));
  }

  bool nobody(std::uint32_t chunk) const {
    if (chunk == kNone) return false;
    const std::uint64_t first = a_.key(a_.chunks[chunk].range.begin);
    return first == "nobody"_w || first == "no"_w || first == "none"_w;
  }

  /// "No deportation of refugees took place".
  bool no_before(const Frame& frame) const {
    return frame.nominal && a_.key(a_.chunks[frame.chunk].range.begin) == "no"_w;
  }

  /// "are untrue", "is a fabrication", "left of their own free will".
  void untrue(TokenRange sentence) {
    static constexpr std::array<std::uint64_t, 12> kFalse = {
        "untrue"_w,     "false"_w, "fabrication"_w, "fabricated"_w, "baseless"_w,    "unfounded"_w,
        "groundless"_w, "lie"_w,   "lies"_w,        "invention"_w,  "voluntarily"_w, "slander"_w};
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const bool free_will =
          a_.key(t) == "free"_w && t + 1 < sentence.end && a_.key(t + 1) == "will"_w;
      if (!free_will && !one_of(a_.key(t), kFalse)) continue;
      std::uint32_t begin = t;
      for (std::uint32_t c = a_.next_chunk(sentence.begin);
           c < a_.chunks.size() && a_.chunks[c].range.begin < t; ++c) {
        if (is_finite(a_.chunks[c])) begin = a_.chunks[c].range.begin;
      }
      if (begin == t || t - begin > 8) continue;
      DraftClaim claim =
          make_claim(r_, ClaimKind::denial, "denial_of_act", {begin, free_will ? t + 2 : t + 1},
                     clause_around(r_, {begin, t + 1}));
      claim.mood = Mood::denied;
      draft_.claims.push_back(std::move(claim));
      return;
    }
  }

  bool is_state(std::uint32_t entity) const { return !a_.entities[entity].country.empty(); }

  /// "always acts in accordance with the law" said by a party of itself.
  void legality(TokenRange sentence) {
    for (std::uint32_t t = sentence.begin; t + 1 < sentence.end; ++t) {
      const bool accord =
          (a_.key(t) == "accordance"_w || a_.key(t) == "line"_w || a_.key(t) == "compliance"_w) &&
          a_.key(t + 1) == "with"_w;
      const bool lawful =
          a_.key(t) == "lawfully"_w || a_.key(t) == "lawful"_w || a_.key(t) == "legally"_w;
      if (!accord && !lawful) continue;
      if (accord && !law_behind(t + 2, sentence.end)) continue;
      const std::vector<const SpeechAct*> acts = r_.voices.at(t);
      if (!acts.empty() && acts.front()->mood == Mood::hypothetical) continue;
      std::uint32_t begin = t;
      for (std::uint32_t c = a_.next_chunk(sentence.begin);
           c < a_.chunks.size() && a_.chunks[c].range.begin < t; ++c) {
        const bool said = acts.empty() || acts.front()->content.contains(a_.chunks[c].range.begin);
        if (is_finite(a_.chunks[c]) && said) begin = a_.chunks[c].range.begin;
      }
      const TokenRange anchor{begin, to_clause_end(t).end};
      add("assertion_of_legality", anchor, nullptr, kNone);
      if (!acts.empty() && !acts.front()->voice.range.empty())
        add_role(r_, draft_.claims.back(), RoleName::agent, acts.front()->voice.range);
      return;
    }
  }

  bool law_behind(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t t = from; t < std::min(end, from + 6); ++t) {
      const std::string word = fold(a_.word(t));
      if (word == "law" || word == "laws" || word == "norms" || word == "rules" ||
          word == "regulations" || word == "act" || word == "constitution" || word == "obligations")
        return true;
    }
    return false;
  }

  /// "the absence of official comments", "the lack of a response", "no immediate comment from".
  void silence(TokenRange sentence) {
    static constexpr std::array<std::uint64_t, 5> kLack = {"absence"_w, "lack"_w, "no"_w,
                                                           "without"_w, "silence"_w};
    static constexpr std::array<std::uint64_t, 8> kAnswer = {
        "comment"_w, "comments"_w, "response"_w, "responses"_w,
        "reply"_w,   "replies"_w,  "reaction"_w, "statement"_w};
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (!one_of(a_.key(t), kLack)) continue;
      for (std::uint32_t i = t + 1; i < sentence.end && i < t + 6; ++i) {
        if (!one_of(a_.key(i), kAnswer)) continue;
        const TokenRange anchor{t, i + 1};
        const std::uint32_t c = a_.next_chunk(i + 1);
        const bool from = c < a_.chunks.size() && a_.chunks[c].preposition != kNone &&
                          a_.key(a_.chunks[c].preposition) == "from"_w;
        if (!from) break;
        add("no_comment", anchor, nullptr, c);
        t = i;
        break;
      }
    }
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
};

void run(const TextReading& reading, Draft& draft) { Denials(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_denials;
const Extractor extractor_denials = {"denials", "1",
                                     "denials, silence and claims of lawfulness by a party", run};

}  // namespace habeas
