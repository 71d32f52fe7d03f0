// extract/no_contact.cpp - the words that say that nobody has heard from people since
#include "extract/no_contact.h"

#include <algorithm>
#include <array>

#include "extract/one_of.h"
#include "extract/syntax.h"
#include "text/key_table.h"

namespace habeas {
namespace {

class NoContact {
 public:
  NoContact(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  /// "no communication has been established", "unable to establish contact", "not been heard from
  /// since".
  void no_contact(TokenRange sentence) {
    static constexpr auto kContact = KeySet(std::to_array(
        {"contact"_w, "communication"_w, "communications"_w, "heard"_w, "message"_w, "contacted"_w,
         "reached"_w, "reach"_w, "word"_w, "seen"_w, "received"_w, "sign"_w, "phoned"_w}));
    static constexpr std::array<std::uint64_t, 13> kNone_ = {
        "no"_w,     "not"_w,  "unable"_w,  "without"_w, "lost"_w, "cannot"_w, "never"_w,
        "nobody"_w, "none"_w, "neither"_w, "n't"_w,     "any"_w,  "nor"_w};
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (!kContact.has(a_.key(t))) continue;
      if (a_.key(t) == "word"_w &&
          (t + 1 >= sentence.end || (a_.key(t + 1) != "from"_w && a_.key(t + 1) != "of"_w)))
        continue;
      if (a_.key(t) == "seen"_w && !has_behind(t, sentence.end, {"since"_w})) continue;
      if (a_.key(t) == "sign"_w && !has_behind(t, sentence.end, {"life"_w})) continue;
      if (a_.key(t) == "received"_w &&
          !has_behind(t, sentence.end, {"letter"_w, "call"_w, "calls"_w, "news"_w, "message"_w})) {
        continue;
      }
      if (has_behind(t, sentence.end, {"distress"_w, "emergency"_w})) continue;  // no call for help
      if ((a_.key(t) == "reach"_w || a_.key(t) == "reached"_w) && !people_behind(t) &&
          !people_are_reached(t))
        continue;
      if (is_of_thing(t) || is_of_speaker(t)) continue;
      std::uint32_t begin = kNone;
      for (std::uint32_t b = t; b-- > sentence.begin && t - b <= 8;) {
        if (a_.word(b) == "," || a_.word(b) == ";") break;
        if (one_of(a_.key(b), kNone_) && a_.key(b) != "any"_w) begin = b;
      }
      TokenRange anchor{begin, contact_end(t, sentence.end)};
      if (begin == kNone) anchor = contact_was_lost(t, sentence.end);
      if (anchor.empty()) continue;
      draft_.claims.push_back(with_victims(
          make_claim(r_, ClaimKind::event, "no_contact", anchor, clause_around(r_, anchor)),
          anchor));
      return;
    }
  }

  /// "have heard nothing", "the last time anyone heard her", "was last seen", "their whereabouts
  /// are unknown".
  void lost_sight(TokenRange sentence) {
    static constexpr std::array<std::uint64_t, 6> kSense = {"heard"_w, "seen"_w,   "saw"_w,
                                                            "spoke"_w, "spoken"_w, "contacted"_w};
    if (no_trace(sentence) || lost_trace(sentence) || has_not_spoken(sentence)) return;
    static constexpr std::array<std::uint64_t, 5> kUnknown = {"unknown"_w, "unclear"_w, "known"_w,
                                                              "mystery"_w, "uncertain"_w};
    // All words that are asked for below.
    static constexpr auto kTelling = KeySet(std::to_array(
        {"last"_w,       "whereabouts"_w, "fate"_w,      "heard"_w,     "seen"_w,
         "saw"_w,        "spoke"_w,       "spoken"_w,    "contacted"_w, "unknown"_w,
         "unclear"_w,    "known"_w,       "mystery"_w,   "uncertain"_w, "established"_w,
         "determined"_w, "clarified"_w,   "disclosed"_w, "revealed"_w,  "confirmed"_w}));
    std::uint32_t last = kNone;
    std::uint32_t where = kNone;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const std::uint64_t key = a_.key(t);
      if (!kTelling.has(key)) continue;
      if (key == "last"_w) last = t;
      if ((key == "whereabouts"_w || (key == "fate"_w && fate_of_people(t, sentence))) &&
          !is_of_things(t))
        where = t;
      TokenRange anchor;
      if (one_of(key, kSense) && last != kNone && t - last <= 5) anchor = {last, t + 1};
      if (key == "heard"_w && t + 1 < sentence.end && a_.key(t + 1) == "nothing"_w)
        anchor = {t, t + 2};
      const bool not_known = key != "known"_w || has_not(where, t);
      if (one_of(key, kUnknown) && where != kNone && not_known) anchor = {where, t + 1};
      // "The whereabouts of 17 persons have not been established"
      const bool found_out = one_of(key, {"established"_w, "determined"_w, "clarified"_w,
                                          "disclosed"_w, "revealed"_w, "confirmed"_w});
      if (found_out && where != kNone && has_not(where, t)) {
        std::uint32_t from = where + 1;
        while (from < t && a_.pos(from) != Pos::aux) ++from;
        anchor = {from, t + 1};
      }
      if (anchor.empty()) continue;
      draft_.claims.push_back(with_victims(
          make_claim(r_, ClaimKind::event, "no_contact", anchor, clause_around(r_, anchor)),
          anchor));
      return;
    }
  }

