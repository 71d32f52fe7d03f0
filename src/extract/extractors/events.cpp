// extract/extractors/events.cpp - what happened: events of the contract, each told once a voice;
// silence since; protests, appeals
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/no_contact.h"
#include "extract/one_of.h"
#include "extract/syntax.h"
#include "extract/told.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

class Events {
 public:
  Events(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  void run() {
    for (const Frame& frame : r_.frames) {
      if (frame.subkind == "trend" || (frame.subkind == "transfer" && !is_journey(frame))) continue;
      if (makes_incident(frame.subkind) || frame.subkind == "release") {
        incident(frame);
      } else if (is_aftermath(frame.subkind)) {
        aftermath(frame);
      } else {
        other(frame);
      }
    }
    for (const TokenRange sentence : a_.tokens.sentences) {
      tell_no_contact(r_, draft_, sentence);
      scale(sentence);
    }
  }

 private:
  // ------------------------------------------------------------------------------------------------
  // incident events

  void incident(const Frame& frame) {
    const bool told = frame.nominal && !told_before(frame) && told_by_noun(r_, frame);
    const bool held = is_held(frame);
    // "Reports that nine were killed are false": told of others, and denied
    const bool refuted =
        frame.mood == Mood::denied && frame.polarity == Polarity::positive && !frame.nominal;
    if ((!frame.happened() && !refuted) || (frame.ongoing && !held) || in_title_and_body(frame))
      return;
    for (const std::uint32_t c : {frame.victim, frame.agent, frame.target}) {
      if (c != kNone && is_nobody(c)) return;
    }
    if (!told && (frame.definite || !is_particular(frame))) return;
    if (!told && is_general(frame)) return;
    if (frame.subkind == "forced_return" && is_of_own_will(frame)) return;
    if (frame.subkind == "release" && frame.victim != kNone && is_everybody(frame.victim)) return;
    const bool one_freed =
        frame.subkind == "release" && frame.victim != kNone && one_person(r_, frame.victim);
    if (one_freed || counted_elsewhere(frame) || repeats(frame) || is_warning_shot(frame)) return;
    const TokenRange anchor = anchor_of(frame);
    DraftClaim claim =
        make_claim(r_, ClaimKind::event, frame.subkind, anchor, clause_around(r_, anchor));
    if (claim.mood != Mood::asserted && claim.mood != Mood::reported &&
        claim.mood != Mood::alleged && claim.mood != Mood::possible)
      return;
    if (held && claim.mood == Mood::possible) return;  // "estimates that 2,000 are still held"
    if (frame.subkind == "release") {
      claim.subkind = "other";
      claim.counted = "release";
    }
    if (frame.nominal && is_allegation(r_, frame)) claim.mood = Mood::alleged;
    // "is charged with murder": whoever is accused did nothing that is known.
    const bool firm = claim.mood == Mood::asserted || claim.mood == Mood::reported;
    if (firm && frame.mood == Mood::alleged) claim.mood = Mood::alleged;
    // "have killed two and detained 30 since May": a course of deeds, not this one.
    if (is_tally(frame)) claim.subkind = "trend";
    if (refuted) claim.mood = Mood::denied;
    claim.value = EventState{frame.stage};
    add_frame_roles(r_, claim, frame);
    draft_.claims.push_back(std::move(claim));
    if (!refuted) note_told(frame);
  }

  /// "had been returned at their own request": told as no deed at all.
  bool is_of_own_will(const Frame& frame) const {
    static constexpr std::array<std::uint64_t, 2> kWillingly = {"voluntarily"_w, "willingly"_w};
    static constexpr std::array<std::uint64_t, 5> kWill = {"request"_w, "accord"_w, "volition"_w,
                                                           "will"_w, "wish"_w};
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    for (std::uint32_t t = frame.trigger.end; t < std::min(sentence.end, frame.trigger.end + 8);
         ++t) {
      if (a_.key(t) == "not"_w || a_.word(t) == "," || a_.word(t) == ";") return false;
      if (one_of(a_.key(t), kWillingly)) return true;
      if (a_.key(t) != "own"_w) continue;
      const std::uint32_t noun = a_.key(t + 1) == "free"_w ? t + 2 : t + 1;
      return noun < sentence.end && one_of(a_.key(noun), kWill);
    }
    return false;
  }

  /// "everybody had been let go": nobody in particular.
  bool is_everybody(std::uint32_t chunk) const {
    static constexpr std::array<std::uint64_t, 4> kAll = {"everybody"_w, "everyone"_w, "anybody"_w,
                                                          "anyone"_w};
    return one_of(a_.key(a_.chunks[chunk].head), kAll);
  }

  bool is_tally(const Frame& frame) const {
    const std::vector<std::uint32_t>& tallies = r_.groups.tallies;
    const auto index = static_cast<std::uint32_t>(&frame - r_.frames.data());
    return std::find(tallies.begin(), tallies.end(), index) != tallies.end();
  }

  /// "Some 340 others are still locked up", "she is being held in Ardal": custody that lasts, of
  /// people who are counted or known, not of people in general.
  bool is_held(const Frame& frame) const {
    const Chunk& chunk = a_.chunks[frame.chunk];
    if (frame.subkind != "detention" || frame.nominal || !frame.passive || chunk.participle ||
        chunk.infinitive || chunk.modal != 0 || frame.victim == kNone)
      return false;
    return is_person_pronoun(frame.victim) || particular_people(r_, frame.victim);
  }

  bool told_before(const Frame& frame) const { return told_.contains(frame.subkind); }

  /// "fired into the air" harms nobody.
  bool is_warning_shot(const Frame& frame) const {
    return frame.target != kNone && a_.key(a_.chunks[frame.target].head) == "air"_w;
  }

  /// Says who did it, to how many, or between which places; a bare "returnees are tortured" is
  /// general.
  bool is_particular(const Frame& frame) const {
    if (is_told_as_past(frame) || is_accusation(frame)) return true;
    if (frame.agent != kNone && named(frame.agent)) return true;
    if (frame.victim != kNone &&
        (r_.groups.of_chunk(frame.victim) != kNone ||
         a_.name_in(a_.chunks[frame.victim].range, {MentionKind::person}) != nullptr))
      return true;
    for (const auto* places : {&frame.from, &frame.to, &frame.at}) {
      for (const std::uint32_t c : *places) {
        if (a_.name_in(a_.chunks[c].range, {MentionKind::place, MentionKind::facility}) !=
                nullptr &&
            frame.victim != kNone)
          return true;
      }
    }
    return false;
  }

  /// "accuses the guards of beating detainees and burning a school": who is accused is the doer.
  bool is_accusation(const Frame& frame) const {
    static constexpr std::array<std::string_view, 5> kAccuse = {"accuse", "suspect", "convict",
                                                                "charge", "blame"};
    const Chunk& deed = a_.chunks[frame.chunk];
    const TokenRange sentence = a_.sentence(deed.range.begin);
    if (!deed.participle || (frame.victim == kNone && frame.target == kNone)) return false;
    const std::uint64_t before =
        deed.range.begin == sentence.begin ? 0 : a_.key(deed.range.begin - 1);
    const bool governed = before == "of"_w || before == "with"_w || before == "for"_w;
    for (std::uint32_t c = frame.chunk; c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
      const Chunk& verb = a_.chunks[c];
      if (verb.kind != ChunkKind::verb || (!governed && !is_finite(verb) && !verb.passive))
        continue;
      if (!is_verb_of(a_, c, kAccuse)) return false;
      const std::uint32_t accused = verb.passive ? subject_of(a_, c) : object_of(a_, c);
      return governed || (accused != kNone && accused == frame.agent);
    }
    return false;
  }

  /// A finite past clause with somebody who acts on somebody or something, or a passive with both a
  /// noun for the victim and a time or place.
  bool is_told_as_past(const Frame& frame) const {
    const Chunk& chunk = a_.chunks[frame.chunk];
    const std::uint32_t begun = begun_by(frame.chunk);
    if (begun != kNone) {
      const Chunk& begins = a_.chunks[begun];
      return is_past(begins) && begins.modal == 0 && !begins.negative && !frame.nominal &&
             frame.mood != Mood::hypothetical && frame.mood != Mood::possible &&
             (frame.agent != kNone || frame.victim != kNone);
    }
    if (is_perceived(a_, frame.chunk) && frame.agent != kNone)
      return frame.victim != kNone || frame.target != kNone;
    const bool finite = is_finite(chunk) || shares_finite_passive(frame.chunk) ||
                        told_by_gerund(a_, frame.chunk) || named_among(a_, frame.chunk) ||
                        told_as_said(a_, frame.chunk) || told_as_seen(a_, frame.chunk) ||
                        told_beside(a_, frame.chunk);
    const bool held = is_held(frame);
    if (frame.nominal || !finite || chunk.modal != 0 || (frame.ongoing && !held)) return false;
    const std::uint32_t acted_on = frame.victim != kNone ? frame.victim : frame.target;
    if (frame.passive && acted_on == kNone) return told_by_gerund(a_, frame.chunk);
    if (frame.passive) return !is_kin_aside(frame, acted_on);
    const bool absent = frame.subkind == "enforced_disappearance" && acted_on != kNone;
    if (absent && is_present_of_be(chunk))
      return particular_people(r_, acted_on) && !is_relative_clause(frame.chunk);
    const bool headline = a_.in_title(chunk.head) && tells_in_headline(frame);
    if (!is_past(chunk) && !headline) return false;
    if (frame.agent == kNone) return intransitive(frame) || headline;
    const bool by_pronoun = a_.chunks[frame.agent].kind == ChunkKind::pronoun;
    if (acted_on == kNone) {
      const bool who = by_pronoun && antecedent_is_actor(frame.agent);
      const bool alone = frame.subkind == "attack" || frame.subkind == "bombing";
      return alone && (who || (!by_pronoun && is_actor(frame.agent)));
    }
    return by_pronoun || !is_nature(frame.agent);
  }

  /// "Police arrest 12 in Tolverton": the present of a headline tells of particular people; "we
  /// kill smugglers" says what somebody does at all times.
  bool tells_in_headline(const Frame& frame) const {
    if (frame.victim == kNone)
      return frame.target != kNone && frame.agent != kNone && is_actor(frame.agent);
    if (frame.agent != kNone && a_.chunks[frame.agent].kind == ChunkKind::pronoun) return false;
    const Chunk& victim = a_.chunks[frame.victim];
    return !victim.plural || victim.definite || a_.quantity_in(victim.range) != nullptr ||
           a_.name_in(victim.range, {MentionKind::person, MentionKind::group}) != nullptr;
  }

  /// "started shooting", "began to beat them": the verb that says that the deed began or went on.
  std::uint32_t begun_by(std::uint32_t verb) const {
    static constexpr std::array<std::string_view, 5> kBegin = {"start", "begin", "keep", "commence",
                                                               "resume"};
    const Chunk& chunk = a_.chunks[verb];
    if (verb == 0 || (!chunk.participle && !chunk.infinitive) || chunk.passive) return kNone;
    const Chunk& before = a_.chunks[verb - 1];
    if (before.kind != ChunkKind::verb || before.range.end != chunk.range.begin ||
        !is_finite(before) || !is_verb_of(a_, verb - 1, kBegin))
      return kNone;
    return verb - 1;
  }

  /// "the eleven who are missing"
  bool is_relative_clause(std::uint32_t verb) const {
    return verb > 0 && a_.chunks[verb - 1].kind == ChunkKind::pronoun &&
           antecedent_of(a_, verb - 1) != kNone && subject_of(a_, verb) != verb - 1;
  }

  bool is_nobody(std::uint32_t chunk) const {
    static constexpr std::array<std::uint64_t, 6> kNobody = {"no"_w,      "nobody"_w, "none"_w,
                                                             "neither"_w, "any"_w,    "anyone"_w};
    const std::uint32_t first = a_.chunks[chunk].range.begin;
    // "No fewer than nine were taken": a lower bound.
    if (first + 1 < a_.size() && (a_.key(first + 1) == "fewer"_w || a_.key(first + 1) == "less"_w))
      return false;
    return one_of(a_.key(first), kNobody);
  }

  /// "Her sister was deported": a story of somebody's own, told without who, when or where; told by
  /// that person ("a woman who said her sister was deported") it is testimony.
  bool is_kin_aside(const Frame& frame, std::uint32_t victim) const {
    static constexpr std::array<std::uint64_t, 4> kOf = {"his"_w, "her"_w, "their"_w, "my"_w};
    const Chunk& c = a_.chunks[victim];
    if (c.plural || !one_of(a_.key(c.range.begin), kOf) || frame.subkind != "forced_return")
      return false;
    const std::vector<const SpeechAct*> acts = r_.voices.at(c.range.begin);
    const bool is_testimony = !acts.empty() && acts.front()->voice.who == DraftLink::Who::entity &&
                              a_.entities[acts.front()->voice.entity].kind == MentionKind::person;
    if (is_testimony) return false;
    return frame.agent == kNone && frame.at.empty() && frame.to.empty();
  }

  /// "are missing", "is still unaccounted for"
  bool is_present_of_be(const Chunk& chunk) const {
    const std::uint64_t key = a_.key(chunk.range.begin);
    return key == "are"_w || key == "is"_w || key == "remain"_w || key == "remains"_w;
  }

  /// What kills without anybody's doing, and what only figures of speech let kill.
  bool is_nature(std::uint32_t chunk) const {
    static constexpr std::array<std::string_view, 44> kNature = {
        "disease",   "virus",     "cholera",   "malaria",   "earthquake", "flood",     "storm",
        "cyclone",   "hurricane", "tornado",   "drought",   "famine",     "hunger",    "heat",
        "cold",      "crisis",    "war",       "conflict",  "violence",   "policy",    "law",
        "decision",  "report",    "news",      "statement", "case",       "economy",   "inflation",
        "pandemic",  "outbreak",  "epidemic",  "accident",  "crash",      "collision", "landslide",
        "avalanche", "price",     "lightning", "film",      "book",       "question",  "trial",
        "court",     "rain"};
    const std::string head = a_.head_noun(a_.chunks[chunk]);
    return std::find(kNature.begin(), kNature.end(), head) != kNature.end();
  }

  bool is_actor(std::uint32_t chunk) const {
    return a_.is_people(a_.chunks[chunk]) || a_.is_force(a_.chunks[chunk]) || named(chunk);
  }

  /// "soldiers who broke down doors"
  bool antecedent_is_actor(std::uint32_t pronoun) const {
    const std::uint64_t key = a_.key(a_.chunks[pronoun].head);
    if (key == "they"_w) return true;
    const std::uint32_t noun = key == "who"_w ? antecedent_of(a_, pronoun) : kNone;
    return noun != kNone && is_actor(noun);
  }

  /// "Two miners died", "a bomb exploded": nobody is said to act.
  bool intransitive(const Frame& frame) const {
    if (frame.instrument != kNone) {
      const bool hit =
          frame.victim != kNone || (frame.target != kNone && is_weapon(frame.instrument));
      return frame.subkind == "bombing" ||
             (hit && (frame.subkind != "attack" || is_weapon(frame.instrument)));
    }
    // "The clinic came under fire"
    if (frame.target != kNone && !frame.passive && frame.target == subject_of(a_, frame.chunk))
      return frame.subkind == "attack" || frame.subkind == "arson";
    // "Her brother disappeared in 2019"
    const bool own = frame.subkind == "enforced_disappearance" || frame.subkind == "killing";
    if (own && frame.victim != kNone && is_kin(frame.victim) && has_time(frame)) return true;
    return frame.victim != kNone &&
           (one_person(r_, frame.victim) || r_.groups.of_chunk(frame.victim) != kNone ||
            is_person_pronoun(frame.victim));
  }

  /// "A drone struck the clinic": what is sent to strike, unlike a lorry that strikes a wall.
  bool is_weapon(std::uint32_t chunk) const {
    static constexpr std::array<std::string_view, 14> kStrike = {
        "drone",      "missile", "rocket",    "shell",  "bomb",     "jet",    "warplane",
        "helicopter", "gunship", "artillery", "mortar", "aircraft", "strike", "airstrike"};
    const std::string head = a_.head_noun(a_.chunks[chunk]);
    return std::find(kStrike.begin(), kStrike.end(), head) != kStrike.end();
  }

  bool is_kin(std::uint32_t chunk) const {
    const Chunk& c = a_.chunks[chunk];
    return c.kind == ChunkKind::noun && !c.plural && a_.is_people(c);
  }

  bool has_time(const Frame& frame) const {
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (a_.opens_time(t) && nearest_frame(r_, t) != kNone &&
          &r_.frames[nearest_frame(r_, t)] == &frame)
        return true;
    }
    return !frame.at.empty();
  }

