// extract/frame_finder.h - the walk over the chunks of a text that finds its event frames; for
// extract/frames*.cpp
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "extract/frames.h"

namespace habeas {

/// Events that only people suffer.
bool befalls_people(const std::string& subkind);

/// Reads the frames of a text, chunk by chunk, from the trigger lists. Borrows the analysis.
class FrameFinder {
 public:
  explicit FrameFinder(const Analysis& a) : a_(a) {}

  std::vector<Frame> run();

 private:
  void read_verb(std::uint32_t c);

  /// Where a phrase of the list may begin that this verb ends: at the adverb or the first part of a
  /// compound before it, else at the verb.
  std::uint32_t phrase_begin(std::uint32_t c) const;

  /// Somebody is in a hospital for many reasons: states are wounds where the text tells of
  /// violence.
  void drop_states();

  /// The patterns of one phrase stand in a row: the first that fits is meant.
  bool read_phrase(std::uint32_t c, const PhraseHit& hit);

  /// "attacked the budget", "killed the mood": what has no body cannot be struck.
  bool strikes_no_body(const Frame& frame) const;

  /// "slaughtered 40 goats": no deed against people.
  bool is_animal(const Chunk& chunk) const;

  /// "stormed a mock village", "in an exercise": played, not done.
  bool is_played(const Frame& frame) const;

  /// "lawyers were kept from meeting their clients": nobody is held.
  bool keeps_from(const Frame& frame) const;

  /// "was fatally wounded"
  bool is_fatal(const Chunk& verb) const;

  /// "Two of nine men found dead": a participle without an auxiliary, whoever found them.
  bool found_dead(std::uint32_t c) const;

  /// "remains hospitalized", "stayed jailed": a state is passive.
  bool remains(std::uint32_t c) const;

  bool people(std::uint32_t chunk) const;

  /// People, or a counted or agentive noun that the lists do not know: "27 dockers", "seven".
  bool may_suffer(std::uint32_t chunk) const;

  static bool people_unit(const QuantityHit& amount) { return amount.value.unit == "person"; }

  static bool agentive(const std::string& noun);

  bool is_noun(std::uint32_t chunk) const;

  bool thing(std::uint32_t chunk) const;

  /// "the largest expulsion recorded by the network": who records it did not do it.
  bool is_recorded_by(std::uint32_t by) const;

  /// "230: Weavers deported from Osterin": a participle of a fragment without an object tells what
  /// befell those before it.
  bool bare_participle(std::uint32_t c) const;

  /// "at least 348 Tolvari": a number right before a name of one word that is no known place.
  bool counts_people_of_name(const Chunk& chunk) const;

  /// What the action is done to: subject of a passive, else the noun behind the verb or behind the
  /// last word of the trigger.
  std::uint32_t acted_on(const Frame& frame) const;

  /// "rounded up and drove 41 men away": the object of the last of joined verbs is that of all.
  std::uint32_t shared_object(const Frame& frame) const;
  /// "the men whom the army handed over": the relative pronoun before the subject is the object.
  std::uint32_t relative_object(std::uint32_t verb) const;

  /// "40 people that the army had expelled", "the men soldiers had taken": the noun before the
  /// subject of a verb without an object.
  std::uint32_t relative_noun(std::uint32_t subject, std::uint32_t verb) const;

  /// Does the pattern of the trigger list hold? `v+X|Y` puts the particle into the trigger.
  bool fits(Frame& frame, const std::string& detail) const;

  /// What stands behind the words of a pattern: on whom ("human", "acted"), by whom ("armed",
  /// "held") or of whom ("state") alone it is meant.
  bool fits_people(const Frame& frame, std::string_view who) const;

  /// "poured water over his head", "threw stones at the bus": people, a part of somebody's body or,
  /// with `things`, a thing as object or behind a preposition of direction.
  bool aims_at(const Frame& frame, bool things) const;

  /// "The crash sent two men to hospital": a deed, a fire, a shot.
  bool harms_by_itself(std::uint32_t chunk) const;

  /// "his face", "the heads of prisoners": a part of the body with an owner.
  bool is_part_of_body(std::uint32_t chunk) const;

  /// Those who bear arms, outlaws, a state, or "they" shortly behind such a word; nobody who comes
  /// to help.
  bool may_harm(std::uint32_t agent) const;

  /// A passive whose last word opens a phrase of place or time: "was shot at Karsova".
  /// "Nine did not survive", "the two were never found": people of whom the verb is denied.
  bool is_denied_of_people(const Frame& frame, const std::string& detail) const;

  bool placed(const Frame& frame) const;

  /// With `leaving` the words are sought where somebody is taken from: "dragged out of their
  /// rooms".
  bool find_particle(Frame& frame, const std::string& words, bool leaving) const;

