// extract/chunks.cpp - base noun phrases and verb groups from parts of speech
//
// A left-to-right scan (Abney, "Parsing by Chunks", 1991). A noun chunk runs from its determiner or
// first modifier to its last noun; a possessive "'s" goes on inside it. A verb group runs from its
// first auxiliary to its main verb.
#include <algorithm>
#include <array>

#include "extract/analysis.h"

namespace habeas {
namespace {

template <std::size_t N>
bool one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

constexpr std::array<std::uint64_t, 11> kModals = {"may"_w,   "might"_w,  "could"_w,  "can"_w,
                                                   "would"_w, "will"_w,   "should"_w, "must"_w,
                                                   "shall"_w, "cannot"_w, "ought"_w};
constexpr std::array<std::uint64_t, 12> kNegations = {
    "not"_w,    "n't"_w,     "never"_w, "no"_w,     "cannot"_w, "don't"_w,
    "didn't"_w, "doesn't"_w, "isn't"_w, "wasn't"_w, "hasn't"_w, "haven't"_w};
/// Adverbs that belong to the verb before them: "sent back nine men".
constexpr std::array<std::uint64_t, 14> kParticles = {
    "back"_w, "away"_w, "home"_w,  "off"_w, "out"_w, "across"_w, "down"_w,
    "dead"_w, "when"_w, "where"_w, "how"_w, "why"_w, "while"_w,  "so"_w};
constexpr std::array<std::uint64_t, 9> kBe = {"be"_w,   "is"_w,    "are"_w, "was"_w, "were"_w,
                                              "been"_w, "being"_w, "am"_w,  "'re"_w};
constexpr std::array<std::uint64_t, 3> kGet = {"get"_w, "got"_w, "gets"_w};
constexpr std::array<std::uint64_t, 4> kHave = {"have"_w, "has"_w, "had"_w, "having"_w};
constexpr std::array<std::uint64_t, 14> kDefinite = {
    "the"_w, "these"_w, "those"_w, "this"_w, "that"_w, "their"_w, "its"_w,
    "his"_w, "her"_w,   "our"_w,   "my"_w,   "your"_w, "both"_w,  "all"_w};

class Chunker {
 public:
  explicit Chunker(Analysis& a) : a_(a), quantity_at_(a.size(), kNone) {
    for (std::uint32_t q = 0; q < a.quantities.size(); ++q) {
      const TokenRange range = a.quantities[q].range;
      for (std::uint32_t t = range.begin; t < range.end; ++t) quantity_at_[t] = q;
    }
  }

  void run() {
    name_figures();
    for (const TokenRange sentence : a_.tokens.sentences) {
      for (std::uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
        if (reports_behind_name(i, sentence.end)) a_.tags.pos[i] = Pos::verb;
      }
      for (std::uint32_t i = sentence.begin; i < sentence.end;) i = step(i, sentence.end);
    }
  }

 private:
  Pos pos(std::uint32_t i) const { return a_.tags.pos[i]; }

  /// "Eleven have disappeared": a figure in words that stands alone is a number, whatever the
  /// tagger took it for.
  void name_figures() {
    for (const QuantityHit& hit : a_.quantities) {
      if (hit.head != kNone || hit.without_figure || hit.value.share) continue;
      for (std::uint32_t t = hit.number.begin; t < hit.number.end; ++t) {
        if (a_.tokens.tokens[t].kind == TokenKind::word && a_.name_at[t] == kNone &&
            pos(t) != Pos::noun && pos(t) != Pos::det)
          a_.tags.pos[t] = Pos::num;
      }
    }
  }

  std::uint32_t step(std::uint32_t i, std::uint32_t end) {
    if (starts_amount(i, end)) return read_noun(i, end);
    if (starts_verb(i, end)) return read_verb(i, end);
    if (pos(i) == Pos::pron && !possessive_pronoun(i)) return read_pronoun(i);
    if (starts_noun(i, end)) {
      const std::uint32_t next = read_noun(i, end);
      if (next > i) return next;
    }
    return i + 1;
  }

