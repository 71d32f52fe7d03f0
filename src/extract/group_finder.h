// extract/group_finder.h - the walk over the noun phrases of a text that finds its groups of
// people; for extract/groups*.cpp
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/groups.h"
#include "extract/retold.h"

namespace habeas {

/// Fills the groups of a text, chunk by chunk. Chunks, frames, groups and amounts are indices;
/// kNone where there is none. Borrows all it is given for its life.
class GroupFinder {
 public:
  GroupFinder(Analysis& a, const std::vector<Frame>& frames, Groups& out)
      : a_(a), frames_(frames), out_(out), retold_(a, frames, out) {
    out_.of_quantity.assign(a_.quantities.size(), kNone);
    out_.frame_of_quantity.assign(a_.quantities.size(), kNone);
  }

  void run();

 private:
  /// "Miner killed in raid": a headline without articles counts where the text does not.
  void tell_headlines();

  bool is_headline_person(std::uint32_t c) const;

  /// "a group of people were shot": the article counts nobody.
  bool is_crowd(std::uint32_t c) const;

  /// "Mother, 2 children found dead ... the deaths of a mother and her two children": is the group
  /// told again behind this one in the same clause, so that this one is none of it?
  bool stands_beside(std::uint32_t total, std::uint32_t c, std::uint32_t frame) const;

  /// "Four were hurt ... a fourth victim": the group told with a figure that reaches to this one;
  /// kNone where there is none.
  std::uint32_t counted_with(std::int64_t ordinal, const std::string& event, std::uint32_t c) const;

  /// "shot a neighbour, then himself", "the gunman died": who killed others is one of the dead, yet
  /// none of those whom he killed. Told once, and not where a figure of the dead may hold him.
  void tell_doer();

  bool is_doers_death(const Frame& frame) const;

  /// "Five dead", "four bodies", "left six dead": a figure of all who lost their lives.
  bool counts_all_dead(std::uint32_t group) const;

  /// Does the text tell of people whom this befell, by number, noun or name?
  bool told_in_text(std::uint32_t frame) const;

  /// A noun for people, a bare number, or what a frame takes for its victims ("27 dockers").
  bool may_be_people(std::uint32_t c, const QuantityHit& hit) const;

  /// Money, time and lengths: their unit is no noun of people.
  static bool is_measure(const std::string& unit);

  /// The frame whose victim this chunk is: its own clause, a relative clause on it, or a nominal
  /// with it behind "of".
  std::uint32_t frame_with_victim(std::uint32_t chunk) const;

  /// "a crew of 22", "a party of twelve": the number counts the members of the noun before it.
  bool counts_collective(std::uint32_t chunk) const;

  /// "a mother of two", "a father of three boys": how many children one person has.
  bool is_parent_of(std::uint32_t chunk) const;

  std::uint32_t frame_of_victim(std::uint32_t chunk) const;

  /// "disappeared after being detained": what is told in passing, as having come before.
  bool comes_before(const Frame& passing, const Frame& told) const;

  std::uint32_t index_of(const Frame& frame) const;

  bool covers(const Frame& frame, std::uint32_t chunk) const;

  /// "two of the four men died": what is said of some is not said of all.
  bool is_whole_of_part(const Frame& frame, std::uint32_t chunk) const;

  /// "Nobody died, but 7 of the 30 were hurt": the death befell none of those counted.
  bool is_nobody(std::uint32_t c) const;

  /// "None of the eight people in the house were hurt"
  bool are_none(std::uint32_t c) const;

  /// "has jumped from 74 people wounded to 102": a figure of another time to compare with.
  bool is_compared(std::uint32_t c) const;

  /// "More than ten were killed and detained": how many died is not said.
  bool shares_fates(std::uint32_t frame) const;

  /// "Four shot, two critically injured", "six hurt, five by gunfire", "four were shot and two were
  /// badly hurt": the whole of those whose harm is told by degree or cause, else kNone.
  std::uint32_t graded_part(const QuantityHit& hit, std::uint32_t q, std::uint32_t frame) const;
  /// Behind a comma and the figure that ends at `before`, with degree or cause behind the number.
  bool is_graded(const QuantityHit& hit, std::uint32_t before) const;
  /// In a clause that "and" joins, with a degree that the first clause has not.
  bool is_graded_clause(const QuantityHit& hit, std::uint32_t q, std::uint32_t frame) const;

