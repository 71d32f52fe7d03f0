// extract/groups.cpp - birth of victim groups from counts, and which count is part of which
#include "extract/groups.h"

#include <algorithm>
#include <array>

#include "extract/changes.h"
#include "extract/described_deeds.h"
#include "extract/fates.h"
#include "extract/group_finder.h"
#include "extract/one_of.h"
#include "extract/one_person.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// Events in the order in which they explain a group best, when one clause names several.
int priority(const std::string& subkind) {
  static constexpr std::array<std::string_view, 10> kOrder = {
      "forced_return",          "killing",     "injury",  "abduction",       "detention",
      "enforced_disappearance", "trafficking", "torture", "sexual_violence", "transfer"};
  const auto found = std::find(kOrder.begin(), kOrder.end(), subkind);
  return found == kOrder.end() ? 99 : static_cast<int>(found - kOrder.begin());
}

/// An act of words or of many together: nobody is its victim.
bool befalls_nobody(const std::string& subkind) {
  return subkind == "appeal" || subkind == "statement" || subkind == "protest" ||
         subkind == "trend" || subkind == "border_change";
}

}  // namespace

void GroupFinder::run() {
  find_first_told();
  out_.tallies = described_deeds(a_, frames_);
  for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
    if (a_.chunks[c].kind == ChunkKind::pronoun) {
      pointed_at(c);
      pronoun_single(c);
    }
    if (a_.chunks[c].kind != ChunkKind::noun) continue;
    told_by_event(c);
    const std::uint32_t quantity = retold_.quantity_of(c);
    if (quantity != kNone && !a_.quantities[quantity].value.share) {
      if (may_be_people(c, a_.quantities[quantity])) counted(c, quantity);
    } else if (is_headline_person(c)) {
      continue;  // told at the end
    } else if (a_.is_people(a_.chunks[c])) {
      uncounted(c);
    } else if (tell_shot_fatally(c)) {
      continue;
    } else if (stands_for_one(a_.chunks[c])) {
      single(c);
    } else if (points_at_group(a_.chunks[c])) {
      mention_latest(c);
    }
  }
  tell_headlines();
  settle_totals();
  tell_doer();
}

bool GroupFinder::may_be_people(std::uint32_t c, const QuantityHit& hit) const {
  static constexpr std::array<std::string_view, 8> kAnimals = {"deer", "goat",  "sheep",  "cow",
                                                               "dog",  "horse", "cattle", "animal"};
  const std::uint32_t counted = hit.head != kNone ? hit.head : a_.chunks[c].head;
  if (std::find(kAnimals.begin(), kAnimals.end(), singular(fold(a_.word(counted)))) !=
      kAnimals.end())
    return false;
  if (hit.value.unit == "year") return false;  // "a six-year veteran"
  if (a_.is_people(a_.chunks[c]) || hit.value.unit == "person") return true;
  if (hit.head != kNone && is_measure(singular(fold(a_.word(hit.head))))) return false;
  if (hit.head == kNone) return hit.value.unit.empty() || !is_measure(hit.value.unit);
  if (!fate_of_counted(a_, hit, c).empty()) return true;  // "26 deaths", "19 bodies"
  return frame_with_victim(c) != kNone;
}

bool GroupFinder::is_measure(const std::string& unit) {
  static constexpr std::array<std::string_view, 36> kUnits = {
      "second", "minute", "hour",     "day",  "night",  "week",     "month",     "year",
      "decade", "metre",  "meter",    "mile", "foot",   "inch",     "kilometre", "kilometer",
      "degree", "dollar", "crown",    "euro", "pound",  "per cent", "peso",      "rupee",
      "rand",   "franc",  "yen",      "mark", "rouble", "ruble",    "dinar",     "lira",
      "baht",   "naira",  "shilling", "cent"};
  const bool word = std::any_of(unit.begin(), unit.end(), [](char x) { return x >= 'a'; });
  return !word || unit.size() < 3 || std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end();
}

