// extract/told.cpp - nouns of events that say that the event took place
#include "extract/told.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/one_of.h"
#include "extract/syntax.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

class NounTelling {
 public:
  explicit NounTelling(const TextReading& reading) : r_(reading), a_(reading.a) {}

  /// "The attack took place at noon", "the release was the result of": a noun whose verb says that
  /// it happened.
  bool took_place(const Frame& frame) const {
    static constexpr std::array<std::string_view, 24> kHappen = {
        "happen", "occur", "begin",   "start",  "erupt",    "last",  "end",   "come",
        "leave",  "kill",  "follow",  "claim",  "cause",    "spark", "draw",  "trigger",
        "prompt", "shock", "provoke", "injure", "continue", "wound", "force", "destroy"};
    const std::uint32_t verb = frame.chunk + 1;
    for (std::uint32_t v = verb; v < a_.chunks.size() && v <= frame.chunk + 4; ++v) {
      const Chunk& c = a_.chunks[v];
      if (a_.sentence(c.range.begin) != a_.sentence(frame.trigger.begin)) return false;
      if (c.kind != ChunkKind::verb) continue;
      if (!is_finite(c) || c.negative || c.modal != 0 || subject_of(a_, v) != frame.chunk)
        return false;
      if (c.passive) return was_made(v);
      const std::string word = fold(a_.word(c.head));
      const std::string lemma = verb_lemma(word);
      const bool place =
          lemma == "take" && c.range.end < a_.size() && a_.key(c.range.end) == "place"_w;
      const bool result =
          word == "was" && c.range.end + 1 < a_.size() && a_.key(c.range.end + 1) == "result"_w;
      const bool past = word == "was" || (word != lemma && !word.ends_with("s"));
      return past && (place || word == "was" ? place || result : is_verb_of(a_, v, kHappen));
    }
    return false;
  }

  /// "The raid was carried out by", "Torture has been alleged by": a passive that says that
  /// somebody did or saw what the noun names.
  bool was_made(std::uint32_t verb) const {
    static constexpr std::array<std::string_view, 22> kMade = {
        "carry",   "commit",   "conduct",  "launch", "perpetrate", "stage",    "mount",  "order",
        "witness", "film",     "document", "record", "confirm",    "report",   "allege", "describe",
        "condemn", "denounce", "lead",     "plan",   "claim",      "accompany"};
    return is_verb_of(a_, verb, kMade);
  }

  /// "Four described electric shocks", "guards committed rape", "were subjected to beatings": the
  /// noun is what somebody did, saw or went through.
  bool undergone(const Frame& frame) const {
    static constexpr std::array<std::string_view, 19> kDo = {
        "carry",   "commit",   "conduct", "launch",  "perpetrate", "stage",    "mount",
        "suffer",  "undergo",  "endure",  "survive", "inflict",    "describe", "recount",
        "witness", "document", "subject", "recall",  "sustain"};
    if (frame.chunk == 0) return false;
    const Chunk& verb = a_.chunks[frame.chunk - 1];
    const Chunk& noun = a_.chunks[frame.chunk];
    if (verb.kind != ChunkKind::verb || verb.negative || verb.modal != 0 || verb.infinitive)
      return false;
    const std::string word = fold(a_.word(verb.head));
    const std::string lemma = verb_lemma(word);
    const bool past = verb.passive || verb.perfect || (word != lemma && !word.ends_with("s"));
    const bool to = noun.preposition != kNone && lemma == "subject" && verb.passive;
    // "Police made 25 arrests"
    if (past && !verb.passive && lemma == "make" && object_of(a_, frame.chunk - 1) == frame.chunk)
      return a_.quantity_in(noun.range) != nullptr;
    const bool out = !verb.participle && noun.preposition == verb.range.end &&
                     a_.key(noun.preposition) == "out"_w;
    return past && (to || out || object_of(a_, frame.chunk - 1) == frame.chunk) &&
           is_verb_of(a_, frame.chunk - 1, kDo);
  }

