// extract/chunker.h - the scan that cuts a text into noun phrases and verb groups; for
// extract/chunks*.cpp
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/analysis.h"

namespace habeas {

/// Fills Analysis::chunks from left to right. Borrows the analysis.
class Chunker {
 public:
  explicit Chunker(Analysis& a) : a_(a), quantity_at_(a.size(), kNone) {
    for (std::uint32_t q = 0; q < a.quantities.size(); ++q) {
      const TokenRange range = a.quantities[q].range;
      for (std::uint32_t t = range.begin; t < range.end; ++t) quantity_at_[t] = q;
    }
  }

  void run();

 private:
  Pos pos(std::uint32_t i) const { return a_.tags.pos[i]; }

  /// "Eleven have disappeared": a figure in words that stands alone is a number, whatever the
  /// tagger took it for.
  void name_figures();

  std::uint32_t step(std::uint32_t i, std::uint32_t end);

  /// What a verb's pronoun right before it has taken in of an auxiliary: "ve" of "we've"; else
  /// empty.
  [[nodiscard]] std::string_view contraction(std::uint32_t verb) const;

  /// "15:05": the time of an entry, which counts nothing.
  [[nodiscard]] bool in_clock(std::uint32_t i) const;

  /// The first word of an amount, which is one phrase with what it counts: "more than a dozen
  /// others", "hundreds of miners". Shares and amounts over the end of a sentence are not.
  bool starts_amount(std::uint32_t i, std::uint32_t end) const;

  bool possessive_pronoun(std::uint32_t i) const;

  /// "The QRI reports that", "Quilland denies everything": a word of report behind a name is a
  /// verb, whatever the tagger took it for, where what follows can only be its object.
  bool reports_behind_name(std::uint32_t i, std::uint32_t end) const;

  bool starts_verb(std::uint32_t i, std::uint32_t end) const;

  /// "Brackwater-based", "so-called": a verb's form behind a hyphen is no verb.
  bool ends_compound(std::uint32_t i) const;

  /// A word of a counted noun of several words: "five border crossing points".
  bool inside_quantity(std::uint32_t i) const;

  /// A participle inside a noun phrase: "the deported individuals", "six wounded men".
  bool modifies_noun(std::uint32_t i, std::uint32_t end) const;

  std::uint32_t read_verb(std::uint32_t i, std::uint32_t end);

  /// A mark of quotation between an auxiliary and its verb: had been "escorted to the border".
  bool opens_quoted_verb(std::uint32_t begin, std::uint32_t i, std::uint32_t end) const;

  /// A past form that shares "were" with the passive before it: "were beaten and robbed", "ten were
  /// killed and others wounded", "left three dead and 11 wounded".
  bool shares_passive(const Chunk& verb) const;

  /// "were stopped, searched and taken away": between a passive and the last of the list.
  bool goes_on_passives(const Chunk& verb) const;

  /// "saw 40 people loaded onto trucks", "left nine badly hurt": what was done to the object of a
  /// verb of seeing or leaving.
  bool behind_object(const Chunk& verb) const;

  /// "Dara Minn, abducted last week, was found": between two commas a past form without an object
  /// tells what befell the person before it.
  bool stands_between_commas(const Chunk& verb) const;

  /// "taken", "driven": forms that are participles only, right behind a noun and without an object.
  bool only_participle(const Chunk& verb) const;

  /// Has the sentence a verb that may be finite, but for this word?
  bool has_finite_verb(TokenRange sentence, std::uint32_t except) const;

  /// Of a headline: the noun phrase found last, or the one before it that it hangs on: "Four
  /// members of a family killed".
  const Chunk& suffering_noun() const;

  /// "Hundreds detained after vote", "12 miners killed": counted people and a past form of what is
  /// done to people, without an object.
  bool headline_passive(const Chunk& verb) const;
  /// "Coastguard accused of leaving 27 men adrift": without the object that the active takes.
  bool lacks_object(const Chunk& verb) const;
  /// "Police beat, robbed and drove back": the second of three active verbs in a row.
  bool stands_in_list(std::uint32_t i) const;
  /// "held and deported 40 men": a past form with an object is joined to it.
  bool joins_active(std::uint32_t i, std::uint32_t end) const;

  bool is_verb_behind(std::uint32_t from, std::uint32_t end) const;

  /// Does no object follow: the end, a mark, a preposition, an adverb, a conjunction or a time?
  bool closed_behind(std::uint32_t next, std::uint32_t end) const;