  /// "Police had first said that seven were shot", beside another figure: a toll that the page
  /// itself corrects.
  bool is_revised(std::uint32_t c, std::uint32_t q) const;

  /// "as many as four were shot ... one woman ... three other men": the total that these complete.
  std::uint32_t completed(const Number& size, std::uint32_t c, std::uint32_t frame) const;

  /// "a 911 call"
  bool is_emergency_number(const QuantityHit& hit) const;

  /// "A boy was riding his bicycle when he was shot": the one person of the sentence.
  void pronoun_single(std::uint32_t c);

  /// "a bus with twelve miners ... the miners were shot": those counted before the deed.
  void told_before(std::uint32_t c);

  bool has_group(const std::string& event) const;

  /// "Twelve farmers had come to the well. They were led away": the deed that the next sentence
  /// tells of those counted here, and of nobody else counted; kNone for none.
  std::uint32_t frame_of_next(std::uint32_t c, std::uint32_t q) const;

  /// "Killed: 33": the colon of the label right before the number; kNone without one.
  std::uint32_t colon_of_label(std::uint32_t q) const;
  bool labelled(std::uint32_t c, std::uint32_t q);
  bool label_detailed(std::uint32_t c, std::uint32_t q);
  bool bracket_detailed(std::uint32_t c, std::uint32_t q);

  /// "Four clerks were shot, one fatally", "one of them fatally": one dead of those counted right
  /// before.
  bool tell_shot_fatally(std::uint32_t c);

  /// "the boatmen had beaten those who": who does harm is none of those whom it befell.
  bool harms_others(std::uint32_t c) const;

  /// "Six men were handed over ... In 2019 six were sent back": a sentence that opens with a year
  /// of its own tells of others than those of the group.
  bool opens_other_year(std::uint32_t group, std::uint32_t c) const;

  /// "abducted a dozen ... 12 women had been raped": as many, and of none of them is it said.
  bool tells_other_people(std::uint32_t group, const std::string& event, std::uint32_t c) const;

  /// "killing four ... 11 rebels came up ... killing all 11": was the figure of the total given,
  /// with nothing done to them yet, behind those of the other group?
  bool introduced_after(std::uint32_t total, std::uint32_t group) const;

  void tell_single(std::uint32_t c, std::uint32_t frame, bool other);

  /// "Since June soldiers have captured 125 rebels", behind a deed of the same kind: what many
  /// deeds of a time did, which is no figure of that deed.
  bool is_tally(std::uint32_t c, const std::string& event);

  /// Is this the deed of a frame that only says who somebody is (described_deeds())?
  bool is_described(std::uint32_t frame) const {
    return std::find(out_.tallies.begin(), out_.tallies.end(), frame) != out_.tallies.end();
  }

  /// sums_up_period() of a sentence, weighed once.
  bool sums_up(TokenRange sentence);

  /// sums_up_deeds() of a sentence, weighed once.
  bool sums_up_several(TokenRange sentence);

  /// Where each kind of event is first told of particular people, and not in a tally.
  void find_first_told();

  /// "Two of the victims were in critical condition and two had minor wounds": the whole of the
  /// part counted right before, where it has room for these; else kNone.
  std::uint32_t goes_on_parts(const QuantityHit& hit, std::uint32_t q) const;

  /// "detained a leader and several suspects ... one of his men was also detained": those who were
  /// counted before in another sentence as many as now; else kNone.
  std::uint32_t associates_before(const Number& size, std::uint32_t c, std::uint32_t frame) const;

  /// "held several suspects ... The police confirmed that a smuggler was held": who an authority
  /// confirms later to have been held is one of those held before; else kNone.
  std::uint32_t confirmed_of(const Number& size, std::uint32_t c, std::uint32_t frame) const;

  /// "detained several suspects ... one of his men": those counted before without a figure; else
  /// kNone.
  std::uint32_t vague_before(std::uint32_t c, std::uint32_t frame) const;

  /// "the leader and two of his men were held": one who is known from before, beside people counted
  /// for the first time.
  void known_beside(std::uint32_t c);

  /// "detained several rebels, including the commander": who was told of before is one of them.
  void included_again(std::uint32_t c);

  /// The person of this event told one by one in an earlier sentence: by the same noun, or the only
  /// one; else kNone.
  std::uint32_t single_before(std::uint32_t c, const std::string& event) const;

