// extract/groups_parts.cpp - counted people who are some of others, none of others, or summed up
// over many deeds
#include <algorithm>
#include <array>

#include "extract/fates.h"
#include "extract/group_finder.h"
#include "extract/one_of.h"
#include "extract/summed_deeds.h"
#include "extract/syntax.h"

namespace habeas {

bool GroupFinder::is_whole_of_part(const Frame& frame, std::uint32_t chunk) const {
  const Chunk& c = a_.chunks[chunk];
  if (chunk == 0 || frame.nominal || c.preposition == kNone || a_.key(c.preposition) != "of"_w ||
      a_.chunks[chunk - 1].range.end != c.preposition || retold_.quantity_of(chunk) == kNone)
    return false;
  const Chunk& part = a_.chunks[chunk - 1];
  const bool counted = part.kind == ChunkKind::noun && part.range.size() == 1 &&
                       (a_.pos(part.head) == Pos::num || a_.key(part.head) == "none"_w);
  // "two of the four men who were shot died": the clause on the four men speaks of all.
  const bool relative = chunk + 2 == frame.chunk && a_.key(c.range.end) == "who"_w;
  return counted && c.definite && !relative;
}

bool GroupFinder::composes(std::uint32_t q) const {
  const std::uint32_t begin = a_.quantities[q].range.begin;
  const std::uint32_t first = a_.sentence(begin).begin;
  const std::uint32_t whole = latest_main(kNone);
  if (whole == kNone || begin < first + 3) return false;
  const std::uint64_t last = a_.key(begin - 1);
  const std::uint64_t before = a_.key(begin - 2);
  const bool made_up = last == "of"_w && ((before == "up"_w && a_.key(begin - 3) == "made"_w) ||
                                          before == "consisting"_w || before == "composed"_w);
  // "Those arrested, seven men and five women,"
  const bool listed = a_.word(begin - 1) == "," && begin - first <= 4 && a_.key(first) == "those"_w;
  if (made_up || listed || last == "comprising"_w) return size_of_list(q) <= size_of(whole);
  // "At least 1,300 people were held: 180 women, 110 minors and 14 persons with disabilities."
  if (a_.word(begin - 1) == ":" && counted_right_before(q) != kNone) return true;
  const bool joined = q > 0 && (a_.pos(begin - 1) == Pos::cconj || a_.word(begin - 1) == ",") &&
                      a_.quantities[q - 1].range.end + 1 == begin;
  return joined && composes(q - 1);
}

std::uint32_t GroupFinder::counted_right_before(std::uint32_t q) const {
  const QuantityHit& own = a_.quantities[q];
  const TokenRange sentence = a_.sentence(own.range.begin);
  const std::uint32_t begin = own.range.begin;
  bool part = begin > sentence.begin && a_.word(begin - 1) == ":";
  for (std::uint32_t t = begin; t-- > sentence.begin && begin - t <= 3;)
    part = part || a_.key(t) == "including"_w ||
           (a_.key(t) == "among"_w && a_.key(t + 1) == "them"_w && t + 2 == begin);
  const bool joined = begin > sentence.begin &&
                      (a_.pos(begin - 1) == Pos::cconj || a_.word(begin - 1) == ",") && q > 0 &&
                      a_.quantities[q - 1].range.end + 1 == begin;
  if ((!part && !joined) || q == 0 || a_.quantities[q - 1].range.begin < sentence.begin)
    return kNone;
  std::uint32_t group = out_.of_quantity[q - 1];
  if (group == kNone) return kNone;
  if (joined && !part) group = out_.groups[group].whole;
  if (group == kNone || !is_several(group)) return kNone;
  const std::optional<Number> mine = figure_of(own.value);
  const std::optional<Number> all = figure_of(a_.quantities[out_.groups[group].quantity].value);
  return mine && all && *all < *mine ? kNone : group;
}

bool GroupFinder::are_living_of_dead(std::uint32_t group, std::uint32_t whole) const {
  const std::string& event = out_.groups[group].event;
  return whole != kNone && out_.groups[whole].event == "killing" &&
         (event == "injury" || event == "recovery");
}

bool GroupFinder::is_of_the_harmed(std::uint32_t q) const {
  const QuantityHit& hit = a_.quantities[q];
  const std::uint32_t of = hit.number.end;
  if (!hit.partitive || hit.head == kNone || a_.key(of) != "of"_w || hit.head <= of + 1)
    return false;
  const std::uint64_t points = a_.key(of + 1);
  if (points != "the"_w && points != "these"_w && points != "those"_w) return false;
  static constexpr std::array<std::string_view, 7> kHarmed = {
      "death", "dead", "victim", "detainee", "deportee", "killing", "arrest"};
  const std::string noun = singular(fold(a_.word(hit.head)));
  return std::find(kHarmed.begin(), kHarmed.end(), noun) != kHarmed.end();
}

std::uint32_t GroupFinder::gapped_from(std::uint32_t c, std::uint32_t q) const {
  const QuantityHit& hit = a_.quantities[q];
  if (q == 0 || hit.head != kNone || hit.without_figure || hit.value.share || hit.partitive)
    return kNone;
  const std::uint32_t begin = std::min(hit.range.begin, a_.chunks[c].range.begin);
  const std::uint32_t end = std::max(hit.range.end, a_.chunks[c].range.end);
  const TokenRange sentence = a_.sentence(begin);
  std::uint32_t joint = begin;
  while (joint > sentence.begin && a_.pos(joint - 1) == Pos::adv) --joint;  // "and then 25"
  if (joint == sentence.begin || (a_.key(joint - 1) != "and"_w && a_.key(joint - 1) != "while"_w))
    return kNone;
  const std::uint32_t before = out_.of_quantity[q - 1];
  const std::uint32_t frame = out_.frame_of_quantity[q - 1];
  if (before == kNone || frame == kNone || out_.groups[before].whole != kNone ||
      !sentence.contains(a_.quantities[q - 1].range.begin) || !frames_[frame].happened())
    return kNone;
  for (std::uint32_t v = frames_[frame].chunk + 1; v < a_.chunks.size(); ++v) {
    if (a_.chunks[v].range.begin >= std::min(sentence.end, end + 3)) break;
    const bool own = a_.chunks[v].kind == ChunkKind::verb && v != frames_[frame].chunk;
    if (own && a_.chunks[v].range.begin >= frames_[frame].trigger.end) return kNone;
  }
  const TokenRange first{std::min(a_.quantities[q - 1].range.end, frames_[frame].trigger.end),
                         joint};
  return placed_or_timed(first) && placed_or_timed({end, std::min(sentence.end, end + 5)}) ? before
                                                                                           : kNone;
}

bool GroupFinder::placed_or_timed(TokenRange words) const {
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (a_.in_time(t) || a_.name_at[t] != kNone) return true;
    const auto term = a_.context->terms.match_at(a_.tokens, t, t + 1);
    const bool site =
        a_.pos(t) == Pos::noun && term && a_.context->terms[term->phrase].label != "idea";
    if (site || a_.word(t) == ";") return site;
  }
  return false;
}