std::uint32_t GroupFinder::frame_with_victim(std::uint32_t chunk) const {
  const std::uint32_t own = frame_of_victim(chunk);
  return own == kNone && counts_collective(chunk) ? frame_of_victim(chunk - 1) : own;
}

bool GroupFinder::counts_collective(std::uint32_t chunk) const {
  const Chunk& c = a_.chunks[chunk];
  if (chunk == 0 || c.preposition == kNone || a_.key(c.preposition) != "of"_w ||
      a_.chunks[chunk - 1].range.end != c.preposition || a_.quantity_in(c.range) == nullptr ||
      a_.quantity_in(c.range)->head != kNone)
    return false;
  static constexpr std::array<std::string_view, 10> kCollectives = {
      "group", "batch", "party", "crew", "contingent", "family", "gang", "team", "crowd", "band"};
  if (is_parent_of(chunk)) return false;
  const std::string before = a_.head_noun(a_.chunks[chunk - 1]);
  return a_.is_people(a_.chunks[chunk - 1]) || a_.is_force(a_.chunks[chunk - 1]) ||
         std::find(kCollectives.begin(), kCollectives.end(), before) != kCollectives.end();
}

bool GroupFinder::is_parent_of(std::uint32_t chunk) const {
  static constexpr std::array<std::string_view, 8> kParents = {
      "mother", "father", "mom", "dad", "parent", "grandmother", "grandfather", "widow"};
  const Chunk& c = a_.chunks[chunk];
  if (chunk == 0 || c.preposition == kNone || a_.key(c.preposition) != "of"_w ||
      a_.chunks[chunk - 1].range.end != c.preposition || a_.chunks[chunk - 1].definite)
    return false;
  const std::string noun = a_.head_noun(a_.chunks[chunk - 1]);
  return std::find(kParents.begin(), kParents.end(), noun) != kParents.end();
}

std::uint32_t GroupFinder::frame_of_victim(std::uint32_t chunk) const {
  const TokenRange sentence = a_.sentence(a_.chunks[chunk].range.begin);
  std::uint32_t best = kNone;
  for (const Frame& frame : frames_in(frames_, sentence)) {
    if (frame.polarity == Polarity::negative || !covers(frame, chunk)) continue;
    if (befalls_nobody(frame.subkind)) continue;
    const bool first = best == kNone || comes_before(frames_[best], frame);
    if (first || (priority(frame.subkind) < priority(frames_[best].subkind) &&
                  !comes_before(frame, frames_[best])))
      best = index_of(frame);
  }
  return best;
}

bool GroupFinder::comes_before(const Frame& passing, const Frame& told) const {
  const std::uint32_t begin = a_.chunks[passing.chunk].range.begin;
  // "Nineteen men taken from the mosque are still unaccounted for"
  const bool reduced =
      passing.victim != kNone && a_.chunks[passing.victim].range.end == begin && passing.passive;
  // "Four weavers expelled by Osterin have died"
  if (reduced && told.subkind == "killing" && !told.nominal &&
      a_.chunks[passing.chunk].participle && is_finite(a_.chunks[told.chunk]) &&
      told.mood == Mood::asserted)
    return true;
  if (!a_.chunks[passing.chunk].participle || begin == 0 ||
      told.subkind != "enforced_disappearance" || passing.subkind == "forced_return")
    return false;
  return reduced || a_.key(begin - 1) == "after"_w || a_.key(begin - 1) == "since"_w;
}

std::uint32_t GroupFinder::index_of(const Frame& frame) const {
  return static_cast<std::uint32_t>(&frame - frames_.data());
}

bool GroupFinder::covers(const Frame& frame, std::uint32_t chunk) const {
  if (frame.victim == kNone) return false;
  if (frame.victim == chunk) return !is_whole_of_part(frame, chunk);
  if (std::find(frame.others.begin(), frame.others.end(), chunk) != frame.others.end()) return true;
  if (a_.sentence(a_.chunks[chunk].range.begin) != a_.sentence(a_.chunks[frame.victim].range.begin))
    return false;
  const Chunk& victim = a_.chunks[frame.victim];
  // "a large number of refugees": the amount and its noun are two chunks joined by "of".
  return victim.preposition != kNone && a_.key(victim.preposition) == "of"_w && frame.victim > 0 &&
         frame.victim - 1 == chunk;
}