  /// The first word of an amount, which is one phrase with what it counts: "more than a dozen
  /// others", "hundreds of miners". Shares and amounts over the end of a sentence are not.
  bool starts_amount(std::uint32_t i, std::uint32_t end) const {
    if (quantity_at_[i] == kNone) return false;
    const QuantityHit& amount = a_.quantities[quantity_at_[i]];
    return amount.range.begin == i && amount.range.size() > 1 && amount.range.end <= end &&
           !amount.value.share;
  }

  bool possessive_pronoun(std::uint32_t i) const {
    static constexpr std::array<std::uint64_t, 8> kPossessive = {
        "their"_w, "its"_w, "his"_w, "her"_w, "our"_w, "my"_w, "your"_w, "whose"_w};
    return one_of(a_.key(i), kPossessive) && i + 1 < a_.size() && pos(i + 1) != Pos::verb &&
           pos(i + 1) != Pos::punct && pos(i + 1) != Pos::adp && pos(i + 1) != Pos::aux;
  }

  /// "The QRI reports that", "Quilland denies everything": a word of report behind a name is a
  /// verb, whatever the tagger took it for, where what follows can only be its object.
  bool reports_behind_name(std::uint32_t i, std::uint32_t end) const {
    if (pos(i) != Pos::noun && pos(i) != Pos::propn) return false;
    if (a_.name_at[i] != kNone || a_.name_at[i - 1] == kNone || i + 1 >= end) return false;
    const EntityHit& name = a_.names[a_.name_at[i - 1]];
    const bool speaks = name.kind == MentionKind::person ||
                        name.kind == MentionKind::organisation || !name.country.empty();
    if (!speaks || name.kind == MentionKind::group || !a_.word(i).ends_with('s') ||
        a_.tokens.tokens[i].shape != Shape::lower)
      return false;
    const auto hit = a_.context->cues.match_at(a_.tokens, i, i + 1);
    if (!hit || a_.context->cues[hit->phrase].label != "say") return false;
    const Pos next = pos(i + 1);
    return a_.key(i + 1) == "that"_w || next == Pos::det || next == Pos::pron || next == Pos::num ||
           (next == Pos::noun && a_.tokens.tokens[i + 1].shape == Shape::lower);
  }

  // ----------------------------------------------------------------------------------------------------------
  // verbs

  bool starts_verb(std::uint32_t i, std::uint32_t end) const {
    if (a_.name_at[i] != kNone) return false;
    if (pos(i) == Pos::aux) return true;
    if (pos(i) == Pos::verb)
      return !modifies_noun(i, end) && !inside_quantity(i) && !ends_compound(i);
    if (pos(i) == Pos::part && a_.key(i) == "to"_w) {
      std::uint32_t next = i + 1;
      while (next < end && pos(next) == Pos::adv) ++next;
      return next < end && (pos(next) == Pos::verb || pos(next) == Pos::aux);
    }
    return false;
  }

  /// "Brackwater-based", "so-called": a verb's form behind a hyphen is no verb.
  bool ends_compound(std::uint32_t i) const {
    return i > 1 && a_.word(i - 1) == "-" && !a_.tokens.tokens[i].space_before &&
           !a_.tokens.tokens[i - 1].space_before;
  }

  /// A word of a counted noun of several words: "five border crossing points".
  bool inside_quantity(std::uint32_t i) const {
    return i > 0 && i + 1 < a_.size() && quantity_at_[i] != kNone &&
           quantity_at_[i - 1] == quantity_at_[i] && quantity_at_[i + 1] == quantity_at_[i];
  }

  /// A participle inside a noun phrase: "the deported individuals", "six wounded men".
  bool modifies_noun(std::uint32_t i, std::uint32_t end) const {
    if (i == 0 || i + 1 >= end || !a_.tokens.tokens[i].space_before) return false;
    const std::string word = fold(a_.word(i));
    if (!word.ends_with("ed") && !word.ends_with("en") && !word.ends_with("ing")) return false;
    if (pos(i + 1) != Pos::noun && pos(i + 1) != Pos::propn && pos(i + 1) != Pos::adj &&
        pos(i + 1) != Pos::num) {
      return false;
    }
    std::uint32_t before = i - 1;
    if (pos(before) == Pos::adv && before > 0) --before;
    if (stands_for_subject(before, end)) return false;
    return pos(before) == Pos::det || pos(before) == Pos::adj || pos(before) == Pos::num ||
           possessive_pronoun(before);
  }

