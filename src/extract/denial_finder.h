// extract/denial_finder.h - the walk over a text that finds what its parties deny; for
// extractors/denials.cpp and extract/denials_*.cpp
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/extractor.h"

namespace habeas {

/// Adds the denials of a text to a draft. Borrows the reading and the draft.
class DenialFinder {
 public:
  DenialFinder(const TextReading& reading, Draft& draft)
      : r_(reading), a_(reading.a), draft_(draft), first_claim_(draft.claims.size()) {}

  void run();

 private:
  [[nodiscard]] std::string_view label(const PhraseHit& hit) const;

  /// Is the verb at this token a form of one of these?
  [[nodiscard]] bool is_form(std::uint32_t token, std::span<const std::string_view> lemmas) const;

  TokenRange to_clause_end(std::uint32_t begin) const;

  /// One denial for one stretch of words: what is nearer to the verb comes first and stays.
  bool is_taken(TokenRange anchor) const;

  void add(const char* subkind, TokenRange anchor, const Voice* holder, std::uint32_t party);

  // extract/denials_beside.cpp
  /// "it was not clear if the man was shot by guards"
  bool is_unclear(TokenRange anchor) const;
  /// "no one has been charged with killing her": the charge is missing, not the deed.
  bool is_only_uncharged(const Frame& frame) const;
  /// "the judge dismissed the charges"
  bool is_ruled_by_court(std::uint32_t verb) const;
  /// "no arrests were reported", told by those who do not answer for it.
  bool is_reported_of_arrests(const Frame& frame) const;
  /// "no officers were injured": of those who came to help.
  bool spares_own_men(const Frame& frame) const;
  bool befell_no_others(std::uint32_t verb) const;
  /// "she hung up": nobody asked her for her word.
  bool ends_a_call(const PhraseHit& hit) const;
  /// "the extent of her wounds was not immediately available"
  bool lacks_a_thing(const PhraseHit& hit, std::uint32_t subject) const;
  /// "is not involved in the investigation"
  bool inquires_into_it(const PhraseHit& hit) const;
  /// "nothing proves that there was a collision", "no evidence of any involvement": by a power.
  void lacks_proof();
  bool proves_a_deed(TokenRange words) const;
  /// "killing/denied": the first deed that the words of a denial name; empty when they name none.
  [[nodiscard]] std::string deed_in(TokenRange words) const;

  /// The same, with the speaker at the anchor as the party.
  void add_said(const char* subkind, TokenRange anchor);

  /// Nobody denies what he is only asked to deny.
  bool is_wish(std::uint32_t token) const;

  /// The voice of the act whose cue is this verb group.
  const SpeechAct* act_of(std::uint32_t chunk) const;

  // verbs: extractors/denials.cpp

  void verb(std::uint32_t c);

  /// "denied the killings", "rejected the report", "dismissed it as propaganda"; not "denied him
  /// entry", "rejected the visa", "dismissed the officer".
  bool denies(std::uint32_t c) const;

  /// "Relatives rejected the official version": what those in power said is contested, no deed.
  bool contests_power(TokenRange object) const;

  /// "had returned voluntarily. Lawyers dispute that.": a denial of the sentence before is
  /// contested.
  bool contests_denial(TokenRange object) const;

  /// "Norland's claim that ... is": before this token the sentence names what a power claims.
  bool is_claim_of_power(std::uint32_t verb) const;

  /// First token of the next verb group.
  std::uint32_t next_verb(std::uint32_t c) const;

  /// "dismissed the killings as a quarrel": an event in what is rejected.
  bool denies_act(TokenRange object) const;

  /// "Laos denies everything": a form that is never a noun, whatever the tagger took it for.
  void denies_without_verb();

  /// "made no mention of", "gave no comment", "will make no further statements", "received no
  /// reply".
  bool gives_no_word(std::uint32_t verb, std::uint32_t object) const;

  /// "gave no names", "no comment", "had no knowledge of": ordinary words, unlike "declined to
  /// comment".
  bool is_plain_lack(TokenRange words) const;

  /// Is there a deed in this paragraph or the one before, and is the subject (a chunk, or kNone)
  /// one who may be asked of it?
  bool is_asked_of_deed(std::uint32_t token, std::uint32_t subject) const;

  /// A body or office, or somebody named; not "the witness".
  bool may_answer(std::uint32_t subject) const;

  const char* kind_of_denial(TokenRange words) const;

  // phrases: extractors/denials.cpp

  void phrase(const PhraseHit& hit);

  /// Words of daily life too: "kept silent", "of their own accord", "could not be reached".
  bool is_plain(const PhraseHit& hit) const;
  /// Does the page tell a deed at all?
  bool tells_deed() const;

  /// "a false passport", "voluntary manslaughter": a thing or a crime, no account called false.
  /// "They were told it was voluntary": what nobody by name said to those who tell of it.
  bool were_told(std::uint32_t token) const;
  /// "spread false information that 300 were detained": an account of a deed that the words before
  /// it call false.
  bool is_false_account(const PhraseHit& hit) const;
  bool names_a_thing(const PhraseHit& hit) const;

  /// "those who return voluntarily will not be tried": said of anybody who may, of no deed.
  bool tells_of_anybody(std::uint32_t token) const;

  /// "I will not say more": whoever tells the page denies no comment.
  bool is_teller_of_page(std::uint32_t subject, std::uint32_t token) const;

  /// "was not in the village", told by the page of a mere inhabitant, denies nothing.
  bool answers_for(std::uint32_t token, std::uint32_t subject) const;

  /// The last finite verb group before a token in its sentence, or the one it stands in.
  std::uint32_t verb_before(std::uint32_t token) const;

  /// "called the claims baseless", "dismissed the report as propaganda".
  bool is_classing(std::uint32_t verb) const;