std::uint32_t GroupFinder::frame_of_sentence(std::uint32_t chunk) const {
  const TokenRange sentence = a_.sentence(a_.chunks[chunk].range.begin);
  std::uint32_t best = kNone;
  for (const Frame& frame : frames_in(frames_, sentence)) {
    if (!frame.happened() || !makes_incident(frame.subkind)) continue;
    if (frame.victim != kNone && is_nobody(frame.victim)) continue;
    if (frame.victim != kNone && frame.victim != chunk && !points_back(frame.victim)) continue;
    if (frame.target != kNone || parted_by_semicolon(frame.trigger.begin, chunk)) continue;
    if (frame.victim != kNone && frame.victim != chunk && others_between(chunk, frame.victim))
      continue;
    if (frame.agent == chunk || frame.instrument == chunk) continue;
    // "their deportation" speaks of them; "on pain of death" does not.
    if (frame.nominal && frame.victim == kNone &&
        (frame.trigger.begin < a_.chunks[chunk].range.begin || !frame.definite ||
         frame.subkind == "killing"))
      continue;
    if (best == kNone || priority(frame.subkind) < priority(frames_[best].subkind))
      best = index_of(frame);
  }
  return best;
}

bool GroupFinder::parted_by_semicolon(std::uint32_t token, std::uint32_t chunk) const {
  const std::uint32_t other = a_.chunks[chunk].range.begin;
  for (std::uint32_t t = std::min(token, other); t < std::max(token, other); ++t) {
    if (a_.word(t) == ";") return true;
  }
  return false;
}

bool GroupFinder::others_between(std::uint32_t chunk, std::uint32_t pronoun) const {
  for (std::uint32_t c = chunk + 1; c < pronoun; ++c) {
    if (a_.chunks[c].kind == ChunkKind::noun && a_.chunks[c].plural && a_.is_people(a_.chunks[c]))
      return true;
  }
  return false;
}

bool GroupFinder::points_back(std::uint32_t chunk) const {
  return a_.chunks[chunk].kind == ChunkKind::pronoun;
}