  static bool looks_past(const std::string& word);

  /// A past form right behind a noun is a reduced relative only when a by-phrase, a preposition or
  /// the end follows; a comma or a preposition before it says the same ("the 600 people sent back",
  /// "those killed in").
  bool reduced(std::uint32_t i) const;
  /// Does an amount begin here, with its bound ("at least two")?
  bool opens_amount(std::uint32_t t) const;

  /// Does a clause open right before the noun that stands before this verb: "when soldiers fired",
  /// "whom Norland handed over"?
  bool opens_clause_before(std::uint32_t i) const;
  /// Behind a noun and an adverb, is a bare noun the object of what may be a past or a participle?
  bool takes_bare_object(std::uint32_t i, std::uint32_t behind_noun) const;

  /// A pronoun or a determined noun right behind a past form is its object: "handed them over".
  bool has_object(std::uint32_t i) const;

  /// "concluded in 2001 that", "told parliament that": a verb of report with its clause.
  bool reports_that(std::uint32_t i) const;

  /// "The network, founded in 2011, said": commas part it from the finite verb behind.
  bool closes_before_verb(std::uint32_t i) const;

  /// "the clinic, run by a charity": participles that look like a past or a base form.
  bool run_by(std::uint32_t i) const;

  /// Past forms of verbs without an object: "Norland complained to the council".
  bool never_passive(std::uint32_t i) const;

  /// Behind the comma that closes an apposition stands the main verb: no verb of the clause comes
  /// before it, or it reports and no "by" or "as" follows.
  bool opens_main_verb(std::uint32_t i) const;

  bool is_verb(std::uint32_t t, std::uint32_t end) const;

  /// "drowned", "starved": a verb of the list that nobody does to another.
  bool happens_to_subject(std::uint32_t i) const;

  /// Does the next verb of the sentence take the noun before `i` as its subject? Not when a noun of
  /// its own stands before it behind a comma or a conjunction.
  bool verb_takes_subject(std::uint32_t i) const;

  /// A verb before `i` has the noun as its object; a reporting verb has a clause there instead.
  bool stands_in_object(std::uint32_t i) const;

  /// "GENEVA - The experts": the dash of a dateline or an aside is no part of a phrase.
  bool is_spaced_dash(std::uint32_t i) const;
  bool starts_noun(std::uint32_t i, std::uint32_t end) const;

  /// "The three victims all suffered wounds": a word that takes the subject up again.
  bool stands_for_subject(std::uint32_t i, std::uint32_t end) const;

  static bool is_noun(Pos p) { return p == Pos::noun || p == Pos::propn || p == Pos::sym; }

  /// May this token go on a noun chunk whose last token is `i - 1`?
  bool continues(std::uint32_t i, std::uint32_t end, bool seen_noun) const;

  /// The full stop of "Mr. Orlo", "Dr. Minn": the phrase goes on.
  bool shortens_title(std::uint32_t i, std::uint32_t end) const;

  /// "a doctors' union", "the prisoners' families": the mark behind a plural, glued to it, with a
  /// noun behind; no quotation that it could close.
  bool plural_possessive(std::uint32_t i, std::uint32_t end) const;

  /// Right behind a time that a preposition opens, where the chunk began inside it.
  bool ends_time(std::uint32_t i) const;

  /// A base form that the tagger takes for a noun behind counted people: "thousands of migrants
  /// work in".
  bool predicate_of_people(std::uint32_t i, std::uint32_t end) const;

  /// Right behind a hyphen inside a word.
  bool hyphened(std::uint32_t i) const;

  /// "Seoul-based", "army-backed": a word behind a hyphen that lets further adjectives follow.
  bool describes_behind_hyphen(std::uint32_t i) const;

  std::uint32_t read_noun(std::uint32_t i, std::uint32_t end);

  /// End of the chunk without marks and adverbs that stand behind its last word.
  std::uint32_t trimmed(std::uint32_t begin, std::uint32_t end) const;

  bool is_definite(TokenRange range) const;

  /// The preposition that governs what begins here. The "to" of "up to 40 people" is part of the
  /// amount and governs nothing.
  std::uint32_t preposition_before(std::uint32_t i) const;

  std::uint32_t read_pronoun(std::uint32_t i);

  Analysis& a_;

  std::vector<std::uint32_t> quantity_at_;  // of each token: its amount or kNone
};

}  // namespace habeas
