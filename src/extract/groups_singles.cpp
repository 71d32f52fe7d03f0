// extract/groups_singles.cpp - people told one by one: "a miner was shot", lists, headlines
#include <algorithm>
#include <array>

#include "extract/group_finder.h"
#include "extract/one_person.h"

namespace habeas {
namespace {

/// "leaves 1 dead, 1 injured": does the noun itself say that something else befell this one?
bool fate_of_noun(const std::string& noun, const std::string& event) {
  if (noun == "injured" || noun == "wounded" || noun == "hurt") return event != "injury";
  return noun == "dead" && event != "killing";
}

}  // namespace

void GroupFinder::tell_headlines() {
  for (std::uint32_t c = 0; c < a_.chunks.size() && a_.in_title(a_.chunks[c].head); ++c) {
    const std::uint32_t frame = is_headline_person(c) ? frame_with_victim(c) : kNone;
    if (frame != kNone && !told_in_text(frame)) single(c);
  }
  std::sort(out_.mentions.begin(), out_.mentions.end(),
            [](const GroupMention& x, const GroupMention& y) { return x.chunk < y.chunk; });
}

bool GroupFinder::is_headline_person(std::uint32_t c) const {
  const Chunk& chunk = a_.chunks[c];
  const Pos first = a_.pos(chunk.range.begin);
  return chunk.kind == ChunkKind::noun && a_.in_title(chunk.head) && !chunk.plural &&
         chunk.preposition == kNone && a_.is_people(chunk) &&
         (first == Pos::noun || first == Pos::num || first == Pos::adj || first == Pos::propn) &&
         retold_.quantity_of(c) == kNone && out_.of_chunk(c) == kNone &&
         a_.name_in(chunk.range, {MentionKind::person}) == nullptr;
}

bool GroupFinder::told_in_text(std::uint32_t frame) const {
  const std::string& event = frames_[frame].subkind;
  // "Man, baby found dead": the persons of one clause do not tell each other again.
  const auto beside = [&](std::uint32_t group) {
    const std::uint32_t q = out_.groups[group].quantity;
    if (q != kNone && event == "killing" && out_.frame_of_quantity[q] == frame) return true;
    return std::any_of(out_.singles.begin(), out_.singles.end(), [&](const SingleVictim& single) {
      return single.group == group && single.frame == frame;
    });
  };
  for (std::uint32_t g = 0; g < out_.groups.size(); ++g) {
    if (out_.groups[g].event == event && !beside(g)) return true;
  }
  return std::any_of(frames_.begin(), frames_.end(), [&](const Frame& other) {
    return other.subkind == event && other.victim != kNone && other.happened() &&
           a_.name_in(a_.chunks[other.victim].range, {MentionKind::person}) != nullptr;
  });
}

void GroupFinder::single(std::uint32_t c) {
  const Chunk& chunk = a_.chunks[c];
  const std::uint64_t first = a_.key(chunk.range.begin);
  const bool other = first == "another"_w || first == "one"_w;
  const bool one =
      first == "a"_w || first == "an"_w || first == "1"_w || is_kin(a_, chunk) || shares_article(c);
  if (!other && !one && !is_headline_person(c)) return;
  if (included(c) || is_crowd(c)) return;
  const std::uint32_t frame = frame_with_victim(c);
  const auto counted = [&](std::uint32_t victim) { return retold_.quantity_of(victim) != kNone; };
  const bool alone = frame == kNone || fate_of_noun(a_.head_noun(chunk), frames_[frame].subkind) ||
                     (frames_[frame].nominal && std::none_of(frames_[frame].others.begin(),
                                                             frames_[frame].others.end(), counted));
  // "two men, one of whom was the leader": told of by no deed of its own
  if (!alone && is_one_of_told(chunk) && (frames_[frame].victim != c || frames_[frame].chunk < c))
    return;
  if (alone || !frames_[frame].happened() || frames_[frame].ongoing ||
      frames_[frame].subkind == "transfer" || !makes_incident(frames_[frame].subkind) ||
      is_described(frame))
    return;
  // "her sister was deported": whose case it is, somebody tells; a death is told by the page.
  if (is_kin(a_, chunk) && frames_[frame].subkind != "killing" &&
      frames_[frame].subkind != "injury")
    return;
  tell_single(c, frame, other);
}

bool GroupFinder::is_crowd(std::uint32_t c) const {
  static constexpr std::array<std::string_view, 6> kMany = {"group", "crowd", "couple",
                                                            "pair",  "dozen", "number"};
  const std::string noun = a_.head_noun(a_.chunks[c]);
  return a_.key(a_.chunks[c].range.end) == "of"_w &&
         std::find(kMany.begin(), kMany.end(), noun) != kMany.end();
}

void GroupFinder::tell_single(std::uint32_t c, std::uint32_t frame, bool other) {
  const Chunk& chunk = a_.chunks[c];
  const std::uint64_t first = a_.key(chunk.range.begin);
  const std::int64_t ordinal = ordinal_of(chunk);
  const bool another = (other && !retold_.other_than_before(c, frame)) || ordinal > 0;
  std::uint32_t group = another ? kNone : retold_.one_before(c, frame);
  if (group == kNone && other) group = retold_.other_retold(Number{1, 0}, c, frame);
  if (group == kNone && first == "another"_w) group = retold_.another_before(c, frame);
  if (group == kNone) group = associates_before(Number{1, 0}, c, frame);
  if (group == kNone) {
    std::uint32_t total = retold_.total_retold(c, frame);
    if (total == kNone && first == "one"_w && stands_for_one(chunk)) total = vague_before(c, frame);
    if (total == kNone) {
      total = retold_.detailed(Number{1, 0}, c, frames_[frame].subkind, frame);
      if (total == kNone && ordinal > 0) total = counted_with(ordinal, frames_[frame].subkind, c);
      const bool counted_on = ordinal > 0 && total != kNone && ordinal <= size_of(total);
      if (total == kNone) total = listed_whole(c);
      if (another && first != "one"_w && !counted_on && total != kNone &&
          retold_.told_of(total) == 0)
        total = kNone;
    }
    if (total != kNone && stands_beside(total, c, frame)) total = kNone;
    if (total == kNone && is_one_of_told(chunk)) total = latest_main(kNone);
    if (total == kNone && !another) total = confirmed_of(Number{1, 0}, c, frame);
    group = found_group(c, kNone, frames_[frame].subkind);
    out_.groups[group].whole = total;
  }
  out_.singles.push_back({c, group, frame});
  mention(c, group);
}

bool GroupFinder::stands_beside(std::uint32_t total, std::uint32_t c, std::uint32_t frame) const {
  // "A man suspected of killing five people was found dead": he is none of the five.
  const auto told = frames_in(frames_, a_.sentence(a_.chunks[c].range.begin));
  const bool doer = std::any_of(told.begin(), told.end(), [&](const Frame& other) {
    const std::uint32_t q =
        other.agent != c || other.victim == kNone ? kNone : retold_.quantity_of(other.victim);
    return q != kNone && other.subkind == frames_[frame].subkind &&
           figure_of(a_.quantities[q].value) == Number{size_of(total), 0};
  });
  if (doer && !counts_all_dead(total)) return true;
  std::vector<std::uint32_t> victims = frames_[frame].others;
  victims.push_back(frames_[frame].victim);
  return std::any_of(victims.begin(), victims.end(), [&](std::uint32_t other) {
    const std::uint32_t q = other <= c || other == kNone ? kNone : retold_.quantity_of(other);
    if (q == kNone || a_.quantities[q].more || out_.groups[total].quantity == q) return false;
    const auto& point = a_.quantities[q].value.point;
    return point && *point == Number{size_of(total), 0};
  });
}

std::uint32_t GroupFinder::counted_with(std::int64_t ordinal, const std::string& event,
                                        std::uint32_t c) const {
  for (std::uint32_t g = 0; g < out_.groups.size(); ++g) {
    const Group& group = out_.groups[g];
    if (group.event != event || group.whole != kNone || group.quantity == kNone) continue;
    if (!retold_.in_sentence_of(g, c) && size_of(g) >= ordinal) return g;
  }
  return kNone;
}

std::uint32_t GroupFinder::single_before(std::uint32_t c, const std::string& event) const {
  std::uint32_t only = kNone;
  std::uint32_t count = 0;
  for (const SingleVictim& single : out_.singles) {
    const Group& group = out_.groups[single.group];
    if (group.event != event || retold_.in_sentence_of(single.group, c)) continue;
    if (a_.head_noun(a_.chunks[single.chunk]) == a_.head_noun(a_.chunks[c])) return single.group;
    if (single.group != only) ++count;
    only = single.group;
  }
  return count == 1 ? only : kNone;
}

void GroupFinder::known_beside(std::uint32_t c) {
  const std::uint32_t frame = frame_with_victim(c);
  if (frame == kNone || !frames_[frame].happened() || frames_[frame].ongoing ||
      frames_[frame].nominal || !makes_incident(frames_[frame].subkind) ||
      frames_[frame].subkind == "transfer")
    return;
  std::vector<std::uint32_t> victims = frames_[frame].others;
  victims.push_back(frames_[frame].victim);
  const bool counted = std::any_of(victims.begin(), victims.end(), [&](std::uint32_t victim) {
    return victim != c && retold_.quantity_of(victim) != kNone;
  });
  // "The woman who shot her son, then herself": who did it is one of them.
  if (!counted && (frames_[frame].agent != c || victims.size() < 2)) return;
  std::uint32_t group = single_before(c, frames_[frame].subkind);
  if (group == kNone) {
    // Told of in a figure before: the sum may hold this one, too.
    if (retold_.latest_of(frames_[frame].subkind) != kNone &&
        !retold_.in_sentence_of(retold_.latest_of(frames_[frame].subkind), c))
      return;
    group = found_group(c, kNone, frames_[frame].subkind);
  }
  out_.singles.push_back({c, group, frame});
  mention(c, group);
}

void GroupFinder::included_again(std::uint32_t c) {
  const std::uint32_t begin = a_.chunks[c].range.begin;
  if (begin == 0 || a_.key(begin - 1) != "including"_w) return;
  const TokenRange sentence = a_.sentence(begin);
  for (auto q = static_cast<std::uint32_t>(a_.quantities.size()); q-- > 0;) {
    const TokenRange range = a_.quantities[q].range;
    if (range.begin >= begin) continue;
    const std::uint32_t whole = range.begin < sentence.begin ? kNone : out_.of_quantity[q];
    if (whole == kNone) return;
    const std::uint32_t group = single_before(c, out_.groups[whole].event);
    if (group != kNone && out_.groups[group].whole == kNone && group != whole)
      out_.groups[group].whole = whole;
    return;
  }
}

std::uint32_t GroupFinder::associates_before(const Number& size, std::uint32_t c,
                                             std::uint32_t frame) const {
  if (frame == kNone) return kNone;
  const std::uint32_t next = a_.chunks[c].range.end;
  const std::uint64_t whose = a_.key(a_.chunks[c].range.begin + 2);
  const bool own = a_.key(a_.chunks[c].range.begin + 1) == "of"_w || a_.key(next) == "of"_w;
  const std::uint64_t behind = a_.key(next) == "of"_w ? a_.key(next + 1) : whose;
  if (!own || (behind != "his"_w && behind != "her"_w && behind != "their"_w)) return kNone;
  const std::uint32_t group = retold_.latest_of(frames_[frame].subkind);
  if (group == kNone || retold_.in_sentence_of(group, c)) return kNone;
  const QuantityHit& before = a_.quantities[out_.groups[group].quantity];
  if (before.without_figure || figure_of(before.value) != size) return kNone;
  return group;
}

std::uint32_t GroupFinder::vague_before(std::uint32_t c, std::uint32_t frame) const {
  if (frame == kNone || a_.key(a_.chunks[c].range.end) != "of"_w) return kNone;
  const std::uint32_t group = retold_.latest_of(frames_[frame].subkind);
  if (group == kNone || retold_.in_sentence_of(group, c)) return kNone;
  return a_.quantities[out_.groups[group].quantity].without_figure ? group : kNone;
}

std::uint32_t GroupFinder::listed_whole(std::uint32_t c) const {
  constexpr std::uint32_t kLongest = 12;  // nouns of a list
  for (std::uint32_t first = c; first > 0 && c - first < kLongest; --first) {
    const std::uint32_t whole = opens_list(first - 1, first) ? out_.of_chunk(first - 1) : kNone;
    if (whole != kNone && listed_from(first) == size_of(whole)) return whole;
    if (!joins_list(first - 1, first)) return kNone;
  }
  return kNone;
}

bool GroupFinder::opens_list(std::uint32_t whole, std::uint32_t first) const {
  const std::uint32_t mark = a_.chunks[whole].range.end;
  const std::string_view opens = a_.word(mark);
  return a_.chunks[whole].kind == ChunkKind::noun && retold_.quantity_of(whole) != kNone &&
         mark + 1 == a_.chunks[first].range.begin &&
         (opens == "," || opens == ":" || opens == "-" || opens == "\xE2\x80\x93" ||
          opens == "\xE2\x80\x94");
}

std::int64_t GroupFinder::listed_from(std::uint32_t first) const {
  std::int64_t sum = people_in(first);
  std::uint32_t next = first + 1;
  constexpr std::uint32_t kLongest = 12;
  for (; next < a_.chunks.size() && next - first < kLongest && joins_list(next - 1, next); ++next)
    sum += people_in(next);
  return next > first + 1 ? sum : 0;
}

bool GroupFinder::joins_list(std::uint32_t before, std::uint32_t chunk) const {
  const std::uint32_t end = a_.chunks[before].range.end;
  const std::uint32_t begin = a_.chunks[chunk].range.begin;
  if (a_.chunks[chunk].kind != ChunkKind::noun || a_.chunks[before].kind != ChunkKind::noun ||
      people_in(before) == 0)
    return false;
  const bool comma = a_.word(end) == ",";
  return (end + 1 == begin && (comma || a_.key(end) == "and"_w)) ||
         (end + 2 == begin && comma && a_.key(end + 1) == "and"_w);
}

std::int64_t GroupFinder::people_in(std::uint32_t c) const {
  const Chunk& chunk = a_.chunks[c];
  if (chunk.kind != ChunkKind::noun || chunk.preposition != kNone) return 0;
  const std::uint32_t q = retold_.quantity_of(c);
  if (q != kNone) {
    const std::optional<Number> size = figure_of(a_.quantities[q].value);
    return size && size->scale == 0 ? size->digits : 0;
  }
  return !chunk.plural && a_.is_people(chunk) ? 1 : 0;
}

bool GroupFinder::shares_article(std::uint32_t c) const {
  const Chunk& chunk = a_.chunks[c];
  const Pos opens =
      a_.pos(chunk.range.begin);  // "his wife and son", "his wife and 10-year-old son"
  const bool bare = opens == Pos::noun || opens == Pos::num || opens == Pos::adj;
  if (c == 0 || chunk.plural || !bare || retold_.quantity_of(c) != kNone) return false;
  const Chunk& before = a_.chunks[c - 1];
  const std::uint64_t first = a_.key(before.range.begin);
  return before.kind == ChunkKind::noun && before.range.end + 1 == chunk.range.begin &&
         a_.key(before.range.end) == "and"_w && !before.plural && a_.is_people(before) &&
         (first == "a"_w || first == "an"_w || first == "his"_w || first == "her"_w);
}

std::int64_t GroupFinder::size_of(std::uint32_t group) const {
  const std::uint32_t q = out_.groups[group].quantity;
  const std::optional<Number> size = q == kNone ? std::nullopt : figure_of(a_.quantities[q].value);
  return size && size->scale == 0 ? size->digits : 1;
}

std::int64_t GroupFinder::ordinal_of(const Chunk& chunk) const {
  static constexpr std::array<std::uint64_t, 5> kOrdinals = {"second"_w, "third"_w, "fourth"_w,
                                                             "fifth"_w, "sixth"_w};
  for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
    const auto at = std::find(kOrdinals.begin(), kOrdinals.end(), a_.key(t));
    if (at != kOrdinals.end()) return at - kOrdinals.begin() + 2;
  }
  return 0;
}