void GroupFinder::counted(std::uint32_t c, std::uint32_t q) {
  const QuantityHit& hit = a_.quantities[q];
  // "and not 212 as claimed": a figure denied counts nobody.
  if (hit.range.begin > 0 && a_.key(hit.range.begin - 1) == "not"_w) return;
  if (is_emergency_number(hit) || is_source(c) || is_parent_of(c) || is_exception(hit) ||
      are_none(c) || is_compared(c) || is_revised(c, q) || is_earlier_figure(a_, hit) ||
      is_within_new_figure(a_, q) || is_plain_age(a_, hit))
    return;
  // "The group, made up of 45 women and 15 men, was handed over": the deed befell the group.
  std::uint32_t frame = composes(q) ? kNone : frame_with_victim(c);
  // "stopped a boat with 70 people on board and took them back": who is aboard suffers the deed
  if ((frame == kNone && says_aboard(a_, hit) && frame_of_sentence(c) == kNone) || labelled(c, q))
    return;
  if (counts_two_fates(hit, c) || numbers_a_note(hit) || (frame == kNone && are_not_among(c)))
    return;
  const bool tally =
      is_tally(c, frame != kNone ? frames_[frame].subkind : fate_of_counted(a_, hit, c));
  if (is_described(frame)) return;
  if (tally) {
    for (const Frame& told : frames_in(frames_, a_.sentence(a_.chunks[c].range.begin))) {
      if (told.victim == c) out_.tallies.push_back(index_of(told));
    }
    return;
  }
  if (shares_fates(frame) || (frame == kNone && appeals(c))) return;
  // "1,000 are being held": people in a lasting state are a population, not this event's victims.
  if (frame != kNone && frames_[frame].stage == Stage::attempted && frames_[frame].nominal) return;
  // "The remaining 212 are being questioned": those of whom the page has told.
  const std::uint64_t second = a_.key(a_.chunks[c].range.begin + 1);
  const bool rest = a_.chunks[c].definite && (second == "remaining"_w || second == "other"_w);
  // "58 have been freed; 76 remain in detention": a number alone counts those told of.
  const bool bare = hit.head == kNone && hit.value.unit.empty() && !hit.without_figure;
  const bool of_those =
      ((hit.partitive || rest || bare) && !out_.groups.empty()) || remains_of(c, q) != kNone;
  if (frame != kNone && frames_[frame].ongoing && !of_those && same_size(hit, c, frame) == kNone)
    return;
  if (frame == kNone) frame = frame_of_next(c, q);
  const bool own = frame != kNone;
  if (!own || frames_[frame].subkind == "enforced_disappearance") {
    const std::uint32_t other = frame_of_sentence(c);
    // "vanished after being returned" tells of a return; "after being detained" of a vanishing.
    if (other != kNone && (frame == kNone || frames_[other].subkind == "forced_return")) {
      // A population's own predicate ("33,000 have fled") keeps it a population. Those included
      // among some right before them had the fate of those.
      const bool included = !own && counted_right_before(q) != kNone;
      if (own || (!included && !has_own_predicate(c))) frame = other;
    }
  }
  const std::string said = fate_of_counted(a_, hit, c);
  // "23 dead, scores wounded": what the noun says of them holds, whatever verb is near.
  if (!said.empty() && names_fate(a_, hit, c)) frame = kNone;
  const bool moved = frame != kNone && frames_[frame].subkind == "transfer";
  if (moved && tells_bodies(a_, hit, c)) frame = kNone;  // "Eleven bodies were flown home"
  std::uint32_t group = same_size(hit, c, frame);
  if (group == kNone) group = same_without_figure(hit, c);
  if (group == kNone) group = retold_.told_again(hit, c, frame);
  const std::optional<Number> size = figure_of(hit.value);
  const bool one = size == Number{1, 0} && !hit.more && !hit.without_figure && frame != kNone;
  if (group == kNone && one) group = retold_.one_before(c, frame);
  if (group == kNone && size && !hit.without_figure) group = retold_.other_retold(*size, c, frame);
  if (group == kNone) group = figure_given(hit, c, frame);
  if (group == kNone) group = vague_whole(hit, c, frame);
  if (group == kNone && size && !hit.without_figure) group = associates_before(*size, c, frame);
  if (group == kNone && frame == kNone && size && tells_bodies(a_, hit, c))
    group = retold_.bodies_of(*size, c);
  // "160 prisoners are behind bars": people in a lasting state are a population.
  if (group == kNone && frame == kNone && !said.empty() &&
      (are_held_now(c) || are_held_for_years(c)))
    return;
  const std::string by_noun = frame == kNone ? said : std::string();
  const bool part =
      !of_uncounted(q) && !opens_other_year(latest_main(kNone), c) &&
      (is_part(c, q) || (!own && goes_on(c, q) && !of_other_time(c, q)) || moved_part(frame, q));
  const std::uint32_t gapped =
      group == kNone && !own && by_noun.empty() ? gapped_from(c, q) : kNone;
  if (gapped != kNone) {
    group = found_group(c, q, out_.groups[gapped].event);
    out_.of_quantity[q] = group;
    mention(c, group);
    return;
  }
  if (group == kNone && frame == kNone && by_noun.empty() && !part) return;
  if (group == kNone) {
    std::uint32_t total = retold_.total_retold(c, frame);
    if (total == kNone && !adds(hit, c, frame) && !hit.without_figure && size && frame != kNone)
      total = retold_.detailed(*size, c, frames_[frame].subkind, frame);
    if (total == kNone && hit.more && size && frame != kNone) total = completed(*size, c, frame);
    if (total == kNone && !hit.more && size) total = confirmed_of(*size, c, frame);
    if (total == kNone && !hit.more) total = listed_whole(c);
    if (total == kNone) total = goes_on_parts(hit, q);
    if (total == kNone && frame != kNone) total = graded_part(hit, q, frame);
    if (total == kNone && frame == kNone && size && tells_bodies(a_, hit, c))
      total = retold_.detailed(*size, c, "killing", kNone);
    group = found_group(c, q, frame == kNone ? by_noun : frames_[frame].subkind);
    if (total != kNone) {
      out_.groups[group].whole = total;
    } else if (part) {
      std::uint32_t named = remains_of(c, q);
      if (named == kNone) named = counted_right_before(q);
      if (named == kNone) named = whole_named(c, group);
      // "Nine were freed. Eleven are minors.": a number alone is of those it can be part of.
      const bool opens = bare && hit.range.begin == a_.sentence(hit.range.begin).begin;
      const std::uint32_t held = is_of_these(q) || opens ? latest_holding(group, hit) : kNone;
      if (named == kNone) named = held;
      if (named == kNone && !is_of_these(q)) named = latest_main(group);
      if (named != kNone && exceeds(hit, named)) {
        // Counted as the others were ("the union says 31"), but no part of them.
        if (out_.groups[group].event.empty()) out_.groups[group].event = out_.groups[named].event;
        named = latest_holding(group, hit);
        if (named != kNone && exceeds(hit, named)) named = kNone;
        // "the fate of the other five" behind three: of people whom the page did not count.
        if (named == kNone && rest && !own) out_.groups[group].event.clear();
      }
      out_.groups[group].whole = are_living_of_dead(group, named) ? kNone : named;
      if (out_.groups[group].event.empty() && out_.groups[group].whole != kNone) {
        out_.groups[group].event = out_.groups[out_.groups[group].whole].event;
      }
    }
    if (out_.groups[group].event.empty()) {
      out_.groups.pop_back();
      a_.entities.pop_back();
      return;
    }
  }
  out_.of_quantity[q] = group;
  out_.frame_of_quantity[q] = frame;
  mention(c, group);
  if (out_.groups[group].quantity == q) {
    sum_up(group);
    take_in_smaller(group, frame, c);
  }
  if (names_one_of_them(c)) take_in_singles(group);
  take_in_part_before(c, group);
}