  std::uint32_t read_verb(std::uint32_t i, std::uint32_t end) {
    Chunk chunk;
    chunk.kind = ChunkKind::verb;
    chunk.range.begin = i;
    bool be = false;
    bool finite = false;
    std::uint32_t last = i;
    while (i < end) {
      const Pos p = pos(i);
      const std::uint64_t key = a_.key(i);
      if (a_.name_at[i] != kNone) break;
      chunk.negative = chunk.negative || one_of(key, kNegations);
      if (p == Pos::part && key == "to"_w) {
        if (i != chunk.range.begin) break;
        chunk.infinitive = true;
      } else if (p == Pos::aux) {
        if (one_of(key, kModals)) chunk.modal = key;
        be = be || one_of(key, kBe) || one_of(key, kGet);
        chunk.perfect = chunk.perfect || one_of(key, kHave);
        finite =
            finite || (key != "be"_w && key != "been"_w && key != "being"_w && key != "having"_w);
        last = i;
      } else if (p == Pos::verb) {
        last = i;
        ++i;
        break;
      } else if (p != Pos::adv && p != Pos::part && !opens_quoted_verb(chunk.range.begin, i, end)) {
        break;
      }
      ++i;
    }
    chunk.range.end = last + 1;
    chunk.head = last;
    const std::string word = fold(a_.word(last));
    const bool past = !word.ends_with("ing");
    chunk.passive = be && pos(last) == Pos::verb && past && last > chunk.range.begin;
    const bool bare_participle =
        !finite && !chunk.infinitive && pos(last) == Pos::verb &&
        (word.ends_with("ing") || (reduced(chunk.range.begin) && looks_past(word)));
    chunk.participle = bare_participle;
    if (bare_participle && looks_past(word)) chunk.passive = true;
    if (!chunk.passive && chunk.range.size() == 1 && looks_past(word) &&
        (shares_passive(chunk) || headline_passive(chunk))) {
      chunk.passive = true;
      chunk.participle = false;
    }
    a_.chunks.push_back(chunk);
    return chunk.range.end;
  }

