// extract/voice_finder.h - the rules that find acts of speech; for the files extract/voices*.cpp
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/one_of.h"
#include "extract/syntax.h"
#include "extract/voices.h"

namespace habeas {

inline Mood mood_of(const std::string& detail) {
  if (detail == "alleged") return Mood::alleged;
  if (detail == "feared") return Mood::feared;
  if (detail == "possible") return Mood::possible;
  if (detail == "hypothetical") return Mood::hypothetical;
  if (detail == "denied") return Mood::denied;
  return Mood::reported;
}

/// A mark that opens or closes a quotation.
inline bool is_quote_mark(std::string_view word) {
  return word == "\"" || word == "'" || word == "\xE2\x80\x9C" || word == "\xE2\x80\x9D" ||
         word == "\xE2\x80\x98" || word == "\xE2\x80\x99" || word == "\xC2\xAB" ||
         word == "\xC2\xBB";
}

/// Finds the acts of speech of one text, sentence by sentence. A local helper.
class VoiceFinder {
 public:
  VoiceFinder(Analysis& a, Voices& voices) : a_(a), voices_(voices) {}
  void run();

 private:
  void add(SpeechAct act);
  /// Puts an act to the others as it is.
  void keep(SpeechAct act);
  /// "KARSOVA, 3 June - ...": place and day before the dash are the page's.
  void skip_dateline(TokenRange& content) const;
  /// Quotations that end behind this token, in text order.
  std::span<const Quotation> quotations_behind(std::uint32_t token) const;
  /// Content that touches a quotation takes all of it, over the sentences that it runs on.
  void extend_to_quotations(SpeechAct& act) const;
  /// Somebody quoted who says what another says: that ends where the quotation does.
  void keep_in_quotation(SpeechAct& act) const;
  void find_according();
  /// ", according to a group that keeps a list, and several hundred were hurt": what the sentence
  /// joins to a statement before the voice is the same voice's.
  void speak_on(const SpeechAct& act, std::uint32_t behind);
  bool opens_clause(std::uint32_t t) const;
  /// "ORLO: We were held.": who speaks in each block of a transcript; false when it is none.
  bool find_turns();
  /// "PHOTO:", "RELATED:": a label of the page, no voice.
  bool is_page_label(std::uint32_t token) const;
  /// The label in front of the colon that opens a block of a transcript; empty when there is none.
  TokenRange turn_label(TokenRange block) const;
  Voice speaker_of(TokenRange label, std::uint32_t block);
  /// Minutes and records of sittings: paragraph after paragraph opens with who said that; what the
  /// paragraph goes on with is the same speaker's.
  void find_minutes();
  /// The act that opens a paragraph of minutes, index into the acts; kNone when none does.
  std::uint32_t opening_act(TokenRange block, const std::vector<std::uint32_t>& acts) const;
  /// First token behind the voice and its apposition: behind the comma that closes it.
  std::uint32_t behind_voice(std::uint32_t chunk) const;
  /// "According to X, ..." speaks to the end of its paragraph unless another voice opens before.
  std::uint32_t paragraph_reach(std::uint32_t from) const;
  bool has_citation(std::uint32_t end) const;
  /// "The governor declined to comment": of this the page tells in its own voice.
  bool keeps_silent(TokenRange sentence) const;
  /// "One man" with a noun of its own, which is no part of what was counted before.
  bool counts_one_person(std::uint32_t token) const;
  bool opens_voice(TokenRange sentence) const;
  void find_verbs();
  /// "The men say they were beaten, Mrs Orlo, their lawyer, said": what the men say ends where its
  /// teller is named; "the clinic registered 40 wounded, Mrs Orlo said" is her word alone. Of the
  /// acts from `first` on, all of one sentence.
  void end_before_tellers(std::size_t first);
  void read_verb(std::uint32_t c);
  /// People, bodies, names and their pronouns speak; halls do not.
  bool may_speak(std::uint32_t chunk) const;

