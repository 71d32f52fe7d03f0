// extract/groups_subset.cpp - does a counted phrase tell a part of the people counted before: "nine
// women among them", "60 of those transferred", "three at the crossing"
#include <algorithm>

#include "extract/fates.h"
#include "extract/group_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {

bool GroupFinder::moved_part(std::uint32_t frame, std::uint32_t q) const {
  if (frame == kNone) return false;
  const bool bare = a_.quantities[q].head == kNone && !frames_[frame].at.empty();
  if (frames_[frame].subkind != "transfer" && !(bare && frames_[frame].subkind == "forced_return"))
    return false;
  const std::uint32_t whole = latest_main(kNone);
  if (whole == kNone || out_.groups[whole].event != "forced_return") return false;
  const std::optional<Number> mine = figure_of(a_.quantities[q].value);
  const Quantity& told = a_.quantities[out_.groups[whole].quantity].value;
  const std::optional<Number> all = figure_of(told);
  if (!mine || !all || !(*mine < *all)) return false;
  // "nearly 40 ... The 38 were put on buses": the same people, told roughly first
  const bool rough = told.bound == Bound::approx && mine->scale == 0 && all->scale == 0;
  return !rough || mine->digits * 10 < all->digits * 9;
}

bool GroupFinder::of_uncounted(std::uint32_t q) const {
  if (q == 0) return false;
  const QuantityHit& hit = a_.quantities[q];
  const QuantityHit& before = a_.quantities[q - 1];
  const std::uint32_t begin = hit.range.begin;
  const std::uint32_t end = hit.number.end;
  if (out_.of_quantity[q - 1] != kNone || before.head == kNone || a_.in_time(before.head) ||
      before.range.begin < a_.block(begin).begin)
    return false;
  const bool whom = begin > 1 && a_.key(begin - 1) == "whom"_w && a_.key(begin - 2) == "of"_w;
  if (whom) return a_.sentence(begin).contains(before.range.begin);
  const std::uint32_t noun = a_.chunk_at[before.head];
  if (before.value.unit == "person" || before.value.unit == "name" ||
      (noun != kNone && a_.is_people(a_.chunks[noun])))
    return false;  // "a list of 64 names ... 61 of them were there"
  const bool them = end + 1 < a_.size() && a_.key(end) == "of"_w && a_.key(end + 1) == "them"_w;
  const std::uint32_t sentence = a_.tokens.sentence_of(begin);
  return them && sentence > 0 && a_.tokens.sentences[sentence - 1].contains(before.range.begin) &&
         !is_measure(singular(fold(a_.word(before.head))));
}

bool GroupFinder::at_site(std::uint32_t c) const {
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

/// "Among them were 41 women and 12 girls": joined to an amount that is a part.
bool GroupFinder::is_joined_to_part(std::uint32_t q) const {
  if (q == 0 || out_.of_quantity[q - 1] == kNone) return false;
  const TokenRange before = a_.quantities[q - 1].range;
  const TokenRange own = a_.quantities[q].range;
  const bool joined = own.begin == before.end + 1 &&
                      (a_.pos(before.end) == Pos::cconj || a_.word(before.end) == ",");
  return joined && out_.groups[out_.of_quantity[q - 1]].whole != kNone;
}

/// "300 miners were locked out, 180 of them at the gate": nobody to whom something was done.
bool GroupFinder::are_told(std::uint32_t q, std::uint32_t before) const {
  return a_.quantities[q].range.begin < a_.sentence(before).begin || a_.quantities[q].value.share ||
         a_.quantities[q].value.unit.empty() || out_.of_quantity[q] != kNone;
}

bool GroupFinder::counted_outside(std::uint32_t token, std::uint32_t before) const {
  const auto near = std::lower_bound(
      a_.quantities.begin(), a_.quantities.end(), token,
      [](const QuantityHit& hit, std::uint32_t t) { return hit.range.end + 2 < t; });
  for (auto q = static_cast<std::uint32_t>(near - a_.quantities.begin()); q < a_.quantities.size();
       ++q) {
    const TokenRange range = a_.quantities[q].range;
    if (range.end > before || range.end > token) break;
    if (token - range.end <= 2 && a_.sentence(range.begin).begin == a_.sentence(token).begin &&
        a_.quantities[q].head != kNone && out_.of_quantity[q] == kNone)
      return true;
  }
  return false;
}

bool GroupFinder::is_part(std::uint32_t c, std::uint32_t q) const {
  if (is_of_these(q) || (frame_with_victim(c) == kNone && is_joined_to_part(q))) return true;
  if (composes(q) || remains_of(c, q) != kNone || are_interviewed(c) || is_of_the_harmed(q))
    return true;
  const std::uint32_t begin = std::min(a_.chunks[c].range.begin, a_.quantities[q].range.begin);
  for (std::uint32_t t = begin; t-- > a_.sentence(begin).begin && begin - t <= 5;) {
    const std::uint64_t key = a_.key(t);
    if (begin - t == 5 && key != "among"_w) break;  // "Among those still held are three"
    if (counted_outside(t, begin)) break;
    // "identified among three bodies": those behind "among" are the whole.
    if (key == "among"_w && t + 1 == begin) break;
    if (key == "including"_w || key == "includes"_w || key == "include"_w || key == "among"_w ||
        key == "included"_w)
      return true;
    // not "fired on them, killing all 11"
    const std::uint64_t link = t > 0 ? a_.key(t - 1) : 0;
    if (key == "them"_w && a_.pos(t + 1) != Pos::noun && link != "on"_w && link != "at"_w &&
        link != "against"_w)
      return true;
  }
  const std::uint32_t of = a_.quantities[q].number.end;  // "nine deaths, two of them minors"
  if (a_.key(of) == "of"_w && a_.key(of + 1) == "them"_w) return q == 0 || are_told(q - 1, begin);
  // "60 of those transferred have been sent on"
  if (a_.key(of) == "of"_w && a_.key(of + 1) == "those"_w && of + 2 < a_.size() &&
      a_.pos(of + 2) == Pos::verb)
    return true;
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
}  // namespace habeas