  /// A frame of the sentence that says of this group what happened to it though its grammar names
  /// no victim: "vanished after being returned", "their deportation".
  std::uint32_t frame_of_sentence(std::uint32_t chunk) const;

  /// "her four children ... rounded up the men and shot them": the pronoun means nearer people.
  bool others_between(std::uint32_t chunk, std::uint32_t pronoun) const;

  bool points_back(std::uint32_t chunk) const;

  void counted(std::uint32_t c, std::uint32_t q);

  /// "two insurgents, one of whom was the man sought"
  bool names_one_of_them(std::uint32_t c) const;

  /// The single persons told before in another sentence are among those counted now.
  void take_in_singles(std::uint32_t total);

  /// "Two of nine men missing were found dead": the two before "of" are some of the nine.
  void take_in_part_before(std::uint32_t c, std::uint32_t whole);

  /// "Two mothers begged officials to speak": who appeals or protests, not who suffered.
  bool appeals(std::uint32_t c) const;

  /// "according to three witnesses": who tells, not who suffered.
  bool is_source(std::uint32_t c) const;

  /// "detained several suspects ... the team detained three suspects": a later sentence gives the
  /// figure of those whom the text spoke of without one.
  std::uint32_t figure_given(const QuantityHit& hit, std::uint32_t c, std::uint32_t frame) const;

  /// "a commander and another man ... two men were held, including the commander": those told one
  /// by one in one sentence before are part of the figure that sums them up.
  void sum_up(std::uint32_t total);

  /// "Two men were killed ... The attack killed nine people": a later and greater figure of the
  /// same harm, with no other place or day, holds those told before it.
  void take_in_smaller(std::uint32_t total, std::uint32_t frame, std::uint32_t c);

  /// Which figures of the whole text hold each other (groups_totals.cpp): lists and parts that are
  /// the people of a total told elsewhere.
  void settle_totals();

  /// How many people exactly: 1 for a single person; nothing for "at least three", "several".
  std::optional<std::int64_t> exact_size(std::uint32_t group) const;

  /// An exact number of several people that is no part of another.
  bool is_figure(std::uint32_t group) const;

  /// "two others"
  bool adds_others(std::uint32_t group) const;

  /// Of the same harm, in another sentence, and no part of anybody else?
  bool may_be_held(std::uint32_t group, std::uint32_t total) const;

  /// "Three people were killed ... two men and a woman were shot dead"
  void take_in_lists(std::uint32_t total);

  /// "One man was wounded ... three others were hurt ... The four victims": the sum of all before.
  void take_in_all_before(std::uint32_t total);

  /// "The four victims were taken away, though one man is in critical condition"
  void take_in_beside(std::uint32_t total);

  /// "six hurt, five of them by shots ... five people were shot": a part told again, or the others
  /// of a figure.
  void take_in_told_again(std::uint32_t group);

  /// "one dead, three wounded": does something else befall people told before them in one sentence?
  bool tells_other_fate(std::uint32_t group) const;

  /// "two officers were shot ... the two wounded officers": a figure told before by this noun?
  bool told_by_definite(const QuantityHit& hit, std::uint32_t c) const;

  /// "Dozens of asylum seekers sent back. ... Guards put 46 on a plane": the group of which an
  /// earlier sentence says only "dozens", where this figure is one of dozens; else kNone.
  std::uint32_t vague_whole(const QuantityHit& hit, std::uint32_t c, std::uint32_t frame) const;
  /// Fewer people moved than the group before them: those of one bus, one bridge.
  bool moved_part(std::uint32_t frame, std::uint32_t q) const;

  /// "Inmates at Haram 3 have refused food": a number that belongs to a name.
  [[nodiscard]] bool is_number_of_name(std::uint32_t c) const;

  /// A number without a noun that goes on with the group before: "Twenty-nine of them are women",
  /// "At least 75 are children", "Four did not".
  bool goes_on(std::uint32_t c, std::uint32_t q) const;

  /// "In October, 500 were returned" behind a return of April: a sentence that opens with a day or
  /// month of its own.
  bool of_other_time(std::uint32_t c, std::uint32_t q) const;