  bool is_person_pronoun(std::uint32_t chunk) const {
    static constexpr std::array<std::uint64_t, 3> kOne = {"he"_w, "she"_w, "they"_w};
    return a_.chunks[chunk].kind == ChunkKind::pronoun &&
           one_of(a_.key(a_.chunks[chunk].head), kOne);
  }

  /// "attacked", "has attacked", not "attack".
  bool is_past(const Chunk& chunk) const {
    const std::string word = fold(a_.word(chunk.head));
    return chunk.perfect || past_as_base(word) ||
           (word != verb_lemma(word) && !word.ends_with("s"));
  }

  /// A purpose ("to deport"), a bare participle ("those sent back"), a nominal of people in
  /// general.
  bool is_general(const Frame& frame) const {
    const Chunk& chunk = a_.chunks[frame.chunk];
    if (frame.nominal) {
      const bool counted =
          frame.victim != kNone && a_.quantity_in(a_.chunks[frame.victim].range) != nullptr;
      return counted || (frame.agent == kNone &&
                         (frame.victim == kNone || r_.groups.of_chunk(frame.victim) == kNone));
    }
    if (begun_by(frame.chunk) != kNone || named_among(a_, frame.chunk)) return false;
    if (chunk.infinitive && !chunk.perfect) return true;
    const bool counted = frame.victim != kNone &&
                         a_.quantity_in(a_.chunks[frame.victim].range) != nullptr &&
                         !frame.at.empty();
    return chunk.participle && chunk.passive && chunk.range.size() == 1 && frame.agent == kNone &&
           !counted && !shares_finite_passive(frame.chunk);
  }