  static bool ends_in_death(const Frame& frame) { return frame.subkind == "killing"; }

  /// Does the word stand in a phrase that names where somebody came from: "taken from prison"?
  bool leaves(std::uint32_t token) const;

  /// "of burning houses, beating a lawyer and killing": the first of the gerunds joined with this
  /// one, which the preposition governs; this one where it is joined with none.
  std::uint32_t first_of_gerunds(std::uint32_t verb) const;
  /// "sentenced five officers for torturing": who is judged did it, not who judges.
  std::uint32_t judged_for(std::uint32_t verb) const;

  /// "a complaint against the sergeant for beating her": against whom it is; kNone without one.
  std::uint32_t faces_for(std::uint32_t gerund) const;

  void fill_verb_roles(Frame& frame, const std::string& detail) const;

  /// "killed a miner, her son and himself": who acts is the last of the victims.
  void add_own(Frame& frame) const;

  /// The reflexive pronoun behind a verb before the next verb: "turned the gun on himself".
  std::uint32_t reflexive_behind(std::uint32_t verb) const;

  /// "A boy shot himself": the object is the subject.
  bool is_reflexive(std::uint32_t object) const;

  /// "Two guards suffered burns"
  bool suffers_wounds(const Frame& frame) const;

  /// "lost their lives", "needed surgery", "burned to death", "spent three days in a cell": what
  /// the subject goes through.
  bool befalls_subject(const Frame& frame) const;

  /// "in Minn's killing": what befell the owner, though the noun looks like a participle.
  bool is_owned_deed(const Frame& frame, std::uint32_t subject) const;

  /// "Rebels took 30 girls from a school"
  bool takes(std::uint32_t verb) const;

  /// Those who hold people without the right of a state: what they do is abduction.
  bool outlaws(std::uint32_t agent) const;
  /// A body of the state with arms, or those who serve in it.
  bool bears_arms(const Chunk& agent) const;

  /// "capsized", "died": a verb whose subject does nothing.
  bool happens_to_subject(std::uint32_t verb) const;

  /// A participle that hangs on a passive verb, or on one that befalls its subject.
  bool behind_passive(std::uint32_t verb) const;

  /// "fired on migrants who were crossing, killing 29", "the league said, in addition to wounding
  /// 40": whom a relative clause tells of and who says it did not do what the participle tells; the
  /// subject of the verb before those, kNone without one.
  std::uint32_t doer_of(std::uint32_t verb, std::uint32_t subject) const;

  /// Who acts; a weapon or a blow that stands in that place is the instrument.
  void set_agent(Frame& frame, std::uint32_t chunk) const;

  /// "found dead by the roadside", "taken by truck": where or how, not by whom.
  bool names_where(const Chunk& chunk) const;

  /// "blasts in Alto and Besk killed", "ALTO, Osterin - A blast killed": a place in a list behind a
  /// preposition, or of a dateline.
  bool is_listed_place(std::uint32_t chunk) const;

  std::uint32_t summed(std::uint32_t chunk) const;

  bool lists_headline(std::uint32_t chunk) const;

  bool lies_in_care(std::uint32_t chunk) const;

  bool opens_clause(std::uint32_t c, std::uint32_t verb) const;

  bool is_event(const Chunk& chunk) const;

  /// "13 bodies were brought in": nobody is moved.
  bool is_dead(std::uint32_t chunk) const;

  void set_victim(Frame& frame, std::uint32_t chunk) const;

  /// "Three men - Karo, Melin and Tavo - were hanged": those whom the names between dashes name.
  void add_before_dash(Frame& frame) const;

  /// "killed three miners and soldiers were burned": the miners are no subject of "were burned".
  bool is_object(std::uint32_t c) const;

  /// "after a father and his son were found dead": the word before the first of a subject joins
  /// its clause.
  bool heads_clause(std::uint32_t c, const Frame& frame) const;

  /// "detained the leader, along with two others", "was killed together with his son": the first
  /// noun behind those words in the clause of the verb; kNone when there is none.
  std::uint32_t along_with(const Frame& frame, std::uint32_t victim) const;

  bool is_relative(std::uint32_t chunk) const;

  /// A noun that is a word of the trigger itself: "opened fire".
  bool inside_trigger(const Frame& frame, std::uint32_t chunk) const;

  void fill_places(Frame& frame) const;  // extract/frames_places.cpp

  /// "was taken to Sednaport by way of Halm Ferry"
  bool is_by_way_of(std::uint32_t chunk) const;

  /// "was rushed to a hospital in Halm", "died at a hospital in Halm": the town of the care is not
  /// that of the deed.
  void leave_care(Frame& frame) const;
  bool is_community(std::uint32_t chunk) const;  ///< people by what they have in common
  bool is_care(std::uint32_t chunk) const;

