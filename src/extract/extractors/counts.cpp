// extract/extractors/counts.cpp - how many: victims of an event, parts of a group, populations,
// counted places, shares
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extract/bare_figures.h"
#include "extract/changes.h"
#include "extract/extractor.h"
#include "extract/fates.h"
#include "extract/one_of.h"
#include "extract/shares.h"
#include "extract/syntax.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

class Counts {
 public:
  Counts(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  void run() {
    for (std::uint32_t q = 0; q < a_.quantities.size(); ++q) {
      if (a_.quantities[q].value.share) {
        tell_share(r_, q, draft_);
      } else {
        amount(q);
      }
    }
    for (const SingleVictim& told : r_.groups.singles) {
      a_.chunks[told.chunk].plural ? counted_before(told) : one(told);
    }
    for (const Frame& frame : r_.frames) {
      named_beside(frame);
      named_next(frame);
    }
  }

 private:
  /// The chunk that holds the counted noun, else the number itself.
  std::uint32_t chunk_of(const QuantityHit& hit) const {
    if (hit.head != kNone && a_.chunk_at[hit.head] != kNone) return a_.chunk_at[hit.head];
    for (std::uint32_t t = hit.range.begin; t < hit.range.end; ++t) {
      if (a_.chunk_at[t] != kNone && a_.chunks[a_.chunk_at[t]].kind == ChunkKind::noun)
        return a_.chunk_at[t];
    }
    return kNone;
  }

  DraftClaim claim(ClaimKind kind, std::string subkind, std::uint32_t q,
                   std::string counted) const {
    return claim_of_amount(r_, kind, std::move(subkind), q, std::move(counted));
  }

  void amount(std::uint32_t q) {
    const QuantityHit& hit = a_.quantities[q];
    const std::uint32_t chunk = chunk_of(hit);
    if (chunk == kNone) return;
    if (counts_sites(hit, chunk)) {
      DraftClaim made = claim(ClaimKind::count, "places", q, site_of(chunk) + "/place");
      draft_.claims.push_back(std::move(made));
      return;
    }
    if (is_called_false(hit) || is_year(hit) || counts_two_fates(a_, hit)) return;
    if (is_replaced_figure(a_, q)) return;
    if (r_.groups.of_quantity[q] == kNone && says_aboard(a_, hit)) return population(q, chunk);
    // "Survivors count 114 on board. The coast guard says 110.": of the same
    const bool bare = hit.head == kNone && hit.value.unit.empty() && !hit.value.share;
    if (bare && q > 0 && says_aboard(a_, a_.quantities[q - 1]) &&
        r_.groups.frame_of_quantity[q] == kNone &&
        a_.tokens.sentence_of(hit.range.begin) <=
            a_.tokens.sentence_of(a_.quantities[q - 1].range.begin) + 1)
      return;
    if (identified(q, chunk) || tell_bare_figure(r_, q, draft_)) return;
    if (alternatives(q, chunk) || held_by_site(q)) return;
    const std::uint32_t group = r_.groups.of_quantity[q];
    // "three of them told the union": those who tell are not counted by the deed.
    if (r_.groups.frame_of_quantity[q] == kNone && hit.partitive && is_teller(q)) return;
    const bool people = a_.is_people(a_.chunks[chunk]) || hit.value.unit == "person";
    if (people && (moved_by_helpers(q) || is_rate(a_, q))) {
      population(q, chunk);
      return;
    }
    if (group != kNone && !(is_one(hit) && r_.groups.frame_of_quantity[q] == kNone) &&
        !vague_beside(q)) {
      victims(q, chunk, group);
    } else if (people && !hit.without_figure && !is_one(hit) && !tells(q) && !is_judged(chunk) &&
               !is_age(hit) && !points_back(hit, chunk) && !are_bodies(chunk)) {
      population(q, chunk);
    }
  }

  /// "The Red Crescent moved 630 people to shelters": nobody's victims.
  bool moved_by_helpers(std::uint32_t q) const {
    static constexpr std::array<std::string_view, 12> kHelpers = {
        "red crescent", "red cross", "unhcr",     "refugee agency", "migration agency", "charit",
        "aid worker",   "rescuer",   "volunteer", "relief",         "fisher",           "lifeboat"};
    const std::uint32_t f = r_.groups.frame_of_quantity[q];
    if (f == kNone || r_.frames[f].subkind != "transfer" || r_.frames[f].agent == kNone)
      return false;
    const std::uint32_t agent = r_.frames[f].agent;
    const Voice& party = r_.parties[agent];
    const std::string words = fold(a_.words(a_.chunks[agent].range)) + " " +
                              (party.who == DraftLink::Who::entity ? fold(party.name) : "");
    return std::any_of(kHelpers.begin(), kHelpers.end(), [&](std::string_view helper) {
      return words.find(helper) != std::string::npos;
    });
  }

  /// "two monitoring groups", "three unions": those who tell or are told of, no people counted.
  bool are_bodies(std::uint32_t chunk) const {
    static constexpr std::array<std::string_view, 10> kBodies = {
        "group", "organisation", "organization", "network", "agency",
        "union", "outlet",       "charity",      "monitor", "ngo"};
    return one_of(std::string_view(a_.head_noun(a_.chunks[chunk])), kBodies);
  }

  /// "to produce the two men": a few of whom the text has told, no population.
  bool points_back(const QuantityHit& hit, std::uint32_t chunk) const {
    constexpr Number kFew{100, 0};
    const std::uint32_t before =
        a_.chunks[chunk].preposition;  // "five of the 31 people": the whole
    return hit.value.point && *hit.value.point < kFew &&
           (before == kNone || a_.key(before) != "of"_w) &&
           a_.key(a_.chunks[chunk].range.begin) == "the"_w;
  }

  /// "was 19 when": the age of one person.
  bool is_age(const QuantityHit& hit) const {
    const std::uint32_t begin = hit.range.begin;
    return hit.head == kNone && hit.value.unit.empty() && begin > 0 &&
           (a_.key(begin - 1) == "was"_w || a_.key(begin - 1) == "is"_w ||
            a_.key(begin - 1) == "aged"_w);
  }

  /// "sentenced five officers", "the trial of eleven men", "citing two officials": those who answer
  /// for the deed or tell of it.
  bool is_judged(std::uint32_t chunk) const {
    static constexpr std::array<std::string_view, 10> kJudge = {
        "sentence", "convict", "charge", "indict",    "acquit",
        "try",      "cite",    "quote",  "interview", "question"};
    static constexpr std::array<std::string_view, 5> kTrial = {"trial", "conviction", "acquittal",
                                                               "sentence", "indictment"};
    if (chunk == 0) return false;
    const Chunk& before = a_.chunks[chunk - 1];
    if (before.kind == ChunkKind::verb)
      return is_verb_of(a_, chunk - 1, kJudge) && object_of(a_, chunk - 1) == chunk;
    return before.kind == ChunkKind::noun && a_.chunks[chunk].preposition == before.range.end &&
           std::find(kTrial.begin(), kTrial.end(), a_.head_noun(before)) != kTrial.end();
  }

  /// "according to three witnesses", "two officials said": those who tell are no population.
  bool tells(std::uint32_t q) const {
    const std::uint32_t head = a_.quantities[q].head;
    return head != kNone &&
           std::any_of(r_.voices.acts.begin(), r_.voices.acts.end(),
                       [&](const SpeechAct& act) { return act.voice.range.contains(head); });
  }

  /// Does an act of speech, active and with no deed of its own, begin with these people?
  bool is_teller(std::uint32_t q) const {
    const TokenRange words = a_.quantities[q].range;
    return std::any_of(r_.voices.acts.begin(), r_.voices.acts.end(), [&](const SpeechAct& act) {
      return !act.voice.range.empty() && words.contains(act.voice.range.begin) &&
             act.rel == Rel::said;
    });
  }

  /// "we have the names of 27", "112 names": how many are known by name.
  bool identified(std::uint32_t q, std::uint32_t chunk) {
    static constexpr std::array<std::uint64_t, 5> kNames = {"name"_w, "names"_w, "identities"_w,
                                                            "identity"_w, "identifies"_w};
    const QuantityHit& hit = a_.quantities[q];
    if (hit.without_figure || hit.value.share) return false;
    const std::uint32_t main = main_group(r_);
    if (main == kNone) return false;
    const bool counted = hit.head != kNone && one_of(a_.key(hit.head), kNames);
    const std::uint32_t begin = hit.range.begin;
    const bool of = hit.head == kNone && begin >= 2 && a_.key(begin - 1) == "of"_w &&
                    one_of(a_.key(begin - 2), kNames);
    if ((!counted && !of) || !knows(q)) return false;
    DraftClaim made = claim(ClaimKind::count, "victims_identified", q, "victims_identified");
    DraftRole whole;
    whole.name = RoleName::whole;
    whole.span = a_.tokens.span(a_.chunks[chunk].range);
    whole.entity = r_.groups.groups[main].entity;
    made.roles.push_back(whole);
    draft_.claims.push_back(std::move(made));
    return true;
  }

  /// "have", "know", "collected": the sentence says that the names are at hand.
  bool knows(std::uint32_t q) const {
    static constexpr std::array<std::string_view, 12> kKnow = {
        "have",   "know",     "collect", "gather", "obtain",  "record",
        "verify", "document", "list",    "hold",   "confirm", "establish"};
    const TokenRange sentence = a_.sentence(a_.quantities[q].range.begin);
    for (std::uint32_t t = sentence.begin; t < a_.quantities[q].range.begin; ++t) {
      if (a_.pos(t) != Pos::verb && a_.pos(t) != Pos::aux) continue;
      const std::string lemma = verb_lemma(fold(a_.word(t)));
      if (std::find(kKnow.begin(), kKnow.end(), lemma) != kKnow.end()) return true;
    }
    return false;
  }

  /// "The town welcomed 2016"
  bool is_year(const QuantityHit& hit) const {
    constexpr Number kFirst{1900, 0};
    constexpr Number kLast{2100, 0};
    const bool bare = hit.head == kNone && hit.value.unit.empty() && hit.number.size() == 1 &&
                      a_.word(hit.number.begin).size() == 4;
    return bare && hit.value.bound == Bound::exact && hit.value.point &&
           !(*hit.value.point < kFirst) && *hit.value.point < kLast;
  }

  /// "Figures of 11 or 19 dead have no basis in fact": nobody says that they are right.
  bool is_called_false(const QuantityHit& hit) const {
    static constexpr std::array<std::uint64_t, 6> kFigures = {"figure"_w,  "figures"_w, "number"_w,
                                                              "numbers"_w, "toll"_w,    "tolls"_w};
    const std::uint32_t begin = hit.range.begin;
    const TokenRange sentence = a_.sentence(begin);
    if (begin < sentence.begin + 2 || a_.key(begin - 1) != "of"_w ||
        !one_of(a_.key(begin - 2), kFigures))
      return false;
    const auto hits = a_.context->denials.find(a_.tokens, {hit.range.end, sentence.end});
    return std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& h) {
      return a_.context->denials[h.phrase].label == "baseless";
    });
  }

  /// "differ on whether 41 or 58 people were held": two figures, not a range.
  bool alternatives(std::uint32_t q, std::uint32_t chunk) {
    const QuantityHit& hit = a_.quantities[q];
    const std::uint32_t begin = hit.range.begin;
    const std::uint32_t group = r_.groups.of_quantity[q];
    if (hit.value.bound != Bound::range || !hit.value.lo || !hit.value.hi || group == kNone ||
        begin == 0 || a_.key(begin - 1) != "whether"_w)
      return false;
    (void)chunk;
    std::uint32_t joint = hit.number.begin;
    while (joint < hit.number.end && a_.key(joint) != "or"_w) ++joint;
    if (joint == hit.number.end) return false;
    const TokenRange first{hit.number.begin, joint};
    const TokenRange last{joint + 1, std::max(hit.range.end, joint + 2)};
    for (const auto& [words, figure] :
         {std::pair(first, *hit.value.lo), std::pair(last, *hit.value.hi)}) {
      DraftClaim made =
          make_claim(r_, ClaimKind::count, "victims", words, clause_around(r_, words));
      Quantity value;
      value.lo = value.hi = value.point = figure;
      value.unit = "person";
      made.value = value;
      made.counted = event_of_group(r_, group) + "/victim";
      draft_.claims.push_back(std::move(made));
    }
    return true;
  }

  /// "was built for 400 and holds more than 2,500": how many a prison or camp holds.
  bool held_by_site(std::uint32_t q) {
    static constexpr std::array<std::string_view, 4> kHold = {"hold", "house", "accommodate",
                                                              "shelter"};
    const QuantityHit& hit = a_.quantities[q];
    if (hit.head != kNone || !hit.value.unit.empty() || hit.value.share || is_one(hit) ||
        r_.groups.of_quantity[q] != kNone || hit.range.begin == 0)
      return false;
    const std::uint32_t verb = a_.chunk_at[hit.range.begin - 1];
    if (verb == kNone || a_.chunks[verb].kind != ChunkKind::verb || a_.chunks[verb].passive ||
        !is_verb_of(a_, verb, kHold))
      return false;
    const std::uint32_t subject = subject_of(a_, verb);
    if (subject == kNone || (a_.term_class(a_.chunks[subject]) != "site" &&
                             a_.name_in(a_.chunks[subject].range,
                                        {MentionKind::place, MentionKind::facility}) == nullptr))
      return false;
    draft_.claims.push_back(claim(ClaimKind::estimate, "population", q, "population/hold"));
    return true;
  }

  /// "many more refugees" in a wish or a fear counts nobody.
  bool vague_beside(std::uint32_t q) const {
    const QuantityHit& hit = a_.quantities[q];
    const std::uint32_t frame = r_.groups.frame_of_quantity[q];
    bool more = false;
    for (std::uint32_t t = hit.range.begin; hit.more && t < hit.range.end; ++t) {
      more = more || a_.key(t) == "more"_w;
    }
    return hit.without_figure &&
           (more || frame == kNone || r_.frames[frame].mood != Mood::asserted);
  }

  void victims(std::uint32_t q, std::uint32_t chunk, std::uint32_t group) {
    const Group& g = r_.groups.groups[group];
    DraftClaim made = claim(ClaimKind::count, "victims", q, event_of_group(r_, group) + "/victim");
    DraftRole victim;
    victim.name = RoleName::victim;
    victim.span = a_.tokens.span(a_.chunks[chunk].range);
    victim.entity = g.entity;
    made.roles.push_back(victim);
    if (is_part_of_sum(g)) {
      made.subkind = "victims_partition";
      DraftRole whole = victim;
      whole.name = RoleName::whole;
      whole.entity = r_.groups.groups[g.whole].entity;
      made.roles.push_back(whole);
    }
    const std::uint32_t frame = r_.groups.frame_of_quantity[q];
    if (frame != kNone) add_others(made, r_.frames[frame]);
    if (frame == kNone || r_.frames[frame].at.empty()) add_site(made, chunk);
    draft_.claims.push_back(std::move(made));
  }

  /// Is it counted in a figure of the same harm? "Three were shot, two of them died": the three are
  /// no figure of the dead, so the two are all of it.
  [[nodiscard]] bool is_part_of_sum(const Group& group) const {
    if (group.whole == kNone) return false;
    return r_.groups.groups[group.whole].event != "attack" || group.event != "killing";
  }

  /// "a miner was shot": a count of one.
  void one(const SingleVictim& single) {
    const Group& group = r_.groups.groups[single.group];
    DraftClaim made = claim_of_one(single.chunk, event_of_group(r_, single.group), group.entity);
    if (a_.head_noun(a_.chunks[single.chunk]) == "couple") {
      auto& value = std::get<Quantity>(made.value);
      value.lo = value.hi = value.point = Number{2, 0};
    }
    if (is_part_of_sum(group)) {
      made.subkind = "victims_partition";
      DraftRole role = made.roles.front();
      role.name = RoleName::whole;
      role.entity = r_.groups.groups[group.whole].entity;
      made.roles.push_back(role);
    }
    add_others(made, r_.frames[single.frame]);
    draft_.claims.push_back(std::move(made));
  }

  /// "a bus with twelve miners ... the miners were shot": a count of twelve.
  void counted_before(const SingleVictim& several) {
    const Group& group = r_.groups.groups[several.group];
    DraftClaim made = claim_of_one(several.chunk, event_of_group(r_, several.group), group.entity);
    made.value = a_.quantities[group.quantity].value;
    std::get<Quantity>(made.value).unit = "person";
    add_others(made, r_.frames[several.frame]);
    draft_.claims.push_back(std::move(made));
  }

  /// "Dara Minn and two others were killed": a count of one beside the count of two.
  void named_beside(const Frame& frame) {
    if (frame.victim == kNone || frame.others.empty() || !frame.happened() || frame.nominal ||
        !makes_incident(frame.subkind))
      return;
    std::vector<std::uint32_t> victims = frame.others;
    victims.push_back(frame.victim);
    const bool counted = std::any_of(victims.begin(), victims.end(), [&](std::uint32_t c) {
      return r_.groups.of_chunk(c) != kNone;
    });
    if (!counted) return;
    for (const std::uint32_t c : victims) {
      const EntityHit* const name = a_.name_in(a_.chunks[c].range, {MentionKind::person});
      if (name == nullptr || name->entity == kNone || r_.groups.of_chunk(c) != kNone ||
          is_described(c, victims))
        continue;
      DraftClaim made = claim_of_one(c, frame.subkind, name->entity);
      add_others(made, frame);
      draft_.claims.push_back(std::move(made));
    }
  }

  /// "killed four rebels and confirmed that Dara Minn died": one of a name, told behind "and".
  void named_next(const Frame& frame) {
    if (frame.victim == kNone || !frame.others.empty() || !frame.happened() || frame.nominal ||
        (frame.subkind != "killing" && frame.subkind != "injury"))
      return;
    const EntityHit* const name = a_.name_in(a_.chunks[frame.victim].range, {MentionKind::person});
    if (name == nullptr || name->entity == kNone || r_.groups.of_chunk(frame.victim) != kNone)
      return;
    for (const Frame& first : frames_in(r_.frames, a_.sentence(frame.trigger.begin))) {
      const std::uint32_t group = first.victim == kNone ? kNone : r_.groups.of_chunk(first.victim);
      if (group == kNone || first.subkind != frame.subkind || !first.happened() ||
          first.chunk >= frame.chunk || !joined_by_and(first.trigger.end, frame.trigger.begin) ||
          !is_largest(group))
        continue;
      DraftClaim made = claim_of_one(frame.victim, frame.subkind, name->entity);
      add_others(made, frame);
      draft_.claims.push_back(std::move(made));
      return;
    }
  }

  bool joined_by_and(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t t = begin; t < end; ++t) {
      if (a_.key(t) == "and"_w && a_.pos(t) == Pos::cconj) return true;
    }
    return false;
  }

  /// Is this group of a figure part of no other, and none of its event told with a greater one?
  bool is_largest(std::uint32_t group) const {
    const std::vector<Group>& groups = r_.groups.groups;
    if (groups[group].quantity == kNone || groups[group].whole != kNone) return false;
    const Quantity& own = a_.quantities[groups[group].quantity].value;
    return own.point && std::none_of(groups.begin(), groups.end(), [&](const Group& other) {
             if (other.quantity == kNone || other.event != groups[group].event) return false;
             const Quantity& value = a_.quantities[other.quantity].value;
             return value.point && *own.point < *value.point;
           });
  }

  /// "Dara Minn, a nurse", "his wife, Dara": another victim right before or behind a comma is the
  /// same person.
  bool is_described(std::uint32_t c, const std::vector<std::uint32_t>& victims) const {
    return std::any_of(victims.begin(), victims.end(), [&](std::uint32_t other) {
      const Chunk& first = a_.chunks[std::min(c, other)];
      const Chunk& second = a_.chunks[std::max(c, other)];
      const std::uint32_t mark = first.range.end;
      const bool age = a_.pos(mark + 1) == Pos::num && a_.word(mark + 2) == "," &&
                       mark + 3 == second.range.begin;  // "Dara Minn, 31, a nurse"
      return other != c && a_.word(mark) == "," && (mark + 1 == second.range.begin || age);
    });
  }

  DraftClaim claim_of_one(std::uint32_t chunk, const std::string& event,
                          std::uint32_t entity) const {
    const TokenRange words = a_.chunks[chunk].range;
    DraftClaim made = make_claim(r_, ClaimKind::count, "victims", words, clause_around(r_, words));
    Quantity value;
    value.lo = value.hi = value.point = Number{1, 0};
    value.bound = Bound::exact;
    value.unit = "person";
    made.value = value;
    made.counted = event + "/victim";
    DraftRole victim;
    victim.name = RoleName::victim;
    victim.span = a_.tokens.span(words);
    victim.entity = entity;
    made.roles.push_back(victim);
    return made;
  }

  void add_others(DraftClaim& made, const Frame& frame) const {
    DraftClaim roles;
    add_frame_roles(r_, roles, frame);
    for (DraftRole& role : roles.roles) {
      if (role.name != RoleName::victim) made.roles.push_back(role);
    }
    if (frame.polarity == Polarity::negative) made.polarity = Polarity::negative;
    const bool called_false = made.mood == Mood::reported && frame.mood == Mood::denied;
    if (made.mood == Mood::asserted || called_false) made.mood = frame.mood;
  }

  void add_site(DraftClaim& made, std::uint32_t chunk) const {
    for (const std::uint32_t p :
         phrases_of(a_, chunk, {"at"_w, "through"_w, "via"_w, "over"_w, "across"_w})) {
      if (a_.name_in(a_.chunks[p].range, {MentionKind::place, MentionKind::facility}) != nullptr) {
        add_role(r_, made, RoleName::place, p);
        return;
      }
    }
  }

  bool counts_sites(const QuantityHit& hit, std::uint32_t chunk) const {
    if (hit.head == kNone || hit.without_figure) return false;
    const std::string site = site_of(chunk);
    return !site.empty() && (site != "detention_site" || tells_of_holding(hit.range.begin));
  }

  /// "has gone to three police stations": not where people were held or taken.
  bool tells_of_holding(std::uint32_t token) const {
    static constexpr std::array<std::string_view, 10> kHold = {
        "detention", "transfer", "forced_return",          "torture", "abduction",
        "killing",   "injury",   "enforced_disappearance", "release", "sexual_violence"};
    const auto told = frames_in(r_.frames, a_.sentence(token));
    return std::any_of(told.begin(), told.end(), [&](const Frame& frame) {
      return std::find(kHold.begin(), kHold.end(), frame.subkind) != kHold.end();
    });
  }

  std::string site_of(std::uint32_t chunk) const {
    const Chunk& c = a_.chunks[chunk];
    for (std::uint32_t t = c.range.begin; t <= c.head; ++t) {
      const auto term = a_.context->terms.match_at(a_.tokens, t, c.head + 1);
      if (!term || a_.context->terms[term->phrase].label != "site" || term->range.end != c.head + 1)
        continue;
      if (a_.word(c.head).ends_with("ed")) continue;  // "Six activists jailed"
      const std::string& detail = a_.context->terms[term->phrase].detail;
      return detail == "crossing_point" ? "crossing"
             : detail == "detention"    ? "detention_site"
                                        : a_.head_noun(c);
    }
    return {};
  }

  /// A verb of saying, or "according to".
  bool reports_only(std::uint32_t verb) const {
    const std::uint32_t head = a_.chunks[verb].head;
    if (a_.key(head) == "according"_w) return true;
    static constexpr std::array<std::string_view, 4> kSay = {"say", "tell", "add", "state"};
    return is_verb_of(a_, verb, kSay);
  }

  /// The condition of a population: its verb ("fled", "living", "held").
  std::string condition(std::uint32_t chunk) const {
    for (std::uint32_t v = chunk + 1; v < a_.chunks.size() && v <= chunk + 4; ++v) {
      if (a_.sentence(a_.chunks[v].range.begin) != a_.sentence(a_.chunks[chunk].range.begin)) break;
      if (a_.chunks[v].kind != ChunkKind::verb || a_.pos(a_.chunks[v].head) == Pos::aux) continue;
      if (reports_only(v)) break;  // "400 people in the desert, the ministry said"
      std::uint32_t verb = v;
      const std::uint32_t next = v + 1;
      const bool chain = next < a_.chunks.size() && a_.chunks[next].infinitive &&
                         a_.chunks[next].range.begin <= a_.chunks[v].range.end + 1;
      if (chain) verb = next;
      return verb_lemma(fold(a_.word(a_.chunks[verb].head)));
    }
    return "size";
  }

  void population(std::uint32_t q, std::uint32_t chunk) {
    draft_.claims.push_back(
        claim(ClaimKind::estimate, "population", q, "population/" + condition(chunk)));
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
};

void run(const TextReading& reading, Draft& draft) { Counts(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_counts;
const Extractor extractor_counts = {"counts", "1",
                                    "counts of victims, populations, places and shares", run};

}  // namespace habeas