  /// A mark of quotation between an auxiliary and its verb: had been "escorted to the border".
  bool opens_quoted_verb(std::uint32_t begin, std::uint32_t i, std::uint32_t end) const {
    const std::string_view mark = a_.word(i);
    return i > begin && i + 1 < end && pos(i - 1) == Pos::aux && pos(i + 1) == Pos::verb &&
           (mark == "\"" || mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x98");
  }

  /// A past form that shares "were" with the passive before it: "were beaten and robbed", "ten were
  /// killed and others wounded", "left three dead and 11 wounded".
  bool shares_passive(const Chunk& verb) const {
    const TokenRange sentence = a_.sentence(verb.range.begin);
    std::uint32_t t = verb.range.begin;
    if (!closed_behind(verb.range.end, sentence.end)) return false;
    while (t > sentence.begin && pos(t - 1) == Pos::adv) --t;
    auto c = static_cast<std::uint32_t>(a_.chunks.size());
    bool own_subject = false;
    if (c > 0 && a_.chunks[c - 1].range.end == t && a_.chunks[c - 1].kind == ChunkKind::noun) {
      own_subject = true;
      t = a_.chunks[--c].range.begin;
    }
    if (t <= sentence.begin || pos(t - 1) != Pos::cconj) return false;
    while (c-- > 0 && a_.chunks[c].range.begin >= sentence.begin) {
      const Chunk& before = a_.chunks[c];
      if (before.kind != ChunkKind::verb) continue;
      const bool counted = own_subject && (quantity_at_[t] != kNone || a_.key(t) == "one"_w);
      if (before.passive) return !before.participle || !own_subject || counted;
      const std::uint64_t key = a_.key(before.head);
      return own_subject && (key == "left"_w || key == "leaving"_w);
    }
    return false;
  }

  /// "Hundreds detained after vote", "12 miners killed": counted people and a past form of what is
  /// done to people, without an object.
  bool headline_passive(const Chunk& verb) const {
    if (a_.chunks.empty() || a_.chunks.back().kind != ChunkKind::noun ||
        a_.chunks.back().range.end != verb.range.begin || never_passive(verb.head))
      return false;
    const std::uint32_t counted = a_.chunks.back().range.begin;
    const bool amount = quantity_at_[counted] != kNone
                            ? !a_.quantities[quantity_at_[counted]].value.share
                            : a_.key(counted) == "one"_w;
    const bool headline =
        a_.in_title(verb.head) && (a_.is_people(a_.chunks.back()) || (amount && counted > 0));
    if (!amount && !headline) return false;
    const TokenRange sentence = a_.sentence(verb.head);
    if (!closed_behind(verb.range.end, sentence.end)) return false;
    const std::uint32_t joint = verb.range.end;
    if (joint + 1 < sentence.end && pos(joint) == Pos::cconj && pos(joint + 1) == Pos::verb &&
        has_object(joint + 1))
      return false;  // "Guards shot and killed two men"
    const auto hit = a_.context->verb_frames.match_at(a_.tokens, verb.head, verb.head + 1);
    if (!hit) return false;
    static constexpr std::array<std::string_view, 8> kSuffered = {
        "killing", "injury",  "detention",       "abduction",
        "torture", "release", "sexual_violence", "forced_return"};
    const Phrase& phrase = a_.context->verb_frames[hit->phrase];
    for (auto c = a_.chunks.size(); c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
      const Chunk& before = a_.chunks[c];  // "counted 31 dead and 52 wounded"
      const bool told = before.kind != ChunkKind::verb || before.passive ||
                        (amount && a_.context->cues.match_at(a_.tokens, before.head, counted));
      if (!told) return false;
    }
    return (headline || !is_verb_behind(verb.range.end, sentence.end)) &&
           phrase.detail != "v!own" &&
           std::find(kSuffered.begin(), kSuffered.end(), phrase.label) != kSuffered.end();
  }

  bool is_verb_behind(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t t = from; t < end; ++t) {
      if (pos(t) == Pos::cconj || a_.word(t) == "," || a_.key(t) == "after"_w) return false;
      if (is_verb(t, end)) return true;
    }
    return false;
  }

  /// Does no object follow: the end, a mark, a preposition, an adverb, a conjunction or a time?
  bool closed_behind(std::uint32_t next, std::uint32_t end) const {
    if (next >= end) return true;
    const Pos p = pos(next);
    if (p == Pos::adp || p == Pos::punct || p == Pos::adv || p == Pos::sconj || p == Pos::cconj ||
        p == Pos::part)
      return true;
    return a_.in_time(next);
  }

  static bool looks_past(const std::string& word) {
    return word.ends_with("ed") || word.ends_with("en") || word == "held" || word == "sent" ||
           word == "shot" || word == "caught" || word == "found" || word == "brought" ||
           word == "told" || word == "taken" || word == "sold" || word == "led" || word == "made";
  }

  /// A past form right behind a noun is a reduced relative only when a by-phrase, a preposition or
  /// the end follows; a comma or a preposition before it says the same ("the 600 people sent back",
  /// "those killed in").
  bool reduced(std::uint32_t i) const {
    if (i == 0) return true;
    if (never_passive(i) || has_object(i) || opens_clause_before(i) || reports_that(i))
      return false;
    const Pos before = pos(i - 1);
    if (before == Pos::punct && opens_main_verb(i)) return false;
    if (before == Pos::punct || before == Pos::sconj || before == Pos::adp) return true;
    const bool after_noun = before == Pos::noun || before == Pos::pron || before == Pos::propn;
    if (!after_noun) return before == Pos::adv;
    const std::uint32_t next = i + 1;
    const bool counts_on = next + 1 < a_.size() && pos(next) == Pos::cconj &&
                           pos(next + 1) == Pos::num;  // "14 men killed and one wounded"
    const bool closed = next >= a_.size() || pos(next) == Pos::adp || pos(next) == Pos::punct ||
                        pos(next) == Pos::adv || counts_on;
    // "Police detained in" is rare; "people detained in" is not: without any other verb before it,
    // take it as finite.
    return closed && (verb_takes_subject(i) || stands_in_object(i));
  }

