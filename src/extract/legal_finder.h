// extract/legal_finder.h - the walk over a text that finds what it says of law; for
// extractors/legal.cpp and extract/legal_norms.cpp
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extractor.h"

namespace habeas {

/// Adds the legal claims of a text to a draft. Borrows the reading and the draft.
class LegalFinder {
 public:
  LegalFinder(const TextReading& reading, Draft& draft)
      : r_(reading), a_(reading.a), draft_(draft), first_claim_(draft.claims.size()) {}

  void run();

 private:
  const std::string& label(const PhraseHit& hit) const;

  /// The first term of the sentence with this label; nullptr for none.
  const PhraseHit* find(std::string_view wanted) const;

  /// One legal claim for one stretch of words.
  void add(const char* subkind, TokenRange anchor, const Voice* holder, std::uint32_t party);

  // status: extractors/legal.cpp

  /// "considered illegal migrants by ...", "labels them as criminals and traitors", "views crossing
  /// as a serious crime".
  void status();

  std::uint32_t classing_verb(std::uint32_t token) const;

  std::uint32_t holder_of(std::uint32_t verb) const;

  /// "refuses to recognise them as refugees", "its refusal to recognise the refugees"
  void not_recognised();

  /// "Those returned are economic migrants", "they are not refugees": said of people by a party.
  void copula();

  /// "the deportees are", "they are", "those returned are": people whom the text has in mind.
  bool speaks_of_certain_people(std::uint32_t copula) const;

  /// "had refugee status", "were without valid papers", "were stripped of their citizenship".
  void papers();

  /// "had entered illegally for economic reasons" said by a state.
  void unlawful_entry();

  /// "hosts guest workers, not refugees", "labour migrants rather than refugees": what people are
  /// said to be against what others call them.
  void contrasted();

  // penalty: extractors/legal.cpp

  /// "sentenced the journalist to nine years in prison", "was charged with treason", "found guilty
  /// of".
  void judgment();

  bool follows(std::uint32_t from, std::uint64_t key) const;

  /// From the verb over its preposition to the end of the clause.
  void judged(const char* subkind, std::uint32_t begin, std::uint64_t preposition);

  /// "punishable by five years to life, and in some cases death": from the first penalty or term of
  /// years to the last.
  void penalty();

  /// "risks five years in prison": behind the word of risk before a punishment counted in years;
  /// kNone where none stands.
  std::uint32_t risks_term(std::uint32_t punishment) const;

  /// "Torture carries up to 15 years": the years right behind the verb, where a deed or a law is
  /// spoken of.
  std::optional<TokenRange> term_of_deed(std::uint32_t from) const;

  /// "a sentence of 10 to 25 years": the end of the term of years behind the penalty's name.
  std::uint32_t term_behind(std::uint32_t end) const;

  bool strict_punishment(const PhraseHit& hit) const;

  /// "a minimum of five years' hard labour": the term of years before the penalty's name.
  std::uint32_t number_before(std::uint32_t token) const;

  bool lawful() const;

  /// A law, a crime or the plain word "punishment" stands in the sentence; otherwise it is a risk,
  /// not a rule.
  bool legal_context() const;

  bool has(std::string_view folded) const;

  // norms and their breach: legal_norms.cpp

  void norm();

  /// "no state may return a person to", "No one shall be held without": a rule, not a report.
  void nobody_may();

  /// "Under the convention states may not return people to": a law, and what those whom it binds
  /// may not do.
  void bound_by_law();

  /// "It was an enforced disappearance", "the charge should be torture": what a deed is called.
  void was_a_crime();

  /// A noun that names a deed as a crime, by itself or by its adjective: "massacre", "an unlawful
  /// killing".
  bool names_crime(const Chunk& noun) const;

  /// "called the raid an extrajudicial execution", "described it as a massacre": the deed by the
  /// name of a crime, in the voice of who names it so.
  void called_a_crime();

  /// "held for months without charge", "without a warrant".
  void without_process();

  /// Does the sentence tell that people were held, sent away or killed?
  bool holds_people() const;

  /// "No judge was informed", "were not allowed to see a lawyer", "denied access to their
  /// families": what the law grants and those held did not get.
  void kept_from_process();

  void violation();

  /// "citizens who had broken the rules": what people are said to have broken, no breach by a
  /// state.
  bool is_broken_by_people(const PhraseHit& violate) const;
  void refoulement();

  /// "was unlawful", "were illegally detained": said of what was done, not of people.
  void unlawful();

  /// Behind a form of "be", without a noun behind it.
  bool is_predicate(std::uint32_t t) const;

  /// "may amount to a crime against humanity", "constitutes enforced disappearance".
  void amounts_to();

  // rights and duties: legal_rights.cpp

  void rights();

  /// "are not entitled to asylum", "have no right to stay"
  void no_right();

  /// "were in the country illegally"
  void here_unlawfully();

  /// The first law that is named in this range; nullptr for none.
  const PhraseHit* law_in(TokenRange range) const;

  /// "The law requires a court order", "the constitution guarantees every detainee a lawyer".
  void law_demands();

  /// "are protected by the Geneva Conventions", "has ratified the convention"
  void bound_by_treaty();

  /// "Under the law, a suspect must be brought before a judge."
  void must_under_law();

  /// "could be jailed for life", "may be imprisoned for ten years"
  void may_be_jailed();

  /// "risks a fine of 400 dollars"
  void risks_fine();

  /// "were denied access to a lawyer", "returned without access to asylum procedures"
  void denied_process();

  /// "their asylum claims were never examined"
  void never_examined();

  /// "ruled the order unconstitutional"
  void ruled_unlawful();

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
  std::size_t first_claim_;  // the first claim of this extractor
  TokenRange sentence_;
  std::vector<PhraseHit> terms_;
};

}  // namespace habeas
