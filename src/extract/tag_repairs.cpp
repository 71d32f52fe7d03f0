// extract/tag_repairs.cpp - parts of speech that the word lists of the field know better
//
// The learned tagger reads "denies", "views" and "shot" as nouns where a name or pronoun stands
// before them, and rare plurals ("refugees") as verbs. A few rules mend what decides who did what:
// each looks at the form of the word, at the lists of the field and at the neighbouring tags only.
#include <algorithm>
#include <array>

#include "extract/analysis.h"
#include "extract/one_of.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

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
        take_off_contraction(t);
        if (pos(t) == Pos::propn && is_person_of_headline(t, sentence)) set(t, Pos::noun);
        if (pos(t) == Pos::propn && is_fate_of_headline(t, sentence)) set(t, Pos::verb);
        if (pos(t) == Pos::noun && remains_there(t, sentence)) set(t, Pos::verb);
        shoots_dead(t, sentence);
        if (t == sentence.begin && a_.key(t) == "shooting"_w && a_.key(t + 1) == "of"_w)
          set(t, Pos::noun);
        if (capitals && is_preposition(t)) set(t, Pos::adp);
        if (pos(t) == Pos::aux && !capitals && is_no_auxiliary(t)) set(t, Pos::propn);
        repair(t, sentence);
      }
      if (!a_.in_title(sentence.begin)) find_missing_verb(sentence);
      if (!a_.in_title(sentence.begin)) find_third_person(sentence);
    }
  }

 private:
  /// "We've", "they're": the word is known by its pronoun.
  void take_off_contraction(std::uint32_t t) {
    static constexpr std::array<std::string_view, 7> kPronouns = {"i",  "we",   "he", "she",
                                                                  "it", "they", "you"};
    if (pos(t) != Pos::pron) return;
    const std::string word = fold(a_.word(t));
    const std::size_t mark = std::min(word.find('\''), word.find("\xE2\x80\x99"));
    if (mark >= word.size()) return;
    const std::string_view pronoun = std::string_view(word).substr(0, mark);
    if (std::find(kPronouns.begin(), kPronouns.end(), pronoun) != kPronouns.end())
      a_.tokens.tokens[t].key = word_key(pronoun);
  }

  /// "The girl, Dara Minn, remains in a clinic", "a 2-year-old remains in": nobody's remains.
  bool remains_there(std::uint32_t t, TokenRange sentence) const {
    if (a_.key(t) != "remains"_w || t == sentence.begin || t + 1 >= sentence.end) return false;
    const bool in = a_.key(t + 1) == "in"_w || a_.key(t + 1) == "hospitalized"_w ||
                    a_.key(t + 1) == "hospitalised"_w;
    return in && (a_.word(t - 1) == "," || a_.key(t - 1) == "old"_w);
  }

  /// "Teen killed in crash": a noun for one person before a verb, which a capital makes no name.
  bool is_person_of_headline(std::uint32_t t, TokenRange sentence) const {
    return a_.in_title(t) && t + 1 < sentence.end &&
           (pos(t + 1) == Pos::verb || pos(t + 1) == Pos::adv) &&
           a_.context->people.match_at(a_.tokens, t, t + 1).has_value();
  }

  /// "Gunmen shot dead a nurse": what came of the shot stands between the verb and whom it hit.
  void shoots_dead(std::uint32_t t, TokenRange sentence) {
    if (a_.key(t) != "shot"_w || t + 2 >= sentence.end || a_.key(t + 1) != "dead"_w) return;
    if (t > sentence.begin && pos(t - 1) == Pos::aux) return;  // "was shot dead"
    const Pos object = pos(t + 2);
    if (object != Pos::det && object != Pos::num && object != Pos::propn && object != Pos::pron &&
        object != Pos::noun && object != Pos::adj)
      return;
    set(t, Pos::verb);
    set(t + 1, Pos::adv);
  }

  /// "found Minn shot to death", "found him shot"
  bool is_found_shot(std::uint32_t t, TokenRange sentence) const {
    constexpr std::uint32_t kReach = 4;  // words of a name
    if (t + 1 < sentence.end && a_.key(t + 1) != "to"_w && a_.key(t + 1) != "dead"_w &&
        a_.key(t + 1) != "in"_w)
      return false;
    for (std::uint32_t i = t; i-- > sentence.begin && t - i <= kReach;) {
      if (a_.key(i) == "found"_w || a_.key(i) == "find"_w) return t - i > 1;
      if (pos(i) != Pos::propn && pos(i) != Pos::pron) return false;
    }
    return false;
  }

  /// "16-Year-Old Accidentally Shot", "Five Wounded In Fight": what befell somebody, in capitals.
  bool is_fate_of_headline(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 5> kFates = {"shot"_w, "killed"_w, "injured"_w,
                                                            "wounded"_w, "hurt"_w};
    if (!a_.in_title(t) || !one_of(a_.key(t), kFates) || t == sentence.begin) return false;
    const std::uint32_t before = pos(t - 1) == Pos::adv && t > sentence.begin + 1 ? t - 2 : t - 1;
    return pos(before) == Pos::num || a_.key(before) == "old"_w ||
           a_.context->people.match_at(a_.tokens, before, before + 1).has_value();
  }

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

  /// Auxiliaries are few: a word with a capital that only looks like one ("Beijing") is a name.
  bool is_no_auxiliary(std::uint32_t t) const {
    static constexpr std::array<std::uint64_t, 44> kAuxiliaries = {
        "am"_w,     "is"_w,     "are"_w,    "was"_w,  "were"_w,  "be"_w,   "been"_w,  "being"_w,
        "'m"_w,     "'re"_w,    "'s"_w,     "has"_w,  "have"_w,  "had"_w,  "'ve"_w,   "'d"_w,
        "having"_w, "do"_w,     "does"_w,   "did"_w,  "doing"_w, "done"_w, "will"_w,  "would"_w,
        "'ll"_w,    "shall"_w,  "should"_w, "can"_w,  "could"_w, "may"_w,  "might"_w, "must"_w,
        "ought"_w,  "need"_w,   "dare"_w,   "used"_w, "get"_w,   "gets"_w, "got"_w,   "getting"_w,
        "gotten"_w, "cannot"_w, "ain't"_w,  "let"_w};
    const std::string_view word = a_.word(t);
    const bool shortened = word.find('\'') != std::string_view::npos ||
                           word.find("\xE2\x80\x99") != std::string_view::npos;
    return a_.tokens.tokens[t].shape == Shape::capitalised && word.size() > 3 && !shortened &&
           !one_of(a_.key(t), kAuxiliaries);
  }

  Pos pos(std::uint32_t t) const { return a_.tags.pos[t]; }
  void set(std::uint32_t t, Pos pos) { a_.tags.pos[t] = pos; }

  void repair(std::uint32_t t, TokenRange sentence) {
    if (a_.tokens.tokens[t].kind != TokenKind::word || t == sentence.begin) return;
    if (opens_clause(t, sentence)) set(t, Pos::sconj);
    if (pos(t) == Pos::verb && is_plural_of_people(t) && !after_subject(t, sentence)) {
      set(t, Pos::noun);
      return;
    }
    if (pos(t) == Pos::verb && (describes_second_noun(t, sentence) || is_worn(t, sentence) ||
                                names_forced_labour(t, sentence)))
      set(t, Pos::adj);
    if (pos(t) == Pos::verb && a_.key(t) == "shooting"_w &&
        (a_.key(t + 1) == "death"_w || a_.key(t + 1) == "deaths"_w)) {
      set(t, Pos::noun);
      return;
    }
    if (pos(t) == Pos::verb && describes_kin(t, sentence)) {
      set(t, Pos::adj);
      return;
    }
    if (pos(t) == Pos::verb && names_people(t, sentence)) {
      set(t, Pos::noun);
      return;
    }
    if (a_.key(t) == "improvised"_w && a_.key(t + 1) == "explosive"_w) {
      set(t, Pos::noun);  // part of a compound: "a rebel improvised explosive device"
      return;
    }
    if (pos(t) == Pos::adv && stands_as_noun(t, sentence)) set(t, Pos::noun);
    if (pos(t) == Pos::verb && a_.key(t) == "plain"_w) set(t, Pos::adj);  // "plain-clothes"
    if (pos(t) == Pos::noun && shows_that(t, sentence)) set(t, Pos::verb);
    if (pos(t) != Pos::noun && pos(t) != Pos::adj) return;
    if (a_.key(t) == "suffering"_w && a_.key(t + 1) == "from"_w && pos(t - 1) != Pos::det) {
      set(t, Pos::verb);  // "found a man suffering from wounds"
      return;
    }
    static constexpr std::array<std::uint64_t, 49> kOnlyPast = {
        "denies"_w, "denied"_w, "drew"_w,   "took"_w,   "went"_w,      "came"_w,   "gave"_w,
        "fled"_w,   "wrote"_w,  "began"_w,  "threw"_w,  "brought"_w,   "sent"_w,   "kept"_w,
        "became"_w, "drove"_w,  "fell"_w,   "stole"_w,  "underwent"_w, "bore"_w,   "swore"_w,
        "tore"_w,   "broke"_w,  "chose"_w,  "froze"_w,  "spoke"_w,     "woke"_w,   "shook"_w,
        "hid"_w,    "knew"_w,   "grew"_w,   "flew"_w,   "blew"_w,      "sank"_w,   "sang"_w,
        "won"_w,    "paid"_w,   "heard"_w,  "bought"_w, "caught"_w,    "fought"_w, "slept"_w,
        "swept"_w,  "spent"_w,  "struck"_w, "hung"_w,   "dug"_w,       "ate"_w,    "withdrew"_w};
    if (a_.key(t) == "shot"_w && is_found_shot(t, sentence)) {
      set(t, Pos::adv);
      return;
    }
    // "the driver, identified as Dara Minn, shot and killed"
    const bool shot_and = a_.key(t) == "shot"_w && a_.key(t + 1) == "and"_w &&
                          a_.word(t - 1) == "," && t + 2 < sentence.end && pos(t + 2) == Pos::verb;
    if (shot_and || acts_on_itself(t, sentence) ||
        (a_.key(t) == "shot"_w && is_headline_shot(t, sentence))) {
      set(t, Pos::verb);
      return;
    }
    static constexpr std::array<std::uint64_t, 18> kOnlyVerbs = {
        "accuses"_w, "condemns"_w, "denounces"_w, "deplores"_w, "expels"_w, "detains"_w,
        "deports"_w, "believes"_w, "insists"_w,   "alleges"_w,  "says"_w,   "maintains"_w,
        "asserts"_w, "slain"_w,    "abduct"_w,    "detain"_w,   "deport"_w, "expel"_w};
    if ((one_of(a_.key(t), kOnlyPast) || one_of(a_.key(t), kOnlyVerbs)) &&
        a_.tokens.tokens[t].shape == Shape::lower) {
      set(t, Pos::verb);
      return;
    }
    if (lists_some(t, sentence)) {
      set(t, Pos::verb);
      return;
    }
    if (law_rules(t, sentence)) set(t, Pos::verb);
    if (!is_listed_verb(t)) return;
    if (reports_of_plural(t, sentence)) set(t, Pos::verb);
    if (is_inflected(t) && one_of(a_.key(t - 1), kSubjects)) set(t, Pos::verb);
    if (pos(t) == Pos::noun && is_inflected(t) && pos(t - 1) == Pos::propn &&
        opens_object(t + 1, sentence))
      set(t, Pos::verb);
    if (pos(t) == Pos::noun && is_inflected(t) && counts_object(t, sentence) &&
        (pos(t - 1) == Pos::propn || (pos(t - 1) == Pos::noun && a_.in_title(t))))
      set(t, Pos::verb);
    if (reports_clause(t, sentence)) set(t, Pos::verb);
    const bool object = noun_behind(t, sentence) && !names_time(t + 1);
    if (is_past(t) && after_be(t, sentence) && !object) set(t, Pos::verb);
    if (befalls_another(t, sentence)) {
      set(t - 1, Pos::noun);
      set(t, Pos::verb);
    }
    if (a_.key(t) == "fire"_w && fires_on(t, sentence)) set(t, Pos::verb);
    if (bursts_in(t, sentence)) set(t, Pos::verb);
    const bool behind_noun = pos(t - 1) == Pos::noun || pos(t - 1) == Pos::propn;
    if (a_.key(t) == "shot"_w && behind_noun && shoots(t, sentence)) set(t, Pos::verb);
    if (a_.key(t) == "shot"_w && has_shot(t)) {
      set(t - 1, Pos::aux);
      set(t, Pos::verb);
    }
    if (a_.key(t) == "shot"_w && behind_noun && is_hit(t, sentence)) set(t, Pos::verb);
    if (a_.key(t) == "shoot"_w && shoots(t, sentence)) set(t, Pos::verb);
    if (a_.key(t) == "beat"_w && behind_noun && beats(t, sentence)) set(t, Pos::verb);
  }

  /// "were shot Friday night", "was wounded yesterday": no object, but the time.
  bool names_time(std::uint32_t t) const {
    static constexpr std::array<std::uint64_t, 10> kTimes = {
        "monday"_w,   "tuesday"_w, "wednesday"_w, "thursday"_w, "friday"_w,
        "saturday"_w, "sunday"_w,  "yesterday"_w, "today"_w,    "tonight"_w};
    return one_of(a_.key(t), kTimes);
  }

  /// "One was killed and another wounded", "two were shot and a third hurt": the auxiliary is said
  /// once.
  bool befalls_another(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 5> kHarm = {"killed"_w, "wounded"_w, "injured"_w,
                                                           "hurt"_w, "shot"_w};
    if (!one_of(a_.key(t), kHarm) || t < sentence.begin + 3) return false;
    if (noun_behind(t, sentence) && !names_time(t + 1)) return false;
    const std::uint64_t joint = a_.key(t - 2);
    return a_.key(t - 1) == "another"_w && (joint == "and"_w || joint == "while"_w);
  }

  /// "subjected to torture and forced labour": two nouns behind one preposition, no second verb.
  bool describes_second_noun(std::uint32_t t, TokenRange sentence) const {
    if (!one_of(a_.key(t), kDescribing) || t < sentence.begin + 3 || !noun_behind(t, sentence))
      return false;
    const bool joined = a_.key(t - 1) == "and"_w || a_.key(t - 1) == "or"_w;
    return joined && pos(t - 2) == Pos::noun && pos(t - 3) == Pos::adp;
  }

  /// "faces torture, and forced labour": the name of a wrong in a list, done by nobody named here.
  bool names_forced_labour(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 9> kWrongs = {
        "labor"_w,         "labour"_w,         "marriage"_w,     "marriages"_w,   "prostitution"_w,
        "disappearance"_w, "disappearances"_w, "displacement"_w, "conscription"_w};
    if ((a_.key(t) != "forced"_w && a_.key(t) != "enforced"_w) || t + 1 >= sentence.end)
      return false;
    const std::string_view before = a_.word(t - 1);
    const bool listed = before == "," || a_.key(t - 1) == "and"_w || a_.key(t - 1) == "or"_w ||
                        pos(t - 1) == Pos::adp;
    return listed && one_of(a_.key(t + 1), kWrongs);
  }

  /// "Riot police burst into a flat": behind those who bear arms no noun.
  bool bursts_in(std::uint32_t t, TokenRange sentence) const {
    return a_.key(t) == "burst"_w && t + 1 < sentence.end &&
           (a_.key(t + 1) == "into"_w || a_.key(t + 1) == "in"_w) && arms_or_people(t - 1);
  }

  /// "his adopted mother", "their injured son": a participle between a possessive and its noun.
  bool describes_kin(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 6> kWhose = {"his"_w, "her"_w, "their"_w,
                                                            "my"_w,  "our"_w, "its"_w};
    return one_of(a_.key(t - 1), kWhose) && a_.word(t).ends_with("ed") && t + 1 < sentence.end &&
           a_.context->people.match_at(a_.tokens, t + 1, t + 2).has_value();
  }

  /// "And that colleagues counted 40": before a plural it can only open a clause.
  bool opens_clause(std::uint32_t t, TokenRange sentence) const {
    if (a_.key(t) != "that"_w || pos(t) != Pos::det || t + 2 >= sentence.end) return false;
    const std::string next = fold(a_.word(t + 1));
    return pos(t + 1) == Pos::noun && next.ends_with('s') && singular(next) != next &&
           (pos(t + 2) == Pos::verb || pos(t + 2) == Pos::aux);
  }

  /// "that hooded officers had been seen": how people are dressed, done to nobody.
  bool is_worn(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 8> kWorn = {
        "hooded"_w, "masked"_w,      "armed"_w,    "uniformed"_w,
        "veiled"_w, "blindfolded"_w, "shackled"_w, "handcuffed"_w};
    if (!one_of(a_.key(t), kWorn) || !noun_behind(t, sentence)) return false;
    const Pos before = pos(t - 1);
    return a_.key(t - 1) == "that"_w ||
           (before != Pos::noun && before != Pos::propn && before != Pos::pron &&
            before != Pos::aux && before != Pos::verb && before != Pos::adv);
  }

  /// "Police fire on protesters": behind the plural of those who bear arms, no noun.
  bool fires_on(std::uint32_t t, TokenRange sentence) const {
    if (t + 2 >= sentence.end || (a_.key(t + 1) != "on"_w && a_.key(t + 1) != "at"_w)) return false;
    return arms_or_people(t - 1);
  }

  /// "The rebels deny that", "officials claim that": a base form behind a plural, with its clause.
  bool reports_of_plural(std::uint32_t t, TokenRange sentence) const {
    if (t > 1 && a_.key(t - 2) == "as"_w) return false;  // "dismissed as lies reports that"
    if (t + 1 >= sentence.end || a_.key(t + 1) != "that"_w || pos(t - 1) != Pos::noun) return false;
    const auto cue = a_.context->cues.match_at(a_.tokens, t, t + 1);
    const std::string before = fold(a_.word(t - 1));
    return cue && a_.context->cues[cue->phrase].label == "say" && before.ends_with('s') &&
           singular(before) != before;
  }

  /// "My cousin reckons there are", "the army confirms having found": a word of report in the third
  /// person behind its subject, with its clause.
  bool reports_clause(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 8> kOpen = {"there"_w, "he"_w, "she"_w,    "they"_w,
                                                           "we"_w,    "it"_w, "having"_w, "how"_w};
    const bool subject = pos(t - 1) == Pos::noun || pos(t - 1) == Pos::propn ||
                         (pos(t - 1) == Pos::pron && a_.key(t + 1) == "how"_w);
    if (pos(t) != Pos::noun || !subject || t + 1 >= sentence.end || !is_inflected(t)) return false;
    const auto cue = a_.context->cues.match_at(a_.tokens, t, t + 1);
    return cue && a_.context->cues[cue->phrase].label == "say" && one_of(a_.key(t + 1), kOpen);
  }

  /// "The main accused, Colonel Toure, denies", "the wounded were": a participle that stands for
  /// people.
  bool names_people(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 12> kPeople = {
        "accused"_w,  "wounded"_w,   "injured"_w,   "missing"_w, "detained"_w,  "disappeared"_w,
        "arrested"_w, "condemned"_w, "convicted"_w, "killed"_w,  "displaced"_w, "deported"_w};
    if (!one_of(a_.key(t), kPeople) || t + 1 >= sentence.end) return false;
    if (counted_as_object(t, sentence)) return true;
    std::uint32_t before = t - 1;
    if (pos(before) == Pos::adj && before > sentence.begin) --before;
    if (a_.key(before) != "the"_w) return false;
    return pos(t + 1) == Pos::punct || pos(t + 1) == Pos::aux;
  }

  /// "evacuated nine wounded to the coast": a number of people as object of another verb.
  bool counted_as_object(std::uint32_t t, TokenRange sentence) const {
    if (pos(t - 1) != Pos::num || t < sentence.begin + 3 || pos(t - 2) != Pos::verb) return false;
    return a_.key(t + 1) == "to"_w || a_.key(t + 1) == "from"_w || a_.key(t + 1) == "at"_w ||
           a_.key(t + 1) == "in"_w || pos(t + 1) == Pos::punct;
  }

  /// "the soldiers shot and killed him", "guards shot two men".
  bool shoots(std::uint32_t t, TokenRange sentence) const {
    if (t + 1 >= sentence.end) return false;
    const std::uint64_t next = a_.key(t + 1);
    const bool joined = next == "and"_w && t + 2 < sentence.end && pos(t + 2) == Pos::verb;
    return joined || next == "dead"_w || next == "at"_w || pos(t + 1) == Pos::det ||
           pos(t + 1) == Pos::num || pos(t + 1) == Pos::pron;
  }

  /// "the dead included five children": before a number or article no adjective stands.
  bool lists_some(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 3> kInclude = {"include"_w, "includes"_w,
                                                              "included"_w};
    return one_of(a_.key(t), kInclude) && t + 1 < sentence.end &&
           (pos(t - 1) == Pos::noun || pos(t - 1) == Pos::adj) &&
           (pos(t + 1) == Pos::num || pos(t + 1) == Pos::det);
  }

  /// "soldiers had shot dead two patients": behind the auxiliary no noun.
  bool has_shot(std::uint32_t t) const {
    static constexpr std::array<std::uint64_t, 4> kHave = {"have"_w, "has"_w, "had"_w, "having"_w};
    return one_of(a_.key(t - 1), kHave) && t + 1 < a_.size() &&
           (a_.key(t + 1) == "dead"_w || pos(t + 1) == Pos::det || pos(t + 1) == Pos::num ||
            pos(t + 1) == Pos::pron || a_.key(t + 1) == "at"_w);
  }

  /// "a schoolgirl shot in the neck": a noun for one person, hit in a part of the body.
  bool is_hit(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 12> kParts = {
        "head"_w, "neck"_w,    "chest"_w, "back"_w, "leg"_w,  "arm"_w,
        "face"_w, "stomach"_w, "legs"_w,  "eye"_w,  "foot"_w, "shoulder"_w};
    if (t + 2 >= sentence.end || a_.key(t + 1) != "in"_w) return false;
    const bool person = a_.context->people.match_at(a_.tokens, t - 1, t).has_value();
    const std::uint32_t part = pos(t + 2) == Pos::det || pos(t + 2) == Pos::pron ? t + 3 : t + 2;
    return person && part < sentence.end && one_of(a_.key(part), kParts);
  }

  /// "Guard shoots himself in the leg": before a reflexive pronoun stands a verb.
  bool acts_on_itself(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 4> kSelf = {"himself"_w, "herself"_w, "themselves"_w,
                                                           "self"_w};
    return t + 1 < sentence.end && one_of(a_.key(t + 1), kSelf) && is_listed_verb(t);
  }

  /// "Nurse shot, son hurt in robbery": the participle of a headline behind a noun for people.
  bool is_headline_shot(std::uint32_t t, TokenRange sentence) const {
    const bool counted = pos(t - 1) == Pos::num && t < sentence.begin + 4;
    const bool age = a_.key(t - 1) == "old"_w && t >= sentence.begin + 3;  // "6-year-old"
    const bool person = a_.in_title(t) && (age || a_.context->people.match_at(a_.tokens, t - 1, t));
    if (!counted && !person) return false;
    return t + 1 >= sentence.end || a_.word(t + 1) == "," || pos(t + 1) == Pos::adp ||
           names_time(t + 1);
  }

  /// "The information received indicates that": a word of report in the third person behind a
  /// participle of its subject.
  bool shows_that(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 5> kHad = {"received"_w, "available"_w, "gathered"_w,
                                                          "obtained"_w, "collected"_w};
    return t + 1 < sentence.end && a_.key(t + 1) == "that"_w && a_.word(t).ends_with('s') &&
           one_of(a_.key(t - 1), kHad) && is_listed_verb(t);
  }

  /// "International law forbids", "the killings amount to": behind a law or a plural no noun.
  bool law_rules(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 7> kRules = {
        "forbids"_w, "bars"_w, "bans"_w, "prohibits"_w, "binds"_w, "limits"_w, "outlaws"_w};
    static constexpr std::array<std::uint64_t, 9> kLaws = {
        "law"_w,     "convention"_w, "constitution"_w, "treaty"_w, "refoulement"_w,
        "charter"_w, "protocol"_w,   "statute"_w,      "act"_w};
    if (pos(t) != Pos::noun || t == sentence.begin || t + 2 >= sentence.end) return false;
    if (one_of(a_.key(t), kRules)) return one_of(a_.key(t - 1), kLaws);
    return a_.key(t) == "amount"_w && a_.key(t + 1) == "to"_w && pos(t - 1) == Pos::noun &&
           a_.word(t - 1).ends_with('s');
  }

  /// "according to a tally by the network": between an article and "by" no adverb stands.
  bool stands_as_noun(std::uint32_t t, TokenRange sentence) const {
    static constexpr std::array<std::uint64_t, 6> kAmounts = {"most"_w, "least"_w,  "more"_w,
                                                              "less"_w, "little"_w, "far"_w};
    const std::uint64_t before = a_.key(t - 1);
    return t + 1 < sentence.end && (before == "a"_w || before == "the"_w) &&
           a_.key(t + 1) == "by"_w && !one_of(a_.key(t), kAmounts);
  }

  /// "police beat, robbed and drove back", "guards beat him".
  bool beats(std::uint32_t t, TokenRange sentence) const {
    const bool listed = t + 2 < sentence.end && a_.word(t + 1) == "," && pos(t + 2) == Pos::verb;
    return arms_or_people(t - 1) && (listed || shoots(t, sentence));
  }

  /// A force, or a plural of people.
  bool arms_or_people(std::uint32_t t) const {
    const auto hit = a_.context->people.match_at(a_.tokens, t, t + 1);
    if (!hit) return false;
    const std::string& label = a_.context->people[hit->phrase].label;
    const std::string word = fold(a_.word(t));
    return label == "force" || (label == "person" && singular(word) != word);
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
    return verb_lemma(word) != word && !word.ends_with("ing");
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

  /// "Norland expels 600 migrants": the third person before a counted plural.
  bool counts_object(std::uint32_t t, TokenRange sentence) const {
    if (t + 2 >= sentence.end || pos(t + 1) != Pos::num || pos(t + 2) != Pos::noun) return false;
    const std::string object = fold(a_.word(t + 2));
    return a_.tokens.tokens[t].shape == Shape::lower && a_.word(t).ends_with('s') &&
           singular(object) != object;
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

void repair_tags(Analysis& analysis) {
  Repairer(analysis).run();
  repair_compounds(analysis);
  repair_clauses(analysis);
}

}  // namespace habeas