std::int64_t GroupFinder::size_of_list(std::uint32_t q) const {
  std::int64_t sum = 0;
  for (; q < a_.quantities.size(); ++q) {
    const std::optional<Number> size = figure_of(a_.quantities[q].value);
    if (size && size->scale == 0) sum += size->digits;
    const std::uint32_t end = a_.quantities[q].range.end;
    if (q + 1 == a_.quantities.size() || a_.quantities[q + 1].range.begin != end + 1) break;
  }
  return sum;
}

std::uint32_t GroupFinder::remains_of(std::uint32_t c, std::uint32_t q) const {
  static constexpr std::array<std::string_view, 2> kRemain = {"remain", "stay"};
  static constexpr std::array<std::uint64_t, 7> kHeld = {
      "detention"_w, "custody"_w, "jail"_w, "prison"_w, "captivity"_w, "bars"_w, "detained"_w};
  const std::uint32_t verb = c + 1;
  if (verb >= a_.chunks.size() || a_.chunks[verb].kind != ChunkKind::verb ||
      a_.chunks[verb].range.begin != a_.chunks[c].range.end)
    return kNone;
  const std::uint32_t end =
      std::min(a_.chunks[verb].range.end + 4, a_.sentence(a_.chunks[verb].head).end);
  bool still = is_verb_of(a_, verb, kRemain);
  bool held = false;
  for (std::uint32_t t = a_.chunks[verb].range.begin; t < end; ++t) {
    still = still || (a_.key(t) == "still"_w && t <= a_.chunks[verb].range.end);
    held = held || one_of(a_.key(t), kHeld);
  }
  const std::uint32_t frame = frame_with_victim(c);
  const std::optional<Number> mine = figure_of(a_.quantities[q].value);
  if (!still || !mine || (frame == kNone && !held)) return kNone;
  const std::string event = frame == kNone ? "detention" : frames_[frame].subkind;
  for (auto g = static_cast<std::uint32_t>(out_.groups.size()); g-- > 0;) {
    const Group& group = out_.groups[g];
    const bool same = group.event == event || (event == "detention" && group.event == "abduction");
    if (group.whole != kNone || !same || !is_several(g)) continue;
    const std::optional<Number> all = figure_of(a_.quantities[group.quantity].value);
    return all && *mine < *all ? g : kNone;
  }
  return kNone;
}