  /// A word such as "false" denies behind a form of "be" or a verb of naming only.
  bool calls_false(std::uint32_t verb) const;

  // acts and categories: denials_acts.cpp

  /// "There are no refugees", "no such thing as", "they were not prisoners but guests".
  void no_such_people();

  /// "there are no refugees", "hosts no such persons": a verb of being or having, "no", and people.
  bool no_people(std::uint32_t t) const;
  /// "Political prisoners do not exist here": where those begin that are said not to exist; kNone
  /// where another verb stands at this token.
  std::uint32_t they_do_not_exist(std::uint32_t t) const;
  /// "there are no suspects": who or what is not at hand, no kind of people said not to be.
  bool lacks_no_category(std::uint32_t t) const;

  /// "We do not have political prisoners", said by those who would hold them.
  void keeps_nobody();

  /// "We sent nobody across", "no person was transferred", "there was no massacre": an act that its
  /// own party says it did not do.
  void negated(const Frame& frame);

  /// "No one may be returned": what must not be, not what was not.
  static bool is_rule(const Chunk& verb);

  /// "no one was seriously injured", "no other injuries", "no arrests were made": how far a deed
  /// went, not that it was none.
  bool is_narrowing(const Frame& frame) const;
  bool is_perfect_before(std::uint32_t token) const;
  bool is_perfect_behind(std::uint32_t token) const;

  /// "Nobody has been arrested": nobody answers for the deed; no party denies anything.
  bool is_impunity(const Frame& frame) const;

  bool nobody(std::uint32_t chunk) const;

  /// "No deportation of refugees took place".
  bool no_before(const Frame& frame) const;

  /// "has never carried out expulsions": a deed as the object of a verb denied.
  bool never_carried_out(const Frame& frame) const;

  /// "We sent nobody across", "no one was forced onto a bus", "we do not touch women", said by the
  /// holder of an office or an armed body: a deed that it says it did not do.
  void not_done();

  /// "if nobody claims them"
  bool is_condition(std::uint32_t verb) const;

  /// "nobody", "no one", "none" or "no villagers" right before or behind the verb group.
  bool negates_people(std::uint32_t verb, TokenRange& anchor) const;

  /// "no shots had been fired", "no force was used"
  bool is_deed(const Chunk& chunk) const;

  /// "We do not", "Norland does not torture": the speaker, or the state for which one speaks.
  bool subject_is_speaker(std::uint32_t verb) const;

  /// "At no time was the boat fired on": what stands behind the words was not done.
  void at_no_time();

  /// "there was no collision", "there have been no pushbacks", said by those who would have done
  /// it.
  void there_was_none();

  /// Verbs that tell what somebody is, has, wants, knows or feels: no deed.
  bool is_state_of_mind(std::uint32_t token) const;
  bool has_never(TokenRange words) const;

  // told as something else: denials_otherwise.cpp

  /// "overturned by itself", "the work of bandits", "with a warrant": said by a power of a deed
  /// that another voice told before.
  void tells_otherwise();
  /// Police who look into a death that the page lays at no force's door report its cause ("ruled a
  /// suicide"); they deny nothing.
  bool only_inquires(std::uint32_t token) const;
  /// "Two miners died in custody": the page tells of deeds done to those who are held.
  bool dies_held() const;
  bool deed_told_before(std::uint32_t token) const;
  bool answers_a_deed(std::uint32_t token) const;
  /// The verb before a token where it stands in the same statement; else kNone.
  std::uint32_t verb_of_content(std::uint32_t token) const;
  bool counts_people(std::uint32_t chunk) const;
  /// "bandits", "rebels"
  bool names_armed(std::uint32_t chunk) const;
  /// "the dead were armed fighters", "the target was a rebel base"
  void are_other_people();
  /// "everyone had been released the same day"
  void all_were_let_go();
  /// "The army blamed bandits", where a force did it as others tell.
  void blames_others(std::uint32_t c);
  bool deed_of_force_before(std::uint32_t token) const;
  /// An office, a state or an armed body.
  bool may_be_accused(std::uint32_t subject) const;
  /// "The accusations were rejected by the army."
  bool rejected_by(std::uint32_t c);
  /// "brushed aside the accusations"
  bool waves_away(std::uint32_t c);
  /// "did not return our calls", "ignored our questions"
  bool leaves_unanswered(std::uint32_t c);

  // who speaks: denials_power.cpp

  bool speaks_or_tells_for_power(std::uint32_t token) const;

  /// Is the first voice at this token a state, an office or an armed body, or one who speaks for
  /// it?
  bool speaks_for_power(std::uint32_t token) const;

  /// "Statement of the ministry": the page itself speaks for an office.
  bool is_statement_of_power() const;

  /// "MINISTRY OF WORKS" at the head of a letter: who publishes the page is an office.
  bool publisher_is_power() const;

  bool is_state(std::uint32_t entity) const { return !a_.entities[entity].country.empty(); }

  /// Does the noun (folded, singular) name an office or an armed body, or who acts for it?
  static bool is_power(std::uint64_t noun);

  // law and silence: extractors/denials.cpp

  /// "always acts in accordance with the law" said by a party of itself.
  void legality();

  /// "are carried out under an agreement", said by those who carry it out.
  bool is_done_under(std::uint32_t t) const;

  /// "was legal", "acted lawfully": a predicate or an adverb, not "legal aid".
  bool says_of_an_act(std::uint32_t t) const;

  bool law_behind(std::uint32_t from) const;

  /// "the absence of official comments", "the lack of a response", "no immediate comment from".
  void silence();

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
  std::size_t first_claim_;  // the first claim of this extractor
  TokenRange sentence_;
  std::vector<PhraseHit> hits_;
};

}  // namespace habeas