bool GroupFinder::names_one_of_them(std::uint32_t c) const {
  const std::uint32_t next = a_.chunks[c].range.end;
  return a_.word(next) == "," && a_.key(next + 1) == "one"_w && a_.key(next + 2) == "of"_w &&
         a_.key(next + 3) == "whom"_w;
}

void GroupFinder::take_in_singles(std::uint32_t total) {
  for (const SingleVictim& single : out_.singles) {
    Group& group = out_.groups[single.group];
    if (group.event != out_.groups[total].event || group.whole != kNone) continue;
    if (a_.sentence(group.founder.begin) != a_.sentence(out_.groups[total].founder.begin))
      group.whole = total;
  }
}

bool GroupFinder::appeals(std::uint32_t c) const {
  const auto told = frames_in(frames_, a_.sentence(a_.chunks[c].range.begin));
  return std::any_of(told.begin(), told.end(), [&](const Frame& frame) {
    return frame.agent == c && befalls_nobody(frame.subkind);
  });
}

bool GroupFinder::is_source(std::uint32_t c) const {
  const std::uint32_t preposition = a_.chunks[c].preposition;
  return preposition != kNone && preposition > 0 && a_.key(preposition - 1) == "according"_w;
}

std::uint32_t GroupFinder::figure_given(const QuantityHit& hit, std::uint32_t c,
                                        std::uint32_t frame) const {
  if (frame == kNone || hit.without_figure || hit.more || hit.value.share) return kNone;
  const std::uint32_t group = retold_.latest_of(frames_[frame].subkind);
  if (group == kNone || (!a_.quantities[out_.groups[group].quantity].without_figure &&
                         !retold_.gives_bound(group, hit, c)))
    return kNone;
  const Chunk& founder = a_.chunks[a_.next_chunk(out_.groups[group].founder.begin)];
  const bool later =
      a_.sentence(out_.groups[group].founder.begin) != a_.sentence(a_.chunks[c].range.begin);
  return later && a_.head_noun(founder) == a_.head_noun(a_.chunks[c]) ? group : kNone;
}