  /// "allegations of rape", "reports of killings by": the noun of report before an event's noun.
  bool is_allegation(const Frame& frame) const {
    static constexpr std::array<std::uint64_t, 8> kNouns = {
        "allegation"_w, "allegations"_w, "accusation"_w, "accusations"_w,
        "suspicion"_w,  "suspicions"_w,  "charges"_w,    "claims"_w};
    return one_of(noun_before_of(frame), kNouns);
  }

  /// Head of the noun that "of" ties this nominal to; 0 when none does.
  std::uint64_t noun_before_of(const Frame& frame) const {
    const Chunk& chunk = a_.chunks[frame.chunk];
    if (frame.chunk == 0 || chunk.preposition == kNone || a_.key(chunk.preposition) != "of"_w)
      return 0;
    const Chunk& before = a_.chunks[frame.chunk - 1];
    return before.kind == ChunkKind::noun && before.range.end == chunk.preposition
               ? a_.key(before.head)
               : 0;
  }

  /// "a week after the ambush of a convoy", "confirmed the removal of 22 persons": a noun with
  /// those whom it befell, in a place where it is taken for granted.
  bool presupposed(const Frame& frame) const {
    static constexpr std::array<std::uint64_t, 9> kAfter = {"after"_w,   "following"_w, "since"_w,
                                                            "during"_w,  "over"_w,      "about"_w,
                                                            "despite"_w, "besides"_w,   "amid"_w};
    static constexpr std::array<std::uint64_t, 18> kConfirm = {
        "confirmed"_w,    "confirms"_w,  "admitted"_w,   "acknowledged"_w, "announced"_w,
        "reported"_w,     "condemned"_w, "denounced"_w,  "witnessed"_w,    "ordered"_w,
        "carried"_w,      "described"_w, "criticised"_w, "criticized"_w,   "documented"_w,
        "investigated"_w, "verified"_w,  "recorded"_w};
    const Chunk& chunk = a_.chunks[frame.chunk];
    const std::uint32_t acted_on = frame.victim != kNone ? frame.victim : frame.target;
    if (acted_on == kNone || a_.key(chunk.range.begin) == "any"_w) return false;
    if (frame.polarity == Polarity::negative) return false;
    if (is_of_headline(frame)) return true;
    const bool certain = a_.key(chunk.range.begin) == "the"_w &&
                         (frame.victim == kNone || particular_people(r_, frame.victim));
    if (certain && (chunk.preposition == kNone || a_.key(chunk.preposition) != "to"_w)) return true;
    // "the mass expulsion of Osterinians earlier this month"
    if (a_.key(chunk.range.begin) == "the"_w && frame.victim != kNone && is_dated(frame))
      return true;
    // "vanished following their forced return by the border guard"
    const bool owned =
        one_of(a_.key(chunk.range.begin), {"their"_w, "his"_w, "her"_w}) && frame.agent != kNone;
    if (owned && frame.victim != kNone && chunk.range.end > chunk.range.begin + 1) return true;
    // "The raid led to the arrest of nine"
    const bool led = chunk.preposition != kNone && chunk.preposition > 0 &&
                     a_.key(chunk.preposition) == "to"_w &&
                     a_.key(chunk.preposition - 1) == "led"_w;
    if (led && certain) return true;
    if (is_cause_of_death(frame)) return true;
    if (is_report_of(frame)) return frame.agent != kNone || certain;
    if (chunk.preposition != kNone)
      return one_of(a_.key(chunk.preposition), kAfter) && chunk.definite;
    return frame.chunk > 0 && a_.chunks[frame.chunk - 1].kind == ChunkKind::verb &&
           object_of(a_, frame.chunk - 1) == frame.chunk && !a_.chunks[frame.chunk - 1].negative &&
           one_of(a_.key(a_.chunks[frame.chunk - 1].head), kConfirm);
  }

  /// A day or month that is over, or a time counted back from now, in the phrase of the noun.
  bool is_dated(const Frame& frame) const {
    constexpr std::uint32_t kReach = 8;
    const std::uint32_t last = a_.chunks[frame.victim].range.end;
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    for (std::uint32_t t = last; t < std::min(sentence.end, last + kReach); ++t) {
      if (a_.word(t) == "," || a_.pos(t) == Pos::verb || a_.pos(t) == Pos::aux) return false;
      if (a_.opens_time(t)) return !a_.dates[a_.date_at[t]].value.edtf.empty() || is_past_time(t);
    }
    return false;
  }