 private:
  /// "their fate remains unclear", "the fate of 40 men"
  bool fate_of_people(std::uint32_t t, TokenRange sentence) const {
    if (t > sentence.begin && one_of(a_.key(t - 1), {"their"_w, "his"_w, "her"_w})) return true;
    const std::uint32_t c = t + 2 < sentence.end ? a_.next_chunk(t + 2) : kNone;
    return c != kNone && c < a_.chunks.size() && a_.key(t + 1) == "of"_w &&
           a_.chunks[c].range.begin == t + 2 && a_.is_people(a_.chunks[c]);
  }

  /// "none of the detainees could be reached": people, not an agreement
  bool people_are_reached(std::uint32_t t) const {
    const std::uint32_t c = a_.chunk_at[t];
    if (c == kNone || a_.chunks[c].kind != ChunkKind::verb || !a_.chunks[c].passive) return false;
    return is_somebody(subject_of(a_, c));
  }

  /// "The navy said they had not been contacted": the ones who say so, not those who are missing.
  bool is_of_speaker(std::uint32_t t) const {
    const std::uint32_t c = a_.chunk_at[t];
    if (c == kNone || a_.chunks[c].kind != ChunkKind::verb || !a_.chunks[c].passive) return false;
    const std::uint32_t subject = subject_of(a_, c);
    if (subject == kNone || a_.chunks[subject].kind != ChunkKind::pronoun) return false;
    const std::vector<const SpeechAct*> acts = r_.voices.at(t);
    return !acts.empty() && !acts.front()->direct && !acts.front()->cue.empty() &&
           acts.front()->cue.end <= a_.chunks[subject].range.begin &&
           a_.chunks[subject].range.begin <= acts.front()->cue.end + 1;
  }

  /// "All contact with the detainees has been lost": from the contact to what became of it.
  TokenRange contact_was_lost(std::uint32_t t, std::uint32_t sentence_end) const {
    constexpr std::uint32_t kReach = 14;
    if (a_.key(t) != "contact"_w && a_.key(t) != "communication"_w) return {};
    for (std::uint32_t i = t + 1; i < std::min(sentence_end, t + kReach); ++i) {
      const std::uint32_t c = a_.chunk_at[i];
      if (c == kNone || a_.chunks[c].kind != ChunkKind::verb) continue;
      static constexpr std::array<std::uint64_t, 4> kEnds = {"lost"_w, "cut"_w, "severed"_w,
                                                             "broken"_w};
      return a_.chunks[c].passive && a_.chunks[c].perfect &&
                     one_of(a_.key(a_.chunks[c].head), kEnds)
                 ? TokenRange{t, a_.chunks[c].range.end}
                 : TokenRange{};
    }
    return {};
  }