  /// Does a clause open right before the noun that stands before this verb: "when soldiers fired",
  /// "whom Norland handed over"?
  bool opens_clause_before(std::uint32_t i) const {
    static constexpr std::array<std::uint64_t, 9> kOpen = {"when"_w,  "while"_w,    "whom"_w,
                                                           "where"_w, "because"_w,  "that"_w,
                                                           "if"_w,    "although"_w, "which"_w};
    if (a_.chunks.empty() || a_.chunks.back().kind == ChunkKind::verb) return false;
    const Chunk& noun = a_.chunks.back();
    return noun.range.end == i && noun.range.begin > a_.sentence(i).begin &&
           one_of(a_.key(noun.range.begin - 1), kOpen);
  }

  /// A pronoun or a determined noun right behind a past form is its object: "handed them over".
  bool has_object(std::uint32_t i) const {
    const std::uint32_t next = i + 1;
    if (next >= a_.sentence(i).end) return false;
    // "looted shops, burned 120 houses", "and executed at least 47 men": an amount of things.
    const bool amount = quantity_at_[next] != kNone && !a_.in_time(next) &&
                        a_.quantities[quantity_at_[next]].range.begin == next;
    const bool joined = i > 0 && (a_.word(i - 1) == "," || pos(i - 1) == Pos::cconj);
    if (joined && (amount || (pos(next) == Pos::noun && !a_.in_time(next)))) return true;
    if (pos(next) != Pos::pron && pos(next) != Pos::det) return false;
    const bool time = a_.in_time(next);
    const std::uint64_t key = a_.key(next);
    return !time && key != "who"_w && key != "which"_w && key != "that"_w && key != "what"_w;
  }

  /// "concluded in 2001 that", "told parliament that": a verb of report with its clause.
  bool reports_that(std::uint32_t i) const {
    constexpr std::uint32_t kReach = 6;
    const std::uint32_t end = std::min(a_.sentence(i).end, i + kReach);
    if (!a_.context->cues.match_at(a_.tokens, i, end)) return false;
    for (std::uint32_t t = i + 1; t < end; ++t) {
      if (a_.word(t) == "," || pos(t) == Pos::verb || pos(t) == Pos::aux) return false;
      if (a_.key(t) == "that"_w && (pos(t) == Pos::sconj || t > i + 1)) return true;
    }
    return false;
  }

  /// Past forms of verbs without an object: "Norland complained to the council".
  bool never_passive(std::uint32_t i) const {
    static constexpr std::array<std::uint64_t, 32> kOwn = {
        "complained"_w, "died"_w,      "arrived"_w,   "happened"_w, "occurred"_w,  "disappeared"_w,
        "vanished"_w,   "protested"_w, "appeared"_w,  "remained"_w, "escaped"_w,   "emerged"_w,
        "exploded"_w,   "appealed"_w,  "insisted"_w,  "agreed"_w,   "refused"_w,   "declined"_w,
        "argued"_w,     "replied"_w,   "responded"_w, "perished"_w, "collapsed"_w, "belonged"_w,
        "lived"_w,      "worked"_w,    "walked"_w,    "marched"_w,  "travelled"_w, "traveled"_w,
        "succeeded"_w,  "resulted"_w};
    return one_of(a_.key(i), kOwn);
  }

  /// Behind the comma that closes an apposition stands the main verb: no verb of the clause comes
  /// before it, or it reports and no "by" or "as" follows.
  bool opens_main_verb(std::uint32_t i) const {
    const TokenRange sentence = a_.sentence(i);
    if (i < sentence.begin + 2) return false;
    const std::uint64_t next = i + 1 < sentence.end ? a_.key(i + 1) : 0;
    if (next == "by"_w || next == "as"_w) return false;
    if (a_.context->cues.match_at(a_.tokens, i, sentence.end)) return true;
    for (std::uint32_t t = sentence.begin; t < i; ++t) {
      if (is_verb(t, sentence.end)) return false;
    }
    return true;
  }