  /// "..., the forum said, quoting those stranded": the subject of the verb of saying right before
  /// this participle; else kNone.
  std::uint32_t teller_before(std::uint32_t participle) const;

  /// "gave a lower figure, of 60 killed, and said": the nearest subject before "and" that can
  /// speak, where the nearest noun cannot; else `subject`.
  std::uint32_t joined_speaker(std::uint32_t verb, std::uint32_t subject) const;
  /// "A judge freed those held since their halls were raided, ruling that": who acts in the first
  /// clause, where the nearest subject of a participle cannot speak; else that subject.
  std::uint32_t main_speaker(std::uint32_t participle, std::uint32_t subject) const;
  /// "The hospital treats 37 of them", not "treats them as spies".
  bool cares_for(const Chunk& verb) const;
  /// "three people said to be guards": others say it of them.
  bool is_said_to_be(const Chunk& verb) const;
  /// "a weapon, believed to be a rifle": what stands before it believes nothing.
  bool is_thought_to_be(const Chunk& verb) const;
  /// "..., government figures show."
  bool tells_figures(std::uint32_t head, std::uint32_t subject) const;
  /// First token of the noun that a relative pronoun stands behind, with its amount.
  std::uint32_t relative_noun(std::uint32_t pronoun) const;
  /// Verbs that tell how somebody sees a thing: they reach no further than what it is seen as.
  bool holds_position(std::uint32_t head) const;
  /// "regards them as deserters and punishes them": up to the next verb that shares the subject.
  std::uint32_t position_end(std::uint32_t verb) const;
  /// "asked for water and they struck him": where a clause with a pronoun for its subject begins
  /// behind what is asked for, else `end`.
  std::uint32_t own_clause(std::uint32_t from, std::uint32_t end) const;
  /// "promised a report and declined to answer": where the next verb of the same subject begins.
  std::uint32_t joined_verb(std::uint32_t verb, std::uint32_t end) const;
  /// "demand answers two years after 43 men vanished": what is asked for ends before the clause of
  /// what has happened.
  std::uint32_t before_past_clause(std::uint32_t from, std::uint32_t end) const;
  /// "police and survivors said": the first noun of a subject of several.
  std::uint32_t first_of_subject(std::uint32_t subject) const;
  /// Behind "stated on Thursday in a letter published in Brackwater that" the content begins at
  /// "that", behind "said on Thursday" it begins behind the day: what stands between is the page's
  /// own.
  std::uint32_t content_begin(std::uint32_t cue_end) const;
  /// "in a report published on 6 May"
  bool tells_of_issue(std::uint32_t head) const;
  /// First token behind a time that stands right behind a cue: "on Sunday", "last month".
  std::uint32_t behind_time(std::uint32_t from) const;
  /// "the office is dismayed that ...": a feeling with a clause is an act of its holder.
  bool read_feeling(std::uint32_t c, std::uint32_t at);
  /// Words that report only with a clause or a quotation behind them ("find", "show", "put",
  /// "see").
  bool ambiguous(std::uint32_t head) const;
  /// Words that report a figure: "has counted 31 dead", "verified 26 deaths".
  bool counts(std::uint32_t head) const;
  /// Does a verb of saying stand between two places, with the noun at the first as its subject?
  bool others_speak(std::uint32_t from, std::uint32_t end) const;
  /// Do words stand behind the first finite verb there: "union says 26 dead", not ", union says"?
  bool tells_behind(std::uint32_t from, std::uint32_t end) const;
  /// "called the raid "a disgrace"": words of the speaker's own behind the object.
  bool names_in_quotes(std::uint32_t verb) const;
  /// "spoke of dozens of dead", "put the number of missing at 38"
  bool gives_figure(std::uint32_t verb) const;
  bool counted_object(std::uint32_t verb) const;
  /// "documents the torture of 14 men"
  bool deed_as_object(std::uint32_t verb) const;
  /// "quoted a diplomat as saying": the diplomat; kNone for other verbs.
  std::uint32_t quoted_by(std::uint32_t verb) const;
  bool that_clause(std::uint32_t at) const;
  bool reports(std::uint32_t head) const;
  /// "we say" inside a quotation is the speaker of the quotation, whom its own act names.
  bool first_person(std::uint32_t chunk) const;
  /// "This revealed that": what was told before, no voice.
  bool is_bare_pointer(std::uint32_t chunk) const;
  /// "you may call", "anyone may report": whoever reads the page.
  bool anybody(std::uint32_t chunk, const Chunk& verb) const;
  bool in_quotes(std::uint32_t chunk) const {
    const auto behind = quotations_behind(a_.chunks[chunk].range.begin);
    return !behind.empty() && behind.front().range.begin <= a_.chunks[chunk].range.begin;
  }
  /// "The mission said it had counted 31": the pronoun right behind the words of speech is the body
  /// that speaks; the narrator where it is not.
  [[nodiscard]] Voice same_speaker(std::uint32_t subject) const;
  /// "The network published a report. The report says": the body that the text named as its author;
  /// the narrator when it named none.
  Voice author_before(std::uint32_t report);
  /// "took to the radio to say that", "was the first to report that": it was said.
  bool is_said_so(std::uint32_t c) const;
  /// "The network issued a report saying ...": who issued it speaks, not the paper.
  std::uint32_t author_of(std::uint32_t subject) const;
  /// "The information received indicates": by those who speak.
  bool is_received(std::uint32_t chunk) const;
  bool is_report(std::uint32_t chunk) const;
  /// `"...," said X` and `..., said X`: the voice stands behind the verb.
  /// "Guards burned the boats, said Dara Minn": the subject has a verb of its own, and behind the
  /// verb of speech stands nothing but who speaks.
  bool is_said_by(std::uint32_t c, std::uint32_t speaker) const;
  bool read_inverted(std::uint32_t c, SpeechAct& act);
  /// The voice trails when a comma or a closing mark stands before it and no clause follows the
  /// verb.
  bool trails(std::uint32_t c, std::uint32_t begin) const;
  /// "..., the governor told reporters.": the hearers stand behind the verb and nothing is said
  /// there.
  /// The first token from here that is no mark of a reference.
  std::uint32_t behind_citations(std::uint32_t t) const;
  bool tells_people(std::uint32_t c) const;
  /// "Asked what happened, Dara Minn said": the words before the comma are no statement.
  bool opens_with_question(std::uint32_t end) const;
  bool has_verb(std::uint32_t from, std::uint32_t to) const;
  /// Where the content before a trailing voice begins: the quotation's or the sentence's first
  /// token.
  std::uint32_t content_before(std::uint32_t end) const;
  /// End of a content that begins here: the sentence's end without a trailing "according to" or its
  /// full stop.
  std::uint32_t content_end(std::uint32_t from) const;
  /// "heard from a guard that", "was told by villagers that": what another said before.
  bool read_hearsay(std::uint32_t c);
  /// "We were told that", "I keep reading that": the word of others whom nobody names.
  bool read_unnamed_hearsay(std::uint32_t c);
  /// "found in an earlier ruling that": a clause behind a phrase that tells where.
  bool that_behind_phrase(std::uint32_t at) const;
  /// "The court heard that"
  bool court_heard(std::uint32_t c);
  void read_passive(std::uint32_t c, const std::optional<PhraseHit>& hit);
  /// "higher than first reported", "as previously reported"
  bool is_comparison(std::uint32_t verb) const;
  /// Where the words begin that a passive verb reports on. "40 people whom the state is said to
  /// have deported": with the noun that the clause singles out; ", all of whom are believed to":
  /// with the clause.
  std::uint32_t relative_begin(std::uint32_t verb, std::uint32_t subject) const;
  /// "More than half of them are believed to be": where the share begins whose words end here.
  std::uint32_t share_before(std::uint32_t begin) const;
  std::uint32_t comma_behind(std::uint32_t from) const;
  /// "an estimated 33,000", "a reported surge": an adjective of report gives a voice that is not
  /// named.
  void read_participles();
  /// Set phrases (voices_phrases.cpp): "by the account of X", "as X put it", "citing X".
  void find_phrases();
  /// "By the account of Dara Minn, ...", "..., in the words of a guard."
  void find_tellings();
  /// "the account of X": who tells it; kNone for other nouns.
  std::uint32_t teller_of_noun(std::uint32_t noun) const;
  /// "..., as Dara Minn put it.", "As Dara Minn tells it, ..."
  void find_as_put();
  bool covered_by_others(TokenRange content) const;
  /// "The Post, quoting a guard, said ...", "..., the Post reported, citing Dara Minn."
  void find_cited();
  /// The act of the sentence that this participle belongs to, index into the acts; kNone when there
  /// is none.
  std::uint32_t main_act(std::uint32_t participle) const;
  bool in_quote(std::uint32_t token) const;
  /// ""They burned our boats" - Dara Minn.", ""...", a rower whispered."
  void find_beside_quotation();
  /// "The paper quotes Dara Minn: ..."
  std::uint32_t quoted_before(std::uint32_t colon) const;
  /// "Dara Minn was clear: ...", "spoke of what came next: ...": what stands behind the colon.
  void find_before_colon();
  /// Who speaks in the words before a colon; kNone when nobody does.
  std::uint32_t speaker_before(std::uint32_t colon) const;
  /// A headline "Norland expels 40: army", "Survivors: Norland expelled 40": a side without a verb
  /// names who says the other.
  void find_in_headline(std::uint32_t colon);
  /// Does this side of a headline's colon only name somebody who may speak? The chunk; else kNone.
  std::uint32_t only_speaker(TokenRange side) const;
  /// "... - that is how villagers described it."
  void find_behind_dash();
  /// Head of the first finite verb behind a chunk in its sentence.
  std::uint32_t verb_behind(std::uint32_t chunk) const;
  void find_nouns();
  /// "The QRI reports that", ", campaigners claim.": a verb that reads like a noun, behind a name
  /// or behind people at the end of a sentence.
  bool read_verb_in_noun(std::uint32_t c);
  bool last_of_name(std::uint32_t t) const { return a_.names[a_.name_at[t]].range.end == t + 1; }
  /// "Quilland's claim that it ...", "The allegation that ... is untrue", "reports that": what a
  /// noun of report says, in the voice of whose it is, else in its own words.
  void read_noun(std::uint32_t c);
  /// "reports of three deaths", "rumours about 20 arrests": harm that a noun of report tells
  /// without a clause, in the voice of whose it is, else in its own words.
  void read_account_of(std::uint32_t c);
  /// Do these words name a deed or fate of people?
  bool tells_harm(TokenRange words) const;
  bool covered_cue(std::uint32_t that) const;
  bool object_of_verb(std::uint32_t c) const;
  /// Whose claim it is: the possessor inside the phrase, or who makes it.
  Voice owner_of(std::uint32_t c);
  /// "the testimony of Dara Minn", "the account given by villagers": whose words a noun tells, told
  /// behind it; kNone when nobody's.
  std::uint32_t owner_behind(std::uint32_t c) const;
  /// "said in a statement that": the noun only tells where the subject said it.
  bool tells_where(std::uint32_t c) const;
  /// End of a clause that is itself part of the subject: where the second finite verb begins that
  /// has no subject of its own before it.
  std::uint32_t clause_of_subject(std::uint32_t that) const;
  /// Words of doubt (voices_hedges.cpp): "apparently", "it seems that", "rumour has it that".
  void find_hedges();
  void hedge(TokenRange content, Mood mood);
  void hedge_by_adverb(std::uint32_t t, Mood mood);
  /// "were reportedly shot": from the subject to the end of the clause.
  void hedge_clause(std::uint32_t t, Mood mood);
  /// "shot and killed": the second verb stands right behind "and".
  bool shares_adverb(std::uint32_t verb, std::uint32_t next) const;
  /// "it appears that", "it is possible that" from here: where "that" stands; else kNone.
  std::uint32_t opens_doubt(std::uint32_t t) const;
  /// "Rumour has it that", "word spread that", "word came from villagers that"
  void find_rumours();
  /// "the number of dead given by the network": a figure with the one who gives it.
  void find_given();
  /// A sentence that goes on counting or naming what the voice before it reported ("Five of those
  /// killed were", "These include", "Most of them", "Six are missing") is that voice's too.
  void inherit();
  /// Does this act speak up to the sentence that begins here, be it with its voice behind its
  /// words?
  bool ends_before(const SpeechAct& act, std::uint32_t begin) const;
  /// "She has seen six other patients": goes on telling what she did, behind what she said.
  bool tells_of_self(std::uint32_t t) const;
  /// "Two had head wounds when the consul saw them": a clause of time says whose eyes saw what this
  /// sentence tells, so that it is not the word of the one who denied it just before.
  [[nodiscard]] bool seen_by_others() const;
  bool is_one_person(const Voice& voice) const;
  bool goes_on(std::uint32_t t) const;
  /// "They had shot at everyone who ran": the past perfect behind what people said.
  bool tells_before(std::uint32_t t) const;
  /// Quotations of this sentence that no act covers belong to the voice that spoke before in the
  /// same run of quotations.
  void carry_quotations();
  /// "Dara Minn, 19, on the steps of the court: "They hit me."": the one person who is the subject
  /// of the words before the colon that opens a quotation; kNone when there is none.
  std::uint32_t speaker_before_colon(std::uint32_t quotation) const;