bool GroupFinder::of_other_time(std::uint32_t c, std::uint32_t q) const {
  const std::uint32_t whole = latest_main(kNone);
  const std::uint32_t first = a_.sentence(a_.chunks[c].range.begin).begin;
  const bool opens = a_.in_time(first) || (a_.pos(first) == Pos::adp && a_.in_time(first + 1));
  if (whole == kNone || !opens || a_.quantities[q].partitive) return false;
  const std::optional<Number> mine = figure_of(a_.quantities[q].value);
  const std::optional<Number> all = figure_of(a_.quantities[out_.groups[whole].quantity].value);
  return (mine && all && *all < *mine) || retold_.is_apart(whole, c, kNone);
}

void GroupFinder::take_in_part_before(std::uint32_t c, std::uint32_t whole) {
  const std::uint32_t of = a_.chunks[c].preposition;
  if (c == 0 || of == kNone || a_.key(of) != "of"_w || a_.chunks[c - 1].range.end != of) return;
  const std::uint32_t q = retold_.quantity_of(c - 1);
  const std::uint32_t part = q == kNone ? kNone : out_.of_quantity[q];
  if (part == kNone || part == whole || out_.groups[part].whole != kNone ||
      out_.groups[part].quantity != q || !a_.quantities[q].partitive)
    return;
  if (out_.groups[whole].whole == kNone) out_.groups[part].whole = whole;
}

bool GroupFinder::is_of_these(std::uint32_t q) const {
  const std::uint32_t begin = a_.quantities[q].range.begin;
  const TokenRange sentence = a_.sentence(begin);
  if (a_.key(sentence.begin) != "of"_w || begin < sentence.begin + 3 || a_.word(begin - 1) != "," ||
      begin - sentence.begin > 9)
    return false;
  for (std::uint32_t t = sentence.begin + 1; t + 1 < begin; ++t) {
    if (a_.word(t) == "," || a_.pos(t) == Pos::verb) return false;
  }
  const std::uint64_t whole = a_.key(sentence.begin + 1);
  return whole == "these"_w || whole == "those"_w || whole == "them"_w || whole == "the"_w ||
         whole == "all"_w;
}

