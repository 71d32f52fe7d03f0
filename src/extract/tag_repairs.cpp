// extract/tag_repairs.cpp - parts of speech that the word lists of the field know better
//
// The learned tagger reads "denies", "views" and "shot" as nouns where a name or pronoun stands
// before them, and rare plurals ("refugees") as verbs. A few rules mend what decides who did what:
// each looks at the form of the word, at the lists of the field and at the neighbouring tags only.
#include <algorithm>
#include <array>

#include "extract/analysis.h"

namespace habeas {
namespace {

template <std::size_t N>
bool one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

constexpr std::array<std::uint64_t, 8> kSubjects = {"it"_w, "he"_w,  "she"_w,   "they"_w,
                                                    "we"_w, "who"_w, "which"_w, "i"_w};
constexpr std::array<std::uint64_t, 9> kBe = {"is"_w,    "are"_w, "was"_w, "were"_w, "been"_w,
                                              "being"_w, "be"_w,  "got"_w, "not"_w};

/// Participles that stand before the name of a deed as adjectives do.
constexpr std::array<std::uint64_t, 8> kDescribing = {"forced"_w,    "enforced"_w,  "attempted"_w,
                                                      "alleged"_w,   "suspected"_w, "organised"_w,
                                                      "organized"_w, "arranged"_w};

class Repairer {
 public:
  explicit Repairer(Analysis& a) : a_(a) {}