bool GroupFinder::is_number_of_name(std::uint32_t c) const {
  const Chunk& chunk = a_.chunks[c];
  return a_.pos(chunk.range.begin) == Pos::propn && chunk.range.size() > 1;
}

bool GroupFinder::goes_on(std::uint32_t c, std::uint32_t q) const {
  const QuantityHit& hit = a_.quantities[q];
  if (out_.groups.empty() || hit.without_figure || !hit.value.unit.empty()) return false;
  // "Hundreds have blocked the road": others than those counted before, who do something.
  const auto told = frames_in(frames_, a_.sentence(hit.range.begin));
  const bool acts =
      std::any_of(told.begin(), told.end(), [&](const Frame& frame) { return frame.agent == c; });
  if (acts && hit.value.bound == Bound::vague && !hit.partitive) return false;
  for (std::uint32_t t = hit.number.end; t < std::min(a_.size(), hit.number.end + 3); ++t) {
    if (a_.word(t) == ",") break;
    const bool them = t + 1 < a_.size() && (a_.key(t + 1) == "them"_w || a_.key(t + 1) == "whom"_w);
    if (a_.key(t) == "of"_w && them) return true;
  }
  if (hit.head != kNone || is_number_of_name(c)) return false;
  // "put the number of injured at three and made no mention of ...": not the subject
  if (a_.chunks[c].preposition != kNone &&
      one_of(a_.key(a_.chunks[c].preposition), {"at"_w, "as"_w}))
    return false;
  const std::uint32_t next = c + 1;
  if (next >= a_.chunks.size() || !is_finite(a_.chunks[next]) ||
      a_.chunks[next].range.begin > a_.chunks[c].range.end + 1)
    return false;
  // "Thousands attended the funeral", told by a verb that the lists of deeds do not know.
  const bool deed = std::any_of(told.begin(), told.end(),
                                [&](const Frame& frame) { return frame.chunk == next; });
  const bool active = !a_.chunks[next].passive && object_of(a_, next) != kNone;
  return deed || !active || hit.value.bound != Bound::vague || hit.partitive;
}

bool GroupFinder::is_exception(const QuantityHit& hit) const {
  const std::uint32_t begin = hit.range.begin;
  return begin > 1 && a_.key(begin - 1) == "but"_w && a_.key(begin - 2) == "all"_w;
}

bool GroupFinder::has_own_predicate(std::uint32_t c) const {
  for (std::uint32_t v = c + 1; v < a_.chunks.size() && v <= c + 3; ++v) {
    if (a_.chunks[v].kind != ChunkKind::verb) continue;
    const std::uint32_t subject = subject_of(a_, v);
    // "two diplomats and a lawyer said": one of two subjects
    const bool joined = subject == c + 1 && a_.key(a_.chunks[c].range.end) == "and"_w &&
                        a_.chunks[subject].range.begin == a_.chunks[c].range.end + 1;
    if (subject != c && !joined) return false;
    if (tells_of_own(c, v)) return false;
    for (const Frame& frame : frames_) {
      if (frame.chunk == v && makes_incident(frame.subkind)) return false;
    }
    return true;
  }
  return false;
}