bool GroupFinder::are_held_now(std::uint32_t c) const {
  static constexpr std::array<std::uint64_t, 5> kHeld = {"bars"_w, "jail"_w, "prison"_w,
                                                         "custody"_w, "detention"_w};
  const std::uint32_t begin = a_.chunks[c].range.end;
  if (a_.key(begin) != "are"_w && a_.key(begin) != "remain"_w) return false;
  const std::uint32_t end = std::min(begin + 6, a_.sentence(a_.chunks[c].head).end);
  for (std::uint32_t t = begin; t < end; ++t) {
    if (one_of(a_.key(t), kHeld)) return true;
  }
  return false;
}

bool GroupFinder::exceeds(const QuantityHit& hit, std::uint32_t whole) const {
  const std::uint32_t q = out_.groups[whole].quantity;
  if (q == kNone || !hit.value.point) return false;
  const Quantity& all = a_.quantities[q].value;
  return all.point && *all.point < *hit.value.point;
}

bool GroupFinder::are_held_for_years(std::uint32_t c) const {
  const Chunk& chunk = a_.chunks[c];
  if (chunk.definite || a_.head_noun(chunk) != "prisoner") return false;
  for (std::uint32_t t = chunk.range.begin; t < chunk.head; ++t) {
    if (a_.key(t) == "political"_w) return true;
  }
  return false;
}

bool GroupFinder::are_interviewed(std::uint32_t c) const {
  static constexpr std::array<std::string_view, 2> kAsk = {"interview", "question"};
  static constexpr std::array<std::string_view, 4> kSpeak = {"speak", "talk", "meet", "correspond"};
  if (c == 0 || a_.chunks[c - 1].kind != ChunkKind::verb || latest_main(kNone) == kNone)
    return false;
  const Chunk& verb = a_.chunks[c - 1];
  const std::uint32_t preposition = a_.chunks[c].preposition;
  if (verb.passive || verb.range.end > a_.chunks[c].range.begin) return false;
  const bool with = preposition == verb.range.end &&
                    (a_.key(preposition) == "to"_w || a_.key(preposition) == "with"_w);
  return preposition == kNone ? is_verb_of(a_, c - 1, kAsk) && object_of(a_, c - 1) == c
                              : with && is_verb_of(a_, c - 1, kSpeak);
}

bool GroupFinder::are_not_among(std::uint32_t c) const {
  const std::uint32_t whole = latest_main(kNone);
  if (whole == kNone || !are_interviewed(c)) return false;
  const std::string& event = out_.groups[whole].event;
  return event == "killing" || event == "enforced_disappearance";
}

bool GroupFinder::numbers_a_note(const QuantityHit& hit) const {
  const std::uint32_t begin = hit.range.begin;
  const std::uint32_t next = hit.number.end;
  return !a_.in_title(begin) && begin == a_.block(begin).begin && hit.number.size() == 1 &&
         a_.tokens.tokens[begin].kind == TokenKind::number && next < a_.block(begin).end &&
         a_.tokens.tokens[next].shape == Shape::capitalised && a_.word(begin).size() <= 2 &&
         (a_.key(next) == "figures"_w || !a_.context->people.match_at(a_.tokens, next, next + 1)) &&
         (hit.head == next || hit.head == kNone);
}

bool GroupFinder::tells_two_fates(std::uint32_t c) const {
  static constexpr std::array<std::uint64_t, 4> kFirst = {"died"_w, "killed"_w, "wounded"_w,
                                                          "injured"_w};
  static constexpr std::array<std::uint64_t, 7> kOther = {
      "killed"_w, "wounded"_w, "injured"_w, "hurt"_w, "missing"_w, "disappeared"_w, "vanished"_w};
  if (c + 1 >= a_.chunks.size() || a_.chunks[c + 1].kind != ChunkKind::verb ||
      subject_of(a_, c + 1) != c)
    return false;
  const std::uint32_t head = a_.chunks[c + 1].head;
  const std::uint32_t end = std::min(a_.sentence(head).end, head + 5);
  if (!one_of(a_.key(head), kFirst) || a_.key(head + 1) != "or"_w) return false;
  for (std::uint32_t t = head + 2; t < end && a_.word(t) != ","; ++t) {
    if (one_of(a_.key(t), kOther) && a_.key(t) != a_.key(head)) return true;
  }
  return false;
}