  bool is_verb(std::uint32_t t, std::uint32_t end) const {
    return pos(t) == Pos::aux || (pos(t) == Pos::verb && !modifies_noun(t, end));
  }

  /// Does the next verb of the sentence take the noun before `i` as its subject? Not when a noun of
  /// its own stands before it behind a comma or a conjunction.
  bool verb_takes_subject(std::uint32_t i) const {
    const TokenRange sentence = a_.sentence(i);
    bool parted = false;
    for (std::uint32_t t = i + 1; t < sentence.end; ++t) {
      const std::uint64_t key = a_.key(t);
      parted = parted || a_.word(t) == "," || pos(t) == Pos::cconj || pos(t) == Pos::sconj ||
               key == "who"_w || key == "which"_w;
      if (key == "to"_w && t + 1 < sentence.end && pos(t + 1) == Pos::verb) {
        ++t;
        continue;
      }
      if (!is_verb(t, sentence.end) || fold(a_.word(t)).ends_with("ing")) continue;
      std::uint32_t before = t - 1;
      while (before > i && pos(before) == Pos::adv) --before;
      const bool own = pos(before) == Pos::noun || pos(before) == Pos::propn ||
                       pos(before) == Pos::pron || key == "and"_w;
      return !(parted && (own || pos(before) == Pos::cconj));
    }
    return false;
  }

  /// A verb before `i` has the noun as its object; a reporting verb has a clause there instead.
  bool stands_in_object(std::uint32_t i) const {
    const TokenRange sentence = a_.sentence(i);
    for (std::uint32_t t = i; t-- > sentence.begin;) {
      if (a_.word(t) == "," || pos(t) == Pos::sconj || pos(t) == Pos::cconj) return false;
      if (!is_verb(t, sentence.end)) continue;
      return !a_.context->cues.match_at(a_.tokens, t, sentence.end).has_value();
    }
    return false;
  }

  // ----------------------------------------------------------------------------------------------------------
  // nouns

  bool starts_noun(std::uint32_t i, std::uint32_t end) const {
    switch (pos(i)) {
      case Pos::det:
        return !stands_for_subject(i, end);
      case Pos::adj:
      case Pos::noun:
      case Pos::propn:
      case Pos::num:
      case Pos::sym:
        return true;
      case Pos::pron:
        return possessive_pronoun(i);
      case Pos::verb:
        return modifies_noun(i, end) || a_.name_at[i] != kNone;
      case Pos::adv:
        return i + 1 < end && (pos(i + 1) == Pos::adj || pos(i + 1) == Pos::num) &&
               !one_of(a_.key(i), kParticles);
      default:
        return a_.name_at[i] != kNone;
    }
  }

  /// "The three victims all suffered wounds": a word that takes the subject up again.
  bool stands_for_subject(std::uint32_t i, std::uint32_t end) const {
    const std::uint64_t key = a_.key(i);
    return (key == "all"_w || key == "both"_w || key == "each"_w) && i + 1 < end &&
           pos(i + 1) == Pos::verb && !a_.chunks.empty() && a_.chunks.back().range.end == i &&
           a_.chunks.back().kind != ChunkKind::verb;
  }

  static bool is_noun(Pos p) { return p == Pos::noun || p == Pos::propn || p == Pos::sym; }