  /// "Dara Minn said the trucks came at dawn. "They took my son."": the only voice of the sentence
  /// before in this paragraph, where a quotation opens a sentence; else null.
  const SpeechAct* teller_of_sentence_before(std::uint32_t quotation) const;
  /// "Reacting to the raid, Dara Minn said:" as the end of the paragraph before the one that this
  /// quotation opens: who said it; else kNone.
  std::uint32_t speaker_of_block_before(std::uint32_t quotation) const;
  /// A page of questions and answers: what stands below a question, in the first person, is said by
  /// whom the page presents before the first question.
  void find_answers();
  /// Do enough answers speak of the one who gives them? Else it is a page of questions and answers
  /// of its own.
  bool answers_of_one(std::ptrdiff_t questions) const;
  bool is_question(TokenRange block) const;
  /// "I", "me" or "my" outside quotations.
  bool speaks_of_self(TokenRange block) const;
  /// The first person whom the blocks above the first question speak of.
  Voice presented(std::uint32_t first_question);
  /// "Spokesperson: Ms Dara Minn" above the questions of a transcript: the person behind a label
  /// with nothing else; null without one.
  const EntityHit* person_of_label(std::uint32_t block) const;
  /// "asked three men which of them were armed, and shot them": the question alone is asked.
  void keep_to_question(SpeechAct& act, std::uint32_t object) const;
  /// "asked for asylum", "asked for a telephone": what is asked for is no word on a deed.
  bool asks_for_thing(std::uint32_t behind) const;
  bool covered(std::uint32_t token) const;
  /// The direct act that ends last before this quotation: in the same block, or in the block before
  /// when this one opens with the quotation.
  const SpeechAct* last_direct(std::uint32_t token) const;

  Analysis& a_;
  Voices& voices_;
  TokenRange sentence_;
  Voice last_;
  std::vector<bool> covered_;  // of each token: does an act speak there?
  std::map<std::uint32_t, std::vector<std::uint32_t>> direct_in_;  // acts of quotations, by block
};

}  // namespace habeas