bool GroupFinder::counts_two_fates(const QuantityHit& hit, std::uint32_t c) const {
  static constexpr std::array<std::uint64_t, 7> kFates = {
      "dead"_w, "killed"_w, "wounded"_w, "injured"_w, "hurt"_w, "missing"_w, "disappeared"_w};
  if (tells_two_fates(c)) return true;
  const std::uint32_t head = hit.head != kNone ? hit.head : a_.chunks[c].head;
  const std::uint32_t next = head + 2;
  const std::uint64_t join = a_.key(head + 1);
  return next < a_.sentence(head).end && (join == "and"_w || join == "or"_w) &&
         one_of(a_.key(head), kFates) && one_of(a_.key(next), kFates) &&
         a_.key(head) != a_.key(next);
}

bool GroupFinder::is_nobody(std::uint32_t c) const {
  return one_of(a_.key(a_.chunks[c].range.begin),
                {"nobody"_w, "no"_w, "none"_w, "no-one"_w, "neither"_w});
}

bool GroupFinder::are_none(std::uint32_t c) const {
  const std::uint32_t of = a_.chunks[c].preposition;
  return of != kNone && of > 0 && a_.key(of) == "of"_w &&
         (a_.key(of - 1) == "none"_w || a_.key(of - 1) == "neither"_w);
}

bool GroupFinder::is_compared(std::uint32_t c) const {
  static constexpr std::array<std::string_view, 8> kMove = {"jump", "rise", "climb", "increase",
                                                            "grow", "fall", "drop",  "decrease"};
  const std::uint32_t from = a_.chunks[c].preposition;
  if (from == kNone || a_.key(from) != "from"_w || c == 0) return false;
  const std::uint32_t begin = a_.sentence(from).begin;
  for (std::uint32_t v = c; v-- > 0 && a_.chunks[v].range.begin >= begin;) {
    if (a_.chunks[v].kind == ChunkKind::verb) return is_verb_of(a_, v, kMove);
  }
  return false;
}

bool GroupFinder::is_tally(std::uint32_t c, const std::string& event) {
  const TokenRange sentence = a_.sentence(a_.chunks[c].range.begin);
  if (event.empty() || a_.in_title(sentence.begin)) return false;
  // "Nine were killed in separate raids. ... In Brod a raid killed four": the sum is of no one
  // deed.
  if (sums_up_several(sentence) && told_apart_.contains(event)) return true;
  if (!sums_up(sentence)) return false;
  const auto told_before = [&](const std::string& subkind) {
    const auto told = first_told_.find(subkind);
    return told != first_told_.end() && told->second < sentence.begin;
  };
  if (told_before(event)) return true;
  // Wounds and deaths of a period beside one deed of which the page told.
  const bool harm = event == "killing" || event == "injury";
  if (harm && (told_before("killing") || told_before("injury"))) return true;
  // "have killed two and detained 30 since May": a sum of deeds of which the page told one.
  const std::span<const Frame> frames = frames_in(frames_, sentence);
  return std::any_of(frames.begin(), frames.end(), [&](const Frame& frame) {
    return frame.happened() && !frame.nominal && told_before(frame.subkind);
  });
}

bool GroupFinder::sums_up(TokenRange sentence) {
  if (weighed_.first != sentence.begin) weighed_ = {sentence.begin, sums_up_period(a_, sentence)};
  return weighed_.second;
}

bool GroupFinder::sums_up_several(TokenRange sentence) {
  if (weighed_deeds_.first != sentence.begin)
    weighed_deeds_ = {sentence.begin, sums_up_deeds(a_, sentence)};
  return weighed_deeds_.second;
}

