// extract/groups.cpp - birth, part-whole and later mentions of victim groups
#include "extract/groups.h"

#include <algorithm>
#include <array>

#include "extract/fates.h"
#include "extract/one_person.h"
#include "extract/retold.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

template <std::size_t N>
bool one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Events in the order in which they explain a group best, when one clause names several.
int priority(const std::string& subkind) {
  static constexpr std::array<std::string_view, 10> kOrder = {
      "forced_return",          "killing",     "injury",  "abduction",       "detention",
      "enforced_disappearance", "trafficking", "torture", "sexual_violence", "transfer"};
  const auto found = std::find(kOrder.begin(), kOrder.end(), subkind);
  return found == kOrder.end() ? 99 : static_cast<int>(found - kOrder.begin());
}

/// Nouns and pronouns for a share of a group: "the majority of these".
constexpr std::array<std::uint64_t, 10> kShares = {"majority"_w, "most"_w, "many"_w, "some"_w,
                                                   "half"_w,     "none"_w, "all"_w,  "few"_w,
                                                   "part"_w,     "each"_w};

/// What may be said of those whom any event befell: "those affected by this incident".
constexpr std::array<std::uint64_t, 5> kTouched = {"affected"_w, "concerned"_w, "involved"_w,
                                                   "targeted"_w, "harmed"_w};

class GroupFinder {
 public:
  GroupFinder(Analysis& a, const std::vector<Frame>& frames, Groups& out)
      : a_(a), frames_(frames), out_(out), retold_(a, frames, out) {
    out_.of_quantity.assign(a_.quantities.size(), kNone);
    out_.frame_of_quantity.assign(a_.quantities.size(), kNone);
  }