  /// "nobody has seen again", "do not know where they are", "do not appear in the register of any
  /// prison".
  bool no_trace(TokenRange sentence) {
    static constexpr std::array<std::uint64_t, 7> kNo = {"not"_w, "nobody"_w, "never"_w,  "no"_w,
                                                         "n't"_w, "unable"_w, "nothing"_w};
    std::uint32_t no = kNone;
    for (std::uint32_t t = sentence.begin; t + 1 < sentence.end; ++t) {
      if (one_of(a_.key(t), kNo)) no = t;
      if (no == kNone || t - no > 6) continue;
      const std::uint64_t key = a_.key(t);
      const std::uint64_t next = a_.key(t + 1);
      const bool seen = (key == "seen"_w || key == "heard"_w) &&
                        has_behind(t, std::min(sentence.end, t + 6), {"again"_w, "since"_w});
      const bool where =
          next == "where"_w && t + 2 < sentence.end &&
          (key == "know"_w || key == "knows"_w || key == "out"_w || key == "told"_w ||
           key == "learn"_w) &&
          (a_.key(t + 2) == "they"_w || a_.key(t + 2) == "he"_w || a_.key(t + 2) == "she"_w ||
           a_.key(t + 2) == "their"_w || a_.key(t + 2) == "his"_w || a_.key(t + 2) == "her"_w);
      const bool listed = key == "appear"_w && has_behind(t, sentence.end,
                                                          {"register"_w, "registers"_w, "list"_w,
                                                           "lists"_w, "records"_w});
      if (!seen && !where && !listed) continue;
      const TokenRange anchor{
          no, std::min(sentence.end, seen || where ? t + 2 : contact_end(t, sentence.end))};
      draft_.claims.push_back(with_victims(
          make_claim(r_, ClaimKind::event, "no_contact", anchor, clause_around(r_, anchor)),
          anchor));
      return true;
    }
    return false;
  }

  /// "have lost all trace of 31", "nobody can account for them", "have yet to be seen again", "have
  /// had no news of him".
  bool lost_trace(TokenRange sentence) {
    for (std::uint32_t t = sentence.begin; t + 1 < sentence.end; ++t) {
      TokenRange anchor = lost_or_unaccounted(t, sentence.end);
      if (anchor.empty() && has_no_news(t)) anchor = {t > sentence.begin ? t - 1 : t, t + 2};
      if (anchor.empty() && is_yet_to_be_seen(t, sentence.end))
        anchor = {t, std::min(sentence.end, t + 5)};
      if (anchor.empty()) continue;
      draft_.claims.push_back(with_victims(
          make_claim(r_, ClaimKind::event, "no_contact", anchor, clause_around(r_, anchor)),
          anchor));
      return true;
    }
    return false;
  }

  /// "I have not spoken to her", "we have been unable to talk to anyone inside the camp": where the
  /// text tells that people were taken, and of one of them or of kin.
  bool has_not_spoken(TokenRange sentence) {
    static constexpr std::array<std::uint64_t, 4> kSpeak = {"spoken"_w, "speak"_w, "talked"_w,
                                                            "talk"_w};
    for (std::uint32_t t = sentence.begin; t + 2 < sentence.end; ++t) {
      if (!one_of(a_.key(t), kSpeak) || !one_of(a_.key(t + 1), {"to"_w, "with"_w})) continue;
      const std::uint32_t begin = unable_from(t, sentence.begin);
      if (begin == kNone || !is_one_taken(t + 2) || !tells_of_taken()) continue;
      const TokenRange anchor{begin, contact_end(t + 1, sentence.end)};
      draft_.claims.push_back(with_victims(
          make_claim(r_, ClaimKind::event, "no_contact", anchor, clause_around(r_, anchor)),
          anchor));
      return true;
    }
    return false;
  }

  /// Where "have not (been able to)", "never" or "unable to" begins before a verb of speaking.
  std::uint32_t unable_from(std::uint32_t verb, std::uint32_t first) const {
    constexpr std::uint32_t kReach = 6;
    bool perfect = one_of(a_.key(verb), {"spoken"_w, "talked"_w});
    std::uint32_t no = kNone;
    for (std::uint32_t t = verb; t-- > first && verb - t <= kReach && a_.pos(t) != Pos::punct;) {
      const std::uint64_t key = a_.key(t);
      if (one_of(key, {"not"_w, "never"_w, "n't"_w, "unable"_w}) || a_.word(t).ends_with("n't"))
        no = t;
      perfect = perfect || key == "able"_w || key == "unable"_w;
    }
    return perfect ? no : kNone;
  }