  /// "earlier this month", "last week"
  bool is_past_time(std::uint32_t t) const {
    return one_of(a_.key(t), {"earlier"_w, "last"_w, "yesterday"_w});
  }

  /// "Family mourns death of son", "Porter charged in shooting of friend": a headline leaves out
  /// the articles.
  bool is_of_headline(const Frame& frame) const {
    if (!a_.in_title(frame.trigger.begin)) return false;
    if (follows_in_headline(frame)) return true;
    if (frame.victim == kNone) return false;
    if (frame.subkind != "killing" && frame.subkind != "injury") return false;
    if (frame.victim == frame.chunk) return true;  // "Porter held in friend's death"
    const Chunk& victim = a_.chunks[frame.victim];
    return victim.preposition == a_.chunks[frame.chunk].range.end && !victim.plural &&
           a_.is_people(victim);
  }

  /// "Nine died in an arson attack on a shop"
  bool is_cause_of_death(const Frame& frame) const {
    static constexpr std::array<std::string_view, 6> kSuffer = {"die",   "kill",   "perish",
                                                                "wound", "injure", "hurt"};
    const Chunk& chunk = a_.chunks[frame.chunk];
    if (chunk.preposition == kNone || a_.key(chunk.preposition) != "in"_w || frame.chunk == 0)
      return false;
    const Chunk& verb = a_.chunks[frame.chunk - 1];
    return verb.kind == ChunkKind::verb && verb.range.end == chunk.preposition && is_finite(verb) &&
           !verb.negative && verb.modal == 0 && is_verb_of(a_, frame.chunk - 1, kSuffer);
  }

  /// "Outcry over raid on clinic", "Shops shut after arrest of 40 traders"
  bool follows_in_headline(const Frame& frame) const {
    static constexpr std::array<std::uint64_t, 5> kBehind = {"over"_w, "after"_w, "following"_w,
                                                             "amid"_w, "since"_w};
    const Chunk& chunk = a_.chunks[frame.chunk];
    const std::uint32_t acted_on = frame.victim != kNone ? frame.victim : frame.target;
    return acted_on != kNone && acted_on != frame.chunk && chunk.preposition != kNone &&
           one_of(a_.key(chunk.preposition), kBehind);
  }

  /// "received reports of the rape of two girls by soldiers"
  bool is_report_of(const Frame& frame) const {
    static constexpr std::array<std::uint64_t, 9> kNouns = {
        "report"_w, "reports"_w,   "account"_w, "accounts"_w, "evidence"_w,
        "cases"_w,  "testimony"_w, "footage"_w, "images"_w};
    return is_allegation(frame) || one_of(noun_before_of(frame), kNouns);
  }

 private:
  const TextReading& r_;
  const Analysis& a_;
};

}  // namespace

bool told_by_noun(const TextReading& reading, const Frame& frame) {
  const NounTelling telling(reading);
  return telling.took_place(frame) || telling.presupposed(frame) || telling.undergone(frame);
}

bool took_place(const TextReading& reading, const Frame& frame) {
  return NounTelling(reading).took_place(frame);
}

bool is_allegation(const TextReading& reading, const Frame& frame) {
  return NounTelling(reading).is_allegation(frame);
}

bool particular_people(const TextReading& reading, std::uint32_t chunk) {
  const Analysis& a = reading.a;
  return reading.groups.of_chunk(chunk) != kNone ||
         a.quantity_in(a.chunks[chunk].range) != nullptr ||
         a.name_in(a.chunks[chunk].range, {MentionKind::person}) != nullptr ||
         one_person(reading, chunk) || a.chunks[chunk].definite;
}

bool one_person(const TextReading& reading, std::uint32_t chunk) {
  const Analysis& a = reading.a;
  const Chunk& c = a.chunks[chunk];
  static constexpr std::array<std::uint64_t, 6> kOf = {"his"_w, "her"_w, "their"_w,
                                                       "my"_w,  "our"_w, "your"_w};
  if (c.kind != ChunkKind::noun || c.plural || one_of(a.key(c.range.begin), kOf)) return false;
  return a.is_people(c) || a.name_in(c.range, {MentionKind::person}) != nullptr;
}