  /// "From Brackwater the men were driven to": a place before the subject.
  void add_fronted_from(Frame& frame) const;

  std::vector<std::uint32_t> places_behind(const Frame& frame,
                                           std::initializer_list<std::uint64_t> words) const;

  bool is_time(const Chunk& chunk) const;

  void fill_verb_mood(Frame& frame) const;

  /// "may have killed two guards and wounded a porter": the modal of the verb before "and" that
  /// this one shares; 0 for none.
  std::uint64_t shared_modal(std::uint32_t verb) const;

  /// "were captured or killed": one of two deeds, and not said which.
  bool is_alternative(const Frame& frame) const;

  /// "planned to deport", "threatened to", "tried to".
  void read_governor(Frame& frame, std::uint32_t begin) const;

  /// "asked for water and they struck him": behind "and" stands a clause with a subject of its own.
  bool opens_own_clause(const Frame& frame, std::uint32_t joint) const;

  /// "The Front claimed responsibility for the bombing of a bank": who says that the deed is
  /// theirs.
  void set_claimant(Frame& frame) const;

  /// "blamed the Front for the bombing", "the raid was carried out by soldiers", "is responsible
  /// for the murder": who is said to have done what a noun names.
  void set_accused(Frame& frame) const;
  void read_blame(Frame& frame, std::uint32_t verb) const;
  void read_doing(Frame& frame, std::uint32_t verb) const;
  void accuse(Frame& frame, std::uint32_t who, Mood mood) const;
  /// "the raid that the army blames on rebels": the verb, of a clause behind the noun; else kNone.
  std::uint32_t blaming_clause(std::uint32_t deed) const;
  /// "blamed the deaths in Odry on the militia": on whom, behind this chunk.
  std::uint32_t blamed_on(const Frame& frame, std::uint32_t chunk) const;

  /// "was shot and pronounced dead", "were found murdered", "hit by the gunfire": forms that tell
  /// what befell the subject, though no auxiliary stands before them.
  bool suffers_by_form(std::uint32_t c) const;

  /// Takes the doer from a frame whose words name somebody who did not do it; what somebody is only
  /// charged with is alleged.
  void weigh_doer(Frame& frame) const;
  bool is_no_doer(const Frame& frame) const;
  /// "let guards beat workers": the guards; kNone without a verb of letting.
  std::uint32_t let_doer(const Frame& frame) const;
  /// "Dara Minn was with shooting victim Tavo Pell": the deed only says who the next noun is.
  bool names_role_of(const Frame& frame) const;
  /// "joins the families and injured in the raid", "those killed in it": a verb that hurts and has
  /// no object tells what befell somebody.
  bool lacks_all_objects(const Frame& frame) const;
  /// "A quarrel left one dead", "the chamber, which fired": no person and no body of people, so
  /// nobody who could answer for a deed (extract/frames_things.cpp).
  bool is_no_actor(const Frame& frame) const;
  bool is_no_person(const Chunk& chunk) const;
  /// "A handgun was used to kill", "a car struck and killed": with what it was done.
  bool is_means(const Frame& frame) const;
  /// "killed at a ranch owned by Orlo": who stands behind a participle that only describes a thing
  /// did nothing to those who suffered.
  bool belongs_to_thing(const Frame& frame, std::uint32_t by) const;
  /// "fired seven shots at him", "fired shots at the time of the raid": what is fired is not hit,
  /// and no moment is.
  void aim_shots(Frame& frame) const;
  /// "wounded by shelling": the noun before the passive suffers what the gerund names.
  bool suffers_gerund(const Frame& frame) const;
  /// "The chief said a gunman opened fire, shooting one": who says it did not do it.
  bool only_tells(const Frame& frame) const;
  /// "was transferred by medics to a hospital": help, which nobody answers for.
  bool brings_to_care(const Frame& frame) const;
  /// A judge, a coroner, a jury: who speaks of deaths and does not cause them.
  bool is_officer_of_law(const Chunk& chunk) const;
  /// "the shooting at a college that killed one": the place does not act.
  bool hangs_on_deed(const Frame& frame) const;
  /// "a gun battle", "the raid": the noun of something that happens.
  bool is_happening(const Chunk& chunk) const;
  /// "the Brod ferry killing": a noun before the noun of the deed.
  bool is_before_gerund(const Frame& frame) const;
  /// "charged with firing into a house", "on charges that he beat a guard"
  bool is_only_charged(const Frame& frame) const;
  /// The verb of charging that governs the words of the frame; kNone without one.
  std::uint32_t charge_before(const Frame& frame) const;