bool GroupFinder::included(std::uint32_t c) {
  const std::uint32_t begin = a_.chunks[c].range.begin;
  const bool joined =
      begin > 0 && (a_.key(begin - 1) == "including"_w ||
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

bool GroupFinder::stands_for_one(const Chunk& chunk) const {
  const std::uint64_t key = a_.key(chunk.head);
  const std::uint32_t next = chunk.range.end;
  const bool of = next < a_.size() && a_.key(next) == "of"_w;
  const std::uint64_t whose = of ? a_.key(next + 1) : 0;  // "one of his associates"
  if (stands_for_ordinal(a_, chunk)) return true;
  return chunk.range.size() == 1 && (key == "another"_w || key == "one"_w || key == "1"_w) &&
         (!of || whose == "his"_w || whose == "her"_w || whose == "their"_w ||
          is_one_of_told(chunk));
}

bool GroupFinder::is_one_of_told(const Chunk& chunk) const {
  const std::uint32_t next = chunk.range.end;
  if (a_.key(chunk.head) != "one"_w || a_.key(next) != "of"_w) return false;
  const std::uint64_t whom = a_.key(next + 1);
  if (whom == "them"_w || whom == "whom"_w) return true;
  const bool points = whom == "the"_w || whom == "those"_w || whom == "these"_w;
  static constexpr std::array<std::uint64_t, 4> kHurt = {"wounded"_w, "injured"_w, "hurt"_w,
                                                         "shot"_w};
  return points && std::find(kHurt.begin(), kHurt.end(), a_.key(next + 2)) != kHurt.end();
}

}  // namespace habeas