bool is_first_person(const Analysis& a, std::uint32_t chunk) {
  return chunk != kNone && a.chunks[chunk].kind == ChunkKind::pronoun &&
         one_of(a.key(a.chunks[chunk].head), {"we"_w, "us"_w, "i"_w, "me"_w});
}

bool told_by_gerund(const Analysis& a, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 8> kTell = {
      "describe", "recall", "recount", "report", "remember", "tell", "survive", "mention"};
  static constexpr std::array<std::uint64_t, 4> kAfter = {"after"_w, "before"_w, "since"_w,
                                                          "following"_w};
  const Chunk& chunk = a.chunks[verb];
  const std::uint32_t begin = chunk.range.begin;
  if (!chunk.participle || !chunk.passive || chunk.negative || begin == a.sentence(begin).begin ||
      (a.key(begin) != "being"_w && a.key(begin) != "having"_w))
    return false;
  const Chunk& before = a.chunks[verb - std::min(verb, 1U)];
  const bool told = before.kind == ChunkKind::verb && before.range.end == begin &&
                    !before.negative && is_verb_of(a, verb - 1, kTell);
  return told || one_of(a.key(begin - 1), kAfter);
}

bool named_among(const Analysis& a, std::uint32_t verb) {
  const std::uint32_t begin = a.chunks[verb].range.begin;
  return begin >= a.sentence(begin).begin + 2 && a.key(begin - 1) == "those"_w &&
         a.key(begin - 2) == "among"_w;
}

bool told_as_said(const Analysis& a, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 12> kSay = {
      "say",        "report", "believe", "allege",  "think",   "know",
      "understand", "rumour", "rumor",   "suspect", "presume", "confirm"};
  const Chunk& chunk = a.chunks[verb];
  return verb > 0 && chunk.infinitive && chunk.perfect && chunk.modal == 0 && !chunk.negative &&
         a.chunks[verb - 1].kind == ChunkKind::verb &&
         a.chunks[verb - 1].range.end == chunk.range.begin && !a.chunks[verb - 1].negative &&
         is_verb_of(a, verb - 1, kSay);
}

bool told_beside(const Analysis& a, std::uint32_t verb) {
  static constexpr std::array<std::uint64_t, 4> kLink = {"after"_w, "before"_w, "by"_w, "while"_w};
  const Chunk& chunk = a.chunks[verb];
  const std::uint32_t begin = chunk.range.begin;
  const TokenRange sentence = a.sentence(begin);
  if (!chunk.participle || chunk.passive || chunk.negative || chunk.range.size() != 1 ||
      !a.word(chunk.head).ends_with("ing") || begin == sentence.begin)
    return false;
  if (a.word(begin - 1) != "," && !one_of(a.key(begin - 1), kLink)) return false;
  for (std::uint32_t c = verb; c-- > 0 && a.chunks[c].range.begin >= sentence.begin;) {
    const Chunk& main = a.chunks[c];
    if (main.kind != ChunkKind::verb) continue;
    const std::string word = fold(a.word(main.head));
    const bool past = main.perfect || (word != verb_lemma(word) && !word.ends_with("s"));
    return is_finite(main) && past && main.modal == 0 && !main.negative;
  }
  return false;
}

bool told_as_seen(const Analysis& a, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 3> kSee = {"see", "leave", "watch"};
  const Chunk& chunk = a.chunks[verb];
  if (verb < 2 || !chunk.participle || !chunk.passive || chunk.negative) return false;
  const Chunk& object = a.chunks[verb - 1];
  const Chunk& main = a.chunks[verb - 2];
  const std::string word = fold(a.word(main.head));
  return object.kind == ChunkKind::noun && main.kind == ChunkKind::verb && is_finite(main) &&
         main.range.end == object.range.begin && !main.passive && !main.negative &&
         main.modal == 0 && word != verb_lemma(word) && !word.ends_with("s") &&
         is_verb_of(a, verb - 2, kSee);
}

}  // namespace habeas