  /// "Claims that nine were killed are a fabrication", "We fear that nine drowned": what the
  /// sentence calls false, or what only the writer fears, is not told as done
  /// (frames_accounts.cpp).
  void weigh_account(Frame& frame) const;
  bool is_called_false(const Frame& frame) const;
  bool is_feared_by_writer(const Frame& frame) const;

  /// "men abducted from Brod, compiled by the union": the phrase with "by" behind another
  /// participle.
  bool hangs_on_other(std::uint32_t verb, std::uint32_t phrase) const;

  /// "daughter of the slain teacher": behind an article the participle says what befell the next
  /// noun.
  bool describes_victim(const Frame& frame) const;

  /// "were driven to the border and left in the desert": no second subject, no object.
  bool shares_passive(std::uint32_t c) const;

  /// "as people watched": does a clause of time begin with this subject?
  bool opens_time_clause(std::uint32_t subject) const;

  /// "The gunmen demanded the names", "the teacher begged them": no appeal (frames_wants.cpp).
  bool is_private_want(const Frame& frame) const;

  /// "A group of policemen": the policemen.
  std::uint32_t doers(std::uint32_t chunk) const;

  /// With what a bombing was done, and the thing at which it went off: "a bomb exploded at the
  /// bank".
  void set_blast(Frame& frame) const;
  std::uint32_t place_hit(const Frame& frame) const;
  /// A village, a road: where a thing stands, not what is hit.
  bool is_wide(std::uint32_t chunk) const;
  /// "destroyed two shops, a bus and 30 offices": the things behind the first.
  void add_things(Frame& frame) const;

  /// "carried out the arrest of", "were responsible for the rape of", "the raid was launched by":
  /// who does what a noun names, by the verb that says no more.
  void set_light_doer(Frame& frame) const;

  /// "since their arrest": those before it whom the pronoun means suffered it.
  void set_possessor(Frame& frame) const;

  /// Phrases that hang on the verb, or on an infinitive inside the trigger ("forced 40 people to
  /// work in a quarry near Brod").
  std::vector<std::uint32_t> phrases_behind(const Frame& frame,
                                            std::initializer_list<std::uint64_t> words) const;

  bool has_other_fate(const Frame& frame, std::uint32_t chunk) const;

  /// "efforts aimed at catching smugglers", "involved in planning and carrying out attacks": what
  /// somebody means to do.
  bool is_aim(const Frame& frame, std::uint32_t begin) const;

  void read_unreal(Frame& frame, std::uint32_t begin) const;

  /// "We deny that he was killed": no voice but the page's own, and no deed told.
  bool is_denied_by_us(std::uint32_t begin) const;

  /// "Is it true that they were thrown out?": asks whether it happened.
  bool asks_whether(TokenRange sentence) const;

  /// "were subjected to beatings"
  bool subjected(std::uint32_t to) const { return to > 0 && a_.key(to - 1) == "subjected"_w; }

  void read_noun(std::uint32_t c);

  /// "Girl in critical condition after fall", "Miner dead from wound": a headline's predicate
  /// without its verb (frames_headlines.cpp). False where the chunk is none.
  bool read_headline_state(std::uint32_t c);
  [[nodiscard]] bool is_condition_of_headline(std::uint32_t c) const;
  [[nodiscard]] bool is_dead_of_headline(const Chunk& chunk) const;

  /// "the dumping of 40 people", "a strike on a clinic": nouns that tell a deed only with whom or
  /// what it befell.
  bool fits_noun(const Frame& frame, const std::string& detail) const;
  /// "a mass return of refugees by Norland", "the transfer of the inmates": nouns of moving that
  /// tell of a deed only with whom it befell, and force in other words beside them.
  void read_move(std::uint32_t c);
  /// "The coast guard picked them up": saved, not held.
  bool picks_up_at_sea(const Frame& frame) const;
  /// "handed the students over to armed civilians": no state takes them back.
  bool gives_away(const Frame& frame) const;
  /// "protested over the return of 300 refugees": behind a word of protest in its sentence; nobody
  /// protests over people who come home of their own will.
  bool is_objected_to(std::uint32_t chunk) const;

  /// "the execution of attacks": what is carried out is a deed, nobody is put to death.
  bool carries_out(const Frame& frame) const;

  void fill_noun_roles(Frame& frame) const;

  /// "Dara Minn's murder", "the MINERS' death": whose the deed is suffered it.
  bool has_owner(const Chunk& chunk) const;

  /// "Four described electric shocks", "were subjected to beatings": who went through what the noun
  /// names.
  void set_sufferer(Frame& frame) const;

  const Analysis& a_;

  std::vector<Frame> frames_;

  std::vector<std::uint32_t> shots_;  // chunks of shots without a word for the outcome

  std::uint32_t phrase_end_ = 0;  // of the verb being read: behind the fixed words of its phrase
};

}  // namespace habeas