  /// "All but two of the dead": those who are left out.
  bool is_exception(const QuantityHit& hit) const;
  /// "1.5 million refugees, of whom 805,000", "321 cases. ... 13 of them": a part of those counted
  /// right before, whom no event befell.
  bool of_uncounted(std::uint32_t q) const;
  /// Is this people the subject of a finite verb that is no incident ("33,000 have fled",
  /// "thousands live")?
  bool has_own_predicate(std::uint32_t c) const;

  /// "Fourteen women told the group that they had been raped": what those counted say befell them.
  bool tells_of_own(std::uint32_t c, std::uint32_t verb) const;

  /// "over 300 at the Felbrin crossing": a number with a site stands for part of the group.
  bool at_site(std::uint32_t c) const;

  /// "Of these, 66 have since come home", "Of the 86 deportees, 12 were children".
  bool is_of_these(std::uint32_t q) const;
  bool is_joined_to_part(std::uint32_t q) const;

  /// "The group, made up of 45 women and 15 men,", "Those arrested, seven men and five women,": of
  /// whom those counted before consist.
  bool composes(std::uint32_t q) const;

  /// "At least 160 political prisoners are currently behind bars"
  /// Nine are no part of two.
  bool exceeds(const QuantityHit& hit, std::uint32_t whole) const;

  /// "The union counts 1,290 political prisoners": a stock of people, not those of this deed.
  bool are_held_for_years(std::uint32_t c) const;
  bool are_held_now(std::uint32_t c) const;

  /// "interviewed 31 people who were expelled", "spoke to six people who": some of those told of.
  bool are_interviewed(std::uint32_t c) const;

  /// "The league interviewed nine survivors": nobody speaks to the dead and the missing.
  bool are_not_among(std::uint32_t c) const;

  /// "2 Figures of the gendarmerie": the number of a note at the foot of a page.
  bool numbers_a_note(const QuantityHit& hit) const;

  /// Does a semicolon stand between a token and a chunk?
  bool parted_by_semicolon(std::uint32_t token, std::uint32_t chunk) const;

  /// The latest group of several that is no part and not smaller than this figure, or has none;
  /// kNone when every one is smaller.
  std::uint32_t latest_holding(std::uint32_t except, const QuantityHit& hit) const;

  /// "23 dead or missing", "410 killed and wounded": one number for two fates counts neither.
  bool counts_two_fates(const QuantityHit& hit, std::uint32_t c) const;
  /// "1,100 people have died or gone missing": the same in two verbs.
  bool tells_two_fates(std::uint32_t c) const;

  /// "2,400 people were held, including 114 children": the group counted right before in this
  /// sentence, of whom these are a part; kNone where none is, or it is smaller.
  std::uint32_t counted_right_before(std::uint32_t q) const;

  /// "11 of the deaths", "twelve of the detainees"
  bool is_of_the_harmed(std::uint32_t q) const;

  /// How many people a list counts, from this amount on.
  std::int64_t size_of_list(std::uint32_t q) const;

  /// "Seven men remain missing", "13 people are still in custody": the group of more people to whom
  /// this was said to have happened; else kNone.
  std::uint32_t remains_of(std::uint32_t c, std::uint32_t q) const;
  /// The wounded and those saved ("Sixteen are being treated") are none of the dead.
  [[nodiscard]] bool are_living_of_dead(std::uint32_t group, std::uint32_t whole) const;

  bool are_told(std::uint32_t q, std::uint32_t before) const;
  bool is_part(std::uint32_t c, std::uint32_t q) const;

  /// "40 were held in Brod and 25 in Lenn", "12 were taken on Monday and another nine the next
  /// day": a bare number behind "and", with a place or day of its own, shares the verb of the
  /// number before it. The group of that number, else kNone.
  std::uint32_t gapped_from(std::uint32_t c, std::uint32_t q) const;

  /// Does a place or a time stand between these words?
  bool placed_or_timed(TokenRange words) const;

  /// "Among the deportees are nine women": the last group of the event that the noun before names;
  /// kNone where none does.
  [[nodiscard]] std::uint32_t whole_named(std::uint32_t c, std::uint32_t except) const;

  /// Do counted people that are no group stand right before this word: "19 witnesses, including"?
  bool counted_outside(std::uint32_t token, std::uint32_t before) const;

  /// "three others", "two more men" add to those told before; "the other three" are of them.
  bool adds(const QuantityHit& hit, std::uint32_t c, std::uint32_t frame) const;