  /// May this token go on a noun chunk whose last token is `i - 1`?
  bool continues(std::uint32_t i, std::uint32_t end, bool seen_noun) const {
    if (a_.name_at[i] != kNone) {
      // A name goes on the chunk unless the noun phrase is complete and the name is not part of it.
      return !seen_noun || is_noun(pos(i)) || a_.name_at[i] == a_.name_at[i - 1] ||
             pos(i) == Pos::adj;
    }
    if (hyphened(i)) return true;  // "19-year-old"
    if (predicate_of_people(i, end)) return false;
    if (ends_time(i)) return false;                        // "On 4 May soldiers"
    if (seen_noun && a_.opens_time(i)) return false;       // "arrested 40 men last month"
    if (seen_noun && starts_amount(i, end)) return false;  // "that day 40 men"
    switch (pos(i)) {
      case Pos::noun:
      case Pos::propn:
      case Pos::num:
      case Pos::sym:
        return true;
      case Pos::adj:
        return !seen_noun || (i + 1 < end && is_noun(pos(i + 1)) && a_.key(i - 1) == "'s"_w) ||
               is_noun(pos(i - 1));
      case Pos::det:
      case Pos::adv:
        return !seen_noun;
      case Pos::part:
        return a_.key(i) == "'s"_w || a_.key(i) == "'"_w;
      case Pos::verb:
        return inside_quantity(i) || ends_compound(i) || (!seen_noun && modifies_noun(i, end));
      case Pos::pron:
        return false;
      case Pos::punct: {
        const std::string_view mark = a_.word(i);
        const bool glued = !a_.tokens.tokens[i].space_before && i + 1 < end &&
                           !a_.tokens.tokens[i + 1].space_before;
        if (mark == "-" || mark == "\xE2\x80\x91" || mark == "/") return glued;
        if (seen_noun && plural_possessive(i, end)) return true;
        // A quotation mark inside the phrase: the "so-called refugees".
        return !seen_noun && (mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x9D" || mark == "\"" ||
                              mark == "\xE2\x80\x98");
      }
      default:
        return a_.key(i) == "'s"_w;
    }
  }

  /// "a doctors' union", "the prisoners' families": the mark behind a plural, glued to it, with a
  /// noun behind; no quotation that it could close.
  bool plural_possessive(std::uint32_t i, std::uint32_t end) const {
    const std::string_view mark = a_.word(i);
    if (mark != "'" && mark != "\xE2\x80\x99") return false;
    if (i == 0 || i + 1 >= end || a_.tokens.tokens[i].space_before ||
        !a_.tokens.tokens[i + 1].space_before)
      return false;
    const std::string word = fold(a_.word(i - 1));
    if (!word.ends_with('s') || singular(word) == word) return false;
    if (pos(i + 1) != Pos::noun && pos(i + 1) != Pos::propn && pos(i + 1) != Pos::adj) return false;
    for (std::uint32_t t = a_.sentence(i).begin; t < i; ++t) {
      if (a_.word(t) == "\xE2\x80\x98" || (a_.word(t) == "'" && a_.tokens.tokens[t].space_before))
        return false;
    }
    return true;
  }

  /// Right behind a time that a preposition opens, where the chunk began inside it.
  bool ends_time(std::uint32_t i) const {
    if (i == 0 || !a_.in_time(i - 1) || a_.dates[a_.date_at[i - 1]].range.end != i) return false;
    const std::uint32_t begin = a_.dates[a_.date_at[i - 1]].range.begin;
    const bool inside = pos(begin) == Pos::adp;
    const bool before = begin > 0 && pos(begin - 1) == Pos::adp;
    return (inside || before) && (pos(i) == Pos::noun || pos(i) == Pos::propn) &&
           a_.tokens.tokens[i].space_before;
  }

  /// A base form that the tagger takes for a noun behind counted people: "thousands of migrants
  /// work in".
  bool predicate_of_people(std::uint32_t i, std::uint32_t end) const {
    static constexpr std::array<std::uint64_t, 16> kVerbs = {
        "work"_w, "live"_w, "face"_w, "flee"_w,  "lack"_w,  "need"_w,  "want"_w,    "risk"_w,
        "seek"_w, "fear"_w, "wait"_w, "march"_w, "cross"_w, "claim"_w, "protest"_w, "return"_w};
    return one_of(a_.key(i), kVerbs) && i > 0 && quantity_at_[i - 1] != kNone &&
           a_.quantities[quantity_at_[i - 1]].range.end == i &&
           a_.quantities[quantity_at_[i - 1]].head == i - 1 && i + 1 < end &&
           (pos(i + 1) == Pos::adp || pos(i + 1) == Pos::det || pos(i + 1) == Pos::adv);
  }