void GroupFinder::find_first_told() {
  for (const Frame& frame : frames_) {
    if (frame.happened() && frame.victim != kNone && !frame.nominal &&
        !a_.in_title(frame.trigger.begin) && !sums_up_several(a_.sentence(frame.trigger.begin)))
      told_apart_.insert(frame.subkind);
    if (!frame.happened() || frame.victim == kNone || first_told_.contains(frame.subkind)) continue;
    if (!sums_up(a_.sentence(frame.trigger.begin)))
      first_told_.emplace(frame.subkind, frame.trigger.begin);
  }
}

std::uint32_t GroupFinder::goes_on_parts(const QuantityHit& hit, std::uint32_t q) const {
  if (q == 0 || hit.head != kNone || hit.without_figure || hit.more) return kNone;
  const QuantityHit& before = a_.quantities[q - 1];
  const std::uint32_t part = out_.of_quantity[q - 1];
  // "58 of them have phoned home. Six are missing."
  const std::uint32_t sentence = a_.tokens.sentence_of(hit.range.begin);
  const std::uint32_t other = a_.tokens.sentence_of(before.range.begin);
  const bool opens = hit.range.begin == a_.tokens.sentences[sentence].begin;
  if (part == kNone || !before.partitive ||
      (other != sentence && (!opens || other + 1 != sentence)))
    return kNone;
  const std::uint32_t whole = out_.groups[part].whole;
  const std::optional<Number> size = figure_of(hit.value);
  if (whole == kNone || !size || size->scale != 0) return kNone;
  return retold_.told_of(whole) + size->digits <= size_of(whole) ? whole : kNone;
}

void GroupFinder::sum_up(std::uint32_t total) {
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

namespace {

/// "So far this year 1,350 have died", "since 2017": a figure of a period, not of one deed.
bool counts_a_period(const Analysis& a, std::uint32_t token) {
  static constexpr std::array<std::uint64_t, 4> kUnits = {"year"_w, "years"_w, "decade"_w,
                                                          "months"_w};
  const TokenRange sentence = a.sentence(token);
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::uint64_t before = t > sentence.begin ? a.key(t - 1) : 0;
    const bool named = before == "this"_w || before == "last"_w || before == "past"_w ||
                       before == "recent"_w || before == "every"_w;
    if (named && one_of(a.key(t), kUnits)) return true;
    if (a.key(t) == "since"_w && t + 1 < sentence.end && a.in_time(t + 1)) return true;
    if (a.in_time(t) && before == "since"_w) return true;
  }
  return false;
}

/// "In October 2022 bombs killed 120": a deed that the page dates apart from the one it tells.
bool opens_with_year(const Analysis& a, std::uint32_t token) {
  const std::uint32_t first = a.sentence(token).begin;
  const std::uint32_t date = a.pos(first) == Pos::adp ? a.date_at[first + 1] : kNone;
  return date != kNone && a.dates[date].value.basis == DateBasis::explicit_ &&
         a.dates[date].value.edtf.size() >= 4 && a.dates[date].value.edtf.front() != 'X';
}

}  // namespace

void GroupFinder::take_in_smaller(std::uint32_t total, std::uint32_t frame, std::uint32_t c) {
  if (counts_a_period(a_, a_.chunks[c].head) || opens_with_year(a_, a_.chunks[c].head)) return;
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
    if (introduced_after(total, g)) return;
    const std::optional<Number> size =
        group.quantity == kNone ? Number{1, 0} : figure_of(a_.quantities[group.quantity].value);
    if (!size || size->scale != 0 || !(*size < *all)) return;
    sum += size->digits;
    told.push_back(g);
  }
  if (sum > all->digits) return;
  for (const std::uint32_t g : told) {
    out_.groups[g].whole = total;
    out_.groups[g].taken_in = true;
  }
}

}  // namespace habeas
