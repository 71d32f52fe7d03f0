// extract/extractors/events.cpp - what happened: events of the contract, each told once a voice;
// silence since; protests, appeals
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

class Events {
 public:
  Events(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  void run() {
    for (const Frame& frame : r_.frames) {
      if (frame.subkind == "transfer" || frame.subkind == "trend") continue;
      if (makes_incident(frame.subkind)) {
        incident(frame);
      } else {
        other(frame);
      }
    }
    for (const TokenRange sentence : a_.tokens.sentences) {
      no_contact(sentence);
      scale(sentence);
    }
  }

 private:
  // ------------------------------------------------------------------------------------------------
  // incident events

  void incident(const Frame& frame) {
    if (!frame.happened() || frame.ongoing || frame.definite || !is_particular(frame) ||
        in_title_and_body(frame))
      return;
    if (is_general(frame) || counted_elsewhere(frame) || repeats(frame)) return;
    const TokenRange anchor = anchor_of(frame);
    DraftClaim claim =
        make_claim(r_, ClaimKind::event, frame.subkind, anchor, clause_around(r_, anchor));
    if (claim.mood != Mood::asserted && claim.mood != Mood::reported &&
        claim.mood != Mood::alleged && claim.mood != Mood::possible)
      return;
    claim.value = EventState{frame.stage};
    add_frame_roles(r_, claim, frame);
    draft_.claims.push_back(std::move(claim));
    told_.push_back(&frame);
  }

  /// Says who did it, to how many, or between which places; a bare "returnees are tortured" is
  /// general.
  bool is_particular(const Frame& frame) const {
    if (is_told_as_past(frame)) return true;
    if (frame.agent != kNone && named(frame.agent)) return true;
    if (frame.victim != kNone &&
        (r_.groups.of_chunk(frame.victim) != kNone ||
         a_.name_in(a_.chunks[frame.victim].range, {MentionKind::person}) != nullptr))
      return true;
    for (const auto* places : {&frame.from, &frame.to, &frame.at}) {
      for (const std::uint32_t c : *places) {
        if (a_.name_in(a_.chunks[c].range, {MentionKind::place, MentionKind::facility}) !=
                nullptr &&
            frame.victim != kNone)
          return true;
      }
    }
    return false;
  }

  /// A finite past clause with somebody who acts on somebody or something, or a passive with both a
  /// noun for the victim and a time or place.
  bool is_told_as_past(const Frame& frame) const {
    const Chunk& chunk = a_.chunks[frame.chunk];
    if (frame.nominal || !is_finite(chunk) || chunk.modal != 0 || frame.ongoing) return false;
    const std::uint32_t acted_on = frame.victim != kNone ? frame.victim : frame.target;
    if (acted_on != kNone && a_.chunks[acted_on].kind == ChunkKind::pronoun) return false;
    if (!frame.passive) {
      if (frame.agent == kNone || a_.chunks[frame.agent].kind == ChunkKind::pronoun) return false;
      const bool actor = a_.is_people(a_.chunks[frame.agent]) || named(frame.agent);
      return actor && (acted_on != kNone || frame.subkind == "attack") && is_past(chunk);
    }
    if (acted_on == kNone) return false;
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    const bool dated = std::any_of(a_.dates.begin(), a_.dates.end(), [&](const DateHit& d) {
      return sentence.contains(d.range.begin) && (!d.value.edtf.empty() || d.value.offset);
    });
    return dated || !frame.at.empty() || !frame.to.empty() || frame.target != kNone;
  }

  /// "attacked", "has attacked", not "attack".
  bool is_past(const Chunk& chunk) const {
    const std::string word = fold(a_.word(chunk.head));
    return chunk.perfect || (word != verb_lemmas(word).front() && !word.ends_with("s"));
  }

  /// A purpose ("to deport"), a bare participle ("those sent back"), a nominal of people in
  /// general.
  bool is_general(const Frame& frame) const {
    const Chunk& chunk = a_.chunks[frame.chunk];
    if (frame.nominal) {
      const bool counted =
          frame.victim != kNone && a_.quantity_in(a_.chunks[frame.victim].range) != nullptr;
      return counted || (frame.agent == kNone &&
                         (frame.victim == kNone || r_.groups.of_chunk(frame.victim) == kNone));
    }
    if (chunk.infinitive && !chunk.perfect) return true;
    return chunk.participle && chunk.passive && chunk.range.size() == 1 && frame.agent == kNone;
  }

  bool named(std::uint32_t chunk) const {
    const Chunk& c = a_.chunks[chunk];
    if (c.kind == ChunkKind::pronoun) return false;
    return a_.name_in(c.range, {MentionKind::person, MentionKind::organisation, MentionKind::place,
                                MentionKind::group}) != nullptr;
  }

  bool in_title_and_body(const Frame& frame) const {
    if (!a_.in_title(frame.trigger.begin)) return false;
    return std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& f) {
      return f.subkind == frame.subkind && !a_.in_title(f.trigger.begin) && f.happened();
    });
  }

  /// The disappearance of a counted group whose return the same sentence tells is told by its
  /// count.
  bool counted_elsewhere(const Frame& frame) const {
    if (frame.subkind != "enforced_disappearance") return false;
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    return std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& f) {
      return f.subkind == "forced_return" && sentence.contains(f.trigger.begin);
    });
  }

  /// The same event again in the page's own voice, or in the voice that told it before, with
  /// nothing new.
  bool repeats(const Frame& frame) const {
    const std::vector<const SpeechAct*> acts = r_.voices.at(frame.trigger.begin);
    for (const Frame* before : told_) {
      if (before->subkind != frame.subkind || !same_event(*before, frame)) continue;
      const std::vector<const SpeechAct*> earlier = r_.voices.at(before->trigger.begin);
      if (acts.empty()) return frame.agent == kNone || before->agent != kNone;
      if (!earlier.empty() && earlier.front()->voice == acts.front()->voice) return true;
    }
    return false;
  }

  bool same_event(const Frame& x, const Frame& y) const {
    const std::uint32_t g = x.victim == kNone ? kNone : r_.groups.of_chunk(x.victim);
    const std::uint32_t h = y.victim == kNone ? kNone : r_.groups.of_chunk(y.victim);
    if (g != kNone && h != kNone) return g == h;
    return x.nominal || y.nominal || x.victim == kNone || y.victim == kNone;
  }

  /// The trigger with its particle, or with the "of" and "by" phrases of a nominal.
  TokenRange anchor_of(const Frame& frame) const {
    TokenRange anchor = frame.trigger;
    if (!frame.nominal) return anchor;
    for (const std::uint32_t c : {frame.victim, frame.agent}) {
      if (c != kNone && a_.chunks[c].range.begin >= anchor.begin &&
          a_.chunks[c].range.begin <= anchor.end + 8) {
        anchor.end = std::max(anchor.end, a_.chunks[c].range.end);
      }
    }
    return anchor;
  }

  // ----------------------------------------------------------------------------------------------------
  // other events

  void other(const Frame& frame) {
    if (frame.polarity == Polarity::negative || frame.mood == Mood::feared || frame.nominal) return;
    if (a_.in_title(frame.trigger.begin) && frame.subkind == "appeal") return;
    TokenRange anchor = frame.trigger;
    if (frame.target != kNone && frame.target == frame.chunk + 1)
      anchor.end = std::max(anchor.end, a_.chunks[frame.target].range.end);
    const bool appeal = frame.subkind == "appeal";
    if (appeal && (frame.agent == kNone || !may_appeal(frame.agent))) return;
    DraftClaim claim =
        make_claim(r_, ClaimKind::event, frame.subkind, anchor, clause_around(r_, anchor),
                   appeal ? &r_.parties[frame.agent] : nullptr);
    claim.value = EventState{frame.stage};
    add_frame_roles(r_, claim, frame);
    draft_.claims.push_back(std::move(claim));
  }

  /// People, bodies and their pronouns appeal; a crisis does not.
  bool may_appeal(std::uint32_t chunk) const {
    const Chunk& c = a_.chunks[chunk];
    return c.kind == ChunkKind::pronoun || a_.is_people(c) ||
           r_.parties[chunk].who == DraftLink::Who::entity;
  }

  /// "no communication has been established", "unable to establish contact", "not been heard from
  /// since".
  void no_contact(TokenRange sentence) {
    static constexpr std::array<std::uint64_t, 13> kContact = {
        "contact"_w,   "communication"_w, "communications"_w, "heard"_w, "message"_w,
        "contacted"_w, "reached"_w,       "reach"_w,          "word"_w,  "seen"_w,
        "received"_w,  "sign"_w,          "phoned"_w};
    static constexpr std::array<std::uint64_t, 13> kNone_ = {
        "no"_w,     "not"_w,  "unable"_w,  "without"_w, "lost"_w, "cannot"_w, "never"_w,
        "nobody"_w, "none"_w, "neither"_w, "n't"_w,     "any"_w,  "nor"_w};
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (!one_of(a_.key(t), kContact)) continue;
      if (a_.key(t) == "word"_w &&
          (t + 1 >= sentence.end || (a_.key(t + 1) != "from"_w && a_.key(t + 1) != "of"_w)))
        continue;
      if (a_.key(t) == "seen"_w && !has_behind(t, sentence.end, {"since"_w})) continue;
      if (a_.key(t) == "sign"_w && !has_behind(t, sentence.end, {"life"_w})) continue;
      if (a_.key(t) == "received"_w &&
          !has_behind(t, sentence.end, {"letter"_w, "call"_w, "calls"_w, "news"_w, "message"_w})) {
        continue;
      }
      if ((a_.key(t) == "reach"_w || a_.key(t) == "reached"_w) && !people_behind(t)) continue;
      std::uint32_t begin = kNone;
      for (std::uint32_t b = t; b-- > sentence.begin && t - b <= 8;) {
        if (a_.word(b) == "," || a_.word(b) == ";") break;
        if (one_of(a_.key(b), kNone_) && a_.key(b) != "any"_w) begin = b;
      }
      if (begin == kNone) continue;
      const TokenRange anchor{begin, contact_end(t, sentence.end)};
      draft_.claims.push_back(with_victims(
          make_claim(r_, ClaimKind::event, "no_contact", anchor, clause_around(r_, anchor)),
          anchor));
      return;
    }
  }

  bool has_behind(std::uint32_t t, std::uint32_t end,
                  std::initializer_list<std::uint64_t> keys) const {
    for (std::uint32_t i = t + 1; i < std::min(end, t + 8); ++i) {
      if (std::find(keys.begin(), keys.end(), a_.key(i)) != keys.end()) return true;
    }
    return false;
  }

  bool people_behind(std::uint32_t t) const {
    const std::uint32_t c = a_.next_chunk(t + 1);
    return c < a_.chunks.size() && a_.chunks[c].range.begin == t + 1 && a_.is_people(a_.chunks[c]);
  }

  /// The verb group or the "with" phrase that goes on behind the word of contact.
  std::uint32_t contact_end(std::uint32_t t, std::uint32_t sentence_end) const {
    std::uint32_t end = t + 1;
    for (std::uint32_t c = a_.next_chunk(t + 1);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_end; ++c) {
      if (a_.chunks[c].range.begin > end + 2) break;
      for (std::uint32_t x = end; x < a_.chunks[c].range.begin; ++x) {
        if (a_.word(x) == ",") return end;
      }
      end = a_.chunks[c].range.end;
    }
    return end;
  }

  DraftClaim with_victims(DraftClaim claim, TokenRange anchor) const {
    for (const GroupMention& m : r_.groups.mentions) {
      if (a_.sentence(m.range.begin) == a_.sentence(anchor.begin)) {
        add_role(r_, claim, RoleName::victim, m.chunk);
        break;
      }
    }
    return claim;
  }

  /// "the largest mass expulsion in years": a comparison with other events.
  void scale(TokenRange sentence) {
    static constexpr std::array<std::uint64_t, 7> kMost = {
        "largest"_w, "biggest"_w, "worst"_w, "deadliest"_w, "first"_w, "bloodiest"_w, "gravest"_w};
    for (std::uint32_t t = sentence.begin; t + 2 < sentence.end; ++t) {
      if (!one_of(a_.key(t), kMost) || a_.key(t) == "first"_w) continue;
      for (std::uint32_t i = t + 1; i < sentence.end && i < t + 9; ++i) {
        if (a_.key(i) != "in"_w && a_.key(i) != "since"_w && a_.key(i) != "ever"_w) continue;
        std::uint32_t end = i + 1;
        while (end < sentence.end && end < i + 5 && a_.pos(end) != Pos::punct &&
               a_.pos(end) != Pos::cconj)
          ++end;
        const bool time = a_.key(end - 1) == "years"_w || a_.key(end - 1) == "decades"_w ||
                          a_.key(i) != "in"_w || a_.key(end - 1) == "history"_w;
        if (!time) break;
        const TokenRange anchor{t, end};
        draft_.claims.push_back(
            make_claim(r_, ClaimKind::event, "other", anchor, clause_around(r_, anchor)));
        draft_.claims.back().counted = "scale";
        return;
      }
    }
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
  std::vector<const Frame*> told_;
};

void run(const TextReading& reading, Draft& draft) { Events(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_events;
const Extractor extractor_events = {"events", "1",
                                    "events, silence since, protests, appeals, scale", run};

}  // namespace habeas