bool GroupFinder::tells_of_own(std::uint32_t c, std::uint32_t verb) const {
  if (!a_.context->cues.match_at(a_.tokens, a_.chunks[verb].head, a_.chunks[verb].range.end))
    return false;
  const auto frames = frames_in(frames_, a_.sentence(a_.chunks[c].range.begin));
  return std::any_of(frames.begin(), frames.end(), [&](const Frame& frame) {
    return frame.victim != kNone && frame.happened() && frame.passive &&
           a_.key(a_.chunks[frame.victim].head) == "they"_w;
  });
}

namespace {

/// The event of those whom a noun for them names; empty for other words.
std::string_view event_of_noun(std::uint64_t word) {
  switch (word) {
    case "dead"_w:
    case "killed"_w:
      return "killing";
    case "wounded"_w:
    case "injured"_w:
      return "injury";
    case "detainees"_w:
    case "detained"_w:
    case "arrested"_w:
      return "detention";
    case "deportees"_w:
    case "deported"_w:
    case "expelled"_w:
    case "returnees"_w:
      return "forced_return";
    case "abducted"_w:
    case "kidnapped"_w:
    case "hostages"_w:
      return "abduction";
    case "missing"_w:
    case "disappeared"_w:
      return "enforced_disappearance";
    default:
      return {};
  }
}

}  // namespace

std::uint32_t GroupFinder::whole_named(std::uint32_t c, std::uint32_t except) const {
  constexpr std::uint32_t kReach = 7;  // tokens from the noun to the number
  const std::uint32_t begin = a_.chunks[c].range.begin;
  const TokenRange sentence = a_.sentence(begin);
  for (std::uint32_t t = begin; t-- > sentence.begin && begin - t <= kReach;) {
    const std::string_view event = event_of_noun(a_.key(t));
    const std::uint64_t before = t > sentence.begin ? a_.key(t - 1) : 0;
    if (event.empty() || (before != "the"_w && before != "those"_w)) continue;
    for (auto g = static_cast<std::uint32_t>(out_.groups.size()); g-- > 0;) {
      if (g != except && out_.groups[g].whole == kNone && out_.groups[g].event == event &&
          is_several(g))
        return g;
    }
  }
  return kNone;
}

bool GroupFinder::adds(const QuantityHit& hit, std::uint32_t c, std::uint32_t frame) const {
  const std::uint32_t begin = std::min(hit.range.begin, a_.chunks[c].range.begin);
  const bool points = a_.key(begin) == "the"_w || (begin > 0 && a_.key(begin - 1) == "the"_w);
  const std::optional<Number> size = figure_of(hit.value);
  if (!hit.more || points || retold_.other_than_before(c, frame)) return false;
  return frame == kNone || !size || !retold_.holds_others(*size, frames_[frame].subkind);
}

std::uint32_t GroupFinder::latest_main(std::uint32_t except) const {
  std::uint32_t without_figure = kNone;
  for (auto g = static_cast<std::uint32_t>(out_.groups.size()); g-- > 0;) {
    if (g == except || out_.groups[g].whole != kNone || out_.groups[g].event.empty() ||
        !is_several(g))
      continue;
    if (!a_.quantities[out_.groups[g].quantity].without_figure) return g;
    if (without_figure == kNone) without_figure = g;
  }
  return without_figure;
}

std::uint32_t GroupFinder::latest_holding(std::uint32_t except, const QuantityHit& hit) const {
  const std::uint32_t latest = latest_main(except);
  const std::optional<Number> mine = figure_of(hit.value);
  if (latest == kNone || !mine) return latest;
  const auto holds = [&](std::uint32_t g) {
    const QuantityHit& all = a_.quantities[out_.groups[g].quantity];
    const std::optional<Number> size = figure_of(all.value);
    return all.without_figure || !size || !(*size < *mine);
  };
  if (holds(latest)) return latest;
  for (auto g = static_cast<std::uint32_t>(out_.groups.size()); g-- > 0;) {
    const Group& group = out_.groups[g];
    if (g != except && group.whole == kNone && !group.event.empty() && is_several(g) && holds(g))
      return g;
  }
  return kNone;
}