  /// "her", "anyone inside", "my brother", "the detainees"; not "reporters", "the press".
  bool is_one_taken(std::uint32_t t) const {
    if (one_of(a_.key(t), {"her"_w, "him"_w, "them"_w, "anyone"_w, "anybody"_w})) return true;
    const std::uint32_t c = a_.chunk_at[t];
    if (c == kNone || a_.chunks[c].kind != ChunkKind::noun) return false;
    const bool kin =
        one_of(a_.key(t), {"my"_w, "his"_w, "her"_w, "their"_w}) && a_.is_people(a_.chunks[c]);
    return kin || r_.groups.of_chunk(c) != kNone;
  }

  bool tells_of_taken() const {
    return std::any_of(r_.frames.begin(), r_.frames.end(), [](const Frame& frame) {
      return frame.happened() &&
             (frame.subkind == "detention" || frame.subkind == "abduction" ||
              frame.subkind == "forced_return" || frame.subkind == "transfer" ||
              frame.subkind == "trafficking" || frame.subkind == "enforced_disappearance");
    });
  }

  /// "lost sight of her", "no trace of the men", "nobody can account for them"; of people alone.
  TokenRange lost_or_unaccounted(std::uint32_t t, std::uint32_t sentence_end) const {
    const std::uint64_t key = a_.key(t);
    const std::uint32_t end = std::min(sentence_end, t + 4);
    if (key == "lost"_w) {
      for (std::uint32_t of = t + 2; of <= end && of < sentence_end; ++of) {
        const bool sign = a_.key(of - 1) == "trace"_w || a_.key(of - 1) == "sight"_w;
        if (sign && a_.key(of) == "of"_w && is_somebody_at(of + 1)) return {t, end};
      }
    }
    if (key == "no"_w && a_.key(t + 1) == "trace"_w && a_.key(t + 2) == "of"_w &&
        is_somebody_at(t + 3))
      return {t, std::min(sentence_end, t + 3)};
    if (one_of(key, {"nobody"_w, "no-one"_w})) {
      for (std::uint32_t i = t + 1; i < end; ++i) {
        if (a_.key(i) == "account"_w && a_.key(i + 1) == "for"_w && is_somebody_at(i + 2))
          return {t, end};
      }
    }
    return {};
  }

  /// "no news of him", "their families have had no news"; not "no news conference", "no news of the
  /// talks".
  bool has_no_news(std::uint32_t t) const {
    const std::uint32_t news = t + 1;
    if ((a_.key(t) != "no"_w && a_.key(t) != "without"_w) || a_.key(news) != "news"_w) return false;
    if (a_.chunk_at[news] != kNone && a_.chunks[a_.chunk_at[news]].head != news) return false;
    if (one_of(a_.key(news + 1), {"of"_w, "from"_w, "about"_w})) return is_somebody_at(news + 2);
    const std::uint32_t verb = verb_up_to(t);
    return verb != kNone && is_somebody(subject_of(a_, verb));
  }

  /// "Two porters have yet to be found"; not "a solution has yet to be found", nor "ministers have
  /// yet to be seen at the talks".
  bool is_yet_to_be_seen(std::uint32_t t, std::uint32_t sentence_end) const {
    if (a_.key(t) != "yet"_w || a_.key(t + 1) != "to"_w) return false;
    for (std::uint32_t i = t + 2; i < std::min(sentence_end, t + 6); ++i) {
      const std::uint64_t key = a_.key(i);
      if (key == "seen"_w) {
        const std::uint64_t next = a_.key(i + 1);
        const bool ends = i + 1 >= sentence_end || a_.pos(i + 1) == Pos::punct;
        if (!ends && next != "again"_w && next != "since"_w) return false;
      }
      if (!one_of(key, {"seen"_w, "found"_w, "traced"_w, "located"_w, "resurface"_w, "reappear"_w}))
        continue;
      const std::uint32_t verb = verb_up_to(t);
      return verb != kNone && is_somebody(subject_of(a_, verb));
    }
    return false;
  }

  /// "contact with the satellite", "heard from the printer", "heard the news", "the report has not
  /// been seen since": contact with what is no person, body or vehicle.
  bool is_of_thing(std::uint32_t t) const {
    if (a_.key(t) == "seen"_w) {
      const std::uint32_t verb = a_.chunk_at[t];
      const std::uint32_t who = verb == kNone ? kNone : subject_of(a_, verb);
      return who != kNone && !is_somebody(who) && !carries_people(who);
    }
    const std::uint32_t c = a_.next_chunk(t + 1);
    if (c >= a_.chunks.size() || !a_.sentence(t).contains(a_.chunks[c].range.begin)) return false;
    const Chunk& chunk = a_.chunks[c];
    if (chunk.kind != ChunkKind::noun) return false;
    const bool object = a_.key(t) == "heard"_w && chunk.range.begin == t + 1;
    const bool with = chunk.preposition == t + 1 && one_of(a_.key(t + 1), {"with"_w, "from"_w});
    return (object || with) && !is_somebody(c) && !carries_people(c);
  }