  /// Right behind a hyphen inside a word.
  bool hyphened(std::uint32_t i) const {
    return i > 0 && a_.word(i - 1) == "-" && !a_.tokens.tokens[i].space_before &&
           !a_.tokens.tokens[i - 1].space_before && pos(i) != Pos::punct;
  }

  std::uint32_t read_noun(std::uint32_t i, std::uint32_t end) {
    Chunk chunk;
    chunk.range.begin = i;
    bool seen_noun = false;
    std::uint32_t head = kNone;
    std::uint32_t at = i;
    if (starts_amount(i, end)) {
      const QuantityHit& amount = a_.quantities[quantity_at_[i]];
      head = amount.head;
      at = amount.range.end;
      seen_noun = head != kNone || !amount.value.unit.empty() || is_noun(pos(at - 1));
      chunk.head = at - 1;
    }
    while (at < end && (at == i || continues(at, end, seen_noun))) {
      if (is_noun(pos(at)) || (a_.name_at[at] != kNone && pos(at) != Pos::adj)) {
        head = at;
        seen_noun = true;
      } else if (a_.key(at) == "'s"_w || plural_possessive(at, end)) {
        seen_noun = false;
      }
      if (head == kNone && (pos(at) == Pos::num || pos(at) == Pos::det || pos(at) == Pos::adj))
        chunk.head = at;
      ++at;
    }
    if (head != kNone) chunk.head = head;
    if (head == kNone && quantity_at_[i] == kNone && pos(i) != Pos::num && pos(i) != Pos::det &&
        pos(i) != Pos::adj && pos(i) != Pos::adv)
      return i;
    chunk.range.end = std::max(chunk.head + 1, trimmed(i, at));
    chunk.definite = is_definite(chunk.range);
    const std::string word = fold(a_.word(chunk.head));
    chunk.plural = head != kNone && singular(word) != word;
    chunk.preposition = preposition_before(i);
    a_.chunks.push_back(chunk);
    return std::max(chunk.range.end, i + 1);
  }

  /// End of the chunk without marks and adverbs that stand behind its last word.
  std::uint32_t trimmed(std::uint32_t begin, std::uint32_t end) const {
    while (end > begin + 1 && (pos(end - 1) == Pos::punct || pos(end - 1) == Pos::part)) --end;
    return end;
  }

  bool is_definite(TokenRange range) const {
    if (one_of(a_.key(range.begin), kDefinite)) return true;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (a_.key(t) == "'s"_w) return true;
    }
    return false;
  }

  /// The preposition that governs what begins here. The "to" of "up to 40 people" is part of the
  /// amount and governs nothing.
  std::uint32_t preposition_before(std::uint32_t i) const {
    if (quantity_at_[i] != kNone) i = std::min(i, a_.quantities[quantity_at_[i]].range.begin);
    while (i > 0 && pos(i - 1) == Pos::punct && a_.word(i - 1) != "," && a_.word(i - 1) != "." &&
           a_.word(i - 1) != ";")
      --i;
    return i > 0 && (pos(i - 1) == Pos::adp || a_.key(i - 1) == "to"_w) ? i - 1 : kNone;
  }

  std::uint32_t read_pronoun(std::uint32_t i) {
    Chunk chunk;
    chunk.kind = ChunkKind::pronoun;
    chunk.range = {i, i + 1};
    // "no one" is one pronoun.
    if (a_.key(i) == "one"_w && i > 0 && a_.key(i - 1) == "no"_w &&
        (a_.chunks.empty() || a_.chunks.back().range.begin <= i - 1)) {
      if (!a_.chunks.empty() && a_.chunks.back().range.begin == i - 1) a_.chunks.pop_back();
      chunk.range.begin = i - 1;
    }
    chunk.head = i;
    chunk.preposition = preposition_before(i);
    a_.chunks.push_back(chunk);
    return i + 1;
  }

  Analysis& a_;
  std::vector<std::uint32_t> quantity_at_;  // of each token: its amount or kNone
};

}  // namespace

void find_chunks(Analysis& analysis) { Chunker(analysis).run(); }

}  // namespace habeas