bool GroupFinder::is_several(std::uint32_t group) const {
  const std::uint32_t q = out_.groups[group].quantity;
  if (q == kNone) return false;
  const std::optional<Number> size = figure_of(a_.quantities[q].value);
  return !size || *size != Number{1, 0};
}

std::uint32_t GroupFinder::same_size(const QuantityHit& hit, std::uint32_t c,
                                     std::uint32_t frame) const {
  const std::optional<Number> wanted = figure_of(hit.value);
  if (!wanted || hit.without_figure) return kNone;
  const bool added = adds(hit, c, frame);
  const std::string event = frame != kNone ? frames_[frame].subkind
                            : names_fate(a_, hit, c) || told_by_definite(hit, c)
                                ? fate_of_counted(a_, hit, c)
                                : std::string();
  for (std::uint32_t g = 0; g < out_.groups.size(); ++g) {
    const std::uint32_t q = out_.groups[g].quantity;
    if (q == kNone || out_.groups[g].whole != kNone) continue;
    if (figure_of(a_.quantities[q].value) != wanted || tells_other_people(g, event, c)) continue;
    // "ten others ... ten other people": the others told again
    if (added && (!a_.quantities[q].more || !same_small(g, event, c))) continue;
    if (*wanted >= Number{10, 0} || same_small(g, event, c)) return g;
  }
  return kNone;
}

std::uint32_t GroupFinder::same_without_figure(const QuantityHit& hit, std::uint32_t c) const {
  const std::uint32_t group = latest_main(kNone);
  if (group == kNone || hit.more || hit.partitive || hit.value.bound != Bound::vague) return kNone;
  const std::optional<Number> size = figure_of(a_.quantities[out_.groups[group].quantity].value);
  if (!size || (hit.value.lo && *size < *hit.value.lo) || (hit.value.hi && *hit.value.hi < *size))
    return kNone;
  for (const Frame& frame : frames_in(frames_, a_.sentence(a_.chunks[c].range.begin))) {
    if (points_back(frame) && befell(group, frame.subkind)) return group;
  }
  return kNone;
}

bool GroupFinder::points_back(const Frame& frame) {
  return frame.nominal && frame.definite && frame.polarity == Polarity::positive &&
         makes_incident(frame.subkind);
}

bool GroupFinder::same_small(std::uint32_t group, const std::string& event, std::uint32_t c) const {
  const TokenRange founder = out_.groups[group].founder;
  return !event.empty() && out_.groups[group].event == event &&
         a_.sentence(founder.begin) != a_.sentence(a_.chunks[c].range.begin) &&
         !are_others(a_.head_noun(a_.chunks[a_.next_chunk(founder.begin)]),
                     a_.head_noun(a_.chunks[c]));
}

std::uint32_t GroupFinder::found_group(std::uint32_t c, std::uint32_t q, std::string event) {
  DraftEntity entity;
  entity.kind = MentionKind::group;
  TokenRange range = a_.chunks[c].range;
  if (q != kNone) {
    range.begin = std::min(range.begin, a_.quantities[q].range.begin);
    range.end = std::max(range.end, a_.quantities[q].range.end);
  }
  entity.name = std::string(a_.words(range));
  entity.described = true;
  a_.entities.push_back(entity);
  out_.groups.push_back(
      {static_cast<std::uint32_t>(a_.entities.size() - 1), std::move(event), kNone, q, range});
  return static_cast<std::uint32_t>(out_.groups.size() - 1);
}

std::uint32_t Groups::of_chunk(std::uint32_t chunk) const {
  const auto found =
      std::lower_bound(mentions.begin(), mentions.end(), chunk,
                       [](const GroupMention& m, std::uint32_t c) { return m.chunk < c; });
  return found != mentions.end() && found->chunk == chunk ? found->group : kNone;
}

Groups find_groups(Analysis& analysis, const std::vector<Frame>& frames) {
  Groups groups;
  GroupFinder(analysis, frames, groups).run();
  return groups;
}

}  // namespace habeas