  /// A body, a name or a vehicle, where people are; what is told of for the first time may be one.
  bool carries_people(std::uint32_t c) const {
    const Chunk& chunk = a_.chunks[c];
    return a_.is_force(chunk) || a_.term_class(chunk) == "vehicle" ||
           a_.name_at[chunk.head] != kNone || a_.in_time(chunk.range.begin) || !chunk.definite;
  }

  /// The verb group that ends right before this token, or holds it.
  std::uint32_t verb_up_to(std::uint32_t t) const {
    for (std::uint32_t i = t + 1; i-- > 0 && t - i <= 2 && a_.sentence(t).contains(i);) {
      const std::uint32_t c = a_.chunk_at[i];
      if (c != kNone && a_.chunks[c].kind == ChunkKind::verb) return c;
    }
    return kNone;
  }

  /// "the whereabouts of the paintings", "its whereabouts"
  bool is_of_things(std::uint32_t whereabouts) const {
    if (whereabouts > 0 && a_.key(whereabouts - 1) == "its"_w) return true;
    return a_.key(whereabouts + 1) == "of"_w && !is_somebody_at(whereabouts + 2);
  }

  bool is_somebody_at(std::uint32_t t) const {
    const std::uint32_t c = a_.next_chunk(t);
    if (c >= a_.chunks.size() || !a_.sentence(t).contains(a_.chunks[c].range.begin)) return false;
    constexpr std::uint32_t kGap = 2;  // "all of them", "the 31"
    return a_.chunks[c].range.begin <= t + kGap && is_somebody(c);
  }

  /// People, a person's name or a pronoun, or a number without a noun: "lost all trace of nine".
  bool is_somebody(std::uint32_t c) const {
    static constexpr std::array<std::uint64_t, 9> kThings = {
        "it"_w,   "this"_w,    "that"_w,      "there"_w,     "which"_w,
        "what"_w, "nothing"_w, "something"_w, "everything"_w};
    if (c == kNone) return false;
    const Chunk& chunk = a_.chunks[c];
    if (chunk.kind == ChunkKind::pronoun) return !one_of(a_.key(chunk.head), kThings);
    if (a_.is_people(chunk) || a_.name_in(chunk.range, {MentionKind::person}) != nullptr)
      return true;
    const QuantityHit* const amount = a_.quantity_in(chunk.range);
    return amount != nullptr && (amount->head == kNone || amount->value.unit == "person");
  }

  bool has_not(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t t = from; t < to; ++t) {
      if (a_.key(t) == "not"_w || a_.key(t) == "n't"_w || a_.key(t) == "never"_w) return true;
    }
    return false;
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
    if (c >= a_.chunks.size() || a_.chunks[c].range.begin != t + 1) return false;
    static constexpr std::array<std::uint64_t, 7> kThem = {"them"_w,   "him"_w, "her"_w, "any"_w,
                                                           "anyone"_w, "us"_w,  "one"_w};
    const QuantityHit* const amount = a_.quantity_in(a_.chunks[c].range);
    if (amount != nullptr && amount->partitive && a_.key(amount->number.end) == "of"_w &&
        one_of(a_.key(amount->number.end + 1), {"those"_w, "them"_w}))
      return true;  // "58 of those deported"
    const bool single = a_.key(a_.chunks[c].head) == "one"_w || a_.key(t + 1) == "a"_w;
    const bool of_them = single && has_behind(t, a_.sentence(t).end, {"them"_w, "us"_w});
    const Chunk& people = a_.chunks[c];
    const bool one_official = people.definite && !people.plural;  // "reached the prosecutor"
    return (a_.is_people(people) && !one_official) || one_of(a_.key(t + 1), kThem) || of_them;
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

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
};

}  // namespace

void tell_no_contact(const TextReading& reading, Draft& draft, TokenRange sentence) {
  NoContact silence(reading, draft);
  silence.no_contact(sentence);
  silence.lost_sight(sentence);
}

}  // namespace habeas