  void run() {
    for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
      if (a_.chunks[c].kind == ChunkKind::pronoun) pointed_at(c);
      if (a_.chunks[c].kind != ChunkKind::noun) continue;
      told_by_event(c);
      const std::uint32_t quantity = retold_.quantity_of(c);
      if (quantity != kNone && !a_.quantities[quantity].value.share) {
        if (may_be_people(c, a_.quantities[quantity])) counted(c, quantity);
      } else if (is_headline_person(c)) {
        continue;  // told at the end
      } else if (a_.is_people(a_.chunks[c])) {
        uncounted(c);
      } else if (stands_for_one(a_.chunks[c])) {
        single(c);
      } else if (points_at_group(a_.chunks[c])) {
        mention_latest(c);
      }
    }
    tell_headlines();
  }

 private:
  /// "Miner killed in raid": a headline without articles counts where the text does not.
  void tell_headlines() {
    for (std::uint32_t c = 0; c < a_.chunks.size() && a_.in_title(a_.chunks[c].head); ++c) {
      const std::uint32_t frame = is_headline_person(c) ? frame_with_victim(c) : kNone;
      if (frame != kNone && !told_in_text(frames_[frame].subkind)) single(c);
    }
    std::sort(out_.mentions.begin(), out_.mentions.end(),
              [](const GroupMention& x, const GroupMention& y) { return x.chunk < y.chunk; });
  }

  bool is_headline_person(std::uint32_t c) const {
    const Chunk& chunk = a_.chunks[c];
    const Pos first = a_.pos(chunk.range.begin);
    return chunk.kind == ChunkKind::noun && a_.in_title(chunk.head) && !chunk.plural &&
           chunk.preposition == kNone && a_.is_people(chunk) &&
           (first == Pos::noun || first == Pos::num || first == Pos::adj || first == Pos::propn) &&
           retold_.quantity_of(c) == kNone && out_.of_chunk(c) == kNone &&
           a_.name_in(chunk.range, {MentionKind::person}) == nullptr;
  }

  /// Does the text tell of people whom this befell, by number, noun or name?
  bool told_in_text(const std::string& event) const {
    const bool counted = std::any_of(out_.groups.begin(), out_.groups.end(),
                                     [&](const Group& group) { return group.event == event; });
    return counted || std::any_of(frames_.begin(), frames_.end(), [&](const Frame& frame) {
             return frame.subkind == event && frame.victim != kNone && frame.happened() &&
                    a_.name_in(a_.chunks[frame.victim].range, {MentionKind::person}) != nullptr;
           });
  }

  /// A noun for people, a bare number, or what a frame takes for its victims ("27 dockers").
  bool may_be_people(std::uint32_t c, const QuantityHit& hit) const {
    if (a_.is_people(a_.chunks[c]) || hit.value.unit == "person") return true;
    if (hit.head != kNone && is_measure(singular(fold(a_.word(hit.head))))) return false;
    if (hit.head == kNone) return hit.value.unit.empty() || !is_measure(hit.value.unit);
    if (!fate_of_counted(a_, hit, c).empty()) return true;  // "26 deaths", "19 bodies"
    return frame_with_victim(c) != kNone;
  }

  /// Money, time and lengths: their unit is no noun of people.
  static bool is_measure(const std::string& unit) {
    static constexpr std::array<std::string_view, 36> kUnits = {
        "second", "minute", "hour",     "day",  "night",  "week",     "month",     "year",
        "decade", "metre",  "meter",    "mile", "foot",   "inch",     "kilometre", "kilometer",
        "degree", "dollar", "crown",    "euro", "pound",  "per cent", "peso",      "rupee",
        "rand",   "franc",  "yen",      "mark", "rouble", "ruble",    "dinar",     "lira",
        "baht",   "naira",  "shilling", "cent"};
    const bool word = std::any_of(unit.begin(), unit.end(), [](char x) { return x >= 'a'; });
    return !word || unit.size() < 3 ||
           std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end();
  }

  /// The frame whose victim this chunk is: its own clause, a relative clause on it, or a nominal
  /// with it behind "of".
  std::uint32_t frame_with_victim(std::uint32_t chunk) const {
    const std::uint32_t own = frame_of_victim(chunk);
    return own == kNone && counts_collective(chunk) ? frame_of_victim(chunk - 1) : own;
  }

  /// "a crew of 22", "a party of twelve": the number counts the members of the noun before it.
  bool counts_collective(std::uint32_t chunk) const {
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

  /// "a mother of two", "a father of three boys": how many children one person has.
  bool is_parent_of(std::uint32_t chunk) const {
    static constexpr std::array<std::string_view, 8> kParents = {
        "mother", "father", "mom", "dad", "parent", "grandmother", "grandfather", "widow"};
    const Chunk& c = a_.chunks[chunk];
    if (chunk == 0 || c.preposition == kNone || a_.key(c.preposition) != "of"_w ||
        a_.chunks[chunk - 1].range.end != c.preposition || a_.chunks[chunk - 1].definite)
      return false;
    const std::string noun = a_.head_noun(a_.chunks[chunk - 1]);
    return std::find(kParents.begin(), kParents.end(), noun) != kParents.end();
  }

  std::uint32_t frame_of_victim(std::uint32_t chunk) const {
    const TokenRange sentence = a_.sentence(a_.chunks[chunk].range.begin);
    std::uint32_t best = kNone;
    for (const Frame& frame : frames_in(frames_, sentence)) {
      if (frame.polarity == Polarity::negative || !covers(frame, chunk)) continue;
      const bool first = best == kNone || comes_before(frames_[best], frame);
      if (first || (priority(frame.subkind) < priority(frames_[best].subkind) &&
                    !comes_before(frame, frames_[best])))
        best = index_of(frame);
    }
    return best;
  }

  /// "disappeared after being detained": what is told in passing, as having come before.
  bool comes_before(const Frame& passing, const Frame& told) const {
    const std::uint32_t begin = a_.chunks[passing.chunk].range.begin;
    return a_.chunks[passing.chunk].participle && begin > 0 &&
           told.subkind == "enforced_disappearance" && passing.subkind != "forced_return" &&
           (a_.key(begin - 1) == "after"_w || a_.key(begin - 1) == "since"_w);
  }

  std::uint32_t index_of(const Frame& frame) const {
    return static_cast<std::uint32_t>(&frame - frames_.data());
  }

  bool covers(const Frame& frame, std::uint32_t chunk) const {
    if (frame.victim == kNone) return false;
    if (frame.victim == chunk) return true;
    if (std::find(frame.others.begin(), frame.others.end(), chunk) != frame.others.end())
      return true;
    if (a_.sentence(a_.chunks[chunk].range.begin) !=
        a_.sentence(a_.chunks[frame.victim].range.begin))
      return false;
    const Chunk& victim = a_.chunks[frame.victim];
    // "a large number of refugees": the amount and its noun are two chunks joined by "of".
    return victim.preposition != kNone && a_.key(victim.preposition) == "of"_w &&
           frame.victim > 0 && frame.victim - 1 == chunk;
  }

  /// A frame of the sentence that says of this group what happened to it though its grammar names
  /// no victim: "vanished after being returned", "their deportation".
  std::uint32_t frame_of_sentence(std::uint32_t chunk) const {
    const TokenRange sentence = a_.sentence(a_.chunks[chunk].range.begin);
    std::uint32_t best = kNone;
    for (const Frame& frame : frames_in(frames_, sentence)) {
      if (!frame.happened() || !makes_incident(frame.subkind)) continue;
      if (frame.victim != kNone && frame.victim != chunk && !points_back(frame.victim)) continue;
      if (frame.target != kNone) continue;  // it befell a thing
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

  /// "her four children ... rounded up the men and shot them": the pronoun means nearer people.
  bool others_between(std::uint32_t chunk, std::uint32_t pronoun) const {
    for (std::uint32_t c = chunk + 1; c < pronoun; ++c) {
      if (a_.chunks[c].kind == ChunkKind::noun && a_.chunks[c].plural && a_.is_people(a_.chunks[c]))
        return true;
    }
    return false;
  }

  bool points_back(std::uint32_t chunk) const {
    return a_.chunks[chunk].kind == ChunkKind::pronoun;
  }

  void counted(std::uint32_t c, std::uint32_t q) {
    const QuantityHit& hit = a_.quantities[q];
    // "and not 212 as claimed": a figure denied counts nobody.
    if (hit.range.begin > 0 && a_.key(hit.range.begin - 1) == "not"_w) return;
    if (is_source(c) || is_parent_of(c)) return;
    std::uint32_t frame = frame_with_victim(c);
    // "1,000 are being held": people in a lasting state are a population, not this event's victims.
    if (frame != kNone && frames_[frame].stage == Stage::attempted && frames_[frame].nominal)
      return;
    const bool of_those = hit.partitive && !out_.groups.empty();
    if (frame != kNone && frames_[frame].ongoing && !of_those && same_size(hit, c, frame) == kNone)
      return;
    const bool own = frame != kNone;
    if (!own || frames_[frame].subkind == "enforced_disappearance") {
      const std::uint32_t other = frame_of_sentence(c);
      // "vanished after being returned" tells of a return; "after being detained" of a vanishing.
      if (other != kNone && (frame == kNone || frames_[other].subkind == "forced_return")) {
        // A population's own predicate ("33,000 have fled") keeps it a population.
        if (own || !has_own_predicate(c)) frame = other;
      }
    }
    const std::string said = fate_of_counted(a_, hit, c);
    // "23 dead, scores wounded": what the noun says of them holds, whatever verb is near.
    if (!said.empty() && names_fate(a_, hit, c)) frame = kNone;
    std::uint32_t group = same_size(hit, c, frame);
    if (group == kNone) group = same_without_figure(hit, c);
    if (group == kNone) group = retold_.told_again(hit, c, frame);
    const std::optional<Number> size = figure_of(hit.value);
    const bool one = size == Number{1, 0} && !hit.more && !hit.without_figure && frame != kNone;
    if (group == kNone && one) group = retold_.one_before(c, frame);
    if (group == kNone && size && !hit.without_figure)
      group = retold_.other_retold(*size, c, frame);
    if (group == kNone) group = figure_given(hit, c, frame);
    if (group == kNone && frame == kNone && size && tells_bodies(a_, hit, c))
      group = retold_.bodies_of(*size, c);
    const std::string by_noun = frame == kNone ? said : std::string();
    const bool part = is_part(c, q) || (!own && goes_on(c, q)) || moved_part(frame, q);
    if (group == kNone && frame == kNone && by_noun.empty() && !part) return;
    if (group == kNone) {
      std::uint32_t total = retold_.total_retold(c, frame);
      if (total == kNone && !adds(hit, c, frame) && !hit.without_figure && size && frame != kNone)
        total = retold_.detailed(*size, c, frames_[frame].subkind, frame);
      if (total == kNone && !hit.more) total = listed_whole(c);
      if (total == kNone && frame == kNone && size && tells_bodies(a_, hit, c))
        total = retold_.detailed(*size, c, "killing", kNone);
      group = found_group(c, q, frame == kNone ? by_noun : frames_[frame].subkind);
      if (total != kNone) {
        out_.groups[group].whole = total;
      } else if (part) {
        out_.groups[group].whole = latest_main(group);
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
  }

  /// "two insurgents, one of whom was the man sought"
  bool names_one_of_them(std::uint32_t c) const {
    const std::uint32_t next = a_.chunks[c].range.end;
    return a_.word(next) == "," && a_.key(next + 1) == "one"_w && a_.key(next + 2) == "of"_w &&
           a_.key(next + 3) == "whom"_w;
  }

  /// The single persons told before in another sentence are among those counted now.
  void take_in_singles(std::uint32_t total) {
    for (const SingleVictim& single : out_.singles) {
      Group& group = out_.groups[single.group];
      if (group.event != out_.groups[total].event || group.whole != kNone) continue;
      if (a_.sentence(group.founder.begin) != a_.sentence(out_.groups[total].founder.begin))
        group.whole = total;
    }
  }

  /// "according to three witnesses": who tells, not who suffered.
  bool is_source(std::uint32_t c) const {
    const std::uint32_t preposition = a_.chunks[c].preposition;
    return preposition != kNone && preposition > 0 && a_.key(preposition - 1) == "according"_w;
  }

  /// "detained several suspects ... the team detained three suspects": a later sentence gives the
  /// figure of those whom the text spoke of without one.
  std::uint32_t figure_given(const QuantityHit& hit, std::uint32_t c, std::uint32_t frame) const {
    if (frame == kNone || hit.without_figure || hit.more || hit.value.share) return kNone;
    const std::uint32_t group = retold_.latest_of(frames_[frame].subkind);
    if (group == kNone || !a_.quantities[out_.groups[group].quantity].without_figure) return kNone;
    const Chunk& founder = a_.chunks[a_.next_chunk(out_.groups[group].founder.begin)];
    const bool later =
        a_.sentence(out_.groups[group].founder.begin) != a_.sentence(a_.chunks[c].range.begin);
    return later && a_.head_noun(founder) == a_.head_noun(a_.chunks[c]) ? group : kNone;
  }

  /// "a commander and another man ... two men were held, including the commander": those told one
  /// by one in one sentence before are part of the figure that sums them up.
  void sum_up(std::uint32_t total) {
    const std::uint32_t q = out_.groups[total].quantity;
    if (q == kNone || a_.quantities[q].without_figure || a_.quantities[q].more) return;
    const std::optional<Number> wanted = figure_of(a_.quantities[q].value);
    if (!wanted || wanted->scale != 0 || out_.groups[total].whole != kNone) return;
    std::vector<std::uint32_t> told;
    std::int64_t sum = 0;
    for (std::uint32_t g = 0; g < total; ++g) {
      const Group& group = out_.groups[g];
      if (group.event != out_.groups[total].event || group.whole != kNone) continue;
      const bool one_sentence =
          told.empty() ||
          a_.sentence(out_.groups[told.front()].founder.begin) == a_.sentence(group.founder.begin);
      if (!one_sentence ||
          a_.sentence(group.founder.begin) == a_.sentence(out_.groups[total].founder.begin))
        return;
      std::int64_t size = 1;  // a single person
      if (group.quantity != kNone) {
        const std::optional<Number> known = figure_of(a_.quantities[group.quantity].value);
        if (!known || known->scale != 0 || a_.quantities[group.quantity].without_figure) return;
        size = known->digits;
      }
      sum += size;
      told.push_back(g);
    }
    if (told.size() < 2 || sum != wanted->digits) return;
    for (const std::uint32_t g : told) out_.groups[g].whole = total;
  }

  /// "Two men were killed ... The attack killed nine people": a later and greater figure of the
  /// same harm, with no other place or day, holds those told before it.
  void take_in_smaller(std::uint32_t total, std::uint32_t frame, std::uint32_t c) {
    const Group& whole = out_.groups[total];
    const QuantityHit& hit = a_.quantities[whole.quantity];
    const std::optional<Number> all = figure_of(hit.value);
    if (frame == kNone || whole.whole != kNone || hit.more || hit.without_figure || !all ||
        all->scale != 0 || (whole.event != "killing" && whole.event != "injury"))
      return;
    std::vector<std::uint32_t> told;
    std::int64_t sum = 0;
    for (std::uint32_t g = 0; g < total; ++g) {
      const Group& group = out_.groups[g];
      if (group.event != whole.event || group.whole != kNone) continue;
      if (retold_.in_sentence_of(g, c) || retold_.is_apart(g, c, frame)) return;
      const std::optional<Number> size =
          group.quantity == kNone ? Number{1, 0} : figure_of(a_.quantities[group.quantity].value);
      if (!size || size->scale != 0 || !(*size < *all)) return;
      sum += size->digits;
      told.push_back(g);
    }
    if (sum > all->digits) return;
    for (const std::uint32_t g : told) out_.groups[g].whole = total;
  }

  /// Fewer people moved than the group before them: those of one bus, one bridge.
  bool moved_part(std::uint32_t frame, std::uint32_t q) const {
    if (frame == kNone) return false;
    const bool bare = a_.quantities[q].head == kNone && !frames_[frame].at.empty();
    if (frames_[frame].subkind != "transfer" &&
        !(bare && frames_[frame].subkind == "forced_return"))
      return false;
    const std::uint32_t whole = latest_main(kNone);
    if (whole == kNone || out_.groups[whole].event != "forced_return") return false;
    const std::optional<Number> mine = figure_of(a_.quantities[q].value);
    const std::optional<Number> all = figure_of(a_.quantities[out_.groups[whole].quantity].value);
    return mine && all && *mine < *all;
  }

  /// A number without a noun that goes on with the group before: "Twenty-nine of them are women",
  /// "At least 75 are children", "Four did not".
  bool goes_on(std::uint32_t c, std::uint32_t q) const {
    const QuantityHit& hit = a_.quantities[q];
    if (out_.groups.empty() || hit.without_figure || !hit.value.unit.empty()) return false;
    for (std::uint32_t t = hit.number.end; t < std::min(a_.size(), hit.number.end + 3); ++t) {
      if (a_.word(t) == ",") break;
      const bool them =
          t + 1 < a_.size() && (a_.key(t + 1) == "them"_w || a_.key(t + 1) == "whom"_w);
      if (a_.key(t) == "of"_w && them) return true;
    }
    if (hit.head != kNone) return false;
    const std::uint32_t next = c + 1;
    return next < a_.chunks.size() && is_finite(a_.chunks[next]) &&
           a_.chunks[next].range.begin <= a_.chunks[c].range.end + 1;
  }

  /// Is this people the subject of a finite verb that is no incident ("33,000 have fled",
  /// "thousands live")?
  bool has_own_predicate(std::uint32_t c) const {
    for (std::uint32_t v = c + 1; v < a_.chunks.size() && v <= c + 3; ++v) {
      if (a_.chunks[v].kind != ChunkKind::verb) continue;
      if (subject_of(a_, v) != c) return false;
      if (tells_of_own(c, v)) return false;
      for (const Frame& frame : frames_) {
        if (frame.chunk == v && makes_incident(frame.subkind)) return false;
      }
      return true;
    }
    return false;
  }

  /// "Fourteen women told the group that they had been raped": what those counted say befell them.
  bool tells_of_own(std::uint32_t c, std::uint32_t verb) const {
    if (!a_.context->cues.match_at(a_.tokens, a_.chunks[verb].head, a_.chunks[verb].range.end))
      return false;
    const auto frames = frames_in(frames_, a_.sentence(a_.chunks[c].range.begin));
    return std::any_of(frames.begin(), frames.end(), [&](const Frame& frame) {
      return frame.victim != kNone && frame.happened() && frame.passive &&
             a_.key(a_.chunks[frame.victim].head) == "they"_w;
    });
  }

  /// "over 300 at the Felbrin crossing": a number with a site stands for part of the group.
  bool at_site(std::uint32_t c) const {
    for (const std::uint32_t p :
         phrases_of(a_, c, {"at"_w, "through"_w, "via"_w, "over"_w, "across"_w, "from"_w})) {
      if (a_.chunks[p].range.begin > a_.chunks[c].range.end + 6) continue;
      const auto term =
          a_.context->terms.match_at(a_.tokens, a_.chunks[p].head, a_.chunks[p].head + 1);
      if (term && a_.context->terms[term->phrase].label == "site") return true;
      if (a_.name_in(a_.chunks[p].range, {MentionKind::place, MentionKind::facility}) != nullptr)
        return true;
    }
    return false;
  }

  bool is_part(std::uint32_t c, std::uint32_t q) const {
    const std::uint32_t begin = std::min(a_.chunks[c].range.begin, a_.quantities[q].range.begin);
    for (std::uint32_t t = begin; t-- > a_.sentence(begin).begin && begin - t <= 4;) {
      const std::uint64_t key = a_.key(t);
      if (counted_outside(t, begin)) break;
      if (key == "including"_w || key == "includes"_w || key == "include"_w || key == "among"_w ||
          key == "included"_w || key == "them"_w)
        return true;
    }
    for (std::uint32_t t = a_.quantities[q].range.end;
         t < a_.sentence(begin).end && t < a_.quantities[q].range.end + 3; ++t) {
      if (a_.word(t) == ",") break;  // "31 men, of whom": the whole of what follows
      if (a_.key(t) == "of"_w && t + 1 < a_.size() &&
          (a_.key(t + 1) == "them"_w || a_.key(t + 1) == "whom"_w || a_.key(t + 1) == "the"_w))
        return true;
    }
    const std::uint32_t frame = frame_with_victim(c);
    const std::uint32_t whole = latest_main(kNone);
    const std::string event =
        frame != kNone ? frames_[frame].subkind : fate_of_counted(a_, a_.quantities[q], c);
    const bool same =
        event.empty() || whole == kNone || event == "transfer" || event == out_.groups[whole].event;
    return same && whole != kNone && at_site(c);
  }

  /// Do counted people that are no group stand right before this word: "19 witnesses, including"?
  bool counted_outside(std::uint32_t token, std::uint32_t before) const {
    const auto near = std::lower_bound(
        a_.quantities.begin(), a_.quantities.end(), token,
        [](const QuantityHit& hit, std::uint32_t t) { return hit.range.end + 2 < t; });
    for (auto q = static_cast<std::uint32_t>(near - a_.quantities.begin());
         q < a_.quantities.size(); ++q) {
      const TokenRange range = a_.quantities[q].range;
      if (range.end > before || range.end > token) break;
      if (token - range.end <= 2 && a_.sentence(range.begin).begin == a_.sentence(token).begin &&
          a_.quantities[q].head != kNone && out_.of_quantity[q] == kNone)
        return true;
    }
    return false;
  }

  /// "three others", "two more men" add to those told before; "the other three" are of them.
  bool adds(const QuantityHit& hit, std::uint32_t c, std::uint32_t frame) const {
    const std::uint32_t begin = std::min(hit.range.begin, a_.chunks[c].range.begin);
    const bool points = a_.key(begin) == "the"_w || (begin > 0 && a_.key(begin - 1) == "the"_w);
    const std::optional<Number> size = figure_of(hit.value);
    if (!hit.more || points || retold_.other_than_before(c, frame)) return false;
    return frame == kNone || !size || !retold_.holds_others(*size, frames_[frame].subkind);
  }

  /// The group spoken of last that is no part of another: one with a figure before those without.
  std::uint32_t latest_main(std::uint32_t except) const {
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

  /// Given by an amount that may be more than one person.
  bool is_several(std::uint32_t group) const {
    const std::uint32_t q = out_.groups[group].quantity;
    if (q == kNone) return false;
    const std::optional<Number> size = figure_of(a_.quantities[q].value);
    return !size || *size != Number{1, 0};
  }

  /// A group of the text with the same figure: the same group, however hedged.
  std::uint32_t same_size(const QuantityHit& hit, std::uint32_t c, std::uint32_t frame) const {
    const std::optional<Number> wanted = figure_of(hit.value);
    if (!wanted || hit.without_figure) return kNone;
    const bool added = adds(hit, c, frame);
    const std::string event = frame != kNone           ? frames_[frame].subkind
                              : names_fate(a_, hit, c) ? fate_of_counted(a_, hit, c)
                                                       : std::string();
    for (std::uint32_t g = 0; g < out_.groups.size(); ++g) {
      const std::uint32_t q = out_.groups[g].quantity;
      if (q == kNone || out_.groups[g].whole != kNone) continue;
      if (figure_of(a_.quantities[q].value) != wanted) continue;
      // "ten others ... ten other people": the others told again
      if (added && (!a_.quantities[q].more || !same_small(g, event, c))) continue;
      if (*wanted >= Number{10, 0} || same_small(g, event, c)) return g;
    }
    return kNone;
  }

  /// "the deportation, involving hundreds of farmers" after "up to 600 farmers were deported": an
  /// amount without a figure, told of an event that the text names as known, is the group known.
  std::uint32_t same_without_figure(const QuantityHit& hit, std::uint32_t c) const {
    const std::uint32_t group = latest_main(kNone);
    if (group == kNone || hit.more || hit.partitive || hit.value.bound != Bound::vague)
      return kNone;
    const std::optional<Number> size = figure_of(a_.quantities[out_.groups[group].quantity].value);
    if (!size || (hit.value.lo && *size < *hit.value.lo) || (hit.value.hi && *hit.value.hi < *size))
      return kNone;
    for (const Frame& frame : frames_in(frames_, a_.sentence(a_.chunks[c].range.begin))) {
      if (points_back(frame) && befell(group, frame.subkind)) return group;
    }
    return kNone;
  }

  /// "the deportations", "this mass return": an event that the text has told before.
  static bool points_back(const Frame& frame) {
    return frame.nominal && frame.definite && frame.polarity == Polarity::positive &&
           makes_incident(frame.subkind);
  }

  /// Small figures are common: they are one group when the same befalls them in another sentence.
  bool same_small(std::uint32_t group, const std::string& event, std::uint32_t c) const {
    const TokenRange founder = out_.groups[group].founder;
    return !event.empty() && out_.groups[group].event == event &&
           a_.sentence(founder.begin) != a_.sentence(a_.chunks[c].range.begin) &&
           !are_others(a_.head_noun(a_.chunks[a_.next_chunk(founder.begin)]),
                       a_.head_noun(a_.chunks[c]));
  }

  std::uint32_t found_group(std::uint32_t c, std::uint32_t q, std::string event) {
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

  void mention(std::uint32_t c, std::uint32_t group) {
    out_.mentions.push_back({a_.chunks[c].range, c, group});
  }

  void mention_latest(std::uint32_t c) {
    const std::uint32_t group = latest_main(kNone);
    if (group != kNone) mention(c, group);
  }

  /// "this group", "that group": the people spoken of. "The group" may be a body that speaks.
  bool points_at_group(const Chunk& chunk) const {
    const std::uint64_t first = a_.key(chunk.range.begin);
    return a_.head_noun(chunk) == "group" && (first == "this"_w || first == "that"_w) &&
           a_.name_in(chunk.range, {MentionKind::organisation}) == nullptr;
  }

  /// "the majority of these", "those forcibly returned", "those affected by this": a pronoun for
  /// the group by what is counted of it or by what befell it.
  void pointed_at(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    const std::uint64_t key = a_.key(chunk.range.begin);
    if (key != "these"_w && key != "those"_w) return;
    const std::uint32_t group = latest_main(kNone);
    if (group == kNone) return;
    if (chunk.preposition != kNone && a_.key(chunk.preposition) == "of"_w && c > 0 &&
        a_.chunks[c - 1].range.end == chunk.preposition &&
        one_of(a_.key(a_.chunks[c - 1].head), kShares) && !goes_on_behind(chunk)) {
      mention(c, group);
      return;
    }
    if (key != "those"_w) return;
    std::uint32_t verb = chunk.range.end;
    if (verb < a_.size() && a_.pos(verb) == Pos::adv) ++verb;
    if (verb >= a_.size() || a_.pos(verb) != Pos::verb) return;
    if (!one_of(a_.key(verb), kTouched) && !befalls(verb, group)) return;
    out_.mentions.push_back({{chunk.range.begin, verb + 1}, c, group});
  }

  /// "of these farmers", "of those who": more words say who is meant.
  bool goes_on_behind(const Chunk& chunk) const {
    const std::uint32_t next = chunk.range.end;
    return next < a_.size() && (a_.key(next) == "who"_w || a_.key(next) == "whose"_w ||
                                a_.pos(next) == Pos::noun || a_.pos(next) == Pos::adj);
  }

  /// Is this the verb of an event that befell the group?
  bool befalls(std::uint32_t verb, std::uint32_t group) const {
    for (const Frame& frame : frames_in(frames_, a_.sentence(verb))) {
      if (frame.trigger.begin <= verb && verb < frame.trigger.end && befell(group, frame.subkind))
        return true;
    }
    return false;
  }

  /// "these deportations": the event stands for those whom it befell.
  void told_by_event(std::uint32_t c) {
    const std::uint32_t group = latest_main(kNone);
    if (group == kNone) return;
    for (const Frame& frame : frames_in(frames_, a_.sentence(a_.chunks[c].range.begin))) {
      if (frame.chunk != c || !points_back(frame) || frame.victim != kNone) continue;
      if (befell(group, frame.subkind)) out_.by_event.push_back({a_.chunks[c].range, c, group});
      return;
    }
  }

  /// What made it a group, or what else is told where it was founded: "600 have vanished after
  /// being returned".
  bool befell(std::uint32_t group, const std::string& subkind) const {
    if (out_.groups[group].event == subkind) return true;
    const TokenRange sentence = a_.sentence(out_.groups[group].founder.begin);
    const std::span<const Frame> told = frames_in(frames_, sentence);
    return std::any_of(told.begin(), told.end(),
                       [&](const Frame& frame) { return frame.subkind == subkind; });
  }

  /// A plural without a number: a later mention of a group when definite; the birth of one when a
  /// particular event names it.
  void uncounted(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    if (!chunk.plural && (!chunk.definite || is_kin(a_, chunk))) {
      single(c);
      return;
    }
    if (points_at_group(chunk)) mention_latest(c);
    if (voice_noun(chunk)) return;
    const std::uint64_t first = a_.key(chunk.range.begin);
    const bool points = first == "the"_w || first == "these"_w || first == "those"_w ||
                        first == "all"_w || first == "any"_w;
    if (points && chunk.plural && !out_.groups.empty()) {
      if (fits(chunk)) mention_latest(c);
      return;
    }
    if (!chunk.plural) return;
    const std::uint32_t frame = frame_with_victim(c);
    if (frame == kNone || !frames_[frame].happened() || frames_[frame].ongoing ||
        !makes_incident(frames_[frame].subkind))
      return;
    if (frames_[frame].subkind == "transfer" || frames_[frame].nominal) {
      mention_latest(c);
    }
  }

  /// "a miner was shot": a group of one. Told again in another sentence it is the same person
  /// unless the text says "another" or uses another noun.
  void single(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    const std::uint64_t first = a_.key(chunk.range.begin);
    const bool other = first == "another"_w || first == "one"_w;
    const bool one = first == "a"_w || first == "an"_w || is_kin(a_, chunk) || shares_article(c);
    if (!other && !one && !is_headline_person(c)) return;
    if (included(c)) return;
    const std::uint32_t frame = frame_with_victim(c);
    if (frame == kNone || !frames_[frame].happened() || frames_[frame].ongoing ||
        frames_[frame].nominal || frames_[frame].subkind == "transfer" ||
        !makes_incident(frames_[frame].subkind))
      return;
    // "her sister was deported": whose case it is, somebody tells; a death is told by the page.
    if (is_kin(a_, chunk) && frames_[frame].subkind != "killing" &&
        frames_[frame].subkind != "injury")
      return;
    const std::int64_t ordinal = ordinal_of(chunk);
    const bool another = (other && !retold_.other_than_before(c, frame)) || ordinal > 0;
    std::uint32_t group = another ? kNone : retold_.one_before(c, frame);
    if (group == kNone && other) group = retold_.other_retold(Number{1, 0}, c, frame);
    if (group == kNone && first == "another"_w) group = retold_.another_before(c, frame);
    if (group == kNone) {
      std::uint32_t total = retold_.total_retold(c, frame);
      if (total == kNone) {
        total = retold_.detailed(Number{1, 0}, c, frames_[frame].subkind, frame);
        const bool counted_on = ordinal > 0 && total != kNone && ordinal <= size_of(total);
        if (total == kNone) total = listed_whole(c);
        if (another && first != "one"_w && !counted_on && total != kNone &&
            retold_.told_of(total) == 0)
          total = kNone;
      }
      group = found_group(c, kNone, frames_[frame].subkind);
      out_.groups[group].whole = total;
    }
    out_.singles.push_back({c, group, frame});
    mention(c, group);
  }

  /// "two suspects - a man and a woman - were killed", "three men: a miner and two guards": the
  /// group counted right before a list whose people sum up to its figure; else kNone.
  std::uint32_t listed_whole(std::uint32_t c) const {
    for (std::uint32_t first = c; first > 0; --first) {
      const std::uint32_t whole = opens_list(first - 1, first) ? out_.of_chunk(first - 1) : kNone;
      if (whole != kNone && listed_from(first) == size_of(whole)) return whole;
      if (!joins_list(first - 1, first)) return kNone;
    }
    return kNone;
  }

  /// A counted noun with a mark behind it that a list may follow.
  bool opens_list(std::uint32_t whole, std::uint32_t first) const {
    const std::uint32_t mark = a_.chunks[whole].range.end;
    const std::string_view opens = a_.word(mark);
    return a_.chunks[whole].kind == ChunkKind::noun && retold_.quantity_of(whole) != kNone &&
           mark + 1 == a_.chunks[first].range.begin &&
           (opens == "," || opens == ":" || opens == "-" || opens == "\xE2\x80\x93" ||
            opens == "\xE2\x80\x94");
  }

  /// How many people a list tells, from its first noun on; 0 for a single noun.
  std::int64_t listed_from(std::uint32_t first) const {
    std::int64_t sum = people_in(first);
    std::uint32_t next = first + 1;
    for (; next < a_.chunks.size() && joins_list(next - 1, next); ++next) sum += people_in(next);
    return next > first + 1 ? sum : 0;
  }

  /// Two nouns of one list: only "and" between them, or a comma before another.
  bool joins_list(std::uint32_t before, std::uint32_t chunk) const {
    const std::uint32_t end = a_.chunks[before].range.end;
    const std::uint32_t begin = a_.chunks[chunk].range.begin;
    if (a_.chunks[chunk].kind != ChunkKind::noun || a_.chunks[before].kind != ChunkKind::noun ||
        people_in(before) == 0)
      return false;
    const bool comma = a_.word(end) == ",";
    return (end + 1 == begin && (comma || a_.key(end) == "and"_w)) ||
           (end + 2 == begin && comma && a_.key(end + 1) == "and"_w);
  }

  /// How many people a noun of a list tells: its figure, or one; 0 for no people.
  std::int64_t people_in(std::uint32_t c) const {
    const Chunk& chunk = a_.chunks[c];
    if (chunk.kind != ChunkKind::noun || chunk.preposition != kNone) return 0;
    const std::uint32_t q = retold_.quantity_of(c);
    if (q != kNone) {
      const std::optional<Number> size = figure_of(a_.quantities[q].value);
      return size && size->scale == 0 ? size->digits : 0;
    }
    return !chunk.plural && a_.is_people(chunk) ? 1 : 0;
  }

  /// "a man and woman": one article for two nouns.
  bool shares_article(std::uint32_t c) const {
    const Chunk& chunk = a_.chunks[c];
    if (c == 0 || chunk.plural || a_.pos(chunk.range.begin) != Pos::noun) return false;
    const Chunk& before = a_.chunks[c - 1];
    const std::uint64_t first = a_.key(before.range.begin);
    return before.kind == ChunkKind::noun && before.range.end + 1 == chunk.range.begin &&
           a_.key(before.range.end) == "and"_w && !before.plural && a_.is_people(before) &&
           (first == "a"_w || first == "an"_w || first == "his"_w || first == "her"_w);
  }

  /// The figure of a group; 1 where none is told.
  std::int64_t size_of(std::uint32_t group) const {
    const std::uint32_t q = out_.groups[group].quantity;
    const std::optional<Number> size =
        q == kNone ? std::nullopt : figure_of(a_.quantities[q].value);
    return size && size->scale == 0 ? size->digits : 1;
  }

  /// "a second man": which of several; 0 for others.
  std::int64_t ordinal_of(const Chunk& chunk) const {
    static constexpr std::array<std::uint64_t, 5> kOrdinals = {"second"_w, "third"_w, "fourth"_w,
                                                               "fifth"_w, "sixth"_w};
    for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
      const auto at = std::find(kOrdinals.begin(), kOrdinals.end(), a_.key(t));
      if (at != kOrdinals.end()) return at - kOrdinals.begin() + 2;
    }
    return 0;
  }

  /// "Three people, including a child, were killed": one of those counted before.
  bool included(std::uint32_t c) {
    const std::uint32_t begin = a_.chunks[c].range.begin;
    const bool joined =
        begin > 0 &&
        (a_.key(begin - 1) == "including"_w ||
         (begin > 1 && a_.key(begin - 1) == "them"_w && a_.key(begin - 2) == "among"_w));
    if (!joined) return false;
    const TokenRange sentence = a_.sentence(begin);
    for (auto q = static_cast<std::uint32_t>(a_.quantities.size()); q-- > 0;) {
      const TokenRange range = a_.quantities[q].range;
      if (range.begin >= begin || range.begin < sentence.begin) continue;
      const std::uint32_t whole = out_.of_quantity[q];
      if (whole == kNone || out_.frame_of_quantity[q] == kNone) return false;
      const std::uint32_t group = found_group(c, kNone, out_.groups[whole].event);
      out_.groups[group].whole = whole;
      out_.singles.push_back({c, group, out_.frame_of_quantity[q]});
      mention(c, group);
      return true;
    }
    return false;
  }

  /// "one" and "another" without a noun: "killing a miner and wounding another".
  bool stands_for_one(const Chunk& chunk) const {
    const std::uint64_t key = a_.key(chunk.head);
    const std::uint32_t next = chunk.range.end;
    const bool of = next < a_.size() && a_.key(next) == "of"_w;
    const std::uint64_t whose = of ? a_.key(next + 1) : 0;  // "one of his associates"
    return chunk.range.size() == 1 && (key == "another"_w || key == "one"_w) &&
           (!of || whose == "his"_w || whose == "her"_w || whose == "their"_w);
  }

  /// Heads that speak rather than suffer: "the activists", "the officials".
  bool voice_noun(const Chunk& chunk) const {
    static constexpr std::array<std::string_view, 16> kVoices = {
        "activist",   "advocate", "official",   "leader",   "officer",    "guard",
        "soldier",    "lawyer",   "journalist", "reporter", "campaigner", "staff",
        "politician", "lawmaker", "group",      "member"};
    const std::string head = a_.head_noun(chunk);
    return std::find(kVoices.begin(), kVoices.end(), head) != kVoices.end();
  }

  bool fits(const Chunk& chunk) const {
    static constexpr std::array<std::string_view, 6> kAggressors = {
        "attacker", "gunman", "militant", "fighter", "bomber", "rebel"};
    const std::string head = a_.head_noun(chunk);
    return std::find(kAggressors.begin(), kAggressors.end(), head) == kAggressors.end();
  }

  Analysis& a_;
  const std::vector<Frame>& frames_;
  Groups& out_;
  RetoldGroups retold_;
};

}  // namespace

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
