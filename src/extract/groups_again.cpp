// extract/groups_again.cpp - people whom a later word stands for: "the miners were shot", "a boy
// was riding when he was hit", and counts of two fates at once
#include <algorithm>
#include <array>

#include "extract/group_finder.h"
#include "extract/one_of.h"

namespace habeas {

bool GroupFinder::shares_fates(std::uint32_t frame) const {
  if (frame == kNone || frames_[frame].nominal) return false;
  const auto first_of_two = [&](const Frame& killed, const Frame& other) {
    const std::uint32_t joint = killed.trigger.end;
    return killed.subkind == "killing" && killed.trigger.size() == 1 &&
           (other.subkind == "detention" || other.subkind == "injury") &&
           a_.key(joint) == "and"_w && other.trigger.begin == joint + 1 && !other.nominal;
  };
  const auto beside = frames_in(frames_, a_.sentence(frames_[frame].trigger.begin));
  return std::any_of(beside.begin(), beside.end(), [&](const Frame& other) {
    return first_of_two(frames_[frame], other) || first_of_two(other, frames_[frame]);
  });
}

void GroupFinder::pronoun_single(std::uint32_t c) {
  static constexpr std::array<std::uint64_t, 2> kOne = {"he"_w, "she"_w};
  if (!one_of(a_.key(a_.chunks[c].head), kOne) || a_.chunks[c].range.size() != 1) return;
  const std::uint32_t frame = frame_with_victim(c);
  if (frame == kNone || !frames_[frame].happened() || frames_[frame].ongoing ||
      frames_[frame].nominal || !frames_[frame].passive ||
      (frames_[frame].subkind != "killing" && frames_[frame].subkind != "injury"))
    return;
  const std::uint32_t begin = a_.sentence(a_.chunks[c].range.begin).begin;
  std::uint32_t who = kNone;
  for (std::uint32_t i = c; i-- > 0 && a_.chunks[i].range.begin >= begin;) {
    const Chunk& before = a_.chunks[i];
    if (before.kind == ChunkKind::pronoun && !one_of(a_.key(before.head), kOne)) continue;
    const bool named = a_.name_in(before.range, {MentionKind::person}) != nullptr;
    if (before.kind != ChunkKind::noun || (!named && !a_.is_people(before))) continue;
    if (who != kNone) return;  // two people: which of them?
    who = i;
  }
  if (who == kNone || frame_with_victim(who) != kNone || a_.chunks[who].plural) return;
  const std::uint64_t first = a_.key(a_.chunks[who].range.begin);
  if (first == "a"_w || first == "an"_w) tell_single(who, frame, false);
}

void GroupFinder::told_before(std::uint32_t c) {
  constexpr std::uint32_t kBack = 4;  // sentences
  const Chunk& chunk = a_.chunks[c];
  const std::uint32_t frame = frame_with_victim(c);
  if (a_.key(chunk.range.begin) != "the"_w || frame == kNone || !frames_[frame].happened() ||
      frames_[frame].ongoing || frames_[frame].nominal ||
      (frames_[frame].subkind != "killing" && frames_[frame].subkind != "injury" &&
       frames_[frame].subkind != "abduction") ||
      has_group(frames_[frame].subkind))
    return;
  const std::uint32_t own = a_.tokens.sentence_of(chunk.range.begin);
  const std::string noun = a_.head_noun(chunk);
  for (auto q = static_cast<std::uint32_t>(a_.quantities.size()); q-- > 0;) {
    const QuantityHit& hit = a_.quantities[q];
    if (hit.range.begin >= chunk.range.begin || hit.head == kNone) continue;
    const std::uint32_t sentence = a_.tokens.sentence_of(hit.range.begin);
    if (own - sentence > kBack) return;
    const std::uint32_t counted = a_.chunk_at[hit.head];
    if (counted == kNone || a_.head_noun(a_.chunks[counted]) != noun) continue;
    const bool same = sentence != own && out_.of_quantity[q] == kNone && !hit.value.share &&
                      !hit.partitive && !hit.more && hit.value.bound != Bound::upper;
    if (!same || a_.in_title(hit.range.begin)) return;
    const std::uint32_t group = found_group(c, q, frames_[frame].subkind);
    out_.singles.push_back({c, group, frame});
    mention(c, group);
    return;
  }
}

bool GroupFinder::is_emergency_number(const QuantityHit& hit) const {
  static constexpr std::array<std::uint64_t, 3> kNumbers = {"911"_w, "999"_w, "112"_w};
  static constexpr std::array<std::string_view, 13> kOf = {
      "call",   "caller", "dispatcher", "operator", "tape",  "recording", "center",
      "centre", "report", "transcript", "system",   "audio", "emergency"};
  if (hit.number.size() != 1 || !one_of(a_.key(hit.number.begin), kNumbers)) return false;
  const std::uint32_t head = hit.head == kNone ? hit.range.end : hit.head;
  if (head >= a_.size()) return false;
  const std::string noun = singular(fold(a_.word(head)));
  return std::find(kOf.begin(), kOf.end(), noun) != kOf.end();
}

bool GroupFinder::told_by_definite(const QuantityHit& hit, std::uint32_t c) const {
  const std::string noun = a_.head_noun(a_.chunks[c]);
  if (!a_.chunks[c].definite || noun.empty()) return false;
  return std::any_of(out_.groups.begin(), out_.groups.end(), [&](const Group& group) {
    return group.whole == kNone && group.quantity != kNone &&
           figure_of(a_.quantities[group.quantity].value) == figure_of(hit.value) &&
           a_.head_noun(a_.chunks[a_.next_chunk(group.founder.begin)]) == noun;
  });
}

std::uint32_t GroupFinder::completed(const Number& size, std::uint32_t c,
                                     std::uint32_t frame) const {
  const std::uint32_t total = retold_.detailed(size, c, frames_[frame].subkind, frame);
  if (total == kNone || size.scale != 0) return kNone;
  const std::int64_t told = retold_.told_of(total);
  return told > 0 && told + size.digits == size_of(total) ? total : kNone;
}

bool GroupFinder::has_group(const std::string& event) const {
  return std::any_of(out_.groups.begin(), out_.groups.end(),
                     [&](const Group& group) { return group.event == event; });
}

std::uint32_t GroupFinder::frame_of_next(std::uint32_t c, std::uint32_t q) const {
  const QuantityHit& hit = a_.quantities[q];
  const std::uint32_t own = a_.tokens.sentence_of(a_.chunks[c].range.begin);
  if (hit.head == kNone || hit.partitive || hit.more || own + 1 >= a_.tokens.sentences.size() ||
      !a_.is_people(a_.chunks[c]) || a_.in_title(hit.head))
    return kNone;
  const TokenRange sentence = a_.tokens.sentences[own];
  for (std::uint32_t i = 0; i < a_.chunks.size(); ++i) {  // others whom "they" may mean
    const Chunk& other = a_.chunks[i];
    if (!sentence.contains(other.range.begin) || i == c || other.kind != ChunkKind::noun) continue;
    if (i < c || (other.plural && (a_.is_people(other) || a_.is_force(other)))) return kNone;
  }
  const bool only =
      (q == 0 || !sentence.contains(a_.quantities[q - 1].range.begin)) &&
      (q + 1 == a_.quantities.size() || !sentence.contains(a_.quantities[q + 1].range.begin));
  if (!only) return kNone;
  const TokenRange next = a_.tokens.sentences[own + 1];
  if (a_.block(next.begin) != a_.block(sentence.begin) || a_.key(next.begin) != "they"_w)
    return kNone;
  for (const Frame& frame : frames_in(frames_, next)) {
    if (frame.victim == kNone || a_.chunks[frame.victim].range.begin != next.begin) continue;
    if (!frame.happened() || frame.ongoing || !frame.passive || !makes_incident(frame.subkind) ||
        has_group(frame.subkind))
      return kNone;
    return index_of(frame);
  }
  return kNone;
}

bool GroupFinder::opens_other_year(std::uint32_t group, std::uint32_t c) const {
  if (group == kNone) return false;
  const TokenRange sentence = a_.sentence(a_.chunks[c].range.begin);
  const std::uint32_t year = sentence.begin + 1;
  const std::string_view word = year < sentence.end ? a_.word(year) : std::string_view();
  if (a_.chunks[c].definite || a_.key(sentence.begin) != "in"_w || word.size() != 4 ||
      a_.tokens.tokens[year].kind != TokenKind::number || !a_.in_time(year))
    return false;
  const TokenRange told = a_.sentence(out_.groups[group].founder.begin);
  for (std::uint32_t t = told.begin; t < told.end; ++t) {
    if (a_.word(t) == word) return false;
  }
  return told != sentence;
}

bool GroupFinder::tells_other_people(std::uint32_t group, const std::string& event,
                                     std::uint32_t c) const {
  if (opens_other_year(group, c)) return true;
  if (event.empty() || out_.groups[group].event == event || a_.chunks[c].definite) return false;
  if (event != "sexual_violence" && out_.groups[group].event != "sexual_violence") return false;
  const TokenRange founder = out_.groups[group].founder;
  return a_.head_noun(a_.chunks[a_.next_chunk(founder.begin)]) != a_.head_noun(a_.chunks[c]);
}

bool GroupFinder::introduced_after(std::uint32_t total, std::uint32_t group) const {
  const std::uint32_t own = out_.groups[total].quantity;
  const std::optional<Number> size = figure_of(a_.quantities[own].value);
  for (std::uint32_t q = 0; q < own; ++q) {
    const QuantityHit& hit = a_.quantities[q];
    if (hit.range.begin > out_.groups[group].founder.begin && out_.of_quantity[q] == kNone &&
        hit.head != kNone && figure_of(hit.value) == size)
      return true;
  }
  return false;
}

std::uint32_t GroupFinder::confirmed_of(const Number& size, std::uint32_t c,
                                        std::uint32_t frame) const {
  static constexpr std::array<std::uint64_t, 3> kConfirm = {"confirm"_w, "confirms"_w,
                                                            "confirmed"_w};
  if (frame == kNone || frames_[frame].subkind != "detention") return kNone;
  constexpr std::uint32_t kReach = 40;  // words between the verb and who was held
  const std::uint32_t begin = a_.chunks[c].range.begin;
  bool confirmed = false;
  const std::uint32_t first = std::max(a_.sentence(begin).begin, begin - std::min(begin, kReach));
  for (std::uint32_t t = first; t < begin; ++t)
    confirmed = confirmed || one_of(a_.key(t), kConfirm);
  const std::uint32_t group = confirmed ? retold_.latest_of("detention") : kNone;
  if (group == kNone || retold_.in_sentence_of(group, c)) return kNone;
  const QuantityHit& whole = a_.quantities[out_.groups[group].quantity];
  const std::optional<Number> all = figure_of(whole.value);
  return whole.without_figure || (all && size < *all) ? group : kNone;
}

std::uint32_t GroupFinder::vague_whole(const QuantityHit& hit, std::uint32_t c,
                                       std::uint32_t frame) const {
  if (frame == kNone || frames_[frame].subkind != "transfer" || hit.more || hit.partitive ||
      hit.value.share || hit.without_figure)
    return kNone;
  const std::uint32_t group = latest_main(kNone);
  if (group == kNone || out_.groups[group].event != "forced_return") return kNone;
  const QuantityHit& told = a_.quantities[out_.groups[group].quantity];
  const std::optional<Number> size = figure_of(hit.value);
  const Quantity& all = told.value;
  if (all.bound != Bound::vague || !size || !all.lo || !all.hi) return kNone;
  const bool later =
      a_.sentence(out_.groups[group].founder.begin) != a_.sentence(a_.chunks[c].range.begin);
  return later && !(*size < *all.lo) && !(*all.hi < *size) ? group : kNone;
}

}  // namespace habeas