  /// "were hooded, hung by their wrists and beaten": a participle joined to a finite passive.
  bool shares_finite_passive(std::uint32_t verb) const {
    const std::uint32_t begin = a_.chunks[verb].range.begin;
    const TokenRange sentence = a_.sentence(begin);
    if (begin <= sentence.begin || (!follows_joint(begin) && !counted_joined(verb))) return false;
    for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
      if (is_finite(a_.chunks[c])) return a_.chunks[c].passive && a_.chunks[c].modal == 0;
    }
    return false;
  }

  bool follows_joint(std::uint32_t token) const {
    return a_.word(token - 1) == "," || a_.key(token - 1) == "and"_w || a_.key(token - 1) == "or"_w;
  }

  /// "Nine were killed and at least 27 others injured": counted people joined with their fate.
  bool counted_joined(std::uint32_t verb) const {
    if (verb == 0 || a_.chunks[verb - 1].kind != ChunkKind::noun) return false;
    const Chunk& people = a_.chunks[verb - 1];
    const QuantityHit* const amount = a_.quantity_in(people.range);
    if (amount == nullptr || people.range.end != a_.chunks[verb].range.begin) return false;
    const std::uint32_t begin = std::min(people.range.begin, amount->range.begin);
    return begin > a_.sentence(begin).begin && follows_joint(begin);
  }

  bool named(std::uint32_t chunk) const {
    const Chunk& c = a_.chunks[chunk];
    if (c.kind == ChunkKind::pronoun) return false;
    return a_.name_in(c.range, {MentionKind::person, MentionKind::organisation, MentionKind::place,
                                MentionKind::group}) != nullptr;
  }

  bool in_title_and_body(const Frame& frame) const {
    if (!a_.in_title(frame.trigger.begin)) return false;
    return std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& f) {
      // "Enforced disappearance is a crime" tells of nobody.
      const bool general = f.nominal && f.victim == kNone && !f.definite;
      return f.subkind == frame.subkind && !a_.in_title(f.trigger.begin) && f.happened() &&
             !general;
    });
  }

  /// The disappearance of a counted group whose return the same sentence tells is told by its
  /// count.
  bool counted_elsewhere(const Frame& frame) const {
    if (frame.subkind != "enforced_disappearance") return false;
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    return std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& f) {
      return f.subkind == "forced_return" && sentence.contains(f.trigger.begin);
    });
  }

  /// The same event again in the page's own voice, or in the voice that told it before, with
  /// nothing new.
  bool repeats(const Frame& frame) const {
    const SpeechAct* const act = act_at(frame);
    const auto same_kind = told_.find(frame.subkind);
    if (same_kind == told_.end()) return false;
    for (const Told& before : same_kind->second) {
      // The cheap question first: a long page tells one kind of event thousands of times.
      if (act != nullptr && (before.act == nullptr || before.act->voice != act->voice)) continue;
      if (!same_event(*before.frame, frame) || new_act(*before.frame, frame) ||
          is_told_anew(*before.frame, frame))
        continue;
      return act != nullptr || frame.agent == kNone || before.frame->agent != kNone;
    }
    return false;
  }

  /// The innermost act of speech that a frame stands in; nullptr for none.
  const SpeechAct* act_at(const Frame& frame) const {
    const std::vector<const SpeechAct*> acts = r_.voices.at(frame.trigger.begin);
    return acts.empty() ? nullptr : acts.front();
  }

  void note_told(const Frame& frame) { told_[frame.subkind].push_back({&frame, act_at(frame)}); }

  /// Violence told by another verb on something else: "attacked four buses", then "opened fire on
  /// the first bus".
  bool new_act(const Frame& x, const Frame& y) const {
    if (is_death_of_shot(x, y)) return true;
    const bool violence = y.subkind == "attack" || y.subkind == "bombing" || y.subkind == "arson" ||
                          (y.subkind == "torture" && !is_summary(y) && !same_sentence(x, y));
    static constexpr std::array<std::uint64_t, 4> kSetting = {"stopped"_w, "surrounded"_w,
                                                              "blocked"_w, "encircled"_w};
    if (one_of(a_.key(y.trigger.begin), kSetting)) return false;
    return violence && (!y.nominal || y.subkind == "torture") && !x.nominal &&
           fold(a_.words(x.trigger)) != fold(a_.words(y.trigger));
  }

  /// Moved and moved again: "towed back to the coast", then in another sentence "handed to
  /// soldiers at Port Vell": two verbs with ends of their own.
  bool is_told_anew(const Frame& x, const Frame& y) const {
    const bool moved = y.subkind == "forced_return" || y.subkind == "transfer";
    return moved && !x.nominal && !y.nominal && !y.to.empty() && y.victim != kNone &&
           !same_sentence(x, y) && !a_.in_title(x.trigger.begin) &&
           verb_lemma(fold(a_.word(x.trigger.begin))) != verb_lemma(fold(a_.word(y.trigger.begin)));
  }

  /// "shot him in the neck", then "he died": the shot alone does not say that it killed.
  bool is_death_of_shot(const Frame& x, const Frame& y) const {
    static constexpr std::array<std::uint64_t, 3> kShot = {"shot"_w, "shoot"_w, "shooting"_w};
    static constexpr std::array<std::uint64_t, 2> kDied = {"died"_w, "succumbed"_w};
    return !x.nominal && x.trigger.size() == 1 && one_of(a_.key(x.trigger.begin), kShot) &&
           one_of(a_.key(y.trigger.begin), kDied) && !same_sentence(x, y);
  }

  /// "tortured", "ill-treatment": a word for all that was done.
  bool is_summary(const Frame& frame) const {
    static constexpr std::array<std::string_view, 6> kAll = {"tortur", "abuse",  "ill-tr",
                                                             "maltre", "mistre", "ill tr"};
    const std::string words = fold(a_.words(frame.trigger)).substr(0, 6);
    return std::any_of(kAll.begin(), kAll.end(),
                       [&](std::string_view all) { return words.starts_with(all); });
  }

  bool same_sentence(const Frame& x, const Frame& y) const {
    return a_.sentence(x.trigger.begin) == a_.sentence(y.trigger.begin);
  }

  bool same_event(const Frame& x, const Frame& y) const {
    const std::uint32_t g = x.victim == kNone ? kNone : r_.groups.of_chunk(x.victim);
    const std::uint32_t h = y.victim == kNone ? kNone : r_.groups.of_chunk(y.victim);
    if (g != kNone && h != kNone) return g == h;
    if (x.victim != kNone && x.victim == y.victim) return true;
    // "We were kept in a cinema ... My mother was arrested"
    if (y.victim != kNone && a_.chunks[y.victim].kind == ChunkKind::noun &&
        is_first_person(a_, x.victim))
      return false;
    const auto open = [&](const Frame& f) {
      return f.nominal || f.victim == kNone || a_.chunks[f.victim].kind == ChunkKind::pronoun;
    };
    return open(x) || open(y);
  }

  /// The trigger with its particle, or with the "of" and "by" phrases of a nominal.
  TokenRange anchor_of(const Frame& frame) const {
    TokenRange anchor = frame.trigger;
    if (!frame.nominal) return anchor;
    for (const std::uint32_t c : {frame.victim, frame.agent}) {
      if (c != kNone && a_.chunks[c].range.begin >= anchor.begin &&
          a_.chunks[c].range.begin <= anchor.end + 8) {
        anchor.end = std::max(anchor.end, a_.chunks[c].range.end);
      }
    }
    return anchor;
  }

  // ----------------------------------------------------------------------------------------------------
  // what comes before and after

  /// People moved from or to somewhere, where no return is told.
  bool is_journey(const Frame& frame) const {
    if (frame.nominal || frame.victim == kNone) return frame.victim != kNone;
    if (frame.to.empty() && (boards(frame) || is_driven_away(frame))) return true;
    if (frame.to.empty() && frame.from.empty()) return false;
    const std::uint32_t group = r_.groups.of_chunk(frame.victim);
    return std::none_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& f) {
      if (f.subkind != "forced_return" || !f.happened()) return false;
      // Others were returned than those who were moved here.
      const std::uint32_t other = f.victim == kNone ? kNone : r_.groups.of_chunk(f.victim);
      return group == kNone || other == kNone || group == other;
    });
  }

  /// "some thirty prisoners were driven away"
  bool is_driven_away(const Frame& frame) const {
    const std::uint64_t last = a_.key(frame.trigger.end - 1);
    return frame.trigger.size() > 1 && (last == "away"_w || last == "off"_w || last == "out"_w);
  }

  /// "were put in two trucks"
  bool boards(const Frame& frame) const {
    return std::any_of(frame.at.begin(), frame.at.end(),
                       [&](std::uint32_t c) { return a_.term_class(a_.chunks[c]) == "vehicle"; });
  }

  /// Flight, siege, the finding of bodies, accidents, inquiries.
  static bool is_aftermath(const std::string& subkind) {
    return subkind == "displacement" || subkind == "blockade" || subkind == "recovery" ||
           subkind == "accident" || subkind == "inquiry";
  }

  void aftermath(const Frame& frame) {
    const Chunk& chunk = a_.chunks[frame.chunk];
    if (!frame.happened() || in_title_and_body(frame)) return;
    for (const std::uint32_t c : {frame.victim, frame.agent, frame.target}) {
      if (c != kNone && is_nobody(c)) return;
    }
    const bool dated = !frame.at.empty() || a_.key(chunk.range.begin) == "the"_w;
    if (frame.nominal ? told_before(frame) || !(took_place(r_, frame) || (dated && dated_at(frame)))
                      : !is_finite(chunk) || frame.ongoing || chunk.modal != 0 ||
                            (!frame.passive && !is_past(chunk)) || !has_party(frame))
      return;
    if (told_before(frame) && repeats(frame)) return;
    DraftClaim claim =
        make_claim(r_, ClaimKind::event, "other", frame.trigger, clause_around(r_, frame.trigger));
    if (claim.mood != Mood::asserted && claim.mood != Mood::reported && claim.mood != Mood::alleged)
      return;
    claim.counted = frame.subkind;
    claim.value = EventState{frame.stage};
    add_frame_roles(r_, claim, frame);
    draft_.claims.push_back(std::move(claim));
    note_told(frame);
  }

  /// Who acts or what it befalls is said by a noun or a person's pronoun.
  bool has_party(const Frame& frame) const {
    const std::uint32_t subject = subject_of(a_, frame.chunk);
    return subject != kNone && a_.key(a_.chunks[subject].head) != "it"_w;
  }

  /// "the fire of 12 February at the prison": a nominal with its day.
  bool dated_at(const Frame& frame) const {
    const TokenRange words{frame.trigger.end,
                           std::min(a_.sentence(frame.trigger.begin).end, frame.trigger.end + 12)};
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (!a_.opens_time(t)) continue;
      const Date& value = a_.dates[a_.date_at[t]].value;
      if (!value.edtf.empty() || value.offset) return true;
    }
    return false;
  }

  // ----------------------------------------------------------------------------------------------------
  // other events

  void other(const Frame& frame) {
    if (frame.polarity == Polarity::negative || frame.mood == Mood::feared) return;
    if (frame.mood == Mood::planned || frame.mood == Mood::hypothetical) return;
    if (frame.agent != kNone && is_nobody(frame.agent)) return;  // "No group has claimed it"
    const std::uint64_t first = a_.key(a_.chunks[frame.chunk].range.begin);
    if (frame.nominal && (frame.subkind != "protest" || (first != "a"_w && first != "an"_w) ||
                          object_of_protest(frame)))
      return;
    if (a_.in_title(frame.trigger.begin) && frame.subkind == "appeal") return;
    TokenRange anchor = frame.trigger;
    if (frame.target != kNone && frame.target == frame.chunk + 1 && !names_deed(frame.target))
      anchor.end = std::max(anchor.end, a_.chunks[frame.target].range.end);
    // "No group has claimed responsibility"
    if (frame.agent != kNone && a_.key(a_.chunks[frame.agent].range.begin) == "no"_w) return;
    const bool appeal = frame.subkind == "appeal";
    if (appeal && (frame.agent == kNone || !may_appeal(frame.agent))) return;
    DraftClaim claim =
        make_claim(r_, ClaimKind::event, frame.subkind, anchor, clause_around(r_, anchor),
                   appeal ? &r_.parties[frame.agent] : nullptr);
    claim.value = EventState{frame.stage};
    add_frame_roles(r_, claim, frame);
    draft_.claims.push_back(std::move(claim));
  }

  /// "protested the murder of a judge": what is protested is an event of its own.
  bool names_deed(std::uint32_t chunk) const {
    const auto here = frames_in(r_.frames, a_.chunks[chunk].range);
    return std::any_of(here.begin(), here.end(),
                       [](const Frame& frame) { return makes_incident(frame.subkind); });
  }

  /// "lodged a protest" is told by its verb.
  bool object_of_protest(const Frame& frame) const {
    return frame.chunk > 0 && std::any_of(r_.frames.begin(), r_.frames.end(), [&](const Frame& f) {
             return f.subkind == "protest" && !f.nominal &&
                    f.trigger.begin + 8 > frame.trigger.begin &&
                    f.trigger.begin < frame.trigger.begin &&
                    a_.sentence(f.trigger.begin) == a_.sentence(frame.trigger.begin);
           });
  }

  /// People, bodies and their pronouns appeal; a crisis does not.
  bool may_appeal(std::uint32_t chunk) const {
    const Chunk& c = a_.chunks[chunk];
    static constexpr std::array<std::string_view, 18> kBodies = {
        "office",  "ministry",  "government", "embassy",   "agency",     "union",
        "church",  "court",     "parliament", "party",     "opposition", "mission",
        "council", "committee", "commission", "coalition", "network",    "organisation"};
    const std::string head = a_.head_noun(c);
    return c.kind == ChunkKind::pronoun || a_.is_people(c) || a_.is_force(c) ||
           std::find(kBodies.begin(), kBodies.end(), head) != kBodies.end() ||
           r_.parties[chunk].who == DraftLink::Who::entity;
  }

  /// "the largest mass expulsion in years": a comparison with other events.
  void scale(TokenRange sentence) {
    static constexpr std::array<std::uint64_t, 7> kMost = {
        "largest"_w, "biggest"_w, "worst"_w, "deadliest"_w, "first"_w, "bloodiest"_w, "gravest"_w};
    for (std::uint32_t t = sentence.begin; t + 2 < sentence.end; ++t) {
      if (!one_of(a_.key(t), kMost) || a_.key(t) == "first"_w) continue;
      for (std::uint32_t i = t + 1; i < sentence.end && i < t + 9; ++i) {
        if (a_.key(i) != "in"_w && a_.key(i) != "since"_w && a_.key(i) != "ever"_w) continue;
        std::uint32_t end = i + 1;
        while (end < sentence.end && end < i + 5 && a_.pos(end) != Pos::punct &&
               a_.pos(end) != Pos::cconj)
          ++end;
        const bool time = a_.key(end - 1) == "years"_w || a_.key(end - 1) == "decades"_w ||
                          a_.key(i) != "in"_w || a_.key(end - 1) == "history"_w;
        if (!time) break;
        const TokenRange anchor{t, end};
        draft_.claims.push_back(
            make_claim(r_, ClaimKind::event, "other", anchor, clause_around(r_, anchor)));
        draft_.claims.back().counted = "scale";
        return;
      }
    }
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
  /// An event that a claim tells, and the act of speech that it stands in.
  struct Told {
    const Frame* frame = nullptr;
    const SpeechAct* act = nullptr;
  };
  std::map<std::string, std::vector<Told>> told_;  // by kind of event, in text order
};

void run(const TextReading& reading, Draft& draft) { Events(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_events;
const Extractor extractor_events = {"events", "1",
                                    "events, silence since, protests, appeals, scale", run};

}  // namespace habeas