  /// The group spoken of last that is no part of another: one with a figure before those without.
  std::uint32_t latest_main(std::uint32_t except) const;

  /// Given by an amount that may be more than one person.
  bool is_several(std::uint32_t group) const;

  /// A group of the text with the same figure: the same group, however hedged.
  std::uint32_t same_size(const QuantityHit& hit, std::uint32_t c, std::uint32_t frame) const;

  /// "the deportation, involving hundreds of farmers" after "up to 600 farmers were deported": an
  /// amount without a figure, told of an event that the text names as known, is the group known.
  std::uint32_t same_without_figure(const QuantityHit& hit, std::uint32_t c) const;

  /// "the deportations", "this mass return": an event that the text has told before.
  static bool points_back(const Frame& frame);

  /// Small figures are common: they are one group when the same befalls them in another sentence.
  bool same_small(std::uint32_t group, const std::string& event, std::uint32_t c) const;

  std::uint32_t found_group(std::uint32_t c, std::uint32_t q, std::string event);

  void mention(std::uint32_t c, std::uint32_t group);

  void mention_latest(std::uint32_t c);

  /// "this group", "that group": the people spoken of. "The group" may be a body that speaks.
  bool points_at_group(const Chunk& chunk) const;

  /// "the majority of these", "those forcibly returned", "those affected by this": a pronoun for
  /// the group by what is counted of it or by what befell it.
  void pointed_at(std::uint32_t c);

  /// "of these farmers", "of those who": more words say who is meant.
  bool goes_on_behind(const Chunk& chunk) const;

  /// Is this the verb of an event that befell the group?
  bool befalls(std::uint32_t verb, std::uint32_t group) const;

  /// "these deportations": the event stands for those whom it befell.
  void told_by_event(std::uint32_t c);

  /// What made it a group, or what else is told where it was founded: "600 have vanished after
  /// being returned".
  bool befell(std::uint32_t group, const std::string& subkind) const;

  /// A plural without a number: a later mention of a group when definite; the birth of one when a
  /// particular event names it.
  void uncounted(std::uint32_t c);

  /// "a miner was shot": a group of one. Told again in another sentence it is the same person
  /// unless the text says "another" or uses another noun.
  void single(std::uint32_t c);

  /// "two suspects - a man and a woman - were killed", "three men: a miner and two guards": the
  /// group counted right before a list whose people sum up to its figure; else kNone.
  std::uint32_t listed_whole(std::uint32_t c) const;

  /// A counted noun with a mark behind it that a list may follow.
  bool opens_list(std::uint32_t whole, std::uint32_t first) const;

  /// How many people a list tells, from its first noun on; 0 for a single noun.
  std::int64_t listed_from(std::uint32_t first) const;

  /// Two nouns of one list: only "and" between them, or a comma before another.
  bool joins_list(std::uint32_t before, std::uint32_t chunk) const;

  /// How many people a noun of a list tells: its figure, or one; 0 for no people.
  std::int64_t people_in(std::uint32_t c) const;

  /// "a man and woman": one article for two nouns.
  bool shares_article(std::uint32_t c) const;

  /// The figure of a group; 1 where none is told.
  std::int64_t size_of(std::uint32_t group) const;

  /// "a second man": which of several; 0 for others.
  std::int64_t ordinal_of(const Chunk& chunk) const;

  /// "Three people, including a child, were killed": one of those counted before.
  bool included(std::uint32_t c);

  /// "one" and "another" without a noun: "killing a miner and wounding another".
  bool stands_for_one(const Chunk& chunk) const;
  /// "one of them", "one of the wounded": of people of whom the text has told.
  bool is_one_of_told(const Chunk& chunk) const;

  /// Heads that speak rather than suffer: "the activists", "the officials".
  bool voice_noun(const Chunk& chunk) const;

  bool fits(const Chunk& chunk) const;

  Analysis& a_;

  const std::vector<Frame>& frames_;

  Groups& out_;

  RetoldGroups retold_;

  std::map<std::string, std::uint32_t> first_told_;  // by kind of event: first token

  std::set<std::string> told_apart_;  // kinds of events told outside the sums of several deeds
  std::pair<std::uint32_t, bool> weighed_deeds_{kNone, false};  // as the next, of several deeds
  std::pair<std::uint32_t, bool> weighed_{kNone, false};  // first token of a sentence: a tally?
};

}  // namespace habeas