  void run() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      const bool capitals = in_capitals(sentence);
      for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        if (capitals && is_preposition(t)) set(t, Pos::adp);
        repair(t, sentence);
      }
      if (!a_.in_title(sentence.begin)) find_missing_verb(sentence);
      if (!a_.in_title(sentence.begin)) find_third_person(sentence);
    }
  }

 private:
  /// A sentence of which no word has a small letter.
  bool in_capitals(TokenRange sentence) const {
    constexpr std::uint32_t kEnough = 4;  // words
    std::uint32_t words = 0;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (a_.tokens.tokens[t].kind != TokenKind::word) continue;
      const Shape shape = a_.tokens.tokens[t].shape;
      if (shape != Shape::upper && a_.word(t).size() > 1) return false;
      ++words;
    }
    return words >= kEnough;
  }

  /// Words that the tagger, misled by their capitals, takes for names and adverbs.
  bool is_preposition(std::uint32_t t) const {
    static constexpr std::array<std::uint64_t, 9> kOnly = {
        "in"_w, "of"_w, "at"_w, "for"_w, "from"_w, "with"_w, "by"_w, "into"_w, "near"_w};
    return one_of(a_.key(t), kOnly) && pos(t) != Pos::sconj;
  }

  Pos pos(std::uint32_t t) const { return a_.tags.pos[t]; }
  void set(std::uint32_t t, Pos pos) { a_.tags.pos[t] = pos; }

  void repair(std::uint32_t t, TokenRange sentence) {
    if (a_.tokens.tokens[t].kind != TokenKind::word || t == sentence.begin) return;
    if (pos(t) == Pos::verb && is_plural_of_people(t) && !after_subject(t, sentence)) {
      set(t, Pos::noun);
      return;
    }
    if (pos(t) == Pos::verb && describes_second_noun(t, sentence)) set(t, Pos::adj);
    if (pos(t) == Pos::verb && names_people(t, sentence)) {
      set(t, Pos::noun);
      return;
    }
    if (a_.key(t) == "improvised"_w && a_.key(t + 1) == "explosive"_w) {
      set(t, Pos::noun);  // part of a compound: "a rebel improvised explosive device"
      return;
    }
    if (pos(t) != Pos::noun && pos(t) != Pos::adj) return;
    if (a_.key(t) == "suffering"_w && a_.key(t + 1) == "from"_w && pos(t - 1) != Pos::det) {
      set(t, Pos::verb);  // "found a man suffering from wounds"
      return;
    }
    static constexpr std::array<std::uint64_t, 19> kOnlyPast = {
        "denies"_w, "denied"_w, "drew"_w,  "took"_w,  "went"_w,     "came"_w, "gave"_w,
        "fled"_w,   "wrote"_w,  "began"_w, "threw"_w, "brought"_w,  "sent"_w, "kept"_w,
        "became"_w, "drove"_w,  "fell"_w,  "stole"_w, "underwent"_w};
    if (one_of(a_.key(t), kOnlyPast) && a_.tokens.tokens[t].shape == Shape::lower) {
      set(t, Pos::verb);
      return;
    }
    if (!is_listed_verb(t)) return;
    if (reports_of_plural(t, sentence)) set(t, Pos::verb);
    if (is_inflected(t) && one_of(a_.key(t - 1), kSubjects)) set(t, Pos::verb);
    if (pos(t) == Pos::noun && is_inflected(t) && pos(t - 1) == Pos::propn &&
        opens_object(t + 1, sentence))
      set(t, Pos::verb);
    if (is_past(t) && after_be(t, sentence) && !noun_behind(t, sentence)) set(t, Pos::verb);
    const bool behind_noun = pos(t - 1) == Pos::noun || pos(t - 1) == Pos::propn;
    if (a_.key(t) == "shot"_w && behind_noun && shoots(t, sentence)) set(t, Pos::verb);
  }

  /// "subjected to torture and forced labour": two nouns behind one preposition, no second verb.
  bool describes_second_noun(std::uint32_t t, TokenRange sentence) const {
    if (!one_of(a_.key(t), kDescribing) || t < sentence.begin + 3 || !noun_behind(t, sentence))
      return false;
    const bool joined = a_.key(t - 1) == "and"_w || a_.key(t - 1) == "or"_w;
    return joined && pos(t - 2) == Pos::noun && pos(t - 3) == Pos::adp;
  }

  /// "The rebels deny that", "officials claim that": a base form behind a plural, with its clause.
  bool reports_of_plural(std::uint32_t t, TokenRange sentence) const {
    if (t + 1 >= sentence.end || a_.key(t + 1) != "that"_w || pos(t - 1) != Pos::noun) return false;
    const auto cue = a_.context->cues.match_at(a_.tokens, t, t + 1);
    const std::string before = fold(a_.word(t - 1));
    return cue && a_.context->cues[cue->phrase].label == "say" && before.ends_with('s') &&
           singular(before) != before;
  }

  /// "The main accused, Colonel Toure, denies", "the wounded were": a participle that stands for
  /// people.
  bool names_people(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 12> kPeople = {
        "accused"_w,  "wounded"_w,   "injured"_w,   "missing"_w, "detained"_w,  "disappeared"_w,
        "arrested"_w, "condemned"_w, "convicted"_w, "killed"_w,  "displaced"_w, "deported"_w};
    if (!one_of(a_.key(t), kPeople) || t + 1 >= sentence.end) return false;
    std::uint32_t before = t - 1;
    if (pos(before) == Pos::adj && before > sentence.begin) --before;
    if (a_.key(before) != "the"_w) return false;
    return pos(t + 1) == Pos::punct || pos(t + 1) == Pos::aux;
  }

  /// "the soldiers shot and killed him", "guards shot two men".
  bool shoots(std::uint32_t t, TokenRange sentence) const {
    if (t + 1 >= sentence.end) return false;
    const std::uint64_t next = a_.key(t + 1);
    const bool joined = next == "and"_w && t + 2 < sentence.end && pos(t + 2) == Pos::verb;
    return joined || next == "dead"_w || next == "at"_w || pos(t + 1) == Pos::det ||
           pos(t + 1) == Pos::num || pos(t + 1) == Pos::pron;
  }

  bool is_plural_of_people(std::uint32_t t) const {
    const std::string word = fold(a_.word(t));
    if (!word.ends_with('s') || word.ends_with("ss") || singular(word) == word) return false;
    const auto hit = a_.context->people.match_at(a_.tokens, t, t + 1);
    return hit && a_.context->people[hit->phrase].label == "person" && !is_listed_verb(t);
  }

  /// Could the verb have its subject right before it ("he fathers", "the army soldiers on")?
  bool after_subject(std::uint32_t t, TokenRange sentence) const {
    return t > sentence.begin &&
           (pos(t - 1) == Pos::pron || pos(t - 1) == Pos::propn || pos(t - 1) == Pos::noun ||
            pos(t - 1) == Pos::part) &&
           a_.key(t - 1) != "not"_w;
  }

  bool is_listed_verb(std::uint32_t t) const {
    if (a_.context->cues.match_at(a_.tokens, t, t + 1).has_value()) return true;
    return a_.context->verb_frames.match_at(a_.tokens, t, t + 1).has_value();
  }

  /// "denies", "denied": not the base form.
  bool is_inflected(std::uint32_t t) const {
    const std::string word = fold(a_.word(t));
    return verb_lemmas(word).front() != word && !word.ends_with("ing");
  }

  bool is_past(std::uint32_t t) const {
    const std::string word = fold(a_.word(t));
    return is_inflected(t) && !word.ends_with('s');
  }

  bool after_be(std::uint32_t t, TokenRange sentence) const {
    std::uint32_t before = t - 1;
    while (before > sentence.begin && pos(before) == Pos::adv) --before;
    return one_of(a_.key(before), kBe);
  }

  bool noun_behind(std::uint32_t t, TokenRange sentence) const {
    return t + 1 < sentence.end && (pos(t + 1) == Pos::noun || pos(t + 1) == Pos::propn);
  }

  bool opens_object(std::uint32_t t, TokenRange sentence) const {
    if (t >= sentence.end) return false;
    return pos(t) == Pos::det || pos(t) == Pos::pron || pos(t) == Pos::sconj ||
           a_.key(t) == "that"_w || a_.key(t) == "no"_w;
  }

  /// A finite verb outside relative clauses: not behind "who", "that", "to", no bare "-ing".
  bool is_main_verb(std::uint32_t t, TokenRange sentence) const {
    if (pos(t) != Pos::verb && pos(t) != Pos::aux) return false;
    std::uint32_t before = t;
    while (before > sentence.begin && pos(before - 1) == Pos::adv) --before;
    if (before == sentence.begin) return true;
    const std::uint64_t key = a_.key(before - 1);
    const bool bound = key == "who"_w || key == "which"_w || key == "that"_w || key == "to"_w ||
                       pos(before - 1) == Pos::aux;
    return !bound && !a_.word(t).ends_with("ing");
  }

  /// "The coalition calls on", "the committee, a group that dates from the war, speaks of": a word
  /// of report in the third person that its preposition makes a verb, in a sentence whose other
  /// verbs all hang on other words.
  void find_third_person(TokenRange sentence) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (is_main_verb(t, sentence)) return;
    }
    for (std::uint32_t t = sentence.begin + 1; t + 2 < sentence.end; ++t) {
      if (pos(t) != Pos::noun || !a_.word(t).ends_with('s') || !is_listed_verb(t)) continue;
      const bool subject =
          pos(t - 1) == Pos::noun || pos(t - 1) == Pos::propn || a_.word(t - 1) == ",";
      const std::uint64_t key = a_.key(t);
      const std::uint64_t next = a_.key(t + 1);
      const bool fits = (key == "speaks"_w && next == "of"_w) ||
                        (key == "calls"_w && (next == "on"_w || next == "for"_w)) ||
                        opens_object(t + 1, sentence) || pos(t + 1) == Pos::num;
      if (!subject || !fits) continue;
      set(t, Pos::verb);
      return;
    }
  }

  /// "Police confirm nine dead", "officials report 12 arrests": the base form of a word of report
  /// behind a plural and before a number.
  bool reports_count(std::uint32_t t, TokenRange sentence) const {
    const auto cue = a_.context->cues.match_at(a_.tokens, t, t + 1);
    if (!cue || a_.context->cues[cue->phrase].label != "say" || t + 1 >= sentence.end ||
        pos(t + 1) != Pos::num)
      return false;
    const std::string before = fold(a_.word(t - 1));
    return before == "police" || (before.ends_with('s') && singular(before) != before);
  }

  /// In a sentence without any verb the first listed word in the third person behind a noun is it:
  /// "Norland views crossings as a crime".
  void find_missing_verb(TokenRange sentence) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const bool tail = t + 1 == sentence.end && t > sentence.begin + 4;  // ", officials say"
      if ((pos(t) == Pos::verb && !tail) || pos(t) == Pos::aux) return;
    }
    for (std::uint32_t t = sentence.begin + 1; t < sentence.end; ++t) {
      const bool behind_noun = pos(t - 1) == Pos::propn || pos(t - 1) == Pos::noun;
      const bool reports = behind_noun && reports_count(t, sentence);
      if (pos(t) == Pos::noun && behind_noun && (is_inflected(t) || reports) && is_listed_verb(t) &&
          t + 2 < sentence.end) {
        set(t, Pos::verb);
        return;
      }
    }
  }

  Analysis& a_;
};

}  // namespace

void repair_tags(Analysis& analysis) { Repairer(analysis).run(); }

}  // namespace habeas
